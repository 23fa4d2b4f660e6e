//! What stands above each list: a field to look for something in it, and how it is sorted.

use eframe::egui::{Context, Id, Key, Modifiers, Popup, Role, Ui, WidgetInfo};

use super::{Sidebar, rows};
use crate::ui::command::{Command, Tab};
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets;
use crate::view::Order;
use crate::words::Words;

/// Width of the menu of orders.
const MENU: f32 = 150.0;

/// The message that names an order.
fn key(order: Order) -> &'static str {
    match order {
        Order::Mentions => "order-mentions",
        Order::Name => "order-name",
        Order::Date => "order-date",
        Order::Text => "order-text",
    }
}

/// The message that says what a list's field looks for.
fn hint(tab: Tab) -> &'static str {
    match tab {
        Tab::Places => "search-places",
        Tab::Documents => "search-documents",
        Tab::Dates => "search-dates",
        Tab::Unmatched => "search-unmatched",
    }
}

/// Gives the keyboard to the field of the list that is shown next.
pub fn ask_for_keys(ctx: &Context) {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| data.insert_temp(asked(), pass));
}

/// Under this it is remembered in which pass that was asked for.
fn asked() -> Id {
    Id::unique("list-asked-for-keys")
}

/// Whether that was asked for just now: a list that is closed by the same keys never takes it.
fn takes_keys(ui: &Ui) -> bool {
    let pass = ui.data_mut(|data| data.remove_temp::<u64>(asked()));
    pass.is_some_and(|pass| ui.ctx().cumulative_pass_nr() <= pass + 1)
}

/// Draws them.
pub(super) fn bar(ui: &mut Ui, sidebar: &Sidebar<'_>, words: &Words, commands: &mut Vec<Command>) {
    let tab = sidebar.tab;
    ui.add_space(size::GRID * 2.0);
    ui.horizontal(|ui| {
        ui.add_space(size::MARGIN - size::GRID);
        ui.spacing_mut().item_spacing.x = size::GRID * 2.0;
        let order = sidebar.lists.order(tab);
        let label = words.get(key(order));
        let font = Face::Medium.at(size::SECONDARY);
        let width = ui.painter().layout_no_wrap(label.clone(), font, Tokens::of(ui).text).size().x;
        field(ui, sidebar, width + widgets::TOGGLE_MARGIN + size::MARGIN + size::GRID * 2.0, words, commands);
        let button = widgets::toggle_button(ui, &label, &words.get("order-hint"), false);
        Popup::menu(&button).accessible_name(words.get("order-hint")).show(|ui| {
            ui.set_width(MENU);
            for &other in tab.orders() {
                if ui.selectable_label(other == order, words.get(key(other))).clicked() {
                    commands.push(Command::SortList(tab, other));
                }
            }
        });
    });
    ui.add_space(size::GRID * 2.0);
}

fn field(ui: &mut Ui, sidebar: &Sidebar<'_>, taken: f32, words: &Words, commands: &mut Vec<Command>) {
    let tab = sidebar.tab;
    let mut text = sidebar.lists.wish(tab).search.clone();
    let hint = words.get(hint(tab));
    let width = ui.available_width() - taken;
    // What it looks for says the tab above it as well.
    let (font, colour) = (Face::Regular.at(size::BODY), Tokens::of(ui).weak);
    let whole = ui.painter().layout_no_wrap(hint.clone(), font, colour).size().x <= width - 16.0;
    let shown = if whole { hint.clone() } else { words.get("search-short") };
    let response = ui.add(widgets::field(&mut text, shown, width));
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &hint));
    if takes_keys(ui) {
        response.request_focus();
    }
    let down =
        response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
    if down && !sidebar.lists.rows().is_empty() {
        rows::go_to(ui.ctx(), tab, 0);
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        text.clear();
    }
    if text != sidebar.lists.wish(tab).search {
        commands.push(Command::SearchList(tab, text));
    }
}
