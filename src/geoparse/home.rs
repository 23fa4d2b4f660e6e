//! Where a corpus plays: the countries that the surer names of its documents tell, each document counted alike.

use super::Recognised;
use super::resolve::Home;

/// The share of each country in a corpus.
#[derive(Default)]
pub struct HomeCountries(Home);

impl HomeCountries {
    pub(super) fn of_countries(&self) -> &Home {
        &self.0
    }
}

/// The shares of countries while documents are added. In the same order they add up to the same, to the last bit.
#[derive(Default)]
pub struct HomeSum {
    sums: Home,
    documents: usize,
}

impl HomeSum {
    /// Adds what a document tells.
    pub fn add(&mut self, document: &Recognised) {
        self.documents += 1;
        for (country, share) in document.told.countries() {
            *self.sums.entry(country).or_default() += share;
        }
    }

    /// The shares in the documents that were added.
    #[must_use]
    #[allow(clippy::cast_precision_loss)]
    pub fn shares(mut self) -> HomeCountries {
        self.sums.values_mut().for_each(|share| *share /= self.documents as f32);
        HomeCountries(self.sums)
    }
}
