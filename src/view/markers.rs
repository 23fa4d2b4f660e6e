//! What is drawn on the map: one marker for each place, listing its mentions by their number.

use std::sync::Arc;

use geo::MultiPolygon;
use serde::Serialize;

use super::query::{Query, Restriction};
use crate::corpus::{Clock, Corpus};
use crate::model::{Kind, Place, PlaceId, Position};

/// A place none of whose visible mentions reaches this confidence is drawn as doubtful.
pub const DOUBTFUL_BELOW: f32 = 0.5;

/// A place with visible mentions, as the map shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Marker {
    /// Which place.
    pub place: PlaceId,
    /// Its name in the corpus' language.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Where its sign or label stands: degrees, WGS 84.
    pub position: Position,
    /// How it is drawn.
    pub symbol: Symbol,
    /// Mentions that the query shows; at least 1.
    pub visible: u32,
    /// All its mentions.
    pub total: u32,
    /// Mean share of the visible mentions' days that lie inside the window, above 0 and up to 1: the opacity.
    pub share: f32,
    /// No visible mention is sure of meaning this place: drawn hollow.
    pub doubtful: bool,
    /// Its outline, where `symbol` is [`Symbol::Outline`].
    pub area: Option<Arc<MultiPolygon<f64>>>,
}

/// The sign of a marker. Only a point place gets a dot: a dot for an area would be more precise than the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Symbol {
    /// A point place.
    Dot,
    /// An area whose outline is known: its polygon.
    Outline,
    /// An area without an outline (a district, a region, a sea): a sign of its own, never a dot.
    Vague,
}

impl Symbol {
    /// The sign for `place`.
    #[must_use]
    pub fn of(place: &Place) -> Self {
        match (place.kind.is_area(), &place.area) {
            (false, _) => Self::Dot,
            (true, Some(_)) => Self::Outline,
            (true, None) => Self::Vague,
        }
    }
}

/// The markers of all places that `query` shows, most mentioned first (by all mentions, so that the order does not
/// change while the window moves), then by name.
#[must_use]
pub fn markers(corpus: &Corpus, query: &Query) -> Vec<Marker> {
    MarkerOrder::of(corpus).markers(corpus, query)
}

/// Places with mentions in the order of their markers; made once per corpus.
#[derive(Clone, Debug, Default)]
pub(super) struct MarkerOrder(Vec<u32>);

impl MarkerOrder {
    pub fn of(corpus: &Corpus) -> Self {
        let total = |place: u32| corpus.mentions_of(place).len();
        let places = corpus.places().as_slice();
        let mut order: Vec<u32> = (0u32..).take(places.len()).filter(|&place| total(place) > 0).collect();
        let name = |place: u32| corpus.name_of(&places[place as usize]);
        order.sort_by(|&a, &b| total(b).cmp(&total(a)).then_with(|| name(a).cmp(name(b))).then(a.cmp(&b)));
        Self(order)
    }

    /// How many mentions the most mentioned place has.
    #[allow(clippy::cast_possible_truncation)] // mentions are numbered in 32 bits
    pub fn most(&self, corpus: &Corpus) -> u32 {
        self.0.first().map_or(0, |&place| corpus.mentions_of(place).len() as u32)
    }

    pub fn markers(&self, corpus: &Corpus, query: &Query) -> Vec<Marker> {
        let restriction = Restriction::of(query);
        self.0.iter().filter_map(|&place| marker(corpus, query.clock, restriction, place)).collect()
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)] // mentions are numbered in 32 bits
fn marker(corpus: &Corpus, clock: Clock, restriction: Restriction, number: u32) -> Option<Marker> {
    let columns = corpus.columns();
    let (days, sorts) = (columns.days_of_place(clock, number), columns.sorts_of_place(number));
    let (mut visible, mut share, mut best) = (0u32, 0.0, 0.0f32);
    for ((&days, &sort), &confidence) in days.iter().zip(sorts).zip(columns.confidence_of_place(number)) {
        if restriction.shows(days, sort) {
            visible += 1;
            share += restriction.share(days);
            best = best.max(confidence);
        }
    }
    let place = corpus.places().as_slice().get(number as usize).filter(|_| visible > 0)?;
    let symbol = Symbol::of(place);
    Some(Marker {
        place: place.id.clone(),
        name: corpus.name_of(place).to_owned(),
        kind: place.kind,
        position: place.position,
        symbol,
        visible,
        total: days.len() as u32,
        share: share / visible as f32,
        doubtful: best < DOUBTFUL_BELOW,
        area: place.area.clone().filter(|_| symbol == Symbol::Outline),
    })
}
