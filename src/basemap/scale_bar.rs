//! The scale bar: a round length, true along the parallel through the middle of the map.

use crate::basemap::World;

/// Half the longer axis of the Earth's ellipsoid, WGS 84, in metres.
const EQUATOR_RADIUS: f64 = 6_378_137.0;
/// Its eccentricity squared.
const ECCENTRICITY_SQUARED: f64 = 0.006_694_379_990_14;

/// A bar and what it stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleBar {
    /// A round number of metres.
    pub metres: f64,
    /// Its length on the screen, in points.
    pub length: f64,
}

/// The longest bar of a round length that is not longer than `most` points, on a map `world_side` points wide, at `center`.
#[must_use]
pub fn scale_bar(center: World, world_side: f64, most: f64) -> ScaleBar {
    let [_, latitude] = center.lon_lat();
    let points_per_metre = world_side / parallel(latitude);
    let metres = round_down(most / points_per_metre);
    ScaleBar { metres, length: metres * points_per_metre }
}

/// Length of the parallel at a latitude (degrees) on the ellipsoid, in metres.
fn parallel(latitude: f64) -> f64 {
    let (sine, cosine) = latitude.to_radians().sin_cos();
    std::f64::consts::TAU * EQUATOR_RADIUS * cosine / (1.0 - ECCENTRICITY_SQUARED * sine * sine).sqrt()
}

/// The largest of 1, 2, 5, 10, 20 … that is not above `value`.
fn round_down(value: f64) -> f64 {
    let power = value.log10().floor();
    let unit = 10f64.powf(power);
    [5.0, 2.0, 1.0].into_iter().map(|step| step * unit).find(|&round| round <= value).unwrap_or(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_of_longitude_is_as_long_as_the_tables_say() {
        // Length of a degree of longitude on WGS 84 (Wikipedia, "Longitude", table), metres.
        for (latitude, expected) in [(0.0, 111_320.0), (30.0, 96_486.0), (45.0, 78_847.0), (60.0, 55_800.0)] {
            assert!((parallel(latitude) / 360.0 - expected).abs() < 1.0, "{latitude}");
        }
    }

    #[test]
    fn the_bar_has_a_round_length_that_fits() {
        for zoom in 0..14 {
            let bar = scale_bar(World::from_lon_lat(66.0, 34.0), 256.0 * f64::from(zoom).exp2(), 120.0);
            assert!(bar.length <= 120.0 && bar.length > 120.0 / 2.6, "{zoom}: {bar:?}");
            let lead = bar.metres / 10f64.powf(bar.metres.log10().floor());
            assert!([1.0, 2.0, 5.0].iter().any(|round| (lead - round).abs() < 1e-9), "{bar:?}");
        }
    }
}
