//! A text cut into the words that patterns are compared with: no case, no accents, elided words read as whole ones.
//!
//! Patterns and texts go through the same cutting. Deliberately not here: what a word means.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::model::folding::{fold_letters, is_apostrophe};

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    /// The end of a sentence, or the start of the text.
    Sentence,
    /// A comma, a colon, a dash, a bracket.
    Clause,
    /// A space, a quotation mark, an apostrophe.
    Space,
    /// A hyphen and nothing else: both are parts of one word.
    Hyphen,
}

/// A word of a text.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// First byte in the text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// Where its folded letters stand.
    folded: Range<usize>,
    /// What stands before it.
    pub before: Join,
    /// Whether it is written as a name is: with one capital, at its start.
    pub is_name: bool,
    /// The number of its sentence.
    pub sentence: usize,
}

/// The words of a text. One value can be filled again and again, and then allocates nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    folded: String,
    words: Vec<Word>,
}

/// Elided words of French, and what they stand for.
const ELISIONS: &[(&str, &str)] = &[
    ("l", "le"),
    ("d", "de"),
    ("qu", "que"),
    ("s", "se"),
    ("n", "ne"),
    ("j", "je"),
    ("m", "me"),
    ("t", "te"),
    ("c", "ce"),
    ("jusqu", "jusque"),
    ("lorsqu", "lorsque"),
    ("puisqu", "puisque"),
];

/// Short words behind which a full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "st", "gen", "col", "lt", "sgt", "capt", "sen", "rep", "gov", "prof", "vs",
    "mme", "mlle", "mm", "mgr", "av", "art", "jan", "feb", "aug", "sept", "oct", "nov", "dec", "janv",
    "fevr",
];

/// Words that French hangs on a verb or noun with a hyphen: "attaque-t-il", "ces attaques-là".
const CLITICS: &[&str] = &[
    "t", "il", "ils", "elle", "elles", "on", "ce", "ci", "la", "le", "les", "je", "nous", "vous", "y", "en",
];

impl Words {
    /// Forgets what was here and takes the words of `text`, in time linear in its length.
    pub fn refill(&mut self, text: &str) {
        self.folded.clear();
        self.words.clear();
        let mut between = Between::start();
        let mut open = false;
        for (at, c) in text.char_indices() {
            if c.is_ascii_alphanumeric() || (!c.is_ascii() && c.is_alphanumeric()) {
                if !open {
                    self.begin(at, c, &between);
                    open = true;
                }
                self.add(at, c);
            } else if open && (c == '\u{AD}' || (!c.is_ascii() && is_combining_mark(c))) {
                if let Some(word) = self.words.last_mut() {
                    word.end = at + c.len_utf8();
                }
            } else {
                if open {
                    if is_apostrophe(c) {
                        self.write_out_elision();
                    }
                    self.close();
                    between = Between::default();
                    open = false;
                }
                between.add(c, self.last_is_abbreviation(c));
            }
        }
        if open {
            self.close();
        }
    }

    /// The words, in the order of the text.
    pub fn as_slice(&self) -> &[Word] {
        &self.words
    }

    /// The folded letters of the word with this number.
    pub fn folded(&self, number: usize) -> &str {
        let range = self.words.get(number).map_or(0..0, |word| word.folded.clone());
        self.folded.get(range).unwrap_or_default()
    }

    /// Whether something may begin with this word: it is not the second part of one with a hyphen.
    pub fn may_begin(&self, number: usize) -> bool {
        self.words.get(number).is_some_and(|word| word.before != Join::Hyphen)
    }

    /// Whether something may end before this word: it is no part of the one before it, but for "-t-il" and the like.
    pub fn may_end_before(&self, number: usize) -> bool {
        self.words.get(number).is_none_or(|word| word.before != Join::Hyphen)
            || CLITICS.contains(&self.folded(number))
    }

    /// Whether this word goes on in the sentence of the one before it.
    pub fn goes_on(&self, number: usize) -> bool {
        self.words.get(number).is_some_and(|word| word.before != Join::Sentence)
    }

    fn begin(&mut self, at: usize, first: char, between: &Between) {
        let before = between.join(first);
        let sentence = self.words.last().map_or(0, |word| word.sentence);
        let sentence = sentence + usize::from(before == Join::Sentence && !self.words.is_empty());
        let folded = self.folded.len()..self.folded.len();
        let is_name = first.is_uppercase();
        self.words.push(Word { start: at, end: at, folded, before, is_name, sentence });
    }

    fn add(&mut self, at: usize, c: char) {
        let folded = &mut self.folded;
        fold_letters(c, |letter| folded.push(letter));
        if let Some(word) = self.words.last_mut() {
            word.end = at + c.len_utf8();
            word.folded.end = self.folded.len();
            // A second capital: an abbreviation, or a headline in capitals.
            word.is_name &= at == word.start || !c.is_uppercase();
        }
    }

    /// Ends the last word. One of a letter that folding takes away altogether is none.
    fn close(&mut self) {
        self.words.pop_if(|word| word.folded.is_empty());
    }

    fn write_out_elision(&mut self) {
        let last = self.words.len().saturating_sub(1);
        let whole = ELISIONS.iter().find(|(elided, _)| *elided == self.folded(last));
        if let (Some((_, whole)), Some(word)) = (whole, self.words.last_mut()) {
            self.folded.truncate(word.folded.start);
            self.folded.push_str(whole);
            word.folded.end = self.folded.len();
        }
    }

    fn last_is_abbreviation(&self, mark: char) -> bool {
        let last = self.folded(self.words.len().saturating_sub(1));
        mark == '.' && (last.chars().count() == 1 && !last.is_empty() || ABBREVIATIONS.contains(&last))
    }
}

/// What was seen since the last word.
#[derive(Default)]
struct Between {
    marks: usize,
    hyphens: usize,
    lines: usize,
    clause: bool,
    sentence: bool,
    space_after: bool,
    start: bool,
}

impl Between {
    fn start() -> Self {
        Self { start: true, ..Self::default() }
    }

    fn add(&mut self, c: char, is_abbreviation: bool) {
        self.marks += 1;
        match c {
            '-' | '\u{2010}' | '\u{2011}' => self.hyphens += 1,
            '.' | '!' | '?' | '…' | '。' | '؟' => self.sentence |= !is_abbreviation,
            ',' | ';' | ':' | '(' | ')' | '[' | ']' | '–' | '—' | '،' | '؛' => self.clause = true,
            '\n' => self.lines += 1,
            _ => {}
        }
        self.space_after |= c.is_whitespace() || matches!(c, '»' | '”' | '"');
    }

    /// What this is between two words, the second of which begins with `next`.
    fn join(&self, next: char) -> Join {
        if self.start || self.lines > 1 || (self.sentence && self.space_after && !next.is_lowercase()) {
            Join::Sentence
        } else if self.hyphens == 1 && self.marks == 1 {
            Join::Hyphen
        } else if self.clause || self.hyphens > 0 {
            Join::Clause
        } else {
            Join::Space
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a text as they are compared: sentences parted by `/`, hyphens and clauses shown.
    fn cut(text: &str) -> String {
        let mut words = Words::default();
        words.refill(text);
        let mut shown = String::new();
        for (number, word) in words.as_slice().iter().enumerate() {
            assert!(text.get(word.start..word.end).is_some(), "{word:?} is not on character boundaries");
            shown.push_str(match word.before {
                Join::Sentence if number == 0 => "",
                Join::Sentence => " / ",
                Join::Clause => " , ",
                Join::Space => " ",
                Join::Hyphen => "-",
            });
            shown.push_str(words.folded(number));
        }
        shown
    }

    #[test]
    fn case_accents_and_typography_make_no_difference() {
        for (text, expected) in [
            ("L’Évacuation d'Hérat", "le evacuation de herat"),
            ("QU’ILS s’emparent jusqu’à", "que ils se emparent jusque a"),
            ("the city's fall; we can't", "the city s fall , we can t"),
            ("cessez-le-feu, cœur", "cessez-le-feu , coeur"),
            ("e\u{301}vacue\u{301}s éva\u{AD}cués", "evacues evacues"),
            ("ﬁghting, an oﬀensive", "fighting , an offensive"),
            ("F16 et 11-septembre – Kaboul", "f16 et 11-septembre , kaboul"),
            ("\u{301} ’ -", ""),
        ] {
            assert_eq!(cut(text), expected, "{text}");
        }
    }

    #[test]
    fn sentences_end_at_their_marks_and_not_at_abbreviations_or_numbers() {
        for (text, expected) in [
            ("Kaboul tient. Hérat est tombée ! Et ?", "kaboul tient / herat est tombee / et"),
            ("U.S. Troops left St. Louis.", "u s troops left st louis"),
            ("3.5 millions, M. Ghani dit.", "3 5 millions , m ghani dit"),
            ("« Ils fuient. » Il a dit", "ils fuient / il a dit"),
            ("Ils fuient... et reviennent", "ils fuient et reviennent"),
            ("un titre\n\nun autre\nici", "un titre / un autre ici"),
        ] {
            assert_eq!(cut(text), expected, "{text}");
        }
    }

    #[test]
    fn a_name_has_one_capital_at_its_start() {
        let mut words = Words::default();
        words.refill("À Kaboul l’OTAN et kaboul, McCain");
        let names: Vec<&str> = (0..words.as_slice().len())
            .filter(|&number| words.as_slice()[number].is_name)
            .map(|number| words.folded(number))
            .collect();
        assert_eq!(names, ["a", "kaboul"]);
    }
}
