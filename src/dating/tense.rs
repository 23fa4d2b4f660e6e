//! Whether a verb tells of what was, what is or what is to come: by the lexicon and by its ending.

use super::lexicon::{Lexicon, Trait};
use super::tokens::{Form, Tokens, gap};
use crate::model::Language;

/// What a verb tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    /// What was over when something else happened: "avaient quitté".
    Pluperfect,
    Present,
    Future,
    /// What may come, or is only said: "serait".
    Conditional,
}

/// The tense of the verb at `at`; `None` for what is no verb, or one without a tense.
pub(super) fn tense(tokens: &Tokens, at: usize, lexicon: &Lexicon) -> Option<Tense> {
    let token = tokens.get(at)?;
    // A capital within a sentence is a name's.
    let name = token.form == Form::Capital
        && !token.upper
        && !tokens.begins_sentence(at, lexicon)
        && !is_quoted(tokens, at);
    if token.digits > 0 || token.form == Form::Mixed || name {
        return None;
    }
    let entry = tokens.entry(at, lexicon);
    let is = |wanted| entry.is_some_and(|entry| entry.is(wanted));
    let french = lexicon.language == Language::FRENCH;
    if is(Trait::Conditional) {
        return Some(Tense::Conditional);
    }
    if is(Trait::Future) {
        return Some(Tense::Future);
    }
    if is(Trait::Past) {
        let perfect = if french { &["avait", "avaient", "etait", "etaient"][..] } else { &["had"] };
        let pluperfect = tokens.is_one_of(at, perfect) && has_participle(tokens, at, lexicon);
        return Some(if pluperfect { Tense::Pluperfect } else { Tense::Past });
    }
    if is(Trait::Present) {
        return Some(present(tokens, at, lexicon));
    }
    if entry.is_some_and(|entry| entry.is(Trait::Function)) {
        return None;
    }
    if french { french_ending(tokens, at) } else { english_ending(tokens, at) }
}

fn is_quoted(tokens: &Tokens, at: usize) -> bool {
    tokens.gap(at) & gap::QUOTE != 0
}

/// "est tombé" is past, "va tomber" and "is to fall" are to come.
fn present(tokens: &Tokens, at: usize, lexicon: &Lexicon) -> Tense {
    if lexicon.language == Language::FRENCH {
        let goes = tokens.is_one_of(at, &["va", "vont", "doit", "doivent"]);
        let infinitive = |at: usize| tokens.word(at).ends_with_one(&["er", "ir", "re", "oir"]);
        if goes && (infinitive(at + 1) || infinitive(at + 2)) {
            return Tense::Future;
        }
        let is = tokens.is_one_of(at, &["est", "sont"]);
        return if is && has_participle(tokens, at, lexicon) { Tense::Past } else { Tense::Present };
    }
    let is = tokens.is_one_of(at, &["is", "are"]);
    let to_come = tokens.is_one_of(at + 1, &["to"])
        || tokens.is_one_of(at + 1, &["going"]) && tokens.is_one_of(at + 2, &["to"]);
    if is && to_come { Tense::Future } else { Tense::Present }
}

/// Whether a participle follows an auxiliary, adverbs and negations aside.
fn has_participle(tokens: &Tokens, at: usize, lexicon: &Lexicon) -> bool {
    let french = lexicon.language == Language::FRENCH;
    (at + 1..at + 4).any(|at| {
        tokens.gap(at) & !gap::WITHIN == 0
            && if french {
                is_french_participle(tokens, at, lexicon)
            } else {
                is_english_past(tokens, at, lexicon)
            }
    })
}

fn is_french_participle(tokens: &Tokens, at: usize, lexicon: &Lexicon) -> bool {
    let word = tokens.word(at);
    // "été" is folded to the season's name, and "due" to no verb.
    tokens.get(at).is_some_and(|token| token.participle)
        || tokens.is_one_of(
            at,
            &["ete", "eu", "fait", "dit", "pris", "mis", "mort", "ouvert", "ne", "du", "vu", "lu", "su"],
        )
        || word.len() >= 4
            && !tokens.entry(at, lexicon).is_some_and(|entry| entry.is(Trait::Function))
            && word.ends_with_one(&[
                "i", "is", "ie", "ies", "it", "ite", "u", "us", "ue", "ues", "ert", "uit", "uite",
            ])
}

fn is_english_past(tokens: &Tokens, at: usize, lexicon: &Lexicon) -> bool {
    let past = tokens.entry(at, lexicon).is_some_and(|entry| entry.is(Trait::Past));
    past || tokens.word(at).ends_with_one(&["ed", "en", "wn", "ught"])
}

/// Nouns and adverbs in -ra and -ront, which are no verbs.
const NO_FUTURE: [&str; 14] = [
    "opera", "camera", "extra", "ultra", "para", "mantra", "flora", "infra", "contra", "supra", "choléra",
    "cholera", "front", "affront",
];

fn french_ending(tokens: &Tokens, at: usize) -> Option<Tense> {
    let word = tokens.word(at);
    if word.len() < 4 || tokens.is_one_of(at, &NO_FUTURE) {
        return None;
    }
    if word.ends_with_one(&[
        "era", "ira", "dra", "ura", "tra", "vra", "rra", "eront", "iront", "dront", "uront", "tront",
        "vront", "rront",
    ]) {
        return Some(Tense::Future);
    }
    if word.ends_with_one(&[
        "drait",
        "draient",
        "vrait",
        "vraient",
        "rrait",
        "rraient",
        "lerait",
        "leraient",
        "derait",
        "deraient",
        "terait",
        "teraient",
        "nerait",
        "neraient",
        "serait",
        "seraient",
        "cerait",
        "ceraient",
        "gerait",
        "geraient",
        "perait",
        "peraient",
        "merait",
        "meraient",
        "uerait",
        "ueraient",
        "ierait",
        "aitrait",
        "aitraient",
        "ettrait",
        "ettraient",
        "ieraient",
        "verait",
        "veraient",
    ]) {
        return Some(Tense::Conditional);
    }
    word.ends_with_one(&["ait", "aient", "erent", "irent", "urent"]).then_some(Tense::Past)
}

fn english_ending(tokens: &Tokens, at: usize) -> Option<Tense> {
    let word = tokens.word(at);
    // "to be sentenced" is not over.
    let passive = at > 0 && tokens.is_one_of(at - 1, &["be"]);
    (word.len() >= 4 && word.ends_with("ed") && !passive).then_some(Tense::Past)
}
