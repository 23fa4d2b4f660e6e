//! The selected mention among those that are read: which it is, the way to the one before and after it, and the offer to
//! bring it into sight where window or filters hide it.

use eframe::egui::Ui;

use super::Text;
use crate::ui::command::Command;
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets::{self, Icon};
use crate::view::{Absent, Highlight, absent, moved_to};

/// What a click on a highlighted toponym asks for.
pub(super) fn asked(highlight: &Highlight, adds: bool) -> Command {
    match &highlight.place {
        Some(place) if adds => Command::TogglePlace(place.clone()),
        _ => Command::SelectMention(highlight.mention),
    }
}

/// "4 of 21" and the arrows to the mention before and after, from right to left. `all` counts what there is to go through.
pub(super) fn arrows(
    ui: &mut Ui,
    text: &Text<'_>,
    at: Option<usize>,
    all: usize,
    commands: &mut Vec<Command>,
) {
    if all == 0 {
        return;
    }
    ui.spacing_mut().item_spacing.x = 0.0;
    for (icon, command) in [(Icon::Down, Command::NextMention), (Icon::Up, Command::PreviousMention)] {
        let (label, hint) = (command.label(text.words), command.hint(text.words));
        if widgets::icon_button(ui, icon, &label, &hint, false).clicked() {
            commands.push(command);
        }
    }
    ui.add_space(size::GRID);
    if let Some(at) = at {
        let said = text.words.with("mention-of", &[("at", (at + 1).into()), ("all", all.into())]);
        widgets::text(ui, &said, Face::Medium.at(size::SECONDARY), Tokens::of(ui).text);
    }
}

/// Where the selected mention is out of sight: why, and a link that shows it.
pub(super) fn offer(ui: &mut Ui, text: &Text<'_>, commands: &mut Vec<Command>) {
    let (view, words) = (text.view, text.words);
    let query = view.query();
    let Some(why) = text.mention.and_then(|mention| absent(view.corpus(), query, mention)) else { return };
    let (said, command) = match why {
        Absent::Outside(date) => {
            let window = query.days().or(query.window);
            let to = window.map_or(date, |window| moved_to(window, date));
            (words.with("mention-outside", &[("date", words.range(date).into())]), Command::SetWindow(to))
        }
        Absent::Undated => (words.get("mention-undated"), Command::ResetWindow),
        Absent::Filtered => (words.get("mention-filtered"), Command::ClearFilters),
    };
    ui.add_space(size::GRID);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::GRID * 2.0;
        widgets::text(ui, &said, Face::Regular.at(size::SECONDARY), Tokens::of(ui).text);
        if widgets::link(ui, &words.get("mention-show"), &words.get("mention-show-hint")).clicked() {
            commands.push(command);
        }
    });
}
