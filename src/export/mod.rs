//! Figures for reports: what a query shows of a corpus, laid out once as a figure tree, written as SVG or PNG.
//!
//! Nothing here asks the corpus itself: counts, markers and names come from the view, so a figure says what the window
//! says.

mod areas;
mod base;
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
use crate::model::Message;

/// Why there is no figure. [`ExportError::hint`] says what to do about it.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum ExportError {
    /// The size asked for is no size for a figure.
    Size {
        /// Pixels of the page.
        width: u32,
        /// Pixels of the page.
        height: u32,
        /// Pixels of the picture for each of the page.
        scale: f32,
    },
    /// The bounding box is none.
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
    Basemap(#[from] BasemapError),
    /// The picture does not fit into memory.
    NoMemory {
        /// Pixels.
        width: u32,
        /// Pixels.
        height: u32,
    },
    /// The rasteriser refused the figure, which is a fault of this program.
    Drawing(String),
}

impl ExportError {
    /// The error in words.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Size { width, height, scale } => {
                let size = format!("{width}x{height}");
                Message::new("figure-size").with("size", size).with("scale", scale.to_string())
            }
            Self::BoundingBox { west, south, east, north } => {
                Message::new("figure-bbox").with("bbox", format!("{west},{south},{east},{north}"))
            }
            Self::Basemap(error) => Message::quoted(error.to_string()),
            Self::NoMemory { width, height } => {
                Message::new("figure-memory").with("size", format!("{width}x{height}"))
            }
            Self::Drawing(said) => Message::new("figure-drawing").with("said", said.as_str()),
        }
    }

    /// What the user can do about it.
    #[must_use]
    pub fn hint(&self) -> Message {
        Message::new(match self {
            Self::Size { .. } => "figure-size-hint",
            Self::BoundingBox { .. } => "figure-bbox-hint",
            Self::Basemap(error) => return Message::quoted(error.hint()),
            Self::NoMemory { .. } => "figure-memory-hint",
            Self::Drawing(_) => "figure-drawing-hint",
        })
    }
}

#[cfg(test)]
mod tests;
