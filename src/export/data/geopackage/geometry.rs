//! Geometries as a GeoPackage holds them: a head with the reference system and the bounds, and then well-known binary.

use geo::{BoundingRect, MultiPolygon};

use crate::export::data::wkb;
use crate::model::Position;

/// WGS 84, longitude first.
pub const SRS: i32 = 4326;

/// A geometry with its bounds: west, east, south, north, as the format orders them.
#[derive(Clone, Debug, PartialEq)]
pub struct Geometry {
    /// The bytes of the column.
    pub blob: Vec<u8>,
    /// Degrees.
    pub bounds: [f64; 4],
}

/// Bit 0 of the flags: numbers of the head are little-endian.
const LITTLE_ENDIAN: u8 = 1;
/// Bits 1 to 3 of the flags: the bounds follow in two dimensions.
const WITH_BOUNDS: u8 = 1 << 1;

impl Geometry {
    /// A point, which is its own bounds.
    pub fn point(at: Position) -> Self {
        let blob = [head(LITTLE_ENDIAN), wkb::point(at)].concat();
        Self { blob, bounds: [at.lon, at.lon, at.lat, at.lat] }
    }

    /// An outline; `None` where it has no points.
    pub fn outline(area: &MultiPolygon<f64>) -> Option<Self> {
        let rect = area.bounding_rect()?;
        let bounds = [rect.min().x, rect.max().x, rect.min().y, rect.max().y];
        let mut blob = head(LITTLE_ENDIAN | WITH_BOUNDS);
        blob.extend(bounds.iter().flat_map(|degrees| degrees.to_le_bytes()));
        blob.extend(wkb::multi_polygon(area));
        Some(Self { blob, bounds })
    }
}

/// The head before the bounds: magic, version 1, flags, reference system.
fn head(flags: u8) -> Vec<u8> {
    let mut bytes = vec![b'G', b'P', 0, flags];
    bytes.extend(SRS.to_le_bytes());
    bytes
}
