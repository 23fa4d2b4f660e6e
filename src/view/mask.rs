//! Which places the filters keep.

use std::collections::BTreeSet;

use super::filter::Filter;
use crate::corpus::{Corpus, NO_PLACE};
use crate::model::{Place, PlaceId};

/// Whether a place is one of these, or lies in one.
fn is_asked_for(place: &Place, only: &BTreeSet<PlaceId>) -> bool {
    let containers = [&place.admin2, &place.admin1, &place.country_id];
    only.contains(&place.id) || containers.into_iter().flatten().any(|id| only.contains(id))
}

/// Whether `filter` keeps the mentions of one place, by its number: as a [`PlaceMask`] tells, for where few are asked about.
pub(super) fn keeps_place(corpus: &Corpus, filter: &Filter, place: u32) -> bool {
    let only = &filter.only_places;
    place != NO_PLACE
        && (only.is_empty()
            || corpus.places().as_slice().get(place as usize).is_some_and(|place| is_asked_for(place, only)))
}

/// A yes or no for each place of a corpus; all yes where no place is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PlaceMask(Option<Vec<bool>>);

impl PlaceMask {
    /// The places that `filter` asks for, and what lies in them.
    pub fn of(corpus: &Corpus, filter: &Filter) -> Self {
        let only = &filter.only_places;
        if only.is_empty() {
            return Self(None);
        }
        Self(Some(corpus.places().as_slice().iter().map(|place| is_asked_for(place, only)).collect()))
    }

    /// Whether mentions of the place with this number are kept.
    pub fn keeps(&self, place: u32) -> bool {
        place != NO_PLACE
            && self.0.as_ref().is_none_or(|kept| kept.get(place as usize).is_some_and(|kept| *kept))
    }

    /// The numbers of the places that are kept.
    #[allow(clippy::cast_possible_truncation)] // places are numbered in 32 bits
    pub fn places<'a>(&'a self, corpus: &Corpus) -> impl Iterator<Item = u32> + 'a {
        (0..corpus.places().as_slice().len() as u32).filter(|place| self.keeps(*place))
    }

    /// Whether all places are kept.
    pub fn keeps_all(&self) -> bool {
        self.0.is_none()
    }
}
