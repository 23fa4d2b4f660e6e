//! Tables with mistakes, and files that are cut off, damaged or made to do harm.

use proptest::prelude::*;

use super::*;
use crate::gazetteer::PlaceIndex;
use crate::gazetteer::fold::FoldedText;

const KABUL: &str = "geonames:1138958\tKabul\tcity\tP\tAF\t\t\t34.5\t69.2\t3043532\tcountry\n";

#[test]
fn a_wrong_row_is_told_with_file_line_and_hint() {
    let place = |row: &str| built(&format!("{KABUL}{row}\n"), "", "").unwrap_err();
    let name = |row: &str| built(KABUL, &format!("{row}\n"), "").unwrap_err();
    let area = |row: &str| built(KABUL, "", &format!("{row}\n")).unwrap_err();
    for (error, file, line, what) in [
        (place("a\tb"), "places.tsv", 3, "2 columns in place of 11"),
        (place("x:1\tX\ttown\tP\tAF\t\t\t0\t0\t0\t"), "places.tsv", 3, "kind is \"town\""),
        (place("x:1\tX\tcity\tPP\tAF\t\t\t0\t0\t0\t"), "places.tsv", 3, "feature_class is \"PP\""),
        (place("x:1\tX\tcity\tP\taf\t\t\t0\t0\t0\t"), "places.tsv", 3, "country is \"af\""),
        (place("x:1\tX\tcity\tP\tAF\t\t\t91\t0\t0\t"), "places.tsv", 3, "lat is \"91\""),
        (place("x:1\tX\tcity\tP\tAF\t\t\t0\tNaN\t0\t"), "places.tsv", 3, "lon is \"NaN\""),
        (place("x:1\tX\tcity\tP\tAF\t\t\t0\t0\t-1\t"), "places.tsv", 3, "population is \"-1\""),
        (place("x:1\tX\tcity\tP\tAF\t\t\t0\t0\t0\tyes"), "places.tsv", 3, "capital is \"yes\""),
        (place("x:1\t\tcity\tP\tAF\t\t\t0\t0\t0\t"), "places.tsv", 3, "without identifier or name"),
        (
            place("x:1\tX\tcity\tP\tAF\tadmin1:AF.99\t\t0\t0\t0\t"),
            "places.tsv",
            3,
            "admin1:AF.99, which is no place",
        ),
        (place(KABUL.trim_end()), "places.tsv", 3, "geonames:1138958 stands here a second time"),
        (name("geonames:9\tX\t\tmain"), "names.tsv", 2, "no place has the identifier geonames:9"),
        (name("geonames:1138958\tX\t\tbest"), "names.tsv", 2, "rank is \"best\""),
        (area("{\"id\": 3}"), "areas.jsonl", 1, "invalid type"),
        (area("{\"id\": \"x:1\", \"polygons\": []}"), "areas.jsonl", 1, "no place has the identifier x:1"),
        (
            area("{\"id\": \"geonames:1138958\", \"polygons\": [[[[200, 0]]]]}"),
            "areas.jsonl",
            1,
            "a point lies at 200, 0",
        ),
    ] {
        let text = error.to_string();
        assert!(text.contains(&format!("{file}, line {line}: ")) && text.contains(what), "{text}");
        assert!(!error.hint().is_empty());
    }
}

#[test]
fn a_missing_table_or_header_is_told() {
    let empty = tempfile::tempdir().unwrap();
    assert!(missing(empty.path()).to_string().contains("places.tsv"));
    std::fs::write(empty.path().join("places.tsv"), KABUL).unwrap();
    assert!(missing(empty.path()).to_string().contains("the first line must name the columns id, name"));
    std::fs::write(empty.path().join("places.tsv"), b"\xff\n").unwrap();
    assert!(missing(empty.path()).to_string().contains("line 1: the line is not UTF-8"));
}

#[test]
fn what_is_no_gazetteer_of_this_version_is_refused() {
    let open = |bytes: Vec<u8>| Gazetteer::from_bytes(bytes).map(|_| ()).unwrap_err();
    assert!(matches!(open(Vec::new()), GazetteerError::NotAGazetteer));
    assert!(matches!(open(b"PK\x03\x04 something else entirely".to_vec()), GazetteerError::NotAGazetteer));
    let mut file = afghan();
    file[8] = 99;
    assert!(matches!(open(file), GazetteerError::Version { found: 99, .. }));
    let error = Gazetteer::open(Path::new("/nowhere/gazetteer.bin")).unwrap_err();
    assert!(error.to_string().contains("/nowhere/gazetteer.bin"));
}

#[test]
fn a_file_that_is_cut_off_anywhere_is_refused() {
    let file = afghan();
    for length in 0..file.len() {
        assert!(Gazetteer::from_bytes(file[..length].to_vec()).is_err(), "{length} of {} bytes", file.len());
    }
}

/// Asks for everything that can be asked for.
fn use_all(gazetteer: &Gazetteer) {
    let text = FoldedText::new("Kandahar Pul-e Alam افغانستان mer Noire AFG");
    let mut hits = Vec::new();
    for i in 0..text.len() {
        gazetteer.names_at(text.tokens_from(i), &mut hits);
        for hit in &hits {
            assert!(
                gazetteer
                    .entries(hit.name)
                    .take(1000)
                    .all(|entry| (entry.place.0 as usize) < gazetteer.numbers())
            );
        }
    }
    for place in gazetteer.places().take(20).chain([PlaceIndex(u32::MAX)]) {
        let place = gazetteer.to_place(place);
        let _ = gazetteer.find(place.id.as_str());
        let _ = gazetteer.country(&place.country);
    }
    let _ = gazetteer.search("k", 5);
    let _ = gazetteer.search("kdh", 5);
    let _ = gazetteer.summary();
}

/// The file of a few Afghan places, built once for many cases.
fn afghan_once() -> Vec<u8> {
    static FILE: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(afghan);
    FILE.clone()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_damaged_file_is_refused_or_answers_without_panic(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
    ) {
        let mut file = afghan_once();
        for (at, byte) in damage {
            // Magic and version stay: what comes after them is to be tested.
            let at = 12 + at.index(file.len() - 12);
            file[at] = byte;
        }
        if let Ok(gazetteer) = Gazetteer::from_bytes(file) {
            use_all(&gazetteer);
            let whole = Gazetteer::from_bytes(afghan_once()).unwrap();
            use_all(&whole.under(std::slice::from_ref(&gazetteer)).unwrap());
            use_all(&gazetteer.under(&[whole]).unwrap());
        }
    }
}

#[test]
fn a_file_with_one_bit_flipped_is_refused_wherever_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("g.bin");
    let places = "id\tname\tkind\tfeature_class\tcountry\tadmin1\tadmin2\tlat\tlon\tpopulation\tcapital\n\
        x:1\tTolo\tvillage\tP\tAF\t\t\t34.5\t69.25\t120\t\n";
    std::fs::write(folder.path().join("places.tsv"), places).unwrap();
    std::fs::write(folder.path().join("names.tsv"), "id\tname\tlang\trank\n").unwrap();
    std::fs::write(folder.path().join("areas.jsonl"), "").unwrap();
    let bytes = build(folder.path()).unwrap().bytes().unwrap();
    std::fs::write(&file, &bytes).unwrap();
    assert!(Gazetteer::open(&file).is_ok());
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 1;
        std::fs::write(&file, damaged).unwrap();
        assert!(Gazetteer::open(&file).is_err(), "byte {at}");
    }
}
