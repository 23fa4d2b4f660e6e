//! What lies over the map and where: buttons, scale bar, notes.

use eframe::egui::{
    Align2, Color32, CornerRadius, Painter, Popup, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, pos2, vec2,
};

use super::MapLook;
use super::camera::Camera;
use super::icons::{Icon, Picture};
use super::tools::Tool;
use crate::basemap::ScaleBar;
use crate::model::Position;
use crate::ui::command::Command;
use crate::ui::theme::{Face, Tokens, size};
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
    /// What opens a menu of the buttons for which there is no room, where there are any.
    pub more: Option<Rect>,
    /// The legend.
    pub legend: Rect,
    /// What opens it, where it has no room.
    pub legend_button: Rect,
    /// The scale bar with its length.
    pub scale: Rect,
    /// Whose map it is.
    pub attribution: Rect,
}

impl Layout {
    /// Everything at the corners of the map.
    #[must_use]
    pub fn new(map: Rect, legend: Vec2, legend_button: Vec2, attribution: Vec2) -> Self {
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
        // Where the scale bar needs the room of those at the foot, the last one that has room opens a menu of them.
        let all = buttons.len();
        buttons.retain(|button| button.max.y < map.max.y - 38.0 - MARGIN);
        let more = if buttons.len() < all { buttons.pop() } else { None };
        let at_right =
            |size: Vec2| Rect::from_min_size(pos2(map.max.x - MARGIN - size.x, map.min.y + MARGIN), size);
        let (legend, legend_button) = (at_right(legend), at_right(legend_button));
        let attribution = Rect::from_min_size(map.max - attribution - vec2(MARGIN, 8.0), attribution);
        // Where it would cover whose map it is, or most of the map, the map goes without it.
        let has_room = legend.max.y + GAP < attribution.min.y && legend.width() < 0.6 * map.width();
        Self {
            buttons,
            more,
            legend: if has_room { legend } else { Rect::NOTHING },
            legend_button: if has_room { Rect::NOTHING } else { legend_button },
            scale: Rect::from_min_size(
                pos2(map.min.x + MARGIN, map.max.y - 38.0),
                vec2(MOST_BAR as f32, 26.0),
            ),
            attribution,
        }
    }

    /// What no name may cover.
    #[must_use]
    pub fn obstacles(&self) -> Vec<Rect> {
        let buttons =
            self.buttons.iter().copied().chain(self.more).reduce(Rect::union).unwrap_or(Rect::NOTHING);
        let all = [buttons, self.legend, self.legend_button, self.scale, self.attribution];
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
    let all = || BUTTONS.iter().copied().flatten();
    if let Some(rect) = layout.more {
        more(ui, rect, all().skip(layout.buttons.len()).map(|(command, _)| command), look, words, commands);
    }
    for (rect, (command, icon)) in layout.buttons.iter().zip(all()) {
        let lit = is_in_use(command, look);
        let hint = command.hint_with_keys(words, ui.ctx());
        let button = Picture { icon: *icon, lit }.button(ui, *rect, &command.label(words));
        if button.on_hover_text(hint).clicked() {
            commands.push(command.clone());
        }
    }
}

/// Whether what a button asks for is in use.
fn is_in_use(command: &Command, look: &MapLook) -> bool {
    match command {
        Command::SetTool(tool) => look.tool == *tool,
        Command::ToggleHeat => look.heat,
        Command::ToggleLines => look.lines,
        _ => false,
    }
}

/// The button that opens a menu of those for which there is no room.
fn more<'a>(
    ui: &mut Ui,
    rect: Rect,
    rest: impl Iterator<Item = &'a Command>,
    look: &MapLook,
    words: &Words,
    commands: &mut Vec<Command>,
) {
    let name = words.get("map-more");
    let button = Picture { icon: Icon::More, lit: false }.button(ui, rect, &name);
    Popup::menu(&button).accessible_name(name).show(|ui| {
        for command in rest {
            let entry = ui.selectable_label(is_in_use(command, look), command.label(words));
            if entry.on_hover_text(command.hint_with_keys(words, ui.ctx())).clicked() {
                commands.push(command.clone());
            }
        }
    });
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
pub fn note(ui: &Ui, map: Rect, layout: &Layout, said: &str) {
    let tokens = Tokens::of(ui);
    let font = Face::Medium.at(size::SECONDARY);
    let beside = if layout.legend.is_positive() { layout.legend } else { layout.legend_button };
    let room = (map.width() - 2.0 * (beside.width() + 2.0 * MARGIN)).max(160.0);
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
        let low = map.with_max_y(map.min.y + 190.0);
        for map in [map, low] {
            let layout = Layout::new(map, vec2(206.0, 160.0), vec2(80.0, 28.0), vec2(230.0, 14.0));
            let obstacles = layout.obstacles();
            for (index, one) in obstacles.iter().enumerate() {
                assert!(map.contains_rect(*one), "{one:?}");
                assert!(obstacles[index + 1..].iter().all(|other| !one.intersects(*other)), "{one:?}");
            }
            assert!(layout.legend.is_positive() != layout.legend_button.is_positive());
        }
    }

    #[test]
    fn buttons_without_room_are_in_a_menu() {
        let buttons = |height: f32| {
            let map = Rect::from_min_size(pos2(44.0, 78.0), vec2(596.0, height));
            let layout = Layout::new(map, vec2(206.0, 160.0), vec2(80.0, 28.0), vec2(230.0, 14.0));
            (layout.buttons.len(), layout.more)
        };
        assert_eq!(buttons(580.0), (10, None));
        let (few, more) = buttons(146.0);
        assert!(few < 10 && more.is_some_and(|more| more.max.y < 78.0 + 146.0 - 38.0), "{few}, {more:?}");
    }
}
