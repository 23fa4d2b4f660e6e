//! The list of dates: each that mentions have, with how many of them. A click makes it the window.

use eframe::egui::{Align2, Rect, Response, Role, Ui, WidgetInfo, pos2};

use super::{Sidebar, ground, rows};
use crate::ui::command::{Command, Tab};
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets;
use crate::view::DateRow;
use crate::words::Words;

pub(super) fn list(ui: &mut Ui, sidebar: &Sidebar<'_>, words: &Words, commands: &mut Vec<Command>) {
    let (rows, dates) = (sidebar.lists.rows(), sidebar.lists.dates());
    rows::show(ui, Tab::Dates, (rows.len(), size::ROW), |ui, number, at| {
        if let Some(row) = dates.get(rows[number]) {
            draw(ui, at, row, sidebar, words, commands);
        }
    });
}

fn draw(
    ui: &Ui,
    (rect, response): (Rect, Response),
    row: &DateRow,
    sidebar: &Sidebar<'_>,
    words: &Words,
    commands: &mut Vec<Command>,
) {
    let tokens = Tokens::of(ui);
    let query = sidebar.view.query();
    let selected = query.window == Some(row.range);
    let date = words.range(row.range);
    let mentions = words.with("mentions-count", &[("count", row.kept.into())]);
    let name = words.with("filter-choice", &[("label", date.as_str().into()), ("mentions", mentions.into())]);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, &name));
    ground(ui, rect, selected, response.hovered());
    // What the window or the filters hide is still there, and paler.
    let is_shown = row.kept > 0 && query.days().is_none_or(|days| days.overlaps(row.range));
    let colour = if is_shown { tokens.text } else { tokens.weak };
    let (left, right) = (rect.left() + size::MARGIN, rect.right() - size::MARGIN);
    let font = Face::Regular.at(size::BODY);
    let count = words.count(row.kept as usize);
    let counted =
        ui.painter().text(pos2(right, rect.center().y), Align2::RIGHT_CENTER, count, font.clone(), colour);
    let room = counted.left() - left - size::GRID * 2.0;
    widgets::paint_line(ui.painter(), left, rect.center().y, widgets::line(ui, &date, font, colour, room));
    if response.on_hover_text(words.get("date-row-hint")).clicked() {
        commands.push(Command::SetWindow(row.range));
    }
}
