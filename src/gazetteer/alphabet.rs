//! The bytes that stand for a folded name in the automaton.
//!
//! A letter of Cyrillic or Arabic is two bytes in UTF-8, and the commonest ones are one byte here, which makes the
//! automaton a good part smaller. Folded names leave most of ASCII free for that: no capitals, no marks. Which letters
//! have a byte is decided when a file is built, by how often they occur, and is kept in the file.

use std::collections::HashMap;

use super::bytes;

/// Stands for the space between tokens; `fst` writes it in no byte of its own.
pub(super) const SEPARATOR: u8 = b'/';
/// Stands before a code ("KDH"), so that no walk over a text meets it.
pub(super) const CODE: u8 = 1;
/// Stand for the ten digits, which are too rare in names to keep their own bytes.
const DIGITS: u8 = 0x10;
/// Bytes for letters: first those that `fst` writes in no byte of their own, then the rest of ASCII that is free.
const FREE: &[u8] = b".-012=:35&_49678%?CDASFIBEPTRNM+LOHG\
    !\"#$'()*,;<>@JKQUVWXYZ[\\]^`{|}~\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f\
    \x1a\x1b\x1c\x1d\x1e\x1f\x7f";
/// Letters that may have a byte: those of two bytes in UTF-8, so that a table finds them.
const LIMIT: usize = 0x800;

/// Which letters have which byte.
#[derive(Clone, Debug)]
pub(super) struct Alphabet {
    /// By code point; 0 for those without.
    table: Box<[u8; LIMIT]>,
}

impl Alphabet {
    /// The alphabet in `section`; `None` where it has more letters than there are bytes, or one that is out of range.
    pub(super) fn read(section: &[u8]) -> Option<Self> {
        let (letters, rest) = section.as_chunks::<2>();
        if !rest.is_empty() || letters.len() > FREE.len() {
            return None;
        }
        let mut table = Box::new([0; LIMIT]);
        for byte in b'a'..=b'z' {
            table[usize::from(byte)] = byte;
        }
        for digit in 0..10 {
            table[usize::from(b'0' + digit)] = DIGITS + digit;
        }
        table[usize::from(b' ')] = SEPARATOR;
        for (letter, &byte) in letters.iter().zip(FREE) {
            let letter = bytes::uint(letter) as usize;
            *table.get_mut(letter).filter(|_| letter >= 0x80)? = byte;
        }
        Some(Self { table })
    }

    /// Hands the bytes of a folded text to `sink`, one after another, until it gives `None`. Also `None` for what
    /// folding leaves in no text.
    #[inline]
    pub(super) fn each_byte(&self, folded: &str, mut sink: impl FnMut(u8) -> Option<()>) -> Option<()> {
        let mut rest = folded.as_bytes();
        while let Some((&first, tail)) = rest.split_first() {
            rest = tail;
            let (letter, second) = match (first, tail.first()) {
                (0xc2..=0xdf, Some(&second)) => {
                    (usize::from(first & 0x1f) << 6 | usize::from(second & 0x3f), Some(second))
                }
                (..0x80, _) => (usize::from(first), None),
                _ => {
                    sink(first)?;
                    continue;
                }
            };
            if second.is_some() {
                rest = &rest[1..];
            }
            match (*self.table.get(letter)?, second) {
                (0, None) => return None,
                (0, Some(second)) => {
                    sink(first)?;
                    sink(second)?;
                }
                (byte, _) => sink(byte)?,
            }
        }
        Some(())
    }

    /// The bytes of a folded text; `None` for what folding leaves in no text.
    pub(super) fn encode(&self, folded: &str) -> Option<Vec<u8>> {
        let mut out = Vec::with_capacity(folded.len());
        self.each_byte(folded, |byte| {
            out.push(byte);
            Some(())
        })?;
        Some(out)
    }
}

/// Counts the letters of folded names, to make an alphabet for them.
#[derive(Default)]
pub(super) struct LetterCounts(HashMap<char, usize>);

impl LetterCounts {
    /// Counts the letters of one name.
    pub(super) fn add(&mut self, folded: &str) {
        if folded.is_ascii() {
            return;
        }
        for letter in folded.chars().filter(|&c| (0x80..LIMIT).contains(&(c as usize))) {
            *self.0.entry(letter).or_default() += 1;
        }
    }

    /// The section of the alphabet: the commonest letters, as many as there are bytes.
    pub(super) fn alphabet(self) -> Vec<u8> {
        let mut letters: Vec<_> = self.0.into_iter().collect();
        letters.sort_by_key(|&(letter, count)| (std::cmp::Reverse(count), letter));
        let mut out = Vec::new();
        for (letter, _) in letters.into_iter().take(FREE.len()) {
            bytes::put_uint(&mut out, letter as u64, 2);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::gazetteer::fold::fold_name;

    fn write<'n>(names: impl Iterator<Item = &'n str>) -> Vec<u8> {
        let mut counts = LetterCounts::default();
        names.for_each(|name| counts.add(name));
        counts.alphabet()
    }

    #[test]
    fn no_byte_stands_for_two_things() {
        let fixed = (b'a'..=b'z').chain(DIGITS..DIGITS + 10).chain([SEPARATOR, CODE, 0]);
        let all: Vec<u8> = fixed.chain(FREE.iter().copied()).collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        assert!(all.iter().all(u8::is_ascii));
    }

    #[test]
    fn a_common_letter_takes_one_byte_and_a_rare_one_keeps_its_own() {
        let alphabet = Alphabet::read(&write(["москва", "کابل"].into_iter())).unwrap();
        assert_eq!(alphabet.encode("москва").unwrap().len(), 6);
        assert_eq!(alphabet.encode("αβ 京").unwrap(), "αβ/京".as_bytes());
        assert_eq!(alphabet.encode("k9"), Some(vec![b'k', 0x19]));
        assert_eq!(alphabet.encode("A"), None);
        assert_eq!(alphabet.encode("\u{1}kdh"), None);
    }

    #[test]
    fn a_table_of_too_many_letters_is_refused() {
        assert!(Alphabet::read(&[0xff; 1000]).is_none());
        assert!(Alphabet::read(&[b'a', 0]).is_none());
        assert!(Alphabet::read(&[1]).is_none());
    }

    proptest! {
        #[test]
        fn different_names_have_different_bytes(a in "\\PC{0,12}", b in "\\PC{0,12}", cyrillic in "[а-я]{1,40}") {
            let alphabet = Alphabet::read(&write([cyrillic.as_str(), a.as_str()].into_iter())).unwrap();
            let (a, b) = (fold_name(&a), fold_name(&b));
            let (x, y) = (alphabet.encode(&a), alphabet.encode(&b));
            prop_assert!(x.is_some() && y.is_some());
            prop_assert_eq!(a == b, x == y);
        }
    }
}
