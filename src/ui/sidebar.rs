//! The lists at the left: places as a tree with their counts, documents, toponyms without a place. Below a certain
//! width, or when the user wants room, a rail of icons stands in for them.

mod dates;
mod documents;
mod places;
mod rows;
mod tools;
mod unmatched;

use eframe::egui::{
    Align, CornerRadius, Layout, Popup, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2,
};

pub(super) use tools::ask_for_keys;

use super::command::{Command, Tab};
use super::lists::Lists;
use super::theme::{Face, Tokens, size};
use super::widgets::{self, Icon};
use crate::view::ViewModel;
use crate::words::Words;

/// What the sidebar shows.
pub struct Sidebar<'a> {
    /// The view of the corpus.
    pub view: &'a ViewModel,
    /// The list shown.
    pub tab: Tab,
    /// The lists as they are sorted, searched and unfolded.
    pub lists: &'a Lists,
    /// The document that is open, as an index.
    pub document: Option<u32>,
    /// The document that is open and the paragraph it was opened at, as indexes.
    pub read: Option<(u32, u32)>,
}

/// Draws the lists.
pub fn panel(ui: &mut Ui, sidebar: &Sidebar<'_>, words: &Words, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    // However short the words in it, the column keeps its width.
    ui.set_min_width(ui.available_width());
    tabs(ui, sidebar, words, commands);
    widgets::hairline(ui);
    tools::bar(ui, sidebar, words, commands);
    if sidebar.lists.rows().is_empty() && !sidebar.lists.wish(sidebar.tab).search.trim().is_empty() {
        nothing(ui, words);
        return;
    }
    match sidebar.tab {
        Tab::Places => places::list(ui, sidebar, words, commands),
        Tab::Documents => documents::list(ui, sidebar, words, commands),
        Tab::Dates => dates::list(ui, sidebar, words, commands),
        Tab::Unmatched => unmatched::list(ui, sidebar, words, commands),
    }
}

/// Where nothing in a list fits what is looked for.
fn nothing(ui: &mut Ui, words: &Words) {
    ui.add_space(size::GRID);
    ui.horizontal_wrapped(|ui| {
        ui.add_space(size::MARGIN);
        widgets::text(ui, &words.get("search-nothing"), Face::Regular.at(size::BODY), Tokens::of(ui).weak);
    });
}

/// Draws the rail of icons.
pub fn rail(ui: &mut Ui, lit: Option<Tab>, words: &Words, commands: &mut Vec<Command>) {
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.add_space(size::GRID * 2.0);
        let each = size::BUTTON + ui.spacing().item_spacing.y;
        let room = ui.available_height() + ui.spacing().item_spacing.y;
        let all = Tab::ALL.len();
        let seen = if each * all as f32 <= room {
            all
        } else {
            (2..all).rev().find(|some| each * *some as f32 <= room).map_or(0, |some| some - 1)
        };
        for which in &Tab::ALL[..seen] {
            let icon = match which {
                Tab::Places => Icon::Places,
                Tab::Documents => Icon::Documents,
                Tab::Dates => Icon::Dates,
                Tab::Unmatched => Icon::Unmatched,
            };
            let name = words.get(which.key());
            if widgets::icon_button(ui, icon, &name, &name, lit == Some(*which)).clicked() {
                commands.push(Command::ShowTab(*which));
            }
        }
        if seen < all {
            more_lists(ui, &Tab::ALL[seen..], lit, words, commands);
        }
    });
}

/// The button that opens a menu of the lists whose icons have no room.
fn more_lists(ui: &mut Ui, rest: &[Tab], lit: Option<Tab>, words: &Words, commands: &mut Vec<Command>) {
    let name = words.get("rail-more");
    let is_lit = lit.is_some_and(|lit| rest.contains(&lit));
    let button = widgets::icon_button(ui, Icon::Down, &name, &name, is_lit);
    Popup::menu(&button).accessible_name(name).show(|ui| {
        for which in rest {
            if ui.selectable_label(lit == Some(*which), words.get(which.key())).clicked() {
                commands.push(Command::ShowTab(*which));
            }
        }
    });
}

fn tabs(ui: &mut Ui, sidebar: &Sidebar<'_>, words: &Words, commands: &mut Vec<Command>) {
    let (bar, _) = ui.allocate_exact_size(vec2(ui.available_width(), 38.0), Sense::hover());
    let bar = bar.shrink2(vec2(size::MARGIN, 0.0));
    let mut ui = ui.new_child(UiBuilder::new().max_rect(bar).layout(Layout::left_to_right(Align::Max)));
    ui.spacing_mut().item_spacing.x = size::GRID * 3.0;
    for tab in Tab::ALL {
        let unresolved = sidebar.view.counts().unresolved;
        let label = match tab {
            Tab::Unmatched if unresolved > 0 => {
                words.with("tab-unmatched-count", &[("count", unresolved.into())])
            }
            _ => words.get(tab.key()),
        };
        if tab_button(&mut ui, &label, tab == sidebar.tab) {
            commands.push(Command::ShowTab(tab));
        }
    }
}

fn tab_button(ui: &mut Ui, label: &str, selected: bool) -> bool {
    let tokens = Tokens::of(ui);
    let (face, colour) = if selected { (Face::SemiBold, tokens.text) } else { (Face::Regular, tokens.weak) };
    let galley = ui.painter().layout_no_wrap(label.to_owned(), face.at(size::SECONDARY), colour);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x, 30.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, selected, label));
    widgets::paint_line(ui.painter(), rect.left(), rect.center().y - 2.0, galley);
    if selected {
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(2.0, tokens.accent));
    }
    response.clicked()
}

/// The ground of a row: soft where it is selected, lighter under the pointer.
fn ground(ui: &Ui, rect: Rect, selected: bool, hovered: bool) {
    let tokens = Tokens::of(ui);
    let fill = match (selected, hovered) {
        (true, _) => tokens.soft,
        (false, true) => tokens.hover,
        (false, false) => return,
    };
    let rect = rect.shrink2(vec2(size::GRID * 1.5, 0.0));
    ui.painter().rect_filled(rect, CornerRadius::same(size::RADIUS), fill);
}
