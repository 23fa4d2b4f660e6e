//! The base map: tiles read in place, of the map that ships or of a file of the user's, and the style, as paint instructions that the window and the figure share.
//!
//! Nothing here draws. No egui, no SVG, no network: painters turn [`paint::Instruction`]s and [`labels::Label`]s into meshes or paths.
//!
//! ```
//! use dateline::basemap::{Archive, Style, cover, paint_tile};
//!
//! let archive = Archive::bundled()?;
//! let style = Style::light();
//! for placed in cover([60.0, 29.0, 75.0, 39.0], 5) {
//!     let tile = archive.tile(placed.id)?;
//!     let instructions = paint_tile(&tile, &style, 5.0, placed.id.window(7));
//!     assert!(!instructions.is_empty());
//! }
//! # Ok::<(), dateline::basemap::BasemapError>(())
//! ```

pub mod archive;
mod chosen;
pub mod clip;
pub mod file;
#[cfg(test)]
mod file_tests;
pub mod labels;
mod mbtiles;
pub mod mercator;
mod metadata;
pub mod mosaic;
#[cfg(test)]
mod mosaic_tests;
pub mod paint;
pub mod picture;
mod pmtiles;
mod protobuf;
#[cfg(test)]
pub mod sample;
mod scale_bar;
mod schema;
pub mod style;
#[cfg(test)]
mod tests;
pub mod tile;

pub use archive::Archive;
pub use chosen::{AtHand, BaseMap};
pub use file::{Content, FileError, TileFile};
pub use labels::{Class, Label, Language, declutter, labels, labels_in};
pub use mercator::{MAX_LATITUDE, PlacedTile, TileId, Window, World, cover, fitting_zoom};
pub use mosaic::Mosaic;
pub use paint::{Area, Instruction, paint_area, paint_tile, paint_tiles};
pub use picture::{Picture, PictureFault};
pub use scale_bar::ScaleBar;
pub use style::{Color, Style};
pub use tile::Tile;

/// What must be named in every picture that shows the base map.
pub const ATTRIBUTION: &str = "Natural Earth · GSHHG · GeoNames CC BY 4.0";

/// Why the base map cannot be read. The bundled one is sound (a test reads all of it), so this means a file of the user's own
/// or a build without its data. [`BasemapError::hint`] says what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BasemapError {
    /// The archive was empty when the program was built.
    #[error("the base map is empty")]
    Empty,
    /// The bytes are no PMTiles archive of version 3 with gzipped vector tiles.
    #[error("the base map is not a PMTiles 3 archive of gzipped vector tiles: {what}")]
    Format {
        /// What was found instead.
        what: String,
    },
    /// The archive is cut short or contradicts itself.
    #[error("the base map is broken: {part} at byte {offset}: {what}")]
    Broken {
        /// Header, directory or tile.
        part: &'static str,
        /// Where in the archive, in bytes.
        offset: u64,
        /// What is wrong.
        what: String,
    },
    /// A tile is not a Mapbox vector tile.
    #[error("tile {tile} of the base map is broken: {what}")]
    Tile {
        /// The tile as zoom/x/y.
        tile: TileId,
        /// What is wrong.
        what: &'static str,
    },
}

impl BasemapError {
    /// What can be done about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Empty => "run `python3 data/build.py basemap` and build the program again",
            Self::Format { .. } | Self::Broken { .. } | Self::Tile { .. } => {
                "rebuild assets/basemap.pmtiles, and the program with it"
            }
        }
    }
}
