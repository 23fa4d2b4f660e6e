//! How large a figure is.

use super::ExportError;

/// Pixels of the page, and pixels of the picture for each of them. Within limits that make a legible page and fit into
/// memory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FigureSize {
    width: u32,
    height: u32,
    scale: f32,
}

impl FigureSize {
    /// Shortest and longest side of a page.
    const SIDES: std::ops::RangeInclusive<u32> = 320..=8192;
    /// Most pixels of a picture: ten thousand a side.
    const MOST_PIXELS: f64 = 100e6;

    /// Checks the sides (CSS pixels) and the scale.
    ///
    /// # Errors
    /// Where a side is below 320 or above 8192, the scale is not from 0.5 to 12.5, or the picture would have more than
    /// 100 million pixels.
    pub fn new(width: u32, height: u32, scale: f32) -> Result<Self, ExportError> {
        let pixels = f64::from(width) * f64::from(height) * f64::from(scale).powi(2);
        let sound = Self::SIDES.contains(&width)
            && Self::SIDES.contains(&height)
            && (0.5..=12.5).contains(&scale)
            && pixels <= Self::MOST_PIXELS;
        if sound {
            Ok(Self { width, height, scale })
        } else {
            Err(ExportError::Size { width, height, scale })
        }
    }

    /// Width and height of the page.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // sides are below 2^24
    pub fn page(self) -> [f32; 2] {
        [self.width as f32, self.height as f32]
    }

    /// Pixels of the picture for each of the page.
    #[must_use]
    pub fn scale(self) -> f32 {
        self.scale
    }
}

impl Default for FigureSize {
    /// 1600 × 1000 at scale 1.
    fn default() -> Self {
        Self { width: 1600, height: 1000, scale: 1.0 }
    }
}
