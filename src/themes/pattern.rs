//! Patterns as they are written in the file: words, alternatives, gaps, names, and words that must or must not stand close by.

use super::matcher::LONGEST;
use super::words::Words;
use crate::model::Message;
use crate::model::folding::is_apostrophe;

/// The most words that one gap may pass over.
const WIDEST_GAP: usize = 9;
/// The most parts that a pattern may have, so that no pattern takes long.
const MOST_PARTS: usize = 12;
/// The most gaps of a pattern, for the same reason.
const MOST_GAPS: usize = 3;
/// The fewest letters before `*`: two or less begin words of every meaning.
const FEWEST_LETTERS: usize = 3;

/// A folded word and whether it stands for every word that begins with it.
pub(super) type WordPattern = (String, bool);

/// Different words for one place in a pattern; each is one word, or the parts of one with hyphens. One without any word
/// stands for `^`: a word written as a name is.
pub(super) type Alternatives<W> = Vec<Vec<W>>;

/// A part of a pattern. `W` is a word as written, or its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part<W> {
    /// One of these.
    Words(Alternatives<W>),
    /// Up to so many other words.
    Gap(usize),
}

impl<W> Part<W> {
    fn begins_with_word(&self) -> bool {
        matches!(self, Self::Words(alternatives) if alternatives.iter().all(|words| !words.is_empty()))
    }
}

/// A pattern, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern<W> {
    pub parts: Vec<Part<W>>,
    /// Of each of these one must stand close by.
    pub with: Vec<Alternatives<W>>,
    /// Of none of these any may stand close by.
    pub without: Vec<Alternatives<W>>,
}

/// What is wrong with a pattern, and the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PatternFault {
    pub message: Message,
    /// The key of the way out.
    pub hint: &'static str,
}

fn fault<T>(message: Message, hint: &'static str) -> Result<T, PatternFault> {
    Err(PatternFault { message, hint })
}

impl Pattern<WordPattern> {
    /// Reads a pattern.
    pub fn parse(written: &str) -> Result<Self, PatternFault> {
        let mut pattern = Self { parts: Vec::new(), with: Vec::new(), without: Vec::new() };
        for piece in written.split_whitespace() {
            match piece.chars().next() {
                Some('+') => pattern.with.push(alternatives(&piece[1..])?),
                Some('!') => pattern.without.push(alternatives(&piece[1..])?),
                _ if piece.starts_with("..") => pattern.parts.push(Part::Gap(gap(piece)?)),
                _ => pattern.parts.push(Part::Words(alternatives(piece)?)),
            }
        }
        pattern.check()?;
        Ok(pattern)
    }

    fn check(&self) -> Result<(), PatternFault> {
        match (self.parts.first(), self.parts.last()) {
            (None, _) => fault(Message::new("pattern-no-word"), "pattern-no-word-hint"),
            (Some(first), _) if !first.begins_with_word() => {
                fault(Message::new("pattern-begin"), "pattern-begin-hint")
            }
            (_, Some(Part::Gap(_))) => fault(Message::new("pattern-end"), "pattern-end-hint"),
            _ if self.parts.len() > MOST_PARTS => {
                fault(Message::new("pattern-parts").with("most", MOST_PARTS), "pattern-long-hint")
            }
            _ if self.parts.iter().filter(|part| matches!(part, Part::Gap(_))).count() > MOST_GAPS => {
                fault(Message::new("pattern-gaps").with("most", MOST_GAPS), "pattern-long-hint")
            }
            _ if self.longest() > LONGEST => {
                fault(Message::new("pattern-words").with("most", LONGEST), "pattern-long-hint")
            }
            _ => Ok(()),
        }
    }
}

impl<W> Pattern<W> {
    /// The most words that it takes; a name counts as one.
    fn longest(&self) -> usize {
        let of_part = |part: &Part<W>| match part {
            Part::Words(alternatives) => {
                alternatives.iter().map(|words| words.len().max(1)).max().unwrap_or(1)
            }
            Part::Gap(most) => *most,
        };
        self.parts.iter().map(of_part).sum()
    }

    /// The same pattern with other words.
    pub fn map<V>(self, word: &mut impl FnMut(W) -> V) -> Pattern<V> {
        let mut all = |alternatives: Alternatives<W>| -> Alternatives<V> {
            alternatives.into_iter().map(|words| words.into_iter().map(&mut *word).collect()).collect()
        };
        let parts = self.parts.into_iter().map(|part| match part {
            Part::Words(alternatives) => Part::Words(all(alternatives)),
            Part::Gap(most) => Part::Gap(most),
        });
        let parts = parts.collect();
        let with = self.with.into_iter().map(&mut all).collect();
        let without = self.without.into_iter().map(&mut all).collect();
        Pattern { parts, with, without }
    }
}

fn gap(piece: &str) -> Result<usize, PatternFault> {
    match piece[2..].parse() {
        Ok(most) if (1..=WIDEST_GAP).contains(&most) => Ok(most),
        _ => fault(Message::new("pattern-gap").with("gap", piece), "pattern-gap-hint"),
    }
}

fn alternatives(piece: &str) -> Result<Alternatives<WordPattern>, PatternFault> {
    let mut words = Words::default();
    let alternatives = piece.split('|').map(|written| match written {
        "^" => Ok(Vec::new()),
        _ => alternative(written, &mut words),
    });
    alternatives.collect()
}

/// The words of one alternative: several where it has a hyphen or an apostrophe.
fn alternative(written: &str, words: &mut Words) -> Result<Vec<WordPattern>, PatternFault> {
    let (letters, begins) = written.strip_suffix('*').map_or((written, false), |letters| (letters, true));
    let known =
        |c: char| c.is_alphanumeric() || is_apostrophe(c) || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '.');
    let mark = |c: char| unicode_normalization::char::is_combining_mark(c);
    match letters.chars().find(|&c| !known(c) && !mark(c)) {
        Some('*') => {
            return fault(Message::new("pattern-star").with("word", written), "pattern-star-hint");
        }
        Some(other) => {
            return fault(Message::new("pattern-sign").with("sign", other.to_string()), "pattern-sign-hint");
        }
        None => {}
    }
    words.refill(letters);
    let mut found: Vec<WordPattern> =
        (0..words.as_slice().len()).map(|number| (words.folded(number).to_owned(), false)).collect();
    let Some(last) = found.last_mut() else {
        return fault(Message::new("pattern-empty"), "pattern-empty-hint");
    };
    last.1 = begins;
    if begins && last.0.chars().count() < FEWEST_LETTERS {
        return fault(Message::new("pattern-short").with("word", written), "pattern-short-hint");
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(word: &str) -> Vec<WordPattern> {
        let begins = word.ends_with('*');
        word.trim_end_matches('*')
            .split('-')
            .map(|part| (part.to_owned(), false))
            .enumerate()
            .map(|(number, (part, _))| {
                let last = number == word.matches('-').count();
                (part, begins && last)
            })
            .collect()
    }

    #[test]
    fn a_pattern_is_words_alternatives_gaps_and_names() {
        let pattern = Pattern::parse("Prise|capt* ..2 d’ ^ +cessez-le-feu !Parole|position*").unwrap();
        let words = |all: &[&str]| all.iter().map(|one| word(one)).collect::<Vec<_>>();
        let expected = [
            Part::Words(words(&["prise", "capt*"])),
            Part::Gap(2),
            Part::Words(words(&["de"])),
            Part::Words(vec![vec![]]),
        ];
        assert_eq!(pattern.parts, expected);
        assert_eq!(pattern.with, [words(&["cessez-le-feu"])]);
        assert_eq!(pattern.without, [words(&["parole", "position*"])]);
    }

    #[test]
    fn what_is_wrong_with_a_pattern_is_said() {
        for (written, message) in [
            ("", "has no word"),
            ("+a", "has no word"),
            ("^ tombe", "does not begin with a word"),
            ("..2 prise", "does not begin with a word"),
            ("prise ..2", "ends with a gap"),
            ("prise ..0 de", "has a gap “..0” that is not known"),
            ("prise ..10 de", "has a gap “..10” that is not known"),
            ("prise ..x de", "has a gap “..x” that is not known"),
            ("cap*ture", "has a * within “cap*ture”"),
            ("ca*", "has “ca*”, which most anything begins with"),
            ("*", "has an empty alternative"),
            ("prise||chute", "has an empty alternative"),
            ("prise !", "has an empty alternative"),
            ("prise (de)", "has a sign “(” that is not known"),
            ("a ..1 b ..1 c ..1 d ..1 e", "has more than 3 gaps"),
            ("a b c d e f g h i j k l m", "has more than 12 parts"),
        ] {
            let fault = Pattern::parse(written).unwrap_err();
            assert_eq!(fault.message.to_string(), message, "{written:?}");
            assert!(!fault.hint.is_empty());
        }
        let of_words = |count: usize| vec!["mot"; count].join("-") + " fin";
        assert!(Pattern::parse(&of_words(LONGEST - 1)).is_ok());
        assert_eq!(
            Pattern::parse(&of_words(LONGEST)).unwrap_err().message.to_string(),
            "can take more than 64 words"
        );
    }
}
