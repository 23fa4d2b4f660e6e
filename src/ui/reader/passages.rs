//! The passages of a place: each with its date, how that is known, its source, and the paragraph itself.

use eframe::egui::{Align, Color32, CursorIcon, Layout, Rect, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::{Flow, Line, Marked, Text, copying, heading, meaning, mentions, padded, padded_part};
use crate::model::percent;
use crate::ui::command::Command;
use crate::ui::dated;
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets;
use crate::view::{self, Highlight, Passage, PassageAt, PlacePassages, ThemeMark, Told};
use crate::words::Words;

/// Height of a passage without its paragraph.
const AROUND: f32 = 112.0;

pub(super) fn show(
    ui: &mut Ui,
    place: &PlacePassages,
    flow: &mut Flow,
    text: &Text<'_>,
    commands: &mut Vec<Command>,
) {
    heading::show(ui, place, text, commands);
    widgets::hairline(ui);
    let blocks: Vec<Block> = place.passages.iter().flat_map(|&at| Block::of(at)).collect();
    let hidden = place.outside + place.filtered + place.unlisted() > 0;
    let count = blocks.len() + usize::from(hidden);
    let estimate = |index: usize, width: f32| match blocks.get(index) {
        Some(block) => {
            let bytes = (block.at.bytes / block.parts) as usize;
            AROUND + Marked::estimate(bytes, width - 2.0 * size::MARGIN)
        }
        None => 60.0,
    };
    let marked = || {
        let mention = text.mention?;
        let at = *place.passages.get(place.passage_of(mention)?)?;
        let part = place.part_of(text.view.corpus(), at, mention);
        blocks.iter().position(|block| block.at == at && block.part == part)
    };
    flow.show(ui, ("passages", count), estimate, marked, |ui, index| match blocks.get(index) {
        Some(block) => draw(ui, place, *block, text, commands),
        None => {
            rest(ui, place, text.words, commands);
            None
        }
    });
}

/// A passage, or one part of it: the first has the heading, the last what can be done.
#[derive(Clone, Copy)]
struct Block {
    at: PassageAt,
    part: u32,
    parts: u32,
}

impl Block {
    fn of(at: PassageAt) -> impl Iterator<Item = Self> {
        let parts = at.parts();
        (0..parts).map(move |part| Self { at, part, parts })
    }

    fn is_first(self) -> bool {
        self.part == 0
    }

    fn is_last(self) -> bool {
        self.part + 1 == self.parts
    }
}

fn draw(
    ui: &mut Ui,
    place: &PlacePassages,
    block: Block,
    text: &Text<'_>,
    commands: &mut Vec<Command>,
) -> Option<Rect> {
    let tokens = Tokens::of(ui);
    let passage = place.read(text.view.corpus(), text.view.query(), block.at, block.part);
    let open = Command::OpenDocument { document: passage.document, paragraph: passage.paragraph };
    let several = place.alone().is_none();
    let mut chosen = None;
    padded_part(ui, block.is_first(), block.is_last(), |ui| {
        if block.is_first() {
            headline(ui, &passage, several, text.words);
            ui.add_space(2.0);
            let width = ui.available_width();
            widgets::cut_text(ui, &passage.title, Face::SemiBold.at(size::BODY), tokens.text, width);
            ui.add_space(size::GRID);
        }
        chosen = paragraph(ui, &passage, &open, text, commands);
        if block.is_last() {
            if text.by_theme {
                themes(ui, &passage, text);
            }
            ui.add_space(size::GRID * 1.5);
            links(ui, &passage, block.at, open, text, commands);
        }
    });
    if block.is_last() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::HAIRLINE), Sense::hover());
        let rect = rect.shrink2(vec2(size::MARGIN + size::GRID, 0.0));
        ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(size::HAIRLINE, tokens.line));
    }
    chosen
}

/// The date with what it stands on. At the right end: of one place how sure it is, of several which are named.
fn headline(ui: &mut Ui, passage: &Passage, several: bool, words: &Words) {
    let told = dated::told(passage.date.as_ref(), passage.narration, words);
    let line = dated::Line::new(passage.date.as_ref().map(|date| date.range), told, words);
    line.show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if several {
                let width = ui.available_width() - size::MARGIN;
                let about = passage.about.join(", ");
                let (font, colour) = (Face::Medium.at(size::SECONDARY), Tokens::of(ui).text);
                widgets::cut_text(ui, &about, font, colour, width);
            } else {
                confidence(ui, passage, words);
            }
        });
    });
}

/// The theme of the mention that the passage is listed for, then those that the paragraph tells of beside it, each with the words
/// that say so and the rule that found them.
fn themes(ui: &mut Ui, passage: &Passage, text: &Text<'_>) {
    let Told { own, all } = view::told_around(text.view.corpus(), passage.mention);
    match &own {
        Some(own) => theme(ui, text, own, Tokens::of(ui).text),
        None => {
            ui.add_space(2.0);
            let none = text.words.get("theme-none-here");
            widgets::text(ui, &none, Face::Regular.at(size::CAPTION), Tokens::of(ui).weak);
        }
    }
    let mut told: Vec<u8> = own.map(|own| own.theme).into_iter().collect();
    for mark in all {
        if !told.contains(&mark.theme) {
            theme(ui, text, &mark, Tokens::of(ui).weak);
            told.push(mark.theme);
        }
    }
}

fn theme(ui: &mut Ui, text: &Text<'_>, mark: &ThemeMark, colour: Color32) {
    ui.add_space(2.0);
    let [told, rule] = meaning::themed(mark, text);
    let said = format!("{told}, {rule}");
    let hint = text.words.with("theme-rule-hint", &[("line", mark.line.into())]);
    let (font, width) = (Face::Regular.at(size::CAPTION), ui.available_width());
    let line = widgets::line(ui, &said, font.clone(), colour, width);
    let rows = if line.elided {
        // The theme and the words are told whole, however long. A rule may list a hundred words: what is cut is told when pointed at.
        let told = ui.painter().layout(told, font.clone(), colour, width);
        vec![told, widgets::line(ui, &rule, font, colour, width)]
    } else {
        vec![line]
    };
    let height = rows.iter().map(|row| row.size().y).sum();
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let mut top = rect.min;
    for row in rows {
        let below = row.size().y;
        ui.painter().galley(top, row, colour);
        top.y += below;
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    response.on_hover_text(format!("{said}\n{hint}"));
}

/// What can be done with a passage.
fn links(
    ui: &mut Ui,
    passage: &Passage,
    at: PassageAt,
    open: Command,
    text: &Text<'_>,
    commands: &mut Vec<Command>,
) {
    let words = text.words;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::MARGIN;
        if widgets::link(ui, &open.label(words), &open.hint(words)).clicked() {
            commands.push(open);
        }
        // The text to be copied is put together only once it is asked for.
        let copy = Command::Copy(String::new());
        if widgets::link(ui, &copy.label(words), &copy.hint(words)).clicked() {
            commands.push(Command::Copy(copying::with_source(passage, at, text.view, words)));
        }
    });
}

/// The paragraph itself; where the selected mention stands, if it does here.
fn paragraph(
    ui: &mut Ui,
    passage: &Passage,
    open: &Command,
    text: &Text<'_>,
    commands: &mut Vec<Command>,
) -> Option<Rect> {
    let marks: Vec<&Highlight> = passage.highlights.iter().filter(|highlight| highlight.selected).collect();
    let tokens = Tokens::of(ui);
    let ranges = marks.iter().map(|highlight| highlight.range.clone());
    let marked = Marked::new(&passage.text, ranges, tokens.text);
    let galley = marked.lay_out(ui, ui.available_width());
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Paragraph, true, marked.text()));
    if let Some(words) = &passage.dated_by {
        let under = marked.underline(ui, rect, &galley, words, Line::Solid);
        let node = ui.interact(under, response.id.with("dated by"), Sense::hover());
        node.widget_info(|| WidgetInfo::labeled(Role::Mark, true, &passage.text[words.clone()]));
    }
    let chosen = marks.iter().position(|highlight| Some(highlight.mention) == text.mention);
    let meant = |ui: &mut Ui, number: usize| {
        if let Some(mark) = marks.get(number) {
            meaning::card(ui, text, mark.mention);
        }
    };
    let painted = marked.paint(ui, (rect, response.id), galley, (Role::Mark, chosen), meant);
    if let Some((number, adds)) = painted.clicked {
        commands.extend(marks.get(number).map(|mark| mentions::asked(mark, adds)));
    }
    let hint = open.hint(text.words);
    if response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text_at_pointer(hint).clicked() {
        commands.push(open.clone());
    }
    painted.chosen
}

fn confidence(ui: &mut Ui, passage: &Passage, words: &Words) {
    let text = words.percent(percent(passage.confidence));
    let why = words.with("placed-because", &[("reason", words.reason(&passage.reason).into())]);
    widgets::text(ui, &text, Face::Regular.at(size::SECONDARY), Tokens::of(ui).weak).on_hover_text(why);
}

/// Says how many passages lie outside the window or are left out by filters, and leads there; and how many mentions are not
/// listed because they are too many.
fn rest(ui: &mut Ui, place: &PlacePassages, words: &Words, commands: &mut Vec<Command>) {
    padded(ui, |ui| {
        if place.unlisted() > 0 {
            let said = words.with("passages-unlisted", &[("count", place.unlisted().into())]);
            widgets::text(ui, &said, Face::Regular.at(size::SECONDARY), Tokens::of(ui).weak);
            ui.add_space(size::GRID);
        }
        let rows = [
            (place.outside, "passages-outside", Command::ResetWindow),
            (place.filtered, "passages-filtered", Command::ClearFilters),
        ];
        for (count, key, command) in rows.into_iter().filter(|(count, ..)| *count > 0) {
            let label = words.with(key, &[("count", count.into())]);
            if widgets::link(ui, &label, &command.hint(words)).clicked() {
                commands.push(command);
            }
            ui.add_space(size::GRID);
        }
    });
}
