//! Outlines of areas: rings of points on a grid, each point as the step from the one before.

use geo::{Coord, LineString, MultiPolygon, Polygon};

use super::bytes::{self, Cursor};

/// Points lie on a grid of a thousandth of a degree, about 110 m, so that most steps fit a byte; at most 56 m off on each
/// axis, which is well below the 0.003° to which the outlines that ship are simplified.
const PER_DEGREE: f64 = 1_000.0;

/// A polygon as its rings of (longitude, latitude), the outer one first.
pub(super) type Rings = Vec<Vec<[f64; 2]>>;

/// The outline of `place`, found by bisection in `index`.
pub(super) fn read(index: &[u8], outlines: &[u8], place: u32) -> Option<MultiPolygon<f64>> {
    let at = bytes::find_pair(index, place)?;
    let mut cursor = Cursor::at(outlines, at);
    let mut point = (0, 0);
    let polygons = (0..cursor.varint()?).map(|_| polygon(&mut cursor, &mut point));
    // `collect` takes no memory ahead for a count that a damaged file makes up: it stops at the first `None`.
    polygons.collect::<Option<Vec<_>>>().map(MultiPolygon::new)
}

fn polygon(cursor: &mut Cursor<'_>, point: &mut (i64, i64)) -> Option<Polygon<f64>> {
    let rings = (0..cursor.varint()?).map(|_| ring(cursor, point)).collect::<Option<Vec<_>>>()?;
    let mut rings = rings.into_iter();
    Some(Polygon::new(rings.next()?, rings.collect()))
}

fn ring(cursor: &mut Cursor<'_>, point: &mut (i64, i64)) -> Option<LineString<f64>> {
    let count = usize::try_from(cursor.varint()?).ok()?;
    // Each point takes at least two bytes.
    let mut coords = Vec::with_capacity(count.min(cursor.remaining() / 2) + 1);
    for _ in 0..count {
        point.0 = point.0.wrapping_add(cursor.zigzag()?);
        point.1 = point.1.wrapping_add(cursor.zigzag()?);
        coords.push(Coord { x: point.0 as f64 / PER_DEGREE, y: point.1 as f64 / PER_DEGREE });
    }
    Some(LineString::new(coords))
}

/// Appends an outline.
pub(super) fn write(out: &mut Vec<u8>, polygons: &[Rings]) {
    let mut previous = (0, 0);
    bytes::put_varint(out, polygons.len() as u64);
    for rings in polygons {
        bytes::put_varint(out, rings.len() as u64);
        for ring in rings {
            let points = snapped(ring);
            bytes::put_varint(out, points.len() as u64);
            for point in points {
                bytes::put_zigzag(out, point.0 - previous.0);
                bytes::put_zigzag(out, point.1 - previous.1);
                previous = point;
            }
        }
    }
}

/// The ring on the grid, without points that fall together and without the last one, which repeats the first.
fn snapped(ring: &[[f64; 2]]) -> Vec<(i64, i64)> {
    let snap = |degrees: f64| (degrees * PER_DEGREE).round() as i64;
    let mut points: Vec<_> = ring.iter().map(|[lon, lat]| (snap(*lon), snap(*lat))).collect();
    points.dedup();
    if points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(place: u32, at: u32) -> Vec<u8> {
        [place.to_le_bytes(), at.to_le_bytes()].concat()
    }

    #[test]
    fn an_outline_with_a_hole_is_read_back_on_the_grid() {
        let square = |lon: f64, size: f64| {
            vec![[lon, 0.0], [lon + size, 0.0], [lon + size, size], [lon, size], [lon, 0.0]]
        };
        let mut bytes = vec![7];
        write(&mut bytes, &[vec![square(-10.0, 5.0), square(-9.0, 1.0)], vec![square(178.123_46, 1.5)]]);
        let area = read(&index(4, 1), &bytes, 4).unwrap();
        assert_eq!(area.0.len(), 2);
        assert_eq!(area.0[0].exterior().0.len(), 5, "the ring is closed again");
        assert_eq!(area.0[0].interiors().len(), 1);
        assert_eq!(area.0[1].exterior().0[0], Coord { x: 178.123, y: 0.0 });
        assert!(read(&index(4, 1), &bytes, 5).is_none());
    }

    #[test]
    fn a_made_up_count_takes_no_memory() {
        let huge = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f];
        for bytes in [huge.to_vec(), [&[1], &huge[..]].concat(), [&[1, 1], &huge[..]].concat()] {
            assert!(read(&index(0, 0), &bytes, 0).is_none());
        }
    }
}
