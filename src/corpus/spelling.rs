//! How the texts themselves spell a place: "Qala-i-Naw" where the gazetteer has "Qala i Naw".
//!
//! Readers look for the name they read. Only marks, case, hyphens and spaces may differ from a name of the gazetteer, so
//! a slip ("Bol Alam" for Pul-e Alam) or another name never becomes a label.

use std::collections::{BTreeMap, HashMap};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::PlaceTable;
use crate::model::{Document, Language, Mention, Place, PlaceId};

/// The most frequent spelling in the texts of each place that has one; of equals the one that was read first.
pub(super) fn spellings(
    documents: &[Document],
    mentions: &[Mention],
    places: &PlaceTable,
    language: Language,
) -> HashMap<PlaceId, String> {
    let mut seen: HashMap<&PlaceId, BTreeMap<&str, (usize, usize)>> = HashMap::new();
    for (at, mention) in mentions.iter().enumerate() {
        let Some(document) = documents.get(mention.document as usize) else { continue };
        if let Some(place) = &mention.place {
            let spelling = document.slice(mention.span);
            seen.entry(place).or_default().entry(spelling).or_insert((0, at)).0 += 1;
        }
    }
    let best = |place: &Place, spelled: &BTreeMap<&str, (usize, usize)>| {
        spelled
            .iter()
            .filter(|(spelling, _)| is_spelling_of(spelling, place, language))
            .max_by_key(|(_, (count, first))| (*count, std::cmp::Reverse(*first)))
            .map(|(spelling, _)| (*spelling).to_owned())
    };
    seen.iter().filter_map(|(id, spelled)| Some(((*id).clone(), best(places.get(id)?, spelled)?))).collect()
}

fn is_spelling_of(spelling: &str, place: &Place, language: Language) -> bool {
    let shouted = spelling.chars().any(char::is_alphabetic) && !spelling.chars().any(char::is_lowercase);
    let letters = letters(spelling);
    !shouted
        && !letters.is_empty()
        && [place.name_in(language), &place.name].iter().any(|name| self::letters(name) == letters)
}

/// The letters and digits of a name, without case, marks, hyphens and spaces.
fn letters(name: &str) -> String {
    name.nfd()
        .filter(|c| c.is_alphanumeric() && !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;
    use crate::model::Kind;

    #[test]
    fn only_marks_case_hyphens_and_spaces_may_differ_from_the_gazetteer() {
        let mut place = sample::place("Qala i Naw", Kind::City, 63.13, 34.99);
        place.names = vec![(Language::FRENCH, "Qalâ-é-Naw".to_owned())];
        for (spelling, accepted) in [
            ("Qala-i-Naw", true),
            ("Qala e Naw", true),
            ("Qalainaw", true),
            ("QALA-I-NAW", false),
            ("Qala Naw", false),
            ("’", false),
        ] {
            assert_eq!(is_spelling_of(spelling, &place, Language::FRENCH), accepted, "{spelling}");
        }
    }
}
