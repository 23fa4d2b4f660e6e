//! Words for peoples and persons: evidence of where a text plays, or of who bears a name, and no places.

use crate::model::{Kind, Language};

use super::lexicon::Is;
use super::recognise::Found;
use super::senses::Sense;
use super::tokens::{Tokens, gap};

/// Whether a word for a country's people is also the country's own name in the language of the text: "Argentine", and
/// "Grèce", which looks like a feminine of "grec". Other words for peoples are no places.
pub(super) fn is_country(senses: &[Sense], country: [u8; 2]) -> bool {
    senses
        .iter()
        .any(|sense| sense.kind == Kind::Country && sense.country == country && sense.name_cost < 1.0)
}

/// "un Suisse", "le Crédit Suisse": the word for the people, where it is the country's name too, which is feminine then.
pub(super) fn is_meant(tokens: &Tokens, i: usize, language: Option<Language>) -> bool {
    let before = i.checked_sub(1).filter(|_| tokens.joins(i) && tokens.gap(i) & gap::APOSTROPHE == 0);
    language != Some(Language::ENGLISH)
        && before.is_some_and(|before| {
            let noun = tokens.is_name_part(before) && tokens.word(before).preposition == 0;
            OF_PEOPLE.contains(&tokens.folded(before)) || noun && tokens.gap(i) & gap::HYPHEN == 0
        })
}

/// French words before a person of a people and not before a country whose name is feminine, folded.
const OF_PEOPLE: &[&str] = &[
    "le", "un", "une", "du", "au", "les", "des", "aux", "ce", "cet", "ces", "chaque", "tout", "jeune", "est",
    "sont",
];

/// Counts a word for a country's people.
pub(super) fn count(tokens: &Tokens, i: usize, found: &mut Found) {
    if let Some(country) = tokens.word(i).people_of {
        match found.peoples.iter_mut().find(|(known, _)| *known == country) {
            Some((_, count)) => *count += 1,
            None => found.peoples.push((country, 1)),
        }
    }
}

/// Remembers the family name of a person named with a given name, a title or an initial.
pub(super) fn note_person(tokens: &Tokens, i: usize, found: &mut Found) {
    let word = tokens.word(i);
    let initial =
        tokens.folded(i).len() == 1 && tokens.gap(i + 1) & gap::STOP != 0 && !tokens.folded(i + 1).is_empty();
    let title = word.is(Is::Title) && !word.is(Is::PlaceNounBefore);
    if !(word.is(Is::GivenName) || title || initial) {
        return;
    }
    let mut k = i + 1;
    while k < tokens.len() && k < i + 4 && tokens.joins(k) && tokens.is_name_part(k) {
        let next = tokens.word(k);
        if next.is(Is::OfficeAfter) || next.is(Is::NoPlaceAfter) || next.is(Is::PlaceNounAfter) {
            return;
        }
        k += 1;
    }
    if k > i + 1 && tokens.folded(k - 1).len() > 1 && !tokens.word(k - 1).is(Is::GivenName) {
        found.persons.insert(tokens.folded(k - 1).to_owned());
    }
}
