//! The nearest words on either side of a name: longer names it is part of, appositions, the verb after it.

use std::ops::Range;

use super::actor::is_governed;
use super::clues::Clue;
use super::context::{CITY, Context, Usage, ask};
use super::lexicon::Is;
use super::tokens::{Tokens, gap};

/// Whether the name is the end of a longer one, or a person's.
pub(super) fn left_neighbour(tokens: &Tokens, name: Range<usize>, context: &mut Context) {
    let Some(i) = name.start.checked_sub(1).filter(|_| tokens.joins(name.start)) else { return };
    let clues = &mut context.clues;
    let (word, folded) = (tokens.word(i), tokens.folded(i));
    let article = word.is(Is::Article);
    if word.is(Is::Title) && !word.is(Is::PlaceNounBefore) {
        clues.add(Clue::TitleBefore);
    }
    if tokens.gap(name.start) & gap::HYPHEN != 0 {
        return;
    }
    if !tokens.is_capital(i) || article || clues.has(Clue::KindBefore) {
        return;
    }
    if folded.len() == 1 && !word.is(Is::Of) && folded != "a" {
        clues.add(Clue::InitialBefore);
    } else if word.is(Is::NoPlaceBefore) {
        clues.add(Clue::NoPlaceBefore);
    } else if word.is(Is::GivenName) && !tokens.begins_sentence(name.start) {
        clues.add(Clue::GivenNameBefore);
    } else if word.is(Is::Direction) {
        clues.add(Clue::DirectionBefore);
    } else if !word.is(Is::Function) && word.preposition == 0 && word.people_of.is_none() {
        clues.add_if(Clue::CapitalBefore, !tokens.begins_sentence(i) || !word.is_ordinary(None));
    }
}

/// Whether the name is a saint's: "St. John".
pub(super) fn is_saint(tokens: &Tokens, name: &Range<usize>) -> bool {
    name.len() > 1
        && matches!(tokens.folded(name.start), "st" | "ste" | "saint" | "sainte" | "saints" | "sts")
}

/// Whether the name is the beginning of a longer one.
pub(super) fn right_neighbour(tokens: &Tokens, name: Range<usize>, context: &mut Context) {
    let i = name.end;
    let clues = &mut context.clues;
    if tokens.gap(i) == gap::APOSTROPHE && tokens.folded(i) == "s" {
        clues.add_if(Clue::SaintsHouse, is_saint(tokens, &name));
        return;
    }
    if !tokens.joins(i) || tokens.begins_sentence(i) {
        return;
    }
    let word = tokens.word(i);
    if tokens.gap(i) & gap::HYPHEN != 0 {
        return;
    }
    if word.is(Is::PlaceNounAfter) && !tokens.word(i + 1).is(Is::NoPlaceAfter) {
        // It is nearer than a noun before: "the cities of Butler county".
        context.asked = word.kinds;
        context.asking = i..i + 1;
        clues.add(Clue::KindAfter);
        clues.add_if(Clue::County, matches!(tokens.folded(i), "county" | "counties"));
    } else if tokens.is_capital(i) {
        // "Florida Highway Patrol" is an office, and "Otter Tail County Road 80" is in that county.
        let office =
            word.is(Is::OfficeAfter) || tokens.joins(i + 1) && tokens.word(i + 1).is(Is::OfficeAfter);
        if word.is(Is::NoPlaceAfter) && !office && !clues.has(Clue::OwnNoun) {
            clues.add(Clue::NoPlaceAfter);
        } else if office {
            clues.add(Clue::OfficeAfter);
            context.usage = Usage::NamedAfter;
        } else if !word.is(Is::Function) && word.people_of.is_none() && !word.is(Is::Title) {
            clues.add(Clue::CapitalAfter);
        }
    } else if word.is(Is::AssociativeNoun) {
        context.usage = Usage::NamedAfter;
    }
}

/// "la capitale afghane, Kaboul"; "X, la capitale de Y"; "X, une importante ville".
pub(super) fn apposition(tokens: &Tokens, name: Range<usize>, context: &mut Context) {
    if tokens.gap(name.start) & gap::COMMA != 0 && !context.clues.has(Clue::KindBefore) {
        for i in (name.start.saturating_sub(2)..name.start).rev() {
            let word = tokens.word(i);
            let capital = tokens.word(i).is(Is::CapitalNoun);
            if (capital || word.is(Is::PlaceNounBefore)) && !tokens.is_capital(i) {
                ask(context, if capital { CITY } else { word.kinds }, i..i + 1, Clue::Apposition);
                return;
            }
            if tokens.is_capital(i) || i + 1 < name.start && tokens.gap(i + 1) != gap::SPACE {
                break;
            }
        }
    }
    if tokens.gap(name.end) & gap::COMMA == 0 || context.clues.has(Clue::KindBefore) {
        return;
    }
    for i in name.end..(name.end + 4).min(tokens.len()) {
        if i > name.end && tokens.gap(i) & !(gap::SPACE | gap::APOSTROPHE) != 0 || tokens.is_capital(i) {
            break;
        }
        let (word, folded) = (tokens.word(i), tokens.folded(i));
        let capital = word.is(Is::CapitalNoun);
        // Without "de X" behind it a "poste" is rather an office or the mail.
        if capital || word.is(Is::PlaceNounBefore) && folded != "poste" && !word.is(Is::Title) {
            ask(context, if capital { CITY } else { word.kinds }, i..i + 1, Clue::Apposition);
            return;
        }
        if word.preposition > 0 && folded != "a" {
            break;
        }
    }
}

/// How many words the second of two names may have.
const LONGEST_NAME: usize = 8;

/// The verb after the name, or after the names joined to it: "Washington et Londres ont annoncé".
pub(super) fn verb(tokens: &Tokens, name: Range<usize>, context: &mut Context) {
    let mut i = name.end;
    // "la Suisse contre le Luxembourg"
    let against = tokens.follows(i) && matches!(tokens.folded(i), "contre" | "vs" | "versus");
    if against && context.usage == Usage::Plain && !is_governed(tokens, name.start) {
        context.usage = Usage::Rival;
    }
    let space = |i: usize| tokens.follows(i);
    if space(i) && tokens.word(i).is(Is::And) {
        i += 1;
        let within = |i: usize| i < tokens.len() && tokens.gap(i) & !gap::WITHIN_NAME == 0;
        let last = i + LONGEST_NAME;
        while i < last && within(i) && (tokens.is_capital(i) || tokens.word(i).is(Is::Article)) {
            i += 1;
        }
        // "X et leurs alliés"
        if matches!(tokens.folded(i), "ses" | "leurs" | "its" | "their") {
            i += 2;
        }
    }
    for _ in 0..3 {
        if !(space(i) || tokens.gap(i) == gap::APOSTROPHE) || tokens.is_capital(i) {
            return;
        }
        let word = tokens.word(i);
        if word.is(Is::GovernmentVerb) {
            context.clues.add(Clue::GovernmentVerb);
            if context.usage == Usage::Plain && !is_governed(tokens, name.start) {
                context.usage = Usage::Actor;
            }
            return;
        }
        if word.is(Is::PersonVerb) {
            return;
        }
        if !AUXILIARIES.contains(&tokens.folded(i)) {
            return;
        }
        i += 1;
    }
}

/// Words that may stand between a subject and its verb, folded.
const AUXILIARIES: &[&str] = &[
    "a",
    "ont",
    "avait",
    "avaient",
    "aurait",
    "auraient",
    "s",
    "se",
    "est",
    "sont",
    "ne",
    "n",
    "has",
    "have",
    "had",
    "also",
    "egalement",
    "aussi",
    "deja",
    "already",
    "will",
    "is",
    "was",
    "were",
    "are",
];
