//! What can go wrong with a gazetteer file, or with the rows it is built from.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// Why a gazetteer cannot be opened or built. [`GazetteerError::hint`] says what to do about it.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum GazetteerError {
    /// A file cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file does not begin as a gazetteer does.
    #[error("this is no gazetteer file")]
    NotAGazetteer,
    /// The file was made by another version of the program.
    #[error("the gazetteer file has format version {found}; this program reads version {expected}")]
    Version {
        /// The version in the file.
        found: u32,
        /// The version this program reads.
        expected: u32,
    },
    /// A part of the file contradicts another.
    #[error("the gazetteer file is damaged: {what}")]
    Damaged {
        /// Which part, and how.
        what: String,
    },
    /// A row of the tables that a gazetteer is built from.
    #[error("{}, line {line}: {what}", file.display())]
    Row {
        /// The table.
        file: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong with it.
        what: String,
        /// What would be right.
        hint: &'static str,
    },
    /// A temporary file of a build.
    #[error("temporary files in {} cannot be used: {source}", folder.display())]
    Scratch {
        /// The folder they are in.
        folder: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// What was built cannot be written.
    #[error("the gazetteer file cannot be written: {0}")]
    Write(io::Error),
    /// It is not told what an input of a build is.
    #[error("{}: {what}", path.display())]
    Input {
        /// The input.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
        /// What would be right.
        hint: &'static str,
    },
    /// The inputs of a build hold nothing that could be taken.
    #[error("no place could be taken from the input")]
    NoPlaces {
        /// Why each was left out.
        report: Box<super::build::Report>,
    },
    /// More files are laid over one another than a name can tell apart.
    #[error("{count} gazetteer files are given, and {limit} at most can be laid over the one that ships")]
    TooManyLayers {
        /// How many were given.
        count: usize,
        /// How many can be used.
        limit: usize,
    },
    /// The tables hold more than the file format can.
    #[error("too many {what}: {count}, and the file format holds {limit}")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many there are.
        count: usize,
        /// How many fit.
        limit: usize,
    },
}

impl GazetteerError {
    /// What the user can do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Read { .. } => "check that the path exists and that you may read it",
            Self::NotAGazetteer => "a gazetteer file is what `dateline gazetteer build` writes",
            Self::Version { .. } => "build the file again with `dateline gazetteer build`",
            Self::Damaged { .. } => "copy the file again, or build it again with `dateline gazetteer build`",
            Self::Row { hint, .. } | Self::Input { hint, .. } => hint,
            Self::Scratch { .. } => "make room there, or write the output to another folder",
            Self::Write(_) => "check that there is room and that you may write there",
            Self::NoPlaces { .. } => "check that the format is the right one; `--format` names it",
            Self::TooManyLayers { .. } => "build one file of several inputs with `dateline gazetteer build`",
            Self::TooMany { .. } => "leave some rows out",
        }
    }

    pub(super) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged { what: what.into() }
    }
}
