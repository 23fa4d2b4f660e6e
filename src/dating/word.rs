//! Words as numbers: folded letters packed into 128 bits, compared at once.

/// How many numbers [`Word::hash`] gives: a power of two.
pub(super) const PLACES: usize = 1 << 13;

/// A folded word: its letters and digits in ASCII, lower case, without accents, the last one in the lowest byte. Of a word
/// of more than sixteen letters the last sixteen, which no table holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Word(u128);

impl Word {
    /// The word as it stands in a table, which is folded already.
    pub(super) const fn of(folded: &str) -> Self {
        let bytes = folded.as_bytes();
        let (mut word, mut at) = (Self(0), 0);
        while at < bytes.len() {
            word = word.with(bytes[at]);
            at += 1;
        }
        word
    }

    /// The word with one more letter.
    #[inline]
    pub(super) const fn with(self, letter: u8) -> Self {
        Self(self.0 << 8 | letter as u128)
    }

    /// The word that the ASCII letters make with which `text` begins, in either case, and how many they are.
    #[inline]
    pub(super) fn read(text: &[u8]) -> (Self, usize) {
        let (mut word, mut length) = (Self::default(), 0);
        while let Some(eight) = text.get(length..).and_then(|rest| rest.first_chunk::<8>()) {
            let (letters, count) = leading_letters(*eight);
            word = if length == 0 {
                Self(letters.into())
            } else {
                Self(word.0 << (8 * count) | u128::from(letters))
            };
            length += count;
            if count < 8 {
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

    /// "à" is another word than "a", "là" than "la", "où" than "ou", "dès" than "des": tables write these with a grave accent
    /// behind, `a\``.
    pub(super) fn accented(self) -> Self {
        const TWO: [Word; 4] = [Word::of("a"), Word::of("la"), Word::of("ou"), Word::of("des")];
        if TWO.contains(&self) { self.with(b'`') } else { self }
    }

    /// A number below [`PLACES`] for it, the same for few words.
    #[inline]
    pub(super) fn hash(self) -> usize {
        // The golden ratio's fractional part, as an odd number.
        let folded = (self.0 as u64 ^ (self.0 >> 64) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (folded >> (u64::BITS - PLACES.trailing_zeros())) as usize
    }

    /// How many letters it has, sixteen at most.
    pub(super) fn len(self) -> u32 {
        (u128::BITS - self.0.leading_zeros()).div_ceil(8)
    }

    /// Its last letter; 0 for no word.
    pub(super) fn last(self) -> u8 {
        self.0 as u8
    }

    /// Whether it ends with these letters and has more before them.
    #[inline]
    pub(super) fn ends_with(self, ending: Ending) -> bool {
        self.0 & ending.mask == ending.letters && self.0 > ending.mask
    }

    /// Whether it ends with one of these.
    pub(super) fn ends_with_one(self, endings: &[Ending]) -> bool {
        endings.iter().any(|ending| self.ends_with(*ending))
    }
}

/// The letters of ASCII with which eight bytes begin, in lower case and the last one in the lowest byte, and how many they are. All
/// eight are looked at at once: a high bit in each byte tells whether it is one.
#[inline]
fn leading_letters(bytes: [u8; 8]) -> (u64, usize) {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    const EACH: u64 = 0x0101_0101_0101_0101;
    let text = u64::from_le_bytes(bytes);
    let small = text | (0x20 * EACH);
    let low = small & !HIGH;
    let from_a = low + (0x80 - b'a' as u64) * EACH;
    let beyond_z = low + (0x7f - b'z' as u64) * EACH;
    let others = !(from_a & !beyond_z & !text) & HIGH;
    let count = others.trailing_zeros() / 8;
    if count == 0 {
        return (0, 0);
    }
    ((small << (64 - 8 * count)).swap_bytes(), count as usize)
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
        Self { letters: Word::of(folded).0, mask: u128::MAX >> (u128::BITS - 8 * folded.len() as u32) }
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
            assert_eq!(Word::read(text.as_bytes()), (expected, letters.len()), "{text}");
        }
        let long = "anticonstitutionnellement";
        assert_eq!(Word::read(long.as_bytes()), (Word::of(long), long.len()));
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
