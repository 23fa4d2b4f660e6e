//! Passages as a report cites them: the text, and where it is from.

use crate::ui::dated;
use crate::view::{Passage, PassageAt, PlacePassages, ViewModel};
use crate::words::Words;

/// At most so many passages are copied at once.
pub const MOST: usize = 1_000;

/// A passage with all of its text, as a report cites it.
#[must_use]
pub fn with_source(passage: &Passage, at: PassageAt, view: &ViewModel, words: &Words) -> String {
    let path = view.documents().get(passage.document as usize).map_or("", |row| row.path.as_str());
    let date = passage.date.as_ref().map_or_else(
        || words.get("date-undated"),
        |date| {
            let how = dated::how(date, words);
            words.with("date-and-basis", &[("date", words.range(date.range).into()), ("basis", how.into())])
        },
    );
    let values = [
        ("text", at.text(view.corpus()).into()),
        ("title", passage.title.as_str().into()),
        ("date", date.into()),
        ("path", path.into()),
    ];
    words.with("citation", &values)
}

/// The passages listed, each with its source, the first [`MOST`] of them.
#[must_use]
pub fn all_with_sources(place: &PlacePassages, view: &ViewModel, words: &Words) -> String {
    let passages = place.passages.iter().take(MOST).map(|&at| {
        let passage = place.read(view.corpus(), view.query(), at, 0);
        with_source(&passage, at, view, words)
    });
    passages.collect::<Vec<_>>().join("\n\n")
}
