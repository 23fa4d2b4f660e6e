//! Steps of time: a day, a week, a month or a year of the calendar.

use jiff::ToSpan;
use serde::{Deserialize, Serialize};

use super::model::ViewModel;
use super::motion::Motion;
use super::query::Query;
use crate::model::date::day_number;
use crate::model::{DateRange, Day};

/// How far a window goes at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// A day.
    #[default]
    Day,
    /// Seven days, from a Monday on.
    Week,
    /// A month of the calendar, whatever its length.
    Month,
    /// A year of the calendar.
    Year,
}

impl Step {
    /// Every step, the shortest first.
    pub const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::Year];

    /// The stretch of the calendar, as long as a step, that holds `day`.
    #[must_use]
    pub fn holding(self, day: Day) -> DateRange {
        let (first, last) = match self {
            Self::Day => (day, day),
            Self::Week => {
                let monday = day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days());
                (monday, monday.saturating_add(6.days()))
            }
            Self::Month => (day.first_of_month(), day.last_of_month()),
            Self::Year => (day.first_of_year(), day.last_of_year()),
        };
        DateRange::between(first, last)
    }

    /// The day so many steps after `day`, before it where negative. A month that has no such day has its last one; beyond the calendar
    /// stands its first or last day.
    #[must_use]
    pub fn day_after(self, day: Day, steps: i32) -> Day {
        let span = match self {
            Self::Day => jiff::Span::new().try_days(steps),
            Self::Week => jiff::Span::new().try_weeks(steps),
            Self::Month => jiff::Span::new().try_months(steps),
            Self::Year => jiff::Span::new().try_years(steps),
        };
        let end = if steps < 0 { Day::MIN } else { Day::MAX };
        span.map_or(end, |span| day.saturating_add(span))
    }

    /// So many steps from `first` on, that day included: "2 months" from 14 June end with 13 August.
    #[must_use]
    pub fn stretch(self, first: Day, count: u32) -> DateRange {
        let end = self.day_after(first, i32::try_from(count.max(1)).unwrap_or(i32::MAX));
        let last = if end == Day::MAX { end } else { end.yesterday().unwrap_or(end) };
        DateRange::between(first, last.max(first))
    }

    /// The last day of what ends with `day`, so many steps on: the month that ends with 30 June is followed by one that ends with 31 July.
    pub(super) fn end_after(self, day: Day, steps: i32) -> Day {
        match day.tomorrow() {
            Ok(next) => {
                let moved = self.day_after(next, steps);
                moved.yesterday().unwrap_or(moved)
            }
            Err(_) => self.day_after(day, steps),
        }
    }
}

/// A film has no more steps: an hour at the usual speed.
pub const MOST_STEPS: usize = 5_000;

impl Step {
    /// The step to begin with: one that takes the window over what a view shows in some dozens of steps.
    #[must_use]
    pub fn usual(view: &ViewModel) -> Self {
        let query = Query { clock: view.query().clock, ..Query::default() };
        Motion::of(view, &query, Self::Day).map_or(Self::Day, |motion| Self::over(motion.dated))
    }

    fn over((first, last): (Day, Day)) -> Self {
        let days = i64::from(day_number(last)) - i64::from(day_number(first));
        match days {
            ..60 => Self::Day,
            60..500 => Self::Week,
            500..5000 => Self::Month,
            _ => Self::Year,
        }
    }

    /// The stretches of the calendar, a step each, from the one that holds `first` to the one that holds `last`; at most
    /// [`MOST_STEPS`].
    pub fn from_to(self, first: Day, last: Day) -> impl Iterator<Item = DateRange> {
        let next = move |range: &DateRange| {
            let day = range.latest()?.tomorrow().ok()?;
            (day <= last).then(|| self.holding(day))
        };
        std::iter::successors(Some(self.holding(first)), next).take(MOST_STEPS)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::model::date::day_from_number;

    fn range(first: Day, last: Day) -> DateRange {
        DateRange::between(first, last)
    }

    #[test]
    fn a_stretch_of_so_many_steps_counts_its_first_day() {
        for (step, count, first, last) in [
            (Step::Day, 1, date(2021, 6, 14), date(2021, 6, 14)),
            (Step::Day, 30, date(2021, 6, 14), date(2021, 7, 13)),
            (Step::Week, 3, date(2021, 6, 14), date(2021, 7, 4)),
            (Step::Month, 2, date(2021, 6, 14), date(2021, 8, 13)),
            (Step::Month, 1, date(2021, 2, 1), date(2021, 2, 28)),
            (Step::Year, 1, date(2020, 2, 29), date(2021, 2, 27)),
            (Step::Year, 1, date(2021, 1, 1), date(2021, 12, 31)),
        ] {
            assert_eq!(step.stretch(first, count), range(first, last), "{count} {step:?}");
        }
        assert_eq!(Step::Year.stretch(date(9999, 6, 1), 900), range(date(9999, 6, 1), Day::MAX));
    }

    #[test]
    fn panels_are_the_stretches_of_the_calendar_from_the_first_day_to_the_last() {
        let panels: Vec<DateRange> = Step::Month.from_to(date(2021, 6, 5), date(2021, 8, 13)).collect();
        assert_eq!(panels.len(), 3);
        assert_eq!(panels[1], range(date(2021, 7, 1), date(2021, 7, 31)));
    }

    proptest! {
        #[test]
        fn every_step_is_in_the_calendar_and_holds_its_day(number in -4_371_587..=2_932_896_i32, steps in any::<i32>()) {
            let day = day_from_number(number).unwrap();
            for step in Step::ALL {
                let held = step.holding(day);
                prop_assert!(held.earliest().unwrap() <= day && day <= held.latest().unwrap());
                let moved = step.day_after(day, steps);
                let goes_on = if steps < 0 { moved <= day } else { moved >= day };
                prop_assert!(goes_on);
            }
        }
    }
}
