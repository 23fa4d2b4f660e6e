//! Themes in the view: what there is to colour by, and which words of a passage say so.

use std::cmp::Reverse;

use serde::Serialize;

use super::histogram::LAYERS;
use super::markers::Marker;
use super::model::ViewModel;
use super::query::Restriction;
use crate::corpus::{Corpus, NO_THEME, told_at};
use crate::model::Language;
use crate::themes::{Match, Reading};

/// The longest paragraph that is looked through while it is shown, in bytes.
const MOST_READ: u32 = 64 * 1024;

/// A theme of a legend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ThemeRow {
    /// Its number, as the corpus' column has it.
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
    /// The words as they stand there.
    pub words: String,
    /// The number of the theme.
    pub theme: u8,
    /// The rule that matched, as it is written in the file of themes.
    pub rule: String,
    /// The line of the file where it stands.
    pub line: usize,
}

impl ThemeMark {
    /// What was found in a paragraph.
    fn of(corpus: &Corpus, text: &str, found: &Match) -> Option<Self> {
        let rule = corpus.themes().themes().rule(found.rule)?;
        let words = text.get(found.range.clone())?.to_owned();
        Some(Self { words, theme: found.theme, rule: rule.written.clone(), line: rule.line })
    }
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
    order.sort_by_key(|theme| (Reverse(counts[usize::from(*theme)]), *theme));
    order
}

/// A colour of a map or a histogram by themes, and what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeColour {
    /// One of the most frequent themes, by its place among them: below [`LAYERS`].
    Own(usize),
    /// All other themes.
    Others,
    /// No theme.
    None,
}

impl ThemeColour {
    /// Every colour, in the order of legends and of the parts of a sign.
    pub const ALL: [Self; LAYERS + 2] =
        [Self::Own(0), Self::Own(1), Self::Own(2), Self::Own(3), Self::Others, Self::None];

    /// Of each number in the corpus' column.
    fn of_numbers(corpus: &Corpus) -> [Self; 256] {
        let mut colours = [Self::Others; 256];
        for (own, theme) in theme_order(corpus).into_iter().take(LAYERS).enumerate() {
            colours[usize::from(theme)] = Self::Own(own);
        }
        colours[usize::from(NO_THEME)] = Self::None;
        colours
    }

    const fn index(self) -> usize {
        match self {
            Self::Own(own) => own,
            Self::Others => LAYERS,
            Self::None => LAYERS + 1,
        }
    }
}

/// How many mentions of a place, or of several, have a theme of each colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ThemeShares([u32; LAYERS + 2]);

impl ThemeShares {
    /// The colours there are with their counts, in the order of legends.
    pub fn parts(&self) -> impl Iterator<Item = (ThemeColour, u32)> + '_ {
        let counted = ThemeColour::ALL.into_iter().map(|colour| (colour, self.0[colour.index()]));
        counted.filter(|(_, count)| *count > 0)
    }

    /// The colour that most of them have; of several that stand equal the first.
    #[must_use]
    pub fn most(&self) -> Option<ThemeColour> {
        let first_of_equals = |(colour, count): &(ThemeColour, u32)| (*count, Reverse(colour.index()));
        self.parts().max_by_key(first_of_equals).map(|(colour, _)| colour)
    }

    /// So many of each.
    #[cfg(test)]
    pub fn of<const N: usize>(parts: [(ThemeColour, u32); N]) -> Self {
        let mut shares = Self::default();
        parts.into_iter().for_each(|(colour, count)| shares.0[colour.index()] += count);
        shares
    }

    /// Adds those of another place.
    pub fn add(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0).for_each(|(own, other)| *own += other);
    }
}

impl ViewModel {
    /// Of what themes the visible mentions of each marker are, in the order of [`ViewModel::all_markers`]. Takes time with all
    /// mentions.
    #[must_use]
    pub fn theme_shares(&self) -> Vec<ThemeShares> {
        let corpus = self.corpus();
        let colours = ThemeColour::of_numbers(corpus);
        let (columns, sorts) = (corpus.columns(), corpus.sorts(&self.query().filter.sieve));
        let (restriction, clock) = (Restriction::of(self.query()), self.query().clock);
        let of_marker = |marker: &Marker| {
            let mut shares = ThemeShares::default();
            let place = corpus.places().index_of(&marker.place).filter(|_| marker.visible > 0);
            let Some(place) = place else { return shares };
            let dated = columns.days_of_place(clock, place).iter().zip(sorts.of_place(place));
            for ((&days, &sort), &theme) in dated.zip(corpus.themes_of_place(place)) {
                shares.0[colours[usize::from(theme)].index()] += u32::from(restriction.shows(days, sort));
            }
            shares
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

/// What is told in the paragraph of a mention.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Why the mention has its theme; `None` where it has none.
    pub own: Option<ThemeMark>,
    /// All words of the paragraph that belong to themes, in their order.
    pub all: Vec<ThemeMark>,
}

/// What is told around the mention with this number. It is looked for again, for a reader sees few paragraphs and a corpus has many;
/// nothing is told of one that is longer than 64 KiB.
#[must_use]
pub fn told_around(corpus: &Corpus, mention: u32) -> Told {
    told_if_known(corpus, mention as usize).unwrap_or_default()
}

fn told_if_known(corpus: &Corpus, number: usize) -> Option<Told> {
    let mention = corpus.mentions().get(number)?;
    let source = corpus.documents().get(mention.document as usize)?;
    let span = source.paragraphs.get(mention.paragraph as usize)?.span;
    if span.end - span.start > MOST_READ {
        return None;
    }
    let text = source.slice(span);
    let mut reading = Reading::default();
    reading.read(corpus.themes().themes(), text, source.language);
    let around = corpus.mentions_in_paragraph(mention.document, mention.paragraph);
    let mut told = told_at(&reading, text, span.start, corpus.mentions().get(around.clone())?);
    let own = told.nth(number.checked_sub(around.start)?).flatten();
    let mark = |found: &Match| ThemeMark::of(corpus, text, found);
    Some(Told { own: own.and_then(mark), all: reading.matches().iter().filter_map(mark).collect() })
}

/// What a theme is called, by its number.
#[must_use]
pub fn theme_name(corpus: &Corpus, theme: u8, language: Language) -> String {
    let theme = corpus.themes().themes().as_slice().get(usize::from(theme));
    theme.map(|theme| theme.name_in(language).to_owned()).unwrap_or_default()
}
#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::corpus::sample;
    use crate::themes::Themes;
    use crate::view::Query;

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
    fn a_mention_says_which_words_gave_it_its_theme_and_none_does_where_it_has_none() {
        let corpus = corpus();
        let column = corpus.themes().of_mentions();
        assert!(column.contains(&0) && column.contains(&NO_THEME));
        for (number, theme) in (0..).zip(column) {
            let told = told_around(&corpus, number);
            assert_eq!(told.own.as_ref().map_or(NO_THEME, |own| own.theme), *theme);
            assert!(told.own.is_none_or(|own| told.all.contains(&own)));
        }
        assert_eq!(told_around(&corpus, 9_999), Told::default());
    }

    #[test]
    fn shares_of_all_markers_are_the_rows_of_the_legend_and_what_has_no_theme_competes() {
        let corpus = corpus();
        let model = ViewModel::new(Arc::new(corpus), Query::default());
        let mut all = ThemeShares::default();
        model.theme_shares().iter().for_each(|shares| all.add(shares));
        let expected = [
            (ThemeColour::Own(0), 1),
            (ThemeColour::Own(1), 1),
            (ThemeColour::None, without_theme(model.corpus())),
        ];
        assert_eq!(all.parts().collect::<Vec<_>>(), expected);
        assert_eq!(all.most(), Some(ThemeColour::None));
        assert_eq!(ThemeShares([0, 2, 1, 0, 2, 2]).most(), Some(ThemeColour::Own(1)), "of equals the first");
        assert_eq!(ThemeShares::default().most(), None);
    }

    #[test]
    fn a_mark_says_which_words_matched_which_line() {
        let corpus = corpus();
        let third =
            corpus.mentions().iter().position(|mention| (mention.document, mention.paragraph) == (0, 2));
        let told = told_around(&corpus, u32::try_from(third.unwrap()).unwrap());
        let mark = &told.all[0];
        assert_eq!((told.all.len(), mark.words.as_str()), (1, "tombé"));
        assert_eq!((mark.rule.as_str(), mark.line, mark.theme), ("tomb*", 5, 0));
        assert_eq!(theme_name(&corpus, mark.theme, Language::FRENCH), "Prise");
        assert_eq!(theme_name(&corpus, NO_THEME, Language::FRENCH), "");
    }
}
