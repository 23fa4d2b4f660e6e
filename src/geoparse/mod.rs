//! From documents to mentions: finds toponyms and chooses the place each one means.
//!
//! Pure and deterministic: the same documents and gazetteer give the same mentions, on any number of threads.
//! Deliberately not here: dates, and decisions of the user.

mod clues;
mod evidence;
mod language;
mod lexicon;
mod pairs;
mod recognise;
mod resolve;
mod role;
mod senses;
mod tokens;

use std::ops::ControlFlow;

use crate::gazetteer::Gazetteer;
use crate::model::{Document, Kind, Mention, Reason, Role, Status};

pub use language::language;

use clues::Clue;
use recognise::{Found, Spot, recognise, settle};
use resolve::{Home, Resolver};

/// The places that `documents` name, in the order of documents and text.
#[must_use]
pub fn geoparse(documents: &[Document], gazetteer: &Gazetteer) -> Vec<Mention> {
    geoparse_with(documents, gazetteer, |_| ControlFlow::Continue(())).unwrap_or_default()
}

/// As [`geoparse`], telling how many documents are done. `None` where `progress` broke off.
pub fn geoparse_with(
    documents: &[Document],
    gazetteer: &Gazetteer,
    mut progress: impl FnMut(usize) -> ControlFlow<()>,
) -> Option<Vec<Mention>> {
    let mut found = Vec::new();
    for document in documents {
        found.push(find(document, gazetteer));
    }
    let home = home(&found, gazetteer);
    let mut mentions = Vec::new();
    for (number, found) in (0..).zip(&found) {
        let resolver = Resolver::new(gazetteer, &found.0, &found.1, Some(&home));
        for (spot, place) in found.0.spots.iter().zip(&found.1).filter(|(_, place)| **place >= 0.0) {
            mentions.push(mention(number, spot, *place, &found.0, &resolver, gazetteer));
        }
        if progress(number as usize + 1).is_break() {
            return None;
        }
    }
    Some(mentions)
}

fn find(document: &Document, gazetteer: &Gazetteer) -> (Found, Vec<f32>) {
    let language = document.language.or_else(|| language(&document.text));
    let mut found = recognise(document, language, gazetteer);
    let places = settle(document, &mut found);
    (found, places)
}

/// The share of each country in the corpus, each document counted alike.
fn home(found: &[(Found, Vec<f32>)], gazetteer: &Gazetteer) -> Home {
    let mut home = Home::new();
    for (found, places) in found {
        let resolver = Resolver::new(gazetteer, found, places, None);
        let total: f32 = resolver.countries().map(|(_, weight)| weight).sum();
        for (country, weight) in resolver.countries() {
            *home.entry(country).or_default() += weight / (total + 1.0);
        }
    }
    #[allow(clippy::cast_precision_loss)]
    home.values_mut().for_each(|share| *share /= found.len() as f32);
    home
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
        confidence: 0.5,
        reason: Reason::UnknownName(spot.asking.clone()),
        place: None,
        candidates: Vec::new(),
        date: None,
    };
    if let (Some(choice), Some(name)) = (resolver.choose(spot), spot.name) {
        let sense = &found.senses.of(name)[choice.sense];
        // "Butler County" is not the town of Butler: better no point than another one.
        let area_wanted = spot.context.asked[0] == Some(Kind::District) && spot.context.clues.has(Clue::KindAfter);
        if area_wanted && !sense.kind.is_area() {
            return mention;
        }
        mention.status = Status::Resolved;
        mention.role = role::role(spot, sense);
        mention.confidence = confidence(placeness, choice.margin);
        mention.reason = choice.reason;
        mention.place = Some(gazetteer.place(sense.place).id());
        mention.candidates = choice.candidates;
    }
    mention
}

/// From how surely it is a place and how far the choice is ahead. Rises with both.
fn confidence(placeness: f32, margin: f32) -> f32 {
    let logistic = |x: f32| 1.0 / (1.0 + (-x).exp());
    logistic(0.6 * placeness + 0.4) * logistic(0.8 * margin + 0.5)
}
