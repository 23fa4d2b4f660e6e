//! Documents are handed on one by one: what comes out is the same for any number of threads, and the same as the window
//! has, whatever the user decided and however large the corpus is.

#[cfg(test)]
mod common;

use std::fs;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::Path;

use common::{Folder, dateline_with_input};
use dateline::gazetteer::Gazetteer;
use dateline::pipeline::{Geoparsed, Opening, Source, open};
use proptest::prelude::*;

/// Longer than what is looked at of one document of a large corpus to tell where it plays.
const LONG: usize = 70_000;

/// Decisions of every form, and some that speak of what is not there.
const DECISIONS: &str = r#"
version = 1
colour = 1
[documents."a.txt"]
published = "2021-08-13"
note = "seen twice"
[documents."gone.txt"]
published = "2020"
[[mentions]]
quote = "Kaboul"
place = "geonames:1138336"
[[mentions]]
document = "sub/c.txt"
quote = "Kaboul"
occurrence = 2
place = false
[[mentions]]
document = "b.txt"
quote = "Zorkabad"
place = "user:zorkabad"
[[mentions]]
quote = "Pakistan"
place = false
[[mentions]]
quote = "Nowhere"
place = false
[[mentions]]
quote = "Iran"
place = "geonames:0"
[[places]]
name = "Zorkabad"
kind = "village"
country = "AF"
lat = 34.1
lon = 66.2
"#;

/// Decisions of an inner folder: a date against the outer file's, and a place of the same name.
const INNER: &str = r#"
version = 1
[documents."c.txt"]
published = "2019-05"
[[places]]
name = "Zorkabad"
kind = "city"
lat = 1
lon = 2
[[mentions]]
quote = "Herat"
place = false
"#;

/// A folder with decisions of every form and files that are no texts.
fn decided() -> Folder {
    Folder::new()
        .file("a.txt", "À Kaboul, et au Pakistan, puis à Kaboul encore.")
        .file("b.txt", " date 2021-07 Le convoi a quitté Zorkabad pour Kandahar, en Afghanistan.")
        .file("bad.txt", b"Kaboul \xE9")
        .file("empty.txt", "")
        .file("header.txt", " date 2021-13 À Paris.")
        .file("notes.ods", "Kaboul")
        .file("sub/c.txt", "Kaboul, Herat, Kaboul. Le village de Zorkabad.")
        .file("dateline.toml", DECISIONS)
        .file("sub/dateline.toml", INNER)
}

/// A folder so large that a sample of it tells where it plays.
fn large() -> Folder {
    let mut folder = Folder::new().file("dateline.toml", DECISIONS);
    for (number, name) in (0..80).zip(["Paris", "Kaboul", "Muqur", "Victoria", "Alexandrie"].iter().cycle()) {
        let around = "Les talibans avancent encore vers le nord. ".repeat(LONG / 42 - (number % 7) * 20);
        folder = folder
            .file(&format!("{number:02}.txt"), format!("À {name}.\n\n{around}\n\nPuis à {name}, {name}."));
    }
    folder
}

/// What is found in a folder, a line for each document and each mention, and the warnings.
#[cfg(test)]
fn found(folder: &Path, threads: usize) -> Vec<String> {
    let source = Source::Paths(vec![folder.to_path_buf()]);
    let gazetteer = Gazetteer::bundled().unwrap();
    let opening = Opening { source: &source, gazetteer, threads: NonZero::new(threads) };
    let mut lines = Vec::new();
    let ended = opening.each(
        &mut |_| ControlFlow::Continue(()),
        |geoparsed, _| told(&geoparsed),
        |told| {
            lines.extend(told);
            ControlFlow::Continue(())
        },
    );
    lines.extend(ended.unwrap().warnings.iter().map(ToString::to_string));
    lines
}

fn told(Geoparsed { document, mentions, warnings }: &Geoparsed) -> Vec<String> {
    let head = format!("{} {:?} {:?} {:?}", document.path, document.publication, document.note, warnings);
    std::iter::once(head).chain(mentions.iter().map(|mention| format!("{mention:?}"))).collect()
}

#[test]
fn the_same_bytes_are_written_by_any_number_of_threads() {
    for folder in [decided(), large()] {
        for what in ["mentions", "documents"] {
            let run = |threads| folder.extract(&["--what", what, "--threads", threads]);
            let one = run("1");
            assert_eq!(one.status, 0, "{}", one.stderr);
            assert!(one.lines().len() > 3);
            for threads in ["2", "5"] {
                let other = run(threads);
                assert_eq!((&other.stdout, &other.stderr), (&one.stdout, &one.stderr), "{threads} threads");
            }
        }
    }
}

#[test]
fn the_window_has_what_is_written() {
    for folder in [decided(), large()] {
        let gazetteer = Gazetteer::bundled().unwrap();
        let source = Source::Paths(vec![folder.root().to_path_buf()]);
        let corpus = open(&source, gazetteer, &mut |_| ControlFlow::Continue(())).unwrap();
        let run = folder.extract(&["--threads", "3"]);
        let lines = run.lines();
        assert_eq!(lines.len(), corpus.mentions().len());
        for (line, mention) in lines.iter().zip(corpus.mentions()) {
            let document = &corpus.documents()[mention.document as usize];
            let place = mention.place.as_ref().map(|id| corpus.place(id).unwrap());
            let confidence = f64::from((mention.confidence * 100.0).round()) / 100.0;
            let expected = serde_json::json!({
                "document": document.path,
                "paragraph": mention.paragraph,
                "start": mention.span.start,
                "end": mention.span.end,
                "text": document.slice(mention.span),
                "status": mention.status,
                "role": mention.role,
                "id": place.map(|place| place.id.as_str()),
                "name": place.map(|place| place.name.as_str()),
                "kind": place.map(|place| place.kind.as_str()),
                "admin1": place.and_then(|place| Some(&corpus.place(place.admin1.as_ref()?)?.name)),
                "edtf": mention.date.as_ref().map(|date| date.edtf.as_str()),
            });
            let mut written = serde_json::Map::new();
            for (key, value) in expected.as_object().unwrap() {
                let from = match key.as_str() {
                    "id" | "name" | "kind" | "admin1" => &line["place"][key],
                    "edtf" => &line["date"][key],
                    _ => &line[key],
                };
                written.insert(key.clone(), from.clone());
                assert_eq!(from, value, "{key} of {line}");
            }
            assert!((line["confidence"].as_f64().unwrap() - confidence).abs() < 0.0051, "{line}");
        }
        let told: Vec<String> =
            corpus.warnings().iter().map(|warning| format!("warning: {warning}")).collect();
        let said: Vec<&str> = run.stderr.lines().filter(|line| line.starts_with("warning: ")).collect();
        assert_eq!(said, told);
    }
}

#[test]
fn warnings_come_by_what_they_are_of_and_then_in_the_order_of_files_and_lines() {
    let run = decided().extract(&[]);
    let said: Vec<&str> = run.stderr.lines().filter_map(|line| line.strip_prefix("warning: ")).collect();
    let expected = [
        "notes.ods: is no .txt, .md or .html file",
        "bad.txt:1:8: is not in UTF-8",
        "empty.txt: is empty",
        "header.txt:1:7: ",
        "dateline.toml:3:1: the key `colour` is not known",
        "dateline.toml:7:12: there is no document “gone.txt”",
        "sub/dateline.toml: “Zorkabad” is already a place",
        "dateline.toml:24:1: “Nowhere” does not stand in the text",
        "dateline.toml:27:1: no place has the identifier geonames:0",
    ];
    assert_eq!(said.len(), expected.len(), "{said:#?}");
    for (said, expected) in said.iter().zip(expected) {
        assert!(said.starts_with(expected), "{said} is not {expected}");
    }
}

#[test]
fn decisions_of_every_form_take_effect() {
    let lines = decided().extract(&[]).lines();
    let of = |document: &str, name: &str| -> Vec<String> {
        let own = lines.iter().filter(|line| line["document"] == document && line["text"] == name);
        own.map(|line| line["place"]["id"].as_str().map_or(line["status"].to_string(), str::to_owned))
            .collect()
    };
    assert_eq!(of("a.txt", "Kaboul"), ["geonames:1138336", "geonames:1138336"]);
    assert_eq!(of("a.txt", "Pakistan"), ["\"rejected\""]);
    assert_eq!(of("b.txt", "Zorkabad"), ["user:zorkabad"]);
    assert_eq!(of("sub/c.txt", "Kaboul"), ["geonames:1138336", "\"rejected\""]);
    assert_eq!(of("sub/c.txt", "Herat"), ["\"rejected\""]);
    let date = |document: &str| {
        lines.iter().find(|line| line["document"] == document).unwrap()["date"]["edtf"].clone()
    };
    assert_eq!([date("a.txt"), date("b.txt"), date("sub/c.txt")], ["2021-08-13", "2021-07", "2019-05"]);
}

#[test]
fn a_long_text_from_the_standard_input_is_read_once_and_written_among_a_large_corpus() {
    let folder = large();
    let input = format!("À Kaboul. {}", "Les talibans avancent encore. ".repeat(LONG / 30 + 1));
    let all = folder.extract(&[]).lines().len();
    // Of the first two texts one is in the sample that tells where the corpus plays.
    let first = folder.path("00.txt");
    let (hyphen, root) = ("-".as_ref(), folder.root().as_os_str());
    for paths in [[hyphen, root].as_slice(), &[first.as_os_str(), hyphen, root]] {
        let arguments = std::iter::once("extract".as_ref()).chain(paths.iter().copied());
        let run = dateline_with_input(arguments, input.as_bytes());
        assert_eq!(run.stderr.lines().filter(|line| line.contains("-: ")).count(), 0, "{}", run.stderr);
        let lines = run.lines();
        let own: Vec<_> = lines.iter().filter(|line| line["document"] == "-").collect();
        assert_eq!((own.len(), &own[0]["text"]), (1, &"Kaboul".into()));
        assert_eq!(lines.len(), 1 + all);
    }
}

#[test]
fn a_document_says_what_was_wrong_with_its_file() {
    let lines = decided().extract(&["--what", "documents"]).lines();
    let faulty: Vec<_> = lines.iter().filter(|line| line["warnings"] != serde_json::json!([])).collect();
    assert_eq!(faulty.len(), 1);
    assert_eq!(
        (&faulty[0]["document"], &faulty[0]["warnings"][0]["column"]),
        (&"header.txt".into(), &7.into())
    );
}

#[test]
fn no_number_of_threads_is_wrong_usage() {
    for threads in ["0", "-1", "many", "257"] {
        decided().extract(&[&format!("--threads={threads}")]).says(2, &["error: ", "--threads"]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn the_same_input_gives_the_same_output_in_any_thread_count(
        texts in prop::collection::vec(
            prop::collection::vec(
                prop::sample::select(vec![
                    "Kaboul", "Paris", "Texas", "London", "Ontario", "Herat", "Kandahar", "province de", "à", "in", ",", ".",
                    "district", "le gouverneur de", "Washington", "\n\n", "date 2021-07", "Georgia", "Victoria", "\u{FEFF}",
                ]),
                0..30,
            ),
            1..40,
        ),
        threads in 2_usize..7,
    ) {
        let folder = tempfile::tempdir().unwrap();
        for (number, words) in texts.iter().enumerate() {
            fs::write(folder.path().join(format!("{number:02}.txt")), words.join(" ")).unwrap();
        }
        fs::write(folder.path().join("zz.txt"), "À Kaboul.").unwrap();
        fs::write(folder.path().join("dateline.toml"), DECISIONS).unwrap();
        prop_assert_eq!(found(folder.path(), threads), found(folder.path(), 1));
    }
}
