//! What the pointer does on the chart beside the handles: the wheel zooms the axis, Shift or the middle button moves it, a drag draws a
//! new window, a click selects a day. None of it moves the window that is set, but by drawing another one.

use eframe::egui::{Id, PointerButton, Rect, Sense, Ui, Vec2};

use super::axis::{Axis, Stretch};
use super::chart::Chart;
use super::drag::{Span, day_of};
use crate::ui::command::Command;
use crate::view::WindowMode;
use crate::words::Words;

/// So many points of the wheel make the axis e times as long.
const WHEEL: f64 = 240.0;

/// What the pointer holds on the chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Hold {
    /// The axis, grabbed at `x` while it showed this.
    Axis {
        /// Where it was grabbed.
        x: f32,
        /// What it showed then.
        shown: Stretch,
    },
    /// A new window that is being drawn from a day on. The axis must not move under the pointer.
    Window {
        /// The day it was begun at.
        day: i32,
        /// What the axis shows.
        shown: Stretch,
    },
}

/// What the axis shows after what wheel and pinch did over `room`, `within` what there is; `None` where they did nothing.
pub fn wheel(ui: &Ui, room: Rect, axis: &Axis, within: Stretch) -> Option<Stretch> {
    if !ui.rect_contains_pointer(room) {
        return None;
    }
    let (scroll, pinch, at) =
        ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta(), input.pointer.latest_pos()));
    let times = (-f64::from(scroll.y) / WHEEL).exp() / f64::from(pinch);
    if scroll == Vec2::ZERO && (times - 1.0).abs() < 1e-6 {
        return None;
    }
    // It is the timeline's alone.
    ui.input_mut(|input| input.smooth_scroll_delta = Vec2::ZERO);
    let about = axis.at(at?.x);
    let moved = -f64::from(scroll.x) / f64::from(axis.day_width());
    Some(axis.shown().zoomed(about, times, within).moved(moved, within))
}

/// Whether the axis is being grabbed in this frame: with the middle button, or with Shift.
pub fn grabbed(ui: &Ui, room: Rect, axis: &Axis) -> Option<Hold> {
    let from = ui.input(|input| {
        let pointer = &input.pointer;
        let grabs = pointer.button_pressed(PointerButton::Middle)
            || (pointer.primary_pressed() && input.modifiers.shift_only());
        pointer.press_origin().filter(|at| grabs && room.contains(*at))
    })?;
    let is_here = ui.ctx().layer_id_at(from) == Some(ui.layer_id());
    is_here.then_some(Hold::Axis { x: from.x, shown: axis.shown() })
}

/// What the axis shows while it is held.
pub fn held(ui: &Ui, hold: Hold, axis: &Axis, within: Stretch) -> Stretch {
    match hold {
        Hold::Window { shown, .. } => shown,
        Hold::Axis { x, shown } => {
            let at = ui.input(|input| input.pointer.latest_pos()).map_or(x, |at| at.x);
            shown.moved(f64::from(x - at) / f64::from(axis.day_width()), within)
        }
    }
}

/// The chart beside the handles. `set`: whether a window is.
pub fn show(
    ui: &mut Ui,
    chart: &Chart<'_>,
    set: bool,
    words: &Words,
    hold: &mut Option<Hold>,
    commands: &mut Vec<Command>,
) {
    let id: Id = ui.scope_id().with("timeline-chart");
    let response = ui.interact(chart.room(), id, Sense::CLICK | Sense::DRAG);
    let axis = &chart.axis;
    let shift = ui.input(|input| input.modifiers.shift);
    if response.drag_started_by(PointerButton::Primary) && !shift {
        let from = ui.input(|input| input.pointer.press_origin()).or(response.interact_pointer_pos());
        *hold = from.map(|at| Hold::Window { day: axis.day_at(at.x), shown: axis.shown() });
    }
    let at = response.interact_pointer_pos().map(|at| axis.day_at(at.x));
    if let (Some(Hold::Window { day, .. }), Some(to)) = (*hold, at)
        && response.dragged()
    {
        ask(drawn(chart.mode, day, to), chart, set, commands);
    } else if let Some(day) =
        at.filter(|day| response.clicked() && !shift && (!set || !chart.window.holds(*day)))
    {
        ask(Span { first: day, last: day }, chart, set, commands);
    }
    if let Some(day) = response.hover_pos().map(|at| axis.day_at(at.x)).filter(|_| hold.is_none()) {
        response.on_hover_ui_at_pointer(|ui| {
            ui.label(said(chart, day, words));
            ui.weak(words.get("timeline-day-hint"));
        });
    }
}

fn ask(span: Span, chart: &Chart<'_>, set: bool, commands: &mut Vec<Command>) {
    if !set || span != chart.window {
        commands.push(Command::SetWindow(span.range()));
    }
}

/// The window drawn from one day to another. Of what accumulates the end is drawn, and an instant is where the pointer is.
fn drawn(mode: WindowMode, from: i32, to: i32) -> Span {
    match mode {
        WindowMode::Window => Span { first: from.min(to), last: from.max(to) },
        WindowMode::Cumulative | WindowMode::Instant => Span { first: to, last: to },
    }
}

/// A day and how much is said of it: "14 June 2021 · 2.5 mentions".
fn said(chart: &Chart<'_>, day: i32, words: &Words) -> String {
    let mass = rounded(chart.histogram.kept.at(day));
    let mentions = words.with("mentions-count", &[("count", mass.into())]);
    words.with("timeline-day", &[("day", words.day(day_of(day)).into()), ("mentions", mentions.into())])
}

/// A mass with one place after the point where it is small.
fn rounded(mass: f32) -> f64 {
    let places = if mass < 10.0 { 10.0 } else { 1.0 };
    (f64::from(mass) * places).round() / places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawn_window_holds_both_its_days_whichever_came_first() {
        for (from, to) in [(3, 9), (9, 3)] {
            assert_eq!(drawn(WindowMode::Window, from, to), Span { first: 3, last: 9 });
        }
        assert_eq!(drawn(WindowMode::Instant, 9, 3), Span { first: 3, last: 3 });
    }
}
