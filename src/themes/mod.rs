//! Themes: of what a passage tells, by lists of words that the user can edit. A list has words, beginnings of words and
//! short patterns in each language; what matched is always told together with the line that it matched.
//!
//! Pure: a text of rules goes in, matches in texts come out. Deliberately not here: files (`read`), and what a theme means
//! for a mention's place on the map (`corpus` keeps the column, `view` counts and colours).

mod error;
mod matcher;
mod names;
mod nearest;
mod parse;
mod pattern;
#[cfg(test)]
mod tests;
mod trie;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::Language;

pub use error::ThemeError;
pub use nearest::Reading;

/// The most themes that there can be: more are no overview.
pub const MOST_THEMES: usize = 32;

/// The themes that ship with the program.
const BUNDLED: &str = include_str!("../../data/themes.toml");

/// A theme: a sort of event or matter of which texts tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// What files and queries call it: `air-strike`.
    pub id: String,
    /// What users read, by language.
    pub names: BTreeMap<Language, String>,
}

impl Theme {
    /// Its name in `language`, else in English, else any, else its identifier.
    #[must_use]
    pub fn name_in(&self, language: Language) -> &str {
        let name = self.names.get(&language).or_else(|| self.names.get(&Language::ENGLISH));
        name.or_else(|| self.names.values().next()).unwrap_or(&self.id)
    }
}

/// A line of a theme's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The number of its theme.
    pub theme: u8,
    /// As it is written in the file.
    pub written: String,
    /// Where in the file it stands, counted from 1.
    pub line: usize,
}

/// Where a text tells of a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The number of the theme.
    pub theme: u8,
    /// The number of the rule that matched.
    pub rule: u32,
    /// The words that it matched: bytes of the text, on character boundaries.
    pub range: Range<usize>,
}

/// All themes with their rules.
#[derive(Clone, Debug, Default)]
pub struct Themes {
    themes: Vec<Theme>,
    rules: Vec<Rule>,
    faults: Vec<ThemeError>,
    matchers: BTreeMap<Language, matcher::Matcher>,
}

impl Themes {
    /// The themes that ship with the program; none where these are broken, which a test forbids.
    #[must_use]
    pub fn bundled() -> Self {
        Self::parse(BUNDLED).unwrap_or_default()
    }

    /// Reads a file of themes.
    ///
    /// ```
    /// use dateline::model::Language;
    /// use dateline::themes::Themes;
    ///
    /// let text = r#"
    /// version = 1
    /// [[themes]]
    /// id = "capture"
    /// names.en = "Capture"
    /// words.en = ["captur* ..3 city|town", "fall of ^"]
    /// "#;
    /// let themes = Themes::parse(text)?;
    /// let text = "After the fall of Kabul, they captured the other cities.";
    /// let found = themes.find(text, Some(Language::ENGLISH));
    /// assert_eq!((found.len(), &text[found[0].range.clone()]), (1, "fall of Kabul"));
    /// assert_eq!(themes.rule(found[0].rule).unwrap().written, "fall of ^");
    /// # Ok::<(), dateline::themes::ThemeError>(())
    /// ```
    ///
    /// # Errors
    /// Where the text is no TOML, has a key that is not known, or a pattern that cannot be read; names the line.
    pub fn parse(text: &str) -> Result<Self, ThemeError> {
        parse::parse(text)
    }

    /// The themes, in the order of the file. A theme's number is its place here.
    #[must_use]
    pub fn as_slice(&self) -> &[Theme] {
        &self.themes
    }

    /// What is wrong in the file and hinders nothing: names that cannot be shown, instead of which others of the theme are, or its
    /// identifier.
    #[must_use]
    pub fn faults(&self) -> &[ThemeError] {
        &self.faults
    }

    /// The rule with this number.
    #[must_use]
    pub fn rule(&self, number: u32) -> Option<&Rule> {
        self.rules.get(number as usize)
    }

    /// The number of the theme called `id`.
    #[must_use]
    #[allow(clippy::cast_possible_truncation)] // there are at most 32
    pub fn number_of(&self, id: &str) -> Option<u8> {
        self.themes.iter().position(|theme| theme.id == id).map(|number| number as u8)
    }

    /// What `text` tells of, in its order. A text in `language` is compared with the lists of that language, one whose
    /// language is not known with all lists. Of matches of which one lies within the other the longer is kept, of equal
    /// ones that of the first theme.
    #[must_use]
    pub fn find(&self, text: &str, language: Option<Language>) -> Vec<Match> {
        let mut reading = Reading::default();
        reading.read(self, text, language);
        reading.matches().to_vec()
    }
}
