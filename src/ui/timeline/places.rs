//! Where on the panel what is, and which days matter to a frame.

use eframe::egui::{Rangef, Rect};

use super::drag::{Span, span_of};
use super::overview;
use crate::corpus::Clock;
use crate::ui::theme::size;
use crate::view::ViewModel;

/// From the panel's edge to the axis.
pub const SIDE: f32 = 24.0;
/// Height of the row of buttons above the chart, and of the line of captions below it.
pub const ROW: f32 = 44.0;
pub const CAPTIONS: f32 = 18.0;
/// From the axis to the foot of the panel: ticks and overview.
const FOOT: f32 = 46.0;
/// From the foot of the overview to that of the panel.
const MARGIN: f32 = 6.0;

/// Where what is.
pub struct Places {
    /// The axis, from left to right.
    pub across: Rangef,
    /// The buttons.
    pub row: Rect,
    /// The captions.
    pub captions: Rect,
    /// Bars, and the dates of what is selected.
    pub chart: Rect,
    /// All days small.
    pub overview: Rect,
    /// All from the chart down: where the wheel zooms.
    pub under: Rect,
}

impl Places {
    /// In this room.
    #[must_use]
    pub fn of(rect: Rect) -> Self {
        let across = Rangef::new(rect.min.x + SIDE, rect.max.x - SIDE);
        let top = rect.min.y + ROW + CAPTIONS;
        let foot = (rect.max.y - FOOT).max(top + 8.0);
        let button = rect.min.y + (ROW - size::BUTTON) / 2.0;
        let row = Rangef::new(rect.min.x + size::MARGIN, rect.max.x - size::MARGIN);
        Self {
            across,
            row: Rect::from_x_y_ranges(row, button..=button + size::BUTTON),
            captions: Rect::from_x_y_ranges(across, rect.min.y + ROW..=top),
            chart: Rect::from_x_y_ranges(across, top..=foot),
            overview: Rect::from_x_y_ranges(
                across,
                rect.max.y - MARGIN - overview::HEIGHT..=rect.max.y - MARGIN,
            ),
            under: rect.with_min_y(top),
        }
    }
}

/// The days that matter to a frame.
pub struct Days {
    /// On the axis, where it is not zoomed.
    pub shown: Span,
    /// With mentions, far outliers too, and what is shown.
    pub all: Span,
    /// In the window.
    pub window: Span,
}

impl Days {
    /// Those of a view; `whole`: far outliers too. `None` where nothing is dated.
    #[must_use]
    pub fn of(view: &ViewModel, whole: bool) -> Option<Self> {
        let histogram = view.histogram();
        let (first, last) = histogram.total.ends()?;
        let listed = Span { first, last };
        let core = Span { first: histogram.core.0, last: histogram.core.1 };
        let usual = if whole { listed } else { core };
        // A window that is not set holds all days, whichever clock tells them: it does not move when the clock is changed.
        let extents = Clock::ALL.into_iter().filter_map(|clock| view.corpus().extent(clock));
        let dated = extents
            .map(|extent| Span { first: extent.all.first, last: extent.all.last })
            .reduce(Span::hull)
            .unwrap_or(listed);
        let window = span_of(view.query().window, dated);
        // A window that was typed is shown as far as it does not make the rest too small.
        let near = Span { first: usual.first - usual.days() / 2, last: usual.last + usual.days() / 2 };
        let typed = view.query().window.map_or(usual, |_| window);
        let shown = usual.hull(typed.cut(near)).padded();
        Some(Self { shown, all: dated.hull(shown), window })
    }
}
