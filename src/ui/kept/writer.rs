//! A thread that reads and writes, so that no frame waits for a disk. What is asked for is done in its order; what is left at the end
//! is waited for, but not for ever: a disk of a network may never answer.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use super::bookmarks::Bookmark;
use super::fault::Fault;
use super::store::Kept;
use crate::ui::jobs::Waker;

type Work = Box<dyn FnOnce() -> News + Send>;

/// What became of something that was asked for.
#[derive(Debug, PartialEq)]
pub enum News {
    /// A file of the store was written, or was not.
    Written(Kept, Result<(), Fault>),
    /// Bookmarks were read, by the number that they were asked for with.
    Bookmarks(u64, Result<Vec<Bookmark>, Fault>),
    /// The change of bookmarks with this number was written, or was not.
    Edited(u64, Result<(), Fault>),
}

impl News {
    /// Whether the window has to show something because of it.
    fn is_seen(&self) -> bool {
        !matches!(self, Self::Written(_, Ok(())) | Self::Edited(_, Ok(())))
    }
}

/// Does what it is given, and tells what became of it.
pub struct Writer {
    work: Option<Sender<Work>>,
    news: Receiver<News>,
    /// Nobody sends there; the other end goes with the thread.
    end: Receiver<()>,
}

/// So long is waited at the end.
const PATIENCE: Duration = Duration::from_secs(5);

impl Writer {
    /// A writer that wakes the window where it has something to show.
    #[must_use]
    pub fn new(waker: Arc<dyn Waker>) -> Self {
        let (work, to_do) = channel::<Work>();
        let (sender, news) = channel();
        let (at_work, end) = channel();
        thread::spawn(move || {
            let _at_work: Sender<()> = at_work;
            for work in to_do {
                let told = work();
                let is_seen = told.is_seen();
                // Nobody listens any more where the window is gone.
                let _ = sender.send(told);
                if is_seen {
                    waker.wake();
                }
            }
        });
        Self { work: Some(work), news, end }
    }

    /// Does this after all that was asked for before.
    pub fn then(&self, work: impl FnOnce() -> News + Send + 'static) {
        if let Some(sender) = &self.work {
            // Fails only where the thread is gone, and then so is what it would write to.
            let _ = sender.send(Box::new(work));
        }
    }

    /// What came of it since this was asked last, in its order.
    #[must_use]
    pub fn news(&self) -> Vec<News> {
        self.news.try_iter().collect()
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.work = None;
        // The end of the thread is all that can come from there, by a panic too.
        let _ = self.end.recv_timeout(PATIENCE);
    }
}
