//! Ordinary words with an accent that no place of their name has: "Marché", where Italy has a region Marche.

use unicode_normalization::UnicodeNormalization;

use crate::gazetteer::Gazetteer;
use crate::model::{Document, Language};

use super::clues::Clue;
use super::recognise::{Found, Spot};
use super::senses::Sense;

/// Whether a spot, by number, is an ordinary word with an accent that no place of its name has: "Marché".
pub(super) fn is_other(
    document: &Document,
    spot: usize,
    found: &Found,
    gazetteer: &Gazetteer,
    language: Option<Language>,
) -> bool {
    let Some(Spot { context, span, .. }) = found.spots.get(spot) else { return false };
    if !context.clues.has(Clue::Ordinary) {
        return false;
    }
    let written = document.slice(*span);
    !written.is_ascii() && !is_written_so(written, found.senses_of(spot), gazetteer, language)
}

/// Whether a word of one of the places' names is written so, accents included: of its main name or of the one that is usual in
/// the language.
fn is_written_so(written: &str, senses: &[Sense], gazetteer: &Gazetteer, language: Option<Language>) -> bool {
    let written: String = written.nfc().collect::<String>().to_lowercase();
    let has =
        |name: &str| name.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| word == written);
    senses.iter().any(|sense| {
        let usual = gazetteer.usual_names(sense.place);
        has(gazetteer.place(sense.place).name())
            || usual.iter().any(|(own, name)| Some(*own) == language && has(name))
    })
}
