//! The dates of what is selected, below the histogram: a bar over its days for each that is wider than a day, a tick for each day. A click
//! selects the mention.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::{Align2, CornerRadius, CursorIcon, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::chart::Chart;
use super::drag::day_of;
use crate::corpus::{Clock, Corpus, Days, OPEN_END, OPEN_START};
use crate::model::{DateRange, PlaceId};
use crate::ui::command::Command;
use crate::ui::theme::{Face, Tokens, size};
use crate::view::{DateBar, Filter, LANES, Spans, ViewModel, spans};
use crate::words::Words;

/// Height of a lane, and of the bar in it.
const LANE: f32 = 7.0;
const BAR: f32 = 4.0;
/// Room above the first lane and below the last.
const PADDING: f32 = 3.0;
/// Width of the tick of a day.
const TICK: f32 = 3.0;
/// A bar can be clicked at least so wide.
const LEAST_CLICK: f32 = 8.0;

/// The dates of the last frame, kept while they stand for the same.
#[derive(Default)]
pub struct Dates {
    key: Option<Key>,
    spans: Spans,
    /// The ticks as they stand apart where so many days share one.
    apart: Option<(i32, Vec<DateBar>)>,
}

struct Key {
    corpus: Arc<Corpus>,
    places: BTreeSet<PlaceId>,
    mention: Option<u32>,
    clock: Clock,
    filter: Filter,
}

impl Dates {
    /// The dates of what `view` and `mention` select.
    pub fn of(&mut self, view: &ViewModel, mention: Option<u32>) -> &Spans {
        let query = view.query();
        let is_same = self.key.as_ref().is_some_and(|key| {
            Arc::ptr_eq(&key.corpus, view.corpus())
                && key.places == query.places
                && key.mention == mention
                && key.clock == query.clock
                && key.filter == query.filter
        });
        if !is_same {
            self.spans = spans(view.corpus(), query, mention);
            self.apart = None;
            self.key = Some(Key {
                corpus: Arc::clone(view.corpus()),
                places: query.places.clone(),
                mention,
                clock: query.clock,
                filter: query.filter.clone(),
            });
        }
        &self.spans
    }

    /// The ticks that can be told apart with days `width` points wide: where they are narrower than a tick, one stands for several.
    #[allow(clippy::cast_possible_truncation)] // days of an axis
    fn ticks(&mut self, width: f32) -> &[DateBar] {
        let days = (TICK / width.max(f32::MIN_POSITIVE)).ceil() as i32;
        if days <= 1 {
            return &self.spans.ticks;
        }
        if self.apart.as_ref().is_none_or(|(of, _)| *of != days) {
            let tick_of = |bar: &DateBar| bar.days.first.div_euclid(days);
            let together = self.spans.ticks.chunk_by(|one, other| tick_of(one) == tick_of(other));
            self.apart = Some((days, together.map(DateBar::together).collect()));
        }
        self.apart.as_ref().map_or(&[], |(_, ticks)| ticks)
    }
}

/// How many lanes there is room for in a chart of this height, and how high the strip of them is: the histogram keeps the greater part.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a few
pub fn lanes(spans: &Spans, height: f32) -> (usize, f32) {
    if spans.is_empty() {
        return (0, 0.0);
    }
    let ticks = usize::from(!spans.ticks.is_empty());
    let room = ((height * 0.45 - 2.0 * PADDING) / LANE).max(1.0) as usize;
    let lanes = spans.lanes.len().min(LANES).min(room.saturating_sub(ticks).max(1));
    (lanes, (lanes + ticks) as f32 * LANE + 2.0 * PADDING)
}

/// The strip, `lanes` of it, between the bars of the histogram and the axis.
pub fn show(
    ui: &mut Ui,
    chart: &Chart<'_>,
    (dates, lanes): (&mut Dates, usize),
    selected: Option<u32>,
    words: &Words,
    commands: &mut Vec<Command>,
) {
    let top = chart.plot.max.y + PADDING;
    let mut strip = Strip { ui, chart, selected, words, commands };
    let mut y = top;
    let ticks = dates.ticks(chart.axis.day_width());
    for (number, bar) in ticks.iter().enumerate() {
        strip.bar(bar, y, ("tick", 0, number));
    }
    y += if ticks.is_empty() { 0.0 } else { LANE };
    let spans = &dates.spans;
    for (lane, bars) in spans.lanes.iter().take(lanes).enumerate() {
        for (number, bar) in bars.iter().enumerate() {
            strip.bar(bar, y, ("lane", lane, number));
        }
        y += LANE;
    }
    // The selected one is never hidden for want of a lane.
    let hidden = spans.lanes.iter().skip(lanes).flatten().chain(&spans.rest);
    for (number, bar) in hidden.enumerate().filter(|(_, bar)| bar.has(selected)) {
        strip.bar(bar, y - LANE, ("chosen", 0, number));
    }
    let shown = chart.axis.span();
    let more = spans.more(lanes, Days { first: shown.first, last: shown.last });
    if more > 0 {
        let tokens = Tokens::of(ui);
        let said = words.with("timeline-dates-more", &[("count", more.into())]);
        let at = pos2(chart.plot.max.x - 4.0, chart.foot - 2.0);
        let galley = ui.painter().layout_no_wrap(said.clone(), Face::Medium.at(size::CAPTION), tokens.weak);
        let rect = Align2::RIGHT_BOTTOM.anchor_size(at, galley.size());
        ui.painter().rect_filled(rect.expand2(vec2(4.0, 0.0)), CornerRadius::same(3), tokens.panel);
        ui.painter().galley(rect.min, galley, tokens.weak);
        let response = ui.interact(rect, ui.scope_id().with("timeline-more"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    }
}

struct Strip<'a> {
    ui: &'a mut Ui,
    chart: &'a Chart<'a>,
    selected: Option<u32>,
    words: &'a Words,
    commands: &'a mut Vec<Command>,
}

impl Strip<'_> {
    /// A bar or a tick with its upper edge at `y`.
    fn bar(&mut self, bar: &DateBar, y: f32, name: (&str, usize, usize)) {
        let Days { first, last } = bar.days;
        let shown = self.chart.axis.span();
        if !bar.days.overlaps(Days { first: shown.first, last: shown.last }) {
            return;
        }
        let mut across = self.chart.axis.range(first.max(shown.first), last.min(shown.last));
        if across.span() < TICK {
            let middle = across.center();
            (across.min, across.max) = (middle - TICK / 2.0, middle + TICK / 2.0);
        }
        let rect = Rect::from_x_y_ranges(across, y + (LANE - BAR) / 2.0..=y + (LANE + BAR) / 2.0);
        let click = Rect::from_center_size(rect.center(), vec2(rect.width().max(LEAST_CLICK), LANE));
        let id = self.ui.scope_id().with(("timeline-date", name));
        let response = self.ui.interact(click, id, Sense::click()).on_hover_cursor(CursorIcon::PointingHand);
        // In words only where somebody asks.
        response
            .widget_info(|| WidgetInfo::selected(Role::Button, true, bar.has(self.selected), self.said(bar)));
        self.paint(bar, rect, response.hovered() || response.has_focus());
        if response.clicked()
            && let Some(mention) = bar.next(self.selected)
        {
            self.commands.push(Command::SelectMention(mention));
        }
        let hint = (bar.mentions.len() > 1).then(|| self.words.get("timeline-date-hint"));
        response.on_hover_ui_at_pointer(|ui| {
            ui.label(self.said(bar));
            if let Some(hint) = hint {
                ui.weak(hint);
            }
        });
    }

    fn paint(&self, bar: &DateBar, rect: Rect, lit: bool) {
        let tokens = Tokens::of(self.ui);
        let window = Days { first: self.chart.window.first, last: self.chart.window.last };
        let colour = match (bar.has(self.selected), bar.days.overlaps(window)) {
            (true, _) => tokens.link,
            (false, true) => tokens.accent,
            (false, false) => tokens.muted,
        };
        let rect = if lit { rect.expand2(vec2(0.0, 1.0)) } else { rect };
        self.ui.painter().rect_filled(rect, CornerRadius::same(2), colour);
    }

    /// "July 2021 · 14 mentions".
    fn said(&self, bar: &DateBar) -> String {
        let known = |day: i32, open: i32| (day != open).then(|| day_of(day));
        let range = DateRange::new(known(bar.days.first, OPEN_START), known(bar.days.last, OPEN_END));
        let date = range.map_or_else(|| self.words.get("date-any"), |range| self.words.range(range));
        let mentions = self.words.with("mentions-count", &[("count", bar.mentions.len().into())]);
        self.words.with("timeline-date", &[("date", date.into()), ("mentions", mentions.into())])
    }
}
