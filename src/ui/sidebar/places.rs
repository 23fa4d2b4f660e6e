//! The tree of places: each with its kind, a bar and the count of its mentions in the window.

use eframe::egui::{Align2, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::rows::{self, Sideways};
use super::{Sidebar, ground};
use crate::ui::command::{Command, Tab};
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets;
use crate::view::TreeRow;
use crate::words::Words;

/// Least room for the counts at the right, and from the bars to the widest of them.
const COUNT: f32 = 34.0;
const GAP: f32 = 8.0;
/// Widest bar.
const BAR: f32 = 46.0;
/// How far each container shifts what it holds.
const INDENT: f32 = 16.0;

pub(super) fn list(ui: &mut Ui, sidebar: &Sidebar<'_>, words: &Words, commands: &mut Vec<Command>) {
    let (tree, visible) = (sidebar.view.tree(), sidebar.view.visible_below());
    let rows = sidebar.lists.rows();
    // Roots come most mentioned first, and hold what is below them.
    let most = tree.first().map_or(1, |row| row.total);
    let widest = widgets::line(
        ui,
        &words.count(most as usize),
        Face::Regular.at(size::BODY),
        Tokens::of(ui).text,
        f32::INFINITY,
    );
    let scale = Scale { most, count: (widest.size().x + GAP).max(COUNT) };
    let pressed = rows::show(ui, Tab::Places, (rows.len(), size::ROW), |ui, number, at| {
        let index = rows[number];
        let Some((row, &visible)) = tree.get(index).zip(visible.get(index)) else { return };
        draw(ui, at, (row, visible), sidebar, scale, words, commands);
    });
    if let Some((number, way)) = pressed {
        fold(ui, number, way, sidebar, commands);
    }
}

/// Right unfolds a row, and goes on into one that is unfolded; Left folds it, and goes out of one that is folded.
fn fold(ui: &Ui, number: usize, way: Sideways, sidebar: &Sidebar<'_>, commands: &mut Vec<Command>) {
    let (tree, rows) = (sidebar.view.tree(), sidebar.lists.rows());
    let at = |number: usize| rows.get(number).and_then(|row| tree.get(*row));
    let Some(row) = at(number) else { return };
    let open = sidebar.lists.is_open(&row.place).filter(|_| row.has_children);
    if open == Some(way == Sideways::Left) {
        commands.push(Command::ToggleBranch(row.place.clone()));
        return;
    }
    let depth = |number: usize| at(number).map_or(0, |row| row.depth);
    let to = match way {
        Sideways::Right => Some(number + 1).filter(|next| *next < rows.len() && depth(*next) > row.depth),
        Sideways::Left => (0..number).rev().find(|above| depth(*above) < row.depth),
    };
    if let Some(to) = to {
        rows::go_to(ui.ctx(), Tab::Places, to);
    }
}

/// What all rows share: the largest count, and the room for it at the right.
#[derive(Clone, Copy)]
struct Scale {
    most: u32,
    count: f32,
}

fn draw(
    ui: &mut Ui,
    (rect, response): (Rect, Response),
    (row, visible): (&TreeRow, u32),
    sidebar: &Sidebar<'_>,
    scale: Scale,
    words: &Words,
    commands: &mut Vec<Command>,
) {
    let tokens = Tokens::of(ui);
    let selected = sidebar.view.query().places.contains(&row.place);
    let kind = words.kind(row.kind);
    response.widget_info(|| {
        let counts = [
            ("name", row.name.as_str().into()),
            ("kind", kind.as_str().into()),
            ("visible", visible.into()),
            ("total", row.total.into()),
        ];
        WidgetInfo::selected(Role::TreeItem, true, selected, words.with("place-row", &counts))
    });
    ground(ui, rect, selected, response.hovered());

    let left = rect.left() + size::MARGIN + f32::from(row.depth) * INDENT;
    let fold = Rect::from_center_size(pos2(left + 3.0, rect.center().y), vec2(INDENT, size::ROW));
    let open = sidebar.lists.is_open(&row.place).filter(|_| row.has_children);
    if let Some(open) = open {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
    }
    let folding = open.map(|open| disclosure(ui, row, open, fold, words));
    let dim = visible == 0;
    let face = if row.depth == 0 { Face::SemiBold } else { Face::Regular };
    let right = rect.right() - size::MARGIN - scale.count - bar_width(row.total, scale.most) - size::GRID;
    let colour = if dim { tokens.weak } else { tokens.text };
    let name = widgets::line(ui, &row.name, face.at(size::BODY), colour, right - left - 14.0);
    let mut x = widgets::paint_line(ui.painter(), left + 14.0, rect.center().y, name);
    if row.depth > 0 {
        x += size::GRID * 2.0;
        let kind = widgets::line(ui, &kind, Face::Regular.at(size::CAPTION), tokens.weak, right - x);
        if !kind.elided {
            widgets::paint_line(ui.painter(), x, rect.center().y + 0.5, kind);
        }
    }
    counts(ui, rect, [visible, row.total], scale, words);

    if folding.is_some_and(|fold| fold) {
        commands.push(Command::ToggleBranch(row.place.clone()));
    } else if response.clicked() {
        let adds = ui.input(|input| input.modifiers.command || input.modifiers.shift);
        let place = row.place.clone();
        commands.push(if adds { Command::TogglePlace(place) } else { Command::SelectPlace(place) });
    }
}

/// The triangle that folds a row; whether it was clicked.
fn disclosure(ui: &Ui, row: &TreeRow, open: bool, rect: Rect, words: &Words) -> bool {
    // No stop for Tab: the row itself is folded by the arrow keys.
    let response = ui.interact(rect, ui.scope_id().with(("fold", row.place.as_str())), Sense::CLICK);
    let key = if open { "place-fold" } else { "place-unfold" };
    response.widget_info(|| {
        let label = words.with(key, &[("name", row.name.as_str().into())]);
        WidgetInfo::selected(Role::DisclosureTriangle, true, open, label)
    });
    let tokens = Tokens::of(ui);
    let colour = if response.hovered() { tokens.text } else { tokens.faint };
    widgets::disclosure(ui.painter(), rect.center(), open, colour);
    response.clicked()
}

/// The bar and the count: the pale part of the bar lies outside the window.
fn counts(ui: &Ui, rect: Rect, [visible, total]: [u32; 2], scale: Scale, words: &Words) {
    let tokens = Tokens::of(ui);
    let end = rect.right() - size::MARGIN - scale.count;
    let bar = |count: u32, colour| {
        if count > 0 {
            let width = bar_width(count, scale.most);
            let bar = Rect::from_min_max(
                pos2(end - width, rect.center().y - 3.0),
                pos2(end, rect.center().y + 3.0),
            );
            ui.painter().rect_filled(bar, 2.0, colour);
        }
    };
    bar(total, tokens.line);
    bar(visible, tokens.muted);
    let at = pos2(rect.right() - size::MARGIN, rect.center().y);
    let font = Face::Regular.at(size::BODY);
    let colour = if visible == 0 { tokens.weak } else { tokens.text };
    ui.painter().text(at, Align2::RIGHT_CENTER, words.count(visible as usize), font, colour);
}

/// Grows with the root, so that a country of a hundred mentions leaves something of a village of one.
#[allow(clippy::cast_precision_loss)] // pixels
fn bar_width(count: u32, most: u32) -> f32 {
    (BAR * (count as f32 / most.max(1) as f32).sqrt()).max(4.0)
}
