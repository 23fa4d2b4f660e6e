//! Work that takes longer than a frame: a thread with progress and cancel. It knows a waker, not egui.
//!
//! A job never takes the window down: a panic in it becomes a message like any other failure. Views of a corpus are built in the job as
//! well, so that the window has nothing to do but to show them.

use std::any::Any;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::empty::Failure;
use super::map::About;
use crate::corpus::Corpus;
use crate::pipeline::{self, Offer, OpenError, Stage, Tick};
use crate::view::{Query, ViewModel};

pub use super::progress::{Progress, Waker};
pub use crate::pipeline::{Changes, Snapshot, Source, VIEWS_FILE};

/// Reads a corpus, telling how far it is and laying on the desk what it has read so far; gives the view of the whole.
pub type Opener = Arc<dyn Fn(&Source, &Progress, &Desk) -> Result<Ready, Failure> + Send + Sync>;

/// Makes an opener of the pipeline, or of what a test puts in its place.
pub fn opener(
    open: impl Fn(&Source, Tick<'_>) -> Result<Corpus, OpenError> + Send + Sync + 'static,
) -> Opener {
    opener_in_parts(move |source, tick, _| open(source, tick))
}

/// The same of what also offers parts while it reads.
pub fn opener_in_parts(
    open: impl Fn(&Source, Tick<'_>, Offer<'_>) -> Result<Corpus, OpenError> + Send + Sync + 'static,
) -> Opener {
    Arc::new(move |source, progress, desk| {
        let mut tick = |at: pipeline::Progress| {
            match at.stage {
                // Counted as well, what comes before and after would let the count go back.
                Stage::Read => {}
                Stage::Geoparse => {
                    progress.begin();
                    progress.report(at.done, at.total, at.mentions);
                }
                Stage::Assemble => progress.end(),
            }
            if progress.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let mut offer = |part: &dyn Fn() -> Corpus| {
            if desk.offer(part) {
                progress.wake();
            }
        };
        let corpus = open(source, &mut tick, &mut offer);
        corpus.map(|corpus| desk.ready(corpus)).map_err(|error| Failure {
            message: error.message(),
            hint: error.hint(),
            warnings: error.warnings().to_vec(),
        })
    })
}

/// A corpus with all that takes longer than a frame has, made where nobody waits for it.
pub struct Ready {
    /// What is shown of it.
    pub view: ViewModel,
    /// What the map knows of it.
    pub about: About,
}

impl Ready {
    /// A corpus seen through `query`.
    #[must_use]
    pub fn new(corpus: Corpus, query: Query) -> Self {
        let view = ViewModel::new(Arc::new(corpus), query);
        Self { about: About::fitted(&view), view }
    }
}

/// What lies between the job that opens a corpus and the window: the part that was read last, and how the window looks at it.
#[derive(Default)]
pub struct Desk {
    /// Whether parts are wanted.
    parts: bool,
    part: Mutex<Option<Ready>>,
    query: Mutex<Query>,
    /// Whether what is opened first is a folder.
    is_folder: AtomicBool,
}

impl Desk {
    /// One for what is looked at through `query`, with room for `parts` or without.
    #[must_use]
    pub fn new(query: Query, parts: bool) -> Self {
        Self { parts, query: Mutex::new(query), ..Self::default() }
    }

    /// Views are made through this query from now on.
    pub fn look(&self, query: &Query) {
        let mut held = self.query.lock().unwrap_or_else(PoisonError::into_inner);
        if *held != *query {
            held.clone_from(query);
        }
    }

    /// Notes whether what is opened first is a folder, which only the disk can tell.
    pub fn note_folder(&self, source: &Source) {
        let is_folder =
            matches!(source, Source::Paths(paths) if paths.first().is_some_and(|path| path.is_dir()));
        self.is_folder.store(is_folder, Ordering::Release);
    }

    /// Whether what is opened first is a folder.
    #[must_use]
    pub fn is_folder(&self) -> bool {
        self.is_folder.load(Ordering::Acquire)
    }

    /// Takes the part that lies there.
    pub fn take(&self) -> Option<Ready> {
        self.part.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Lays a part there, where one is wanted and none lies there yet; whether it did.
    fn offer(&self, part: &dyn Fn() -> Corpus) -> bool {
        let is_free = || self.part.lock().unwrap_or_else(PoisonError::into_inner).is_none();
        let made = (self.parts && is_free()).then(|| self.ready(part()));
        let is_made = made.is_some();
        if is_made {
            *self.part.lock().unwrap_or_else(PoisonError::into_inner) = made;
        }
        is_made
    }

    /// A corpus as the window looks at it now.
    fn ready(&self, corpus: Corpus) -> Ready {
        let query = self.query.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Ready::new(corpus, query)
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
        let progress = Arc::new(Progress::new(waker));
        let (sender, receiver) = sync_channel(1);
        let shared = Arc::clone(&progress);
        thread::spawn(move || {
            let outcome = catch_unwind(AssertUnwindSafe(|| work(&shared)))
                .map_or_else(|panic| Outcome::Broken(said_by(panic.as_ref())), Outcome::Done);
            // Nobody listens any more where the window moved on to another job.
            let _ = sender.send(outcome);
            shared.wake();
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
        self.progress.cancel();
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.progress.cancel();
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
    use std::sync::atomic::{AtomicUsize, Ordering};
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
            progress.report(3, 4, 0);
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
