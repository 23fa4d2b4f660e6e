//! Places in the order in which the file holds them, and with the numbers they have there.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::gazetteer::error::GazetteerError;
use crate::gazetteer::index::{split_id, write_countries, write_groups};
use crate::gazetteer::record::{self, Class, Record};
use crate::gazetteer::strings;
use crate::model::Kind;

use super::rows::PlaceRow;

/// A prefix of identifiers gets a group of its own from so many places on; the others are kept as texts.
const SMALLEST_GROUP: usize = 64;

/// The places, sorted: first those whose identifiers are texts, then group by group those that are a prefix and a number.
pub(super) struct Numbered {
    pub(super) rows: Vec<PlaceRow>,
    /// Prefix, first place and one past the last; the empty prefix of the texts first.
    groups: Vec<(String, usize, usize)>,
    numbers: HashMap<String, u32>,
    countries: BTreeMap<String, Option<u32>>,
}

/// Sorts and numbers the places.
pub(super) fn number(mut rows: Vec<PlaceRow>) -> Result<Numbered, GazetteerError> {
    check_count("places", rows.len(), record::LIMIT)?;
    let mut prefixes: BTreeMap<&str, usize> = BTreeMap::new();
    for (prefix, _) in rows.iter().filter_map(|row| split_id(&row.id)) {
        *prefixes.entry(prefix).or_default() += 1;
    }
    let grouped: BTreeSet<String> = prefixes
        .into_iter()
        .filter(|(_, count)| *count >= SMALLEST_GROUP)
        .map(|(prefix, _)| prefix.to_owned())
        .collect();
    rows.sort_by_cached_key(|row| {
        let group = group_of(&row.id, &grouped).map(|(prefix, number)| (prefix.to_owned(), number));
        (group, row.id.clone())
    });
    let mut groups = vec![(String::new(), 0, 0)];
    for (i, row) in rows.iter().enumerate() {
        let prefix = group_of(&row.id, &grouped).map_or("", |(prefix, _)| prefix);
        match groups.last_mut() {
            Some(group) if group.0 == prefix => group.2 = i + 1,
            _ => groups.push((prefix.to_owned(), i, i + 1)),
        }
    }
    let numbers = numbers(&rows)?;
    check_containers(&rows, &numbers)?;
    let countries = countries(&rows, &numbers)?;
    Ok(Numbered { rows, groups, numbers, countries })
}

/// Prefix and number of an identifier whose prefix has a group of its own.
fn group_of<'i>(id: &'i str, grouped: &BTreeSet<String>) -> Option<(&'i str, u32)> {
    split_id(id).filter(|(prefix, _)| grouped.contains(*prefix))
}

fn check_count(what: &'static str, count: usize, limit: usize) -> Result<(), GazetteerError> {
    if count > limit { Err(GazetteerError::TooMany { what, count, limit }) } else { Ok(()) }
}

fn numbers(rows: &[PlaceRow]) -> Result<HashMap<String, u32>, GazetteerError> {
    let mut numbers = HashMap::with_capacity(rows.len());
    for (row, number) in rows.iter().zip(0..) {
        if numbers.insert(row.id.clone(), number).is_some() {
            return Err(row
                .location
                .error(format!("{} stands here a second time", row.id), "leave one of the rows out"));
        }
    }
    Ok(numbers)
}

fn check_containers(rows: &[PlaceRow], numbers: &HashMap<String, u32>) -> Result<(), GazetteerError> {
    for row in rows {
        for container in [&row.admin1, &row.admin2] {
            if !container.is_empty() && !numbers.contains_key(container) {
                let what = format!("{} lies in {container}, which is no place", row.id);
                return Err(row
                    .location
                    .error(what, "admin1 and admin2 are identifiers of other rows, or nothing"));
            }
        }
    }
    Ok(())
}

/// Every country code with the row of kind country that has it.
fn countries(
    rows: &[PlaceRow],
    numbers: &HashMap<String, u32>,
) -> Result<BTreeMap<String, Option<u32>>, GazetteerError> {
    let mut countries = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.country.is_empty()) {
        let place = countries.entry(row.country.clone()).or_insert(None);
        if row.kind == Kind::Country && place.replace(numbers[&row.id]).is_some() {
            let what = format!("{} is a second country with the code {}", row.id, row.country);
            return Err(row.location.error(what, "one row of kind country for each code"));
        }
    }
    check_count("countries", countries.len(), usize::from(u8::MAX))?;
    Ok(countries)
}

impl Numbered {
    /// The number of the place with this identifier.
    pub(super) fn number(&self, id: &str) -> Option<u32> {
        self.numbers.get(id).copied()
    }

    pub(super) fn country_table(&self) -> Vec<u8> {
        write_countries(self.countries.iter().map(|(code, place)| (code.as_str(), *place)))
    }

    pub(super) fn group_table(&self) -> Vec<u8> {
        write_groups(self.groups.iter().map(|(prefix, start, end)| (prefix.as_str(), *start, *end)))
    }

    /// The identifiers of the first group.
    pub(super) fn id_texts(&self) -> Vec<u8> {
        strings::write(self.rows[..self.groups[0].2].iter().map(|row| row.id.as_str()))
    }

    /// The records of all places; `with_area` has those with an outline.
    pub(super) fn records(&self, with_area: &HashSet<u32>) -> Vec<Record> {
        let country_numbers: HashMap<&str, u8> =
            self.countries.keys().map(String::as_str).zip(1..=u8::MAX).collect();
        let texts = self.groups[0].2;
        let record = |(i, row): (u32, &PlaceRow)| {
            let kind = Kind::ALL.iter().position(|kind| *kind == row.kind).unwrap_or_default() as u8;
            let country = country_numbers.get(row.country.as_str()).copied().unwrap_or_default();
            let class = Class::new(kind, row.feature_class, row.capital, with_area.contains(&i));
            let number = || split_id(&row.id).map_or(0, |(_, number)| number);
            Record {
                id: if (i as usize) < texts { i } else { number() },
                class: class.within(country, self.number(&row.admin1), self.number(&row.admin2)),
                lon: row.lon,
                lat: row.lat,
                population: row.population,
            }
        };
        (0..).zip(&self.rows).map(record).collect()
    }
}
