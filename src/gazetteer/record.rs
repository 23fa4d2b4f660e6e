//! Places as they lie in the file: 26 bytes each, sorted by identifier.

use crate::model::Capital;

use super::bytes;

/// Bytes of one record: identifier 4, kind 1, flags 1, country 1, containers 2 × 3, position 2 × 4, population 5.
pub(super) const WIDTH: usize = 26;
/// Stands for no container.
const NONE: u64 = 0xff_ffff;
/// How many places a file can hold, since containers are three bytes.
pub(super) const LIMIT: usize = NONE as usize;
/// Positions are whole multiples of this part of a degree, about a metre, as in GeoNames.
const PER_DEGREE: f64 = 100_000.0;
const AREA_FLAG: u8 = 0x80;

/// One place. What its numbers stand for is told by other sections.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Record {
    /// The number behind the prefix of the identifier, or the number of its text.
    pub(super) id: u32,
    /// Number of the kind.
    pub(super) kind: u8,
    /// `A` to `Z`, or a space for none.
    pub(super) feature_class: char,
    pub(super) capital: Capital,
    pub(super) has_area: bool,
    /// Number of the country; 0 for none.
    pub(super) country: u8,
    pub(super) admin1: Option<u32>,
    pub(super) admin2: Option<u32>,
    /// Degrees, WGS 84.
    pub(super) lon: f64,
    pub(super) lat: f64,
    pub(super) population: u64,
}

impl Record {
    /// The record at `index` of the section of places.
    #[inline]
    pub(super) fn read(section: &[u8], index: usize) -> Option<Self> {
        let start = index.checked_mul(WIDTH)?;
        let bytes: &[u8; WIDTH] = section.get(start..start.checked_add(WIDTH)?)?.try_into().ok()?;
        let flags = bytes[5];
        let container = |at: usize| match bytes::uint(&bytes[at..at + 3]) {
            NONE => None,
            place => Some(place as u32),
        };
        let degrees =
            |at: usize| f64::from((bytes::uint(&bytes[at..at + 4]) as u32).cast_signed()) / PER_DEGREE;
        Some(Self {
            id: bytes::uint(&bytes[..4]) as u32,
            kind: bytes[4],
            feature_class: match flags & 0x1f {
                letter @ 1..=26 => char::from(b'A' - 1 + letter),
                _ => ' ',
            },
            capital: match flags >> 5 & 3 {
                1 => Capital::Admin1,
                2 => Capital::Country,
                _ => Capital::None,
            },
            has_area: flags & AREA_FLAG != 0,
            country: bytes[6],
            admin1: container(7),
            admin2: container(10),
            lon: degrees(13),
            lat: degrees(17),
            population: bytes::uint(&bytes[21..26]),
        })
    }

    /// Appends the record's bytes.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        bytes::put_uint(out, u64::from(self.id), 4);
        let class = u8::try_from(self.feature_class).ok().filter(u8::is_ascii_uppercase);
        let capital = match self.capital {
            Capital::None => 0,
            Capital::Admin1 => 1 << 5,
            Capital::Country => 2 << 5,
        };
        let area = if self.has_area { AREA_FLAG } else { 0 };
        out.extend([self.kind, class.map_or(0, |c| c - b'A' + 1) | capital | area, self.country]);
        for container in [self.admin1, self.admin2] {
            bytes::put_uint(out, container.map_or(NONE, u64::from), 3);
        }
        for degrees in [self.lon, self.lat] {
            bytes::put_uint(out, u64::from(((degrees * PER_DEGREE).round() as i32).cast_unsigned()), 4);
        }
        bytes::put_uint(out, self.population.min(0xff_ffff_ffff), 5);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_back_as_it_was_written() {
        let record = Record {
            id: 1_138_336,
            kind: 3,
            feature_class: 'P',
            capital: Capital::Admin1,
            has_area: true,
            country: 250,
            admin1: Some(70_000),
            admin2: None,
            lon: -179.999_99,
            lat: 31.613_32,
            population: 4_700_000_000,
        };
        let mut section = vec![0; WIDTH];
        record.write(&mut section);
        assert_eq!(section.len(), 2 * WIDTH);
        assert_eq!(Record::read(&section, 1), Some(record));
        assert_eq!(Record::read(&section, 2), None);
        assert_eq!(Record::read(&section, usize::MAX), None);
    }
}
