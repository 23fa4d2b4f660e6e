//! A PMTiles archive (version 3) in a file of any size: opened once, of which header, root and what is asked for are read.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};

use super::archive::{Entry, GZIP, HEADER_BYTES, Header, MOST_NESTING, MOST_UNPACKED};
use super::archive::{entry_for, read_entries, unpack};
use super::mercator::TileId;
use super::metadata::Metadata;
use crate::model::Message;

/// Leaf directories that are kept; each leads to some thousands of tiles.
const MOST_LEAVES: usize = 64;
const NOT_COMPRESSED: u8 = 1;
/// The version of the format that is read here.
const VERSION: u8 = 3;

/// An archive that stays open.
pub struct PmTiles {
    file: Mutex<File>,
    length: u64,
    pub(super) header: Header,
    root: Arc<Vec<Entry>>,
    leaves: Mutex<HashMap<u64, Arc<Vec<Entry>>>>,
}

impl PmTiles {
    /// Reads header and root directory. Fails, with what is wrong, where they are no PMTiles 3 or cut short.
    pub fn open(mut file: File) -> Result<PmTiles, Message> {
        let said = |error: io::Error| Message::of_io(&error);
        let length = file.seek(SeekFrom::End(0)).map_err(said)?;
        let mut begin = Vec::new();
        file.rewind().map_err(said)?;
        (&mut file).take(HEADER_BYTES as u64).read_to_end(&mut begin).map_err(said)?;
        let header = Header::read(&begin).map_err(|_| unread_header(&begin))?;
        if ![NOT_COMPRESSED, GZIP].contains(&header.inner) {
            return Err(Message::new("tiles-directory-packed").with("how", compression(header.inner)));
        }
        let (offset, tiles) = header.data;
        let due = offset.saturating_add(tiles);
        if due > length {
            return Err(Message::new("tiles-cut").with("length", length).with("due", due));
        }
        let file = Mutex::new(file);
        let leaves = Mutex::new(HashMap::new());
        let mut archive = PmTiles { file, length, header, root: Arc::default(), leaves };
        archive.root = Arc::new(archive.directory(archive.header.root)?);
        Ok(archive)
    }

    /// What the archive says of itself.
    pub fn metadata(&self) -> Metadata {
        let read = self.unpacked(self.header.metadata, self.header.inner);
        read.map(|json| Metadata::from_json(&json)).unwrap_or_default()
    }

    /// The bytes of a tile, unpacked; `None` where the archive has none.
    pub fn tile(&self, id: TileId) -> Result<Option<Vec<u8>>, Message> {
        let Some(number) = id.number() else { return Ok(None) };
        let mut directory = Arc::clone(&self.root);
        for _ in 0..=MOST_NESTING {
            let Some(entry) = entry_for(&directory, number) else { return Ok(None) };
            if entry.run > 0 {
                if !entry.holds(number) {
                    return Ok(None);
                }
                let at = (self.header.data.0.saturating_add(entry.offset), entry.length);
                return self.unpacked(at, self.header.outer).map(Some);
            }
            directory = self.leaf(entry)?;
        }
        Err(Message::new("tiles-nested"))
    }

    /// Some tile, to see what they are.
    pub fn any_tile(&self) -> Result<Option<Vec<u8>>, Message> {
        let mut directory = Arc::clone(&self.root);
        for _ in 0..=MOST_NESTING {
            let Some(entry) = directory.first().copied() else { return Ok(None) };
            if entry.run > 0 {
                let at = (self.header.data.0.saturating_add(entry.offset), entry.length);
                return self.unpacked(at, self.header.outer).map(Some);
            }
            directory = self.leaf(entry)?;
        }
        Err(Message::new("tiles-nested"))
    }

    fn leaf(&self, entry: Entry) -> Result<Arc<Vec<Entry>>, Message> {
        let known = self.leaves.lock().unwrap_or_else(PoisonError::into_inner).get(&entry.offset).cloned();
        if let Some(known) = known {
            return Ok(known);
        }
        let at = self.header.leaves.0.saturating_add(entry.offset);
        let read = Arc::new(self.directory((at, entry.length))?);
        let mut leaves = self.leaves.lock().unwrap_or_else(PoisonError::into_inner);
        if leaves.len() >= MOST_LEAVES {
            leaves.clear();
        }
        leaves.insert(entry.offset, Arc::clone(&read));
        Ok(read)
    }

    fn directory(&self, at: (u64, u64)) -> Result<Vec<Entry>, Message> {
        let bytes = self.unpacked(at, self.header.inner)?;
        let entries = read_entries(&bytes);
        entries.ok_or_else(|| Message::new("tiles-directory-cut").with("byte", at.0))
    }

    fn unpacked(&self, at: (u64, u64), compressed: u8) -> Result<Vec<u8>, Message> {
        let bytes = self.read(at)?;
        match compressed {
            NOT_COMPRESSED => Ok(bytes),
            GZIP => unpack(&bytes, "what is packed", at.0)
                .map_err(|_| Message::new("tiles-unpacked").with("byte", at.0)),
            other => Err(Message::new("tiles-packed").with("how", compression(other))),
        }
    }

    /// The bytes at an offset. No room is made for more than the file holds.
    fn read(&self, (offset, length): (u64, u64)) -> Result<Vec<u8>, Message> {
        let short = || Message::new("tiles-beyond").with("length", length).with("offset", offset);
        let inside = offset.checked_add(length).is_some_and(|end| end <= self.length);
        let size = usize::try_from(length).ok().filter(|_| inside && length <= MOST_UNPACKED);
        let mut bytes = vec![0; size.ok_or_else(short)?];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(offset))
            .and_then(|_| file.read_exact(&mut bytes))
            .map_err(|error| Message::of_io(&error))?;
        Ok(bytes)
    }
}

/// Why the header cannot be read: the version is another, or it contradicts itself or ends too soon.
fn unread_header(begin: &[u8]) -> Message {
    match begin.get(7) {
        Some(&version) if version != VERSION => {
            Message::new("tiles-version").with("version", version.to_string())
        }
        _ => Message::new("tiles-header"),
    }
}

fn compression(kind: u8) -> Message {
    let by = |name: &str| Message::new("tiles-packed-by").with("name", name);
    match kind {
        3 => by("brotli"),
        4 => by("zstd"),
        other => Message::new("tiles-packed-unknown").with("kind", other.to_string()),
    }
}
