//! Naming a bookmark, and the list of them: what they are called, what is to be remembered of each, and what can be done with it.

use eframe::egui::{Key, Label, Modifiers, RichText, Role, TextEdit, Ui, WidgetInfo, vec2};

use super::Command;
use crate::ui::kept::{Bookmark, BookmarkForm, Bookmarks, Marking};
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets::{self, Weight};
use crate::words::Words;

/// So many lines of a note are in sight.
const LINES: usize = 4;

/// The message that heads the question.
pub fn title(form: &BookmarkForm) -> &'static str {
    if form.at.is_none() { "bookmark-add-title" } else { "bookmark-rename-title" }
}

/// Asks for name and note.
pub fn name(
    ui: &mut Ui,
    form: &mut BookmarkForm,
    bookmarks: &Bookmarks,
    words: &Words,
    commands: &mut Vec<Command>,
) {
    let tokens = Tokens::of(ui);
    // Enter is a new line in the note, and with Ctrl the end of it.
    let done = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    let label = caption(ui, "bookmark-name-field", words);
    let field = TextEdit::singleline(&mut form.bookmark.name).desired_width(f32::INFINITY);
    let mut field = field.margin(vec2(8.0, 6.0)).show(ui);
    field.response.response = field.response.response.labelled_by(label);
    let entered = super::is_entered(ui, field, &form.bookmark.name);
    let label = caption(ui, "bookmark-note-field", words);
    let note = TextEdit::multiline(&mut form.bookmark.note).desired_rows(LINES).desired_width(f32::INFINITY);
    ui.add(note.margin(vec2(8.0, 6.0))).labelled_by(label);
    widgets::text(ui, &words.get("bookmark-holds"), Face::Regular.at(size::CAPTION), tokens.weak);
    if bookmarks.is_unkept {
        widgets::text(ui, &words.get("bookmark-unkept"), Face::Regular.at(size::CAPTION), tokens.error);
    }
    ui.add_space(size::GRID);
    let keep = Command::Bookmark(Marking::Keep(Box::new(form.clone())));
    let pressed = widgets::button(ui, &keep.label(words), &keep.hint(words), Weight::Primary).clicked();
    if (pressed || entered || done) && !form.bookmark.name.trim().is_empty() {
        commands.push(keep);
    }
}

fn caption(ui: &mut Ui, key: &str, words: &Words) -> eframe::egui::Id {
    let caption = RichText::new(words.get(key)).font(Face::Medium.at(size::SECONDARY));
    ui.add(Label::new(caption)).id
}

/// Lists them.
pub fn list(ui: &mut Ui, bookmarks: &Bookmarks, words: &Words, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    if let Some((_, deleted)) = &bookmarks.deleted {
        ui.horizontal_wrapped(|ui| {
            let said = words.with("bookmark-deleted", &[("name", deleted.name.as_str().into())]);
            widgets::text(ui, &said, Face::Regular.at(size::BODY), tokens.weak);
            let restore = Command::Bookmark(Marking::Restore);
            if widgets::link(ui, &restore.label(words), &restore.hint(words)).clicked() {
                commands.push(restore);
            }
        });
    }
    if bookmarks.list.is_empty() {
        let keys = Command::Bookmark(Marking::Add).keys(words, ui.ctx()).unwrap_or_default();
        let said = words.with("bookmarks-none", &[("keys", keys.into())]);
        widgets::text(ui, &said, Face::Regular.at(size::BODY), tokens.weak);
    }
    for (number, bookmark) in bookmarks.list.iter().enumerate() {
        ui.push_id(number, |ui| row(ui, number, bookmark, words, commands));
    }
}

fn row(ui: &mut Ui, number: usize, bookmark: &Bookmark, words: &Words, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    widgets::hairline(ui);
    ui.add_space(size::GRID);
    let response = widgets::text(ui, &bookmark.name, Face::SemiBold.at(size::BODY), tokens.text);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &bookmark.name));
    if !bookmark.note.is_empty() {
        widgets::text(ui, &bookmark.note, Face::Regular.at(size::BODY), tokens.text);
    }
    if let Some(days) = bookmark.query.days() {
        widgets::text(ui, &words.range(days), Face::Regular.at(size::SECONDARY), tokens.accent);
    }
    ui.horizontal_wrapped(|ui| {
        for marking in [Marking::Show(number), Marking::Rename(number), Marking::Delete(number)] {
            let command = Command::Bookmark(marking);
            let label = command.label(words);
            let name = words.with(
                "bookmark-do",
                &[("what", label.as_str().into()), ("name", bookmark.name.as_str().into())],
            );
            if widgets::link_named(ui, &label, &name, &command.hint(words)).clicked() {
                commands.push(command);
            }
        }
    });
}
