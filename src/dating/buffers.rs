//! Room for what is found in a paragraph, which each thread keeps from one document to the next.

use std::cell::RefCell;

use super::attach::Dating;
use super::clauses::Clause;
use super::grammar::Match;
use super::tokens::Tokens;
use crate::model::Timex;

/// What is found in a paragraph, refilled for each.
#[derive(Default)]
pub(super) struct Buffers {
    pub(super) tokens: Tokens,
    pub(super) found: Vec<Match>,
    pub(super) clauses: Vec<Clause>,
    pub(super) datings: Vec<Dating>,
    /// Those of the document.
    pub(super) timexes: Vec<Timex>,
}

/// Room for more tokens than a long paragraph has, or more expressions than a long document, is given back.
const MOST: usize = 100_000;

/// Calls `work` with this thread's buffers, which hold what is left of other texts.
pub(super) fn with_buffers<R>(work: impl FnOnce(&mut Buffers) -> R) -> R {
    thread_local! {
        static BUFFERS: RefCell<Buffers> = RefCell::default();
    }
    let mut buffers = BUFFERS.take();
    let result = work(&mut buffers);
    if buffers.tokens.room().max(buffers.timexes.capacity()) <= MOST {
        BUFFERS.set(buffers);
    }
    result
}
