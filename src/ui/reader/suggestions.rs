//! Dates that an undated document may have: how likely each is, what speaks for it, and how to take one. Nothing here takes
//! any.

use eframe::egui::{Align, Frame, Layout, Margin, Role, Sense, Ui, WidgetInfo};

use super::padded;
use crate::decisions::dated_document;
use crate::model;
use crate::ui::command::Command;
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets;
use crate::view::{DocumentText, Evidence, SuggestedDate};
use crate::words::Words;

pub(super) fn show(ui: &mut Ui, text: &DocumentText, words: &Words, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    padded(ui, |ui| {
        widgets::text(ui, &words.get("suggestions-title"), Face::SemiBold.at(size::BODY), tokens.text);
        ui.add_space(size::GRID * 2.0);
        for suggestion in &text.suggestions {
            row(ui, suggestion, &text.path, words, commands);
            ui.add_space(size::GRID * 2.0);
        }
        widgets::text(ui, &words.get("suggestions-how"), Face::Regular.at(size::SECONDARY), tokens.weak);
        ui.add_space(size::GRID * 1.5);
        if let Some(first) = text.suggestions.first() {
            lines(ui, &dated_document(&text.path, &first.date));
        }
    });
    widgets::hairline(ui);
}

fn row(ui: &mut Ui, suggestion: &SuggestedDate, path: &str, words: &Words, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::GRID * 2.0;
        let date = words.range(suggestion.range());
        widgets::text(ui, &date, Face::SemiBold.at(size::SECONDARY), tokens.accent);
        let percent = percent(suggestion, words);
        widgets::text(ui, &percent, Face::Medium.at(size::SECONDARY), tokens.text);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let lines = dated_document(path, &suggestion.date);
            let label = words.with("suggestion-copy", &[("date", date.into())]);
            let copy = widgets::link_named(ui, &words.get("suggestion-copy-short"), &label, &lines);
            if copy.clicked() {
                commands.push(Command::Copy(lines));
            }
        });
    });
    let evidence: Vec<String> = suggestion.evidence.iter().map(|evidence| said(evidence, words)).collect();
    if !evidence.is_empty() {
        ui.add_space(2.0);
        widgets::text(ui, &evidence.join(" · "), Face::Regular.at(size::SECONDARY), tokens.weak);
    }
}

/// The lines as they stand in the file.
fn lines(ui: &mut Ui, lines: &str) {
    let tokens = Tokens::of(ui);
    let frame = Frame::new()
        .fill(tokens.background)
        .corner_radius(size::RADIUS)
        .inner_margin(Margin::symmetric(10, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let font = Face::Regular.at(size::SECONDARY);
        let galley =
            ui.painter().layout(lines.trim_end().to_owned(), font, tokens.text, ui.available_width());
        let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
        ui.painter().galley(rect.min, galley, tokens.text);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, lines.trim_end()));
    });
}

/// How likely a date is: "60%".
pub fn percent(suggestion: &SuggestedDate, words: &Words) -> String {
    words.percent(model::percent(suggestion.probability))
}

fn said(evidence: &Evidence, words: &Words) -> String {
    let (key, of) = match evidence {
        Evidence::Named(said) => ("evidence-named", said),
        Evidence::Weekday(said) => ("evidence-weekday", said),
        Evidence::SameEvents(path) => ("evidence-same-events", path),
    };
    words.with(key, &[("of", of.as_str().into())])
}
