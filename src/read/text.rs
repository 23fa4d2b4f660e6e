//! The text of one file: UTF-8, for a page what it says it is in, or a warning that says what it is instead, and where.

use std::fs::File;
use std::io::{self, Read};

use encoding_rs::{Encoding, UTF_8};

use super::charset::{Declared, declared};
use super::file::{Origin, TextFile};
use super::warning;
use crate::model::{LineColumn, Lines, Message, Warning};

/// Bytes of the largest text that is read. What is worked out of a text takes many times its size, and spans are counted
/// in 32 bits; 256 MiB are some hundred thousand articles.
const LARGEST: u64 = 256 * 1024 * 1024;

/// How much of a file is looked at before the rest is read.
const HEAD: u64 = 8 * 1024;

/// The text of `file`, or why it has none. The warning is boxed, for it is large and rare.
pub(super) fn of(file: &TextFile) -> Result<String, Box<Warning>> {
    let text = match file.origin() {
        Origin::Bundled(text) => return Ok((*text).to_owned()),
        origin => bytes_at(origin, false).and_then(decoded),
    };
    text.map_err(|fault| Box::new(fault.warning(file.name())))
}

/// The source of the page `file`, or why it has none. What is wrong with its encoding and does not keep it from being
/// read is warned of.
pub(super) fn of_page(file: &TextFile, warnings: &mut Vec<Warning>) -> Result<String, Box<Warning>> {
    bytes_at(file.origin(), true)
        .and_then(|bytes| decoded_page(bytes, file.name(), warnings))
        .map_err(|fault| Box::new(fault.warning(file.name())))
}

enum Fault {
    Unreadable(io::Error),
    NotText,
    Utf16,
    NotUtf8 { byte: usize, at: LineColumn, page: bool },
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
        let (message, hint) = match self {
            Self::Unreadable(error) => return unreadable(name, error),
            Self::NotText => ("read-not-text", "read-not-text-hint"),
            Self::Utf16 => ("read-utf16", "read-utf16-hint"),
            Self::NotUtf8 { byte, at, page } => {
                let message = Message::new("read-not-utf8").with("byte", *byte);
                let hint = if *page { "read-page-not-utf8-hint" } else { "read-not-utf8-hint" };
                return warning(name, Some(*at), message, hint);
            }
            Self::Empty => ("read-empty", "read-left-out"),
            Self::TooLarge => ("read-too-large", "read-too-large-hint"),
        };
        warning(name, None, Message::new(message), hint)
    }
}

/// The warning that the system does not let us read what is called `name`.
pub(super) fn unreadable(name: &str, error: &io::Error) -> Warning {
    let message = Message::new("read-unreadable").with("why", error);
    warning(name, None, message, "read-unreadable-hint")
}

fn bytes_at(origin: &Origin, may_be_wide: bool) -> Result<Vec<u8>, Fault> {
    match origin {
        Origin::Bundled(text) => Ok(text.as_bytes().to_vec()),
        Origin::StandardInput => bytes_of(io::stdin().lock(), 0, may_be_wide),
        Origin::File(path) => {
            let file = File::open(path)?;
            let size = file.metadata()?.len();
            bytes_of(file, size, may_be_wide)
        }
    }
}

/// All bytes of a file of `size` bytes, 0 where that is not known. What is plainly no text is not read to its end, which
/// a device may not have.
fn bytes_of(mut file: impl Read, size: u64, may_be_wide: bool) -> Result<Vec<u8>, Fault> {
    // With room for one byte more the end is seen without growing.
    let mut bytes = Vec::with_capacity(size.min(HEAD) as usize + 1);
    file.by_ref().take(HEAD).read_to_end(&mut bytes)?;
    let is_wide = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    if is_wide && !may_be_wide {
        return Err(Fault::Utf16);
    }
    if !is_wide && bytes.contains(&0) {
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
    if bytes.contains(&0) {
        return Err(Fault::NotText);
    }
    not_blank(String::from_utf8(bytes).map_err(|error| not_utf8(&error, false))?)
}

/// A page without a mark or a name of its encoding is in UTF-8 or is left out: another is not guessed, for a wrong one turns
/// names into other words without a sign of it.
fn decoded_page(bytes: Vec<u8>, name: &str, warnings: &mut Vec<Warning>) -> Result<String, Fault> {
    let text = match declared(&bytes) {
        Declared::Mark(encoding, length) => in_encoding(encoding, &bytes[length..], name, warnings),
        Declared::Name(encoding) => in_encoding(encoding, &bytes, name, warnings),
        Declared::Unknown(label) => {
            let message = Message::new("read-unknown-encoding").with("label", label);
            warnings.push(warning(name, None, message, "read-unknown-encoding-hint"));
            in_encoding(UTF_8, &bytes, name, warnings)
        }
        Declared::Nothing => String::from_utf8(bytes).map_err(|error| not_utf8(&error, true))?,
    };
    if text.contains('\0') { Err(Fault::NotText) } else { not_blank(text) }
}

fn in_encoding(encoding: &'static Encoding, bytes: &[u8], name: &str, warnings: &mut Vec<Warning>) -> String {
    let (text, has_faults) = encoding.decode_without_bom_handling(bytes);
    if has_faults {
        let message = Message::new("read-bad-characters").with("encoding", encoding.name());
        let at = text.find('\u{FFFD}').map(|byte| Lines::new(&text).at(byte));
        warnings.push(warning(name, at, message, "read-bad-characters-hint"));
    }
    text.into_owned()
}

fn not_blank(text: String) -> Result<String, Fault> {
    if text.trim_matches(is_blank).is_empty() { Err(Fault::Empty) } else { Ok(text) }
}

fn not_utf8(error: &std::string::FromUtf8Error, page: bool) -> Fault {
    // Control characters that no text has; the allowed ones are tab, line ends, form feed and escape.
    let is_binary = |byte: &u8| matches!(byte, 0..=8 | 14..=26 | 28..=31);
    if error.as_bytes().iter().any(is_binary) {
        return Fault::NotText;
    }
    let byte = error.utf8_error().valid_up_to();
    let valid = String::from_utf8_lossy(&error.as_bytes()[..byte]).into_owned();
    Fault::NotUtf8 { byte, at: Lines::new(&valid).at(byte), page }
}

/// White space, and the signs that mark a byte order or a place to break a line.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}')
}
