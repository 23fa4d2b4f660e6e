//! Reading a text word by word: letters folded, numbers told apart, and what stands between.

use super::tokens::{Form, Read, gap};
use super::word::{Letters, Word, plain};

/// A text, and how far it was read.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
}

impl Reader<'_> {
    /// What stands up to the next token.
    #[inline]
    pub(super) fn read_gap(&mut self) -> u16 {
        if let Some([b' ', next]) = self.bytes.get(self.at..).and_then(|rest| rest.first_chunk())
            && next.is_ascii_alphabetic()
        {
            self.at += 1;
            return gap::SPACE;
        }
        self.read_long_gap()
    }

    fn read_long_gap(&mut self) -> u16 {
        let mut bits = 0;
        while let Some(&byte) = self.bytes.get(self.at) {
            let found = GAPS[usize::from(byte)];
            if found != 0 {
                bits |= found;
                self.at += 1;
            } else if byte < 128 {
                return bits;
            } else if let Some([0xe2, 0x80, third]) = self.bytes.get(self.at..self.at + 3) {
                bits |= PUNCTUATION[usize::from(third & 0x3f)];
                self.at += 3;
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

    /// The token that begins here, whatever it is; `None` at the end of the text.
    pub(super) fn read_token(&mut self) -> Option<Read> {
        let byte = *self.bytes.get(self.at)?;
        Some(if byte.is_ascii_digit() { self.read_number() } else { self.read_word() })
    }

    fn letter(&self) -> Option<char> {
        self.text.get(self.at..).and_then(|rest| rest.chars().next())
    }

    /// The word that begins here, where it is one of few plain letters, as most are, which are read at once; `None` where more must
    /// be asked.
    #[inline(always)]
    pub(super) fn read_short_word(&mut self) -> Option<Read> {
        let bytes = self.bytes.get(self.at..)?.first_chunk::<10>()?;
        let letters = Letters::leading(*bytes.first_chunk()?);
        if letters.count == 0 || !ends_word(bytes[letters.count], bytes[letters.count + 1]) {
            return None;
        }
        self.at += letters.count;
        let capital = bytes[0] & 0x20 == 0;
        let form = if capital { Form::Capital } else { Form::Lower };
        let upper = letters.count > 1 && !letters.any_small();
        Some(Read { word: letters.word(), number: 0, digits: 0, form, upper, participle: false })
    }

    /// A word of whatever letters.
    fn read_word(&mut self) -> Read {
        let start = self.at;
        let (mut word, mut accented, mut mixed, mut number) = (Word::default(), false, false, 0u32);
        // How many letters stand behind the last one beyond ASCII, where that is "é".
        let mut behind = None;
        loop {
            let (longer, length) = word.read(self.bytes.get(self.at..).unwrap_or_default());
            (word, self.at) = (longer, self.at + length);
            behind = behind.map(|behind| behind + length);
            let (first, second) = match self.bytes.get(self.at..) {
                Some([first, second, ..]) => (*first, *second),
                Some([last]) => (*last, 0),
                _ => break,
            };
            if first < 128 && !first.is_ascii_digit() || length > 0 && ends_word(first, second) {
                break;
            }
            if first == LATIN_BYTE
                && let [one, more] = LATIN[usize::from(second & 0x3f)]
                && one != 0
            {
                word = word.with(one);
                if more != 0 {
                    word = word.with(more);
                }
                (accented, behind) = (true, (second == E_ACUTE).then_some(0));
                self.at += 2;
            } else if first.is_ascii_digit() {
                mixed = true;
                number = number.saturating_mul(10).saturating_add(u32::from(first - b'0'));
                self.at += 1;
            } else {
                let Some(letter) = self.letter().filter(|letter| !is_mark(*letter)) else { break };
                match plain(letter) {
                    Some(letters) => letters.bytes().for_each(|letter| word = word.with(letter)),
                    // A letter of another script: a word that no table knows.
                    None if letter.is_alphanumeric() => word = word.with(0xff),
                    None => break,
                }
                (accented, behind) = (true, None);
                self.at += letter.len_utf8();
            }
        }
        let text = self.text.get(start..self.at).unwrap_or_default();
        let form = match text.chars().next() {
            _ if mixed => Form::Mixed,
            Some(first) if first.is_uppercase() => Form::Capital,
            _ => Form::Lower,
        };
        let participle = behind.is_some_and(|behind| word.ends_with_any_of(b"es", behind));
        // "Q3" keeps its letter and its number.
        if mixed && word.len() > 1 {
            word = Word::default();
        }
        if accented {
            word = word.accented();
        }
        let upper = form == Form::Capital && word.len() > 1 && !text.contains(char::is_lowercase);
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

/// Whether bytes behind a letter end its word: what is no letter or digit in ASCII, and the spaces, dashes and quotation marks that
/// texts are full of, such as those in "l’" and "fin »".
#[inline]
fn ends_word(first: u8, second: u8) -> bool {
    match first {
        0xe2 => second == 0x80,
        0xc2 => true,
        _ => first < 128 && !first.is_ascii_alphanumeric(),
    }
}

/// The first byte of most accented letters of French, U+00C0 to U+00FF.
const LATIN_BYTE: u8 = 0xc3;
/// The second byte of "é".
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

/// What the characters U+2000 to U+203F are, by the low bits of their third byte; none of them is a letter.
static PUNCTUATION: [u16; 64] = {
    let mut gaps = [0; 64];
    let mut at = 0u32;
    while at < 64 {
        if let Some(mark) = char::from_u32(0x2000 + at) {
            gaps[at as usize] = gap_of(mark);
        }
        at += 1;
    }
    gaps
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

const fn gap_of(c: char) -> u16 {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Read {
        Reader { text, bytes: text.as_bytes(), at: 0 }.read_token().expect("a token")
    }

    /// What is told of the first word: its letters, its form, whether it is in capitals and whether it may be a participle.
    fn told(read: &Read) -> (Word, Form, bool, bool) {
        (read.word, read.form, read.upper, read.participle)
    }

    #[test]
    fn a_short_word_is_read_as_any_word_is() {
        let letters = "abcdefghijkl";
        for length in 0..=12 {
            let word = &letters[..length];
            let upper = word.to_uppercase();
            let capital = upper.get(..1).unwrap_or_default().to_owned() + word.get(1..).unwrap_or_default();
            for word in [word, &upper, &capital] {
                for follower in [" ", ",", "'", "’", " »", "…", "-", "1", "é", "ß", "я", "/"] {
                    let text = format!("{word}{follower}          ");
                    let mut reader = Reader { text: &text, bytes: text.as_bytes(), at: 0 };
                    let Some(short) = reader.read_short_word() else { continue };
                    let mut general = Reader { text: &text, bytes: text.as_bytes(), at: 0 };
                    assert_eq!(told(&short), told(&general.read_word()), "{text}");
                    assert_eq!(reader.at, general.at, "{text}");
                }
            }
        }
    }

    #[test]
    fn a_note_behind_a_word_does_not_change_it() {
        assert_eq!(first("mardi¹ 3").word, Word::of("mardi"));
        assert_eq!(first("décembre¹ 2021").word, Word::of("decembre"));
        assert!(first("tombé1 à Lyon").participle && first("tombées à Lyon").participle);
        assert!(!first("tombéra").participle && !first("tomber").participle);
    }

    #[test]
    fn capitals_are_told_by_what_the_letter_is() {
        assert_eq!(first("ßeta").form, Form::Lower);
        assert_eq!(first("État").form, Form::Capital);
        assert!(first("ÉTAT").upper && !first("STRAßE").upper);
    }

    #[test]
    fn a_long_word_of_another_script_is_none_that_is_known() {
        let text = "достопримечательность в Москве";
        let mut tokens = super::super::tokens::Tokens::default();
        let Some(lexicon) = super::super::lexicon::Lexicon::of(crate::model::Language::FRENCH) else {
            panic!()
        };
        tokens.refill(text, 0, lexicon);
        assert_eq!((tokens.len(), tokens.beginnings().count()), (3, 0));
    }
}
