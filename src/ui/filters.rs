//! The button that opens the menu of filters, and the strip below the top bar that says what they leave out.

mod alone;
mod chips;
mod choice;
mod fields;
mod menu;
mod passage;

use eframe::egui::{Align2, Context, Id, Key, Popup, PopupCloseBehavior, RectAlign, Ui, pos2};

use super::command::Command;
use super::theme::size;
use super::widgets;
use crate::view::{Filter, FilterPart, OfDocument, ViewModel};
use crate::words::Words;

pub use chips::{STRIP, strip};
pub use fields::{Fields, FilterList};

/// What stands on the button: "Filter · 2".
pub fn label(filter: &Filter, words: &Words) -> String {
    match filter.parts().len() {
        0 => words.get("filter-button"),
        count => words.with("filter-button-active", &[("count", count.into())]),
    }
}

/// Opens the menu in the next frame.
pub fn open(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(asked(), true));
}

/// Under this it is remembered that the menu was asked for.
fn asked() -> Id {
    Id::unique("filters-asked-for")
}

/// What the menu shows.
#[derive(Clone, Copy)]
pub struct Menu<'a> {
    /// The view of the corpus.
    pub view: &'a ViewModel,
    /// The words that passages are to hold, while they are looked for.
    pub sought: Option<&'a str>,
    /// What stands in its fields.
    pub fields: &'a Fields,
    /// Whether it opens for someone at the keyboard, who begins in its field.
    pub asks_for_keys: bool,
}

impl Menu<'_> {
    /// The words that passages are to hold, whether they were found already or not.
    fn asked_text(&self) -> &str {
        self.sought.unwrap_or(&self.view.query().filter.sieve.text)
    }
}

/// The button that opens the menu, which stands below it.
pub fn button(ui: &mut Ui, shown: &Menu<'_>, words: &Words, commands: &mut Vec<Command>) {
    let filter = &shown.view.query().filter;
    let label = label(filter, words);
    let hint = Command::ShowFilters.hint_with_keys(words, ui.ctx());
    let button = widgets::toggle_button(ui, &label, &hint, filter.is_active());
    let is_asked = ui.data_mut(|data| data.remove_temp::<bool>(asked())).is_some();
    if is_asked {
        Popup::open_id(ui.ctx(), Popup::default_response_id(&button));
    }
    let by_keys = button.clicked() && !ui.input(|input| input.pointer.any_click());
    let shown = Menu { asks_for_keys: is_asked || by_keys, ..*shown };
    // The menu closes with it before it is drawn.
    if shown.fields.has_draft() && ui.input(|input| input.key_pressed(Key::Escape)) {
        commands.push(Command::DraftText(None));
    }
    let corner = pos2(button.rect.right(), button.rect.bottom() + size::GRID);
    Popup::menu(&button)
        .at_position(corner)
        .align(RectAlign { parent: Align2::LEFT_TOP, child: Align2::RIGHT_TOP })
        .accessible_name(words.get("filter-button"))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            // Tab stays in it: what it covers cannot be seen.
            ui.memory_mut(|memory| memory.set_modal_layer(ui.layer_id()));
            menu::menu(ui, &shown, words, commands);
        });
}

/// What can be asked of a document, by its index and path, as the filter stands to it: the messages that name it, and it.
pub fn of_document(filter: &Filter, document: u32, path: &str) -> Vec<(&'static str, Command)> {
    let alone = ("document-alone", Command::OnlyDocument(document));
    let also = ("document-also", Command::AlsoDocument(document));
    let not = ("document-not", Command::NotDocument(document));
    let all = ("document-not-alone", Command::RemoveFilter(FilterPart::Documents));
    match filter.of_document(path) {
        OfDocument::AmongAll => vec![alone],
        OfDocument::Alone => vec![all],
        OfDocument::AmongSome => vec![alone, not, all],
        OfDocument::LeftOut => vec![also, alone, all],
    }
}
