//! Texts as they are compared by who looks for words: without case and accents. Gazetteers fold names their own way, for other ends.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text as it is compared.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut folded = String::new();
    fold_into(text, &mut folded);
    folded
}

/// Writes a text as it is compared into `out`: without case and accents, any white space as one space.
pub fn fold_into(text: &str, out: &mut String) {
    out.clear();
    let mut space = false;
    for c in text.chars() {
        fold(c, &mut space, |c| out.push(c));
    }
}

/// Gives what stands for a character in a text as it is compared, which may be nothing; `space`: whether the last one was
/// white space.
pub fn fold(c: char, space: &mut bool, mut push: impl FnMut(char)) {
    if c.is_ascii() && !c.is_ascii_whitespace() {
        *space = false;
        return push(c.to_ascii_lowercase());
    }
    if c.is_whitespace() {
        if !std::mem::replace(space, true) {
            push(' ');
        }
        return;
    }
    // Marks and signs that are not seen: joiners, marks of direction, the Arabic letter that only stretches, soft hyphens.
    if is_combining_mark(c)
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{640}' | '\u{AD}')
    {
        return;
    }
    *space = false;
    for c in std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            '’' | '‘' | 'ʼ' | '`' => push('\''),
            '“' | '”' | '„' | '«' | '»' => push('"'),
            '‐' | '‑' | '‒' | '–' | '—' | '−' => push('-'),
            'œ' | 'Œ' => "oe".chars().for_each(&mut push),
            'æ' | 'Æ' => "ae".chars().for_each(&mut push),
            'ß' | 'ẞ' => "ss".chars().for_each(&mut push),
            'ø' | 'Ø' => push('o'),
            'ł' | 'Ł' => push('l'),
            'ı' => push('i'),
            'ς' => push('σ'),
            c => c.to_lowercase().filter(|c| !is_combining_mark(*c)).for_each(&mut push),
        }
    }
}
