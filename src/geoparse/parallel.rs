//! The same work on many things at once, with the results in their order.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

/// More threads than this do not help: what they share is memory.
const MOST_THREADS: usize = 8;

/// Calls `work` with each item and its number. `progress` is told how many are done, on the calling thread, and may
/// break off: then there is no result.
pub(super) fn map<T: Send, R: Send>(
    items: Vec<T>,
    work: impl Fn(usize, T) -> R + Sync,
    progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
) -> Option<Vec<R>> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS).min(items.len());
    let mut results: Vec<Option<R>> = items.iter().map(|_| None).collect();
    let queue = Mutex::new(items.into_iter().enumerate());
    let stopped = AtomicBool::new(false);
    let next = || {
        let mut queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
        if stopped.load(Ordering::Relaxed) { None } else { queue.next() }
    };
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        for _ in 0..threads {
            let sender = sender.clone();
            scope.spawn(|| {
                let sender = sender;
                while let Some((number, item)) = next() {
                    if sender.send((number, work(number, item))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        for (done, (number, result)) in (1..).zip(receiver) {
            results[number] = Some(result);
            if progress(done).is_break() {
                stopped.store(true, Ordering::Relaxed);
            }
        }
    });
    if stopped.into_inner() { None } else { results.into_iter().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let squares = map((0..1000).collect(), |_, n: u32| n * n, &mut |_| ControlFlow::Continue(()));
        assert_eq!(squares, Some((0..1000).map(|n| n * n).collect()));
        assert_eq!(map(Vec::<u32>::new(), |_, n| n, &mut |_| ControlFlow::Continue(())), Some(Vec::new()));
    }

    #[test]
    fn work_that_is_broken_off_has_no_result() {
        let stop = |done| if done == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
        assert_eq!(map((0..1000).collect::<Vec<u32>>(), |_, n| n, &mut { stop }), None);
    }
}
