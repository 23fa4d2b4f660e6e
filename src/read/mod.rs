//! Files to documents: which files a path holds, their text, its paragraphs and title, and the date that its metadata or
//! its header gives. All input of texts happens here.
//!
//! Files are listed first and read one by one when they are asked for, so that a corpus need not fit into memory.
//!
//! A file that cannot be read is a warning that names it, and the rest goes on. Deliberately not here: the language
//! of a text (`geoparse`) and what `dateline.toml` (`decisions`) and `dateline.themes.toml` (`themes`) mean, whose text alone is read.

mod bundled;
mod charset;
mod civil;
mod file;
mod format;
mod front_matter;
mod header;
mod metadata;
mod page;
mod paragraphs;
mod snapshot;
mod source;
mod text;

use std::path::{Path, PathBuf};

use crate::model::{Document, LineColumn, Lines, Message, Publication, PublicationBasis, Warning};

pub use bundled::bundled;
pub use file::{Reading, TextFile};
pub use format::is_read;
pub use snapshot::{Changes, Snapshot};

/// Name of the file that holds the user's corrections, beside the texts.
pub const DECISIONS_FILE: &str = "dateline.toml";

/// Name of the file that holds the user's own themes, beside the texts.
pub const THEMES_FILE: &str = "dateline.themes.toml";

/// Name of the file that holds the user's bookmarks, beside the texts. It says nothing of them and is passed over.
pub const VIEWS_FILE: &str = "dateline.views.toml";

/// The path that stands for the standard input.
pub const STANDARD_INPUT: &str = "-";

/// The files that are opened together, in order. None of them is read yet.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// What to call them: the folder's or the file's name.
    pub name: String,
    /// The texts, in the order of their names.
    pub files: Vec<TextFile>,
    /// What was left out, and why.
    pub warnings: Vec<Warning>,
    /// Those of an outer folder before those of an inner one.
    decisions: Vec<source::FoundDecisions>,
    /// Files of themes, that of an outer folder before that of an inner one.
    themes: Vec<TextFile>,
}

/// A `dateline.themes.toml` as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemesText {
    /// Its path below the collection's root, with `/` between its parts.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// A `dateline.toml` as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionsText {
    /// Its path below the collection's root, with `/` between its parts.
    pub path: String,
    /// The folder whose documents it speaks of, below the root, with a `/` at its end; empty for the root itself.
    pub folder: String,
    /// Whether every document of that folder is listed, so that one it names and that is not there is a mistake.
    pub whole: bool,
    /// What it says.
    pub text: String,
}

/// Why nothing could be read at all.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum ReadError {
    /// The one path that was given is not there.
    Missing {
        /// The path.
        path: PathBuf,
    },
    /// There was no text in what was given.
    Nothing {
        /// What was given.
        from: String,
        /// What was found there instead.
        warnings: Vec<Warning>,
    },
}

impl ReadError {
    /// The error in words.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Missing { path } => Message::new("read-missing").with("path", path.display().to_string()),
            Self::Nothing { from, .. } => Message::new("read-nothing").with("from", from.as_str()),
        }
    }

    /// The way out.
    #[must_use]
    pub fn hint(&self) -> Message {
        Message::new(match self {
            Self::Missing { .. } => "read-missing-hint",
            Self::Nothing { .. } => "read-nothing-hint",
        })
    }

    /// What was left out, and why.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        if let Self::Nothing { warnings, .. } = self { warnings } else { &[] }
    }
}

/// Lists the texts in `paths`: files, folders with all that is below them, `-` for the standard input.
///
/// # Errors
/// Where there is one path and nothing is there.
pub fn list(paths: &[PathBuf]) -> Result<Listing, ReadError> {
    match paths {
        [path] => missing(path).map_or_else(|| Ok(source::find(paths)), Err),
        _ => Ok(source::find(paths)),
    }
}

/// The error that `paths` hold no text; `warnings` say what was found there instead.
#[must_use]
pub fn nothing(paths: &[PathBuf], warnings: Vec<Warning>) -> ReadError {
    let from = paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ");
    ReadError::Nothing { from, warnings }
}

impl Listing {
    /// Reads the decisions that lie beside the texts. One that cannot be read is warned of.
    pub fn decisions(&self, warnings: &mut Vec<Warning>) -> Vec<DecisionsText> {
        let mut texts = Vec::new();
        for found in &self.decisions {
            let (path, folder, whole) = (found.file.name().to_owned(), found.folder.clone(), found.whole);
            match text::of(&found.file) {
                Ok(text) => texts.push(DecisionsText { path, folder, whole, text }),
                Err(fault) => warnings.push(*fault),
            }
        }
        texts
    }

    /// Reads the themes that lie beside the texts: the outermost file, for themes are of the whole corpus. Others, and one
    /// that cannot be read, are warned of.
    pub fn themes(&self, warnings: &mut Vec<Warning>) -> Option<ThemesText> {
        let (first, others) = self.themes.split_first()?;
        for other in others {
            let message = Message::new("read-themes-unused").with("used", first.name());
            warnings.push(warning(other.name(), None, message, "read-themes-unused-hint"));
        }
        match text::of(first) {
            Ok(text) => Some(ThemesText { path: first.name().to_owned(), text }),
            Err(fault) => {
                warnings.push(*fault);
                None
            }
        }
    }
}

/// The error that a path is not there; `None` where it is, or stands for the standard input.
#[must_use]
pub fn missing(path: &Path) -> Option<ReadError> {
    let is_missing = !source::is_standard_input(path)
        && path.symlink_metadata().is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound);
    is_missing.then(|| ReadError::Missing { path: path.to_path_buf() })
}

/// The document that `text` makes; `None` where it holds nothing but white space and dates. Metadata go before a header.
fn document(path: &str, text: String, is_markdown: bool, warnings: &mut Vec<Warning>) -> Option<Document> {
    let front = front_matter::of(&text, path, warnings);
    let publication = metadata::publication(&front.claims, path, &text, warnings);
    let header = header::of(text.get(front.end..).unwrap_or_default());
    if let Some((at, fault)) = &header.fault {
        let at = Lines::new(&text).at(front.end + at);
        warnings.push(warning(path, Some(at), fault.message(), "read-header-hint"));
    }
    let paragraphs = paragraphs::of(&text, front.end + header.end);
    let first = text.get(paragraphs.first()?.span.range()).unwrap_or_default();
    // The marks of a heading in Markdown.
    let first = if is_markdown { first.trim_start_matches('#').trim_start() } else { first };
    let header_text = text.get(front.end..front.end + header.end).map(|words| words.trim().to_owned());
    let from_header =
        header.date.map(|date| Publication { date, basis: PublicationBasis::Header, words: header_text });
    let title = front.title.filter(|title| !title.trim().is_empty());
    Some(Document {
        path: path.to_owned(),
        title: header::title(title.as_deref().unwrap_or(first)),
        paragraphs,
        publication: publication.or(from_header),
        text: text.into(),
        ..Document::default()
    })
}

/// A warning of `file`; `hint` is the key of the way out.
fn warning(file: &str, at: Option<LineColumn>, message: Message, hint: &'static str) -> Warning {
    Warning { file: file.to_owned(), at, message, hint: Some(Message::new(hint)) }
}

/// What a path is called: its last part, or the whole where it has none.
fn name_of(path: &Path) -> String {
    let named = match path.file_name() {
        Some(name) => Some(name.to_owned()),
        None => path.canonicalize().ok().and_then(|full| full.file_name().map(ToOwned::to_owned)),
    };
    named.map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
