//! The text of one file: UTF-8 or a warning that says what it is instead, and where.

use std::fs::File;
use std::io::{self, Read};

use super::file::{Origin, TextFile};
use super::warning;
use crate::model::{LineColumn, Lines, Warning};

/// Bytes of the largest text that is read. What is worked out of a text takes many times its size, and spans are counted
/// in 32 bits; 256 MiB are some hundred thousand articles.
const LARGEST: u64 = 256 * 1024 * 1024;

/// How much of a file is looked at before the rest is read.
const HEAD: u64 = 8 * 1024;

/// The text of `file`, or why it has none. The warning is boxed, for it is large and rare.
pub(super) fn of(file: &TextFile) -> Result<String, Box<Warning>> {
    let bytes = match file.origin() {
        Origin::Bundled(text) => return Ok((*text).to_owned()),
        Origin::StandardInput => bytes_of(io::stdin().lock(), 0),
        Origin::File(path) => File::open(path)
            .and_then(|file| Ok((file.metadata()?.len(), file)))
            .map_err(Fault::from)
            .and_then(|(size, file)| bytes_of(file, size)),
    };
    bytes.and_then(decoded).map_err(|fault| Box::new(fault.warning(file.name())))
}

enum Fault {
    Unreadable(io::Error),
    NotText,
    Utf16,
    NotUtf8 { byte: usize, at: LineColumn },
    Empty,
    TooLarge,
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(error)
    }
}

impl Fault {
    fn warning(&self, name: &str) -> Warning {
        let convert = "convert it to UTF-8, for example with: iconv -f WINDOWS-1252 -t UTF-8";
        match self {
            Self::Unreadable(error) => warning(
                name,
                None,
                &format!("cannot be read: {error}"),
                "check that you may read it; it was left out",
            ),
            Self::NotText => {
                warning(name, None, "is not a text", "it was left out; Dateline reads plain text")
            }
            Self::Utf16 => warning(
                name,
                None,
                "is in UTF-16, not in UTF-8",
                "convert it to UTF-8, for example with: iconv -f UTF-16 -t UTF-8; it was left out",
            ),
            Self::NotUtf8 { byte, at } => warning(
                name,
                Some(*at),
                &format!("is not in UTF-8: byte {byte} belongs to no character"),
                &format!("{convert}; it was left out"),
            ),
            Self::Empty => warning(name, None, "is empty", "it was left out"),
            Self::TooLarge => {
                warning(name, None, "is larger than 256 MiB", "split it into smaller files; it was left out")
            }
        }
    }
}

/// All bytes of a file of `size` bytes, 0 where that is not known. What is plainly no text is not read to its end, which
/// a device may not have.
fn bytes_of(mut file: impl Read, size: u64) -> Result<Vec<u8>, Fault> {
    // With room for one byte more the end is seen without growing.
    let mut bytes = Vec::with_capacity(size.min(HEAD) as usize + 1);
    file.by_ref().take(HEAD).read_to_end(&mut bytes)?;
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(Fault::Utf16);
    }
    if bytes.contains(&0) {
        return Err(Fault::NotText);
    }
    if size >= LARGEST {
        return Err(Fault::TooLarge);
    }
    bytes.reserve_exact((size as usize + 1).saturating_sub(bytes.len()));
    file.take(LARGEST).read_to_end(&mut bytes)?;
    if bytes.len() as u64 >= LARGEST { Err(Fault::TooLarge) } else { Ok(bytes) }
}

fn decoded(bytes: Vec<u8>) -> Result<String, Fault> {
    // Control characters that no text has; the allowed ones are tab, line ends, form feed and escape.
    let is_binary = |byte: &u8| matches!(byte, 0..=8 | 14..=26 | 28..=31);
    if bytes.contains(&0) {
        return Err(Fault::NotText);
    }
    match String::from_utf8(bytes) {
        Ok(text) if text.trim_matches(is_blank).is_empty() => Err(Fault::Empty),
        Ok(text) => Ok(text),
        Err(error) if error.as_bytes().iter().any(is_binary) => Err(Fault::NotText),
        Err(error) => {
            let byte = error.utf8_error().valid_up_to();
            let valid = String::from_utf8_lossy(&error.as_bytes()[..byte]).into_owned();
            Err(Fault::NotUtf8 { byte, at: Lines::new(&valid).at(byte) })
        }
    }
}

/// White space, and the signs that mark a byte order or a place to break a line.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}')
}
