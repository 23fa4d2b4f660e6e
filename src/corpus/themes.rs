//! The theme of each mention: of what the text tells at the place it names.

use std::sync::Arc;

use super::Corpus;
use super::columns::NO_PLACE;
use crate::model::{Document, Mention, Role, Span};
use crate::themes::{Reading, Themes};

/// The theme of a mention that has none.
pub const NO_THEME: u8 = u8::MAX;

/// One theme a mention, in the order of the mentions.
#[derive(Clone, Debug, Default)]
pub struct ThemeColumn {
    themes: Arc<Themes>,
    of_mention: Vec<u8>,
    by_place: Vec<u8>,
    counts: Vec<u32>,
}

impl ThemeColumn {
    /// The column of a corpus in which no theme was looked for, with so many mentions and so many that have a place.
    pub(super) fn none(mentions: usize, placed: usize) -> Self {
        Self { of_mention: vec![NO_THEME; mentions], by_place: vec![NO_THEME; placed], ..Self::default() }
    }

    /// The column of what was found at the mentions of a corpus; all of it is looked for here where that is not of these mentions.
    pub(super) fn of(corpus: &Corpus, themes: Arc<Themes>, found: FoundThemes) -> Self {
        let FoundThemes(of_mention) =
            if found.len() == corpus.mentions().len() { found } else { FoundThemes::of_all(corpus, &themes) };
        let places = corpus.columns().place();
        let mut counts = vec![0; themes.as_slice().len()];
        for (theme, _) in of_mention.iter().zip(places).filter(|(_, place)| **place != NO_PLACE) {
            if let Some(count) = counts.get_mut(usize::from(*theme)) {
                *count += 1;
            }
        }
        let by_place = corpus.columns().in_order_of_places(&of_mention);
        Self { themes, of_mention, by_place, counts }
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

/// The themes found at mentions, in the order of the mentions. They are found document by document, wherever these are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundThemes(Vec<u8>);

impl FoundThemes {
    /// Reads every paragraph of a document that has mentions once. `mentions` are those of the document, in the order of its text.
    ///
    /// A mention has the theme of the nearest match in its sentence. What another sentence of the paragraph tells may be
    /// of another place. A name that stands for those who govern there
    /// ("Washington a mené des frappes") has no theme of its own: the map would put the strike on Washington.
    #[must_use]
    pub fn of(document: &Document, mentions: &[Mention], themes: &Themes) -> Self {
        let mut found = Self::default();
        found.add(document, mentions, themes, &mut Reading::default());
        found
    }

    fn of_all(corpus: &Corpus, themes: &Themes) -> Self {
        let (mut found, mut reading) = (Self::default(), Reading::default());
        for mentions in corpus.mentions().chunk_by(|a, b| a.document == b.document) {
            let document =
                mentions.first().and_then(|mention| corpus.documents().get(mention.document as usize));
            if let Some(document) = document {
                found.add(document, mentions, themes, &mut reading);
            }
        }
        found
    }

    fn add(&mut self, document: &Document, mentions: &[Mention], themes: &Themes, reading: &mut Reading) {
        for passage in mentions.chunk_by(|a, b| a.paragraph == b.paragraph) {
            let paragraph =
                passage.first().and_then(|mention| document.paragraphs.get(mention.paragraph as usize));
            let span = paragraph.map(|paragraph| paragraph.span);
            reading.read(themes, span.map_or("", |span| document.slice(span)), document.language);
            let start = span.map_or(0, |span| span.start);
            let nothing = reading.matches().is_empty();
            let theme = |mention| if nothing { NO_THEME } else { theme_of(reading, mention, start) };
            self.0.extend(passage.iter().map(theme));
        }
    }

    /// Adds what was found at the mentions that follow.
    pub fn append(&mut self, mut following: Self) {
        self.0.append(&mut following.0);
    }

    /// Of how many mentions it tells.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it tells of none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// These, whatever the texts say.
    #[cfg(test)]
    pub fn given(of_mention: Vec<u8>) -> Self {
        Self(of_mention)
    }
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
    fn what_was_found_document_by_document_is_what_is_found_in_all_of_them() {
        let corpus = sample::corpus();
        let themes = Arc::new(Themes::parse(THEMES).unwrap());
        let mut found = FoundThemes::default();
        for (document, number) in corpus.documents().iter().zip(0..) {
            let own = &corpus.mentions()[corpus.mentions_in_document(number)];
            found.append(FoundThemes::of(document, own, &themes));
        }
        let at_once = sample::corpus().with_themes(Arc::clone(&themes));
        let expected = at_once.themes().of_mentions();
        assert!(expected.iter().any(|theme| *theme != NO_THEME));
        let with = sample::corpus().with_found_themes(Arc::clone(&themes), found);
        assert_eq!(with.themes().of_mentions(), expected);
        let with = sample::corpus().with_found_themes(themes, FoundThemes::default());
        assert_eq!(with.themes().of_mentions(), expected, "what was found elsewhere is not believed");
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
    fn themes_are_counted_once_a_mention_and_stand_place_by_place() {
        let corpus = corpus(
            &["La prise de Kaboul.", "Kaboul tient. Des combats, et Hérat est tombée."],
            &[("Kaboul", 0), ("Kaboul", 1)],
        );
        assert_eq!(corpus.themes().of_mentions(), [NO_THEME; 2], "none were looked for");
        let corpus = corpus.with_themes(Arc::new(Themes::parse(THEMES).unwrap()));
        let column = corpus.themes();
        assert_eq!((column.of_mentions(), column.counts()), ([0, NO_THEME].as_slice(), [1, 0].as_slice()));
        assert_eq!(column.placed(), [0, NO_THEME]);
    }
}
