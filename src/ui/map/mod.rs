//! The map: the offline base map with areas, markers and names above it. It reads the view and asks by commands.
//!
//! The camera is here and not in egui's memory, and moves in one place (`gestures`); walkers is told where to look.

mod camera;
mod card;
mod controls;
mod gestures;
mod ground;
mod marks;
mod mesher;
mod names;
mod scene;
mod show;
mod sprites;
mod tessellate;

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::{DragPanButtons, Painter, Response};
use eframe::egui::{Rect, Role, Sense, Stroke, Ui, WidgetInfo};
use geo::{BoundingRect, Contains, MultiPolygon};
use walkers::{Map, MapMemory, lon_lat};

pub use camera::Camera;

use self::controls::{Layout, Legend};
use self::ground::{Ground, GroundLayer, ShownOutline};
use self::marks::{Brush, hit, square};
use self::scene::{Scene, Source};
use self::sprites::Sprites;
use super::command::Command;
use super::theme::{Face, Tokens, size};
use crate::basemap::Style;
use crate::corpus::Corpus;
use crate::model::{Kind, PlaceId};
use crate::view::{self, AreaOpacity, Marker, Symbol, ViewModel};
use crate::words::Words;

/// More markers than this in sight are no widgets of their own, for those who do not see them would be lost among them.
const MOST_WIDGETS: usize = 2_000;
/// From the rim of the selected marker to its ring.
const RING_OFFSET: f32 = 4.0;
/// What the selected area adds to that.
const SELECTED_FILL: f32 = 0.12;

/// What holds for a corpus whatever the window.
struct About {
    corpus: Arc<Corpus>,
    home: Vec<String>,
    legend: Legend,
}

impl About {
    fn of(corpus: &Arc<Corpus>) -> Self {
        Self { corpus: Arc::clone(corpus), home: view::home_countries(corpus), legend: Legend::of(corpus) }
    }
}

/// Where the map looks, and what was made for drawing it.
#[derive(Default)]
pub struct MapState {
    camera: Option<Camera>,
    hovered: Option<PlaceId>,
    about: Option<About>,
    style: Option<Arc<Style>>,
    ground: Option<Ground>,
    sprites: Option<Sprites>,
    scene: Option<Scene>,
    boxes: HashMap<PlaceId, geo::Rect<f64>>,
    free: Option<Rect>,
}

impl MapState {
    /// Where the map looks; `None` before it was first shown.
    #[must_use]
    pub fn camera(&self) -> Option<&Camera> {
        self.camera.as_ref()
    }

    /// The place under the pointer.
    #[must_use]
    pub fn hovered(&self) -> Option<&PlaceId> {
        self.hovered.as_ref()
    }

    /// Whether all that the map wants to show is there, so that a picture of it would be whole.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.camera.is_some() && self.ground.as_ref().is_some_and(Ground::is_settled)
    }

    /// Zooms by whole or part levels about the middle.
    pub fn zoom_by(&mut self, levels: f64) {
        self.camera = self.camera.map(|camera| camera.zoomed(levels, camera.rect.center()));
    }

    /// Brings what the view shows into the map. At the next frame where the map was not shown yet.
    pub fn fit(&mut self, view: &ViewModel) {
        let Some(camera) = self.camera else { return };
        let free = self.free.unwrap_or(camera.rect);
        self.camera =
            view::fit(view.corpus(), view.query()).map(|bounds| Camera::fitting(bounds, camera.rect, free));
    }

    fn about(&mut self, corpus: &Arc<Corpus>) -> &About {
        let known = self.about.take().filter(|about| Arc::ptr_eq(&about.corpus, corpus));
        self.about.insert(known.unwrap_or_else(|| About::of(corpus)))
    }

    fn style(&mut self, dark: bool, view: &ViewModel) -> Arc<Style> {
        let style = if dark { Style::dark() } else { Style::light() };
        let style = style.focused_on(&self.about(view.corpus()).home);
        match self.style.take().filter(|known| **known == style) {
            Some(known) => Arc::clone(self.style.insert(known)),
            None => Arc::clone(self.style.insert(Arc::new(style))),
        }
    }
}

/// The map of what `view` shows, in all the room there is.
pub fn panel(
    ui: &mut Ui,
    view: &ViewModel,
    words: &Words,
    state: &mut MapState,
    commands: &mut Vec<Command>,
) {
    let rect = ui.available_rect_before_wrap();
    let tokens = Tokens::of(ui);
    let legend = state.about(view.corpus()).legend.clone().with_window(view.query().window.is_some());
    let layout = Layout::new(rect, legend.size(), controls::attribution_size(ui));
    let camera = look(ui, view, state, rect, layout.free(rect));
    let style = state.style(ui.visuals().dark_mode, view);

    let mut ground = state.ground.take().unwrap_or_else(|| Ground::new(ui.ctx()));
    let sprites = state.sprites.take().unwrap_or_else(|| Sprites::new(ui.ctx()));
    ui.painter().rect_filled(rect, 0.0, tokens.water);
    ground.begin_frame();
    let mut layer = GroundLayer::default();
    let tiles = ground.tiles(&camera, &style, &mut layer);
    ground.outlines(&camera, tokens.accent, outlines(view), &mut layer);
    let response = show_ground(ui, &camera, layer);

    let brush = Brush { sprites: &sprites, tokens, density: ui.pixels_per_point() };
    let source =
        Source { view, camera: &camera, layout: &layout, style: &style, tiles: &tiles, brush: &brush };
    let scene = Scene::up_to_date(state.scene.take(), ui, &source);
    let painter = ui.painter_at(rect);
    scene.paint_base_names(&painter, tokens);
    scene.paint_markers(&painter, view, tokens);
    ring(&painter, view, &scene, tokens);
    let pointed = pointed(ui, &response, view, &scene, words, state);
    if let Some(place) = pointed.clicked {
        commands.push(Command::SelectPlace(place));
    }
    if let Some(marker) = pointed.hovered {
        card::show(ui, view, marker, words);
    }
    state.hovered = pointed.hovered.map(|marker| marker.place.clone());

    legend.show(ui, layout.legend, &brush, words);
    controls::buttons(ui, &layout, words, commands);
    controls::scale(ui, layout.scale, &camera, words);
    controls::attribution(ui, layout.attribution);
    fault(ui, &ground, rect);
    state.ground = Some(ground);
    state.sprites = Some(sprites);
    state.scene = Some(scene);
}

/// Moves the camera by what the user does; at first it looks at where the corpus plays.
fn look(ui: &Ui, view: &ViewModel, state: &mut MapState, rect: Rect, free: Rect) -> Camera {
    state.free = Some(free);
    let camera = match state.camera {
        Some(camera) => gestures::moved(ui, Camera { rect, ..camera }.clamped()),
        None => match view::fit(view.corpus(), view.query()) {
            Some(bounds) => Camera::fitting(bounds, rect, free),
            None => Camera::whole_world(rect),
        },
    };
    state.camera = Some(camera);
    camera
}

/// walkers draws the ground. The gestures are ours, so that the camera never shows what is beyond the world.
fn show_ground(ui: &mut Ui, camera: &Camera, layer: GroundLayer) -> Response {
    let mut memory = MapMemory::default();
    camera.apply(&mut memory);
    Map::new(None, &mut memory, lon_lat(0.0, 0.0))
        .with_layer(layer, 1.0)
        .zoom_gesture(false)
        .panning(false)
        .drag_pan_buttons(DragPanButtons::empty())
        .show(ui, |_, _, _, _| ())
        .response
}

/// The areas of the view, large before small, so that a province lies above its country.
fn outlines(view: &ViewModel) -> impl Iterator<Item = ShownOutline<'_>> {
    let selected = &view.query().places;
    let areas =
        |country: bool| view.markers().filter(move |marker| (marker.kind == Kind::Country) == country);
    areas(true).chain(areas(false)).filter_map(move |marker| {
        let area = marker.area.as_ref()?;
        let AreaOpacity { fill, line } = AreaOpacity::of(marker.kind);
        let is_selected = selected.contains(&marker.place);
        let opacity = view::marker_opacity(marker.share);
        Some(ShownOutline {
            place: &marker.place,
            area,
            fill: (fill + if is_selected { SELECTED_FILL } else { 0.0 }) * opacity,
            line: if is_selected { 1.0 } else { line * opacity },
        })
    })
}

fn ring(painter: &Painter, view: &ViewModel, scene: &Scene, tokens: &Tokens) {
    let selected = &view.query().places;
    if selected.is_empty() {
        return;
    }
    let is_selected =
        |mark: &&marks::Mark| view.all_markers().get(mark.index).is_some_and(|m| selected.contains(&m.place));
    for mark in scene.marks().iter().filter(|mark| mark.radius > 0.0).filter(is_selected) {
        painter.circle_stroke(mark.at, mark.radius + RING_OFFSET, Stroke::new(2.0, tokens.text));
    }
}

/// What the pointer is on, and which place was asked for.
struct Pointed<'a> {
    hovered: Option<&'a Marker>,
    clicked: Option<PlaceId>,
}

fn pointed<'a>(
    ui: &Ui,
    map: &Response,
    view: &'a ViewModel,
    scene: &Scene,
    words: &Words,
    state: &mut MapState,
) -> Pointed<'a> {
    let mut pick = |at| pick(view, scene, state, at);
    let mut hover_at = map.hover_pos();
    let mut clicked =
        map.clicked().then(|| map.interact_pointer_pos()).flatten().and_then(&mut pick).map(|m| &m.place);
    if scene.marks().len() <= MOST_WIDGETS {
        for mark in scene.marks().iter().filter(|mark| map.rect.contains(mark.at)) {
            let Some(marker) = view.all_markers().get(mark.index) else { continue };
            let id = ui.scope_id().with(("marker", &marker.place));
            let widget = ui.interact(square(mark).intersect(map.rect), id, Sense::click());
            widget.widget_info(|| WidgetInfo::labeled(Role::Button, true, card::spoken(marker, words)));
            hover_at = hover_at.or(widget.hover_pos());
            if widget.clicked() {
                // Squares overlap where circles do not, so the pointer decides; a key or a screen reader means this one.
                let by_pointer = widget.interact_pointer_pos().and_then(&mut pick);
                clicked = Some(by_pointer.map_or(&marker.place, |marker| &marker.place));
            }
            if widget.has_focus() {
                let stroke = Stroke::new(2.0, Tokens::of(ui).link);
                ui.painter().circle_stroke(mark.at, mark.radius.max(6.0) + 2.0, stroke);
            }
        }
    }
    Pointed { clicked: clicked.cloned(), hovered: hover_at.and_then(pick) }
}

/// The marker at a point of the screen: a sign before an area, a small area before a large one.
fn pick<'a>(
    view: &'a ViewModel,
    scene: &Scene,
    state: &mut MapState,
    at: eframe::egui::Pos2,
) -> Option<&'a Marker> {
    if let Some(mark) = hit(scene.marks(), at) {
        return view.all_markers().get(mark.index);
    }
    let position = state.camera?.position(at);
    let point = geo::Point::new(position.lon, position.lat);
    let mut boxes = |marker: &Marker, area: &Arc<MultiPolygon<f64>>| {
        if let Some(known) = state.boxes.get(&marker.place) {
            return Some(*known);
        }
        let found = area.bounding_rect()?;
        state.boxes.insert(marker.place.clone(), found);
        Some(found)
    };
    let outlined = view.markers().filter(|marker| marker.symbol == Symbol::Outline);
    let hits = outlined.filter_map(|marker| {
        let area = marker.area.as_ref()?;
        let around = boxes(marker, area)?;
        (around.contains(&point) && area.contains(&point))
            .then_some((around.width() * around.height(), marker))
    });
    hits.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, marker)| marker)
}

/// Tells why there is no base map.
fn fault(ui: &Ui, ground: &Ground, rect: Rect) {
    if let Some(fault) = ground.fault() {
        let galley = ui.painter().layout(
            fault.to_owned(),
            Face::Regular.at(size::SECONDARY),
            Tokens::of(ui).error,
            rect.width() - 80.0,
        );
        ui.painter().galley(rect.center() - galley.size() / 2.0, galley, Tokens::of(ui).error);
    }
}

#[cfg(test)]
mod tests;
