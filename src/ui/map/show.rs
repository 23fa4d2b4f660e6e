//! Brings a place into sight that is out of it, at the zoom there is. What is in sight does not move.

use eframe::egui::Rect;
use geo::BoundingRect;

use super::{Camera, MapState};
use crate::model::{Place, Position};

/// A place nearer to the edge than this is out of sight: its marker would be cut.
const EDGE: f32 = 12.0;

impl MapState {
    /// Moves the map to `place` where nothing of it is seen.
    pub fn show(&mut self, place: &Place) {
        let Some(camera) = self.camera else { return };
        let free = self.free.filter(|free| free.is_positive()).unwrap_or(camera.rect).shrink(EDGE);
        if !is_seen(place, &camera, free) {
            self.camera = Some(camera.panned(free.center() - camera.place(place.position)));
        }
    }
}

/// Whether a place is in sight, or of an area some of it.
fn is_seen(place: &Place, camera: &Camera, free: Rect) -> bool {
    if free.contains(camera.place(place.position)) {
        return true;
    }
    let Some(bounds) = place.area.as_ref().and_then(|area| area.bounding_rect()) else { return false };
    let corner = |at: geo::Coord<f64>| camera.place(Position { lon: at.x, lat: at.y });
    Rect::from_two_pos(corner(bounds.min()), corner(bounds.max())).intersects(free)
}

#[cfg(test)]
mod tests {
    use eframe::egui::pos2;

    use super::*;
    use crate::basemap::World;
    use crate::corpus::sample;
    use crate::model::Kind;

    #[test]
    fn the_map_goes_to_what_is_out_of_sight_and_stays_with_what_is_in_it() {
        let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(800.0, 600.0));
        let free = Rect::from_min_max(pos2(0.0, 0.0), pos2(800.0, 400.0));
        let camera = Camera { center: World::from_lon_lat(66.0, 34.0), zoom: 6.0, rect };
        let mut map = MapState { camera: Some(camera), free: Some(free), ..MapState::default() };
        map.show(&sample::place("Kabul", Kind::City, 69.18, 34.53));
        assert_eq!(map.camera().unwrap().center, camera.center, "it is in sight");
        let washington = sample::place("Washington", Kind::City, -77.04, 38.9);
        map.show(&washington);
        let moved = map.camera().unwrap();
        assert!((moved.place(washington.position) - free.center()).length() < 20.0);
        assert!((moved.zoom - 6.0).abs() < 1e-9);
    }

    #[test]
    fn an_area_of_which_some_is_seen_is_in_sight() {
        let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(800.0, 600.0));
        let camera = Camera { center: World::from_lon_lat(62.5, 34.0), zoom: 9.0, rect };
        let mut map = MapState { camera: Some(camera), free: Some(rect), ..MapState::default() };
        // Its middle is far to the east, its outline is all around.
        let area = sample::square(66.0, 34.0, 4.0);
        map.show(&Place { area, ..sample::place("Afghanistan", Kind::Country, 66.0, 34.0) });
        assert_eq!(map.camera().unwrap().center, camera.center);
    }
}
