//! The legend: what the sizes, the signs and the warmth on the map mean, and how much lies beyond it.

use eframe::egui::{
    Align2, Button, CornerRadius, Painter, Popup, Pos2, Rect, RichText, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, Vec2, pos2, vec2,
};

use super::brush::{Brush, theme_colour};
use super::heat;
use crate::ui::command::Command;
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets;
use crate::view::{self, AreaOpacity, Marker, MarkerScale, Symbol, ThemeColour, sample_counts};
use crate::words::Words;

/// What the legend explains.
#[derive(Clone, Debug, PartialEq)]
pub struct Legend {
    /// Counts whose sizes are shown.
    pub counts: Vec<u32>,
    /// Signs that occur, besides discs.
    pub signs: Vec<Sign>,
    scale: MarkerScale,
    /// Warmth stands in the place of discs.
    heat: bool,
    /// Mentions of places out of sight.
    beyond: u32,
    /// The themes with their colours, where signs have these.
    themes: Vec<(ThemeColour, String)>,
}

/// What the legend tells of the map as it is now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Some signs stand for several places.
    pub several: bool,
    /// Warmth stands in the place of signs.
    pub heat: bool,
    /// A window is set, so that mentions may lie in it in part.
    pub window: bool,
    /// How many of the visible mentions are of places out of sight.
    pub beyond: u32,
}

/// A sign that needs an explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// An outlined area.
    Outline,
    /// An area whose outline is not known.
    Vague,
    /// No mention is sure to mean the place.
    Doubtful,
    /// Its mentions lie in the window in part.
    Pale,
    /// Several places under one sign.
    Several,
}

impl Sign {
    fn key(self) -> &'static str {
        match self {
            Self::Outline => "legend-outline",
            Self::Vague => "legend-vague",
            Self::Doubtful => "legend-doubtful",
            Self::Pale => "legend-pale",
            Self::Several => "legend-several",
        }
    }
}

/// Height of the sample of warmth.
const WARMTH: f32 = 12.0;
/// It is no narrower, in points: room for the circles.
const LEGEND_WIDTH: f32 = 206.0;
/// From the edge of a row to its words: the sign.
const SIGN: f32 = 24.0;
const LEGEND_PADDING: f32 = 13.0;
const TITLE_ROW: f32 = 22.0;
/// The numbers below the circles.
const COUNT_ROW: f32 = 22.0;
const SIGN_ROW: f32 = 20.0;

impl Legend {
    /// The legend for all of a corpus, so that it does not change while the window moves.
    #[must_use]
    pub fn of(markers: &[Marker]) -> Self {
        let most = |outlines: bool| {
            let counted = markers.iter().filter(|marker| outlines || marker.symbol != Symbol::Outline);
            counted.map(|marker| marker.total).max().unwrap_or(1)
        };
        let has = |sign: Sign| {
            markers.iter().any(|marker| match sign {
                Sign::Outline => marker.symbol == Symbol::Outline,
                Sign::Vague => marker.symbol == Symbol::Vague,
                Sign::Doubtful => marker.doubtful,
                Sign::Pale | Sign::Several => false,
            })
        };
        let signs =
            [Sign::Outline, Sign::Vague, Sign::Doubtful].into_iter().filter(|sign| has(*sign)).collect();
        let scale = MarkerScale::new(most(true));
        Self { counts: sample_counts(most(false)), signs, scale, heat: false, beyond: 0, themes: Vec::new() }
    }

    /// With the themes whose colours signs have, each with the number of its own.
    #[must_use]
    pub fn with_themes(self, themes: Vec<(ThemeColour, String)>) -> Self {
        Self { themes, ..self }
    }

    /// With what hangs on the map as it is now.
    #[must_use]
    pub fn with(mut self, shown: Shown) -> Self {
        (self.heat, self.beyond) = (shown.heat, shown.beyond);
        self.signs.extend((shown.several && !shown.heat).then_some(Sign::Several));
        self.signs.extend(shown.window.then_some(Sign::Pale));
        self
    }

    /// Half the height of the samples.
    fn largest(&self) -> f32 {
        if self.heat {
            return WARMTH / 2.0;
        }
        self.counts.last().map_or(0.0, |count| self.scale.radius(*count))
    }

    /// What the link to places out of sight says.
    fn said_beyond(&self, words: &Words) -> Option<String> {
        (self.beyond > 0).then(|| words.with("legend-beyond", &[("count", self.beyond.into())]))
    }

    /// Its title.
    fn title(&self, words: &Words) -> String {
        words.get(if self.heat { "legend-heat" } else { "legend-title" })
    }

    /// Its size in points: as wide as its words are in the language in use.
    #[must_use]
    pub fn size(&self, ui: &Ui, words: &Words) -> Vec2 {
        let width = |said: String, face: Face| {
            let colour = Tokens::of(ui).weak;
            ui.painter().layout_no_wrap(said, face.at(size::CAPTION), colour).size().x.ceil()
        };
        let signs = self.signs.iter().map(|sign| words.get(sign.key()));
        let rows = signs.chain(self.themes.iter().map(|(_, name)| name.clone()));
        let rows = rows.map(|said| SIGN + width(said, Face::Regular));
        let others = std::iter::once(width(self.title(words), Face::SemiBold))
            .chain(self.said_beyond(words).map(|said| width(said, Face::Medium)));
        let widest = rows.chain(others).fold(0.0, f32::max) + 2.0 * LEGEND_PADDING;
        let counts = TITLE_ROW + 2.0 * self.largest() + COUNT_ROW;
        let rows = self.signs.len() + self.themes.len() + usize::from(self.beyond > 0);
        vec2(widest.max(LEGEND_WIDTH), 2.0 * LEGEND_PADDING + counts + SIGN_ROW * rows as f32)
    }

    /// Draws it where it has room. What it covers of the map cannot be clicked through it. Whether what lies beyond the map is asked for.
    pub fn show(&self, ui: &mut Ui, rect: Rect, brush: &Brush<'_>, words: &Words) -> bool {
        if !rect.is_positive() {
            return false;
        }
        ui.interact(rect, ui.scope_id().with("legend"), Sense::CLICK | Sense::DRAG);
        let tokens = brush.tokens;
        let painter = ui.painter();
        let corner = CornerRadius::same(size::RADIUS);
        let line = Stroke::new(size::HAIRLINE, tokens.line);
        painter.rect(rect, corner, tokens.panel.gamma_multiply(0.96), line, StrokeKind::Inside);
        let left = rect.min + Vec2::splat(LEGEND_PADDING);
        let title = Face::SemiBold.at(size::CAPTION);
        painter.text(left, Align2::LEFT_TOP, self.title(words), title, tokens.weak);
        let middle = left.y + TITLE_ROW + self.largest();
        if self.heat {
            let across = rect.width() - 2.0 * LEGEND_PADDING;
            warmth(painter, pos2(left.x, middle), across, brush.tokens, words);
        } else {
            self.circles(painter, pos2(left.x, middle), brush, words);
        }
        let mut row = pos2(left.x, middle + self.largest() + COUNT_ROW + SIGN_ROW / 2.0);
        for sign in &self.signs {
            draw_sign(painter, pos2(row.x + 8.0, row.y), *sign, brush);
            let font = Face::Regular.at(size::CAPTION);
            painter.text(
                row + vec2(SIGN, 0.0),
                Align2::LEFT_CENTER,
                words.get(sign.key()),
                font,
                tokens.weak,
            );
            row.y += SIGN_ROW;
        }
        for (colour, name) in &self.themes {
            let at = pos2(row.x + 8.0, row.y);
            painter.circle_filled(at, 5.0, theme_colour(tokens, *colour));
            let font = Face::Regular.at(size::CAPTION);
            let room = rect.width() - 2.0 * LEGEND_PADDING - SIGN;
            widgets::paint_line(
                painter,
                row.x + SIGN,
                row.y,
                widgets::line(ui, name, font, tokens.weak, room),
            );
            row.y += SIGN_ROW;
        }
        let rest = rect.with_min_y(row.y - SIGN_ROW / 2.0);
        self.said_beyond(words).is_some_and(|said| beyond_row(ui, rest, said, words))
    }

    fn circles(&self, painter: &Painter, start: Pos2, brush: &Brush<'_>, words: &Words) {
        let mut mesh = eframe::egui::Mesh::with_texture(brush.sprites.texture());
        let mut x = start.x;
        for count in &self.counts {
            let radius = self.scale.radius(*count);
            let at = pos2(x + radius, start.y);
            brush.dot(&mut mesh, at, radius, brush.tokens.accent, false);
            let below = pos2(at.x, start.y + self.largest() + 3.0);
            let font = Face::Regular.at(size::CAPTION);
            let count = words.count(*count as usize);
            painter.text(below, Align2::CENTER_TOP, count, font, brush.tokens.weak);
            x += 2.0 * radius + 24.0;
        }
        painter.add(mesh);
    }
}

/// The button that stands in for the legend where this has no room; whether what lies beyond the map was asked for.
pub fn menu(ui: &mut Ui, rect: Rect, legend: &Legend, brush: &Brush<'_>, words: &Words) -> bool {
    if !rect.is_positive() {
        return false;
    }
    let mut over = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("legend-button"));
    let button = widgets::toggle_button(&mut over, &words.get("legend"), &words.get("legend-hint"), false);
    let shown = Popup::menu(&button).accessible_name(words.get("legend")).show(|ui| {
        let (rect, _) = ui.allocate_exact_size(legend.size(ui, words), Sense::hover());
        legend.show(ui, rect, brush, words)
    });
    shown.is_some_and(|shown| shown.inner)
}

/// The size of that button.
pub fn button_size(ui: &Ui, words: &Words) -> Vec2 {
    vec2(widgets::toggle_width(ui, &words.get("legend")), size::BUTTON)
}

/// How much is said of places out of sight, as a link that brings them in.
fn beyond_row(ui: &mut Ui, rest: Rect, said: String, words: &Words) -> bool {
    let start = rest.min + vec2(LEGEND_PADDING, 0.0);
    let rect = Rect::from_min_size(start, vec2(rest.width() - 2.0 * LEGEND_PADDING, SIGN_ROW));
    let mut row = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("legend-beyond"));
    let font = Face::Medium.at(size::CAPTION);
    let link = RichText::new(said).font(font).color(Tokens::of(ui).link);
    row.add(Button::new(link).frame(false)).on_hover_text(Command::FitToAll.hint(words)).clicked()
}

/// The colours of warmth from little to much, from their left middle on.
fn warmth(painter: &Painter, left: Pos2, width: f32, tokens: &Tokens, words: &Words) {
    let across = Rect::from_min_size(left - vec2(0.0, WARMTH / 2.0), vec2(width, WARMTH));
    painter.rect_filled(across, CornerRadius::ZERO, tokens.land);
    let steps = 48u8;
    let width = across.width() / f32::from(steps);
    for step in 0..steps {
        let min = across.min + vec2(f32::from(step) * width, 0.0);
        let share = f32::from(step + 1) / f32::from(steps);
        painter.rect_filled(
            Rect::from_min_size(min, vec2(width, WARMTH)),
            CornerRadius::ZERO,
            heat::colour(share, tokens),
        );
    }
    let font = Face::Regular.at(size::CAPTION);
    let ends = [
        (Align2::LEFT_TOP, across.left(), "legend-heat-little"),
        (Align2::RIGHT_TOP, across.right(), "legend-heat-much"),
    ];
    for (align, x, key) in ends {
        painter.text(pos2(x, across.bottom() + 4.0), align, words.get(key), font.clone(), tokens.weak);
    }
}

fn draw_sign(painter: &Painter, at: Pos2, sign: Sign, brush: &Brush<'_>) {
    let accent = brush.tokens.accent;
    let mut mesh = eframe::egui::Mesh::with_texture(brush.sprites.texture());
    match sign {
        Sign::Outline => {
            let swatch = Rect::from_center_size(at, vec2(16.0, 12.0));
            let line = Stroke::new(1.2, accent);
            painter.rect(
                swatch,
                CornerRadius::same(2),
                accent.gamma_multiply(AreaOpacity::PROVINCE.fill),
                line,
                StrokeKind::Inside,
            );
        }
        Sign::Vague => brush.diamond(&mut mesh, at, 6.0, accent, false),
        Sign::Doubtful => brush.dot(&mut mesh, at, 6.0, accent, true),
        Sign::Several => brush.cluster(&mut mesh, at, 4.5, accent, false),
        Sign::Pale => {
            brush.dot(&mut mesh, at, 6.0, accent.gamma_multiply(view::marker_opacity(0.15)), false);
        }
    }
    painter.add(mesh);
}
