//! Toponyms for which no place is known, so that none is lost in silence.

use crate::corpus::Corpus;
use crate::model::{Reason, Status};

/// A toponym without a place.
#[derive(Clone, Debug, PartialEq)]
pub struct UnmatchedRow {
    /// The toponym as it stands in the text.
    pub text: String,
    /// Index of the document in the corpus.
    pub document: u32,
    /// Index of the paragraph in the document.
    pub paragraph: u32,
    /// The document's title.
    pub title: String,
    /// Why it is thought to be a place, and why it has none.
    pub reason: Reason,
}

/// The toponyms of `corpus` without a place, in the order of documents and text.
#[must_use]
pub fn unmatched(corpus: &Corpus) -> Vec<UnmatchedRow> {
    let unresolved = corpus.mentions().iter().filter(|mention| mention.status == Status::Unresolved);
    unresolved
        .filter_map(|mention| {
            let document = corpus.documents().get(mention.document as usize)?;
            Some(UnmatchedRow {
                text: document.slice(mention.span).to_owned(),
                document: mention.document,
                paragraph: mention.paragraph,
                title: document.title.clone(),
                reason: mention.reason.clone(),
            })
        })
        .collect()
}
