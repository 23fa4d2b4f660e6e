//! Any bytes may be a text: nothing panics, and what is found cuts out of the text what it says.

use std::fmt::Display;
use std::fs;
use std::ops::ControlFlow;

use dateline::gazetteer::Gazetteer;
use dateline::pipeline::{OpenError, Source, open};
use proptest::prelude::*;

fn failed(error: impl Display) -> TestCaseError {
    TestCaseError::fail(error.to_string())
}

/// Opens a text of these bytes among the places that ship, and checks what is found.
fn check(bytes: &[u8]) -> Result<(), TestCaseError> {
    check_file("a.txt", bytes)
}

/// As [`check`], for a file of this name.
fn check_file(name: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    let folder = tempfile::tempdir().map_err(failed)?;
    let file = folder.path().join(name);
    fs::write(&file, bytes).map_err(failed)?;
    let opened = open(&Source::Paths(vec![file]), Gazetteer::bundled().map_err(failed)?, &mut |_| {
        ControlFlow::Continue(())
    });
    let corpus = match opened {
        Ok(corpus) => corpus,
        // What is no text at all is refused, with a reason that names the file.
        Err(OpenError::Read(error)) => {
            prop_assert!(error.warnings().iter().all(|warning| warning.file == name), "{error}");
            return Ok(());
        }
        Err(error) => return Err(failed(error)),
    };
    for mention in corpus.mentions() {
        let document = &corpus.documents()[mention.document as usize];
        let text = document.text.get(mention.span.range());
        prop_assert!(text.is_some_and(|text| !text.trim().is_empty()), "{mention:?}");
        prop_assert!((0.0..=1.0).contains(&mention.confidence));
    }
    Ok(())
}

/// Pieces that the rules look at, in any order and with anything between.
fn pieces() -> impl Strategy<Value = Vec<String>> {
    let known = prop::sample::select(vec![
        "Paris",
        "Kaboul",
        "U.S.",
        "Pa.",
        "St.",
        "Saint-Denis",
        "Butler County",
        "counties",
        "(Fr)",
        "(USA)",
        ",",
        "et",
        "and",
        "de la",
        "d’",
        "l'",
        "à",
        "the",
        "between",
        "entre",
        "Groupe B :",
        "Suisse",
        "un",
        "\n",
        "\n\n",
        "—",
        "&",
        "province de",
        "capitale",
        "who",
        "of",
        "relations",
        "accused",
        "KABOUL (AFP)",
        "8 juin.",
        "«",
        "»",
        "\u{200f}",
        "e\u{301}",
        "北京",
        "كابل",
        "'s",
        "-led",
        "No. 1",
        "100 %",
    ]);
    let any = prop_oneof![3 => known.prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    prop::collection::vec(any, 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn bytes_of_any_kind_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(&bytes)?;
    }

    #[test]
    fn bytes_of_any_kind_are_read_as_a_page_or_refused(
        head in prop::sample::select(vec![&b""[..], b"\xFF\xFE", b"<meta charset=latin1>", b"<meta charset=utf-8><p>"]),
        bytes in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        check_file("a.html", &[head, &bytes].concat())?;
    }

    #[test]
    fn what_yaml_is_written_with_may_stand_in_any_order_in_a_front_matter(yaml in "([\\[{}\\]:&*!|>?,'\"#%@ \n-]|a: |date: |title: |2021){0,60}") {
        check_file("a.md", format!("---\ntitle: a\n{yaml}\n---\nKaboul {yaml}").as_bytes())?;
    }

    #[test]
    fn characters_of_any_kind_are_read(text in "[\\PC\n\r\t\u{0}]{0,300}") {
        check(text.as_bytes())?;
    }

    #[test]
    fn what_the_rules_look_at_may_stand_in_any_order(pieces in pieces(), between in prop::sample::select(vec![" ", "", "\u{a0}", ". "])) {
        check(pieces.join(between).as_bytes())?;
    }
}
