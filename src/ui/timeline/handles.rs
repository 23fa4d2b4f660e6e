//! The two handles and the window between them: dragged by the pointer, stepped by keys, set by a screen reader.

use eframe::egui::accesskit::{Action, ActionData};
use eframe::egui::{
    CornerRadius, CursorIcon, EventFilter, Id, Key, Modifiers, PointerButton, Rect, Response, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::away::{Sight, grips};
use super::axis::Stretch;
use super::chart::Chart;
use super::drag::{Grip, Span, day_of, dragged, stepped};
use crate::ui::command::Command;
use crate::ui::theme::{Tokens, size};
use crate::view::WindowMode;
use crate::words::Words;

/// How wide a handle can be grabbed.
const GRAB: f32 = 24.0;
/// Size of what is seen of it.
const KNOB: Vec2 = vec2(10.0, 26.0);
/// Width of its line.
const LINE: f32 = 1.5;

/// A drag in progress.
pub struct Drag {
    grip: Grip,
    /// The window as it was grabbed.
    span: Span,
    /// From the pointer to the grip's boundary when it was grabbed, in days.
    offset: f64,
    /// The axis as it was then: it must not move under the pointer.
    axis: Stretch,
}

impl Drag {
    /// What the axis shows while this lasts.
    #[must_use]
    pub fn axis(&self) -> Stretch {
        self.axis
    }

    /// What is held.
    #[must_use]
    pub fn grip(&self) -> Grip {
        self.grip
    }
}

/// Where the window may go and where else it can be grabbed.
pub struct Ground {
    /// Where it may go.
    pub bounds: Span,
    /// Whether a window is set: all that there is cannot be moved.
    pub set: bool,
    /// Its part of the overview, where that shows the same days as the axis.
    pub overview: Option<Rect>,
}

/// Handles, the window between them and its part of the overview. What accumulates has one handle, at its end, and so has an
/// instant, in its middle.
pub fn show(
    ui: &mut Ui,
    chart: &Chart<'_>,
    &Ground { bounds, set, overview }: &Ground,
    words: &Words,
    drag: &mut Option<Drag>,
    commands: &mut Vec<Command>,
) {
    let window = chart.window_rect();
    let mut hands = Hands { ui, chart, bounds, set, drag, asked: None };
    let middle = window.center().x;
    let grab = |from: f32, to: f32| Rect::from_x_y_ranges(from..=to, window.y_range());
    let half = GRAB / 2.0;
    // Where the handles stand close together each is grabbed from its own side.
    let start = grab(window.min.x - half, (window.min.x + half).min(middle.max(window.min.x)));
    let end = grab((window.max.x - half).max(middle.min(window.max.x)), window.max.x + half);
    let handles: Vec<Handle> = grips(chart.mode)
        .iter()
        .map(|&grip| {
            let (at, rect) = match grip {
                Grip::Start => (window.min.x, start),
                Grip::End => (window.max.x, end),
                Grip::Whole => (middle, grab(middle - half, middle + half)),
            };
            Handle { grip, at, rect, seen: hands.is_seen(grip) }
        })
        .filter(|handle| handle.seen || hands.has_focus(handle.grip))
        .collect();
    hands.take(&handles);
    if chart.mode != WindowMode::Cumulative {
        hands.wholes(window, overview);
    }
    for handle in &handles {
        hands.handle(handle, words);
    }
    if let Some(span) = hands.asked.filter(|span| *span != chart.window) {
        commands.push(Command::SetWindow(span.range()));
    }
}

/// A handle in a frame.
struct Handle {
    grip: Grip,
    /// Where the window begins or ends on the screen.
    at: f32,
    /// Where it can be grabbed.
    rect: Rect,
    /// Whether it is drawn: one beyond the axis that has the focus still hears the keys.
    seen: bool,
}

struct Hands<'a> {
    ui: &'a mut Ui,
    chart: &'a Chart<'a>,
    bounds: Span,
    set: bool,
    drag: &'a mut Option<Drag>,
    asked: Option<Span>,
}

impl Hands<'_> {
    /// Where press and way fall into one frame, egui gives the drag to what lies where the pointer has got to. It belongs
    /// to the handle that was pressed.
    fn take(&self, handles: &[Handle]) {
        let ctx = self.ui.ctx();
        let pressed = self.ui.input(|input| {
            let pointer = &input.pointer;
            let down = pointer.primary_pressed() && pointer.primary_down();
            pointer.press_origin().filter(|_| down)
        });
        let Some(from) = pressed.filter(|at| ctx.layer_id_at(*at) == Some(self.ui.layer_id())) else {
            return;
        };
        // The last day's is above the first day's.
        if let Some(handle) = handles.iter().rev().find(|handle| handle.seen && handle.rect.contains(from)) {
            ctx.set_dragged_id(self.id(handle.grip));
        }
    }

    /// Whether a handle is on the axis, or held beyond it.
    fn is_seen(&self, grip: Grip) -> bool {
        let held = self.drag.as_ref().is_some_and(|drag| drag.grip == grip);
        held || Sight::of(grip, self.chart, self.set) == Sight::Shown
    }

    fn has_focus(&self, grip: Grip) -> bool {
        let id = self.id(grip);
        self.ui.memory(|memory| memory.has_focus(id))
    }

    fn id(&self, grip: Grip) -> Id {
        self.ui.scope_id().with(grip)
    }

    /// The window, here and in the overview, where there is one to be moved.
    fn wholes(&mut self, window: Rect, overview: Option<Rect>) {
        if !self.set {
            return;
        }
        self.whole(window, "timeline-whole");
        if let Some(overview) = overview {
            self.whole(overview, "timeline-overview");
        }
    }

    fn whole(&mut self, rect: Rect, name: &'static str) {
        let id = self.ui.scope_id().with(name);
        let response = self.ui.interact(rect, id, Sense::DRAG).on_hover_and_drag_cursor(CursorIcon::Grab);
        self.follow(Grip::Whole, &response);
    }

    fn handle(&mut self, handle: &Handle, words: &Words) {
        let grip = handle.grip;
        let id = self.id(grip);
        let sense = if handle.seen { Sense::drag() | Sense::FOCUSABLE } else { Sense::FOCUSABLE };
        let response = self.ui.interact(handle.rect, id, sense);
        let response = response.on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal);
        if response.drag_started() {
            response.request_focus();
        }
        self.follow(grip, &response);
        self.step(grip, &response);
        let (key, day) = match grip {
            Grip::Start => ("timeline-start", self.chart.window.first),
            Grip::End => ("timeline-end", self.chart.window.last),
            Grip::Whole => ("timeline-instant", self.chart.window.first),
        };
        response.widget_info(|| WidgetInfo::slider(true, f64::from(day), words.get(key)));
        self.describe(id, words.day(day_of(day)));
        if handle.seen {
            self.paint(&response, handle);
        }
    }

    /// The pointer drags the grip.
    fn follow(&mut self, grip: Grip, response: &Response) {
        let axis = &self.chart.axis;
        // Shift moves the axis, and so does the middle button.
        let begins =
            response.drag_started_by(PointerButton::Primary) && !self.ui.input(|input| input.modifiers.shift);
        if begins {
            let window = self.chart.window;
            let boundary = f64::from(if grip == Grip::Start { window.first } else { window.last + 1 });
            // A handle at the edge of the axis may stand for a day beyond it; it goes on from where it is seen.
            let seen = boundary.clamp(axis.shown().from, axis.shown().to);
            let boundary = if grip == Grip::Whole { boundary } else { seen };
            let from =
                self.ui.input(|input| input.pointer.press_origin()).or(response.interact_pointer_pos());
            let offset = from.map_or(0.0, |at| boundary - axis.at(at.x));
            *self.drag = Some(Drag { grip, span: window, offset, axis: axis.shown() });
        }
        let Some(drag) = self.drag.as_ref().filter(|drag| drag.grip == grip) else { return };
        if let Some(at) = response.interact_pointer_pos().filter(|_| response.dragged()) {
            self.asked = Some(dragged(drag.span, grip, axis.at(at.x) + drag.offset, self.bounds));
        }
        if response.drag_stopped() {
            *self.drag = None;
        }
    }

    /// Arrow keys and a screen reader step it: by a day, with Shift by a week.
    #[allow(clippy::cast_possible_truncation)] // saturates
    fn step(&mut self, grip: Grip, response: &Response) {
        let id = response.id;
        let mut days = 0;
        if response.has_focus() {
            let filter =
                EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
            self.ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            days += self.ui.input_mut(|input| {
                let mut pressed = |modifiers, key| {
                    i32::try_from(input.count_and_consume_key(modifiers, key)).unwrap_or_default()
                };
                let mut both =
                    |modifiers| pressed(modifiers, Key::ArrowRight) - pressed(modifiers, Key::ArrowLeft);
                7 * both(Modifiers::SHIFT) + both(Modifiers::NONE)
            });
        }
        let (up, down, set) = self.ui.input(|input| {
            let count = |action| input.accesskit_action_requests(id, action).count();
            let set =
                input.accesskit_action_requests(id, Action::SetValue).filter_map(|request| {
                    match request.data {
                        Some(ActionData::NumericValue(day)) => Some(day.round() as i32),
                        _ => None,
                    }
                });
            (count(Action::Increment), count(Action::Decrement), set.last())
        });
        days += i32::try_from(up).unwrap_or_default() - i32::try_from(down).unwrap_or_default();
        let window = self.asked.unwrap_or(self.chart.window);
        if let Some(day) = set {
            let now = if grip == Grip::End { window.last } else { window.first };
            days = day.saturating_sub(now);
        }
        if grip == Grip::Whole && set.is_none() && days != 0 {
            // An instant goes on by its length, and back by the day that is in the one before.
            let length = window.days();
            days =
                if days > 0 { days.saturating_mul(length) } else { -1 - (-1 - days).saturating_mul(length) };
        }
        if days != 0 {
            self.asked = Some(stepped(window, grip, days, self.bounds));
        }
    }

    fn describe(&self, id: Id, value: String) {
        let bounds = self.bounds;
        self.ui.ctx().accesskit_node_builder(id, move |node| {
            node.set_value(value);
            node.set_min_numeric_value(f64::from(bounds.first));
            node.set_max_numeric_value(f64::from(bounds.last));
            node.set_numeric_value_step(1.0);
            for action in [Action::SetValue, Action::Increment, Action::Decrement] {
                node.add_action(action);
            }
        });
    }

    /// The handles stand outside of the window, so that they hide no bar of a day in it, however narrow.
    fn paint(&self, response: &Response, handle: &Handle) {
        let tokens = Tokens::of(self.ui);
        let plot = self.chart.room();
        let painter = self.ui.painter();
        let side = match handle.grip {
            Grip::Start => -1.0,
            Grip::End => 1.0,
            Grip::Whole => 0.0,
        };
        let line = handle.at + side * LINE / 2.0;
        painter.vline(line, plot.min.y..=plot.max.y, Stroke::new(LINE, tokens.accent));
        let knob = pos2(handle.at + side * KNOB.x / 2.0, plot.center().y);
        let knob = Rect::from_center_size(knob, KNOB);
        let held = response.dragged() || response.hovered() || response.has_focus();
        let fill = if held { tokens.soft } else { tokens.panel };
        let stroke = Stroke::new(if held { 2.0 } else { 1.5 }, tokens.accent);
        painter.rect(knob, CornerRadius::same(size::RADIUS - 2), fill, stroke, StrokeKind::Inside);
    }
}
