//! The layout of a gazetteer file: a header, a table of sections, the sections.
//!
//! ```text
//! magic "dateline" │ version u32 │ CRC-32 of all that follows u32 │ per section: offset u64, length u64 │ sections
//! ```
//! Numbers are little-endian. Opening reads the header alone; the sum is verified on request.

use super::bytes;
use super::error::GazetteerError;

/// What every gazetteer file begins with.
const MAGIC: &[u8; 8] = b"dateline";
/// The version written and read.
pub(super) const VERSION: u32 = 1;
/// Where the bytes begin that the checksum covers.
const SUMMED_FROM: usize = 16;

macro_rules! sections {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// The parts of the file, in the order of the table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Section { $($(#[$doc])* $name,)* }

        impl Section {
            /// Every part.
            pub(super) const ALL: &[Self] = &[$(Self::$name,)*];
            /// How many there are.
            pub(super) const COUNT: usize = Self::ALL.len();
        }
    };
}

sections! {
    /// Name, version and licence of the sources, tab-separated lines.
    Sources,
    /// Words for the kinds, in the order of the numbers that stand for them.
    Kinds,
    /// ISO codes of the countries with the place that is the country.
    Countries,
    /// Which places have identifiers of which form.
    IdGroups,
    /// Identifiers that are no number behind a prefix; behind them those of containers that are in other files.
    IdTexts,
    /// Rows of the places, all of one width.
    Places,
    /// What many places have in common: kind, country, province.
    Classes,
    /// Main names of the places.
    MainNames,
    /// Usual names in other languages: which places have some.
    UsualIndex,
    /// Usual names in other languages.
    UsualNames,
    /// Letters that have a byte of their own in the automaton.
    Alphabet,
    /// Folded names, as an automaton that gives each its number.
    Automaton,
    /// What the combinations of rank and language are, by the numbers that stand for them.
    EntryCodes,
    /// Where in the entries those of each thirty-second name begin.
    EntryIndex,
    /// The places that names stand for.
    Entries,
    /// Which places have an outline, and where it begins.
    AreaIndex,
    /// Outlines.
    Areas,
}

/// Bytes before the first section.
pub(super) const HEADER: usize = SUMMED_FROM + Section::COUNT * 16;

/// The sections of a file, found by its table.
#[derive(Clone, Debug)]
pub(super) struct Layout([(usize, usize); Section::COUNT]);

impl Layout {
    /// Reads the header of `file`.
    pub(super) fn read(file: &[u8]) -> Result<Self, GazetteerError> {
        if file.get(..MAGIC.len()) != Some(MAGIC) {
            return Err(GazetteerError::NotAGazetteer);
        }
        let found = bytes::uint_at(file, 8, 4).unwrap_or_default() as u32;
        if found != VERSION {
            return Err(GazetteerError::Version { found, expected: VERSION });
        }
        let mut sections = [(0, 0); Section::COUNT];
        for (i, section) in sections.iter_mut().enumerate() {
            let at = SUMMED_FROM + i * 16;
            let range = bytes::usize_at(file, at, 8).zip(bytes::usize_at(file, at + 8, 8));
            *section = range
                .and_then(|(offset, length)| Some((offset, offset.checked_add(length)?)))
                .filter(|&(offset, end)| offset >= HEADER && end <= file.len())
                .ok_or_else(|| {
                    GazetteerError::damaged(format!(
                        "section {i} lies outside of its {} bytes; it may have been cut off",
                        file.len()
                    ))
                })?;
        }
        Ok(Self(sections))
    }

    /// The bytes of one section of `file`.
    #[inline]
    pub(super) fn section<'f>(&self, file: &'f [u8], section: Section) -> &'f [u8] {
        let (start, end) = self.0[section as usize];
        file.get(start..end).unwrap_or_default()
    }
}

/// The checksum the header tells, and the one the bytes have.
pub(super) fn checksums(file: &[u8]) -> (u32, u32) {
    let mut crc = flate2::Crc::new();
    crc.update(file.get(SUMMED_FROM..).unwrap_or_default());
    (told_checksum(file), crc.sum())
}

/// The checksum that the header tells.
pub(super) fn told_checksum(file: &[u8]) -> u32 {
    bytes::uint_at(file, 12, 4).unwrap_or_default() as u32
}

/// What a file begins with: everything before its sections, which have these lengths in the order of the table. `sum`
/// goes on from the table of sections with the bytes of all of them, and gives their CRC-32.
pub(super) fn header<E>(
    lengths: &[u64; Section::COUNT],
    sum: impl FnOnce(flate2::Crc) -> Result<u32, E>,
) -> Result<Vec<u8>, E> {
    let mut table = Vec::with_capacity(Section::COUNT * 16);
    let mut offset = HEADER as u64;
    for length in lengths {
        bytes::put_uint(&mut table, offset, 8);
        bytes::put_uint(&mut table, *length, 8);
        offset += length;
    }
    let mut crc = flate2::Crc::new();
    crc.update(&table);
    let mut out = Vec::with_capacity(HEADER);
    out.extend(MAGIC);
    bytes::put_uint(&mut out, u64::from(VERSION), 4);
    bytes::put_uint(&mut out, u64::from(sum(crc)?), 4);
    out.extend(table);
    Ok(out)
}
