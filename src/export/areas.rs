//! Countries and provinces that the texts name as a whole: their outlines on the map.

use geo::{LineString, MultiPolygon};

use super::figure::{Group, Item, Paint, Shape, Stroke};
use super::frame::Frame;
use crate::basemap::{Color, World, clip};
use crate::model::Kind;
use crate::view::Marker;

/// Opacity of the tint of a province.
pub const AREA_FILL: f32 = 0.13;
/// Pixels kept beyond the map's edge, so that no outline runs along it.
const MARGIN: f32 = 8.0;

/// The outlines of areas, countries below provinces. A country is tinted less, for it holds what matters.
pub fn areas(markers: &[Marker], frame: &Frame, accent: Color) -> Group {
    let mut group = Group::clipped("areas", frame.rect);
    let mut outlined: Vec<&Marker> = markers.iter().filter(|marker| marker.area.is_some()).collect();
    outlined.sort_by_key(|marker| marker.kind != Kind::Country);
    for marker in outlined {
        let Some(area) = &marker.area else { continue };
        let rings = rings(area, frame);
        if rings.is_empty() {
            continue;
        }
        let (fill, width, opacity) =
            if marker.kind == Kind::Country { (0.035, 0.9, 0.4) } else { (AREA_FILL, 1.2, 0.85) };
        let seen = visibility(marker.share);
        let dash = marker.doubtful.then_some([4.0, 3.0]);
        let stroke = Stroke { color: accent, width, opacity: opacity * seen, dash };
        let paint = Paint { fill: Some((accent, fill * seen)), stroke: Some(stroke) };
        group.items.push(Item::Shape(Shape::Rings(rings), paint));
    }
    group
}

/// The opacity of what lies in the window with this share of its days: never so little that it cannot be seen.
pub fn visibility(share: f32) -> f32 {
    crate::view::marker_opacity(share)
}

fn rings(area: &MultiPolygon<f64>, frame: &Frame) -> Vec<Vec<[f32; 2]>> {
    let [left, top, width, height] = frame.rect;
    rings_of(area, frame, [left - MARGIN, top - MARGIN, left + width + MARGIN, top + height + MARGIN])
}

/// The rings of an area as far as they lie within `bounds` (left, top, right, bottom on the page), in all copies of the
/// world that do.
pub fn rings_of(area: &MultiPolygon<f64>, frame: &Frame, bounds: [f32; 4]) -> Vec<Vec<[f32; 2]>> {
    let mut rings = Vec::new();
    for copy in [-1.0, 0.0, 1.0] {
        for polygon in area {
            for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
                let points = placed(ring, copy, frame);
                let clipped =
                    if clip::reaches_out(&points, bounds) { clip::ring(&points, bounds) } else { points };
                if clipped.len() > 2 {
                    rings.push(clipped);
                }
            }
        }
    }
    rings
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
