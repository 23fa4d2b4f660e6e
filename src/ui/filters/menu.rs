//! The menu of filters: what is left out, or kept alone, by each of what a mention is.

use eframe::egui::{
    Align2, CornerRadius, Id, Key, Rect, Role, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use crate::corpus::TextRule;
use crate::export;
use crate::ui::command::Command;
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets::{self, Segment};
use crate::view::{self, ViewModel};
use crate::words::Words;

/// Side of a box with a tick.
const BOX: f32 = 15.0;
/// Width of a column of the menu.
const COLUMN: f32 = 300.0;
/// From this width of the window on there are two columns.
const TWO_COLUMNS: f32 = 760.0;
/// From this width on there are three.
const THREE_COLUMNS: f32 = 1100.0;
/// Highest that the menu gets; what does not fit is scrolled to.
const HEIGHT: f32 = 640.0;
/// So many countries are offered, the most mentioned first, and those that are chosen.
const COUNTRIES: usize = 8;
/// How sure a mention may be asked to be: percent.
const CONFIDENCES: [u8; 4] = [0, 50, 70, 90];

/// Draws the menu.
pub(super) fn menu(
    ui: &mut Ui,
    (view, sought): (&ViewModel, Option<&str>),
    words: &Words,
    commands: &mut Vec<Command>,
) {
    let window = ui.ctx().content_rect().size();
    let height = HEIGHT.min(window.y - 80.0);
    let columns = if window.x >= THREE_COLUMNS {
        3.0
    } else if window.x >= TWO_COLUMNS {
        2.0
    } else {
        1.0
    };
    ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
        ui.set_width(columns * COLUMN + (columns - 1.0) * size::MARGIN);
        if columns > 1.0 {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = size::MARGIN;
                column(ui, |ui| of_the_text(ui, (view, sought), words, commands));
                column(ui, |ui| {
                    of_the_place(ui, view, words, commands);
                    if columns < 3.0 {
                        widgets::hairline(ui);
                        themes(ui, view, words, commands);
                    }
                });
                if columns > 2.0 {
                    column(ui, |ui| themes(ui, view, words, commands));
                }
            });
        } else {
            themes(ui, view, words, commands);
            widgets::hairline(ui);
            of_the_text(ui, (view, sought), words, commands);
            widgets::hairline(ui);
            of_the_place(ui, view, words, commands);
        }
    });
}

fn column(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(COLUMN);
        add(ui);
    });
}

/// What the text says and how.
fn of_the_text(
    ui: &mut Ui,
    (view, sought): (&ViewModel, Option<&str>),
    words: &Words,
    commands: &mut Vec<Command>,
) {
    passage(ui, (view, sought), words, commands);
    widgets::hairline(ui);
    dates(ui, view, words, commands);
    widgets::hairline(ui);
    roles(ui, view, words, commands);
}

/// Which places are meant, and how surely.
fn of_the_place(ui: &mut Ui, view: &ViewModel, words: &Words, commands: &mut Vec<Command>) {
    confidence(ui, view, words, commands);
    widgets::hairline(ui);
    kinds(ui, view, words, commands);
    widgets::hairline(ui);
    countries(ui, view, words, commands);
}

/// What the passage must hold. It is taken when the field is left or Enter pressed: a look at all texts is no work for each letter.
fn passage(
    ui: &mut Ui,
    (view, sought): (&ViewModel, Option<&str>),
    words: &Words,
    commands: &mut Vec<Command>,
) {
    let asked = sought.unwrap_or(&view.query().filter.sieve.text);
    caption(ui, &words.get("filter-text-title"));
    let draft = Id::unique("filter-text");
    let mut text = ui.data(|data| data.get_temp::<String>(draft)).unwrap_or_else(|| asked.to_owned());
    let label = words.get("filter-text-title");
    let response = ui
        .horizontal(|ui| {
            ui.add_space(size::GRID * 2.0);
            let width = ui.available_width() - size::GRID * 2.0;
            ui.add(widgets::field(&mut text, words.get("filter-text-hint"), width))
        })
        .inner;
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &label));
    let bad = TextRule::parse(&text).err();
    if response.lost_focus() && !ui.input(|input| input.key_pressed(Key::Escape)) && bad.is_none() {
        if text.trim() != asked {
            commands.push(Command::SetTextFilter(text.trim().to_owned()));
        }
        ui.data_mut(|data| data.remove::<String>(draft));
    } else if response.has_focus() || bad.is_some() {
        ui.data_mut(|data| data.insert_temp(draft, text));
    } else {
        ui.data_mut(|data| data.remove::<String>(draft));
    }
    if let Some(bad) = bad {
        let said = words.with("filter-text-bad", &[("problem", bad.to_string().into())]);
        ui.horizontal(|ui| {
            ui.add_space(size::GRID * 2.0);
            widgets::text(ui, &said, Face::Regular.at(size::CAPTION), Tokens::of(ui).error);
        });
    } else if sought.is_some() {
        ui.horizontal(|ui| {
            ui.add_space(size::GRID * 2.0);
            widgets::text(
                ui,
                &words.get("filter-text-looking"),
                Face::Regular.at(size::CAPTION),
                Tokens::of(ui).weak,
            );
        });
    }
    ui.add_space(size::GRID * 2.0);
}

/// How dates are known, and how is told.
fn dates(ui: &mut Ui, view: &ViewModel, words: &Words, commands: &mut Vec<Command>) {
    let (filter, choices) = (&view.query().filter, view.choices());
    caption(ui, &words.get("filter-bases"));
    for &(basis, count) in &choices.bases {
        let kept = !filter.without_bases.contains(&basis);
        let choice = Choice { label: words.filter_basis(basis.basis()), count, kept };
        choice.draw(ui, words, commands, || Command::ToggleBasis(basis));
    }
    ui.add_space(size::GRID);
    widgets::hairline(ui);
    caption(ui, &words.get("filter-narrations"));
    for &(narration, count) in &choices.narrations {
        let kept = !filter.without_narrations.contains(&narration);
        let choice = Choice { label: words.filter_narration(narration), count, kept };
        choice.draw(ui, words, commands, || Command::ToggleNarration(narration));
    }
    ui.add_space(size::GRID);
}

/// What the words around a mention are about.
fn themes(ui: &mut Ui, view: &ViewModel, words: &Words, commands: &mut Vec<Command>) {
    let without = &view.query().filter.sieve.without_themes;
    caption(ui, &words.get("filter-themes"));
    let rows = view::themes(view.corpus(), words.language());
    let named = rows.into_iter().map(|row| (row.id, row.name, row.mentions as usize));
    let none = (String::new(), words.get("theme-none"), view::without_theme(view.corpus()) as usize);
    for (id, label, count) in named.chain([none]) {
        let choice = Choice { label, count, kept: !without.contains(&id) };
        choice.draw(ui, words, commands, || Command::FilterTheme(id));
    }
    ui.add_space(size::GRID);
}

fn kinds(ui: &mut Ui, view: &ViewModel, words: &Words, commands: &mut Vec<Command>) {
    let sieve = &view.query().filter.sieve;
    caption(ui, &words.get("filter-kinds"));
    for &(kind, count) in &view.choices().kinds {
        let choice = Choice { label: words.kind(kind), count, kept: !sieve.without_kinds.contains(&kind) };
        choice.draw(ui, words, commands, || Command::ToggleKind(kind));
    }
    ui.add_space(size::GRID);
}

/// What the names stand for.
fn roles(ui: &mut Ui, view: &ViewModel, words: &Words, commands: &mut Vec<Command>) {
    let sieve = &view.query().filter.sieve;
    caption(ui, &words.get("filter-roles"));
    for &(role, count) in &view.choices().roles {
        let choice = Choice { label: words.role(role), count, kept: !sieve.without_roles.contains(&role) };
        choice.draw(ui, words, commands, || Command::ToggleRole(role));
    }
    ui.add_space(size::GRID);
}

fn countries(ui: &mut Ui, view: &ViewModel, words: &Words, commands: &mut Vec<Command>) {
    let (sieve, choices) = (&view.query().filter.sieve, view.choices());
    caption(ui, &words.get("filter-countries"));
    let is_chosen = |code: &str| sieve.only_countries.contains(code);
    let countries = choices.countries.iter().enumerate();
    let offered = countries.filter(|(number, country)| *number < COUNTRIES || is_chosen(&country.code));
    for (_, country) in offered {
        let label = export::country(view, &country.code, words);
        let choice = Choice { label, count: country.mentions, kept: is_chosen(&country.code) };
        choice.draw(ui, words, commands, || Command::ToggleCountry(country.code.clone()));
    }
    ui.add_space(size::GRID);
}

/// How sure a mention must be.
fn confidence(ui: &mut Ui, view: &ViewModel, words: &Words, commands: &mut Vec<Command>) {
    let least = view.query().filter.sieve.least_confidence;
    caption(ui, &words.get("filter-confidence-title"));
    let segment = |percent: u8| Segment {
        label: match percent {
            0 => words.get("filter-confidence-any"),
            _ => words.percent(percent),
        },
        hint: words.get("filter-confidence-hint"),
        selected: least == percent,
    };
    let chosen = ui.horizontal(|ui| {
        ui.add_space(size::GRID * 2.0);
        widgets::segments(ui, &CONFIDENCES.map(segment))
    });
    if let Some(&percent) = chosen.inner.and_then(|number| CONFIDENCES.get(number)) {
        commands.push(Command::SetLeastConfidence(percent));
    }
    ui.add_space(size::GRID * 2.0);
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
    /// Draws it, and asks for what a click does. What no mention is of cannot be left out, but be kept again.
    fn draw(
        &self,
        ui: &mut Ui,
        words: &Words,
        commands: &mut Vec<Command>,
        command: impl FnOnce() -> Command,
    ) {
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
        if response.clicked() {
            commands.push(command());
        }
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
