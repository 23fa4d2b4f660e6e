//! Reading a table with a header line, separated by commas, semicolons or tabs, quoted where need be.

use std::path::Path;
use std::sync::Arc;

use csv::{ByteRecord, ReaderBuilder};

use crate::gazetteer::Rank;
use crate::gazetteer::error::GazetteerError;
use crate::model::{Capital, Kind, Language};

use super::entry::Entry;
use super::features::populated_kind;
use super::identifiers::{identifier, made_up};
use super::lines::{self, Location, unreadable};
use super::name_rules::clean;
use super::places::Collector;
use super::quotes;
use super::report::Report;
use super::words::kind_of;
use super::world::{World, container_key};

/// What a column is, and the names that headers give it, in small letters.
const COLUMNS: &[(Column, &[&str])] = &[
    (Column::GeoNames, &["geonameid", "geonames_id", "geonames", "gn_id", "gn:id"]),
    (Column::Id, &["id", "@id", "place_id", "pid", "identifier"]),
    (Column::Name, &["name", "title", "toponym", "label", "placename", "place_name", "nom"]),
    (
        Column::Names,
        &[
            "names",
            "alternate",
            "alternates",
            "alternate_names",
            "alternatenames",
            "altnames",
            "alt_names",
            "variants",
            "aliases",
            "other_names",
        ],
    ),
    (Column::Lat, &["lat", "latitude", "y"]),
    (Column::Lon, &["lon", "lng", "long", "longitude", "x"]),
    (Column::Kind, &["kind", "type", "types", "place_type", "category"]),
    (Column::Feature, &["feature_code", "feature_class", "fclass", "fclasses", "fcode"]),
    (Column::Thesaurus, &["aat_type", "aat_types"]),
    (Column::Country, &["country", "ccode", "ccodes", "country_code", "countrycode", "iso2", "cc"]),
    (Column::Admin1, &["admin1", "province", "adm1"]),
    (Column::Admin2, &["admin2", "district", "adm2"]),
    (Column::Population, &["population", "pop"]),
];
/// What would be right where a header is not.
const HEADER: &str = "columns are id, name, names, lat, lon, kind, country, admin1, admin2, population, and name_fr and the like";
/// What would be right where a row is not.
const ROW: &str = "a row has a name, and a value for each column it needs";
/// What would be right where a quotation mark is not.
const QUOTES: &str = "a cell that begins with a quotation mark ends with one; a mark within is written twice";

#[derive(Clone, Copy, Debug, PartialEq)]
enum Column {
    GeoNames,
    Id,
    Name,
    Names,
    Lat,
    Lon,
    Kind,
    Feature,
    Thesaurus,
    Country,
    Admin1,
    Admin2,
    Population,
    /// The usual name in a language.
    In(Language),
}

fn column(title: &str) -> Option<Column> {
    let title = title.trim().to_lowercase();
    let known = COLUMNS.iter().find(|(_, titles)| titles.contains(&title.as_str()));
    known.map(|(column, _)| *column).or_else(|| {
        let language = title.strip_prefix("name_").or_else(|| title.strip_prefix("name:"))?;
        Some(Column::In(Language::new(language).filter(|_| language.len() == 2)?))
    })
}

/// What a cell says where it says one thing; a place in several countries is in none of them alone.
fn one_of(cell: &str) -> &str {
    if cell.contains([';', '|']) { "" } else { cell }
}

/// The first line of a text and the byte that separates its columns.
fn header(text: &str) -> (&str, u8) {
    let line = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    let count = |separator: &u8| line.bytes().filter(|b| b == separator).count();
    let separator = b",;\t".iter().copied().max_by_key(count).unwrap_or(b',');
    (line, separator)
}

/// Whether a text begins with a header of a table of places.
pub(super) fn is_header(text: &str) -> bool {
    let (line, separator) = header(text);
    let columns: Vec<_> =
        line.split(char::from(separator)).filter_map(|title| column(title.trim_matches('"'))).collect();
    [Column::Name, Column::Lat, Column::Lon].iter().all(|needed| columns.contains(needed))
}

/// Reads a table.
pub(super) fn read_places(
    path: &Path,
    collector: &mut Collector,
    report: &mut Report,
) -> Result<(), GazetteerError> {
    collector.file(path);
    let file = Arc::new(path.to_path_buf());
    let mut start = Vec::new();
    let opened = std::fs::File::open(path).map_err(unreadable(path))?;
    std::io::Read::read_to_end(&mut std::io::Read::take(opened, 1 << 20), &mut start)
        .map_err(unreadable(path))?;
    let (_, separator) = header(&String::from_utf8_lossy(&start));
    let opened = std::fs::File::open(path).map_err(unreadable(path))?;
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        // Where tabs separate, a quotation mark is a letter like others.
        .quoting(separator != b'\t')
        .buffer_capacity(256 << 10)
        .from_reader(opened);
    let mut table = Table { path, columns: Vec::new(), world: World::default() };
    let mut record = ByteRecord::new();
    loop {
        let read = reader.read_byte_record(&mut record).map_err(|error| match error.into_kind() {
            csv::ErrorKind::Io(source) => unreadable(path)(source),
            other => Location::new(&file, 1).error(format!("{other:?}"), ROW),
        })?;
        if !read {
            break;
        }
        let line =
            record.position().map_or(1, |position| usize::try_from(position.line()).unwrap_or_default());
        let location = Location::new(&file, line);
        if let Some(next) = quotes::line_after_unclosed(path, &record, reader.position())? {
            report.fault(location.error("a quotation mark is not closed", QUOTES))?;
            reader.seek(next).map_err(|error| unreadable(path)(error.into()))?;
            continue;
        }
        let taken = if table.columns.is_empty() {
            table.read_header(&record, &location, report)
        } else {
            table.take(&record, &location, collector)
        };
        if let Err(fault) = taken {
            report.fault(fault)?;
        }
    }
    table.world.explain(collector);
    Ok(())
}

/// A cell, without the quotation marks around it that stand there also where tabs separate.
fn unmarked(bytes: &[u8]) -> Result<&str, std::str::Utf8Error> {
    let cell = std::str::from_utf8(bytes)?;
    let within = cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"'));
    Ok(within.filter(|within| !within.contains('"')).unwrap_or(cell))
}

/// The kind that one of the `words` of a row tells; a populated place where all are empty.
fn kind_in(words: &[&str], population: u64, location: &Location) -> Result<(Kind, Capital), GazetteerError> {
    let Some(word) = words.iter().find(|word| !word.is_empty()) else {
        return Ok((populated_kind(population), Capital::None));
    };
    words.iter().find_map(|word| kind_of(word, population)).ok_or_else(|| {
        let hint = "one of country, province, district, city, village, base, airport, border-post, region …";
        location.error(format!("the kind is {}", lines::quoted(word)), hint)
    })
}

struct Table<'p> {
    path: &'p Path,
    columns: Vec<Option<Column>>,
    world: World,
}

impl Table<'_> {
    fn read_header(
        &mut self,
        record: &ByteRecord,
        location: &Location,
        report: &mut Report,
    ) -> Result<(), GazetteerError> {
        let titles: Vec<_> = record.iter().map(String::from_utf8_lossy).collect();
        self.columns = titles
            .iter()
            .map(|title| column(title.trim_start_matches('\u{feff}').trim_matches('"')))
            .collect();
        for (needed, what) in [(Column::Name, "name"), (Column::Lat, "latitude"), (Column::Lon, "longitude")]
        {
            if !self.columns.contains(&Some(needed)) {
                return Err(GazetteerError::Input {
                    path: self.path.to_path_buf(),
                    what: format!("the header has no column for the {what}"),
                    hint: HEADER,
                });
            }
        }
        let unknown: Vec<&str> = titles
            .iter()
            .zip(&self.columns)
            .filter(|(_, column)| column.is_none())
            .map(|(title, _)| &**title)
            .collect();
        if !unknown.is_empty() {
            let what = format!("columns that are not known were left out: {}", unknown.join(", "));
            report.notes.push(location.error(what, HEADER));
        }
        Ok(())
    }

    fn take(
        &mut self,
        record: &ByteRecord,
        location: &Location,
        collector: &mut Collector,
    ) -> Result<(), GazetteerError> {
        let Ok(cells) = record.iter().map(unmarked).collect::<Result<Vec<_>, _>>() else {
            return Err(location.error("the row is not UTF-8", "save the table as UTF-8"));
        };
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        let cell = |wanted: Column| {
            let cells = self.columns.iter().zip(&cells).filter(|(column, _)| **column == Some(wanted));
            cells.map(|(_, cell)| cell.trim()).find(|cell| !cell.is_empty()).unwrap_or_default()
        };
        let name = clean(cell(Column::Name));
        if name.is_empty() {
            return Err(location.error("a row without a name", ROW));
        }
        let position = lines::position((cell(Column::Lat), cell(Column::Lon)), location)?;
        let population = lines::population(cell(Column::Population), location)?;
        let words = [Column::Kind, Column::Feature, Column::Thesaurus].map(cell);
        let (kind, capital) = kind_in(&words, population, location)?;
        let id = match (cell(Column::GeoNames), cell(Column::Id)) {
            ("", "") => made_up(&name, position, self.path),
            ("", own) => identifier(own, self.path),
            (number, _) => identifier(&format!("gn:{}", number.trim_start_matches("gn:")), self.path),
        };
        let mut entry = Entry::new(id, name.into_owned(), kind, position);
        entry.population = population;
        entry.capital = capital;
        entry.country = self.world.country(one_of(cell(Column::Country)), location)?;
        let [admin1, admin2] = [Column::Admin1, Column::Admin2].map(cell);
        self.add_names(&mut entry, &cells);
        entry.admin1 = self.world.container(admin1, Kind::Province, &entry.country);
        entry.admin2 = self.world.container(admin2, Kind::District, &entry.country);
        if matches!(kind, Kind::Province | Kind::District) {
            collector.alias(container_key(&entry.name, kind, &entry.country), &entry.id);
        }
        collector.add(entry, location.line())
    }

    fn add_names(&self, entry: &mut Entry, cells: &[&str]) {
        for (column, cell) in self.columns.iter().zip(cells) {
            match column {
                Some(Column::Names) => {
                    let names = cell.split(['|', ';']).map(clean);
                    names.for_each(|name| entry.add_name(&name, (Rank::Alternate, None)));
                }
                Some(Column::In(language)) => {
                    entry.add_name(&clean(cell), (Rank::Preferred, Some(*language)));
                }
                _ => {}
            }
        }
    }
}
