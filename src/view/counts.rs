//! How much of the corpus is in sight.

use serde::Serialize;

use super::query::{Query, Restriction};
use crate::corpus::Corpus;

/// Mentions in sight and in all: "103 of 134 mentions · 0 undated".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// Mentions with a place that the query shows.
    pub visible: usize,
    /// Mentions with a place.
    pub total: usize,
    /// Of these, how many have no date by the clock in use, be they filtered or not.
    pub undated: usize,
    /// Of `total`, how many the filters leave out, whatever their date.
    pub filtered: usize,
    /// Toponyms for which no place is known. Not part of `total`.
    pub unresolved: usize,
    /// What the user said is no place. Not part of `total`.
    pub rejected: usize,
}

/// Counts what `query` shows of `corpus`.
#[must_use]
pub fn counts(corpus: &Corpus, query: &Query) -> Counts {
    let columns = corpus.columns();
    let visible = Restriction::of(query).count(columns.placed_days(query.clock), columns.placed_sorts());
    Counts { visible, ..counts_without_window(corpus, query) }
}

/// The same without what hangs on the window: none is visible.
pub(super) fn counts_without_window(corpus: &Corpus, query: &Query) -> Counts {
    let restriction = Restriction::of(query);
    let sorts = corpus.columns().placed_sorts();
    let tally = corpus.tally();
    Counts {
        visible: 0,
        total: tally.resolved,
        undated: corpus.undated(query.clock),
        filtered: if restriction.keeps_all() {
            0
        } else {
            sorts.iter().filter(|sort| !restriction.keeps(**sort)).count()
        },
        unresolved: tally.unresolved,
        rejected: tally.rejected,
    }
}
