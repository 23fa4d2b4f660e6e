//! From when to when the dates of a corpus reach, far outliers told apart.

use super::clock::Clock;
use super::columns::{Columns, Days, OPEN_END, OPEN_START};

/// Days as numbers since 1970-01-01, both ends inclusive. Open ends of dates do not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayExtent {
    /// First and last day of all dates.
    pub all: Days,
    /// First and last day without dates that lie far from the rest, so that one mention of 1996 in articles of 2021
    /// does not stretch the timeline to nothing. Within `all`.
    pub core: Days,
}

/// The middle half of the dates counts as at least this long, lest a corpus of one day call the next week far.
const SHORTEST_MIDDLE_HALF: i64 = 60;
/// How many times the middle half's length a date may lie beyond it (Tukey's fence for what is "far out").
const FENCE: i64 = 3;

impl DayExtent {
    /// The extent of the mentions that have a place and, by this clock, a date; `None` where there is none.
    pub(super) fn of(columns: &Columns, clock: Clock) -> Option<Self> {
        let known: Vec<Days> = columns.placed_days(clock).iter().copied().filter_map(known_days).collect();
        let all = hull(known.iter().copied())?;
        let mut middles: Vec<i64> = known.iter().map(|days| middle(*days)).collect();
        middles.sort_unstable();
        let (low, high) = (middles[middles.len() / 4], middles[middles.len() * 3 / 4]);
        let reach = FENCE * (high - low).max(SHORTEST_MIDDLE_HALF);
        let near = low - reach..=high + reach;
        let core = hull(known.into_iter().filter(|days| near.contains(&middle(*days))))?;
        Some(Self { all, core })
    }
}

/// A range with an open end counts by the end that is known.
fn known_days(days: Days) -> Option<Days> {
    match (days.first, days.last) {
        _ if !days.is_dated() => None,
        (OPEN_START, OPEN_END) => None,
        (OPEN_START, last) => Some(Days { first: last, last }),
        (first, OPEN_END) => Some(Days { first, last: first }),
        _ => Some(days),
    }
}

fn middle(days: Days) -> i64 {
    i64::midpoint(i64::from(days.first), i64::from(days.last))
}

fn hull(days: impl Iterator<Item = Days>) -> Option<Days> {
    days.reduce(|a, b| Days { first: a.first.min(b.first), last: a.last.max(b.last) })
}
