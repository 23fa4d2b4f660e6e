//! The timeline: how much was said of each day, and the window of days that is shown. It reads the view and asks by commands.
//!
//! What is being dragged or typed is in [`TimelineState`], not in egui's memory.

mod away;
mod axis;
mod bars;
mod captions;
mod chart;
mod dates;
mod drag;
mod fields;
mod gestures;
mod handles;
mod layers;
mod overview;
mod places;
mod presets;
mod ticks;
mod transport;
mod typed;
mod undated;

use eframe::egui::{Align2, Rect, Ui, pos2};

pub use drag::{Grip, Span};
pub use fields::counts;

use self::axis::{Axis, Stretch};
use self::chart::Chart;
use self::dates::Dates;
use self::gestures::Hold;
use self::handles::{Drag, Ground};
use self::layers::Layers;
use self::overview::Overview;
use self::places::{CAPTIONS, Days, Places, ROW};
use self::ticks::Ticks;
use super::command::Command;
use super::playback::Playback;
use super::theme::{Face, Tokens, size};
use crate::view::{Stack, ViewModel};
use crate::words::Words;

/// Which days the axis of the timeline is to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeZoom {
    /// Those of the window, with some room around.
    Window,
    /// The usual ones: all but far outliers.
    All,
}

/// What the timeline is drawn from.
#[derive(Clone, Copy)]
pub struct Time<'a> {
    /// What is shown of the corpus.
    pub view: &'a ViewModel,
    /// How the window moves.
    pub playback: &'a Playback,
    /// The selected mention.
    pub mention: Option<u32>,
    /// By what the bars are told apart.
    pub stack: Stack,
}

/// What is being dragged and typed, and how much of time is shown.
#[derive(Default)]
pub struct TimelineState {
    drag: Option<Drag>,
    hold: Option<Hold>,
    typing: fields::Typing,
    /// All days with mentions, far outliers too.
    whole: bool,
    /// What the axis shows, where that is not all of the usual days.
    zoomed: Option<Stretch>,
    /// The window of the last frame.
    window: Option<Span>,
    ticks: Ticks,
    dates: Dates,
    layers: Layers,
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
        self.zoomed = None;
    }

    /// Brings the window, or all usual days, onto the axis.
    pub fn zoom(&mut self, to: TimeZoom, view: &ViewModel) {
        self.zoomed = match (to, view.query().window, Days::of(view, self.whole)) {
            (TimeZoom::Window, Some(_), Some(days)) => Some(Stretch::of(days.window.padded())),
            _ => None,
        };
    }

    /// What the axis shows, in days since 1970-01-01, where it is zoomed.
    #[must_use]
    pub fn shown(&self) -> Option<[f64; 2]> {
        self.zoomed.map(|Stretch { from, to }| [from, to])
    }

    /// Shows these days on the axis from now on, or all usual ones.
    pub fn look_at(&mut self, days: Option<[f64; 2]>) {
        let is_stretch = |&[from, to]: &[f64; 2]| from.is_finite() && to.is_finite() && from < to;
        self.zoomed = days.filter(is_stretch).map(|[from, to]| Stretch { from, to });
    }

    /// What was typed and is no date, said in words.
    #[must_use]
    pub fn problem(&self) -> Option<&str> {
        self.typing.problem()
    }

    /// What the axis is to show in this frame: an axis that is zoomed goes after a window that left it.
    fn follow(&mut self, days: &Days) -> Stretch {
        let usual = Stretch::of(days.shown);
        let moved = self.window.replace(days.window).is_some_and(|before| before != days.window);
        if let Some(drag) = &self.drag {
            return drag.axis();
        }
        let Some(zoomed) = self.zoomed else { return usual };
        let window = Stretch::of(days.window);
        let is_out = window.to <= zoomed.from || zoomed.to <= window.from;
        if moved && is_out && self.hold.is_none() {
            let middle = f64::midpoint(window.from, window.to);
            let by = middle - f64::midpoint(zoomed.from, zoomed.to);
            self.zoomed = Some(Stretch { from: zoomed.from + by, to: zoomed.to + by });
        }
        self.zoomed.unwrap_or(usual)
    }

    /// Takes what the axis shows from now on; all usual days are no zoom.
    fn take(&mut self, shown: Stretch, usual: Stretch) {
        let is_usual = (shown.from - usual.from).abs() + (shown.to - usual.to).abs() < 1e-3;
        self.zoomed = (!is_usual).then_some(shown);
    }

    /// Lets wheel and pointer move the axis; what it shows in this frame.
    fn axis(&mut self, ui: &Ui, places: &Places, days: &Days) -> Axis {
        let usual = Stretch::of(days.shown);
        let shown = self.follow(days);
        let within = Stretch::of(days.all).hull(usual).hull(shown);
        let mut axis = Axis::new(shown, places.across);
        if let Some(hold) = self.hold {
            let shown = gestures::held(ui, hold, &axis, within);
            if matches!(hold, Hold::Axis { .. }) {
                self.take(shown, usual);
            }
            axis = Axis::new(shown, places.across);
        } else if self.drag.is_none() {
            if let Some(shown) = gestures::wheel(ui, places.under, &axis, within) {
                self.take(shown, usual);
                axis = Axis::new(shown, places.across);
            }
            self.hold = gestures::grabbed(ui, places.chart, &axis);
        }
        axis
    }
}

/// The timeline of what `time` shows, in all the room there is.
pub fn panel(
    ui: &mut Ui,
    time: &Time<'_>,
    words: &Words,
    state: &mut TimelineState,
    commands: &mut Vec<Command>,
) {
    let rect = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(rect);
    if !ui.input(|input| input.pointer.any_down() || input.pointer.any_released()) {
        // Let go while the timeline was hidden: nobody told the handle.
        (state.drag, state.hold) = (None, None);
    }
    let places = Places::of(rect);
    let days = Days::of(time.view, state.whole);
    let window = days.as_ref().map(|days| days.window);
    fields::row(ui, places.row, (time.view, time.playback), words, &mut state.typing, window, commands);
    match days {
        Some(days) => dated(ui, &places, time, &days, words, state, commands),
        None => {
            captions::undated_only(ui, places.captions, time, words, commands);
            nothing_dated(ui, rect, time.view, words);
        }
    }
    if !ui.input(|input| input.pointer.any_down()) {
        state.hold = None;
    }
}

/// The chart and what belongs to it.
fn dated(
    ui: &mut Ui,
    places: &Places,
    time: &Time<'_>,
    days: &Days,
    words: &Words,
    state: &mut TimelineState,
    commands: &mut Vec<Command>,
) {
    let view = time.view;
    let axis = state.axis(ui, places, days);
    let usual = Stretch::of(days.shown);
    let all = Axis::new(
        if state.zoomed.is_some() { usual.hull(axis.shown()) } else { axis.shown() },
        places.across,
    );
    let spans = state.dates.of(view, time.mention);
    let (lanes, strip) = dates::lanes(spans, places.chart.height());
    let chart = Chart {
        axis,
        plot: places.chart.with_max_y(places.chart.max.y - strip),
        foot: places.chart.max.y,
        window: days.window,
        histogram: view.histogram(),
        layers: state.layers.of(view, time.stack),
        mode: view.query().mode,
    };
    let set = view.query().window.is_some();
    let zoomed = state.zoomed.is_some();
    let problem = state.typing.problem();
    captions::show(ui, places.captions, time, (&chart, state.whole, zoomed), problem, words, commands);
    chart.paint(ui.painter(), Tokens::of(ui), state.ticks.of(&axis, words));
    gestures::show(ui, &chart, set, words, &mut state.hold, commands);
    let overview = Overview {
        axis: all,
        rect: places.overview,
        shown: state.zoomed,
        window: days.window,
        histogram: view.histogram(),
    };
    let moved = overview.show(ui, words);
    let grip = state.zoomed.is_none().then(|| overview.window_rect());
    let ground = Ground { bounds: days.all, set, overview: grip };
    handles::show(ui, &chart, &ground, words, &mut state.drag, commands);
    away::show(ui, &chart, set, words, commands);
    dates::show(ui, &chart, (&mut state.dates, lanes), time.mention, words, commands);
    if moved != 0.0 {
        let within = Stretch::of(days.all).hull(usual).hull(axis.shown());
        state.take(axis.shown().moved(moved, within), usual);
        ui.ctx().request_repaint();
    }
}

/// Why there is no axis: nothing is dated, or nothing is there that could be.
fn nothing_dated(ui: &Ui, rect: Rect, view: &ViewModel, words: &Words) {
    let key = if view.counts().total == 0 { "no-places-title" } else { "timeline-nothing-dated" };
    let middle = pos2(rect.center().x, f32::midpoint(rect.min.y + ROW + CAPTIONS, rect.max.y));
    let font = Face::Regular.at(size::BODY);
    ui.painter().text(middle, Align2::CENTER_CENTER, words.get(key), font, Tokens::of(ui).weak);
}

#[cfg(test)]
mod edges;
#[cfg(test)]
mod entering;
#[cfg(test)]
mod far;
#[cfg(test)]
mod tests;
