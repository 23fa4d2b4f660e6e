//! Building a gazetteer file from tables of places, names and outlines. The same tables give the same bytes.
//!
//! The folder of tables holds
//! - `places.tsv`: id, name, kind, feature_class, country, admin1, admin2, lat, lon, population, capital;
//! - `names.tsv`: id, name, lang, rank (`main`, `preferred`, `alternate`, `abbreviation`, `code`);
//! - `areas.jsonl`: `{"id": …, "polygons": [[ring, …], …]}`, rings of `[longitude, latitude]`;
//! - `sources.tsv`, if it likes: name, version and licence of what the places come from.
//!
//! Tables have a header line and tabs between columns; `admin1` and `admin2` are identifiers of other places, degrees
//! are WGS 84, `capital` is `country`, `admin1` or empty.

mod names;
mod places;
mod rows;

use std::collections::HashSet;
use std::path::Path;

use super::error::GazetteerError;
use super::format::{self, Section};
use super::{bytes, entries, index, outline, record, strings};

use names::NameTable;
use places::Numbered;

/// What was made of the tables.
#[derive(Debug)]
pub struct Built {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// How many bytes each part takes, by its name.
    pub sections: Vec<(String, usize)>,
}

/// Builds a gazetteer file from the tables in the folder `rows`.
///
/// # Errors
/// Where a table is missing or a row of it is wrong: the table, the line and what would be right are named.
pub fn build(rows: &Path) -> Result<Built, GazetteerError> {
    let places = rows::read_places(&rows.join("places.tsv"))?;
    let numbered = places::number(places)?;
    let names = names::read(&rows.join("names.tsv"), &numbered)?;
    let areas = rows::read_areas(&rows.join("areas.jsonl"))?;
    let sections = sections(&numbered, &names, &areas, rows::read_sources(&rows.join("sources.tsv"))?)?;
    let listed = Section::ALL
        .iter()
        .map(|section| (format!("{section:?}"), sections[*section as usize].len()))
        .collect();
    Ok(Built { bytes: format::write(&sections), sections: listed })
}

fn sections(
    places: &Numbered,
    names: &NameTable,
    areas: &[rows::AreaRow],
    sources: String,
) -> Result<[Vec<u8>; Section::COUNT], GazetteerError> {
    let (area_index, outlines) = outlines(areas, places)?;
    let with_area = outlined(&area_index);
    let mut sections: [Vec<u8>; Section::COUNT] = Default::default();
    let mut put = |section: Section, bytes: Vec<u8>| sections[section as usize] = bytes;
    put(Section::Sources, sources.into_bytes());
    put(Section::Kinds, index::write_kinds());
    put(Section::Countries, places.country_table());
    put(Section::IdGroups, places.group_table());
    put(Section::IdTexts, places.id_texts());
    let (rows, classes) = record::write(&places.records(&with_area));
    put(Section::Places, rows);
    put(Section::Classes, classes);
    put(Section::MainNames, strings::write(places.rows.iter().map(|row| row.name.as_str())));
    let (usual_index, usual) = names.usual_names();
    put(Section::UsualIndex, usual_index);
    put(Section::UsualNames, usual);
    let index = names.index()?;
    put(Section::Alphabet, index.alphabet);
    put(Section::Automaton, index.automaton);
    put(Section::EntryCodes, entries::write_codes(&index.codes));
    put(Section::EntryIndex, index.entries.index);
    put(Section::Entries, index.entries.entries);
    put(Section::AreaIndex, area_index);
    put(Section::Areas, outlines);
    Ok(sections)
}

/// The outlines and their index, sorted by place.
fn outlines(areas: &[rows::AreaRow], places: &Numbered) -> Result<(Vec<u8>, Vec<u8>), GazetteerError> {
    let mut sorted = Vec::with_capacity(areas.len());
    for area in areas {
        let place = places.number(&area.id).ok_or_else(|| {
            area.location.error(
                format!("no place has the identifier {}", area.id),
                "an area belongs to a row of places.tsv",
            )
        })?;
        sorted.push((place, area));
    }
    sorted.sort_by_key(|(place, _)| *place);
    if let Some(pair) = sorted.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        let what = format!("{} has a second area", pair[1].1.id);
        return Err(pair[1].1.location.error(what, "give one line with all polygons of a place"));
    }
    let (mut index, mut outlines) = (Vec::new(), Vec::new());
    for (place, area) in sorted {
        bytes::put_pair(&mut index, place, outlines.len());
        outline::write(&mut outlines, &area.polygons);
    }
    Ok((index, outlines))
}

/// The places of an index of pairs.
fn outlined(index: &[u8]) -> HashSet<u32> {
    index.as_chunks::<8>().0.iter().map(|pair| bytes::uint(&pair[..4]) as u32).collect()
}
