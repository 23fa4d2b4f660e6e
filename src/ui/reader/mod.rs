//! The panel where one reads: the passages that name the selected place, or a document whole.

mod document;
mod flow;
mod marked;
mod passages;
mod suggestions;

use eframe::egui::{Frame, Margin, Ui};

pub use flow::Flow;
pub use marked::{Line, Marked};
pub use suggestions::percent;

use super::command::Command;
use super::state::OpenDocument;
use super::theme::{Face, Tokens, size};
use super::widgets;
use crate::view::ViewModel;
use crate::words::Words;

/// What the reader shows, and where it is scrolled to.
pub struct Reader<'a> {
    /// The view of the corpus.
    pub view: &'a ViewModel,
    /// Where the passages are scrolled to.
    pub passages: &'a mut Flow,
    /// The document that is open.
    pub document: Option<&'a mut OpenDocument>,
}

/// Draws the reader.
pub fn panel(ui: &mut Ui, reader: Reader<'_>, words: &Words, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    match (reader.document, reader.view.selected()) {
        (Some(open), _) => document::show(ui, open, reader.view, words, commands),
        (None, Some(selected)) => passages::show(ui, selected, reader.passages, reader.view, words, commands),
        (None, None) => hint(ui, reader.view, words, commands),
    }
}

/// What is said while no place is selected.
fn hint(ui: &mut Ui, view: &ViewModel, words: &Words, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    padded(ui, |ui| {
        let nothing_here = view.counts().visible == 0;
        let filtered = view.query().filter.is_active();
        let (title, text) = match (nothing_here, filtered) {
            (true, true) => ("window-empty-title", "filters-empty-text"),
            (true, false) => ("window-empty-title", "window-empty-text"),
            (false, _) => ("reader-empty-title", "reader-empty-text"),
        };
        widgets::text(ui, &words.get(title), Face::SemiBold.at(size::BODY + 2.0), tokens.text);
        ui.add_space(size::GRID);
        widgets::text(ui, &words.get(text), Face::Regular.at(size::BODY), tokens.weak);
        ui.add_space(size::GRID * 2.0);
        let ways_out =
            [(view.query().window.is_some(), Command::ResetWindow), (filtered, Command::ClearFilters)];
        for (_, command) in ways_out.into_iter().filter(|(leads_out, _)| nothing_here && *leads_out) {
            if widgets::link(ui, &command.label(words), &command.hint(words)).clicked() {
                commands.push(command);
            }
            ui.add_space(size::GRID);
        }
    });
}

/// Content with the margin of the panel.
fn padded<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    padded_part(ui, true, true, content)
}

/// The same for one part of what goes on: above only the first has the margin, below only the last.
fn padded_part<R>(ui: &mut Ui, first: bool, last: bool, content: impl FnOnce(&mut Ui) -> R) -> R {
    let (top, bottom) = (if first { 14 } else { 0 }, if last { 12 } else { 0 });
    let margin = Margin { left: 20, right: 16, top, bottom };
    Frame::new()
        .inner_margin(margin)
        .show(ui, |ui| {
            // Lines of text stand as close as text does, not as buttons do.
            ui.spacing_mut().interact_size.y = 0.0;
            content(ui)
        })
        .inner
}
