//! From the table of names to the automaton, the entries behind it, and the usual names by language.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use crate::gazetteer::alphabet::{self, Alphabet};
use crate::gazetteer::entries::{Code, EntryWriter};
use crate::gazetteer::error::GazetteerError;
use crate::gazetteer::fold::name_forms;
use crate::gazetteer::{Rank, bytes};
use crate::model::Language;

use super::places::Numbered;
use super::rows::each_row;

/// All names, folded, and the usual ones as they are written.
pub(super) struct NameTable {
    folded: Vec<Folded>,
    /// Place, language and the usual name in it where it is not the main one; sorted.
    usual: Vec<(u32, Language, Box<str>)>,
}

/// A folded name of a place, and what it is to it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Folded {
    /// Codes are kept apart from names that fold alike.
    is_code: bool,
    form: Box<str>,
    place: u32,
    code: Code,
}

/// A name as the automaton has it, and its entries: place, and what the name is to it.
type Group = (Vec<u8>, Vec<(u32, Code)>);

/// What the folded names become in the file.
pub(super) struct NameIndex {
    pub(super) alphabet: Vec<u8>,
    pub(super) automaton: Vec<u8>,
    pub(super) codes: Vec<Code>,
    pub(super) entries: EntryWriter,
}

/// Reads `names.tsv`; the main names of the places are added where they do not stand in it.
pub(super) fn read(path: &Path, places: &Numbered) -> Result<NameTable, GazetteerError> {
    let mut table = NameTable { folded: Vec::new(), usual: Vec::new() };
    for (row, place) in places.rows.iter().zip(0..) {
        table.add(place, &row.name, (Rank::Main, None));
    }
    each_row(path, &["id", "name", "lang", "rank"], |values, location| {
        let &[id, name, language, rank] = values else { return Ok(()) };
        let place = places.number(id).ok_or_else(|| {
            location
                .error(format!("no place has the identifier {id}"), "a name belongs to a row of places.tsv")
        })?;
        let rank = parse_rank(rank).ok_or_else(|| {
            let hint = "one of main, preferred, alternate, abbreviation, code";
            location.error(format!("rank is \"{rank}\""), hint)
        })?;
        let language = Language::new(language);
        table.add(place, name, (rank, language));
        if let (Rank::Preferred, Some(language)) = (rank, language) {
            table.usual.push((place, language, name.into()));
        }
        Ok(())
    })?;
    // Of several usual names in one language the first one in the table is shown, and none where it is the main name.
    table.usual.sort_by_key(|(place, language, _)| (*place, *language));
    table.usual.dedup_by_key(|(place, language, _)| (*place, *language));
    table
        .usual
        .retain(|(place, _, name)| places.rows.get(*place as usize).is_some_and(|row| *row.name != **name));
    Ok(table)
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

impl NameTable {
    fn add(&mut self, place: u32, name: &str, code: Code) {
        let forms = name_forms(name).into_iter();
        self.folded.extend(forms.map(|form| Folded {
            is_code: code.0 == Rank::Code,
            form: form.into(),
            place,
            code,
        }));
    }

    /// The automaton and the entries, which are numbered in the order of the names.
    pub(super) fn index(&self) -> Result<NameIndex, GazetteerError> {
        let alphabet_section = alphabet::write(self.folded.iter().map(|name| &*name.form));
        let alphabet =
            Alphabet::read(&alphabet_section).ok_or_else(|| GazetteerError::damaged("the alphabet"))?;
        let mut names: Vec<_> = self.folded.iter().collect();
        names.sort_unstable();
        // A code that folds like a name of the same place leads nowhere else.
        let named: HashSet<(&str, u32)> =
            names.iter().filter(|name| !name.is_code).map(|name| (&*name.form, name.place)).collect();
        names.retain(|name| !(name.is_code && named.contains(&(&*name.form, name.place))));
        let mut groups: Vec<Group> = names
            .chunk_by(|a, b| (a.is_code, &a.form) == (b.is_code, &b.form))
            .filter_map(|names| {
                let mut key = alphabet.encode(&names[0].form)?;
                if names[0].is_code {
                    key.insert(0, alphabet::CODE);
                }
                Some((key, telling(names.iter().map(|name| (name.place, name.code)))))
            })
            .collect();
        groups.sort_unstable();
        let codes = codes(&groups);
        let numbers: HashMap<Code, usize> = codes.iter().copied().zip(0..).collect();
        let mut entries = EntryWriter::default();
        let mut automaton = fst::MapBuilder::memory();
        for ((name, places), number) in groups.iter().zip(0u64..) {
            entries.push(&places.iter().map(|(place, code)| (*place, numbers[code])).collect::<Vec<_>>());
            automaton.insert(name, number).map_err(|error| unsorted(&error))?;
        }
        let automaton = automaton.into_inner().map_err(|error| unsorted(&error))?;
        Ok(NameIndex { alphabet: alphabet_section, automaton, codes, entries })
    }

    /// The usual names by language, and which places have some.
    pub(super) fn usual_names(&self) -> (Vec<u8>, Vec<u8>) {
        let (mut index, mut out) = (Vec::new(), Vec::new());
        for names in self.usual.chunk_by(|a, b| a.0 == b.0) {
            bytes::put_pair(&mut index, names[0].0, out.len());
            bytes::put_varint(&mut out, names.len() as u64);
            for (_, language, name) in names {
                out.extend(language.as_str().as_bytes());
                bytes::put_text(&mut out, name);
            }
        }
        (index, out)
    }
}

/// `fst` fails on keys out of order, which sorting rules out, and on its writer, which is memory.
fn unsorted(error: &fst::Error) -> GazetteerError {
    GazetteerError::damaged(format!("the index of names: {error}"))
}

/// The entries of one name, sorted by rank and place, without those that tell nothing more than another: per place and
/// language the best rank, and a name without a language only where no better rank has one.
fn telling(entries: impl Iterator<Item = (u32, Code)>) -> Vec<(u32, Code)> {
    let mut sorted: Vec<_> = entries.collect();
    sorted.sort_by_key(|&(place, (rank, language))| (rank, place, language.is_none(), language));
    let mut kept: Vec<(u32, Code)> = Vec::with_capacity(sorted.len());
    for (place, (rank, language)) in sorted {
        let told = |&&(other, (_, known)): &&(u32, Code)| {
            other == place && (known == language || language.is_none() && rank > Rank::Preferred)
        };
        if kept.iter().find(told).is_none() {
            kept.push((place, (rank, language)));
        }
    }
    kept
}

/// The combinations of rank and language that occur, the most frequent first.
fn codes(groups: &[Group]) -> Vec<Code> {
    let mut counts: HashMap<Code, usize> = HashMap::new();
    for (_, code) in groups.iter().flat_map(|(_, entries)| entries) {
        *counts.entry(*code).or_default() += 1;
    }
    let mut codes: Vec<Code> = counts.keys().copied().collect();
    codes.sort_by_key(|code| (std::cmp::Reverse(counts[code]), *code));
    codes
}
