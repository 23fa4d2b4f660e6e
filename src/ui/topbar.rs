//! The bar above: the menu, what is open, what its dates are, and the way to a figure.

use eframe::egui::{Align, Button, Layout, Popup, RichText, ScrollArea, Ui, UiBuilder, vec2};

use eframe::egui::style::ScrollStyle;

use super::command::{Command, MENUS};
use super::theme::{Face, Tokens, size};
use super::widgets::{self, Icon, Weight};
use crate::words::Words;

/// What the bar tells.
pub struct TopBar<'a> {
    /// Name of the corpus.
    pub name: &'a str,
    /// "5 documents · 134 mentions".
    pub counts: &'a str,
    /// What the dates are: "Publication date".
    pub basis: &'a str,
    /// How many files could not be read.
    pub warnings: usize,
}

/// What all else in the bar takes of its width: a longer name of a corpus is cut, so that the rest stays in sight.
const REST: f32 = 520.0;

/// Draws the bar.
pub fn panel(ui: &mut Ui, bar: Option<&TopBar<'_>>, words: &Words, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let rect = ui.max_rect().shrink2(vec2(size::GRID * 2.0, 0.0));
    let mut left = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
    menu(&mut left, words, commands);
    widgets::text(&mut left, &words.get("app-name"), Face::Bold.at(size::BRAND), tokens.text);
    let Some(bar) = bar else { return };
    left.add_space(size::GRID);
    let room = (rect.width() - REST).max(size::GRID * 20.0);
    widgets::cut_text(&mut left, bar.name, Face::Medium.at(size::BODY), tokens.text, room);
    widgets::text(&mut left, bar.counts, Face::Regular.at(size::BODY), tokens.weak);
    warnings(&mut left, bar.warnings, words, commands);

    let used = left.min_rect().right();
    let rest = rect.with_min_x(used).shrink2(vec2(size::GRID * 2.0, 0.0));
    let mut right =
        ui.new_child(UiBuilder::new().max_rect(rest).layout(Layout::right_to_left(Align::Center)));
    let export = Command::ExportFigure;
    if widgets::button(&mut right, &export.label(words), &export.hint(words), Weight::Primary).clicked() {
        commands.push(export);
    }
    if right.available_width() > 160.0 {
        right.add_space(size::GRID);
        widgets::text(&mut right, bar.basis, Face::Medium.at(size::SECONDARY), tokens.weak)
            .on_hover_text(words.get("basis-label-hint"));
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

fn menu(ui: &mut Ui, words: &Words, commands: &mut Vec<Command>) {
    let button = widgets::icon_button(ui, Icon::Menu, &words.get("menu"), &words.get("menu-hint"), false);
    Popup::menu(&button).accessible_name(words.get("menu")).show(|ui| {
        ui.set_width(ui.spacing().menu_width);
        ui.spacing_mut().item_spacing.y = 1.0;
        // In a low window the menu scrolls.
        let room = ui.ctx().content_rect().bottom() - button.rect.bottom() - size::GRID * 8.0;
        ui.spacing_mut().scroll = ScrollStyle::solid();
        ScrollArea::vertical()
            .max_height(room)
            .min_scrolled_height(room)
            .show(ui, |ui| entries(ui, words, commands));
    });
}

fn entries(ui: &mut Ui, words: &Words, commands: &mut Vec<Command>) {
    for menu in MENUS {
        let caption = RichText::new(words.get(menu.key)).font(Face::SemiBold.at(size::CAPTION));
        ui.add_space(size::GRID);
        ui.label(caption.color(Tokens::of(ui).weak));
        for command in menu.groups.iter().copied().flatten() {
            entry(ui, command, words, commands);
        }
    }
}

fn entry(ui: &mut Ui, command: &Command, words: &Words, commands: &mut Vec<Command>) {
    let keys = command.shortcut().map(|shortcut| ui.ctx().format_shortcut(&shortcut)).unwrap_or_default();
    let label = RichText::new(command.label(words)).font(Face::Regular.at(size::BODY));
    let keys = RichText::new(keys).font(Face::Regular.at(size::CAPTION));
    let button = Button::new(label).shortcut_text(keys).min_size(vec2(ui.available_width(), 0.0));
    if ui.add(button).on_hover_text(command.hint(words)).clicked() {
        commands.push(command.clone());
    }
}
