//! What is drawn on the map: one marker for each place, listing its mentions by their number.

use std::sync::Arc;

use geo::MultiPolygon;
use serde::Serialize;

use super::counting::Counting;
use super::mask::PlaceMask;
use super::query::{Query, Restriction};
use crate::corpus::Corpus;
use crate::model::{Kind, Place, PlaceId, Position};

/// A place none of whose visible mentions reaches this confidence is drawn as doubtful.
pub const DOUBTFUL_BELOW: f32 = 0.5;

/// A place with mentions, as the map shows it where any of them is visible.
#[derive(Clone, Debug, PartialEq)]
pub struct Marker {
    /// Which place.
    pub place: PlaceId,
    /// Its name, in the language that the query names places in.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Where its sign or label stands: degrees, WGS 84.
    pub position: Position,
    /// How it is drawn.
    pub symbol: Symbol,
    /// Mentions that the query shows.
    pub visible: u32,
    /// All its mentions.
    pub total: u32,
    /// Mean share of the visible mentions' days that lie inside the window, above 0 and up to 1: the opacity. 0 where none is
    /// visible.
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
    let restriction = Restriction::of(query);
    let mask = PlaceMask::of(corpus, &query.filter);
    let mut markers = Markers::of(corpus, query);
    let kept = markers.list.iter_mut().zip(&markers.numbers).filter(|(_, number)| mask.keeps(**number));
    for (marker, &number) in kept {
        count(marker, corpus, query, restriction, number);
    }
    markers.list.retain(|marker| marker.visible > 0);
    markers.list
}

/// Counts the mentions of one place, one by one.
#[allow(clippy::cast_precision_loss)] // mentions are numbered in 32 bits
fn count(marker: &mut Marker, corpus: &Corpus, query: &Query, restriction: Restriction, number: u32) {
    let (columns, sorts) = (corpus.columns(), corpus.sorts(&query.filter.sieve));
    let (days, sorts) = (columns.days_of_place(query.clock, number), sorts.of_place(number));
    let (mut visible, mut share, mut best) = (0u32, 0.0, 0.0f32);
    for ((&days, &sort), &confidence) in days.iter().zip(sorts).zip(columns.confidence_of_place(number)) {
        if restriction.shows(days, sort) {
            visible += 1;
            share += restriction.share(days);
            best = best.max(confidence);
        }
    }
    marker.visible = visible;
    marker.share = if visible > 0 { share / visible as f32 } else { 0.0 };
    marker.doubtful = visible > 0 && best < DOUBTFUL_BELOW;
}

/// The markers of all places with mentions, and the numbers of these places. Made once a corpus, counted anew at each step.
#[derive(Clone, Debug, Default)]
pub(super) struct Markers {
    pub list: Vec<Marker>,
    numbers: Vec<u32>,
}

impl Markers {
    #[allow(clippy::cast_possible_truncation)] // mentions are numbered in 32 bits
    pub fn of(corpus: &Corpus, query: &Query) -> Self {
        let total = |place: u32| corpus.mentions_of(place).len();
        let places = corpus.places().as_slice();
        let mut numbers: Vec<u32> = (0u32..).take(places.len()).filter(|&place| total(place) > 0).collect();
        let name = |place: u32| corpus.name_of(&places[place as usize]);
        numbers.sort_by(|&a, &b| total(b).cmp(&total(a)).then_with(|| name(a).cmp(name(b))).then(a.cmp(&b)));
        let marker = |&number: &u32| marker(corpus, query, &places[number as usize], total(number) as u32);
        Self { list: numbers.iter().map(marker).collect(), numbers }
    }

    /// Names the places as the query does. They stay in their order.
    pub fn name(&mut self, corpus: &Corpus, query: &Query) {
        let places = corpus.places().as_slice();
        for (marker, &number) in self.list.iter_mut().zip(&self.numbers) {
            query.name_of(corpus, &places[number as usize]).clone_into(&mut marker.name);
        }
    }

    /// How many mentions the most mentioned place has.
    pub fn most(&self) -> u32 {
        self.list.first().map_or(0, |marker| marker.total)
    }

    /// Takes what is counted of each place.
    pub fn update(&mut self, counting: &Counting) {
        for (marker, &number) in self.list.iter_mut().zip(&self.numbers) {
            let place = &counting.places()[number as usize];
            // Most places are out of sight before and after: nothing is written then.
            if place.visible == 0 && marker.visible == 0 {
                continue;
            }
            marker.visible = place.visible;
            marker.share = if place.visible > 0 { counting.share(place) } else { 0.0 };
            marker.doubtful = place.visible > 0 && place.sure == 0;
        }
    }
}

/// The marker of a place, not counted yet.
fn marker(corpus: &Corpus, query: &Query, place: &Place, total: u32) -> Marker {
    let symbol = Symbol::of(place);
    Marker {
        place: place.id.clone(),
        name: query.name_of(corpus, place).to_owned(),
        kind: place.kind,
        position: place.position,
        symbol,
        visible: 0,
        total,
        share: 0.0,
        doubtful: false,
        area: place.area.clone().filter(|_| symbol == Symbol::Outline),
    }
}
