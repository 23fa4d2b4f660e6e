//! A paragraph as tokens: their folded form, their case in the text, and what stands between them.

use std::ops::Range;

use crate::gazetteer::fold::FoldedText;

use super::lexicon::{Is, Word, lexicon};

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// "ville"
    Lower,
    /// "Kaboul", "McLean", and a capital standing alone
    Capital,
    /// "KABOUL", two letters or more
    Upper,
    /// "北", "کابل": the script has no case
    Caseless,
    /// "35"
    Number,
}

/// What stands between a token and the one before it: a set of these bits.
pub(super) mod gap {
    pub(in super::super) const SPACE: u16 = 1;
    pub(in super::super) const HYPHEN: u16 = 2;
    pub(in super::super) const APOSTROPHE: u16 = 4;
    pub(in super::super) const STOP: u16 = 8;
    pub(in super::super) const COMMA: u16 = 16;
    pub(in super::super) const COLON: u16 = 32;
    pub(in super::super) const END: u16 = 64;
    pub(in super::super) const QUOTE: u16 = 128;
    pub(in super::super) const OPEN: u16 = 256;
    pub(in super::super) const CLOSE: u16 = 512;
    pub(in super::super) const DASH: u16 = 1024;
    pub(in super::super) const AMPERSAND: u16 = 2048;
    pub(in super::super) const OTHER: u16 = 4096;
    pub(in super::super) const MONEY: u16 = 8192;
    /// Bits that leave two words within one name.
    pub(in super::super) const WITHIN_NAME: u16 = SPACE | HYPHEN | APOSTROPHE;
}

/// The tokens of one paragraph. Refilled for each, so that it allocates once.
#[derive(Default)]
pub(super) struct Tokens {
    folded: FoldedText,
    marks: Vec<Mark>,
    after_last: u16,
}

/// What is known of one token.
#[derive(Clone, Copy)]
struct Mark {
    word: Word,
    /// What stands before it.
    gap: u16,
    case: Case,
}

impl Tokens {
    /// Takes the tokens of `text`.
    pub(super) fn refill(&mut self, text: &str) {
        self.folded.refill(text);
        self.marks.clear();
        let lexicon = lexicon();
        let mut end = 0;
        for (span, folded, short) in self.folded.iter() {
            self.marks.push(Mark {
                word: lexicon.word(folded, short),
                gap: match text.as_bytes().get(end..span.start) {
                    Some(b" ") => gap::SPACE,
                    _ => between(text.get(end..span.start).unwrap_or_default()),
                },
                case: case(text, &span),
            });
            end = span.end;
        }
        self.after_last = between(text.get(end..).unwrap_or_default());
    }

    /// For how many tokens there is room.
    pub(super) fn room(&self) -> usize {
        self.marks.capacity()
    }

    pub(super) fn len(&self) -> usize {
        self.marks.len()
    }

    pub(super) fn folded(&self, i: usize) -> &str {
        self.folded.folded(i)
    }

    pub(super) fn word(&self, i: usize) -> Word {
        self.marks.get(i).map_or_else(Word::default, |mark| mark.word)
    }

    /// Where the tokens stand in the paragraph's text, bytes.
    pub(super) fn span(&self, tokens: Range<usize>) -> Range<usize> {
        self.folded.span(tokens.start).start..self.folded.span(tokens.end.saturating_sub(1)).end
    }

    pub(super) fn case(&self, i: usize) -> Case {
        self.marks.get(i).map_or(Case::Number, |mark| mark.case)
    }

    /// What stands before token `i`; after the last token for `len()`.
    pub(super) fn gap(&self, i: usize) -> u16 {
        self.marks.get(i).map_or(self.after_last, |mark| mark.gap)
    }

    /// Whether the token begins with a capital.
    pub(super) fn is_capital(&self, i: usize) -> bool {
        matches!(self.case(i), Case::Capital | Case::Upper)
    }

    /// Whether token `i` may go on with the name that token `i - 1` is in.
    pub(super) fn joins(&self, i: usize) -> bool {
        if i == 0 || i >= self.len() {
            return false;
        }
        let gap = self.gap(i);
        // "É.-U." has a stop and a hyphen.
        let stopped = gap & !(gap::SPACE | gap::STOP | gap::HYPHEN) == 0;
        gap & !gap::WITHIN_NAME == 0 || stopped && self.is_abbreviation(i - 1)
    }

    /// Whether only a space stands before token `i`, or the stop of an abbreviation: "U.S. forces".
    pub(super) fn follows(&self, i: usize) -> bool {
        let gap = self.gap(i);
        0 < i
            && i < self.len()
            && (gap == gap::SPACE || gap == gap::SPACE | gap::STOP && self.is_abbreviation(i - 1))
    }

    /// Whether only "&" stands between token `i` and the one before it.
    pub(super) fn is_ampersand(&self, i: usize) -> bool {
        self.gap(i) & gap::AMPERSAND != 0 && self.gap(i) & !(gap::AMPERSAND | gap::SPACE) == 0
    }

    /// Whether a stop after token `i` belongs to it: "St.", "J.", "Gov.".
    pub(super) fn is_abbreviation(&self, i: usize) -> bool {
        let folded = self.folded(i);
        self.is_capital(i) && (folded.len() == 1 || ABBREVIATIONS.contains(&folded))
    }

    /// Whether a sentence, a quotation or an item of a list begins at token `i`.
    pub(super) fn begins_sentence(&self, i: usize) -> bool {
        let gap = self.gap(i);
        i == 0
            || gap & (gap::END | gap::QUOTE | gap::COLON | gap::OTHER) != 0
            || gap & gap::STOP != 0 && !self.is_abbreviation(i - 1)
    }

    /// Whether token `i` is a capitalised word that is not capitalised merely because a sentence begins.
    pub(super) fn is_name_part(&self, i: usize) -> bool {
        self.is_capital(i) && !(self.word(i).is(Is::Function))
    }
}

/// Words whose stop does not end a sentence, folded.
const ABBREVIATIONS: &[&str] = &[
    "st", "ste", "mt", "ft", "mr", "mrs", "ms", "dr", "gov", "sen", "sens", "rep", "reps", "lt", "col",
    "gen", "sgt", "capt", "maj", "prof", "rev", "jr", "sr", "no", "co", "inc", "mm", "mme", "pt", "pres",
    "sec", "atty", "dist", "dept",
];

/// The bits of what stands between two tokens.
fn between(text: &str) -> u16 {
    match text.as_bytes() {
        bytes if bytes.is_ascii() => bytes.iter().fold(0, |bits, byte| bits | ascii_gap(*byte)),
        _ => text.chars().fold(0, |bits, c| bits | gap_of(c)),
    }
}

fn ascii_gap(byte: u8) -> u16 {
    match byte {
        b' ' => gap::SPACE,
        b',' => gap::COMMA,
        b'.' => gap::STOP,
        _ => gap_of(char::from(byte)),
    }
}

fn gap_of(c: char) -> u16 {
    match c {
        c if c.is_whitespace() => gap::SPACE,
        '-' | '\u{2010}' | '\u{2011}' => gap::HYPHEN,
        '\'' | '\u{2019}' | '\u{2018}' | '`' | '\u{2bc}' => gap::APOSTROPHE,
        '.' => gap::STOP,
        ',' | '،' | '、' => gap::COMMA,
        ':' | ';' => gap::COLON,
        '!' | '?' | '…' | '。' | '؟' => gap::END,
        '"' | '\u{ab}' | '\u{bb}' | '\u{201c}' | '\u{201d}' | '\u{201e}' => gap::QUOTE,
        '(' | '[' => gap::OPEN,
        ')' | ']' => gap::CLOSE,
        '\u{2012}'..='\u{2015}' => gap::DASH,
        '&' => gap::AMPERSAND,
        '$' | '€' | '£' => gap::MONEY,
        // Soft hyphen, joiners and direction marks are not seen.
        '\u{ad}'
        | '\u{200d}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}' => 0,
        _ => gap::OTHER,
    }
}

fn case(text: &str, span: &Range<usize>) -> Case {
    match text.as_bytes().get(span.clone()) {
        Some([b'a'..=b'z', ..]) => Case::Lower,
        Some([b'0'..=b'9', ..]) => Case::Number,
        Some([b'A'..=b'Z', b'a'..=b'z', ..] | [b'A'..=b'Z']) => Case::Capital,
        _ => case_of(text.get(span.clone()).unwrap_or_default()),
    }
}

fn case_of(token: &str) -> Case {
    let mut letters = token.chars();
    let Some(first) = letters.next() else { return Case::Number };
    if first.is_lowercase() {
        return Case::Lower;
    }
    if !first.is_uppercase() {
        return if first.is_alphabetic() { Case::Caseless } else { Case::Number };
    }
    let mut more = letters.filter(|c| c.is_alphabetic()).peekable();
    if more.peek().is_some() && more.all(char::is_uppercase) { Case::Upper } else { Case::Capital }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_know_their_case_and_their_gaps() {
        let mut tokens = Tokens::default();
        tokens.refill("À KABOUL, l’ONU. St. Paul 北");
        let cases: Vec<_> = (0..tokens.len()).map(|i| tokens.case(i)).collect();
        use Case::{Capital, Caseless, Lower, Upper};
        assert_eq!(cases, [Capital, Upper, Lower, Upper, Capital, Capital, Caseless]);
        assert_eq!(tokens.gap(2), gap::COMMA | gap::SPACE);
        assert_eq!(tokens.gap(3), gap::APOSTROPHE);
        assert!(tokens.joins(5), "the stop of St. does not end the name");
        assert!(!tokens.joins(4));
        assert!(tokens.begins_sentence(4) && !tokens.begins_sentence(5));
    }
}
