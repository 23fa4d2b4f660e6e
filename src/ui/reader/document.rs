//! A document whole, opened at a paragraph, with all its toponyms highlighted and its temporal expressions underlined.

use eframe::egui::{Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::{Line, Marked, padded, suggestions};
use crate::ui::command::Command;
use crate::ui::dated;
use crate::ui::state::OpenDocument;
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets::{self, Icon};
use crate::view::{DocumentParagraph, Standing, ViewModel};
use crate::words::Words;

pub(super) fn show(
    ui: &mut Ui,
    open: &mut OpenDocument,
    view: &ViewModel,
    words: &Words,
    commands: &mut Vec<Command>,
) {
    heading(ui, open, view, words, commands);
    widgets::hairline(ui);
    let lead = open.lead();
    let OpenDocument { text, paragraph: opened_at, flow } = open;
    let paragraphs = &text.paragraphs;
    let estimate = |index: usize, width: f32| match index.checked_sub(lead) {
        Some(index) => {
            Marked::estimate(paragraphs[index].text.len(), width - 2.0 * size::MARGIN) + size::GRID * 4.0
        }
        None => 160.0 + 48.0 * text.suggestions.len() as f32,
    };
    let dated = text.publication.is_some();
    flow.show(ui, lead + paragraphs.len(), estimate, |ui, index| {
        let Some(index) = index.checked_sub(lead) else {
            return suggestions::show(ui, text, words, commands);
        };
        let shown = &paragraphs[index];
        let of_same =
            |other: Option<&DocumentParagraph>| other.is_some_and(|other| other.paragraph == shown.paragraph);
        if !of_same(index.checked_sub(1).and_then(|before| paragraphs.get(before))) {
            ui.add_space(size::GRID * 2.0);
        }
        paragraph(ui, shown, shown.paragraph == *opened_at, dated, words, commands);
        if !of_same(paragraphs.get(index + 1)) {
            ui.add_space(size::GRID * 2.0);
        }
    });
}

fn heading(ui: &mut Ui, open: &OpenDocument, view: &ViewModel, words: &Words, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    padded(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::GRID;
            let close = Command::CloseDocument;
            let label = match view.selected() {
                Some(selected) => words.with("back-to", &[("name", selected.name.as_str().into())]),
                None => close.label(words),
            };
            let hint = close.hint(words);
            let back = widgets::icon_button(ui, Icon::Back, &close.label(words), &hint, false);
            if back.clicked() | widgets::link(ui, &label, &hint).clicked() {
                commands.push(close);
            }
        });
        ui.add_space(size::GRID);
        widgets::text(ui, &open.text.title, Face::SemiBold.at(size::HEADING), tokens.text);
        ui.add_space(size::GRID);
        let date = open.text.publication.as_ref().map(Standing::of_publication);
        let how = date.as_ref().map(|date| dated::document_how(date, words));
        let line = dated::Line::new(date.map(|date| date.range), how, words);
        line.show(ui, ui.available_width(), |ui| suggested(ui, open, words, commands));
        ui.add_space(2.0);
        let width = ui.available_width();
        widgets::cut_text(ui, &open.text.path, Face::Regular.at(size::SECONDARY), tokens.weak, width);
        if let Some(note) = &open.text.note {
            ui.add_space(size::GRID);
            widgets::text(ui, note, Face::Regular.at(size::SECONDARY), tokens.weak);
        }
    });
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
    opened_at: bool,
    dated: bool,
    words: &Words,
    commands: &mut Vec<Command>,
) {
    let tokens = Tokens::of(ui);
    let inset = vec2(size::MARGIN + size::GRID, 0.0);
    let marks = paragraph.highlights.iter().map(|highlight| highlight.range.clone());
    let marked = Marked::new(&paragraph.text, marks, tokens.text);
    let galley = marked.lay_out(ui, ui.available_width() - 2.0 * inset.x);
    let full = vec2(ui.available_width(), galley.size().y);
    let (rect, response) = ui.allocate_exact_size(full, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Paragraph, true, marked.text()));
    if opened_at {
        let x = rect.left() + size::GRID * 2.5;
        ui.painter().vline(x, rect.y_range(), Stroke::new(2.0, tokens.accent));
    }
    let rect = rect.shrink2(inset);
    for mark in &paragraph.timexes {
        let under = marked.underline(ui, rect, &galley, &mark.range, Line::Dotted);
        let node = ui.interact(under, response.id.with(("timex", mark.range.start)), Sense::hover());
        let meaning = dated::meaning(mark, dated, words);
        node.widget_info(|| {
            let said = paragraph.text.get(mark.range.clone()).unwrap_or_default();
            let values = [("words", said.into()), ("meaning", meaning.as_str().into())];
            WidgetInfo::labeled(Role::Mark, true, words.with("timex-label", &values))
        });
        node.on_hover_text(&meaning);
    }
    let clicked = marked.paint(ui, rect, galley, response.id, Sense::click());
    if let Some(place) = clicked.and_then(|mark| paragraph.highlights.get(mark)?.place.clone()) {
        commands.push(Command::SelectPlace(place));
    }
}
