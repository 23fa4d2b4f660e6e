//! A memory of how walks begin: the same words stand at the beginning of most names and of most that is none.

use super::lookup::Reached;

/// How many words are remembered, about 400 KB. Two words of one place take turns.
const SLOTS: usize = 8192;
/// Longer words are walked anew each time.
const LONGEST: usize = 15;

/// Where walks through one gazetteer are after their first word.
///
/// ```
/// use dateline::gazetteer::{FirstWords, Gazetteer};
///
/// let gazetteer = Gazetteer::bundled()?;
/// let (mut words, mut hits) = (FirstWords::default(), Vec::new());
/// for _ in 0..2 {
///     gazetteer.names_at_with(&mut words, ["new", "york"], &mut hits);
///     assert_eq!(hits.last().map(|hit| hit.tokens), Some(2));
/// }
/// # Ok::<(), dateline::gazetteer::GazetteerError>(())
/// ```
#[derive(Clone, Debug)]
pub struct FirstWords {
    slots: Box<[Slot]>,
}

/// A word in its bytes, zeros behind them and its length in the last; and where it leads to.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    word: [u8; LONGEST + 1],
    reached: Reached,
}

impl Default for FirstWords {
    fn default() -> Self {
        Self { slots: vec![Slot::default(); SLOTS].into() }
    }
}

impl FirstWords {
    /// Where `word` leads to; `walk` finds it out.
    #[inline]
    pub(super) fn get(&mut self, word: &str, walk: impl FnOnce() -> Reached) -> Reached {
        let bytes = word.as_bytes();
        let mut key = [0; LONGEST + 1];
        let (true, Some(letters)) = (bytes.len() <= LONGEST, key.get_mut(..bytes.len())) else {
            return walk();
        };
        letters.copy_from_slice(bytes);
        key[LONGEST] = bytes.len() as u8;
        let Some(slot) = self.slots.get_mut(place(&key)) else { return walk() };
        if slot.word != key {
            *slot = Slot { word: key, reached: walk() };
        }
        slot.reached
    }
}

/// The slot of a word.
#[inline]
fn place(key: &[u8; LONGEST + 1]) -> usize {
    let number = u128::from_le_bytes(*key);
    let folded = (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (number >> 64) as u64;
    (folded.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize % SLOTS
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::gazetteer::Gazetteer;

    use super::*;

    proptest! {
        #[test]
        fn names_are_the_same_with_and_without_a_memory(
            texts in prop::collection::vec("(new|san|saint|la|york|jose|kabul|[a-z]{1,17}|нью)( (york|de|la|[a-z]{1,4})){0,3}", 1..200)
        ) {
            let gazetteer = Gazetteer::bundled().unwrap();
            let (mut words, mut plain, mut remembered) = (FirstWords::default(), Vec::new(), Vec::new());
            for text in texts.iter().chain(&texts) {
                gazetteer.names_at(text.split(' '), &mut plain);
                gazetteer.names_at_with(&mut words, text.split(' '), &mut remembered);
                prop_assert_eq!(&plain, &remembered, "{}", text);
            }
        }
    }
}
