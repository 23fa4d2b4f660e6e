//! Figures for reports: what a query shows of a corpus, laid out once as a figure tree, written as SVG, PDF or PNG; and the timeline as a
//! film of figures, written as GIF, animated PNG or WebP.
//!
//! Nothing here asks the corpus itself: counts, markers and names come from the view, so a figure says what the window
//! says.

mod anchor;
mod apng;
mod areas;
mod base;
mod caption;
pub mod figure;
mod film;
mod filters;
pub(crate) mod fonts;
mod frame;
mod gif;
mod labels;
mod legend;
mod list;
mod locator;
mod map;
mod multiples;
mod options;
mod pace;
mod page;
mod palette;
mod pdf;
mod png;
mod preset;
mod shaping;
mod sheet;
mod sign;
mod size;
mod svg;
mod text;
mod themes;
mod webp;

pub use apng::apng;
pub use figure::Figure;
pub use film::Film;
pub use filters::{country, filter_part, left_out};
pub use gif::gif;
pub use multiples::{MOST_PANELS, multiples};
pub use options::{FigureOptions, Sources};
pub use pace::Pace;
pub use page::{draw, pages, sound};
pub use palette::{Palette, Theme};
pub use pdf::pdf;
pub use png::{png, write_png};
pub use preset::Preset;
pub use size::FigureSize;
pub use svg::{Letters, svg};
pub use themes::themes_named;
pub use webp::webp;

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
    /// There are more panels than a page has room for, or none.
    #[error("{panels} panels have no room on this page")]
    Panels {
        /// How many.
        panels: usize,
    },
    /// There is no film of what has no date.
    #[error("no mention has a date")]
    Undated,
    /// The picture does not fit into memory.
    #[error("there is no memory for a picture of {width}x{height} pixels")]
    NoMemory {
        /// Pixels.
        width: u32,
        /// Pixels.
        height: u32,
    },
    /// Whoever took the frames of a film wants no more.
    #[error("stopped")]
    Stopped,
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
                "each side is 320 to 8192 pixels, the scale 0.5 to 12.5 (48 to 1200 dpi), and the picture has at most 100 million pixels"
            }
            Self::BoundingBox { .. } => {
                "give west,south,east,north in degrees, as in 60,29,75,39; across the date line west is greater than east"
            }
            Self::Basemap(error) => error.hint(),
            Self::Panels { .. } => "take a longer step, as in --multiples month, or a shorter --window",
            Self::Undated => "date the documents, or draw a figure without steps",
            Self::NoMemory { .. } => "choose a smaller size or scale",
            Self::Stopped => "begin anew",
            Self::Drawing(_) => "write it as .svg instead, and report this as a fault",
        }
    }
}

#[cfg(test)]
mod tests;
