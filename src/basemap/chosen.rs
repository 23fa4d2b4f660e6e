//! Which base map is shown: the one that ships, alone or beneath a file of the user's or the pictures at hand of a server's. Nothing here
//! asks a server for anything.

use std::fmt;
use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::Arc;

use super::clip::Point;
use super::file::{Content, FileError, Known, TileFile};
use super::mercator::{TileId, World, tiles_of};
use super::mosaic::{MOST_TILES, Mosaic, Tiles};
use super::paint::{Area, Instruction, paint_tiles};
use super::style::Style;

/// Pictures of a server that are at hand. It can be asked from several threads, and answers at once.
pub trait AtHand: Send + Sync {
    /// Whose map it is.
    fn attribution(&self) -> &str;
    /// The zooms that the server has, as far as is known.
    fn zooms(&self) -> RangeInclusive<u8>;
    /// A tile as it came: PNG, JPEG or WebP; `None` where it is not at hand.
    fn tile(&self, id: TileId) -> Option<Vec<u8>>;
}

/// What lies over the map that ships.
#[derive(Clone, Default)]
pub enum BaseMap {
    /// Nothing.
    #[default]
    Bundled,
    /// The tiles of a file.
    File(Arc<TileFile>),
    /// The pictures of a server's that are at hand.
    AtHand(Arc<dyn AtHand>),
}

impl fmt::Debug for BaseMap {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bundled => formatter.write_str("Bundled"),
            Self::File(file) => file.fmt(formatter),
            Self::AtHand(pictures) => write!(formatter, "AtHand({})", pictures.attribution()),
        }
    }
}

/// Whether both are the very same.
impl PartialEq for BaseMap {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Bundled, Self::Bundled) => true,
            (Self::File(one), Self::File(other)) => Arc::ptr_eq(one, other),
            (Self::AtHand(one), Self::AtHand(other)) => Arc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl BaseMap {
    /// The map of a file over the one that ships.
    ///
    /// # Errors
    /// Where it is no base map that can be drawn.
    pub fn open(path: &Path) -> Result<BaseMap, FileError> {
        TileFile::open(path).map(|file| Self::File(Arc::new(file)))
    }

    /// Whether it is made of pictures.
    #[must_use]
    pub fn is_pictures(&self) -> bool {
        match self {
            Self::Bundled => false,
            Self::File(file) => file.content() == Content::Pictures,
            Self::AtHand(_) => true,
        }
    }

    /// Its pictures of a part of the world, put together; `None` where it has none. `zoom` is that of a map which has as many pixels as the
    /// picture is drawn with: no pixel of a tile is wasted, and none is missed.
    ///
    /// # Errors
    /// Where a tile of the file is broken. A server's that is broken is as if it were not at hand.
    pub fn mosaic(&self, bbox: [f64; 4], zoom: f64) -> Result<Option<Mosaic>, FileError> {
        match self {
            Self::File(file) if file.content() == Content::Pictures => {
                let bytes = |id| file.bytes(id).map_err(|what| file.broken_tile(id, what));
                let broken = |id, what| Err(file.broken_tile(id, what));
                Tiles { zooms: file.zooms(), bytes: &bytes, broken: &broken, gathered: false }
                    .mosaic(bbox, zoom)
            }
            Self::AtHand(pictures) => {
                let bytes = |id| Ok(pictures.tile(id));
                Tiles { zooms: pictures.zooms(), bytes: &bytes, broken: &|_, _| Ok(()), gathered: true }
                    .mosaic(bbox, zoom)
            }
            Self::Bundled | Self::File(_) => Ok(None),
        }
    }

    /// What its vector tiles of a part of the world say to paint over the map that ships; nothing where it has none.
    ///
    /// # Errors
    /// Where a tile of the file is broken.
    pub fn instructions(
        &self,
        style: &Style,
        bbox: [f64; 4],
        zoom: f32,
        project: impl Fn(World) -> Point,
    ) -> Result<Vec<Instruction>, FileError> {
        let Self::File(file) = self else { return Ok(Vec::new()) };
        let few = |level: &u8| tiles_of(bbox, *level) <= MOST_TILES;
        let level = nearest(&file.zooms(), f64::from(zoom), few);
        match level.filter(|_| file.content() == Content::Vectors) {
            Some(level) => {
                let mut known = Known::new();
                let shown = |id| file.shown(id, &mut known);
                paint_tiles(&Area { bbox, zoom, level }, style, shown, project)
            }
            None => Ok(Vec::new()),
        }
    }
}

/// The zoom nearest to the one that is wanted of those that there are, or a lower one that suits; `None` where none does.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // within the pyramid
pub(super) fn nearest(zooms: &RangeInclusive<u8>, wanted: f64, suits: impl Fn(&u8) -> bool) -> Option<u8> {
    let wanted = wanted.round().clamp(0.0, f64::from(TileId::LAST_ZOOM)) as u8;
    (*zooms.start()..=wanted.clamp(*zooms.start(), *zooms.end())).rev().find(suits)
}
