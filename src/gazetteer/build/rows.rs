//! Reading tables of our own. What is wrong with a row is told with file, line and a hint.

use std::path::Path;

use serde::Deserialize;

use crate::gazetteer::Rank;
use crate::gazetteer::error::GazetteerError;
use crate::gazetteer::outline::{self, Rings};
use crate::model::{Capital, Kind, Language};

use super::entry::Entry;
use super::lines::{self, Location, each_line};
use super::places::{Collector, Places};
use super::report::Report;

/// Columns of the table of places.
const PLACE_COLUMNS: &[&str] = &[
    "id",
    "name",
    "kind",
    "feature_class",
    "country",
    "admin1",
    "admin2",
    "lat",
    "lon",
    "population",
    "capital",
];

/// Calls `row` with the columns of every line of a table but the first, which must name them.
fn each_row(
    path: &Path,
    columns: &[&str],
    report: &mut Report,
    mut row: impl FnMut(&[&str], Location, &mut Report) -> Result<(), GazetteerError>,
) -> Result<(), GazetteerError> {
    let mut seen_header = false;
    each_line(path, report, |line, location, report| {
        let values: Vec<&str> = line.split('\t').collect();
        if !seen_header {
            seen_header = true;
            return if values == columns {
                Ok(())
            } else {
                let what = format!("the first line must name the columns {}", columns.join(", "));
                Err(location.error(what, "separate the columns with tabs"))
            };
        }
        if values.len() != columns.len() {
            let what = format!("{} columns in place of {}", values.len(), columns.len());
            return Err(location.error(what, "separate the columns with tabs; no column may be left out"));
        }
        row(&values, location, report)
    })
}

/// Reads `places.tsv` of a folder.
pub(super) fn read_places(
    folder: &Path,
    collector: &mut Collector,
    report: &mut Report,
) -> Result<(), GazetteerError> {
    let path = folder.join("places.tsv");
    collector.file(&path);
    each_row(&path, PLACE_COLUMNS, report, |values, location, _| {
        let line = location.line();
        collector.add(place(values, &location)?, line)
    })
}

fn place(values: &[&str], location: &Location) -> Result<Entry, GazetteerError> {
    let &[id, name, kind, class, country, admin1, admin2, lat, lon, population, capital] = values else {
        return Err(location.error("columns are missing", "separate the columns with tabs"));
    };
    let wrong = |column: &str, value: &str, hint| location.error(format!("{column} is \"{value}\""), hint);
    if id.is_empty() || name.is_empty() {
        return Err(location.error("a place without identifier or name", "fill in both columns"));
    }
    let kind = Kind::parse(kind).ok_or_else(|| {
        wrong(
            "kind",
            kind,
            "one of country, province, district, city, village, base, airport, border-post, region …",
        )
    })?;
    let feature_class = match class.as_bytes() {
        [] => ' ',
        [letter] if letter.is_ascii_uppercase() => char::from(*letter),
        _ => return Err(wrong("feature_class", class, "one of GeoNames' capital letters, or nothing")),
    };
    let capital = match capital {
        "" => Capital::None,
        "admin1" => Capital::Admin1,
        "country" => Capital::Country,
        other => return Err(wrong("capital", other, "country, admin1 or nothing")),
    };
    if !(country.is_empty() || is_country_code(country)) {
        return Err(wrong("country", country, "two capital letters as in ISO 3166, or nothing"));
    }
    let position = lines::position((lat, lon), location)?;
    if population.is_empty() {
        return Err(wrong("population", population, "a whole number, 0 if unknown"));
    }
    Ok(Entry {
        feature_class,
        country: country.to_owned(),
        admin1: admin1.to_owned(),
        admin2: admin2.to_owned(),
        population: lines::population(population, location)?,
        capital,
        ..Entry::new(id.to_owned(), name.to_owned(), kind, position)
    })
}

/// Whether it has the form of an ISO 3166 code.
pub(super) fn is_country_code(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase())
}

/// Reads `names.tsv` and `areas.jsonl` of a folder; without the latter there are no outlines.
pub(super) fn read_names(
    folder: &Path,
    places: &mut Places,
    report: &mut Report,
) -> Result<(), GazetteerError> {
    each_row(
        &folder.join("names.tsv"),
        &["id", "name", "lang", "rank"],
        report,
        |values, location, report| {
            let &[id, name, language, rank] = values else { return Ok(()) };
            let place = places.number(id).ok_or_else(|| {
                location.error(
                    format!("no place has the identifier {id}"),
                    "a name belongs to a row of places.tsv",
                )
            })?;
            let rank = parse_rank(rank).ok_or_else(|| {
                let hint = "one of main, preferred, alternate, abbreviation, code";
                location.error(format!("rank is \"{rank}\""), hint)
            })?;
            report.names += 1;
            places.names.add(place, name, (rank, Language::new(language)))
        },
    )?;
    let areas = folder.join("areas.jsonl");
    if areas.exists() { read_areas(&areas, places, report) } else { Ok(()) }
}

fn parse_rank(word: &str) -> Option<Rank> {
    Some(match word {
        "main" => Rank::Main,
        "preferred" => Rank::Preferred,
        "alternate" => Rank::Alternate,
        "abbreviation" => Rank::Abbreviation,
        "code" => Rank::Code,
        _ => return None,
    })
}

fn read_areas(path: &Path, places: &mut Places, report: &mut Report) -> Result<(), GazetteerError> {
    #[derive(Deserialize)]
    struct Line {
        id: String,
        polygons: Vec<Rings>,
    }
    let mut outlined = std::collections::HashSet::new();
    each_line(path, report, |text, location, _| {
        const HINT: &str = r#"{"id": "…", "polygons": [[[[lon, lat], …], …], …]} with decimal degrees"#;
        let Line { id, polygons } =
            serde_json::from_str(text).map_err(|e| location.error(e.to_string(), HINT))?;
        let mut points = polygons.iter().flatten().flatten();
        if let Some([lon, lat]) = points.find(|[lon, lat]| lon.abs() > 180.0 || lat.abs() > 90.0) {
            return Err(location.error(format!("a point lies at {lon}, {lat}"), HINT));
        }
        let place = places.number(&id).ok_or_else(|| {
            let what = format!("no place has the identifier {id}");
            location.error(what, "an area belongs to a row of places.tsv")
        })?;
        if !outlined.insert(place) {
            let what = format!("{id} has a second area");
            return Err(location.error(what, "give one line with all polygons of a place"));
        }
        let mut bytes = Vec::new();
        outline::write(&mut bytes, &polygons);
        places.areas.add(place, &bytes)
    })
}

/// Reads `sources.tsv` into lines of name, version and licence; no such file means that nothing is told of the sources.
pub(super) fn read_sources(folder: &Path) -> Result<String, GazetteerError> {
    let path = folder.join("sources.tsv");
    let mut sources = String::new();
    if path.exists() {
        let mut report = Report { strict: true, ..Report::default() };
        each_row(&path, &["name", "version", "licence"], &mut report, |values, _, _| {
            sources.push_str(&values.join("\t"));
            sources.push('\n');
            Ok(())
        })?;
    }
    Ok(sources)
}
