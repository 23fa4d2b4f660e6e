//! The contract of `dateline extract`: what each JSON line holds, in which order, and that it is true of the text.

#[cfg(test)]
mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{Folder, Run, dateline};
use serde_json::{Map, Value};

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

fn extract_seeds(arguments: &[&str]) -> Run {
    let path = seeds();
    let run = dateline(
        ["extract".as_ref(), path.as_os_str()].into_iter().chain(arguments.iter().map(std::ffi::OsStr::new)),
    );
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    run
}

/// Asserts that an object has exactly these keys.
#[track_caller]
fn has_keys(object: &Value, keys: &[&str]) {
    let mut expected = keys.to_vec();
    expected.sort_unstable();
    let found: Vec<&str> = object.as_object().into_iter().flat_map(Map::keys).map(String::as_str).collect();
    assert_eq!(found, expected, "{object}");
}

#[test]
fn a_line_has_the_keys_of_the_contract_in_their_order() {
    let run = extract_seeds(&[]);
    let order = [
        "document",
        "paragraph",
        "start",
        "end",
        "text",
        "status",
        "role",
        "confidence",
        "reason",
        "place",
        "date",
        "narration",
    ];
    for line in run.stdout.lines() {
        let places: Vec<Option<usize>> = order.iter().map(|key| line.find(&format!("\"{key}\":"))).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{line}");
    }
    for line in run.lines() {
        has_keys(&line, &order);
        if line["status"] == "resolved" {
            has_keys(&line["place"], &["id", "name", "kind", "country", "admin1", "lat", "lon", "radius_km"]);
        }
        has_keys(&line["date"], &["earliest", "latest", "edtf", "basis", "words"]);
        if !line["date"]["words"].is_null() {
            has_keys(&line["date"]["words"], &["start", "end", "text", "carried"]);
        }
    }
}

#[test]
fn offsets_cut_the_toponym_out_of_the_file() {
    let lines = extract_seeds(&[]).lines();
    assert!(lines.len() > 100, "{} mentions in five articles full of places", lines.len());
    for line in lines {
        let file = fs::read(seeds().join(line["document"].as_str().unwrap())).unwrap();
        let offset = |key: &str| usize::try_from(line[key].as_u64().unwrap()).unwrap();
        let cut = std::str::from_utf8(&file[offset("start")..offset("end")]).unwrap();
        assert_eq!(cut, line["text"], "{line}");
    }
}

#[test]
fn mentions_come_in_the_order_of_documents_and_text() {
    let lines = extract_seeds(&[]).lines();
    let at = |line: &Value| {
        let number = |key: &str| line[key].as_u64().unwrap();
        (line["document"].as_str().unwrap().to_owned(), number("start"), number("end"), number("paragraph"))
    };
    for pair in lines.windows(2) {
        let (first, second) = (at(&pair[0]), at(&pair[1]));
        let apart = first.0 < second.0 || first.2 <= second.1;
        assert!(first < second && apart, "{first:?} {second:?}");
        assert!(first.0 != second.0 || first.3 <= second.3, "paragraphs go back: {first:?} {second:?}");
    }
}

#[test]
fn values_are_what_the_contract_allows() {
    for line in extract_seeds(&[]).lines() {
        assert!(["resolved", "unresolved", "rejected"].contains(&line["status"].as_str().unwrap()), "{line}");
        assert!(["literal", "metonymic", "associative"].contains(&line["role"].as_str().unwrap()), "{line}");
        assert!((0.0..=1.0).contains(&line["confidence"].as_f64().unwrap()), "{line}");
        assert!(!line["reason"].as_str().unwrap().is_empty());
        assert_eq!(line["status"] == "resolved", line["place"].is_object(), "{line}");
        if let Some(place) = line["place"].as_object() {
            assert!(place["id"].as_str().unwrap().contains(':'), "{line}");
            assert!(place["country"].as_str().is_none_or(|code| code.len() == 2), "{line}");
            assert!(
                place["lat"].as_f64().unwrap().abs() <= 90.0 && place["lon"].as_f64().unwrap().abs() <= 180.0
            );
        }
    }
}

#[test]
fn what_no_words_date_has_the_date_of_its_header_or_of_the_decisions() {
    let dates = [
        ("000_27bc692d6731492f.txt", "2021-07", "2021-07-01", "2021-07-31", "publication"),
        ("001_bb6a2bf41842fdcb.txt", "2021-08-13", "2021-08-13", "2021-08-13", "decision"),
        ("002_376b0b43f050b68c.txt", "2021-06", "2021-06-01", "2021-06-30", "publication"),
        ("003_bf9fccd675be7688.txt", "2021-07-07", "2021-07-07", "2021-07-07", "decision"),
        ("004_8a870f8b6cdef1b8.txt", "2021-07", "2021-07-01", "2021-07-31", "publication"),
    ];
    let lines = extract_seeds(&[]).lines();
    for (document, edtf, earliest, latest, basis) in dates {
        let undated = |line: &&Value| line["document"] == document && line["date"]["words"].is_null();
        let own: Vec<&Value> = lines.iter().filter(undated).collect();
        assert!(!own.is_empty(), "{document} has no mention that no words date");
        for line in own {
            let date = serde_json::json!(
                {"earliest": earliest, "latest": latest, "edtf": edtf, "basis": basis, "words": null}
            );
            assert_eq!(line["date"], date, "{line}");
        }
    }
}

#[test]
fn the_words_that_date_a_mention_are_told_with_their_place_in_the_file() {
    for line in extract_seeds(&[]).lines() {
        let words = &line["date"]["words"];
        if words.is_null() {
            continue;
        }
        assert!(["expression", "relative"].contains(&line["date"]["basis"].as_str().unwrap()), "{line}");
        let text = fs::read(seeds().join(line["document"].as_str().unwrap())).unwrap();
        let at = |key: &str| usize::try_from(words[key].as_u64().unwrap()).unwrap();
        assert_eq!(&text[at("start")..at("end")], words["text"].as_str().unwrap().as_bytes(), "{line}");
    }
}

#[test]
fn an_expression_line_tells_its_place_value_and_days() {
    let lines = extract_seeds(&["--what", "expressions"]).lines();
    for line in &lines {
        has_keys(line, &["document", "start", "end", "text", "timex", "earliest", "latest"]);
    }
    // "Mardi, des roquettes ont frappé": the article is known to be of July 2021, and no more.
    let of =
        |text: &str| lines.iter().find(|line| line["text"] == text).unwrap_or_else(|| panic!("no {text}"));
    let tuesday = of("Mardi");
    assert_eq!(
        (&tuesday["timex"], &tuesday["earliest"], &tuesday["latest"]),
        (&"2021-07".into(), &"2021-07-01".into(), &"2021-07-31".into())
    );
}

#[test]
fn a_date_header_is_no_part_of_the_first_paragraph() {
    let lines = extract_seeds(&["--what", "documents"]).lines();
    assert!(lines[0]["title"].as_str().unwrap().starts_with("LES talibans se préparent"), "{}", lines[0]);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for what in ["mentions", "expressions", "documents"] {
        assert_eq!(extract_seeds(&["--what", what]).stdout, extract_seeds(&["--what", what]).stdout);
    }
}

#[test]
fn a_document_line_tells_title_language_publication_and_counts() {
    let lines = extract_seeds(&["--what", "documents"]).lines();
    assert_eq!(lines.len(), 5);
    let mentions = extract_seeds(&[]).lines();
    for line in &lines {
        has_keys(
            line,
            &[
                "document",
                "title",
                "language",
                "published",
                "suggestions",
                "note",
                "bytes",
                "paragraphs",
                "mentions",
                "places",
                "warnings",
            ],
        );
        has_keys(&line["mentions"], &["resolved", "unresolved", "rejected", "undated"]);
        assert_eq!((&line["language"], &line["warnings"]), (&"fr".into(), &Value::Array(vec![])));
        let own = mentions.iter().filter(|mention| mention["document"] == line["document"]).count();
        let counted: u64 = ["resolved", "unresolved", "rejected"]
            .map(|key| line["mentions"][key].as_u64().unwrap())
            .iter()
            .sum();
        assert_eq!(counted, own as u64, "{line}");
        assert_eq!(line["mentions"]["undated"], 0);
        let size = fs::metadata(seeds().join(line["document"].as_str().unwrap())).unwrap().len();
        assert_eq!(line["bytes"].as_u64(), Some(size));
    }
    // As the five files lie there: blank lines part the paragraphs of all but 001, which has one a line.
    let paragraphs: Vec<u64> = lines.iter().map(|line| line["paragraphs"].as_u64().unwrap()).collect();
    let blocks = |document: &Value| {
        let text = fs::read_to_string(seeds().join(document["document"].as_str().unwrap())).unwrap();
        text.lines().filter(|line| !line.trim().is_empty()).count() as u64
    };
    assert_eq!(paragraphs, lines.iter().map(blocks).collect::<Vec<u64>>());
    let published: Vec<&str> =
        lines.iter().map(|line| line["published"]["basis"].as_str().unwrap()).collect();
    assert_eq!(published, ["header", "decision", "header", "decision", "header"]);
    assert!(lines[1]["note"].as_str().unwrap().contains("Lashkar Gah"));
}

#[test]
fn a_text_without_a_date_stays_undated() {
    let folder = Folder::new().file("sub/a.txt", "À Kaboul, mardi, on a fui.");
    let line = &folder.extract(&[]).lines()[0];
    assert_eq!((&line["document"], &line["date"]), (&"sub/a.txt".into(), &Value::Null));
    let document = &folder.extract(&["--what", "documents"]).lines()[0];
    assert_eq!((&document["published"], &document["mentions"]["undated"]), (&Value::Null, &1.into()));
}

#[test]
fn an_open_date_has_no_day_at_its_open_end() {
    let folder = Folder::new().file("a.txt", " date 2021-07-13/.. À Kaboul.");
    let expected = serde_json::json!(
        {"earliest": "2021-07-13", "latest": null, "edtf": "2021-07-13/..", "basis": "publication", "words": null}
    );
    assert_eq!(folder.extract(&[]).lines()[0]["date"], expected);
}

#[test]
fn the_users_own_place_goes_before_the_gazetteers_and_a_decision_takes_a_name_from_the_map() {
    let folder = Folder::new().file("a.txt", " date 2021-07 Sur la Place des Martyrs, à Kaboul, et au Pakistan.").file(
        "dateline.toml",
        "version = 1\n\
         [[places]]\nname = \"Place des Martyrs\"\nkind = \"square\"\ncountry = \"AF\"\nlat = 31.613\nlon = 65.71\n\
         [[mentions]]\nquote = \"Pakistan\"\nplace = false\n",
    );
    let run = folder.extract(&[]);
    assert_eq!(run.stderr, "");
    let lines = run.lines();
    let expected = serde_json::json!({
        "id": "user:place-des-martyrs", "name": "Place des Martyrs", "kind": "square", "country": "AF",
        "admin1": null, "lat": 31.613, "lon": 65.71, "radius_km": 0.2
    });
    let of = |name: &str| lines.iter().find(|line| line["text"] == name).unwrap();
    assert_eq!(of("Place des Martyrs")["place"], expected);
    assert_eq!(of("Place des Martyrs")["reason"], "it is a place of your own");
    assert_eq!(of("Place des Martyrs")["date"]["edtf"], "2021-07");
    assert_eq!((&of("Pakistan")["status"], &of("Pakistan")["place"]), (&"rejected".into(), &Value::Null));
    assert_eq!(of("Kaboul")["status"], "resolved");
}

#[test]
fn a_long_name_of_the_users_own_is_found() {
    let name = "Rond-point des Dix-Huit Dattiers de la Porte du Nord";
    let folder = Folder::new().file("a.txt", format!("Ils se sont réunis au {name} hier.")).file(
        "dateline.toml",
        format!("version = 1\n[[places]]\nname = \"{name}\"\nkind = \"square\"\nlat = 31.6\nlon = 65.7\n"),
    );
    let run = folder.extract(&[]);
    let names: Vec<_> = run.lines().iter().map(|line| line["text"].clone()).collect();
    assert_eq!(names, [name]);
}

#[test]
fn the_decision_of_an_inner_folder_holds_against_that_of_an_outer_one() {
    let dated = |document: &str, date: &str| {
        format!("version = 1\n[documents.\"{document}\"]\npublished = \"{date}\"\n")
    };
    // By name one folder comes before the file beside it, the other after.
    for inner in ["a", "z"] {
        let folder = Folder::new()
            .file("dateline.toml", dated(&format!("{inner}/x.txt"), "2020"))
            .file(&format!("{inner}/dateline.toml"), dated("x.txt", "2021"))
            .file(&format!("{inner}/x.txt"), "À Kaboul.");
        assert_eq!(folder.extract(&[]).lines()[0]["date"]["edtf"], "2021", "{inner}");
    }
}

#[test]
fn timings_go_to_the_standard_error() {
    let folder = Folder::with_text();
    let run = folder.extract(&["--timings"]);
    run.says(0, &["timing: read ", "timing: geoparse ", "timing: all "]);
    assert_eq!(run.stdout, folder.extract(&[]).stdout);
}
