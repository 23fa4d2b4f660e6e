//! A file of the store as it was written last, and writing it again: what changed is changed in the file as it stands then, so that two
//! windows do not undo each other's, and what someone wrote into it by hand stays.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::fault::Fault;
use super::store::{Kept, Store, is_not_there, newer, write};
use super::writer::{News, Writer};
use crate::model::Message;

/// Something that a file of the store holds.
pub trait Written: Clone + PartialEq + Send + 'static {
    /// Its file.
    const OF: Kept;

    /// The text of the file, which says `file` now, after the change from `before`; `file` is empty where there is none.
    ///
    /// # Errors
    /// Where `file` cannot be understood.
    fn onto(&self, before: &Self, file: &str) -> Result<String, Message>;
}

/// After a failure a file is tried again after so many seconds, and at the end.
const AGAIN: f64 = 10.0;

/// What one file holds.
pub struct Copy<T> {
    /// As it was asked to be written last, or read.
    pub value: T,
    /// As it was written last, or read: the thread that writes knows.
    written: Arc<Mutex<T>>,
    /// Since when, in seconds of the window's clock, it could not be written, where it could not.
    failed: Option<f64>,
    /// Whether that was told.
    is_told: bool,
    /// Whether it is not to be written in this run.
    is_left_alone: bool,
}

impl<T: Written> Copy<T> {
    /// What was read of a file; the faults say whether it may be written.
    #[must_use]
    pub fn new(value: T, store: &Store, faults: &[Fault]) -> Self {
        let ours = store.path(T::OF);
        let is_left_alone =
            faults.iter().any(|fault| matches!(fault, Fault::LeftAlone { file, .. } if *file == ours));
        let written = Arc::new(Mutex::new(value.clone()));
        Self { value, written, failed: None, is_told: false, is_left_alone }
    }

    /// Whether it could not be written and is to be tried again at `now`, seconds of the window's clock; `None` at the end.
    fn is_due_again(&self, now: Option<f64>) -> bool {
        self.failed.is_some_and(|since| now.is_none_or(|now| now - since >= AGAIN))
    }

    /// Writes once more what could not be written, where it is time for that.
    pub fn try_again(&mut self, now: Option<f64>, store: &Store, writer: &Writer) {
        if self.is_due_again(now) {
            self.keep(self.value.clone(), now, store, writer);
        }
    }

    /// Writes `value`, where it is another than what was written last.
    pub fn keep(&mut self, value: T, now: Option<f64>, store: &Store, writer: &Writer) {
        if self.is_left_alone || (value == self.value && !self.is_due_again(now)) {
            return;
        }
        if let (Some(failed), Some(now)) = (&mut self.failed, now) {
            *failed = now;
        }
        self.value = value.clone();
        let (file, written) = (store.path(T::OF), Arc::clone(&self.written));
        writer.then(move || {
            let mut written = written.lock().unwrap_or_else(PoisonError::into_inner);
            let done = rewrite(&file, &value, &written);
            if done.is_ok() {
                *written = value;
            }
            News::Written(T::OF, done.map_err(|error| Fault::Unwritten { file, error }))
        });
    }

    /// Takes what became of writing it at `now`; gives what is to be told: a fault once, until a write succeeds again.
    pub fn take(&mut self, done: Result<(), Fault>, now: f64) -> Option<Fault> {
        match done {
            Ok(()) => {
                (self.failed, self.is_told) = (None, false);
                None
            }
            Err(fault) => {
                self.failed = Some(now);
                (!std::mem::replace(&mut self.is_told, true)).then_some(fault)
            }
        }
    }
}

fn rewrite<T: Written>(file: &Path, value: &T, before: &T) -> Result<(), Message> {
    let said = match fs::read_to_string(file) {
        Err(error) if is_not_there(&error) => String::new(),
        said => said.map_err(|error| Message::of_io(&error))?,
    };
    let is_newer = if said.is_empty() { None } else { newer(T::OF, &said)? };
    if let Some(error) = is_newer {
        return Err(error);
    }
    let text = value.onto(before, &said)?;
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(|error| Message::of_io(&error))?;
    }
    if text == said { Ok(()) } else { write(file, text.as_bytes()).map_err(|error| Message::of_io(&error)) }
}

#[cfg(test)]
mod tests {
    use super::super::recent::Recent;
    use super::super::settings::{Settings, Theme};
    use super::*;

    struct Asleep;

    impl crate::ui::jobs::Waker for Asleep {
        fn wake(&self) {}
    }

    fn news(writer: &Writer) -> Vec<Result<(), Fault>> {
        // All is done once it is dropped; what it told is read before.
        let (sender, done) = std::sync::mpsc::channel();
        writer.then(move || {
            let _ = sender.send(());
            News::Edited(0, Ok(()))
        });
        done.recv().unwrap();
        let of_files = |news| if let News::Written(_, done) = news { Some(done) } else { None };
        writer.news().into_iter().filter_map(of_files).collect()
    }

    fn dark() -> Settings {
        Settings { theme: Some(Theme::Dark), ..Settings::default() }
    }

    #[test]
    fn two_windows_that_change_different_settings_both_change_them() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::within(folder.path());
        let mut windows = [0, 1].map(|_| Copy::new(Settings::default(), &store, &[]));
        for (window, value) in
            windows.iter_mut().zip([dark(), Settings { maximized: true, ..Settings::default() }])
        {
            let writer = Writer::new(Arc::new(Asleep));
            window.keep(value, Some(0.0), &store, &writer);
            assert_eq!(news(&writer), [Ok(())]);
        }
        let mut faults = Vec::new();
        let read: Settings = store.read(Kept::Settings, &mut faults);
        assert_eq!((read, faults), (Settings { maximized: true, ..dark() }, Vec::new()));
    }

    #[test]
    fn what_could_not_be_written_is_told_once_and_written_as_soon_as_it_can_be() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("store");
        let store = Store::within(&place);
        // A file where the folder should be: nobody can write below it, whoever runs this.
        fs::write(&place, "").unwrap();
        let mut copy = Copy::new(Settings::default(), &store, &[]);
        let mut told = Vec::new();
        for (now, value) in [(0.0, dark()), (1.0, Settings::default()), (2.0, dark())] {
            let writer = Writer::new(Arc::new(Asleep));
            copy.keep(value, Some(now), &store, &writer);
            told.extend(news(&writer).into_iter().filter_map(|done| copy.take(done, now)));
        }
        assert_eq!(told.len(), 1, "{told:?}");
        fs::remove_file(&place).unwrap();
        for (now, written) in [(5.0, false), (12.5, true), (13.0, true)] {
            let writer = Writer::new(Arc::new(Asleep));
            copy.keep(dark(), Some(now), &store, &writer);
            told.extend(news(&writer).into_iter().filter_map(|done| copy.take(done, now)));
            assert_eq!(place.join("settings.toml").exists(), written, "{now}");
        }
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(fs::read_to_string(place.join("settings.toml")).unwrap().contains("dark"));
    }

    #[test]
    fn a_file_that_is_left_alone_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::within(folder.path());
        let file = store.path(Kept::Recent);
        let fault = Fault::LeftAlone { file: file.clone(), error: Message::quoted("") };
        let mut copy = Copy::new(Recent::default(), &store, &[fault]);
        let mut recent = Recent::default();
        recent.note(&["/corpora/july".into()]);
        let writer = Writer::new(Arc::new(Asleep));
        copy.keep(recent, Some(0.0), &store, &writer);
        assert_eq!(news(&writer), []);
        assert!(!file.exists());
    }

    #[test]
    fn a_file_that_a_later_version_wrote_meanwhile_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::within(folder.path());
        let mut copy = Copy::new(Settings::default(), &store, &[]);
        fs::write(store.path(Kept::Settings), "version = 99\n").unwrap();
        let writer = Writer::new(Arc::new(Asleep));
        copy.keep(dark(), Some(0.0), &store, &writer);
        assert!(news(&writer)[0].is_err());
        assert_eq!(fs::read_to_string(store.path(Kept::Settings)).unwrap(), "version = 99\n");
    }
}
