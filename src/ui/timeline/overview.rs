//! The strip below the axis: all usual days small, which of them the axis shows, and the window among them. It stays whole however near
//! the axis is.

use eframe::egui::{
    Color32, CornerRadius, CursorIcon, Mesh, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
};

use super::axis::{Axis, Stretch};
use super::bars::bars;
use super::drag::Span;
use crate::ui::theme::{Tokens, size};
use crate::view::Histogram;
use crate::words::Words;

/// Height of the strip.
pub const HEIGHT: f32 = 16.0;
/// The frame around what the axis shows is at least so wide, so that it can be grabbed.
const LEAST_FRAME: f32 = 14.0;

/// What the strip is drawn from.
pub struct Overview<'a> {
    /// All days.
    pub axis: Axis,
    /// Where it lies.
    pub rect: Rect,
    /// What the axis above shows, where that is less than all.
    pub shown: Option<Stretch>,
    /// The days in the window.
    pub window: Span,
    /// The masses.
    pub histogram: &'a Histogram,
}

impl Overview<'_> {
    /// The window in the strip.
    #[must_use]
    pub fn window_rect(&self) -> Rect {
        let mut across = self.axis.range(self.window.first, self.window.last);
        across.max = across.max.max((across.min + 2.0).min(self.rect.max.x));
        Rect::from_x_y_ranges(across, self.rect.y_range())
    }

    /// The frame around what the axis shows.
    #[must_use]
    pub fn frame_rect(&self) -> Option<Rect> {
        let shown = self.shown?;
        let (from, to) = (self.axis.of(shown.from), self.axis.of(shown.to));
        let half = ((to - from) / 2.0).max(LEAST_FRAME / 2.0);
        let middle = f32::midpoint(from, to).clamp(self.rect.min.x + half, self.rect.max.x - half);
        Some(Rect::from_x_y_ranges(middle - half..=middle + half, self.rect.y_range()))
    }

    /// Draws it, and gives how many days the frame was moved by.
    pub fn show(&self, ui: &mut Ui, words: &Words) -> f64 {
        self.paint(ui);
        let Some(frame) = self.frame_rect() else { return 0.0 };
        let tokens = Tokens::of(ui);
        let id = ui.scope_id().with("timeline-frame");
        // A click beside the frame brings it there.
        let strip = ui.interact(self.rect, id.with("strip"), Sense::click());
        let response = ui.interact(frame, id, Sense::drag()).on_hover_and_drag_cursor(CursorIcon::Grab);
        response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, words.get("timeline-axis")));
        let held = response.hovered() || response.dragged();
        let stroke = Stroke::new(if held { 2.0 } else { 1.5 }, if held { tokens.text } else { tokens.weak });
        ui.painter().rect_stroke(frame, CornerRadius::same(3), stroke, StrokeKind::Inside);
        let day = 1.0 / f64::from(self.axis.day_width());
        if let Some(at) = strip.interact_pointer_pos().filter(|_| strip.clicked()) {
            return f64::from(at.x - frame.center().x) * day;
        }
        if response.dragged() {
            return f64::from(response.drag_delta().x) * day;
        }
        response.on_hover_text(words.get("timeline-axis-hint"));
        0.0
    }

    fn paint(&self, ui: &Ui) {
        let tokens = Tokens::of(ui);
        let painter = ui.painter();
        painter.rect_filled(self.rect, CornerRadius::same(3), tokens.background);
        painter.rect_filled(self.window_rect(), CornerRadius::same(3), tokens.soft);
        let outside = tokens.panel.lerp_to_gamma(tokens.faint, 0.5);
        painter.add(self.silhouette(tokens.muted, outside));
        painter.hline(self.rect.x_range(), self.rect.max.y, Stroke::new(size::HAIRLINE, tokens.line));
    }

    /// A column for each point of the screen, as high as the root of its fullest day.
    #[must_use]
    pub fn silhouette(&self, inside: Color32, outside: Color32) -> Mesh {
        let mut mesh = Mesh::default();
        for bar in bars(&self.axis, &self.histogram.total, self.window, false) {
            let height = ((bar.mass / self.histogram.max).sqrt() * (self.rect.height() - 3.0)).max(1.0);
            let rect = Rect::from_x_y_ranges(bar.across, self.rect.max.y - height..=self.rect.max.y);
            mesh.add_colored_rect(rect, if self.window.holds(bar.day) { inside } else { outside });
        }
        mesh
    }
}
