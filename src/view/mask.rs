//! Which places the filters keep.

use super::filter::Filter;
use crate::corpus::{Corpus, NO_PLACE};

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
        let kept = corpus.places().as_slice().iter().map(|place| {
            let containers = [&place.admin2, &place.admin1, &place.country_id];
            only.contains(&place.id) || containers.into_iter().flatten().any(|id| only.contains(id))
        });
        Self(Some(kept.collect()))
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
