//! Everything a frame needs, rebuilt only when the query or the corpus changes.

use std::sync::Arc;

use super::choices::{Choices, choices};
use super::counting::Counting;
use super::counts::{Counts, counts_without_window};
use super::documents::{DocumentRow, count_undated, documents, kept_by_document};
use super::histogram::{Histogram, histogram};
use super::markers::{Marker, Markers};
use super::passages::PlacePassages;
use super::query::Query;
use super::size::MarkerScale;
use super::tree::{Tree, TreeRow};
use super::unmatched::{UnmatchedRow, keep_unmatched, unmatched};
use crate::corpus::Corpus;

/// So many places, countries or documents of a filter are named; the rest is counted.
const NAMED: usize = 3;

/// What the panels of one frame read.
#[derive(Clone, Debug)]
pub struct ViewModel {
    corpus: Arc<Corpus>,
    query: Query,
    counts: Counts,
    choices: Choices,
    counting: Counting,
    markers: Markers,
    scale: MarkerScale,
    histogram: Histogram,
    tree: Tree,
    documents: Vec<DocumentRow>,
    unmatched: Vec<UnmatchedRow>,
    selected: Option<PlacePassages>,
}

impl ViewModel {
    /// Builds the view of `corpus` through `query`.
    #[must_use]
    pub fn new(corpus: Arc<Corpus>, query: Query) -> Self {
        let markers = Markers::of(&corpus, &query);
        let mut model = Self {
            scale: MarkerScale::new(markers.most()),
            counting: Counting::new(&corpus, &query),
            markers,
            histogram: histogram(&corpus, &query),
            choices: choices(&corpus),
            tree: Tree::of(&corpus, &query),
            documents: documents(&corpus, &query),
            unmatched: unmatched(&corpus),
            counts: counts_without_window(&corpus, &query),
            selected: None,
            corpus,
            query,
        };
        keep_unmatched(&mut model.unmatched, &model.corpus, &model.query);
        model.take_counts();
        model
    }

    /// Brings the view to `corpus` and `query`; tells whether anything changed. Cheap where nothing did, and where
    /// only the query did, what depends on the corpus alone is kept.
    pub fn update(&mut self, corpus: &Arc<Corpus>, query: &Query) -> bool {
        if !Arc::ptr_eq(corpus, &self.corpus) {
            *self = Self::new(Arc::clone(corpus), query.clone());
            return true;
        }
        if *query == self.query {
            return false;
        }
        let restriction = |query: &Query| (query.window, query.mode, query.show_undated);
        let same_days = query.clock == self.query.clock && query.filter == self.query.filter;
        let same_mentions = same_days && restriction(query) == restriction(&self.query);
        let same_names = query.names == self.query.names;
        let same_reading = same_days && same_names && query.places == self.query.places;
        self.query = query.clone();
        if !same_reading {
            // What was read before is another selection's.
            self.selected = None;
        }
        if !same_names {
            self.markers.name(&self.corpus, &self.query);
            self.tree.name(&self.corpus, &self.query);
        }
        if !same_days {
            self.histogram = histogram(&self.corpus, &self.query);
            keep_unmatched(&mut self.unmatched, &self.corpus, &self.query);
            count_undated(&mut self.documents, &self.corpus, &self.query);
            self.counts = counts_without_window(&self.corpus, &self.query);
        }
        if same_mentions {
            self.select();
        } else {
            self.counting.update(&self.corpus, &self.query);
            self.take_counts();
        }
        true
    }

    fn take_counts(&mut self) {
        self.counts.visible = self.counting.visible();
        self.markers.update(&self.counting);
        self.tree.update(&self.counting);
        self.select();
    }

    fn select(&mut self) {
        match &mut self.selected {
            Some(selected) => selected.follow(&self.query),
            None => self.selected = PlacePassages::of(&self.corpus, &self.query, &self.query.places),
        }
    }

    /// The corpus seen.
    #[must_use]
    pub fn corpus(&self) -> &Arc<Corpus> {
        &self.corpus
    }

    /// The query seen through.
    #[must_use]
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// Mentions in sight and in all.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// What filters can choose between, whatever the query.
    #[must_use]
    pub fn choices(&self) -> &Choices {
        &self.choices
    }

    /// Places with visible mentions, most mentioned first.
    pub fn markers(&self) -> impl Iterator<Item = &Marker> {
        self.markers.list.iter().filter(|marker| marker.visible > 0)
    }

    /// Names of the first places that the filter keeps alone, and how many there are.
    #[must_use]
    pub fn only_places(&self) -> (Vec<String>, usize) {
        let only = &self.query.filter.only_places;
        let places = only.iter().take(NAMED).filter_map(|id| self.corpus.place(id));
        (places.map(|place| self.query.name_of(&self.corpus, place).to_owned()).collect(), only.len())
    }

    /// The same of countries, by their codes; what lies in none has an empty one.
    #[must_use]
    pub fn only_countries(&self) -> (Vec<&str>, usize) {
        let only = &self.query.filter.sieve.only_countries;
        (only.iter().take(NAMED).map(String::as_str).collect(), only.len())
    }

    /// The same of documents, by their titles.
    #[must_use]
    pub fn only_documents(&self) -> (Vec<String>, usize) {
        let only = &self.query.filter.sieve.only_documents;
        let title = |path: &String| {
            let row = self.documents.iter().find(|row| row.path == *path);
            row.map_or_else(|| path.clone(), |row| row.title.clone())
        };
        (only.iter().take(NAMED).map(title).collect(), only.len())
    }

    /// The name of the country with this code among those that are mentioned; the code itself where it has none.
    #[must_use]
    pub fn country_name(&self, code: &str) -> String {
        let country = self.choices.countries.iter().find(|country| country.code == code);
        let place = country.and_then(|country| self.corpus.place(country.place.as_ref()?));
        place.map_or_else(|| code.to_owned(), |place| self.query.name_of(&self.corpus, place).to_owned())
    }

    /// All places with mentions, in the same order: also those of which none is visible. Their indexes stay while the query changes.
    #[must_use]
    pub fn all_markers(&self) -> &[Marker] {
        &self.markers.list
    }

    /// Sizes of the markers, the same whatever the window.
    #[must_use]
    pub fn scale(&self) -> MarkerScale {
        self.scale
    }

    /// Mass by day by the clock in use, the same whatever the window.
    #[must_use]
    pub fn histogram(&self) -> &Histogram {
        &self.histogram
    }

    /// Places as a tree.
    #[must_use]
    pub fn tree(&self) -> &[TreeRow] {
        &self.tree.rows
    }

    /// Of each row of the tree: visible mentions of its place and of all below it.
    #[must_use]
    pub fn visible_below(&self) -> &[u32] {
        &self.tree.visible
    }

    /// Of each row of the tree: mentions of its place and of all below it that the filters keep, whatever the window. Counted anew.
    #[must_use]
    pub fn kept_below(&self) -> Vec<u32> {
        self.tree.kept(&self.corpus, &self.query)
    }

    /// Of each document: its mentions with a place that the filters keep, whatever the window. Counted anew.
    #[must_use]
    pub fn kept_by_document(&self) -> Vec<u32> {
        kept_by_document(&self.corpus, &self.query)
    }

    /// Documents as a list.
    #[must_use]
    pub fn documents(&self) -> &[DocumentRow] {
        &self.documents
    }

    /// Of each document: its visible mentions with a place.
    #[must_use]
    pub fn visible_by_document(&self) -> &[u32] {
        self.counting.documents()
    }

    /// Toponyms without a place, whatever the window.
    #[must_use]
    pub fn unmatched(&self) -> &[UnmatchedRow] {
        &self.unmatched
    }

    /// The selected places with their passages.
    #[must_use]
    pub fn selected(&self) -> Option<&PlacePassages> {
        self.selected.as_ref()
    }
}
