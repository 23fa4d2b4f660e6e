//! The corpus: the documents opened together with what was found in them, as immutable columns with indexes.
//!
//! A corpus is never changed: a new one replaces it whole (`Arc<Corpus>`), so panels and jobs can hold on to theirs.
//! What the view asks of it at each frame are scans over small columns of numbers.

mod bad_rule;
mod clock;
mod columns;
mod extent;
mod fingerprint;
mod folded;
mod passages;
mod places;
#[cfg(test)]
pub mod sample;
mod sieve;
mod sort;
mod spelling;
mod text_rule;
mod themes;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

pub use bad_rule::BadRule;
pub use clock::Clock;
pub use columns::{Columns, Days, NO_PLACE, OPEN_END, OPEN_START};
pub use extent::DayExtent;
pub use folded::{fold, fold_into, folded};
pub use places::PlaceTable;
pub use sieve::{Sieve, SortsOf};
pub use sort::{DateBasis, Sort, Sorts};
pub use text_rule::TextRule;
pub use themes::{FoundThemes, NO_THEME, ThemeColumn, told_at};

use clock::ByClock;
use passages::Passages;
use sieve::Sieved;

use crate::model::{Document, Language, Mention, Place, PlaceId, Status, Warning};
use crate::themes::Themes;

/// Documents, mentions and places of one folder or file.
#[derive(Debug)]
pub struct Corpus {
    name: String,
    documents: Vec<Document>,
    mentions: Vec<Mention>,
    places: PlaceTable,
    warnings: Vec<Warning>,
    columns: Columns,
    extent: ByClock<Option<DayExtent>>,
    undated: ByClock<usize>,
    language: Language,
    spellings: HashMap<PlaceId, String>,
    tally: Tally,
    themes: ThemeColumn,
    part: Option<Part>,
    /// See [`Corpus::fingerprint`]; all texts are read for it.
    fingerprint: OnceLock<String>,
    /// What was sieved last.
    sieved: Sieved,
    /// What was looked for in the texts lately.
    passages: Passages,
}

/// How much of what was opened a corpus holds that is not the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Files that were read.
    pub read: usize,
    /// Files that there are.
    pub of: usize,
}

/// How many mentions there are, by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Mentions that have a place.
    pub resolved: usize,
    /// Of these, how many speak of no date.
    pub undated: usize,
    /// Toponyms without a place.
    pub unresolved: usize,
    /// What the user said is no place.
    pub rejected: usize,
}

impl Tally {
    /// Counts a mention; `placed` says whether its place is known.
    pub fn add(&mut self, mention: &Mention, placed: bool) {
        match mention.status {
            Status::Rejected => self.rejected += 1,
            Status::Resolved if placed => {
                self.resolved += 1;
                self.undated += usize::from(mention.date.is_none());
            }
            _ => self.unresolved += 1,
        }
    }
}

impl Corpus {
    /// Puts together what the stages found. `places` holds every place that a mention has, and the containers of these
    /// (country, province, district); a mention whose place is not among them counts as unresolved. Mentions may come
    /// in any order and are kept in that of the documents and their text.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        documents: Vec<Document>,
        mut mentions: Vec<Mention>,
        places: Vec<Place>,
        warnings: Vec<Warning>,
    ) -> Self {
        mentions.retain(|mention| (mention.document as usize) < documents.len());
        mentions.sort_by_key(|mention| (mention.document, mention.span));
        let places = PlaceTable::new(places);
        let columns = Columns::new(&mentions, &places, &documents);
        let extent = ByClock::new(|clock| DayExtent::of(&columns, clock));
        let undated = |clock| columns.placed_days(clock).iter().filter(|days| !days.is_dated()).count();
        let undated = ByClock::new(undated);
        let language = dominant_language(&documents);
        let spellings = spelling::spellings(&documents, &mentions, &places, language);
        let tally = tally(&mentions, columns.place());
        let themes = ThemeColumn::none(mentions.len(), columns.placed().len());
        Self {
            name: name.into(),
            documents,
            mentions,
            places,
            warnings,
            columns,
            extent,
            undated,
            language,
            spellings,
            tally,
            themes,
            part: None,
            fingerprint: OnceLock::new(),
            sieved: Sieved::default(),
            passages: Passages::default(),
        }
    }

    /// The same corpus, with each mention's theme.
    #[must_use]
    pub fn with_themes(self, themes: Arc<Themes>) -> Self {
        self.with_found_themes(themes, FoundThemes::default())
    }

    /// The same, where they were found at its mentions already, in the order of [`Self::mentions`].
    #[must_use]
    pub fn with_found_themes(mut self, themes: Arc<Themes>, found: FoundThemes) -> Self {
        self.themes = ThemeColumn::of(&self, themes, found);
        self
    }

    /// The themes of the mentions; none has one before [`Self::with_themes`].
    #[must_use]
    pub fn themes(&self) -> &ThemeColumn {
        &self.themes
    }

    /// The themes of the mentions of a place, in the order of [`Self::mentions_of`].
    #[must_use]
    pub fn themes_of_place(&self, place: u32) -> &[u8] {
        self.themes.placed().get(self.columns.run(place)).unwrap_or_default()
    }

    /// The same as a part of what was opened: whoever shows it has to say so.
    #[must_use]
    pub fn as_part(self, part: Part) -> Self {
        Self { part: Some(part), ..self }
    }

    /// Which part it is of what was opened; `None` where it is the whole.
    #[must_use]
    pub fn part(&self) -> Option<Part> {
        self.part
    }

    /// The name shown for it: the folder's or the file's.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The documents; a mention's `document` is an index into them.
    #[must_use]
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// Every mention, in the order of the documents and their text.
    #[must_use]
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// The places that mentions have, with their containers.
    #[must_use]
    pub fn places(&self) -> &PlaceTable {
        &self.places
    }

    /// The place called `id`.
    #[must_use]
    pub fn place(&self, id: &PlaceId) -> Option<&Place> {
        self.places.get(id)
    }

    /// What went wrong while the rest went on.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// The mentions as columns of numbers.
    #[must_use]
    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// What filters ask of each mention, where those that `sieve` leaves out are [`Sort::LEFT_OUT`]. Takes time with all mentions, once for
    /// each sieve in turn, and with all texts where it asks for words that were not looked for yet.
    #[must_use]
    pub fn sorts(&self, sieve: &Sieve) -> SortsOf<'_> {
        SortsOf::of(self, sieve)
    }

    /// Whether it is known which passages have what the text of a sieve asks for.
    #[must_use]
    pub fn has_looked_for(&self, text: &str) -> bool {
        self.passages.known(&self.documents, text).is_some()
    }

    /// Reads all texts for what the text of a sieve asks for, so that it is known from then on, unless `stop` says so before. Whoever
    /// asks for sorts meanwhile does not wait for it.
    pub fn look_for(&self, text: &str, stop: impl Fn() -> bool) {
        let _ = self.passages.find(&self.documents, text, &stop);
    }

    /// Mentions of the place at `place` of the place table, as indexes in text order.
    #[must_use]
    pub fn mentions_of(&self, place: u32) -> &[u32] {
        self.columns.of_place(place)
    }

    /// Where the mentions of a document stand among all mentions.
    #[must_use]
    pub fn mentions_in_document(&self, document: u32) -> Range<usize> {
        self.columns.of_document(document)
    }

    /// Where the mentions of one paragraph stand among all mentions.
    #[must_use]
    pub fn mentions_in_paragraph(&self, document: u32, paragraph: u32) -> Range<usize> {
        let range = self.columns.of_document(document);
        let within = &self.columns.paragraph()[range.clone()];
        let first = within.partition_point(|&p| p < paragraph);
        let last = within.partition_point(|&p| p <= paragraph);
        range.start + first..range.start + last
    }

    /// How many mentions became what.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.tally
    }

    /// How many mentions of one document became what.
    #[must_use]
    pub fn tally_of_document(&self, document: u32) -> Tally {
        let own = self.columns.of_document(document);
        tally(&self.mentions[own.clone()], &self.columns.place()[own])
    }

    /// The days of the mentions that are dated by a clock; `None` where none is dated with a day at either end.
    #[must_use]
    pub fn extent(&self, clock: Clock) -> Option<DayExtent> {
        *self.extent.get(clock)
    }

    /// How many mentions that have a place have no date by a clock.
    #[must_use]
    pub fn undated(&self, clock: Clock) -> usize {
        *self.undated.get(clock)
    }

    /// The language in which most of the text is written, English where it could not be told. Names of places are
    /// shown in it.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The name of `place` for users: in the corpus' language, spelt as its texts spell it.
    #[must_use]
    pub fn name_of<'a>(&'a self, place: &'a Place) -> &'a str {
        self.spellings.get(&place.id).map_or_else(|| place.name_in(self.language), String::as_str)
    }
}

fn dominant_language(documents: &[Document]) -> Language {
    let mut bytes: BTreeMap<Language, usize> = BTreeMap::new();
    for document in documents {
        if let Some(language) = document.language {
            *bytes.entry(language).or_default() += document.text.len();
        }
    }
    bytes.into_iter().max_by_key(|&(_, bytes)| bytes).map_or(Language::ENGLISH, |(language, _)| language)
}

/// `places` has the place number of each of the mentions.
fn tally(mentions: &[Mention], places: &[u32]) -> Tally {
    let mut tally = Tally::default();
    mentions.iter().zip(places).for_each(|(mention, &place)| tally.add(mention, place != NO_PLACE));
    tally
}

#[cfg(test)]
mod tests;
