//! Masses laid along an axis: a bar a day, or one for all the days that share a pixel. A bar that stands alone is never too narrow to be seen,
//! however long the axis is.

use eframe::egui::Rangef;

use super::axis::Axis;
use super::drag::Span;
use crate::view::{Masses, Run};

/// A bar that stands alone is so wide at least, in points.
const LEAST: f32 = 2.0;

/// From this width of a day on each has a bar of its own, with a gap behind it.
const APART: f32 = 4.0;

/// A bar: days with the same mass, or the fullest of those that share a pixel.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// From where to where.
    pub across: Rangef,
    /// The day it stands for; whether the window holds that, it holds all of the bar.
    pub day: i32,
    /// The mass of that day.
    pub mass: f32,
}

/// The bars of `masses` on an axis, from left to right. `finely`: none is much wider than a pixel where days are narrower, since the parts of
/// a mass may change where it does not.
#[must_use]
pub fn bars(axis: &Axis, masses: &Masses, window: Span, finely: bool) -> Vec<Bar> {
    let (width, across, shown) = (axis.day_width(), axis.across(), axis.span());
    let gap = if width >= APART { 1.0 } else { 0.0 };
    #[allow(clippy::cast_possible_truncation)] // days of an axis; saturates
    let most = if width >= APART {
        1
    } else if finely {
        (1.0 / width.max(f32::MIN_POSITIVE)).ceil() as i32
    } else {
        i32::MAX
    };
    let mut bars: Vec<Bar> = Vec::new();
    let mut before = None;
    for piece in masses.runs(shown.first, shown.last).iter().flat_map(|run| pieces(run, shown, window, most))
    {
        let inside = window.holds(piece.first);
        let begin = axis.begin(piece.first).max(across.min);
        let end = (axis.end(piece.last) - gap).min(across.max);
        match bars.last_mut() {
            Some(last) if end - last.across.min < 1.0 && before == Some(inside) => {
                last.across.max = end.max(last.across.max);
                if piece.mass > last.mass {
                    (last.day, last.mass) = (piece.first, piece.mass);
                }
            }
            _ if begin <= end => {
                bars.push(Bar { across: Rangef::new(begin, end), day: piece.first, mass: piece.mass });
            }
            _ => {}
        }
        before = Some(inside);
    }
    widen(&mut bars, axis, window);
    bars
}

/// A run as far as it is shown, parted where the window begins and ends, and into pieces of so many days at the most.
fn pieces(run: &Run, shown: Span, window: Span, most: i32) -> impl Iterator<Item = Run> {
    let (mut next, end, mass) = (run.first.max(shown.first), run.last.min(shown.last), run.mass);
    std::iter::from_fn(move || {
        if next > end {
            return None;
        }
        let first = next;
        let edges =
            [window.first.saturating_sub(1), window.last].map(|day| if day < first { end } else { day });
        let last = end.min(edges[0]).min(edges[1]).min(first.saturating_add(most - 1));
        next = last.saturating_add(1);
        Some(Run { first, last, mass })
    })
}

/// Makes bars that are too narrow wider, as far as their neighbours leave them room. They grow to the right, but the last of the window does
/// not grow out of it, where its handle stands.
fn widen(bars: &mut [Bar], axis: &Axis, window: Span) {
    let across = axis.across();
    for at in 0..bars.len() {
        let Rangef { min, max } = bars[at].across;
        if max - min >= LEAST {
            continue;
        }
        let left = at.checked_sub(1).map_or(across.min, |before| bars[before].across.max).min(min);
        let right = bars.get(at + 1).map_or(across.max, |after| after.across.min).max(max);
        let edge = axis.end(window.last);
        let right = if window.holds(bars[at].day) && max <= edge { right.min(edge.max(max)) } else { right };
        let end = right.min(min + LEAST);
        bars[at].across = Rangef::new(left.max(end - LEAST), end);
    }
}

#[cfg(test)]
mod tests {
    use super::super::axis::Stretch;
    use super::*;

    const NOWHERE: Span = Span { first: 1_000_000, last: 1_000_001 };

    fn axis(first: i32, last: i32) -> Axis {
        Axis::new(Stretch::of(Span { first, last }), Rangef::new(0.0, 1000.0))
    }

    #[test]
    fn a_day_alone_on_an_axis_of_twenty_thousand_years_is_two_points_wide() {
        let (first, last) = (-4_371_587, 2_932_896);
        let mut masses = Masses::listed(first, &[1.0]);
        assert_eq!(bars(&axis(first, last), &masses, NOWHERE, false)[0].across, Rangef::new(0.0, 2.0));
        masses = Masses::listed(last, &[1.0]);
        let whole = Span { first, last };
        let bar = bars(&axis(first, last), &masses, whole, false).remove(0).across;
        assert!(bar.min <= 998.1 && bar.max <= 1000.0, "the last day grows to the left: {bar:?}");
    }

    #[test]
    fn a_bar_grows_no_further_than_to_its_neighbour() {
        // A hundred days are ten points wide.
        let masses = Masses::listed(0, &[&[1.0][..], &[0.0; 11], &[3.0], &[0.0; 60], &[2.0]].concat());
        let bars = bars(&axis(0, 9999), &masses, NOWHERE, false);
        let across: Vec<_> = bars.iter().map(|bar| (bar.across.min * 10.0).round()).collect();
        assert_eq!(across, [0.0, 12.0, 73.0]);
        assert!(bars.windows(2).all(|two| two[0].across.max <= two[1].across.min));
        assert!((bars[1].across.span() - 2.0).abs() < 1e-3 && bars[0].across.span() <= 1.21);
    }

    #[test]
    fn a_run_is_parted_where_the_window_begins_and_ends() {
        let run = Run { first: 0, last: 99, mass: 1.0 };
        let shown = Span { first: 10, last: 200 };
        let parts = |window, most| -> Vec<_> {
            pieces(&run, shown, window, most).map(|piece| (piece.first, piece.last)).collect()
        };
        assert_eq!(parts(Span { first: 20, last: 29 }, i32::MAX), [(10, 19), (20, 29), (30, 99)]);
        assert_eq!(parts(NOWHERE, i32::MAX), [(10, 99)]);
        assert_eq!(parts(Span { first: 0, last: 9 }, i32::MAX), [(10, 99)]);
        assert_eq!(parts(Span { first: 95, last: 200 }, 50), [(10, 59), (60, 94), (95, 99)]);
    }

    #[test]
    fn a_long_run_is_one_bar_unless_its_parts_are_asked_for() {
        let masses = Masses::listed(0, &vec![1.0; 10_000]);
        assert_eq!(bars(&axis(0, 9999), &masses, NOWHERE, false).len(), 1);
        let finely = bars(&axis(0, 9999), &masses, NOWHERE, true).len();
        assert!((900..=1000).contains(&finely), "{finely}");
    }
}
