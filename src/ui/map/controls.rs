//! What lies over the map: buttons, legend, scale bar, attribution.

use eframe::egui::{
    Align2, Color32, CornerRadius, Painter, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, pos2, vec2,
};

use super::MapLook;
use super::camera::Camera;
use super::icons::{Icon, Picture};
use super::marks::Brush;
use super::tools::Tool;
use crate::basemap::ScaleBar;
use crate::corpus::Corpus;
use crate::model::Position;
use crate::ui::command::Command;
use crate::ui::theme::{Face, Tokens, size};
use crate::view::{self, AreaOpacity, MarkerScale, Query, Symbol, sample_counts};
use crate::words::Words;

/// Distance of what lies over the map from its edge.
pub const MARGIN: f32 = 14.0;
const GAP: f32 = 4.0;
/// Between two groups of buttons.
const BETWEEN: f32 = 6.0;
/// The scale bar is no longer than this.
const MOST_BAR: f64 = 120.0;

/// Where everything over the map is.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The buttons, from above; as many as there is room for.
    pub buttons: Vec<Rect>,
    /// The legend.
    pub legend: Rect,
    /// The scale bar with its length.
    pub scale: Rect,
    /// Whose map it is.
    pub attribution: Rect,
}

impl Layout {
    /// Everything at the corners of the map.
    #[must_use]
    pub fn new(map: Rect, legend: Vec2, attribution: Vec2) -> Self {
        let corner = map.min + Vec2::splat(MARGIN);
        let mut top = corner.y;
        let mut buttons = Vec::new();
        for group in BUTTONS {
            for _ in *group {
                buttons.push(Rect::from_min_size(pos2(corner.x, top), Vec2::splat(size::BUTTON)));
                top += size::BUTTON + GAP;
            }
            top += BETWEEN;
        }
        // Those at the foot go where the scale bar needs their room; the menu has them all.
        buttons.retain(|button| button.max.y < map.max.y - 38.0 - MARGIN);
        Self {
            buttons,
            legend: Rect::from_min_size(pos2(map.max.x - MARGIN - legend.x, map.min.y + MARGIN), legend),
            scale: Rect::from_min_size(
                pos2(map.min.x + MARGIN, map.max.y - 38.0),
                vec2(MOST_BAR as f32, 26.0),
            ),
            attribution: Rect::from_min_size(map.max - attribution - vec2(MARGIN, 8.0), attribution),
        }
    }

    /// What no name may cover.
    #[must_use]
    pub fn obstacles(&self) -> Vec<Rect> {
        let buttons = self.buttons.iter().copied().reduce(Rect::union).unwrap_or(Rect::NOTHING);
        let all = [buttons, self.legend, self.scale, self.attribution];
        all.into_iter().filter(Rect::is_positive).map(|rect| rect.expand(4.0)).collect()
    }

    /// The part of the map where data are brought to: clear of the buttons and of the feet; the legend's corner may hold
    /// what is not named.
    #[must_use]
    pub fn free(&self, map: Rect) -> Rect {
        Rect::from_min_max(
            pos2(map.min.x + size::BUTTON + 4.0 * MARGIN, map.min.y + 3.0 * MARGIN),
            pos2(map.max.x - 5.0 * MARGIN, self.scale.min.y - 2.0 * MARGIN),
        )
    }
}

/// The buttons in groups: what they ask for and their picture.
const BUTTONS: &[&[(Command, Icon)]] = &[
    &[(Command::ZoomIn, Icon::Plus), (Command::ZoomOut, Icon::Minus), (Command::FitToData, Icon::Target)],
    &[(Command::MapBack, Icon::Back), (Command::MapForward, Icon::Forward)],
    &[
        (Command::SetTool(Tool::Rectangle), Icon::Rectangle),
        (Command::SetTool(Tool::Lasso), Icon::Lasso),
        (Command::SetTool(Tool::Measure), Icon::Ruler),
    ],
    &[(Command::ToggleHeat, Icon::Heat), (Command::ToggleLines, Icon::Lines)],
];

/// The buttons of the map, those lit whose tool or layer is in use.
pub fn buttons(ui: &mut Ui, layout: &Layout, look: &MapLook, words: &Words, commands: &mut Vec<Command>) {
    for (rect, (command, icon)) in layout.buttons.iter().zip(BUTTONS.iter().copied().flatten()) {
        let lit = match command {
            Command::SetTool(tool) => look.tool == *tool,
            Command::ToggleHeat => look.heat,
            Command::ToggleLines => look.lines,
            _ => false,
        };
        let hint = match command.shortcut() {
            Some(keys) => format!("{} ({})", command.hint(words), ui.ctx().format_shortcut(&keys)),
            None => command.hint(words),
        };
        let button = Picture { icon: *icon, lit }.button(ui, *rect, &command.label(words));
        if button.on_hover_text(hint).clicked() {
            commands.push(command.clone());
        }
    }
}

/// What the legend explains.
#[derive(Clone, Debug, PartialEq)]
pub struct Legend {
    /// Counts whose sizes are shown.
    pub counts: Vec<u32>,
    /// Signs that occur, besides discs.
    pub signs: Vec<Sign>,
    scale: MarkerScale,
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

const LEGEND_WIDTH: f32 = 206.0;
const LEGEND_PADDING: f32 = 13.0;
const TITLE_ROW: f32 = 22.0;
/// The numbers below the circles.
const COUNT_ROW: f32 = 22.0;
const SIGN_ROW: f32 = 20.0;

impl Legend {
    /// The legend for all of a corpus, so that it does not change while the window moves.
    #[must_use]
    pub fn of(corpus: &Corpus) -> Self {
        let markers = view::markers(corpus, &Query::default());
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
        Self { counts: sample_counts(most(false)), signs, scale: MarkerScale::new(most(true)) }
    }

    /// With the signs that hang on what is in sight: of several places, and of what lies partly in the window.
    #[must_use]
    pub fn with(mut self, several: bool, window: bool) -> Self {
        self.signs.extend(several.then_some(Sign::Several));
        self.signs.extend(window.then_some(Sign::Pale));
        self
    }

    fn largest(&self) -> f32 {
        self.counts.last().map_or(0.0, |count| self.scale.radius(*count))
    }

    /// Its size in points.
    #[must_use]
    pub fn size(&self) -> Vec2 {
        let counts = TITLE_ROW + 2.0 * self.largest() + COUNT_ROW;
        vec2(LEGEND_WIDTH, 2.0 * LEGEND_PADDING + counts + SIGN_ROW * self.signs.len() as f32)
    }

    /// Draws it. What it covers of the map cannot be clicked through it.
    pub fn show(&self, ui: &mut Ui, rect: Rect, brush: &Brush<'_>, words: &Words) {
        ui.interact(rect, ui.scope_id().with("legend"), Sense::click_and_drag());
        let tokens = brush.tokens;
        let painter = ui.painter();
        let corner = CornerRadius::same(size::RADIUS);
        let line = Stroke::new(size::HAIRLINE, tokens.line);
        painter.rect(rect, corner, tokens.panel.gamma_multiply(0.96), line, StrokeKind::Inside);
        let left = rect.min + Vec2::splat(LEGEND_PADDING);
        let title = Face::SemiBold.at(size::CAPTION);
        painter.text(left, Align2::LEFT_TOP, words.get("legend-title"), title, tokens.weak);
        let middle = left.y + TITLE_ROW + self.largest();
        self.circles(painter, pos2(left.x, middle), brush, words);
        let mut row = pos2(left.x, middle + self.largest() + COUNT_ROW + SIGN_ROW / 2.0);
        for sign in &self.signs {
            draw_sign(painter, pos2(row.x + 8.0, row.y), *sign, brush);
            let font = Face::Regular.at(size::CAPTION);
            painter.text(
                row + vec2(24.0, 0.0),
                Align2::LEFT_CENTER,
                words.get(sign.key()),
                font,
                tokens.weak,
            );
            row.y += SIGN_ROW;
        }
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

/// The scale bar.
pub fn scale(ui: &Ui, rect: Rect, camera: &Camera, words: &Words) {
    let tokens = Tokens::of(ui);
    let [_, latitude] = camera.center.lon_lat();
    let bar = ScaleBar::longest(latitude, camera.world_side(), MOST_BAR);
    let (foot, length) = (rect.max.y, bar.length as f32);
    let (from, to) = (pos2(rect.min.x, foot), pos2(rect.min.x + length, foot));
    let line = |width: f32, colour: Color32| {
        let stroke = Stroke::new(width, colour);
        ui.painter().line_segment([from, to], stroke);
        for end in [from, to] {
            ui.painter().line_segment([end - vec2(0.0, 5.0), end], stroke);
        }
    };
    line(4.0, tokens.land);
    line(1.5, tokens.text);
    let said = words.length(bar.metres);
    let at = pos2(rect.min.x + length / 2.0, foot - 4.0);
    haloed(ui.painter(), at, Align2::CENTER_BOTTOM, &said, tokens.text, tokens.land);
}

/// Latitude and longitude under the pointer, beside the scale bar.
pub fn coordinates(ui: &Ui, scale: Rect, at: Position, camera: &Camera, words: &Words) {
    let tokens = Tokens::of(ui);
    let said = words.coordinates(at.lon, at.lat, camera.zoom);
    let place = pos2(scale.max.x + 2.0 * MARGIN, scale.max.y + 4.0);
    haloed(ui.painter(), place, Align2::LEFT_BOTTOM, &said, tokens.weak, tokens.land);
}

/// A line at the head of the map that says what can be done, or why something is missing.
pub fn note(ui: &Ui, map: Rect, said: &str) {
    let tokens = Tokens::of(ui);
    let font = Face::Medium.at(size::SECONDARY);
    let room = (map.width() - 2.0 * (LEGEND_WIDTH + 2.0 * MARGIN)).max(160.0);
    let galley = ui.painter().layout(said.to_owned(), font, tokens.text, room);
    let at = pos2(map.center().x - galley.size().x / 2.0, map.min.y + MARGIN + 4.0);
    let frame = Rect::from_min_size(at, galley.size()).expand2(vec2(10.0, 5.0));
    let line = Stroke::new(size::HAIRLINE, tokens.line);
    ui.painter().rect(frame, CornerRadius::same(size::RADIUS), tokens.panel, line, StrokeKind::Outside);
    ui.painter().galley(at, galley, tokens.text);
}

fn haloed(painter: &Painter, at: Pos2, anchor: Align2, text: &str, colour: Color32, halo: Color32) {
    let font = Face::Regular.at(size::CAPTION);
    for step in 0u8..8 {
        let off = Vec2::angled(f32::from(step) * std::f32::consts::FRAC_PI_4) * 1.4;
        painter.text(at + off, anchor, text, font.clone(), halo);
    }
    painter.text(at, anchor, text, font, colour);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_over_the_map_covers_anything_else() {
        let map = Rect::from_min_size(pos2(264.0, 44.0), vec2(640.0, 420.0));
        let obstacles = Layout::new(map, vec2(206.0, 160.0), vec2(230.0, 14.0)).obstacles();
        for (index, one) in obstacles.iter().enumerate() {
            assert!(map.contains_rect(*one), "{one:?}");
            assert!(obstacles[index + 1..].iter().all(|other| !one.intersects(*other)), "{one:?}");
        }
    }
}
