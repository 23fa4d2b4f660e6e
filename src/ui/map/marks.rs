//! The markers on the screen: where each is and how large, and which of them is at a point.

use std::borrow::Borrow;
use std::ops::Deref;

use eframe::egui::{Pos2, Rect, Vec2};

use super::camera::Camera;
use crate::basemap::World;
use crate::view::{self, Clusters, Marker, MarkerScale, Sign, labels};

/// A small marker can be hit this far beyond its rim.
const GRACE: f32 = 4.0;

/// A sign on the screen: what it is, as the figure has it too.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark(pub Sign);

impl Mark {
    /// Its middle.
    #[must_use]
    pub fn middle(&self) -> Pos2 {
        self.0.at.into()
    }
}

impl Borrow<Sign> for Mark {
    fn borrow(&self) -> &Sign {
        &self.0
    }
}

impl Deref for Mark {
    type Target = Sign;

    fn deref(&self) -> &Sign {
        &self.0
    }
}

/// Where all markers of a corpus stand, and which of them share a sign at the zoom of now.
#[derive(Clone, Copy)]
pub struct Placed<'a> {
    /// All markers, most mentioned first.
    pub markers: &'a [Marker],
    /// Their places in the world.
    pub worlds: &'a [World],
    /// Their clusters.
    pub clusters: &'a Clusters,
}

/// The signs seen by the camera, large ones first.
#[must_use]
pub fn marks(placed: &Placed<'_>, scale: MarkerScale, camera: &Camera) -> Vec<Mark> {
    let place =
        |index: usize| placed.worlds.get(index).map(|at| camera.to_screen(camera.nearest(*at)).into());
    let map = labels::Rect { min: camera.rect.min.into(), max: camera.rect.max.into() };
    let signs = view::signs((placed.markers, placed.clusters), scale, map, place);
    signs.into_iter().map(Mark).collect()
}

/// The marker at a point: of several the one drawn last, which is the smallest.
#[must_use]
pub fn hit(marks: &[Mark], at: Pos2) -> Option<&Mark> {
    let signs = || marks.iter().rev().filter(|mark| mark.radius > 0.0);
    let within = |mark: &&Mark, grace: f32| mark.middle().distance(at) <= mark.radius + grace;
    signs().find(|mark| within(mark, 0.0)).or_else(|| signs().find(|mark| within(mark, GRACE)))
}

/// The square around a sign.
#[must_use]
pub fn square(mark: &Mark) -> Rect {
    Rect::from_center_size(mark.middle(), Vec2::splat(2.0 * mark.radius.max(8.0)))
}

#[cfg(test)]
pub(super) mod tests {
    use eframe::egui::{Context, pos2, vec2};

    use super::super::brush::Brush;
    use super::super::sprites::Sprites;
    use super::*;
    use crate::basemap::World;
    use crate::model::{Kind, PlaceId, Position};
    use crate::ui::theme::Tokens;
    use crate::view::Symbol;

    /// A marker of a made-up place.
    pub fn marker(id: &str, (lon, lat): (f64, f64), visible: u32, symbol: Symbol) -> Marker {
        Marker {
            place: PlaceId::new(id),
            name: id.to_owned(),
            kind: Kind::City,
            position: Position { lon, lat },
            symbol,
            visible,
            total: visible,
            share: 1.0,
            doubtful: false,
            area: None,
        }
    }

    /// A camera on Afghanistan.
    pub fn camera() -> Camera {
        let rect = Rect::from_min_size(pos2(264.0, 44.0), vec2(928.0, 780.0));
        Camera { center: World::from_lon_lat(66.0, 34.0), zoom: 5.6, rect }
    }

    /// The signs of markers, which come most mentioned first.
    pub fn marks_of(markers: &[Marker]) -> Vec<Mark> {
        let camera = camera();
        let worlds: Vec<World> = markers
            .iter()
            .map(|marker| World::from_lon_lat(marker.position.lon, marker.position.lat))
            .collect();
        let points: Vec<[f64; 2]> = worlds.iter().map(|at| [at.x, at.y]).collect();
        let scale = MarkerScale::default();
        let clusters = Clusters::new(markers, &points, scale, camera.world_side());
        marks(&Placed { markers, worlds: &worlds, clusters: &clusters }, scale, &camera)
    }

    #[test]
    fn of_a_small_marker_within_a_large_one_the_small_one_is_hit() {
        let markers = [
            marker("kabul", (69.17, 34.53), 40, Symbol::Dot),
            marker("bagram", (69.26, 34.6), 1, Symbol::Dot),
            marker("afghanistan", (69.17, 34.53), 90, Symbol::Outline),
        ];
        let marks = marks_of(&markers);
        let hit_at = |at: Pos2| hit(&marks, at).map(|mark| markers[mark.index].name.as_str());
        let at =
            |index: usize| marks.iter().find(|mark| mark.index == index).map(|mark| mark.middle()).unwrap();
        let (kabul, bagram) = (at(0), at(1));
        assert_eq!(kabul, camera().place(markers[0].position));
        assert_eq!(hit_at(bagram), Some("bagram"));
        assert_eq!(hit_at(kabul - vec2(18.0, 0.0)), Some("kabul"));
        assert_eq!(hit_at(kabul - vec2(26.0, 0.0)), Some("kabul"), "a little beside it still counts");
        assert_eq!(hit_at(kabul - vec2(80.0, 0.0)), None);
    }

    #[test]
    fn small_markers_are_drawn_above_large_ones() {
        let markers = [40, 7, 1].map(|count| marker("m", (66.0, 34.0), count, Symbol::Dot));
        let order: Vec<usize> = marks_of(&markers).iter().map(|mark| mark.index).collect();
        assert_eq!(order, [0, 1, 2]);
    }

    #[test]
    fn thousands_of_places_on_one_another_are_some_signs_and_no_mention_is_lost() {
        let position = |i: u32| (60.0 + f64::from(i % 200) * 0.05, 30.0 + f64::from(i / 200) * 0.05);
        let markers: Vec<Marker> =
            (0..20_000).map(|i| marker(&i.to_string(), position(i), 1, Symbol::Dot)).collect();
        let marks = marks_of(&markers);
        assert!((50..1_000).contains(&marks.len()), "{}", marks.len());
        assert_eq!(marks.iter().map(|mark| mark.visible).sum::<u32>(), 20_000);
        let sprites = Sprites::new(&Context::default());
        let mesh = Brush { sprites: &sprites, tokens: &Tokens::LIGHT, density: 1.0 }.mesh(&marks);
        assert!(mesh.is_valid());
    }

    #[test]
    fn a_count_is_written_unless_a_smaller_marker_at_the_rim_reaches_it() {
        let markers = [
            marker("kabul", (69.17, 34.53), 20, Symbol::Dot),
            marker("bagram", (69.26, 34.6), 15, Symbol::Dot),
            marker("kandahar", (65.71, 31.61), 21, Symbol::Dot),
            marker("martyrs' square", (65.71, 31.61), 1, Symbol::Dot),
            marker("herat", (62.2, 34.35), 4, Symbol::Dot),
        ];
        let marks = marks_of(&markers);
        let names: Vec<&str> =
            view::counted(&marks).iter().map(|&i| markers[marks[i].index].name.as_str()).collect();
        assert_eq!(names, ["kandahar", "bagram"]);
    }

    #[test]
    fn a_marker_out_of_sight_has_no_mark() {
        let markers = [marker("washington", (-77.0, 38.9), 4, Symbol::Dot)];
        assert!(marks_of(&markers).is_empty());
    }
}
