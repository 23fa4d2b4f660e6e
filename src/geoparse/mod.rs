//! From documents to mentions: finds toponyms and chooses the place each one means.
//!
//! Pure and deterministic: the same documents and gazetteer give the same mentions, on any number of threads.
//! Deliberately not here: dates, and decisions of the user.

mod actor;
mod around;
mod clues;
mod codes;
mod context;
mod evidence;
mod finder;
mod hasher;
mod language;
mod lexicon;
mod memory;
mod pairs;
mod parallel;
mod partner;
mod parts;
mod recognise;
mod resolve;
mod role;
mod senses;
mod tokens;

use std::ops::ControlFlow;

use crate::gazetteer::Gazetteer;
use crate::model::{Document, Language, Mention, Reason, Role, Status};

pub use language::language;

use clues::Clue;
use recognise::{Found, Spot, recognise, settle};
use resolve::{Home, Resolver, Told};

/// The language of each document, where its text is long and plain enough to tell.
#[must_use]
pub fn languages(documents: &[Document]) -> Vec<Option<Language>> {
    let told = |_, document: &Document| language(&document.text);
    parallel::map(documents.iter().collect(), told, &mut |_| ControlFlow::Continue(())).unwrap_or_default()
}

/// The places that `documents` name, in the order of documents and text.
///
/// A document without a language has it told from its text.
#[must_use]
pub fn geoparse(documents: &[Document], gazetteer: &Gazetteer) -> Vec<Mention> {
    geoparse_with(documents, gazetteer, |_| ControlFlow::Continue(())).unwrap_or_default()
}

/// As [`geoparse`], telling after each document how many are done. `None` where `progress` broke off.
///
/// The surer names of every document tell first where the corpus plays; then each document is resolved.
pub fn geoparse_with(
    documents: &[Document],
    gazetteer: &Gazetteer,
    mut progress: impl FnMut(usize) -> ControlFlow<()>,
) -> Option<Vec<Mention>> {
    let read =
        parallel::map(documents.iter().collect(), |_, document| read(document, gazetteer), &mut |done| {
            progress(done / 2)
        })?;
    let home = home(&read);
    let resolve = |number: usize, read: Read| mentions(number, read, &home, gazetteer);
    let half = documents.len();
    let found = parallel::map(read, resolve, &mut |done| progress((half + done) / 2))?;
    Some(found.into_iter().flatten().collect())
}

/// A document after the first round.
struct Read {
    found: Found,
    /// For each spot, how surely it is a place; at or above 0 it is one.
    places: Vec<f32>,
    told: Told,
}

fn read(document: &Document, gazetteer: &Gazetteer) -> Read {
    let language = document.language.or_else(|| language(&document.text));
    let mut found = recognise(document, language, gazetteer);
    let places = settle(document, &mut found);
    let told = Resolver::new(gazetteer, &found, &places, None, None).told();
    Read { found, places, told }
}

/// The share of each country in the corpus, each document counted alike.
#[allow(clippy::cast_precision_loss)]
fn home(documents: &[Read]) -> Home {
    let mut home = Home::default();
    for document in documents {
        for (country, share) in document.told.countries() {
            *home.entry(country).or_default() += share;
        }
    }
    home.values_mut().for_each(|share| *share /= documents.len() as f32);
    home
}

#[allow(clippy::cast_possible_truncation)]
fn mentions(number: usize, read: Read, home: &Home, gazetteer: &Gazetteer) -> Vec<Mention> {
    let Read { found, places, told } = read;
    let resolver = Resolver::new(gazetteer, &found, &places, Some(home), Some(told));
    let spots = found.spots.iter().zip(&places).filter(|(_, place)| **place >= 0.0);
    spots.map(|(spot, place)| mention(number as u32, spot, *place, &found, &resolver, gazetteer)).collect()
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
    };
    if let (Some(choice), Some(name)) = (resolver.choose(spot), spot.name) {
        let sense = &found.senses.of(name)[choice.sense];
        // "Butler County" is not the town of Butler: better no point than another one.
        let county = spot.asking.get(..5).is_some_and(|noun| noun.eq_ignore_ascii_case("count"));
        let area_wanted = county && spot.context.clues.has(Clue::KindAfter);
        mention.candidates = choice.candidates;
        if area_wanted && !sense.kind.is_area() {
            return mention;
        }
        mention.status = Status::Resolved;
        mention.role = role::role(spot, sense);
        mention.confidence = confidence(placeness, choice.margin);
        mention.reason = choice.reason;
        mention.place = Some(sense.id(gazetteer));
    }
    mention
}

/// The confidence that an unknown name is one of a place: two of three on English news.
const UNKNOWN: f32 = 0.66;

/// From how surely it is a place and how far the choice is ahead, both in logits. Rises with both. How many of the mentions
/// of a confidence are right is in `docs/BENCHMARKS.md`.
fn confidence(placeness: f32, margin: f32) -> f32 {
    let logistic = |x: f32| 1.0 / (1.0 + (-x).exp());
    logistic(placeness) * logistic(margin)
}

#[cfg(test)]
mod tests;
