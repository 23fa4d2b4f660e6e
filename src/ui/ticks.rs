//! Boxes with a tick.

use eframe::egui::{CornerRadius, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::theme::{Face, Tokens, size};
use super::widgets::{follow_focus, line, paint_line};

/// Side of a box with a tick.
pub const BOX: f32 = 15.0;

/// A box with a tick where something is `on`, and what that is; whether it was clicked.
pub fn tick(ui: &mut Ui, label: &str, hint: &str, on: bool) -> bool {
    let tokens = Tokens::of(ui);
    let room = ui.available_width() - BOX - size::GRID * 2.0;
    let galley = line(ui, label, Face::Regular.at(size::BODY), tokens.text, room);
    let desired = vec2(BOX + size::GRID * 2.0 + galley.size().x, size::BUTTON);
    let (rect, response) = ui.allocate_exact_size(desired, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, label));
    follow_focus(&response);
    let at = Rect::from_min_size(pos2(rect.left(), rect.center().y - BOX / 2.0), vec2(BOX, BOX));
    paint_tick(ui, at, on, false, true);
    paint_line(ui.painter(), at.right() + size::GRID * 2.0, rect.center().y, galley);
    response.on_hover_text(hint).clicked()
}

/// Paints a box with a tick or without, round or not.
pub fn paint_tick(ui: &Ui, rect: Rect, ticked: bool, round: bool, enabled: bool) {
    let tokens = Tokens::of(ui);
    let colour = if enabled { tokens.accent } else { tokens.faint };
    let radius = CornerRadius::same(if round { 8 } else { 3 });
    if ticked {
        ui.painter().rect_filled(rect, radius, colour);
        let at = |x: f32, y: f32| rect.center() + vec2(x, y);
        let points = vec![at(-3.5, 0.0), at(-1.0, 2.8), at(3.8, -2.8)];
        ui.painter().add(Shape::line(points, Stroke::new(1.6, tokens.on_accent)));
    } else {
        ui.painter().rect_stroke(rect, radius, Stroke::new(1.2, tokens.faint), StrokeKind::Inside);
    }
}
