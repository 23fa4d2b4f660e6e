//! Sorting more records than memory holds: runs are sorted in memory, kept in a temporary file and merged.
//!
//! A record is a string of bytes, and the order of the bytes is the order of the records.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::fs::File;
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::sync::Arc;

use crate::gazetteer::error::GazetteerError;

use super::scratch::{Scratch, record_length};

/// Bytes that are read of a run at once.
const BUFFER: usize = 256 << 10;

/// Takes records in any order.
pub(super) struct Sorter {
    scratch: Scratch,
    /// The records of this run, each behind its length.
    bytes: Vec<u8>,
    /// The first eight bytes of each record, which mostly tell the order, and where in `bytes` it stands.
    index: Vec<(u64, u32)>,
    /// Sorted runs, one behind the other.
    file: Option<File>,
    runs: Vec<(u64, u64)>,
}

impl Sorter {
    pub(super) fn new(scratch: &Scratch) -> Self {
        Self { scratch: scratch.clone(), bytes: Vec::new(), index: Vec::new(), file: None, runs: Vec::new() }
    }

    pub(super) fn push(&mut self, record: &[u8]) -> Result<(), GazetteerError> {
        let taken = self.bytes.len() + record.len() + (self.index.len() + 1) * size_of::<(u64, u32)>();
        if taken > self.scratch.room.min(u32::MAX as usize) && !self.index.is_empty() {
            self.spill()?;
        }
        let at = u32::try_from(self.bytes.len()).unwrap_or_default();
        self.index.push((head(record), at));
        self.bytes.extend(record_length(record.len())?.to_le_bytes());
        self.bytes.extend_from_slice(record);
        Ok(())
    }

    /// Sorts the run in memory.
    fn sort(&mut self) {
        let Self { bytes, index, .. } = self;
        index.sort_unstable_by(|a, b| {
            a.0.cmp(&b.0).then_with(|| record_at(bytes, a.1).cmp(record_at(bytes, b.1)))
        });
    }

    /// Writes the run in memory behind the others.
    fn spill(&mut self) -> Result<(), GazetteerError> {
        self.sort();
        let file = match self.file.take() {
            Some(file) => file,
            None => self.scratch.file()?,
        };
        let start = self.runs.last().map_or(0, |run| run.1);
        let mut writer = BufWriter::with_capacity(BUFFER, &file);
        let mut end = start;
        for &(_, at) in &self.index {
            let record = record_at(&self.bytes, at);
            end += 4 + record.len() as u64;
            let length = record_length(record.len())?;
            writer
                .write_all(&length.to_le_bytes())
                .and_then(|()| writer.write_all(record))
                .map_err(|error| self.scratch.error(error))?;
        }
        writer.flush().map_err(|error| self.scratch.error(error))?;
        drop(writer);
        self.runs.push((start, end));
        self.file = Some(file);
        self.bytes.clear();
        self.index.clear();
        Ok(())
    }

    /// All records in order.
    pub(super) fn sorted(mut self) -> Result<Sorted, GazetteerError> {
        if self.runs.is_empty() {
            self.sort();
            return Ok(Sorted::Memory { bytes: self.bytes, index: self.index.into_iter() });
        }
        if !self.index.is_empty() {
            self.spill()?;
        }
        let Some(file) = self.file.map(Arc::new) else {
            return Ok(Sorted::Memory { bytes: Vec::new(), index: Vec::new().into_iter() });
        };
        let mut heap = BinaryHeap::with_capacity(self.runs.len());
        for (next, end) in self.runs {
            let mut run = Run { file: Arc::clone(&file), next, end, buffer: Vec::new(), at: 0 };
            let mut record = Vec::new();
            if run.read(&mut record).map_err(|error| self.scratch.error(error))? {
                heap.push(Reverse(Head { record, run }));
            }
        }
        Ok(Sorted::Merge { heap, current: Vec::new(), scratch: self.scratch })
    }
}

/// The first eight bytes of a record as a number that sorts like them.
fn head(record: &[u8]) -> u64 {
    let mut first = [0; 8];
    let length = record.len().min(8);
    first[..length].copy_from_slice(&record[..length]);
    u64::from_be_bytes(first)
}

fn record_at(bytes: &[u8], at: u32) -> &[u8] {
    let rest = bytes.get(at as usize..).unwrap_or_default();
    let Some((length, rest)) = rest.split_first_chunk::<4>() else { return &[] };
    rest.get(..u32::from_le_bytes(*length) as usize).unwrap_or_default()
}

/// Gives records in order, each as often as it was pushed.
pub(super) enum Sorted {
    Memory { bytes: Vec<u8>, index: std::vec::IntoIter<(u64, u32)> },
    Merge { heap: BinaryHeap<Reverse<Head>>, current: Vec<u8>, scratch: Scratch },
}

impl Sorted {
    pub(super) fn next(&mut self) -> Result<Option<&[u8]>, GazetteerError> {
        match self {
            Self::Memory { bytes, index } => Ok(index.next().map(|(_, at)| record_at(bytes, at))),
            Self::Merge { heap, current, scratch } => {
                let Some(mut first) = heap.peek_mut() else { return Ok(None) };
                std::mem::swap(current, &mut first.0.record);
                let Head { record, run } = &mut first.0;
                if !run.read(record).map_err(|error| scratch.error(error))? {
                    PeekMut::pop(first);
                }
                Ok(Some(current))
            }
        }
    }
}

/// The next record of a run.
pub(super) struct Head {
    record: Vec<u8>,
    run: Run,
}

impl PartialEq for Head {
    fn eq(&self, other: &Self) -> bool {
        self.record == other.record
    }
}

impl Eq for Head {}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Head {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.record.cmp(&other.record)
    }
}

/// Reads a run of the common file.
struct Run {
    file: Arc<File>,
    /// What of the file was not read yet.
    next: u64,
    end: u64,
    buffer: Vec<u8>,
    /// What of the buffer was handed out.
    at: usize,
}

impl Run {
    /// Puts the next record into `record`; tells whether there was one.
    fn read(&mut self, record: &mut Vec<u8>) -> std::io::Result<bool> {
        let mut length = [0; 4];
        if self.next == self.end && self.at == self.buffer.len() {
            return Ok(false);
        }
        self.fill(&mut length)?;
        record.resize(u32::from_le_bytes(length) as usize, 0);
        self.fill(record)?;
        Ok(true)
    }

    fn fill(&mut self, mut out: &mut [u8]) -> std::io::Result<()> {
        while !out.is_empty() {
            if self.at == self.buffer.len() {
                let length = (self.end - self.next).min(BUFFER as u64);
                self.buffer.resize(length as usize, 0);
                let mut file = &*self.file;
                file.seek(SeekFrom::Start(self.next))?;
                file.read_exact(&mut self.buffer)?;
                self.next += length;
                self.at = 0;
                if length == 0 {
                    return Err(std::io::ErrorKind::UnexpectedEof.into());
                }
            }
            let count = out.len().min(self.buffer.len() - self.at);
            let (now, later) = out.split_at_mut(count);
            now.copy_from_slice(&self.buffer[self.at..self.at + count]);
            self.at += count;
            out = later;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn records_come_out_in_order_in_any_room(
            records in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..20), 0..80),
            room in 1usize..2_000,
        ) {
            let mut sorter = Sorter::new(&Scratch::new(&std::env::temp_dir(), room));
            for record in &records {
                sorter.push(record).unwrap();
            }
            let mut sorted = sorter.sorted().unwrap();
            let mut found = Vec::new();
            while let Some(record) = sorted.next().unwrap() {
                found.push(record.to_vec());
            }
            let mut expected = records;
            expected.sort();
            prop_assert_eq!(found, expected);
        }
    }
}
