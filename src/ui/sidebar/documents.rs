//! The list of documents: title, publication date with what says it, path, and how many of their mentions are in sight.

use eframe::egui::{Align2, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{Sidebar, ground};
use crate::ui::command::Command;
use crate::ui::dated;
use crate::ui::reader::percent;
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets;
use crate::view::{DocumentRow, Standing};
use crate::words::Words;

const ROW: f32 = 68.0;

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
    let date = widgets::line(ui, &date, Face::Medium.at(size::CAPTION), colour, right - left);
    let x = widgets::paint_line(ui.painter(), left, rect.top() + 35.0, date) + size::GRID * 2.0;
    if let Some(how) = how {
        let how = widgets::line(ui, &how, Face::Regular.at(size::CAPTION), tokens.weak, right - x);
        widgets::paint_line(ui.painter(), x, rect.top() + 35.0, how);
    }
    let path =
        widgets::line(ui, &row.path, Face::Regular.at(size::CAPTION), tokens.weak, right - left - 64.0);
    widgets::paint_line(ui.painter(), left, rect.top() + 52.0, path);
    let counts = words.with("count-of", &[("visible", row.visible.into()), ("total", row.total.into())]);
    widgets::caption(
        ui.painter(),
        pos2(right, rect.top() + 52.0),
        Align2::RIGHT_CENTER,
        &counts,
        tokens.weak,
    );
    widgets::focus_ring(ui, &response);
    if response.on_hover_text(&row.path).clicked() {
        commands.push(Command::OpenDocument { document: row.document, paragraph: 0 });
    }
}

/// The publication date and what says it; without one the likeliest that is suggested.
fn dated(row: &DocumentRow, words: &Words) -> (String, Option<String>) {
    if let Some(known) = row.publication.as_ref().map(Standing::of_publication) {
        return (words.range(known.range), Some(dated::document_how(&known, words)));
    }
    let suggested = row.suggestion.as_ref().map(|suggestion| {
        let (date, percent) = (words.range(suggestion.range()), percent(suggestion, words));
        words.with("suggestion-of-row", &[("date", date.into()), ("percent", percent.into())])
    });
    (words.get("date-undated"), suggested)
}
