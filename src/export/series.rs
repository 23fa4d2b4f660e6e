//! The days over which something is told step by step: panels, films, and the slider of a report.

use crate::corpus::{DayExtent, Days};
use crate::model::date::day_from_number;
use crate::model::{DateRange, Day};
use crate::view::ViewModel;

/// First and last day: those of the window, and where it is open or there is none those with mentions, far outliers aside unless the window
/// lies among these. `None` where nothing is dated within.
#[must_use]
pub fn days(view: &ViewModel) -> Option<(Day, Day)> {
    let query = view.query();
    let DayExtent { all, core } = view.corpus().extent(query.clock)?;
    let ends = |days: Days| Some((day_from_number(days.first)?, day_from_number(days.last)?));
    let (core, asked) = (ends(core)?, query.days());
    let is_near = asked.is_none_or(|asked| asked.overlaps(DateRange::between(core.0, core.1)));
    let (first, last) = if is_near { core } else { ends(all)? };
    let first = asked.and_then(DateRange::earliest).unwrap_or(first);
    let last = asked.and_then(DateRange::latest).unwrap_or(last);
    (first <= last).then_some((first, last))
}

/// What of a step of the calendar lies within the window that was `asked` for; all of it where none was.
#[must_use]
pub fn cut(step: DateRange, asked: Option<DateRange>) -> DateRange {
    let Some(asked) = asked.filter(|asked| asked.overlaps(step)) else { return step };
    let later = |a: Option<Day>, b: Option<Day>| a.max(b);
    let sooner = |a: Option<Day>, b: Option<Day>| a.into_iter().chain(b).min();
    let (start, end) = (later(step.earliest(), asked.earliest()), sooner(step.latest(), asked.latest()));
    DateRange::new(start, end).unwrap_or(step)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;
    use crate::corpus::sample;
    use crate::view::{Query, WindowMode};

    #[test]
    fn a_series_goes_over_the_window_and_else_over_what_is_dated() {
        let documents = vec![
            sample::document("june.txt", &["Kandahar"], Some("2021-06-12")),
            sample::document("july.txt", &["Kandahar"], Some("2021-07-20")),
        ];
        let mentions = vec![
            sample::mention(&documents, 0, "Kandahar", 0, "Kandahar"),
            sample::mention(&documents, 1, "Kandahar", 0, "Kandahar"),
        ];
        let corpus =
            Arc::new(crate::corpus::Corpus::new("any", documents, mentions, sample::places(), Vec::new()));
        let of = |window: Option<&str>, mode| {
            let window = window.map(|window| window.parse().unwrap());
            let clock = crate::view::Clock::Published;
            days(&ViewModel::new(Arc::clone(&corpus), Query { window, mode, clock, ..Query::default() }))
        };
        let both = Some((date(2021, 6, 12), date(2021, 7, 20)));
        for (window, mode, expected) in [
            (None, WindowMode::Window, both),
            (Some("2021-07-15/2021-08-10"), WindowMode::Window, Some((date(2021, 7, 15), date(2021, 8, 10)))),
            (Some("2021-07-15/.."), WindowMode::Window, Some((date(2021, 7, 15), date(2021, 7, 20)))),
            (Some("2021-07-15"), WindowMode::Cumulative, Some((date(2021, 6, 12), date(2021, 7, 15)))),
            (Some("../1990"), WindowMode::Window, None),
        ] {
            assert_eq!(of(window, mode), expected, "{window:?} {mode:?}");
        }
        let july = DateRange::between(date(2021, 7, 1), date(2021, 7, 31));
        for (asked, expected) in [
            (Some("2021-07-15/2021-08-10"), "2021-07-15/2021-07-31"),
            (Some("../2021-07-10"), "2021-07-01/2021-07-10"),
            (Some("2021"), "2021-07-01/2021-07-31"),
            (None, "2021-07-01/2021-07-31"),
        ] {
            let asked = asked.map(|asked| asked.parse().unwrap());
            assert_eq!(cut(july, asked), expected.parse().unwrap(), "{asked:?}");
        }
    }
}
