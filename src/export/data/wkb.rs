//! Geometries in the well-known binary form of OGC Simple Features, little-endian: longitude first, degrees, WGS 84.

use geo::{LineString, MultiPolygon, Polygon};

use crate::model::Position;

const LITTLE_ENDIAN: u8 = 1;
const POINT: u32 = 1;
const POLYGON: u32 = 3;
const MULTI_POLYGON: u32 = 6;

/// A point.
#[must_use]
pub fn point(at: Position) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(21);
    head(POINT, &mut bytes);
    position(at.lon, at.lat, &mut bytes);
    bytes
}

/// An outline, each ring closed.
#[must_use]
pub fn multi_polygon(area: &MultiPolygon<f64>) -> Vec<u8> {
    let mut bytes = Vec::new();
    head(MULTI_POLYGON, &mut bytes);
    count(area.0.len(), &mut bytes);
    for part in area {
        polygon(part, &mut bytes);
    }
    bytes
}

fn polygon(part: &Polygon<f64>, bytes: &mut Vec<u8>) {
    head(POLYGON, bytes);
    count(1 + part.interiors().len(), bytes);
    ring(part.exterior(), bytes);
    for hole in part.interiors() {
        ring(hole, bytes);
    }
}

fn ring(ring: &LineString<f64>, bytes: &mut Vec<u8>) {
    count(ring.0.len(), bytes);
    for at in ring.coords() {
        position(at.x, at.y, bytes);
    }
}

fn head(of: u32, bytes: &mut Vec<u8>) {
    bytes.push(LITTLE_ENDIAN);
    bytes.extend(of.to_le_bytes());
}

#[allow(clippy::cast_possible_truncation)] // an outline of the gazetteer has far fewer than 2^32 points
fn count(number: usize, bytes: &mut Vec<u8>) {
    bytes.extend((number as u32).to_le_bytes());
}

fn position(lon: f64, lat: f64, bytes: &mut Vec<u8>) {
    bytes.extend(lon.to_le_bytes());
    bytes.extend(lat.to_le_bytes());
}

#[cfg(test)]
mod tests {
    use geo::polygon;

    use super::*;

    #[test]
    fn a_point_is_the_bytes_that_the_standard_tells() {
        let bytes = point(Position { lon: 1.0, lat: 2.0 });
        // Byte order, type 1, then 1.0 and 2.0 in IEEE 754 (3ff0… and 4000…), little-endian.
        let expected = [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0, 0, 0, 0, 0, 0, 0, 0x40];
        assert_eq!(bytes, expected);
    }

    #[test]
    fn an_outline_has_all_its_rings() {
        let square = polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 0.0), (x: 1.0, y: 1.0)];
        let bytes = multi_polygon(&MultiPolygon::new(vec![square.clone(), square]));
        // Head and count; twice head, rings, points and four points of 16 bytes.
        assert_eq!(bytes.len(), 9 + 2 * (9 + 4 + 4 * 16));
        assert_eq!(bytes[..9], [1, 6, 0, 0, 0, 2, 0, 0, 0]);
    }
}
