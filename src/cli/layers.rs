//! Gazetteer files of the user's own, which are laid over the one that ships.

use std::path::{Path, PathBuf};

use clap::Args;

use super::report::Failure;
use crate::gazetteer::{Gazetteer, GazetteerError};

/// Which gazetteers to use.
#[derive(Args, Clone, Debug)]
pub struct Layers {
    /// Gazetteer file of your own, laid over the one that ships; may be given more than once, the last one on top
    #[arg(long = "gazetteer", value_name = "FILE")]
    gazetteers: Vec<PathBuf>,
    /// Use your own gazetteer files without the one that ships
    #[arg(long, requires = "gazetteers")]
    only_own: bool,
}

impl Layers {
    /// Opens the files and lays them over one another.
    ///
    /// # Errors
    /// Where a file cannot be read or is no gazetteer, or there are too many.
    pub fn open(&self) -> Result<Gazetteer, Failure> {
        let mut own = self.gazetteers.iter();
        let lowest = match own.next().filter(|_| self.only_own) {
            Some(first) => opened(first)?,
            None => {
                own = self.gazetteers.iter();
                Gazetteer::bundled()?.clone()
            }
        };
        let above = own.map(|path| opened(path)).collect::<Result<Vec<_>, _>>()?;
        Ok(lowest.under(&above)?)
    }

    /// The files, behind `paths`: an output must be none of both.
    pub fn with(&self, paths: &[PathBuf]) -> Vec<PathBuf> {
        paths.iter().chain(&self.gazetteers).cloned().collect()
    }
}

/// The gazetteer in a file.
///
/// # Errors
/// Where it cannot be read or is none.
pub fn opened(path: &Path) -> Result<Gazetteer, Failure> {
    Gazetteer::open(path).map_err(|error| match error {
        // Names the file already.
        GazetteerError::Read { .. } => error.into(),
        _ => Failure::new(format!("{}: {error}", path.display()), error.hint()),
    })
}
