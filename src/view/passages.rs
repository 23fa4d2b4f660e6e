//! What the texts say of one place: its passages with their sources.

use super::documents::{Highlight, highlights};
use super::query::{Query, Restriction};
use crate::corpus::Corpus;
use crate::model::{Kind, Mention, MentionDate, Place, PlaceId, PublicationBasis, Reason, Role};

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
    pub passages: Vec<Passage>,
}

/// A paragraph that mentions the place, once or more often.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Index of the document in the corpus.
    pub document: u32,
    /// Index of the paragraph in the document.
    pub paragraph: u32,
    /// The document's title.
    pub title: String,
    /// The date of the mention that is shown first, see [`Passage::in_window`].
    pub date: Option<MentionDate>,
    /// How the document's publication date is known.
    pub publication_basis: Option<PublicationBasis>,
    /// The paragraph's text.
    pub text: String,
    /// Toponyms in it; those of the place listed, or of the places within it, are `selected`.
    pub highlights: Vec<Highlight>,
    /// How sure it is that this place is meant, 0 to 1.
    pub confidence: f32,
    /// How the text uses the name.
    pub role: Role,
    /// The rule that decided.
    pub reason: Reason,
    /// Whether the query shows a mention of this place here. Date, confidence, role and reason are those of the first
    /// such mention, or of the first at all.
    pub in_window: bool,
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
    let days = corpus.columns().days();
    let shown = |mention: u32| restriction.shows(days[mention as usize]);
    let key = |mention: u32| {
        let mention = &corpus.mentions()[mention as usize];
        (mention.document, mention.paragraph)
    };
    let is_listed = |id: &PlaceId| {
        id == place || corpus.places().index_of(id).is_some_and(|at| inside.binary_search(&at).is_ok())
    };
    let groups = mentions.chunk_by(|&a, &b| key(a) == key(b));
    let mut dated: Vec<_> = groups
        .filter_map(|group| {
            let first_shown = group.iter().copied().find(|&mention| shown(mention));
            let chosen = first_shown.or(group.first().copied())?;
            Some((chosen, passage(corpus, query, chosen, first_shown.is_some(), is_listed)))
        })
        .collect();
    dated
        .sort_by_key(|&(chosen, _)| (!days[chosen as usize].is_dated(), days[chosen as usize].first, chosen));
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
        passages: dated.into_iter().map(|(_, passage)| passage).collect(),
    })
}

fn passage(
    corpus: &Corpus,
    query: &Query,
    chosen: u32,
    in_window: bool,
    is_listed: impl Fn(&PlaceId) -> bool,
) -> Passage {
    let mention: &Mention = &corpus.mentions()[chosen as usize];
    let document = &corpus.documents()[mention.document as usize];
    let paragraph = document.paragraphs.get(mention.paragraph as usize);
    Passage {
        document: mention.document,
        paragraph: mention.paragraph,
        title: document.title.clone(),
        date: mention.date.clone(),
        publication_basis: document.publication.as_ref().map(|publication| publication.basis),
        text: paragraph.map_or("", |paragraph| document.slice(paragraph.span)).to_owned(),
        highlights: highlights(corpus, query, mention.document, mention.paragraph, is_listed),
        confidence: mention.confidence,
        role: mention.role,
        reason: mention.reason.clone(),
        in_window,
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
