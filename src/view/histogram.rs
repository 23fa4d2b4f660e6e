//! How much the corpus says of each day.

use serde::Serialize;

use crate::corpus::{Corpus, Days, NO_PLACE, OPEN_END, OPEN_START};

/// Mass of mentions by day. Each dated mention has mass 1, spread evenly over the days of its date; a date with an
/// open end is spread over the days of the histogram that it covers. The window does not change it: a histogram that
/// rescales while filtering lies. The painter tells inside and outside apart.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct Histogram {
    /// Day number (since 1970-01-01) of the first entry of `total`.
    pub first: i32,
    /// Mass by day; empty where nothing is dated.
    pub total: Vec<f32>,
    /// The largest mass of a day.
    pub max: f32,
    /// First and last day to show at the start: the dates without far outliers. Day numbers, inclusive.
    pub core: (i32, i32),
    /// Mass of days before the first entry: dates too far back to list day by day.
    pub before: f32,
    /// Mass of days after the last entry.
    pub after: f32,
}

/// How many days beyond the core extent are listed at most (50 years of 365.25 days).
const REACH: i32 = 18_262;

/// The histogram of a corpus' dated mentions that have a place.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
pub fn histogram(corpus: &Corpus) -> Histogram {
    let Some(extent) = corpus.extent() else { return Histogram::default() };
    let listed = Days {
        first: extent.all.first.max(extent.core.first.saturating_sub(REACH)),
        last: extent.all.last.min(extent.core.last.saturating_add(REACH)),
    };
    let days = (listed.last - listed.first + 1) as usize;
    // Mass starts at one day and ends after another, so a sum over the differences gives each day's: linear in
    // mentions and days, however long the ranges are. In f64, for sums of f32 leave crumbs where there is nothing.
    let mut change = vec![0.0f64; days + 1];
    let (mut before, mut after) = (0.0, 0.0);
    let columns = corpus.columns();
    for (&range, _) in columns.days().iter().zip(columns.place()).filter(|&(_, &place)| place != NO_PLACE) {
        if !range.is_dated() {
            continue;
        }
        let first = if range.first == OPEN_START { listed.first.min(range.last) } else { range.first };
        let last = if range.last == OPEN_END { listed.last.max(first) } else { range.last };
        let a_day = 1.0 / (f64::from(last) - f64::from(first) + 1.0);
        let (from, to) = (first.max(listed.first), last.min(listed.last));
        if from <= to {
            change[(from - listed.first) as usize] += a_day;
            change[(to - listed.first) as usize + 1] -= a_day;
        }
        before += a_day * (f64::from(listed.first.min(last + 1)) - f64::from(first)).max(0.0);
        after += a_day * (f64::from(last) - f64::from(listed.last.max(first - 1))).max(0.0);
    }
    let mut mass = 0.0;
    let total: Vec<f32> = change[..days]
        .iter()
        .map(|change| {
            mass += change;
            if mass < 1e-9 { 0.0 } else { mass as f32 }
        })
        .collect();
    let max = total.iter().copied().fold(0.0, f32::max);
    Histogram {
        first: listed.first,
        total,
        max,
        core: (extent.core.first, extent.core.last),
        before: before as f32,
        after: after as f32,
    }
}
