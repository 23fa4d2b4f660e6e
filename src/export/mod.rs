//! Figures for reports: what a query shows of a corpus, laid out once as a figure tree, written as SVG or PNG; and the same
//! mentions as data for other programs (`data`).
//!
//! Nothing here asks the corpus itself: counts, markers and names come from the view, so a figure says what the window
//! says.

mod areas;
mod base;
pub mod data;
pub mod figure;
mod filters;
pub(crate) mod fonts;
mod frame;
mod legend;
mod map;
mod page;
mod palette;
mod png;
mod sheet;
mod size;
mod svg;

pub use figure::Figure;
pub use filters::{country, filter_part, left_out};
pub use page::{FigureOptions, draw, sound};
pub use palette::{Palette, Theme};
pub use png::png;
pub use size::FigureSize;
pub use svg::svg;

use crate::basemap::BasemapError;

/// Why there is no figure. [`ExportError::hint`] says what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The size asked for is no size for a figure.
    #[error("a figure cannot be {width}x{height} pixels at scale {scale}")]
    Size {
        /// Pixels of the page.
        width: u32,
        /// Pixels of the page.
        height: u32,
        /// Pixels of the picture for each of the page.
        scale: f32,
    },
    /// The bounding box is none.
    #[error("{west},{south},{east},{north} is no part of the Earth that a map can show")]
    BoundingBox {
        /// Degrees.
        west: f64,
        /// Degrees.
        south: f64,
        /// Degrees.
        east: f64,
        /// Degrees.
        north: f64,
    },
    /// The base map cannot be read.
    #[error(transparent)]
    Basemap(#[from] BasemapError),
    /// The picture does not fit into memory.
    #[error("there is no memory for a picture of {width}x{height} pixels")]
    NoMemory {
        /// Pixels.
        width: u32,
        /// Pixels.
        height: u32,
    },
    /// The rasteriser refused the figure, which is a fault of this program.
    #[error("the figure could not be drawn: {0}")]
    Drawing(String),
}

impl ExportError {
    /// What the user can do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Size { .. } => {
                "each side is 320 to 8192 pixels, the scale 0.5 to 8, and the picture has at most 100 million pixels"
            }
            Self::BoundingBox { .. } => {
                "give west,south,east,north in degrees, as in 60,29,75,39; across the date line west is greater than east"
            }
            Self::Basemap(error) => error.hint(),
            Self::NoMemory { .. } => "choose a smaller size or scale",
            Self::Drawing(_) => "write it as .svg instead, and report this as a fault",
        }
    }
}

#[cfg(test)]
mod tests;
