//! Notices that texts change on disk: the system tells that something happened, and a look at names, sizes and times tells what.
//!
//! Of what the system says nothing is believed but that it is worth a look: whether a file was renamed, saved by way of another one
//! or came with a thousand others, what lies there now is compared with what lay there when it was read. So a burst of changes is one
//! look, and folders of which the system tells nothing (of a network, or more than it watches) are looked at every so often.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::jobs::{Changes, Snapshot, Waker};

/// So long nothing must happen before a look is worth it, and so long after the first thing that happened it is taken all the same.
const QUIET: Duration = Duration::from_millis(200);
const BURST: Duration = Duration::from_millis(800);
/// How often is looked where the system tells of changes, for the folders of which it does not know all; and where it tells of none.
const SOMETIMES: Duration = Duration::from_secs(30);
const OFTEN: Duration = Duration::from_secs(1);
/// Looks take no more than this share of the time.
const SHARE: u32 = 20;

/// Watches the texts of one opening until it is dropped.
pub struct Watch {
    told: Arc<Mutex<Told>>,
    messages: Sender<Message>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        // Where the thread is gone already there is nobody to stop.
        let _ = self.messages.send(Message::Stop);
    }
}

/// What a watch has to tell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    /// How what lies there differs from what was read.
    pub changes: Changes,
    /// Why the system does not tell of changes, where it does not.
    pub unwatched: Option<String>,
}

#[derive(Default)]
struct Told {
    news: News,
    /// Whether it was not told yet.
    is_new: bool,
}

enum Message {
    /// Something happened there.
    Touched,
    /// Nobody wants to know any more.
    Stop,
}

impl Watch {
    /// Begins to watch these files and folders, as they are now.
    #[must_use]
    pub fn start(paths: Vec<PathBuf>, waker: Arc<dyn Waker>) -> Self {
        Self::since(paths, waker, Snapshot::of)
    }

    /// The same for what lay there when `read` was taken.
    fn since(
        paths: Vec<PathBuf>,
        waker: Arc<dyn Waker>,
        read: impl FnOnce(&[PathBuf]) -> Snapshot + Send + 'static,
    ) -> Self {
        let told = Arc::new(Mutex::new(Told::default()));
        let (sender, receiver) = channel();
        let (shared, events) = (Arc::downgrade(&told), sender.clone());
        thread::spawn(move || {
            let tell = |change: &dyn Fn(&mut News)| {
                let Some(told) = shared.upgrade() else { return false };
                let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
                change(&mut told.news);
                told.is_new = true;
                drop(told);
                waker.wake();
                true
            };
            let read = read(&paths);
            let watcher = watcher(&paths, events);
            let pause = if watcher.is_ok() { SOMETIMES } else { OFTEN };
            if let Err(error) = &watcher {
                tell(&|news| news.unwatched = Some(error.to_string()));
            }
            look_on(&paths, &read, pause, &receiver, |changes| tell(&|news| news.changes = changes));
        });
        Self { told, messages: sender }
    }

    /// What it has to tell that it did not tell yet.
    #[must_use]
    pub fn news(&self) -> Option<News> {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut told.is_new).then(|| told.news.clone())
    }
}

/// That someone reads a file is no change; that the system lost count of what happened may be one.
fn is_worth_a_look(event: &Event) -> bool {
    let written = EventKind::Access(AccessKind::Close(AccessMode::Write));
    !event.kind.is_access() || event.kind == written || event.need_rescan()
}

/// What tells of changes below these paths: of a folder in all of it, of a file in its folder, for many programs save a file by
/// putting another one in its place.
fn watcher(paths: &[PathBuf], events: Sender<Message>) -> notify::Result<RecommendedWatcher> {
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.as_ref().map_or(true, is_worth_a_look) {
            // Nobody listens any more where another corpus was opened.
            let _ = events.send(Message::Touched);
        }
    })?;
    for path in paths {
        if path.is_dir() {
            watcher.watch(path, RecursiveMode::Recursive)?;
        } else if let Some(folder) = path.parent() {
            let folder = if folder.as_os_str().is_empty() { ".".as_ref() } else { folder };
            watcher.watch(folder, RecursiveMode::NonRecursive)?;
        }
    }
    Ok(watcher)
}

/// Tells how what lies there differs from what was `read`, each time that it is different from before, until nobody wants to know.
fn look_on(
    paths: &[PathBuf],
    read: &Snapshot,
    pause: Duration,
    messages: &Receiver<Message>,
    tell: impl Fn(Changes) -> bool,
) {
    // The first look is for what happened before the system was asked to tell.
    let (mut last, mut wait, mut earliest) = (read.clone(), Duration::ZERO, Instant::now());
    while waited(messages, wait) && waited_until(messages, earliest) {
        let clock = Instant::now();
        let now = Snapshot::of(paths);
        if now != last {
            if !tell(read.changes(&now)) {
                return;
            }
            last = now;
        }
        let rest = clock.elapsed() * SHARE;
        (wait, earliest) = (pause.max(rest), Instant::now() + rest);
    }
}

/// Waits until something happened and is over, or so long; whether somebody still wants to know.
fn waited(messages: &Receiver<Message>, most: Duration) -> bool {
    let first = messages.recv_timeout(most);
    let end = Instant::now() + BURST;
    let mut next = first;
    loop {
        match next {
            Ok(Message::Touched) if Instant::now() < end => next = messages.recv_timeout(QUIET),
            Ok(Message::Touched) | Err(RecvTimeoutError::Timeout) => return true,
            Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}

/// Waits until then, whatever happens meanwhile; whether somebody still wants to know.
fn waited_until(messages: &Receiver<Message>, then: Instant) -> bool {
    loop {
        match messages.recv_timeout(then.saturating_duration_since(Instant::now())) {
            Ok(Message::Touched) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[derive(Default)]
    struct Count(AtomicUsize);

    impl Waker for Count {
        fn wake(&self) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }

    /// A watch for whatever differs from now.
    fn on(paths: Vec<PathBuf>, waker: Arc<Count>) -> Watch {
        let now = Snapshot::of(&paths);
        Watch::since(paths, waker, |_| now)
    }

    /// Waits for news that are as wanted; how long that took.
    fn until(watch: &Watch, wanted: impl Fn(&News) -> bool) -> Duration {
        let start = Instant::now();
        loop {
            if watch.news().is_some_and(|news| wanted(&news)) {
                return start.elapsed();
            }
            assert!(start.elapsed() < Duration::from_secs(10), "never noticed");
            thread::sleep(Duration::from_millis(5));
        }
    }

    fn counts(new: usize, changed: usize, gone: usize) -> impl Fn(&News) -> bool {
        move |news| news.changes == Changes { new, changed, gone } && news.unwatched.is_none()
    }

    #[test]
    fn a_file_added_changed_renamed_or_removed_is_noticed_and_a_burst_is_told_as_one() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        fs::create_dir(folder.path().join("sub")).unwrap();
        write("a.txt", "À Kandahar.");
        write("sub/b.txt", "À Hérat.");
        let waker = Arc::new(Count::default());
        let watch = on(vec![folder.path().to_path_buf()], waker.clone());
        write("c.txt", "À Kaboul.");
        let added = until(&watch, counts(1, 0, 0));
        write("sub/b.txt", "À Hérat et à Kaboul.");
        let changed = until(&watch, counts(1, 1, 0));
        fs::remove_file(folder.path().join("a.txt")).unwrap();
        let removed = until(&watch, counts(1, 1, 1));
        fs::rename(folder.path().join("sub/b.txt"), folder.path().join("sub/d.txt")).unwrap();
        until(&watch, counts(2, 0, 2));
        let woken = waker.0.load(Ordering::SeqCst);
        fs::create_dir(folder.path().join("more")).unwrap();
        (0..200).for_each(|number| write(&format!("more/{number}.txt"), "À Zarandj."));
        until(&watch, counts(202, 0, 2));
        let woken = waker.0.load(Ordering::SeqCst) - woken;
        assert!(woken <= 3, "a burst woke the window {woken} times");
        println!("noticed: added {added:?}, changed {changed:?}, removed {removed:?}");
    }

    #[test]
    fn a_file_opened_alone_is_watched_also_where_another_one_takes_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a.txt"), "À Kandahar.").unwrap();
        let watch = on(vec![at("a.txt")], Arc::new(Count::default()));
        fs::write(at("beside.txt"), "À Hérat.").unwrap();
        fs::write(at("a.tmp"), "À Kandahar et à Kaboul.").unwrap();
        fs::rename(at("a.tmp"), at("a.txt")).unwrap();
        until(&watch, counts(0, 1, 0));
    }

    #[test]
    fn where_the_system_tells_of_nothing_it_is_looked_every_so_often() {
        let folder = tempfile::tempdir().unwrap();
        let paths = [folder.path().to_path_buf()];
        let (sender, receiver) = channel();
        let (told, hears) = channel();
        let empty = Snapshot::of(&paths);
        thread::scope(|scope| {
            let (paths, empty) = (&paths, &empty);
            let looked = move || {
                let tell = |changes| told.send(changes).is_ok();
                look_on(paths, empty, Duration::from_millis(20), &receiver, tell);
            };
            scope.spawn(looked);
            fs::write(Path::new(&paths[0]).join("a.txt"), "À Kaboul.").unwrap();
            let changes = hears.recv_timeout(Duration::from_secs(10));
            sender.send(Message::Stop).unwrap();
            assert_eq!(changes.map(Changes::total), Ok(1));
        });
    }
}
