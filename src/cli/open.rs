//! `dateline open`: the window on a folder or file.

use std::path::PathBuf;

use clap::Args;

use super::report::Failure;

/// What the window opens on.
#[derive(Args, Clone, Debug)]
pub struct OpenArgs {
    /// Folder or file to open; the bundled articles if left out
    path: Option<PathBuf>,
}

/// Opens the window.
///
/// # Errors
/// Where the program was built without one.
pub fn run(_arguments: &OpenArgs) -> Result<(), Failure> {
    let hint = "use `dateline extract` or `dateline render`, or build with the feature `gui`";
    Err(Failure::new("this program was built without its window", hint))
}
