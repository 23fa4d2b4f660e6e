//! Dates that an undated document may have, with what speaks for each in words of the texts.

use super::standing::said;
use crate::model::{DateEvidence, DateRange, Document, Edtf};

/// A day on which an undated document may have been published. Nothing takes it but the user.
#[derive(Clone, Debug, PartialEq)]
pub struct SuggestedDate {
    /// The date, as `dateline.toml` takes it.
    pub date: Edtf,
    /// How likely it is, 0 to 1.
    pub probability: f32,
    /// What speaks for it, the strongest first.
    pub evidence: Vec<Evidence>,
}

/// What speaks for a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// These words of the text name it, or a later one as coming.
    Named(String),
    /// These words of the text name a weekday with a date or a holiday, which fits.
    Weekday(String),
    /// The document with this path tells of the same places at the time.
    SameEvents(String),
}

impl SuggestedDate {
    /// Its days.
    #[must_use]
    pub fn range(&self) -> DateRange {
        self.date.range()
    }
}

/// The dates suggested for `document`, the likeliest first; none where it has one.
pub(super) fn suggestions(document: &Document) -> Vec<SuggestedDate> {
    if document.publication.is_some() {
        return Vec::new();
    }
    let evidence = |evidence: &DateEvidence| match evidence {
        DateEvidence::Named(words) => Evidence::Named(said(document, *words)),
        DateEvidence::Weekday(words) => Evidence::Weekday(said(document, *words)),
        DateEvidence::SameEvents(path) => Evidence::SameEvents(path.clone()),
    };
    let suggested = document.suggestions.iter();
    suggested
        .map(|suggestion| SuggestedDate {
            date: suggestion.date.clone(),
            probability: suggestion.probability,
            evidence: suggestion.evidence.iter().map(evidence).collect(),
        })
        .collect()
}
