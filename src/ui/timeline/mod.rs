//! The timeline: how much was said of each day, and the window of days that is shown. It reads the view and asks by commands.
//!
//! What is being dragged or typed is in [`TimelineState`], not in egui's memory.

mod axis;
mod chart;
mod drag;
mod fields;
mod handles;
mod ticks;
mod transport;
mod typed;

use eframe::egui::{Align, Align2, Button, Layout, Rangef, Rect, RichText, Ui, UiBuilder, pos2};

pub use drag::{Grip, Span};
pub use fields::counts;

use self::axis::Axis;
use self::chart::Chart;
use self::drag::span_of;
use self::handles::Drag;
use self::ticks::Ticks;
use super::command::Command;
use super::playback::Playback;
use super::theme::{Face, Tokens, size};
use crate::view::{Histogram, ViewModel};
use crate::words::Words;

/// From the panel's edge to the axis.
const SIDE: f32 = 24.0;
/// Height of the row above the chart.
const ROW: f32 = 52.0;
/// From the foot of the bars to the foot of the panel: ticks and overview.
const FOOT: f32 = 44.0;

/// What is being dragged and typed, and how much of time is shown.
#[derive(Default)]
pub struct TimelineState {
    drag: Option<Drag>,
    typing: fields::Typing,
    /// All days with mentions, far outliers too.
    whole: bool,
    ticks: Ticks,
}

impl TimelineState {
    /// What of the window is being dragged.
    #[must_use]
    pub fn dragged(&self) -> Option<Grip> {
        self.drag.as_ref().map(Drag::grip)
    }

    /// Shows all days with mentions, far outliers too, or the usual ones again.
    pub fn toggle_outliers(&mut self) {
        self.whole = !self.whole;
    }

    /// What was typed and is no date, said in words.
    #[must_use]
    pub fn problem(&self) -> Option<&str> {
        self.typing.problem()
    }
}

/// The timeline of what `view` shows, in all the room there is.
pub fn panel(
    ui: &mut Ui,
    (view, playback): (&ViewModel, &Playback),
    words: &Words,
    state: &mut TimelineState,
    commands: &mut Vec<Command>,
) {
    let rect = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(rect);
    if !ui.input(|input| input.pointer.any_down() || input.pointer.any_released()) {
        // Let go while the timeline was hidden: nobody told the handle.
        state.drag = None;
    }
    let Some(mut days) = Days::of(view, state.whole) else {
        fields::row(ui, row_rect(rect), (view, playback), words, &mut state.typing, None, commands);
        nothing_dated(ui, rect, words);
        return;
    };
    fields::row(ui, row_rect(rect), (view, playback), words, &mut state.typing, Some(days.window), commands);
    if let Some(drag) = &state.drag {
        days.shown = drag.axis();
    }
    let across = Rangef::new(rect.min.x + SIDE, rect.max.x - SIDE);
    let axis = Axis::new(days.shown, across);
    let plot =
        Rect::from_x_y_ranges(across, rect.min.y + ROW..=(rect.max.y - FOOT).max(rect.min.y + ROW + 8.0));
    let chart =
        Chart { axis, plot, window: days.window, histogram: view.histogram(), mode: view.query().mode };
    chart.paint(ui.painter(), Tokens::of(ui), state.ticks.of(&axis, words));
    handles::show(ui, &chart, days.all, words, &mut state.drag, commands);
    outliers(ui, &chart, words, state.whole, commands);
}

/// The days that matter to a frame.
struct Days {
    /// On the axis.
    shown: Span,
    /// With mentions, far outliers too, and what is shown.
    all: Span,
    /// In the window.
    window: Span,
}

impl Days {
    fn of(view: &ViewModel, whole: bool) -> Option<Self> {
        let histogram = view.histogram();
        let listed = Span {
            first: histogram.first,
            last: histogram.first + i32::try_from(histogram.total.len()).ok()? - 1,
        };
        if listed.days() < 1 {
            return None;
        }
        let core = Span { first: histogram.core.0, last: histogram.core.1 };
        let usual = if whole { listed } else { core };
        let dated = view
            .corpus()
            .extent(view.query().clock)
            .map_or(listed, |extent| Span { first: extent.all.first, last: extent.all.last });
        let window = span_of(view.query().window, dated);
        // A window that was typed is shown as far as it does not make the rest too small.
        let near = Span { first: usual.first - usual.days() / 2, last: usual.last + usual.days() / 2 };
        let typed = view.query().window.map_or(usual, |_| window);
        let shown = usual.hull(typed.cut(near)).padded();
        Some(Self { shown, all: dated.hull(shown), window })
    }
}

fn row_rect(rect: Rect) -> Rect {
    let top = rect.min.y + (ROW - size::BUTTON) / 2.0;
    Rect::from_min_max(
        pos2(rect.min.x + size::MARGIN, top),
        pos2(rect.max.x - size::MARGIN, top + size::BUTTON),
    )
}

fn nothing_dated(ui: &Ui, rect: Rect, words: &Words) {
    let middle = pos2(rect.center().x, f32::midpoint(rect.min.y + ROW, rect.max.y));
    let font = Face::Regular.at(size::BODY);
    ui.painter().text(
        middle,
        Align2::CENTER_CENTER,
        words.get("timeline-nothing-dated"),
        font,
        Tokens::of(ui).weak,
    );
}

/// A sign at each edge beyond which there are mentions; a click shows all days, another the usual ones.
fn outliers(ui: &mut Ui, chart: &Chart<'_>, words: &Words, whole: bool, commands: &mut Vec<Command>) {
    let toggle = Command::ToggleOutliers;
    let shown = chart.axis.span();
    let (before, after) = beyond(chart.histogram, shown);
    let left =
        (Align2::LEFT_TOP, Layout::left_to_right(Align::Center), "timeline-earlier", before, shown.first);
    let right =
        (Align2::RIGHT_TOP, Layout::right_to_left(Align::Center), "timeline-later", after, shown.last);
    for (align, layout, key, mentions, day) in [left, right] {
        let room = Rect::from_min_size(align.pos_in_rect(&chart.plot), [520.0, 20.0].into());
        let room = align.anchor_rect(room);
        let mut side = ui.new_child(UiBuilder::new().max_rect(room).layout(layout).id_salt(key));
        let closer = (whole && align == Align2::LEFT_TOP).then(|| words.get("timeline-closer"));
        let beyond = (mentions > 0).then(|| {
            let day = words.day(drag::day_of(day));
            words.with(key, &[("count", mentions.into()), ("day", day.into())])
        });
        for said in closer.into_iter().chain(beyond) {
            let font = Face::Regular.at(size::CAPTION);
            let text = RichText::new(said).font(font).color(Tokens::of(&side).link);
            if side.add(Button::new(text).frame(false)).on_hover_text(toggle.hint(words)).clicked() {
                commands.push(toggle.clone());
            }
        }
    }
}

/// How many mentions that filters keep speak of days before and after `shown`: their shares there added up, and rounded up to whole ones.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // counts of mentions
fn beyond(histogram: &Histogram, shown: Span) -> (u32, u32) {
    let days = (histogram.first..).zip(&histogram.kept);
    let mass = |outside: &dyn Fn(i32) -> bool| -> f32 {
        days.clone().filter(|(day, _)| outside(*day)).map(|(_, mass)| *mass).sum()
    };
    let before = mass(&|day| day < shown.first) + histogram.before;
    let after = mass(&|day| day > shown.last) + histogram.after;
    // What sums of shares leave of nothing is no mention.
    let count = |mass: f32| (mass - 1e-3).ceil().max(0.0) as u32;
    (count(before), count(after))
}

#[cfg(test)]
mod tests;
