//! Figures for reports: what a query shows of a corpus, laid out once as a figure tree, written as SVG, PDF or PNG; the timeline as a
//! film of figures, written as GIF, animated PNG or WebP; and the same mentions as data for other programs (`data`).
//!
//! Nothing here asks the corpus itself: counts, markers and names come from the view, so a figure says what the window
//! says.

mod anchor;
mod apng;
mod areas;
mod base;
pub mod basis;
mod caption;
pub mod data;
pub mod figure;
mod film;
mod filters;
pub(crate) mod fonts;
mod foot;
mod frame;
mod gif;
mod labels;
mod legend;
mod line;
mod list;
mod locator;
mod map;
mod markup;
mod multiples;
mod naming;
mod options;
mod pace;
mod page;
mod palette;
mod pdf;
mod png;
mod preset;
mod raster;
pub mod report;
mod series;
mod shaping;
mod sheet;
mod sign;
mod size;
mod svg;
mod text;
mod themes;
mod webp;

pub use apng::apng;
pub use caption::credit;
pub use figure::Figure;
pub use film::{Film, Picture};
pub use filters::{country, filter_part, left_out};
pub use gif::gif;
pub use multiples::{MOST_PANELS, multiples};
pub use naming::{frame_name, page_path};
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

use crate::basemap::{BasemapError, FileError};
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
    /// The base map that was chosen cannot be read.
    BaseMapFile(#[from] FileError),
    /// There are more panels than a page has room for, or none.
    Panels {
        /// How many.
        panels: usize,
    },
    /// There is no film of what has no date.
    Undated,
    /// The film would have so many frames or more.
    Frames {
        /// How many.
        most: usize,
    },
    /// The picture does not fit into memory.
    NoMemory {
        /// Pixels.
        width: u32,
        /// Pixels.
        height: u32,
    },
    /// Whoever took the frames of a film wants no more.
    Stopped,
    /// A side is longer than the format has, pixels.
    TooWide {
        /// The longest.
        most: u32,
    },
    /// The film takes more bytes than the format can count.
    TooLong,
    /// The output takes no more.
    Output(std::io::Error),
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
            Self::BaseMapFile(error) => error.message(),
            Self::NoMemory { width, height } => {
                Message::new("figure-memory").with("size", format!("{width}x{height}"))
            }
            Self::Panels { panels } => Message::new("figure-panels").with("panels", *panels),
            Self::Undated => Message::new("figure-undated"),
            Self::Frames { most } => Message::new("figure-frames-many").with("most", *most),
            Self::Stopped => Message::new("figure-stopped"),
            Self::Output(error) => Message::of_io(error),
            Self::TooWide { most } => Message::new("figure-too-wide").with("most", most.to_string()),
            Self::TooLong => Message::new("figure-too-long"),
            Self::Drawing(said) => Message::new("figure-drawing").with("said", said.as_str()),
        }
    }

    /// The error and what the user can do about it.
    #[must_use]
    pub fn told(&self) -> Message {
        Message::new("why-and-hint").with("why", self.message()).with("hint", self.hint())
    }

    /// What the user can do about it.
    #[must_use]
    pub fn hint(&self) -> Message {
        Message::new(match self {
            Self::Size { .. } => "figure-size-hint",
            Self::BoundingBox { .. } => "figure-bbox-hint",
            Self::Basemap(error) => return Message::quoted(error.hint()),
            Self::BaseMapFile(error) => return error.hint(),
            Self::Panels { .. } | Self::Frames { .. } => "figure-panels-hint",
            Self::Undated => "figure-undated-hint",
            Self::NoMemory { .. } => "figure-memory-hint",
            Self::Stopped => "figure-stopped-hint",
            Self::Output(_) => "data-output-hint",
            Self::TooWide { .. } => "figure-memory-hint",
            Self::TooLong => "figure-too-long-hint",
            Self::Drawing(_) => "figure-drawing-hint",
        })
    }
}

#[cfg(test)]
mod tests;
