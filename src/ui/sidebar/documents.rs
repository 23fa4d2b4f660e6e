//! The list of documents: title, publication date, and how many of their mentions are in the window.

use eframe::egui::{Align2, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{Sidebar, ground};
use crate::ui::command::Command;
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets;
use crate::view::DocumentRow;
use crate::words::Words;

const ROW: f32 = 52.0;

pub(super) fn list(ui: &mut Ui, sidebar: &Sidebar<'_>, words: &Words, commands: &mut Vec<Command>) {
    let rows = sidebar.view.documents();
    ScrollArea::vertical().auto_shrink(false).id_salt("documents").show_rows(
        ui,
        ROW,
        rows.len(),
        |ui, seen| {
            for row in &rows[seen] {
                draw(ui, row, sidebar.document == Some(row.document), words, commands);
            }
        },
    );
}

fn draw(ui: &mut Ui, row: &DocumentRow, selected: bool, words: &Words, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, &row.title));
    ground(ui, rect, selected, response.hovered());
    let left = rect.left() + size::MARGIN;
    let right = rect.right() - size::MARGIN;
    let title = widgets::line(ui, &row.title, Face::Medium.at(size::BODY), tokens.text, right - left);
    widgets::paint_line(ui.painter(), left, rect.top() + 17.0, title);

    let date = row.publication.as_ref().map(|publication| words.range(publication.date.range()));
    let colour = if date.is_some() { tokens.accent } else { tokens.weak };
    let date = date.unwrap_or_else(|| words.get("date-undated"));
    let date = widgets::line(ui, &date, Face::Medium.at(size::CAPTION), colour, right - left);
    let x = widgets::paint_line(ui.painter(), left, rect.top() + 35.0, date) + size::GRID * 2.0;
    let path = widgets::line(ui, &row.path, Face::Regular.at(size::CAPTION), tokens.weak, right - x - 56.0);
    widgets::paint_line(ui.painter(), x, rect.top() + 35.0, path);
    let counts = words.with("count-of", &[("visible", row.visible.into()), ("total", row.total.into())]);
    widgets::caption(
        ui.painter(),
        pos2(right, rect.top() + 35.0),
        Align2::RIGHT_CENTER,
        &counts,
        tokens.weak,
    );
    widgets::focus_ring(ui, &response);
    if response.on_hover_text(&row.path).clicked() {
        commands.push(Command::OpenDocument { document: row.document, paragraph: 0 });
    }
}
