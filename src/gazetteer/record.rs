//! Places as they lie in the file: rows of one width, sorted by identifier. What many places have in common (kind,
//! country, province …) is kept once, as a class, and the row tells its number.

use std::collections::BTreeMap;

use crate::model::Capital;

use super::bytes;

/// Bytes of a class: kind, flags, country, province and district in three bytes each.
pub(super) const CLASS_WIDTH: usize = 9;
/// Bytes of a position: 26 bits of longitude and 25 bits of latitude.
const POSITION_WIDTH: usize = 7;
const LAT_BITS: u32 = 25;
/// Positions are whole multiples of this part of a degree, about a metre, as in GeoNames.
const PER_DEGREE: f64 = 100_000.0;
/// Stands for no province or district.
const NO_CONTAINER: u64 = 0xff_ffff;
/// How many places a file can hold, those of other files that contain its own included: containers take three bytes.
pub(super) const LIMIT: usize = NO_CONTAINER as usize - 1;
const AREA_FLAG: u8 = 0x80;

/// One place. What its numbers stand for is told by other sections.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Record {
    /// The number behind the prefix of the identifier, or the number of its text.
    pub(super) id: u32,
    pub(super) class: Class,
    /// Degrees, WGS 84.
    pub(super) lon: f64,
    pub(super) lat: f64,
    pub(super) population: u64,
}

/// What a place has in common with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Class {
    /// Number of the kind.
    pub(super) kind: u8,
    /// `A` to `Z`, or a space for none.
    pub(super) feature_class: char,
    /// [`Capital::None`], `Admin1`, `Country` as 0, 1, 2.
    capital: u8,
    pub(super) has_area: bool,
    /// Number of the country; 0 for none.
    pub(super) country: u8,
    pub(super) admin1: Option<u32>,
    pub(super) admin2: Option<u32>,
}

impl Class {
    pub(super) fn new(kind: u8, feature_class: char, capital: Capital, has_area: bool) -> Self {
        let capital = match capital {
            Capital::None => 0,
            Capital::Admin1 => 1,
            Capital::Country => 2,
        };
        Self { kind, feature_class, capital, has_area, country: 0, admin1: None, admin2: None }
    }

    /// The same in a country, a province and a district.
    pub(super) fn within(self, country: u8, admin1: Option<u32>, admin2: Option<u32>) -> Self {
        Self { country, admin1, admin2, ..self }
    }

    pub(super) fn capital(&self) -> Capital {
        match self.capital {
            1 => Capital::Admin1,
            2 => Capital::Country,
            _ => Capital::None,
        }
    }

    /// The class in these bytes.
    pub(super) fn read(bytes: &[u8; CLASS_WIDTH]) -> Self {
        let flags = bytes[1];
        let feature_class = match flags & 0x1f {
            letter @ 1..=26 => char::from(b'A' - 1 + letter),
            _ => ' ',
        };
        let container = |bytes: &[u8]| match bytes::uint(bytes) {
            NO_CONTAINER => None,
            place => Some(place as u32),
        };
        Self {
            kind: bytes[0],
            feature_class,
            capital: flags >> 5 & 3,
            has_area: flags & AREA_FLAG != 0,
            country: bytes[2],
            admin1: container(&bytes[3..6]),
            admin2: container(&bytes[6..]),
        }
    }

    /// Appends what [`Class::read`] reads.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let letter = u8::try_from(self.feature_class).ok().filter(u8::is_ascii_uppercase);
        let area = if self.has_area { AREA_FLAG } else { 0 };
        let flags = letter.map_or(0, |letter| letter - b'A' + 1) | self.capital << 5 | area;
        out.extend([self.kind, flags, self.country]);
        for container in [self.admin1, self.admin2] {
            bytes::put_uint(out, container.map_or(NO_CONTAINER, u64::from), 3);
        }
    }
}

/// How many bytes the columns take: as many as their greatest value needs, and none where all are 0.
#[derive(Clone, Copy)]
struct Widths {
    id: usize,
    class: usize,
    population: usize,
}

impl Widths {
    const BYTES: usize = 3;

    fn read(section: &[u8]) -> Option<Self> {
        let &[id, class, population] = section.first_chunk()?;
        let [id, class, population] = [id, class, population].map(usize::from);
        (id <= 4 && class <= 3 && population <= 8).then_some(Self { id, class, population })
    }

    fn row(self) -> usize {
        self.id + self.class + self.population + POSITION_WIDTH
    }
}

/// The rows of a file.
#[derive(Clone, Copy)]
pub(super) struct PlaceTable<'a> {
    widths: Widths,
    rows: &'a [u8],
    classes: &'a [u8],
}

impl<'a> PlaceTable<'a> {
    /// The table in these sections; `None` where its header is broken.
    #[inline]
    pub(super) fn new(places: &'a [u8], classes: &'a [u8]) -> Option<Self> {
        Some(Self { widths: Widths::read(places)?, rows: places.get(Widths::BYTES..)?, classes })
    }

    /// How many places there are; `None` where the last row breaks off.
    pub(super) fn len(&self) -> Option<u32> {
        let (row, rows) = (self.widths.row(), self.rows.len());
        (rows.is_multiple_of(row) && rows / row <= LIMIT).then_some((rows / row) as u32)
    }

    /// The number of the identifier of place `index`.
    #[inline]
    pub(super) fn id(&self, index: u32) -> Option<u32> {
        Some(bytes::uint(self.row(index)?.get(..self.widths.id)?) as u32)
    }

    /// The place at `index`.
    #[inline]
    pub(super) fn get(&self, index: u32) -> Option<Record> {
        let widths = self.widths;
        let (id, row) = self.row(index)?.split_at_checked(widths.id)?;
        let (class, row) = row.split_at_checked(widths.class)?;
        let (position, population) = row.split_at_checked(POSITION_WIDTH)?;
        let (classes, _) = self.classes.as_chunks::<CLASS_WIDTH>();
        let position = bytes::uint(position);
        let (lon, lat) = (position >> LAT_BITS, position & ((1 << LAT_BITS) - 1));
        Some(Record {
            id: bytes::uint(id) as u32,
            class: Class::read(classes.get(usize::try_from(bytes::uint(class)).ok()?)?),
            lon: (lon.cast_signed() - 18_000_000) as f64 / PER_DEGREE,
            lat: (lat.cast_signed() - 9_000_000) as f64 / PER_DEGREE,
            population: bytes::uint(population),
        })
    }

    #[inline]
    fn row(&self, index: u32) -> Option<&'a [u8]> {
        let width = self.widths.row();
        let start = (index as usize).checked_mul(width)?;
        self.rows.get(start..start.checked_add(width)?)
    }
}

/// What has to be known of all records before the first is written: their classes, and the greatest values.
#[derive(Default)]
pub(super) struct Survey {
    classes: BTreeMap<Class, u64>,
    id: u64,
    population: u64,
}

impl Survey {
    /// Takes a record into account.
    pub(super) fn see(&mut self, record: &Record) {
        self.classes.entry(record.class).or_default();
        self.id = self.id.max(u64::from(record.id));
        self.population = self.population.max(record.population);
    }

    /// The writer of all records seen.
    pub(super) fn writer(self) -> TableWriter {
        let mut numbers = self.classes;
        numbers.values_mut().zip(0..).for_each(|(number, i)| *number = i);
        let last = (numbers.len() as u64).saturating_sub(1);
        let widths = Widths { id: width(self.id), class: width(last), population: width(self.population) };
        TableWriter { numbers, widths }
    }
}

/// Writes the rows of records that a [`Survey`] has seen.
pub(super) struct TableWriter {
    numbers: BTreeMap<Class, u64>,
    widths: Widths,
}

impl TableWriter {
    /// What the section of rows begins with.
    pub(super) fn head(&self) -> [u8; Widths::BYTES] {
        [self.widths.id, self.widths.class, self.widths.population].map(|width| width as u8)
    }

    /// Appends a row. The position must lie on the Earth.
    pub(super) fn row(&self, record: &Record, rows: &mut Vec<u8>) {
        bytes::put_uint(rows, u64::from(record.id), self.widths.id);
        let class = self.numbers.get(&record.class).copied().unwrap_or_default();
        bytes::put_uint(rows, class, self.widths.class);
        let grid = |degrees: f64, least: i64| ((degrees * PER_DEGREE).round() as i64 + least).cast_unsigned();
        let position = grid(record.lon, 18_000_000) << LAT_BITS | grid(record.lat, 9_000_000);
        bytes::put_uint(rows, position, POSITION_WIDTH);
        bytes::put_uint(rows, record.population, self.widths.population);
    }

    /// The section of classes.
    pub(super) fn classes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.numbers.len() * CLASS_WIDTH);
        self.numbers.keys().for_each(|class| class.write(&mut out));
        out
    }

    /// Whether the file can hold so many classes.
    pub(super) fn fits(&self) -> bool {
        self.widths.class <= 3
    }
}

/// How many bytes `greatest` takes.
fn width(greatest: u64) -> usize {
    (u64::BITS - greatest.leading_zeros()).div_ceil(8) as usize
}

#[cfg(test)]
mod tests;
