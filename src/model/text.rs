//! Documents as they were read: their text, its paragraphs, and what is known of the document as a whole.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::date::Edtf;
use super::timex::{DateSuggestion, Timex};

/// A stretch of a document's text: byte offsets in UTF-8, end exclusive, both on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from byte `start` to before byte `end`. Documents are below 4 GiB, which `read` sees to.
    #[allow(clippy::cast_possible_truncation)]
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end && u32::try_from(end).is_ok());
        Self { start: start as u32, end: end as u32 }
    }

    /// The span as a range of `usize`, to cut a text with.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `other` lies within this span.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// Line and column in a text, counted from 1, columns in characters.
pub type LineColumn = (usize, usize);

/// Where the lines of a text begin, so that many bytes of it can be told by line and column.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Finds the lines of `text`, which end with a line feed.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let after_ends = text.match_indices('\n').map(|(end, _)| end + 1);
        Self { text, starts: std::iter::once(0).chain(after_ends).collect() }
    }

    /// The line of a byte, in the same time however long the line is.
    #[must_use]
    pub fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte)
    }

    /// Line and column of a byte; of the text's end for one beyond it. A byte order mark is no column: editors hide it.
    #[must_use]
    pub fn at(&self, byte: usize) -> LineColumn {
        let byte = self.text.floor_char_boundary(byte);
        let line = self.line(byte);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let before = self.text.get(start..byte).unwrap_or_default();
        (line, before.chars().filter(|c| *c != '\u{FEFF}').count() + 1)
    }
}

/// One source file.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Path below the corpus folder with `/` between its parts; the file's name where one file was opened.
    pub path: String,
    /// What the file gives as its title, else the first line of the text; cut at a sentence or word where it is long.
    pub title: String,
    /// The whole text. Of a file of plain text in UTF-8 byte for byte what is in the file (a byte order mark and a front matter
    /// excluded from paragraphs, not from here). Of a page in HTML what a reader sees of its article, with a blank line
    /// between its paragraphs: spans are bytes of that, and say nothing of where in the file it stands.
    pub text: Arc<str>,
    /// The blocks of the text, in order; together they hold everything but white space and a date header.
    pub paragraphs: Vec<Paragraph>,
    /// When it was published; `None` where nothing says so.
    pub publication: Option<Publication>,
    /// Language of the text where it could be told.
    pub language: Option<Language>,
    /// What the user noted of the document.
    pub note: Option<String>,
    /// Its temporal expressions that name dates, in the order of the text.
    pub timexes: Vec<Timex>,
    /// Where it has no publication date: which it may be, the likeliest first. Empty until that was asked for.
    pub suggestions: Vec<DateSuggestion>,
}

impl Document {
    /// The text of `span`, which must come from this document.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }
}

/// A block of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands, without white space at its ends.
    pub span: Span,
}

/// When a document was published, and how we know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// The date, at the precision that is known.
    pub date: Edtf,
    /// Why.
    pub basis: PublicationBasis,
    /// The words that say so, where they stand in the text or beside it: "Publié le 13 juillet 2021".
    pub words: Option<String>,
}

impl Publication {
    /// A date that no words give.
    #[must_use]
    pub fn new(date: Edtf, basis: PublicationBasis) -> Self {
        Self { date, basis, words: None }
    }
}

/// What says when a document was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PublicationBasis {
    /// The user, in `dateline.toml`.
    Decision,
    /// What the file tells machines of itself: a page's `<meta>`, a front matter.
    Metadata,
    /// A header at the start of the text: ` date 2021-07 `, "Publié le 13 juillet 2021".
    Header,
    /// Place and day before the first sentence: "KABUL, July 13 (Reuters) —".
    Dateline,
    /// The name of the file: `2021-07-13_title.txt`.
    FileName,
}

impl PublicationBasis {
    /// Every basis, in the order of trust.
    pub const ALL: [Self; 5] = [Self::Decision, Self::Metadata, Self::Header, Self::Dateline, Self::FileName];

    /// The name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Metadata => "metadata",
            Self::Header => "header",
            Self::Dateline => "dateline",
            Self::FileName => "file-name",
        }
    }
}

/// Language of a text or a name: ISO 639-1, two lower-case letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language([u8; 2]);

impl Language {
    /// French.
    pub const FRENCH: Self = Self(*b"fr");
    /// English.
    pub const ENGLISH: Self = Self(*b"en");

    /// From a two-letter code; region or script subtags (`fr-CA`) are ignored.
    #[must_use]
    pub fn new(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next()?;
        match primary.as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Some(Self([a.to_ascii_lowercase(), b.to_ascii_lowercase()]))
            }
            _ => None,
        }
    }

    /// The two letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl TryFrom<String> for Language {
    type Error = String;

    fn try_from(code: String) -> Result<Self, String> {
        Self::new(&code).ok_or_else(|| format!("“{code}” is no two-letter code of a language"))
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.as_str().to_owned()
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_are_counted_from_one_in_characters() {
        let lines = Lines::new("\u{FEFF}à b\r\n\né");
        for (byte, expected) in [
            (0, (1, 1)),
            (3, (1, 1)),
            (5, (1, 2)),
            (4, (1, 1)),
            (9, (2, 1)),
            (10, (3, 1)),
            (12, (3, 2)),
            (99, (3, 2)),
        ] {
            assert_eq!(lines.at(byte), expected, "byte {byte}");
        }
        assert_eq!(Lines::new("").at(0), (1, 1));
    }
}
