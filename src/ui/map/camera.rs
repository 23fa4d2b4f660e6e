//! Where the map looks: its centre and zoom, and the arithmetic between the world and the screen.

use eframe::egui::{Pos2, Rect, Vec2, pos2};
use walkers::{MapMemory, lon_lat};

use crate::basemap::mercator::TILE_PIXELS;
use crate::basemap::{TileFile, World};
use crate::model::Position;
use crate::view::BoundingBox;

/// No base map has tiles that are of use beyond this zoom; each has its own last one.
pub const MOST_ZOOM: f64 = 22.0;
/// A lone place is shown with its surroundings.
pub const MOST_FITTING_ZOOM: f64 = 8.0;

/// Centre and zoom of the map on a screen rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// What is in the middle.
    pub center: World,
    /// The world is 256 · 2^zoom points wide.
    pub zoom: f64,
    /// The map on the screen, in points.
    pub rect: Rect,
}

impl Camera {
    /// Makes walkers look there.
    pub fn apply(&self, memory: &mut MapMemory) {
        let [lon, lat] = self.center.lon_lat();
        memory.center_at(lon_lat(lon, lat));
        // Cannot fail: the clamp keeps it within walkers' own limits.
        let _ = memory.set_zoom(self.zoom.clamp(0.0, MOST_ZOOM));
    }

    /// Points along the side of the world.
    #[must_use]
    pub fn world_side(&self) -> f64 {
        TILE_PIXELS * self.zoom.exp2()
    }

    /// Where a point of the world is on screen, as placed: copies of the world beside it are elsewhere.
    #[must_use]
    #[allow(clippy::cast_possible_truncation)] // the screen is measured in 32 bits
    pub fn to_screen(&self, at: World) -> Pos2 {
        let side = self.world_side();
        let middle = self.rect.center();
        pos2(
            (f64::from(middle.x) + (at.x - self.center.x) * side) as f32,
            (f64::from(middle.y) + (at.y - self.center.y) * side) as f32,
        )
    }

    /// What stands at a point of the screen.
    #[must_use]
    pub fn to_world(&self, at: Pos2) -> World {
        let side = self.world_side();
        let off = at - self.rect.center();
        World { x: self.center.x + f64::from(off.x) / side, y: self.center.y + f64::from(off.y) / side }
    }

    /// The copy of a point of the world that is nearest to the centre, so that both sides of the date line are seen together.
    #[must_use]
    pub fn nearest(&self, at: World) -> World {
        World { x: at.x + (self.center.x - at.x).round(), y: at.y }
    }

    /// Where a place is on screen.
    #[must_use]
    pub fn place(&self, at: Position) -> Pos2 {
        self.to_screen(self.nearest(World::from_lon_lat(at.lon, at.lat)))
    }

    /// Degrees at a point of the screen; longitude between -180 and 180.
    #[must_use]
    pub fn position(&self, at: Pos2) -> Position {
        let World { x, y } = self.to_world(at);
        let [lon, lat] = World { x: x.rem_euclid(1.0), y }.lon_lat();
        Position { lon, lat }
    }

    /// The part of the Earth that is seen; all around it where the map is wider than the world.
    #[must_use]
    pub fn bounds(&self) -> BoundingBox {
        let (north_west, south_east) = (self.position(self.rect.min), self.position(self.rect.max));
        // A hair less than all around, for rounding must not make it more.
        let around = (f64::from(self.rect.width()) / self.world_side()).min(1.0 - 1e-9);
        let west =
            if around < 0.999 { north_west.lon } else { self.position(self.rect.center()).lon - 180.0 };
        let west = if west < -180.0 { west + 360.0 } else { west };
        BoundingBox { west, south: south_east.lat, east: west + 360.0 * around, north: north_west.lat }
    }

    /// Moved so that what is under the pointer goes with it.
    #[must_use]
    pub fn panned(self, by: Vec2) -> Self {
        let side = self.world_side();
        let World { x, y } = self.center;
        Self { center: World { x: x - f64::from(by.x) / side, y: y - f64::from(by.y) / side }, ..self }
            .clamped()
    }

    /// Zoomed so that what is at `pivot` on screen stays there.
    #[must_use]
    pub fn zoomed(self, by: f64, pivot: Pos2) -> Self {
        let fixed = self.to_world(pivot);
        let zoomed = Self { zoom: (self.zoom + by).clamp(self.least_zoom(), MOST_ZOOM), ..self };
        let side = zoomed.world_side();
        let off = pivot - self.rect.center();
        let center = World { x: fixed.x - f64::from(off.x) / side, y: fixed.y - f64::from(off.y) / side };
        Self { center, ..zoomed }.clamped()
    }

    /// As near as `most` allows; what is at `pivot` on screen stays there.
    #[must_use]
    pub fn no_nearer(self, most: f64, pivot: Pos2) -> Self {
        if self.zoom > most { self.zoomed(most - self.zoom, pivot) } else { self }
    }

    /// The zoom at which the world just fills the map's height.
    #[must_use]
    pub fn least_zoom(&self) -> f64 {
        (f64::from(self.rect.height().max(1.0)) / TILE_PIXELS).log2().clamp(0.0, MOST_ZOOM)
    }

    /// Kept within the world: never beyond its ends in the north and south; to the east and west it goes round.
    #[must_use]
    pub fn clamped(mut self) -> Self {
        self.zoom = self.zoom.clamp(self.least_zoom(), MOST_ZOOM);
        let half = (f64::from(self.rect.height()) / 2.0 / self.world_side()).min(0.5);
        self.center.y = self.center.y.clamp(half, 1.0 - half);
        self.center.x = self.center.x.rem_euclid(1.0);
        self
    }

    /// Looking at `bounds`, all of them within `free`, the part of the map that nothing covers.
    #[must_use]
    pub fn fitting(bounds: BoundingBox, rect: Rect, free: Rect) -> Self {
        let BoundingBox { west, south, east, north } = bounds;
        let free = if free.is_positive() { free } else { rect };
        let size = [f64::from(free.width()), f64::from(free.height())];
        let zoom = crate::basemap::fitting_zoom([west, south, east, north], size, MOST_FITTING_ZOOM);
        let start = World::from_lon_lat(west, north);
        let end = World::from_lon_lat(east, south);
        let center = World { x: f64::midpoint(start.x, end.x), y: f64::midpoint(start.y, end.y) };
        let mut camera = Self { center, zoom, rect };
        camera.zoom = zoom.clamp(camera.least_zoom(), MOST_ZOOM);
        camera.panned(free.center() - rect.center())
    }

    /// Looking where a file has tiles: as now, where it has some there, else at all that it has.
    #[must_use]
    pub fn where_there_is_something(self, file: &TileFile) -> Self {
        let (first, last) = (f64::from(*file.zooms().start()), f64::from(*file.zooms().end()));
        let [west, south, east, north] = file.bounds().unwrap_or([-180.0, -85.0, 180.0, 85.0]);
        let (north_west, south_east) = (World::from_lon_lat(west, north), World::from_lon_lat(east, south));
        let at = self.center;
        let inside =
            (north_west.x..=south_east.x).contains(&at.x) && (north_west.y..=south_east.y).contains(&at.y);
        // Tiles are shown from half a zoom below their own on.
        if inside && self.zoom >= first - 0.5 {
            return self;
        }
        let fitted = Self::fitting(BoundingBox { west, south, east, north }, self.rect, self.rect);
        let center = World {
            x: f64::midpoint(north_west.x, south_east.x),
            y: f64::midpoint(north_west.y, south_east.y),
        };
        let size = [f64::from(self.rect.width()), f64::from(self.rect.height())];
        let all = crate::basemap::fitting_zoom([west, south, east, north], size, last);
        let center = if inside { at } else { center };
        Self { center, zoom: all.max(first).max(fitted.least_zoom()), ..fitted }.clamped()
    }

    /// Looking at all of the world.
    #[must_use]
    pub fn whole_world(rect: Rect) -> Self {
        Self { center: World { x: 0.5, y: 0.5 }, zoom: 0.0, rect }.clamped()
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::vec2;

    use super::*;

    const KABUL: Position = Position { lon: 69.1723, lat: 34.5289 };

    fn camera() -> Camera {
        let rect = Rect::from_min_size(pos2(264.0, 44.0), vec2(928.0, 780.0));
        Camera { center: World::from_lon_lat(66.0, 34.0), zoom: 5.6, rect }
    }

    fn near(a: Pos2, b: Pos2) -> bool {
        a.distance(b) < 0.01
    }

    #[test]
    fn a_place_is_where_walkers_puts_it() {
        let camera = camera();
        let mut memory = MapMemory::default();
        camera.apply(&mut memory);
        let projector =
            walkers::Projector::new(camera.rect, &walkers::MercatorProjection, &memory, lon_lat(0.0, 0.0));
        let theirs = projector.project(lon_lat(KABUL.lon, KABUL.lat)).to_pos2();
        assert!(near(camera.place(KABUL), theirs), "{:?} {theirs:?}", camera.place(KABUL));
    }

    #[test]
    fn the_map_moves_to_where_a_file_has_tiles_only_where_it_shows_none_of_them() {
        let folder = tempfile::tempdir().unwrap();
        let picture = crate::basemap::sample::png(1, 1, [0; 3]);
        for (name, zooms, bounds, moves) in [
            ("here", [3, 9], "60,29,75,39", false),
            ("elsewhere", [3, 9], "2.2,48.8,2.5,48.9", true),
            ("nearer", [10, 14], "60,29,75,39", true),
        ] {
            let path = folder.path().join(name);
            let tiles = zooms.map(|zoom| (zoom, 0, 0, picture.clone()));
            crate::basemap::sample::mbtiles(&path, &[("bounds", bounds)], &tiles);
            let file = TileFile::open(&path).unwrap();
            let moved = camera().where_there_is_something(&file);
            assert_eq!(moved != camera(), moves, "{name}");
            let [lon, lat] = moved.center.lon_lat();
            let [west, south, east, north] = file.bounds().unwrap();
            assert!((west..=east).contains(&lon) && (south..=north).contains(&lat), "{name}: {lon} {lat}");
            assert!(moved.zoom >= f64::from(zooms[0]) - 0.5, "{name}: {}", moved.zoom);
        }
    }

    #[test]
    fn no_nearer_than_the_source_has_use_for_and_what_is_under_the_pointer_stays() {
        let pivot = pos2(500.0, 300.0);
        let before = camera();
        let held = before.zoomed(9.0, pivot).no_nearer(13.0, pivot);
        assert!((held.zoom - 13.0).abs() < 1e-9);
        let (was, is) = (before.to_world(pivot), held.to_world(pivot));
        assert!((was.x - is.x).abs() < 1e-9 && (was.y - is.y).abs() < 1e-9);
    }

    #[test]
    fn degrees_come_back_from_the_screen() {
        let back = camera().position(camera().place(KABUL));
        assert!((back.lon - KABUL.lon).abs() < 1e-4 && (back.lat - KABUL.lat).abs() < 1e-4);
    }

    #[test]
    fn what_is_under_the_pointer_stays_there_while_zooming() {
        let camera = camera();
        let pointer = camera.place(KABUL);
        for by in [0.5, 3.0, -0.7] {
            assert!(near(camera.zoomed(by, pointer).place(KABUL), pointer), "{by}");
        }
    }

    #[test]
    fn what_is_under_the_pointer_goes_with_a_drag() {
        let by = vec2(40.0, -25.0);
        assert!(near(camera().panned(by).place(KABUL), camera().place(KABUL) + by));
    }

    #[test]
    fn the_map_never_shows_what_is_beyond_the_poles() {
        for by in [vec2(0.0, 99999.0), vec2(0.0, -99999.0)] {
            let camera = camera().panned(by);
            let (top, bottom) = (camera.to_world(camera.rect.min).y, camera.to_world(camera.rect.max).y);
            assert!(top >= -1e-9 && bottom <= 1.0 + 1e-9, "{top} {bottom}");
        }
        let far = camera().zoomed(-99.0, camera().rect.center());
        assert!((far.world_side() - 780.0).abs() < 1e-6);
    }

    #[test]
    fn places_on_both_sides_of_the_date_line_are_seen_together() {
        let (fiji, samoa) = (Position { lon: 178.44, lat: -18.14 }, Position { lon: -171.77, lat: -13.83 });
        let bounds = BoundingBox { west: 178.44, south: -18.14, east: 188.23, north: -13.83 };
        let camera = Camera::fitting(bounds, camera().rect, camera().rect.shrink(60.0));
        let (west, east) = (camera.place(fiji), camera.place(samoa));
        assert!(
            camera.rect.contains(west) && camera.rect.contains(east) && west.x < east.x,
            "{west:?} {east:?}"
        );
    }

    #[test]
    fn all_of_a_box_is_fitted_into_the_free_part() {
        let rect = camera().rect;
        let free = Rect::from_min_max(rect.min + vec2(40.0, 140.0), rect.max - vec2(30.0, 40.0));
        for [west, south, east, north] in
            [[60.5, 29.4, 74.9, 38.5], [-170.0, -50.0, 170.0, 70.0], [69.17, 34.52, 69.17, 34.52]]
        {
            let camera = Camera::fitting(BoundingBox { west, south, east, north }, rect, free);
            let corners = [(west, north), (east, south)]
                .map(|(lon, lat)| camera.to_screen(World::from_lon_lat(lon, lat)));
            let all_seen =
                camera.zoom <= camera.least_zoom() || corners.iter().all(|at| free.expand(0.5).contains(*at));
            assert!(all_seen, "{corners:?}");
            assert!(camera.zoom <= MOST_FITTING_ZOOM);
        }
    }
    #[test]
    fn the_part_of_the_earth_seen_is_all_of_it_on_a_map_wider_than_the_world() {
        let height = vec2(0.0, 520.0);
        for (width, zoom, lon, expected) in [
            (512.0, 2.0, 66.0, (-24.0, 156.0)),
            (512.0, 2.0, 170.0, (80.0, 260.0)),
            (1536.0, 1.1, 0.0, (-180.0, 180.0)),
            (1536.0, 1.1, 66.0, (-114.0, 246.0)),
            (1536.0, 1.1, -66.0, (114.0, 474.0)),
        ] {
            let rect = Rect::from_min_size(pos2(264.0, 44.0), height + vec2(width, 0.0));
            let bounds = Camera { center: World::from_lon_lat(lon, 0.0), zoom, rect }.bounds();
            let near = |a: f64, b: f64| (a - b).abs() < 1e-3;
            assert!(near(bounds.west, expected.0) && near(bounds.east, expected.1), "{lon}: {bounds:?}");
            assert!(crate::export::sound(bounds).is_ok(), "{bounds:?}");
        }
    }
}
