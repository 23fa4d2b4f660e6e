//! Little-endian numbers in byte slices. Reading is checked everywhere: bytes that are not there read as `None`.

/// A place in a byte slice that moves on as numbers are read from it.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    bytes: &'a [u8],
}

impl<'a> Cursor<'a> {
    /// Reads from byte `at` on; at the end where `at` lies beyond.
    pub(super) fn at(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes: bytes.get(at..).unwrap_or_default() }
    }

    /// How many bytes are left.
    pub(super) fn remaining(&self) -> usize {
        self.bytes.len()
    }

    /// The next `count` bytes.
    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(count)?;
        self.bytes = rest;
        Some(taken)
    }

    /// A number in LEB128: seven bits a byte, the lowest first.
    #[inline]
    pub(super) fn varint(&mut self) -> Option<u64> {
        let mut value = 0u64;
        for (i, &byte) in self.bytes.iter().enumerate().take(10) {
            value |= u64::from(byte & 0x7f) << (7 * i);
            if byte < 0x80 {
                self.bytes = self.bytes.get(i + 1..)?;
                return Some(value);
            }
        }
        None
    }

    /// A number with a sign, small magnitudes in few bytes.
    pub(super) fn zigzag(&mut self) -> Option<i64> {
        self.varint().map(unzigzag)
    }

    /// A text behind its length in bytes.
    pub(super) fn text(&mut self) -> Option<&'a str> {
        let length = usize::try_from(self.varint()?).ok()?;
        std::str::from_utf8(self.take(length)?).ok()
    }
}

/// The number that `bytes` (at most 8 are used) hold.
#[inline]
pub(super) fn uint(bytes: &[u8]) -> u64 {
    // Widths differ from file to file but hardly from call to call, which a choice among them is quicker for than a loop.
    u64::from_le_bytes(match *bytes {
        [] => return 0,
        [a] => return u64::from(a),
        [a, b] => [a, b, 0, 0, 0, 0, 0, 0],
        [a, b, c] => [a, b, c, 0, 0, 0, 0, 0],
        [a, b, c, d] => [a, b, c, d, 0, 0, 0, 0],
        [a, b, c, d, e] => [a, b, c, d, e, 0, 0, 0],
        [a, b, c, d, e, f] => [a, b, c, d, e, f, 0, 0],
        [a, b, c, d, e, f, g] => [a, b, c, d, e, f, g, 0],
        [a, b, c, d, e, f, g, h, ..] => [a, b, c, d, e, f, g, h],
    })
}

/// The number in `width` bytes at `at`.
#[inline]
pub(super) fn uint_at(bytes: &[u8], at: usize, width: usize) -> Option<u64> {
    bytes.get(at..at.checked_add(width)?).map(uint)
}

/// The same as a position in a slice.
#[inline]
pub(super) fn usize_at(bytes: &[u8], at: usize, width: usize) -> Option<usize> {
    usize::try_from(uint_at(bytes, at, width)?).ok()
}

/// The second number of the pair whose first is `key`, in `pairs` of four bytes each, sorted by the first.
pub(super) fn find_pair(pairs: &[u8], key: u32) -> Option<usize> {
    let (pairs, _) = pairs.as_chunks::<8>();
    let found = pairs.binary_search_by_key(&u64::from(key), |pair| uint(&pair[..4])).ok()?;
    usize_at(pairs.get(found)?, 4, 4)
}

/// Appends a pair for [`find_pair`].
pub(super) fn put_pair(out: &mut Vec<u8>, key: u32, value: usize) {
    put_uint(out, u64::from(key), 4);
    put_uint(out, value as u64, 4);
}

/// Appends the lowest `width` bytes of `value`.
pub(super) fn put_uint(out: &mut Vec<u8>, value: u64, width: usize) {
    out.extend_from_slice(&value.to_le_bytes()[..width.min(8)]);
}

/// Appends `value` as [`Cursor::varint`] reads it.
pub(super) fn put_varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push((value & 0x7f) as u8);
}

/// A number without a sign for one with, small for small magnitudes: 0, -1, 1, -2 … are 0, 1, 2, 3 …
pub(super) fn zigzag(value: i64) -> u64 {
    (value << 1 ^ value >> 63).cast_unsigned()
}

/// The number with a sign that [`zigzag`] made this one of.
pub(super) fn unzigzag(value: u64) -> i64 {
    (value >> 1).cast_signed() ^ -(value & 1).cast_signed()
}

/// Appends `value` as [`Cursor::zigzag`] reads it.
pub(super) fn put_zigzag(out: &mut Vec<u8>, value: i64) {
    put_varint(out, zigzag(value));
}

/// Appends `text` as [`Cursor::text`] reads it.
pub(super) fn put_text(out: &mut Vec<u8>, text: &str) {
    put_varint(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_published_leb128_bytes() {
        // The example of the DWARF standard: 624485.
        let mut out = Vec::new();
        put_varint(&mut out, 624_485);
        assert_eq!(out, [0xe5, 0x8e, 0x26]);
        assert_eq!(Cursor::at(&out, 0).varint(), Some(624_485));
    }

    #[test]
    fn a_signed_number_is_read_back_as_it_was_written() {
        for value in [0, -1, 1, -64, 64, 18_000_000, -18_000_000, i64::from(i32::MIN)] {
            let mut out = Vec::new();
            put_zigzag(&mut out, value);
            assert_eq!(Cursor::at(&out, 0).zigzag(), Some(value), "{value}");
        }
    }

    #[test]
    fn a_number_that_breaks_off_or_never_ends_is_none() {
        assert_eq!(Cursor::at(&[0x80], 0).varint(), None);
        assert_eq!(Cursor::at(&[0xff; 11], 0).varint(), None);
        assert_eq!(Cursor::at(&[5, b'a'], 0).text(), None);
        assert_eq!(Cursor::at(&[1, 2], 7).take(1), None);
        assert_eq!(uint_at(&[1, 2], usize::MAX, 4), None);
    }
}
