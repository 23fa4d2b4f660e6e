//! Reading the tables. What is wrong with a row is told with file, line and a hint.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Deserialize;

use crate::model::{Capital, Kind};

use crate::gazetteer::error::GazetteerError;
use crate::gazetteer::outline::Rings;

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

/// A row of `places.tsv`.
#[derive(Clone, Debug)]
pub(super) struct PlaceRow {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) feature_class: char,
    pub(super) country: String,
    pub(super) admin1: String,
    pub(super) admin2: String,
    pub(super) lon: f64,
    pub(super) lat: f64,
    pub(super) population: u64,
    pub(super) capital: Capital,
    pub(super) location: Location,
}

/// A line of `areas.jsonl`.
#[derive(Debug)]
pub(super) struct AreaRow {
    pub(super) id: String,
    pub(super) polygons: Vec<Rings>,
    pub(super) location: Location,
}

/// A line of a table.
#[derive(Clone, Debug)]
pub(super) struct Location {
    file: Arc<PathBuf>,
    line: usize,
}

impl Location {
    /// An error at this line.
    pub(super) fn error(&self, what: impl Into<String>, hint: &'static str) -> GazetteerError {
        GazetteerError::Row { file: (*self.file).clone(), line: self.line, what: what.into(), hint }
    }
}

/// Calls `row` with the columns of every line of a table but the first, which must name them.
pub(super) fn each_row(
    path: &Path,
    columns: &[&str],
    mut row: impl FnMut(&[&str], Location) -> Result<(), GazetteerError>,
) -> Result<(), GazetteerError> {
    let mut seen_header = false;
    each_line(path, |line, location| {
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
        row(&values, location)
    })
}

fn each_line(
    path: &Path,
    mut each: impl FnMut(&str, Location) -> Result<(), GazetteerError>,
) -> Result<(), GazetteerError> {
    let read_error = |source| GazetteerError::Read { path: path.into(), source };
    let mut reader = BufReader::new(File::open(path).map_err(read_error)?);
    let file = Arc::new(path.to_path_buf());
    let mut text = Vec::new();
    for line in 1.. {
        text.clear();
        if reader.read_until(b'\n', &mut text).map_err(read_error)? == 0 {
            break;
        }
        let location = Location { file: Arc::clone(&file), line };
        let Ok(text) = std::str::from_utf8(&text) else {
            return Err(location.error("the line is not UTF-8", "save the table as UTF-8"));
        };
        let text = text.trim_end_matches(['\n', '\r']);
        if !text.is_empty() {
            each(text, location)?;
        }
    }
    Ok(())
}

/// Reads `places.tsv`.
pub(super) fn read_places(path: &Path) -> Result<Vec<PlaceRow>, GazetteerError> {
    let mut places = Vec::new();
    each_row(path, PLACE_COLUMNS, |values, location| {
        places.push(place(values, location)?);
        Ok(())
    })?;
    Ok(places)
}

fn place(values: &[&str], location: Location) -> Result<PlaceRow, GazetteerError> {
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
    if !(country.is_empty() || (country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase()))) {
        return Err(wrong("country", country, "two capital letters as in ISO 3166, or nothing"));
    }
    let degrees = |column: &str, value: &str, limit: f64| {
        let degrees = value.parse().ok().filter(|degrees: &f64| degrees.abs() <= limit);
        degrees.ok_or_else(|| wrong(column, value, "decimal degrees: lat -90 to 90, lon -180 to 180"))
    };
    let (lat, lon) = (degrees("lat", lat, 90.0)?, degrees("lon", lon, 180.0)?);
    let population =
        population.parse().map_err(|_| wrong("population", population, "a whole number, 0 if unknown"))?;
    let [id, name, country, admin1, admin2] = [id, name, country, admin1, admin2].map(str::to_owned);
    Ok(PlaceRow {
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
        location,
    })
}

/// Reads `areas.jsonl`; no such file means no outlines.
pub(super) fn read_areas(path: &Path) -> Result<Vec<AreaRow>, GazetteerError> {
    #[derive(Deserialize)]
    struct Line {
        id: String,
        polygons: Vec<Rings>,
    }
    let mut areas = Vec::new();
    if !path.exists() {
        return Ok(areas);
    }
    each_line(path, |text, location| {
        const HINT: &str = r#"{"id": "…", "polygons": [[[[lon, lat], …], …], …]} with decimal degrees"#;
        let Line { id, polygons } =
            serde_json::from_str(text).map_err(|e| location.error(e.to_string(), HINT))?;
        let mut points = polygons.iter().flatten().flatten();
        if let Some([lon, lat]) = points.find(|[lon, lat]| lon.abs() > 180.0 || lat.abs() > 90.0) {
            return Err(location.error(format!("a point lies at {lon}, {lat}"), HINT));
        }
        areas.push(AreaRow { id, polygons, location });
        Ok(())
    })?;
    Ok(areas)
}

/// Reads `sources.tsv` into lines of name, version and licence; no such file means that nothing is told of the sources.
pub(super) fn read_sources(path: &Path) -> Result<String, GazetteerError> {
    let mut sources = String::new();
    if path.exists() {
        each_row(path, &["name", "version", "licence"], |values, _| {
            sources.push_str(&values.join("\t"));
            sources.push('\n');
            Ok(())
        })?;
    }
    Ok(sources)
}
