//! What the texts say of the selected places: their passages with their sources.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::documents::{Highlight, highlights};
use super::parts::{part, parts};
use super::query::{Query, Restriction};
use super::reading::Reading;
use super::standing::{Standing, inside};
use crate::corpus::{Clock, Corpus};
use crate::model::{Kind, Mention, Narration, Place, PlaceId, Reason, Role};

/// At most so many mentions are listed at once, the earliest. More than anybody reads; the rest is counted.
pub const MOST_LISTED: usize = 10_000;

/// Places with all passages that mention them.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacePassages {
    /// Which places, the most mentioned first.
    pub places: Vec<SelectedPlace>,
    /// Their mentions.
    pub total: u32,
    /// Documents that mention them.
    pub documents: u32,
    /// Mentions that the query shows.
    pub visible: u32,
    /// Whether no place has a mention of its own and these are mentions of what lies in them.
    pub within: bool,
    /// The passages that the query shows, one for each paragraph, by date (undated last), then in the order of
    /// documents and text.
    pub passages: Vec<PassageAt>,
    /// The mentions in these passages that the query shows, in the order in which they are read.
    pub mentions: Vec<u32>,
    /// How many passages lie outside of the window; 0 where not all are listed.
    pub outside: u32,
    /// How many passages the filters leave out: all mentions of the places there, and not the window.
    pub filtered: u32,
    /// Numbers of the places whose mentions are listed, in order.
    listed: Vec<u32>,
    reading: Arc<Reading>,
}

/// One of the places whose passages are listed.
#[derive(Clone, Debug, PartialEq)]
pub struct SelectedPlace {
    /// Which place.
    pub place: PlaceId,
    /// Its name in the corpus' language.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Names of its containers: province, country.
    pub containers: Vec<String>,
    /// Its own mentions.
    pub total: u32,
}

/// Where a passage stands. A place may have tens of thousands, of which a reader sees a few:
/// [`PlacePassages::read`] gives one with its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PassageAt {
    /// Index of the document in the corpus.
    pub document: u32,
    /// Index of the paragraph in the document.
    pub paragraph: u32,
    /// Length of the paragraph's text.
    pub bytes: u32,
    /// The earliest mention of the places here that the query shows.
    mention: u32,
    /// Where its mentions stand among those listed, and how many they are.
    first: u32,
    count: u32,
}

/// A paragraph that mentions the places, once or more often, or a part of it where it is long. Date, narration, confidence,
/// role and reason are those of the earliest mention that the query shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Index of the document in the corpus.
    pub document: u32,
    /// Index of the paragraph in the document.
    pub paragraph: u32,
    /// The document's title.
    pub title: String,
    /// The date of the mention by the clock in use, and what it stands on.
    pub date: Option<Standing>,
    /// How the text tells of it.
    pub narration: Narration,
    /// Where in `text` the words stand that date it, if they are there: bytes.
    pub dated_by: Option<Range<usize>>,
    /// The paragraph's text, or that of one part of it.
    pub text: String,
    /// Toponyms in it; those of the places listed, or of the places within them, are `selected`.
    pub highlights: Vec<Highlight>,
    /// Names of the places that it is listed for, in the order of the text.
    pub about: Vec<String>,
    /// How sure it is that this place is meant, 0 to 1.
    pub confidence: f32,
    /// How the text uses the name.
    pub role: Role,
    /// The rule that decided.
    pub reason: Reason,
    /// The number of that mention.
    pub mention: u32,
}

/// The passages of `place`; for a container without a mention of its own, those of the places within it. `None` where
/// the corpus does not know the place.
#[must_use]
pub fn passages(corpus: &Corpus, query: &Query, place: &PlaceId) -> Option<PlacePassages> {
    PlacePassages::of(corpus, query, &BTreeSet::from([place.clone()]))
}

impl PlacePassages {
    /// The passages of all these places in one list; for a container without a mention of its own, those of the places
    /// within it. `None` where the corpus knows none of them.
    #[must_use]
    #[allow(clippy::cast_possible_truncation)] // mentions are numbered in 32 bits
    pub fn of(corpus: &Corpus, query: &Query, places: &BTreeSet<PlaceId>) -> Option<Self> {
        let numbers: Vec<u32> = places.iter().filter_map(|id| corpus.places().index_of(id)).collect();
        let mut selected: Vec<SelectedPlace> =
            numbers.iter().filter_map(|&number| SelectedPlace::of(corpus, query, number)).collect();
        if selected.is_empty() {
            return None;
        }
        selected.sort_by(|a, b| b.total.cmp(&a.total).then_with(|| a.name.cmp(&b.name)));
        let (named, unnamed): (Vec<u32>, Vec<u32>) =
            numbers.into_iter().partition(|&number| !corpus.mentions_of(number).is_empty());
        let within = named.is_empty();
        let mut listed = named;
        listed.extend(places_within(corpus, &unnamed));
        listed.sort_unstable();
        listed.dedup();
        let reading = Reading::of(corpus, query, &listed);
        let mut found = Self {
            places: selected,
            total: reading.len() as u32,
            documents: reading.documents,
            visible: 0,
            within: within && reading.len() > 0,
            passages: Vec::new(),
            mentions: Vec::new(),
            outside: 0,
            filtered: reading.filtered(Restriction::of(query)) as u32,
            listed,
            reading: Arc::new(reading),
        };
        found.follow(query);
        Some(found)
    }

    /// Lists what `query` shows, which differs in nothing but its window from the one that this was made for.
    #[allow(clippy::cast_possible_truncation)] // mentions are numbered in 32 bits
    pub(super) fn follow(&mut self, query: &Query) {
        let restriction = Restriction::of(query);
        let reading = Arc::clone(&self.reading);
        self.visible = reading.count(restriction) as u32;
        self.passages.clear();
        // Where each paragraph stands in the list, counted from 1.
        let mut place_in_list = vec![0u32; reading.paragraphs.len()];
        let mut order: Vec<(u32, u32)> = Vec::new();
        for read in reading.shown(restriction).take(MOST_LISTED) {
            let at = &mut place_in_list[read.paragraph as usize];
            if *at == 0 {
                let paragraph = reading.paragraphs[read.paragraph as usize];
                self.passages.push(PassageAt {
                    document: paragraph.document,
                    paragraph: paragraph.paragraph,
                    bytes: paragraph.bytes,
                    mention: read.mention,
                    first: 0,
                    count: 0,
                });
                *at = self.passages.len() as u32;
            }
            order.push((*at - 1, read.mention));
        }
        order.sort_unstable();
        for (position, (passage, _)) in (0..).zip(&order) {
            let passage = &mut self.passages[*passage as usize];
            passage.first = if passage.count == 0 { position } else { passage.first };
            passage.count += 1;
        }
        self.mentions = order.into_iter().map(|(_, mention)| mention).collect();
        let hidden = (reading.paragraphs.len() - self.passages.len()) as u32;
        self.outside = if self.unlisted() == 0 { hidden - self.filtered } else { 0 };
    }

    /// How many mentions are shown but not listed, because they are too many.
    #[must_use]
    #[allow(clippy::cast_possible_truncation)] // mentions are numbered in 32 bits
    pub fn unlisted(&self) -> u32 {
        self.visible - self.mentions.len() as u32
    }

    /// The only place, where it is one alone.
    #[must_use]
    pub fn alone(&self) -> Option<&SelectedPlace> {
        self.places.first().filter(|_| self.places.len() == 1)
    }

    /// The passage that lists the mention with this number, as an index.
    #[must_use]
    pub fn passage_of(&self, mention: u32) -> Option<usize> {
        let at = self.mentions.iter().position(|&listed| listed == mention)?;
        Some(self.passages.partition_point(|passage| (passage.first + passage.count) as usize <= at))
    }

    /// The part of the passage at `at` in which a mention of it stands.
    #[must_use]
    pub fn part_of(&self, corpus: &Corpus, at: PassageAt, mention: u32) -> u32 {
        let start = corpus.mentions().get(mention as usize).map_or(0, |mention| mention.span.start);
        let within = |number: u32| part(corpus, at.document, at.paragraph, number);
        (0..at.parts()).find(|&number| start < within(number).end).unwrap_or(0)
    }

    /// One part of the passage at `at`, one of those listed, as the query shows it.
    #[must_use]
    pub fn read(&self, corpus: &Corpus, query: &Query, at: PassageAt, number: u32) -> Passage {
        let mention: &Mention = &corpus.mentions()[at.mention as usize];
        let document = &corpus.documents()[at.document as usize];
        let is_listed = |id: &PlaceId| {
            let is_listed = |number: u32| self.listed.binary_search(&number).is_ok();
            corpus.places().index_of(id).is_some_and(is_listed)
        };
        let within = part(corpus, at.document, at.paragraph, number);
        let date = mention.date.as_ref().filter(|_| query.clock == Clock::Narrated);
        let words = date.and_then(|date| date.words);
        Passage {
            document: at.document,
            paragraph: at.paragraph,
            title: document.title.clone(),
            date: Standing::of_mention(document, mention, query.clock),
            narration: mention.narration,
            dated_by: words.and_then(|words| inside(words, within)),
            text: document.slice(within).to_owned(),
            highlights: highlights(corpus, query, (at.document, at.paragraph), within, is_listed),
            about: self.about(corpus, query, at),
            confidence: mention.confidence,
            role: mention.role,
            reason: mention.reason.clone(),
            mention: at.mention,
        }
    }

    /// Names of the places that a passage is listed for, in the order of the text.
    fn about(&self, corpus: &Corpus, query: &Query, at: PassageAt) -> Vec<String> {
        let mut seen = HashSet::new();
        let mentions = &self.mentions[at.first as usize..(at.first + at.count) as usize];
        let places =
            mentions.iter().filter_map(|&mention| corpus.mentions()[mention as usize].place.as_ref());
        let places = places.filter(|place| seen.insert(*place)).filter_map(|id| corpus.place(id));
        places.map(|place| query.name_of(corpus, place).to_owned()).collect()
    }
}

impl SelectedPlace {
    #[allow(clippy::cast_possible_truncation)] // mentions are numbered in 32 bits
    fn of(corpus: &Corpus, query: &Query, number: u32) -> Option<Self> {
        let source = corpus.places().as_slice().get(number as usize)?;
        Some(Self {
            place: source.id.clone(),
            name: query.name_of(corpus, source).to_owned(),
            kind: source.kind,
            containers: containers(corpus, query, source),
            total: corpus.mentions_of(number).len() as u32,
        })
    }
}

impl PassageAt {
    /// All of its text.
    #[must_use]
    pub fn text(self, corpus: &Corpus) -> &str {
        let document = &corpus.documents()[self.document as usize];
        document
            .paragraphs
            .get(self.paragraph as usize)
            .map_or("", |paragraph| document.slice(paragraph.span))
    }

    /// In how many parts it is read.
    #[must_use]
    pub fn parts(self) -> u32 {
        parts(self.bytes as usize)
    }
}

/// Names of a place's province and country, where it is not one itself.
#[must_use]
pub fn containers(corpus: &Corpus, query: &Query, place: &Place) -> Vec<String> {
    let ids = [&place.admin1, &place.country_id];
    let known = ids.into_iter().flatten().filter(|id| **id != place.id);
    let known = known.filter_map(|id| corpus.place(id));
    known.map(|container| query.name_of(corpus, container).to_owned()).collect()
}

/// Numbers of all places that lie in one of these containers, in order.
fn places_within(corpus: &Corpus, containers: &[u32]) -> Vec<u32> {
    let all = corpus.places().as_slice();
    let containers: HashSet<&PlaceId> = containers.iter().map(|&number| &all[number as usize].id).collect();
    if containers.is_empty() {
        return Vec::new();
    }
    let lies_within = |place: &Place| {
        [&place.admin2, &place.admin1, &place.country_id]
            .into_iter()
            .flatten()
            .any(|id| containers.contains(id))
    };
    (0u32..).zip(all).filter(|(_, place)| lies_within(place)).map(|(number, _)| number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample::{self, id};
    use crate::model::Edtf;

    fn both() -> BTreeSet<PlaceId> {
        [id("Kandahar"), id("Kabul")].into()
    }

    fn window(edtf: &str) -> Query {
        Query { window: Some(Edtf::parse(edtf).unwrap().range()), ..Query::default() }
    }

    #[test]
    fn passages_of_several_places_are_one_list_in_the_order_of_time() {
        let corpus = sample::told();
        let mut found = PlacePassages::of(&corpus, &Query::default(), &both()).unwrap();
        assert_eq!((found.total, found.documents, found.visible), (5, 2, 5));
        let totals: Vec<_> = found.places.iter().map(|place| (place.place.as_str(), place.total)).collect();
        assert_eq!(totals, [("Kandahar", 3), ("Kabul", 2)]);
        let order = |found: &PlacePassages| -> Vec<_> {
            found.passages.iter().map(|at| (at.document, at.paragraph)).collect()
        };
        // 1996, 20 July, undated; within a paragraph as the text has it.
        assert_eq!(order(&found), [(0, 2), (0, 0), (1, 0)]);
        assert_eq!(found.mentions, [3, 4, 0, 1, 5]);
        assert_eq!(found.passage_of(1), Some(1));
        assert_eq!(found.passage_of(2), None, "Panjwai is not selected");
        let passage = found.read(&corpus, &Query::default(), found.passages[1], 0);
        assert_eq!(passage.about.len(), 2);
        // In July the third paragraph is there for its meeting of 30 July.
        found.follow(&window("2021-07"));
        assert_eq!(order(&found), [(0, 0), (0, 2)]);
        assert_eq!((found.mentions.as_slice(), found.outside), ([0, 1, 4].as_slice(), 1));
        assert_eq!(found, PlacePassages::of(&corpus, &window("2021-07"), &both()).unwrap());
    }

    #[test]
    fn of_too_many_mentions_the_earliest_are_listed_and_the_rest_is_counted() {
        let source = sample::told();
        let mentions = vec![source.mentions(); 3_000].concat();
        let corpus = Corpus::new("", source.documents().to_vec(), mentions, sample::places(), Vec::new());
        let found = PlacePassages::of(&corpus, &Query::default(), &both()).unwrap();
        assert_eq!((found.visible, found.mentions.len()), (15_000, MOST_LISTED));
        assert_eq!((found.unlisted(), found.outside), (5_000, 0));
    }
}
