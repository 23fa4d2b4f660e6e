//! A file of a listing, and reading it.

use std::path::PathBuf;
use std::time::SystemTime;

use super::format::Format;
use super::{document, page, text, warning};
use crate::model::{Document, Message, Warning};

/// A file to read: where it lies, and what to call it.
#[derive(Clone, Debug)]
pub struct TextFile {
    origin: Origin,
    name: String,
    size: u64,
    modified: Option<SystemTime>,
}

/// Where a text lies.
#[derive(Clone, Debug)]
pub(super) enum Origin {
    /// In a file.
    File(PathBuf),
    /// On the standard input.
    StandardInput,
    /// In the program.
    Bundled(&'static str),
}

impl TextFile {
    pub(super) fn new(origin: Origin, name: String, size: u64) -> Self {
        Self { origin, name, size, modified: None }
    }

    /// The same, last changed then.
    pub(super) fn modified_at(self, modified: Option<SystemTime>) -> Self {
        Self { modified, ..self }
    }

    /// When it was last changed, where that can be told.
    pub(super) fn modified(&self) -> Option<SystemTime> {
        self.modified
    }

    pub(super) fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Its path below the root, with `/` between its parts; `-` for the standard input.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many bytes it had when it was listed; 0 where that cannot be told.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Whether it can be read more than once, which the standard input cannot.
    #[must_use]
    pub fn can_be_read_again(&self) -> bool {
        !matches!(self.origin, Origin::StandardInput)
    }

    /// Reads the file. What it holds of a document, and what is wrong with it.
    #[must_use]
    pub fn read(&self) -> Reading {
        let mut warnings = Vec::new();
        let format = Format::of_named(self.name());
        let (document, hint) = match format {
            Format::Page { xml } => (
                text::of_page(self, &mut warnings)
                    .map(|source| page::document(self.name(), &source, xml, &mut warnings)),
                "read-page-no-text-hint",
            ),
            Format::Text | Format::Markdown => (
                text::of(self)
                    .map(|text| document(self.name(), text, format == Format::Markdown, &mut warnings)),
                "read-left-out",
            ),
        };
        match document {
            Ok(None) => {
                warnings.push(warning(self.name(), None, Message::new("read-no-text"), hint));
            }
            Err(fault) => warnings.push(*fault),
            Ok(Some(document)) => return Reading { document: Some(document), warnings },
        }
        Reading { document: None, warnings }
    }
}

/// What came of reading a file.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The document; `None` where the file holds none.
    pub document: Option<Document>,
    /// What is wrong with the file.
    pub warnings: Vec<Warning>,
}
