//! The menu of filters: what is left out, or kept alone, by each of what a mention is.

use eframe::egui::Ui;

use super::choice::{Choice, Tick, caption};
use super::{Menu, alone, passage};
use crate::ui::command::Command;
use crate::ui::scrolling;
use crate::ui::theme::size;
use crate::ui::widgets::{self, Segment};
use crate::view::{self, ViewModel};
use crate::words::Words;

/// Width of a column of the menu.
const COLUMN: f32 = 312.0;
/// From this width of the window on there are two columns.
const TWO_COLUMNS: f32 = 680.0;
/// From this width on there are three, which leave in sight most of what they filter.
const THREE_COLUMNS: f32 = 1500.0;
/// Highest that the menu gets; what does not fit is scrolled to.
const HEIGHT: f32 = 640.0;
/// How sure a mention may be asked to be: percent.
const CONFIDENCES: [u8; 4] = [0, 50, 70, 90];

/// Draws the menu.
pub(super) fn menu(ui: &mut Ui, menu: &Menu<'_>, words: &Words, commands: &mut Vec<Command>) {
    let view = menu.view;
    let window = ui.ctx().content_rect().size();
    let height = HEIGHT.min(window.y - 80.0);
    let columns = if window.x >= THREE_COLUMNS {
        3.0
    } else if window.x >= TWO_COLUMNS {
        2.0
    } else {
        1.0
    };
    let id = ui.scope_id().with("scrolled");
    let area = scrolling::area(ui, id).max_height(height).min_scrolled_height(height);
    let shown = area.show(ui, |ui| {
        ui.set_width(columns * COLUMN + (columns - 1.0) * size::MARGIN);
        if columns > 1.0 {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = size::MARGIN;
                column(ui, |ui| of_the_text(ui, menu, words, commands));
                column(ui, |ui| {
                    of_the_place(ui, menu, words, commands);
                    if columns < 3.0 {
                        widgets::hairline(ui);
                        themes(ui, view, words, commands);
                        widgets::hairline(ui);
                        alone::documents(ui, menu, words, commands);
                    }
                });
                if columns > 2.0 {
                    column(ui, |ui| {
                        themes(ui, view, words, commands);
                        widgets::hairline(ui);
                        alone::documents(ui, menu, words, commands);
                    });
                }
            });
        } else {
            // What has the keyboard stands first: in the little room that there is nothing has to be scrolled away for it.
            of_the_text(ui, menu, words, commands);
            widgets::hairline(ui);
            themes(ui, view, words, commands);
            widgets::hairline(ui);
            of_the_place(ui, menu, words, commands);
            widgets::hairline(ui);
            alone::documents(ui, menu, words, commands);
        }
    });
    scrolling::by_keys(ui, id, &shown);
}

fn column(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(COLUMN);
        add(ui);
    });
}

/// What the text says and how.
fn of_the_text(ui: &mut Ui, menu: &Menu<'_>, words: &Words, commands: &mut Vec<Command>) {
    passage::field(ui, menu, words, commands);
    widgets::hairline(ui);
    dates(ui, menu.view, words, commands);
    widgets::hairline(ui);
    roles(ui, menu.view, words, commands);
}

/// Which places are meant, and how surely.
fn of_the_place(ui: &mut Ui, menu: &Menu<'_>, words: &Words, commands: &mut Vec<Command>) {
    confidence(ui, menu.view, words, commands);
    widgets::hairline(ui);
    kinds(ui, menu.view, words, commands);
    widgets::hairline(ui);
    alone::countries(ui, menu, words, commands);
}

/// How dates are known, and how is told.
fn dates(ui: &mut Ui, view: &ViewModel, words: &Words, commands: &mut Vec<Command>) {
    let (filter, choices) = (&view.query().filter, view.choices());
    let bases = choices.bases.iter().map(|&(basis, count)| {
        let kept = !filter.without_bases.contains(&basis);
        (words.filter_basis(basis.basis()), count, kept, Command::ToggleBasis(basis))
    });
    kept_ones(ui, "filter-bases", bases, words, commands);
    widgets::hairline(ui);
    let narrations = choices.narrations.iter().map(|&(narration, count)| {
        let kept = !filter.without_narrations.contains(&narration);
        (words.filter_narration(narration), count, kept, Command::ToggleNarration(narration))
    });
    kept_ones(ui, "filter-narrations", narrations, words, commands);
}

/// A section whose rows are kept while they are ticked: of each what it is called, how many mentions it has, whether they are kept, and
/// what a click asks for.
fn kept_ones(
    ui: &mut Ui,
    title: &str,
    rows: impl Iterator<Item = (String, usize, bool, Command)>,
    words: &Words,
    commands: &mut Vec<Command>,
) {
    caption(ui, &words.get(title));
    for (label, count, ticked, command) in rows {
        let choice = Choice { label, count, ticked, means: Tick::Kept };
        choice.draw(ui, words, commands, || command);
    }
    ui.add_space(size::GRID);
}

/// What the words around a mention are about.
fn themes(ui: &mut Ui, view: &ViewModel, words: &Words, commands: &mut Vec<Command>) {
    let without = &view.query().filter.sieve.without_themes;
    let rows = view::themes(view.corpus(), words.language());
    let named = rows.into_iter().map(|row| (row.id, row.name, row.mentions as usize));
    let none = (String::new(), words.get("theme-none"), view::without_theme(view.corpus()) as usize);
    let rows = named.chain([none]).map(|(id, label, count)| {
        let kept = !without.contains(&id);
        (label, count, kept, Command::FilterTheme(id))
    });
    kept_ones(ui, "filter-themes", rows, words, commands);
}

fn kinds(ui: &mut Ui, view: &ViewModel, words: &Words, commands: &mut Vec<Command>) {
    let sieve = &view.query().filter.sieve;
    let rows = view.choices().kinds.iter().map(|&(kind, count)| {
        (words.kind(kind), count, !sieve.without_kinds.contains(&kind), Command::ToggleKind(kind))
    });
    kept_ones(ui, "filter-kinds", rows, words, commands);
}

/// What the names stand for.
fn roles(ui: &mut Ui, view: &ViewModel, words: &Words, commands: &mut Vec<Command>) {
    let sieve = &view.query().filter.sieve;
    let rows = view.choices().roles.iter().map(|&(role, count)| {
        (words.role(role), count, !sieve.without_roles.contains(&role), Command::ToggleRole(role))
    });
    kept_ones(ui, "filter-roles", rows, words, commands);
}

/// How sure a mention must be.
fn confidence(ui: &mut Ui, view: &ViewModel, words: &Words, commands: &mut Vec<Command>) {
    let least = view.query().filter.sieve.least_confidence;
    caption(ui, &words.get("filter-confidence-title"));
    let segment = |percent: u8| Segment {
        label: match percent {
            0 => words.get("filter-confidence-any"),
            _ => words.percent(percent),
        },
        hint: words.get("filter-confidence-hint"),
        selected: least == percent,
    };
    let chosen = ui.horizontal(|ui| {
        ui.add_space(size::GRID * 2.0);
        widgets::segments(ui, &CONFIDENCES.map(segment))
    });
    if let Some(&percent) = chosen.inner.and_then(|number| CONFIDENCES.get(number)) {
        commands.push(Command::SetLeastConfidence(percent));
    }
    ui.add_space(size::GRID * 2.0);
}
