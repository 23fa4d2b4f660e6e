//! A list of texts, one after another; where each sixteenth begins is noted, the few between are skipped over.

use super::bytes::{self, Cursor};

/// One offset is kept for so many texts: a sixteenth of the table for a scan of at most fifteen lengths.
const STRIDE: usize = 16;

/// Read access to a list written by [`write()`].
#[derive(Clone, Copy)]
pub(super) struct StringList<'a> {
    offsets: &'a [u8],
    texts: &'a [u8],
    len: usize,
}

impl<'a> StringList<'a> {
    /// The list in `section`; `None` where it is too short for the number of texts it tells.
    pub(super) fn new(section: &'a [u8]) -> Option<Self> {
        let len = bytes::usize_at(section, 0, 4)?;
        let (offsets, texts) = section.get(4..)?.split_at_checked(len.div_ceil(STRIDE).checked_mul(4)?)?;
        Some(Self { offsets, texts, len })
    }

    /// How many texts there are.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// The text at `index`.
    pub(super) fn get(&self, index: usize) -> Option<&'a str> {
        if index >= self.len {
            return None;
        }
        let mut cursor = Cursor::at(self.texts, bytes::usize_at(self.offsets, index / STRIDE * 4, 4)?);
        for _ in 0..index % STRIDE {
            let length = usize::try_from(cursor.varint()?).ok()?;
            cursor.take(length)?;
        }
        cursor.text()
    }
}

/// The bytes of a list of `texts`.
pub(super) fn write<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<u8> {
    let mut head = ListHead::default();
    let mut data = Vec::new();
    for text in texts {
        head.next(data.len() as u64);
        bytes::put_text(&mut data, text);
    }
    let mut out = head.bytes();
    out.extend(data);
    out
}

/// What stands before the texts of a list, gathered while these are written one after another to wherever they go.
#[derive(Default)]
pub(super) struct ListHead {
    len: usize,
    offsets: Vec<u8>,
}

impl ListHead {
    /// Tells that a text begins at byte `at` of the texts.
    pub(super) fn next(&mut self, at: u64) {
        if self.len.is_multiple_of(STRIDE) {
            bytes::put_uint(&mut self.offsets, at, 4);
        }
        self.len += 1;
    }

    /// The head of the list: the count and the offsets.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(4 + self.offsets.len());
        bytes::put_uint(&mut out, self.len as u64, 4);
        out.extend(&self.offsets);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_found_at_its_index_and_none_beyond() {
        let texts: Vec<String> = (0..100).map(|i| "é".repeat(i % 37)).collect();
        let section = write(texts.iter().map(String::as_str));
        let list = StringList::new(&section).unwrap();
        assert_eq!(list.len(), 100);
        for (i, text) in texts.iter().enumerate() {
            assert_eq!(list.get(i), Some(text.as_str()));
        }
        assert_eq!(list.get(100), None);
    }

    #[test]
    fn a_list_that_tells_more_texts_than_it_has_is_refused() {
        assert!(StringList::new(&[255, 255, 255, 255, 0]).is_none());
        assert!(StringList::new(&[1]).is_none());
    }
}
