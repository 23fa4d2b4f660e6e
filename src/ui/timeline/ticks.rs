//! Where the time axis has ticks, and what stands below them: as many as there is room for, always at round dates.

use jiff::ToSpan;

use super::axis::Axis;
use super::drag::{Span, day_of};
use crate::model::date::day_number;
use crate::model::{Day, Language};
use crate::words::Words;

/// A tick of the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Number of the day it stands at.
    pub day: i32,
    /// What stands below it.
    pub label: String,
    /// Whether a larger unit begins here.
    pub bold: bool,
}

/// The distance between two ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Every day.
    Day,
    /// Every Monday.
    Week,
    /// Every so many months, from January on; divides twelve.
    Months(i32),
    /// Every so many years.
    Years(i32),
}

const STEPS: &[Step] = &[
    Step::Day,
    Step::Week,
    Step::Months(1),
    Step::Months(3),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(500),
    Step::Years(1000),
];

impl Step {
    /// The finest step that leaves room for the labels, with days `width` points wide.
    #[must_use]
    pub fn for_width(width: f32) -> Self {
        STEPS.iter().copied().find(|step| step.days() * width >= step.room()).unwrap_or(Self::Years(1000))
    }

    /// Days in a step, at the least.
    fn days(self) -> f32 {
        match self {
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Months(months) => 28.0 * months as f32,
            Self::Years(years) => 365.0 * years as f32,
        }
    }

    /// What its labels take, in points.
    fn room(self) -> f32 {
        match self {
            Self::Day => 44.0,
            Self::Week => 56.0,
            Self::Months(_) | Self::Years(_) => 52.0,
        }
    }

    /// The first day at or after `day` that has a tick; `None` where the calendar ends before it.
    fn at_or_after(self, day: Day) -> Option<Day> {
        match self {
            Self::Day => Some(day),
            Self::Week => {
                let monday = (7 - i32::from(day.weekday().to_monday_zero_offset())) % 7;
                day.checked_add(monday.days()).ok()
            }
            Self::Months(months) => {
                let first = if day.day() == 1 { day } else { day.last_of_month().tomorrow().ok()? };
                let missing = (1 - i32::from(first.month())).rem_euclid(months);
                first.checked_add(missing.months()).ok()
            }
            Self::Years(years) => {
                let first = if day.day_of_year() == 1 { day } else { day.last_of_year().tomorrow().ok()? };
                let missing = (-i32::from(first.year())).rem_euclid(years);
                first.checked_add(missing.years()).ok()
            }
        }
    }

    /// The next tick; `None` where the calendar ends.
    fn after(self, day: Day) -> Option<Day> {
        match self {
            Self::Day => day.checked_add(1.day()),
            Self::Week => day.checked_add(7.days()),
            Self::Months(months) => day.checked_add(months.months()),
            Self::Years(years) => day.checked_add(years.years()),
        }
        .ok()
    }
}

/// The ticks of the last frame, kept while the axis stays the same.
#[derive(Default)]
pub struct Ticks {
    key: Option<(Span, f32, Language)>,
    ticks: Vec<Tick>,
}

impl Ticks {
    /// The ticks of an axis.
    pub fn of(&mut self, axis: &Axis, words: &Words) -> &[Tick] {
        let key = (axis.middles(), axis.day_width(), words.language());
        if self.key != Some(key) {
            self.ticks = ticks(axis.middles(), axis.day_width(), words);
            self.key = Some(key);
        }
        &self.ticks
    }
}

/// The ticks of an axis that shows `span`, with days `width` points wide.
#[must_use]
pub fn ticks(span: Span, width: f32, words: &Words) -> Vec<Tick> {
    let step = Step::for_width(width);
    let mut ticks = Vec::new();
    let mut next = step.at_or_after(day_of(span.first));
    let mut before: Option<Day> = None;
    while let Some(day) = next.filter(|day| day_number(*day) <= span.last) {
        ticks.push(tick(step, day, before, words));
        before = Some(day);
        next = step.after(day);
    }
    ticks
}

fn tick(step: Step, day: Day, before: Option<Day>, words: &Words) -> Tick {
    let new_month = before.is_none_or(|before| before.month() != day.month());
    // The first one names the year, as no other may.
    let new_year = before.is_none_or(|before| before.year() != day.year());
    let (label, bold) = match step {
        Step::Day | Step::Week if new_year => (words.day_short_with_year(day), true),
        Step::Day | Step::Week if new_month => (words.day_short(day), true),
        Step::Day | Step::Week => (day.day().to_string(), false),
        Step::Months(_) if day.month() == 1 => (words.year(day), true),
        Step::Months(_) if before.is_none() => (words.month_short_with_year(day), false),
        Step::Months(_) => (words.month_short(day), false),
        Step::Years(years) => (words.year(day), i32::from(day.year()) % (years * 10) == 0),
    };
    Tick { day: day_number(day), label, bold }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn labels(first: Day, last: Day, width: f32) -> Vec<String> {
        let span = Span { first: day_number(first), last: day_number(last) };
        ticks(span, width, &Words::english())
            .into_iter()
            .map(|tick| if tick.bold { format!("*{}*", tick.label) } else { tick.label })
            .collect()
    }

    #[test]
    fn weeks_begin_on_monday_and_the_first_of_each_month_names_it() {
        // The axis of the drawn mock: June to August 2021.
        let expected = [
            "*31 May 2021*",
            "*7 Jun*",
            "14",
            "21",
            "28",
            "*5 Jul*",
            "12",
            "19",
            "26",
            "*2 Aug*",
            "9",
            "16",
            "23",
            "30",
        ];
        assert_eq!(labels(date(2021, 5, 28), date(2021, 9, 4), 15.0), expected);
    }

    #[test]
    fn the_step_grows_as_days_become_narrow() {
        for (width, step) in [
            (60.0, Step::Day),
            (44.0, Step::Day),
            (15.0, Step::Week),
            (3.0, Step::Months(1)),
            (0.7, Step::Months(3)),
            (0.2, Step::Years(1)),
            (0.02, Step::Years(10)),
            (0.0001, Step::Years(1000)),
        ] {
            assert_eq!(Step::for_width(width), step, "{width}");
        }
    }

    #[test]
    fn a_year_is_named_where_it_begins() {
        assert_eq!(
            labels(date(2020, 12, 30), date(2021, 1, 2), 50.0),
            ["*30 Dec 2020*", "31", "*1 Jan 2021*", "2"]
        );
        assert_eq!(
            labels(date(2020, 10, 12), date(2021, 3, 1), 2.0),
            ["Nov 2020", "Dec", "*2021*", "Feb", "Mar"]
        );
        assert_eq!(
            labels(date(1996, 5, 1), date(2001, 5, 1), 0.15),
            ["1997", "1998", "1999", "*2000*", "2001"]
        );
    }

    #[test]
    fn an_axis_that_ends_with_the_calendar_ends() {
        assert!(labels(date(9990, 1, 1), Day::MAX, 0.2).len() <= 10);
        assert!(labels(Day::MIN, Day::MAX, 0.0001).len() <= 22);
        assert_eq!(labels(date(9999, 10, 15), Day::MAX, 0.7), [""; 0]);
    }
}
