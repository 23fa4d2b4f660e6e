//! Themes in the view: what there is to colour by, and which words of a passage say so.

use std::ops::Range;

use serde::Serialize;

use super::histogram::LAYERS;
use super::markers::Marker;
use super::model::ViewModel;
use super::query::Restriction;
use super::standing::inside;
use crate::corpus::Corpus;
use crate::model::{Language, Span};
use crate::themes::Reading;

/// A theme of a legend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ThemeRow {
    /// Its number, as the corpus' column has it: the colour hangs on this and never on what is in sight.
    pub theme: u8,
    /// What queries call it.
    pub id: String,
    /// Its name for users.
    pub name: String,
    /// How many mentions with a place have it.
    pub mentions: u32,
}

/// Words of a passage that belong to a theme, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ThemeMark {
    /// Bytes of the passage's text.
    pub range: Range<usize>,
    /// The number of the theme.
    pub theme: u8,
    /// The rule that matched, as it is written in the file of themes.
    pub rule: String,
    /// The line of the file where it stands.
    pub line: usize,
}

/// The themes of a corpus, in the order of their file, whether or not a mention has them.
#[must_use]
pub fn themes(corpus: &Corpus, language: Language) -> Vec<ThemeRow> {
    let column = corpus.themes();
    let numbered = (0_u8..).zip(column.themes().as_slice()).zip(column.counts());
    let row = |((theme, named), &mentions): ((u8, &crate::themes::Theme), &u32)| ThemeRow {
        theme,
        id: named.id.clone(),
        name: named.name_in(language).to_owned(),
        mentions,
    };
    numbered.map(row).collect()
}

/// The themes that mentions have, most frequent first, then in the order of their file. The first [`LAYERS`] have a colour of their own.
#[must_use]
pub fn theme_order(corpus: &Corpus) -> Vec<u8> {
    let counts = corpus.themes().counts();
    let mut order: Vec<u8> =
        (0u8..).zip(counts).filter(|(_, count)| **count > 0).map(|(theme, _)| theme).collect();
    order.sort_by_key(|theme| (std::cmp::Reverse(counts[usize::from(*theme)]), *theme));
    order
}

impl ViewModel {
    /// The theme that most visible mentions of each marker have, as the number of the colour that it has: below [`LAYERS`] one of its own,
    /// [`LAYERS`] for the others; `None` where none has any. In the order of [`ViewModel::all_markers`]; takes time with all mentions.
    #[must_use]
    pub fn theme_colours(&self) -> Vec<Option<usize>> {
        let corpus = self.corpus();
        let order = theme_order(corpus);
        let mut colour = [LAYERS; 256];
        for (place, theme) in order.iter().take(LAYERS).enumerate() {
            colour[usize::from(*theme)] = place;
        }
        let (columns, sorts) = (corpus.columns(), corpus.sorts(&self.query().filter.sieve));
        let (restriction, clock) = (Restriction::of(self.query()), self.query().clock);
        let of_marker = |marker: &Marker| {
            let number = corpus.places().index_of(&marker.place).filter(|_| marker.visible > 0)?;
            let mut counts = [0u32; 256];
            let dated = columns.days_of_place(clock, number).iter().zip(sorts.of_place(number));
            for ((&days, &sort), &theme) in dated.zip(corpus.themes_of_place(number)) {
                counts[usize::from(theme)] += u32::from(restriction.shows(days, sort));
            }
            let most = order
                .iter()
                .max_by_key(|theme| (counts[usize::from(**theme)], std::cmp::Reverse(**theme)))?;
            (counts[usize::from(*most)] > 0).then(|| colour[usize::from(*most)])
        };
        self.all_markers().iter().map(of_marker).collect()
    }
}

/// How many mentions with a place have no theme.
#[must_use]
#[allow(clippy::cast_possible_truncation)] // mentions are numbered in 32 bits
pub fn without_theme(corpus: &Corpus) -> u32 {
    let column = corpus.themes();
    column.placed().len() as u32 - column.counts().iter().sum::<u32>()
}

/// The words of a paragraph that belong to themes, as far as they stand whole within `part` of it, in their order. They are
/// looked for again, for a reader sees few passages and a corpus has many.
#[must_use]
pub fn theme_marks(corpus: &Corpus, document: u32, paragraph: u32, part: Span) -> Vec<ThemeMark> {
    let Some(source) = corpus.documents().get(document as usize) else { return Vec::new() };
    let Some(span) = source.paragraphs.get(paragraph as usize).map(|paragraph| paragraph.span) else {
        return Vec::new();
    };
    let themes = corpus.themes().themes();
    let mut reading = Reading::default();
    reading.read(themes, source.slice(span), source.language);
    let start = span.start as usize;
    let mark = |found: &crate::themes::Match| {
        let rule = themes.rule(found.rule)?;
        let words = Span::new(start + found.range.start, start + found.range.end);
        let range = inside(words, part)?;
        Some(ThemeMark { range, theme: found.theme, rule: rule.written.clone(), line: rule.line })
    };
    reading.matches().iter().filter_map(mark).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::corpus::sample;
    use crate::themes::Themes;

    const THEMES: &str = "version = 1\n[[themes]]\nid = \"capture\"\nnames.fr = \"Prise\"\nwords.fr = [\"tomb*\"]\n\
        [[themes]]\nid = \"talks\"\n[[themes]]\nid = \"fighting\"\nnames.en = \"Fighting\"\nwords.fr = [\"se bat\"]\n";

    fn corpus() -> Corpus {
        sample::corpus().with_themes(Arc::new(Themes::parse(THEMES).unwrap()))
    }

    #[test]
    fn every_theme_is_listed_and_rows_and_rest_add_up_to_the_mentions_with_a_place() {
        let corpus = corpus();
        let rows = themes(&corpus, Language::FRENCH);
        let shown: Vec<(&str, u32)> = rows.iter().map(|row| (row.name.as_str(), row.mentions)).collect();
        assert_eq!(shown, [("Prise", 1), ("talks", 0), ("Fighting", 1)]);
        let all: u32 = rows.iter().map(|row| row.mentions).sum();
        assert_eq!((all + without_theme(&corpus)) as usize, corpus.tally().resolved);
        let part = sample::corpus();
        assert_eq!(without_theme(&part) as usize, part.tally().resolved, "where none was looked for");
    }

    #[test]
    fn a_mark_says_which_words_matched_which_line() {
        let corpus = corpus();
        let source = &corpus.documents()[0];
        let whole = source.paragraphs[2].span;
        let marks = theme_marks(&corpus, 0, 2, whole);
        assert_eq!(marks.len(), 1);
        assert_eq!(&source.slice(whole)[marks[0].range.clone()], "tombé");
        assert_eq!((marks[0].rule.as_str(), marks[0].line, marks[0].theme), ("tomb*", 5, 0));
        let half = Span { end: whole.start + 10, ..whole };
        assert!(theme_marks(&corpus, 0, 2, half).is_empty());
        assert!(
            theme_marks(&corpus, 9, 0, whole).is_empty() && theme_marks(&corpus, 0, 99, whole).is_empty()
        );
    }
}
