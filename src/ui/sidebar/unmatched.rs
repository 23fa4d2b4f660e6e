//! The list of toponyms for which no place is known, each a click away from where it stands.

use eframe::egui::{Align2, Rect, Response, Role, Ui, WidgetInfo, pos2};

use super::{Sidebar, ground, rows};
use crate::ui::command::{Command, Tab};
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
    rows::show(ui, Tab::Unmatched, (rows.len(), ROW), |ui, number, at| {
        if let Some(row) = all.get(rows[number]) {
            draw(ui, at, row, sidebar.read, words, commands);
        }
    });
}

fn draw(
    ui: &Ui,
    (rect, response): (Rect, Response),
    row: &UnmatchedRow,
    read: Option<(u32, u32)>,
    words: &Words,
    commands: &mut Vec<Command>,
) {
    let tokens = Tokens::of(ui);
    let kept = row.kept();
    response.widget_info(|| {
        let mentions = words.with("mentions-count", &[("count", kept.into())]);
        let values = [("label", row.text.as_str().into()), ("mentions", mentions.into())];
        WidgetInfo::labeled(Role::ListItem, true, words.with("filter-choice", &values))
    });
    ground(ui, rect, false, response.hovered());
    // What filters leave out is still there, and paler.
    let colour = if kept > 0 { tokens.text } else { tokens.weak };
    let (left, right) = (rect.left() + size::MARGIN, rect.right() - size::MARGIN);
    let (first, second) = (rect.top() + 15.0, rect.top() + 32.0);
    let font = Face::Regular.at(size::BODY);
    let counted = pos2(right, first);
    let counted = ui.painter().text(counted, Align2::RIGHT_CENTER, words.count(kept), font, colour);
    let room = counted.left() - left - size::GRID * 2.0;
    let name = widgets::line(ui, &row.text, Face::Medium.at(size::BODY), colour, room);
    widgets::paint_line(ui.painter(), left, first, name);
    let titles = match &row.titles[..] {
        [title] => title.clone(),
        titles => words.with("documents-count", &[("count", titles.len().into())]),
    };
    let titles = widgets::line(ui, &titles, Face::Regular.at(size::CAPTION), tokens.weak, right - left);
    widgets::paint_line(ui.painter(), left, second, titles);
    let reason = words.with("unmatched-reason", &[("reason", words.reason(&row.reason).into())]);
    let hint = match row.at.len() {
        1 => reason,
        _ => format!("{reason}\n{}", words.get("unmatched-next")),
    };
    if response.on_hover_text(hint).clicked()
        && let Some(at) = row.next(read)
    {
        commands.push(Command::OpenDocument { document: at.document, paragraph: at.paragraph });
    }
}
