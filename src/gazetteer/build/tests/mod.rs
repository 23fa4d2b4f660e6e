//! Tests of building from dumps: what each format's places become, and what a broken one is told.

mod broken;
mod folders;
mod quotes;
mod runs;

use std::path::{Path, PathBuf};

use super::*;
use crate::gazetteer::fold::fold_name;
use crate::gazetteer::{Gazetteer, Rank};
use crate::model::{Capital, Kind, Language, Place};

/// Dumps written by hand, with facts of GeoNames, Who's On First and the World Historical Gazetteer.
fn dump(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/gazetteers").join(name)
}

fn built_from(inputs: &[PathBuf], format: Option<Format>) -> Result<Built, GazetteerError> {
    let folder = tempfile::tempdir().unwrap();
    build_from(inputs, &Options { format, ..Options::new(folder.path()) })
}

/// The gazetteer in dumps, and what was left out.
fn opened(names: &[&str]) -> (Gazetteer, Vec<(&'static str, u64)>) {
    let built = built_from(&names.iter().map(|name| dump(name)).collect::<Vec<_>>(), None).unwrap();
    let left_out = built.report.left_out.iter().map(|(reason, count)| (*reason, *count)).collect();
    assert!(built.report.faults.is_empty(), "{:?}", built.report.faults);
    (Gazetteer::from_bytes(built.bytes().unwrap()).unwrap(), left_out)
}

fn place(gazetteer: &Gazetteer, id: &str) -> Place {
    gazetteer.to_place(gazetteer.find(id).unwrap_or_else(|| panic!("no {id}")))
}

/// Identifiers and ranks of what is called so.
fn called(gazetteer: &Gazetteer, name: &str) -> Vec<(String, Rank)> {
    let entries = gazetteer.name(&fold_name(name)).into_iter().flat_map(|name| gazetteer.entries(name));
    entries.map(|entry| (gazetteer.place(entry.place).id().to_string(), entry.rank)).collect()
}

fn french(place: &Place) -> &str {
    place.name_in(Language::FRENCH)
}

#[test]
fn a_dump_of_geonames_gives_places_with_kinds_containers_and_capitals() {
    let (gazetteer, left_out) = opened(&["AF.txt"]);
    assert_eq!(gazetteer.len(), 15);
    for (id, name, kind, capital, admin1) in [
        ("geonames:1149361", "Islamic Republic of Afghanistan", Kind::Country, Capital::None, None),
        ("geonames:1138335", "Kandahar", Kind::Province, Capital::None, None),
        ("geonames:9653599", "Kandahar District", Kind::District, Capital::None, Some("geonames:1138335")),
        ("geonames:1138958", "Kabul", Kind::City, Capital::Country, Some("geonames:1138957")),
        ("geonames:1138336", "Kandahār", Kind::City, Capital::Admin1, Some("geonames:1138335")),
        ("geonames:1142404", "Islām Qal‘ah", Kind::City, Capital::None, Some("geonames:1140025")),
        ("geonames:1130005", "Deh-e Khwājah", Kind::Village, Capital::None, Some("geonames:1138335")),
        (
            "geonames:6300006",
            "Kandahar International Airport",
            Kind::Airport,
            Capital::None,
            Some("geonames:1138335"),
        ),
        // Parwan, AF.40, is explained by no row and no table.
        ("geonames:6300007", "Bagram Airfield", Kind::Base, Capital::None, None),
        ("geonames:1140200", "Harīrūd", Kind::River, Capital::None, Some("geonames:1140025")),
        ("geonames:1130001", "Kōtal-e Sālang", Kind::Mountain, Capital::None, None),
    ] {
        let found = place(&gazetteer, id);
        assert_eq!((found.name.as_str(), found.kind, found.capital), (name, kind, capital));
        assert_eq!(found.admin1.as_ref().map(|id| id.as_str()), admin1, "{id}");
        assert_eq!((found.country.as_str(), found.country_id.unwrap().as_str()), ("AF", "geonames:1149361"));
    }
    let kandahar = place(&gazetteer, "geonames:1138336");
    assert_eq!(kandahar.admin2.unwrap().as_str(), "geonames:9653599");
    assert_eq!((kandahar.position.lat, kandahar.position.lon), (31.61332, 65.71013));
    assert_eq!(kandahar.population, 523_300);
    let left_out: Vec<u64> = left_out.iter().map(|(_, count)| *count).collect();
    // A school, a highway, a province that is no more; codes of Bagram's and Salang's provinces.
    assert_eq!(left_out.iter().sum::<u64>(), 5, "{left_out:?}");
    // Nimruz is no row, and a table beside the dump tells its number.
    let zaranj = gazetteer.place(gazetteer.find("geonames:1120985").unwrap());
    assert!(zaranj.admin1().is_none(), "it is in no file that is open");
    let above = Gazetteer::bundled().unwrap().under(&[gazetteer]).unwrap();
    assert_eq!(place(&above, "geonames:1120985").admin1.unwrap().as_str(), "geonames:1131821");
}

#[test]
fn names_of_geonames_have_the_ranks_that_their_columns_tell() {
    let (gazetteer, left_out) = opened(&["AF.txt", "alternateNamesV2.txt"]);
    let kabul = |rank| vec![("geonames:1138958".to_owned(), rank)];
    for (name, expected) in [
        ("Kaboul", kabul(Rank::Preferred)),
        ("Caboul", kabul(Rank::Alternate)),
        ("Кабул", kabul(Rank::Alternate)),
        ("کابل", kabul(Rank::Alternate)),
        ("KBL", vec![]),
        ("1001", vec![]),
        ("Q5838", vec![]),
        ("ka bu er", vec![]),
        ("RIA", vec![("geonames:1149361".to_owned(), Rank::Abbreviation)]),
        ("Graveyard of Empires", vec![("geonames:1149361".to_owned(), Rank::Alternate)]),
        ("Alexandria in Arachosia", vec![("geonames:1138336".to_owned(), Rank::Alternate)]),
        ("France", vec![]),
    ] {
        assert_eq!(called(&gazetteer, name), expected, "{name}");
    }
    assert_eq!(called(&gazetteer, "Kabul")[0].1, Rank::Main);
    let found = |code: &str| -> Vec<String> {
        gazetteer.search(code, 9).iter().map(|place| gazetteer.place(*place).id().to_string()).collect()
    };
    assert_eq!(found("KBL"), ["geonames:1138958"]);
    assert_eq!(found("1001"), ["geonames:1138958"]);
    assert_eq!(found("oakn"), ["geonames:1138336", "geonames:6300006"]);
    assert_eq!(french(&place(&gazetteer, "geonames:1138958")), "Kaboul");
    assert_eq!(french(&place(&gazetteer, "geonames:1149361")), "Afghanistan");
    assert!(
        left_out.iter().any(|(reason, count)| reason.starts_with("links") && *count == 2),
        "{left_out:?}"
    );
}

#[test]
fn a_tree_of_whos_on_first_gives_current_places_with_outlines_and_the_numbers_of_geonames() {
    let (gazetteer, left_out) = opened(&["wof"]);
    assert_eq!(gazetteer.len(), 4);
    assert_eq!(
        left_out.iter().map(|(_, count)| count).sum::<u64>(),
        2,
        "one not current, one venue: {left_out:?}"
    );
    let town = place(&gazetteer, "wof:421190001");
    assert_eq!((town.name.as_str(), town.kind, town.population), ("Islam Qala", Kind::Village, 1200));
    assert_eq!((town.position.lat, town.position.lon), (34.66, 61.07), "the label's point");
    assert_eq!(town.admin1.unwrap().as_str(), "geonames:1140025");
    assert_eq!(town.admin2.unwrap().as_str(), "wof:1108690001");
    assert!(town.area.is_none());
    let herat = place(&gazetteer, "geonames:1140025");
    assert_eq!(
        (herat.kind, herat.country_id.as_ref().unwrap().as_str()),
        (Kind::Province, "geonames:1149361")
    );
    assert_eq!(herat.name_in(Language::new("fa").unwrap()), "هرات");
    let area = herat.area.unwrap();
    assert_eq!(area.0[0].exterior().0[1], geo::Coord { x: 64.5, y: 33.0 });
    assert_eq!(called(&gazetteer, "Eslam Qaleh"), [("wof:421190001".to_owned(), Rank::Alternate)]);
}

#[test]
fn linked_places_are_read_from_a_collection_and_from_lines_alike() {
    for name in ["linked-places.json", "linked-places.jsonl"] {
        let (gazetteer, _) = opened(&[name]);
        assert_eq!(gazetteer.len(), 3);
        let town = place(&gazetteer, "whg:12345");
        assert_eq!(
            (town.name.as_str(), town.kind, town.country.as_str()),
            ("Alexandria Ariana", Kind::City, "AF")
        );
        assert_eq!((town.position.lat, town.position.lon), (34.34, 62.19));
        assert_eq!(
            called(&gazetteer, "ἀλεξάνδρεια ἡ ἐν ἀρίοις"),
            [("whg:12345".to_owned(), Rank::Alternate)]
        );
        let aria = place(&gazetteer, "whg:12346");
        assert_eq!((aria.kind, aria.country.as_str()), (Kind::Region, ""), "it lies in two countries");
        let area = aria.area.unwrap();
        assert!(geo::Contains::contains(&*area, &geo::Point::new(aria.position.lon, aria.position.lat)));
        assert_eq!(place(&gazetteer, "geonames:1138336").name, "Kandahar");
        let above = Gazetteer::bundled().unwrap().under(&[gazetteer]).unwrap();
        assert_eq!(place(&above, "whg:12345").admin1.unwrap().as_str(), "geonames:1140025");
    }
}

#[test]
fn a_table_with_a_header_is_read_by_the_names_of_its_columns() {
    let built = built_from(&[dump("posts.csv")], None).unwrap();
    let notes: Vec<String> = built.report.notes.iter().map(ToString::to_string).collect();
    assert!(
        notes[0].ends_with("posts.csv, line 1: columns that are not known were left out: remark"),
        "{notes:?}"
    );
    assert!(built.report.faults.is_empty(), "{:?}", built.report.faults);
    let gazetteer = Gazetteer::bundled().unwrap();
    let gazetteer = gazetteer.under(&[Gazetteer::from_bytes(built.bytes().unwrap()).unwrap()]).unwrap();
    let camp = place(&gazetteer, "posts:1");
    assert_eq!((camp.name.as_str(), camp.kind, camp.country.as_str()), ("Camp Zafar", Kind::Base, "AF"));
    assert_eq!(
        camp.admin1.unwrap().as_str(),
        "geonames:1140025",
        "the province of Herat is known by its name"
    );
    assert_eq!(called(&gazetteer, "Zafar Base"), [("posts:1".to_owned(), Rank::Alternate)]);
    assert_eq!(called(&gazetteer, "Camp Zafar, Herat").len(), 1);
    let post = place(&gazetteer, "posts:2");
    assert_eq!((post.kind, post.admin1.unwrap().as_str()), (Kind::BorderPost, "geonames:1138335"));
    let village = place(&gazetteer, "posts:deh-sabz-e-khas@34.600,69.300");
    assert_eq!((village.kind, village.population, village.country.as_str()), (Kind::Village, 1500, "AF"));
}

#[test]
fn semicolons_tabs_and_other_titles_make_a_table_too() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("a.csv", "Toponym;Latitude;Longitude;Feature_Code\nTolo;34,5;69\n\"To;lo\";34.5;69.25;PPL\n"),
        ("b.tsv", "\u{feff}title\tY\tX\tgeonameid\nTolo\t34.5\t69.25\t77\n"),
        ("c.txt", "x,y,name\r\n69.25,34.5,Tolo\r\n"),
    ] {
        std::fs::write(folder.path().join(name), text).unwrap();
        let built = built_from(&[folder.path().join(name)], None).unwrap();
        assert_eq!(built.report.places, 1, "{name}");
    }
    let built = built_from(&[folder.path().join("a.csv")], None).unwrap();
    assert!(built.report.faults[0].to_string().ends_with("a.csv, line 2: lat is \"34,5\""));
}

#[test]
fn a_table_of_the_world_historical_gazetteer_is_read_by_its_thesaurus() {
    let folder = tempfile::tempdir().unwrap();
    // The columns of LP-TSV.
    let table = "id\ttitle\ttitle_source\ttypes\taat_types\tccodes\tvariants\tlon\tlat\n\
        7\tAbancay\tAlcedo 1786\tvilla\t300008347\tPE\tAbancai;Amankay\t-72.88\t-13.63\n\
        8\tAmazonas\tAlcedo 1786\trio\t300008707\tBR;PE\t\t-50.0\t-0.7\n";
    std::fs::write(folder.path().join("alcedo.tsv"), table).unwrap();
    let built = built_from(&[folder.path().join("alcedo.tsv")], None).unwrap();
    assert!(built.report.faults.is_empty(), "{:?}", built.report.faults);
    let gazetteer = Gazetteer::from_bytes(built.bytes().unwrap()).unwrap();
    let town = place(&gazetteer, "alcedo:7");
    assert_eq!((town.kind, town.country.as_str()), (Kind::City, "PE"));
    assert_eq!(called(&gazetteer, "Amankay"), [("alcedo:7".to_owned(), Rank::Alternate)]);
    let river = place(&gazetteer, "alcedo:8");
    assert_eq!((river.kind, river.country.as_str()), (Kind::River, ""));
}
