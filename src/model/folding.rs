//! Letters as they are compared by who looks for words in texts: without case and accents, ligatures written out.
//! Gazetteers fold names their own way, for other ends.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Gives the letters that a character is compared by; none for a mark that stands on another one.
pub fn fold_letters(c: char, mut push: impl FnMut(char)) {
    if c.is_ascii() {
        return push(c.to_ascii_lowercase());
    }
    decompose_compatible(c, |part| match part {
        part if is_combining_mark(part) => {}
        'œ' | 'Œ' => "oe".chars().for_each(&mut push),
        'æ' | 'Æ' => "ae".chars().for_each(&mut push),
        'ß' | 'ẞ' => "ss".chars().for_each(&mut push),
        'ø' | 'Ø' => push('o'),
        'ł' | 'Ł' => push('l'),
        'ı' => push('i'),
        'ς' => push('σ'),
        part => part.to_lowercase().filter(|c| !is_combining_mark(*c)).for_each(&mut push),
    });
}

/// Whether `c` is an apostrophe, typed or typeset.
#[must_use]
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

/// Whether `c` is not seen: joiners, marks of direction, the Arabic letter that only stretches, soft hyphens.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{640}' | '\u{AD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_compared_without_case_accents_and_ligatures() {
        for (text, expected) in [
            ("ﬁghting", "fighting"),
            ("oﬀensive", "offensive"),
            ("Évacuées", "evacuees"),
            ("CŒUR Ǽ ß", "coeur ae ss"),
            ("E\u{301}", "e"),
            ("İstanbul Łódź", "istanbul lodz"),
            ("Ｋａｂｕｌ", "kabul"),
            ("ΟΔΟΣ ς", "οδοσ σ"),
        ] {
            let mut folded = String::new();
            text.chars().for_each(|c| fold_letters(c, |letter| folded.push(letter)));
            assert_eq!(folded, expected, "{text}");
        }
    }
}
