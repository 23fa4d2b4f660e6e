//! Places in the order in which the file holds them, and with the numbers they have there.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::gazetteer::Rank;
use crate::gazetteer::bytes::put_text;
use crate::gazetteer::error::GazetteerError;
use crate::gazetteer::index::write_countries;
use crate::gazetteer::record;
use crate::gazetteer::strings::ListHead;
use crate::model::Kind;

use super::areas::Areas;
use super::entry::Entry;
use super::ids::{Ids, Prefixes};
use super::lines::Location;
use super::names::NameTable;
use super::report::Report;
use super::scratch::{Scratch, Spool};
use super::sort::{Sorted, Sorter};

/// Takes places in any order.
pub(super) struct Collector {
    scratch: Scratch,
    entries: Spool,
    prefixes: Prefixes,
    aliases: HashMap<String, String>,
    /// GeoNames' numbers that places of other sources have.
    claimed: HashSet<u32>,
    files: Vec<Arc<PathBuf>>,
    buffer: Vec<u8>,
}

/// The places, sorted and numbered.
pub(super) struct Places {
    pub(super) ids: Ids,
    /// One entry after another, without names and outlines, which are in the tables below.
    pub(super) entries: Spool,
    pub(super) names: NameTable,
    pub(super) areas: Areas,
    pub(super) main_names: Spool,
    pub(super) main_head: ListHead,
    /// The number of each place's kind.
    pub(super) kinds: Vec<u8>,
    pub(super) aliases: HashMap<String, String>,
    countries: BTreeMap<String, Option<u32>>,
    files: Vec<Arc<PathBuf>>,
}

impl Collector {
    pub(super) fn new(scratch: &Scratch) -> Self {
        Self {
            scratch: scratch.clone(),
            entries: scratch.spool(),
            prefixes: Prefixes::default(),
            aliases: HashMap::new(),
            claimed: HashSet::new(),
            files: Vec::new(),
            buffer: Vec::new(),
        }
    }

    /// Announces the file that the next entries come from.
    pub(super) fn file(&mut self, path: &Path) {
        self.files.push(Arc::new(path.to_path_buf()));
    }

    /// Tells that `alias` stands for the place `id` where a container is named. The first one holds.
    pub(super) fn alias(&mut self, alias: String, id: &str) {
        self.aliases.entry(alias).or_insert_with(|| id.to_owned());
    }

    /// Takes a number of GeoNames' for a place that says it is the same; refused where another place has it.
    pub(super) fn claim(&mut self, number: u32) -> bool {
        self.claimed.insert(number)
    }

    /// Takes a place that stands in `line` of the last file announced.
    pub(super) fn add(&mut self, mut entry: Entry, line: usize) -> Result<(), GazetteerError> {
        entry.file = u32::try_from(self.files.len().saturating_sub(1)).unwrap_or(u32::MAX);
        entry.line = line;
        self.prefixes.see(&entry.id);
        self.buffer.clear();
        entry.write(&mut self.buffer);
        self.entries.put_record(&self.buffer)
    }

    /// The records of the places in the order of the file, the length of the key before each behind it.
    fn sorted(&mut self) -> Result<Sorted, GazetteerError> {
        let mut sorter = Sorter::new(&self.scratch);
        let mut reader = self.entries.read()?;
        for sequence in 0u64.. {
            let Some(record) = reader.record()? else { break };
            let Some(entry) = Entry::read(record) else { continue };
            self.buffer.clear();
            self.prefixes.sort_key(&entry.id, &mut self.buffer);
            self.buffer.extend(sequence.to_be_bytes());
            let key = self.buffer.len() as u32;
            self.buffer.extend_from_slice(record);
            self.buffer.extend(key.to_le_bytes());
            sorter.push(&self.buffer)?;
        }
        sorter.sorted()
    }

    /// Sorts and numbers the places.
    pub(super) fn numbered(mut self, report: &mut Report) -> Result<Places, GazetteerError> {
        let mut sorted = self.sorted()?;
        let Self { scratch, entries, prefixes, aliases, files, .. } = self;
        // Its room on the disk is needed now.
        drop(entries);
        let mut places = Places {
            ids: Ids::new(prefixes),
            entries: scratch.spool(),
            names: NameTable::new(&scratch),
            areas: Areas::new(&scratch),
            main_names: scratch.spool(),
            main_head: ListHead::default(),
            kinds: Vec::new(),
            aliases,
            countries: BTreeMap::new(),
            files,
        };
        let mut previous = String::new();
        while let Some(record) = sorted.next()? {
            let entry = record
                .split_last_chunk::<4>()
                .and_then(|(record, key)| Entry::read(record.get(u32::from_le_bytes(*key) as usize..)?));
            let Some(entry) = entry else { continue };
            if entry.id == previous {
                let what = format!("{} stands here a second time", entry.id);
                report.fault(places.location(&entry).error(what, "leave one of the rows out"))?;
            } else {
                previous.clone_from(&entry.id);
                places.take(entry, report)?;
            }
        }
        places.check_counts()?;
        Ok(places)
    }
}

impl Places {
    /// Where an entry stands.
    pub(super) fn location(&self, entry: &Entry) -> Location {
        match self.files.get(entry.file as usize) {
            Some(file) => Location::new(file, entry.line),
            None => Location::new(&Arc::new(PathBuf::new()), entry.line),
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.ids.len()).unwrap_or(u32::MAX)
    }

    /// Takes the next place in the order of the file.
    fn take(&mut self, mut entry: Entry, report: &mut Report) -> Result<(), GazetteerError> {
        let place = self.len();
        self.ids.push(&entry.id);
        self.country(&entry, place, report)?;
        self.kinds.push(Kind::ALL.iter().position(|kind| *kind == entry.kind).unwrap_or_default() as u8);
        self.main_head.next(self.main_names.len());
        let mut text = Vec::new();
        put_text(&mut text, &entry.name);
        self.main_names.put(&text)?;
        self.names.add(place, &entry.name, (Rank::Main, None))?;
        for (name, code) in std::mem::take(&mut entry.names) {
            report.names += 1;
            self.names.add(place, &name, code)?;
        }
        if !entry.outline.is_empty() {
            self.areas.add(place, &entry.outline)?;
            entry.outline.clear();
        }
        let mut bytes = Vec::new();
        entry.write(&mut bytes);
        self.entries.put_record(&bytes)
    }

    /// Notes the code of a country, and the place of kind country that has it.
    fn country(&mut self, entry: &Entry, place: u32, report: &mut Report) -> Result<(), GazetteerError> {
        if entry.country.is_empty() {
            return Ok(());
        }
        let holder = match self.countries.get_mut(&entry.country) {
            Some(holder) => holder,
            None => self.countries.entry(entry.country.clone()).or_default(),
        };
        if entry.kind != Kind::Country {
            return Ok(());
        }
        if holder.is_none() {
            *holder = Some(place);
            return Ok(());
        }
        let what = format!("{} is a second country with the code {}", entry.id, entry.country);
        report.fault(self.location(entry).error(what, "one row of kind country for each code"))
    }

    fn check_counts(&self) -> Result<(), GazetteerError> {
        for (what, count, limit) in [
            ("places", self.ids.len(), record::LIMIT),
            ("countries", self.countries.len(), usize::from(u8::MAX)),
        ] {
            if count > limit {
                return Err(GazetteerError::TooMany { what, count, limit });
            }
        }
        Ok(())
    }

    /// The number of the place with this identifier.
    pub(super) fn number(&self, id: &str) -> Option<u32> {
        self.ids.find(id)
    }

    /// The number of each country's code, counted from 1.
    pub(super) fn country_numbers(&self) -> HashMap<&str, u8> {
        self.countries.keys().map(String::as_str).zip(1..=u8::MAX).collect()
    }

    pub(super) fn country_table(&self) -> Vec<u8> {
        write_countries(self.countries.iter().map(|(code, place)| (code.as_str(), *place)))
    }
}
