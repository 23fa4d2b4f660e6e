//! What the window says while there is no map to show: nothing opened, opening, or why it could not be opened.

use std::path::PathBuf;

use eframe::egui::{Align, Align2, Layout, Rect, Ui, UiBuilder, vec2};

use super::command::Command;
use super::jobs::Progress;
use super::kept::recent;
use super::strips;
use super::theme::{Face, Tokens, size};
use super::widgets::{self, Weight};
use crate::model::{Message, Warning};
use crate::words::Words;

/// Something that stopped, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What is wrong, with the file's name.
    pub message: Message,
    /// The way out.
    pub hint: Option<Message>,
    /// What was left out on the way, file by file.
    pub warnings: Vec<Warning>,
}

/// Which state the window is in.
pub enum Empty<'a> {
    /// Nothing is open; what was before, the last first.
    Nothing(&'a [Vec<PathBuf>]),
    /// A job is reading.
    Opening {
        /// How far it is.
        progress: &'a Progress,
        /// What is being read.
        name: &'a str,
    },
    /// It could not be opened; and whether there is something to go back to.
    Failed(&'a Failure, bool),
}

/// So many of what was opened before are offered.
const RECENT: usize = 5;

/// Draws the state in the middle of the panel.
pub fn panel(ui: &mut Ui, state: &Empty<'_>, words: &Words, commands: &mut Vec<Command>) {
    ui.painter().rect_filled(ui.max_rect(), 0.0, Tokens::of(ui).background);
    let middle =
        Rect::from_center_size(ui.max_rect().center(), vec2(420.0_f32.min(ui.max_rect().width()), 220.0));
    let layout = Layout::top_down(Align::Center);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(middle).layout(layout));
    match state {
        Empty::Nothing(recent) => nothing(&mut ui, recent, words, commands),
        Empty::Opening { progress, name } => opening(&mut ui, progress, name, words, commands),
        Empty::Failed(failure, back) => failed(&mut ui, failure, *back, words, commands),
    }
}

fn nothing(ui: &mut Ui, recent: &[Vec<PathBuf>], words: &Words, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    widgets::text(ui, &words.get("empty-title"), Face::SemiBold.at(size::TITLE), tokens.text);
    widgets::text(ui, &words.get("empty-text"), Face::Regular.at(size::BODY), tokens.weak);
    ui.add_space(size::GRID * 3.0);
    ask(ui, Command::OpenFolder, Weight::Primary, words, commands);
    ask(ui, Command::OpenExamples, Weight::Plain, words, commands);
    if recent.is_empty() {
        return;
    }
    ui.add_space(size::GRID * 3.0);
    widgets::text(ui, &words.get("recent-opened"), Face::Medium.at(size::SECONDARY), tokens.weak);
    for paths in recent.iter().take(RECENT) {
        if widgets::link(ui, &recent::name(paths, words), &recent::places(paths)).clicked() {
            commands.push(Command::Open(paths.clone()));
        }
    }
}

fn opening(ui: &mut Ui, progress: &Progress, name: &str, words: &Words, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let title = words.with("opening-title", &[("name", name.into())]);
    widgets::text(ui, &title, Face::SemiBold.at(size::TITLE), tokens.text);
    let text = strips::read(progress, words);
    widgets::text(ui, &text, Face::Regular.at(size::BODY), tokens.weak);
    ui.add_space(size::GRID * 2.0);
    strips::bar(ui, 280.0, progress.share(), &text);
    ui.add_space(size::GRID * 2.0);
    ask(ui, Command::CancelOpening, Weight::Plain, words, commands);
}

fn failed(ui: &mut Ui, failure: &Failure, back: bool, words: &Words, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    widgets::text(ui, &words.get("failed-title"), Face::SemiBold.at(size::TITLE), tokens.text);
    widgets::text(ui, &words.message(&failure.message), Face::Medium.at(size::BODY), tokens.error);
    if let Some(hint) = &failure.hint {
        widgets::text(ui, &words.message(hint), Face::Regular.at(size::BODY), tokens.weak);
    }
    ui.add_space(size::GRID * 3.0);
    ask(ui, Command::OpenFolder, Weight::Primary, words, commands);
    ask(ui, Command::OpenExamples, Weight::Plain, words, commands);
    if !failure.warnings.is_empty() {
        ask(ui, Command::ShowWarnings, Weight::Plain, words, commands);
    }
    if back && widgets::link(ui, &words.get("failed-back"), &words.get("failed-back-hint")).clicked() {
        commands.push(Command::CloseDialog);
    }
}

fn ask(ui: &mut Ui, command: Command, weight: Weight, words: &Words, commands: &mut Vec<Command>) {
    if widgets::button(ui, &command.label(words), &command.hint(words), weight).clicked() {
        commands.push(command);
    }
}

/// Says over everything that what is held over the window can be dropped.
pub fn drop_target(ui: &Ui, words: &Words) {
    let tokens = Tokens::of(ui);
    let rect = ui.max_rect().shrink(size::GRID * 2.0);
    widgets::frame(ui.painter(), rect, tokens.panel.gamma_multiply(0.92), tokens.accent);
    let font = Face::SemiBold.at(size::TITLE);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, words.get("drop-here"), font, tokens.text);
}
