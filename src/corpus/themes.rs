//! The theme of each mention: of what the text tells at the place it names.

use std::sync::Arc;

use super::Corpus;
use super::columns::NO_PLACE;
use crate::model::{Mention, Role, Span};
use crate::themes::{Reading, ThemeSet, Themes};

/// The theme of a mention that has none.
pub const NO_THEME: u8 = u8::MAX;

/// One theme a mention, in the order of the mentions, and those of its whole passage.
#[derive(Clone, Debug, Default)]
pub struct ThemeColumn {
    themes: Arc<Themes>,
    of_mention: Vec<u8>,
    around: Vec<ThemeSet>,
    by_place: Vec<u8>,
    counts: Vec<u32>,
}

impl ThemeColumn {
    /// The column of a corpus in which no theme was looked for, with so many mentions and so many that have a place.
    pub(super) fn none(mentions: usize, placed: usize) -> Self {
        Self {
            of_mention: vec![NO_THEME; mentions],
            around: vec![ThemeSet::default(); mentions],
            by_place: vec![NO_THEME; placed],
            ..Self::default()
        }
    }

    /// Reads every paragraph that has mentions once.
    ///
    /// A mention has the theme of the nearest match in its sentence. What another sentence of the paragraph tells may be
    /// of another place, so that it is kept as a theme of the passage alone. A name that stands for those who govern there
    /// ("Washington a mené des frappes") has no theme of its own: the map would put the strike on Washington.
    pub(super) fn of(corpus: &Corpus, themes: Arc<Themes>) -> Self {
        let mentions = corpus.mentions();
        let (mut of_mention, mut around) =
            (Vec::with_capacity(mentions.len()), Vec::with_capacity(mentions.len()));
        let mut reading = Reading::default();
        for passage in mentions.chunk_by(|a, b| (a.document, a.paragraph) == (b.document, b.paragraph)) {
            let start = read(corpus, &themes, &mut reading, passage);
            let all: ThemeSet = reading.matches().iter().map(|found| found.theme).collect();
            for mention in passage {
                of_mention.push(if all.is_empty() { NO_THEME } else { theme_of(&reading, mention, start) });
                around.push(all);
            }
        }
        let places = corpus.columns().place();
        let mut counts = vec![0; themes.as_slice().len()];
        for (theme, _) in of_mention.iter().zip(places).filter(|(_, place)| **place != NO_PLACE) {
            if let Some(count) = counts.get_mut(usize::from(*theme)) {
                *count += 1;
            }
        }
        let by_place = corpus.columns().in_order_of_places(&of_mention);
        Self { themes, of_mention, around, by_place, counts }
    }

    /// The themes that were looked for.
    #[must_use]
    pub fn themes(&self) -> &Arc<Themes> {
        &self.themes
    }

    /// The number of each mention's theme; [`NO_THEME`] where it has none.
    #[must_use]
    pub fn of_mentions(&self) -> &[u8] {
        &self.of_mention
    }

    /// Of each mention: all themes of its paragraph.
    #[must_use]
    pub fn of_passages(&self) -> &[ThemeSet] {
        &self.around
    }

    /// The themes of all mentions that have a place, place by place, as
    /// [`SortsOf::placed`](super::SortsOf::placed) has their sorts.
    #[must_use]
    pub fn placed(&self) -> &[u8] {
        &self.by_place
    }

    /// How many mentions with a place have each theme.
    #[must_use]
    pub fn counts(&self) -> &[u32] {
        &self.counts
    }
}

/// Reads the paragraph in which these mentions stand, and gives its first byte.
fn read(corpus: &Corpus, themes: &Themes, reading: &mut Reading, passage: &[Mention]) -> u32 {
    let first = passage.first();
    let document = first.and_then(|mention| corpus.documents().get(mention.document as usize));
    let paragraph = first
        .zip(document)
        .and_then(|(mention, document)| document.paragraphs.get(mention.paragraph as usize));
    let Some((document, span)) = document.zip(paragraph.map(|paragraph| paragraph.span)) else {
        reading.read(themes, "", None);
        return 0;
    };
    reading.read(themes, document.slice(span), document.language);
    span.start
}

fn theme_of(reading: &Reading, mention: &Mention, start: u32) -> u8 {
    let Span { start: first, end } = mention.span;
    if mention.role == Role::Metonymic || first < start {
        return NO_THEME;
    }
    let within = Span { start: first - start, end: end - start };
    reading.nearest(&within.range()).map_or(NO_THEME, |found| found.theme)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;

    const THEMES: &str = r#"
        version = 1
        [[themes]]
        id = "capture"
        words.fr = ["prise de ^", "tomb*"]
        [[themes]]
        id = "fighting"
        words.fr = ["combats", "frapp*"]
    "#;

    fn corpus(paragraphs: &[&str], names: &[(&str, usize)]) -> Corpus {
        let documents = vec![sample::document("a.txt", paragraphs, Some("2021-07"))];
        let mention = |(name, nth): &(&str, usize)| sample::mention(&documents, 0, name, *nth, "Kabul");
        let mentions = names.iter().map(mention).collect();
        Corpus::new("sample", documents.clone(), mentions, sample::places(), Vec::new())
    }

    fn themed(corpus: Corpus) -> Vec<Option<String>> {
        let corpus = corpus.with_themes(Arc::new(Themes::parse(THEMES).unwrap()));
        let column = corpus.themes();
        let id =
            |theme: &u8| column.themes().as_slice().get(usize::from(*theme)).map(|theme| theme.id.clone());
        column.of_mentions().iter().map(id).collect()
    }

    #[test]
    fn a_mention_has_the_nearest_theme_of_its_own_sentence() {
        let text =
            "Après la prise de Kandahar, des combats ont lieu à Hérat. Kaboul observe. Ghazni est tombée.";
        let names = [("Kandahar", 0), ("Hérat", 0), ("Kaboul", 0), ("Ghazni", 0)];
        let expected = ["capture", "fighting", "", "capture"];
        let found = themed(corpus(&[text], &names));
        assert_eq!(found.iter().map(|id| id.as_deref().unwrap_or("")).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn who_governs_in_a_place_is_not_where_it_happens() {
        let documents = vec![sample::document("a.txt", &["Washington a frappé Kaboul."], None)];
        let of = |name| sample::mention(&documents, 0, name, 0, "Kabul");
        let mentions = vec![Mention { role: Role::Metonymic, ..of("Washington") }, of("Kaboul")];
        let corpus = Corpus::new("sample", documents, mentions, sample::places(), Vec::new());
        assert_eq!(themed(corpus), [None, Some("fighting".to_owned())]);
    }

    #[test]
    fn a_passage_keeps_all_of_its_themes_and_themes_are_counted_once_a_mention() {
        let corpus = corpus(
            &["La prise de Kaboul.", "Kaboul tient. Des combats, et Hérat est tombée."],
            &[("Kaboul", 0), ("Kaboul", 1)],
        );
        assert_eq!(corpus.themes().of_mentions(), [NO_THEME; 2], "none were looked for");
        let corpus = corpus.with_themes(Arc::new(Themes::parse(THEMES).unwrap()));
        let column = corpus.themes();
        assert_eq!((column.of_mentions(), column.counts()), ([0, NO_THEME].as_slice(), [1, 0].as_slice()));
        let passages: Vec<Vec<u8>> = column.of_passages().iter().map(|all| all.iter().collect()).collect();
        assert_eq!(passages, [vec![0], vec![0, 1]]);
        assert_eq!(column.placed(), [0, NO_THEME]);
    }
}
