//! One text read for its themes, and which of them a word of it belongs to.

use std::cmp::Reverse;
use std::ops::Range;

use super::matcher::{Hit, LONGEST, Looked};
use super::words::{Join, Words};
use super::{Match, Themes};
use crate::model::Language;

/// A match further away than this tells nothing of a word: about two lines.
const FARTHEST: usize = 25;
/// A comma, a bracket or a dash between two words is as far as so many words more.
const CLAUSE: usize = 3;

/// A text as its themes were found in it. One value can be filled again and again, and then allocates nothing.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    words: Words,
    looked: Looked,
    hits: Vec<Hit>,
    matches: Vec<Match>,
}

impl Reading {
    /// Forgets what was here and reads `text`, as [`Themes::find`] does.
    pub fn read(&mut self, themes: &Themes, text: &str, language: Option<Language>) {
        self.words.refill(text);
        self.hits.clear();
        for (_, matcher) in
            themes.matchers.iter().filter(|(own, _)| language.is_none_or(|language| language == **own))
        {
            matcher.find(&self.words, &mut self.looked, &mut self.hits);
        }
        self.hits
            .sort_unstable_by_key(|hit| (hit.words.start, Reverse(hit.words.end), hit.theme, hit.number));
        let mut taken = 0;
        self.hits.retain(|hit| {
            let is_longer = hit.words.end > taken;
            taken = taken.max(hit.words.end);
            is_longer
        });
        let words = self.words.as_slice();
        self.matches.clear();
        self.matches.extend(self.hits.iter().map(|hit| {
            let start = words.get(hit.words.start).map_or(0, |word| word.start);
            let end =
                hit.words.end.checked_sub(1).and_then(|last| words.get(last)).map_or(start, |word| word.end);
            Match { theme: hit.theme, rule: hit.number, range: start..end }
        }));
    }

    /// What was found, in the order of the text.
    #[must_use]
    pub fn matches(&self) -> &[Match] {
        &self.matches
    }

    /// The match nearest to the bytes of `range` in their sentence, by its number, and how far away: in words, and whether it stands
    /// behind them, which is farther than as near before them ("après la prise de Kandahar, …"). None where the sentence tells of no theme or only
    /// far away: what another sentence tells may be of another place.
    pub(super) fn nearest(&self, range: &Range<usize>) -> Option<(usize, (usize, bool))> {
        let words = self.words.as_slice();
        let first = words.partition_point(|word| word.end <= range.start);
        let past = words.partition_point(|word| word.start < range.end).max(first + 1);
        let sentence = words.get(first)?.sentence;
        // Hits are in the order of the text, so that a long paragraph takes no time with the square of its length.
        let from = self.hits.partition_point(|hit| hit.words.start + FARTHEST + LONGEST < first);
        let near = self.hits.iter().enumerate().skip(from);
        let with_sentence = near.take_while(|(_, hit)| hit.words.start <= past + FARTHEST);
        let within = with_sentence
            .filter(|(_, hit)| words.get(hit.words.start).is_some_and(|word| word.sentence == sentence));
        let far = |hit: &Hit| {
            if hit.words.end <= first {
                (self.steps(hit.words.end, first), false)
            } else if hit.words.start >= past {
                (self.steps(past, hit.words.start), true)
            } else {
                (0, false)
            }
        };
        let (distance, found) =
            within.map(|(number, hit)| (far(hit), number)).min_by_key(|(distance, _)| *distance)?;
        (distance.0 <= FARTHEST).then_some((found, distance))
    }

    /// How far the word `to` is from the words that end before `from`.
    fn steps(&self, from: usize, to: usize) -> usize {
        let between = self.words.as_slice().get(from..=to).unwrap_or_default();
        to - from + CLAUSE * between.iter().filter(|word| word.before == Join::Clause).count()
    }
}
