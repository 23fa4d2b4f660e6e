//! Turns tiles into paint instructions: what to fill and stroke, in which order, with which colours. Painters add nothing.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::RangeInclusive;
use std::sync::Arc;

use super::clip::{self, Bounds, Point};
use super::mercator::{TileId, Window, World, corners, cover};
use super::style::{self, Color, Style};
use super::tile::{Feature, Kind, Layer, Tile};
use super::{Archive, BasemapError};

/// One step of painting. Steps come in order: later ones cover earlier ones.
#[derive(Debug, Clone, PartialEq)]
pub enum Instruction {
    /// Fill the rings together, by the non-zero rule.
    Fill {
        /// Closed rings; the first point is not repeated.
        rings: Vec<Vec<Point>>,
        /// The colour.
        color: Color,
    },
    /// Draw lines with round joins and ends.
    Stroke {
        /// Open lines, all with the same pen.
        lines: Vec<Vec<Point>>,
        /// The colour.
        color: Color,
        /// Logical pixels.
        width: f32,
    },
}

/// What is kept around a tile, in sides of the tile: lines and fills run on there, so that no seam shows.
const MARGIN: f32 = 1.0 / 64.0;
const TILE: Bounds = [-MARGIN, -MARGIN, 1.0 + MARGIN, 1.0 + MARGIN];

/// How much of a zoom a border comes before its own: the tiles of the nearest zoom are shown from half a zoom below on.
const EARLY: f32 = 0.5;

/// The instructions for one tile. Coordinates are sides of the tile shown: 0 to 1, y down, a little beyond at its edges.
/// `window` is [`Window::WHOLE`], or the part of an ancestor that shows a tile beyond the archive's last zoom. `zoom` is the
/// zoom on screen and decides widths. The water behind is not among them: fill the whole map with `style.water` first.
pub fn paint_tile(tile: &Tile, style: &Style, zoom: f32, window: Window) -> Vec<Instruction> {
    steps(tile, &pens(style, zoom), window, TILE).map(|(_, instruction)| instruction).collect()
}

/// A part of the world as a picture shows it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// West, south, east, north in degrees.
    pub bbox: [f64; 4],
    /// The zoom on screen, which decides widths.
    pub zoom: f32,
    /// The zoom of the tiles that make it.
    pub level: u8,
}

/// The instructions for a bounding box `[west, south, east, north]` (degrees), merged over all its tiles, for painters that draw
/// a whole map at once. `zoom` is the zoom on screen; `project` places world coordinates in the picture.
pub fn paint_area(
    archive: &Archive<'_>,
    style: &Style,
    bbox: [f64; 4],
    zoom: f32,
    project: impl Fn(World) -> Point,
) -> Result<Vec<Instruction>, BasemapError> {
    let area = Area { bbox, zoom, level: archive.level(zoom) };
    paint_tiles(&area, style, |id| Ok(Some((Arc::new(archive.tile(id)?), Window::WHOLE))), project)
}

/// The same for tiles of any source: `tile` gives what shows a tile, and which part of it; `None` where nothing does.
pub fn paint_tiles<E>(
    area: &Area,
    style: &Style,
    mut tile: impl FnMut(TileId) -> Result<Option<(Arc<Tile>, Window)>, E>,
    project: impl Fn(World) -> Point,
) -> Result<Vec<Instruction>, E> {
    let pens = pens(style, area.zoom);
    let mut merged = BTreeMap::<usize, Instruction>::new();
    for placed in cover(area.bbox, area.level) {
        let Some((tile, window)) = tile(placed.id)? else { continue };
        let (corner, side) = (placed.corner(), placed.id.side());
        let bounds = within(area.bbox, corner, side);
        let place = |[x, y]: Point| {
            project(World { x: corner.x + f64::from(x) * side, y: corner.y + f64::from(y) * side })
        };
        for (pen, mut instruction) in steps(&tile, &pens, window, bounds) {
            for point in instruction.parts_mut().iter_mut().flatten() {
                *point = place(*point);
            }
            match merged.entry(pen) {
                Entry::Occupied(mut same) => same.get_mut().parts_mut().append(instruction.parts_mut()),
                Entry::Vacant(first) => drop(first.insert(instruction)),
            }
        }
    }
    Ok(merged.into_values().collect())
}

/// The part of a tile that a bounding box in degrees needs, in sides of the tile.
fn within(bbox: [f64; 4], corner: World, side: f64) -> Bounds {
    let [start, end] = corners(bbox);
    let at = |value: f64, corner: f64| ((value - corner) / side) as f32;
    [
        (at(start.x, corner.x) - MARGIN).max(TILE[0]),
        (at(start.y, corner.y) - MARGIN).max(TILE[1]),
        (at(end.x, corner.x) + MARGIN).min(TILE[2]),
        (at(end.y, corner.y) + MARGIN).min(TILE[3]),
    ]
}

impl Instruction {
    fn parts_mut(&mut self) -> &mut Vec<Vec<Point>> {
        match self {
            Instruction::Fill { rings: parts, .. } | Instruction::Stroke { lines: parts, .. } => parts,
        }
    }
}

/// What one step of painting takes from a tile, and with which colour.
struct Pen<'s> {
    layer: &'static str,
    takes: Box<dyn Fn(&Feature) -> bool + 's>,
    color: Color,
    /// `None`: filled.
    width: Option<f32>,
}

/// The order of painting, from the ground up.
fn pens(style: &Style, zoom: f32) -> Vec<Pen<'_>> {
    let all = || Box::new(|_: &Feature| true);
    let river = |levels: RangeInclusive<i64>| Pen {
        layer: "river",
        color: style.river,
        width: Some(style::river_width(zoom, *levels.end())),
        takes: Box::new(move |feature| feature.integer("level").is_some_and(|level| levels.contains(&level))),
    };
    let in_focus =
        |feature: &Feature| feature.text("iso").is_some_and(|iso| style.focus.iter().any(|code| code == iso));
    let due =
        move |feature: &Feature| feature.integer("min_zoom").is_none_or(|least| least as f32 <= zoom + EARLY);
    let border = |layer, color, width| Pen { layer, color, width: Some(width), takes: Box::new(due) };
    let fill = |layer, color| Pen { layer, color, width: None, takes: all() };
    let road = |level: i64| Pen {
        layer: "road",
        color: style.road,
        width: Some(style::road_width(zoom, level)),
        takes: Box::new(move |feature| feature.integer("level") == Some(level)),
    };
    vec![
        fill("sea", style.water),
        fill("land", style.land),
        Pen { layer: "country", takes: Box::new(in_focus), color: style.focus_land, width: None },
        fill("built", style.built),
        fill("green", style.green),
        river(3..=3),
        river(2..=2),
        river(0..=1),
        border("province_border", style.province_border, style::province_border_width(zoom)),
        fill("lake", style.water),
        fill("building", style.building),
        road(3),
        road(2),
        road(1),
        road(0),
        border("country_border", style.country_border, style::country_border_width(zoom)),
    ]
}

/// The instruction of each pen that finds something in the tile, with the pen's number.
fn steps<'a>(
    tile: &'a Tile,
    pens: &'a [Pen<'_>],
    window: Window,
    bounds: Bounds,
) -> impl Iterator<Item = (usize, Instruction)> + 'a {
    pens.iter().enumerate().filter_map(move |(number, pen)| {
        let layer = tile.layer(pen.layer)?;
        let features =
            layer.features.iter().filter(|feature| feature.kind != Kind::Points && (pen.takes)(feature));
        let parts: Vec<_> =
            features.flat_map(|feature| shown_parts(feature, layer, pen, window, bounds)).collect();
        let color = pen.color;
        let instruction = match pen.width {
            _ if parts.is_empty() => return None,
            None => Instruction::Fill { rings: parts, color },
            Some(width) => Instruction::Stroke { lines: parts, color, width },
        };
        Some((number, instruction))
    })
}

/// The rings or lines of a feature as far as they lie in the tile shown, in sides of it.
fn shown_parts(
    feature: &Feature,
    layer: &Layer,
    pen: &Pen<'_>,
    window: Window,
    bounds: Bounds,
) -> Vec<Vec<Point>> {
    let unit = window.scale / f64::from(layer.extent);
    let place =
        |point: [i32; 2]| [0, 1].map(|axis| (f64::from(point[axis]) * unit - window.offset[axis]) as f32);
    let mut shown = Vec::new();
    for part in &feature.parts {
        let points: Vec<Point> = part.iter().copied().map(place).collect();
        match pen.width {
            _ if !clip::reaches_out(&points, bounds) => shown.push(points),
            None => shown.extend(Some(clip::ring(&points, bounds)).filter(|ring| !ring.is_empty())),
            Some(_) => shown.extend(clip::line(&points, bounds)),
        }
    }
    shown
}
