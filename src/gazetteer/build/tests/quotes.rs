//! Quotation marks in tables, and marks before JSON.

use super::*;

/// How many places a file of this name with this text gives, and the faults.
fn taken(name: &str, text: &str) -> (u64, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(name), text).unwrap();
    let built = built_from(&[folder.path().join(name)], None).unwrap();
    (built.report.places, built.report.faults.iter().map(ToString::to_string).collect())
}

/// So many rows, each with its number.
fn rows(count: usize) -> String {
    (0..count).map(|i| format!("P{i} Town,34.5,{}\n", i % 90)).collect()
}

#[test]
fn an_unclosed_quotation_mark_costs_one_row_and_is_told_with_its_line() {
    for before in [0, 3, 150] {
        for after in [1, 5, 100, 101, 400] {
            for start in ["", "\u{feff}"] {
                let text = format!(
                    "{start}name,lat,lon\n{}\n\"Tolo,34,69\n{}",
                    rows(before),
                    rows(after).replace('P', "Q")
                );
                let (places, told) = taken("a.csv", &text);
                assert_eq!(places, (before + after) as u64, "{before} {after}: {told:?}");
                assert_eq!(told.len(), 1, "{told:?}");
                assert!(told[0].ends_with(": a quotation mark is not closed"), "{told:?}");
            }
        }
    }
    let (_, told) =
        taken("a.csv", &format!("name,lat,lon\n{}\"Tolo,34,69\n{}", rows(3), rows(4).replace('P', "Q")));
    assert!(told[0].contains("a.csv, line 5: "), "{told:?}");
    // A mark further on closes the cell; that row is lost, and no other.
    let quoted = "\"Said \"\"Tala\"\"\",1,2\n";
    let text = format!("name,lat,lon\n\"Tolo,34,69\n{}{quoted}{}", rows(150), rows(9).replace('P', "Q"));
    assert_eq!(taken("a.csv", &text).0, 150 + 1 + 9);
}

#[test]
fn cells_of_several_lines_are_cells() {
    let lines = "by the river\n".repeat(40);
    for end in ["", "\n", "\nTala,1,2\n"] {
        let (places, told) = taken("a.csv", &format!("name,lat,lon,remark\nTolo,34,69,\"{lines}\"{end}"));
        assert_eq!((places, told), (if end.len() > 1 { 2 } else { 1 }, Vec::new()));
    }
}

#[test]
fn a_quotation_mark_between_tabs_is_a_letter() {
    let (places, told) = taken(
        "a.tsv",
        "\"name\"\tlat\tlon\tremark\n\"Tolo\t34\t69\t\nTala\t1\t2\t5\" pipe\n\"Tel\"\t\"3\"\t4\t\n",
    );
    assert_eq!((places, told), (3, Vec::new()));
}

#[test]
fn marks_before_json_are_skipped() {
    let place = "{\n\"type\": \"Feature\", \"@id\": \"x:1\", \"properties\": {\"title\": \"Tolo\"},\n\
        \"geometry\": {\"type\": \"Point\", \"coordinates\": [69, 34]}}";
    let all = format!("{{\"type\": \"FeatureCollection\",\n\"features\": [{place}]}}");
    for mark in ["", "\u{feff}", "\u{1e}", "\u{feff}\u{1e}"] {
        for text in [place, &all, &place.replace('\n', "")] {
            assert_eq!(taken("a.json", &format!("{mark}{text}")), (1, Vec::new()), "{mark:?}{text}");
        }
    }
}
