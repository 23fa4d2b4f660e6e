//! Reading a text word by word: letters folded, numbers told apart, and what stands between.

use super::tokens::{Form, Read, gap};
use super::word::{Word, plain};

/// A text, and how far it was read.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
}

impl Reader<'_> {
    /// What stands up to the next token.
    pub(super) fn read_gap(&mut self) -> u16 {
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
    pub(super) fn read_token(&mut self) -> Option<Read> {
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
            [0xe2, 0x80, ..] | [0xc2, ..] if length > 0 => false,
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
