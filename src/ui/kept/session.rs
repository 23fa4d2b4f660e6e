//! What is open and how it is looked at, so that a program that was killed goes on where it was.
//!
//! A mention and a document are named by file, place in it and words, for their numbers change with the texts.

use std::collections::HashSet;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::store::VERSION;
use crate::corpus::Corpus;
use crate::ui::map::MapView;
use crate::ui::state::State;
use crate::view::Query;

/// What `session.json` says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// Of the file.
    pub version: u32,
    /// What was opened, with whole paths; none for the articles that ship with the program.
    pub paths: Vec<PathBuf>,
    /// What the view asks.
    pub query: Query,
    /// The selected mention.
    pub mention: Option<KeptMention>,
    /// The document in the reader.
    pub document: Option<KeptDocument>,
    /// Where the map looks.
    pub map: Option<MapView>,
    /// What the axis of the timeline shows, in days since 1970-01-01, where it is zoomed.
    pub axis: Option<[f64; 2]>,
}

impl Default for Session {
    fn default() -> Self {
        Self {
            version: VERSION,
            paths: Vec::new(),
            query: Query::default(),
            mention: None,
            document: None,
            map: None,
            axis: None,
        }
    }
}

/// A mention by where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptMention {
    /// The document's path in the corpus.
    pub document: String,
    /// Where its words begin, in bytes of the document's text.
    pub start: usize,
    /// Its words.
    pub words: String,
}

/// A document by its path, and the paragraph it was opened at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptDocument {
    /// Its path in the corpus.
    pub path: String,
    /// Number of the paragraph.
    pub paragraph: u32,
}

impl KeptMention {
    /// The mention of this number.
    #[must_use]
    pub fn of(corpus: &Corpus, number: u32) -> Option<Self> {
        let mention = corpus.mentions().get(number as usize)?;
        let document = corpus.documents().get(mention.document as usize)?;
        let words = document.slice(mention.span).to_owned();
        Some(Self { document: document.path.clone(), start: mention.span.range().start, words })
    }

    /// Its number in a corpus; `None` where it is not there any more.
    #[must_use]
    pub fn find(&self, corpus: &Corpus) -> Option<u32> {
        let document = position(corpus, &self.document)?;
        let is_it = |mention: &crate::model::Mention| {
            mention.document == document
                && mention.span.range().start == self.start
                && corpus.documents()[document as usize].slice(mention.span) == self.words
        };
        u32::try_from(corpus.mentions().iter().position(is_it)?).ok()
    }
}

/// The number of the document with this path.
fn position(corpus: &Corpus, path: &str) -> Option<u32> {
    let found = corpus.documents().iter().position(|document| document.path == path)?;
    u32::try_from(found).ok()
}

/// What a query asks of a corpus that may have changed since: places, countries and documents that are gone are asked for no more.
#[must_use]
pub fn fitted(mut query: Query, corpus: &Corpus) -> Query {
    query.places.retain(|place| corpus.place(place).is_some());
    query.filter.only_places.retain(|place| corpus.place(place).is_some());
    let places = corpus.places().as_slice();
    query.filter.sieve.only_countries.retain(|code| places.iter().any(|place| place.country == *code));
    let documents = &mut query.filter.sieve.only_documents;
    if !documents.is_empty() {
        let there: HashSet<&str> = corpus.documents().iter().map(|document| document.path.as_str()).collect();
        documents.retain(|path| there.contains(path.as_str()));
    }
    query
}

/// What is asked and open, by what it is called in any reading of the texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    query: Query,
    mention: Option<KeptMention>,
    document: Option<KeptDocument>,
}

impl Asked {
    /// What is asked now; `None` while nothing is open.
    pub fn of(state: &State) -> Option<Self> {
        let corpus = state.view.as_ref()?.corpus();
        let mention = state.mention.and_then(|number| KeptMention::of(corpus, number));
        Some(Self { query: state.query.clone(), mention, document: document_of(state) })
    }

    /// Whether it is what is asked now; compared piece by piece, for a selection may hold every place of a corpus.
    pub fn is_still(&self, state: &State) -> bool {
        is_asked(state, &self.query, self.mention.as_ref(), self.document.as_ref())
    }
}

fn is_asked(
    state: &State,
    query: &Query,
    mention: Option<&KeptMention>,
    document: Option<&KeptDocument>,
) -> bool {
    let Some(view) = &state.view else { return true };
    *query == state.query
        && mention == state.mention.and_then(|number| KeptMention::of(view.corpus(), number)).as_ref()
        && document == document_of(state).as_ref()
}

/// What a session has of the state.
pub fn is_as_in(session: &Session, state: &State, paths: &[PathBuf]) -> bool {
    session.paths == paths
        && is_asked(state, &session.query, session.mention.as_ref(), session.document.as_ref())
}

/// The document in the reader.
pub fn document_of(state: &State) -> Option<KeptDocument> {
    let open = state.document.as_ref()?;
    Some(KeptDocument { path: open.text.path.clone(), paragraph: open.paragraph })
}

impl Session {
    /// Puts the state as it was, as far as the corpus that is open has what was there.
    pub fn restore(&self, state: &mut State) {
        let Some(view) = &state.view else { return };
        let corpus = std::sync::Arc::clone(view.corpus());
        state.query = fitted(self.query.clone(), &corpus);
        state.undo = crate::ui::undo::Undo::from(state.query.clone());
        state.follow_query();
        if let Some(view) = &state.view {
            state.lists.reveal_all(&state.query.places, view.tree());
        }
        self.restore_reading(state);
    }

    /// What was read, as far as it is there and nothing else is read.
    fn restore_reading(&self, state: &mut State) {
        let Some(view) = &state.view else { return };
        let corpus = std::sync::Arc::clone(view.corpus());
        let mention = self.mention.as_ref().filter(|_| state.mention.is_none());
        if let Some(mention) = mention.and_then(|mention| mention.find(&corpus)) {
            state.mention = Some(mention);
            state.passages.reveal();
        }
        let document = self.document.as_ref().filter(|_| state.document.is_none());
        if let Some((kept, number)) = document.and_then(|kept| Some((kept, position(&corpus, &kept.path)?))) {
            // Who hid the reader finds the document there once it is shown again.
            let is_shown = state.panels.reader;
            crate::ui::apply::open_document(state, number, kept.paragraph);
            state.panels.reader = is_shown;
        }
    }

    /// Adds what a part lacked of it, once the whole is open; `asked` is what it was made of then. What the user changed since stays as
    /// it is now, and there is nothing to undo.
    pub fn restore_rest(&self, asked: &Asked, state: &mut State) {
        let Some(view) = &state.view else { return };
        let whole = fitted(self.query.clone(), view.corpus());
        let is_untouched = asked.is_still(state);
        let query = &mut state.query;
        if query.places == asked.query.places {
            query.places = whole.places;
        }
        let (filter, before) = (&mut query.filter, &asked.query.filter);
        if filter.only_places == before.only_places {
            filter.only_places = whole.filter.only_places;
        }
        if filter.sieve.only_documents == before.sieve.only_documents {
            filter.sieve.only_documents = whole.filter.sieve.only_documents;
        }
        state.undo.amend(&state.query);
        state.follow_query();
        if is_untouched {
            self.restore_reading(state);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::corpus::sample;
    use crate::model::PlaceId;

    #[test]
    fn a_mention_is_found_again_by_its_place_in_the_text_and_by_nothing_else() {
        let corpus = sample::corpus();
        let count = u32::try_from(corpus.mentions().len()).unwrap();
        assert!(count > 3);
        for number in 0..count {
            let kept = KeptMention::of(&corpus, number).unwrap();
            let found = kept.find(&corpus).unwrap();
            assert_eq!(KeptMention::of(&corpus, found).unwrap(), kept);
            assert_eq!(KeptMention { start: kept.start + 1, ..kept.clone() }.find(&corpus), None);
            assert_eq!(KeptMention { document: "gone.txt".to_owned(), ..kept }.find(&corpus), None);
        }
        assert_eq!(KeptMention::of(&corpus, count), None);
    }

    #[test]
    fn places_that_are_gone_are_asked_for_no_more() {
        let corpus = sample::corpus();
        let there = corpus.mentions().iter().find_map(|mention| mention.place.clone()).unwrap();
        let gone = PlaceId::new("geonames:0");
        let mut query = Query { places: BTreeSet::from([there.clone(), gone.clone()]), ..Query::default() };
        query.filter.only_places = BTreeSet::from([gone]);
        query.filter.sieve.only_documents = BTreeSet::from(["gone.txt".to_owned()]);
        query.filter.sieve.only_countries = BTreeSet::from(["FR".to_owned()]);
        let fitted = fitted(query, &corpus);
        assert_eq!(fitted.places, BTreeSet::from([there]));
        assert!(!fitted.filter.is_active());
        let mut query = Query::default();
        query.filter.sieve.only_countries = BTreeSet::from(["US".to_owned(), "FR".to_owned()]);
        let kept = super::fitted(query, &corpus).filter.sieve.only_countries;
        assert_eq!(kept, BTreeSet::from(["US".to_owned()]));
    }

    #[test]
    fn a_session_comes_back_from_its_file_as_it_was() {
        let mut query = Query { window: Some("2021-06-12/2021-07-07".parse().unwrap()), ..Query::default() };
        query.select(PlaceId::new("geonames:1138336"));
        let session = Session {
            paths: vec![PathBuf::from("/corpora/july")],
            query,
            mention: Some(KeptMention { document: "a.txt".to_owned(), start: 7, words: "Hérat".to_owned() }),
            document: Some(KeptDocument { path: "a.txt".to_owned(), paragraph: 3 }),
            map: Some(MapView { lon: 65.7, lat: 31.6, zoom: 6.5 }),
            axis: Some([18_000.0, 18_100.5]),
            ..Session::default()
        };
        let text = serde_json::to_string(&session).unwrap();
        assert_eq!(serde_json::from_str::<Session>(&text).unwrap(), session);
        assert_eq!(serde_json::from_str::<Session>("{}").unwrap(), Session::default());
    }
}
