//! Names and texts as they are compared: no case, no accents, no transliteration marks, cut into tokens.
//!
//! Texts and the names of the index go through the same folding, so that "Qala-i-Naw", "Qala i Naw" and "QALA-I-NAW"
//! are one name. Letters of other scripts stay as they are, but for marks and variants of one letter.
//! Deliberately not here: what a token means. Case, for one, is told from the text by the token's span.

use std::ops::Range;

use unicode_normalization::char::{compose, decompose_canonical, decompose_compatible, is_combining_mark};

use super::fold_letters::{is_apostrophe, is_dropped, is_ideograph, plain_letters};

/// A text cut into folded tokens. One value can be filled again and again, and then allocates nothing.
///
/// ```
/// use dateline::gazetteer::fold::FoldedText;
///
/// let text = "près d’Hérat";
/// let folded = FoldedText::new(text);
/// assert_eq!(folded.tokens_from(0).collect::<Vec<_>>(), ["pres", "d", "herat"]);
/// assert_eq!(&text[folded.span(2)], "Hérat");
/// ```
#[derive(Clone, Debug, Default)]
pub struct FoldedText {
    /// The text with its ASCII in lower case, which most tokens are cut from; behind it the tokens that folding changed
    /// in more than that.
    buffer: String,
    tokens: Vec<Token>,
}

/// Where a token stands in the text and in the buffer.
#[derive(Clone, Debug)]
struct Token {
    span: Range<usize>,
    folded: Range<usize>,
}

impl FoldedText {
    /// The tokens of `text`, in time linear in its length.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut folded = Self::default();
        folded.refill(text);
        folded
    }

    /// Forgets what was here and takes the tokens of `text`.
    pub fn refill(&mut self, text: &str) {
        self.buffer.clear();
        self.buffer.push_str(text);
        self.buffer.make_ascii_lowercase();
        self.tokens.clear();
        // Whether the last token may go on.
        let mut open = false;
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if IS_PLAIN[usize::from(byte)] {
                let rest = bytes.get(at..).unwrap_or_default();
                let length = rest.iter().position(|byte| !IS_PLAIN[usize::from(*byte)]);
                let end = length.map_or(bytes.len(), |length| at + length);
                self.add_ascii(open, at..end);
                (at, open) = (end, true);
            } else if byte.is_ascii() {
                (at, open) = (at + 1, false);
            } else {
                let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
                let end = at + c.len_utf8();
                open = self.add_other(open, at..end, c);
                at = end;
            }
        }
    }

    /// Adds a run of ASCII letters and digits to the last token, or begins one.
    fn add_ascii(&mut self, open: bool, run: Range<usize>) {
        if !open {
            self.tokens.push(Token { span: run.clone(), folded: run });
        } else if let Some(token) = move_behind(&mut self.tokens, &mut self.buffer) {
            self.buffer.extend_from_within(run.clone());
            token.span.end = run.end;
            token.folded.end = self.buffer.len();
        }
    }

    /// Adds a character beyond ASCII. Tells whether there is a token then that may go on.
    fn add_other(&mut self, open: bool, span: Range<usize>, c: char) -> bool {
        if is_dropped(c) {
            // An accent on its own and a vowel sign belong to the letter before them; a joiner, a direction mark and a
            // soft hyphen only where the word goes on.
            let belongs = is_combining_mark(c) || c.is_alphanumeric();
            if open
                && belongs
                && let Some(token) = self.tokens.last_mut()
            {
                token.span.end = span.end;
            }
            open
        } else if is_ideograph(c) {
            // Written without spaces, so that each is a token and a name is found within a sentence.
            self.add_folded(false, span, c);
            false
        } else {
            (c.is_alphanumeric() || is_combining_mark(c)) && self.add_folded(open, span, c)
        }
    }

    /// Adds a folded letter to the last token, or begins one. Tells whether there is a token to add to.
    fn add_folded(&mut self, open: bool, span: Range<usize>, c: char) -> bool {
        if open && let Some(token) = move_behind(&mut self.tokens, &mut self.buffer) {
            fold_char(c, token.folded.start, &mut self.buffer);
            token.span.end = span.end;
            token.folded.end = self.buffer.len();
            return true;
        }
        let begin = self.buffer.len();
        fold_char(c, begin, &mut self.buffer);
        let folded = begin..self.buffer.len();
        if folded.is_empty() {
            return false;
        }
        self.tokens.push(Token { span, folded });
        true
    }

    /// How many tokens there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The folded token `i`; empty beyond the last.
    #[must_use]
    #[inline]
    pub fn folded(&self, i: usize) -> &str {
        self.tokens.get(i).and_then(|token| self.buffer.get(token.folded.clone())).unwrap_or_default()
    }

    /// Where token `i` stands in the text, in bytes; empty beyond the last.
    #[must_use]
    #[inline]
    pub fn span(&self, i: usize) -> Range<usize> {
        self.tokens.get(i).map_or(0..0, |token| token.span.clone())
    }

    /// Every token: where it stands in the text, in bytes; how it is folded; and that as a [`short_word`].
    pub fn iter(&self) -> impl Iterator<Item = (Range<usize>, &str, Option<u128>)> {
        self.tokens.iter().map(|token| {
            let folded = self.buffer.get(token.folded.clone()).unwrap_or_default();
            // Sixteen bytes at once and those behind the token cut off, but at the end.
            let wide = self.buffer.as_bytes().get(token.folded.start..).and_then(|rest| rest.first_chunk());
            let short = match (wide, folded.len()) {
                (Some(bytes), 0..=15) => Some(u128::from_le_bytes(*bytes) & ((1 << (8 * folded.len())) - 1)),
                _ => short_word(folded),
            };
            (token.span.clone(), folded, short)
        })
    }

    /// The folded tokens from `i` on.
    pub fn tokens_from(&self, i: usize) -> impl Iterator<Item = &str> + Clone {
        let tokens = self.tokens.get(i..).unwrap_or_default();
        tokens.iter().map(|token| self.buffer.get(token.folded.clone()).unwrap_or_default())
    }
}

/// Which bytes are ASCII letters and digits.
const IS_PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < plain.len() {
        plain[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    plain
};

/// The last token, at the end of the buffer, where it can be added to.
fn move_behind<'t>(tokens: &'t mut [Token], buffer: &mut String) -> Option<&'t mut Token> {
    let token = tokens.last_mut()?;
    if token.folded.end != buffer.len() || token.folded.start == token.span.start {
        let begin = buffer.len();
        buffer.extend_from_within(token.folded.clone());
        token.folded = begin..buffer.len();
    }
    Some(token)
}

/// The bytes of a folded word of up to fifteen, as a number that no other word has.
#[must_use]
pub fn short_word(folded: &str) -> Option<u128> {
    let mut bytes = [0; 16];
    bytes.get_mut(..folded.len()).filter(|_| folded.len() < 16)?.copy_from_slice(folded.as_bytes());
    Some(u128::from_le_bytes(bytes))
}

/// The tokens of `name`, joined by one space: what the index knows a name by.
#[must_use]
pub fn fold_name(name: &str) -> String {
    let folded = FoldedText::new(name);
    folded.tokens_from(0).collect::<Vec<_>>().join(" ")
}

/// Every folded form under which `name` may be written: with an apostrophe, "Ma'rib" is also "Marib"; "Saint" is also "St".
#[must_use]
pub fn name_forms(name: &str) -> Vec<String> {
    let mut forms = vec![fold_name(name)];
    if name.chars().any(is_apostrophe) {
        let joined = fold_name(&name.chars().filter(|&c| !is_apostrophe(c)).collect::<String>());
        if joined != forms[0] {
            forms.push(joined);
        }
    }
    let saints: Vec<String> = forms.iter().filter_map(|form| with_other_saint(form)).collect();
    forms.extend(saints);
    forms.retain(|form| !form.is_empty());
    forms
}

/// "st petersbourg" for "saint petersbourg", and the other way round; `None` where no saint is named.
fn with_other_saint(form: &str) -> Option<String> {
    let other = |word| match word {
        "saint" => Some("st"),
        "st" => Some("saint"),
        "sainte" => Some("ste"),
        "ste" => Some("sainte"),
        _ => None,
    };
    let mut words: Vec<&str> = form.split(' ').collect();
    // A name that ends in "st" is no saint's.
    let (place, word) =
        words.iter().enumerate().rev().skip(1).find_map(|(i, word)| Some((i, other(word)?)))?;
    words[place] = word;
    Some(words.join(" "))
}

/// Appends what is left of `c` without case and marks: nothing, one letter, or several ("œ"). The token begins at
/// byte `token` of `out`.
fn fold_char(c: char, token: usize, out: &mut String) {
    let letter = |part: char| {
        // A compatibility form of a mark comes with a space to stand on.
        if is_dropped(part) || !(part.is_alphanumeric() || is_combining_mark(part)) {
            return;
        }
        for lower in part.to_lowercase() {
            if is_dropped(lower) {
                continue;
            }
            match plain_letters(lower) {
                Some(plain) => out.push_str(plain),
                None => push_joined(lower, token, out),
            }
        }
    };
    match c {
        // Ligatures, Arabic letters in the shape they have within a word, and full-width forms, as PDF files hold them.
        '\u{fb00}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{ff00}'..='\u{ffef}' => {
            decompose_compatible(c, letter);
        }
        _ => decompose_canonical(c, letter),
    }
}

/// Appends a letter; the parts of a Korean syllable are put together to the one character that it usually is.
fn push_joined(letter: char, token: usize, out: &mut String) {
    let joined = match letter {
        '\u{1161}'..='\u{1175}' | '\u{11a8}'..='\u{11c2}' => {
            out.get(token..).and_then(|token| compose(token.chars().next_back()?, letter))
        }
        _ => None,
    };
    match joined {
        Some(syllable) => {
            out.pop();
            out.push(syllable);
        }
        None => out.push(letter),
    }
}

#[cfg(test)]
mod tests;
