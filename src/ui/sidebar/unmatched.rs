//! The list of toponyms for which no place is known, each a click away from where it stands.

use eframe::egui::{Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::{Sidebar, ground};
use crate::ui::command::Command;
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets;
use crate::view::UnmatchedRow;
use crate::words::Words;

const ROW: f32 = 46.0;

pub(super) fn list(ui: &mut Ui, sidebar: &Sidebar<'_>, words: &Words, commands: &mut Vec<Command>) {
    let (all, rows) = (sidebar.view.unmatched(), sidebar.lists.rows());
    if all.is_empty() {
        ui.add_space(size::GRID);
        ui.horizontal_wrapped(|ui| {
            ui.add_space(size::MARGIN);
            let colour = Tokens::of(ui).weak;
            widgets::text(ui, &words.get("unmatched-none"), Face::Regular.at(size::BODY), colour);
        });
    }
    ScrollArea::vertical().auto_shrink(false).id_salt("unmatched").show_rows(
        ui,
        ROW,
        rows.len(),
        |ui, seen| {
            for row in rows[seen].iter().filter_map(|row| all.get(*row)) {
                draw(ui, row, words, commands);
            }
        },
    );
}

fn draw(ui: &mut Ui, row: &UnmatchedRow, words: &Words, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &row.text));
    ground(ui, rect, false, response.hovered());
    let left = rect.left() + size::MARGIN;
    let width = rect.right() - size::MARGIN - left;
    let name = widgets::line(ui, &row.text, Face::Medium.at(size::BODY), tokens.text, width);
    widgets::paint_line(ui.painter(), left, rect.top() + 15.0, name);
    let title = widgets::line(ui, &row.title, Face::Regular.at(size::CAPTION), tokens.weak, width);
    widgets::paint_line(ui.painter(), left, rect.top() + 32.0, title);
    widgets::focus_ring(ui, &response);
    let reason = words.with("unmatched-reason", &[("reason", words.reason(&row.reason).into())]);
    if response.on_hover_text(reason).clicked() {
        commands.push(Command::OpenDocument { document: row.document, paragraph: row.paragraph });
    }
}
