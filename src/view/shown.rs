//! The mentions that a query shows, one by one: what a file of data holds of a view.

use super::mask::PlaceMask;
use super::query::{Query, Restriction};
use crate::corpus::Corpus;

/// Numbers of the mentions that `query` shows, in the order of documents and text. They are as many as
/// [`counts`](super::counts()) has visible: a toponym without a place is in no view.
#[must_use]
pub fn shown(corpus: &Corpus, query: &Query) -> Vec<u32> {
    let columns = corpus.columns();
    let (restriction, mask) = (Restriction::of(query), PlaceMask::of(corpus, &query.filter));
    let sorts = corpus.sorts(&query.filter.sieve);
    let days = columns.days(query.clock).iter().zip(sorts.all());
    let mentions = (0u32..).zip(columns.place().iter().zip(days));
    let shown = mentions
        .filter(|(_, (place, (days, sort)))| mask.keeps(**place) && restriction.shows(**days, **sort));
    shown.map(|(number, _)| number).collect()
}
