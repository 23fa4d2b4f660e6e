//! Words as numbers: folded letters packed into 128 bits, compared at once.

/// How many numbers [`Word::hash`] gives: a power of two.
pub(super) const HASHES: usize = 1 << 13;

/// A folded word: its letters and digits in ASCII, lower case, without accents, the last one in the lowest byte. Of a word
/// of more than sixteen letters the last sixteen, which no table holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Word {
    /// The last eight letters, and those before. Two numbers and not one, since processors wait where what was put down in two
    /// halves is taken up as a whole.
    low: u64,
    high: u64,
}

impl Word {
    /// What no word is.
    pub(super) const NONE: Self = Self::new(u128::MAX);

    const fn new(letters: u128) -> Self {
        Self { low: letters as u64, high: (letters >> 64) as u64 }
    }

    const fn letters(self) -> u128 {
        (self.high as u128) << 64 | self.low as u128
    }

    /// The word as it stands in a table, which is folded already.
    pub(super) const fn of(folded: &str) -> Self {
        let bytes = folded.as_bytes();
        let (mut word, mut at) = (Self::new(0), 0);
        while at < bytes.len() {
            word = word.with(bytes[at]);
            at += 1;
        }
        word
    }

    /// The word with one more letter.
    #[inline]
    pub(super) const fn with(self, letter: u8) -> Self {
        Self::new(self.letters() << 8 | letter as u128)
    }

    /// The word that goes on with the ASCII letters with which `text` begins, in either case, and how many they are.
    #[inline]
    pub(super) fn read(self, text: &[u8]) -> (Self, usize) {
        let (mut word, mut length) = (self, 0);
        while let Some(eight) = text.get(length..).and_then(|rest| rest.first_chunk()) {
            let letters = Letters::leading(*eight);
            word = word.and(letters);
            length += letters.count;
            if letters.count < 8 {
                return (word, length);
            }
        }
        for letter in
            text.get(length..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_alphabetic())
        {
            word = word.with(letter | 0x20);
            length += 1;
        }
        (word, length)
    }

    /// The word with some more letters.
    #[inline]
    pub(super) fn and(self, letters: Letters) -> Self {
        Self::new(self.letters() << (8 * letters.count) | u128::from(letters.folded))
    }

    /// "à" is another word than "a", "là" than "la", "où" than "ou", "dès" than "des": tables write these with a grave accent
    /// behind, `a\``.
    pub(super) fn accented(self) -> Self {
        const TWO: [Word; 4] = [Word::of("a"), Word::of("la"), Word::of("ou"), Word::of("des")];
        if TWO.contains(&self) { self.with(b'`') } else { self }
    }

    /// A number below [`HASHES`] for it, the same for few words.
    #[inline]
    pub(super) fn hash(self) -> usize {
        // The golden ratio's fractional part, as an odd number.
        let folded = (self.low ^ self.high).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (folded >> (u64::BITS - HASHES.trailing_zeros())) as usize
    }

    /// How many letters it has, sixteen at most.
    pub(super) fn len(self) -> u32 {
        (u128::BITS - self.letters().leading_zeros()).div_ceil(8)
    }

    /// Its last letter; 0 for no word.
    pub(super) fn last(self) -> u8 {
        self.low as u8
    }

    /// Whether its last letters, so many, are all of these.
    pub(super) fn ends_with_any_of(self, letters: &[u8], count: usize) -> bool {
        self.letters().to_le_bytes().iter().take(count).all(|letter| letters.contains(letter))
    }

    /// Whether it ends with these letters and has more before them.
    #[inline]
    pub(super) fn ends_with(self, ending: Ending) -> bool {
        self.letters() & ending.mask == ending.letters && self.letters() > ending.mask
    }

    /// Whether it ends with one of these.
    pub(super) fn ends_with_one(self, endings: &[Ending]) -> bool {
        endings.iter().any(|ending| self.ends_with(*ending))
    }
}

/// The letters of ASCII with which eight bytes begin. All eight are looked at at once: a high bit in each byte tells whether it is
/// one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters {
    /// In lower case, the last one in the lowest byte.
    folded: u64,
    /// As they are written, the last one in the highest byte.
    written: u64,
    pub(super) count: usize,
}

impl Letters {
    const EACH: u64 = 0x0101_0101_0101_0101;

    #[inline]
    pub(super) fn leading(bytes: [u8; 8]) -> Self {
        const HIGH: u64 = 0x80 * Letters::EACH;
        let text = u64::from_le_bytes(bytes);
        let lower = text | (0x20 * Self::EACH);
        let low = lower & !HIGH;
        let from_a = low + (0x80 - b'a' as u64) * Self::EACH;
        let beyond_z = low + (0x7f - b'z' as u64) * Self::EACH;
        let others = !(from_a & !beyond_z & !text) & HIGH;
        let count = others.trailing_zeros() / 8;
        // By half at a time, since by all of its bits no number can be shifted.
        let half = 32 - 4 * count;
        Self {
            folded: lower.swap_bytes() >> half >> half,
            written: text << half << half,
            count: count as usize,
        }
    }

    #[inline]
    pub(super) fn word(self) -> Word {
        Word { low: self.folded, high: 0 }
    }

    /// Whether one of them is small.
    #[inline]
    pub(super) fn any_small(self) -> bool {
        self.written & (0x20 * Self::EACH) != 0
    }
}

/// Some letters at the end of a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ending {
    letters: u128,
    mask: u128,
}

impl Ending {
    /// The ending as it stands in a table, which is folded already and not empty.
    pub(super) const fn of(folded: &str) -> Self {
        Self {
            letters: Word::of(folded).letters(),
            mask: u128::MAX >> (u128::BITS - 8 * folded.len() as u32),
        }
    }
}

/// A table of endings.
macro_rules! endings {
    ($($ending:literal),* $(,)?) => { const { [$($crate::dating::word::Ending::of($ending)),*] } };
}

/// A table of words.
macro_rules! words {
    ($($word:literal),* $(,)?) => { const { [$($crate::dating::word::Word::of($word)),*] } };
}

pub(super) use {endings, words};

/// The letters that a letter beyond ASCII is folded to; `None` for what is no letter of the Latin alphabet.
pub(super) const fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' | 'ª' => "a",
        'Æ' | 'æ' => "ae",
        'Ç' | 'ç' | 'Ć'..='č' => "c",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => "e",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => "i",
        'Ñ' | 'ñ' | 'Ń'..='ň' => "n",
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' | 'º' => "o",
        'Œ' | 'œ' => "oe",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' => "u",
        'Ý' | 'ý' | 'ÿ' | 'Ÿ' => "y",
        'Š' | 'š' | 'Ś'..='ş' => "s",
        'Ž' | 'ž' | 'Ź'..='ż' => "z",
        'ß' => "ss",
        'ᵉ' => "e",
        'ᵗ' => "t",
        'ʳ' => "r",
        // Marks that stand on the letter before, soft hyphens and joiners.
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_read_up_to_what_is_none() {
        for text in [
            "",
            "a",
            "Mardi,",
            "mardi",
            "septembre 2021",
            "abcdefgh",
            "ABCDEFGHijklmnop",
            "été",
            "@Z[`az{",
            "x\u{7f}y",
            "zz\u{2019}zz zz",
        ] {
            let letters: String = text.chars().take_while(char::is_ascii_alphabetic).collect();
            let expected = Word::of(&letters.to_lowercase());
            let padded = format!("{text}                ");
            for text in [text, &padded] {
                assert_eq!(Word::default().read(text.as_bytes()), (expected, letters.len()), "{text}");
            }
        }
        let long = "anticonstitutionnellement";
        assert_eq!(Word::default().read(long.as_bytes()), (Word::of(long), long.len()));
        assert_eq!(Word::of("pre").read(b"Nom"), (Word::of("prenom"), 3));
    }

    #[test]
    fn a_word_knows_its_length_and_its_end() {
        let word = Word::of("prendront");
        assert_eq!(word.len(), 9);
        let ends = |ending| word.ends_with(Ending::of(ending));
        assert!(ends("ront") && !ends("rait") && !ends("prendront"));
        assert_eq!(Word::default().len(), 0);
        assert!(!Word::default().ends_with(Ending::of("ra")));
        assert_eq!(Word::of("s").with(b'a'), Word::of("sa"));
    }
}
