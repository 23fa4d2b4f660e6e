//! Whether the words around a name let the place act as only a government does: "Russia has told", "relations with Iran",
//! "Turkey's decision", "wants Japan to". Deliberately not here: verbs of saying and deciding, which are in the lexicon.

use std::ops::Range;

use crate::model::Language;

use super::context::{ARTICLES, OF};
use super::tokens::{Case, Tokens, gap};

/// Whether the place named at `name`, a range of tokens, is spoken of as one who acts.
pub(super) fn acts(tokens: &Tokens, name: Range<usize>, language: Option<Language>) -> bool {
    !is_governed(tokens, name.start) && is_subject(tokens, name.end, language)
        || is_partner(tokens, name.start)
        || is_owner_of_a_deed(tokens, name.end)
        || is_urged(tokens, name)
}

/// A word in small letters that follows the one before it after a space alone; "" for anything else.
fn plain(tokens: &Tokens, i: usize) -> &str {
    let follows = i < tokens.len() && tokens.gap(i) == gap::SPACE && tokens.case(i) == Case::Lower;
    if follows { tokens.folded(i) } else { "" }
}

/// The word before a name but for its article, where nothing but what joins words stands between.
fn word_before(tokens: &Tokens, start: usize) -> Option<usize> {
    let joined = |at: usize| at.checked_sub(1).filter(|_| tokens.gap(at) & !gap::WITHIN_NAME == 0);
    let last = joined(start)?;
    let passed_over = ARTICLES.contains(&tokens.folded(last)) || tokens.folded(last) == "both";
    if passed_over { joined(last) } else { Some(last) }
}

/// Whether a preposition stands before the name, so that not the place but something else is the subject: "the judge in X".
pub(super) fn is_governed(tokens: &Tokens, start: usize) -> bool {
    word_before(tokens, start)
        .is_some_and(|i| tokens.word(i).preposition > 0 || OF.contains(&tokens.folded(i)))
}

/// Whether a verb follows at token `i` that says more than where something lies.
fn is_subject(tokens: &Tokens, mut i: usize, language: Option<Language>) -> bool {
    let english = language == Some(Language::ENGLISH);
    let adverb = |word: &str| word.len() > 4 && (word.ends_with("ly") || word.ends_with("ment"));
    while adverb(plain(tokens, i)) || STILL.contains(&plain(tokens, i)) {
        i += 1;
    }
    let (verb, next) = (plain(tokens, i), plain(tokens, i + 1));
    let owns = || next.is_empty() || DETERMINERS.contains(&next) || matches!(next, "been" | "de" | "des");
    match verb {
        "" => false,
        _ if MODALS.contains(&verb) => true,
        "has" | "had" | "have" => !owns(),
        "is" | "was" | "are" | "were" => next.len() > 5 && next.ends_with("ing"),
        "a" | "ont" | "avait" | "avaient" | "aurait" | "auraient" => {
            next.len() > 3
                && ["e", "i", "is", "it", "u"].iter().any(|end| next.ends_with(end))
                && next != "connu"
        }
        _ if !english => false,
        _ if verb.len() > 4 && verb.ends_with("ed") => next != "by",
        // Without what follows, "US forces" would be a verb.
        _ if verb.len() > 3 && verb.ends_with('s') && !verb.ends_with("ss") => DETERMINERS.contains(&next),
        _ => false,
    }
}

/// "with X", "contre l'X", but not "the border with X".
fn is_partner(tokens: &Tokens, start: usize) -> bool {
    let with = word_before(tokens, start)
        .filter(|&i| matches!(tokens.folded(i), "with" | "avec" | "against" | "contre"));
    let lies_beside = |i: usize| {
        ["border", "front", "limitrophe", "compar"].iter().any(|stem| tokens.folded(i).starts_with(stem))
    };
    with.is_some_and(|i| !(i.saturating_sub(3)..i).any(lies_beside))
}

/// "X's recent decision": a noun for what one does or thinks, by its ending.
fn is_owner_of_a_deed(tokens: &Tokens, end: usize) -> bool {
    if !(tokens.gap(end) == gap::APOSTROPHE && tokens.folded(end) == "s") {
        return false;
    }
    let deed = |word: &str| {
        let word = word.strip_suffix('s').unwrap_or(word);
        let by_ending = ["ision", "ation", "ction", "ition", "ment", "ance", "ence", "ship"];
        DEEDS.contains(&word)
            || !THINGS.contains(&word) && by_ending.iter().any(|ending| word.ends_with(ending))
    };
    deed(plain(tokens, end + 1)) || deed(plain(tokens, end + 2))
}

/// "wants X to play", "prompting X to consider".
fn is_urged(tokens: &Tokens, name: Range<usize>) -> bool {
    let before = name.start.checked_sub(1).filter(|_| tokens.gap(name.start) == gap::SPACE);
    let urges = before.is_some_and(|i| URGE.iter().any(|stem| tokens.folded(i).starts_with(stem)));
    urges && plain(tokens, name.end) == "to" && !plain(tokens, name.end + 1).is_empty()
}

const STILL: &[&str] = &["also", "already", "still", "now", "never", "then", "both", "aussi", "deja"];

const MODALS: &[&str] = &[
    "will", "would", "should", "could", "must", "may", "might", "cannot", "did", "doesn", "didn", "peut",
    "doit", "devrait", "pourrait", "entend",
];

const DETERMINERS: &[&str] = &[
    "a", "an", "the", "any", "its", "his", "her", "their", "it", "them", "this", "these", "those", "no",
    "un", "une", "le", "la", "les",
];

/// Nouns for deeds whose ending does not tell, in the singular.
const DEEDS: &[&str] = &[
    "request",
    "role",
    "policy",
    "interest",
    "concern",
    "plan",
    "bid",
    "offer",
    "threat",
    "demand",
    "support",
    "move",
    "refusal",
    "proposal",
    "claim",
    "stance",
    "effort",
    "attempt",
    "decision",
    "will",
    "wish",
    "strategy",
    "promise",
    "response",
    "reaction",
    "withdrawal",
    "denial",
];

/// Nouns of such an ending that are no deeds.
const THINGS: &[&str] = &[
    "population",
    "location",
    "station",
    "section",
    "position",
    "elevation",
    "vegetation",
    "foundation",
    "establishment",
    "monument",
    "department",
    "settlement",
    "entrance",
    "residence",
    "township",
];

/// Beginnings of verbs that make another act.
const URGE: &[&str] = &[
    "want", "urg", "ask", "tell", "told", "forc", "press", "allow", "expect", "prompt", "push", "encourag",
    "persuad", "order", "warn", "invit", "enabl", "requir",
];
