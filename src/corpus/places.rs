//! The places of a corpus, found by identifier and numbered for the columns.

use std::collections::HashMap;

use crate::model::{Place, PlaceId};

/// Places in the order of their identifiers; a place's number is its index.
#[derive(Debug)]
pub struct PlaceTable {
    list: Vec<Place>,
    index: HashMap<PlaceId, u32>,
}

impl PlaceTable {
    /// Sorts the places by identifier; of two with the same one the first is kept.
    #[allow(clippy::cast_possible_truncation)] // a gazetteer has far fewer than 2^32 places
    pub(super) fn new(mut list: Vec<Place>) -> Self {
        list.sort_by(|a, b| a.id.cmp(&b.id));
        list.dedup_by(|later, earlier| later.id == earlier.id);
        let index = list.iter().enumerate().map(|(i, place)| (place.id.clone(), i as u32)).collect();
        Self { list, index }
    }

    /// All places, by number.
    #[must_use]
    pub fn as_slice(&self) -> &[Place] {
        &self.list
    }

    /// The number of the place called `id`.
    #[must_use]
    pub fn index_of(&self, id: &PlaceId) -> Option<u32> {
        self.index.get(id).copied()
    }

    /// The place called `id`.
    #[must_use]
    pub fn get(&self, id: &PlaceId) -> Option<&Place> {
        self.index_of(id).and_then(|index| self.list.get(index as usize))
    }

    /// The nearest container of a place that is itself in the table: district, province, country.
    #[must_use]
    pub fn parent_of(&self, place: &Place) -> Option<u32> {
        [&place.admin2, &place.admin1, &place.country_id]
            .into_iter()
            .flatten()
            .filter(|id| **id != place.id)
            .find_map(|id| self.index_of(id))
    }
}
