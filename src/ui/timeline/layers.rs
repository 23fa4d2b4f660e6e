//! The histogram told apart, kept while it stands for the same.

use std::sync::Arc;

use crate::corpus::{Clock, Corpus};
use crate::view::{Filter, Layer, Stack, ViewModel, layers};

/// The layers of the last frame.
#[derive(Default)]
pub struct Layers {
    key: Option<(Arc<Corpus>, Clock, Filter, Stack)>,
    layers: Vec<Layer>,
}

impl Layers {
    /// The histogram of `view`, told apart so.
    pub fn of(&mut self, view: &ViewModel, stack: Stack) -> &[Layer] {
        let query = view.query();
        let is_same = self.key.as_ref().is_some_and(|(corpus, clock, filter, by)| {
            Arc::ptr_eq(corpus, view.corpus())
                && (*clock, *by) == (query.clock, stack)
                && *filter == query.filter
        });
        if !is_same {
            self.layers = layers(view.corpus(), query, stack);
            self.key = Some((Arc::clone(view.corpus()), query.clock, query.filter.clone(), stack));
        }
        &self.layers
    }
}
