//! The user's corrections: what `dateline.toml` says, and putting it into effect.
//!
//! A fault in one entry is a warning that names its line, and the other entries hold. A file that is no TOML, or of a
//! later version, holds nothing: that is an error, and the corpus opens without it. Nothing here writes the file.

mod apply;
mod entry;
mod lines;
mod parse;
#[cfg(test)]
mod tests;

use crate::model::{Edtf, LineColumn, Message, PlaceId, UserPlace, Warning};

pub use apply::InForce;
pub use lines::dated_document;
pub use parse::parse;

/// The newest version of the file that is understood.
pub const VERSION: i64 = 1;

/// What one `dateline.toml` says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decisions {
    /// Where the file lies, for warnings.
    pub scope: Scope,
    /// Dates and notes of documents.
    pub documents: Vec<DocumentDecision>,
    /// What names mean, and what is no place.
    pub mentions: Vec<MentionDecision>,
    /// Places that the gazetteer lacks.
    pub places: Vec<UserPlace>,
}

/// A `dateline.toml` and the documents that it speaks of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// The file's path, as the user would name it.
    pub file: String,
    /// What stands before the documents' names in their paths: the file's folder with a `/` at its end, or nothing.
    pub folder: String,
    /// Whether all documents of that folder are there, so that one that is not found is a mistake.
    pub whole: bool,
}

/// What the user knows of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentDecision {
    /// The document's path below the file's folder.
    pub document: String,
    /// When it was published.
    pub published: Option<Edtf>,
    /// A note.
    pub note: Option<String>,
    /// Where the entry stands.
    pub at: LineColumn,
}

/// What a name means.
#[derive(Clone, Debug, PartialEq)]
pub struct MentionDecision {
    /// The document's path below the file's folder; `None` for all documents.
    pub document: Option<String>,
    /// The name as it stands in the text.
    pub quote: String,
    /// Which of its occurrences in a document, counted from 1; `None` for each.
    pub occurrence: Option<usize>,
    /// What it means.
    pub meaning: Meaning,
    /// Where the entry stands.
    pub at: LineColumn,
}

/// What the user says that a name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// This place.
    Place(PlaceId),
    /// No place at all.
    NotAPlace,
}

/// Why a file of decisions holds nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{}:{}: {message}", at.0, at.1)]
pub struct DecisionsError {
    /// The file.
    pub file: String,
    /// Where.
    pub at: LineColumn,
    /// What is wrong.
    pub message: Message,
    /// The way out.
    pub hint: Message,
}

impl From<DecisionsError> for Warning {
    fn from(error: DecisionsError) -> Self {
        Self { file: error.file, at: Some(error.at), message: error.message, hint: Some(error.hint) }
    }
}
