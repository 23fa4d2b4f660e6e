//! A row of the menu of filters: a box with a tick, what it is about, and how many mentions that are.

use eframe::egui::{Align2, CornerRadius, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::ui::command::Command;
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets::{self, BOX};
use crate::words::Words;

pub(super) fn caption(ui: &mut Ui, text: &str) {
    ui.add_space(size::GRID * 2.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.add_space(size::GRID * 2.0);
        widgets::text(ui, text, Face::SemiBold.at(size::CAPTION), Tokens::of(ui).weak);
    });
    ui.add_space(size::GRID);
}

/// What a tick means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tick {
    /// These are kept; without it they are left out.
    Kept,
    /// These are kept alone, with others that are ticked; where nothing is ticked all are kept.
    Alone,
}

/// A row of the menu: mentions of a kind are kept or left out.
pub(super) struct Choice {
    pub label: String,
    pub count: usize,
    pub ticked: bool,
    pub means: Tick,
}

impl Choice {
    /// Draws it, and asks for what a click does. What no mention is of cannot be left out, nor kept alone, but that can be taken back.
    pub(super) fn draw(
        &self,
        ui: &mut Ui,
        words: &Words,
        commands: &mut Vec<Command>,
        command: impl FnOnce() -> Command,
    ) {
        let tokens = Tokens::of(ui);
        let enabled = self.count > 0 || self.ticked == (self.means == Tick::Alone);
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), sense);
        let count = words.with("mentions-count", &[("count", self.count.into())]);
        response.widget_info(|| {
            let label = words.with(
                "filter-choice",
                &[("label", self.label.as_str().into()), ("mentions", count.as_str().into())],
            );
            WidgetInfo::selected(Role::CheckBox, enabled, self.ticked, label)
        });
        if enabled && response.hovered() {
            ui.painter().rect_filled(rect, CornerRadius::same(size::RADIUS), tokens.hover);
        }
        let text = if enabled { tokens.text } else { tokens.weak };
        let left = rect.left() + size::GRID * 2.0;
        let at = Rect::from_min_size(pos2(left, rect.center().y - BOX / 2.0), vec2(BOX, BOX));
        // What is kept alone has a round box, for a tick there means another thing.
        widgets::paint_tick(ui, at, self.ticked, self.means == Tick::Alone, enabled);
        let x = left + BOX + size::GRID * 2.0;
        let right = rect.right() - size::GRID * 2.0;
        let label = widgets::line(ui, &self.label, Face::Regular.at(size::BODY), text, right - x - 48.0);
        let cut = label.elided;
        widgets::paint_line(ui.painter(), x, rect.center().y, label);
        let font = Face::Regular.at(size::BODY);
        let at = pos2(right, rect.center().y);
        ui.painter().text(at, Align2::RIGHT_CENTER, words.count(self.count), font, tokens.weak);
        let response = if cut { response.on_hover_text(&self.label) } else { response };
        if response.clicked() {
            commands.push(command());
        }
    }
}
