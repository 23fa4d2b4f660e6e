//! Lines of `dateline.toml` for users to copy: nothing writes the file but they.

use std::fmt::Write;

use crate::model::Edtf;

/// The lines that date the document at `path`.
///
/// ```
/// use dateline::{decisions::dated_document, model::Edtf};
/// let date = Edtf::parse("2021-07-14")?;
/// assert_eq!(dated_document("a/b.txt", &date), "[documents.\"a/b.txt\"]\npublished = \"2021-07-14\"\n");
/// # Ok::<(), dateline::model::EdtfError>(())
/// ```
#[must_use]
pub fn dated_document(path: &str, date: &Edtf) -> String {
    format!("[documents.{}]\npublished = {}\n", quoted(path), quoted(date.as_str()))
}

/// A basic string of TOML 1.0.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            control if control.is_control() => {
                // Writing to a string cannot fail.
                let _ = write!(quoted, "\\u{:04X}", u32::from(control));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decisions::{Scope, parse};

    #[test]
    fn the_lines_are_read_back_as_what_they_say_whatever_the_path() {
        for path in ["b.txt", "a b/ç “d”.txt", "quote\".txt", "back\\slash.txt", "tab\there.txt"] {
            let text =
                format!("version = 1\n\n{}", dated_document(path, &Edtf::parse("2021-07-14").unwrap()));
            let (decisions, warnings) =
                parse(Scope::default(), &text).unwrap_or_else(|error| panic!("{error}"));
            assert!(warnings.is_empty(), "{warnings:?}");
            let [dated] = &decisions.documents[..] else { panic!("{decisions:?}") };
            assert_eq!(dated.document, path);
            assert_eq!(dated.published.as_ref().map(Edtf::as_str), Some("2021-07-14"), "{path}");
        }
    }
}
