//! A window that goes over the dates of what is shown, step by step: by hand, while it plays, or as a film.

use jiff::ToSpan;

use super::masses::Masses;
use super::model::ViewModel;
use super::query::{Query, WindowMode};
use super::step::{MOST_STEPS, Step};
use crate::corpus::{DayExtent, Days};
use crate::model::date::{day_from_number, day_number};
use crate::model::{DateRange, Day};

/// A window and how it moves.
#[derive(Clone, Copy, Debug)]
pub struct Motion {
    /// What the window restricts to.
    pub mode: WindowMode,
    /// How far it goes at once.
    pub step: Step,
    /// First and last day with mentions, far outliers aside: where the window goes to.
    pub dated: (Day, Day),
}

impl Motion {
    /// How the window of a query moves over the dates of a view; `None` where nothing is dated.
    #[must_use]
    pub fn of(view: &ViewModel, query: &Query, step: Step) -> Option<Self> {
        let DayExtent { all, core } = view.corpus().extent(query.clock)?;
        let ends = |days: Days| Some((day_from_number(days.first)?, day_from_number(days.last)?));
        let usual = ends(core)?;
        // From a day far from the rest one steps on as well.
        let near = query.days().is_none_or(|days| days.overlaps(DateRange::between(usual.0, usual.1)));
        Some(Self { mode: query.mode, step, dated: if near { usual } else { ends(all)? } })
    }

    /// Every window that playing shows from where the data begin, the first and the last included; at most [`MOST_STEPS`].
    pub fn film(self, window: Option<DateRange>) -> impl Iterator<Item = DateRange> {
        let next = move |window: &DateRange| self.stepped(Some(*window), 1);
        std::iter::successors(Some(self.rewound(window)), next).take(MOST_STEPS)
    }

    /// What a window becomes that is asked for in this mode: all up to its last day, or the step that holds its first.
    #[must_use]
    pub fn window(&self, asked: DateRange) -> DateRange {
        match self.mode {
            WindowMode::Window => asked,
            WindowMode::Cumulative => up_to(asked.latest().unwrap_or(self.dated.1)),
            WindowMode::Instant => self.step.holding(asked.earliest().unwrap_or(self.dated.0)),
        }
    }

    /// The window in this mode that stands for one of another mode: what accumulated begins with the first day with mentions.
    #[must_use]
    pub fn converted(&self, window: Option<DateRange>) -> Option<DateRange> {
        let (first, last) = self.ends(window);
        match (self.mode, window) {
            (WindowMode::Window | WindowMode::Cumulative, None) => None,
            _ => Some(self.window(DateRange::between(first, last))),
        }
    }

    /// The window so many steps on, back where negative; `None` where nothing is dated there any more. Where no window was
    /// set, the first step is the one that the data begin with, or end with.
    #[must_use]
    pub fn stepped(&self, window: Option<DateRange>, steps: i32) -> Option<DateRange> {
        let Some(window) = window else {
            let day = if steps < 0 { self.dated.1 } else { self.dated.0 };
            return Some(self.window(self.step.holding(day)));
        };
        let (first, last) = self.ends(Some(window));
        let next = match self.mode {
            WindowMode::Window => {
                DateRange::between(self.step.day_after(first, steps), self.step.end_after(last, steps))
            }
            WindowMode::Cumulative if steps > 0 && last >= self.dated.1 => return None,
            WindowMode::Cumulative => up_to(self.step.end_after(last, steps)),
            WindowMode::Instant => self.step.holding(self.step.day_after(first, steps)),
        };
        next.overlaps(DateRange::between(self.dated.0, self.dated.1)).then_some(next)
    }

    /// The window where the data begin: as long as it was, or one step.
    #[must_use]
    pub fn rewound(&self, window: Option<DateRange>) -> DateRange {
        match window.and_then(|window| window.earliest().zip(window.latest())) {
            Some((first, last)) if self.mode == WindowMode::Window => {
                let length = i64::from(day_number(last)) - i64::from(day_number(first));
                DateRange::between(self.dated.0, self.dated.0.saturating_add(length.days()))
            }
            _ => self.window(self.step.holding(self.dated.0)),
        }
    }

    /// The window moved on to the next day with mentions beyond it, or back to the last one before it; `None` where there is none.
    /// Where no window is set, or beyond it there is nothing at all, that is the first day with mentions, or the last, and the window
    /// one step long.
    #[must_use]
    pub fn to_next_day(&self, window: Option<DateRange>, back: bool, days: &Masses) -> Option<DateRange> {
        let (first_of_all, last_of_all) = days.ends()?;
        let Some(window) = window else { return self.at_the_end(back, days) };
        let (first, last) = self.ends(Some(window));
        let (from, to) = (day_number(first), day_number(last));
        let day = match (back, self.mode) {
            // What accumulates loses its last day.
            (true, WindowMode::Cumulative) => days.last_before(to),
            (true, _) => days.last_before(from),
            (false, WindowMode::Cumulative) if to >= last_of_all => Some(first_of_all),
            (false, _) => days.first_after(to),
        };
        let holds_all = from <= first_of_all && last_of_all <= to;
        let Some(day) = day.and_then(day_from_number) else {
            return if holds_all { self.at_the_end(back, days) } else { None };
        };
        let length = i64::from(to) - i64::from(from);
        let (from, to) = if back {
            (day.saturating_sub(length.days()), day)
        } else {
            (day, day.saturating_add(length.days()))
        };
        Some(match self.mode {
            WindowMode::Window => DateRange::between(from, to),
            WindowMode::Cumulative => up_to(day),
            WindowMode::Instant => self.step.holding(day),
        })
    }

    /// The window at the first day with mentions, or at the last: one step long.
    fn at_the_end(&self, back: bool, days: &Masses) -> Option<DateRange> {
        let (first, last) = days.ends()?;
        let day = day_from_number(if back { last } else { first })?;
        Some(match (self.mode, back) {
            (WindowMode::Window, false) => self.step.stretch(day, 1),
            (WindowMode::Window, true) => {
                let before = self.step.end_after(day, -1);
                DateRange::between(before.tomorrow().map_or(day, |first| first.min(day)), day)
            }
            (WindowMode::Cumulative, _) => up_to(day),
            (WindowMode::Instant, _) => self.step.holding(day),
        })
    }

    /// First and last day of a window; open ends are those of the data.
    fn ends(&self, window: Option<DateRange>) -> (Day, Day) {
        let first = window.and_then(DateRange::earliest).unwrap_or(self.dated.0);
        let last = window.and_then(DateRange::latest).unwrap_or(self.dated.1);
        (first.min(last), last.max(first))
    }
}

fn up_to(last: Day) -> DateRange {
    DateRange::new(None, Some(last)).unwrap_or_else(|| DateRange::day(last))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn motion(mode: WindowMode, step: Step) -> Motion {
        Motion { mode, step, dated: (date(2021, 6, 5), date(2021, 8, 13)) }
    }

    fn range(first: Day, last: Day) -> DateRange {
        DateRange::between(first, last)
    }

    #[test]
    fn a_window_of_whole_months_stays_one_of_whole_months() {
        let months = motion(WindowMode::Window, Step::Month);
        let june = range(date(2021, 6, 1), date(2021, 6, 30));
        let july = months.stepped(Some(june), 1);
        assert_eq!(july, Some(range(date(2021, 7, 1), date(2021, 7, 31))));
        assert_eq!(months.stepped(july, -1), Some(june));
        assert_eq!(months.stepped(july, 2), None, "nothing is dated in September");
    }

    #[test]
    fn a_window_that_begins_anew_keeps_its_length() {
        let windows = motion(WindowMode::Window, Step::Week);
        let three = range(date(2021, 8, 11), date(2021, 8, 13));
        assert_eq!(windows.rewound(Some(three)), range(date(2021, 6, 5), date(2021, 6, 7)));
        assert_eq!(windows.rewound(None), range(date(2021, 5, 31), date(2021, 6, 6)));
        let growing = motion(WindowMode::Cumulative, Step::Week);
        assert_eq!(growing.rewound(Some(three)), up_to(date(2021, 6, 6)));
    }

    #[test]
    fn what_accumulates_has_no_first_day_and_ends_with_the_data() {
        let weeks = motion(WindowMode::Cumulative, Step::Week);
        let mut window = None;
        let mut ends = Vec::new();
        while let Some(next) = weeks.stepped(window, 1) {
            assert_eq!(next.earliest(), None);
            ends.push(next.latest().unwrap());
            window = Some(next);
        }
        assert_eq!(ends.first(), Some(&date(2021, 6, 6)), "the week that holds the first day");
        assert!(ends.windows(2).all(|two| two[0] < two[1]));
        assert!(*ends.last().unwrap() >= date(2021, 8, 13));
    }

    #[test]
    fn an_instant_is_a_step_of_the_calendar() {
        let months = motion(WindowMode::Instant, Step::Month);
        let asked = range(date(2021, 7, 14), date(2021, 8, 20));
        assert_eq!(months.window(asked), range(date(2021, 7, 1), date(2021, 7, 31)));
        let weeks = motion(WindowMode::Instant, Step::Week);
        assert_eq!(weeks.window(asked), range(date(2021, 7, 12), date(2021, 7, 18)));
        let first = weeks.stepped(None, 1);
        assert_eq!(first, Some(range(date(2021, 5, 31), date(2021, 6, 6))));
    }

    #[test]
    fn from_one_mode_to_another_the_window_keeps_what_it_can() {
        let july = Some(range(date(2021, 7, 1), date(2021, 7, 31)));
        let up_to_july = motion(WindowMode::Cumulative, Step::Day).converted(july);
        assert_eq!(up_to_july, Some(up_to(date(2021, 7, 31))));
        let again = motion(WindowMode::Window, Step::Day).converted(up_to_july);
        assert_eq!(again, Some(range(date(2021, 6, 5), date(2021, 7, 31))));
        let day = motion(WindowMode::Instant, Step::Day).converted(july);
        assert_eq!(day, Some(DateRange::day(date(2021, 7, 1))));
        assert_eq!(motion(WindowMode::Cumulative, Step::Day).converted(None), None);
        assert!(motion(WindowMode::Instant, Step::Day).converted(None).is_some());
    }

    #[test]
    fn the_next_day_with_mentions_lies_beyond_the_window() {
        let number = |month, day| day_number(date(2021, month, day));
        let mut total = vec![0.0; 70];
        for day in [number(6, 5), number(6, 20), number(8, 13)] {
            total[usize::try_from(day - number(6, 5)).unwrap()] = 1.0;
        }
        let days = Masses::listed(number(6, 5), &total);
        let week = Some(range(date(2021, 6, 5), date(2021, 6, 11)));
        let windows = motion(WindowMode::Window, Step::Week);
        let next = windows.to_next_day(week, false, &days);
        assert_eq!(next, Some(range(date(2021, 6, 20), date(2021, 6, 26))));
        assert_eq!(windows.to_next_day(week, true, &days), None);
        assert_eq!(windows.to_next_day(next, true, &days), Some(range(date(2021, 5, 30), date(2021, 6, 5))));
        let growing = motion(WindowMode::Cumulative, Step::Week);
        assert_eq!(
            growing.to_next_day(Some(up_to(date(2021, 6, 20))), true, &days),
            Some(up_to(date(2021, 6, 5)))
        );
    }

    #[test]
    fn where_no_window_is_set_or_it_holds_all_the_next_day_is_the_first_and_the_one_before_the_last() {
        let number = |month, day| day_number(date(2021, month, day));
        let mut total = vec![0.0; 70];
        for day in [number(6, 5), number(8, 13)] {
            total[usize::try_from(day - number(6, 5)).unwrap()] = 1.0;
        }
        let days = Masses::listed(number(6, 5), &total);
        let first = |last| range(date(2021, 6, 5), last);
        let last = |first| range(first, date(2021, 8, 13));
        for (mode, step, next, previous) in [
            (WindowMode::Window, Step::Day, first(date(2021, 6, 5)), last(date(2021, 8, 13))),
            (WindowMode::Window, Step::Week, first(date(2021, 6, 11)), last(date(2021, 8, 7))),
            (WindowMode::Window, Step::Month, first(date(2021, 7, 4)), last(date(2021, 7, 14))),
            (WindowMode::Window, Step::Year, first(date(2022, 6, 4)), last(date(2020, 8, 14))),
            (
                WindowMode::Instant,
                Step::Month,
                range(date(2021, 6, 1), date(2021, 6, 30)),
                range(date(2021, 8, 1), date(2021, 8, 31)),
            ),
            (WindowMode::Cumulative, Step::Week, up_to(date(2021, 6, 5)), up_to(date(2021, 8, 13))),
        ] {
            let motion = motion(mode, step);
            assert_eq!(motion.to_next_day(None, false, &days), Some(next), "{mode:?} {step:?}");
            assert_eq!(motion.to_next_day(None, true, &days), Some(previous), "{mode:?} {step:?}");
        }
        let all = Some(range(date(2021, 6, 1), date(2021, 8, 31)));
        let weeks = motion(WindowMode::Window, Step::Week);
        assert_eq!(weeks.to_next_day(all, false, &days), Some(first(date(2021, 6, 11))));
        assert_eq!(weeks.to_next_day(all, true, &days), Some(last(date(2021, 8, 7))));
        assert_eq!(weeks.to_next_day(all, false, &Masses::default()), None);
        let growing = motion(WindowMode::Cumulative, Step::Week);
        assert_eq!(growing.to_next_day(all, false, &days), Some(up_to(date(2021, 6, 5))));
        let up_to_the_last = growing.to_next_day(all, true, &days);
        assert_eq!(up_to_the_last, Some(up_to(date(2021, 8, 13))));
        assert_eq!(growing.to_next_day(up_to_the_last, true, &days), Some(up_to(date(2021, 6, 5))));
    }

    #[test]
    fn a_film_has_all_that_playing_shows_with_the_first_and_the_last_step() {
        let weeks = motion(WindowMode::Instant, Step::Week);
        let film: Vec<DateRange> = weeks.film(None).collect();
        assert_eq!(film.first(), Some(&range(date(2021, 5, 31), date(2021, 6, 6))));
        assert_eq!(film.last(), Some(&range(date(2021, 8, 9), date(2021, 8, 15))));
        assert_eq!(film.len(), 11);
        let growing: Vec<DateRange> = motion(WindowMode::Cumulative, Step::Month).film(None).collect();
        let ends: Vec<_> = growing.iter().filter_map(|window| window.latest()).collect();
        assert_eq!(ends, [date(2021, 6, 30), date(2021, 7, 31), date(2021, 8, 31)]);
    }

    proptest! {
        #[test]
        fn a_step_on_and_one_back_is_none_for_days_and_weeks(number in 0..20_000_i32, length in 0..400_i32) {
            let window = DateRange::between(day_from_number(number).unwrap(), day_from_number(number + length).unwrap());
            let dated = (day_from_number(-100).unwrap(), day_from_number(30_000).unwrap());
            for step in [Step::Day, Step::Week] {
                let motion = Motion { mode: WindowMode::Window, step, dated };
                let there = motion.stepped(Some(window), 1);
                prop_assert_eq!(motion.stepped(there, -1), Some(window));
            }
        }
    }
}
