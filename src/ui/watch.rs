//! Notices that texts change on disk: the system tells that something happened, and a look at names, sizes and times tells what.
//!
//! Of what the system says nothing is believed but that it is worth a look: whether a file was renamed, saved by way of another one
//! or came with a thousand others, what lies there now is compared with what lay there when it was read. So a burst of changes is one
//! look, and folders of which the system tells nothing (of a network, or more than it watches) are looked at every so often.

mod listening;

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use listening::Listening;

use super::jobs::{Changes, Snapshot, Waker};
use crate::model::Message;

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
    messages: Sender<Heard>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        // Where the thread is gone already there is nobody to stop.
        let _ = self.messages.send(Heard::Stop);
    }
}

/// What a watch has to tell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    /// How what lies there differs from what was read.
    pub changes: Changes,
    /// Why the system does not tell of changes, where it does not.
    pub unwatched: Option<Message>,
}

#[derive(Default)]
struct Told {
    news: News,
    /// Whether it was not told yet.
    is_new: bool,
}

enum Heard {
    /// Something happened there.
    Touched,
    /// Nobody wants to know any more.
    Stop,
}

/// What has to be done before the first file is read, by whoever reads: what lies there then is what all later looks are compared with. Noted
/// any later, what changed while files were read would pass for what was read.
pub struct Before {
    paths: Vec<PathBuf>,
    noted: Sender<Snapshot>,
}

impl Before {
    /// Notes what lies there now.
    pub fn note(self) {
        // Nobody listens any more where another corpus was opened.
        let _ = self.noted.send(Snapshot::of(&self.paths));
    }
}

impl Watch {
    /// Begins to watch these files and folders, once what lies there before it is read was noted.
    #[must_use]
    pub fn start(paths: Vec<PathBuf>, waker: Arc<dyn Waker>) -> (Self, Before) {
        let (noted, read) = channel();
        (Self::since(paths.clone(), waker, read), Before { paths, noted })
    }

    /// The same for whatever differs from what is `read`.
    fn since(paths: Vec<PathBuf>, waker: Arc<dyn Waker>, read: Receiver<Snapshot>) -> Self {
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
            // Nobody reads, where it was given up before it began.
            let Ok(read) = read.recv() else { return };
            let mut listening = Listening::to(&paths, move || {
                // Nobody listens any more where another corpus was opened.
                let _ = events.send(Heard::Touched);
            });
            if let Some(fault) = listening.fault() {
                tell(&|news| news.unwatched = Some(listening::said(fault)));
            }
            let listen = || {
                listening.refresh();
                if listening.fault().is_none() { SOMETIMES } else { OFTEN }
            };
            look_on(&paths, &read, listen, &receiver, |changes| tell(&|news| news.changes = changes));
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

/// Tells how what lies there differs from what was `read`, each time that it is different from before, until nobody wants to know.
/// Before each look `listen` asks the system to go on telling of changes, and says how long nothing has to be told before the next.
fn look_on(
    paths: &[PathBuf],
    read: &Snapshot,
    mut listen: impl FnMut() -> Duration,
    messages: &Receiver<Heard>,
    tell: impl Fn(Changes) -> bool,
) {
    // The first look is for what happened before the system was asked to tell.
    let (mut last, mut wait, mut earliest) = (read.clone(), Duration::ZERO, Instant::now());
    while waited(messages, wait) && waited_until(messages, earliest) {
        let pause = listen();
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
fn waited(messages: &Receiver<Heard>, most: Duration) -> bool {
    let first = messages.recv_timeout(most);
    let end = Instant::now() + BURST;
    let mut next = first;
    loop {
        match next {
            Ok(Heard::Touched) if Instant::now() < end => next = messages.recv_timeout(QUIET),
            Ok(Heard::Touched) | Err(RecvTimeoutError::Timeout) => return true,
            Ok(Heard::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}

/// Waits until then, whatever happens meanwhile; whether somebody still wants to know.
fn waited_until(messages: &Receiver<Heard>, then: Instant) -> bool {
    loop {
        match messages.recv_timeout(then.saturating_duration_since(Instant::now())) {
            Ok(Heard::Touched) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Ok(Heard::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
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
        let (watch, before) = Watch::start(paths, waker);
        before.note();
        watch
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
    fn a_folder_that_was_removed_and_put_back_is_watched_again() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("texts");
        let write = |name: &str, text: &str| {
            fs::create_dir_all(folder.join("sub")).unwrap();
            fs::write(folder.join(name), text).unwrap();
        };
        write("sub/a.txt", "À Kandahar.");
        let watch = on(vec![folder.clone()], Arc::new(Count::default()));
        write("sub/b.txt", "À Kaboul.");
        until(&watch, counts(1, 0, 0));
        fs::remove_dir_all(&folder).unwrap();
        until(&watch, counts(0, 0, 1));
        write("sub/c.txt", "À Kaboul.");
        until(&watch, counts(1, 0, 1));
        // Long before it would be looked for unasked.
        write("sub/d.txt", "À Hérat.");
        until(&watch, counts(2, 0, 1));
    }

    #[test]
    fn a_path_that_is_not_there_hinders_none_of_the_others() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("texts")).unwrap();
        let watch = on(vec![at("gone/deep/a.txt"), at("texts"), at("later")], Arc::new(Count::default()));
        fs::write(at("texts/a.txt"), "À Kandahar.").unwrap();
        until(&watch, counts(1, 0, 0));
        fs::create_dir(at("later")).unwrap();
        fs::write(at("later/b.txt"), "À Hérat.").unwrap();
        until(&watch, counts(2, 0, 0));
        fs::write(at("later/c.txt"), "À Kaboul.").unwrap();
        until(&watch, counts(3, 0, 0));
    }

    #[test]
    fn a_change_among_five_thousand_files_is_noticed_within_two_seconds() {
        let folder = tempfile::tempdir().unwrap();
        let at = |number: usize| folder.path().join(format!("{:02}/{number}.txt", number / 100));
        for number in 0..5_000 {
            if number % 100 == 0 {
                fs::create_dir(at(number).parent().unwrap()).unwrap();
            }
            fs::write(at(number), "À Kaboul.").unwrap();
        }
        let watch = on(vec![folder.path().to_path_buf()], Arc::new(Count::default()));
        fs::write(at(17).with_extension("md"), "À Kandahar.").unwrap();
        let added = until(&watch, counts(1, 0, 0));
        fs::write(at(4_999), "À Hérat et à Kaboul.").unwrap();
        let changed = until(&watch, counts(1, 1, 0));
        fs::remove_file(at(2_500)).unwrap();
        let mut all = [added, changed, until(&watch, counts(1, 1, 1))];
        println!("noticed: added, changed, removed after {all:?}");
        all.sort();
        // The slowest one may have had to wait for a processor that is at work elsewhere.
        assert!(all[1] < Duration::from_secs(2), "{all:?}");
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
                look_on(paths, empty, || Duration::from_millis(20), &receiver, tell);
            };
            scope.spawn(looked);
            fs::write(Path::new(&paths[0]).join("a.txt"), "À Kaboul.").unwrap();
            let changes = hears.recv_timeout(Duration::from_secs(10));
            sender.send(Heard::Stop).unwrap();
            assert_eq!(changes.map(Changes::total), Ok(1));
        });
    }
}
