//! The scale bar: a round number of kilometres or metres along the middle of the map.

use geo::{Distance, Geodesic, Point};

use super::frame::Frame;

/// A bar of a round length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleBar {
    /// Metres on the ground.
    pub metres: f64,
    /// Pixels on the page.
    pub width: f32,
}

/// The widest bar, pixels.
const WIDEST: f64 = 140.0;

impl ScaleBar {
    /// The longest round length (1, 2 or 5 times a power of ten) that fits, measured on the WGS 84 ellipsoid at the
    /// latitude in the middle of the map; elsewhere on the map the scale of the Mercator projection is another.
    #[allow(clippy::cast_possible_truncation)] // page lengths
    pub fn of(frame: &Frame) -> Self {
        let latitude = frame.middle_latitude();
        // Half a degree around: a geodesic bends away from the parallel, the more the longer it is.
        let ground = Geodesic.distance(Point::new(-0.25, latitude), Point::new(0.25, latitude));
        let metres_per_pixel = ground / 0.5 * frame.degrees_per_pixel();
        let metres = round_below(WIDEST * metres_per_pixel);
        Self { metres, width: (metres / metres_per_pixel) as f32 }
    }

    /// The length in words: "200 km".
    pub fn label(&self) -> String {
        if self.metres >= 1000.0 {
            format!("{} km", self.metres / 1000.0)
        } else {
            format!("{} m", self.metres)
        }
    }
}

fn round_below(length: f64) -> f64 {
    let power = 10f64.powf(length.max(1.0).log10().floor());
    [5.0, 2.0, 1.0].into_iter().map(|step| step * power).find(|&round| round <= length).unwrap_or(power)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::BoundingBox;

    #[test]
    fn lengths_are_round() {
        for (length, round) in [(1.0, 1.0), (4.9, 2.0), (5.0, 5.0), (99.0, 50.0), (250_000.0, 200_000.0)] {
            assert_eq!(round_below(length), round);
        }
    }

    #[test]
    fn the_bar_is_as_long_as_the_ellipsoid_says() {
        // A degree of longitude at 34° N is 92.385 km on WGS 84 (National Geospatial-Intelligence Agency, length of a
        // degree calculator).
        let bounds = BoundingBox { west: 60.0, south: 33.0, east: 70.0, north: 34.988 };
        let frame = Frame::showing(bounds, [0.0, 0.0, 1000.0, 300.0]);
        let bar = ScaleBar::of(&frame);
        let latitude = frame.middle_latitude();
        assert!((latitude - 34.0).abs() < 0.02, "{latitude}");
        let kilometres = f64::from(bar.width) * frame.degrees_per_pixel() * 92.385;
        assert!((kilometres * 1000.0 / bar.metres - 1.0).abs() < 0.001, "{kilometres} {bar:?}");
        assert_eq!(bar.label(), format!("{} km", bar.metres / 1000.0));
    }
}
