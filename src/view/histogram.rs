//! How much the corpus says of each day.

use serde::Serialize;

use super::mask::PlaceMask;
use super::query::{Query, Restriction};
use crate::corpus::{Corpus, Days, OPEN_END, OPEN_START};

/// Mass of mentions by day, by the clock of the query. Each dated mention has mass 1, spread evenly over the days of its
/// date; a date with an open end is spread over the days of the histogram that it covers. Neither window nor filters change
/// the whole: a histogram that rescales while filtering lies. The painter tells inside and outside apart, and what is kept
/// from what is left out.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct Histogram {
    /// Day number (since 1970-01-01) of the first entry of `total`.
    pub first: i32,
    /// Mass by day; empty where nothing is dated.
    pub total: Vec<f32>,
    /// What of it the filters keep, day by day; as long as `total`, and the same where there are none.
    pub kept: Vec<f32>,
    /// The largest mass of a day, filtered or not: the scale.
    pub max: f32,
    /// First and last day to show at the start: the dates without far outliers. Day numbers, inclusive.
    pub core: (i32, i32),
    /// Mass kept of days before the first entry: dates too far back to list day by day.
    pub before: f32,
    /// Mass kept of days after the last entry.
    pub after: f32,
}

impl Histogram {
    /// The number of the first day after day `number` that has anything the filters keep.
    #[must_use]
    pub fn first_after(&self, number: i32) -> Option<i32> {
        (self.first..).zip(&self.kept).find(|(day, mass)| *day > number && **mass > 0.0).map(|(day, _)| day)
    }

    /// The number of the last day before day `number` that has anything the filters keep.
    #[must_use]
    pub fn last_before(&self, number: i32) -> Option<i32> {
        let before = (self.first..).zip(&self.kept).take_while(|(day, _)| *day < number);
        before.filter(|(_, mass)| **mass > 0.0).last().map(|(day, _)| day)
    }
}

/// How many days beyond the core extent are listed at most (50 years of 365.25 days).
const REACH: i32 = 18_262;

/// The histogram of a corpus' dated mentions that have a place.
#[must_use]
#[allow(clippy::cast_possible_truncation)] // masses to draw
pub fn histogram(corpus: &Corpus, query: &Query) -> Histogram {
    let Some(extent) = corpus.extent(query.clock) else { return Histogram::default() };
    let listed = Days {
        first: extent.all.first.max(extent.core.first.saturating_sub(REACH)),
        last: extent.all.last.min(extent.core.last.saturating_add(REACH)),
    };
    let days = corpus.columns().placed_days(query.clock);
    let restriction = Restriction::of(query);
    let whole = Spread::of(days.iter().copied(), listed);
    let mask = PlaceMask::of(corpus, &query.filter);
    let part = (!(restriction.keeps_all() && mask.keeps_all())).then(|| {
        let columns = corpus.columns();
        let kept = mask.places(corpus).flat_map(|place| {
            columns.days_of_place(query.clock, place).iter().zip(columns.sorts_of_place(place))
        });
        Spread::of(kept.filter(|&(_, &sort)| restriction.keeps(sort)).map(|(&days, _)| days), listed)
    });
    let total = whole.by_day();
    let kept = part.as_ref().map_or_else(|| total.clone(), Spread::by_day);
    let beyond = part.as_ref().unwrap_or(&whole);
    Histogram {
        first: listed.first,
        max: total.iter().copied().fold(0.0, f32::max),
        total,
        kept,
        core: (extent.core.first, extent.core.last),
        before: beyond.before as f32,
        after: beyond.after as f32,
    }
}

/// Masses added up over the days that are listed, and beyond them.
struct Spread {
    listed: Days,
    /// Mass starts at one day and ends after another, so a sum over the differences gives each day's: linear in mentions
    /// and days, however long the ranges are. In f64, for sums of f32 leave crumbs where there is nothing.
    change: Vec<f64>,
    before: f64,
    after: f64,
}

impl Spread {
    #[allow(clippy::cast_sign_loss)] // `listed` has its days in order
    fn of(ranges: impl Iterator<Item = Days>, listed: Days) -> Self {
        let days = (listed.last - listed.first + 1) as usize;
        let mut spread = Self { listed, change: vec![0.0; days + 1], before: 0.0, after: 0.0 };
        ranges.filter(|range| range.is_dated()).for_each(|range| spread.add(range));
        spread
    }

    #[allow(clippy::cast_sign_loss)] // days from the first one listed on
    fn add(&mut self, range: Days) {
        let listed = self.listed;
        let first = if range.first == OPEN_START { listed.first.min(range.last) } else { range.first };
        let last = if range.last == OPEN_END { listed.last.max(first) } else { range.last };
        let a_day = 1.0 / (f64::from(last) - f64::from(first) + 1.0);
        let (from, to) = (first.max(listed.first), last.min(listed.last));
        if from <= to {
            self.change[(from - listed.first) as usize] += a_day;
            self.change[(to - listed.first) as usize + 1] -= a_day;
        }
        self.before += a_day * (f64::from(listed.first.min(last + 1)) - f64::from(first)).max(0.0);
        self.after += a_day * (f64::from(last) - f64::from(listed.last.max(first - 1))).max(0.0);
    }

    #[allow(clippy::cast_possible_truncation)] // masses to draw
    fn by_day(&self) -> Vec<f32> {
        let mut mass = 0.0;
        let days = self.change.iter().take(self.change.len() - 1);
        days.map(|change| {
            mass += change;
            if mass < 1e-9 { 0.0 } else { mass as f32 }
        })
        .collect()
    }
}
