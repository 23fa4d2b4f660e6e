//! Building a gazetteer file from tables of places, names and outlines, or from the dumps that others publish. The same
//! input gives the same bytes.
//!
//! Places and names pass through temporary files that are sorted in runs of bounded size ([`Options::room`]). What grows
//! with the input and stays in memory is small beside them: of each place the identifier (four bytes where it is a number,
//! else its text) and the kind; the codes and names that stand for provinces and districts; the containers that places
//! tell; the paths of the input files. A record is in memory as a whole: a line, a feature, a row of a table.
//!
//! Tables of our own are a folder with
//! - `places.tsv`: id, name, kind, feature_class, country, admin1, admin2, lat, lon, population, capital;
//! - `names.tsv`: id, name, lang, rank (`main`, `preferred`, `alternate`, `abbreviation`, `code`);
//! - `areas.jsonl`: `{"id": …, "polygons": [[ring, …], …]}`, rings of `[longitude, latitude]`;
//! - `sources.tsv`, if it likes: name, version and licence of what the places come from.
//!
//! Tables have a header line and tabs between columns; `admin1` and `admin2` are identifiers of other places, degrees
//! are WGS 84, `capital` is `country`, `admin1` or empty. One wrong row ends the build. In the dumps of others it is
//! left out and told.

mod areas;
mod csv_table;
mod entry;
mod features;
mod formats;
mod geojson;
mod geonames;
mod identifiers;
mod ids;
mod lines;
mod linked_places;
mod name_rules;
mod names;
mod places;
mod quotes;
mod records;
mod report;
mod rows;
mod scratch;
mod sort;
#[cfg(test)]
mod tests;
mod whos_on_first;
mod words;
mod world;

use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::error::GazetteerError;
use super::format::{self, Section};
use super::index;

pub use formats::Format;
pub use report::Report;

use places::Collector;
use scratch::{Scratch, Spool};

/// Stands before a container that is told by a code, as `AF.24`: it is found where a row has said which place it means.
const CODE: &str = "code ";

/// How to build.
#[derive(Clone, Debug)]
pub struct Options {
    /// The format of all inputs; told from their names and contents if left out.
    pub format: Option<Format>,
    /// Folder for temporary files, which take about twice as much as the input.
    pub scratch: PathBuf,
    /// Bytes that a run may take in memory before it goes to the disk. There are at most four sorters at a time, and
    /// in most dumps the places or their names fill one of them and the others little.
    pub room: usize,
}

impl Options {
    /// With this room 12 million places of GeoNames' form with 10 million names took 264 MB of memory in all.
    pub const ROOM: usize = 192 << 20;

    /// Formats told from the inputs, temporary files in `scratch`.
    #[must_use]
    pub fn new(scratch: &Path) -> Self {
        Self { format: None, scratch: scratch.to_path_buf(), room: Self::ROOM }
    }
}

/// What was made of the input.
pub struct Built {
    header: Vec<u8>,
    parts: [Part; Section::COUNT],
    /// What was taken and what was left out.
    pub report: Report,
}

impl fmt::Debug for Built {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Built")
            .field("len", &self.size())
            .field("report", &self.report)
            .finish_non_exhaustive()
    }
}

/// A section of the file.
#[derive(Default)]
struct Part {
    head: Vec<u8>,
    rest: Option<Spool>,
}

impl From<Vec<u8>> for Part {
    fn from(head: Vec<u8>) -> Self {
        Self { head, rest: None }
    }
}

impl From<Spool> for Part {
    fn from(spool: Spool) -> Self {
        Self { head: Vec::new(), rest: Some(spool) }
    }
}

impl Part {
    fn len(&self) -> u64 {
        self.head.len() as u64 + self.rest.as_ref().map_or(0, Spool::len)
    }

    fn pieces(&mut self, sink: &mut dyn FnMut(&[u8]) -> io::Result<()>) -> Result<(), GazetteerError> {
        let Some(rest) = &mut self.rest else {
            return sink(&self.head).map_err(GazetteerError::Write);
        };
        sink(&self.head).map_err(GazetteerError::Write)?;
        rest.read()?.pieces(sink)
    }
}

/// Builds a gazetteer file from the tables in the folder `rows`.
///
/// # Errors
/// Where a table is missing or a row of it is wrong: the table, the line and what would be right are named.
pub fn build(rows: &Path) -> Result<Built, GazetteerError> {
    let options = Options { format: Some(Format::Rows), ..Options::new(&std::env::temp_dir()) };
    build_from(&[rows.to_path_buf()], &options)
}

/// Builds a gazetteer file from dumps: GeoNames, Who's On First, Linked Places, tables with a header.
///
/// # Errors
/// Where an input cannot be read or its format not be told (in a folder that is a note in the report), no place could be taken, there are more than the file
/// can hold, or temporary files cannot be written. A wrong row of a dump is no error; the report counts it.
pub fn build_from(inputs: &[PathBuf], options: &Options) -> Result<Built, GazetteerError> {
    let scratch = Scratch::new(&options.scratch, options.room);
    let mut report = Report::default();
    let sources = formats::sources(inputs, options.format, &mut report)?;
    let strict = sources.iter().all(|source| source.format == Format::Rows);
    report.strict = strict;
    let mut collector = Collector::new(&scratch);
    let mut told = String::new();
    for source in &sources {
        if !source.read_places(&mut collector, &mut report)? {
            continue;
        }
        let lines = source.told()?;
        if !told.ends_with(&lines) {
            told.push_str(&lines);
        }
    }
    let mut places = collector.numbered(&mut report)?;
    for source in &sources {
        source.read_names(&mut places, &mut report)?;
    }
    report.places = u64::from(places.len());
    if !strict && report.places == 0 {
        return Err(GazetteerError::NoPlaces { report: Box::new(report) });
    }
    let mut parts = parts(places, &scratch, &mut report)?;
    let Part { head, .. } = &mut parts[Section::Sources as usize];
    *head = told.into_bytes();
    let lengths = parts.each_ref().map(Part::len);
    let header = format::header(&lengths, |mut crc| {
        for part in &mut parts {
            part.pieces(&mut |piece| {
                crc.update(piece);
                Ok(())
            })?;
        }
        Ok(crc.sum())
    })?;
    Ok(Built { header, parts, report })
}

fn parts(
    mut places: places::Places,
    scratch: &Scratch,
    report: &mut Report,
) -> Result<[Part; Section::COUNT], GazetteerError> {
    let mut parts: [Part; Section::COUNT] = Default::default();
    let mut put = |section: Section, part: Part| parts[section as usize] = part;
    let areas = std::mem::replace(&mut places.areas, areas::Areas::new(scratch));
    let outlines = areas.sorted()?;
    put(Section::Kinds, index::write_kinds().into());
    put(Section::Countries, places.country_table().into());
    put(Section::IdGroups, index::write_groups(places.ids.groups()).into());
    let records = records::records(&mut places, &outlines, scratch, report)?;
    put(Section::IdTexts, records.id_texts);
    put(Section::Places, records.rows);
    put(Section::Classes, records.classes.into());
    put(Section::AreaIndex, outlines.index.into());
    put(Section::Areas, outlines.outlines.into());
    let places::Places { names, mut main_names, main_head, ids, .. } = places;
    // Names need the room now.
    drop(ids);
    let (names, (usual_index, usual)) = names.finished(&mut main_names)?;
    offset("bytes of names", main_names.len())?;
    put(Section::MainNames, Part { head: main_head.bytes(), rest: Some(main_names) });
    put(Section::UsualIndex, usual_index.into());
    put(Section::UsualNames, usual.into());
    put(Section::Alphabet, names.alphabet.into());
    put(Section::Automaton, names.automaton.into());
    put(Section::EntryCodes, names.codes.into());
    put(Section::EntryIndex, names.entry_index.into());
    put(Section::Entries, names.entries.into());
    Ok(parts)
}

impl Built {
    /// Writes the file.
    ///
    /// # Errors
    /// Where `out` or a temporary file fails.
    pub fn write(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(&self.header)?;
        for part in &mut self.parts {
            part.pieces(&mut |piece| out.write_all(piece)).map_err(|error| match error {
                GazetteerError::Write(source) | GazetteerError::Scratch { source, .. } => source,
                other => io::Error::other(other.to_string()),
            })?;
        }
        Ok(())
    }

    /// The file in memory.
    ///
    /// # Errors
    /// Where a temporary file cannot be read.
    pub fn bytes(mut self) -> Result<Vec<u8>, GazetteerError> {
        let mut bytes = Vec::new();
        self.write(&mut bytes).map_err(GazetteerError::Write)?;
        Ok(bytes)
    }

    /// How many bytes each part takes, by its name.
    #[must_use]
    pub fn sections(&self) -> Vec<(String, u64)> {
        let length = |section: &Section| (format!("{section:?}"), self.parts[*section as usize].len());
        Section::ALL.iter().map(length).collect()
    }

    /// How many bytes the file takes.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.header.len() as u64 + self.parts.iter().map(Part::len).sum::<u64>()
    }
}

/// A place in a section, as the file holds it in four bytes.
fn offset(what: &'static str, at: u64) -> Result<usize, GazetteerError> {
    match u32::try_from(at) {
        Ok(at) => Ok(at as usize),
        Err(_) => Err(GazetteerError::TooMany {
            what,
            count: usize::try_from(at).unwrap_or(usize::MAX),
            limit: u32::MAX as usize,
        }),
    }
}
