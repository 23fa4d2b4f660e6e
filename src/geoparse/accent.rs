//! Ordinary words with an accent that no place of their name has: "Marché", where Italy has a region Marche.

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

/// Whether one of the places is written so, accents included, in its main name or in the one that is usual in the language.
fn is_written_so(written: &str, senses: &[Sense], gazetteer: &Gazetteer, language: Option<Language>) -> bool {
    let written = written.to_lowercase();
    senses.iter().any(|sense| {
        let place = gazetteer.place(sense.place);
        place.name().to_lowercase() == written
            || gazetteer
                .usual_names(sense.place)
                .iter()
                .any(|(own, name)| Some(*own) == language && name.to_lowercase() == written)
    })
}
