//! What a name's own form and its place in the paragraph say of it: ordinary words, capitals, headings, datelines.

use std::ops::Range;

use crate::model::Language;

use super::clues::{Clue, Clues};
use super::lexicon::Is;
use super::tokens::{Case, Tokens, gap};

/// Clues in the name itself and where it stands.
pub(super) fn clues(tokens: &Tokens, name: Range<usize>, language: Option<Language>, clues: &mut Clues) {
    let starts = tokens.begins_sentence(name.start);
    if name.len() > 1 {
        let all_ordinary = name.clone().all(|i| tokens.word(i).is_ordinary(language));
        clues.add_if(Clue::Ordinary, all_ordinary);
        clues.add_if(Clue::ManyWords, !all_ordinary);
        clues.add_if(Clue::OwnNoun, tokens.word(name.end - 1).is(Is::PlaceNounAfter));
    } else {
        let word = tokens.word(name.start);
        clues.add_if(Clue::Ordinary, word.is_ordinary(language));
        clues.add_if(Clue::OrdinaryAtStart, starts && word.is_ordinary(language));
        clues.add_if(Clue::GivenName, word.is(Is::GivenName));
        clues.add_if(Clue::Surname, word.is(Is::Surname));
    }
    clues.add_if(Clue::Sign, tokens.gap(name.end) == gap::MONEY);
    clues.add_if(Clue::Heading, name.start == 0 && name.end == tokens.len());
    let joined = |i: usize, other: usize| tokens.is_ampersand(i) && tokens.is_capital(other);
    let company = joined(name.end, name.end) || name.start > 0 && joined(name.start, name.start - 1);
    clues.add_if(Clue::Ampersand, company);
    let upper = name.clone().any(|i| tokens.case(i) == Case::Upper);
    clues
        .add_if(Clue::CapitalsAfter, upper && tokens.case(name.end) == Case::Upper && tokens.joins(name.end));
    if upper {
        let around = [name.start.checked_sub(1), Some(name.end)];
        let mut others = around.into_iter().flatten().filter(|&i| i < tokens.len());
        let in_headline = others.all(|i| matches!(tokens.case(i), Case::Upper | Case::Number));
        clues.add_if(if in_headline { Clue::Headline } else { Clue::Acronym }, name.start > 0 || in_headline);
    }
    dateline(tokens, name, upper, clues);
}

/// "KABOUL (AFP)", "PARIS —" at the head of a paragraph; "Berne, 8 juin.", "BEIRUT March 3" at that of a sentence.
fn dateline(tokens: &Tokens, name: Range<usize>, upper: bool, clues: &mut Clues) {
    let after = tokens.gap(name.end);
    let marks = after & (gap::DASH | gap::OPEN) != 0 || after & gap::HYPHEN != 0 && after & gap::SPACE != 0;
    let comma = after & gap::COMMA != 0;
    let plain = after & !(gap::SPACE | gap::COMMA | gap::STOP) == 0;
    let more = name.end < tokens.len();
    let heads = more && name.start == 0 && (marks || upper && comma);
    // After a headline on the same line: "Mill closes. MIDDLETOWN — The last …".
    let heads = heads || more && upper && after & gap::DASH != 0 && tokens.begins_sentence(name.start);
    clues.add_if(
        Clue::Dateline,
        heads || plain && tokens.begins_sentence(name.start) && day(tokens, name.end),
    );
}

/// Whether a day of a month stands at token `i`: "8 juin", "March 3".
fn day(tokens: &Tokens, i: usize) -> bool {
    let (first, second) = (tokens.folded(i), tokens.folded(i + 1));
    let number = |word: &str| word.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day)) || word == "1er";
    let month = |word: &str| MONTHS.contains(&word);
    number(first) && month(second) || month(first) && number(second)
}

/// Folded, in French and English, whole and cut short.
const MONTHS: &[&str] = &[
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "janv",
    "fevr",
    "avr",
    "juil",
    "sept",
    "oct",
    "nov",
    "dec",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
];
