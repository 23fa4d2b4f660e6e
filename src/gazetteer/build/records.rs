//! Rows of the places: containers become numbers, and what many places have in common becomes a class.

use std::collections::HashMap;

use crate::gazetteer::bytes::{put_text, uint};
use crate::gazetteer::error::GazetteerError;
use crate::gazetteer::record::{self, CLASS_WIDTH, Class, Record, Survey, TableWriter};
use crate::gazetteer::strings::ListHead;
use crate::model::Kind;

use super::areas::Outlines;
use super::entry::Entry;
use super::places::Places;
use super::report::Report;
use super::scratch::{Scratch, Spool};
use super::{Part, offset};

/// Bytes of a record between the two passes: number of the identifier, class, longitude, latitude, inhabitants.
const STAGED: usize = 4 + CLASS_WIDTH + 8 + 8 + 8;
/// Reason told where a code of a province or district leads nowhere.
const UNEXPLAINED: &str =
    "codes of provinces or districts that no row explains (their places were taken without)";

/// The sections that tell of places.
pub(super) struct Records {
    pub(super) rows: Part,
    pub(super) classes: Vec<u8>,
    /// Identifiers that are texts, and behind them those of containers that are in no row.
    pub(super) id_texts: Part,
}

/// Makes the records of all places.
pub(super) fn records(
    places: &mut Places,
    outlines: &Outlines,
    scratch: &Scratch,
    report: &mut Report,
) -> Result<Records, GazetteerError> {
    let mut containers = Containers::default();
    let mut survey = Survey::default();
    let mut staged = scratch.spool();
    let mut entries = std::mem::replace(&mut places.entries, scratch.spool());
    let mut reader = entries.read()?;
    let countries = places.country_numbers();
    for place in 0.. {
        let Some(bytes) = reader.record()? else { break };
        let Some(entry) = Entry::read(bytes) else { continue };
        let [admin1, admin2] = containers.of(&entry, place, places, report)?;
        let kind = places.kinds.get(place as usize).copied().unwrap_or_default();
        let country = countries.get(entry.country.as_str()).copied().unwrap_or_default();
        let class = Class::new(kind, entry.feature_class, entry.capital, outlines.has(place));
        let record = Record {
            id: places.ids.record_number(place),
            class: class.within(country, admin1, admin2),
            lon: entry.lon,
            lat: entry.lat,
            population: entry.population,
        };
        survey.see(&record);
        staged.put(&stage(&record))?;
    }
    containers.check_count(places)?;
    let writer = survey.writer();
    if !writer.fits() {
        let (count, limit) = (1 << 24, (1 << 24) - 1);
        return Err(GazetteerError::TooMany { what: "combinations of kind and containers", count, limit });
    }
    let rows = written(staged, &writer, scratch)?;
    let rows = Part { head: writer.head().to_vec(), rest: Some(rows) };
    let id_texts = places.ids.texts().chain(containers.in_order());
    let id_texts = list(id_texts, "bytes of identifiers", scratch)?;
    Ok(Records { rows, classes: writer.classes(), id_texts })
}

/// Writes the rows of the records that were staged.
fn written(mut staged: Spool, writer: &TableWriter, scratch: &Scratch) -> Result<Spool, GazetteerError> {
    let mut rows = scratch.spool();
    let mut reader = staged.read()?;
    let mut row = Vec::new();
    while let Some(bytes) = reader.array::<STAGED>()? {
        row.clear();
        if let Some(record) = unstage(&bytes) {
            writer.row(&record, &mut row);
        }
        rows.put(&row)?;
    }
    Ok(rows)
}

fn stage(record: &Record) -> Vec<u8> {
    let mut out = Vec::with_capacity(STAGED);
    out.extend(record.id.to_le_bytes());
    record.class.write(&mut out);
    out.extend(record.lon.to_bits().to_le_bytes());
    out.extend(record.lat.to_bits().to_le_bytes());
    out.extend(record.population.to_le_bytes());
    out
}

fn unstage(bytes: &[u8; STAGED]) -> Option<Record> {
    let (id, rest) = bytes.split_first_chunk::<4>()?;
    let (class, rest) = rest.split_first_chunk::<CLASS_WIDTH>()?;
    let ([lon, lat, population], []) = rest.as_chunks::<8>() else { return None };
    Some(Record {
        id: u32::from_le_bytes(*id),
        class: Class::read(class),
        lon: f64::from_bits(uint(lon)),
        lat: f64::from_bits(uint(lat)),
        population: uint(population),
    })
}

/// A list of texts, of which `what` may not be too many.
pub(super) fn list<'t>(
    texts: impl Iterator<Item = &'t str>,
    what: &'static str,
    scratch: &Scratch,
) -> Result<Part, GazetteerError> {
    let (mut head, mut rest) = (ListHead::default(), scratch.spool());
    let mut bytes = Vec::new();
    for text in texts {
        offset(what, rest.len())?;
        head.next(rest.len());
        bytes.clear();
        put_text(&mut bytes, text);
        rest.put(&bytes)?;
    }
    Ok(Part { head: head.bytes(), rest: Some(rest) })
}

/// Finds the numbers of provinces and districts.
#[derive(Default)]
struct Containers {
    /// What was found before: provinces and districts have many places.
    known: HashMap<String, Option<u32>>,
    /// Identifiers of containers that are in no row, and which of them each is. Their numbers follow those of the places.
    outside: HashMap<String, usize>,
}

impl Containers {
    /// The province and the district of a place.
    fn of(
        &mut self,
        entry: &Entry,
        place: u32,
        places: &Places,
        report: &mut Report,
    ) -> Result<[Option<u32>; 2], GazetteerError> {
        let mut found = [None; 2];
        for (found, container) in found.iter_mut().zip([&entry.admin1, &entry.admin2]) {
            if container.is_empty() {
                continue;
            }
            *found = match self.known.get(container) {
                Some(number) => *number,
                None => self.look_up(container, entry, places, report)?,
            };
            if found.is_none() {
                report.leave_out(UNEXPLAINED);
            }
        }
        if report.strict {
            return Ok(found);
        }
        let kind = |number: u32| Kind::ALL.get(usize::from(*places.kinds.get(number as usize)?));
        // A province is not in itself, and what the source calls the next container may be a district or a country.
        let [admin1, admin2] = found.map(|number| number.filter(|number| *number != place));
        let admin1 = admin1.filter(|number| kind(*number) != Some(&Kind::Country));
        Ok(match admin1 {
            Some(number) if admin2.is_none() && kind(number) == Some(&Kind::District) => [None, Some(number)],
            _ => [admin1, admin2],
        })
    }

    fn look_up(
        &mut self,
        container: &str,
        entry: &Entry,
        places: &Places,
        report: &Report,
    ) -> Result<Option<u32>, GazetteerError> {
        let id = places.aliases.get(container).map_or(container, String::as_str);
        let mut number = places.number(id);
        if number.is_none() && report.strict {
            let what = format!("{} lies in {container}, which is no place", entry.id);
            let hint = "admin1 and admin2 are identifiers of other rows, or nothing";
            return Err(places.location(entry).error(what, hint));
        }
        if number.is_none() && !id.starts_with(super::CODE) {
            number = self.number_outside(id, places);
        }
        self.known.insert(container.to_owned(), number);
        Ok(number)
    }

    fn number_outside(&mut self, id: &str, places: &Places) -> Option<u32> {
        let next = self.outside.len();
        // Two aliases may stand for the same identifier.
        let number = *self.outside.entry(id.to_owned()).or_insert(next);
        places.len().checked_add(u32::try_from(number).ok()?)
    }

    /// The identifiers in no row, in the order of their numbers.
    fn in_order(&self) -> Vec<&str> {
        let mut ids: Vec<_> = self.outside.iter().collect();
        ids.sort_unstable_by_key(|(_, number)| **number);
        ids.into_iter().map(|(id, _)| id.as_str()).collect()
    }

    fn check_count(&self, places: &Places) -> Result<(), GazetteerError> {
        let count = places.len() as usize + self.outside.len();
        if count > record::LIMIT {
            return Err(GazetteerError::TooMany { what: "places", count, limit: record::LIMIT });
        }
        Ok(())
    }
}
