//! Pictures put together from tiles whose colours say where they lie.

use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::Arc;

use super::sample::{Pm, mbtiles, png};
use super::*;
use crate::model::Message;

const RED: [u8; 3] = [255, 0, 0];
const GREEN: [u8; 3] = [0, 255, 0];
const BLUE: [u8; 3] = [0, 0, 255];
const WORLD: [f64; 4] = [-180.0, -85.0, 180.0, 85.0];

fn at(zoom: u8, x: u32, y: u32) -> TileId {
    TileId { zoom, x, y }
}

/// A file of pictures.
fn file(folder: &Path, tiles: Vec<(TileId, Vec<u8>)>) -> BaseMap {
    let zooms = tiles.iter().map(|(id, _)| id.zoom);
    let zooms = [zooms.clone().min().unwrap(), zooms.max().unwrap()];
    let archive = Pm { kind: 2, zooms, metadata: "{}", tiles, leaves: false };
    let path = folder.join("a.pmtiles");
    std::fs::write(&path, archive.bytes()).unwrap();
    BaseMap::open(&path).unwrap()
}

/// The pixel of a mosaic at a longitude and a latitude.
fn pixel(mosaic: &Mosaic, lon: f64, lat: f64) -> [u8; 4] {
    let (at, [start, end]) = (World::from_lon_lat(lon, lat), mosaic.corners);
    let [width, height] = mosaic.picture.size.map(f64::from);
    let x = ((at.x - start.x) / (end.x - start.x) * width) as usize;
    let y = ((at.y - start.y) / (end.y - start.y) * height) as usize;
    let from = (y * mosaic.picture.size[0] as usize + x) * 4;
    mosaic.picture.rgba[from..from + 4].try_into().unwrap()
}

fn opaque([red, green, blue]: [u8; 3]) -> [u8; 4] {
    [red, green, blue, 255]
}

/// Kabul lies in the north-eastern quarter of the world, Lima in the south-western one.
const KABUL: (f64, f64) = (69.2, 34.5);
const LIMA: (f64, f64) = (-77.0, -12.0);
const PARIS: (f64, f64) = (2.35, 48.9);

#[test]
fn every_tile_lies_where_its_number_says_in_both_formats() {
    let folder = tempfile::tempdir().unwrap();
    let quarters = [(0, 0, GREEN), (1, 0, RED), (0, 1, BLUE), (1, 1, [0; 3])];
    let pm =
        file(folder.path(), quarters.map(|(x, y, colour)| (at(1, x, y), png(256, 256, colour))).to_vec());
    // Rows of MBTiles are counted from the south.
    let rows = quarters.map(|(x, y, colour)| (1, x, 1 - y, png(256, 256, colour)));
    mbtiles(&folder.path().join("a.mbtiles"), &[("name", "a")], &rows);
    for base in [pm, BaseMap::open(&folder.path().join("a.mbtiles")).unwrap()] {
        let mosaic = base.mosaic(WORLD, 1.2).unwrap().unwrap();
        let shown = [(69.2, 34.5), (-77.0, 40.0), (-77.0, -12.0), (69.2, -12.0)]
            .map(|(lon, lat)| pixel(&mosaic, lon, lat));
        assert_eq!(shown, [RED, GREEN, BLUE, [0; 3]].map(opaque));
        // Two tiles of 256 pixels, and beyond either edge in the east and west a pixel of their copies.
        assert_eq!((mosaic.picture.size[0], mosaic.shown.len()), (514, 8));
    }
}

#[test]
fn a_tile_has_a_pixel_for_each_of_the_picture_as_far_as_the_file_goes() {
    let folder = tempfile::tempdir().unwrap();
    let all = |zoom: u8, side: u32| {
        let across = 1u32 << zoom;
        (0..across * across).map(move |n| (at(zoom, n % across, n / across), png(side, side, RED)))
    };
    for side in [256, 512] {
        let base = file(folder.path(), (0..=3).flat_map(|zoom| all(zoom, side)).collect());
        // A map of zoom z is 256 · 2^z pixels wide.
        for (zoom, pixels) in [(0.0, 256), (1.2, 512), (2.9, 2048), (9.0, side * 8)] {
            let mosaic = base.mosaic([-180.0, 0.0, 180.0, 60.0], zoom).unwrap().unwrap();
            assert_eq!(mosaic.picture.size[0], pixels.max(side) + 2, "tiles of {side} at zoom {zoom}");
        }
    }
}

#[test]
fn where_a_tile_is_missing_a_larger_one_stands_in_or_nothing_does() {
    let folder = tempfile::tempdir().unwrap();
    let tiles = vec![(at(1, 1, 0), png(64, 64, GREEN)), (at(2, 2, 1), png(64, 64, RED))];
    let mosaic = file(folder.path(), tiles).mosaic(WORLD, 4.0).unwrap().unwrap();
    // Paris and Kabul lie in the tile that is there, Siberia in the larger one, Lima in none.
    assert_eq!(pixel(&mosaic, PARIS.0, PARIS.1), opaque(RED));
    assert_eq!(pixel(&mosaic, KABUL.0, KABUL.1), opaque(RED));
    assert_eq!(pixel(&mosaic, 100.0, 70.0), opaque(GREEN));
    assert_eq!(pixel(&mosaic, LIMA.0, LIMA.1), [0; 4]);
    let copies: Vec<TileId> = mosaic.shown.iter().map(|placed| placed.id).collect();
    assert_eq!(copies, [(3, 0), (2, 0), (3, 0), (3, 1), (2, 1), (3, 1)].map(|(x, y)| at(2, x, y)));
    assert!(!mosaic.of_jpegs);
}

#[test]
fn a_map_over_the_date_line_has_the_tiles_of_both_sides() {
    let folder = tempfile::tempdir().unwrap();
    let tiles = vec![(at(1, 1, 0), png(32, 32, RED)), (at(1, 0, 0), png(32, 32, BLUE))];
    let mosaic = file(folder.path(), tiles).mosaic([150.0, 10.0, 200.0, 60.0], 8.0).unwrap().unwrap();
    assert_eq!(pixel(&mosaic, 170.0, 40.0), opaque(RED));
    assert_eq!(pixel(&mosaic, 190.0, 40.0), opaque(BLUE));
}

#[test]
fn a_file_of_streets_has_nothing_for_a_map_of_the_world_and_says_so_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let base = file(folder.path(), vec![(at(22, 5, 9), png(8, 8, RED))]);
    assert!(base.mosaic(WORLD, 3.0).unwrap().is_none());
}

/// Pictures that came by chance.
struct Chance(HashMap<TileId, Vec<u8>>);

impl AtHand for Chance {
    fn attribution(&self) -> &str {
        "© Chance"
    }

    fn zooms(&self) -> RangeInclusive<u8> {
        0..=19
    }

    fn tile(&self, id: TileId) -> Option<Vec<u8>> {
        self.0.get(&id).cloned()
    }
}

#[test]
fn of_what_is_at_hand_the_zoom_with_most_tiles_is_shown() {
    let quarters = (0..4).map(|n| (at(1, n % 2, n / 2), png(256, 256, GREEN)));
    let one = (at(2, 2, 1), png(256, 256, RED));
    let base = BaseMap::AtHand(Arc::new(Chance(quarters.chain([one]).collect())));
    let mosaic = base.mosaic(WORLD, 2.0).unwrap().unwrap();
    assert_eq!(mosaic.picture.size[0], 514);
    assert_eq!(pixel(&mosaic, KABUL.0, KABUL.1), opaque(GREEN));
    // One that is missing has a larger one to stand in for it, and does not blur the others.
    let most = (0..16).filter(|n| *n != 5).map(|n| (at(2, n % 4, n / 4), png(256, 256, RED)));
    let quarters = (0..4).map(|n| (at(1, n % 2, n / 2), png(256, 256, GREEN)));
    let base = BaseMap::AtHand(Arc::new(Chance(quarters.chain(most).collect())));
    let mosaic = base.mosaic(WORLD, 2.0).unwrap().unwrap();
    assert_eq!(mosaic.picture.size[0], 1026);
    assert_eq!(pixel(&mosaic, KABUL.0, KABUL.1), opaque(RED));
    assert_eq!(pixel(&mosaic, -45.0, 40.0), opaque(GREEN));
    let none = BaseMap::AtHand(Arc::new(Chance(HashMap::new())));
    assert!(none.mosaic(WORLD, 2.0).unwrap().is_none());
}

#[test]
fn a_broken_tile_is_told_with_its_file_and_what_is_at_hand_does_without_it() {
    let folder = tempfile::tempdir().unwrap();
    let whole = png(256, 256, RED);
    let half = whole[..whole.len() / 2].to_vec();
    let tiles = vec![(at(1, 0, 0), whole.clone()), (at(1, 1, 0), half.clone())];
    let error = file(folder.path(), tiles).mosaic(WORLD, 1.0).unwrap_err();
    let said = error.to_string();
    assert!(said.contains("a.pmtiles") && said.contains("1/1/0"), "{said}");
    assert_eq!(error.hint(), Message::new("tiles-broken-hint"));
    let tiles = [(at(1, 0, 0), whole), (at(1, 1, 0), half)].into();
    let mosaic = BaseMap::AtHand(Arc::new(Chance(tiles))).mosaic(WORLD, 1.0).unwrap().unwrap();
    assert_eq!(pixel(&mosaic, KABUL.0, KABUL.1), [0; 4]);
    assert_eq!(pixel(&mosaic, -77.0, 40.0), opaque(RED));
}
