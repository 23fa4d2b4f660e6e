//! The words that dates are made of, read once from the tables under `lexicon/`, and the rules that begin with each.

use std::sync::OnceLock;

use super::grammar::Grammar;
use super::signature::Signature;
use super::slots::{EDGES, PARTS, SEASONS, Slot, UNITS};
use super::tokens::{Form, Read};
use super::word::{HASHES, Word};
use crate::model::Language;

/// What is known of a word.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    senses: Vec<(Slot, i16)>,
    traits: u16,
    /// Rules that may begin with it, by their numbers.
    pub(super) rules: Vec<u16>,
}

/// What a word tells besides dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub(super) enum Trait {
    /// Its stop ends no sentence.
    Abbreviation = 1,
    /// A verb of what is over: "was", "avait".
    Past = 2,
    /// A verb of what is.
    Present = 4,
    /// A verb or noun of what is to come: "will", "prévu".
    Future = 8,
    /// A verb of what may come: "would", "pourrait".
    Conditional = 16,
    /// Begins a clause of its own: "que", "while".
    Subordinator = 32,
    /// Stands before the end of a stretch, or before a start that may lie ahead: "until", "d'ici", "à partir de".
    Limit = 64,
    /// Stands before the start of a stretch: "since", "depuis".
    Since = 128,
    /// Stands before a year or a month that is meant as one: "en", "in".
    Preposition = 256,
    /// An article that belongs to the expression after it: "le", "the".
    Article = 512,
    /// A word that joins or points and is no noun.
    Function = 1024,
    /// A month that is another word too: "may", "march".
    Doubtful = 4096,
    /// Says that the date is the one on which a text was published: "publié", "posted".
    Publishing = 8192,
}

const TRAITS: [(&str, Trait); 13] = [
    ("abbreviation", Trait::Abbreviation),
    ("past", Trait::Past),
    ("present", Trait::Present),
    ("future", Trait::Future),
    ("conditional", Trait::Conditional),
    ("subordinator", Trait::Subordinator),
    ("limit", Trait::Limit),
    ("since", Trait::Since),
    ("preposition", Trait::Preposition),
    ("article", Trait::Article),
    ("function", Trait::Function),
    ("doubtful", Trait::Doubtful),
    ("publishing", Trait::Publishing),
];

impl Entry {
    /// What the word says in this slot.
    pub(super) fn sense(&self, slot: Slot) -> Option<i16> {
        self.senses.iter().find(|(own, _)| *own == slot).map(|&(_, value)| value)
    }

    pub(super) fn is(&self, wanted: Trait) -> bool {
        self.traits & wanted as u16 != 0
    }

    pub(super) fn is_abbreviation(&self) -> bool {
        self.is(Trait::Abbreviation)
    }
}

/// What is asked of every token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    word: Word,
    /// What it may be in a rule, and what may follow it in the rules that begin with it.
    pub(super) signature: Signature,
    pub(super) next: Signature,
    pub(super) traits: u16,
    /// The number of its entry.
    entry: u16,
    /// Whether another word would have this place.
    crowded: bool,
}

/// How many places there are for words: far more than words, so that one look tells most apart.
const PLACES: usize = HASHES / 2;
/// What no table has stands behind these, and what all numbers in digits are.
const UNKNOWN: u16 = PLACES as u16;
const NUMBER: u16 = UNKNOWN + 1;

/// The words of a language, and its grammar.
///
/// A text's own words come between any two that are asked for here, so that these tables are seldom in the processor's nearest
/// cache: a word that is known takes a line of it or two, and most that are not take none.
pub(super) struct Lexicon {
    /// The words at the places of their hashes, or at the next free ones behind.
    known: Vec<Known>,
    /// A bit for each hash that some word has.
    hashes: Box<[u64; HASHES / 64]>,
    /// Those of [`UNKNOWN`] and [`NUMBER`], and of the words in the order in which the tables have them.
    entries: Vec<Entry>,
    pub(super) grammar: Grammar,
    pub(super) language: Language,
}

impl Lexicon {
    /// The tables of a language; `None` for one that is not known.
    pub(super) fn of(language: Language) -> Option<&'static Self> {
        static FRENCH: OnceLock<Lexicon> = OnceLock::new();
        static ENGLISH: OnceLock<Lexicon> = OnceLock::new();
        let french =
            || Self::read(Language::FRENCH, include_str!("lexicon/fr.txt"), include_str!("grammar/fr.txt"));
        let english =
            || Self::read(Language::ENGLISH, include_str!("lexicon/en.txt"), include_str!("grammar/en.txt"));
        match language {
            Language::FRENCH => Some(FRENCH.get_or_init(french)),
            Language::ENGLISH => Some(ENGLISH.get_or_init(english)),
            _ => None,
        }
    }

    fn read(language: Language, words: &'static str, rules: &'static str) -> Self {
        let grammar = Grammar::read(rules);
        let (signature, next) = (Signature::default(), Signature::default());
        let unknown = Known { word: Word::NONE, signature, next, traits: 0, entry: 0, crowded: false };
        let mut lexicon = Self {
            known: vec![unknown; PLACES + 2],
            hashes: Box::new([0; HASHES / 64]),
            entries: vec![Entry::default(); 2],
            grammar,
            language,
        };
        for line in lines(words) {
            let Some((head, words)) = line.split_once(':') else { continue };
            let mut head = head.split_whitespace();
            let (Some(name), value) = (head.next(), head.next()) else { continue };
            for word in words.split_whitespace() {
                lexicon.add(Word::of(word), name, value);
            }
        }
        lexicon.index();
        lexicon
    }

    fn add(&mut self, word: Word, name: &str, value: Option<&str>) {
        let entry = self.entry_mut(word);
        if let Some((_, known)) = TRAITS.iter().find(|(own, _)| *own == name) {
            entry.traits |= *known as u16;
        } else if let Some(sense) = sense(name, value.unwrap_or_default()) {
            entry.senses.push(sense);
        } else {
            debug_assert!(false, "no such class: {name} {value:?}");
        }
    }

    #[allow(clippy::cast_possible_truncation)] // tables of some hundred words
    fn entry_mut(&mut self, word: Word) -> &mut Entry {
        let mut place = word.hash() % PLACES;
        while self.known[place].word != word && self.known[place].word != Word::NONE {
            self.known[place].crowded = true;
            place = (place + 1) % PLACES;
        }
        let known = &mut self.known[place];
        if known.word != word {
            (known.word, known.entry) = (word, self.entries.len() as u16);
            self.hashes[word.hash() / 64] |= 1 << (word.hash() % 64);
            self.entries.push(Entry::default());
        }
        &mut self.entries[usize::from(known.entry)]
    }

    /// Notes with each word which rules may begin with it.
    fn index(&mut self) {
        for word in self.grammar.words() {
            self.entry_mut(word);
        }
        for (word, rule) in self.grammar.first_words() {
            self.entry_mut(word).rules.push(rule);
        }
        for entry in &mut self.entries {
            let by_slot = entry.senses.iter().flat_map(|&(slot, _)| self.grammar.first_slots(slot));
            entry.rules.extend(by_slot);
            entry.rules.sort_unstable();
            entry.rules.dedup();
        }
        for known in self.known.iter_mut().filter(|known| known.word != Word::NONE) {
            let entry = &self.entries[usize::from(known.entry)];
            let slots = entry.senses.iter().map(|&(slot, _)| Signature::slot(slot));
            known.signature = slots.fold(Signature::word(known.word), Signature::or);
            (known.next, known.traits) = (self.grammar.next_of(&entry.rules), entry.traits);
        }
        let rules = self.grammar.numbers();
        let number = &mut self.known[usize::from(NUMBER)];
        (number.signature, number.next, number.entry) = (Signature::NUMBER, self.grammar.next_of(&rules), 1);
        self.entries[1].rules = rules;
    }

    /// The place of a token's word. Whether a word is known is told by sums and not by branches, for no processor foresees it.
    #[inline]
    #[allow(clippy::cast_possible_truncation)] // one of the places
    pub(super) fn place_of(&self, token: &Read) -> u16 {
        let hash = token.word.hash();
        let maybe = (self.hashes[hash / 64] >> (hash % 64)) as u16 & 1;
        let mut place = either(maybe, (hash % PLACES) as u16, UNKNOWN);
        while self.known(place).crowded && self.known(place).word != token.word {
            place = (place + 1) % PLACES as u16;
        }
        let place = either((self.known(place).word == token.word).into(), place, UNKNOWN);
        if token.form >= Form::Digits && place == UNKNOWN { NUMBER } else { place }
    }

    /// What is asked of every token whose word has this place.
    #[inline]
    pub(super) fn known(&self, place: u16) -> &Known {
        &self.known[usize::from(place)]
    }

    /// All that is known of it.
    #[inline]
    pub(super) fn entry(&self, place: u16) -> &Entry {
        &self.entries[usize::from(self.known(place).entry)]
    }
}

/// The one number where `first` is 1, the other where it is 0.
#[inline]
fn either(first: u16, one: u16, other: u16) -> u16 {
    other ^ (one ^ other) & 0_u16.wrapping_sub(first)
}

/// The lines of a table without comments and blank ones.
pub(super) fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|line| !line.is_empty())
}

fn sense(name: &str, value: &str) -> Option<(Slot, i16)> {
    let number = || value.parse().ok();
    let place = |names: &[&str]| {
        names.iter().position(|name| *name == value).and_then(|place| i16::try_from(place).ok())
    };
    Some(match name {
        "weekday" => (Slot::Weekday, number()?),
        "weekdays" => (Slot::Plural, number()?),
        "month" => (Slot::Month, number()?),
        "unit" => (Slot::Unit, place(&UNITS.map(|(name, _)| name))?),
        "number" => (Slot::Number, number()?),
        "some" => (Slot::Number, super::slots::SOME),
        "ordinal" => (Slot::Ordinal, number()?),
        "season" => (Slot::Season, place(&SEASONS)?),
        "part" => (Slot::Part, place(&PARTS)?),
        "edge" => (Slot::Edge, place(&EDGES)?),
        "offset" => (Slot::Offset, number()?),
        "step" => (Slot::Step, number()?),
        "this" => (Slot::This, 0),
        "decade" => (Slot::Decade, number()?),
        "era" => (Slot::Era, number()?),
        _ => return None,
    })
}
