//! What the texts say of one place: its passages with their sources.

use std::ops::Range;

use super::documents::{Highlight, highlights};
use super::mask::PlaceMask;
use super::parts::{part, parts};
use super::query::{Query, Restriction};
use super::standing::{Standing, inside};
use crate::corpus::{Clock, Corpus};
use crate::model::{Kind, Mention, Narration, Place, PlaceId, Reason, Role};

/// A place with all passages that mention it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacePassages {
    /// Which place.
    pub place: PlaceId,
    /// Its name in the corpus' language.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Names of its containers: province, country.
    pub containers: Vec<String>,
    /// Its mentions.
    pub total: u32,
    /// Documents that mention it.
    pub documents: u32,
    /// Mentions that the query shows.
    pub visible: u32,
    /// Whether the place has no mention of its own and these are mentions of what lies in it.
    pub within: bool,
    /// One for each paragraph, by date (undated last), then in the order of documents and text.
    pub passages: Vec<PassageAt>,
    /// Numbers of the places within, in order, where these are listed in its stead.
    inside: Vec<u32>,
}

/// Where a passage stands. A place may have tens of thousands, of which a reader sees a few:
/// [`PlacePassages::read`] gives one with its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PassageAt {
    /// Index of the document in the corpus.
    pub document: u32,
    /// Index of the paragraph in the document.
    pub paragraph: u32,
    /// Whether the query shows a mention of the place here.
    pub shown: bool,
    /// Where it does not: whether the filters leave out all mentions of the place here, and not the window.
    pub filtered: bool,
    /// Index of the first such mention, or of the first at all.
    mention: u32,
}

/// A paragraph that mentions the place, once or more often, or a part of it where it is long. Date, narration, confidence,
/// role and reason are those of the first mention that the query shows, or of the first at all.
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
    /// Toponyms in it; those of the place listed, or of the places within it, are `selected`.
    pub highlights: Vec<Highlight>,
    /// How sure it is that this place is meant, 0 to 1.
    pub confidence: f32,
    /// How the text uses the name.
    pub role: Role,
    /// The rule that decided.
    pub reason: Reason,
}

/// The passages of `place`; for a container without a mention of its own, those of the places within it. `None` where
/// the corpus does not know the place.
#[must_use]
#[allow(clippy::cast_possible_truncation)] // mentions are numbered in 32 bits
pub fn passages(corpus: &Corpus, query: &Query, place: &PlaceId) -> Option<PlacePassages> {
    let number = corpus.places().index_of(place)?;
    let source = corpus.place(place)?;
    let restriction = Restriction::of(query);
    let own = corpus.mentions_of(number);
    let inside = if own.is_empty() { places_within(corpus, place) } else { Vec::new() };
    let below = mentions_of_all(corpus, &inside);
    let mentions: &[u32] = if own.is_empty() { &below } else { own };
    let columns = corpus.columns();
    let (days, sorts) = (columns.days(query.clock), columns.sorts());
    let mask = PlaceMask::of(corpus, &query.filter);
    let kept = |mention: &u32| {
        restriction.keeps(sorts[*mention as usize]) && mask.keeps(columns.place()[*mention as usize])
    };
    let shown = |mention: u32| restriction.in_window(days[mention as usize]) && kept(&mention);
    let key = |mention: u32| {
        let mention = &corpus.mentions()[mention as usize];
        (mention.document, mention.paragraph)
    };
    let groups = mentions.chunk_by(|&a, &b| key(a) == key(b));
    let mut passages: Vec<PassageAt> = groups
        .filter_map(|group| {
            let first_shown = group.iter().copied().find(|&mention| shown(mention));
            let mention = first_shown.or(group.first().copied())?;
            let (document, paragraph) = key(mention);
            let shown = first_shown.is_some();
            Some(PassageAt {
                document,
                paragraph,
                shown,
                filtered: !shown && !group.iter().any(kept),
                mention,
            })
        })
        .collect();
    // What is undated starts after every day there is.
    passages.sort_by_key(|at| (days[at.mention as usize].first, at.mention));
    let documents: std::collections::BTreeSet<u32> = mentions.iter().map(|&mention| key(mention).0).collect();
    Some(PlacePassages {
        place: place.clone(),
        name: corpus.name_of(source).to_owned(),
        kind: source.kind,
        containers: containers(corpus, source),
        total: mentions.len() as u32,
        documents: documents.len() as u32,
        visible: mentions.iter().filter(|&&mention| shown(mention)).count() as u32,
        within: own.is_empty() && !below.is_empty(),
        passages,
        inside,
    })
}

impl PlacePassages {
    /// One part of the passage at `at`, one of this place's, as the query shows it.
    #[must_use]
    pub fn read(&self, corpus: &Corpus, query: &Query, at: PassageAt, number: u32) -> Passage {
        let mention: &Mention = &corpus.mentions()[at.mention as usize];
        let document = &corpus.documents()[at.document as usize];
        let is_listed = |id: &PlaceId| {
            let is_inside = |number: u32| self.inside.binary_search(&number).is_ok();
            *id == self.place || corpus.places().index_of(id).is_some_and(is_inside)
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
            confidence: mention.confidence,
            role: mention.role,
            reason: mention.reason.clone(),
        }
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
    pub fn parts(self, corpus: &Corpus) -> u32 {
        parts(self.text(corpus).len())
    }
}

/// Names of a place's province and country, where it is not one itself.
#[must_use]
pub fn containers(corpus: &Corpus, place: &Place) -> Vec<String> {
    let ids = [&place.admin1, &place.country_id];
    let known = ids.into_iter().flatten().filter(|id| **id != place.id);
    known.filter_map(|id| corpus.place(id)).map(|container| corpus.name_of(container).to_owned()).collect()
}

/// Numbers of all places that lie in `container`, in order.
fn places_within(corpus: &Corpus, container: &PlaceId) -> Vec<u32> {
    let lies_within = |place: &Place| {
        [&place.admin2, &place.admin1, &place.country_id].into_iter().flatten().any(|id| id == container)
    };
    let places = (0u32..).zip(corpus.places().as_slice());
    places.filter(|(_, place)| lies_within(place)).map(|(number, _)| number).collect()
}

/// Mentions of all these places, in text order.
fn mentions_of_all(corpus: &Corpus, places: &[u32]) -> Vec<u32> {
    let mut mentions: Vec<u32> =
        places.iter().flat_map(|&place| corpus.mentions_of(place)).copied().collect();
    mentions.sort_unstable();
    mentions
}
