//! The words that tell a place's name from other names, read once from the tables under `lexicon/`.
//!
//! Each table says how it was gathered. No table holds places by name, but for the abbreviations of divisions.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use crate::gazetteer::fold::short_word;
use crate::model::Kind;

mod forms;
mod word;

use super::hasher::Fast;
pub(super) use word::{Is, KindList, Word};

use forms::Use;

/// A first-level division that has an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Division {
    /// ISO code of its country.
    pub(super) country: &'static str,
    /// Its name, folded.
    pub(super) name: &'static str,
}

/// Every word that a table knows.
pub(super) struct Lexicon {
    /// By their bytes as a number, which is compared at once.
    short_words: HashMap<u128, Word, Fast>,
    long_words: HashMap<Cow<'static, str>, Word, Fast>,
    divisions: HashMap<&'static str, Division, Fast>,
}

/// The tables, read at the first call.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::read)
}

impl Lexicon {
    /// What is known of a folded word, given as a [`short_word`] too; nothing is known of most.
    #[inline]
    pub(super) fn word(&self, folded: &str, short: Option<u128>) -> Word {
        let known = match short {
            Some(short) => self.short_words.get(&short),
            None => self.long_words.get(folded),
        };
        known.copied().unwrap_or_default()
    }

    fn entry(&mut self, word: Cow<'static, str>) -> &mut Word {
        match short_word(&word) {
            Some(short) => self.short_words.entry(short).or_default(),
            None => self.long_words.entry(word).or_default(),
        }
    }

    /// The first-level division that an abbreviation stands for, its stops left out.
    pub(super) fn division(&self, folded: &str) -> Option<Division> {
        self.divisions.get(folded).copied()
    }

    fn read() -> Self {
        let mut lexicon = Self {
            short_words: HashMap::default(),
            long_words: HashMap::default(),
            divisions: HashMap::default(),
        };
        for (table, property) in WORD_LISTS {
            lexicon.read_list(table, *property);
        }
        lexicon.read_place_nouns();
        lexicon.read_prepositions();
        lexicon.read_organisations();
        lexicon.read_demonyms();
        lexicon.read_deeds();
        lexicon.read_dealings();
        for line in lines(include_str!("lexicon/speech-verbs.txt")) {
            if let Some((verb, class)) = line.split_once(' ') {
                lexicon.add(verb, if class == "g" { Is::GovernmentVerb } else { Is::PersonVerb });
            }
        }
        for line in lines(include_str!("lexicon/division-abbreviations.txt")) {
            let Some((name, abbreviations)) = line.split_once(": ") else { continue };
            let Some((country, name)) = name.split_once(' ') else { continue };
            let division = Division { country, name };
            lexicon.divisions.extend(abbreviations.split(' ').map(|word| (word, division)));
        }
        lexicon
    }

    fn add(&mut self, word: &'static str, property: Is) {
        self.entry(Cow::Borrowed(word)).set(property);
    }

    fn read_list(&mut self, table: &'static str, property: Is) {
        for word in lines(table).flat_map(str::split_whitespace) {
            self.add(word, property);
        }
    }

    fn read_place_nouns(&mut self) {
        for line in lines(include_str!("lexicon/place-nouns.txt")) {
            let mut fields = line.split_whitespace();
            let (Some(word), Some(kinds), Some(place)) = (fields.next(), fields.next(), fields.next()) else {
                continue;
            };
            let entry = self.entry(Cow::Borrowed(word));
            entry.kinds = kind_list(kinds);
            if place.contains('b') {
                entry.set(Is::PlaceNounBefore);
            }
            if place.contains('a') {
                entry.set(Is::PlaceNounAfter);
            }
        }
        for line in lines(include_str!("lexicon/kind-adjectives.txt")) {
            if let Some((word, kinds)) = line.split_once(' ') {
                let entry = self.entry(Cow::Borrowed(word));
                entry.kinds = kind_list(kinds);
                entry.set(Is::KindAdjective);
            }
        }
    }

    fn read_prepositions(&mut self) {
        for line in lines(include_str!("lexicon/prepositions.txt")) {
            let mut fields = line.split_whitespace();
            let (Some(word), Some(strength)) = (fields.next(), fields.next()) else { continue };
            let entry = self.entry(Cow::Borrowed(word));
            entry.preposition = strength.parse().unwrap_or(0);
            match fields.next() {
                Some("t") => entry.set(Is::TownPreposition),
                Some("c") => entry.set(Is::AreaPreposition),
                Some("d") => entry.set(Is::Direction),
                _ => {}
            }
        }
    }

    fn read_organisations(&mut self) {
        for line in lines(include_str!("lexicon/organisation-words.txt")) {
            let mut fields = line.split_whitespace();
            let (Some(word), Some(class), Some(side)) = (fields.next(), fields.next(), fields.next()) else {
                continue;
            };
            self.add(
                word,
                match (class, side) {
                    ("x", "a") => Is::NoPlaceAfter,
                    ("o", "a") => Is::OfficeAfter,
                    ("x", _) => Is::NoPlaceBefore,
                    _ => Is::OfficeBefore,
                },
            );
        }
    }

    fn read_deeds(&mut self) {
        let verbs = include_str!("lexicon/deed-verbs.txt");
        let forms = include_str!("lexicon/deed-forms.txt");
        for (line, derived) in
            lines(verbs).map(|line| (line, true)).chain(lines(forms).map(|line| (line, false)))
        {
            let mut words = line.split_whitespace();
            let (Some(language), Some(class)) = (words.next(), words.next()) else { continue };
            let (wanted, property) = match (language, class) {
                ("en", "s") => (Use::Subject, Is::ActsEnglish),
                ("en", _) => (Use::Object, Is::ActedOnEnglish),
                (_, "s") => (Use::Subject, Is::ActsFrench),
                (_, "g") => (Use::Object, Is::GivesFrench),
                _ => (Use::Object, Is::ActedOnFrench),
            };
            let all = words.flat_map(|word| match (derived, language) {
                (false, _) => vec![word.to_owned()],
                (true, "en") => forms::english(word, wanted),
                (true, _) => forms::french(word, wanted),
            });
            for form in all {
                self.entry(Cow::Owned(form)).set(property);
            }
        }
    }

    fn read_dealings(&mut self) {
        for line in lines(include_str!("lexicon/dealing-words.txt")) {
            let mut words = line.split_whitespace();
            let property = match words.next() {
                Some("deed") => Is::Deed,
                Some("thing") => Is::Thing,
                Some("contest") => Is::Contest,
                Some("won") => Is::Won,
                Some("lost") => Is::Lost,
                Some("beaten") => Is::Beaten,
                _ => Is::Companion,
            };
            for word in words {
                self.add(word, property);
                if matches!(property, Is::Deed | Is::Thing) {
                    self.entry(Cow::Owned(forms::plural(word))).set(property);
                }
            }
        }
    }

    fn read_demonyms(&mut self) {
        for line in lines(include_str!("lexicon/demonyms.txt")) {
            let mut words = line.split_whitespace();
            let Some(&[a, b]) = words.next().map(str::as_bytes) else { continue };
            for word in words {
                for ending in ["", "s", "e", "es", "ne", "nes", "te", "tes"] {
                    self.entry(Cow::Owned(format!("{word}{ending}"))).people_of = Some([a, b]);
                }
            }
        }
    }
}

/// Lists of bare words, with what each says of its words.
const WORD_LISTS: &[(&str, Is)] = &[
    (include_str!("lexicon/titles.txt"), Is::Title),
    (include_str!("lexicon/given-names.txt"), Is::GivenName),
    (include_str!("lexicon/surnames.txt"), Is::Surname),
    (include_str!("lexicon/associative-nouns.txt"), Is::AssociativeNoun),
    (include_str!("lexicon/partner-nouns.txt"), Is::PartnerNoun),
    (include_str!("lexicon/rule-nouns.txt"), Is::RuleNoun),
    (include_str!("lexicon/particles.txt"), Is::Particle),
    (include_str!("lexicon/function-words.txt"), Is::Function),
    ("la le les l the", Is::Article),
    ("de d du des of", Is::Of),
    ("et and ou or", Is::And),
    ("capitale capital", Is::CapitalNoun),
    (include_str!("lexicon/never-alone.txt"), Is::NeverAlone),
    (include_str!("lexicon/ordinary-words-en.txt"), Is::OrdinaryEnglish),
    (include_str!("lexicon/ordinary-words-fr.txt"), Is::OrdinaryFrench),
];

/// The lines of a table without its comments.
pub(super) fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn kind_list(names: &str) -> KindList {
    let mut kinds = names.split(',').map(Kind::parse);
    std::array::from_fn(|_| kinds.next().flatten())
}

#[cfg(test)]
mod tests {
    use crate::model::Language;

    use super::*;

    #[test]
    fn every_kind_that_a_table_names_exists() {
        for table in [include_str!("lexicon/place-nouns.txt"), include_str!("lexicon/kind-adjectives.txt")] {
            for line in lines(table) {
                for kind in line.split_whitespace().nth(1).unwrap().split(',') {
                    assert!(Kind::parse(kind).is_some(), "{line}");
                }
            }
        }
    }

    #[test]
    fn words_have_what_their_tables_say() {
        let word = |word| lexicon().word(word, short_word(word));
        assert!(word("president").is(Is::Title));
        assert!(word("times").is(Is::NoPlaceAfter));
        assert!(word("northwestern").is(Is::Direction) && !word("from").is(Is::Direction));
        assert_eq!(word("province").kinds[0], Some(Kind::Province));
        assert_eq!(word("afghane").people_of, Some(*b"AF"));
        assert_eq!(word("norvegiennes").people_of, Some(*b"NO"));
        assert_eq!(lexicon().division("pa"), Some(Division { country: "US", name: "pennsylvania" }));
        assert!(word("reading").is_ordinary(Some(Language::ENGLISH)));
        assert!(!word("reading").is_ordinary(Some(Language::FRENCH)));
        assert!(!word("kandahar").is_ordinary(None));
    }
}
