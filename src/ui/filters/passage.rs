//! The field of the menu of filters for what a passage must hold.

use eframe::egui::{Key, Role, Ui, WidgetInfo};

use super::Menu;
use super::choice::caption;
use crate::ui::command::Command;
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets;
use crate::words::Words;

/// Draws it. What is typed is taken when the field is left or Enter pressed: a look at all texts is no work for each letter.
pub(super) fn field(ui: &mut Ui, menu: &Menu<'_>, words: &Words, commands: &mut Vec<Command>) {
    let asked = menu.asked_text();
    let label = words.get("filter-text-title");
    caption(ui, &label);
    let mut text = menu.fields.text(asked).to_owned();
    let response = ui
        .horizontal(|ui| {
            ui.add_space(size::GRID * 2.0);
            let width = ui.available_width() - size::GRID * 2.0;
            ui.add(widgets::field(&mut text, words.get("filter-text-hint"), width))
        })
        .inner;
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &label));
    if menu.asks_for_keys {
        response.request_focus();
        response.scroll_to_me(None);
    }
    if response.lost_focus() && text != asked && !ui.input(|input| input.key_pressed(Key::Escape)) {
        commands.push(Command::SetTextFilter(text));
        if menu.fields.problem(asked).is_some() && ui.input(|input| input.key_pressed(Key::Enter)) {
            // What is wrong is mended where it stands.
            response.request_focus();
        }
    } else if response.changed() {
        commands.push(Command::DraftText(Some(text)));
    }
    let problem = menu.fields.problem(asked);
    let tokens = Tokens::of(ui);
    let (said, colour) = match problem {
        Some(problem) => {
            (words.with("filter-text-bad", &[("problem", words.message(problem).into())]), tokens.error)
        }
        None if menu.sought.is_some() => (words.get("filter-text-looking"), tokens.weak),
        None => (String::new(), tokens.weak),
    };
    if !said.is_empty() {
        ui.horizontal(|ui| {
            ui.add_space(size::GRID * 2.0);
            widgets::text(ui, &said, Face::Regular.at(size::CAPTION), colour);
        });
    }
    ui.add_space(size::GRID * 2.0);
}
