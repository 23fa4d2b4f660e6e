//! Temporary files, which hold what a build cannot keep in memory. They have no name where the system allows it, and are
//! gone with the program however it ends.

use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::SpooledTempFile;

use crate::gazetteer::error::GazetteerError;

/// Where temporary files go, and how much memory one part of the work may take before it goes there.
#[derive(Clone, Debug)]
pub(super) struct Scratch {
    folder: Arc<PathBuf>,
    /// Bytes.
    pub(super) room: usize,
}

/// So much of a spool stays in memory at most, of the room there is.
const LONGEST_IN_MEMORY: usize = 4 << 20;
/// Bytes that are written or read at once.
const BUFFER: usize = 256 << 10;

impl Scratch {
    pub(super) fn new(folder: &Path, room: usize) -> Self {
        Self { folder: Arc::new(folder.to_path_buf()), room }
    }

    /// The error for a temporary file that cannot be written or read.
    pub(super) fn error(&self, source: io::Error) -> GazetteerError {
        GazetteerError::Scratch { folder: (*self.folder).clone(), source }
    }

    /// A temporary file.
    pub(super) fn file(&self) -> Result<std::fs::File, GazetteerError> {
        tempfile::tempfile_in(&*self.folder).map_err(|error| self.error(error))
    }

    /// An empty spool.
    pub(super) fn spool(&self) -> Spool {
        let in_memory = LONGEST_IN_MEMORY.min(self.room);
        let file = tempfile::spooled_tempfile_in(in_memory, &*self.folder);
        Spool { file: BufWriter::with_capacity(BUFFER.min(in_memory), file), len: 0, scratch: self.clone() }
    }
}

/// Bytes that are written one after another and read in the same order later.
pub(super) struct Spool {
    file: BufWriter<SpooledTempFile>,
    len: u64,
    scratch: Scratch,
}

impl Spool {
    /// How many bytes were written.
    pub(super) fn len(&self) -> u64 {
        self.len
    }

    pub(super) fn put(&mut self, bytes: &[u8]) -> Result<(), GazetteerError> {
        self.len += bytes.len() as u64;
        self.file.write_all(bytes).map_err(|error| self.scratch.error(error))
    }

    /// Writes a record behind its length, for [`Reader::record`].
    pub(super) fn put_record(&mut self, record: &[u8]) -> Result<(), GazetteerError> {
        self.put(&record_length(record.len())?.to_le_bytes())?;
        self.put(record)
    }

    /// Goes through all that was written, from the beginning.
    pub(super) fn read(&mut self) -> Result<Reader<'_>, GazetteerError> {
        let scratch = self.scratch.clone();
        self.file.seek(SeekFrom::Start(0)).map_err(|error| scratch.error(error))?;
        let file = BufReader::with_capacity(BUFFER, self.file.get_mut());
        Ok(Reader { file, left: self.len, record: Vec::new(), scratch })
    }
}

impl Spool {
    /// Goes through texts, each written behind its length with `bytes::put_text`.
    pub(super) fn texts(&mut self) -> Result<Texts<'_>, GazetteerError> {
        Ok(Texts(self.read()?))
    }
}

/// Reads a spool of texts.
pub(super) struct Texts<'s>(Reader<'s>);

impl Texts<'_> {
    /// Puts the next text into `text`; nothing at the end.
    pub(super) fn next(&mut self, text: &mut String) -> Result<(), GazetteerError> {
        text.clear();
        let (mut length, mut shift) = (0u64, 0);
        while let Some([byte]) = self.0.array::<1>()? {
            length |= u64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 || shift > 56 {
                break;
            }
        }
        let mut taken = self.0.file.by_ref().take(length);
        let read = taken.read_to_string(text).map_err(|error| self.0.scratch.error(error))?;
        self.0.left = self.0.left.saturating_sub(read as u64);
        Ok(())
    }
}

impl Write for Spool {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.len += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// The length that stands before a record of so many bytes.
///
/// # Errors
/// Where four bytes cannot tell it: an outline in a file of one feature may be of any length.
pub(super) fn record_length(bytes: usize) -> Result<u32, GazetteerError> {
    u32::try_from(bytes).map_err(|_| GazetteerError::TooMany {
        what: "bytes of the names and the outline of one place",
        count: bytes,
        limit: u32::MAX as usize,
    })
}

/// Reads a spool.
pub(super) struct Reader<'s> {
    file: BufReader<&'s mut SpooledTempFile>,
    left: u64,
    record: Vec<u8>,
    scratch: Scratch,
}

impl Reader<'_> {
    /// The next `N` bytes; `None` at the end.
    pub(super) fn array<const N: usize>(&mut self) -> Result<Option<[u8; N]>, GazetteerError> {
        if self.left < N as u64 {
            return Ok(None);
        }
        let mut bytes = [0; N];
        self.file.read_exact(&mut bytes).map_err(|error| self.scratch.error(error))?;
        self.left -= N as u64;
        Ok(Some(bytes))
    }

    /// The next record; `None` at the end.
    pub(super) fn record(&mut self) -> Result<Option<&[u8]>, GazetteerError> {
        let Some(length) = self.array::<4>()? else { return Ok(None) };
        let length = u32::from_le_bytes(length);
        self.record.resize(length as usize, 0);
        self.file.read_exact(&mut self.record).map_err(|error| self.scratch.error(error))?;
        self.left = self.left.saturating_sub(u64::from(length));
        Ok(Some(&self.record))
    }

    /// Hands all that is left to `sink`, piece by piece.
    pub(super) fn pieces(
        mut self,
        sink: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    ) -> Result<(), GazetteerError> {
        let mut piece = vec![0; BUFFER];
        loop {
            let read = self.file.read(&mut piece).map_err(|error| self.scratch.error(error))?;
            if read == 0 {
                return Ok(());
            }
            sink(&piece[..read]).map_err(|error| self.scratch.error(error))?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_longer_than_its_length_can_tell_is_an_error() {
        assert_eq!(record_length(u32::MAX as usize).unwrap(), u32::MAX);
        let error = record_length(u32::MAX as usize + 1).unwrap_err().to_string();
        assert!(
            error.starts_with("too many bytes of the names and the outline of one place: 4294967296"),
            "{error}"
        );
    }
}
