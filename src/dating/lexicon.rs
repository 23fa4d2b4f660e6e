//! The words that dates are made of, read once from the tables under `lexicon/`, and the rules that begin with each.

use std::sync::OnceLock;

use super::grammar::Grammar;
use super::signature::Signature;
use super::slots::{EDGES, PARTS, SEASONS, Slot, UNITS};
use super::tokens::{Form, Known, Read, UNKNOWN};
use super::word::{PLACES, Word};
use crate::model::Language;

/// What is known of a word.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    senses: Vec<(Slot, i16)>,
    traits: u16,
    /// Rules that may begin with it, by their numbers.
    pub(super) rules: Vec<u16>,
    /// What may follow it in these.
    pub(super) next: Signature,
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

/// The words of a language, and its grammar.
pub(super) struct Lexicon {
    /// The words, in the order in which the tables have them.
    words: Vec<Word>,
    entries: Vec<Entry>,
    /// What a token takes over of each of them.
    brief: Vec<Known>,
    /// The numbers of words at the places of their hashes, or at the next free ones behind; [`UNKNOWN`] where none is. Far more
    /// places than words, so that one look tells most words apart.
    places: Box<[u16; PLACES]>,
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
        let mut lexicon = Self {
            words: Vec::new(),
            entries: Vec::new(),
            brief: Vec::new(),
            places: Box::new([UNKNOWN; PLACES]),
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
        let place = self.place(word);
        if self.places[place] == UNKNOWN {
            self.places[place] = self.words.len() as u16;
            self.words.push(word);
            self.entries.push(Entry::default());
        }
        &mut self.entries[usize::from(self.places[place])]
    }

    /// Where a word stands among the places, or would.
    #[inline]
    fn place(&self, word: Word) -> usize {
        let mut place = word.hash();
        while let Some(own) = self.words.get(usize::from(self.places[place]))
            && *own != word
        {
            place = (place + 1) % PLACES;
        }
        place
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
            entry.next = self.grammar.next_of(&entry.rules);
        }
        let brief = (0u16..).zip(&self.words).zip(&self.entries).map(|((number, word), entry)| {
            let slots = entry.senses.iter().map(|&(slot, _)| Signature::slot(slot));
            let signature = slots.fold(Signature::word(*word), Signature::or);
            Known { signature, next: entry.next, traits: entry.traits, entry: number }
        });
        self.brief = brief.collect();
    }

    /// What is known of a token.
    #[inline]
    pub(super) fn look_up(&self, token: &Read) -> Known {
        let unknown = Known { entry: UNKNOWN, ..Known::default() };
        let entry = if token.digits == 0 { self.places[self.place(token.word)] } else { UNKNOWN };
        match self.brief.get(usize::from(entry)) {
            Some(known) => *known,
            None if token.digits > 0 || token.form == Form::Mixed => {
                Known { signature: Signature::NUMBER, next: self.grammar.next_of_number, ..unknown }
            }
            None => unknown,
        }
    }

    #[inline]
    pub(super) fn entry(&self, number: u16) -> Option<&Entry> {
        self.entries.get(usize::from(number))
    }
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
