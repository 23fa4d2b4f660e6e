//! A base map in a file of the user's: PMTiles or MBTiles, told by its content, opened once and read in place.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt;
use std::fs::File;
use std::io::Read;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::mbtiles::MbTiles;
use super::mercator::{TileId, Window};
use super::metadata::Metadata;
use super::picture::{Picture, is_picture};
use super::pmtiles::PmTiles;
use super::schema::Schema;
use super::tile::Tile;
use crate::model::{Message, MessageValue};

/// Larger tiles that were read, each of which stands in for several.
pub(super) type Known = HashMap<TileId, Option<Arc<Tile>>>;

/// What the tiles of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// PNG, JPEG or WebP.
    Pictures,
    /// Mapbox vector tiles whose layers we know.
    Vectors,
}

/// Why a file is no base map.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum FileError {
    /// The system does not let us read it.
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// It is something else.
    Foreign {
        /// The file.
        path: PathBuf,
        /// What was found.
        what: Message,
    },
    /// It begins as a base map, and is broken.
    Broken {
        /// The file.
        path: PathBuf,
        /// PMTiles or MBTiles.
        format: &'static str,
        /// What is wrong.
        what: Message,
    },
    /// Its tiles are of a kind that we cannot draw.
    Unknown {
        /// The file.
        path: PathBuf,
        /// What they are.
        what: Message,
    },
}

impl FileError {
    /// The error in words.
    #[must_use]
    pub fn message(&self) -> Message {
        let (key, path, what): (_, _, MessageValue) = match self {
            Self::Read { path, source } => ("tiles-unreadable", path, source.into()),
            Self::Foreign { path, what } => ("tiles-foreign", path, what.clone().into()),
            Self::Broken { path, what, .. } => ("tiles-broken", path, what.clone().into()),
            Self::Unknown { path, what } => ("tiles-unknown", path, what.clone().into()),
        };
        let message = Message::new(key).with("path", path.display().to_string()).with("what", what);
        if let Self::Broken { format, .. } = self { message.with("format", *format) } else { message }
    }

    /// What can be done about it.
    #[must_use]
    pub fn hint(&self) -> Message {
        Message::new(match self {
            Self::Read { .. } => "tiles-unreadable-hint",
            Self::Foreign { .. } => "tiles-foreign-hint",
            Self::Broken { .. } => "tiles-broken-hint",
            Self::Unknown { .. } => "tiles-unknown-hint",
        })
    }
}

enum Archive {
    Pm(PmTiles),
    Mb(MbTiles),
}

/// A base map in a file. It can be read from several threads.
pub struct TileFile {
    path: PathBuf,
    archive: Archive,
    metadata: Metadata,
    zooms: RangeInclusive<u8>,
    bounds: Option<[f64; 4]>,
    /// `None`: pictures.
    schema: Option<Schema>,
}

impl fmt::Debug for TileFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "TileFile({}, {:?}, {:?})", self.path.display(), self.content(), self.zooms)
    }
}

impl TileFile {
    /// Opens a file and reads what describes its tiles. Fails where it is no base map that can be drawn.
    pub fn open(path: &Path) -> Result<TileFile, FileError> {
        let unreadable = |source| FileError::Read { path: path.to_owned(), source };
        let mut begin = Vec::new();
        let mut file = File::open(path).map_err(unreadable)?;
        (&mut file).take(16).read_to_end(&mut begin).map_err(unreadable)?;
        if begin.starts_with(b"PMTiles") {
            let broken = |what| FileError::Broken { path: path.to_owned(), format: "PMTiles", what };
            let archive = PmTiles::open(file).map_err(broken)?;
            let (metadata, header) = (archive.metadata(), &archive.header);
            let (zooms, bounds) = (header.zooms.clone(), Some(header.bounds));
            return TileFile::new(path, metadata, zooms, bounds, Archive::Pm(archive));
        }
        if begin.starts_with(b"SQLite format 3\0") {
            let broken = |what| FileError::Broken { path: path.to_owned(), format: "MBTiles", what };
            let archive = MbTiles::open(path).map_err(broken)?;
            let (metadata, zooms) = (archive.metadata.clone(), archive.zooms.clone());
            return TileFile::new(path, metadata, zooms, archive.bounds, Archive::Mb(archive));
        }
        let what = if begin.is_empty() { "tiles-empty" } else { "tiles-neither" };
        Err(FileError::Foreign { path: path.to_owned(), what: Message::new(what) })
    }

    fn new(
        path: &Path,
        metadata: Metadata,
        zooms: RangeInclusive<u8>,
        bounds: Option<[f64; 4]>,
        archive: Archive,
    ) -> Result<TileFile, FileError> {
        // Archives of the whole world, and careless ones, say nothing or zero.
        let bounds = bounds.filter(|[west, south, east, north]| west < east && south < north);
        let path = path.to_owned();
        let mut file = TileFile { path, archive, metadata, zooms, bounds, schema: None };
        file.schema = file.look()?;
        Ok(file)
    }

    /// What the tiles are, by one of them; what a file says of itself is often wrong.
    fn look(&self) -> Result<Option<Schema>, FileError> {
        let path = || self.path.clone();
        let any = match &self.archive {
            Archive::Pm(archive) => archive.any_tile(),
            Archive::Mb(archive) => archive.any_tile(),
        };
        let broken = |what| FileError::Broken { path: path(), format: self.format(), what };
        let Some(bytes) = any.map_err(broken)? else {
            return Err(broken(Message::new("tiles-none")));
        };
        if is_picture(&bytes) {
            return Ok(None);
        }
        let unknown = |what| FileError::Unknown { path: path(), what };
        let tile = Tile::decode(&bytes).map_err(|_| unknown(Message::new("tiles-no-kind")))?;
        let own: Vec<&str> = tile.layers.iter().map(|layer| layer.name.as_str()).collect();
        if let Some(schema) = self.metadata.schema().or_else(|| Schema::of(&own)) {
            return Ok(Some(schema));
        }
        let said: Vec<&str> = match self.metadata.layers.as_slice() {
            [] => own,
            layers => layers.iter().map(String::as_str).collect(),
        };
        Err(unknown(Message::new("tiles-layers").with("layers", said.join(", "))))
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The name it gives itself, or that of the file.
    #[must_use]
    pub fn name(&self) -> String {
        if self.metadata.name.is_empty() {
            let name = self.path.file_name().unwrap_or(self.path.as_os_str());
            return name.to_string_lossy().into_owned();
        }
        self.metadata.name.clone()
    }

    /// Whose map it is, as text; empty where it does not say.
    #[must_use]
    pub fn attribution(&self) -> &str {
        &self.metadata.attribution
    }

    /// The zooms that have tiles.
    #[must_use]
    pub fn zooms(&self) -> RangeInclusive<u8> {
        self.zooms.clone()
    }

    /// West, south, east, north in degrees, where it says so.
    #[must_use]
    pub fn bounds(&self) -> Option<[f64; 4]> {
        self.bounds
    }

    /// What its tiles are.
    #[must_use]
    pub fn content(&self) -> Content {
        if self.schema.is_some() { Content::Vectors } else { Content::Pictures }
    }

    /// The tile that shows `id`: above the last zoom its ancestor there (see [`TileId::window`]).
    #[must_use]
    pub fn source(&self, id: TileId) -> TileId {
        id.ancestor(*self.zooms.end())
    }

    /// A tile that is a picture; `None` where there is none. Fails with what is wrong with it.
    pub fn picture(&self, id: TileId) -> Result<Option<Picture>, Message> {
        let Some(bytes) = self.bytes(id)? else { return Ok(None) };
        Picture::decode(&bytes).map(Some).map_err(|fault| fault.message())
    }

    /// A vector tile in the layers of our own map; `None` where there is none. Fails with what is wrong with it.
    pub fn vectors(&self, id: TileId) -> Result<Option<Tile>, Message> {
        let Some(bytes) = self.bytes(id)? else { return Ok(None) };
        let tile = Tile::decode(&bytes).map_err(|_| Message::new("tiles-tile-broken"))?;
        Ok(Some(self.schema.map_or_else(Tile::default, |schema| schema.ours(tile))))
    }

    /// The vector tile that shows `id` and which part of it does: its own, or where the file lacks that the nearest larger one, which is
    /// looked for among those that are `known` before it is read. Fails where one is broken.
    pub(super) fn shown(
        &self,
        id: TileId,
        known: &mut Known,
    ) -> Result<Option<(Arc<Tile>, Window)>, FileError> {
        let read =
            |id| self.vectors(id).map(|tile| tile.map(Arc::new)).map_err(|what| self.broken_tile(id, what));
        if let Some(own) = read(id)? {
            return Ok(Some((own, Window::WHOLE)));
        }
        for zoom in (*self.zooms.start()..id.zoom).rev() {
            let tile = match known.entry(id.ancestor(zoom)) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(unknown) => {
                    let larger = read(*unknown.key())?;
                    unknown.insert(larger)
                }
            };
            if let Some(tile) = tile {
                return Ok(Some((Arc::clone(tile), id.window(zoom))));
            }
        }
        Ok(None)
    }

    /// That a tile cannot be shown, and why.
    pub(super) fn broken_tile(&self, id: TileId, what: Message) -> FileError {
        let what = Message::new("tiles-tile").with("tile", id.to_string()).with("what", what);
        FileError::Broken { path: self.path.clone(), format: self.format(), what }
    }

    fn format(&self) -> &'static str {
        match self.archive {
            Archive::Pm(_) => "PMTiles",
            Archive::Mb(_) => "MBTiles",
        }
    }

    /// The bytes of a tile, unpacked; `None` where there is none. Fails with what is wrong with it.
    pub(super) fn bytes(&self, id: TileId) -> Result<Option<Vec<u8>>, Message> {
        if !self.zooms.contains(&id.zoom) {
            return Ok(None);
        }
        match &self.archive {
            Archive::Pm(archive) => archive.tile(id),
            Archive::Mb(archive) => archive.tile(id),
        }
    }
}
