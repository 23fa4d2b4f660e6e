//! From names to the automaton, the entries behind it, and the usual names by language.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::gazetteer::alphabet::{self, Alphabet, LetterCounts};
use crate::gazetteer::bytes::{Cursor, put_pair, put_text, put_varint};
use crate::gazetteer::entries::{Code, EntryWriter};
use crate::gazetteer::error::GazetteerError;
use crate::gazetteer::fold::name_forms;
use crate::gazetteer::{Rank, entries};

use super::entry::{code_bytes, language_bytes, read_code};
use super::offset;
use super::scratch::{Scratch, Spool};
use super::sort::{Sorted, Sorter};

/// A name has so many places that looking each up in a set is quicker than comparing it with all.
const MANY: usize = 16;
/// Bytes of a place and a code behind a name.
const STANDING: usize = 7;

/// All names, folded, and the usual ones as they are written.
pub(super) struct NameTable {
    scratch: Scratch,
    letters: LetterCounts,
    /// Place, code and folded name.
    folded: Spool,
    /// Place, language and the usual name in it.
    usual: Sorter,
    usual_count: u32,
    buffer: Vec<u8>,
}

/// What the folded names become in the file.
pub(super) struct NameIndex {
    pub(super) alphabet: Vec<u8>,
    pub(super) automaton: Spool,
    pub(super) codes: Vec<u8>,
    pub(super) entry_index: Vec<u8>,
    pub(super) entries: Spool,
}

/// Names in the order of the automaton: name, and each place with its code.
struct Grouped {
    /// Codes ("KDH"), which come before all names.
    codes: Spool,
    names: Spool,
    counts: BTreeMap<Code, u64>,
}

impl NameTable {
    pub(super) fn new(scratch: &Scratch) -> Self {
        Self {
            scratch: scratch.clone(),
            letters: LetterCounts::default(),
            folded: scratch.spool(),
            usual: Sorter::new(scratch),
            usual_count: 0,
            buffer: Vec::new(),
        }
    }

    /// Adds a name of a place.
    pub(super) fn add(&mut self, place: u32, name: &str, code: Code) -> Result<(), GazetteerError> {
        for form in name_forms(name) {
            self.letters.add(&form);
            self.buffer.clear();
            self.buffer.extend(place.to_be_bytes());
            self.buffer.extend(code_bytes(code));
            self.buffer.extend(form.as_bytes());
            self.folded.put_record(&self.buffer)?;
        }
        if let (Rank::Preferred, language @ Some(_)) = code {
            self.buffer.clear();
            self.buffer.extend(place.to_be_bytes());
            self.buffer.extend(language_bytes(language));
            self.buffer.extend(self.usual_count.to_be_bytes());
            self.buffer.extend(name.as_bytes());
            self.usual_count = self.usual_count.saturating_add(1);
            self.usual.push(&self.buffer)?;
        }
        Ok(())
    }

    /// The two parts of the file that names go to: what finds them, and the usual ones. `main_names` holds the main
    /// name of each place behind its length.
    pub(super) fn finished(
        self,
        main_names: &mut Spool,
    ) -> Result<(NameIndex, (Vec<u8>, Spool)), GazetteerError> {
        let Self { scratch, letters, folded, usual, .. } = self;
        let usual = usual_names(usual.sorted()?, main_names, &scratch)?;
        let alphabet_section = letters.alphabet();
        let alphabet =
            Alphabet::read(&alphabet_section).ok_or_else(|| GazetteerError::damaged("the alphabet"))?;
        let sorted = by_name(folded, &alphabet, &scratch)?;
        let grouped = grouped(sorted, &scratch)?;
        Ok((index(grouped, alphabet_section, &scratch)?, usual))
    }
}

/// Sorts the names as the automaton has them, each behind it with whether it is a code, and what it is to which place.
fn by_name(mut folded: Spool, alphabet: &Alphabet, scratch: &Scratch) -> Result<Sorted, GazetteerError> {
    let mut sorter = Sorter::new(scratch);
    let mut reader = folded.read()?;
    let mut key = Vec::new();
    while let Some(record) = reader.record()? {
        let Some((standing, form)) = record.split_first_chunk::<STANDING>() else { continue };
        let encoded = std::str::from_utf8(form).ok().and_then(|form| alphabet.encode(form));
        let Some(encoded) = encoded else { continue };
        key.clear();
        key.extend(encoded);
        // No letter is written as a zero, so that a name sorts before those it begins.
        key.push(0);
        key.push(u8::from(standing[4] == Rank::Code as u8));
        key.extend(standing);
        sorter.push(&key)?;
    }
    sorter.sorted()
}

/// Puts together what each name stands for.
fn grouped(mut sorted: Sorted, scratch: &Scratch) -> Result<Grouped, GazetteerError> {
    let mut grouped = Grouped { codes: scratch.spool(), names: scratch.spool(), counts: BTreeMap::new() };
    let mut name = Vec::new();
    let (mut names, mut codes) = (Vec::new(), Vec::new());
    while let Some(record) = sorted.next()? {
        let Some((key, standing)) = record.split_last_chunk::<STANDING>() else { continue };
        let [a, b, c, d, code @ ..] = *standing;
        let (Some((&is_code, key)), Some(code)) = (key.split_last(), read_code(code)) else { continue };
        if key != name {
            grouped.put(&mut name, &mut names, &mut codes)?;
            name.extend_from_slice(key);
        }
        let list = if is_code == 1 { &mut codes } else { &mut names };
        list.push((u32::from_be_bytes([a, b, c, d]), code));
    }
    grouped.put(&mut name, &mut names, &mut codes)?;
    Ok(grouped)
}

impl Grouped {
    /// Takes a name, with a zero at its end, and empties all three.
    fn put(
        &mut self,
        name: &mut Vec<u8>,
        names: &mut Vec<(u32, Code)>,
        codes: &mut Vec<(u32, Code)>,
    ) -> Result<(), GazetteerError> {
        name.pop();
        if !codes.is_empty() {
            // A code that folds like a name of the same place leads nowhere else.
            let named: HashSet<u32> = names.iter().map(|(place, _)| *place).collect();
            codes.retain(|(place, _)| !named.contains(place));
        }
        for (list, is_code) in [(names, false), (codes, true)] {
            if list.is_empty() {
                continue;
            }
            let mut record = Vec::new();
            put_varint(&mut record, (name.len() + usize::from(is_code)) as u64);
            record.extend(is_code.then_some(alphabet::CODE));
            record.extend_from_slice(name);
            for (place, code) in telling(std::mem::take(list)) {
                *self.counts.entry(code).or_default() += 1;
                record.extend(place.to_be_bytes());
                record.extend(code_bytes(code));
            }
            if is_code { &mut self.codes } else { &mut self.names }.put_record(&record)?;
        }
        name.clear();
        Ok(())
    }
}

/// Numbers the names in their order, and writes the automaton and the entries.
fn index(grouped: Grouped, alphabet: Vec<u8>, scratch: &Scratch) -> Result<NameIndex, GazetteerError> {
    let Grouped { codes, names, counts } = grouped;
    let mut by_count: Vec<Code> = counts.keys().copied().collect();
    // The most frequent ones have the shortest numbers.
    by_count.sort_by_key(|code| (std::cmp::Reverse(counts[code]), *code));
    let numbers: HashMap<Code, usize> = by_count.iter().copied().zip(0..).collect();
    let mut writer = EntryWriter::default();
    let mut entries = scratch.spool();
    let mut automaton = fst::MapBuilder::new(scratch.spool()).map_err(|error| unwritten(error, scratch))?;
    let mut number = 0u64;
    for mut spool in [codes, names] {
        let mut reader = spool.read()?;
        while let Some(record) = reader.record()? {
            let mut cursor = Cursor::at(record, 0);
            let length = cursor.varint().and_then(|length| usize::try_from(length).ok());
            let Some(name) = length.and_then(|length| cursor.take(length)) else { continue };
            let places: Vec<(u32, usize)> = std::iter::from_fn(|| {
                let [a, b, c, d, code @ ..] = *cursor.take(STANDING)?.first_chunk::<STANDING>()?;
                Some((u32::from_be_bytes([a, b, c, d]), *numbers.get(&read_code(code)?)?))
            })
            .collect();
            offset("bytes of entries", writer.len())?;
            writer.push(&places);
            automaton.insert(name, number).map_err(|error| unwritten(error, scratch))?;
            number += 1;
            if number.is_multiple_of(4096) {
                entries.put(&writer.take())?;
            }
        }
    }
    entries.put(&writer.take())?;
    let automaton = automaton.into_inner().map_err(|error| unwritten(error, scratch))?;
    let codes = entries::write_codes(&by_count);
    Ok(NameIndex { alphabet, automaton, codes, entry_index: writer.index, entries })
}

/// Of several usual names in one language the first one is shown, and none where it is the main name.
fn usual_names(
    mut sorted: Sorted,
    main_names: &mut Spool,
    scratch: &Scratch,
) -> Result<(Vec<u8>, Spool), GazetteerError> {
    let (mut index, mut out) = (Vec::new(), scratch.spool());
    let mut main_names = main_names.texts()?;
    let mut next = 0;
    let (mut place, mut shown, mut main) = (None, Vec::<([u8; 2], String)>::new(), String::new());
    let mut language = None;
    while let Some(record) = sorted.next()? {
        let Some((&[a, b, c, d, x, y, _, _, _, _], name)) = record.split_first_chunk() else { continue };
        let this = u32::from_be_bytes([a, b, c, d]);
        if place != Some(this) {
            put_usual(place, &mut shown, &mut index, &mut out)?;
            place = Some(this);
            language = None;
            while next <= this {
                main_names.next(&mut main)?;
                next += 1;
            }
        }
        if language.replace([x, y]) != Some([x, y]) && name != main.as_bytes() {
            shown.push(([x, y], String::from_utf8_lossy(name).into_owned()));
        }
    }
    put_usual(place, &mut shown, &mut index, &mut out)?;
    Ok((index, out))
}

/// Writes the usual names of a place, if there are some.
fn put_usual(
    place: Option<u32>,
    shown: &mut Vec<([u8; 2], String)>,
    index: &mut Vec<u8>,
    out: &mut Spool,
) -> Result<(), GazetteerError> {
    let Some(place) = place.filter(|_| !shown.is_empty()) else { return Ok(()) };
    put_pair(index, place, offset("bytes of usual names", out.len())?);
    let mut bytes = Vec::new();
    put_varint(&mut bytes, shown.len() as u64);
    for (language, name) in shown.drain(..) {
        bytes.extend(language);
        put_text(&mut bytes, &name);
    }
    out.put(&bytes)
}

/// `fst` fails on keys out of order, which sorting rules out, and where it cannot write.
fn unwritten(error: fst::Error, scratch: &Scratch) -> GazetteerError {
    match error {
        fst::Error::Io(error) => scratch.error(error),
        fst::Error::Fst(error) => GazetteerError::damaged(format!("the index of names: {error}")),
    }
}

/// The entries of one name, sorted by rank and place, without those that tell nothing more than another: per place and
/// language the best rank, and a name without a language only where no better rank has one.
fn telling(mut sorted: Vec<(u32, Code)>) -> Vec<(u32, Code)> {
    sorted.sort_by_key(|&(place, (rank, language))| (rank, place, language.is_none(), language));
    let mut kept: Vec<(u32, Code)> = Vec::with_capacity(sorted.len());
    let (mut told, mut places) = (HashSet::new(), HashSet::new());
    let many = sorted.len() > MANY;
    for (place, (rank, language)) in sorted {
        // A name that is usual without regard to a language is so in English, whatever it is elsewhere.
        let anywhere = language.is_none() && rank > Rank::Preferred;
        let known = if many {
            told.contains(&(place, language)) || anywhere && places.contains(&place)
        } else {
            kept.iter().any(|&(other, (_, known))| other == place && (anywhere || known == language))
        };
        if !known {
            kept.push((place, (rank, language)));
            if many {
                told.insert((place, language));
                places.insert(place);
            }
        }
    }
    kept
}
