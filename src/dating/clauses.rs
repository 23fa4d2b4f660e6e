//! The sentences and clauses of a paragraph, as far as dating needs them: where what a word tells of may change.

use std::cell::OnceCell;
use std::ops::Range;

use super::lexicon::Trait;
use super::tense::{Tense, tense};
use super::tokens::{Tokens, gap};
use super::word::words;

/// A clause: its tokens, its sentence, and how it tells.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    pub(super) tokens: Range<usize>,
    /// Number of its sentence in the paragraph.
    pub(super) sentence: usize,
    /// Whether a word that makes it hang on another begins it: "que", "while".
    pub(super) subordinate: bool,
    /// The tense of its first verb, once that was asked for.
    tense: OnceCell<Option<Tense>>,
}

impl Clause {
    /// The tense of its first verb.
    pub(super) fn tense(&self, tokens: &Tokens) -> Option<Tense> {
        *self.tense.get_or_init(|| self.tokens.clone().find_map(|at| tense(tokens, at)))
    }

    /// Whether "if" begins it.
    pub(super) fn is_conditional(&self, tokens: &Tokens) -> bool {
        let start = self.tokens.start;
        tokens.is_one_of(start, &words!("si", "if"))
            || tokens.is_one_of(start, &words!("s")) && tokens.is_one_of(start + 1, &words!("il", "ils"))
    }

    /// Whether "when" begins it.
    pub(super) fn is_temporal(&self, tokens: &Tokens) -> bool {
        tokens.is_one_of(self.tokens.start, &words!("lorsque", "lorsqu", "quand", "ou`", "when"))
    }
}

/// A clause of more tokens than this is cut, and so is a sentence of more clauses, lest a text without stops takes time with the
/// square of its length.
const LONGEST: usize = 60;

/// Finds the clauses of a paragraph, in order; together they are all of its tokens.
pub(super) fn find(tokens: &Tokens, clauses: &mut Vec<Clause>) {
    clauses.clear();
    let (mut start, mut sentence, mut first, mut subordinate) = (0, 0, 0, false);
    for at in 1..=tokens.len() {
        let too_long = at - start >= LONGEST;
        if tokens.continues(at) && !too_long {
            continue;
        }
        let ends = at == tokens.len() || tokens.begins_sentence(at) || clauses.len() - first >= LONGEST;
        let begins_clause = !ends && begins_clause(tokens, at);
        if !ends && !begins_clause && !too_long {
            continue;
        }
        clauses.push(Clause {
            tokens: start..at,
            sentence,
            subordinate: subordinate || is_subordinator(tokens, start),
            tense: OnceCell::new(),
        });
        start = at;
        if ends {
            (sentence, first, subordinate) = (sentence + 1, clauses.len(), false);
        } else if begins_clause {
            subordinate = is_subordinator(tokens, at) || begins_infinitive(tokens, at);
        }
    }
}

/// The clause that holds token `at`, by its number.
pub(super) fn holding(clauses: &[Clause], at: usize) -> usize {
    clauses.partition_point(|clause| clause.tokens.end <= at)
}

/// The clauses of a sentence.
pub(super) fn of_sentence(clauses: &[Clause], sentence: usize) -> &[Clause] {
    let first = clauses.partition_point(|clause| clause.sentence < sentence);
    let last = clauses.partition_point(|clause| clause.sentence <= sentence);
    &clauses[first..last]
}

fn is_subordinator(tokens: &Tokens, at: usize) -> bool {
    tokens.is(at, Trait::Subordinator)
}

/// Whether a clause of its own begins with token `at`, within a sentence.
fn begins_clause(tokens: &Tokens, at: usize) -> bool {
    let bits = tokens.gap(at);
    if bits & (gap::COLON | gap::DASH | gap::BRACKET) != 0 {
        return true;
    }
    if begins_infinitive(tokens, at) {
        return true;
    }
    // "Alors que": cut before the first of the two.
    let joined = bits & !gap::WITHIN == 0 && is_subordinator(tokens, at - 1);
    is_subordinator(tokens, at) && !joined && !is_relative_to_date(tokens, at)
}

/// "Après s'en être emparé", "après avoir saisi": what was before the rest of the sentence.
fn begins_infinitive(tokens: &Tokens, at: usize) -> bool {
    let perfect = |at: usize| tokens.is_one_of(at, &words!("avoir", "etre"));
    tokens.is_one_of(at, &words!("apres")) && (at + 1..at + 4).any(perfect)
}

/// "Since Monday", "before July": a preposition here, and no begin of a clause. Told by what follows: no verb within the
/// next words is looked for, a noun or date right behind is enough.
fn is_relative_to_date(tokens: &Tokens, at: usize) -> bool {
    let prepositions = words!("after", "before", "since", "until", "as", "comme", "ou", "if", "si");
    tokens.is_one_of(at, &prepositions)
        && (tokens.is_capital(at + 1) || tokens.get(at + 1).is_some_and(|token| token.digits > 0))
}
