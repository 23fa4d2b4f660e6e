//! Asks whether tiles may be had from a server, and tells in plain words what that means. Nothing is asked of it before.

use eframe::egui::{Label, Response, RichText, TextEdit, Ui, vec2};

use super::Command;
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets::{self, Weight};
use crate::words::Words;

/// What was typed so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnlineForm {
    /// Where the tiles are.
    pub template: String,
    /// Whose map it is.
    pub attribution: String,
}

/// Draws the question.
pub fn ask(ui: &mut Ui, form: &mut OnlineForm, words: &Words, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let regular = || Face::Regular.at(size::BODY);
    widgets::text(ui, &words.get("online-what"), regular(), tokens.text);
    let server = form.server(words);
    let sees = match &server {
        Ok(server) => words.with("online-sees", &[("host", server.host().into())]),
        Err(_) => words.get("online-sees-unknown"),
    };
    widgets::text(ui, &sees, Face::SemiBold.at(size::BODY), tokens.text);
    widgets::text(ui, &words.get("online-keeps"), regular(), tokens.weak);
    ui.add_space(size::GRID);
    let address = field(ui, &mut form.template, "online-template", words);
    super::takes_focus(ui, &address);
    widgets::text(ui, &words.get("online-template-how"), Face::Regular.at(size::CAPTION), tokens.weak);
    field(ui, &mut form.attribution, "online-attribution", words);
    if let Err(fault) = &server {
        widgets::text(ui, fault, regular(), tokens.error);
    }
    ui.add_space(size::GRID);
    ui.horizontal(|ui| {
        if let Ok(server) = server
            && widgets::button(ui, &words.get("online-yes"), &words.get("online-yes-hint"), Weight::Primary)
                .clicked()
        {
            commands.push(Command::UseOnlineMap(server));
        }
        let (no, hint) = (words.get("online-no"), words.get("online-no-hint"));
        if widgets::button(ui, &no, &hint, Weight::Plain).clicked() {
            commands.push(Command::CloseDialog);
        }
    });
}

fn field(ui: &mut Ui, text: &mut String, key: &str, words: &Words) -> Response {
    let caption = RichText::new(words.get(key)).font(Face::Medium.at(size::SECONDARY));
    let label = ui.add(Label::new(caption)).id;
    let field = TextEdit::singleline(text).desired_width(f32::INFINITY).margin(vec2(8.0, 6.0));
    ui.add(field).labelled_by(label)
}
