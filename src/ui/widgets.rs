//! The small parts that panels share: text, links, buttons, icons, rules. Each has a name that a screen reader tells.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Align2, Color32, CornerRadius, CursorIcon, FontId, Galley, Margin, Painter, Popup, Pos2, Rect, Response,
    Role, Sense, Shape, Stroke, StrokeKind, TextEdit, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::command::Command;
use super::theme::{Face, Tokens, size};
pub use super::ticks::{BOX, paint_tick, tick};
use crate::words::Words;

/// A line of text, cut with an ellipsis where it is wider than `width` points.
#[must_use]
pub fn line(ui: &Ui, text: &str, font: FontId, colour: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font, colour));
    job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
    ui.painter().layout_job(job)
}

/// Paints a galley with its left edge at `x` and its middle at `y`; gives the right edge.
pub fn paint_line(painter: &Painter, x: f32, y: f32, galley: Arc<Galley>) -> f32 {
    let right = x + galley.size().x;
    let top = (y - galley.size().y / 2.0).round();
    painter.galley(pos2(x, top), galley, Color32::PLACEHOLDER);
    right
}

/// Text in the flow of the panel, wrapped at its width.
pub fn text(ui: &mut Ui, text: &str, font: FontId, colour: Color32) -> Response {
    let job = LayoutJob {
        halign: ui.layout().horizontal_align(),
        ..LayoutJob::simple(text.to_owned(), font, colour, ui.available_width())
    };
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min - galley.rect.min.to_vec2(), galley, colour);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}

/// Text on one line in the flow of the panel, cut where it is wider than `width` points; then told whole when pointed at.
pub fn cut_text(ui: &mut Ui, text: &str, font: FontId, colour: Color32, width: f32) -> Response {
    let galley = line(ui, text, font, colour, width);
    let cut = galley.elided;
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min, galley, colour);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    if cut { response.on_hover_text(text) } else { response }
}

/// Words that can be clicked.
pub fn link(ui: &mut Ui, label: &str, hint: &str) -> Response {
    link_named(ui, label, label, hint)
}

/// Words that can be clicked, of which there are several alike: those who do not see where they stand are told `name`.
pub fn link_named(ui: &mut Ui, label: &str, name: &str, hint: &str) -> Response {
    let tokens = Tokens::of(ui);
    let galley = ui.painter().layout_no_wrap(label.to_owned(), Face::Medium.at(size::SECONDARY), tokens.link);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    ui.painter().galley(rect.min, galley, tokens.link);
    if response.hovered() || response.has_focus() {
        ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(size::HAIRLINE, tokens.link));
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
    follow_focus(&response);
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(hint)
}

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// One among others.
    Plain,
    /// What one came for.
    Primary,
}

/// A button with words.
pub fn button(ui: &mut Ui, label: &str, hint: &str, weight: Weight) -> Response {
    let tokens = Tokens::of(ui);
    let (face, colour) = match weight {
        Weight::Plain => (Face::Medium, tokens.text),
        Weight::Primary => (Face::SemiBold, tokens.on_accent),
    };
    let galley = ui.painter().layout_no_wrap(label.to_owned(), face.at(size::SECONDARY), colour);
    let desired = vec2(galley.size().x + 2.0 * (size::GRID * 3.0 - 2.0), size::BUTTON);
    let (rect, response) = ui.allocate_exact_size(desired, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, response.enabled(), label));
    follow_focus(&response);
    let lit = response.hovered() || response.has_focus();
    let (fill, stroke) = match weight {
        Weight::Plain => (if lit { tokens.hover } else { tokens.background }, tokens.line),
        Weight::Primary if lit => (tokens.accent.gamma_multiply(0.9), Color32::TRANSPARENT),
        Weight::Primary => (tokens.accent, Color32::TRANSPARENT),
    };
    frame(ui.painter(), rect, fill, stroke);
    let left = rect.center().x - galley.size().x / 2.0;
    paint_line(ui.painter(), left, rect.center().y, galley);
    response.on_hover_text(hint)
}

/// How wide a button with these words is, however much it asks to be pressed.
pub fn button_width(ui: &Ui, label: &str) -> f32 {
    words_width(ui, label) + 2.0 * (size::GRID * 3.0 - 2.0)
}

/// How wide a button with these words is that opens something.
pub fn toggle_width(ui: &Ui, label: &str) -> f32 {
    words_width(ui, label) + TOGGLE_MARGIN
}

/// How wide segments with these words are.
pub fn segments_width(ui: &Ui, labels: &[String]) -> f32 {
    labels.iter().map(|label| words_width(ui, label) + 2.0 * PADDING).sum()
}

/// The width of words on a button at their boldest.
fn words_width(ui: &Ui, words: &str) -> f32 {
    let font = Face::SemiBold.at(size::SECONDARY);
    ui.painter().layout_no_wrap(words.to_owned(), font, Color32::PLACEHOLDER).size().x.ceil()
}

/// A button with words that opens something; lit where what it opens is in use.
pub fn toggle_button(ui: &mut Ui, label: &str, hint: &str, lit: bool) -> Response {
    let tokens = Tokens::of(ui);
    let (face, colour) = if lit { (Face::SemiBold, tokens.accent) } else { (Face::Medium, tokens.text) };
    let galley = ui.painter().layout_no_wrap(label.to_owned(), face.at(size::SECONDARY), colour);
    let desired = vec2(galley.size().x + TOGGLE_MARGIN, size::BUTTON);
    let (rect, response) = ui.allocate_exact_size(desired, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, lit, label));
    follow_focus(&response);
    let fill = match (lit, response.hovered()) {
        (true, _) => tokens.chosen,
        (false, true) => tokens.hover,
        (false, false) => tokens.background,
    };
    frame(ui.painter(), rect, fill, tokens.line);
    let right = paint_line(ui.painter(), rect.left() + PADDING, rect.center().y, galley);
    disclosure(ui.painter(), pos2(right + 9.0, rect.center().y), true, colour);
    response.on_hover_text(hint)
}

/// A field of one line to type into, as high as a button, which says what belongs into it while it is empty.
pub fn field(text: &mut String, hint: String, width: f32) -> TextEdit<'_> {
    TextEdit::singleline(text)
        .hint_text(hint)
        .font(Face::Regular.at(size::BODY))
        .align(Align2::LEFT_CENTER)
        .margin(Margin::symmetric(8, 0))
        .min_size(vec2(width, size::BUTTON))
        .desired_width(width - 16.0)
}

/// From the edge of a button to its words.
const PADDING: f32 = 10.0;
/// What of the width of a button that opens something is not its words.
pub const TOGGLE_MARGIN: f32 = 2.0 * PADDING + 12.0;

/// One of several things of which one holds.
pub struct Segment {
    /// What it is called.
    pub label: String,
    /// What it does.
    pub hint: String,
    /// Whether it holds.
    pub selected: bool,
}

/// Segments beside each other in one frame; gives the number of the one that was clicked and did not hold.
pub fn segments(ui: &mut Ui, segments: &[Segment]) -> Option<usize> {
    let tokens = Tokens::of(ui);
    // Each is as wide as its words are at their boldest, so that nothing moves when another is chosen.
    let width = |segment: &Segment| segment.galley(ui, Face::SemiBold, tokens.text).size().x.ceil();
    let widths: Vec<f32> = segments.iter().map(|segment| width(segment) + 2.0 * PADDING).collect();
    let (rect, _) = ui.allocate_exact_size(vec2(widths.iter().sum(), size::BUTTON), Sense::hover());
    frame(ui.painter(), rect, tokens.background, tokens.line);
    let mut left = rect.left();
    let mut chosen = None;
    for (number, (segment, width)) in segments.iter().zip(widths).enumerate() {
        let cell = Rect::from_x_y_ranges(left..=left + width, rect.y_range());
        left += width;
        if segment.draw(ui, cell, number) {
            chosen = Some(number);
        }
    }
    chosen
}

impl Segment {
    fn galley(&self, ui: &Ui, face: Face, colour: Color32) -> Arc<Galley> {
        ui.painter().layout_no_wrap(self.label.clone(), face.at(size::SECONDARY), colour)
    }

    /// Draws it into its cell; whether it was clicked and did not hold.
    fn draw(&self, ui: &Ui, cell: Rect, number: usize) -> bool {
        let tokens = Tokens::of(ui);
        let response = ui.interact(cell, ui.scope_id().with(("segment", number)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, self.selected, &self.label));
        follow_focus(&response);
        let (face, colour) = match (self.selected, response.hovered()) {
            (true, _) => (Face::SemiBold, tokens.accent),
            (false, true) => (Face::Medium, tokens.text),
            (false, false) => (Face::Medium, tokens.weak),
        };
        if self.selected {
            frame(ui.painter(), cell, tokens.chosen, tokens.line);
        }
        let galley = self.galley(ui, face, colour);
        paint_line(ui.painter(), cell.center().x - galley.size().x / 2.0, cell.center().y, galley);
        response.on_hover_text(&self.hint).clicked() && !self.selected
    }
}

/// A menu of things that hold or do not, of a width in points; tells the number of the one that was clicked.
pub fn choices(
    button: &Response,
    width: f32,
    items: impl IntoIterator<Item = (String, bool)>,
    mut chosen: impl FnMut(usize),
) {
    Popup::menu(button).show(|ui| {
        ui.set_width(width);
        for (number, (label, holds)) in items.into_iter().enumerate() {
            if ui.selectable_label(holds, label).clicked() {
                chosen(number);
            }
        }
    });
}

/// A sign on a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Three lines: the menu.
    Menu,
    /// A pin: places.
    Places,
    /// A sheet: documents.
    Documents,
    /// A sheet of a calendar: dates.
    Dates,
    /// A broken ring: toponyms without a place.
    Unmatched,
    /// A cross: close.
    Close,
    /// An arrow to the left: back.
    Back,
    /// An angle that points up: the one before.
    Up,
    /// An angle that points down: the one after.
    Down,
    /// A small cross: take out.
    SmallClose,
}

/// A square button with a sign; `label` is its name for those who do not see it.
pub fn icon_button(ui: &mut Ui, icon: Icon, label: &str, hint: &str, selected: bool) -> Response {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size::BUTTON), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, label));
    if selected {
        frame(ui.painter(), rect, tokens.soft, Color32::TRANSPARENT);
    } else if response.hovered() {
        frame(ui.painter(), rect, tokens.hover, Color32::TRANSPARENT);
    }
    paint_icon(ui.painter(), icon, rect.center(), if selected { tokens.accent } else { tokens.text });
    response.on_hover_text(hint)
}

/// The button that closes what it stands in.
pub fn close_button(ui: &mut Ui, words: &Words) -> Response {
    let close = Command::CloseDialog;
    icon_button(ui, Icon::Close, &close.label(words), &close.hint(words), false)
}

/// Paints a sign of about 14 points around `centre`.
pub fn paint_icon(painter: &Painter, icon: Icon, centre: Pos2, colour: Color32) {
    let stroke = Stroke::new(1.5, colour);
    let at = |x: f32, y: f32| centre + vec2(x, y);
    let line = |points: &[Pos2]| {
        painter.add(Shape::line(points.to_vec(), stroke));
    };
    match icon {
        Icon::Menu => [-4.5, 0.0, 4.5].into_iter().for_each(|y| line(&[at(-6.5, y), at(6.5, y)])),
        Icon::Close => {
            line(&[at(-4.5, -4.5), at(4.5, 4.5)]);
            line(&[at(4.5, -4.5), at(-4.5, 4.5)]);
        }
        Icon::Back => {
            line(&[at(0.5, -4.5), at(-4.0, 0.0), at(0.5, 4.5)]);
            line(&[at(-4.0, 0.0), at(5.5, 0.0)]);
        }
        Icon::Up => line(&[at(-4.5, 2.0), at(0.0, -2.5), at(4.5, 2.0)]),
        Icon::Down => line(&[at(-4.5, -2.0), at(0.0, 2.5), at(4.5, -2.0)]),
        Icon::SmallClose => {
            line(&[at(-3.0, -3.0), at(3.0, 3.0)]);
            line(&[at(3.0, -3.0), at(-3.0, 3.0)]);
        }
        Icon::Places => {
            painter.circle_stroke(at(0.0, -2.0), 4.5, stroke);
            line(&[at(-3.6, 0.9), at(0.0, 6.5), at(3.6, 0.9)]);
            painter.circle_filled(at(0.0, -2.0), 1.5, colour);
        }
        Icon::Documents => {
            line(&[at(-5.0, -6.5), at(5.0, -6.5), at(5.0, 6.5), at(-5.0, 6.5), at(-5.0, -6.5)]);
            [-3.0, 0.0, 3.0].into_iter().for_each(|y| line(&[at(-2.5, y), at(2.5, y)]));
        }
        Icon::Dates => {
            line(&[at(-6.0, -5.0), at(6.0, -5.0), at(6.0, 6.0), at(-6.0, 6.0), at(-6.0, -5.0)]);
            line(&[at(-6.0, -1.5), at(6.0, -1.5)]);
            [-3.0, 3.0].into_iter().for_each(|x| line(&[at(x, -7.0), at(x, -4.0)]));
        }
        Icon::Unmatched => {
            painter.extend(Shape::dashed_line(&circle(centre, 6.0), stroke, 3.2, 2.4));
        }
    }
}

#[allow(clippy::cast_precision_loss)] // 24 points of a circle
fn circle(centre: Pos2, radius: f32) -> Vec<Pos2> {
    (0..=24).map(|step| centre + radius * Vec2::angled(step as f32 / 24.0 * std::f32::consts::TAU)).collect()
}

/// A triangle that points down where `open`, else to the right.
pub fn disclosure(painter: &Painter, centre: Pos2, open: bool, colour: Color32) {
    let corners = if open {
        [vec2(-3.0, -1.5), vec2(3.0, -1.5), vec2(0.0, 2.5)]
    } else {
        [vec2(-1.5, -3.0), vec2(2.5, 0.0), vec2(-1.5, 3.0)]
    };
    let corners = corners.map(|corner| centre + corner).to_vec();
    painter.add(Shape::convex_polygon(corners, colour, Stroke::NONE));
}

/// A line over the whole width, which takes a point of height.
pub fn hairline(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::HAIRLINE), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(size::HAIRLINE, Tokens::of(ui).line));
}

/// A filled box with the corners of the theme.
pub fn frame(painter: &Painter, rect: Rect, fill: Color32, stroke: Color32) {
    let radius = CornerRadius::same(size::RADIUS);
    painter.rect(rect, radius, fill, Stroke::new(size::HAIRLINE, stroke), StrokeKind::Inside);
}

/// Where the keyboard comes to a widget that is scrolled out of sight, it comes into sight.
pub fn follow_focus(response: &Response) {
    if response.gained_focus() && !response.interact_rect.contains_rect(response.rect) {
        response.scroll_to_me(None);
    }
}

/// Shows where the keyboard is, over all that was drawn in this frame: in one place for all widgets, so that none goes without. A field
/// that is typed into shows it by itself.
pub fn focus_ring(ui: &Ui) {
    let ctx = ui.ctx();
    let focused = ctx.memory(|memory| memory.focused());
    let Some(response) = focused.and_then(|id| ctx.read_response(id)) else { return };
    if ctx.text_edit_focused() || !response.interact_rect.is_positive() {
        return;
    }
    let stroke = Stroke::new(2.0, Tokens::of(ui).link);
    let painter = ctx.layer_painter(response.layer_id);
    painter.rect_stroke(response.interact_rect, CornerRadius::same(size::RADIUS), stroke, StrokeKind::Inside);
}

/// Text painted at a point, for signs and captions that are part of something with a name of its own.
pub fn caption(painter: &Painter, at: Pos2, align: Align2, text: &str, colour: Color32) -> Rect {
    painter.text(at, align, text, Face::Regular.at(size::CAPTION), colour)
}
