//! What lies over the window and asks to be closed: warnings, keys, about, the field for a path, and what base maps ask.

mod bookmarks;
mod online;
mod palette;

pub use online::OnlineForm;
pub use palette::Palette;

use std::path::PathBuf;

use eframe::egui::style::ScrollStyle;
use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditOutput;
use eframe::egui::{Align, Align2, Frame, Id, Layout, Modal, Response, TextEdit, Ui, vec2};

use super::command::Command;
use super::figures::{self, Making};
use super::kept::Bookmarks;
use super::pick::Asked;
use super::scrolling;
use super::state::Dialog;
use super::theme::{Face, Tokens, size};
use super::widgets::{self, Weight};
use crate::model::{Message, Warning};
use crate::view::ViewModel;
use crate::words::Words;

/// What dialogs tell of what lies below them.
pub struct Below<'a> {
    /// Of what was opened last.
    pub warnings: &'a [Warning],
    /// What is shown.
    pub view: Option<&'a ViewModel>,
    /// The bookmarks of what is open.
    pub bookmarks: &'a Bookmarks,
    /// What was opened before, the last first.
    pub recent: &'a [Vec<PathBuf>],
    /// What the dialog of the figure is made of.
    pub figure: Making<'a>,
}

/// Draws the dialog. Gives the path that was typed, once it is meant.
pub fn show(
    ui: &Ui,
    dialog: &mut Dialog,
    below: &mut Below<'_>,
    words: &Words,
    commands: &mut Vec<Command>,
) -> Option<(Asked, String)> {
    let frame = Frame::popup(ui.style()).inner_margin(20);
    // Each has a size of its own, whichever was shown before.
    let key = match dialog {
        Dialog::Warnings => "warnings-title",
        Dialog::Shortcuts => "shortcuts-title",
        Dialog::About => "app-name",
        Dialog::Palette(_) => "palette-title",
        Dialog::Bookmark(form) => bookmarks::title(form),
        Dialog::Bookmarks => "bookmarks-title",
        Dialog::Figure => "figure-dialog-title",
        Dialog::Online(_) => "online-title",
        Dialog::BaseMapFailed { .. } => "base-failed-title",
        Dialog::Path { asked, .. } => asked.key(),
    };
    let id = Id::unique("dialog").with(key);
    let area = match dialog {
        // Its field stays where it is, however many rows there are below it.
        Dialog::Palette(_) => Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, palette_top(ui))),
        _ => Modal::default_area(id),
    };
    let modal = Modal::new(id).area(area).frame(frame).show(ui.ctx(), |ui| {
        let width = match dialog {
            Dialog::Shortcuts => 2.0 * COLUMN + GUTTER,
            Dialog::Figure => FIGURE,
            _ => COLUMN,
        };
        ui.set_width(width.min(ui.ctx().content_rect().width() - 64.0));
        if !matches!(dialog, Dialog::Palette(_)) {
            heading(ui, key, words, commands);
        }
        match dialog {
            Dialog::Warnings => scrolled(ui, |ui| list_warnings(ui, below.warnings, words)),
            Dialog::Palette(palette) => palette::show(ui, palette, below, words, commands),
            Dialog::Bookmark(form) => bookmarks::name(ui, form, below.bookmarks, words, commands),
            Dialog::Bookmarks => scrolled(ui, |ui| bookmarks::list(ui, below.bookmarks, words, commands)),
            Dialog::Shortcuts => scrolled(ui, |ui| list_shortcuts(ui, words)),
            Dialog::About => scrolled(ui, |ui| about(ui, words)),
            Dialog::Figure => figures::show(ui, &mut below.figure, room(ui), words, commands),
            Dialog::Online(form) => online::ask(ui, form, words, commands),
            Dialog::BaseMapFailed { message, hint } => failed(ui, message, hint, words, commands),
            Dialog::Path { asked, text } => {
                return path_field(ui, text, words).then(|| (*asked, text.clone()));
            }
        }
        None
    });
    // A click that missed the dialog loses nothing that was typed.
    let is_held = matches!(dialog, Dialog::Bookmark(form) if form.is_typed(below.bookmarks));
    if !(is_held && modal.backdrop_response.clicked()) && modal.should_close() {
        commands.push(Command::CloseDialog);
    }
    modal.inner
}

/// From the top of the window to the palette: with all its rows it stands in the middle.
fn palette_top(ui: &Ui) -> f32 {
    ((ui.ctx().content_rect().height() - palette::HEIGHT - 96.0) / 2.0).max(OUTSIDE)
}

/// Width of a dialog, and between two columns of one that has them.
const COLUMN: f32 = 460.0;
/// Width of the dialog of the figure, where the window is not narrower.
const FIGURE: f32 = 1240.0;
const GUTTER: f32 = 40.0;

/// From the dialog to the edge of the window, and all that a dialog has around its content, in points of height.
const OUTSIDE: f32 = 24.0;
const AROUND: f32 = 96.0;

/// The height that the content of a dialog can have.
fn room(ui: &Ui) -> f32 {
    (ui.ctx().content_rect().height() - 2.0 * OUTSIDE - AROUND).max(size::BUTTON * 2.0)
}

/// Content as high as it is, up to the height of the window; where it is higher it scrolls, beside a bar that is seen.
fn scrolled(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let room = room(ui);
    ui.spacing_mut().scroll = ScrollStyle::solid();
    let id = ui.scope_id().with("scrolled");
    let shown = scrolling::area(ui, id).max_height(room).min_scrolled_height(room).show(ui, content);
    scrolling::by_keys(ui, id, &shown);
}

fn heading(ui: &mut Ui, key: &str, words: &Words, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        let colour = Tokens::of(ui).text;
        widgets::text(ui, &words.get(key), Face::SemiBold.at(size::HEADING), colour);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if widgets::close_button(ui, words).clicked() {
                commands.push(Command::CloseDialog);
            }
        });
    });
}

fn list_warnings(ui: &mut Ui, warnings: &[Warning], words: &Words) {
    let tokens = Tokens::of(ui);
    if warnings.is_empty() {
        widgets::text(ui, &words.get("warnings-none"), Face::Regular.at(size::BODY), tokens.weak);
    }
    for warning in warnings {
        widgets::text(ui, &words.warning(warning), Face::Medium.at(size::BODY), tokens.text);
        if let Some(hint) = &warning.hint {
            widgets::text(ui, &words.message(hint), Face::Regular.at(size::SECONDARY), tokens.weak);
        }
        ui.add_space(size::GRID);
    }
}

fn list_shortcuts(ui: &mut Ui, words: &Words) {
    let tokens = Tokens::of(ui);
    // Rows of text and not of buttons, so that all keys are seen at once.
    ui.spacing_mut().interact_size.y = size::GRID * 5.0;
    ui.spacing_mut().item_spacing.y = size::GRID;
    let rows: Vec<_> = Command::with_shortcut().collect();
    // Two, unless names would be cut.
    let columns = if ui.available_width() > 1.7 * COLUMN + GUTTER { 2 } else { 1 };
    ui.spacing_mut().item_spacing.x = GUTTER;
    ui.columns(columns, |columns| {
        let each = rows.len().div_ceil(columns.len());
        for (ui, rows) in columns.iter_mut().zip(rows.chunks(each)) {
            for (command, _) in rows {
                ui.horizontal(|ui| {
                    let keys = command.all_keys(words, ui.ctx()).join("  ");
                    let font = Face::Medium.at(size::SECONDARY);
                    let keys_width =
                        ui.painter().layout_no_wrap(keys.clone(), font.clone(), tokens.weak).size().x;
                    let room = ui.available_width() - keys_width - size::GRID * 4.0;
                    let name = command.label(words);
                    widgets::cut_text(ui, &name, Face::Regular.at(size::BODY), tokens.text, room);
                    ui.spacing_mut().item_spacing.x = 0.0;
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        widgets::cut_text(ui, &keys, font, tokens.weak, f32::INFINITY);
                    });
                });
            }
        }
    });
}

fn about(ui: &mut Ui, words: &Words) {
    let tokens = Tokens::of(ui);
    let version = words.with("about-version", &[("version", env!("CARGO_PKG_VERSION").into())]);
    widgets::text(ui, &version, Face::Medium.at(size::BODY), tokens.text);
    for key in ["about-what", "about-data", "about-licence"] {
        widgets::text(ui, &words.get(key), Face::Regular.at(size::BODY), tokens.weak);
    }
}

/// Why a base map could not be opened, and the way out.
fn failed(ui: &mut Ui, message: &Message, hint: &Message, words: &Words, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    widgets::text(ui, &words.message(message), Face::Regular.at(size::BODY), tokens.error);
    widgets::text(ui, &sentence(&words.message(hint)), Face::Regular.at(size::BODY), tokens.text);
    widgets::text(ui, &words.get("base-failed-stays"), Face::Regular.at(size::BODY), tokens.weak);
    ui.add_space(size::GRID);
    let another = Command::OpenBaseMap;
    if widgets::button(ui, &another.label(words), &another.hint(words), Weight::Primary).clicked() {
        commands.extend([Command::CloseDialog, another]);
    }
}

/// A hint, which stands behind a colon elsewhere, as a sentence.
fn sentence(hint: &str) -> String {
    let mut letters = hint.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str() + "."
}

/// Gives the keyboard to a field that was not there before, and where nothing else has it: what asks is typed into at once.
/// Whether it was given.
fn takes_focus(ui: &Ui, field: &Response) -> bool {
    let pass = ui.ctx().cumulative_pass_nr();
    let before: Option<u64> = ui.data(|data| data.get_temp(field.id));
    ui.data_mut(|data| data.insert_temp(field.id, pass));
    let is_new = before.is_none_or(|before| before + 1 < pass);
    let takes = is_new || ui.memory(|memory| memory.focused().is_none());
    if takes {
        field.request_focus();
    }
    takes
}

/// Whether Enter was pressed in a field with this text. Else it takes the keyboard where it is new, and what is suggested is typed over.
fn is_entered(ui: &Ui, mut shown: TextEditOutput, text: &str) -> bool {
    let response = shown.response.response.clone();
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter));
    if !entered && takes_focus(ui, &response) {
        let all = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
        shown.state.cursor.set_char_range(Some(all));
        shown.state.store(ui.ctx(), response.id);
    }
    entered
}

/// A field for a path; whether the user is done with it.
fn path_field(ui: &mut Ui, text: &mut String, words: &Words) -> bool {
    let tokens = Tokens::of(ui);
    widgets::text(ui, &words.get("pick-no-dialog"), Face::Regular.at(size::BODY), tokens.weak);
    let field = TextEdit::singleline(text).hint_text(words.get("pick-path")).desired_width(f32::INFINITY);
    let shown = field.margin(vec2(8.0, 6.0)).show(ui);
    let entered = is_entered(ui, shown, text);
    let hint = words.get("pick-done-hint");
    let pressed = widgets::button(ui, &words.get("pick-done"), &hint, Weight::Primary).clicked();
    (entered || pressed) && !text.trim().is_empty()
}
