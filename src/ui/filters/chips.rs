//! The strip of chips: each says what is left out, and a click keeps it again.

use eframe::egui::{Align, Layout, Popup, PopupCloseBehavior, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use crate::export;
use crate::ui::command::Command;
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets::{self, Icon};
use crate::view::{FilterPart, ViewModel};
use crate::words::Words;

/// Height of the strip.
pub const STRIP: f32 = 34.0;
/// Height of a chip, and from its edge to its words.
const CHIP: f32 = 24.0;
const PADDING: f32 = 10.0;
/// What the cross of a chip takes.
const CROSS: f32 = 18.0;
/// A chip is no wider.
const WIDEST: f32 = 320.0;

/// Draws the strip: what is left out, how much that is, and the click that brings all of it back.
pub fn strip(ui: &mut Ui, view: &ViewModel, words: &Words, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let inner = ui.max_rect().shrink2(vec2(size::MARGIN, 0.0));
    let mut right =
        ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    right.spacing_mut().item_spacing.x = size::MARGIN;
    let clear = Command::ClearFilters;
    if widgets::link(&mut right, &clear.label(words), &clear.hint(words)).clicked() {
        commands.push(clear);
    }
    let said = words.with("filter-chips-counts", &[("filtered", view.counts().filtered.into())]);
    widgets::text(&mut right, &said, Face::Regular.at(size::SECONDARY), tokens.weak);

    let rest = inner.with_max_x(right.min_rect().left() - size::MARGIN);
    let mut left = ui.new_child(UiBuilder::new().max_rect(rest).layout(Layout::left_to_right(Align::Center)));
    left.spacing_mut().item_spacing.x = size::GRID * 1.5;
    widgets::text(&mut left, &words.get("filter-chips"), Face::Medium.at(size::SECONDARY), tokens.text);
    let parts = view.query().filter.parts();
    let mut told = parts.iter().map(|part| (part, export::filter_part(view, part, words)));
    while let Some((part, what)) = told.next() {
        if !chip(&mut left, (part, &what), told.len(), words, commands) {
            rest_of(
                &mut left,
                &std::iter::once((part, what)).chain(told).collect::<Vec<_>>(),
                words,
                commands,
            );
            break;
        }
    }
}

/// Says how many more conditions there are than chips find room, and opens a menu of them.
fn rest_of(ui: &mut Ui, rest: &[(&FilterPart, String)], words: &Words, commands: &mut Vec<Command>) {
    let more = words.with("filter-chips-more", &[("count", rest.len().into())]);
    let hint = words.get("filter-chips-more-hint");
    let button = widgets::toggle_button(ui, &more, &hint, false);
    Popup::menu(&button).accessible_name(&hint).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(
        |ui| {
            ui.set_max_width(WIDEST);
            for (part, what) in rest {
                let name = words.with("filter-chip-remove", &[("what", what.as_str().into())]);
                if ui.button(name).clicked() {
                    commands.push(Command::RemoveFilter((*part).clone()));
                }
            }
        },
    );
}

/// Draws a chip; whether there was room for it, and for what says how many more there are, if `following` come behind it.
fn chip(
    ui: &mut Ui,
    (part, what): (&FilterPart, &str),
    following: usize,
    words: &Words,
    commands: &mut Vec<Command>,
) -> bool {
    let tokens = Tokens::of(ui);
    let spare = if following > 0 { 130.0 } else { 0.0 };
    let room = ui.available_width() - spare - PADDING - CROSS;
    let font = Face::Medium.at(size::SECONDARY);
    let words_of_it = widgets::line(ui, what, font, tokens.text, room.min(WIDEST));
    if words_of_it.elided && room < WIDEST {
        return false;
    }
    let width = words_of_it.size().x + PADDING + CROSS;
    let (rect, response) = ui.allocate_exact_size(vec2(width, CHIP), Sense::click());
    let name = words.with("filter-chip-remove", &[("what", what.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let ground = if response.hovered() { tokens.hover } else { tokens.panel };
    widgets::frame(ui.painter(), rect, ground, tokens.muted);
    widgets::paint_line(ui.painter(), rect.left() + PADDING, rect.center().y, words_of_it);
    let cross = rect.right_center() - vec2(CROSS / 2.0 + 1.0, 0.0);
    let colour = if response.hovered() { tokens.text } else { tokens.weak };
    widgets::paint_icon(ui.painter(), Icon::Close, cross, colour);
    if response.on_hover_text(name).clicked() {
        commands.push(Command::RemoveFilter(part.clone()));
    }
    true
}
