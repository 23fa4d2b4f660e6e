//! The field for words that are looked for, how many hits there are, and the hits by document.

use std::ops::Range;

use eframe::egui::{
    Align, CursorIcon, Key, Layout, Rect, Role, Sense, Stroke, TextEdit, Ui, WidgetInfo, vec2,
};

use super::{Marked, Text, padded};
use crate::ui::command::Command;
use crate::ui::finding::Finding;
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets::{self, Icon};
use crate::view::Hit;
use crate::words::Words;

/// What stands at the right of the field: the count, the arrows, the cross.
const RIGHT: f32 = 168.0;

/// The field, and below it what came of it.
pub(super) fn bar(ui: &mut Ui, find: &mut Finding, words: &Words, commands: &mut Vec<Command>) {
    padded(ui, |ui| {
        ui.horizontal(|ui| {
            field(ui, find, words, commands);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                let close = Command::CloseFind;
                let (label, hint) = (close.label(words), close.hint(words));
                if widgets::icon_button(ui, Icon::Close, &label, &hint, false).clicked() {
                    commands.push(close);
                }
                for (icon, command) in [(Icon::Down, Command::NextHit), (Icon::Up, Command::PreviousHit)] {
                    let (label, hint) = (command.label(words), command.hint(words));
                    if !find.hits().is_empty()
                        && widgets::icon_button(ui, icon, &label, &hint, false).clicked()
                    {
                        commands.push(command);
                    }
                }
                if let (Some(at), Some(found)) = (find.at, &find.found) {
                    ui.add_space(size::GRID);
                    let values = [("at", (at + 1).into()), ("all", found.total.into())];
                    let font = Face::Medium.at(size::SECONDARY);
                    widgets::text(ui, &words.with("mention-of", &values), font, Tokens::of(ui).text);
                }
            });
        });
        if let Some(said) = said(find, words) {
            ui.add_space(size::GRID);
            widgets::text(ui, &said, Face::Regular.at(size::SECONDARY), Tokens::of(ui).weak);
        }
    });
    widgets::hairline(ui);
}

fn field(ui: &mut Ui, find: &mut Finding, words: &Words, commands: &mut Vec<Command>) {
    let mut text = find.text.clone();
    let edit = TextEdit::singleline(&mut text)
        .hint_text(words.get("find-hint"))
        .font(Face::Regular.at(size::BODY))
        .desired_width(ui.available_width() - RIGHT);
    let response = ui.add(edit);
    let label = words.get("find-field");
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &label));
    if response.changed() {
        commands.push(Command::SetFind(text));
    }
    if response.lost_focus() {
        let (enter, escape, shift) = ui.input(|input| {
            (input.key_pressed(Key::Enter), input.key_pressed(Key::Escape), input.modifiers.shift)
        });
        if escape {
            commands.push(Command::CloseFind);
        } else if enter {
            commands.push(if shift { Command::PreviousHit } else { Command::NextHit });
            response.request_focus();
        }
    }
    if std::mem::take(&mut find.asks_for_keys) {
        response.request_focus();
    }
}

/// How much was found.
fn said(find: &Finding, words: &Words) -> Option<String> {
    if find.text.trim().is_empty() {
        return None;
    }
    let Some(found) = &find.found else { return Some(words.get("find-searching")) };
    if found.total == 0 {
        return Some(words.get("find-nothing"));
    }
    let hits = words.with("find-hits", &[("count", found.total.into())]);
    let documents = words.with("documents-count", &[("count", found.documents.into())]);
    let values =
        [("hits", hits.into()), ("documents", documents.into()), ("listed", found.hits.len().into())];
    let key = if found.hits.len() < found.total { "find-said-listed" } else { "find-said" };
    Some(words.with(key, &values))
}

/// A row of the list.
enum Row {
    /// The document of what follows, and how many hits of it are listed.
    Document(u32, usize),
    /// A hit, as an index.
    Hit(usize),
}

/// The hits by document.
pub(super) fn list(ui: &mut Ui, find: &mut Finding, reading: &Text<'_>, commands: &mut Vec<Command>) {
    let hits = find.found.as_ref().map_or(&[][..], |found| &found.hits);
    let mut rows = Vec::new();
    for of_document in hits.chunk_by(|a, b| a.document == b.document) {
        let before = rows.iter().filter(|row| matches!(row, Row::Hit(_))).count();
        rows.extend(of_document.first().map(|hit| Row::Document(hit.document, of_document.len())));
        rows.extend((before..before + of_document.len()).map(Row::Hit));
    }
    let at = find.at;
    let marked = || rows.iter().position(|row| matches!(row, Row::Hit(hit) if Some(*hit) == at));
    let estimate = |index: usize, width: f32| match rows[index] {
        Row::Document(..) => 40.0,
        Row::Hit(_) => Marked::estimate(200, width - 2.0 * size::MARGIN) + size::GRID * 4.0,
    };
    find.flow.show(ui, ("hits", rows.len()), estimate, marked, |ui, index| match rows[index] {
        Row::Document(document, count) => {
            title(ui, document, count, reading);
            None
        }
        Row::Hit(number) => hit(ui, (number, hits[number]), at == Some(number), reading, commands),
    });
}

fn title(ui: &mut Ui, document: u32, count: usize, reading: &Text<'_>) {
    let tokens = Tokens::of(ui);
    let title = reading.view.documents().get(document as usize).map_or("", |row| row.title.as_str());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), Sense::hover());
    let inner = rect.shrink2(vec2(size::MARGIN + size::GRID, 0.0));
    let count = reading.words.with("find-hits", &[("count", count.into())]);
    let count = widgets::line(ui, &count, Face::Regular.at(size::SECONDARY), tokens.weak, inner.width());
    let right = inner.right() - count.size().x;
    widgets::paint_line(ui.painter(), right, rect.center().y + size::GRID, count);
    let room = right - inner.left() - size::MARGIN;
    let line = widgets::line(ui, title, Face::SemiBold.at(size::BODY), tokens.text, room);
    widgets::paint_line(ui.painter(), inner.left(), rect.center().y + size::GRID, line);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
}

fn hit(
    ui: &mut Ui,
    (number, hit): (usize, Hit),
    current: bool,
    reading: &Text<'_>,
    commands: &mut Vec<Command>,
) -> Option<Rect> {
    let tokens = Tokens::of(ui);
    let excerpt = hit.excerpt(reading.view.corpus());
    let marked = Marked::new(&excerpt.text, [excerpt.range.clone()], tokens.text);
    let inset = vec2(size::MARGIN + size::GRID, size::GRID * 1.5);
    let galley = marked.lay_out(ui, ui.available_width() - 2.0 * inset.x);
    let full = vec2(ui.available_width(), galley.size().y + 2.0 * inset.y);
    let (rect, response) = ui.allocate_exact_size(full, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, current, marked.text()));
    if response.hovered() {
        ui.painter().rect_filled(rect.shrink2(vec2(size::GRID * 2.0, 0.0)), size::RADIUS, tokens.hover);
    }
    let inner = rect.shrink2(inset);
    mark(ui, &marked, (inner, &galley), &excerpt.range, current);
    ui.painter().galley(inner.min, galley, tokens.text);
    let hint = reading.words.get("find-open-hint");
    if response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text_at_pointer(hint).clicked() {
        commands.push(Command::OpenHit(number));
    }
    current.then_some(rect)
}

/// Marks a hit in a text; gives where it stands.
pub(super) fn mark(
    ui: &Ui,
    marked: &Marked,
    (rect, galley): (Rect, &eframe::egui::Galley),
    range: &Range<usize>,
    current: bool,
) -> Rect {
    let tokens = Tokens::of(ui);
    let width = if current { 2.0 } else { size::HAIRLINE };
    marked.ground(ui, rect, galley, range, (tokens.hit, Stroke::new(width, tokens.link)))
}
