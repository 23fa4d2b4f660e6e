//! The opened file: its sections, and the small tables that are decoded once.

use std::borrow::Cow;
use std::fmt;

use crate::model::{Kind, Language};

use super::alphabet::Alphabet;
use super::automaton::Automaton;
use super::bytes::{self, Cursor};
use super::entries::{self, Code, EntryList};
use super::error::GazetteerError;
use super::format::{self, Layout, Section};
use super::record::{PlaceTable, Record};
use super::strings::StringList;

/// A gazetteer file in memory.
pub(super) struct Index {
    bytes: Cow<'static, [u8]>,
    layout: Layout,
    len: u32,
    kinds: Vec<Kind>,
    countries: Vec<Country>,
    groups: Vec<IdGroup>,
    codes: Vec<Code>,
    alphabet: Alphabet,
}

/// A country code and the place that is the country, where there is one.
struct Country {
    code: String,
    place: Option<u32>,
}

/// Consecutive places whose identifiers are this prefix and a number; with an empty prefix, any text.
struct IdGroup {
    prefix: String,
    start: u32,
    end: u32,
}

/// What a gazetteer file is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Size of the file in bytes.
    pub bytes: usize,
    /// Number of places.
    pub places: usize,
    /// Number of different folded names.
    pub names: usize,
    /// Number of outlines.
    pub outlines: usize,
    /// Number of places of each kind that occurs, in the order of [`Kind::ALL`].
    pub kinds: Vec<(Kind, usize)>,
    /// Where the places come from: tab-separated lines of name, version and licence.
    pub sources: String,
    /// CRC-32 that the header tells.
    pub checksum: u32,
    /// Whether the bytes have this checksum.
    pub intact: bool,
}

impl Index {
    /// Reads the header and the small tables, some hundred entries in all.
    pub(super) fn new(bytes: Cow<'static, [u8]>) -> Result<Self, GazetteerError> {
        let layout = Layout::read(&bytes)?;
        let section = |section| layout.section(&bytes, section);
        let broken = |what: &str| GazetteerError::damaged(format!("the {what} cannot be read"));
        let places = PlaceTable::new(section(Section::Places), section(Section::Classes));
        let len = places.and_then(|places| places.len()).ok_or_else(|| broken("table of places"))?;
        let kinds = read_kinds(section(Section::Kinds)).ok_or_else(|| broken("table of kinds"))?;
        let countries =
            read_countries(section(Section::Countries)).ok_or_else(|| broken("table of countries"))?;
        let groups = read_groups(section(Section::IdGroups)).ok_or_else(|| broken("table of identifiers"))?;
        let codes =
            entries::read_codes(section(Section::EntryCodes)).ok_or_else(|| broken("table of ranks"))?;
        let alphabet = Alphabet::read(section(Section::Alphabet)).ok_or_else(|| broken("alphabet"))?;
        Automaton::new(section(Section::Automaton)).ok_or_else(|| broken("index of names"))?;
        for (texts, what) in
            [(Section::IdTexts, "list of identifiers"), (Section::MainNames, "list of names")]
        {
            StringList::new(section(texts)).ok_or_else(|| broken(what))?;
        }
        Ok(Self { bytes, layout, len, kinds, countries, groups, codes, alphabet })
    }

    /// How many places there are.
    pub(super) fn len(&self) -> u32 {
        self.len
    }

    #[inline]
    pub(super) fn section(&self, section: Section) -> &[u8] {
        self.layout.section(&self.bytes, section)
    }

    #[inline]
    pub(super) fn automaton(&self) -> Option<Automaton<'_>> {
        Automaton::new(self.section(Section::Automaton))
    }

    pub(super) fn entries(&self) -> EntryList<'_> {
        EntryList {
            codes: &self.codes,
            index: self.section(Section::EntryIndex),
            entries: self.section(Section::Entries),
        }
    }

    pub(super) fn alphabet(&self) -> &Alphabet {
        &self.alphabet
    }

    fn places(&self) -> Option<PlaceTable<'_>> {
        PlaceTable::new(self.section(Section::Places), self.section(Section::Classes))
    }

    pub(super) fn record(&self, place: u32) -> Option<Record> {
        self.places()?.get(place)
    }

    pub(super) fn kind(&self, record: &Record) -> Option<Kind> {
        self.kinds.get(usize::from(record.class.kind)).copied()
    }

    /// The code of the country; empty for none.
    pub(super) fn country_code(&self, record: &Record) -> &str {
        let number = usize::from(record.class.country).checked_sub(1);
        number.and_then(|number| self.countries.get(number)).map_or("", |country| &country.code)
    }

    /// The place that is the country with this code.
    pub(super) fn country(&self, code: &str) -> Option<u32> {
        self.countries.iter().find(|country| country.code == code)?.place
    }

    pub(super) fn main_name(&self, place: u32) -> Option<&str> {
        StringList::new(self.section(Section::MainNames))?.get(place as usize)
    }

    /// The usual names of a place in other languages.
    pub(super) fn usual_names(&self, place: u32) -> impl Iterator<Item = (Language, &str)> {
        let at = bytes::find_pair(self.section(Section::UsualIndex), place);
        let mut cursor = at.map(|at| Cursor::at(self.section(Section::UsualNames), at));
        let count = cursor.as_mut().and_then(Cursor::varint).unwrap_or_default();
        (0..count).map_while(move |_| {
            let cursor = cursor.as_mut()?;
            let language = Language::new(std::str::from_utf8(cursor.take(2)?).ok()?)?;
            Some((language, cursor.text()?))
        })
    }

    /// The identifier of a place.
    pub(super) fn id(&self, place: u32) -> Option<Cow<'_, str>> {
        let number = self.places()?.id(place)?;
        let group = self.groups.iter().find(|group| (group.start..group.end).contains(&place))?;
        if group.prefix.is_empty() {
            return StringList::new(self.section(Section::IdTexts))?.get(number as usize).map(Cow::Borrowed);
        }
        Some(format!("{}{number}", group.prefix).into())
    }

    /// The place with this identifier.
    pub(super) fn find(&self, id: &str) -> Option<u32> {
        if let Some((prefix, number)) = split_id(id)
            && let Some(group) = self.groups.iter().find(|group| group.prefix == prefix)
            && let Some(place) = bisect(group, |place| Some(self.places()?.id(place)?.cmp(&number)))
        {
            return Some(place);
        }
        let texts = StringList::new(self.section(Section::IdTexts))?;
        let group = self.groups.iter().find(|group| group.prefix.is_empty())?;
        bisect(group, |place| Some(texts.get(self.places()?.id(place)? as usize)?.cmp(id)))
    }

    /// The identifier of a container that places tell and that is in no row of this file, counted from 0. A record tells
    /// the first of them by the number that follows the last place's.
    pub(super) fn outside(&self, number: u32) -> Option<&str> {
        let group = self.groups.iter().find(|group| group.prefix.is_empty());
        let own = group.map_or(0, |group| group.end as usize);
        StringList::new(self.section(Section::IdTexts))?.get(own.checked_add(number as usize)?)
    }

    /// Tells the number and the identifier of each place.
    pub(super) fn ids(&self, tell: &mut dyn FnMut(u32, &str)) {
        for place in 0..self.len {
            if let Some(id) = self.id(place) {
                tell(place, &id);
            }
        }
    }

    /// The checksum that the header tells.
    pub(super) fn checksum(&self) -> u32 {
        format::told_checksum(&self.bytes)
    }

    /// Whether the bytes have the checksum that the header tells; reads all of them.
    pub(super) fn is_intact(&self) -> bool {
        let (told, actual) = format::checksums(&self.bytes);
        told == actual
    }

    /// Counts what the file holds; reads all of it.
    pub(super) fn summary(&self) -> Summary {
        let mut counts = vec![0; Kind::ALL.len()];
        for record in (0..self.len).filter_map(|place| self.record(place)) {
            let kind = self.kind(&record).and_then(|kind| Kind::ALL.iter().position(|other| *other == kind));
            if let Some(count) = kind.and_then(|kind| counts.get_mut(kind)) {
                *count += 1;
            }
        }
        let (checksum, actual) = format::checksums(&self.bytes);
        Summary {
            bytes: self.bytes.len(),
            places: self.len as usize,
            names: self.automaton().map_or(0, |automaton| automaton.len()),
            outlines: self.section(Section::AreaIndex).len() / 8,
            kinds: Kind::ALL.iter().copied().zip(counts).filter(|(_, count)| *count > 0).collect(),
            sources: String::from_utf8_lossy(self.section(Section::Sources)).into_owned(),
            checksum,
            intact: checksum == actual,
        }
    }
}

impl fmt::Debug for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Index")
            .field("bytes", &self.bytes.len())
            .field("places", &self.len)
            .finish_non_exhaustive()
    }
}

/// An identifier as its prefix, the colon included, and the number behind it, where it is a number in its usual form.
pub(super) fn split_id(id: &str) -> Option<(&str, u32)> {
    let (prefix, digits) = id.split_at(id.rfind(':')? + 1);
    let number: u32 = digits.parse().ok()?;
    (number.to_string() == digits).then_some((prefix, number))
}

/// The place of a group at which `compare` finds no difference.
fn bisect(group: &IdGroup, compare: impl Fn(u32) -> Option<std::cmp::Ordering>) -> Option<u32> {
    let (mut low, mut high) = (group.start, group.end);
    while low < high {
        let middle = low + (high - low) / 2;
        match compare(middle)? {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Equal => return Some(middle),
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}

fn read_kinds(section: &[u8]) -> Option<Vec<Kind>> {
    let names = StringList::new(section)?;
    (0..names.len()).map(|i| Kind::parse(names.get(i)?)).collect()
}

/// The bytes of the table of kinds, of which all stand in it.
pub(super) fn write_kinds() -> Vec<u8> {
    super::strings::write(Kind::ALL.iter().map(|kind| kind.as_str()))
}

fn read_countries(section: &[u8]) -> Option<Vec<Country>> {
    let (rows, rest) = section.as_chunks::<6>();
    let read = |row: &[u8; 6]| {
        let place = bytes::uint(&row[2..]) as u32;
        let code = std::str::from_utf8(&row[..2]).ok()?.to_owned();
        Some(Country { code, place: (place != u32::MAX).then_some(place) })
    };
    rest.is_empty().then(|| rows.iter().map(read).collect())?
}

/// The bytes of the table of countries.
pub(super) fn write_countries<'c>(countries: impl Iterator<Item = (&'c str, Option<u32>)>) -> Vec<u8> {
    let mut out = Vec::new();
    for (code, place) in countries {
        out.extend(code.as_bytes());
        bytes::put_uint(&mut out, u64::from(place.unwrap_or(u32::MAX)), 4);
    }
    out
}

fn read_groups(section: &[u8]) -> Option<Vec<IdGroup>> {
    let mut cursor = Cursor::at(section, 0);
    let mut groups = Vec::new();
    while cursor.remaining() > 0 {
        let prefix = cursor.text()?.to_owned();
        let (start, end) = (u32::try_from(cursor.varint()?).ok()?, u32::try_from(cursor.varint()?).ok()?);
        groups.push(IdGroup { prefix, start, end });
    }
    Some(groups)
}

/// The bytes of the table of groups of identifiers: prefix, first place, one past the last place.
pub(super) fn write_groups<'p>(groups: impl Iterator<Item = (&'p str, usize, usize)>) -> Vec<u8> {
    let mut out = Vec::new();
    for (prefix, start, end) in groups {
        bytes::put_text(&mut out, prefix);
        bytes::put_varint(&mut out, start as u64);
        bytes::put_varint(&mut out, end as u64);
    }
    out
}
