//! What a token may be in a rule, as bits, so that most rules are ruled out by one look at the second and the third token.

use super::slots::{SLOTS, Slot};
use super::word::Word;

/// A set of what a token may be: a bit for each slot, one for numbers, and one for each of some classes of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signature(u64);

impl Signature {
    /// A number in digits, or with digits in it.
    pub(super) const NUMBER: Self = Self(1 << SLOTS);
    /// That there may be no token, which every token meets.
    pub(super) const NONE: Self = Self(1 << 63);
    /// Anything.
    pub(super) const ANY: Self = Self(u64::MAX);

    pub(super) fn slot(slot: Slot) -> Self {
        Self(1 << slot as u32)
    }

    /// The class of a word: several words share one.
    pub(super) fn word(word: Word) -> Self {
        let first = SLOTS + 1;
        Self(1 << (first + word.hash() % (63 - first)))
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two have something in common.
    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
