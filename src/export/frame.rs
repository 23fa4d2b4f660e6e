//! The frame of the map: which part of the world lies where on the page.

use crate::basemap::mercator::TILE_PIXELS;
use crate::basemap::{World, fitting_zoom};
use crate::model::Position;
use crate::view::BoundingBox;
use crate::view::labels::Rect;

/// The closest zoom that a map without a given box has: the base map has no more to tell, and a single place no more
/// to show.
const CLOSEST: f64 = 8.0;
/// The closest zoom at all, as near as the window comes with a map of streets.
const CLOSEST_ASKED: f64 = 19.0;

/// A rectangle of the page with the map in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Left, top, width, height on the page.
    pub rect: [f32; 4],
    /// Zoom of the map, with a fraction.
    pub zoom: f64,
    /// What lies in the middle of the rectangle.
    centre: World,
}

impl Frame {
    /// Fits the map around where the data is, with `padding` pixels around; a map wider than the world is zoomed in
    /// until it is not, for the world is drawn once.
    pub fn around(data: BoundingBox, rect: [f32; 4], padding: f64) -> Self {
        let [_, _, width, height] = rect.map(f64::from);
        let size = [(width - 2.0 * padding).max(50.0), (height - 2.0 * padding).max(50.0)];
        let fitting = fitting_zoom(edges(data), size, CLOSEST);
        let zoom = fitting.max((width / TILE_PIXELS).log2()).max((height / TILE_PIXELS).log2());
        let mut frame = Self { rect, zoom, centre: middle(data) };
        frame.stay_on_earth();
        frame
    }

    /// Fits the map so that just `asked` is seen, with what is beside it where the rectangle has other proportions.
    /// Where the world is too small for the rectangle, the rectangle shrinks around its middle.
    pub fn showing(asked: BoundingBox, rect: [f32; 4]) -> Self {
        let [_, _, width, height] = rect.map(f64::from);
        let zoom = fitting_zoom(edges(asked), [width, height], CLOSEST_ASKED);
        let rect = shrunk(rect, TILE_PIXELS * zoom.exp2());
        let mut frame = Self { rect, zoom, centre: middle(asked) };
        frame.stay_on_earth();
        frame
    }

    /// Moves the middle so that no map lies beyond the ends of the square world in the north and south.
    fn stay_on_earth(&mut self) {
        let half = f64::from(self.rect[3]) / self.world() / 2.0;
        self.centre.y = if half >= 0.5 { 0.5 } else { self.centre.y.clamp(half, 1.0 - half) };
    }

    /// Its rectangle by its corners.
    pub fn bounds(&self) -> Rect {
        let [left, top, width, height] = self.rect;
        Rect::at([left, top], [width, height])
    }

    /// Pixels of the whole world.
    pub fn world(&self) -> f64 {
        TILE_PIXELS * self.zoom.exp2()
    }

    /// Where a world coordinate lies on the page. Copies of the world lie beside each other; this one is as given.
    #[allow(clippy::cast_possible_truncation)] // page coordinates
    pub fn place(&self, at: World) -> [f32; 2] {
        let [left, top, width, height] = self.rect.map(f64::from);
        let x = left + width / 2.0 + (at.x - self.centre.x) * self.world();
        let y = top + height / 2.0 + (at.y - self.centre.y) * self.world();
        [x as f32, y as f32]
    }

    /// Where a position lies on the page, in the copy of the world that is nearest to the middle.
    pub fn point(&self, position: Position) -> [f32; 2] {
        let mut at = World::from_lon_lat(position.lon, position.lat);
        at.x += (self.centre.x - at.x).round();
        self.place(at)
    }

    /// The part of the Earth that is seen: west, south, east, north; east goes on past 180 across the date line.
    pub fn bbox(&self) -> [f64; 4] {
        let (half_x, half_y) =
            (f64::from(self.rect[2]) / self.world() / 2.0, f64::from(self.rect[3]) / self.world() / 2.0);
        let corner = |x: f64, y: f64| World { x: self.centre.x + x, y: self.centre.y + y }.lon_lat();
        let [_, south] = corner(0.0, half_y);
        let [_, north] = corner(0.0, -half_y);
        let west = (self.centre.x - half_x) * 360.0 - 180.0;
        [west, south, west + 720.0 * half_x, north]
    }

    /// The same middle in another rectangle, so many zooms further out; no smaller than the rectangle.
    pub fn further(&self, rect: [f32; 4], zooms: f64) -> Self {
        let [_, _, width, height] = rect.map(f64::from);
        let least = (width.max(height) / TILE_PIXELS).log2();
        let mut wide = Self { rect, zoom: (self.zoom - zooms).max(least), centre: self.centre };
        wide.stay_on_earth();
        wide
    }

    /// The same map in another rectangle: as large, around the same middle; the rectangle shrinks as in [`Frame::showing`].
    pub fn within(&self, rect: [f32; 4]) -> Self {
        let mut same = Self { rect: shrunk(rect, self.world()), ..*self };
        same.stay_on_earth();
        same
    }

    /// Where what another frame shows lies in this one: left, top, width, height, no further than this one's edges.
    pub fn seen_of(&self, other: &Self) -> [f32; 4] {
        let half = |side: f32| f64::from(side) / other.world() / 2.0;
        let [half_x, half_y] = [half(other.rect[2]), half(other.rect[3])];
        let corner = |x: f64, y: f64| self.place(World { x: other.centre.x + x, y: other.centre.y + y });
        let (start, end) = (corner(-half_x, -half_y), corner(half_x, half_y));
        let [left, top, width, height] = self.rect;
        let [x, y] = [start[0].max(left), start[1].max(top)];
        [x, y, end[0].min(left + width) - x, end[1].min(top + height) - y]
    }

    /// Latitude in the middle of the map, degrees.
    pub fn middle_latitude(&self) -> f64 {
        self.centre.lon_lat()[1]
    }
}

fn edges(bounds: BoundingBox) -> [f64; 4] {
    [bounds.west, bounds.south, bounds.east, bounds.north]
}

fn middle(bounds: BoundingBox) -> World {
    let start = World::from_lon_lat(bounds.west, bounds.north);
    let end = World::from_lon_lat(bounds.east, bounds.south);
    World { x: f64::midpoint(start.x, end.x), y: f64::midpoint(start.y, end.y) }
}

/// A rectangle no wider or higher than a world of so many pixels, around the same middle from left to right.
#[allow(clippy::cast_possible_truncation)] // page coordinates
fn shrunk(rect: [f32; 4], world: f64) -> [f32; 4] {
    let [left, top, width, height] = rect.map(f64::from);
    let (w, h) = (width.min(world), height.min(world));
    [left + (width - w) / 2.0, top, w, h].map(|v| v as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECT: [f32; 4] = [40.0, 100.0, 1000.0, 600.0];
    const AFGHANISTAN: BoundingBox = BoundingBox { west: 60.5, south: 29.4, east: 74.9, north: 38.5 };

    fn corners(bounds: BoundingBox) -> [Position; 2] {
        [
            Position { lon: bounds.west, lat: bounds.north },
            Position {
                lon: if bounds.east > 180.0 { bounds.east - 360.0 } else { bounds.east },
                lat: bounds.south,
            },
        ]
    }

    #[test]
    fn what_must_be_seen_lies_in_the_frame_with_its_padding() {
        let fiji = BoundingBox { west: 177.0, south: -19.0, east: 182.0, north: -16.0 };
        for data in [AFGHANISTAN, fiji] {
            let frame = Frame::around(data, RECT, 50.0);
            for corner in corners(data) {
                let [x, y] = frame.point(corner);
                assert!((89.9..=990.1).contains(&x) && (149.9..=650.1).contains(&y), "{x} {y}");
            }
        }
    }

    #[test]
    fn a_box_that_was_asked_for_fills_the_frame_in_one_direction() {
        let frame = Frame::showing(AFGHANISTAN, RECT);
        let [_, south, _, north] = frame.bbox();
        assert!((south - 29.4).abs() < 0.01 && (north - 38.5).abs() < 0.01);
    }

    #[test]
    fn the_world_is_drawn_once_and_nothing_lies_beyond_its_poles() {
        let world = BoundingBox { west: -180.0, south: -85.0, east: 180.0, north: 85.0 };
        let wide = Frame::around(world, RECT, 40.0);
        assert!(256.0 * wide.zoom.exp2() >= 999.9);
        let asked = Frame::showing(world, RECT);
        assert!((asked.rect[2] - 600.0).abs() < 5.0, "{:?}", asked.rect);
        let polar = BoundingBox { west: 0.0, south: 80.0, east: 20.0, north: 85.0 };
        let [_, top] = Frame::around(polar, RECT, 200.0).place(World { x: 0.5, y: 0.0 });
        assert!(top <= 100.01);
    }

    #[test]
    fn a_single_point_is_not_zoomed_in_without_end() {
        let point = BoundingBox { west: 65.7, south: 31.6, east: 65.7, north: 31.6 };
        assert!(Frame::around(point, RECT, 40.0).zoom <= 8.0);
    }
}
