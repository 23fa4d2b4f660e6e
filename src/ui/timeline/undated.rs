//! The tray of what has no date: how many mentions, whether they are seen, and which documents they come from.

use eframe::egui::{
    Align2, CornerRadius, Popup, PopupCloseBehavior, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::captions::small_link;
use crate::ui::command::Command;
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets;
use crate::view::{DocumentRow, ViewModel};
use crate::words::Words;

/// Size of the list.
const WIDTH: f32 = 320.0;
const HEIGHT: f32 = 260.0;

/// The tray, laid out from right to left; nothing where all is dated.
pub fn tray(ui: &mut Ui, view: &ViewModel, words: &Words, commands: &mut Vec<Command>) {
    let count = view.counts().undated;
    if count == 0 {
        return;
    }
    let button = small_link(ui, words.get("timeline-undated-list"));
    let button = button.on_hover_text(words.get("timeline-undated-list-hint"));
    Popup::menu(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| list(ui, view, words, commands));
    let query = view.query();
    let key = match (query.show_undated, query.window.is_some()) {
        (true, _) => "timeline-undated-always",
        (false, false) => "timeline-undated-all",
        (false, true) => "timeline-undated-hidden",
    };
    let toggle = Command::ToggleUndated;
    let said = words.with(key, &[("count", count.into())]);
    if small_link(ui, said).on_hover_text(toggle.hint(words)).clicked() {
        commands.push(toggle);
    }
}

/// The documents with undated mentions; a click opens one, where dates are suggested.
fn list(ui: &mut Ui, view: &ViewModel, words: &Words, commands: &mut Vec<Command>) {
    ui.set_width(WIDTH);
    ui.spacing_mut().item_spacing.y = 0.0;
    let rows: Vec<&DocumentRow> = view.documents().iter().filter(|row| row.undated > 0).collect();
    ScrollArea::vertical().max_height(HEIGHT).show_rows(ui, size::ROW, rows.len(), |ui, seen| {
        for document in &rows[seen] {
            if row(ui, document, words) {
                commands.push(Command::OpenDocument { document: document.document, paragraph: 0 });
                ui.close();
            }
        }
    });
}

/// A document and how many of its mentions are undated; whether it was clicked.
fn row(ui: &mut Ui, row: &DocumentRow, words: &Words) -> bool {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), Sense::click());
    response.widget_info(|| {
        let title = ("title", row.title.as_str().into());
        let said = words.with("timeline-undated-row", &[title, ("count", row.undated.into())]);
        WidgetInfo::labeled(Role::Button, true, said)
    });
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(size::RADIUS), tokens.hover);
    }
    let inner = rect.shrink2(vec2(size::GRID * 2.0, 0.0));
    let at = pos2(inner.right(), inner.center().y);
    let font = Face::Regular.at(size::SECONDARY);
    let count = words.count(row.undated as usize);
    let count = ui.painter().text(at, Align2::RIGHT_CENTER, count, font.clone(), tokens.weak);
    let title =
        widgets::line(ui, &row.title, font, tokens.text, count.left() - inner.left() - size::GRID * 2.0);
    widgets::paint_line(ui.painter(), inner.left(), inner.center().y, title);
    response.on_hover_text(&row.path).clicked()
}
