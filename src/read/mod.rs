//! Files to documents: which files a path holds, their text, its paragraphs, title and date header. All input of
//! texts happens here.
//!
//! A file that cannot be read is a warning that names it, and the rest goes on. Deliberately not here: the language
//! of a text (`geoparse`) and what `dateline.toml` means (`decisions`), whose text alone is read.

mod bundled;
mod header;
mod paragraphs;
mod source;
mod text;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::model::{Document, LineColumn, Lines, Publication, PublicationBasis, Warning};

pub use bundled::bundled;

/// Name of the file that holds the user's corrections, beside the texts.
pub const DECISIONS_FILE: &str = "dateline.toml";

/// The path that stands for the standard input.
pub const STANDARD_INPUT: &str = "-";

/// Documents that were read together, in order, and what could not be read.
#[derive(Clone, Debug)]
pub struct Collection {
    /// What to call it: the folder's or the file's name.
    pub name: String,
    /// The folder to which the documents' paths are relative; `None` for the bundled texts and the standard input.
    pub root: Option<PathBuf>,
    /// The texts, in the order of their names.
    pub documents: Vec<Document>,
    /// The decisions that lie beside them, those of an outer folder before those of an inner one.
    pub decisions: Vec<DecisionsText>,
    /// What was left out, and why.
    pub warnings: Vec<Warning>,
}

/// A `dateline.toml` as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionsText {
    /// Its path below the collection's root, with `/` between its parts.
    pub path: String,
    /// The folder whose documents it speaks of, below the root, with a `/` at its end; empty for the root itself.
    pub folder: String,
    /// Whether every document of that folder was read, so that one it names and that is not there is a mistake.
    pub whole: bool,
    /// What it says.
    pub text: String,
}

/// Why nothing could be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The one path that was given is not there.
    #[error("{} does not exist", path.display())]
    Missing {
        /// The path.
        path: PathBuf,
    },
    /// There was no text in what was given.
    #[error("no text could be read from {from}")]
    Nothing {
        /// What was given.
        from: String,
        /// What was found there instead.
        warnings: Vec<Warning>,
    },
    /// The caller stopped it.
    #[error("reading was cancelled")]
    Cancelled,
}

impl ReadError {
    /// The way out, where there is one.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Missing { .. } => Some("check the path; a relative one starts at the current folder"),
            Self::Nothing { .. } => {
                Some("Dateline reads files in UTF-8 whose names end in .txt, in any subfolder")
            }
            Self::Cancelled => None,
        }
    }

    /// What was left out, and why.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        if let Self::Nothing { warnings, .. } = self { warnings } else { &[] }
    }
}

/// Told after each file: how many are done, and of how many. `Break` stops the reading.
pub type Tick<'a> = &'a mut dyn FnMut(usize, usize) -> ControlFlow<()>;

/// Reads the texts in `paths`: files, folders with all that is below them, `-` for the standard input.
///
/// # Errors
/// Where no text at all could be read, or `tick` said to stop.
pub fn read(paths: &[PathBuf], tick: Tick<'_>) -> Result<Collection, ReadError> {
    if let [path] = paths
        && let Some(missing) = missing(path)
    {
        return Err(missing);
    }
    let sources = source::find(paths);
    let mut warnings = sources.warnings;
    let mut documents = Vec::new();
    for (index, file) in sources.files.iter().enumerate() {
        match text::of(file) {
            Ok(text) => match document(&file.name, text, &mut warnings) {
                Some(document) => documents.push(document),
                None => warnings.push(warning(&file.name, None, "holds no text", "it was left out")),
            },
            Err(fault) => warnings.push(*fault),
        }
        if tick(index + 1, sources.files.len()).is_break() {
            return Err(ReadError::Cancelled);
        }
    }
    if documents.is_empty() {
        let from = paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ");
        return Err(ReadError::Nothing { from, warnings });
    }
    let decisions = sources.decisions.iter().filter_map(|found| decisions(found, &mut warnings)).collect();
    Ok(Collection { name: sources.name, root: sources.root, documents, decisions, warnings })
}

/// The error that a path is not there; `None` where it is, or stands for the standard input.
#[must_use]
pub fn missing(path: &Path) -> Option<ReadError> {
    let is_missing = !source::is_standard_input(path)
        && path.symlink_metadata().is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound);
    is_missing.then(|| ReadError::Missing { path: path.to_path_buf() })
}

fn decisions(found: &source::FoundDecisions, warnings: &mut Vec<Warning>) -> Option<DecisionsText> {
    match text::of(&found.file) {
        Ok(text) => Some(DecisionsText {
            path: found.file.name.clone(),
            folder: found.folder.clone(),
            whole: found.whole,
            text,
        }),
        Err(fault) => {
            warnings.push(*fault);
            None
        }
    }
}

/// The document that `text` makes; `None` where it holds nothing but white space and a date.
fn document(path: &str, text: String, warnings: &mut Vec<Warning>) -> Option<Document> {
    let header = header::of(&text);
    if let Some((at, fault)) = &header.fault {
        let hint = "write the header as \" date 2021-07 \" or date the document in dateline.toml";
        warnings.push(warning(path, Some(Lines::new(&text).at(*at)), &fault.to_string(), hint));
    }
    let paragraphs = paragraphs::of(&text, header.end);
    let first = paragraphs.first()?.span;
    Some(Document {
        path: path.to_owned(),
        title: header::title(text.get(first.range()).unwrap_or_default()),
        paragraphs,
        publication: header.date.map(|date| Publication { date, basis: PublicationBasis::Header }),
        language: None,
        note: None,
        text: text.into(),
    })
}

fn warning(file: &str, at: Option<LineColumn>, message: &str, hint: &str) -> Warning {
    Warning { file: file.to_owned(), at, message: message.to_owned(), hint: Some(hint.to_owned()) }
}

/// What a path is called: its last part, or the whole where it has none.
fn name_of(path: &Path) -> String {
    let named = match path.file_name() {
        Some(name) => Some(name.to_owned()),
        None => path.canonicalize().ok().and_then(|full| full.file_name().map(ToOwned::to_owned)),
    };
    named.map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
