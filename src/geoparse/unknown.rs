//! Places that no gazetteer has: "le village de X", "the town of X", "le fort X".

use std::ops::Range;

use crate::model::Language;

use super::clues::Clue;
use super::context::{Context, context};
use super::lexicon::Is;
use super::tokens::{Case, Tokens};

/// "le village de X" where no gazetteer has X: still a place, and told as unknown.
pub(super) fn place(
    tokens: &Tokens,
    i: usize,
    language: Option<Language>,
) -> Option<(Range<usize>, Context)> {
    let word = tokens.word(i);
    if !tokens.is_capital(i)
        || word.is(Is::Function)
        || tokens.folded(i).len() < 3
        || word.is_ordinary(language)
    {
        return None;
    }
    let mut end = i + 1;
    while end < tokens.len() && end < i + 4 && tokens.joins(end) && tokens.is_name_part(end) {
        end += 1;
    }
    let context = context(tokens, i..end, language);
    let noun_at = context.asking.start;
    let noun = tokens.folded(noun_at);
    let of = noun_at + 1 < i;
    let heads = of && SETTLEMENTS.contains(&noun) || french(language) && FEATURES.contains(&noun);
    let plain = context.clues.has(Clue::KindBefore) && tokens.case(noun_at) == Case::Lower && heads;
    if !plain || context.clues.has(Clue::NoPlaceAfter) || context.clues.has(Clue::OfficeAfter) {
        return None;
    }
    Some((i..end, context))
}

/// Nouns after which an unknown name is one of a place all the same, folded.
const SETTLEMENTS: &[&str] = &[
    "district", "village", "ville", "bourg", "bourgade", "hameau", "localite", "commune", "town", "city",
    "hamlet", "township", "province",
];

/// The same in French without "de" too: "le fort X", "la plaine de X".
const FEATURES: &[&str] = &[
    "fort",
    "ile",
    "iles",
    "plaine",
    "vallee",
    "col",
    "mont",
    "lac",
    "riviere",
    "fleuve",
    "golfe",
    "baie",
    "cap",
    "canal",
    "gorges",
    "presqu",
    "peninsule",
    "massif",
    "principaute",
    "oasis",
    "foret",
];

fn french(language: Option<Language>) -> bool {
    language == Some(Language::FRENCH)
}
