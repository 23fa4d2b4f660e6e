//! Tiles that are pictures, put together to one picture of a part of the world: where they meet no seam can show, however it is drawn.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::RangeInclusive;
use std::sync::Arc;

use super::chosen::nearest;
use super::file::FileError;
use super::mercator::{PlacedTile, TILE_PIXELS, TileId, Window, World, corners, cover, tiles_of};
use super::picture::{MOST_SIDE, Picture, is_jpeg};
use crate::model::Message;

/// A picture of a part of the world is made of no more tiles.
pub(super) const MOST_TILES: f64 = 1024.0;
/// It has no more pixels: 128 MiB as they lie in memory.
const MOST_PIXELS: f64 = 33_554_432.0;
/// Beyond the edge, so that what is drawn enlarged runs on there, pixels.
const BEYOND: f64 = 1.0;
/// How far below the zoom that suits pictures of a server are looked for.
const FURTHER: u8 = 4;

/// A picture of a part of the world.
#[derive(Debug, Clone, PartialEq)]
pub struct Mosaic {
    /// Clear where there is no tile.
    pub picture: Picture,
    /// Where its north-western and its south-eastern corner lie.
    pub corners: [World; 2],
    /// Whether every tile of it is a JPEG, and none is missing.
    pub of_jpegs: bool,
    /// Which tiles are shown, of their own picture or a part of a larger one.
    pub shown: Vec<PlacedTile>,
}

/// Where tiles come from.
pub(super) struct Tiles<'a> {
    pub zooms: RangeInclusive<u8>,
    /// A tile as it is kept; `None` where there is none.
    pub bytes: &'a dyn Fn(TileId) -> Result<Option<Vec<u8>>, FileError>,
    /// Whether to do without a tile that is no picture, which the message tells.
    pub broken: &'a dyn Fn(TileId, Message) -> Result<(), FileError>,
    /// Whether tiles are there by chance, so that one zoom may have what another lacks.
    pub gathered: bool,
}

impl Tiles<'_> {
    /// See [`super::BaseMap::mosaic`].
    pub fn mosaic(&self, bbox: [f64; 4], zoom: f64) -> Result<Option<Mosaic>, FileError> {
        let suits = |side: f64| {
            move |level: &u8| {
                let [start, end] = corners(bbox);
                let world = side * f64::from(*level).exp2();
                let pixels = (end.x - start.x) * world * (end.y - start.y) * world;
                tiles_of(bbox, *level) <= MOST_TILES && pixels <= MOST_PIXELS
            }
        };
        // How large tiles are tells one of them, which the zoom hangs on.
        let Some(level) = nearest(&self.zooms, zoom, suits(TILE_PIXELS)) else { return Ok(None) };
        let side = self.side(bbox, level)?;
        let wanted = zoom - (f64::from(side) / TILE_PIXELS).log2();
        let Some(level) = nearest(&self.zooms, wanted, suits(f64::from(side))) else { return Ok(None) };
        let level = if self.gathered { self.fullest(bbox, level, suits(f64::from(side)))? } else { level };
        self.put_together(bbox, level, side)
    }

    /// Pixels along the side of a tile.
    fn side(&self, bbox: [f64; 4], level: u8) -> Result<u32, FileError> {
        for placed in cover(bbox, level) {
            if let Some((picture, _)) = self.read(placed.id)? {
                return Ok(picture.size[0].max(picture.size[1]));
            }
        }
        Ok(TILE_PIXELS as u32)
    }

    /// The zoom with the largest share of its tiles there, of those near `wanted`; each zoom away counts half, for a tile that is missing
    /// here and there has a larger one to stand in for it.
    fn fullest(&self, bbox: [f64; 4], wanted: u8, suits: impl Fn(&u8) -> bool) -> Result<u8, FileError> {
        let mut best = (wanted, 0.0);
        let lower = (wanted.saturating_sub(FURTHER)..wanted).rev();
        let further = [wanted, wanted + 1].into_iter().chain(lower);
        for level in further.filter(|level| self.zooms.contains(level) && suits(level)) {
            let tiles = cover(bbox, level);
            let mut there = 0;
            for placed in &tiles {
                there += usize::from((self.bytes)(placed.id)?.is_some());
            }
            let away = f64::from(level.abs_diff(wanted));
            let worth = there as f64 / tiles.len() as f64 * (-away).exp2();
            if worth > best.1 {
                best = (level, worth);
            }
        }
        Ok(best.0)
    }

    /// A tile's picture, and whether it is a JPEG.
    fn read(&self, id: TileId) -> Result<Option<(Picture, bool)>, FileError> {
        let Some(bytes) = (self.bytes)(id)? else { return Ok(None) };
        match Picture::decode(&bytes) {
            Ok(picture) => Ok(Some((picture, is_jpeg(&bytes)))),
            Err(fault) => (self.broken)(id, fault.message()).map(|()| None),
        }
    }

    fn put_together(&self, bbox: [f64; 4], level: u8, side: u32) -> Result<Option<Mosaic>, FileError> {
        let mut canvas = Canvas::of(bbox, level, side);
        let mut larger = HashMap::new();
        let (mut of_jpegs, mut shown) = (true, Vec::new());
        let tiles = cover(canvas.bbox(), level);
        for &placed in &tiles {
            let own = self.read(placed.id)?;
            let found = match own {
                Some((picture, is_jpeg)) => Some((Arc::new(picture), is_jpeg, level)),
                None => self.stand_in(placed.id, &mut larger)?,
            };
            let Some((picture, is_jpeg, zoom)) = found else { continue };
            canvas.put(placed, &picture, placed.id.window(zoom));
            of_jpegs &= is_jpeg;
            shown.push(placed);
        }
        if shown.is_empty() {
            return Ok(None);
        }
        of_jpegs &= shown.len() == tiles.len();
        Ok(Some(Mosaic { corners: canvas.corners(), picture: canvas.picture, of_jpegs, shown }))
    }

    /// The nearest larger tile, whether it is a JPEG, and its zoom.
    fn stand_in(&self, id: TileId, known: &mut Known) -> Result<Option<(Arc<Picture>, bool, u8)>, FileError> {
        for zoom in (*self.zooms.start()..id.zoom).rev() {
            let larger = match known.entry(id.ancestor(zoom)) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(unknown) => {
                    let read = self.read(*unknown.key())?;
                    unknown.insert(read.map(|(picture, is_jpeg)| (Arc::new(picture), is_jpeg)))
                }
            };
            if let Some((picture, is_jpeg)) = larger {
                return Ok(Some((Arc::clone(picture), *is_jpeg, zoom)));
            }
        }
        Ok(None)
    }
}

/// Larger tiles that were read, each of which stands in for several.
type Known = HashMap<TileId, Option<(Arc<Picture>, bool)>>;

/// A picture that tiles are put on.
struct Canvas {
    picture: Picture,
    /// Pixels from the world's north-western corner to the picture's.
    from: [i64; 2],
    /// Pixels of the whole world.
    world: f64,
    /// Pixels along the side of a tile.
    side: u32,
}

impl Canvas {
    /// One that holds a box.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // sizes were checked
    fn of(bbox: [f64; 4], level: u8, side: u32) -> Self {
        let side = side.clamp(1, MOST_SIDE);
        let world = f64::from(side) * f64::from(level).exp2();
        let [start, end] = corners(bbox);
        let least = |at: f64| (at * world - BEYOND).floor();
        let most = |at: f64| (at * world + BEYOND).ceil();
        let [left, top] = [least(start.x), least(start.y).max(0.0)];
        let [right, bottom] = [most(end.x), most(end.y).min(world)];
        let size = [right - left, bottom - top].map(|pixels| pixels.max(1.0) as u32);
        let rgba = vec![0; size[0] as usize * size[1] as usize * 4];
        Self { picture: Picture { size, rgba }, from: [left as i64, top as i64], world, side }
    }

    /// West, south, east, north in degrees.
    fn bbox(&self) -> [f64; 4] {
        let [[west, north], [east, south]] = self.corners().map(World::lon_lat);
        [west, south, east, north]
    }

    fn corners(&self) -> [World; 2] {
        let [x, y] = self.from.map(|pixels| pixels as f64);
        let [width, height] = self.picture.size.map(f64::from);
        [[x, y], [x + width, y + height]].map(|[x, y]| World { x: x / self.world, y: y / self.world })
    }

    /// Puts the part of a picture that shows a tile where that goes.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // pixels of the picture
    fn put(&mut self, placed: PlacedTile, from: &Picture, window: Window) {
        let side = i64::from(self.side);
        let across = 1i64 << placed.id.zoom;
        let column = i64::from(placed.id.x) + i64::from(placed.copy) * across;
        let corner = [column * side - self.from[0], i64::from(placed.id.y) * side - self.from[1]];
        let [width, height] = self.picture.size.map(i64::from);
        let seen = |corner: i64, most: i64| (-corner).clamp(0, side)..(most - corner).clamp(0, side);
        let (rows, columns) = (seen(corner[1], height), seen(corner[0], width));
        if columns.is_empty() {
            return;
        }
        let is_whole = window == Window::WHOLE && from.size == [self.side; 2];
        for y in rows {
            let start = ((corner[1] + y) * width + corner[0] + columns.start) as usize * 4;
            let row = &mut self.picture.rgba[start..start + (columns.end - columns.start) as usize * 4];
            if is_whole {
                let first = (y * side + columns.start) as usize * 4;
                row.copy_from_slice(&from.rgba[first..first + row.len()]);
                continue;
            }
            for (x, pixel) in columns.clone().zip(row.chunks_exact_mut(4)) {
                let at = [x, y].map(|along| (along as f64 + 0.5) / side as f64);
                let share = |axis: usize| (at[axis] + window.offset[axis]) / window.scale;
                pixel.copy_from_slice(&from.between([share(0), share(1)]));
            }
        }
    }
}

impl Picture {
    /// A pixel; that of the edge beyond it.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // within the picture
    fn pixel(&self, x: i64, y: i64) -> [u8; 4] {
        let [width, height] = self.size.map(i64::from);
        let at = (y.clamp(0, height - 1) * width + x.clamp(0, width - 1)) as usize * 4;
        let mut pixel = [0; 4];
        pixel.copy_from_slice(&self.rgba[at..at + 4]);
        pixel
    }

    /// What lies at these shares of its sides, between the four pixels around. A clear pixel has no colour to give.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // colours
    fn between(&self, share: [f64; 2]) -> [u8; 4] {
        let [x, y] = [0, 1].map(|axis| share[axis] * f64::from(self.size[axis]) - 0.5);
        let [right, down] = [x - x.floor(), y - y.floor()];
        let mut sum = [0.0; 4];
        for (dx, dy, weight) in [
            (0, 0, (1.0 - right) * (1.0 - down)),
            (1, 0, right * (1.0 - down)),
            (0, 1, (1.0 - right) * down),
            (1, 1, right * down),
        ] {
            let [red, green, blue, alpha] =
                self.pixel(x.floor() as i64 + dx, y.floor() as i64 + dy).map(f64::from);
            let weight = weight * alpha;
            for (sum, value) in sum.iter_mut().zip([red, green, blue, 1.0]) {
                *sum += value * weight;
            }
        }
        let alpha = sum[3];
        let colour = |sum: f64| if alpha > 0.0 { (sum / alpha).round() as u8 } else { 0 };
        [colour(sum[0]), colour(sum[1]), colour(sum[2]), alpha.round() as u8]
    }
}
