//! Whether a place acts as only a government does: "Russia has told", "Turkey's decision", "wants Japan to". Deliberately not
//! here: what others do to it and have with it (`partner`), and which verbs and nouns say so (`lexicon`).

use std::ops::Range;

use crate::model::Language;

use super::lexicon::Is;
use super::tokens::{Case, Tokens, gap};

/// Whether the place named at `name`, a range of tokens, is spoken of as one who acts.
pub(super) fn acts(tokens: &Tokens, name: Range<usize>, language: Option<Language>) -> bool {
    !is_governed(tokens, name.start) && is_subject(tokens, name.end, language)
        || is_owner_of_a_deed(tokens, name.end)
        || is_led_by(tokens, name.end)
        || is_urged(tokens, name)
}

/// "X-led", "X-backed".
fn is_led_by(tokens: &Tokens, end: usize) -> bool {
    let hyphen = tokens.gap(end) & gap::HYPHEN != 0 && tokens.gap(end) & gap::SPACE == 0;
    let participle = [
        "led",
        "backed",
        "owned",
        "sponsored",
        "brokered",
        "funded",
        "supported",
        "allied",
        "run",
        "imposed",
    ];
    hyphen && participle.contains(&tokens.folded(end))
}

/// A word in small letters that follows the one before it after a space alone; "" for anything else.
fn plain(tokens: &Tokens, i: usize) -> &str {
    if tokens.follows(i) && tokens.case(i) == Case::Lower { tokens.folded(i) } else { "" }
}

/// The word before a name but for its article, where nothing but what joins words stands between.
pub(super) fn word_before(tokens: &Tokens, start: usize) -> Option<usize> {
    let joined = |at: usize| at.checked_sub(1).filter(|_| tokens.gap(at) & !gap::WITHIN_NAME == 0);
    let last = joined(start)?;
    let passed_over = tokens.word(last).is(Is::Article) || tokens.folded(last) == "both";
    if passed_over { joined(last) } else { Some(last) }
}

/// Whether a preposition stands before the name, so that not the place but something else is the subject: "the judge in X",
/// "a plan for X and Y".
pub(super) fn is_governed(tokens: &Tokens, start: usize) -> bool {
    let Some(mut i) = word_before(tokens, start) else { return false };
    if tokens.word(i).is(Is::And) {
        let of_name = |k: usize| tokens.is_capital(k) && tokens.gap(k + 1) & !gap::WITHIN_NAME == 0;
        let first = (i.saturating_sub(LONGEST_NAME)..i).rev().take_while(|&k| of_name(k)).last();
        let Some(before) = first.and_then(|first| word_before(tokens, first)) else { return false };
        i = before;
    }
    tokens.word(i).preposition > 0 || tokens.word(i).is(Is::Of)
}

/// How many words a name has that is looked back over.
const LONGEST_NAME: usize = 4;

/// Whether a verb follows at token `i` that says more than where something lies.
fn is_subject(tokens: &Tokens, first: usize, language: Option<Language>) -> bool {
    let i = verb_after(tokens, first, language);
    let english = language == Some(Language::ENGLISH);
    let elided = tokens.gap(i) & !(gap::SPACE | gap::COMMA) == gap::APOSTROPHE;
    let led_to = elided || tokens.gap(i) & gap::COMMA != 0 && i > first + 1;
    let whole = led_to && tokens.case(i) == Case::Lower;
    let (verb, next) = (if whole { tokens.folded(i) } else { plain(tokens, i) }, plain(tokens, i + 1));
    let owns = || next.is_empty() || DETERMINERS.contains(&next) || matches!(next, "been" | "de" | "des");
    match verb {
        "" => false,
        _ if MODALS.contains(&verb) => true,
        "has" | "had" | "have" => !owns(),
        "s" if elided && english => false,
        "is" | "was" | "are" | "were" | "est" | "sont" | "etait" | "etaient" | "serait" | "seraient" => {
            next.len() > 5 && next.ends_with("ing") || is_minded(tokens, i + 1)
        }
        "a" | "ont" | "avait" | "avaient" | "aurait" | "auraient" if !english => {
            next.len() > 3 && ["e", "i", "is", "it", "u"].iter().any(|end| next.ends_with(end))
        }
        "vient" | "viennent" => (i + 1..i + 4).any(|k| tokens.word(k).is(Is::Of)),
        _ if tokens.word(i).is_deed(language) => next != "by",
        _ if !english => verb.len() > 4 && is_french_ending(verb),
        _ if verb.len() > 4 && verb.ends_with("ed") => next != "by",
        // Without what follows, "US forces" would be a verb.
        _ if verb.len() > 3 && verb.ends_with('s') && !verb.ends_with("ss") => DETERMINERS.contains(&next),
        _ => false,
    }
}

/// The token after ", de son côté,": what is put between two commas and has no name in it.
fn after_aside(tokens: &Tokens, i: usize) -> Option<usize> {
    let comma = |k: usize| tokens.gap(k) & !gap::SPACE == gap::COMMA;
    let end = (i + 1..i + 6).find(|&k| tokens.gap(k) & !gap::WITHIN_NAME != 0)?;
    (comma(i) && comma(end) && (i..end).all(|k| tokens.case(k) == Case::Lower)).then_some(end)
}

/// Passes over what may stand between a subject and its verb: "which", "on Thursday", "ne", adverbs.
fn verb_after(tokens: &Tokens, mut i: usize, language: Option<Language>) -> usize {
    let aside = after_aside(tokens, i);
    i = aside.unwrap_or(i);
    let relative = tokens.gap(i) & !(gap::SPACE | gap::COMMA) == 0;
    if relative && matches!(tokens.folded(i), "which" | "who" | "qui") {
        i += 1;
    }
    if plain(tokens, i) == "on" && tokens.follows(i + 1) && tokens.is_capital(i + 1) {
        i += 2;
    }
    let adverb = |word: &str| word.len() > 4 && (word.ends_with("ly") || word.ends_with("ment"));
    let pronoun = |word: &str| {
        language == Some(Language::FRENCH) && matches!(word, "ne" | "n" | "se" | "s" | "en" | "y")
    };
    loop {
        let word = if tokens.case(i) == Case::Lower { tokens.folded(i) } else { "" };
        let joined = tokens.follows(i) || tokens.gap(i) == gap::APOSTROPHE || aside == Some(i);
        if !joined || !(adverb(word) || STILL.contains(&word) || pronoun(word)) {
            return i;
        }
        i += 1;
    }
}

/// "is concerned", "est vivement décidée à": what only one with a will can be.
fn is_minded(tokens: &Tokens, i: usize) -> bool {
    (i..i + 3).any(|k| MINDED.iter().any(|stem| plain(tokens, k).starts_with(stem)))
}

/// Future, conditional, imperfect and past of a French verb, by the ending.
fn is_french_ending(verb: &str) -> bool {
    let tense = ["ra", "ront", "rait", "raient", "ait", "aient", "erent", "irent"]
        .iter()
        .any(|end| verb.ends_with(end));
    tense
        && ![
            "etait", "etaient", "serait", "seraient", "sera", "seront", "portrait", "souhait", "retrait",
            "parfait",
        ]
        .contains(&verb)
}

/// "X's recent decision": a noun for what one does or thinks, by its ending.
fn is_owner_of_a_deed(tokens: &Tokens, end: usize) -> bool {
    if !(tokens.gap(end) == gap::APOSTROPHE && tokens.folded(end) == "s") {
        return false;
    }
    let deed = |k: usize| {
        let (known, word) = (tokens.word(k), plain(tokens, k));
        let singular = word.strip_suffix('s').unwrap_or(word);
        let by_ending = ["ision", "ation", "ction", "ition", "ment", "ance", "ence", "ship"];
        let looks_so = || by_ending.iter().any(|ending| singular.ends_with(ending));
        !word.is_empty() && (known.is(Is::Deed) || !known.is(Is::Thing) && looks_so())
    };
    deed(end + 1) || deed(end + 2)
}

/// "wants X to play", "prompting X to consider".
fn is_urged(tokens: &Tokens, name: Range<usize>) -> bool {
    let before = name.start.checked_sub(1).filter(|_| tokens.gap(name.start) == gap::SPACE);
    let urges = before.is_some_and(|i| URGE.iter().any(|stem| tokens.folded(i).starts_with(stem)));
    urges && plain(tokens, name.end) == "to" && !plain(tokens, name.end + 1).is_empty()
}

const STILL: &[&str] = &[
    "also", "already", "still", "now", "never", "then", "both", "always", "often", "aussi", "deja",
    "toujours",
];

/// Beginnings of adjectives and participles for what one wants or is held to.
const MINDED: &[&str] = &[
    "concerned",
    "ready",
    "willing",
    "unwilling",
    "able",
    "committed",
    "responsible",
    "determined",
    "reluctant",
    "reliant",
    "keen",
    "prepared",
    "alleged",
    "accused",
    "supposed",
    "obliged",
    "forced",
    "decide",
    "pret",
    "oblige",
    "dispose",
    "contraint",
    "resolu",
    "autorise",
    "convaincu",
    "soucieu",
    "represent",
];

const MODALS: &[&str] = &[
    "will", "would", "should", "could", "must", "may", "might", "cannot", "did", "doesn", "didn", "devrait",
    "pourrait",
];

const DETERMINERS: &[&str] = &[
    "a", "an", "the", "any", "its", "his", "her", "their", "it", "them", "this", "these", "those", "no",
    "un", "une", "le", "la", "les",
];

/// Beginnings of verbs that make another act.
const URGE: &[&str] = &[
    "want", "urg", "ask", "tell", "told", "forc", "press", "allow", "expect", "prompt", "push", "encourag",
    "persuad", "order", "warn", "invit", "enabl", "requir",
];
