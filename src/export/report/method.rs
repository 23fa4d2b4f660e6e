//! The method note: how what is told was found, and how far it can be trusted.

use super::super::caption;
use super::super::options::FigureOptions;
use crate::view::{self, DOUBTFUL_BELOW, ViewModel};
use crate::words::{Value, Words};

/// Headings, and what is said below each.
pub fn method(view: &ViewModel, options: &FigureOptions, words: &Words) -> Vec<(String, String)> {
    let corpus = view.corpus();
    let tally = corpus.tally();
    let documents = words.with("documents-count", &[("count", corpus.documents().len().into())]);
    let fingerprint = corpus.fingerprint();
    let mut found = vec![
        (
            "report-method-corpus",
            words.with(
                "report-method-corpus-said",
                &[
                    ("name", corpus.name().into()),
                    ("documents", documents.into()),
                    ("print", fingerprint.into()),
                ],
            ),
        ),
        ("report-method-shown", caption::caption(view, words).join(" · ")),
        ("report-method-counts", counts(words, tally)),
        ("report-method-places", places(options, words)),
        ("report-method-confidence", confidence(words)),
        ("report-method-dates", words.get("report-method-dates-said")),
    ];
    let themes = view::theme_order(corpus);
    if !themes.is_empty() {
        let names: Vec<String> =
            themes.iter().map(|&theme| view::theme_name(corpus, theme, words.language())).collect();
        let said = words.with("report-method-themes-said", &[("themes", names.join(", ").into())]);
        found.push(("report-method-themes", said));
    }
    let version: Value<'_> = env!("CARGO_PKG_VERSION").into();
    let sources = caption::credit(&options.base, words);
    found.push((
        "report-method-made",
        words.with("report-method-made-said", &[("version", version), ("sources", sources.into())]),
    ));
    found.into_iter().map(|(key, said)| (words.get(key), said)).collect()
}

fn counts(words: &Words, tally: crate::corpus::Tally) -> String {
    words.with(
        "report-method-counts-said",
        &[
            ("resolved", tally.resolved.into()),
            ("undated", tally.undated.into()),
            ("unresolved", tally.unresolved.into()),
            ("rejected", tally.rejected.into()),
        ],
    )
}

fn places(options: &FigureOptions, words: &Words) -> String {
    let version = options.gazetteer.as_ref();
    let gazetteer =
        version.map(|version| words.with("figure-gazetteer", &[("version", version.as_str().into())]));
    let said = words.get("report-method-places-said");
    match gazetteer {
        Some(gazetteer) => format!("{said} {gazetteer}."),
        None => said,
    }
}

fn confidence(words: &Words) -> String {
    let doubtful = words.percent(crate::model::mention::percent(DOUBTFUL_BELOW));
    words.with("report-method-confidence-said", &[("percent", doubtful.into())])
}
