//! The gazetteer that ships with the program: these tests fail on an empty or a small one.

use std::collections::BTreeSet;

use super::*;
use crate::gazetteer::fold::FoldedText;
use crate::model::{Capital, Kind, Language, PlaceId, Position, UserPlace};

fn bundled() -> &'static Gazetteer {
    Gazetteer::bundled().unwrap()
}

#[test]
fn afghan_names_of_french_and_english_press_lead_to_their_places() {
    for (name, kind, country) in [
        ("Kandahar", Kind::City, "AF"),
        ("Kandahar", Kind::Province, "AF"),
        ("KANDAHAR", Kind::City, "AF"),
        ("Kaboul", Kind::City, "AF"),
        ("Hérat", Kind::City, "AF"),
        ("Herat", Kind::Province, "AF"),
        ("Qala-i-Naw", Kind::City, "AF"),
        ("Qala i Naw", Kind::City, "AF"),
        ("Pul-e Alam", Kind::City, "AF"),
        ("Lashkar Gah", Kind::City, "AF"),
        ("Badghis", Kind::Province, "AF"),
        ("Afghanistan", Kind::Country, "AF"),
        ("Tadjikistan", Kind::Country, "TJ"),
        ("Ouzbékistan", Kind::Country, "UZ"),
        ("Islamabad", Kind::City, "PK"),
        ("Koundouz", Kind::City, "AF"),
        ("Bol Alam", Kind::City, "AF"),
        ("Bagram", Kind::Base, "AF"),
        ("Shir Khan Bandar", Kind::BorderPost, "AF"),
        ("Muqur", Kind::District, "AF"),
        ("mer Noire", Kind::Sea, ""),
        ("Москва", Kind::City, "RU"),
        ("کابل", Kind::City, "AF"),
        ("北京", Kind::City, "CN"),
    ] {
        let found = places_called(bundled(), name);
        assert!(
            found.iter().any(|(place, _)| place.kind() == kind && place.country() == country),
            "{name}, {kind}: {found:?}"
        );
    }
}

#[test]
fn the_file_holds_the_world_and_stays_small() {
    let summary = bundled().summary();
    assert!(summary.intact && summary.bytes < 25_000_000, "{summary:?}");
    assert!(summary.names > 860_000 && summary.outlines > 3_000, "{summary:?}");
    // 234,908 populated places of GeoNames' cities500; ISO 3166 knows 249 countries and territories.
    let count = |kinds: &[Kind]| {
        summary.kinds.iter().filter(|(kind, _)| kinds.contains(kind)).map(|(_, n)| n).sum::<usize>()
    };
    assert!(count(&[Kind::City, Kind::Village]) >= 234_908, "{summary:?}");
    assert!(count(&[Kind::Country]) >= 249 && count(&[Kind::Province]) > 3_800, "{summary:?}");
}

#[test]
fn a_country_is_found_by_its_code_and_has_its_french_name() {
    let tajikistan = bundled().to_place(bundled().country("TJ").unwrap());
    assert_eq!(tajikistan.name, "Tajikistan");
    assert_eq!(tajikistan.name_in(Language::FRENCH), "Tadjikistan");
    assert_eq!(bundled().country("QQ"), None);
}

#[test]
fn the_first_usual_name_is_shown_also_where_it_is_the_main_one() {
    for (id, french) in [
        ("geonames:1149361", "Afghanistan"),
        ("geonames:130758", "Iran"),
        ("geonames:1138336", "Kandahar"),
        ("geonames:1138958", "Kaboul"),
    ] {
        let place = bundled().to_place(bundled().find(id).unwrap());
        assert_eq!(place.name_in(Language::FRENCH), french);
    }
}

#[test]
fn a_place_comes_with_its_containers_and_its_outline() {
    let (city, _) = places_called(bundled(), "Kandahar")
        .into_iter()
        .find(|(place, _)| place.kind() == Kind::City)
        .unwrap();
    let city = bundled().to_place(city.index());
    assert_eq!((city.country.as_str(), city.capital), ("AF", Capital::Admin1));
    let province = bundled().find(city.admin1.unwrap().as_str()).unwrap();
    assert!(bundled().place(province).has_area());
    let province = bundled().to_place(province);
    assert_eq!((province.name.as_str(), province.kind), ("Kandahar", Kind::Province));
    // The town lies in its province: even-odd rule along the parallel.
    let inside = province.area.unwrap().iter().any(|polygon| {
        let crossings = polygon.exterior().lines().filter(|side| {
            let (a, b) = (side.start, side.end);
            let (lon, lat) = (city.position.lon, city.position.lat);
            (a.y > lat) != (b.y > lat) && lon < (b.x - a.x) * (lat - a.y) / (b.y - a.y) + a.x
        });
        crossings.count() % 2 == 1
    });
    assert!(inside);
}

#[test]
fn every_place_is_found_by_its_identifier_and_by_its_main_name() {
    let gazetteer = bundled();
    for index in gazetteer.places().step_by(37) {
        let place = gazetteer.place(index);
        assert_eq!(gazetteer.find(place.id().as_str()), Some(index), "{}", place.id());
        let found = places_called(gazetteer, place.name());
        assert!(
            found.iter().any(|(other, rank)| other.index() == index && *rank == Rank::Main),
            "{}",
            place.name()
        );
    }
    let ids: BTreeSet<PlaceId> = gazetteer.places().map(|index| gazetteer.place(index).id()).collect();
    assert_eq!(ids.len(), gazetteer.len(), "no identifier twice");
    for id in ["", "geonames:", "geonames:01138336", "geonames:99999999999", "admin1:", "nowhere:1"] {
        assert_eq!(gazetteer.find(id), None, "{id}");
    }
}

#[test]
fn the_walk_tells_the_shorter_and_the_longer_name() {
    let text = FoldedText::new("Lashkar Gah, capitale du Helmand");
    let mut hits = Vec::new();
    bundled().names_at(text.tokens_from(0), &mut hits);
    assert_eq!(hits.last().map(|hit| hit.tokens), Some(2));
    bundled().names_at(text.tokens_from(4), &mut hits);
    assert_eq!(hits.last().map(|hit| hit.tokens), Some(1));
    bundled().names_at(text.tokens_from(5), &mut hits);
    assert!(hits.is_empty(), "nothing after the last token");
}

#[test]
fn the_users_own_places_are_found_by_the_same_walk() {
    let own = UserPlace {
        id: PlaceId::new("user:1"),
        name: "Rond-point des Dix-Huit Dattiers".into(),
        names: vec!["Kandahar".into()],
        kind: Kind::Square,
        country: "AF".into(),
        position: Position { lon: 65.71, lat: 31.613 },
    };
    let gazetteer = bundled().with_places(vec![own]);
    let found = places_called(&gazetteer, "rond point des dix huit dattiers");
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].0.kind(), found[0].0.name(), found[0].1),
        (Kind::Square, "Rond-point des Dix-Huit Dattiers", Rank::Main)
    );
    let kandahar = places_called(&gazetteer, "Kandahar");
    assert_eq!(kandahar[0].0.id().as_str(), "user:1", "the user's own come first");
    assert!(kandahar.iter().any(|(place, _)| place.kind() == Kind::Province));
    assert_eq!(
        gazetteer.to_place(gazetteer.find("user:1").unwrap()).country_id,
        Some(PlaceId::new("geonames:1149361"))
    );
    assert!(
        places_called(bundled(), "rond point des dix huit dattiers").is_empty(),
        "the file itself is as it was"
    );
    assert!(places_called(&gazetteer.with_places(Vec::new()), "rond point des dix huit dattiers").is_empty());
}

#[test]
fn search_puts_the_best_known_first_and_completes_names() {
    let first = |query: &str| bundled().search(query, 5).first().map(|index| bundled().to_place(*index));
    assert_eq!(first("kaboul").unwrap().name, "Kabul");
    assert_eq!(first("Afghanis").unwrap().kind, Kind::Country);
    assert!(first("").is_none());
    assert!(first("qqqqqq").is_none());
    assert_eq!(bundled().search("a", 3).len(), 3);
}
