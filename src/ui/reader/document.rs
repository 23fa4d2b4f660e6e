//! A document whole, opened at a paragraph, with all its toponyms highlighted and its temporal expressions underlined.

use eframe::egui::{Align, Layout, Rect, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::{Line, Marked, Text, find, meaning, mentions, padded, suggestions};
use crate::export::basis::{self, Listener};
use crate::ui::command::Command;
use crate::ui::dated;
use crate::ui::filters;
use crate::ui::finding::Finding;
use crate::ui::state::OpenDocument;
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets::{self, Icon};
use crate::view::{DocumentParagraph, Hit, Standing};
use crate::words::Words;

pub(super) fn show(
    ui: &mut Ui,
    open: &mut OpenDocument,
    find: Option<&Finding>,
    reading: &Text<'_>,
    commands: &mut Vec<Command>,
) {
    heading(ui, open, reading, commands);
    widgets::hairline(ui);
    let lead = open.lead();
    let OpenDocument { text, paragraph: opened_at, flow, .. } = open;
    let paragraphs = &text.paragraphs;
    let estimate = |index: usize, width: f32| match index.checked_sub(lead) {
        Some(index) => {
            Marked::estimate(paragraphs[index].text.len(), width - 2.0 * size::MARGIN) + size::GRID * 4.0
        }
        None => 160.0 + 48.0 * text.suggestions.len() as f32,
    };
    let dated = text.publication.is_some();
    let marked = || {
        let of_it = |shown: &DocumentParagraph| {
            shown.highlights.iter().any(|highlight| Some(highlight.mention) == reading.mention)
        };
        let hit = find.and_then(Finding::current).filter(|hit| hit.document == text.document);
        let at = match hit {
            Some(hit) => paragraphs.iter().position(|shown| hit.within(shown.span).is_some()),
            None => paragraphs.iter().position(of_it),
        };
        at.map(|block| lead + block)
    };
    let found = Hits {
        all: find.map_or(&[], |find| find.hits_in(text.document)),
        current: find.and_then(Finding::current),
    };
    flow.show(ui, (("document", text.document), lead + paragraphs.len()), estimate, marked, |ui, index| {
        let Some(index) = index.checked_sub(lead) else {
            suggestions::show(ui, text, reading.words, commands);
            return None;
        };
        let shown = &paragraphs[index];
        let of_same =
            |other: Option<&DocumentParagraph>| other.is_some_and(|other| other.paragraph == shown.paragraph);
        if !of_same(index.checked_sub(1).and_then(|before| paragraphs.get(before))) {
            ui.add_space(size::GRID * 2.0);
        }
        let seen = Seen { opened_at: shown.paragraph == *opened_at, dated };
        let chosen = paragraph(ui, shown, (seen, found), reading, commands);
        if !of_same(paragraphs.get(index + 1)) {
            ui.add_space(size::GRID * 2.0);
        }
        chosen
    });
}

/// What was found in a document, and the hit one is at.
#[derive(Clone, Copy)]
struct Hits<'a> {
    all: &'a [Hit],
    current: Option<Hit>,
}

/// How a paragraph of a document is shown.
#[derive(Clone, Copy)]
struct Seen {
    /// Whether the document was opened at it.
    opened_at: bool,
    /// Whether the document has a date, on which expressions hang.
    dated: bool,
}

fn heading(ui: &mut Ui, open: &OpenDocument, reading: &Text<'_>, commands: &mut Vec<Command>) {
    let (tokens, words) = (Tokens::of(ui), reading.words);
    padded(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::GRID;
            let close = Command::CloseDocument;
            let label = back_to(reading).unwrap_or_else(|| close.label(words));
            let hint = close.hint(words);
            let back = widgets::icon_button(ui, Icon::Back, &close.label(words), &hint, false);
            if back.clicked() | widgets::link(ui, &label, &hint).clicked() {
                commands.push(close);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let (mentions, _) = open.mentions();
                let at = reading.mention.and_then(|mention| mentions.iter().position(|m| *m == mention));
                mentions::arrows(ui, reading, at, mentions.len(), commands);
            });
        });
        ui.add_space(size::GRID);
        widgets::text(ui, &open.text.title, Face::SemiBold.at(size::HEADING), tokens.text);
        ui.add_space(size::GRID);
        let date = open.text.publication.as_ref().map(Standing::of_publication);
        let how = date.as_ref().map(|date| basis::of_document(date, Listener::User, words));
        let line = dated::Line::new(date.map(|date| date.range), how, words);
        line.show(ui, |ui| suggested(ui, open, words, commands));
        ui.add_space(2.0);
        original(ui, open, words, commands);
        if let Some(note) = &open.text.note {
            ui.add_space(size::GRID);
            widgets::text(ui, note, Face::Regular.at(size::SECONDARY), tokens.weak);
        }
        alone(ui, open, reading, commands);
        mentions::offer(ui, reading, commands);
        unseen(ui, open, reading, commands);
    });
}

/// Keeps the mentions of this document alone, beside others, or of all again.
fn alone(ui: &mut Ui, open: &OpenDocument, reading: &Text<'_>, commands: &mut Vec<Command>) {
    let filter = &reading.view.query().filter;
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(size::MARGIN, 2.0);
        for (key, command) in filters::of_document(filter, open.text.document, &open.text.path) {
            let (label, hint) = (reading.words.get(key), reading.words.get(&format!("{key}-hint")));
            if widgets::link(ui, &label, &hint).clicked() {
                commands.push(command);
            }
        }
    });
}

/// Where none of its mentions is shown: so many, and the way to them.
fn unseen(ui: &mut Ui, open: &OpenDocument, reading: &Text<'_>, commands: &mut Vec<Command>) {
    let rows = reading.view.documents();
    let document = open.text.document as usize;
    let visible = reading.view.visible_by_document().get(document);
    let Some(row) = rows.get(document).filter(|row| visible == Some(&0) && row.total > 0) else { return };
    ui.add_space(size::GRID);
    let said = reading.words.with("document-outside", &[("count", row.total.into())]);
    widgets::text(ui, &said, Face::Medium.at(size::SECONDARY), Tokens::of(ui).text);
    ui.add_space(size::GRID);
    super::ways_out(ui, reading.view, reading.words, commands);
}

/// Where the document's file is, and the ways to it.
fn original(ui: &mut Ui, open: &OpenDocument, words: &Words, commands: &mut Vec<Command>) {
    let (weak, font) = (Tokens::of(ui).weak, Face::Regular.at(size::SECONDARY));
    let width = ui.available_width();
    let Some(file) = &open.file else {
        let said = words.with("original-none", &[("path", open.text.path.as_str().into())]);
        widgets::cut_text(ui, &said, font, weak, width);
        return;
    };
    let path = file.display().to_string();
    widgets::cut_text(ui, &open.text.path, font, weak, width).on_hover_text(&path);
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::MARGIN;
        let command = Command::OpenOriginal;
        if widgets::link(ui, &command.label(words), &command.hint(words)).clicked() {
            commands.push(command);
        }
        if widgets::link(ui, &words.get("original-copy-path"), &path).clicked() {
            commands.push(Command::Copy(path));
        }
    });
}

/// What the document was opened from: the place, or how many.
fn back_to(reading: &Text<'_>) -> Option<String> {
    let selected = reading.view.selected()?;
    Some(match selected.alone() {
        Some(alone) => reading.words.with("back-to", &[("name", alone.name.as_str().into())]),
        None => reading.words.with("places-count", &[("count", selected.places.len().into())]),
    })
}

/// How many dates are suggested, and the way to them, above the text.
fn suggested(ui: &mut Ui, open: &OpenDocument, words: &Words, commands: &mut Vec<Command>) {
    let count = open.text.suggestions.len();
    if count == 0 {
        return;
    }
    let label = words.with("suggestions-count", &[("count", count.into())]);
    if widgets::link(ui, &label, &words.get("suggestions-count-hint")).clicked() {
        commands.push(Command::OpenDocument { document: open.text.document, paragraph: 0 });
    }
}

fn paragraph(
    ui: &mut Ui,
    paragraph: &DocumentParagraph,
    (seen, found): (Seen, Hits<'_>),
    reading: &Text<'_>,
    commands: &mut Vec<Command>,
) -> Option<Rect> {
    let tokens = Tokens::of(ui);
    let inset = vec2(size::MARGIN + size::GRID, 0.0);
    let marks = paragraph.highlights.iter().map(|highlight| highlight.range.clone());
    let marked = Marked::new(&paragraph.text, marks, tokens.text);
    let galley = marked.lay_out(ui, ui.available_width() - 2.0 * inset.x);
    let full = vec2(ui.available_width(), galley.size().y);
    let (rect, response) = ui.allocate_exact_size(full, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Paragraph, true, marked.text()));
    if seen.opened_at {
        let x = rect.left() + size::GRID * 2.5;
        ui.painter().vline(x, rect.y_range(), Stroke::new(2.0, tokens.accent));
    }
    let rect = rect.shrink2(inset);
    for mark in &paragraph.timexes {
        let under = marked.underline(ui, rect, &galley, &mark.range, Line::Dotted);
        let node = ui.interact(under, response.id.with(("timex", mark.range.start)), Sense::hover());
        let meaning = dated::meaning(mark, seen.dated, reading.words);
        node.widget_info(|| {
            let said = paragraph.text.get(mark.range.clone()).unwrap_or_default();
            let values = [("words", said.into()), ("meaning", meaning.as_str().into())];
            WidgetInfo::labeled(Role::Mark, true, reading.words.with("timex-label", &values))
        });
        node.on_hover_text(&meaning);
    }
    let mut at_hit = None;
    for hit in found.all.iter().filter(|hit| hit.paragraph == paragraph.paragraph) {
        if let Some(range) = hit.within(paragraph.span) {
            let current = found.current == Some(*hit);
            let place = find::mark(ui, &marked, (rect, &galley), &range, current);
            at_hit = at_hit.or(current.then_some(place));
        }
    }
    let chosen = paragraph.highlights.iter().position(|highlight| Some(highlight.mention) == reading.mention);
    let meant = |ui: &mut Ui, number: usize| {
        if let Some(mark) = paragraph.highlights.get(number) {
            meaning::card(ui, reading, mark.mention);
        }
    };
    let painted = marked.paint(ui, (rect, response.id), galley, (Role::Link, chosen), meant);
    if let Some((number, adds)) = painted.clicked {
        commands.extend(paragraph.highlights.get(number).map(|mark| mentions::asked(mark, adds)));
    }
    at_hit.or(painted.chosen)
}
