//! The box around points, as RFC 7946 (section 5) writes it and GeoParquet takes over.

use crate::model::Position;

/// West, south, east and north of some points, in degrees; `None` of none. Where the narrowest box lies across the date line its west is
/// greater than its east (section 5.2).
pub fn bounds(positions: impl Iterator<Item = Position>) -> Option<[f64; 4]> {
    let mut lons = Vec::new();
    let (mut south, mut north) = (f64::INFINITY, f64::NEG_INFINITY);
    for Position { lon, lat } in positions {
        lons.push(lon);
        (south, north) = (south.min(lat), north.max(lat));
    }
    lons.sort_by(f64::total_cmp);
    let (&first, &last) = lons.first().zip(lons.last())?;
    // The box leaves the widest gap between two neighbours out. That over the date line goes before one as wide.
    let (mut widest, mut box_lon) = (first + 360.0 - last, [first, last]);
    for pair in lons.windows(2) {
        if pair[1] - pair[0] > widest {
            (widest, box_lon) = (pair[1] - pair[0], [pair[1], pair[0]]);
        }
    }
    let [west, east] = box_lon;
    Some([west, south, east, north])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_as_narrow_as_it_can_be_also_across_the_date_line() {
        for (points, expected) in [
            // The archipelago of Fiji, the example of RFC 7946, 5.2.
            (vec![(177.0, -20.0), (179.9, -17.0), (-178.0, -16.0)], Some([177.0, -20.0, -178.0, -16.0])),
            (vec![(69.2, 34.5), (65.7, 31.6), (62.2, 34.3)], Some([62.2, 31.6, 69.2, 34.5])),
            (vec![(-77.0, 38.9), (69.2, 34.5)], Some([-77.0, 34.5, 69.2, 38.9])),
            // Tokyo and San Francisco.
            (vec![(-122.4, 37.8), (139.7, 35.7)], Some([139.7, 35.7, -122.4, 37.8])),
            // Both ways round are as long.
            (vec![(-90.0, 0.0), (90.0, 0.0)], Some([-90.0, 0.0, 90.0, 0.0])),
            (vec![(12.0, 1.0)], Some([12.0, 1.0, 12.0, 1.0])),
            (vec![], None),
        ] {
            let positions = points.iter().map(|&(lon, lat)| Position { lon, lat });
            assert_eq!(bounds(positions), expected, "{points:?}");
        }
    }
}
