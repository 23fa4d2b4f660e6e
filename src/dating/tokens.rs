//! A text as tokens: words and numbers, and what stands between them.

use std::ops::Deref;

use super::lexicon::{Entry, Lexicon, Trait};
use super::signature::Signature;
use super::word::{Word, plain};
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

struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    /// What stands up to the next token.
    fn read_gap(&mut self) -> u16 {
        if let Some([b' ', next]) = self.bytes.get(self.at..).and_then(|rest| rest.first_chunk())
            && LETTERS[usize::from(*next)] != 0
        {
            self.at += 1;
            return gap::SPACE;
        }
        let mut bits = 0;
        while let Some(&byte) = self.bytes.get(self.at) {
            let found = GAPS[usize::from(byte)];
            if found != 0 {
                bits |= found;
                self.at += 1;
            } else if byte < 128 {
                return bits;
            } else {
                let Some(letter) = self.letter() else { return bits };
                if is_letter(letter) {
                    return bits;
                }
                bits |= gap_of(letter);
                self.at += letter.len_utf8();
            }
        }
        bits
    }

    /// The token that begins here; `None` at the end of the text.
    fn read_token(&mut self) -> Option<Read> {
        let byte = *self.bytes.get(self.at)?;
        Some(if byte.is_ascii_digit() { self.read_number() } else { self.read_word() })
    }

    fn letter(&self) -> Option<char> {
        self.text.get(self.at..).and_then(|rest| rest.chars().next())
    }

    fn read_word(&mut self) -> Read {
        let start = self.at;
        let rest = self.bytes.get(start..).unwrap_or_default();
        let (word, length) = Word::read(rest);
        self.at += length;
        let capital = rest.first().is_some_and(u8::is_ascii_uppercase);
        let form = if capital { Form::Capital } else { Form::Lower };
        let goes_on = match rest.get(length..).unwrap_or_default() {
            // "l’", "fin »": dashes and quotation marks end a word.
            [0xe2, 0x80, ..] | [0xc2, ..] => false,
            [next, ..] => *next >= 128 || next.is_ascii_digit(),
            [] => false,
        };
        if goes_on {
            return self.read_mixed_word(start, word, form);
        }
        let upper = capital && length > 1 && rest[..length].iter().all(u8::is_ascii_uppercase);
        Read { word, number: 0, digits: 0, form, upper, participle: false }
    }

    /// The rest of a word in which not all is an ASCII letter.
    fn read_mixed_word(&mut self, start: usize, mut word: Word, mut form: Form) -> Read {
        let mut lower = self.bytes[start..self.at].iter().any(u8::is_ascii_lowercase);
        let (mut accented, mut participle, mut number) = (false, false, 0u32);
        while let Some(&byte) = self.bytes.get(self.at) {
            let letter = LETTERS[usize::from(byte)];
            if letter != 0 {
                word = word.with(letter);
                lower |= byte.is_ascii_lowercase();
                participle &= matches!(letter, b'e' | b's');
                self.at += 1;
            } else if let Some(second) = self.bytes.get(self.at + 1).filter(|_| byte == LATIN_BYTE)
                && let [first, rest] = LATIN[usize::from(second & 0x3f)]
                && first != 0
            {
                if self.at == start && *second < FIRST_SMALL {
                    form = Form::Capital;
                }
                lower |= *second >= FIRST_SMALL;
                word = word.with(first);
                if rest != 0 {
                    word = word.with(rest);
                }
                (accented, participle) = (true, *second == E_ACUTE);
                self.at += 2;
            } else if byte.is_ascii_digit() {
                form = Form::Mixed;
                number = number.saturating_mul(10).saturating_add(u32::from(byte - b'0'));
                self.at += 1;
            } else {
                let Some(letter) = self.letter().filter(|letter| byte >= 128 && !is_mark(*letter)) else {
                    break;
                };
                match plain(letter) {
                    Some(letters) => letters.bytes().for_each(|letter| word = word.with(letter)),
                    // A letter of another script: a word that no table knows.
                    None if letter.is_alphanumeric() => word = word.with(0xff),
                    None => break,
                }
                if self.at == start && letter.is_uppercase() {
                    form = Form::Capital;
                }
                lower |= letter.is_lowercase();
                (accented, participle) = (true, false);
                self.at += letter.len_utf8();
            }
        }
        // "Q3" keeps its letter and its number.
        if form == Form::Mixed && word.len() > 1 {
            word = Word::default();
        }
        if accented {
            word = word.accented();
        }
        let upper = !lower && word.len() > 1 && form == Form::Capital;
        Read { word, number, digits: 0, form, upper, participle }
    }

    #[allow(clippy::cast_possible_truncation)] // clamped
    fn read_number(&mut self) -> Read {
        let start = self.at;
        let mut number: u32 = 0;
        while let Some(digit) = self.bytes.get(self.at).filter(|byte| byte.is_ascii_digit()) {
            number = number.saturating_mul(10).saturating_add(u32::from(digit - b'0'));
            self.at += 1;
        }
        let digits = (self.at - start).min(255) as u8;
        let form = match self.read_suffix() {
            None => Form::Digits,
            Some(word) if ORDINALS.contains(&word) && digits <= 3 => Form::Ordinal,
            Some(word) if word == Word::of("s") => Form::Plural,
            Some(_) => Form::Mixed,
        };
        Read { word: Word::default(), number, digits, form, upper: false, participle: false }
    }

    /// The letters that stand right behind a number.
    fn read_suffix(&mut self) -> Option<Word> {
        let next = *self.bytes.get(self.at)?;
        let letter = if next < 128 { next.is_ascii_alphabetic() } else { is_letter(self.letter()?) };
        letter.then(|| self.read_word().word)
    }
}

/// The first byte of most accented letters of French, U+00C0 to U+00FF.
const LATIN_BYTE: u8 = 0xc3;
/// The second byte of the first small one of these, "à", and of "é".
const FIRST_SMALL: u8 = 0xa0;
const E_ACUTE: u8 = 0xa9;

/// What these letters are folded to, by the low bits of their second byte; 0 for "×" and "÷", and for no second letter.
static LATIN: [[u8; 2]; 64] = {
    let mut letters = [[0; 2]; 64];
    let mut at = 0u32;
    while at < 64 {
        if let Some(letter) = char::from_u32(0xc0 + at)
            && let Some(folded) = plain(letter)
        {
            let bytes = folded.as_bytes();
            letters[at as usize] = [bytes[0], if bytes.len() > 1 { bytes[1] } else { 0 }];
        }
        at += 1;
    }
    letters
};

/// What makes an ordinal of a number in French and English.
const ORDINALS: [Word; 9] = [
    Word::of("st"),
    Word::of("nd"),
    Word::of("rd"),
    Word::of("th"),
    Word::of("er"),
    Word::of("re"),
    Word::of("e"),
    Word::of("eme"),
    Word::of("ieme"),
];

/// Whether a word may go on with this letter beyond ASCII, or begin with it.
fn is_letter(letter: char) -> bool {
    !is_mark(letter) && (plain(letter).is_some_and(|letters| !letters.is_empty()) || letter.is_alphabetic())
}

/// Spaces, dashes and quotation marks, which texts are full of, told without asking the tables.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{80}'..='\u{a9}' | '\u{ab}'..='\u{b4}' | '\u{2000}'..='\u{206f}')
}

/// What each byte of ASCII is that stands between tokens; 0 for letters, digits and what begins a longer character.
static GAPS: [u16; 256] = {
    let mut gaps = [0; 256];
    let mut byte = 0u8;
    while byte < 128 {
        if !byte.is_ascii_alphanumeric() {
            gaps[byte as usize] = ascii_gap(byte);
        }
        byte += 1;
    }
    gaps
};

/// Each letter of ASCII in lower case; 0 for what is none.
static LETTERS: [u8; 256] = {
    let mut letters = [0; 256];
    let mut byte = 0u8;
    while byte < 128 {
        if byte.is_ascii_alphabetic() {
            letters[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    letters
};

const fn ascii_gap(byte: u8) -> u16 {
    match byte {
        b' ' | b'\t' | b'\n' | b'\r' | 0x0c => gap::SPACE,
        b',' => gap::COMMA,
        b'.' => gap::STOP,
        b'-' => gap::HYPHEN,
        b'\'' | b'`' => gap::APOSTROPHE,
        b'/' => gap::SLASH,
        b'!' | b'?' => gap::END,
        b':' | b';' => gap::COLON,
        b'"' => gap::QUOTE,
        b'(' | b')' | b'[' | b']' => gap::BRACKET,
        b'$' => gap::MONEY,
        _ => gap::OTHER,
    }
}

fn gap_of(c: char) -> u16 {
    match c {
        '\u{2019}' | '\u{2018}' | '\u{2bc}' => gap::APOSTROPHE,
        c if c.is_whitespace() => gap::SPACE,
        '\u{2010}' | '\u{2011}' => gap::HYPHEN,
        '\u{2012}'..='\u{2015}' => gap::DASH,
        '…' => gap::END,
        '\u{ab}' | '\u{bb}' | '\u{201c}'..='\u{201e}' => gap::QUOTE,
        '€' | '£' => gap::MONEY,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{300}'..='\u{36f}' => 0,
        _ => gap::OTHER,
    }
}
