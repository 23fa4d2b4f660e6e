//! The bar above: the menu, what is open, which clock its dates go by, the filters, and the way to a figure.

use eframe::egui::{Align, Layout, Rect, Ui, UiBuilder, vec2};

use super::command::Command;
use super::filters;
use super::keys::with_keys;
use super::menus::{self, Told};
use super::theme::{Face, Tokens, size};
use super::widgets::{self, Segment, Weight};
use crate::view::{Clock, ViewModel};
use crate::words::Words;

/// What the bar tells.
pub struct TopBar<'a> {
    /// "5 documents · 134 mentions", and what is said in its place where it has no room.
    pub counts: &'a [String],
    /// What is shown of it.
    pub view: &'a ViewModel,
    /// What stands in the fields of the menu of filters.
    pub fields: &'a filters::Fields,
    /// The words that passages are to hold, while they are looked for.
    pub sought: Option<&'a str>,
}

/// Below this width the bar is narrow: the switch shows only the clock that holds.
const NARROW: f32 = 840.0;
/// What menu, name of the program and counts take: a longer name of a corpus is cut, so that the rest stays in sight.
const LEFT: f32 = 310.0;

/// Draws the bar.
pub fn panel(
    ui: &mut Ui,
    bar: Option<&TopBar<'_>>,
    told: &Told<'_>,
    words: &Words,
    commands: &mut Vec<Command>,
) {
    let tokens = Tokens::of(ui);
    let rect = ui.max_rect().shrink2(vec2(size::GRID * 2.0, 0.0));
    let narrow = rect.width() < NARROW;
    let mut left = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
    menus::button(&mut left, told, words, commands);
    widgets::text(&mut left, &words.get("app-name"), Face::Bold.at(size::BRAND), tokens.text);
    let Some(bar) = bar else { return };
    left.add_space(size::GRID);
    let reserved = right_width(ui, bar, narrow, words);
    let room = (rect.width() - LEFT - reserved).max(size::GRID * 15.0);
    widgets::cut_text(&mut left, bar.view.corpus().name(), Face::Medium.at(size::BODY), tokens.text, room);
    warnings(&mut left, bar.view.corpus().warnings().len(), words, commands);
    let room = rect.right() - reserved - left.min_rect().right();
    let font = Face::Regular.at(size::BODY);
    let has_room = |said: &&String| {
        ui.painter().layout_no_wrap((*said).clone(), font.clone(), tokens.weak).size().x <= room
    };
    if let Some(said) = bar.counts.iter().find(has_room).or(bar.counts.last()).filter(|said| !said.is_empty())
    {
        widgets::cut_text(&mut left, said, font, tokens.weak, room);
    }

    right_group(
        ui,
        rect.with_min_x(left.min_rect().right() + size::GRID * 2.0),
        bar,
        narrow,
        words,
        commands,
    );
}

/// What stands at the right end. Tab goes through it as it is read, from left to right.
fn right_group(
    ui: &mut Ui,
    room: Rect,
    bar: &TopBar<'_>,
    narrow: bool,
    words: &Words,
    commands: &mut Vec<Command>,
) {
    let (gap, export) = (ui.spacing().item_spacing.x, Command::ExportFigure);
    let filter_right = room.right() - widgets::button_width(ui, &export.label(words)) - gap;
    let filter = widgets::toggle_width(ui, &filters::label(&bar.view.query().filter, words));
    let mut up_to = |name: &str, right: f32| {
        let layout = Layout::right_to_left(Align::Center);
        ui.new_child(UiBuilder::new().id_salt(name).max_rect(room.with_max_x(right)).layout(layout))
    };
    clocks(
        &mut up_to("clocks", filter_right - filter - gap),
        bar.view.query().clock,
        narrow,
        words,
        commands,
    );
    let filtering =
        filters::Menu { view: bar.view, sought: bar.sought, fields: bar.fields, asks_for_keys: false };
    filters::button(&mut up_to("filters", filter_right), &filtering, words, commands);
    let (label, hint) = (export.label(words), export.hint(words));
    if widgets::button(&mut up_to("figure", room.right()), &label, &hint, Weight::Primary).clicked() {
        commands.push(export);
    }
}

/// What the switch, the filters and the figure at the right end take of the bar's width: words are longer in one language than in
/// another.
fn right_width(ui: &Ui, bar: &TopBar<'_>, narrow: bool, words: &Words) -> f32 {
    let gap = ui.spacing().item_spacing.x;
    let name = |clock: Clock| words.get(clock_key(clock));
    let clocks = if narrow {
        widgets::button_width(ui, &name(bar.view.query().clock))
    } else {
        widgets::segments_width(ui, &Clock::ALL.map(name))
    };
    let filter = widgets::toggle_width(ui, &filters::label(&bar.view.query().filter, words));
    let figure = widgets::button_width(ui, &Command::ExportFigure.label(words));
    clocks + filter + figure + 2.0 * gap + size::GRID * 5.0
}

/// The message that names a clock.
fn clock_key(clock: Clock) -> &'static str {
    match clock {
        Clock::Narrated => "clock-narrated",
        Clock::Published => "clock-published",
    }
}

/// The switch between the clocks.
fn clocks(ui: &mut Ui, clock: Clock, narrow: bool, words: &Words, commands: &mut Vec<Command>) {
    let segment = |of: Clock| {
        let key = clock_key(of);
        let hint = with_keys(words.get(&format!("{key}-hint")), &Command::ToggleClock, words, ui.ctx());
        Segment { label: words.get(key), hint, selected: clock == of }
    };
    if narrow {
        let Segment { label, .. } = segment(clock);
        let hint = Command::ToggleClock.hint(words);
        if widgets::button(ui, &label, &hint, Weight::Plain).clicked() {
            commands.push(Command::ToggleClock);
        }
        return;
    }
    let both = Clock::ALL.map(segment);
    if widgets::segments(ui, &both).is_some() {
        commands.push(Command::ToggleClock);
    }
}

fn warnings(ui: &mut Ui, count: usize, words: &Words, commands: &mut Vec<Command>) {
    if count == 0 {
        return;
    }
    let label = words.with("warnings-count", &[("count", count.into())]);
    if widgets::link(ui, &label, &Command::ShowWarnings.hint(words)).clicked() {
        commands.push(Command::ShowWarnings);
    }
}
