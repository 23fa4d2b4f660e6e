//! `dateline report` as its users call it. What a reader does with the page in a browser is in `tests/report/page.py`.

#[cfg(test)]
mod common;

use std::path::Path;
use std::process::Output;

use common::made;
#[cfg(test)]
fn report(to: &Path, arguments: &[&str]) -> Output {
    made("report", to, arguments)
}

#[test]
fn each_format_holds_figure_mentions_sources_and_method() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.html", "a.md"] {
        let file = folder.path().join(name);
        let output = report(&file, &["--title", "Summer & <after>"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(output.stdout.is_empty());
        let written = std::fs::read_to_string(&file).unwrap();
        for said in [
            "Summer &amp; &lt;after&gt;",
            "Kandahar",
            "003_bf9fccd675be7688.txt",
            "7 July 2021",
            "Decisions by hand",
            "Fingerprint",
        ] {
            assert!(written.contains(said), "{name}: {said}");
        }
    }
    assert!(std::fs::read_to_string(folder.path().join("a.svg")).unwrap().starts_with("<svg"));
    let pdf = folder.path().join("a.pdf");
    assert!(report(&pdf, &[]).status.success());
    assert!(std::fs::read(pdf).unwrap().starts_with(b"%PDF-"));
}

#[test]
fn a_window_leaves_out_what_the_figure_leaves_out() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("july.md");
    assert!(report(&file, &["--window", "2021-07", "--clock", "published"]).status.success());
    let written = std::fs::read_to_string(file).unwrap();
    let rows: Vec<&str> = written
        .split_once("## Mentions")
        .and_then(|(_, rest)| rest.split_once("## "))
        .map(|(table, _)| table.lines().filter(|line| line.starts_with("| ")).skip(2).collect())
        .unwrap();
    assert!(!rows.is_empty() && rows.iter().all(|row| row.contains("July 2021 |")), "{rows:?}");
}

#[test]
fn what_is_asked_for_wrongly_is_refused_with_a_hint_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    for (name, arguments) in [
        ("report.txt", &[][..]),
        ("report", &[]),
        ("a.html", &["--window", "summer"]),
        ("a.pdf", &["--bbox", "1,2"]),
    ] {
        let file = folder.path().join(name);
        let output = report(&file, arguments);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("hint:"), "{name}");
        assert!(!file.exists(), "{name}");
    }
}
