//! The time axis: which day is where on screen. A day is a cell, from its begin to its end; its tick stands in the middle.

use eframe::egui::Rangef;

use super::drag::Span;

/// A stretch of time in days since 1970-01-01, with fractions for times of day: from `from` up to `to`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// Where it begins.
    pub from: f64,
    /// Where it ends, exclusive: the end of the last day is the begin of the next one.
    pub to: f64,
}

/// The axis shows so many days at the least.
const FEWEST_DAYS: f64 = 4.0;

impl Stretch {
    /// Whole days.
    #[must_use]
    pub fn of(span: Span) -> Self {
        Self { from: f64::from(span.first), to: f64::from(span.last) + 1.0 }
    }

    /// How many days it is long.
    #[must_use]
    pub fn days(self) -> f64 {
        self.to - self.from
    }

    /// The days of which it holds a part.
    #[must_use]
    #[allow(clippy::cast_possible_truncation)] // saturates far beyond any calendar
    pub fn span(self) -> Span {
        let first = self.from.floor() as i32;
        Span { first, last: (self.to.ceil() as i32).saturating_sub(1).max(first) }
    }

    /// From the earlier begin to the later end.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { from: self.from.min(other.from), to: self.to.max(other.to) }
    }

    /// So many times as long, with what stands at `about` staying where it is as far as `within` has room for it.
    #[must_use]
    pub fn zoomed(self, about: f64, times: f64, within: Self) -> Self {
        let fewest = FEWEST_DAYS.min(self.days());
        let length = (self.days() * times).clamp(fewest, within.days().max(fewest));
        let before = (about - self.from) / self.days() * length;
        Self { from: about - before, to: about - before + length }.moved(0.0, within)
    }

    /// So many days later, or as many as there are `within`.
    #[must_use]
    pub fn moved(self, days: f64, within: Self) -> Self {
        let length = self.days();
        let from = (self.from + days).min(within.to - length).max(within.from);
        Self { from, to: from + length }
    }
}

/// The days of an axis laid along a stretch of the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    shown: Stretch,
    across: Rangef,
}

impl Axis {
    /// An axis of this stretch of time from left to right.
    #[must_use]
    pub fn new(shown: Stretch, across: Rangef) -> Self {
        Self { shown, across }
    }

    /// What it shows.
    #[must_use]
    pub fn shown(&self) -> Stretch {
        self.shown
    }

    /// The days of which it shows at least a part.
    #[must_use]
    pub fn span(&self) -> Span {
        self.shown.span()
    }

    /// The days of which it shows the middle.
    #[must_use]
    #[allow(clippy::cast_possible_truncation)] // saturates far beyond any calendar
    pub fn middles(&self) -> Span {
        let Stretch { from, to } = self.shown;
        Span { first: (from - 0.5).ceil() as i32, last: (to - 0.5).floor() as i32 }
    }

    /// Where it lies on the screen.
    #[must_use]
    pub fn across(&self) -> Rangef {
        self.across
    }

    /// Width of a day in points.
    #[must_use]
    #[allow(clippy::cast_possible_truncation)]
    pub fn day_width(&self) -> f32 {
        (f64::from(self.across.span()) / self.shown.days()) as f32
    }

    /// Where day number `day` begins.
    #[must_use]
    pub fn begin(&self, day: i32) -> f32 {
        self.of(f64::from(day))
    }

    /// Where day number `day` ends.
    #[must_use]
    pub fn end(&self, day: i32) -> f32 {
        self.begin(day.saturating_add(1))
    }

    /// The middle of day number `day`.
    #[must_use]
    pub fn middle(&self, day: i32) -> f32 {
        f32::midpoint(self.begin(day), self.end(day))
    }

    /// From the begin of the first day to the end of the last, as far as the axis shows them.
    #[must_use]
    pub fn range(&self, first: i32, last: i32) -> Rangef {
        let inside = |x: f32| x.clamp(self.across.min, self.across.max);
        Rangef::new(inside(self.begin(first)), inside(self.end(last)))
    }

    /// Where a point in time stands.
    #[must_use]
    #[allow(clippy::cast_possible_truncation)]
    pub fn of(&self, time: f64) -> f32 {
        let share = (time - self.shown.from) / self.shown.days();
        (f64::from(self.across.min) + share * f64::from(self.across.span())) as f32
    }

    /// What stands at `x`: day numbers with a fraction for the time of day.
    #[must_use]
    pub fn at(&self, x: f32) -> f64 {
        let share = f64::from(x - self.across.min) / f64::from(self.across.span().max(1.0));
        self.shown.from + share * self.shown.days()
    }

    /// The day at `x`, at the ends of the axis that which is shown last.
    #[must_use]
    #[allow(clippy::cast_possible_truncation)] // saturates far beyond any calendar
    pub fn day_at(&self, x: f32) -> i32 {
        let span = self.span();
        (self.at(x).floor() as i32).clamp(span.first, span.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(first: i32, last: i32, across: Rangef) -> Axis {
        Axis::new(Stretch::of(Span { first, last }), across)
    }

    #[test]
    fn a_day_is_a_cell_between_its_begin_and_its_end() {
        let axis = axis(100, 109, Rangef::new(20.0, 220.0));
        assert_eq!((axis.begin(100), axis.end(100), axis.middle(100)), (20.0, 40.0, 30.0));
        assert_eq!(axis.end(109), 220.0);
        assert_eq!(axis.at(30.0), 100.5);
        assert_eq!(axis.day_width(), 20.0);
        assert_eq!([20.0, 39.0, 41.0, 220.0, 500.0].map(|x| axis.day_at(x)), [100, 100, 101, 109, 109]);
    }

    #[test]
    fn a_position_comes_back_from_its_day_on_an_axis_of_centuries() {
        let axis = axis(-700_000, 20_000, Rangef::new(0.0, 1500.0));
        for day in [-700_000, -1, 0, 18_808, 20_000] {
            assert!((axis.at(axis.begin(day)) - f64::from(day)).abs() < 0.1, "{day}");
        }
    }

    #[test]
    fn zooming_keeps_what_is_under_the_pointer_where_it_is() {
        let all = Stretch { from: 0.0, to: 100.0 };
        let near = all.zoomed(30.0, 0.5, all);
        assert_eq!(near, Stretch { from: 15.0, to: 65.0 });
        assert_eq!(near.zoomed(30.0, 2.0, all), all);
        assert_eq!(near.zoomed(15.0, 2.0, all), all, "and never leaves what there is");
    }

    #[test]
    fn an_axis_is_zoomed_down_to_days_and_no_further() {
        let all = Stretch { from: 0.0, to: 36_500.0 };
        let near = (0..40).fold(all, |shown, _| shown.zoomed(700.5, 0.5, all));
        assert_eq!(near.days(), FEWEST_DAYS);
        assert!(near.from <= 700.5 && 700.5 <= near.to);
        let short = Stretch { from: 0.0, to: 2.0 };
        assert_eq!(short.zoomed(1.0, 0.5, short), short, "what is shorter than that stays as it is");
    }

    #[test]
    fn an_axis_moves_as_far_as_there_are_days() {
        let all = Stretch { from: 0.0, to: 100.0 };
        let shown = Stretch { from: 20.0, to: 30.0 };
        assert_eq!(shown.moved(2.5, all), Stretch { from: 22.5, to: 32.5 });
        assert_eq!(shown.moved(500.0, all), Stretch { from: 90.0, to: 100.0 });
        assert_eq!(shown.moved(-500.0, all), Stretch { from: 0.0, to: 10.0 });
    }
}
