//! Which files are read, and as what: told by the ending of their names.

use std::path::Path;

/// How a file's bytes become a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Plain text, as it stands.
    Text,
    /// Plain text with the marks of Markdown, which are left in it.
    Markdown,
    /// A page in HTML, or in its XML form.
    Page {
        /// Whether `<div/>` is closed there.
        xml: bool,
    },
}

/// The endings and what they stand for.
const ENDINGS: &[(&str, Format)] = &[
    ("txt", Format::Text),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("html", Format::Page { xml: false }),
    ("htm", Format::Page { xml: false }),
    ("xhtml", Format::Page { xml: true }),
];

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

/// Whether `path` is a file that is read where it lies in a folder, by its ending: `.txt`, `.md`, `.markdown`, `.html`,
/// `.htm`, `.xhtml`, in letters of any case.
#[must_use]
pub fn is_read(path: &Path) -> bool {
    Format::of(path).is_some()
}

/// Whether `folder` holds what a browser saved with a page of the same name: `Kabul_files` beside `Kabul.html`.
pub(super) fn belongs_to_page(folder: &Path) -> bool {
    let name = folder.file_name().and_then(|name| name.to_str());
    let Some(page) = name.and_then(|name| name.strip_suffix("_files")) else { return false };
    let is_page = |(_, format): &&(&str, Format)| matches!(format, Format::Page { .. });
    let pages = ENDINGS.iter().filter(is_page).map(|(ending, _)| format!("{page}.{ending}"));
    pages.into_iter().any(|page| folder.with_file_name(page).is_file())
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
            ("c.HTML", Some(Format::Page { xml: false })),
            ("c.htm", Some(Format::Page { xml: false })),
            ("c.xhtml", Some(Format::Page { xml: true })),
            ("c.html.gz", None),
            ("html", None),
            (".html", None),
        ] {
            assert_eq!(Format::of(Path::new(name)), format, "{name}");
        }
        assert_eq!(Format::of_named("notes"), Format::Text);
    }
}
