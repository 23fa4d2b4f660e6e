//! Codes of countries behind the names of persons in lists of results: "1. Federer (SUI). 2. Agassi (USA)".

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::model::Language;

use super::hasher::Fast;
use super::lexicon::lines;
use super::tokens::{Tokens, gap};

/// From so many codes on a paragraph is a list of results; a single one is rather an abbreviation of something else.
const LEAST: usize = 2;

/// Whether a paragraph is a list of results.
pub(super) fn is_list(tokens: &Tokens, language: Option<Language>) -> bool {
    (1..tokens.len()).filter(|&i| country(tokens, i, language).is_some()).take(LEAST).count() == LEAST
}

/// The ISO 3166 code of the country whose code may stand at token `i`.
pub(super) fn country(tokens: &Tokens, i: usize, language: Option<Language>) -> Option<&'static str> {
    let enclosed = tokens.gap(i) & gap::OPEN != 0 && tokens.gap(i + 1) & (gap::CLOSE | gap::COMMA) != 0;
    let named = i > 0 && tokens.is_capital(i - 1) && tokens.is_capital(i);
    if !(enclosed && named) {
        return None;
    }
    let (country, only_french) = *codes().get(tokens.folded(i))?;
    let used = !only_french || language == Some(Language::FRENCH);
    (used && !spells_out(tokens, i)).then_some(country)
}

/// "European Space Agency (ESA)": whether the words before token `i` begin with its letters.
fn spells_out(tokens: &Tokens, i: usize) -> bool {
    let mut at = i;
    tokens.folded(i).chars().rev().all(|letter| {
        while at > 0 && (at == i || tokens.joins(at)) {
            at -= 1;
            if tokens.is_capital(at) {
                return tokens.folded(at).starts_with(letter);
            }
        }
        false
    })
}

/// Country and whether French papers alone write it so, by code.
fn codes() -> &'static HashMap<&'static str, (&'static str, bool), Fast> {
    static CODES: OnceLock<HashMap<&'static str, (&'static str, bool), Fast>> = OnceLock::new();
    CODES.get_or_init(|| {
        let mut codes = HashMap::default();
        for line in lines(include_str!("lexicon/country-codes.txt")) {
            let Some((country, rest)) = line.split_once(' ') else { continue };
            let (olympic, french) = rest.split_once(" fr ").unwrap_or((rest, ""));
            codes.extend(olympic.split(' ').map(|code| (code, (country, false))));
            codes.extend(french.split_whitespace().map(|code| (code, (country, true))));
        }
        codes
    })
}
