//! Outlines by place.

use crate::gazetteer::bytes;
use crate::gazetteer::error::GazetteerError;

use super::scratch::{Scratch, Spool};
use super::sort::Sorter;

/// The outlines, in any order; the first one of a place holds.
pub(super) struct Areas {
    scratch: Scratch,
    sorter: Sorter,
    count: u32,
}

/// The outlines as the file holds them.
pub(super) struct Outlines {
    pub(super) index: Vec<u8>,
    pub(super) outlines: Spool,
}

impl Areas {
    pub(super) fn new(scratch: &Scratch) -> Self {
        Self { scratch: scratch.clone(), sorter: Sorter::new(scratch), count: 0 }
    }

    /// Adds the outline of a place, as `outline::write` writes it.
    pub(super) fn add(&mut self, place: u32, outline: &[u8]) -> Result<(), GazetteerError> {
        let mut record = Vec::with_capacity(8 + outline.len());
        record.extend(place.to_be_bytes());
        record.extend(self.count.to_be_bytes());
        record.extend_from_slice(outline);
        self.count = self.count.saturating_add(1);
        self.sorter.push(&record)
    }

    /// Puts them in order.
    pub(super) fn sorted(self) -> Result<Outlines, GazetteerError> {
        let mut outlines = self.scratch.spool();
        let mut index = Vec::new();
        let mut sorted = self.sorter.sorted()?;
        let mut previous = None;
        while let Some(record) = sorted.next()? {
            let Some((place, rest)) = record.split_first_chunk::<4>() else { continue };
            let place = u32::from_be_bytes(*place);
            if previous.replace(place) == Some(place) {
                continue;
            }
            let at = super::offset("bytes of outlines", outlines.len())?;
            bytes::put_pair(&mut index, place, at);
            outlines.put(rest.get(4..).unwrap_or_default())?;
        }
        Ok(Outlines { index, outlines })
    }
}

impl Outlines {
    /// Whether there is an outline of this place.
    pub(super) fn has(&self, place: u32) -> bool {
        bytes::find_pair(&self.index, place).is_some()
    }
}
