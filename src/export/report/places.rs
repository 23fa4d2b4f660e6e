//! The places that a report shows, of which the figure has the numbers.

use std::collections::BTreeMap;

use super::content::{MentionRow, PlaceRow};
use crate::model::DateRange;
use crate::view::ViewModel;
use crate::words::Words;

/// A row for each place that some rows of mentions are of, the most mentioned first, as markers are ordered. Their signs have no
/// numbers yet.
pub fn places(view: &ViewModel, rows: &[MentionRow], words: &Words) -> Vec<PlaceRow> {
    let mut found: BTreeMap<usize, (PlaceRow, Option<DateRange>)> = BTreeMap::new();
    for row in rows {
        let (place, days) = found.entry(row.marker).or_insert_with(|| (begun(view, row), None));
        *days = match (*days, row.range) {
            (Some(days), Some(range)) => Some(days.hull(range)),
            (days, range) => days.or(range),
        };
        // Rows of a place come in the order of documents.
        let source = row.source + 1;
        if place.sources.last() != Some(&source) {
            place.sources.push(source);
        }
    }
    let finished = |(place, days): (PlaceRow, Option<DateRange>)| {
        let days = days.map_or_else(|| words.get("date-undated"), |days| words.range(days));
        PlaceRow { days, ..place }
    };
    found.into_values().map(finished).collect()
}

fn begun(view: &ViewModel, row: &MentionRow) -> PlaceRow {
    PlaceRow {
        marker: row.marker,
        sign: None,
        name: row.place.clone(),
        about: row.about.clone(),
        shown: view.all_markers().get(row.marker).map_or(0, |marker| marker.visible),
        days: String::new(),
        sources: Vec::new(),
    }
}
