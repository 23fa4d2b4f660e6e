//! Reads tiles out of a PMTiles archive (version 3) that lies in memory. Nothing is copied but the directory.
//!
//! The format: <https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>. A broken archive is an error, never a panic,
//! and no length that it claims is allocated before it is checked against what is there.

use std::collections::HashSet;
use std::io::Read;
use std::ops::RangeInclusive;

use flate2::read::GzDecoder;

use super::BasemapError;
use super::mercator::TileId;
use super::protobuf::Reader;
use super::tile::Tile;

static BUNDLED: &[u8] = include_bytes!("../../assets/basemap.pmtiles");

pub(super) const HEADER_BYTES: usize = 127;
/// No tile or directory of a sane archive unpacks to more, in bytes.
pub(super) const MOST_UNPACKED: u64 = 32 << 20;
/// Directories nest root → leaf, and at most that often again.
pub(super) const MOST_NESTING: usize = 4;
const MOST_ENTRIES: usize = 8 << 20;
pub(super) const GZIP: u8 = 2;
pub(super) const VECTOR_TILES: u8 = 1;

/// A PMTiles archive of gzipped Mapbox vector tiles.
#[derive(Debug, Clone)]
pub struct Archive<'a> {
    data: &'a [u8],
    data_offset: u64,
    zooms: RangeInclusive<u8>,
    /// Sorted by their first tile.
    entries: Vec<Entry>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) first: u64,
    /// How many tiles in a row share the bytes; 0: the bytes are a leaf directory.
    pub(super) run: u64,
    pub(super) offset: u64,
    pub(super) length: u64,
}

impl Entry {
    /// Whether these are the bytes of a tile.
    pub(super) fn holds(&self, number: u64) -> bool {
        number - self.first < self.run
    }
}

/// The last of sorted entries that does not begin after a tile.
pub(super) fn entry_for(entries: &[Entry], number: u64) -> Option<Entry> {
    let after = entries.partition_point(|entry| entry.first <= number);
    after.checked_sub(1).map(|index| entries[index])
}

impl Archive<'static> {
    /// The base map that ships inside the program. Its directory is read anew each time: keep what you get.
    pub fn bundled() -> Result<Archive<'static>, BasemapError> {
        Archive::new(BUNDLED)
    }
}

impl<'a> Archive<'a> {
    /// Reads header and directory. Fails if they are no PMTiles 3, cut short, or contradict themselves.
    pub fn new(bytes: &'a [u8]) -> Result<Archive<'a>, BasemapError> {
        if bytes.is_empty() {
            return Err(BasemapError::Empty);
        }
        let header = Header::read(bytes)?;
        if (header.inner, header.outer, header.kind) != (GZIP, GZIP, VECTOR_TILES) {
            let Header { inner, outer, kind, .. } = header;
            let what = format!("compressions {inner} and {outer}, tile type {kind}, expected 2, 2, 1");
            return Err(BasemapError::Format { what });
        }
        let root = span(bytes, header.root, 0, "root directory")?;
        let leaves = span(bytes, header.leaves, 0, "leaf directories")?;
        let data = span(bytes, header.data, 0, "tile data")?;
        let mut directory =
            Directory { leaves, leaves_offset: header.leaves.0, seen: HashSet::new(), entries: Vec::new() };
        directory.read(root, header.root.0, 0)?;
        let mut entries = directory.entries;
        entries.sort_by_key(|entry| entry.first);
        Ok(Archive { data, data_offset: header.data.0, zooms: header.zooms, entries })
    }

    /// The zooms that have tiles.
    pub fn zooms(&self) -> RangeInclusive<u8> {
        self.zooms.clone()
    }

    /// The zoom whose tiles suit a zoom on screen.
    pub fn level(&self, zoom: f32) -> u8 {
        (zoom.round().clamp(0.0, 30.0) as u8).clamp(*self.zooms.start(), *self.zooms.end())
    }

    /// The unpacked bytes of a tile; `None` where the archive has none (open sea).
    pub fn bytes(&self, id: TileId) -> Result<Option<Vec<u8>>, BasemapError> {
        let Some(number) = id.number() else { return Ok(None) };
        let Some(entry) = entry_for(&self.entries, number).filter(|entry| entry.holds(number)) else {
            return Ok(None);
        };
        let packed = span(self.data, (entry.offset, entry.length), self.data_offset, "tile")?;
        unpack(packed, "tile", self.data_offset.saturating_add(entry.offset)).map(Some)
    }

    /// The tile that shows `id`: above the archive's last zoom its ancestor there (see [`TileId::window`]), and a tile
    /// without layers where there is only sea.
    pub fn tile(&self, id: TileId) -> Result<Tile, BasemapError> {
        let source = id.ancestor(*self.zooms.end());
        match self.bytes(source)? {
            Some(bytes) => Tile::decode(&bytes).map_err(|what| BasemapError::Tile { tile: source, what }),
            None => Ok(Tile::default()),
        }
    }
}

/// What an archive says of itself at its begin. Places are offsets and lengths in bytes.
pub(super) struct Header {
    pub(super) root: (u64, u64),
    pub(super) metadata: (u64, u64),
    pub(super) leaves: (u64, u64),
    pub(super) data: (u64, u64),
    /// How directories and metadata are compressed: 1 not, 2 by gzip, 3 by brotli, 4 by zstd.
    pub(super) inner: u8,
    /// The same of the tiles.
    pub(super) outer: u8,
    /// What the tiles are: 1 vector tiles, 2 PNG, 3 JPEG, 4 WebP, 5 AVIF.
    pub(super) kind: u8,
    pub(super) zooms: RangeInclusive<u8>,
    /// West, south, east, north in degrees.
    pub(super) bounds: [f64; 4],
}

impl Header {
    pub(super) fn read(bytes: &[u8]) -> Result<Header, BasemapError> {
        let wrong = |what: String| Err(BasemapError::Format { what });
        if !bytes.starts_with(b"PMTiles") {
            return wrong("it does not begin with `PMTiles`".into());
        }
        let Some(header) = bytes.get(..HEADER_BYTES) else {
            return wrong(format!("its header has {} bytes of {HEADER_BYTES}", bytes.len()));
        };
        let number = |at: usize| {
            let mut eight = [0; 8];
            eight.copy_from_slice(&header[at..at + 8]);
            u64::from_le_bytes(eight)
        };
        let degrees = |at: usize| {
            let mut four = [0; 4];
            four.copy_from_slice(&header[at..at + 4]);
            f64::from(i32::from_le_bytes(four)) / 1e7
        };
        let pair = |at: usize| (number(at), number(at + 8));
        if header[7] != 3 {
            return wrong(format!("version {}", header[7]));
        }
        if header[100] > header[101] || header[101] > TileId::LAST_ZOOM {
            return wrong(format!("zooms {} to {}", header[100], header[101]));
        }
        Ok(Header {
            root: pair(8),
            metadata: pair(24),
            leaves: pair(40),
            data: pair(56),
            inner: header[97],
            outer: header[98],
            kind: header[99],
            zooms: header[100]..=header[101],
            bounds: [102, 106, 110, 114].map(degrees),
        })
    }
}

/// Collects the entries of a directory and its leaves.
struct Directory<'a> {
    leaves: &'a [u8],
    leaves_offset: u64,
    /// Leaves read so far: one that is reached twice would never end.
    seen: HashSet<u64>,
    entries: Vec<Entry>,
}

impl Directory<'_> {
    fn read(&mut self, packed: &[u8], at: u64, depth: usize) -> Result<(), BasemapError> {
        let broken = |what: &str| broken("directory", at, what);
        if depth > MOST_NESTING {
            return Err(broken("directories are nested too deep"));
        }
        let unpacked = unpack(packed, "directory", at)?;
        let entries =
            read_entries(&unpacked).ok_or_else(|| broken("entries are cut short or out of range"))?;
        if self.entries.len().saturating_add(entries.len()) > MOST_ENTRIES {
            return Err(broken("too many entries"));
        }
        for entry in entries {
            if entry.run > 0 {
                self.entries.push(entry);
                continue;
            }
            if !self.seen.insert(entry.offset) {
                return Err(broken("two entries lead to the same leaf"));
            }
            let leaf = span(self.leaves, (entry.offset, entry.length), self.leaves_offset, "leaf directory")?;
            self.read(leaf, self.leaves_offset.saturating_add(entry.offset), depth + 1)?;
        }
        Ok(())
    }
}

/// The entries of one directory, column by column: tile numbers as differences, runs, lengths, offsets.
pub(super) fn read_entries(bytes: &[u8]) -> Option<Vec<Entry>> {
    let mut reader = Reader::new(bytes);
    let count = usize::try_from(reader.varint()?).ok()?;
    // Each entry takes at least four bytes, so a claimed count can be checked before anything is allocated for it.
    if count > bytes.len() / 4 {
        return None;
    }
    let mut entries = vec![Entry { first: 0, run: 0, offset: 0, length: 0 }; count];
    let mut number = 0u64;
    for entry in &mut entries {
        number = number.checked_add(reader.varint()?)?;
        entry.first = number;
    }
    for entry in &mut entries {
        entry.run = reader.varint()?;
    }
    for entry in &mut entries {
        entry.length = reader.varint()?;
    }
    let mut follows = None;
    for entry in &mut entries {
        entry.offset = match reader.varint()? {
            0 => follows?,
            offset => offset - 1,
        };
        follows = entry.offset.checked_add(entry.length);
    }
    Some(entries)
}

/// The `length` bytes at `offset` of a section, which itself begins at byte `base` of the archive.
fn span<'a>(
    bytes: &'a [u8],
    (offset, length): (u64, u64),
    base: u64,
    part: &'static str,
) -> Result<&'a [u8], BasemapError> {
    let range = || {
        let start = usize::try_from(offset).ok()?;
        bytes.get(start..start.checked_add(usize::try_from(length).ok()?)?)
    };
    range().ok_or_else(|| {
        let what = format!("{length} bytes are said to be there, but what holds them ends before");
        broken(part, base.saturating_add(offset), &what)
    })
}

pub(super) fn unpack(packed: &[u8], part: &'static str, at: u64) -> Result<Vec<u8>, BasemapError> {
    let mut unpacked = Vec::new();
    GzDecoder::new(packed)
        .take(MOST_UNPACKED + 1)
        .read_to_end(&mut unpacked)
        .map_err(|error| broken(part, at, &error.to_string()))?;
    if unpacked.len() as u64 > MOST_UNPACKED {
        return Err(broken(part, at, "it unpacks to more than 32 MiB"));
    }
    Ok(unpacked)
}

fn broken(part: &'static str, offset: u64, what: &str) -> BasemapError {
    BasemapError::Broken { part, offset, what: what.to_owned() }
}
