//! The little of Protocol Buffers' wire format that vector tiles need; an archive's directories are made of its varints too.

/// Walks over bytes; every step gives `None` where they end too early.
#[derive(Debug, Clone)]
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
}

/// One field of a message.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Field<'a> {
    Varint(u64),
    Fixed64([u8; 8]),
    Bytes(&'a [u8]),
    Fixed32([u8; 4]),
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Reader { bytes }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// An unsigned number of 7 bits a byte, least significant first; more than 64 bits are refused.
    pub(super) fn varint(&mut self) -> Option<u64> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            let part = u64::from(byte & 0x7f);
            if shift == 63 && part > 1 {
                return None;
            }
            value |= part << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    /// The next field and its number.
    pub(super) fn field(&mut self) -> Option<(u64, Field<'a>)> {
        let key = self.varint()?;
        let field = match key & 7 {
            0 => Field::Varint(self.varint()?),
            1 => Field::Fixed64(*self.bytes_of::<8>()?),
            2 => {
                let length = usize::try_from(self.varint()?).ok()?;
                Field::Bytes(self.take(length)?)
            }
            5 => Field::Fixed32(*self.bytes_of::<4>()?),
            _ => return None,
        };
        Some((key >> 3, field))
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        Some(taken)
    }

    fn bytes_of<const LENGTH: usize>(&mut self) -> Option<&'a [u8; LENGTH]> {
        self.take(LENGTH)?.first_chunk()
    }
}

/// A signed number from its zigzag form (0, -1, 1, -2, …).
pub(super) fn zigzag(value: u64) -> i64 {
    (value >> 1) as i64 ^ -((value & 1) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn varints_read_as_the_documentation_of_protocol_buffers_says() {
        // https://protobuf.dev/programming-guides/encoding/ gives 150 = 96 01; the rest are ends of the range.
        let cases: [(&[u8], Option<u64>); 6] = [
            (&[0x96, 0x01], Some(150)),
            (&[0x00], Some(0)),
            (&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], Some(u64::MAX)),
            (&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02], None),
            (&[0x80], None),
            (&[], None),
        ];
        for (bytes, value) in cases {
            assert_eq!(Reader::new(bytes).varint(), value, "{bytes:x?}");
        }
    }

    #[test]
    fn zigzag_numbers_alternate_in_sign() {
        for (packed, value) in
            [(0, 0), (1, -1), (2, 1), (3, -2), (0xffff_fffe, 0x7fff_ffff), (u64::MAX, i64::MIN)]
        {
            assert_eq!(zigzag(packed), value);
        }
    }

    #[test]
    fn a_field_longer_than_its_message_is_refused() {
        assert_eq!(Reader::new(&[0x0a, 0x05, b'a', b'b']).field(), None);
        assert_eq!(Reader::new(&[0x0a, 0x02, b'a', b'b']).field(), Some((1, Field::Bytes(b"ab"))));
    }
}
