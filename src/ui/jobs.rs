//! Work that takes longer than a frame: a thread with progress and cancel. It knows a waker, not egui.
//!
//! A job never takes the window down: a panic in it becomes a message like any other failure.

use std::any::Any;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::thread;

use super::empty::Failure;
use crate::corpus::Corpus;
use crate::pipeline::{self, OpenError, Tick};

pub use crate::pipeline::{Source, VIEWS_FILE};

/// Reads a corpus, telling how far it is.
pub type Opener = Arc<dyn Fn(&Source, &Progress) -> Result<Corpus, Failure> + Send + Sync>;

/// Makes an opener of the pipeline, or of what a test puts in its place.
pub fn opener(
    open: impl Fn(&Source, Tick<'_>) -> Result<Corpus, OpenError> + Send + Sync + 'static,
) -> Opener {
    Arc::new(move |source, progress| {
        let mut tick = |at: pipeline::Progress| {
            progress.report(at.done, at.total);
            if progress.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        open(source, &mut tick).map_err(|error| Failure {
            message: error.to_string(),
            hint: error.hint().map(str::to_owned),
            warnings: error.warnings().to_vec(),
        })
    })
}

/// Tells the window that there is news.
pub trait Waker: Send + Sync {
    /// Asks for a frame soon.
    fn wake(&self);
}

/// How far a job is, and whether it should stop. Shared between the job and the window.
pub struct Progress {
    done: AtomicUsize,
    total: AtomicUsize,
    cancelled: AtomicBool,
    waker: Arc<dyn Waker>,
}

impl Progress {
    /// Notes that `done` steps of `total` are behind us.
    pub fn report(&self, done: usize, total: usize) {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
        self.waker.wake();
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
        let total = self.total.load(Ordering::Relaxed);
        (total > 0).then(|| self.done.load(Ordering::Relaxed) as f32 / total as f32)
    }

    /// Steps done and steps in all; both 0 while not known.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }
}

/// How a job ended.
#[derive(Debug, PartialEq)]
pub enum Outcome<T> {
    /// With what it was started for.
    Done(T),
    /// The job broke; the text says what it said.
    Broken(String),
}

/// A thread at work on a `T`.
pub struct Job<T> {
    receiver: Receiver<Outcome<T>>,
    progress: Arc<Progress>,
}

impl<T: Send + 'static> Job<T> {
    /// Starts `work` in a thread of its own; the waker is woken with each step and at the end.
    pub fn start(waker: Arc<dyn Waker>, work: impl FnOnce(&Progress) -> T + Send + 'static) -> Self {
        let progress = Arc::new(Progress {
            done: AtomicUsize::new(0),
            total: AtomicUsize::new(0),
            cancelled: AtomicBool::new(false),
            waker,
        });
        let (sender, receiver) = sync_channel(1);
        let shared = Arc::clone(&progress);
        thread::spawn(move || {
            let outcome = catch_unwind(AssertUnwindSafe(|| work(&shared)))
                .map_or_else(|panic| Outcome::Broken(said_by(panic.as_ref())), Outcome::Done);
            // Nobody listens any more where the window moved on to another job.
            let _ = sender.send(outcome);
            shared.waker.wake();
        });
        Self { receiver, progress }
    }

    /// The outcome, once; `None` while the job is at work.
    #[must_use]
    pub fn poll(&self) -> Option<Outcome<T>> {
        match self.receiver.try_recv() {
            Ok(outcome) => Some(outcome),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Outcome::Broken(String::new())),
        }
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Asks it to stop; what it still yields is of no use.
    pub fn cancel(&self) {
        self.progress.cancelled.store(true, Ordering::Relaxed);
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.progress.cancelled.store(true, Ordering::Relaxed);
    }
}

fn said_by(panic: &(dyn Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    struct Count(AtomicUsize);

    impl Waker for Count {
        fn wake(&self) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }

    fn wait<T: Send + 'static>(job: &Job<T>) -> Outcome<T> {
        let start = Instant::now();
        loop {
            if let Some(outcome) = job.poll() {
                return outcome;
            }
            assert!(start.elapsed() < Duration::from_secs(10), "the job never ended");
            thread::yield_now();
        }
    }

    #[test]
    fn a_job_tells_its_progress_and_wakes_the_window() {
        let waker = Arc::new(Count(AtomicUsize::new(0)));
        let job = Job::start(waker.clone(), |progress| {
            progress.report(3, 4);
            7
        });
        assert_eq!(wait(&job), Outcome::Done(7));
        assert_eq!((job.progress().counts(), job.progress().share()), ((3, 4), Some(0.75)));
        assert!(waker.0.load(Ordering::SeqCst) >= 1);
    }

    #[test]
    fn a_panic_in_a_job_becomes_its_message() {
        let job: Job<()> = Job::start(Arc::new(Count(AtomicUsize::new(0))), |_| panic!("no such tile"));
        assert_eq!(wait(&job), Outcome::Broken("no such tile".to_owned()));
    }

    #[test]
    fn a_job_that_is_cancelled_or_dropped_sees_it() {
        let waker: Arc<dyn Waker> = Arc::new(Count(AtomicUsize::new(0)));
        let job = Job::start(waker, |progress| {
            while !progress.is_cancelled() {
                thread::yield_now();
            }
            "stopped"
        });
        assert_eq!(job.poll(), None);
        job.cancel();
        assert_eq!(wait(&job), Outcome::Done("stopped"));
    }
}
