//! What can go wrong with a file that is kept, in words.

use std::path::{Path, PathBuf};

use crate::model::Message;
use crate::words::Words;

/// What went wrong with a file, and what was done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It could not be understood.
    Broken {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        error: Message,
        /// Where it lies now.
        aside: PathBuf,
    },
    /// It could not be read, is of a later version, or could neither be understood nor moved: it is left alone in this run.
    LeftAlone {
        /// The file.
        file: PathBuf,
        /// Why.
        error: Message,
    },
    /// It could not be written.
    Unwritten {
        /// The file.
        file: PathBuf,
        /// What the system says.
        error: Message,
    },
    /// Bookmarks beside the texts could not be read: their file stays as it is.
    Bookmarks {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        error: Message,
    },
}

impl Fault {
    /// The fault in words.
    #[must_use]
    pub fn said(&self, words: &Words) -> String {
        let path = |path: &Path| path.display().to_string();
        let (key, file, error) = match self {
            Self::Broken { file, error, aside } => {
                let error = words.message(error);
                let values =
                    [("path", path(file).into()), ("aside", path(aside).into()), ("error", error.into())];
                return words.with("kept-broken", &values);
            }
            Self::LeftAlone { file, error } => ("kept-left-alone", file, error),
            Self::Unwritten { file, error } => ("kept-unwritten", file, error),
            Self::Bookmarks { file, error } => ("bookmarks-unread", file, error),
        };
        words.with(key, &[("path", path(file).into()), ("error", words.message(error).into())])
    }
}
