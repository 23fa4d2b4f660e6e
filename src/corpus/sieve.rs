//! What filters ask of a mention beyond its sort: its document, its place's kind and country, its role, confidence and passage.
//!
//! A sieve is asked for once and remembered: who scans the mentions afterwards reads one byte of each, as without it.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use serde::{Deserialize, Serialize};

use super::columns::{Columns, NO_PLACE, in_order};
use super::{Corpus, NO_THEME, Sort};
use crate::model::{Kind, Mention, Role, percent};
use crate::themes::Themes;

/// What is left out mention by mention. The default leaves out nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Sieve {
    /// Paths of the documents that are kept alone, where there are any here.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub only_documents: BTreeSet<String>,
    /// ISO 3166 codes of the countries whose places are kept alone, where there are any here; empty for what lies in none.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub only_countries: BTreeSet<String>,
    /// Places of these kinds are left out.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub without_kinds: BTreeSet<Kind>,
    /// Mentions in these roles are left out.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub without_roles: BTreeSet<Role>,
    /// Mentions of these themes are left out, by their identifiers; those of none by an empty one.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub without_themes: BTreeSet<String>,
    /// Mentions that are less sure than this are left out: percent, 0 to 100, compared with what is shown of them.
    pub least_confidence: u8,
    /// What the mention's paragraph must hold, as [`TextRule::parse`](super::TextRule::parse) reads it. What cannot be read leaves out all.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// The sieve asked for last, with what it left of the sorts.
#[derive(Debug, Default)]
pub(super) struct Sieved(Mutex<Option<(Sieve, Arc<Sifted>)>>);

/// The sorts of all mentions, in their order and in that of their places.
#[derive(Debug)]
struct Sifted {
    all: Vec<Sort>,
    placed: Vec<Sort>,
    /// Numbers of the mentions without a place whose document and passage are kept.
    unplaced: Vec<u32>,
}

/// What filters ask of each mention, without what a sieve leaves out.
#[derive(Clone, Debug)]
pub struct SortsOf<'a> {
    columns: &'a Columns,
    sifted: Option<Arc<Sifted>>,
}

impl Sieve {
    /// Whether it leaves out nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn sift(&self, corpus: &Corpus) -> Sifted {
        let columns = corpus.columns();
        let places = self.places(corpus);
        let documents = self.documents(corpus);
        let passages = corpus.passages.find(corpus.documents(), &self.text, &|| false).unwrap_or_default();
        let column = corpus.themes();
        let themes = self.themes(column.themes());
        let is_kept_theme = |at: usize| {
            let theme = column.of_mentions().get(at).copied().unwrap_or(NO_THEME);
            themes.get(usize::from(theme)).is_none_or(|kept| *kept)
        };
        let is_kept_text = |mention: &Mention| {
            documents.get(mention.document as usize).is_none_or(|kept| *kept)
                && passages
                    .get(mention.document as usize)
                    .is_none_or(|kept| kept.get(mention.paragraph as usize).is_some_and(|kept| *kept))
        };
        let sift = |(at, ((mention, &place), &sort)): (usize, ((&Mention, &u32), &Sort))| {
            let is_kept_place = place != NO_PLACE && places.get(place as usize).is_none_or(|kept| *kept);
            let is_kept = is_kept_place
                && is_kept_text(mention)
                && !self.without_roles.contains(&mention.role)
                && is_kept_theme(at)
                && percent(mention.confidence) >= self.least_confidence;
            if is_kept { sort } else { Sort::LEFT_OUT }
        };
        let mentions = corpus.mentions().iter().zip(columns.place()).zip(columns.sorts());
        let all: Vec<Sort> = mentions.enumerate().map(sift).collect();
        let unplaced = (0u32..).zip(corpus.mentions()).zip(columns.place());
        let unplaced = unplaced.filter(|((_, mention), place)| **place == NO_PLACE && is_kept_text(mention));
        let unplaced = unplaced.map(|((number, _), _)| number).collect();
        Sifted { placed: in_order(columns.placed(), &all), all, unplaced }
    }

    /// Which places are kept; none told where all are.
    fn places(&self, corpus: &Corpus) -> Vec<bool> {
        if self.only_countries.is_empty() && self.without_kinds.is_empty() {
            return Vec::new();
        }
        let places = corpus.places().as_slice().iter();
        places
            .map(|place| {
                !self.without_kinds.contains(&place.kind)
                    && (self.only_countries.is_empty() || self.only_countries.contains(&place.country))
            })
            .collect()
    }

    /// Which themes are kept, by their numbers; none told where all are.
    fn themes(&self, themes: &Themes) -> Vec<bool> {
        if self.without_themes.is_empty() {
            return Vec::new();
        }
        let mut kept = vec![true; usize::from(NO_THEME) + 1];
        for (kept, theme) in kept.iter_mut().zip(themes.as_slice()) {
            *kept = !self.without_themes.contains(&theme.id);
        }
        kept[usize::from(NO_THEME)] = !self.without_themes.contains("");
        kept
    }

    /// Which documents are kept; none told where all are.
    fn documents(&self, corpus: &Corpus) -> Vec<bool> {
        if self.only_documents.is_empty() {
            return Vec::new();
        }
        corpus.documents().iter().map(|document| self.only_documents.contains(&document.path)).collect()
    }
}

impl<'a> SortsOf<'a> {
    pub(super) fn of(corpus: &'a Corpus, sieve: &Sieve) -> Self {
        let columns = corpus.columns();
        if sieve.is_empty() {
            return Self { columns, sifted: None };
        }
        // A thread that broke while it held the lock left at worst what another sieve found.
        let mut last = corpus.sieved.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some((asked, sifted)) = &*last
            && asked == sieve
        {
            return Self { columns, sifted: Some(Arc::clone(sifted)) };
        }
        let sifted = Arc::new(sieve.sift(corpus));
        *last = Some((sieve.clone(), Arc::clone(&sifted)));
        Self { columns, sifted: Some(sifted) }
    }

    /// Of each mention, in the order of the mentions.
    #[must_use]
    pub fn all(&self) -> &[Sort] {
        self.sifted.as_ref().map_or(self.columns.sorts(), |sifted| &sifted.all)
    }

    /// Whether the document and the passage of a mention without a place are kept, by its number.
    #[must_use]
    pub fn keeps_unplaced(&self, mention: u32) -> bool {
        self.sifted.as_ref().is_none_or(|sifted| sifted.unplaced.binary_search(&mention).is_ok())
    }

    /// Of all mentions that have a place, in the order of [`Columns::placed_days`].
    #[must_use]
    pub fn placed(&self) -> &[Sort] {
        self.sifted.as_ref().map_or(self.columns.placed_sorts(), |sifted| &sifted.placed)
    }

    /// Of the mentions of a place, in the order of [`Columns::of_place`].
    #[must_use]
    pub fn of_place(&self, place: u32) -> &[Sort] {
        &self.placed()[self.columns.run(place)]
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    /// The texts of the mentions that a sieve keeps.
    fn kept(sieve: &Sieve) -> Vec<String> {
        let corpus = sample::corpus();
        let sorts = corpus.sorts(sieve);
        let mentions = corpus.mentions().iter().zip(sorts.all());
        let kept = mentions.filter(|(mention, sort)| mention.place.is_some() && **sort != Sort::LEFT_OUT);
        let text =
            |mention: &Mention| corpus.documents()[mention.document as usize].slice(mention.span).to_owned();
        kept.map(|(mention, _)| text(mention)).collect()
    }

    #[test]
    fn an_empty_sieve_keeps_all_that_has_a_place() {
        let corpus = sample::corpus();
        let resolved = corpus.columns().place().iter().filter(|place| **place != NO_PLACE).count();
        assert_eq!(kept(&Sieve::default()).len(), resolved);
    }

    #[test]
    fn each_condition_leaves_out_what_does_not_meet_it() {
        let all = kept(&Sieve::default()).len();
        let kinds = Sieve { without_kinds: [Kind::City].into(), ..Sieve::default() };
        assert!(!kept(&kinds).is_empty() && !kept(&kinds).contains(&"Kandahar".to_owned()));
        let abroad = Sieve { only_countries: ["US".to_owned()].into(), ..Sieve::default() };
        assert_eq!(kept(&abroad), ["États-Unis"]);
        let second = Sieve { only_documents: ["b.txt".to_owned()].into(), ..Sieve::default() };
        assert_eq!(kept(&second).len(), 1);
        let words = Sieve { text: "observent depuis".to_owned(), ..Sieve::default() };
        assert_eq!(kept(&words), ["États-Unis", "Kaboul"]);
        let bad = Sieve { text: "/(/".to_owned(), ..Sieve::default() };
        assert!(kept(&bad).is_empty());
        let sure = Sieve { least_confidence: 50, ..Sieve::default() };
        let doubtful = sample::corpus().mentions().iter().filter(|mention| mention.confidence < 0.5).count();
        assert!(doubtful > 0);
        assert_eq!(kept(&sure).len(), all - doubtful);
        let roles = Sieve { without_roles: Role::ALL.into(), ..Sieve::default() };
        assert!(kept(&roles).is_empty());
    }

    #[test]
    fn a_mention_that_shows_the_percent_asked_for_is_kept_whatever_was_rounded_away() {
        // What f32 makes of them, and what rounds up to them: 0.897 is shown as 90 %.
        let of_percent = |whole: u8| {
            let exact = f32::from(whole) / 100.0;
            [(exact, whole), (exact - 0.004, whole), (exact + 0.004, whole)]
        };
        let shares: Vec<(f32, u8)> =
            (0..=100).flat_map(of_percent).filter(|(share, _)| (0.0..=1.0).contains(share)).collect();
        assert_eq!(shares.len(), 101 * 3 - 2);
        let source = sample::corpus();
        let mentions =
            shares.iter().map(|(share, _)| Mention { confidence: *share, ..source.mentions()[0].clone() });
        let documents = source.documents().to_vec();
        let corpus = Corpus::new("sure", documents, mentions.collect(), sample::places(), Vec::new());
        for least in 0..=100 {
            let sorts = corpus.sorts(&Sieve { least_confidence: least, ..Sieve::default() });
            for ((share, shown), sort) in shares.iter().zip(sorts.all()) {
                assert_eq!(*sort != Sort::LEFT_OUT, *shown >= least, "{share} at {least} %");
            }
        }
    }

    #[test]
    fn another_condition_beside_the_same_words_reads_no_text_again() {
        let corpus = sample::corpus();
        let words = Sieve { text: "kandahar".to_owned(), ..Sieve::default() };
        assert!(!corpus.has_looked_for(&words.text));
        let _ = corpus.sorts(&words);
        let found = corpus.passages.known(corpus.documents(), &words.text).unwrap();
        for other in [Sieve { least_confidence: 50, ..words.clone() }, Sieve::default(), words.clone()] {
            let _ = corpus.sorts(&other);
            assert!(corpus.has_looked_for(&words.text));
            let now = corpus.passages.known(corpus.documents(), &words.text).unwrap();
            assert!(Arc::ptr_eq(&found, &now));
        }
    }

    #[test]
    fn sorts_by_place_are_those_of_the_mentions_of_the_place() {
        let corpus = sample::corpus();
        for sieve in [Sieve::default(), Sieve { text: "kandahar".to_owned(), ..Sieve::default() }] {
            let sorts = corpus.sorts(&sieve);
            for place in 0..u32::try_from(corpus.places().as_slice().len()).unwrap() {
                let mentions = corpus.mentions_of(place).iter();
                let expected: Vec<Sort> = mentions.map(|&mention| sorts.all()[mention as usize]).collect();
                assert_eq!(sorts.of_place(place), expected);
            }
        }
    }
}
