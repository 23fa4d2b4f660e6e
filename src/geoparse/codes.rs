//! Codes of countries behind the names of persons in lists of results: "1. Federer (SUI). 2. Agassi (USA)".

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::model::Language;

use super::hasher::Fast;
use super::lexicon::lines;
use super::tokens::{Tokens, gap};

/// From so many codes on a paragraph is a list of results; a single one is rather an abbreviation of something else.
const LEAST: usize = 2;
/// How many words before a code may be what it abbreviates: "European Space Agency (ESA)".
const SPELT_OUT: usize = 4;

/// The ISO 3166 code of the country whose code stands at token `i`, if one does.
pub(super) fn country(tokens: &Tokens, i: usize, language: Option<Language>) -> Option<&'static str> {
    let country = code(tokens, i, language)?;
    let others = (1..tokens.len()).filter(|&k| code(tokens, k, language).is_some());
    (others.take(LEAST).count() == LEAST).then_some(country)
}

fn code(tokens: &Tokens, i: usize, language: Option<Language>) -> Option<&'static str> {
    let enclosed = tokens.gap(i) & gap::OPEN != 0 && tokens.gap(i + 1) & (gap::CLOSE | gap::COMMA) != 0;
    let named = i > 0 && tokens.is_capital(i - 1) && tokens.is_capital(i);
    if !(enclosed && named) {
        return None;
    }
    let initial = tokens.folded(i).chars().next();
    let spelt_out = |k: usize| tokens.is_capital(k) && tokens.folded(k).chars().next() == initial;
    let (country, only_french) = *codes().get(tokens.folded(i))?;
    let used = !only_french || language == Some(Language::FRENCH);
    (used && !(i.saturating_sub(SPELT_OUT)..i).any(spelt_out)).then_some(country)
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
