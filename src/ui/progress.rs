//! How far a job is: files, mentions, the time left, and whether it should stop. It knows a waker, not egui.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Tells the window that there is news.
pub trait Waker: Send + Sync {
    /// Asks for a frame soon.
    fn wake(&self);
}

/// How far a job is, and whether it should stop. Shared between the job and the window.
pub struct Progress {
    done: AtomicUsize,
    total: AtomicUsize,
    mentions: AtomicUsize,
    /// Whether all files are done and what was found in them is put together.
    ending: AtomicBool,
    cancelled: AtomicBool,
    waker: Arc<dyn Waker>,
    start: Instant,
    /// When the main part of the work began, in milliseconds from the start; [`NOT_YET`] before.
    began: AtomicU64,
    /// When the window was last woken, in milliseconds from the start.
    woken: AtomicU64,
}

const NOT_YET: u64 = u64::MAX;
/// The window is woken no more often than this by progress, in milliseconds: a frame takes from the job what it shows of it.
const WAKES: u64 = 100;
/// Nothing is said of the time left before so much was done: the first files tell little of the others.
const TOLD_AFTER: Duration = Duration::from_millis(500);
const TOLD_FROM: usize = 10;

impl Progress {
    /// Of a job that begins now.
    pub(super) fn new(waker: Arc<dyn Waker>) -> Self {
        Self {
            done: AtomicUsize::new(0),
            total: AtomicUsize::new(0),
            mentions: AtomicUsize::new(0),
            ending: AtomicBool::new(false),
            cancelled: AtomicBool::new(false),
            waker,
            start: Instant::now(),
            began: AtomicU64::new(NOT_YET),
            woken: AtomicU64::new(0),
        }
    }

    /// Notes that the main part of the work begins, from whose speed the time left is told.
    pub fn begin(&self) {
        let now = self.milliseconds();
        // Only the first time counts.
        let _ = self.began.compare_exchange(NOT_YET, now, Ordering::Relaxed, Ordering::Relaxed);
    }

    /// Notes that the main part of the work is done, and what is left is not counted in steps.
    pub fn end(&self) {
        self.ending.store(true, Ordering::Relaxed);
        self.wake();
    }

    /// Notes that `done` steps of `total` are behind us, and so many mentions were found in them.
    pub fn report(&self, done: usize, total: usize, mentions: usize) {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
        self.mentions.store(mentions, Ordering::Relaxed);
        let (now, woken) = (self.milliseconds(), self.woken.load(Ordering::Relaxed));
        if woken == 0 || now >= woken + WAKES || done == total {
            self.woken.store(now.max(1), Ordering::Relaxed);
            self.wake();
        }
    }

    /// Asks for a frame at once.
    pub fn wake(&self) {
        self.waker.wake();
    }

    /// Asks the job to stop.
    pub(super) fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether the user wants the job to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// The share done, 0 to 1; `None` while the total is not known.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // a bar a few hundred pixels wide
    pub fn share(&self) -> Option<f32> {
        let (done, total) = self.counts();
        (total > 0).then(|| done as f32 / total as f32)
    }

    /// Steps done and steps in all; both 0 while not known.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }

    /// Whether the main part of the work is under way.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        self.began.load(Ordering::Relaxed) != NOT_YET
    }

    /// Whether the main part of the work is done and only what is not counted in steps is left.
    #[must_use]
    pub fn is_ending(&self) -> bool {
        self.ending.load(Ordering::Relaxed)
    }

    /// Mentions found so far.
    #[must_use]
    pub fn mentions(&self) -> usize {
        self.mentions.load(Ordering::Relaxed)
    }

    /// The time left by how fast it went so far; `None` while that tells nothing yet.
    #[must_use]
    pub fn time_left(&self) -> Option<Duration> {
        let began = self.began.load(Ordering::Relaxed);
        let since = Duration::from_millis(self.milliseconds().checked_sub(began)?);
        let (done, total) = self.counts();
        time_left(since, done, total)
    }

    fn milliseconds(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_millis()).unwrap_or(NOT_YET - 1)
    }
}

/// How long the rest takes where it goes on as fast as it went in the time `since` the beginning.
#[allow(clippy::cast_precision_loss)] // nobody waits for 2^52 files
fn time_left(since: Duration, done: usize, total: usize) -> Option<Duration> {
    let told = since >= TOLD_AFTER && done >= TOLD_FROM && done < total;
    told.then(|| since.mul_f64((total - done) as f64 / done as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_is_told_from_the_speed_so_far_and_not_before_there_is_one() {
        let seconds = |since: f64, done, total| {
            time_left(Duration::from_secs_f64(since), done, total).map(|left| left.as_secs_f64())
        };
        assert_eq!(seconds(2.0, 1000, 5000), Some(8.0));
        assert_eq!(seconds(30.0, 4500, 5000).map(f64::round), Some(3.0));
        for (since, done, total) in [(0.1, 1000, 5000), (5.0, 3, 5000), (5.0, 0, 0), (5.0, 5000, 5000)] {
            assert_eq!(seconds(since, done, total), None, "{done} of {total} in {since} s");
        }
    }
}
