//! The signs at the edges of the axis for a window that lies beyond them, in part or as a whole: no handle is drawn where the window does not end.

use eframe::egui::{
    CornerRadius, CursorIcon, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::chart::Chart;
use super::drag::{Grip, day_of};
use crate::model::DateRange;
use crate::ui::command::{Command, TimeZoom};
use crate::ui::theme::{Tokens, size};
use crate::view::WindowMode;
use crate::words::Words;

/// Size of a sign, which stands in the margin beside the axis, and its distance from it.
const SIGN: Vec2 = vec2(16.0, 26.0);
const DISTANCE: f32 = 3.0;

/// Where something stands with regard to what the axis shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Before it.
    Before,
    /// On it.
    Shown,
    /// After it.
    After,
}

impl Sight {
    /// Where a grip of the chart's window stands. Where no window is `set` there is none beyond the axis: its handles stand at the edges, to
    /// be drawn in from there.
    #[must_use]
    pub fn of(grip: Grip, chart: &Chart<'_>, set: bool) -> Self {
        let shown = chart.axis.shown();
        let begin = f64::from(chart.window.first);
        let end = f64::from(chart.window.last) + 1.0;
        // Half a point of the screen is no distance.
        let slack = 0.5 / f64::from(chart.axis.day_width());
        let (is_before, is_after) = match grip {
            Grip::Start => (begin < shown.from - slack, begin > shown.to - slack),
            Grip::End => (end < shown.from + slack, end > shown.to + slack),
            Grip::Whole => (end < shown.from + slack, begin > shown.to - slack),
        };
        match (set && is_before, set && is_after) {
            (true, _) => Self::Before,
            (_, true) => Self::After,
            _ => Self::Shown,
        }
    }
}

/// The grips that a window has in a mode.
#[must_use]
pub fn grips(mode: WindowMode) -> &'static [Grip] {
    match mode {
        WindowMode::Window => &[Grip::Start, Grip::End],
        WindowMode::Cumulative => &[Grip::End],
        WindowMode::Instant => &[Grip::Whole],
    }
}

/// The signs: at each edge one, if a grip lies beyond it. A click brings the window onto the axis.
pub fn show(ui: &mut Ui, chart: &Chart<'_>, set: bool, words: &Words, commands: &mut Vec<Command>) {
    for (edge, side) in [(Sight::Before, -1.0), (Sight::After, 1.0)] {
        if grips(chart.mode).iter().any(|grip| Sight::of(*grip, chart, set) == edge) {
            sign(ui, chart, side, words, commands);
        }
    }
}

/// The sign at the left edge where `side` is -1, at the right one where it is 1.
fn sign(ui: &mut Ui, chart: &Chart<'_>, side: f32, words: &Words, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let room = chart.room();
    let edge = if side < 0.0 { room.min.x } else { room.max.x };
    let middle = pos2(edge + side * (DISTANCE + SIGN.x / 2.0), room.center().y);
    let rect = Rect::from_center_size(middle, SIGN);
    let id = ui.scope_id().with(("timeline-away", side < 0.0));
    let response = ui.interact(rect, id, Sense::click()).on_hover_cursor(CursorIcon::PointingHand);
    let said = said(chart, words);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    let fill = if response.hovered() { tokens.soft } else { tokens.panel };
    let stroke = Stroke::new(1.5, tokens.accent);
    ui.painter().rect(rect, CornerRadius::same(size::RADIUS - 2), fill, stroke, StrokeKind::Inside);
    let corner = |x: f32, y: f32| middle + vec2(side * x, y);
    let arrow = vec![corner(3.5, 0.0), corner(-2.5, -4.5), corner(-2.5, 4.5)];
    ui.painter().add(Shape::convex_polygon(arrow, tokens.accent, Stroke::NONE));
    let command = Command::ZoomTimeline(TimeZoom::Window);
    let hint = command.hint(words);
    if response.clicked() {
        commands.push(command);
    }
    response.on_hover_ui(|ui| {
        ui.label(said);
        ui.weak(hint);
    });
}

/// "Window: 5 to 12 June 2021".
fn said(chart: &Chart<'_>, words: &Words) -> String {
    let days = match chart.mode {
        WindowMode::Cumulative => DateRange::new(None, Some(day_of(chart.window.last))),
        WindowMode::Window | WindowMode::Instant => Some(chart.window.range()),
    };
    let days = days.map(|days| words.range(days)).unwrap_or_default();
    words.with("timeline-window-away", &[("days", days.into())])
}
