//! From tables to a file and back.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::gazetteer::fold::FoldedText;
use crate::gazetteer::{NameHit, format};
use crate::model::{Capital, Kind, Language, Position};

#[test]
fn a_place_comes_out_of_the_file_as_it_went_in() {
    let gazetteer = Gazetteer::from_bytes(afghan()).unwrap();
    assert_eq!(gazetteer.len(), 7);
    let place = |id: &str| gazetteer.to_place(gazetteer.find(id).unwrap());
    let city = place("geonames:1138336");
    assert_eq!((city.name.as_str(), city.kind, city.country.as_str()), ("Kandahar", Kind::City, "AF"));
    assert_eq!(city.position, Position { lon: 65.710_13, lat: 31.613_32 });
    assert_eq!((city.population, city.capital), (523_300, Capital::Admin1));
    assert_eq!(city.admin1.unwrap().as_str(), "admin1:AF.23");
    assert_eq!(city.country_id.unwrap().as_str(), "geonames:1149361");
    assert!(city.area.is_none() && city.admin2.is_none());

    let village = place("geonames:1");
    assert_eq!(village.admin2.unwrap().as_str(), "supplement:zhari");
    let sea = place("supplement:black-sea");
    assert_eq!((sea.kind, sea.country.as_str(), &sea.country_id), (Kind::Sea, "", &None));
    assert_eq!(sea.position.lon, -34.0);
    assert_eq!(sea.name_in(Language::FRENCH), "mer Noire");

    let province = place("admin1:AF.23");
    assert_eq!(province.names, [(Language::new("de").unwrap(), "Qandahar".to_owned())]);
    let area = province.area.unwrap();
    assert_eq!(area.0[0].exterior().0[1], geo::Coord { x: 66.0, y: 30.0 });
    let record = gazetteer.place(gazetteer.find("supplement:black-sea").unwrap());
    assert_eq!((record.feature_class(), record.has_area()), ('H', false));
}

#[test]
fn names_lead_to_their_places_the_best_rank_first() {
    let gazetteer = Gazetteer::from_bytes(afghan()).unwrap();
    let ids = |name: &str| -> Vec<(String, Rank)> {
        places_called(&gazetteer, name).iter().map(|(place, rank)| (place.id().to_string(), *rank)).collect()
    };
    let both = [("admin1:AF.23".to_owned(), Rank::Main), ("geonames:1138336".to_owned(), Rank::Main)];
    assert_eq!(ids("Kandahar"), both, "an alternate name that folds alike tells nothing more");
    assert_eq!(ids("afg"), [("geonames:1149361".to_owned(), Rank::Abbreviation)]);
    assert_eq!(ids("Afghanistan")[0].1, Rank::Main);
    for spelling in ["Pul-e Alam", "Pul e ‘Alam", "PUL-E ʿALAM", "pul e'alam"] {
        assert_eq!(ids(spelling), [("geonames:3".to_owned(), Rank::Main)], "{spelling}");
    }
    assert_eq!(ids("افغانستان").len(), 1);
}

#[test]
fn a_code_is_found_by_search_and_never_in_a_text() {
    let gazetteer = Gazetteer::from_bytes(afghan()).unwrap();
    assert!(places_called(&gazetteer, "KDH").is_empty());
    assert!(gazetteer.name("\u{1}kdh").is_none());
    let found = gazetteer.search("KDH", 9);
    assert_eq!(
        found.iter().map(|place| gazetteer.place(*place).id().to_string()).collect::<Vec<_>>(),
        ["geonames:1138336"]
    );
}

#[test]
fn the_same_tables_in_any_order_give_the_same_bytes() {
    let reversed = |text: &str| text.lines().rev().map(|line| format!("{line}\n")).collect::<String>();
    let again = built(&reversed(AFGHAN_PLACES), &reversed(AFGHAN_NAMES), AFGHAN_AREAS).unwrap();
    let sections: u64 = again.sections().iter().map(|(_, bytes)| bytes).sum();
    assert_eq!(sections + format::HEADER as u64, again.size());
    assert_eq!(again.size(), afghan().len() as u64);
    assert!(afghan() == again.bytes().unwrap());
}

#[test]
fn the_checksum_of_a_file_is_verified_on_request() {
    let mut file = afghan();
    let summary = Gazetteer::from_bytes(file.clone()).unwrap().summary();
    assert!(summary.intact);
    assert_eq!((summary.places, summary.outlines, summary.bytes), (7, 1, file.len()));
    assert!(summary.kinds.contains(&(Kind::City, 2)));
    *file.last_mut().unwrap() ^= 1;
    assert!(!Gazetteer::from_bytes(file).unwrap().summary().intact);
}

/// Names of up to three tokens over a small alphabet, so that they share beginnings.
fn names() -> impl Strategy<Value = BTreeSet<String>> {
    prop::collection::btree_set("[abлک京]{1,2}( [abлک京]{1,2}){0,2}", 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_walk_finds_the_names_at_a_token_and_no_others(
        names in names(),
        text in "[abлک京]{1,2}( [abлک京]{1,2}){0,12}",
    ) {
        let rows: String = names.iter().enumerate()
            .map(|(i, name)| format!("t:{i}\t{name}\tcity\tP\t\t\t\t0\t0\t0\t\n")).collect();
        let gazetteer = Gazetteer::from_bytes(built(&rows, "", "").unwrap().bytes().unwrap()).unwrap();
        // Folded names with the places called so: two names may fold alike ("京京", "京 京").
        let mut naive: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (i, name) in names.iter().enumerate() {
            naive.entry(fold_name(name)).or_default().insert(format!("t:{i}"));
        }
        let folded = FoldedText::new(&text);
        let mut hits: Vec<NameHit> = Vec::new();
        for i in 0..folded.len() {
            gazetteer.names_at(folded.tokens_from(i), &mut hits);
            let found: Vec<(usize, BTreeSet<String>)> = hits.iter()
                .map(|hit| (hit.tokens, gazetteer.entries(hit.name).map(|e| gazetteer.place(e.place).id().to_string()).collect()))
                .collect();
            let expected: Vec<(usize, BTreeSet<String>)> = (1..=folded.len() - i)
                .filter_map(|count| {
                    let name = folded.tokens_from(i).take(count).collect::<Vec<_>>().join(" ");
                    Some((count, naive.get(&name)?.clone()))
                })
                .collect();
            prop_assert_eq!(found, expected);
        }
    }
}
