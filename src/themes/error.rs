//! What can be wrong with a file of themes.

use crate::model::{LineColumn, Message, Warning};

/// Why a file of themes cannot be used: where, what, and the way out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {}, column {}: {message}", at.0, at.1)]
pub struct ThemeError {
    /// Where in the file.
    pub at: LineColumn,
    /// What is wrong, with the theme and the pattern where there is one.
    pub message: Message,
    /// The way out.
    pub hint: Message,
}

impl ThemeError {
    /// The error as a warning of the file called `file`.
    #[must_use]
    pub fn into_warning(self, file: &str) -> Warning {
        Warning { file: file.to_owned(), at: Some(self.at), message: self.message, hint: Some(self.hint) }
    }
}
