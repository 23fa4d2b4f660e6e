//! Looking a place up by what someone types, for the command line and the window.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::model::{Capital, Kind};

use super::alphabet::CODE;
use super::fold::fold_name;
use super::index::Index;
use super::{Gazetteer, NameEntry, PlaceIndex, Rank};

/// So many names that go on from what was typed are looked at; the rest would not be seen anyway.
const COMPLETIONS: usize = 4_000;
/// Longest completion, in bytes.
const DEPTH: usize = 48;

/// How well a place answers, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    completed: bool,
    rank: Rank,
    standing: u8,
    population: Reverse<u64>,
}

impl Gazetteer {
    /// The places called `query`, best first, then those whose name begins so; `limit` of them. A code ("KDH") is
    /// found as well.
    #[must_use]
    pub fn search(&self, query: &str, limit: usize) -> Vec<PlaceIndex> {
        let folded = fold_name(query);
        if folded.is_empty() {
            return Vec::new();
        }
        let mut found: HashMap<PlaceIndex, Score> = HashMap::new();
        let mut add = |place: PlaceIndex, rank: Rank, completed: bool| {
            let score = self.score(place, rank, completed);
            found.entry(place).and_modify(|old| *old = score.min(*old)).or_insert(score);
        };
        if let Some(name) = self.name(&folded) {
            self.entries(name).for_each(|entry| add(entry.place, entry.rank, false));
        }
        self.completions(&folded, &mut |place, rank, exact| add(place, rank, !exact));
        let mut found: Vec<_> = found.into_iter().collect();
        found.sort_by_key(|&(place, score)| (score, place));
        found.into_iter().take(limit).map(|(place, _)| place).collect()
    }

    fn score(&self, place: PlaceIndex, rank: Rank, completed: bool) -> Score {
        let place = self.place(place);
        let standing = match (place.kind(), place.capital()) {
            (Kind::Country, _) => 0,
            (_, Capital::Country) => 1,
            (Kind::Province, _) | (_, Capital::Admin1) => 2,
            _ => 3,
        };
        Score { completed, rank, standing, population: Reverse(place.population()) }
    }

    /// Tells of each place whose name goes on from `folded`, and of each that has it as a code.
    fn completions(&self, folded: &str, tell: &mut dyn FnMut(PlaceIndex, Rank, bool)) {
        for (index, first) in self.files() {
            completions_in(index, folded, &mut |entry, exact| {
                tell(self.topmost(PlaceIndex(first + entry.place.0)), entry.rank, exact);
            });
        }
    }
}

/// Tells of each entry of a file whose name goes on from `folded`, and of each that has it as a code.
fn completions_in(index: &Index, folded: &str, tell: &mut dyn FnMut(NameEntry, bool)) {
    let Some(automaton) = index.automaton() else { return };
    let walk = |state| automaton.walk_text(state, folded, index.alphabet());
    let known = index.len();
    let mut tell_entries = |value: u64, exact: bool| {
        let number = u32::try_from(value).unwrap_or(u32::MAX);
        let entries = index.entries().of(number).filter(|entry| entry.place.0 < known);
        entries.for_each(|entry| tell(entry, exact));
    };
    let coded = automaton.step(automaton.start(), CODE).and_then(walk);
    if let Some(value) = coded.and_then(|state| automaton.value(state)) {
        tell_entries(value, true);
    }
    if let Some(state) = walk(automaton.start()) {
        let mut left = COMPLETIONS;
        automaton.values_below(state, DEPTH, &mut |value| {
            tell_entries(value, false);
            left -= 1;
            left > 0
        });
    }
}
