//! What filters can choose between, with how many mentions each choice is about.

use std::collections::BTreeMap;

use crate::corpus::{Corpus, DateBasis, NO_PLACE, Sieve, Sort};
use crate::model::{Kind, Narration, PlaceId, Role};

/// Mentions with a place by what filters ask of them; neither window nor filters change it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Choices {
    /// Every basis, in the order of trust.
    pub bases: Vec<(DateBasis, usize)>,
    /// Every narration.
    pub narrations: Vec<(Narration, usize)>,
    /// Every role.
    pub roles: Vec<(Role, usize)>,
    /// The kinds of the places that are mentioned, in their order.
    pub kinds: Vec<(Kind, usize)>,
    /// The countries of the places that are mentioned, most mentioned first.
    pub countries: Vec<CountryChoice>,
}

/// A country whose places are mentioned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountryChoice {
    /// Its ISO 3166 code; empty for what lies in none: seas, continents.
    pub code: String,
    /// The place that it is, where that is known.
    pub place: Option<PlaceId>,
    /// Mentions of it and of what lies in it.
    pub mentions: usize,
}

/// Counts the mentions of `corpus`.
#[must_use]
pub fn choices(corpus: &Corpus) -> Choices {
    let mut counts = [0usize; Sort::COUNT];
    corpus.sorts(&Sieve::default()).placed().iter().for_each(|sort| counts[sort.number()] += 1);
    let count = |counted: &dyn Fn(DateBasis, Narration) -> bool| {
        Sort::all()
            .filter(|((basis, narration), _)| counted(*basis, *narration))
            .map(|(_, sort)| counts[sort.number()])
            .sum()
    };
    let role = |role: Role| {
        let mentions = corpus.mentions().iter().zip(corpus.columns().place());
        mentions.filter(|(mention, place)| mention.role == role && **place != NO_PLACE).count()
    };
    Choices {
        bases: DateBasis::ALL.map(|basis| (basis, count(&|other, _| other == basis))).into(),
        narrations: Sort::NARRATIONS
            .map(|narration| (narration, count(&|_, other| other == narration)))
            .into(),
        roles: Role::ALL.map(|of| (of, role(of))).into(),
        kinds: kinds(corpus),
        countries: countries(corpus),
    }
}

fn kinds(corpus: &Corpus) -> Vec<(Kind, usize)> {
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    for (number, place) in (0u32..).zip(corpus.places().as_slice()) {
        *counts.entry(place.kind).or_default() += corpus.mentions_of(number).len();
    }
    counts.into_iter().filter(|(_, count)| *count > 0).collect()
}

fn countries(corpus: &Corpus) -> Vec<CountryChoice> {
    let mut counts: BTreeMap<&str, CountryChoice> = BTreeMap::new();
    for (number, place) in (0u32..).zip(corpus.places().as_slice()) {
        let code = place.country.as_str();
        let choice = counts.entry(code).or_insert_with(|| CountryChoice {
            code: code.to_owned(),
            place: None,
            mentions: 0,
        });
        choice.mentions += corpus.mentions_of(number).len();
        if place.kind == Kind::Country && !code.is_empty() {
            choice.place = Some(place.id.clone());
        }
    }
    let mut countries: Vec<CountryChoice> =
        counts.into_values().filter(|choice| choice.mentions > 0).collect();
    countries.sort_by(|a, b| b.mentions.cmp(&a.mentions).then_with(|| a.code.cmp(&b.code)));
    countries
}
