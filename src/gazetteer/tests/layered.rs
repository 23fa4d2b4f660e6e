//! Gazetteers laid over one another: names of all, facts of the highest, containers across.

use super::*;
use crate::gazetteer::NameHit;
use crate::gazetteer::fold::FoldedText;
use crate::model::{Capital, Kind, Language, PlaceId, Position, UserPlace};

fn gazetteer(places: &str, names: &str, areas: &str) -> Gazetteer {
    Gazetteer::from_bytes(built(places, names, areas).unwrap().bytes().unwrap()).unwrap()
}

/// Kandahar with other facts, a place of its own in it, and a village of the district below.
fn own() -> Gazetteer {
    gazetteer(
        "geonames:1138336\tKandahar City\tcity\tP\tAF\t\t\t31.70000\t65.80000\t0\t\n\
         own:camp\tCamp Zafar\tbase\tS\tAF\t\t\t34.29000\t62.21000\t0\t\n\
         own:sangesar\tSangesar\tvillage\tP\tAF\t\t\t31.51000\t65.31000\t80\t\n",
        "geonames:1138336\tAlexandrie\tfr\tpreferred\n\
         own:camp\tKDZ\t\tcode\n",
        "",
    )
}

fn afghan_under(above: &[Gazetteer]) -> Gazetteer {
    Gazetteer::from_bytes(afghan()).unwrap().under(above).unwrap()
}

fn ids(gazetteer: &Gazetteer, name: &str) -> Vec<(String, Rank)> {
    places_called(gazetteer, name).iter().map(|(place, rank)| (place.id().to_string(), *rank)).collect()
}

fn found(gazetteer: &Gazetteer, query: &str) -> Vec<String> {
    gazetteer.search(query, 9).iter().map(|place| gazetteer.place(*place).id().to_string()).collect()
}

#[test]
fn a_place_of_both_is_one_place_with_the_names_of_both_and_the_facts_of_the_upper() {
    let both = afghan_under(&[own()]);
    assert_eq!(both.len(), 7 + 3 - 1);
    let numbers: Vec<_> = both.places().map(|place| both.place(place).id()).collect();
    assert_eq!(numbers.len(), 9);
    assert_eq!(numbers.iter().collect::<std::collections::BTreeSet<_>>().len(), 9, "{numbers:?}");
    let kandahar = both.to_place(both.find("geonames:1138336").unwrap());
    assert_eq!(kandahar.name, "Kandahar City");
    assert_eq!(kandahar.position, Position { lon: 65.8, lat: 31.7 });
    assert_eq!(kandahar.name_in(Language::FRENCH), "Alexandrie");
    // What the upper one does not tell the lower one does.
    assert_eq!((kandahar.population, kandahar.capital), (523_300, Capital::Admin1));
    assert_eq!(kandahar.admin1.unwrap().as_str(), "admin1:AF.23");
    assert_eq!(kandahar.country_id.unwrap().as_str(), "geonames:1149361");
    for name in ["Kandahar", "Kandahar City", "Alexandrie"] {
        assert!(ids(&both, name).iter().any(|(id, _)| id == "geonames:1138336"), "{name}");
    }
    let mains = [("admin1:AF.23".to_owned(), Rank::Main), ("geonames:1138336".to_owned(), Rank::Main)];
    assert_eq!(ids(&both, "Kandahar"), mains);
}

#[test]
fn names_of_all_layers_are_found_in_one_walk() {
    let both = afghan_under(&[own()]);
    let text = FoldedText::new("Sangesar, Kandahar City et mer Noire");
    let walk = |i: usize| -> Vec<(usize, usize)> {
        let mut hits: Vec<NameHit> = Vec::new();
        both.names_at(text.tokens_from(i), &mut hits);
        hits.iter().map(|hit| (hit.tokens, both.entries(hit.name).count())).collect()
    };
    assert_eq!(walk(0), [(1, 2)], "one of each layer");
    assert_eq!(walk(1), [(1, 2), (2, 1)]);
    assert_eq!(walk(3), []);
    assert_eq!(walk(4), [(2, 1)]);
    assert_eq!(found(&both, "KDZ"), ["own:camp"]);
    assert_eq!(found(&both, "KDH"), ["geonames:1138336"]);
    assert_eq!(found(&both, "sang"), ["own:sangesar", "geonames:1"]);
}

#[test]
fn a_place_lies_in_containers_of_other_layers() {
    let folder = tempfile::tempdir().unwrap();
    let table = "id,name,lat,lon,kind,admin1,admin2\n\
        own:a,Tolo,31.5,65.3,village,admin1:AF.23,supplement:zhari\n\
        own:b,Tolo,31.5,65.3,village,admin1:XX.99,\n";
    std::fs::write(folder.path().join("own.csv"), table).unwrap();
    let options = crate::gazetteer::build::Options::new(folder.path());
    let built = crate::gazetteer::build::build_from(&[folder.path().join("own.csv")], &options).unwrap();
    let own = Gazetteer::from_bytes(built.bytes().unwrap()).unwrap();
    let place = |gazetteer: &Gazetteer, id: &str| gazetteer.to_place(gazetteer.find(id).unwrap());
    assert_eq!(place(&own, "own:a").admin1, None, "alone it lies in nothing known");
    for (gazetteer, what) in [
        (afghan_under(std::slice::from_ref(&own)), "above"),
        (own.under(&[Gazetteer::from_bytes(afghan()).unwrap()]).unwrap(), "below"),
    ] {
        let tolo = place(&gazetteer, "own:a");
        assert_eq!(tolo.admin1.unwrap().as_str(), "admin1:AF.23", "{what}");
        assert_eq!(tolo.admin2.unwrap().as_str(), "supplement:zhari", "{what}");
        assert_eq!(place(&gazetteer, "own:b").admin1, None, "{what}");
    }
}

#[test]
fn the_last_of_several_layers_is_on_top() {
    let layer = |name: &str, population: u64| {
        gazetteer(
            &format!("geonames:1138336\t{name}\tcity\tP\tAF\t\t\t31.00000\t65.00000\t{population}\t\n"),
            "",
            "",
        )
    };
    let all = afghan_under(&[layer("First", 1), layer("Second", 2), layer("Third", 0)]);
    let kandahar = all.to_place(all.find("geonames:1138336").unwrap());
    assert_eq!((kandahar.name.as_str(), kandahar.population), ("Third", 2));
    for name in ["First", "Second", "Third"] {
        assert_eq!(ids(&all, name), [("geonames:1138336".to_owned(), Rank::Main)]);
    }
    assert_eq!((all.len(), all.summaries().len()), (7, 4));
    let again = all.under(&[]).unwrap();
    assert_eq!(ids(&again, "Second").len(), 1, "nothing laid over it changes nothing");
    let error = all.under(&[layer("Fourth", 4)]).unwrap_err();
    assert!(matches!(error, GazetteerError::TooManyLayers { count: 4, limit: 3 }), "{error}");
}

#[test]
fn places_of_the_users_decisions_come_before_those_of_all_layers() {
    let square = UserPlace {
        id: PlaceId::new("user:camp-zafar"),
        name: "Camp Zafar".to_owned(),
        names: Vec::new(),
        kind: Kind::Square,
        country: String::new(),
        position: Position { lon: 1.0, lat: 2.0 },
    };
    let all = afghan_under(&[own()]).with_places(vec![square]);
    let ids: Vec<String> = ids(&all, "Camp Zafar").into_iter().map(|(id, _)| id).collect();
    assert_eq!(ids, ["user:camp-zafar", "own:camp"]);
    let user = all.place(all.find("user:camp-zafar").unwrap());
    assert!(user.is_users_own() && user.kind() == Kind::Square);
    assert_eq!(all.with_places(Vec::new()).find("user:camp-zafar"), None);
}

#[test]
fn the_bundled_gazetteer_laid_over_itself_answers_as_it_does_alone() {
    let alone = Gazetteer::bundled().unwrap();
    let twice = alone.under(std::slice::from_ref(alone)).unwrap();
    assert_eq!(twice.len(), alone.len());
    for name in ["Kandahar", "Kaboul", "Muqur", "Afghanistan", "mer Noire", "Paris", "Springfield", "北京"]
    {
        let mut expected = ids(alone, name);
        let mut found = ids(&twice, name);
        expected.sort();
        found.sort();
        assert_eq!(found, expected, "{name}");
    }
    for index in alone.places().step_by(997) {
        let before = alone.to_place(index);
        let after = twice.to_place(twice.find(before.id.as_str()).unwrap());
        assert_eq!((before.name, before.kind, before.position), (after.name, after.kind, after.position));
        assert_eq!(
            (before.admin1, before.admin2, before.country_id),
            (after.admin1, after.admin2, after.country_id)
        );
        assert_eq!(
            (before.names, before.population, before.area),
            (after.names, after.population, after.area)
        );
    }
}
