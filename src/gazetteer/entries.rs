//! What a name stands for: places, each with the rank of the name and its language. Name after name, delta-coded.

use crate::model::Language;

use super::bytes::{self, Cursor};
use super::{NameEntry, PlaceIndex, Rank};

/// Where the entries begin is kept for one name in so many; those between are skipped over.
const STRIDE: usize = 32;
/// Set on the last entry of a name.
const LAST: u64 = 1;
/// This many combinations of rank and language have a number within the entry's first bytes; others follow it.
const SHORT_CODES: u64 = 3;

/// Number of a combination of rank and language, by how often it occurs.
pub(super) type Code = (Rank, Option<Language>);

/// The entries of a file.
#[derive(Clone, Copy)]
pub(super) struct EntryList<'a> {
    pub(super) codes: &'a [Code],
    pub(super) index: &'a [u8],
    pub(super) entries: &'a [u8],
}

impl<'a> EntryList<'a> {
    /// The entries of the name with this number, best rank first.
    pub(super) fn of(self, name: u32) -> impl Iterator<Item = NameEntry> + 'a {
        let mut cursor = self.seek(name);
        let mut previous = None;
        std::iter::from_fn(move || {
            let (entry, last) = next(cursor.as_mut()?, previous, self.codes)?;
            previous = Some(entry.place.0);
            if last {
                cursor = None;
            }
            Some(entry)
        })
    }

    fn seek(self, name: u32) -> Option<Cursor<'a>> {
        let name = name as usize;
        let at = bytes::usize_at(self.index, name / STRIDE * 4, 4)?;
        let mut cursor = Cursor::at(self.entries, at);
        for _ in 0..name % STRIDE {
            while !skip(&mut cursor)? {}
        }
        Some(cursor)
    }
}

/// Passes one entry; tells whether it was the last of its name.
fn skip(cursor: &mut Cursor<'_>) -> Option<bool> {
    let value = cursor.varint()?;
    if value >> 1 & 3 == SHORT_CODES {
        cursor.varint()?;
    }
    Some(value & LAST != 0)
}

fn next(cursor: &mut Cursor<'_>, previous: Option<u32>, codes: &[Code]) -> Option<(NameEntry, bool)> {
    let value = cursor.varint()?;
    let code = match value >> 1 & 3 {
        SHORT_CODES => cursor.varint()?,
        short => short,
    };
    let place = value >> 3;
    let place = match previous {
        None => place,
        Some(previous) => u64::from(previous).checked_add_signed(bytes::unzigzag(place))?,
    };
    let &(rank, language) = codes.get(usize::try_from(code).ok()?)?;
    Some((NameEntry { place: PlaceIndex(u32::try_from(place).ok()?), rank, language }, value & LAST != 0))
}

/// Collects the entries of one name after another.
#[derive(Default)]
pub(super) struct EntryWriter {
    names: usize,
    pub(super) index: Vec<u8>,
    /// What was written since [`EntryWriter::take`].
    pub(super) entries: Vec<u8>,
    taken: u64,
}

impl EntryWriter {
    /// How many bytes the entries take.
    pub(super) fn len(&self) -> u64 {
        self.taken + self.entries.len() as u64
    }

    /// Hands over the bytes that are done, so that they need not all lie in memory.
    pub(super) fn take(&mut self) -> Vec<u8> {
        self.taken = self.len();
        std::mem::take(&mut self.entries)
    }

    /// Appends a name's entries: place and number of the code, in the order in which they will be read.
    pub(super) fn push(&mut self, entries: &[(u32, usize)]) {
        if self.names.is_multiple_of(STRIDE) {
            let at = self.len();
            bytes::put_uint(&mut self.index, at, 4);
        }
        self.names += 1;
        let mut previous: Option<u32> = None;
        for (i, &(place, code)) in entries.iter().enumerate() {
            let place_part = match previous {
                None => u64::from(place),
                Some(previous) => bytes::zigzag(i64::from(place) - i64::from(previous)),
            };
            let last = if i + 1 == entries.len() { LAST } else { 0 };
            let code = code as u64;
            bytes::put_varint(&mut self.entries, place_part << 3 | code.min(SHORT_CODES) << 1 | last);
            if code >= SHORT_CODES {
                bytes::put_varint(&mut self.entries, code);
            }
            previous = Some(place);
        }
    }
}

/// The codes in `section`; `None` where it breaks off or has an unknown rank.
pub(super) fn read_codes(section: &[u8]) -> Option<Vec<Code>> {
    let (codes, rest) = section.as_chunks::<3>();
    let language = |letters: &[u8]| std::str::from_utf8(letters).ok().and_then(Language::new);
    let read = |code: &[u8; 3]| Some((*Rank::ALL.get(usize::from(code[0]))?, language(&code[1..])));
    rest.is_empty().then(|| codes.iter().map(read).collect())?
}

/// The bytes of the table of codes.
pub(super) fn write_codes(codes: &[Code]) -> Vec<u8> {
    let mut out = Vec::with_capacity(codes.len() * 3);
    for (rank, language) in codes {
        out.push(*rank as u8);
        out.extend(language.map_or(*b"  ", |language| {
            let letters = language.as_str().as_bytes();
            [letters[0], letters[1]]
        }));
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn entries_are_read_back_by_the_number_of_their_name(
            names in prop::collection::vec(prop::collection::vec((0u32..300_000, 0usize..9), 1..5), 1..60)
        ) {
            let codes: Vec<Code> = (0..9).map(|i| (Rank::ALL[i % 5], Language::new(["fr", "en", "xx"][i / 3]))).collect();
            let mut writer = EntryWriter::default();
            names.iter().for_each(|entries| writer.push(entries));
            prop_assert_eq!(read_codes(&write_codes(&codes)), Some(codes.clone()));
            let list = EntryList { codes: &codes, index: &writer.index, entries: &writer.entries };
            for (number, entries) in names.iter().enumerate() {
                let read: Vec<_> = list.of(number as u32).map(|e| (e.place.0, (e.rank, e.language))).collect();
                let written: Vec<_> = entries.iter().map(|&(place, code)| (place, codes[code])).collect();
                prop_assert_eq!(read, written);
            }
            prop_assert_eq!(list.of(names.len() as u32 + 32).count(), 0);
        }

        #[test]
        fn arbitrary_bytes_never_panic(
            index in prop::collection::vec(any::<u8>(), 0..40),
            entries in prop::collection::vec(any::<u8>(), 0..80),
            name in 0u32..400,
        ) {
            let codes = [(Rank::Main, None)];
            let list = EntryList { codes: &codes, index: &index, entries: &entries };
            prop_assert!(list.of(name).count() <= 80);
        }
    }
}
