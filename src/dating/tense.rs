//! Whether a verb tells of what was, what is or what is to come: by the lexicon and by its ending.

use super::lexicon::Trait;
use super::tokens::{Form, Tokens, gap};
use super::word::{Ending, Word, endings, words};

const INFINITIVE: [Ending; 3] = endings!("er", "ir", "re");
/// Participles that have no accent at their end; those in -é tell themselves.
const PARTICIPLE: [Ending; 12] =
    endings!("i", "is", "ie", "ies", "it", "ite", "u", "us", "ue", "ues", "ert", "uite");
const ENGLISH_PARTICIPLE: [Ending; 4] = endings!("ed", "en", "wn", "ught");

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

/// What the lexicon says of verbs.
const VERBS: u16 =
    Trait::Past as u16 | Trait::Present as u16 | Trait::Future as u16 | Trait::Conditional as u16;

/// The tense of the verb at `at`; `None` for what is no verb, or one without a tense.
pub(super) fn tense(tokens: &Tokens, at: usize) -> Option<Tense> {
    let token = tokens.get(at)?;
    let known = token.is_any(VERBS);
    // Of what no table knows only these endings tell a tense.
    if !known && !matches!(token.word.last(), b'a' | b't' | b'd') {
        return None;
    }
    // A capital within a sentence is a name's.
    let name =
        token.form == Form::Capital && !token.upper && !tokens.begins_sentence(at) && !is_quoted(tokens, at);
    if token.digits > 0 || token.form == Form::Mixed || name {
        return None;
    }
    // "May 5 was bloody"; "le programme a repris".
    let month = token.form == Form::Capital && tokens.is(at, Trait::Doubtful);
    let noun = tokens.is_one_of(at, &words!("programme", "fixe", "reporte", "convoque")) && !token.participle;
    if month || noun {
        return None;
    }
    let is = |wanted| tokens.is(at, wanted);
    let french = tokens.is_french();
    if is(Trait::Conditional) {
        return Some(Tense::Conditional);
    }
    if is(Trait::Future) {
        return Some(Tense::Future);
    }
    // "to be held" is not over.
    if is(Trait::Past) && at > 0 && tokens.is_one_of(at - 1, &words!("be")) {
        return None;
    }
    if is(Trait::Past) {
        let perfect =
            if french { &words!("avait", "avaient", "etait", "etaient")[..] } else { &words!("had") };
        let pluperfect = tokens.is_one_of(at, perfect) && has_participle(tokens, at);
        return Some(if pluperfect { Tense::Pluperfect } else { Tense::Past });
    }
    if is(Trait::Present) {
        return Some(present(tokens, at));
    }
    if is(Trait::Function) {
        return None;
    }
    if french { french_ending(tokens, at) } else { english_ending(tokens, at) }
}

fn is_quoted(tokens: &Tokens, at: usize) -> bool {
    tokens.gap(at) & gap::QUOTE != 0
}

/// "est tombé" is past, "va tomber" and "is to fall" are to come.
fn present(tokens: &Tokens, at: usize) -> Tense {
    if tokens.is_french() {
        let goes = tokens.is_one_of(at, &words!("va", "vont", "doit", "doivent"));
        let infinitive = |at: usize| tokens.word(at).ends_with_one(&INFINITIVE);
        if goes && (infinitive(at + 1) || infinitive(at + 2)) {
            return Tense::Future;
        }
        let is = tokens.is_one_of(at, &words!("est", "sont"));
        return if is && has_participle(tokens, at) { Tense::Past } else { Tense::Present };
    }
    let is = tokens.is_one_of(at, &words!("is", "are"));
    let to_come = tokens.is_one_of(at + 1, &words!("to"))
        || tokens.is_one_of(at + 1, &words!("set")) && tokens.is_one_of(at + 2, &words!("to"))
        || tokens.is_one_of(at + 1, &words!("going")) && tokens.is_one_of(at + 2, &words!("to"));
    if is && to_come { Tense::Future } else { Tense::Present }
}

/// Whether a participle follows an auxiliary, adverbs and negations aside.
fn has_participle(tokens: &Tokens, at: usize) -> bool {
    let french = tokens.is_french();
    (at + 1..at + 4).any(|at| {
        tokens.gap(at) & !gap::WITHIN == 0
            && if french { is_french_participle(tokens, at) } else { is_english_past(tokens, at) }
    })
}

fn is_french_participle(tokens: &Tokens, at: usize) -> bool {
    let word = tokens.word(at);
    // "été" is folded to the season's name, and "due" to no verb.
    tokens.get(at).is_some_and(|token| token.participle)
        || tokens.is_one_of(
            at,
            &words!(
                "ete", "eu", "fait", "dit", "pris", "mis", "mort", "ouvert", "ne", "du", "vu", "lu", "su"
            ),
        )
        || word.len() >= 4 && !tokens.is(at, Trait::Function) && word.ends_with_one(&PARTICIPLE)
}

fn is_english_past(tokens: &Tokens, at: usize) -> bool {
    let past = tokens.is(at, Trait::Past);
    past || tokens.word(at).ends_with_one(&ENGLISH_PARTICIPLE)
}

/// Nouns and adverbs that end as verbs of the future or the past do, and verbs of the present that end as past ones do.
const NO_VERBS: [Word; 24] = words!(
    "opera",
    "camera",
    "extra",
    "ultra",
    "para",
    "mantra",
    "flora",
    "infra",
    "contra",
    "supra",
    "cholera",
    "front",
    "affront",
    "retrait",
    "portrait",
    "extrait",
    "attrait",
    "fait",
    "souhait",
    "parfait",
    "tirent",
    "retirent",
    "inspirent",
    "attirent"
);

const FUTURE: [Ending; 14] = endings!(
    "era", "ira", "dra", "ura", "tra", "vra", "rra", "eront", "iront", "dront", "uront", "tront", "vront",
    "rront"
);

/// Imperfects end in -rait too ("entrait"), so that only what stands before the ending of no such verb is taken.
const CONDITIONAL: [Ending; 32] = endings!(
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
    "ieraient",
    "aitrait",
    "aitraient",
    "ettrait",
    "ettraient"
);

/// What each of these ends with.
const SHORT: [Ending; 4] = endings!("ra", "ont", "ait", "ent");

const PAST: [Ending; 4] = endings!("ait", "aient", "erent", "irent");

fn french_ending(tokens: &Tokens, at: usize) -> Option<Tense> {
    let word = tokens.word(at);
    // Every ending looked for ends so.
    if !word.ends_with_one(&SHORT) || word.len() < 4 || NO_VERBS.contains(&word) {
        return None;
    }
    if word.ends_with_one(&FUTURE) {
        return Some(Tense::Future);
    }
    if word.ends_with_one(&CONDITIONAL) {
        return Some(Tense::Conditional);
    }
    word.ends_with_one(&PAST).then_some(Tense::Past)
}

fn english_ending(tokens: &Tokens, at: usize) -> Option<Tense> {
    let word = tokens.word(at);
    // "to be sentenced" is not over.
    let passive = at > 0 && tokens.is_one_of(at - 1, &words!("be"));
    (word.len() >= 4 && word.ends_with(Ending::of("ed")) && !passive).then_some(Tense::Past)
}
