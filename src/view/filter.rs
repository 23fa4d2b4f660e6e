//! Which mentions are left out by how their date is known and how the text tells of them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::corpus::{DateBasis, Sort, Sorts};
use crate::model::{Narration, PlaceId};

/// What is left out. The default leaves out nothing; what a later version can tell apart is kept by an earlier filter.
///
/// A basis is that of the narrated date, whichever clock is in use: so the clocks can be compared over the same mentions.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Mentions whose date is known so are left out.
    pub without_bases: BTreeSet<DateBasis>,
    /// Mentions that are told so are left out.
    pub without_narrations: BTreeSet<Narration>,
    /// Mentions of all other places are left out, where there are any here.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub only_places: BTreeSet<PlaceId>,
}

impl Filter {
    /// Whether it leaves out anything at all.
    #[must_use]
    pub fn is_active(&self) -> bool {
        !(self.without_bases.is_empty() && self.without_narrations.is_empty() && self.only_places.is_empty())
    }

    /// Leaves out the mentions with this basis, or keeps them again.
    pub fn toggle_basis(&mut self, basis: DateBasis) {
        if !self.without_bases.remove(&basis) {
            self.without_bases.insert(basis);
        }
    }

    /// Leaves out the mentions that are told so, or keeps them again.
    pub fn toggle_narration(&mut self, narration: Narration) {
        if !self.without_narrations.remove(&narration) {
            self.without_narrations.insert(narration);
        }
    }

    /// The sorts of mentions that are kept.
    #[must_use]
    pub fn kept(&self) -> Sorts {
        let kept = |(basis, narration): &(DateBasis, Narration)| {
            !self.without_bases.contains(basis) && !self.without_narrations.contains(narration)
        };
        Sort::all().filter(|(pair, _)| kept(pair)).map(|(_, sort)| sort).collect()
    }
}
