//! Reading GeoNames' dumps: `allCountries.txt` or a file of one country, alternate names, names of divisions.
//!
//! The columns are those of GeoNames' own `readme.txt`. Places keep GeoNames' numbers, as `geonames:1138336`.

use std::path::Path;

use crate::gazetteer::Rank;
use crate::gazetteer::entries::Code;
use crate::gazetteer::error::GazetteerError;
use crate::model::Language;

use super::CODE;
use super::entry::Entry;
use super::features::{Feature, feature};
use super::lines::{self, Location, each_line};
use super::name_rules::{clean, is_no_name, rank_of_alternate};
use super::places::{Collector, Places};
use super::report::Report;
use super::rows::is_country_code;

/// Columns of a dump of places.
pub(super) const COLUMNS: usize = 19;
/// Columns of a dump of alternate names: at least those before the dates, which older dumps lack.
pub(super) const NAME_COLUMNS: std::ops::RangeInclusive<usize> = 8..=10;
/// The tables that explain codes of divisions.
pub(super) const DIVISIONS: [&str; 2] = ["admin1CodesASCII.txt", "admin2Codes.txt"];
/// Stands for "no first-level division" where a code is expected.
const NO_DIVISION: &str = "00";
/// Reasons why names are left out.
const LINKS: &str = "links and Wikidata numbers in the table of alternate names";
const OTHERS: &str = "alternate names of places that are not in the dump or were left out";

/// Reads a dump of places.
pub(super) fn read_places(
    path: &Path,
    collector: &mut Collector,
    report: &mut Report,
) -> Result<(), GazetteerError> {
    collector.file(path);
    each_line(path, report, |line, location, report| {
        let columns: Vec<&str> = line.split('\t').collect();
        let columns: &[&str; COLUMNS] = columns.as_slice().try_into().map_err(|_| {
            let what = format!("{} columns in place of {COLUMNS}", columns.len());
            location.error(what, "a row of a GeoNames dump is 19 columns with tabs between them")
        })?;
        take(columns, &location, collector, report)
    })
}

fn take(
    columns: &[&str; COLUMNS],
    location: &Location,
    collector: &mut Collector,
    report: &mut Report,
) -> Result<(), GazetteerError> {
    let &[
        id,
        name,
        ascii,
        alternates,
        lat,
        lon,
        class,
        code,
        country,
        _,
        admin1,
        admin2,
        _,
        _,
        population,
        ..,
    ] = columns;
    let id = identifier(id, location)?;
    let position = lines::position((lat, lon), location)?;
    let population = lines::population(population, location)?;
    let name = clean(name);
    if name.is_empty() {
        return Err(location.error("a place without a name", "the second column is its name"));
    }
    let (kind, capital) = match feature(class, code, population) {
        Feature::Taken(kind, capital) => (kind, capital),
        Feature::LeftOut(reason) => {
            report.leave_out(reason);
            return Ok(());
        }
    };
    let mut entry = Entry::new(id, name.into_owned(), kind, position);
    entry.feature_class = class.chars().next().unwrap_or(' ');
    entry.population = population;
    entry.capital = capital;
    if is_country_code(country) {
        country.clone_into(&mut entry.country);
        divisions(&mut entry, (code, admin1, admin2), collector);
    }
    entry.add_name(ascii, (Rank::Alternate, None));
    for alternate in alternates.split(',') {
        entry.add_name(&clean(alternate), (rank_of_alternate(alternate.trim()), None));
    }
    collector.add(entry, location.line())
}

/// Notes which division a row is in, and which codes it explains.
fn divisions(entry: &mut Entry, (feature, admin1, admin2): (&str, &str, &str), collector: &mut Collector) {
    if admin1.is_empty() || admin1 == NO_DIVISION {
        return;
    }
    let first = format!("{CODE}{}.{admin1}", entry.country);
    let second = (!admin2.is_empty()).then(|| format!("{first}.{admin2}"));
    match (feature, second) {
        ("ADM1", _) => collector.alias(first, &entry.id),
        ("ADM2", Some(second)) => {
            collector.alias(second, &entry.id);
            entry.admin1 = first;
        }
        (_, second) => {
            entry.admin1 = first;
            entry.admin2 = second.unwrap_or_default();
        }
    }
}

/// GeoNames' number as an identifier.
fn identifier(number: &str, location: &Location) -> Result<String, GazetteerError> {
    match number.parse::<u32>() {
        Ok(number) => Ok(format!("geonames:{number}")),
        Err(_) => {
            let hint = "the first column is GeoNames' number of the place";
            Err(location.error(format!("the identifier is {}", lines::quoted(number)), hint))
        }
    }
}

/// Reads a table of divisions: code, name, name in ASCII, number. Codes that a row of the dump explains keep its meaning.
pub(super) fn read_divisions(
    path: &Path,
    collector: &mut Collector,
    report: &mut Report,
) -> Result<(), GazetteerError> {
    each_line(path, report, |line, location, _| {
        let columns: Vec<&str> = line.split('\t').collect();
        let &[code, _, _, number] = columns.as_slice() else {
            let what = format!("{} columns in place of 4", columns.len());
            return Err(location.error(what, "code, name, name in ASCII, number, with tabs between them"));
        };
        collector.alias(format!("{CODE}{code}"), &identifier(number, &location)?);
        Ok(())
    })
}

/// Reads a table of alternate names.
pub(super) fn read_names(
    path: &Path,
    places: &mut Places,
    report: &mut Report,
) -> Result<(), GazetteerError> {
    let mut id = String::new();
    each_line(path, report, |line, location, report| {
        let columns: Vec<&str> = line.split('\t').collect();
        let &[_, place, language, name, preferred, _, colloquial, historic, ..] = columns.as_slice() else {
            let what = format!("{} columns in place of 10", columns.len());
            return Err(
                location.error(what, "a row of alternateNamesV2.txt is 10 columns with tabs between them")
            );
        };
        if matches!(language, "link" | "wkdt") {
            report.leave_out(LINKS);
            return Ok(());
        }
        id.clear();
        id.push_str("geonames:");
        id.push_str(place);
        let name = clean(name);
        match places.number(&id) {
            Some(place) if !name.is_empty() => {
                report.names += 1;
                let is_usual = preferred == "1" && colloquial != "1" && historic != "1";
                places.names.add(place, &name, code_of(&name, language, is_usual))
            }
            Some(_) => Err(location.error("a name without letters", "the fourth column is the name")),
            None => {
                report.leave_out(OTHERS);
                Ok(())
            }
        }
    })
}

/// What a name is to its place. Codes stand in the column of languages, as do names of which no language is known.
fn code_of(name: &str, language: &str, is_usual: bool) -> Code {
    match language {
        "post" | "unlc" | "iata" | "icao" | "faac" | "tcid" => (Rank::Code, None),
        "abbr" => (Rank::Abbreviation, None),
        _ => match Language::new(language).filter(|_| !language.contains('_')) {
            _ if is_no_name(name) => (Rank::Code, None),
            language @ Some(_) if is_usual => (Rank::Preferred, language),
            language @ Some(_) => (Rank::Alternate, language),
            None if is_usual => (Rank::Preferred, None),
            None => (rank_of_alternate(name), None),
        },
    }
}
