//! The time axis: which day is where on screen. A day is a cell, from its begin to its end; its tick stands in the middle.

use eframe::egui::Rangef;

use super::drag::Span;

/// The days of an axis laid along a stretch of the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    span: Span,
    across: Rangef,
}

impl Axis {
    /// An axis of these days from left to right.
    #[must_use]
    pub fn new(span: Span, across: Rangef) -> Self {
        Self { span, across }
    }

    /// The days it shows.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// Width of a day in points.
    #[must_use]
    #[allow(clippy::cast_possible_truncation)]
    pub fn day_width(&self) -> f32 {
        (f64::from(self.across.span()) / f64::from(self.span.days())) as f32
    }

    /// Where day number `day` begins.
    #[must_use]
    #[allow(clippy::cast_possible_truncation)]
    pub fn begin(&self, day: i32) -> f32 {
        let share = (f64::from(day) - f64::from(self.span.first)) / f64::from(self.span.days());
        (f64::from(self.across.min) + share * f64::from(self.across.span())) as f32
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

    /// What stands at `x`: day numbers with a fraction for the time of day.
    #[must_use]
    pub fn at(&self, x: f32) -> f64 {
        let share = f64::from(x - self.across.min) / f64::from(self.across.span().max(1.0));
        f64::from(self.span.first) + share * f64::from(self.span.days())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_a_cell_between_its_begin_and_its_end() {
        let axis = Axis::new(Span { first: 100, last: 109 }, Rangef::new(20.0, 220.0));
        assert_eq!((axis.begin(100), axis.end(100), axis.middle(100)), (20.0, 40.0, 30.0));
        assert_eq!(axis.end(109), 220.0);
        assert_eq!(axis.at(30.0), 100.5);
        assert_eq!(axis.day_width(), 20.0);
    }

    #[test]
    fn a_position_comes_back_from_its_day_on_an_axis_of_centuries() {
        let axis = Axis::new(Span { first: -700_000, last: 20_000 }, Rangef::new(0.0, 1500.0));
        for day in [-700_000, -1, 0, 18_808, 20_000] {
            assert!((axis.at(axis.begin(day)) - f64::from(day)).abs() < 0.1, "{day}");
        }
    }
}
