//! The patterns of one language, put together: every word of a text is looked up once, and a pattern is tried only where its
//! first word stands.

use std::collections::HashMap;
use std::ops::Range;

use super::pattern::{Alternatives, Part, Pattern, WordPattern};
use super::trie::Trie;
use super::words::Words;

/// So many words before and behind a match are close by, within its sentence.
const CLOSE_BY: usize = 8;

/// No match has more words: twelve parts of which three are gaps of nine words, and words with some hyphens.
pub(super) const LONGEST: usize = 64;

/// A pattern in use.
#[derive(Clone, Debug)]
struct Rule {
    theme: u8,
    /// Its number among the rules of all themes; none where it tells what the theme is not.
    number: Option<u32>,
    pattern: Pattern<u32>,
}

/// All patterns of a language.
#[derive(Clone, Debug, Default)]
pub(super) struct Matcher {
    trie: Trie,
    rules: Vec<Rule>,
    /// Of each word: the rules that begin with it.
    starts: Vec<Vec<u32>>,
}

/// Puts the patterns of a language together.
#[derive(Default)]
pub(super) struct Builder {
    words: Vec<WordPattern>,
    numbers: HashMap<WordPattern, u32>,
    rules: Vec<Rule>,
}

impl Builder {
    #[allow(clippy::cast_possible_truncation)] // a file of 4 billion words is not read
    pub fn add(&mut self, theme: u8, number: Option<u32>, pattern: Pattern<WordPattern>) {
        let Self { words, numbers, rules } = self;
        let pattern = pattern.map(&mut |word: WordPattern| {
            *numbers.entry(word).or_insert_with_key(|word| {
                words.push(word.clone());
                words.len() as u32 - 1
            })
        });
        rules.push(Rule { theme, number, pattern });
    }

    #[allow(clippy::cast_possible_truncation)] // as above
    pub fn build(self) -> Matcher {
        let mut starts = vec![Vec::new(); self.words.len()];
        for (rule, number) in self.rules.iter().zip(0_u32..) {
            let Some(Part::Words(first)) = rule.pattern.parts.first() else { continue };
            for word in first.iter().filter_map(|words| words.first()) {
                let rules: &mut Vec<u32> = &mut starts[*word as usize];
                if rules.last() != Some(&number) {
                    rules.push(number);
                }
            }
        }
        Matcher { trie: Trie::new(&self.words), rules: self.rules, starts }
    }
}

/// Where a rule matches: numbers of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub words: Range<usize>,
    pub theme: u8,
    pub number: u32,
}

/// Which words of the patterns each word of a text is, in buffers that are filled again and again.
#[derive(Clone, Debug, Default)]
pub(super) struct Looked {
    numbers: Vec<u32>,
    ends: Vec<usize>,
    excepted: Vec<(u8, Range<usize>)>,
    found: Vec<Hit>,
}

impl Looked {
    fn of(&self, word: usize) -> &[u32] {
        let start = word.checked_sub(1).map_or(0, |before| self.ends.get(before).copied().unwrap_or(0));
        let end = self.ends.get(word).copied().unwrap_or(start);
        self.numbers.get(start..end).unwrap_or_default()
    }
}

impl Matcher {
    /// Adds to `hits` where the rules match, in no certain order: what exceptions leave of them.
    pub fn find(&self, words: &Words, looked: &mut Looked, hits: &mut Vec<Hit>) {
        looked.numbers.clear();
        looked.ends.clear();
        looked.excepted.clear();
        looked.found.clear();
        for word in 0..words.as_slice().len() {
            self.trie.walk(words.folded(word), |number| looked.numbers.push(number));
            looked.ends.push(looked.numbers.len());
        }
        let (mut excepted, mut found) =
            (std::mem::take(&mut looked.excepted), std::mem::take(&mut looked.found));
        let at = Text { words, looked };
        for start in (0..words.as_slice().len()).filter(|&start| words.may_begin(start)) {
            for number in at.looked.of(start) {
                for rule in
                    self.starts[*number as usize].iter().filter_map(|rule| self.rules.get(*rule as usize))
                {
                    let Some(range) = at.matched(&rule.pattern, start) else { continue };
                    match rule.number {
                        Some(number) => found.push(Hit { words: range, theme: rule.theme, number }),
                        None => excepted.push((rule.theme, range)),
                    }
                }
            }
        }
        let is_excepted = |hit: &Hit| {
            let overlaps = |range: &Range<usize>| range.start < hit.words.end && hit.words.start < range.end;
            // In the order of the text, as they were found.
            let from = excepted.partition_point(|(_, range)| range.start + LONGEST < hit.words.start);
            let mut near = excepted.iter().skip(from).take_while(|(_, range)| range.start < hit.words.end);
            near.any(|(theme, range)| *theme == hit.theme && overlaps(range))
        };
        hits.extend(found.iter().filter(|hit| !is_excepted(hit)).cloned());
        (looked.excepted, looked.found) = (excepted, found);
    }
}

/// A text whose words were looked up.
#[derive(Clone, Copy)]
struct Text<'a> {
    words: &'a Words,
    looked: &'a Looked,
}

/// After how many words of a text the first parts of a pattern can end.
#[derive(Clone, Copy, Default)]
struct Ends(u128);

impl Ends {
    /// Before any part.
    fn of_start() -> Self {
        Self(1)
    }

    /// Adds one; none that is longer than any pattern may be.
    fn add(&mut self, words: usize) {
        if words < u128::BITS as usize {
            self.0 |= 1 << words;
        }
    }

    /// All, the smallest first.
    fn iter(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let first = (rest != 0).then(|| rest.trailing_zeros() as usize)?;
            rest &= rest - 1;
            Some(first)
        })
    }
}

impl Text<'_> {
    /// The words that a pattern takes from `start` on, as many as it can.
    fn matched(self, pattern: &Pattern<u32>, start: usize) -> Option<Range<usize>> {
        let range = start..self.longest(&pattern.parts, start)?;
        let close = || self.close_by(&range);
        let is_there =
            |alternatives| close().any(|at| !range.contains(&at) && self.is_one_of(alternatives, at));
        let stands = pattern.with.iter().all(is_there) && !pattern.without.iter().any(is_there);
        stands.then_some(range)
    }

    /// One past the last word of the longest match of these parts from word `start` on. The ends that the parts so far can have
    /// are a set, so that alternatives that overlap take no time with their powers.
    fn longest(self, parts: &[Part<u32>], start: usize) -> Option<usize> {
        let mut ends = Ends::of_start();
        for (number, part) in parts.iter().enumerate() {
            let goes_on =
                |at: usize| at < self.words.as_slice().len() && (number == 0 || self.words.goes_on(at));
            let mut next = Ends::default();
            for passed in ends.iter() {
                let at = start + passed;
                match part {
                    Part::Gap(most) => (0..=*most)
                        .take_while(|gap| *gap == 0 || goes_on(at + gap - 1))
                        .for_each(|gap| next.add(passed + gap)),
                    Part::Words(alternatives) if goes_on(at) => alternatives
                        .iter()
                        .filter(|words| self.are(words, at))
                        .for_each(|words| next.add(passed + words.len().max(1))),
                    Part::Words(_) => {}
                }
            }
            ends = next;
        }
        let last = ends.iter().filter(|passed| self.words.may_end_before(start + passed)).last();
        last.map(|passed| start + passed)
    }

    /// Whether the words from `at` on are these, within one sentence; of none, whether there is a name.
    fn are(self, words: &[u32], at: usize) -> bool {
        if words.is_empty() {
            return self.words.as_slice().get(at).is_some_and(|word| word.is_name);
        }
        let is = |(at, word): (usize, &u32)| self.looked.of(at).contains(word);
        (at..).zip(words).all(is) && (at + 1..at + words.len()).all(|at| self.words.goes_on(at))
    }

    fn is_one_of(self, alternatives: &Alternatives<u32>, at: usize) -> bool {
        let is_whole =
            |words: &Vec<u32>| self.are(words, at) && self.words.may_end_before(at + words.len().max(1));
        self.words.may_begin(at) && alternatives.iter().any(is_whole)
    }

    /// Numbers of the words close by, those of the match included.
    fn close_by(self, range: &Range<usize>) -> Range<usize> {
        let words = self.words.as_slice();
        let sentence = words.get(range.start).map_or(0, |word| word.sentence);
        let first = words.partition_point(|word| word.sentence < sentence);
        let last = words.partition_point(|word| word.sentence <= sentence);
        first.max(range.start.saturating_sub(CLOSE_BY))..last.min(range.end + CLOSE_BY)
    }
}
