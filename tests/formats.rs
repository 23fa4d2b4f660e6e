//! `dateline extract` in the formats of other programs: what is asked for is written, by any way of asking, or refused with a way
//! out. That other programs read it is shown by `.ci/formats.sh`.

#[cfg(test)]
mod common;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use common::{Folder, Run, dateline};

/// Endings of names with the format that each stands for.
const FORMATS: &[(&str, &str)] = &[
    ("jsonl", "jsonl"),
    ("csv", "csv"),
    ("geojson", "geojson"),
    ("gpkg", "gpkg"),
    ("kml", "kml"),
    ("kmz", "kmz"),
    ("parquet", "parquet"),
    ("arrow", "arrow"),
    ("jsonld", "annotations"),
];

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

fn extract_seeds(arguments: &[&str]) -> Run {
    let path = seeds();
    let run = dateline(
        [OsStr::new("extract"), path.as_os_str()].into_iter().chain(arguments.iter().map(OsStr::new)),
    );
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{arguments:?}");
    run
}

#[test]
fn the_name_of_the_file_and_the_option_give_the_same_bytes_on_any_number_of_threads() {
    let folder = Folder::new();
    for (ending, format) in FORMATS {
        let [named, asked] = [format!("a.{ending}"), "b".to_owned()].map(|name| folder.path(&name));
        extract_seeds(&["-o", named.to_str().unwrap(), "--threads", "1"]);
        extract_seeds(&["-o", asked.to_str().unwrap(), "--format", format, "--threads", "3"]);
        let [named, asked] = [named, asked].map(|path| fs::read(path).unwrap());
        assert!(
            named.len() > 10_000 && named == asked,
            "{format}: {} and {} bytes",
            named.len(),
            asked.len()
        );
    }
}

#[test]
fn lines_of_a_window_are_those_of_all_that_share_a_day_with_it() {
    let all = extract_seeds(&[]);
    let day = |line: &serde_json::Value, end: &str| line["date"][end].as_str().unwrap_or_default().to_owned();
    for (first, last) in
        [("2021-07-10", "2021-07-15"), ("1990-01-01", "1999-12-31"), ("2021-08-13", "2021-08-13")]
    {
        let shown = extract_seeds(&["--window", &format!("{first}/{last}")]);
        let expected: Vec<&str> = all
            .stdout
            .lines()
            .zip(all.lines())
            .filter(|(_, line)| line["status"] == "resolved" && line["date"].is_object())
            .filter(|(_, line)| {
                day(line, "earliest").as_str() <= last && first <= day(line, "latest").as_str()
            })
            .map(|(text, _)| text)
            .collect();
        assert_eq!(shown.stdout.lines().collect::<Vec<_>>(), expected, "{first}/{last}");
    }
}

#[test]
fn filters_keep_what_they_say() {
    let lines = |arguments: &[&str]| extract_seeds(arguments).lines();
    let abroad = lines(&["--country", "us", "--country", "PK"]);
    assert!(!abroad.is_empty());
    assert!(abroad.iter().all(|line| ["US", "PK"].contains(&line["place"]["country"].as_str().unwrap())));
    let sure = lines(&["--confidence", "90"]);
    assert!(!sure.is_empty() && sure.iter().all(|line| line["confidence"].as_f64().unwrap() >= 0.895));
    let worded = lines(&["--text", "kamikazes"]);
    assert!(!worded.is_empty() && worded.len() < 20, "{}", worded.len());
    // By the days of publication all mentions of one document stand on its own.
    let published = lines(&["--window", "2021-08-13", "--clock", "published"]);
    assert!(!published.is_empty());
    assert!(published.iter().all(|line| line["document"].as_str().unwrap().starts_with("001_")));
    let up_to = lines(&["--window", "2021-06", "--mode", "cumulative"]);
    assert!(up_to.len() > lines(&["--window", "2021-06"]).len());
}

#[test]
fn undated_mentions_stand_beside_a_window_where_asked() {
    let folder = Folder::new().file("a.txt", "Les combats à Kaboul et à Kandahar.");
    assert_eq!(folder.extract(&["--window", "2021"]).lines().len(), 0);
    assert_eq!(folder.extract(&["--window", "2021", "--undated"]).lines().len(), 2);
}

#[test]
fn what_cannot_be_is_refused_before_anything_is_read() {
    let folder = Folder::with_text();
    let json = folder.path("out.json").display().to_string();
    for (arguments, told) in [
        (vec!["-o", &json], "several formats end in .json"),
        (vec!["--what", "documents", "--format", "csv"], "only mentions are written in this format"),
        (vec!["--what", "expressions", "--window", "2021"], "only mentions are written"),
        (vec!["--window", "2021-13"], "--window 2021-13: "),
        (vec!["--mode", "cumulative"], "--mode cumulative needs a --window"),
        (vec!["--country", "Afghanistan"], "--country Afghanistan is no country's code"),
        (vec!["--text", "/(/"], "--text /(/ cannot be read: this bracket is not closed: “(”"),
        (vec!["--mode", "instant"], "--mode instant needs a --window"),
        (vec!["--clock", "published"], "--clock published says by which dates to choose"),
    ] {
        let run = folder.extract(&arguments);
        run.says(2, &["error: ", told, "hint: "]);
        assert_eq!(run.stdout, "", "{arguments:?}");
    }
    assert!(!folder.path("out.json").exists());
}

#[test]
fn a_file_of_nothing_is_a_file_of_its_format() {
    let (folder, outputs) = (Folder::new().file("a.txt", "Rien du tout ici."), Folder::new());
    for (ending, _) in FORMATS {
        let out = outputs.path(&format!("out.{ending}"));
        let run = folder.extract(&["-o", out.to_str().unwrap()]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{ending}");
        let written = fs::read(out).unwrap();
        let (begin, end): (&[u8], &[u8]) = match *ending {
            "jsonl" => (b"", b""),
            "csv" => (b"document,", b"\r\n"),
            "geojson" => (b"{", b"}\n"),
            "gpkg" => (b"SQLite format 3\0", b""),
            "kml" => (b"<?xml", b"</kml>\n"),
            "kmz" => (b"PK", b""),
            "parquet" => (b"PAR1", b"PAR1"),
            "arrow" => (b"ARROW1", b"ARROW1"),
            _ => (b"[", b"]\n"),
        };
        assert!(written.starts_with(begin) && written.ends_with(end), "{ending}: {written:?}");
    }
    assert!(fs::read(outputs.path("out.jsonl")).unwrap().is_empty());
    let csv = fs::read_to_string(outputs.path("out.csv")).unwrap();
    assert!(csv.starts_with("document,title,") && csv.ends_with("date_words\r\n"), "{csv}");
    let geojson: serde_json::Value =
        serde_json::from_slice(&fs::read(outputs.path("out.geojson")).unwrap()).unwrap();
    assert_eq!(geojson["features"], serde_json::json!([]));
}

#[test]
#[cfg(target_os = "linux")]
fn an_output_without_room_is_told_for_every_format() {
    let folder = Folder::with_text();
    for (_, format) in FORMATS {
        let run = folder.extract(&["--format", format, "-o", "/dev/full"]);
        run.says(1, &["error: /dev/full cannot be written", "hint: "]);
    }
}

#[test]
fn docs_tell_every_column() {
    let docs = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/FORMATS.md")).unwrap();
    for column in dateline::export::data::COLUMNS {
        assert!(
            docs.contains(&format!("`{}`", column.name)),
            "docs/FORMATS.md does not tell {}",
            column.name
        );
    }
}
