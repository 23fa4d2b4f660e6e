//! Where the map looks in numbers that outlive the window: sessions and bookmarks hold them.

use eframe::egui::Rect;
use serde::{Deserialize, Serialize};

use super::{Camera, MapState};
use crate::basemap::World;

/// What is in the middle of the map, in degrees, and how near.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapView {
    /// East positive.
    pub lon: f64,
    /// North positive.
    pub lat: f64,
    /// The world is 256 · 2^zoom points wide, in points of the usual size of text.
    pub zoom: f64,
}

/// So fine are they told: a tenth of a metre, and less than one sees of a zoom.
fn rounded(value: f64, digits: i32) -> f64 {
    let times = 10_f64.powi(digits);
    (value * times).round() / times
}

impl MapState {
    /// Where the map looks, with text of so many times the usual size; `None` before it was first shown.
    #[must_use]
    pub fn view(&self, text: f32) -> Option<MapView> {
        let camera = self.camera?;
        let [lon, lat] = camera.center.lon_lat();
        let zoom = camera.zoom + f64::from(text).log2();
        Some(MapView { lon: rounded(lon, 6), lat: rounded(lat, 6), zoom: rounded(zoom, 4) })
    }

    /// Looks there from the next frame on.
    pub fn look_at(&mut self, view: MapView, text: f32) {
        let MapView { lon, lat, zoom } = view;
        if ![lon, lat, zoom].iter().all(|value| value.is_finite()) {
            return;
        }
        let rect = self.camera.map_or(Rect::ZERO, |camera| camera.rect);
        let center = World::from_lon_lat(lon, lat.clamp(-85.0, 85.0));
        // The frame that draws it knows how large the map is, and keeps it within the world.
        self.camera = Some(Camera { center, zoom: zoom - f64::from(text).log2(), rect });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_looks_where_it_looked_whatever_the_size_of_text() {
        let mut map = MapState::default();
        assert_eq!(map.view(1.0), None);
        let view = MapView { lon: 65.710_3, lat: 31.61, zoom: 6.25 };
        map.look_at(view, 1.0);
        assert_eq!(map.view(1.0), Some(view));
        map.look_at(view, 2.0);
        assert!((map.camera().unwrap().zoom - 5.25).abs() < 1e-9, "half as many points show as much");
        assert_eq!(map.view(2.0), Some(view));
        map.look_at(MapView { lat: f64::NAN, ..view }, 1.0);
        assert_eq!(map.view(2.0), Some(view), "what is no place is not gone to");
    }
}
