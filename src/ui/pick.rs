//! Asking the user for files: by the system's dialog, and by a field in the window where the system has none.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::jobs::{Job, Outcome, Waker};
use crate::export::data::DataFormat;
use crate::ui::figures::FileFormat;
use crate::words::Words;

/// What files are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A folder to open.
    Folder,
    /// Files to open.
    Files,
    /// A base map to show.
    BaseMap,
    /// Where the figure goes, of this format if its name does not say another of its kind.
    Figure(FileFormat),
    /// The folder that the frames of a film go into.
    Frames,
    /// Where the data goes.
    Data,
    /// Where the picture of the window goes.
    Picture,
}

impl Asked {
    /// The message that asks.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Folder => "pick-folder",
            Self::Files => "pick-files",
            Self::BaseMap => "pick-base-map",
            Self::Figure(format) if format.is_of_film() => "pick-film",
            Self::Figure(_) => "pick-figure",
            Self::Frames => "pick-frames",
            Self::Data => "pick-data",
            Self::Picture => "pick-picture",
        }
    }
}

/// What came of asking.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    /// These.
    Chosen(Vec<PathBuf>),
    /// The user changed their mind.
    Nothing,
    /// The system has no dialog: the window must ask itself.
    NoDialog,
}

/// A question that the user was asked.
pub struct Question {
    /// For what.
    pub asked: Asked,
    job: Job<(Option<Vec<PathBuf>>, Duration)>,
}

/// Nobody closes a dialog as fast as this: where the answer comes sooner, no dialog was shown. The portal's absence
/// cannot be told in any other way, since it looks like a dialog that was cancelled.
const NOBODY_IS_SO_FAST: Duration = Duration::from_millis(900);

impl Question {
    /// Asks, without holding up the window.
    #[must_use]
    pub fn new(asked: Asked, suggestion: String, words: &Words, waker: Arc<dyn Waker>) -> Self {
        let title = words.get(asked.key());
        let job = if cfg!(target_os = "macos") {
            // On a Mac dialogs belong to the main thread, which they run on meanwhile.
            let answer = timed(asked, &title, &suggestion);
            Job::start(waker, move |_| answer)
        } else {
            Job::start(waker, move |_| timed(asked, &title, &suggestion))
        };
        Self { asked, job }
    }

    /// The answer, once it is there.
    #[must_use]
    pub fn poll(&self) -> Option<Answer> {
        Some(match self.job.poll()? {
            Outcome::Done((Some(paths), _)) if !paths.is_empty() => Answer::Chosen(paths),
            Outcome::Done((_, took)) if took > NOBODY_IS_SO_FAST => Answer::Nothing,
            Outcome::Done(_) | Outcome::Broken(_) => Answer::NoDialog,
        })
    }
}

/// Asks, and tells how long it took: in the job, for a frame may come late.
fn timed(asked: Asked, title: &str, suggestion: &str) -> (Option<Vec<PathBuf>>, Duration) {
    let start = Instant::now();
    (ask(asked, title, suggestion), start.elapsed())
}

fn ask(asked: Asked, title: &str, suggestion: &str) -> Option<Vec<PathBuf>> {
    let dialog = rfd::FileDialog::new().set_title(title);
    let one = |path: Option<PathBuf>| path.map(|path| vec![path]);
    match asked {
        Asked::Folder => one(dialog.pick_folder()),
        Asked::Files => dialog.pick_files(),
        Asked::BaseMap => one(dialog.add_filter("PMTiles, MBTiles", &["pmtiles", "mbtiles"]).pick_file()),
        Asked::Figure(chosen) => {
            // The one that was chosen comes first, which is what a dialog shows.
            let others = chosen.others();
            let formats = std::iter::once(chosen).chain(others);
            let named = formats.filter_map(FileFormat::named);
            let dialog = named.fold(dialog, |dialog, (name, ending)| dialog.add_filter(name, &[ending]));
            one(dialog.set_file_name(suggestion).save_file())
        }
        Asked::Frames => one(dialog.pick_folder()),
        Asked::Data => {
            let formats = DataFormat::ALL.iter();
            let dialog = formats
                .fold(dialog, |dialog, format| dialog.add_filter(format.name(), &[format.extension()]));
            one(dialog.set_file_name(suggestion).save_file())
        }
        Asked::Picture => one(dialog.add_filter("PNG", &["png"]).set_file_name(suggestion).save_file()),
    }
}
