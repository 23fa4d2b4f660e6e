//! Where a command's data goes: the standard output, or a file that is there whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::report::Failure;
use crate::export::ExportError;
use crate::read::{self, DECISIONS_FILE, STANDARD_INPUT, THEMES_FILE, VIEWS_FILE};

/// A place to write to.
#[derive(Debug)]
pub enum Output {
    /// The standard output.
    Standard,
    /// A device or pipe that is written to as it is.
    Stream(PathBuf),
    /// A file, which takes the place of any that was there when all is written.
    File(PathBuf),
}

impl Output {
    /// The standard output.
    #[must_use]
    pub fn standard() -> Self {
        Self::Standard
    }

    /// Whether it is the standard output.
    #[must_use]
    pub fn is_standard(&self) -> bool {
        matches!(self, Self::Standard)
    }

    /// The file at `path`, the standard output for `-` or none. `inputs` are the paths that are read.
    ///
    /// # Errors
    /// Where the file cannot be written, or is one that is read.
    pub fn new(path: Option<&Path>, inputs: &[PathBuf]) -> Result<Self, Failure> {
        Self::beside(path, inputs, &Inputs::Texts)
    }

    /// As [`Output::new`] for `path`, where a folder among `inputs` is read with all files in it.
    ///
    /// # Errors
    /// Where the file cannot be written, or is one that is read.
    pub fn of_build(path: &Path, inputs: &[PathBuf]) -> Result<Self, Failure> {
        Self::beside(Some(path), inputs, &Inputs::All)
    }

    fn beside(path: Option<&Path>, inputs: &[PathBuf], read: &Inputs) -> Result<Self, Failure> {
        let Some(path) = path.filter(|path| path.as_os_str() != STANDARD_INPUT) else {
            return Ok(Self::Standard);
        };
        // Behind a link lies the file that is meant.
        let real = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        for (own, holds) in
            [(DECISIONS_FILE, "decisions"), (THEMES_FILE, "themes"), (VIEWS_FILE, "bookmarks")]
        {
            if [path, &real].iter().any(|path| path.file_name().is_some_and(|name| name == own)) {
                let hint = "choose another name; that file is yours, and no output is written over it";
                return Err(Failure::usage(format!("{} holds {holds}", path.display()), hint));
            }
        }
        let unwritable = |reason: &str| {
            let hint = "choose a file in a folder that is there and that you may write to";
            Failure::new(format!("{} cannot be written: {reason}", path.display()), hint)
        };
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => Err(unwritable("it is a folder")),
            Ok(found) if !found.is_file() => Ok(Self::Stream(path.to_path_buf())),
            Ok(found) if found.permissions().readonly() => Err(unwritable("it is read-only")),
            Ok(_) => {
                if inputs.iter().any(|input| read.has(&real, input)) {
                    return Err(read.written_over(path));
                }
                Ok(Self::File(real))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => match folder_of(path) {
                folder if folder.is_dir() => Ok(Self::File(path.to_path_buf())),
                folder => Err(unwritable(&format!("there is no folder {}", folder.display()))),
            },
            Err(error) => Err(unwritable(&error.to_string())),
        }
    }

    /// Writes what `content` writes. A file is complete afterwards, or as it was before.
    ///
    /// # Errors
    /// Where it cannot be written, or `content` fails. A reader of the standard output that has left is no fault.
    pub fn write<E: Into<Unwritten>>(
        &self,
        content: impl FnOnce(&mut dyn Write) -> Result<(), E>,
    ) -> Result<(), Failure> {
        let (name, written) = match self {
            Self::Standard => ("the standard output".to_owned(), write_to(io::stdout().lock(), content)),
            Self::Stream(path) => {
                let opened = File::options().write(true).open(path).map_err(Unwritten::from);
                (path.display().to_string(), opened.and_then(|file| write_to(file, content)))
            }
            Self::File(path) => (path.display().to_string(), write_file(path, content)),
        };
        written.map_err(|unwritten| match unwritten {
            Unwritten::Content(failure) => failure,
            Unwritten::Output(error) if error.kind() == ErrorKind::BrokenPipe => Failure::reader_left(),
            Unwritten::Output(error) => Failure::new(
                format!("{name} cannot be written: {error}"),
                "check that there is room and that you may write there",
            ),
        })
    }
}

/// Why what should be written is not.
#[derive(Debug)]
pub enum Unwritten {
    /// The output takes no more.
    Output(io::Error),
    /// There is nothing to write.
    Content(Failure),
}

impl From<io::Error> for Unwritten {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<Failure> for Unwritten {
    fn from(failure: Failure) -> Self {
        Self::Content(failure)
    }
}

impl From<ExportError> for Unwritten {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Output(error) => Self::Output(error),
            other => Self::Content(other.into()),
        }
    }
}

/// What is read in the folders that are inputs.
enum Inputs {
    /// The texts.
    Texts,
    /// Whatever is there.
    All,
}

impl Inputs {
    /// Whether a file is `input`, or is read in a folder that is.
    fn has(&self, file: &Path, input: &Path) -> bool {
        let Ok(input) = input.canonicalize() else { return false };
        let is_read = match self {
            Self::Texts => read::is_read(file),
            Self::All => true,
        };
        file == input || (is_read && input.is_dir() && file.starts_with(&input))
    }

    /// The refusal to write over one of them.
    fn written_over(&self, path: &Path) -> Failure {
        let (what, hint) = match self {
            Self::Texts => ("texts", "choose another name, so that no text is written over"),
            Self::All => ("inputs", "choose another name, or a folder that is none of the inputs"),
        };
        Failure::usage(format!("{} is one of the {what}", path.display()), hint)
    }
}

fn write_to<E: Into<Unwritten>>(
    target: impl Write,
    content: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<(), Unwritten> {
    let mut buffer = BufWriter::with_capacity(64 * 1024, target);
    content(&mut buffer).map_err(Into::into)?;
    Ok(buffer.flush()?)
}

/// Writes beside the file first, and gives it the name when all is there.
fn write_file<E: Into<Unwritten>>(
    path: &Path,
    content: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<(), Unwritten> {
    let mut prefix = OsString::from(".");
    prefix.push(path.file_name().unwrap_or_default());
    prefix.push(".");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".part");
    // As any new file has them: the system takes from these what the user's mask takes.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    // It is gone again where writing fails, by a fault or by a panic.
    let beside = builder.tempfile_in(folder_of(path))?;
    if let Ok(before) = fs::metadata(path) {
        beside.as_file().set_permissions(before.permissions())?;
    }
    write_to(beside.as_file(), content)?;
    beside.persist(path).map_err(|refused| refused.error)?;
    Ok(())
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    }
}
