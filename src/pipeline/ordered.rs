//! The same work on many things at once, with the results taken in their order as they come.
//!
//! Work runs ahead of what was taken no further than [`AHEAD_BYTES`] and [`AHEAD_ITEMS`] allow, so that memory hangs on
//! these and not on how much there is to do.

use std::collections::VecDeque;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// More threads than this do not help: what they share is memory.
const MOST_THREADS: usize = 8;

/// How many bytes may be at work or waiting to be taken. What is larger by itself is worked on alone.
const AHEAD_BYTES: u64 = 16 << 20;

/// How many things may be at work or waiting to be taken.
const AHEAD_ITEMS: usize = 1024;

/// How many threads to work with: as many as `wanted`, or as the machine has cores.
pub(super) fn threads(wanted: Option<NonZero<usize>>) -> usize {
    let cores = || thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    wanted.map_or_else(cores, usize::from)
}

/// Calls `work` with each number from 0 to one less than the length of `sizes`, which says of each how many bytes its work
/// is on, and `take` on the calling thread with each result in the order of the numbers. `take` may break off.
///
/// The calling thread works as well, so that one thread needs no other.
pub(super) fn in_order<R: Send>(
    sizes: &[u64],
    threads: usize,
    work: impl Fn(usize) -> R + Sync,
    mut take: impl FnMut(R) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let line = Line { state: Mutex::new(State::new()), changed: Condvar::new() };
    thread::scope(|scope| {
        for _ in 1..threads.min(sizes.len()) {
            let helper = || {
                let _leaving = Leaving(&line);
                let mut state = line.lock();
                while state.may_go_on(sizes) {
                    state = match state.start(sizes) {
                        Some(number) => line.done(state, number, &work),
                        None => line.wait(state),
                    };
                }
            };
            // Where the system has no thread left, those there are do the work.
            let _ = thread::Builder::new().spawn_scoped(scope, helper);
        }
        let _leaving = Leaving(&line);
        let mut state = line.lock();
        while !state.stopped && state.taken < sizes.len() {
            if let Some(result) = state.next_result(sizes) {
                line.tell(&state);
                drop(state);
                let told = take(result);
                state = line.lock();
                state.stopped |= told.is_break();
            } else if let Some(number) = state.start(sizes) {
                state = line.done(state, number, &work);
            } else {
                state = line.wait(state);
            }
        }
        line.tell(&state);
        if state.stopped { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })
}

/// What is worked on, shared by those who work.
struct Line<R> {
    state: Mutex<State<R>>,
    /// Told where a result has come that the calling thread may wait for, or room for more work.
    changed: Condvar,
}

struct State<R> {
    /// How many were started, and how many of these, the first ones, were taken.
    started: usize,
    taken: usize,
    /// Bytes of those started and not taken.
    ahead: u64,
    /// What came of those started and not taken, in order; `None` while at work.
    results: VecDeque<Option<R>>,
    stopped: bool,
    /// How many threads wait.
    waiting: usize,
}

impl<R> State<R> {
    fn new() -> Self {
        Self { started: 0, taken: 0, ahead: 0, results: VecDeque::new(), stopped: false, waiting: 0 }
    }

    fn may_go_on(&self, sizes: &[u64]) -> bool {
        !self.stopped && self.started < sizes.len()
    }

    /// The next number to work on, where there is one and room for it.
    fn start(&mut self, sizes: &[u64]) -> Option<usize> {
        let size = *sizes.get(self.started)?;
        let room = self.ahead.saturating_add(size) <= AHEAD_BYTES && self.results.len() < AHEAD_ITEMS;
        // What the calling thread waits for may always start.
        (room || self.results.is_empty()).then(|| {
            self.ahead = self.ahead.saturating_add(size);
            self.results.push_back(None);
            self.started += 1;
            self.started - 1
        })
    }

    /// The next result in order, where it has come.
    fn next_result(&mut self, sizes: &[u64]) -> Option<R> {
        let result = self.results.front_mut()?.take()?;
        self.results.pop_front();
        self.ahead = self.ahead.saturating_sub(sizes.get(self.taken).copied().unwrap_or(0));
        self.taken += 1;
        Some(result)
    }
}

impl<R> Line<R> {
    fn lock(&self) -> MutexGuard<'_, State<R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'s>(&self, mut state: MutexGuard<'s, State<R>>) -> MutexGuard<'s, State<R>> {
        state.waiting += 1;
        let mut state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        state.waiting -= 1;
        state
    }

    /// Wakes those who wait, who are few: to wake nobody is a call of the system as well.
    fn tell(&self, state: &State<R>) {
        if state.waiting > 0 {
            self.changed.notify_all();
        }
    }

    /// Does the work on `number` and puts down what came of it.
    fn done<'s>(
        &'s self,
        state: MutexGuard<'s, State<R>>,
        number: usize,
        work: &impl Fn(usize) -> R,
    ) -> MutexGuard<'s, State<R>> {
        drop(state);
        let result = work(number);
        let mut state = self.lock();
        let at = number - state.taken;
        if let Some(place) = state.results.get_mut(at) {
            *place = Some(result);
        }
        if at == 0 {
            self.tell(&state);
        }
        state
    }
}

/// Stops the others where the thread that holds it panics: they would wait for ever for its result, or for room.
struct Leaving<'a, R>(&'a Line<R>);

impl<R> Drop for Leaving<'_, R> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.lock().stopped = true;
            self.0.changed.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_numbers_on_any_number_of_threads() {
        for threads in [1, 2, 5] {
            for count in [0, 1, 3000] {
                let mut squares = Vec::new();
                let ended = in_order(
                    &vec![10; count],
                    threads,
                    |n| n * n,
                    |square| {
                        squares.push(square);
                        ControlFlow::Continue(())
                    },
                );
                assert_eq!(
                    (ended, squares),
                    (ControlFlow::Continue(()), (0..count).map(|n| n * n).collect())
                );
            }
        }
    }

    #[test]
    fn work_that_is_broken_off_takes_nothing_more() {
        for threads in [1, 3] {
            let mut taken = Vec::new();
            let ended = in_order(
                &[0; 1000],
                threads,
                |n| n,
                |n| {
                    taken.push(n);
                    if n == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                },
            );
            assert_eq!((ended, &taken[..]), (ControlFlow::Break(()), &[0, 1, 2, 3][..]));
        }
    }

    /// How many texts of `size` bytes are at most started and not taken, where taking is slower than the work.
    fn most_ahead(size: u64, count: usize) -> usize {
        let (started, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let mut taken = 0;
        let work = |_| {
            started.fetch_add(1, Ordering::SeqCst);
        };
        let _ = in_order(&vec![size; count], 3, work, |()| {
            if taken % 64 == 0 {
                thread::sleep(Duration::from_millis(5));
            }
            most.fetch_max(started.load(Ordering::SeqCst) - taken, Ordering::SeqCst);
            taken += 1;
            ControlFlow::Continue(())
        });
        most.into_inner()
    }

    #[test]
    fn work_runs_ahead_of_what_is_taken_but_not_far() {
        let most = most_ahead(1, 5 * AHEAD_ITEMS);
        // One more: it is counted while its room is given back.
        assert!((3..=AHEAD_ITEMS + 1).contains(&most), "{most} texts ahead");
        let most = most_ahead(AHEAD_BYTES / 4, 200);
        assert!(most <= 5, "{most} texts ahead that are as long as a quarter of what may be");
        let most = most_ahead(2 * AHEAD_BYTES, 50);
        assert!(most <= 2, "{most} texts ahead where each is too long to share");
    }

    #[test]
    fn a_panic_ends_the_work_on_every_thread() {
        for threads in [1, 3] {
            let broken = std::panic::catch_unwind(|| {
                in_order(&vec![0; 5000], threads, |n| assert!(n != 7), |()| ControlFlow::Continue(()))
            });
            assert!(broken.is_err());
            let broken = std::panic::catch_unwind(|| {
                in_order(
                    &vec![0; 5000],
                    threads,
                    |n| n,
                    |n| {
                        assert!(n != 7);
                        ControlFlow::Continue(())
                    },
                )
            });
            assert!(broken.is_err());
        }
    }
}
