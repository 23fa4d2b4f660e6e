//! Files that follow one another, put together to batches that are worth the work of starting on them.

use std::ops::Range;

/// The most bytes of a batch, but for the file that closes it. A stage's tables and code are in the processor's caches after some
/// ten thousand bytes; more than this gains little, and takes memory.
const MOST: u64 = 512 << 10;

/// About what a document takes besides its text, bytes: many files with hardly any text are no little work.
const BESIDES: u64 = 1 << 10;

/// So many batches at least there are for each thread, where the files allow, so that none waits long for the others.
const EACH: u64 = 16;

/// The batches of a list of files, in its order.
pub(super) struct Batches {
    /// Numbers of the files behind the last one of each batch.
    ends: Vec<usize>,
    /// How many bytes each batch has, with what its documents take besides.
    sizes: Vec<u64>,
}

impl Batches {
    /// Puts files of these sizes, in bytes, together for so many threads.
    pub(super) fn of(sizes: &[u64], threads: usize) -> Self {
        let sizes: Vec<u64> = sizes.iter().map(|size| size.saturating_add(BESIDES)).collect();
        let all = sizes.iter().fold(0_u64, |sum, size| sum.saturating_add(*size));
        let most = (all / (EACH * threads.max(1) as u64)).min(MOST);
        let (mut ends, mut sums) = (Vec::new(), Vec::new());
        let mut sum = 0_u64;
        for (number, size) in sizes.iter().enumerate() {
            sum = sum.saturating_add(*size);
            if sum >= most || number + 1 == sizes.len() {
                ends.push(number + 1);
                sums.push(sum);
                sum = 0;
            }
        }
        Self { ends, sizes: sums }
    }

    /// How many bytes each batch has.
    pub(super) fn sizes(&self) -> &[u64] {
        &self.sizes
    }

    /// The numbers of the files of a batch.
    pub(super) fn numbers(&self, batch: usize) -> Range<usize> {
        let start = batch.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        start..self.ends.get(batch).copied().unwrap_or(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The batches of some files, as ranges of their numbers; checks that together they are all of them.
    fn batches(sizes: &[u64], threads: usize) -> Vec<Range<usize>> {
        let batches = Batches::of(sizes, threads);
        let ranges: Vec<_> = (0..batches.sizes().len()).map(|batch| batches.numbers(batch)).collect();
        assert!(ranges.iter().cloned().flatten().eq(0..sizes.len()), "{ranges:?}");
        for (range, size) in ranges.iter().zip(batches.sizes()) {
            let of_files = sizes[range.clone()].iter().map(|size| size.saturating_add(BESIDES));
            assert_eq!(of_files.fold(0, u64::saturating_add), *size);
        }
        ranges
    }

    #[test]
    fn batches_are_all_files_in_order_and_a_long_file_closes_its_batch() {
        assert!(batches(&[], 2).is_empty());
        assert_eq!(batches(&[0, 0, 0], 1).len(), 3);
        assert_eq!(batches(&[u64::MAX, 7, u64::MAX], 4), [0..1, 1..3]);
        assert_eq!(batches(&[MOST, 10, MOST], 1), [0..1, 1..3]);
    }

    #[test]
    fn there_are_enough_for_all_threads_and_none_is_longer_than_it_may_be() {
        for threads in [1, 2, 8] {
            let many = batches(&vec![6000; 100_000], threads);
            assert!(many.iter().all(|range| (range.len() as u64 - 1) * (6000 + BESIDES) < MOST));
            let few = batches(&vec![6000; 400], threads);
            assert!(few.len() >= threads * 10, "{} for {threads}", few.len());
            let mut empty = vec![0; 100_000];
            empty.push(1 << 30);
            assert!(batches(&empty, threads).iter().all(|range| range.len() as u64 <= MOST / BESIDES));
        }
    }
}
