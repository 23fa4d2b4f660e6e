//! How much of the corpus is in sight.

use serde::Serialize;

use super::mask::PlaceMask;
use super::query::{Query, Restriction};
use crate::corpus::{Corpus, Sort};

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
    let (columns, sorts) = (corpus.columns(), corpus.sorts(&query.filter.sieve));
    let restriction = Restriction::of(query);
    let mask = PlaceMask::of(corpus, &query.filter);
    let visible = if mask.keeps_all() {
        restriction.count(columns.placed_days(query.clock), sorts.placed())
    } else {
        let count =
            |place: u32| restriction.count(columns.days_of_place(query.clock, place), sorts.of_place(place));
        mask.places(corpus).map(count).sum()
    };
    Counts { visible, ..counts_without_window(corpus, query) }
}

/// The same without what hangs on the window: none is visible.
pub(super) fn counts_without_window(corpus: &Corpus, query: &Query) -> Counts {
    let restriction = Restriction::of(query);
    let mask = PlaceMask::of(corpus, &query.filter);
    let sorts = corpus.sorts(&query.filter.sieve);
    let kept = |sorts: &[Sort]| sorts.iter().filter(|sort| restriction.keeps(**sort)).count();
    let tally = corpus.tally();
    Counts {
        visible: 0,
        total: tally.resolved,
        undated: corpus.undated(query.clock),
        filtered: match (restriction.keeps_all(), mask.keeps_all()) {
            (true, true) => 0,
            (false, true) => tally.resolved - kept(sorts.placed()),
            (_, false) => {
                let of_place = |place| kept(sorts.of_place(place));
                tally.resolved - mask.places(corpus).map(of_place).sum::<usize>()
            }
        },
        unresolved: tally.unresolved,
        rejected: tally.rejected,
    }
}
