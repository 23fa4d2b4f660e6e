//! The panel where one reads: the passages that name the selected places, or a document whole.

mod copying;
mod document;
mod find;
mod flow;
mod heading;
mod marked;
mod meaning;
mod mentions;
mod passages;
mod suggestions;

use eframe::egui::{Frame, Margin, Ui};

pub use flow::Flow;
pub use marked::{Line, Marked, Painted};
pub use suggestions::percent;

use super::command::Command;
use super::finding::Finding;
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
    /// The mention that is selected, by its number in the corpus.
    pub mention: Option<u32>,
    /// What is looked for.
    pub find: Option<&'a mut Finding>,
    /// Whether passages tell their themes.
    pub by_theme: bool,
}

/// What is read, in which words, and the mention selected in it.
struct Text<'a> {
    view: &'a ViewModel,
    words: &'a Words,
    mention: Option<u32>,
    by_theme: bool,
}

/// Draws the reader.
pub fn panel(ui: &mut Ui, reader: Reader<'_>, words: &Words, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    // However short the words in it, the column keeps its width.
    ui.set_min_width(ui.available_width());
    let Reader { view, passages, document, mention, mut find, by_theme } = reader;
    let text = Text { view, words, mention, by_theme };
    if let Some(find) = &mut find {
        find::bar(ui, find, words, commands);
    }
    match (document, find, view.selected()) {
        (Some(open), find, _) => document::show(ui, open, find.as_deref(), &text, commands),
        (None, Some(find), _) if !find.text.trim().is_empty() => find::list(ui, find, &text, commands),
        (None, _, Some(selected)) => passages::show(ui, selected, passages, &text, commands),
        (None, _, None) => hint(ui, view, words, commands),
    }
}

/// What is said while no place is selected.
fn hint(ui: &mut Ui, view: &ViewModel, words: &Words, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    padded(ui, |ui| {
        let nothing_here = view.counts().visible == 0;
        let filtered = view.query().filter.is_active();
        let (title, text) = match (nothing_here, filtered) {
            _ if view.counts().total == 0 => ("no-places-title", "no-places-text"),
            (true, true) => ("window-empty-title", "filters-empty-text"),
            (true, false) => ("window-empty-title", "window-empty-text"),
            (false, _) => ("reader-empty-title", "reader-empty-text"),
        };
        widgets::text(ui, &words.get(title), Face::SemiBold.at(size::BODY + 2.0), tokens.text);
        ui.add_space(size::GRID);
        widgets::text(ui, &words.get(text), Face::Regular.at(size::BODY), tokens.weak);
        ui.add_space(size::GRID * 2.0);
        if nothing_here {
            ways_out(ui, view, words, commands);
        }
    });
}

/// Links to what shows more: without a window, and without filters.
fn ways_out(ui: &mut Ui, view: &ViewModel, words: &Words, commands: &mut Vec<Command>) {
    let query = view.query();
    let ways =
        [(query.window.is_some(), Command::ResetWindow), (query.filter.is_active(), Command::ClearFilters)];
    for (_, command) in ways.into_iter().filter(|(leads_out, _)| *leads_out) {
        if widgets::link(ui, &command.label(words), &command.hint(words)).clicked() {
            commands.push(command);
        }
        ui.add_space(size::GRID);
    }
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
