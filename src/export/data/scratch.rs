//! A file that a format is written to by parts, where its writer goes back and forth, before it goes to the output.

use std::io::{self, Write};

use tempfile::NamedTempFile;

use super::DataError;

/// A file of the system's folder for temporary ones, gone when all is done.
///
/// # Errors
/// Where none can be made.
pub fn file() -> Result<NamedTempFile, DataError> {
    tempfile::Builder::new().prefix("dateline-").tempfile().map_err(DataError::Scratch)
}

/// Writes all that is in the file.
///
/// # Errors
/// Where it cannot be read, or `out` takes no more.
pub fn copy(file: &NamedTempFile, out: &mut dyn Write) -> Result<(), DataError> {
    io::copy(&mut file.reopen().map_err(DataError::Scratch)?, out)?;
    Ok(())
}
