//! How the map is moved: drag, wheel, pinch, double click, arrow keys, plus and minus.

use eframe::egui::{Id, Key, Modifiers, PointerButton, Popup, Ui, Vec2, vec2};

use super::camera::Camera;

/// Zoom levels per point of the wheel's way; a notch is some 40 to 50 points.
const LEVELS_PER_POINT: f64 = 1.0 / 120.0;
/// How far an arrow key goes, in points.
const KEY_PAN: f32 = 80.0;
/// Levels of a press of plus or minus.
const KEY_ZOOM: f64 = 0.5;

/// The camera after this frame's input; a drag moves it where it `pans`. `map` is the map's widget of the last frame: the input
/// is of this one.
#[must_use]
pub fn moved(ui: &Ui, map: Option<Id>, camera: Camera, pans: bool) -> Camera {
    let camera = by_pointer(ui, map, camera, pans);
    if has_keys(ui) { by_keys(ui, camera) } else { camera }
}

/// Whether keys are for the map: nothing has the focus, and neither a dialog nor a menu lies over it.
fn has_keys(ui: &Ui) -> bool {
    let free = ui.memory(|memory| memory.focused().is_none() && memory.top_modal_layer().is_none());
    free && !Popup::is_any_open(ui.ctx())
}

fn by_pointer(ui: &Ui, map: Option<Id>, mut camera: Camera, pans: bool) -> Camera {
    let Some(map) = map.and_then(|map| ui.ctx().read_response(map)) else { return camera };
    if pans && map.dragged_by(PointerButton::Primary) || map.dragged_by(PointerButton::Middle) {
        camera = camera.panned(map.drag_delta());
    }
    let Some(pointer) = ui.ctx().pointer_latest_pos().filter(|at| camera.rect.contains(*at)) else {
        return camera;
    };
    if map.double_clicked() {
        camera = camera.zoomed(1.0, pointer);
    }
    // What lies over the map in a window of its own keeps its wheel.
    if ui.rect_contains_pointer(camera.rect) {
        let (wheel, pinch) = ui.input(|input| (input.smooth_scroll_delta.y, input.zoom_delta()));
        let levels = f64::from(wheel) * LEVELS_PER_POINT + f64::from(pinch).log2();
        if levels != 0.0 {
            camera = camera.zoomed(levels, pointer);
            ui.input_mut(|input| input.smooth_scroll_delta = Vec2::ZERO);
        }
    }
    camera
}

fn by_keys(ui: &Ui, camera: Camera) -> Camera {
    let pressed = |key| ui.input(|input| input.modifiers == Modifiers::NONE && input.key_pressed(key));
    let pan: Vec2 = [
        (Key::ArrowLeft, vec2(KEY_PAN, 0.0)),
        (Key::ArrowRight, vec2(-KEY_PAN, 0.0)),
        (Key::ArrowUp, vec2(0.0, KEY_PAN)),
        (Key::ArrowDown, vec2(0.0, -KEY_PAN)),
    ]
    .into_iter()
    .filter(|(key, _)| pressed(*key))
    .fold(Vec2::ZERO, |sum, (_, by)| sum + by);
    let zoom = f64::from(u8::from(pressed(Key::Plus) || pressed(Key::Equals)))
        - f64::from(u8::from(pressed(Key::Minus)));
    if pan == Vec2::ZERO && zoom == 0.0 {
        return camera;
    }
    camera.panned(pan).zoomed(zoom * KEY_ZOOM, camera.rect.center())
}
