//! Texts as they are compared by who looks for words: without case and accents. Gazetteers fold names their own way, for other ends.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::folding::{fold_letters, is_apostrophe, is_unseen};

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
    // Marks, and what is not seen.
    if is_combining_mark(c) || is_unseen(c) {
        return;
    }
    *space = false;
    match c {
        c if is_apostrophe(c) => push('\''),
        '“' | '”' | '„' | '«' | '»' => push('"'),
        '‐' | '‑' | '‒' | '–' | '—' | '−' => push('-'),
        c => fold_letters(c, push),
    }
}

/// Writes a text as an expression is compared with it into `out`: any white space as one space, apostrophes alike, letters composed, and
/// nothing that is not seen. Case and accents stay, for an expression may ask for them.
pub fn liken_into(text: &str, out: &mut String) {
    out.clear();
    let mut space = false;
    for c in text.chars().filter(|c| !is_unseen(*c)).nfc() {
        if c.is_whitespace() {
            if !std::mem::replace(&mut space, true) {
                out.push(' ');
            }
            continue;
        }
        space = false;
        out.push(if is_apostrophe(c) { '\'' } else { c });
    }
}
