//! A text as tokens: words and numbers, and what stands between them.

use std::ops::Deref;

use super::lexicon::{Entry, Lexicon, Trait};
use super::reader::Reader;
use super::signature::Signature;
use super::word::Word;
use crate::model::{Language, Span};

/// What stands between a token and the one before it: a set of these bits.
pub(super) mod gap {
    pub(in super::super) const SPACE: u16 = 1;
    pub(in super::super) const HYPHEN: u16 = 2;
    pub(in super::super) const APOSTROPHE: u16 = 4;
    pub(in super::super) const STOP: u16 = 8;
    pub(in super::super) const COMMA: u16 = 16;
    pub(in super::super) const SLASH: u16 = 32;
    pub(in super::super) const DASH: u16 = 64;
    pub(in super::super) const COLON: u16 = 128;
    pub(in super::super) const END: u16 = 256;
    pub(in super::super) const QUOTE: u16 = 512;
    pub(in super::super) const BRACKET: u16 = 1024;
    pub(in super::super) const MONEY: u16 = 2048;
    pub(in super::super) const OTHER: u16 = 4096;
    /// What may stand between two words of one expression.
    pub(in super::super) const WITHIN: u16 = SPACE | HYPHEN | APOSTROPHE;
}

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "mardi"
    Lower,
    /// "Mardi", "MARDI"
    Capital,
    /// "13": digits, with nothing among them that says how a number is grouped
    Digits,
    /// "13th", "1er"
    Ordinal,
    /// "1990s"
    Plural,
    /// "614 000", "3,5", "14h", "A380": a number that is no date, or a word with digits
    Mixed,
}

/// A word or number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// First byte in the text, and one past the last.
    pub(super) start: u32,
    pub(super) end: u32,
    /// What stands before it.
    pub(super) gap: u16,
    read: Read,
    known: Known,
}

/// What a token is by its letters and digits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Read {
    /// Its folded letters; of a number nothing.
    pub(super) word: Word,
    /// The number that its digits make, `u32::MAX` where that is larger.
    pub(super) number: u32,
    /// How many digits it has.
    pub(super) digits: u8,
    pub(super) form: Form,
    /// Whether all of its two or more letters are capitals.
    pub(super) upper: bool,
    /// Whether it ends as a French participle does: with "é", "ée", "és" or "ées".
    pub(super) participle: bool,
}

/// What the lexicon says of a token.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    /// What it may be in a rule, and what may follow it in the rules that begin with it.
    pub(super) signature: Signature,
    pub(super) next: Signature,
    /// A set of [`Trait`]s.
    pub(super) traits: u16,
    /// Its number in the lexicon; [`UNKNOWN`] for what is not there.
    pub(super) entry: u16,
}

impl Deref for Token {
    type Target = Read;

    fn deref(&self) -> &Read {
        &self.read
    }
}

impl Token {
    pub(super) fn known(&self) -> Known {
        self.known
    }
}

/// The number of a token that the lexicon does not have.
pub(super) const UNKNOWN: u16 = u16::MAX;

/// The tokens of one paragraph. Refilled for each, so that it allocates once.
#[derive(Default)]
pub(super) struct Tokens {
    tokens: Vec<Token>,
    /// Those with which some rule begins.
    beginnings: Vec<u32>,
    after_last: u16,
    french: bool,
}

impl Tokens {
    /// Takes the tokens of `text`, of which the first byte is number `base` in its document.
    #[allow(clippy::cast_possible_truncation)] // documents are below 4 GiB
    pub(super) fn refill(&mut self, text: &str, base: u32, lexicon: &Lexicon) {
        self.tokens.clear();
        self.beginnings.clear();
        self.french = lexicon.language == Language::FRENCH;
        let mut reader = Reader { text, bytes: text.as_bytes(), at: 0 };
        let mut groups = false;
        loop {
            let gap = reader.read_gap();
            let start = reader.at;
            let Some(read) = reader.read_token() else {
                self.after_last = gap;
                break;
            };
            groups |= read.digits > 0 && self.tokens.last().is_some_and(|last| last.digits > 0);
            let known = lexicon.look_up(&read);
            if known.next != Signature::default() {
                self.beginnings.push(self.tokens.len() as u32);
            }
            self.tokens.push(Token {
                start: base + start as u32,
                end: base + reader.at as u32,
                gap,
                known,
                read,
            });
        }
        if groups {
            self.join_groups();
        }
    }

    /// Makes one number of "614 000", "2,700" and "3.5", so that no part of it is taken for a day or a year.
    #[allow(clippy::cast_possible_truncation)] // fewer than bytes of a document
    fn join_groups(&mut self) {
        let mut kept = 0;
        for at in 1..self.tokens.len() {
            if self.goes_on(kept, at) {
                let end = self.tokens[at].end;
                let token = &mut self.tokens[kept];
                (token.end, token.read.number, token.read.form) = (end, u32::MAX, Form::Mixed);
            } else {
                kept += 1;
                self.tokens[kept] = self.tokens[at];
            }
        }
        self.tokens.truncate(kept + 1);
        self.beginnings.clear();
        let begins = |at: &usize| self.tokens[*at].known.next != Signature::default();
        self.beginnings.extend((0..self.tokens.len()).filter(begins).map(|at| at as u32));
    }

    /// Whether the number at `before` goes on with the digits at `at`.
    fn goes_on(&self, before: usize, at: usize) -> bool {
        let (first, token) = (&self.tokens[before], &self.tokens[at]);
        let numeric = matches!(first.form, Form::Digits | Form::Mixed) && first.digits > 0;
        if !numeric || token.form != Form::Digits || token.start > first.end + MAX_GAP {
            return false;
        }
        let dotted =
            |token: Option<&Token>| token.is_some_and(|token| token.gap == gap::STOP && token.digits > 0);
        match token.gap {
            // "2 700": three digits after at most three; "13 2021" is none.
            gap::SPACE => token.digits == 3 && (first.digits <= 3 || first.form == Form::Mixed),
            gap::COMMA => token.digits != 4,
            // "13.07.2021" is a date.
            gap::STOP => first.form == Form::Mixed || !dotted(Some(first)) && !dotted(self.get(at + 1)),
            _ => false,
        }
    }

    /// Whether they are read as French, and not as English.
    pub(super) fn is_french(&self) -> bool {
        self.french
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The word at `at`; no word beyond the ends.
    pub(super) fn word(&self, at: usize) -> Word {
        self.get(at).map_or_else(Word::default, |token| token.word)
    }

    /// What is known of the word at `at`.
    pub(super) fn entry<'l>(&self, at: usize, lexicon: &'l Lexicon) -> Option<&'l Entry> {
        lexicon.entry(self.get(at)?.known.entry)
    }

    /// What stands before token `at`; after the last token for `len()`.
    pub(super) fn gap(&self, at: usize) -> u16 {
        self.get(at).map_or(self.after_last, |token| token.gap)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.form == Form::Capital)
    }

    /// Whether the word at `at` is one of these.
    #[inline]
    pub(super) fn is_one_of(&self, at: usize, words: &[Word]) -> bool {
        let word = self.word(at);
        word != Word::default() && words.contains(&word)
    }

    /// Whether the lexicon says this of the word at `at`.
    #[inline]
    pub(super) fn is(&self, at: usize, wanted: Trait) -> bool {
        self.get(at).is_some_and(|token| token.known.traits & wanted as u16 != 0)
    }

    /// Whether token `at` plainly goes on with the clause of the one before: a quick look, that leaves most tokens out.
    #[inline]
    pub(super) fn continues(&self, at: usize) -> bool {
        const BOUNDS: u16 = Trait::Subordinator as u16 | Trait::Limit as u16;
        self.get(at).is_some_and(|token| {
            token.gap & !(gap::WITHIN | gap::COMMA | gap::QUOTE) == 0 && token.known.traits & BOUNDS == 0
        })
    }

    /// Whether a sentence ends before token `at`.
    pub(super) fn begins_sentence(&self, at: usize) -> bool {
        let gap = self.gap(at);
        if gap & (gap::END | gap::STOP) == 0 {
            return at == 0;
        }
        let (Some(before), Some(token)) = (at.checked_sub(1), self.get(at)) else { return true };
        if gap & gap::END != 0 {
            return true;
        }
        let initial = self.is_capital(before) && self.word(before).len() == 1;
        let starts =
            gap & gap::SPACE != 0 && matches!(token.form, Form::Capital | Form::Digits | Form::Mixed);
        starts && !initial && !self.is(before, Trait::Abbreviation)
    }

    /// What the token behind `at` may be in a rule, that there is none included.
    #[inline]
    pub(super) fn signature_behind(&self, at: usize) -> Signature {
        const APART: u16 = gap::END | gap::QUOTE | gap::BRACKET | gap::COLON | gap::MONEY | gap::OTHER;
        let next = self.get(at + 1).filter(|next| next.gap & APART == 0);
        next.map_or(Signature::NONE, |next| next.known.signature.or(Signature::NONE))
    }

    /// The tokens with which a rule may begin, by what they are and what stands behind them.
    pub(super) fn beginnings(&self) -> impl Iterator<Item = usize> + '_ {
        let begins = |at: &usize| {
            self.get(*at).is_some_and(|token| token.known.next.meets(self.signature_behind(*at)))
        };
        self.beginnings.iter().map(|at| *at as usize).filter(begins)
    }

    /// Where the tokens from `from` to before `to` stand in the document.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let start = self.tokens.get(from).map_or(0, |token| token.start);
        let end = to.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(start, |token| token.end);
        Span { start, end: end.max(start) }
    }

    /// The first token that ends after this byte of the document.
    pub(super) fn at_byte(&self, byte: u32) -> usize {
        self.tokens.partition_point(|token| token.end <= byte)
    }
}

/// So many bytes has the widest single character that groups digits, a narrow no-break space.
const MAX_GAP: u32 = 3;
