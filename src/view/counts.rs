//! How much of the corpus is in sight.

use serde::Serialize;

use super::query::{Query, Restriction};
use crate::corpus::{Corpus, NO_PLACE};

/// Mentions in sight and in all: "103 of 134 mentions · 0 undated".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// Mentions with a place that the query shows.
    pub visible: usize,
    /// Mentions with a place.
    pub total: usize,
    /// Of these, how many have no date.
    pub undated: usize,
    /// Toponyms for which no place is known. Not part of `total`.
    pub unresolved: usize,
    /// What the user said is no place. Not part of `total`.
    pub rejected: usize,
}

/// Counts what `query` shows of `corpus`.
#[must_use]
pub fn counts(corpus: &Corpus, query: &Query) -> Counts {
    let restriction = Restriction::of(query);
    let columns = corpus.columns();
    let placed = columns.days().iter().zip(columns.place());
    let visible = placed.filter(|&(days, &place)| place != NO_PLACE && restriction.shows(*days)).count();
    let tally = corpus.tally();
    Counts {
        visible,
        total: tally.resolved,
        undated: tally.undated,
        unresolved: tally.unresolved,
        rejected: tally.rejected,
    }
}
