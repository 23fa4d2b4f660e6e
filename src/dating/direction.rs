//! Where from its reference an expression looks that does not say so itself: "mardi", "le 13 juillet", "en avril".

use super::clauses::{Clause, holding, of_sentence};
use super::grammar::Match;
use super::lexicon::{Lexicon, Trait};
use super::meant::is;
use super::slots::Slot;
use super::tense::{Tense, tense};
use super::tokens::{Form, Tokens, gap};
use super::word::{Ending, Word, endings, words};

/// Where from the day of reference an expression looks that does not say so itself: "mardi", "le 13 juillet", "en avril".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
    /// Before the day for certain: "depuis janvier".
    Before,
    /// After it for certain: "until November".
    After,
    /// To whichever side it lies nearer: "après mai", "jusqu'au 31 août".
    Nearest,
    /// No word tells: what lies nearer, and the past where that is not much farther.
    Unknown,
}

/// Where an expression looks, by the words before it and the verbs of its clause and sentence.
pub(super) fn direction(tokens: &Tokens, found: &Match, clauses: &[Clause], lexicon: &Lexicon) -> Direction {
    let bounded = bound(tokens, found, lexicon);
    if bounded == Some(Trait::Since) {
        return Direction::Before;
    }
    // "Postponed to September", "July 3 to July 7"
    let to = found.from > 0
        && tokens.is_one_of(found.from - 1, &words!("to"))
        && tokens.gap(found.from) == gap::SPACE;
    if to && bounded.is_none() && !found.slots.has(Slot::Weekday) {
        return Direction::Nearest;
    }
    let told = told_direction(tokens, found, clauses);
    let weekday = found.slots.has(Slot::Weekday) && !found.slots.has(Slot::Day);
    match (bounded, told) {
        // "Unions asked for calm until Friday"
        (Some(_), Direction::Past) if weekday => Direction::Future,
        (Some(_), Direction::Past) => Direction::Unknown,
        (Some(_), Direction::Unknown) if weekday => Direction::Future,
        (Some(_), Direction::Unknown) => Direction::Nearest,
        (Some(_), _) => Direction::After,
        (None, told) => told,
    }
}

fn told_direction(tokens: &Tokens, found: &Match, clauses: &[Clause]) -> Direction {
    let Some(clause) = clauses.get(holding(clauses, found.from)) else { return Direction::Unknown };
    let english = !tokens.is_french();
    let of = |tense: Tense| match tense {
        Tense::Past | Tense::Pluperfect => Some(Direction::Past),
        Tense::Future | Tense::Conditional => Some(Direction::Future),
        // English news tells what happened in the past tense: "the final is on Thursday".
        Tense::Present => english.then_some(Direction::Future),
    };
    // "les modifications annoncées mercredi", "l'attaque de lundi", "Monday's attack"
    if follows_participle(tokens, found.from) || is_of_noun(tokens, found) {
        return Direction::Past;
    }
    if let Some(told) = nearest_tense(tokens, found, clause).and_then(of) {
        return told;
    }
    if clause.tense(tokens).is_some() {
        return Direction::Unknown;
    }
    if english && stands_by_present(tokens, found) {
        return Direction::Future;
    }
    let sentence = of_sentence(clauses, clause.sentence).iter();
    sentence.filter_map(|other| of(other.tense(tokens)?)).next().unwrap_or(Direction::Unknown)
}

/// "les modifications annoncées mercredi"; but "prévue mercredi" and "sera jugé mercredi" are to come, and "l'assemblée" is no
/// participle.
fn follows_participle(tokens: &Tokens, from: usize) -> bool {
    let Some(before) = from.checked_sub(1).filter(|_| tokens.gap(from) & !(gap::WITHIN | gap::QUOTE) == 0)
    else {
        return false;
    };
    let noun = tokens.is_one_of(before, &NOUNS) || tokens.word(before).ends_with_one(&NOUN);
    let ahead = (1..=2).filter_map(|back| before.checked_sub(back)).any(|at| {
        matches!(tense(tokens, at), Some(Tense::Future | Tense::Conditional))
            || tokens.is_one_of(at, &words!("etre"))
    });
    let irregular = words!(
        "mort", "morte", "morts", "mortes", "pris", "prise", "prises", "ouvert", "ouverte", "survenu",
        "survenue"
    );
    (tokens.get(before).is_some_and(|token| token.participle) || tokens.is_one_of(before, &irregular))
        && !noun
        && !ahead
        && !is(tokens, Some(before), Trait::Future)
}

/// Endings of nouns that participles do not have.
const NOUN: [Ending; 2] = endings!("ite", "ites");
/// Endings in -s of words that are no verbs.
const NO_VERB: [Ending; 3] = endings!("ss", "us", "is");

/// Whether a weekday belongs to a noun: what has a weekday for a name is over.
fn is_of_noun(tokens: &Tokens, found: &Match) -> bool {
    let weekday =
        found.slots.has(Slot::Weekday) && !found.slots.has(Slot::Day) && !found.slots.has(Slot::Step);
    let of = found.from > 0
        && tokens.gap(found.from) & !gap::WITHIN == 0
        && tokens.is_one_of(found.from - 1, &words!("de", "d"));
    weekday && (of || is_possessive(tokens, found))
}

/// "Monday's"
pub(super) fn is_possessive(tokens: &Tokens, found: &Match) -> bool {
    tokens.gap(found.to) == gap::APOSTROPHE && tokens.is_one_of(found.to, &words!("s"))
}

/// Nouns that end as participles do.
const NOUNS: [Word; 18] = words!(
    "assemblee",
    "journee",
    "soiree",
    "matinee",
    "armee",
    "arrivee",
    "entree",
    "tournee",
    "annee",
    "duree",
    "montee",
    "rentree",
    "randonnee",
    "musee",
    "lycee",
    "marche",
    "cote",
    "blesses"
);

/// "Campaigning ends on Thursday", "the board votes Tuesday": a verb of the present, which no table lists, told by its -s where
/// no other verb of the clause tells more.
fn stands_by_present(tokens: &Tokens, found: &Match) -> bool {
    let preposition = usize::from(found.from > 0 && tokens.is_one_of(found.from - 1, &words!("on", "in")));
    let before = found.from.checked_sub(1 + preposition);
    let behind =
        Some(found.to).filter(|_| tokens.begins_sentence(found.from) && tokens.gap(found.to) == gap::SPACE);
    before.into_iter().chain(behind).any(|at| {
        let word = tokens.word(at);
        tokens.get(at).is_some_and(|token| token.form == Form::Lower)
            && word.ends_with(Ending::of("s"))
            && !word.ends_with_one(&NO_VERB)
            && !is(tokens, Some(at), Trait::Function)
    })
}

/// The tense of the verb that stands nearest to an expression in its clause. A comma between the two sets them farther apart.
fn nearest_tense(tokens: &Tokens, found: &Match, clause: &Clause) -> Option<Tense> {
    let distance = |at: usize| {
        let between = if at < found.from { at + 1..found.from + 1 } else { found.to..at + 1 };
        let commas = between.clone().filter(|at| tokens.gap(*at) & gap::COMMA != 0).count();
        between.len() + COMMA * commas
    };
    let outside = clause.tokens.clone().filter(|at| *at < found.from || *at >= found.to);
    let verbs = outside.filter_map(|at| tense(tokens, at).map(|tense| (at, tense)));
    verbs.min_by_key(|(at, _)| distance(*at)).map(|(_, tense)| tense)
}

/// A comma between a verb and a date counts as this many words.
const COMMA: usize = 5;

/// Whether an expression bounds a stretch instead of dating: "d'ici le 11 septembre", "à partir du 2 août", "since May", "after
/// May".
pub(super) fn bound(tokens: &Tokens, found: &Match, lexicon: &Lexicon) -> Option<Trait> {
    let mut at = found.from.checked_sub(1)?;
    // "jusqu'au", "à partir du", "d'ici à la fin"
    for _ in 0..2 {
        if tokens.gap(at + 1) & !gap::WITHIN == 0
            && tokens.is_one_of(at, &words!("au", "a`", "aux", "du", "de", "le", "en", "d", "the"))
        {
            at = at.checked_sub(1)?;
        }
    }
    if tokens.gap(at + 1) & !gap::WITHIN != 0 {
        return None;
    }
    let entry = tokens.entry(at, lexicon);
    let is = |wanted: &Trait| entry.is_some_and(|entry| entry.is(*wanted));
    // "À partir de" and "d'ici" bound; "partir lundi" and "passé par ici lundi" do not.
    let before = |words: &[Word]| at > 0 && tokens.is_one_of(at - 1, words);
    let verb = tokens.is_one_of(at, &words!("partir", "compter")) && !before(&words!("a`"));
    let here = tokens.is_one_of(at, &words!("ici")) && !before(&words!("d"));
    if verb || here {
        return None;
    }
    let own = [Trait::Since, Trait::Limit].into_iter().find(is);
    own.or_else(|| is_within_since(tokens, found.from).then_some(Trait::Since))
}

/// "Depuis la décision de retrait de Joe Biden en avril": the phrase that "since" begins reaches up to the expression, without a
/// verb or a comma in it.
fn is_within_since(tokens: &Tokens, from: usize) -> bool {
    for at in (from.saturating_sub(LONGEST_PHRASE)..from).rev() {
        if is(tokens, Some(at), Trait::Since) {
            return true;
        }
        if tokens.gap(at + 1) & !gap::WITHIN != 0 || tense(tokens, at).is_some() {
            return false;
        }
    }
    false
}

/// The most words in a phrase behind "since".
const LONGEST_PHRASE: usize = 12;
