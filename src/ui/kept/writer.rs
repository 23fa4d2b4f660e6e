//! A thread that writes, so that no frame waits for a disk. What is asked for is done in its order; what is left at the end is
//! waited for.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

use serde::Serialize;

use super::store::{Fault, Kept, Store, text_of, write};
use crate::ui::jobs::Waker;

type Work = Box<dyn FnOnce() -> Result<(), Fault> + Send>;

/// Writes what it is given, and tells what could not be written.
pub struct Writer {
    work: Option<Sender<Work>>,
    faults: Receiver<Fault>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// A writer that wakes the window where something went wrong.
    #[must_use]
    pub fn new(waker: Arc<dyn Waker>) -> Self {
        let (work, to_do) = channel::<Work>();
        let (said, faults) = channel();
        let thread = thread::spawn(move || {
            for work in to_do {
                if let Err(fault) = work() {
                    // Nobody listens any more where the window is gone.
                    let _ = said.send(fault);
                    waker.wake();
                }
            }
        });
        Self { work: Some(work), faults, thread: Some(thread) }
    }

    /// Does this after all that was asked for before.
    pub fn then(&self, work: impl FnOnce() -> Result<(), Fault> + Send + 'static) {
        if let Some(sender) = &self.work {
            // Fails only where the thread is gone, and then so is what it would write to.
            let _ = sender.send(Box::new(work));
        }
    }

    /// Writes a file of the store.
    pub fn keep<T: Serialize + Send + 'static>(&self, store: &Store, of: Kept, value: T) {
        let file = store.path(of);
        self.then(move || {
            let text = text_of(of, &value).map_err(|error| unwritten(&file, error))?;
            write(&file, &text).map_err(|error| unwritten(&file, error.to_string()))
        });
    }

    /// What could not be written since this was asked last.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        self.faults.try_iter().collect()
    }
}

fn unwritten(file: &std::path::Path, error: String) -> Fault {
    Fault::Unwritten { file: PathBuf::from(file), error }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.work = None;
        if let Some(thread) = self.thread.take() {
            // A panic in it is over with it.
            let _ = thread.join();
        }
    }
}
