//! What dragging does to the window: handles snap to days, the last day stays in, the window keeps its length when moved whole.

use crate::model::date::{day_from_number, day_number};
use crate::model::{DateRange, Day};

/// What of the window is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grip {
    /// The handle at its first day.
    Start,
    /// The handle after its last day.
    End,
    /// All of it, between the handles.
    Whole,
}

/// First and last day as day numbers, both inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Number of the first day.
    pub first: i32,
    /// Number of the last day, inclusive.
    pub last: i32,
}

impl Span {
    /// How many days it holds.
    #[must_use]
    pub fn days(self) -> i32 {
        self.last - self.first + 1
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn holds(self, day: i32) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// From the earlier first day to the later last one.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// Its ends moved into `bounds`.
    #[must_use]
    pub fn cut(self, bounds: Self) -> Self {
        let inside = |day: i32| day.clamp(bounds.first, bounds.last);
        Self { first: inside(self.first), last: inside(self.last) }
    }

    /// With some room at both ends, so that handles at the ends can be seen and grabbed.
    #[must_use]
    pub fn padded(self) -> Self {
        let room = (self.days() / 16).max(3);
        Self { first: self.first.saturating_sub(room), last: self.last.saturating_add(room) }
    }

    /// The days as a range.
    #[must_use]
    pub fn range(self) -> DateRange {
        DateRange::between(day_of(self.first), day_of(self.last))
    }
}

/// The span of a window; ends that are open are those of `dated`, the days with mentions.
#[must_use]
pub fn span_of(window: Option<DateRange>, dated: Span) -> Span {
    let Some(window) = window else { return dated };
    let first = window.earliest().map_or(dated.first, day_number);
    let last = window.latest().map_or(dated.last, day_number);
    Span { first: first.min(last), last: last.max(first) }
}

/// The window after a drag of one grip. `boundary` is where the grip now is, in days from the start of day number 0, with a
/// fraction: for the start the begin of its first day, for the end and the whole the end of the last. `span` is the window when the drag began.
#[must_use]
pub fn dragged(span: Span, grip: Grip, boundary: f64, bounds: Span) -> Span {
    match grip {
        Grip::Start => {
            let first = first_day_from(boundary).clamp(bounds.first, bounds.last);
            Span { first, last: span.last.max(first) }
        }
        Grip::End => {
            let last = last_day_before(boundary).clamp(bounds.first, bounds.last);
            Span { first: span.first.min(last), last }
        }
        Grip::Whole => moved(span, last_day_before(boundary) - span.last, bounds),
    }
}

/// The window with one grip moved by whole days, as the arrow keys do.
#[must_use]
pub fn stepped(span: Span, grip: Grip, days: i32, bounds: Span) -> Span {
    match grip {
        Grip::Start => {
            Span { first: (span.first + days).clamp(bounds.first.min(span.first), span.last), ..span }
        }
        Grip::End => Span { last: (span.last + days).clamp(span.first, bounds.last.max(span.last)), ..span },
        Grip::Whole => moved(span, days, bounds),
    }
}

fn moved(span: Span, days: i32, bounds: Span) -> Span {
    let least = (bounds.first - span.first).min(0);
    let most = (bounds.last - span.last).max(0);
    let days = days.clamp(least, most);
    Span { first: span.first + days, last: span.last + days }
}

/// A handle that stands on the middle of a day takes that day in, whichever side it comes from; the little more makes up
/// for what a screen position loses.
const HALF_A_DAY: f64 = 0.52;

#[allow(clippy::cast_possible_truncation)] // saturates far beyond any calendar
fn first_day_from(boundary: f64) -> i32 {
    (boundary - HALF_A_DAY).ceil() as i32
}

#[allow(clippy::cast_possible_truncation)] // saturates far beyond any calendar
fn last_day_before(boundary: f64) -> i32 {
    ((boundary + HALF_A_DAY).floor() as i32).saturating_sub(1)
}

/// The day with this number; beyond the calendar its first or last.
#[must_use]
pub fn day_of(number: i32) -> Day {
    day_from_number(number).unwrap_or(if number < 0 { Day::MIN } else { Day::MAX })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn span(first: Day, last: Day) -> Span {
        Span { first: day_number(first), last: day_number(last) }
    }

    fn year() -> Span {
        span(date(2021, 1, 1), date(2021, 12, 31))
    }

    #[test]
    fn the_day_under_the_end_handle_is_in_the_window() {
        let june = span(date(2021, 6, 1), date(2021, 6, 10));
        let thirtieth = f64::from(day_number(date(2021, 6, 30)));
        for (into_the_day, last) in [
            (0.5, date(2021, 6, 30)),
            (0.9, date(2021, 6, 30)),
            (1.0, date(2021, 6, 30)),
            (0.1, date(2021, 6, 29)),
        ] {
            let after = dragged(june, Grip::End, thirtieth + into_the_day, year());
            assert_eq!((day_of(after.first), day_of(after.last)), (date(2021, 6, 1), last), "{into_the_day}");
        }
    }

    #[test]
    fn the_day_under_the_start_handle_is_in_the_window() {
        let june = span(date(2021, 6, 1), date(2021, 6, 30));
        let tenth = f64::from(day_number(date(2021, 6, 10)));
        for (into_the_day, first) in
            [(0.0, date(2021, 6, 10)), (0.5, date(2021, 6, 10)), (0.9, date(2021, 6, 11))]
        {
            assert_eq!(
                day_of(dragged(june, Grip::Start, tenth + into_the_day, year()).first),
                first,
                "{into_the_day}"
            );
        }
    }

    #[test]
    fn a_handle_dragged_past_the_other_leaves_one_day() {
        let june = span(date(2021, 6, 1), date(2021, 6, 30));
        let july = f64::from(day_number(date(2021, 7, 20)));
        assert_eq!(dragged(june, Grip::Start, july, year()), span(date(2021, 7, 20), date(2021, 7, 20)));
        let may = f64::from(day_number(date(2021, 5, 4)));
        assert_eq!(dragged(june, Grip::End, may + 1.0, year()), span(date(2021, 5, 4), date(2021, 5, 4)));
    }

    #[test]
    fn the_whole_window_keeps_its_length_and_stays_in_bounds() {
        let june = span(date(2021, 6, 1), date(2021, 6, 30));
        let end = f64::from(june.last + 1);
        assert_eq!(dragged(june, Grip::Whole, end + 7.2, year()), span(date(2021, 6, 8), date(2021, 7, 7)));
        assert_eq!(
            dragged(june, Grip::Whole, end + 900.0, year()),
            span(date(2021, 12, 2), date(2021, 12, 31))
        );
        assert_eq!(
            dragged(june, Grip::Whole, end - 900.0, year()),
            span(date(2021, 1, 1), date(2021, 1, 30))
        );
    }

    #[test]
    fn steps_stop_at_the_other_handle_and_at_the_bounds() {
        let june = span(date(2021, 6, 1), date(2021, 6, 30));
        assert_eq!(stepped(june, Grip::Start, 90, year()), span(date(2021, 6, 30), date(2021, 6, 30)));
        assert_eq!(stepped(june, Grip::End, 7, year()), span(date(2021, 6, 1), date(2021, 7, 7)));
        assert_eq!(stepped(june, Grip::End, 999, year()), span(date(2021, 6, 1), date(2021, 12, 31)));
    }

    #[test]
    fn an_open_end_is_the_end_of_what_is_shown() {
        let since = DateRange::new(Some(date(2021, 6, 1)), None);
        assert_eq!(span_of(since, year()), span(date(2021, 6, 1), date(2021, 12, 31)));
        assert_eq!(span_of(None, year()), year());
    }
}
