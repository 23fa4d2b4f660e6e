//! The list of documents: title, publication date with what says it, path, and how many of their mentions are in sight.

use eframe::egui::{Rect, Response, Role, Ui, WidgetInfo};

use super::{Sidebar, ground, rows};
use crate::export::basis::{self, Listener};
use crate::ui::command::{Command, Tab};
use crate::ui::filters;
use crate::ui::reader::percent;
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets;
use crate::view::{DocumentRow, Standing};
use crate::words::Words;

const ROW: f32 = 68.0;

pub(super) fn list(ui: &mut Ui, sidebar: &Sidebar<'_>, words: &Words, commands: &mut Vec<Command>) {
    let (all, visible) = (sidebar.view.documents(), sidebar.view.visible_by_document());
    let rows = sidebar.lists.rows();
    rows::show(ui, Tab::Documents, (rows.len(), ROW), |ui, number, at| {
        let index = rows[number];
        let Some((row, &visible)) = all.get(index).zip(visible.get(index)) else { return };
        draw(ui, at, (row, visible), sidebar, words, commands);
    });
}

fn draw(
    ui: &mut Ui,
    (rect, response): (Rect, Response),
    (row, visible): (&DocumentRow, u32),
    sidebar: &Sidebar<'_>,
    words: &Words,
    commands: &mut Vec<Command>,
) {
    let tokens = Tokens::of(ui);
    let (selected, filter) = (sidebar.document == Some(row.document), &sidebar.view.query().filter);
    let (date, how) = dated(row, words);
    response.widget_info(|| {
        let spoken: Vec<&str> = [row.title.as_str(), &date].into_iter().chain(how.as_deref()).collect();
        WidgetInfo::selected(Role::ListItem, true, selected, spoken.join(", "))
    });
    ground(ui, rect, selected, response.hovered());
    let left = rect.left() + size::MARGIN;
    let right = rect.right() - size::MARGIN;
    let title = widgets::line(ui, &row.title, Face::Medium.at(size::BODY), tokens.text, right - left);
    widgets::paint_line(ui.painter(), left, rect.top() + 17.0, title);

    let colour = if row.publication.is_some() { tokens.accent } else { tokens.weak };
    let (second, third) = (rect.top() + 35.0, rect.top() + 52.0);
    let said = widgets::line(ui, &date, Face::Medium.at(size::CAPTION), colour, right - left);
    let x = widgets::paint_line(ui.painter(), left, second, said) + size::GRID * 2.0;
    let caption =
        |text: &str, width: f32| widgets::line(ui, text, Face::Regular.at(size::CAPTION), tokens.weak, width);
    widgets::paint_line(ui.painter(), x, second, caption(&row.path, right - x));
    let counts = words.with("count-of", &[("visible", visible.into()), ("total", row.total.into())]);
    let counts = caption(&counts, right - left);
    let at = right - counts.size().x;
    widgets::paint_line(ui.painter(), at, third, counts);
    let how = how.unwrap_or_default();
    widgets::paint_line(ui.painter(), left, third, caption(&how, at - left - size::GRID * 2.0));
    // What is cut is told whole.
    let hint = if how.is_empty() { row.path.clone() } else { format!("{}\n{date}, {how}", row.path) };
    let response = response.on_hover_text(hint);
    response.context_menu(|ui| {
        for (key, command) in filters::of_document(filter, row.document, &row.path) {
            let hint = words.get(&format!("{key}-hint"));
            if ui.button(words.get(key)).on_hover_text(hint).clicked() {
                commands.push(command);
            }
        }
    });
    if response.clicked() {
        commands.push(Command::OpenDocument { document: row.document, paragraph: 0 });
    }
}

/// The publication date and what says it; without one the likeliest that is suggested.
fn dated(row: &DocumentRow, words: &Words) -> (String, Option<String>) {
    if let Some(known) = row.publication.as_ref().map(Standing::of_publication) {
        return (words.range(known.range), Some(basis::of_day(&known, Listener::User, words)));
    }
    let suggested = row.suggestion.as_ref().map(|suggestion| {
        let (date, percent) = (words.range(suggestion.range()), percent(suggestion, words));
        words.with("suggestion-of-row", &[("date", date.into()), ("percent", percent.into())])
    });
    (words.get("date-undated"), suggested)
}
