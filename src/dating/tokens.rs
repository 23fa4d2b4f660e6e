//! A text as tokens: words and numbers, and what stands between them.

use std::ops::{Deref, Range};

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

/// How a token is written. Behind the words stand those with digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd)]
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
    /// A set of [`Trait`]s.
    traits: u16,
    /// Its word's place in the lexicon.
    pub(super) place: u16,
    read: Read,
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

impl Deref for Token {
    type Target = Read;

    fn deref(&self) -> &Read {
        &self.read
    }
}

impl Token {
    #[inline(always)]
    fn new(bytes: Range<u32>, gap: u16, read: Read) -> Self {
        Self { start: bytes.start, end: bytes.end, gap, traits: 0, place: 0, read }
    }

    /// Whether the lexicon says one of these of it, a set of [`Trait`]s.
    #[inline]
    pub(super) fn is_any(&self, traits: u16) -> bool {
        self.traits & traits != 0
    }
}

/// The tokens of one paragraph. Refilled for each, so that it allocates once.
#[derive(Default)]
pub(super) struct Tokens {
    tokens: Vec<Token>,
    /// Those with which a rule may begin, by what they are and what stands behind them.
    beginnings: Vec<usize>,
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
        let (mut groups, mut digits) = (false, 0);
        loop {
            let gap = reader.read_gap();
            let start = base + reader.at as u32;
            // Apart from the others, which come by way of memory: a processor would wait for these too.
            if let Some(read) = reader.read_short_word() {
                digits = 0;
                self.tokens.push(Token::new(start..base + reader.at as u32, gap, read));
                continue;
            }
            let Some(read) = reader.read_token() else {
                self.after_last = gap;
                break;
            };
            groups |= read.digits > 0 && digits > 0;
            digits = read.digits;
            self.tokens.push(Token::new(start..base + reader.at as u32, gap, read));
        }
        if groups {
            self.join_groups();
        }
        self.look_up(lexicon);
    }

    /// Finds the words in the lexicon, and where rules may begin. Apart from reading them, for here one token need not wait for
    /// another.
    fn look_up(&mut self, lexicon: &Lexicon) {
        let mut next = Signature::default();
        for (at, token) in self.tokens.iter_mut().enumerate() {
            token.place = lexicon.place_of(&token.read);
            let known = lexicon.known(token.place);
            token.traits = known.traits;
            if next.meets(behind(token.gap, known.signature)) {
                self.beginnings.push(at - 1);
            }
            next = known.next;
        }
        if next.meets(Signature::NONE) {
            self.beginnings.push(self.tokens.len() - 1);
        }
    }

    /// Makes one number of "614 000", "2,700" and "3.5", so that no part of it is taken for a day or a year.
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

    /// For how many tokens there is room.
    pub(super) fn room(&self) -> usize {
        self.tokens.capacity()
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

    /// What is known of the word at `at`: of most words nothing.
    pub(super) fn entry<'l>(&self, at: usize, lexicon: &'l Lexicon) -> Option<&'l Entry> {
        Some(lexicon.entry(self.get(at)?.place))
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
        self.get(at).is_some_and(|token| token.is_any(wanted as u16))
    }

    /// Whether token `at` plainly goes on with the clause of the one before: a quick look, that leaves most tokens out.
    #[inline]
    pub(super) fn continues(&self, at: usize) -> bool {
        const BOUNDS: u16 = Trait::Subordinator as u16 | Trait::Limit as u16;
        self.get(at).is_some_and(|token| {
            token.gap & !(gap::WITHIN | gap::COMMA | gap::QUOTE) == 0 && !token.is_any(BOUNDS)
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
    pub(super) fn signature_behind(&self, at: usize, lexicon: &Lexicon) -> Signature {
        let next = self.get(at + 1).map(|next| behind(next.gap, lexicon.known(next.place).signature));
        next.unwrap_or(Signature::NONE)
    }

    /// The tokens with which a rule may begin, by what they are and what stands behind them.
    pub(super) fn beginnings(&self) -> impl Iterator<Item = usize> + '_ {
        self.beginnings.iter().copied()
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

/// What may be the second token of a rule where behind the first one stand this gap and a token that may be this.
#[inline]
fn behind(gap: u16, signature: Signature) -> Signature {
    const APART: u16 = gap::END | gap::QUOTE | gap::BRACKET | gap::COLON | gap::MONEY | gap::OTHER;
    if gap & APART == 0 { signature.or(Signature::NONE) } else { Signature::NONE }
}

/// So many bytes has the widest single character that groups digits, a narrow no-break space.
const MAX_GAP: u32 = 3;
