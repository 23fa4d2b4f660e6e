//! Web Mercator: degrees, world coordinates and tiles.
//!
//! World coordinates run from 0 to 1: x eastward from 180° W, y southward from 85.05° N. A map of zoom z is 256 · 2^z
//! logical pixels wide.

use std::f64::consts::PI;
use std::fmt;

/// The latitude where the square world ends, degrees.
pub const MAX_LATITUDE: f64 = 85.051_128_779_806_6;

/// Logical pixels along one side of a tile.
pub const TILE_PIXELS: f64 = 256.0;

/// A point of the square world.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct World {
    /// 0 at 180° W, 1 at 180° E; beyond for copies of the world beside it.
    pub x: f64,
    /// 0 at 85.05° N, 1 at 85.05° S.
    pub y: f64,
}

impl World {
    /// From degrees, WGS 84. Latitudes beyond the square world are moved to its edge.
    pub fn from_lon_lat(lon: f64, lat: f64) -> World {
        let sine = lat.clamp(-MAX_LATITUDE, MAX_LATITUDE).to_radians().sin();
        World { x: lon / 360.0 + 0.5, y: 0.5 - ((1.0 + sine) / (1.0 - sine)).ln() / (4.0 * PI) }
    }

    /// Longitude and latitude in degrees.
    pub fn lon_lat(self) -> [f64; 2] {
        [(self.x - 0.5) * 360.0, (PI * (1.0 - 2.0 * self.y)).sinh().atan().to_degrees()]
    }
}

/// One tile of the pyramid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TileId {
    /// 0: one tile for the world.
    pub zoom: u8,
    /// Column from the west, below 2^zoom.
    pub x: u32,
    /// Row from the north, below 2^zoom.
    pub y: u32,
}

impl fmt::Display for TileId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}/{}", self.zoom, self.x, self.y)
    }
}

/// The part of an ancestor's tile that shows a tile: tile coordinates (0 to 1) times `scale`, less `offset`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// 1 where the tile itself is shown, 2 where its parent is, 4 …
    pub scale: f64,
    /// In sides of the tile shown.
    pub offset: [f64; 2],
}

impl Window {
    /// The whole tile.
    pub const WHOLE: Window = Window { scale: 1.0, offset: [0.0, 0.0] };
}

impl TileId {
    /// The deepest zoom whose columns fit into an `u32` and whose tiles can be numbered.
    pub const LAST_ZOOM: u8 = 30;

    /// The tile at `zoom` (at most [`Self::LAST_ZOOM`]) that holds a point; the world repeats eastward and westward.
    pub fn holding(point: World, zoom: u8) -> TileId {
        let zoom = zoom.min(Self::LAST_ZOOM);
        let across = f64::from(1u32 << zoom);
        let y = (point.y.clamp(0.0, 1.0) * across).min(across - 1.0);
        TileId { zoom, x: (point.x.rem_euclid(1.0) * across).min(across - 1.0) as u32, y: y as u32 }
    }

    /// The north-western corner.
    pub fn corner(self) -> World {
        let side = self.side();
        World { x: f64::from(self.x) * side, y: f64::from(self.y) * side }
    }

    /// The length of a side, in worlds.
    pub fn side(self) -> f64 {
        (-f64::from(self.zoom)).exp2()
    }

    /// This tile, or the one at `last_zoom` that holds it.
    pub fn ancestor(self, last_zoom: u8) -> TileId {
        let up = u32::from(self.zoom.saturating_sub(last_zoom));
        TileId {
            zoom: self.zoom.min(last_zoom),
            x: self.x.checked_shr(up).unwrap_or(0),
            y: self.y.checked_shr(up).unwrap_or(0),
        }
    }

    /// Which part of [`Self::ancestor`] this tile is.
    pub fn window(self, last_zoom: u8) -> Window {
        let parent = self.ancestor(last_zoom);
        let scale = f64::from(self.zoom - parent.zoom).exp2();
        let offset = |own: u32, its: u32| f64::from(own) - f64::from(its) * scale;
        Window { scale, offset: [offset(self.x, parent.x), offset(self.y, parent.y)] }
    }

    /// The tile's number in a PMTiles archive: the tiles of lower zooms, then its place on its zoom's Hilbert curve.
    /// `None` outside the pyramid.
    pub fn number(self) -> Option<u64> {
        if self.zoom > Self::LAST_ZOOM || self.x >> self.zoom != 0 || self.y >> self.zoom != 0 {
            return None;
        }
        let (mut x, mut y) = (u64::from(self.x), u64::from(self.y));
        let mut number = ((1u64 << (2 * self.zoom)) - 1) / 3;
        for level in (0..self.zoom).rev() {
            let half = 1u64 << level;
            let (right, down) = (x & half != 0, y & half != 0);
            number += half * half * ((3 * u64::from(right)) ^ u64::from(down));
            (x, y) = (x & (half - 1), y & (half - 1));
            if !down {
                (x, y) = if right { (half - 1 - y, half - 1 - x) } else { (y, x) };
            }
        }
        Some(number)
    }
}

/// A tile and where it stands: the world repeats, so tiles east of 180° have `copy` 1, those west of it -1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacedTile {
    /// The tile to read.
    pub id: TileId,
    /// Whole worlds to move it eastward.
    pub copy: i32,
}

impl PlacedTile {
    /// The north-western corner of the tile as placed.
    pub fn corner(self) -> World {
        let World { x, y } = self.id.corner();
        World { x: x + f64::from(self.copy), y }
    }
}

/// The north-western and the south-eastern corner of a bounding box `[west, south, east, north]` in degrees. A box whose west
/// is greater than its east crosses the date line: its eastern corner lies in the next copy of the world.
pub fn corners([west, south, east, north]: [f64; 4]) -> [World; 2] {
    let east = if west > east { east + 360.0 } else { east };
    [World::from_lon_lat(west, north), World::from_lon_lat(east, south)]
}

/// The tiles at `zoom` (at most [`TileId::LAST_ZOOM`]) that cover all of a bounding box `[west, south, east, north]` in degrees
/// (see [`corners`]), row by row. A box that begins in the middle of a tile and goes around the world ends in a copy of that
/// tile; one that only touches a tile's edge in the east or south does not need it.
pub fn cover(bbox: [f64; 4], zoom: u8) -> Vec<PlacedTile> {
    let zoom = zoom.min(TileId::LAST_ZOOM);
    let across = 1i64 << zoom;
    let [start, end] = corners(bbox);
    let range = |start: f64, end: f64| {
        let first = (start * across as f64).floor() as i64;
        first..=((end * across as f64).ceil() as i64 - 1).max(first)
    };
    let columns = range(start.x, end.x);
    let rows = range(start.y, end.y);
    let rows = (*rows.start()).clamp(0, across - 1)..=(*rows.end()).clamp(0, across - 1);
    rows.flat_map(|y| columns.clone().map(move |x| (x, y)))
        .map(|(x, y)| PlacedTile {
            id: TileId { zoom, x: x.rem_euclid(across) as u32, y: y as u32 },
            copy: x.div_euclid(across) as i32,
        })
        .collect()
}

/// How many tiles at `zoom` [`cover`] a bounding box, about and no fewer: known without listing them.
pub fn tiles_of(bbox: [f64; 4], zoom: u8) -> f64 {
    let [start, end] = corners(bbox);
    let across = f64::from(zoom.min(TileId::LAST_ZOOM)).exp2();
    let along = |worlds: f64| (worlds * across).ceil() + 1.0;
    along(end.x - start.x) * along(end.y - start.y).min(across)
}

/// The zoom (with a fraction) at which a bounding box `[west, south, east, north]` just fits into `size` logical pixels.
/// At most `most`, which a single point gets; below 0 where the world is larger than `size`.
pub fn fitting_zoom(bbox: [f64; 4], size: [f64; 2], most: f64) -> f64 {
    let [start, end] = corners(bbox);
    let fits = |pixels: f64, worlds: f64| (pixels / TILE_PIXELS / worlds.max(1e-12)).log2();
    fits(size[0], end.x - start.x).min(fits(size[1], end.y - start.y)).min(most)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_places_lie_where_slippy_map_tables_put_them() {
        // From the formulas and examples of https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames
        let cases = [
            ((0.0, 0.0), 1, (1, 1)),
            ((-180.0, 85.0), 3, (0, 0)),
            ((139.7006793, 35.6590699), 18, (232798, 103246)),
        ];
        for ((lon, lat), zoom, (x, y)) in cases {
            assert_eq!(TileId::holding(World::from_lon_lat(lon, lat), zoom), TileId { zoom, x, y });
        }
    }

    #[test]
    fn tiles_are_numbered_as_the_specification_of_pmtiles_says() {
        // The table "Tile ID" in version 3 of the specification.
        let cases = [
            ((0, 0, 0), 0),
            ((1, 0, 0), 1),
            ((1, 0, 1), 2),
            ((1, 1, 1), 3),
            ((1, 1, 0), 4),
            ((2, 0, 0), 5),
            ((12, 3423, 1763), 19_078_479),
        ];
        for ((zoom, x, y), number) in cases {
            assert_eq!(TileId { zoom, x, y }.number(), Some(number));
        }
        assert_eq!(TileId { zoom: 1, x: 2, y: 0 }.number(), None);
    }

    #[test]
    fn a_box_over_the_date_line_is_covered_by_neighbouring_tiles() {
        let tiles = cover([170.0, -20.0, -170.0, -10.0], 4);
        let columns: Vec<_> = tiles.iter().map(|tile| (tile.id.x, tile.copy)).collect();
        assert_eq!(columns, [(15, 0), (0, 1)]);
        let apart = tiles[1].corner().x - tiles[0].corner().x;
        assert!((apart - 1.0 / 16.0).abs() < 1e-12);
    }

    #[test]
    fn the_whole_world_is_covered_once() {
        assert_eq!(cover([-180.0, -90.0, 180.0, 90.0], 2).len(), 16);
    }

    #[test]
    fn a_box_around_the_world_that_begins_in_a_tile_ends_in_its_copy() {
        let columns = |bbox, zoom| -> Vec<_> {
            cover(bbox, zoom).iter().map(|tile| (tile.id.x, tile.copy)).collect::<Vec<_>>()
        };
        assert_eq!(columns([-90.0, -60.0, 270.0, 75.0], 0), [(0, 0), (0, 1)]);
        assert_eq!(columns([100.0, 10.0, 90.0, 20.0], 1), [(1, 0), (0, 1), (1, 1)]);
        // As a frame around the world has it after rounding.
        let rounded = columns([-180.000_000_1, 1.0, 180.000_000_1, 2.0], 1);
        assert_eq!(rounded, [(1, -1), (0, 0), (1, 0), (0, 1)]);
    }

    #[test]
    fn a_tile_beyond_the_last_zoom_is_a_part_of_its_ancestor() {
        let id = TileId { zoom: 9, x: 365, y: 203 };
        assert_eq!(id.ancestor(7), TileId { zoom: 7, x: 91, y: 50 });
        assert_eq!(id.window(7), Window { scale: 4.0, offset: [1.0, 3.0] });
        assert_eq!(id.window(9), Window::WHOLE);
    }

    proptest! {
        #[test]
        fn degrees_come_back_from_world_coordinates(lon in -180.0..180.0f64, lat in -85.0..85.0f64) {
            let [back_lon, back_lat] = World::from_lon_lat(lon, lat).lon_lat();
            prop_assert!((back_lon - lon).abs() < 1e-9 && (back_lat - lat).abs() < 1e-9);
        }

        #[test]
        fn a_tile_holds_its_point(lon in -180.0..180.0f64, lat in -85.0..85.0f64, zoom in 0u8..=20) {
            let point = World::from_lon_lat(lon, lat);
            let tile = TileId::holding(point, zoom);
            let (corner, side) = (tile.corner(), tile.side());
            prop_assert!(corner.x <= point.x && point.x < corner.x + side + 1e-12);
            prop_assert!(corner.y <= point.y && point.y < corner.y + side + 1e-12);
        }

        #[test]
        fn every_point_of_a_box_lies_in_one_of_its_tiles(
            west in -540.0..540.0f64, wide in 0.0..=720.0f64, south in -85.0..85.0f64, high in 0.0..170.0f64,
            share in (0.0..=1.0f64, 0.0..=1.0f64), zoom in 0u8..=6,
        ) {
            let (east, north) = (west + wide, (south + high).min(85.0));
            let point = World::from_lon_lat(west + wide * share.0, south + (north - south) * share.1);
            let holds = |tile: &PlacedTile| {
                let (corner, side) = (tile.corner(), tile.id.side());
                let within = |value: f64, start: f64| value > start - 1e-9 && value < start + side + 1e-9;
                within(point.x, corner.x) && within(point.y, corner.y)
            };
            prop_assert!(cover([west, south, east, north], zoom).iter().any(holds));
        }

        #[test]
        fn a_box_is_covered_by_no_more_tiles_than_are_told_before(
            west in -540.0..540.0f64, wide in 0.0..=720.0f64, south in -85.0..85.0f64, high in 0.0..170.0f64,
            zoom in 0u8..=6,
        ) {
            let bbox = [west, south, west + wide, (south + high).min(85.0)];
            prop_assert!(cover(bbox, zoom).len() as f64 <= tiles_of(bbox, zoom));
        }

        #[test]
        fn neighbours_on_the_curve_are_neighbours_on_the_map(zoom in 1u8..=3) {
            let across = 1u32 << zoom;
            let mut tiles: Vec<_> = (0..across * across).map(|i| TileId { zoom, x: i % across, y: i / across }).collect();
            tiles.sort_by_key(|tile| tile.number());
            for pair in tiles.windows(2) {
                prop_assert_eq!(pair[0].x.abs_diff(pair[1].x) + pair[0].y.abs_diff(pair[1].y), 1);
            }
        }
    }
}
