//! Which format an input has, told from its name and its first bytes, and who reads it.

use std::collections::HashSet;
use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::gazetteer::error::GazetteerError;

use super::lines::unreadable;
use super::places::{Collector, Places};
use super::report::Report;
use super::{csv_table, geonames, linked_places, rows, whos_on_first};

/// So much of a file is looked at to tell its format.
const LOOKED_AT: u64 = 64 << 10;

/// A format that gazetteers are built from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `allCountries.txt`, a file of one country, `alternateNamesV2.txt`.
    GeoNames,
    /// Who's On First: `.geojson` files, or one of many features.
    WhosOnFirst,
    /// Linked Places: JSON or a JSON object a line.
    LinkedPlaces,
    /// A table with a header line.
    Csv,
    /// A folder of tables of our own.
    Rows,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 5] = [Self::GeoNames, Self::WhosOnFirst, Self::LinkedPlaces, Self::Csv, Self::Rows];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::GeoNames => "geonames",
            Self::WhosOnFirst => "wof",
            Self::LinkedPlaces => "linked-places",
            Self::Csv => "csv",
            Self::Rows => "rows",
        }
    }

    /// The format called so on the command line.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// An input and who reads it.
pub(super) struct Source {
    pub(super) format: Format,
    /// A file; a folder for tables of our own.
    path: PathBuf,
    /// Whether it is a table of GeoNames' that tells names of places in another.
    is_names: bool,
    /// Whether it was found in a folder, and not named itself.
    is_found: bool,
    /// Whether tables beside it that explain codes of divisions are read after it.
    is_last_in_folder: bool,
}

/// The files behind the inputs, those of a folder sorted by name. What in a folder cannot be used is noted in the report.
pub(super) fn sources(
    inputs: &[PathBuf],
    forced: Option<Format>,
    report: &mut Report,
) -> Result<Vec<Source>, GazetteerError> {
    let mut sources = Vec::new();
    for input in inputs {
        if forced == Some(Format::Rows) {
            sources.push(Source::new(Format::Rows, input));
            continue;
        }
        let metadata = std::fs::metadata(input).map_err(unreadable(input))?;
        if metadata.is_dir() {
            sources.extend(of_folder(input, forced, report)?);
        } else {
            sources.push(of_file(input, forced)?);
        }
    }
    let mut folders = HashSet::new();
    for source in sources.iter_mut().rev().filter(|source| source.is_dump()) {
        source.is_last_in_folder = folders.insert(source.path.parent().map(Path::to_path_buf));
    }
    Ok(sources)
}

fn of_folder(
    folder: &Path,
    forced: Option<Format>,
    report: &mut Report,
) -> Result<Vec<Source>, GazetteerError> {
    if forced.is_none() && folder.join("places.tsv").exists() {
        return Ok(vec![Source::new(Format::Rows, folder)]);
    }
    let (mut sources, mut faults) = (Vec::new(), Vec::new());
    for file in files_below(folder, &mut faults) {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let fits = match forced.or_else(|| by_name(&name)) {
            Some(Format::GeoNames) => is_dump(&name) || is_names(&name),
            Some(Format::WhosOnFirst | Format::LinkedPlaces) => is_json(&name) && !name.contains("-alt-"),
            Some(Format::Csv) => has_ending(&name, &["csv", "tsv"]),
            Some(Format::Rows) | None => false,
        };
        if fits {
            match of_file(&file, forced) {
                Ok(source) => sources.push(Source { is_found: true, ..source }),
                Err(fault) => faults.push(fault),
            }
        }
    }
    if sources.is_empty() {
        return Err(faults.into_iter().next().unwrap_or_else(|| GazetteerError::Input {
            path: folder.to_path_buf(),
            what: "the folder holds no dump of places".to_owned(),
            hint: "give GeoNames' .txt files, .geojson or .json files, or .csv tables",
        }));
    }
    report.notes.extend(faults);
    Ok(sources)
}

/// The files in a folder and in those in it, sorted by name. What cannot be listed is added to the faults.
fn files_below(folder: &Path, faults: &mut Vec<GazetteerError>) -> Vec<PathBuf> {
    let mut folders = vec![folder.to_path_buf()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        let listed = std::fs::read_dir(&folder).and_then(|entries| {
            for entry in entries {
                let entry = entry?;
                // A link to a folder is not followed: it may lead back.
                match entry.file_type()?.is_dir() {
                    true => folders.push(entry.path()),
                    false => files.push(entry.path()),
                }
            }
            Ok(())
        });
        faults.extend(listed.err().map(unreadable(&folder)));
    }
    files.sort();
    files
}

/// The format that a file's name tells.
fn by_name(name: &str) -> Option<Format> {
    if is_dump(name) || is_names(name) {
        return Some(Format::GeoNames);
    }
    if is_json(name) {
        // Which of both its contents tell.
        return Some(Format::WhosOnFirst);
    }
    has_ending(name, &["csv", "tsv"]).then_some(Format::Csv)
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    let ending = Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    endings.iter().any(|other| ending.eq_ignore_ascii_case(other))
}

fn is_json(name: &str) -> bool {
    has_ending(name, &["geojson", "json", "jsonl", "ndjson", "geojsonl", "geojsons"])
}

/// `allCountries.txt`, `AF.txt`, `cities500.txt`.
fn is_dump(name: &str) -> bool {
    let Some(stem) = name.strip_suffix(".txt") else { return false };
    let is_country = stem.len() == 2 && stem.bytes().all(|b| b.is_ascii_uppercase());
    is_country || stem == "allCountries" || stem.starts_with("cities")
}

fn is_names(name: &str) -> bool {
    name.starts_with("alternateNames") && has_ending(name, &["txt"])
}

fn of_file(path: &Path, forced: Option<Format>) -> Result<Source, GazetteerError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut start = Vec::new();
    let opened = File::open(path).map_err(unreadable(path))?;
    opened.take(LOOKED_AT).read_to_end(&mut start).map_err(unreadable(path))?;
    let start = String::from_utf8_lossy(&start);
    let start = start.trim_start_matches('\u{feff}');
    let columns = start.lines().next().unwrap_or_default().split('\t').count();
    let is_names = is_names(&name) || (name.ends_with(".txt") && geonames::NAME_COLUMNS.contains(&columns));
    let format = forced.or_else(|| match () {
        () if start.trim().is_empty() => by_name(&name),
        () if start.trim_start().starts_with(['{', '[', '\u{1e}']) => Some(of_json(start)),
        () if columns == geonames::COLUMNS || is_names => Some(Format::GeoNames),
        () if has_ending(&name, &["csv", "tsv", "txt", "tab"]) && csv_table::is_header(start) => {
            Some(Format::Csv)
        }
        () => None,
    });
    match format {
        Some(format) => Ok(Source { is_names, ..Source::new(format, path) }),
        None => Err(GazetteerError::Input {
            path: path.to_path_buf(),
            what: "the format cannot be told".to_owned(),
            hint: "name it with `--format`; a table needs a header line with a name, a latitude and a longitude",
        }),
    }
}

/// Which of the two formats of JSON.
fn of_json(start: &str) -> Format {
    if start.contains("\"wof:") { Format::WhosOnFirst } else { Format::LinkedPlaces }
}

impl Source {
    fn new(format: Format, path: &Path) -> Self {
        let path = path.to_path_buf();
        Self { format, path, is_names: false, is_found: false, is_last_in_folder: false }
    }

    /// Whether it is a table of GeoNames' that tells places.
    fn is_dump(&self) -> bool {
        self.format == Format::GeoNames && !self.is_names
    }

    /// Reads the places, and what explains codes of divisions. A file found in a folder that turns out to be something
    /// else is noted in the report; tells whether it was taken.
    pub(super) fn read_places(
        &self,
        collector: &mut Collector,
        report: &mut Report,
    ) -> Result<bool, GazetteerError> {
        match self.read(collector, report) {
            Err(fault @ GazetteerError::Input { .. }) if self.is_found => {
                report.notes.push(fault);
                Ok(false)
            }
            read => read.map(|()| true),
        }
    }

    fn read(&self, collector: &mut Collector, report: &mut Report) -> Result<(), GazetteerError> {
        match self.format {
            Format::GeoNames if self.is_names => Ok(()),
            Format::GeoNames => {
                geonames::read_places(&self.path, collector, report)?;
                for table in geonames::DIVISIONS.map(|name| self.path.with_file_name(name)) {
                    if self.is_last_in_folder && table.is_file() {
                        geonames::read_divisions(&table, collector, report)?;
                    }
                }
                Ok(())
            }
            Format::WhosOnFirst => whos_on_first::read_places(&self.path, collector, report),
            Format::LinkedPlaces => linked_places::read_places(&self.path, collector, report),
            Format::Csv => csv_table::read_places(&self.path, collector, report),
            Format::Rows => rows::read_places(&self.path, collector, report),
        }
    }

    /// Reads names that stand apart from the places.
    pub(super) fn read_names(&self, places: &mut Places, report: &mut Report) -> Result<(), GazetteerError> {
        match self.format {
            Format::GeoNames if self.is_names => geonames::read_names(&self.path, places, report),
            Format::Rows => rows::read_names(&self.path, places, report),
            _ => Ok(()),
        }
    }

    /// What the file says of this source: lines of name, version and licence.
    pub(super) fn told(&self) -> Result<String, GazetteerError> {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let name = super::name_rules::clean(&name).into_owned();
        Ok(match self.format {
            Format::Rows => rows::read_sources(&self.path)?,
            Format::GeoNames => format!("GeoNames\t{name}\tCC BY 4.0\n"),
            // A tree of a million files is one source.
            Format::WhosOnFirst => "Who's On First\t\t\n".to_owned(),
            Format::LinkedPlaces => format!("Linked Places\t{name}\t\n"),
            Format::Csv => format!("{name}\t\t\n"),
        })
    }
}
