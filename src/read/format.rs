//! Which files are read, and as what: told by the ending of their names.

use std::path::Path;

/// How a file's bytes become a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Plain text, as it stands.
    Text,
    /// Plain text with the marks of Markdown, which are left in it.
    Markdown,
}

/// The endings and what they stand for.
const ENDINGS: &[(&str, Format)] =
    &[("txt", Format::Text), ("md", Format::Markdown), ("markdown", Format::Markdown)];

impl Format {
    /// What the ending says; `None` where it is none of those that are read in folders.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?;
        ENDINGS.iter().find(|(known, _)| ending.eq_ignore_ascii_case(known)).map(|(_, format)| *format)
    }

    /// As [`of`](Self::of) for a file that the user named: one with any other ending is a text.
    pub(super) fn of_named(name: &str) -> Self {
        Self::of(Path::new(name)).unwrap_or(Self::Text)
    }
}

/// Whether `path` is a file that is read where it lies in a folder, by its ending: `.txt`, `.md`, `.markdown`,
/// in letters of any case.
#[must_use]
pub fn is_read(path: &Path) -> bool {
    Format::of(path).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_tells_the_format_in_letters_of_any_case() {
        for (name, format) in [
            ("a.txt", Some(Format::Text)),
            ("a/b.MD", Some(Format::Markdown)),
            ("b.markdown", Some(Format::Markdown)),
            ("c.html.gz", None),
            (".html", None),
        ] {
            assert_eq!(Format::of(Path::new(name)), format, "{name}");
        }
        assert_eq!(Format::of_named("notes"), Format::Text);
    }
}
