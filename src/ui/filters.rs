//! The menu of filters by basis and narration, and the strip below the top bar that says what they leave out.

use eframe::egui::{
    Align, Align2, CornerRadius, Layout, Popup, PopupCloseBehavior, Rect, RectAlign, Role, Sense, Shape,
    Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::command::Command;
use super::theme::{Face, Tokens, size};
use super::widgets;
use crate::view::{Choices, Filter, NAMED_PLACES, ViewModel};
use crate::words::Words;

/// Width of the menu.
const WIDTH: f32 = 300.0;
/// Height of the strip.
pub const STRIP: f32 = 34.0;
/// Side of a box with a tick.
const BOX: f32 = 15.0;

/// What stands on the button: "Filter · 2".
pub fn label(filter: &Filter, words: &Words) -> String {
    let only = usize::from(!filter.only_places.is_empty());
    let count = filter.without_bases.len() + filter.without_narrations.len() + only;
    match count {
        0 => words.get("filter-button"),
        _ => words.with("filter-button-active", &[("count", count.into())]),
    }
}

/// The button that opens the menu, which ends at `free_right`, so that what is read beyond stays in sight.
pub fn button(
    ui: &mut Ui,
    (filter, choices): (&Filter, &Choices),
    free_right: f32,
    words: &Words,
    commands: &mut Vec<Command>,
) {
    let label = label(filter, words);
    let button = widgets::toggle_button(ui, &label, &words.get("filter-button-hint"), filter.is_active());
    let corner = pos2(button.rect.right().min(free_right), button.rect.bottom() + size::GRID);
    Popup::menu(&button)
        .at_position(corner)
        .align(RectAlign { parent: Align2::LEFT_TOP, child: Align2::RIGHT_TOP })
        .accessible_name(words.get("filter-button"))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing.y = 0.0;
            menu(ui, filter, choices, words, commands);
        });
}

fn menu(ui: &mut Ui, filter: &Filter, choices: &Choices, words: &Words, commands: &mut Vec<Command>) {
    caption(ui, &words.get("filter-bases"));
    for &(basis, count) in &choices.bases {
        let choice = Choice {
            label: words.filter_basis(basis.basis()),
            count,
            kept: !filter.without_bases.contains(&basis),
        };
        if choice.draw(ui, words) {
            commands.push(Command::ToggleBasis(basis));
        }
    }
    ui.add_space(size::GRID);
    widgets::hairline(ui);
    caption(ui, &words.get("filter-narrations"));
    for &(narration, count) in &choices.narrations {
        let choice = Choice {
            label: words.filter_narration(narration),
            count,
            kept: !filter.without_narrations.contains(&narration),
        };
        if choice.draw(ui, words) {
            commands.push(Command::ToggleNarration(narration));
        }
    }
    ui.add_space(size::GRID);
}

fn caption(ui: &mut Ui, text: &str) {
    ui.add_space(size::GRID * 2.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.add_space(size::GRID * 2.0);
        widgets::text(ui, text, Face::SemiBold.at(size::CAPTION), Tokens::of(ui).weak);
    });
    ui.add_space(size::GRID);
}

/// A row of the menu: mentions of a kind are kept or left out.
struct Choice {
    label: String,
    count: usize,
    kept: bool,
}

impl Choice {
    /// Draws it; whether it was clicked. What no mention is of cannot be left out, but be kept again.
    fn draw(&self, ui: &mut Ui, words: &Words) -> bool {
        let tokens = Tokens::of(ui);
        let enabled = self.count > 0 || !self.kept;
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), sense);
        let count = words.with("mentions-count", &[("count", self.count.into())]);
        response.widget_info(|| {
            let label = words.with(
                "filter-choice",
                &[("label", self.label.as_str().into()), ("mentions", count.as_str().into())],
            );
            WidgetInfo::selected(Role::CheckBox, enabled, self.kept, label)
        });
        if enabled && response.hovered() {
            ui.painter().rect_filled(rect, CornerRadius::same(size::RADIUS), tokens.hover);
        }
        let text = if enabled { tokens.text } else { tokens.weak };
        let left = rect.left() + size::GRID * 2.0;
        tick(
            ui,
            Rect::from_min_size(pos2(left, rect.center().y - BOX / 2.0), vec2(BOX, BOX)),
            self.kept,
            enabled,
        );
        let x = left + BOX + size::GRID * 2.0;
        let right = rect.right() - size::GRID * 2.0;
        let label = widgets::line(ui, &self.label, Face::Regular.at(size::BODY), text, right - x - 48.0);
        widgets::paint_line(ui.painter(), x, rect.center().y, label);
        let font = Face::Regular.at(size::BODY);
        let at = pos2(right, rect.center().y);
        ui.painter().text(at, Align2::RIGHT_CENTER, words.count(self.count), font, tokens.weak);
        widgets::focus_ring(ui, &response);
        response.clicked()
    }
}

fn tick(ui: &Ui, rect: Rect, ticked: bool, enabled: bool) {
    let tokens = Tokens::of(ui);
    let colour = if enabled { tokens.accent } else { tokens.faint };
    let radius = CornerRadius::same(3);
    if ticked {
        ui.painter().rect_filled(rect, radius, colour);
        let at = |x: f32, y: f32| rect.center() + vec2(x, y);
        let points = vec![at(-3.5, 0.0), at(-1.0, 2.8), at(3.8, -2.8)];
        ui.painter().add(Shape::line(points, Stroke::new(1.6, tokens.on_accent)));
    } else {
        ui.painter().rect_stroke(rect, radius, Stroke::new(1.2, tokens.faint), StrokeKind::Inside);
    }
}

/// The strip: what is left out, how much that is, and the click that brings it back.
pub fn strip(ui: &mut Ui, view: &ViewModel, words: &Words, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let rect = ui.max_rect();
    let inner = rect.shrink2(vec2(size::MARGIN, 0.0));
    let said = left_out(view, words);
    let clear = Command::ClearFilters;
    let mut ui = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)));
    ui.spacing_mut().item_spacing.x = size::MARGIN;
    let room = inner.width() - 110.0;
    widgets::cut_text(&mut ui, &said, Face::Medium.at(size::SECONDARY), tokens.text, room);
    if widgets::link(&mut ui, &clear.label(words), &clear.hint(words)).clicked() {
        commands.push(clear);
    }
}

/// What the filters leave out, in words.
#[must_use]
pub fn left_out(view: &ViewModel, words: &Words) -> String {
    let (filter, counts) = (&view.query().filter, view.counts());
    let bases = filter.without_bases.iter().map(|basis| basis.basis());
    let narrations = filter.without_narrations.iter().copied();
    words.left_out(bases, narrations, view.only_places(NAMED_PLACES), counts.filtered, counts.total)
}
