//! What went wrong with one file or one entry while the rest went on.

use super::message::Message;
use super::text::LineColumn;

/// A fault that did not stop the work: which file, where in it, what, and the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The file, as the user would name it: a document's path, or `dateline.toml`.
    pub file: String,
    /// Where in the file the fault is, if it has a place.
    pub at: Option<LineColumn>,
    /// What is wrong, one sentence without a full stop.
    pub message: Message,
    /// What the user can do about it.
    pub hint: Option<Message>,
}
