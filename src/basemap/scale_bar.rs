//! The scale bar of a map: a round length, true along the parallel through its middle. Elsewhere on a Mercator map the
//! scale is another.

/// Half the longer axis of the Earth's ellipsoid, WGS 84, in metres.
const EQUATOR_RADIUS: f64 = 6_378_137.0;
/// Its eccentricity squared.
const ECCENTRICITY_SQUARED: f64 = 0.006_694_379_990_14;

/// A bar and what it stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScaleBar {
    /// A round number of metres.
    pub metres: f64,
    /// Its length on the map, logical pixels.
    pub length: f64,
}

impl ScaleBar {
    /// The bar of the longest round length (1, 2 or 5 times a power of ten) that takes no more than `most` pixels on a map
    /// whose world is `world` pixels wide and in whose middle lies `latitude`, degrees.
    pub fn longest(latitude: f64, world: f64, most: f64) -> ScaleBar {
        let per_metre = world / parallel(latitude);
        let metres = round_down(most / per_metre);
        ScaleBar { metres, length: metres * per_metre }
    }
}

/// Length of the parallel at a latitude (degrees) on the ellipsoid, in metres.
fn parallel(latitude: f64) -> f64 {
    let (sine, cosine) = latitude.to_radians().sin_cos();
    std::f64::consts::TAU * EQUATOR_RADIUS * cosine / (1.0 - ECCENTRICITY_SQUARED * sine * sine).sqrt()
}

/// The largest of 1, 2, 5, 10, 20 … and of their tenths that is not above `length`.
fn round_down(length: f64) -> f64 {
    let unit = 10f64.powf(length.log10().floor());
    [5.0, 2.0, 1.0].into_iter().map(|step| step * unit).find(|&round| round <= length).unwrap_or(unit)
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
    fn lengths_are_round() {
        for (length, round) in [(1.0, 1.0), (4.9, 2.0), (5.0, 5.0), (99.0, 50.0), (250_000.0, 200_000.0)] {
            assert_eq!(round_down(length), round);
        }
    }

    #[test]
    fn the_bar_fits_and_is_as_long_as_it_says() {
        for zoom in 0..14 {
            let world = 256.0 * f64::from(zoom).exp2();
            let bar = ScaleBar::longest(34.0, world, 120.0);
            assert!(bar.length <= 120.0 && bar.length > 120.0 / 2.6, "{zoom}: {bar:?}");
            // A degree of longitude at 34° N is 92.385 km on WGS 84 (National Geospatial-Intelligence Agency, length of a
            // degree calculator).
            let metres = bar.length * 360.0 / world * 92_385.0;
            assert!((metres / bar.metres - 1.0).abs() < 0.001, "{zoom}: {metres} {bar:?}");
        }
    }
}
