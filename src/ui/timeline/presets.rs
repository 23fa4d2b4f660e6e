//! Windows with a name, and windows of a length that is typed.

use eframe::egui::{Key, Popup, PopupCloseBehavior, RichText, TextEdit, Ui, vec2};

use super::drag::Span;
use super::typed;
use crate::ui::command::Command;
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets;
use crate::view::Step;
use crate::words::Words;

/// Width of the list.
const WIDTH: f32 = 230.0;

/// What is being typed as a length, and what was wrong with it.
#[derive(Default)]
pub struct Length {
    /// What was typed; `None` where the window's own length stands there.
    text: Option<String>,
    problem: Option<String>,
    /// How many days the window had that this was said of.
    of: i32,
}

/// The button that opens them.
pub fn button(ui: &mut Ui, length: &mut Length, window: Span, words: &Words, commands: &mut Vec<Command>) {
    if length.of != window.days() {
        *length = Length { of: window.days(), ..Length::default() };
    }
    let hint = words.get("timeline-range-hint");
    let button = widgets::toggle_button(ui, &words.get("timeline-range"), &hint, false);
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_width(WIDTH);
        let named = [
            Command::FitWindow,
            Command::SetWhole(Step::Week),
            Command::SetWhole(Step::Month),
            Command::SetWhole(Step::Year),
            Command::ResetWindow,
        ];
        for command in named {
            let entry = ui.selectable_label(false, command.label(words));
            if entry.on_hover_text(command.hint(words)).clicked() {
                commands.push(command);
                ui.close();
            }
        }
        ui.add_space(size::GRID);
        field(ui, length, words, commands);
    });
}

fn field(ui: &mut Ui, length: &mut Length, words: &Words, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let name = words.get("timeline-length");
    ui.label(RichText::new(&name).font(Face::Regular.at(size::CAPTION)).color(tokens.weak));
    let mut text = length
        .text
        .clone()
        .unwrap_or_else(|| words.with("timeline-length-days", &[("count", length.of.into())]));
    let edit = TextEdit::singleline(&mut text)
        .id_salt("timeline-length")
        .text_color(if length.problem.is_some() { tokens.error } else { tokens.text })
        .font(Face::Medium.at(size::SECONDARY))
        .min_size(vec2(WIDTH, size::BUTTON))
        .desired_width(WIDTH - 2.0 * 8.0);
    let response = ui.add(edit).accessible_name(name).on_hover_text(words.get("timeline-length-hint"));
    if response.changed() {
        (length.text, length.problem) = (Some(text.clone()), None);
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        match typed::length(&text, words) {
            Some((count, step)) => {
                *length = Length::default();
                commands.push(Command::SetLength(count, step));
                ui.close();
            }
            None => {
                let text = ("text", text.trim().into());
                length.problem = Some(words.with("timeline-bad-length", &[text]));
            }
        }
    }
    if let Some(problem) = &length.problem {
        ui.label(RichText::new(problem).font(Face::Regular.at(size::SECONDARY)).color(tokens.error));
    }
}
