//! The button that opens the menu of filters, and the strip below the top bar that says what they leave out.

mod chips;
mod menu;

use eframe::egui::{Align2, Popup, PopupCloseBehavior, RectAlign, Ui, pos2};

use super::command::Command;
use super::theme::size;
use super::widgets;
use crate::view::ViewModel;
use crate::words::Words;

pub use chips::{STRIP, strip};

/// The button that opens the menu, which ends at `free_right`, so that what is read beyond stays in sight.
pub fn button(ui: &mut Ui, view: &ViewModel, free_right: f32, words: &Words, commands: &mut Vec<Command>) {
    let filter = &view.query().filter;
    let label = match filter.parts().len() {
        0 => words.get("filter-button"),
        count => words.with("filter-button-active", &[("count", count.into())]),
    };
    let button = widgets::toggle_button(ui, &label, &words.get("filter-button-hint"), filter.is_active());
    let corner = pos2(button.rect.right().min(free_right), button.rect.bottom() + size::GRID);
    Popup::menu(&button)
        .at_position(corner)
        .align(RectAlign { parent: Align2::LEFT_TOP, child: Align2::RIGHT_TOP })
        .accessible_name(words.get("filter-button"))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            menu::menu(ui, view, words, commands);
        });
}
