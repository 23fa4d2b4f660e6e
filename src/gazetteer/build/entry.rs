//! A place as a source tells it, on its way to the file.

use crate::gazetteer::Rank;
use crate::gazetteer::bytes::{Cursor, put_text, put_uint, put_varint};
use crate::gazetteer::entries::Code;
use crate::model::{Capital, Kind, Language};

/// A place with its names. Containers are identifiers, or what [`Collector::alias`](super::places::Collector::alias)
/// was told of.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kind: Kind,
    /// A capital letter, or a space for none.
    pub(super) feature_class: char,
    /// ISO 3166 code, or nothing.
    pub(super) country: String,
    pub(super) admin1: String,
    pub(super) admin2: String,
    pub(super) lon: f64,
    pub(super) lat: f64,
    pub(super) population: u64,
    pub(super) capital: Capital,
    /// Names other than the main one.
    pub(super) names: Vec<(String, Code)>,
    /// As `outline::write` writes it; empty for none.
    pub(super) outline: Vec<u8>,
    /// Number of the file it stands in, and line in it.
    pub(super) file: u32,
    pub(super) line: usize,
}

impl Entry {
    /// A place of which no more is known.
    pub(super) fn new(id: String, name: String, kind: Kind, (lat, lon): (f64, f64)) -> Self {
        Self {
            id,
            name,
            kind,
            feature_class: class_of(kind),
            country: String::new(),
            admin1: String::new(),
            admin2: String::new(),
            lon,
            lat,
            population: 0,
            capital: Capital::None,
            names: Vec::new(),
            outline: Vec::new(),
            file: 0,
            line: 0,
        }
    }

    /// Adds a name, where it is one and not the main one in the same language or none.
    pub(super) fn add_name(&mut self, name: &str, code: Code) {
        let name = name.trim();
        if !name.is_empty() && (name != self.name || code.1.is_some()) {
            self.names.push((name.to_owned(), code));
        }
    }

    /// Appends what [`Entry::read`] reads.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        for text in [&self.id, &self.name, &self.country, &self.admin1, &self.admin2] {
            put_text(out, text);
        }
        let kind = Kind::ALL.iter().position(|kind| *kind == self.kind).unwrap_or_default();
        out.extend([kind as u8, self.feature_class as u8, self.capital as u8]);
        put_uint(out, self.lon.to_bits(), 8);
        put_uint(out, self.lat.to_bits(), 8);
        for number in [self.population, u64::from(self.file), self.line as u64, self.names.len() as u64] {
            put_varint(out, number);
        }
        for (name, code) in &self.names {
            out.extend(code_bytes(*code));
            put_text(out, name);
        }
        put_varint(out, self.outline.len() as u64);
        out.extend(&self.outline);
    }

    /// The place that these bytes tell.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut cursor = Cursor::at(bytes, 0);
        let mut text = || cursor.text().map(str::to_owned);
        let (id, name, country, admin1, admin2) = (text()?, text()?, text()?, text()?, text()?);
        let &[kind, class, capital] = cursor.take(3)?.first_chunk()?;
        let mut degrees = || Some(f64::from_bits(crate::gazetteer::bytes::uint(cursor.take(8)?)));
        let (lon, lat) = (degrees()?, degrees()?);
        let population = cursor.varint()?;
        let file = u32::try_from(cursor.varint()?).ok()?;
        let line = usize::try_from(cursor.varint()?).ok()?;
        let count = cursor.varint()?;
        let names = (0..count)
            .map(|_| {
                let code = read_code(*cursor.take(3)?.first_chunk()?)?;
                Some((cursor.text()?.to_owned(), code))
            })
            .collect::<Option<_>>()?;
        let length = usize::try_from(cursor.varint()?).ok()?;
        let outline = cursor.take(length)?.to_vec();
        let kind = *Kind::ALL.get(usize::from(kind))?;
        let capital = [Capital::None, Capital::Admin1, Capital::Country]
            .into_iter()
            .find(|known| *known as u8 == capital)?;
        let feature_class = char::from(class);
        Some(Self {
            id,
            name,
            kind,
            feature_class,
            country,
            admin1,
            admin2,
            lon,
            lat,
            population,
            capital,
            names,
            outline,
            file,
            line,
        })
    }
}

/// Three bytes for what a name is to a place, which sort as the codes do.
pub(super) fn code_bytes((rank, language): Code) -> [u8; 3] {
    let [a, b] = language_bytes(language);
    [rank as u8, a, b]
}

/// The two letters of a language; zeros for none.
pub(super) fn language_bytes(language: Option<Language>) -> [u8; 2] {
    language.and_then(|language| language.as_str().as_bytes().first_chunk().copied()).unwrap_or_default()
}

/// The code in three bytes.
pub(super) fn read_code([rank, a, b]: [u8; 3]) -> Option<Code> {
    let rank = *Rank::ALL.get(usize::from(rank))?;
    Some((rank, std::str::from_utf8(&[a, b]).ok().and_then(Language::new)))
}

/// GeoNames' feature class of a kind.
pub(super) fn class_of(kind: Kind) -> char {
    match kind {
        Kind::Country | Kind::Province | Kind::District => 'A',
        Kind::City | Kind::Village => 'P',
        Kind::Base | Kind::Airport | Kind::BorderPost | Kind::Square | Kind::Facility => 'S',
        Kind::Port | Kind::Region | Kind::Supranational | Kind::Continent => 'L',
        Kind::Island | Kind::Mountain => 'T',
        Kind::River | Kind::Lake | Kind::Sea => 'H',
    }
}
