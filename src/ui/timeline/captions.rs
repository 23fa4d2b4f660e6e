//! The line between the row of buttons and the chart: what lies beyond the edges, what the highest bar stands for, by what the bars are
//! told apart, and the tray of what has no date. Nothing of it lies on the chart, where handles would cover it.

use std::sync::Arc;

use eframe::egui::{
    Align, Button, CornerRadius, Galley, Layout, Popup, Rect, Response, RichText, Role, Sense, Ui, UiBuilder,
    WidgetInfo, vec2,
};

use super::chart::{Chart, layer_colour};
use super::drag::{Span, day_of};
use super::{Time, undated};
use crate::ui::command::{Command, TimeZoom};
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets;
use crate::view::{self, Histogram, Layer, LayerOf, Stack};
use crate::words::Words;

/// Width of the menu, of a square of colour, and the least that a title in the legend is cut to.
const MENU: f32 = 150.0;
const SQUARE: f32 = 9.0;
const NAME: f32 = 110.0;

/// The line over a chart; `whole`: whether far outliers are on the axis; `zoomed`: whether it shows less than all usual
/// days; `problem`: what is wrong with a date that was typed.
pub fn show(
    ui: &mut Ui,
    rect: Rect,
    time: &Time<'_>,
    (chart, whole, zoomed): (&Chart<'_>, bool, bool),
    problem: Option<&str>,
    words: &Words,
    commands: &mut Vec<Command>,
) {
    // Beyond an axis that is zoomed lie the usual days, beyond all of these the far ones.
    let command = if zoomed { Command::ZoomTimeline(TimeZoom::All) } else { Command::ToggleOutliers };
    let (before, after) = beyond(chart.histogram, chart.axis.span());
    let mut right = line(ui, rect, Layout::right_to_left(Align::Center), "captions-right");
    undated::tray(&mut right, time.view, words, commands);
    if after > 0 {
        outliers(&mut right, "timeline-later", (after, chart.axis.span().last), &command, words, commands);
    }
    let end = right.min_rect().left() - size::MARGIN;
    let mut left = line(ui, rect.with_max_x(end), Layout::left_to_right(Align::Center), "captions-left");
    let ui = &mut left;
    if whole {
        edge_link(ui, words.get("timeline-closer"), &Command::ToggleOutliers, words, commands);
    }
    if before > 0 {
        outliers(ui, "timeline-earlier", (before, chart.axis.span().first), &command, words, commands);
    }
    if let Some(problem) = problem {
        // Until the date is mended it has the room of what can wait.
        let room = end - ui.cursor().left();
        widgets::cut_text(ui, problem, Face::Medium.at(size::CAPTION), Tokens::of(ui).error, room);
        return;
    }
    most(ui, chart.histogram, words);
    stack_button(ui, time.stack, words, commands);
    legend(ui, chart.layers, time, words, end);
}

/// The line where nothing is dated: the tray alone.
pub fn undated_only(ui: &mut Ui, rect: Rect, time: &Time<'_>, words: &Words, commands: &mut Vec<Command>) {
    let mut right = line(ui, rect, Layout::right_to_left(Align::Center), "captions-right");
    undated::tray(&mut right, time.view, words, commands);
}

fn line(ui: &mut Ui, rect: Rect, layout: Layout, name: &str) -> Ui {
    let mut line = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout).id_salt(name));
    line.spacing_mut().item_spacing.x = size::GRID * 3.0;
    line.spacing_mut().interact_size.y = rect.height();
    line.spacing_mut().button_padding = vec2(0.0, 0.0);
    line
}

/// A sign at an edge beyond which there are mentions; a click brings them onto the axis.
fn outliers(
    ui: &mut Ui,
    key: &str,
    (mentions, day): (u32, i32),
    command: &Command,
    words: &Words,
    commands: &mut Vec<Command>,
) {
    let day = words.day(day_of(day));
    let said = words.with(key, &[("count", mentions.into()), ("day", day.into())]);
    edge_link(ui, said, command, words, commands);
}

fn edge_link(ui: &mut Ui, said: String, command: &Command, words: &Words, commands: &mut Vec<Command>) {
    if small_link(ui, said).on_hover_text(command.hint(words)).clicked() {
        commands.push(command.clone());
    }
}

/// Words in the size of captions that can be clicked.
pub fn small_link(ui: &mut Ui, said: String) -> Response {
    let text = RichText::new(said).font(Face::Medium.at(size::CAPTION)).color(Tokens::of(ui).link);
    ui.add(Button::new(text).frame(false))
}

/// What the highest bar stands for.
fn most(ui: &mut Ui, histogram: &Histogram, words: &Words) {
    let count = words.about(histogram.max);
    let said = words.with("timeline-most", &[("count", count.into())]);
    let font = Face::Regular.at(size::CAPTION);
    let weak = Tokens::of(ui).weak;
    widgets::cut_text(ui, &said, font, weak, f32::INFINITY).on_hover_text(words.get("timeline-most-hint"));
}

fn stack_button(ui: &mut Ui, chosen: Stack, words: &Words, commands: &mut Vec<Command>) {
    let button = small_link(ui, Command::SetStack(chosen).label(words));
    let button = button.on_hover_text(words.get("timeline-stack-hint"));
    let sign = button.rect.right_center() + vec2(size::GRID * 1.5, 0.0);
    widgets::disclosure(ui.painter(), sign, true, Tokens::of(ui).link);
    ui.add_space(size::GRID * 2.0);
    Popup::menu(&button).show(|ui| {
        ui.set_width(MENU);
        for stack in Stack::ALL {
            let command = Command::SetStack(stack);
            if ui.selectable_label(stack == chosen, command.label(words)).clicked() {
                commands.push(command);
            }
        }
    });
}

/// What the colours stand for. Names of kinds and themes are whole, titles are cut where they would not all have room; what has none is in
/// a menu.
fn legend(ui: &mut Ui, layers: &[Layer], time: &Time<'_>, words: &Words, end: f32) {
    let gap = ui.spacing().item_spacing.x;
    let room = end - ui.cursor().left();
    let mut entries: Vec<Entry> =
        (0..layers.len()).map(|number| Entry::new(layers, number, time, words)).collect();
    let all: f32 = entries.iter().map(|entry| entry.width(ui) + gap).sum::<f32>() - gap;
    if all > room && time.stack == Stack::Document {
        let most = room / layers.len().max(1) as f32 - gap - SQUARE - size::GRID;
        entries.iter_mut().for_each(|entry| entry.most = most.max(NAME));
    }
    let mut entries = entries.iter().enumerate();
    let more = |count: usize| words.with("timeline-stack-more", &[("count", count.into())]);
    let reserved = gap + small_width(ui, &more(layers.len()));
    while let Some((number, entry)) = entries.next() {
        let spare = if number + 1 < layers.len() { reserved } else { 0.0 };
        if ui.cursor().left() + entry.width(ui) + spare > end {
            let rest = || layers.len() - number;
            let button = small_link(ui, more(rest())).on_hover_text(words.get("timeline-stack-more-hint"));
            Popup::menu(&button).accessible_name(words.get("timeline-stack-more-hint")).show(|ui| {
                for entry in std::iter::once(entry).chain(entries.map(|(_, entry)| entry)) {
                    entry.draw(ui, words);
                }
            });
            return;
        }
        entry.draw(ui, words);
    }
}

/// How wide words in the size of captions are.
fn small_width(ui: &Ui, said: &str) -> f32 {
    widgets::line(ui, said, Face::Medium.at(size::CAPTION), Tokens::of(ui).weak, f32::INFINITY).size().x
}

/// A colour and what it stands for.
struct Entry<'a> {
    layers: &'a [Layer],
    number: usize,
    name: String,
    /// Its name is no wider.
    most: f32,
}

impl<'a> Entry<'a> {
    fn new(layers: &'a [Layer], number: usize, time: &Time<'_>, words: &Words) -> Self {
        let name = layers.get(number).map_or_else(String::new, |layer| name_of(layer.of, time, words));
        Self { layers, number, name, most: f32::INFINITY }
    }

    fn line(&self, ui: &Ui) -> Arc<Galley> {
        widgets::line(ui, &self.name, Face::Regular.at(size::CAPTION), Tokens::of(ui).weak, self.most)
    }

    fn width(&self, ui: &Ui) -> f32 {
        SQUARE + size::GRID + self.line(ui).size().x
    }

    fn draw(&self, ui: &mut Ui, words: &Words) {
        let (tokens, cut) = (Tokens::of(ui), self.line(ui));
        let (rect, response) = ui.allocate_exact_size(vec2(self.width(ui), cut.size().y), Sense::hover());
        let square =
            Rect::from_center_size(rect.left_center() + vec2(SQUARE / 2.0, 0.0), vec2(SQUARE, SQUARE));
        let colour = layer_colour(tokens, self.layers, self.number);
        ui.painter().rect_filled(square, CornerRadius::same(2), colour);
        widgets::paint_line(ui.painter(), square.right() + size::GRID, rect.center().y, cut);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &self.name));
        let of = self.layers.get(self.number).map(|layer| layer.of);
        let others = matches!(of, Some(LayerOf::Others(_))).then(|| words.get("timeline-stack-others-hint"));
        response.on_hover_ui(|ui| {
            ui.label(&self.name);
            if let Some(others) = others {
                ui.weak(others);
            }
        });
    }
}

fn name_of(of: LayerOf, time: &Time<'_>, words: &Words) -> String {
    match of {
        LayerOf::Kind(kind) => words.kind(kind),
        LayerOf::Document(document) => {
            let row = time.view.documents().iter().find(|row| row.document == document);
            row.map(|row| row.title.clone()).unwrap_or_default()
        }
        LayerOf::Theme(theme) => view::theme_name(time.view.corpus(), theme, words.language()),
        LayerOf::Themeless => words.get("theme-none"),
        LayerOf::Others(count) => {
            let key = match time.stack {
                Stack::Kind => "timeline-stack-other-kinds",
                Stack::Theme => "timeline-stack-other-themes",
                Stack::Plain | Stack::Document => "timeline-stack-other-documents",
            };
            words.with(key, &[("count", count.into())])
        }
    }
}

/// How many mentions that filters keep speak of days before and after `shown`: their shares there added up, and rounded up to whole ones.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // counts of mentions
pub fn beyond(histogram: &Histogram, shown: Span) -> (u32, u32) {
    let before = histogram.kept.sum(i32::MIN, shown.first.saturating_sub(1));
    let after = histogram.kept.sum(shown.last.saturating_add(1), i32::MAX);
    // What sums of shares leave of nothing is no mention.
    let count = |mass: f64| (mass - 1e-3).ceil().max(0.0) as u32;
    (count(before), count(after))
}
