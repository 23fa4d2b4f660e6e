//! Threads that ask for pictures: a few at once, only for what is in sight, the latest wish first.

use std::collections::{HashSet, VecDeque};
use std::ops::RangeInclusive;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use eframe::egui::Context;

use crate::basemap::{Picture, TileId};
use crate::model::Message;

/// What stands between the user and a tile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The server cannot be reached.
    Unreachable,
    /// The server answers that it cannot answer now; the number is its status.
    Busy(u16),
    /// What came is no tile and will be none, and why.
    Refused(Message),
}

/// What came of asking for a tile.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Answer {
    /// The picture; one that was kept where there is trouble as well.
    pub picture: Option<Picture>,
    /// Why there is none, or no new one. Neither: there is no such tile.
    pub trouble: Option<Trouble>,
    /// Whether the server itself was asked and answered.
    pub reached: bool,
    /// For how long its server says that it holds; `None` where it says nothing or for ever.
    pub holds: Option<Duration>,
}

impl Answer {
    /// A picture.
    #[must_use]
    pub fn picture(picture: Picture) -> Self {
        Self { picture: Some(picture), ..Self::default() }
    }

    /// Trouble.
    #[must_use]
    pub fn trouble(trouble: Trouble) -> Self {
        Self { trouble: Some(trouble), ..Self::default() }
    }
}

/// Gives pictures. It may take its time: it is asked on threads.
pub trait Provider: Send + Sync {
    /// The tile's picture.
    fn get(&self, id: TileId) -> Answer;
    /// The zooms that have tiles.
    fn zooms(&self) -> RangeInclusive<u8>;
    /// Whether a tile that is not there may be a part of a larger one, which costs nobody anything to ask for.
    fn is_sparse(&self) -> bool;
    /// How many may be asked for at once.
    fn most_at_once(&self) -> usize;
}

/// The threads.
pub struct Pool {
    shared: Arc<Shared>,
    answers: Receiver<(TileId, Answer)>,
}

#[derive(Default)]
struct Shared {
    queue: Mutex<Queue>,
    bell: Condvar,
}

#[derive(Default)]
struct Queue {
    wanted: VecDeque<TileId>,
    asked: HashSet<TileId>,
    closed: bool,
}

impl Shared {
    fn queue(&self) -> std::sync::MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a wish; `None` once there will be no more.
    fn next(&self) -> Option<TileId> {
        let mut queue = self.queue();
        loop {
            if queue.closed {
                return None;
            }
            if let Some(id) = queue.wanted.pop_front() {
                queue.asked.insert(id);
                return Some(id);
            }
            queue = self.bell.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Pool {
    /// Starts the threads, which end when this is dropped; `ctx` is woken by each answer.
    #[must_use]
    pub fn start(provider: &Arc<dyn Provider>, ctx: &Context) -> Self {
        let shared = Arc::<Shared>::default();
        let (sender, answers) = channel();
        for number in 0..provider.most_at_once() {
            let (shared, provider) = (Arc::clone(&shared), Arc::clone(provider));
            let (sender, ctx) = (sender.clone(), ctx.clone());
            let thread = std::thread::Builder::new().name(format!("tiles {number}"));
            // Without threads (the system has none left) no tile comes, and the offline map stays.
            let _ = thread.spawn(move || work(&shared, &*provider, &sender, &ctx));
        }
        Self { shared, answers }
    }

    /// What is wanted now, first things first. What was wanted before and nobody asked for yet is forgotten.
    pub fn want(&self, wanted: Vec<TileId>) {
        let mut queue = self.shared.queue();
        let free = wanted.into_iter().filter(|id| !queue.asked.contains(id)).collect();
        queue.wanted = free;
        if !queue.wanted.is_empty() {
            self.shared.bell.notify_all();
        }
    }

    /// The answers since the last time.
    pub fn answers(&self) -> Vec<(TileId, Answer)> {
        let answers: Vec<_> = self.answers.try_iter().collect();
        if !answers.is_empty() {
            let mut queue = self.shared.queue();
            // Only now, for until its answer is taken in a tile would be asked for twice.
            answers.iter().for_each(|(id, _)| {
                queue.asked.remove(id);
            });
        }
        answers
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        // Nobody waits for the threads: one may hang on a server until its patience ends.
        self.shared.queue().closed = true;
        self.shared.bell.notify_all();
    }
}

fn work(shared: &Shared, provider: &dyn Provider, answers: &Sender<(TileId, Answer)>, ctx: &Context) {
    while let Some(id) = shared.next() {
        if answers.send((id, answer(provider, id))).is_err() {
            return;
        }
        ctx.request_repaint();
    }
}

/// The provider's answer. A fault in reading one tile is that tile's alone.
fn answer(provider: &dyn Provider, id: TileId) -> Answer {
    catch_unwind(AssertUnwindSafe(|| provider.get(id))).unwrap_or_else(|_| {
        Answer::trouble(Trouble::Refused(Message::new("tile-broke-off").with("tile", id.to_string())))
    })
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    /// Breaks off at the one tile of zoom 0.
    struct Faulty;

    impl Provider for Faulty {
        fn get(&self, id: TileId) -> Answer {
            assert!(id.zoom > 0, "the fault that is meant");
            Answer { reached: true, ..Answer::default() }
        }
        fn zooms(&self) -> RangeInclusive<u8> {
            0..=1
        }
        fn is_sparse(&self) -> bool {
            false
        }
        fn most_at_once(&self) -> usize {
            1
        }
    }

    #[test]
    fn a_tile_that_breaks_its_reader_is_told_of_and_the_next_one_is_read() {
        let provider: Arc<dyn Provider> = Arc::new(Faulty);
        let pool = Pool::start(&provider, &Context::default());
        let tile = |zoom| TileId { zoom, x: 0, y: 0 };
        pool.want(vec![tile(0), tile(1)]);
        let mut answers = Vec::new();
        let begun = Instant::now();
        while answers.len() < 2 && begun.elapsed() < Duration::from_secs(20) {
            answers.extend(pool.answers());
            std::thread::sleep(Duration::from_millis(5));
        }
        let (first, next) = (&answers[0], &answers[1]);
        assert!(
            matches!(&first.1.trouble, Some(Trouble::Refused(said)) if said.to_string().contains("0/0/0")),
            "{first:?}"
        );
        assert_eq!(*next, (tile(1), Answer { reached: true, ..Answer::default() }));
    }
}
