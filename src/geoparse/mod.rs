//! From documents to mentions: finds toponyms and chooses the place each one means.
//!
//! Pure and deterministic: the same documents and gazetteer give the same mentions. A document is read in two rounds, for
//! where its corpus plays is told by the first round of others. Deliberately not here: threads, dates, and decisions of
//! the user.

mod accent;
mod actor;
mod around;
mod clues;
mod codes;
mod context;
mod evidence;
mod finder;
mod hasher;
mod home;
mod language;
mod lexicon;
mod memory;
mod own_form;
mod pairs;
mod partner;
mod parts;
mod people;
mod recognise;
mod resolve;
mod role;
mod senses;
mod tokens;
mod unknown;

use crate::gazetteer::Gazetteer;
use crate::model::{Document, Language, Mention, Narration, Reason, Role, Status};

pub use home::{HomeCountries, HomeSum};
pub use language::language;

use clues::Clue;
use recognise::{Found, Spot, recognise, settle};
use resolve::{Resolver, Told};

/// The places that `documents` name, in the order of documents and text.
///
/// The surer names of every document tell first where the corpus plays; then each document is resolved. What is not known
/// to be French or English is read by the names alone: [`language()`] tells it.
#[must_use]
#[allow(clippy::cast_possible_truncation)]
pub fn geoparse(documents: &[Document], gazetteer: &Gazetteer) -> Vec<Mention> {
    let recognised: Vec<Recognised> =
        documents.iter().map(|document| Recognised::new(document, gazetteer)).collect();
    let mut sum = HomeSum::default();
    recognised.iter().for_each(|document| sum.add(document));
    let home = sum.shares();
    let numbered = recognised.into_iter().enumerate();
    numbered.flat_map(|(number, document)| document.resolve(number as u32, &home, gazetteer)).collect()
}

/// A document after the first round: its names are recognised, and what it tells of where it plays is known.
pub struct Recognised {
    found: Found,
    /// For each spot, how surely it is a place; at or above 0 it is one.
    places: Vec<f32>,
    told: Told,
    /// Whether the text is in a language whose words are not known, so that the names alone speak.
    foreign: bool,
}

impl Recognised {
    /// Recognises the names of a document; without its language by the names alone.
    #[must_use]
    pub fn new(document: &Document, gazetteer: &Gazetteer) -> Self {
        let language = document.language;
        let mut found = recognise(document, language, gazetteer);
        let places = settle(document, &mut found);
        let told = Resolver::new(gazetteer, &found, &places, None, None).told();
        let known = [Language::ENGLISH, Language::FRENCH];
        let foreign = language.is_some_and(|language| !known.contains(&language));
        Self { found, places, told, foreign }
    }

    /// The mentions of the document, which has this number in its corpus, given where the corpus plays.
    #[must_use]
    pub fn resolve(self, number: u32, home: &HomeCountries, gazetteer: &Gazetteer) -> Vec<Mention> {
        let Self { found, places, told, foreign } = self;
        let resolver = Resolver::new(gazetteer, &found, &places, Some(home.of_countries()), Some(told));
        let spots = found.spots.iter().zip(&places).filter(|(_, place)| **place >= 0.0);
        let mut mentions: Vec<Mention> =
            spots.map(|(spot, place)| mention(number, spot, *place, &found, &resolver, gazetteer)).collect();
        if foreign {
            mentions.iter_mut().for_each(|mention| mention.confidence *= NAMES_ALONE);
        }
        mentions
    }
}

fn mention(
    document: u32,
    spot: &Spot,
    placeness: f32,
    found: &Found,
    resolver: &Resolver<'_>,
    gazetteer: &Gazetteer,
) -> Mention {
    let mut mention = Mention {
        document,
        paragraph: spot.paragraph,
        span: spot.span,
        status: Status::Unresolved,
        role: Role::Literal,
        confidence: UNKNOWN,
        reason: Reason::UnknownName(spot.asking.clone()),
        place: None,
        candidates: Vec::new(),
        date: None,
        narration: Narration::Event,
    };
    if let (Some(choice), Some(name)) = (resolver.choose(spot), spot.name) {
        let sense = &found.senses.of(name)[choice.sense];
        // "Butler County" is not the town of Butler: better no point than another one.
        if spot.context.clues.has(Clue::County) && !sense.kind.is_area() {
            return mention;
        }
        mention.candidates = choice.candidates;
        mention.status = Status::Resolved;
        mention.role = role::role(spot, sense);
        mention.confidence = confidence(placeness, choice.margin);
        mention.reason = choice.reason;
        mention.place = Some(sense.id(gazetteer));
    }
    mention
}

/// What is left of the confidence where no word around a name is understood.
const NAMES_ALONE: f32 = 0.8;

/// The confidence that an unknown name is one of a place: two of three on English news.
const UNKNOWN: f32 = 0.66;

/// From how surely it is a place and how far the choice is ahead, both in logits. Rises with both. How many of the mentions
/// of a confidence are right is in `docs/BENCHMARKS.md`.
fn confidence(placeness: f32, margin: f32) -> f32 {
    let logistic = |x: f32| 1.0 / (1.0 + (-x).exp());
    AT_BEST * logistic(placeness) * logistic(margin)
}

/// However clear the words, one name in fourteen is no place or another one, on English news.
const AT_BEST: f32 = 0.93;

#[cfg(test)]
mod tests;
