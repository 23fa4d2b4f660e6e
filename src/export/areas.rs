//! Countries and provinces that the texts name as a whole: their outlines on the map.

use geo::{LineString, MultiPolygon};

use super::figure::{Group, Item, Paint, Shape, Stroke};
use super::frame::Frame;
use crate::basemap::{Color, World, clip};
use crate::model::Kind;
use crate::view::{AreaOpacity, Marker, marker_opacity};

/// Pixels kept beyond the map's edge, so that no outline runs along it.
const MARGIN: f32 = 8.0;

/// The outlines of areas, countries below provinces. A country is tinted less, for it holds what matters.
pub fn areas<'a>(markers: impl Iterator<Item = &'a Marker>, frame: &Frame, accent: Color) -> Group {
    let mut group = Group::clipped("areas", frame.rect);
    let mut outlined: Vec<&Marker> = markers.filter(|marker| marker.area.is_some()).collect();
    outlined.sort_by_key(|marker| marker.kind != Kind::Country);
    for marker in outlined {
        let Some(area) = &marker.area else { continue };
        let rings = rings(area, frame);
        if rings.is_empty() {
            continue;
        }
        let AreaOpacity { fill, line } = AreaOpacity::of(marker.kind);
        let width = if marker.kind == Kind::Country { 0.9 } else { 1.2 };
        let seen = marker_opacity(marker.share);
        let dash = marker.doubtful.then_some([4.0, 3.0]);
        let stroke = Stroke { color: accent, width, opacity: line * seen, dash };
        let paint = Paint { fill: Some((accent, fill * seen)), stroke: Some(stroke) };
        group.items.push(Item::Shape(Shape::Rings(rings), paint));
    }
    group
}

fn rings(area: &MultiPolygon<f64>, frame: &Frame) -> Vec<Vec<[f32; 2]>> {
    let [left, top, width, height] = frame.rect;
    let bounds = [left - MARGIN, top - MARGIN, left + width + MARGIN, top + height + MARGIN];
    parts_of(area, frame, bounds).into_iter().flatten().collect()
}

/// The parts of an area as far as they lie within `bounds` (left, top, right, bottom on the page), in all copies of the
/// world that do; of each part its outline and then its holes.
pub fn parts_of(area: &MultiPolygon<f64>, frame: &Frame, bounds: [f32; 4]) -> Vec<Vec<Vec<[f32; 2]>>> {
    let cut = |ring: &LineString<f64>, copy| {
        let points = placed(ring, copy, frame);
        let cut = if clip::reaches_out(&points, bounds) { clip::ring(&points, bounds) } else { points };
        Some(cut).filter(|ring| ring.len() > 2)
    };
    let mut parts = Vec::new();
    for copy in [-1.0, 0.0, 1.0] {
        for polygon in area {
            let Some(outline) = cut(polygon.exterior(), copy) else { continue };
            let holes = polygon.interiors().iter().filter_map(|hole| cut(hole, copy));
            parts.push(std::iter::once(outline).chain(holes).collect());
        }
    }
    parts
}

fn placed(ring: &LineString<f64>, copy: f64, frame: &Frame) -> Vec<[f32; 2]> {
    let mut points: Vec<[f32; 2]> = ring
        .coords()
        .map(|at| {
            let world = World::from_lon_lat(at.x, at.y);
            frame.place(World { x: world.x + copy, ..world })
        })
        .collect();
    points.pop(); // the first point again
    points
}
