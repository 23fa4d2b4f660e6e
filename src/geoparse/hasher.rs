//! The hasher of the maps that are asked for every word and name.

use std::hash::{BuildHasherDefault, Hasher};

/// A map's hasher that is the same in every run, so that sums over a map are; and quick on words and numbers.
pub(super) type Fast = BuildHasherDefault<WordHasher>;

/// Multiplies and folds eight bytes at a time, as the hashers of compilers do. A text made to collide would slow a walk
/// down, so that only words of ours and numbers are keys.
#[derive(Default)]
pub(super) struct WordHasher(u64);

impl WordHasher {
    /// An odd number without a pattern: the fractional part of the golden ratio.
    const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

    #[inline]
    fn mix(&mut self, word: u64) {
        let product = u128::from(self.0.rotate_left(23) ^ word) * u128::from(Self::MULTIPLIER);
        self.0 = (product >> 64) as u64 ^ product as u64;
    }
}

impl Hasher for WordHasher {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.mix(u64::from_le_bytes(*word)));
        // Both ends of what is left, which overlap unless it is as long as both.
        let tail = match (rest.first_chunk::<4>(), rest.last_chunk::<4>(), rest) {
            (Some(first), Some(last), _) => {
                u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
            }
            (.., &[first, .., last]) => {
                let middle = rest[rest.len() / 2];
                u64::from(first) << 16 | u64::from(middle) << 8 | u64::from(last)
            }
            (.., &[only]) => u64::from(only),
            _ => 0,
        };
        self.mix(tail ^ (bytes.len() as u64) << 56);
    }

    #[inline]
    fn write_u8(&mut self, number: u8) {
        self.mix(number.into());
    }

    #[inline]
    fn write_u16(&mut self, number: u16) {
        self.mix(number.into());
    }

    #[inline]
    fn write_u32(&mut self, number: u32) {
        self.mix(number.into());
    }

    #[inline]
    fn write_u64(&mut self, number: u64) {
        self.mix(number);
    }

    #[inline]
    fn write_u128(&mut self, number: u128) {
        self.mix(number as u64);
        self.mix((number >> 64) as u64);
    }

    #[inline]
    fn write_usize(&mut self, number: usize) {
        self.mix(number as u64);
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::hash::BuildHasher;

    use super::*;

    #[test]
    fn words_that_differ_in_one_letter_or_in_length_have_different_hashes() {
        let alike = [
            "",
            "a",
            "aa",
            "aaa",
            "aab",
            "aba",
            "baa",
            "aaaa",
            "aaaaa",
            "aaaaaaaa",
            "aaaaaaaab",
            "aaaabaaaa",
        ];
        let hashes: HashSet<u64> = alike.iter().map(|word| Fast::default().hash_one(word)).collect();
        assert_eq!(hashes.len(), alike.len());
    }

    #[test]
    fn numbers_in_a_row_spread_over_the_bits_that_a_table_takes() {
        let top: HashSet<u64> = (0..1000_u32).map(|number| Fast::default().hash_one(number) >> 57).collect();
        let low: HashSet<u64> =
            (0..1000_u32).map(|number| Fast::default().hash_one(number) & 0x3ff).collect();
        assert!(top.len() == 128 && low.len() > 500, "{} {}", top.len(), low.len());
    }
}
