//! The dialog in which a figure is made: its preview, what is chosen for it, and what it is written as.

use std::time::Duration;

use eframe::egui::style::ScrollStyle;
use eframe::egui::{
    Align, Id, Image, Label, Layout, Popup, Rect, RichText, Role, Sense, Slider, Spinner, Stroke, StrokeKind,
    TextEdit, Ui, UiBuilder, Vec2, WidgetInfo, vec2,
};

use super::form::{Extent, FigureForm, PAGE_DPI, Page, Shape, Surroundings};
use super::preview::Preview;
use super::writing::FileFormat;
use crate::export::{FigureSize, Pace, Sources, Theme};
use crate::model::Language;
use crate::ui::command::Command;
use crate::ui::scrolling;
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets::{self, Segment, Weight};
use crate::view::Step;
use crate::words::Words;

/// What the dialog is made of.
pub struct Making<'a> {
    /// What is chosen.
    pub form: &'a mut FigureForm,
    /// What it looks like.
    pub preview: &'a mut Preview,
    /// What it follows where nothing is chosen.
    pub of: &'a Surroundings,
    /// Whether the texts have themes.
    pub has_themes: bool,
}

/// Width of the column of what can be chosen, and between it and the preview.
const CHOICES: f32 = 320.0;
const GAP: f32 = 24.0;
/// Width of a menu.
const MENU: f32 = 180.0;
/// With less room than this, in points, the preview stands above what is chosen.
const NARROW: f32 = 720.0;
/// Height of the preview there, below which some of what can be chosen is in sight too.
const LOW: f32 = 170.0;
/// Side of what turns while nothing is there to be seen yet.
const SPINNER: f32 = 24.0;
/// Around the page in the preview.
const DESK: f32 = 16.0;
/// Height of the line below the preview, and of what stands below all.
const PAGER: f32 = size::BUTTON + size::GRID * 2.0;
const FOOT: f32 = size::BUTTON + size::GRID * 6.0;

/// Draws it into a room of `height` points.
pub fn show(ui: &mut Ui, making: &mut Making<'_>, height: f32, words: &Words, commands: &mut Vec<Command>) {
    ui.spacing_mut().scroll = ScrollStyle::solid();
    let width = ui.available_width();
    if height < LOW + FOOT {
        // What is done with it is scrolled to as well.
        return scrolled(ui, height, |ui| {
            picture(ui, making, vec2(ui.available_width() - size::MARGIN, LOW), words);
            options(ui, making, words);
            foot(ui, making, words, commands);
        });
    }
    let height = height - FOOT;
    if width < NARROW {
        scrolled(ui, height, |ui| {
            picture(ui, making, vec2(ui.available_width() - size::MARGIN, LOW), words);
            options(ui, making, words);
        });
    } else {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            ui.vertical(|ui| picture(ui, making, vec2(width - CHOICES - GAP, height), words));
            ui.vertical(|ui| {
                ui.set_width(CHOICES);
                scrolled(ui, height, |ui| options(ui, making, words));
            });
        });
    }
    foot(ui, making, words, commands);
}

/// Content that scrolls in a room of this height, also by keys, unless a menu above it has them.
fn scrolled(ui: &mut Ui, height: f32, content: impl FnOnce(&mut Ui)) {
    let id = ui.scope_id().with("scrolled");
    let shown = scrolling::area(ui, id).max_height(height).min_scrolled_height(height).show(ui, content);
    if !Popup::is_any_open(ui.ctx()) {
        scrolling::by_keys(ui, id, &shown);
    }
}

/// The preview in a room of this size, and which page or frame it is of.
fn picture(ui: &mut Ui, making: &mut Making<'_>, room: Vec2, words: &Words) {
    let tokens = Tokens::of(ui);
    let (desk, response) = ui.allocate_exact_size(vec2(room.x, room.y - PAGER), Sense::hover());
    widgets::frame(ui.painter(), desk, tokens.background, tokens.line);
    // The page lies on a desk, with some of it seen all around.
    let desk = desk.shrink(DESK);
    let points = ui.ctx().pixels_per_point();
    let room_now = (desk.size() * points).floor().into();
    if making.preview.room != room_now {
        making.preview.room = room_now;
        ui.ctx().request_repaint();
    }
    let named = |said: &str| response.widget_info(|| WidgetInfo::labeled(Role::Image, true, said));
    match making.preview.shown() {
        Some(Ok(shown)) => {
            named(&words.with("figure-preview", &[("title", shown.title.as_str().into())]));
            let side = shown.texture.size_vec2() / points;
            // What was drawn for another room is shown in this one until it is drawn anew.
            let side = side * (desk.size() / side).min_elem().min(1.0);
            let page = Rect::from_center_size(desk.center(), side);
            Image::new(&shown.texture).paint_at(ui, page);
            let line = Stroke::new(size::HAIRLINE, tokens.line);
            ui.painter().rect_stroke(page, 0.0, line, StrokeKind::Outside);
        }
        Some(Err(fault)) => {
            let said = words.message(fault);
            named(&said);
            let mut ui = ui.new_child(UiBuilder::new().max_rect(desk));
            widgets::text(&mut ui, &said, Face::Regular.at(size::BODY), tokens.error);
        }
        None => {
            named(&words.get("figure-drawing-now"));
            let turning = Rect::from_center_size(desk.center(), Vec2::splat(SPINNER));
            Spinner::new().color(tokens.weak).paint_at(ui, turning);
        }
    }
    pager(ui, making, room.x, words);
}

/// Goes through pages or frames; says how large they are.
fn pager(ui: &mut Ui, making: &mut Making<'_>, width: f32, words: &Words) {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(width, PAGER), Sense::hover());
    let layout = Layout::left_to_right(Align::Center);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    let parts = making.preview.shown().and_then(Result::ok).map(|shown| shown.of);
    if let Some(of) = parts.filter(|of| *of > 1) {
        let form = &mut *making.form;
        form.at = form.at.min(of - 1);
        if form.shape == Shape::Film {
            play(&mut ui, making, of, words);
        }
        let key = if making.form.shape == Shape::Film { "figure-frame-of" } else { "figure-page-of" };
        let said = words.with(key, &[("number", (making.form.at + 1).into()), ("of", of.into())]);
        let mut number = making.form.at + 1;
        ui.spacing_mut().slider_width = (width * 0.4).min(280.0);
        let slider = ui.add(Slider::new(&mut number, 1..=of).show_value(false));
        let label = widgets::text(&mut ui, &said, Face::Medium.at(size::SECONDARY), tokens.text);
        if slider.labelled_by(label.id).changed() {
            making.form.at = number - 1;
            making.preview.playing = None;
        }
    }
    let Ok(said) = making.form.size().map(|page| measures(page, making.form.format(), words)) else { return };
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let room = ui.available_width();
        widgets::cut_text(ui, &said, Face::Regular.at(size::SECONDARY), tokens.weak, room);
    });
}

/// "423 × 238 mm", for pictures also how many pixels.
fn measures(page: FigureSize, format: FileFormat, words: &Words) -> String {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // sides of a page
    let count = |side: f32, times: f32| words.count((side * times).round() as usize);
    let [width, height] = page.page();
    // An inch is 25.4 mm.
    let [wide, high] = [width, height].map(|side| count(side, 25.4 / PAGE_DPI));
    let values = [("width", wide.into()), ("height", high.into())];
    let paper = words.with("figure-millimetres", &values);
    if !format.is_picture() {
        return paper;
    }
    let [wide, high] = [width, height].map(|side| count(side, page.scale()));
    let values = [("width", wide.into()), ("height", high.into()), ("paper", paper.into())];
    words.with("figure-pixels", &values)
}

/// Lets the film go on by itself, or stay.
fn play(ui: &mut Ui, making: &mut Making<'_>, of: usize, words: &Words) {
    let now = ui.input(|input| input.time);
    let is_playing = making.preview.playing.is_some();
    let label = words.get(if is_playing { "timeline-pause" } else { "timeline-play" });
    if widgets::button(ui, &label, &words.get("figure-play-hint"), Weight::Plain).clicked() {
        making.preview.playing = if is_playing { None } else { Some(now) };
    }
    let (Some(since), true) = (making.preview.playing, making.preview.is_settled()) else { return };
    let seconds = f64::from(making.form.pace.milliseconds(making.form.at + 1, of)) / 1000.0;
    if now >= since + seconds {
        making.form.at = (making.form.at + 1) % of;
        making.preview.playing = Some(now);
        ui.ctx().request_repaint();
    } else {
        ui.ctx().request_repaint_after(Duration::from_secs_f64(since + seconds - now));
    }
}

/// All that can be chosen. Whatever changes how many pages or frames there are leads back to the first.
fn options(ui: &mut Ui, making: &mut Making<'_>, words: &Words) {
    let Making { form, of, has_themes, preview } = making;
    let before = (form.shape, form.sources, form.step);
    ui.spacing_mut().item_spacing.y = size::GRID;
    let shapes = Shape::ALL.map(|shape| (words.get(shape.key()), shape));
    form.shape = of_several(ui, "figure-shape", words, &shapes, form.shape).unwrap_or(form.shape);
    title(ui, form, words);
    page(ui, form, words);
    let colours = [
        ("figure-colours-light", Theme::Light),
        ("figure-colours-dark", Theme::Dark),
        ("figure-colours-print", Theme::Grey),
    ];
    let chosen = form.colours(of.theme);
    form.theme = of_several(ui, "figure-colours", words, &named(colours, words), chosen).or(form.theme);
    let languages = [("figure-english", Language::ENGLISH), ("figure-french", Language::FRENCH)];
    let chosen = form.language.unwrap_or(of.language);
    form.language =
        of_several(ui, "figure-language", words, &named(languages, words), chosen).or(form.language);
    let extents = [("figure-extent-screen", Extent::Screen), ("figure-extent-places", Extent::Places)];
    form.extent =
        of_several(ui, "figure-extent", words, &named(extents, words), form.extent).unwrap_or(form.extent);
    if form.shape == Shape::Map {
        let places = [
            ("figure-sources-none", Sources::None),
            ("figure-sources-below", Sources::Below),
            ("figure-sources-page", Sources::Page),
        ];
        let places = named(places, words);
        form.sources =
            of_several(ui, "figure-sources-where", words, &places, form.sources).unwrap_or(form.sources);
    } else {
        let steps = Step::ALL.map(|step| (words.get(step_key(step)), step));
        let chosen = form.step.unwrap_or(of.step);
        form.step = of_several(ui, "figure-step", words, &steps, chosen).or(form.step);
    }
    if (form.shape, form.sources, form.step) != before {
        form.at = 0;
        preview.playing = None;
    }
    if form.shape == Shape::Film {
        pace(ui, form, words);
    }
    ticks(ui, form, of, *has_themes, words);
}

fn step_key(step: Step) -> &'static str {
    match step {
        Step::Day => "figure-step-day",
        Step::Week => "figure-step-week",
        Step::Month => "figure-step-month",
        Step::Year => "figure-step-year",
    }
}

fn ticks(ui: &mut Ui, form: &mut FigureForm, of: &Surroundings, has_themes: bool, words: &Words) {
    ui.add_space(size::GRID);
    let tick = |ui: &mut Ui, key: &str, on: bool| {
        widgets::tick(ui, &words.get(key), &words.get(&format!("{key}-hint")), on)
    };
    if form.shape != Shape::Panels && tick(ui, "figure-locator", form.locator) {
        form.locator = !form.locator;
    }
    let themes = form.themes.unwrap_or(of.themes);
    if has_themes && tick(ui, "figure-themes", themes) {
        form.themes = Some(!themes);
    }
    if form.format() == FileFormat::Svg && tick(ui, "figure-outlines", form.outlines) {
        form.outlines = !form.outlines;
    }
}

fn named<T, const N: usize>(items: [(&str, T); N], words: &Words) -> [(String, T); N] {
    items.map(|(key, item)| (words.get(key), item))
}

fn caption(ui: &mut Ui, key: &str, words: &Words) -> Id {
    ui.add_space(size::GRID);
    let text = RichText::new(words.get(key)).font(Face::Medium.at(size::SECONDARY));
    ui.add(Label::new(text.color(Tokens::of(ui).weak))).id
}

/// One of several under a caption; gives what was chosen anew.
fn of_several<T: Copy + PartialEq, const N: usize>(
    ui: &mut Ui,
    key: &str,
    words: &Words,
    items: &[(String, T); N],
    holds: T,
) -> Option<T> {
    caption(ui, key, words);
    let hint = words.get(&format!("{key}-hint"));
    let segments = items.each_ref().map(|(label, item)| Segment {
        label: label.clone(),
        hint: hint.clone(),
        selected: *item == holds,
    });
    let chosen = ui.push_id(key, |ui| widgets::segments(ui, &segments)).inner;
    chosen.map(|number| items[number].1)
}

fn title(ui: &mut Ui, form: &mut FigureForm, words: &Words) {
    let label = caption(ui, "figure-title-field", words);
    let width = ui.available_width() - size::GRID;
    let field = widgets::field(&mut form.title, words.get("figure-title-usual"), width);
    ui.add(field).labelled_by(label);
}

fn page(ui: &mut Ui, form: &mut FigureForm, words: &Words) {
    caption(ui, "figure-page-size", words);
    ui.horizontal(|ui| {
        let hint = words.get("figure-page-size-hint");
        let button = widgets::toggle_button(ui, &words.get(form.page.key()), &hint, false);
        let pages = Page::ALL.map(|page| (words.get(page.key()), page == form.page));
        widgets::choices(&button, MENU, pages, |number| form.page = Page::ALL[number]);
        if form.page == Page::Own {
            let [width, height] = &mut form.sides;
            side(ui, width, "figure-width", words);
            widgets::text(ui, "×", Face::Regular.at(size::BODY), Tokens::of(ui).weak);
            side(ui, height, "figure-height", words);
        }
    });
}

fn side(ui: &mut Ui, text: &mut String, key: &str, words: &Words) {
    let said = words.get(key);
    let field: TextEdit<'_> = widgets::field(text, said.clone(), 64.0);
    let response = ui.add(field);
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, "", text.as_str(), "");
        info.label = Some(said.clone());
        info
    });
    response.on_hover_text(said);
}

/// Milliseconds of a frame that are offered.
const PACES: [u32; 4] = [200, 400, 800, 1600];

fn pace(ui: &mut Ui, form: &mut FigureForm, words: &Words) {
    let paces = PACES.map(|step| {
        let seconds = words.about(f32::from(u16::try_from(step).unwrap_or(u16::MAX)) / 1000.0);
        (words.with("figure-seconds", &[("seconds", seconds.into())]), step)
    });
    if let Some(step) = of_several(ui, "figure-pace", words, &paces, form.pace.step) {
        form.pace = Pace { step };
    }
}

/// Dots to the inch that are offered: a screen, a sharp one, print, fine print.
const DPIS: [u32; 4] = [96, 192, 300, 600];

/// What it is written as, and what is done with it.
fn foot(ui: &mut Ui, making: &mut Making<'_>, words: &Words, commands: &mut Vec<Command>) {
    ui.add_space(size::GRID * 2.0);
    widgets::hairline(ui);
    ui.add_space(size::GRID * 2.0);
    let is_drawn = matches!(making.preview.shown(), Some(Ok(_)));
    let form = &mut *making.form;
    ui.horizontal_wrapped(|ui| {
        let formats = FileFormat::of_shape(form.shape);
        let segments: Vec<Segment> = formats
            .iter()
            .map(|format| Segment {
                label: format.label(words),
                hint: words.get("figure-format-hint"),
                selected: *format == form.format(),
            })
            .collect();
        if let Some(number) = widgets::segments(ui, &segments) {
            form.set_format(formats[number]);
        }
        if form.format().is_picture() {
            let named = |dpi: u32| words.with("figure-dpi", &[("dpi", (dpi as usize).into())]);
            let button = widgets::toggle_button(ui, &named(form.dpi()), &words.get("figure-dpi-hint"), false);
            widgets::choices(&button, MENU, DPIS.map(|dpi| (named(dpi), dpi == form.dpi())), |number| {
                form.set_dpi(DPIS[number]);
            });
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (save, copy) = (Command::SaveFigure, Command::CopyFigure);
            let label = save.label(words);
            let saved = ui.add_enabled_ui(is_drawn, |ui| {
                widgets::button(ui, &label, &save.hint(words), Weight::Primary)
            });
            if saved.inner.clicked() {
                commands.push(save);
            }
            let hint = copy.hint_with_keys(words, ui.ctx());
            let copied = ui
                .add_enabled_ui(is_drawn, |ui| widgets::button(ui, &copy.label(words), &hint, Weight::Plain));
            if copied.inner.clicked() {
                commands.push(copy);
            }
        });
    });
}
