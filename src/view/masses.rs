//! Masses of mentions by day, as stretches of days that have the same: their number hangs on how many dates there are and not on how far
//! apart they lie, so that a corpus with a text of the year -9999 and one of 9999 takes no array of millions of days.

use serde::Serialize;

use crate::corpus::{Days, OPEN_END, OPEN_START};

/// Days in a row that have the same mass each.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Run {
    /// Number of the first day.
    pub first: i32,
    /// Number of the last day, inclusive.
    pub last: i32,
    /// Mass of each of them; more than nothing.
    pub mass: f32,
}

impl Run {
    /// How many days it holds.
    #[must_use]
    pub fn days(&self) -> f64 {
        f64::from(self.last) - f64::from(self.first) + 1.0
    }
}

/// Mass by day; what lies between the runs has none.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct Masses {
    /// In order; no two share a day.
    runs: Vec<Run>,
}

impl Masses {
    /// The runs that share a day with those from `first` to `last`, in order.
    #[must_use]
    pub fn runs(&self, first: i32, last: i32) -> &[Run] {
        let from = self.runs.partition_point(|run| run.last < first);
        let rest = &self.runs[from..];
        &rest[..rest.partition_point(|run| run.first <= last)]
    }

    /// First and last day with any mass.
    #[must_use]
    pub fn ends(&self) -> Option<(i32, i32)> {
        Some((self.runs.first()?.first, self.runs.last()?.last))
    }

    /// The mass of a day.
    #[must_use]
    pub fn at(&self, day: i32) -> f32 {
        self.runs(day, day).first().map_or(0.0, |run| run.mass)
    }

    /// The mass of all days from `first` to `last`.
    #[must_use]
    pub fn sum(&self, first: i32, last: i32) -> f64 {
        let inside = |run: &Run| Run { first: run.first.max(first), last: run.last.min(last), ..*run }.days();
        self.runs(first, last).iter().map(|run| f64::from(run.mass) * inside(run)).sum()
    }

    /// The largest mass of a day.
    #[must_use]
    pub fn most(&self) -> f32 {
        self.runs.iter().map(|run| run.mass).fold(0.0, f32::max)
    }

    /// The first day after day `number` that has any.
    #[must_use]
    pub fn first_after(&self, number: i32) -> Option<i32> {
        let after = number.checked_add(1)?;
        self.runs(after, i32::MAX).first().map(|run| run.first.max(after))
    }

    /// The last day before day `number` that has any.
    #[must_use]
    pub fn last_before(&self, number: i32) -> Option<i32> {
        let before = number.checked_sub(1)?;
        self.runs(i32::MIN, before).last().map(|run| run.last.min(before))
    }

    /// Those of a list of days from `first` on, a mass each.
    #[cfg(test)]
    #[must_use]
    pub fn listed(first: i32, masses: &[f32]) -> Self {
        let mut all = Self::default();
        for (day, mass) in (first..).zip(masses) {
            all.push(Run { first: day, last: day, mass: *mass });
        }
        all
    }

    /// Adds what comes after all that is there; what goes on with the same mass is one run.
    fn push(&mut self, run: Run) {
        if run.mass <= 0.0 || run.first > run.last {
            return;
        }
        match self.runs.last_mut() {
            #[allow(clippy::float_cmp)] // the same number or another one
            Some(last) if last.last + 1 == run.first && last.mass == run.mass => last.last = run.last,
            _ => self.runs.push(run),
        }
    }
}

/// Dates that are being added up. Each has mass 1, spread evenly over its days.
pub(super) struct Spread {
    /// Where an open end reaches to, if its other end does not lie beyond.
    usual: Days,
    /// The days whose changes are kept in `near`, one each.
    listed: Days,
    /// Mass starts at one day and ends after another, so a sum over the differences gives each day's: linear in mentions
    /// and days, however long the ranges are. In f64, for sums of f32 leave crumbs where there is nothing.
    near: Vec<f64>,
    /// The changes on all other days, in no order.
    far: Vec<(i32, f64)>,
}

/// So many days are listed one by one at the most: some 2,700 years, in 8 MB while a histogram is made. Most corpora lie within, and are
/// added up without sorting.
const LISTED: i32 = 1_000_000;

/// Less than this is what sums leave of nothing: no date is spread over so many days.
const CRUMBS: f64 = 1e-9;

impl Spread {
    /// Nothing yet, of dates of which most lie in `usual`.
    #[allow(clippy::cast_sign_loss)] // a stretch has its days in order
    pub fn over(usual: Days) -> Self {
        let listed = Days { first: usual.first, last: usual.last.min(usual.first.saturating_add(LISTED)) };
        let days = (listed.last - listed.first + 1) as usize;
        Self { usual, listed, near: vec![0.0; days], far: Vec::new() }
    }

    /// Takes the dates among these.
    pub fn of(ranges: impl Iterator<Item = Days>, usual: Days) -> Self {
        let mut spread = Self::over(usual);
        ranges.filter(|range| range.is_dated()).for_each(|range| spread.add(range));
        spread
    }

    /// Adds a date.
    pub fn add(&mut self, range: Days) {
        let Days { first: usual, last: until } = self.usual;
        let first = if range.first == OPEN_START { usual.min(range.last) } else { range.first };
        let last = if range.last == OPEN_END { until.max(first) } else { range.last };
        let a_day = 1.0 / (f64::from(last) - f64::from(first) + 1.0);
        self.change(first, a_day);
        self.change(last.saturating_add(1), -a_day);
    }

    #[allow(clippy::cast_sign_loss)] // days from the first one listed on
    fn change(&mut self, day: i32, by: f64) {
        if self.listed.first <= day && day <= self.listed.last {
            self.near[(day - self.listed.first) as usize] += by;
        } else {
            self.far.push((day, by));
        }
    }

    /// The masses of what was added.
    pub fn masses(mut self) -> Masses {
        self.far.sort_unstable_by_key(|(day, _)| *day);
        let (before, after) =
            self.far.split_at(self.far.partition_point(|(day, _)| *day < self.listed.first));
        let near = (self.listed.first..).zip(self.near.iter().copied()).filter(|(_, by)| *by != 0.0);
        let changes = before.iter().copied().chain(near).chain(after.iter().copied());
        let mut masses = Masses::default();
        let (mut mass, mut since) = (0.0, i32::MIN);
        for (day, by) in changes {
            #[allow(clippy::cast_possible_truncation)] // masses to draw
            let of_day = if mass < CRUMBS { 0.0 } else { mass as f32 };
            if day > since {
                masses.push(Run { first: since, last: day - 1, mass: of_day });
            }
            mass += by;
            since = day;
        }
        masses
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const USUAL: Days = Days { first: 100, last: 109 };

    fn masses(ranges: &[(i32, i32)]) -> Vec<(i32, i32, f32)> {
        let days = ranges.iter().map(|&(first, last)| Days { first, last });
        let masses = Spread::of(days, USUAL).masses();
        masses.runs(i32::MIN, i32::MAX).iter().map(|run| (run.first, run.last, run.mass)).collect()
    }

    #[test]
    fn days_with_the_same_mass_are_one_run_and_days_without_are_none() {
        assert_eq!(masses(&[(101, 102), (103, 104), (107, 107)]), [(101, 104, 0.5), (107, 107, 1.0)]);
        assert_eq!(masses(&[(101, 104), (103, 104)]), [(101, 102, 0.25), (103, 104, 0.75)]);
        assert_eq!(masses(&[]), []);
    }

    #[test]
    fn a_day_ten_thousand_years_away_is_one_run_more() {
        // 1 January -9999 and 31 December 9999.
        let (first, last) = (-4_371_587, 2_932_896);
        assert_eq!(
            masses(&[(last, last), (105, 105), (first, first)]),
            [(first, first, 1.0), (105, 105, 1.0), (last, last, 1.0)]
        );
    }

    #[test]
    fn a_date_that_begins_far_away_and_ends_near_has_its_mass_on_all_its_days() {
        assert_eq!(masses(&[(-895, 104), (105, 105)]), [(-895, 104, 0.001), (105, 105, 1.0)]);
    }

    #[test]
    fn an_open_end_reaches_to_the_end_of_the_usual_days_and_no_further() {
        assert_eq!(masses(&[(106, OPEN_END)]), [(106, 109, 0.25)]);
        assert_eq!(masses(&[(OPEN_START, 103)]), [(100, 103, 0.25)]);
        assert_eq!(masses(&[(500, OPEN_END), (OPEN_START, 7)]), [(7, 7, 1.0), (500, 500, 1.0)]);
    }

    #[test]
    fn days_with_mass_are_found_on_either_side_and_their_masses_added_up() {
        let masses = Masses::listed(10, &[1.0, 1.0, 0.0, 2.0]);
        let after: Vec<_> = [i32::MIN, 9, 10, 11, 13, i32::MAX].map(|day| masses.first_after(day)).into();
        assert_eq!(after, [Some(10), Some(10), Some(11), Some(13), None, None]);
        let before: Vec<_> = [i32::MAX, 13, 11, 10, i32::MIN].map(|day| masses.last_before(day)).into();
        assert_eq!(before, [Some(13), Some(11), Some(10), None, None]);
        assert_eq!([9, 10, 12, 13].map(|day| masses.at(day)), [0.0, 1.0, 0.0, 2.0]);
        assert_eq!((masses.sum(11, 50), masses.sum(i32::MIN, 11), masses.most()), (3.0, 2.0, 2.0));
        assert_eq!(masses.ends(), Some((10, 13)));
    }
}
