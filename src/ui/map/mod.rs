//! The map: the offline base map with areas, markers and names above it. It reads the view and asks by commands.
//!
//! The camera is here and not in egui's memory, and moves in one place (`gestures`); walkers is told where to look.

mod about;
mod brush;
mod camera;
mod card;
mod controls;
mod gestures;
mod ground;
mod heat;
mod history;
mod icons;
mod legend;
mod look_at;
mod marks;
mod mesher;
mod names;
mod pointer;
mod scene;
mod show;
mod sprites;
mod state;
mod tessellate;
pub mod tiles;
mod tools;
mod using;

use eframe::egui::{DragPanButtons, Painter, Pos2, Rect, Response, Role, Stroke, Ui, WidgetInfo};
use walkers::{Map, MapMemory, lon_lat};

pub use about::About;
pub use camera::Camera;
pub use look_at::MapView;
pub use state::MapState;
pub use tools::Tool;

use self::about::Selected;
use self::brush::Brush;
use self::controls::Layout;
use self::ground::{Ground, GroundLayer, ShownOutline};
use self::legend::{Legend, Shown};
use self::marks::{Mark, Placed};
use self::pointer::{Field, Target};
use self::scene::{Scene, Source};
use self::sprites::Sprites;
use self::tiles::Base;
use self::using::{Use, use_tool};
use super::command::Command;
use super::theme::{Face, Tokens, size};
use crate::export;
use crate::model::Kind;
use crate::view::{self, AreaOpacity, CLUSTER_REACH, ViewModel};
use crate::words::Words;

/// A map lower than this, in points, has no room for the coordinates under the pointer.
const LOW: f32 = 240.0;
/// From the rim of the selected marker to its ring.
const RING_OFFSET: f32 = 4.0;
/// What the selected area adds to that.
const SELECTED_FILL: f32 = 0.12;

/// How the map is looked at: what a drag on it does, and what is drawn besides signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MapLook {
    /// What a drag or a click does.
    pub tool: Tool,
    /// How much is said where, as warmth in the place of signs.
    pub heat: bool,
    /// Lines between places that a paragraph names together.
    pub lines: bool,
    /// Signs tell of what themes their mentions are: so they do while the bars are told apart by theme.
    pub themes: bool,
}

/// The map of what `view` shows, in all the room there is.
pub fn panel(
    ui: &mut Ui,
    (view, look): (&ViewModel, &MapLook),
    words: &Words,
    state: &mut MapState,
    commands: &mut Vec<Command>,
) {
    let rect = ui.available_rect_before_wrap();
    let known = state.about.take().filter(|about| about.is_of(view.corpus()));
    let mut about = known.unwrap_or_else(|| About::of(view));
    let legend = legend(&about, view, look, state, words);
    let layout = layout(ui, &legend, &state.base, rect, words);
    let camera = moved(ui, (view, look, &about), state, rect, layout.free(rect));
    let style = state.style(ui.visuals().dark_mode, about.home());
    // Halos have the colour of the ground, whichever look that has.
    let (water, land) = (tessellate::colour(style.water), tessellate::colour(style.land));
    let tokens = &Tokens { water, land, ..*Tokens::of(ui) };

    let mut ground = state.ground.take().unwrap_or_else(|| Ground::new(ui.ctx()));
    let sprites = state.sprites.take().unwrap_or_else(|| Sprites::new(ui.ctx()));
    ui.painter().rect_filled(rect, 0.0, tokens.water);
    let (mut layer, tiles) = ground.frame(ui, &camera, &state.base.source, &style);
    ground.outlines(&camera, tokens.accent, outlines(view, &about), &mut layer);
    let response = show_ground(ui, &camera, layer);
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, words.get("map-name")));
    state.widget = Some(response.id);

    let brush = Brush { sprites: &sprites, tokens, density: ui.pixels_per_point() };
    about.cluster(view, camera.zoom);
    about.see(view, &camera);
    about.select(view);
    let placed = about.placed(view);
    let source = Source {
        view,
        camera: &camera,
        placed,
        areas: about.in_sight(),
        selected: about.selected(),
        look,
        layout: &layout,
        style: &style,
        tiles: &tiles,
        brush: &brush,
    };
    let scene = Scene::up_to_date(state.scene.take().filter(|_| !ground.is_renewed()), ui, &source);
    let painter = ui.painter_at(rect);
    scene.paint_base_names(&painter, tokens);
    scene.paint_markers(&painter, tokens, words);
    ring(&painter, &placed, about.selected(), &scene, tokens);

    let field = Field { view, scene: &scene, about: &about, clusters: placed.clusters, camera: &camera };
    let pointed = field.pointed(ui, &response, words);
    state.hovered = match pointed.hovered {
        Some(Target::Place(marker)) => Some(marker.place.clone()),
        _ => None,
    };
    use_tool(ui, &Use { field: &field, map: &response, pointed, look }, state, words, commands);

    commands.extend(explained(ui, &legend, &layout, &brush, words));
    controls::buttons(ui, &layout, look, words, commands);
    controls::scale(ui, layout.scale, &camera, words);
    coordinates(ui, &response, &layout, &camera, words);
    of_ground(ui, &ground, &layout, &state.base, rect, words);
    note(ui, look.tool, &scene, (rect, &layout), words);
    state.about = Some(about);
    state.ground = Some(ground);
    state.sprites = Some(sprites);
    state.scene = Some(scene);
    state.tell_beyond(ui.ctx());
}

/// The legend, or the button that opens it; what is asked for there.
fn explained(
    ui: &mut Ui,
    legend: &Legend,
    layout: &Layout,
    brush: &Brush<'_>,
    words: &Words,
) -> Option<Command> {
    let beyond = legend.show(ui, layout.legend, brush, words)
        || legend::menu(ui, layout.legend_button, legend, brush, words);
    beyond.then_some(Command::FitToAll)
}

/// Where everything over the map is.
fn layout(ui: &Ui, legend: &Legend, base: &Base, rect: Rect, words: &Words) -> Layout {
    let attribution = tiles::attribution_size(ui, base, rect.width(), words);
    Layout::new(rect, legend.size(ui, words), legend::button_size(ui, words), attribution)
}

/// What the legend tells of the map of the frame before: what it takes of the map must be known before the map is drawn.
fn legend(about: &About, view: &ViewModel, look: &MapLook, state: &MapState, words: &Words) -> Legend {
    let several = state.scene.as_ref().is_some_and(Scene::has_clusters);
    let window = view.query().window.is_some();
    let themes = if look.themes { export::themes_named(view, words) } else { Vec::new() };
    about.legend().clone().with_themes(themes).with(Shown {
        several,
        heat: look.heat,
        window,
        beyond: state.beyond,
    })
}

/// What can be done with the tool, or why something is missing.
fn note(ui: &Ui, tool: Tool, scene: &Scene, (rect, layout): (Rect, &Layout), words: &Words) {
    let note = match (tool, scene.lacks_lines()) {
        (Tool::Measure, _) => "measure-hint",
        (_, true) => "lines-too-many",
        _ => return,
    };
    controls::note(ui, rect, layout, &words.get(note));
}

/// Whose the ground is, and what is missing of it.
fn of_ground(ui: &Ui, ground: &Ground, layout: &Layout, base: &Base, rect: Rect, words: &Words) {
    tiles::attribution(ui, layout.attribution, base, rect.width(), words);
    if let Some(said) = ground.told(base, words) {
        tiles::status(ui, rect, layout.attribution.top(), &said);
    }
    fault(ui, ground, rect);
}

/// Moves the camera by what the user does; at first it looks at where the corpus plays.
fn moved(
    ui: &Ui,
    (view, look, about): (&ViewModel, &MapLook, &About),
    state: &mut MapState,
    rect: Rect,
    free: Rect,
) -> Camera {
    state.free = Some(free);
    let pans = matches!(tools::tool_of(ui, look.tool), Tool::Move | Tool::Measure);
    let pans = pans && !state.drawing.is_under_way();
    let camera = match state.camera {
        Some(camera) => {
            let pivot = ui.input(|input| input.pointer.latest_pos()).unwrap_or(rect.center());
            gestures::moved(ui, state.widget, Camera { rect, ..camera }.clamped(), pans)
                .no_nearer(state.base.most_zoom(), pivot)
        }
        None => *state.fitted.insert(match about.bounds(view) {
            Some(bounds) => Camera::fitting(bounds, rect, free),
            None => Camera::whole_world(rect),
        }),
    };
    state.camera = Some(camera);
    state.history.note(camera, ui.input(|input| input.time));
    camera
}

/// Where the pointer is, in degrees.
fn coordinates(ui: &Ui, map: &Response, layout: &Layout, camera: &Camera, words: &Words) {
    // Over a low map they would lie on its signs.
    let is_low = camera.rect.height() < LOW;
    if let Some(at) = map.hover_pos().or_else(|| pointer_over(ui, camera.rect)).filter(|_| !is_low) {
        controls::coordinates(ui, layout.scale, camera.position(at), camera, words);
    }
}

/// Where the pointer is over the map and over nothing that lies above it.
fn pointer_over(ui: &Ui, rect: Rect) -> Option<Pos2> {
    let at = ui.input(|input| input.pointer.hover_pos())?;
    (rect.contains(at) && ui.ctx().layer_id_at(at) == Some(ui.layer_id())).then_some(at)
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
fn outlines<'a>(view: &'a ViewModel, about: &'a About) -> impl Iterator<Item = ShownOutline<'a>> {
    let selected = &view.query().places;
    let areas =
        |country: bool| about.outlined(view).filter(move |marker| (marker.kind == Kind::Country) == country);
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

/// Rings around the signs of what is selected, alone or among several.
fn ring(painter: &Painter, placed: &Placed<'_>, selected: &Selected, scene: &Scene, tokens: &Tokens) {
    if selected.is_empty() {
        return;
    }
    let holds_selected = |mark: &&Mark| match mark.cluster {
        None => selected.has(mark.index),
        Some((number, _)) => {
            placed.clusters.members(number).iter().any(|&index| selected.has(index as usize))
        }
    };
    for mark in scene.marks().iter().filter(|mark| mark.radius > 0.0).filter(holds_selected) {
        let reach = if mark.cluster.is_some() { CLUSTER_REACH } else { 0.0 };
        painter.circle_stroke(
            mark.middle(),
            mark.radius + reach + RING_OFFSET,
            Stroke::new(2.0, tokens.text),
        );
    }
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
