//! What a report tells, in words: one list of rows for each of its tables.

use crate::model::mention::percent;
use crate::model::{DateRange, Day, Document, Language};
use crate::view::{self, Query, Quote, SourceAt, Standing, UnmatchedRow, ViewModel};
use crate::words::Words;

use super::super::basis::{self, Listener};
use super::super::caption;
use super::super::figure::Figure;
use super::super::line::one_line;
use super::super::options::FigureOptions;
use super::super::{ExportError, page};
use super::decisions::decisions;
use super::method::method;
use super::places;
use crate::basemap::Archive;
use crate::corpus::NO_THEME;

/// A report in words. Its tables have a row for each entry, in the order of the page.
#[derive(Clone, Debug)]
pub struct Report {
    /// Its title.
    pub title: String,
    /// What is shown: window, clock, counts, filters. A line each.
    pub deck: Vec<String>,
    /// The language of its words.
    pub language: Language,
    /// The places that the query shows: those with a number on the figure by their numbers, then the others.
    pub places: Vec<PlaceRow>,
    /// What the query shows and has a date, by date.
    pub mentions: Vec<MentionRow>,
    /// What has no date, in the order of documents and text, whether or not the window hides it.
    pub undated: Vec<MentionRow>,
    /// Whether the query shows these too.
    pub shows_undated: bool,
    /// Whether any mention of the corpus has a theme.
    pub has_themes: bool,
    /// All documents; a row's `source` is an index into them.
    pub sources: Vec<SourceRow>,
    /// Toponyms without a place.
    pub unresolved: Vec<UnresolvedRow>,
    /// What the user decided, a sentence each.
    pub decisions: Vec<String>,
    /// How it was made: a heading and what is said below it.
    pub method: Vec<(String, String)>,
    /// Where the data come from, in small print.
    pub small_print: String,
}

/// A place: a row of the table that the numbers of the figure lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceRow {
    /// The index of the place among the view's markers.
    pub marker: usize,
    /// The number of its sign on the figure, which several places may share; `None` where it has none.
    pub sign: Option<usize>,
    /// The place's name.
    pub name: String,
    /// What and where it is.
    pub about: String,
    /// Mentions that the query shows.
    pub shown: u32,
    /// Of these the days of the dated ones, from the first to the last, in words.
    pub days: String,
    /// The numbers of the sources that name it, as far as the query shows these.
    pub sources: Vec<usize>,
}

/// A passage that names a place: a row of the table of mentions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MentionRow {
    /// The index of the place among the view's markers.
    pub marker: usize,
    /// The place's name.
    pub place: String,
    /// What and where it is: "city · Kandahar · Afghanistan".
    pub about: String,
    /// Its days; `None` while undated.
    pub range: Option<DateRange>,
    /// The same in words.
    pub date: String,
    /// What the date stands on.
    pub basis: String,
    /// The words around the name.
    pub quote: Quote,
    /// Index of the document.
    pub source: usize,
    /// How sure the place is, in whole percent.
    pub confidence: u8,
    /// Whether that is doubtful, as signs have it.
    pub doubtful: bool,
    /// The same in words.
    pub confidence_said: String,
    /// Why it is this place.
    pub reason: String,
    /// The number of its place's sign on the figure.
    pub sign: Option<usize>,
    /// What themes its mentions have.
    pub themes: Vec<String>,
    /// The mentions that it stands for, as numbers of the corpus.
    pub mentions: Vec<u32>,
}

/// A document: a row of the table of sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRow {
    /// Its number, from 1.
    pub number: usize,
    /// Its title.
    pub title: String,
    /// Its path below the folder.
    pub path: String,
    /// When it was published, in words.
    pub date: String,
    /// How that is known; empty where it is not.
    pub basis: String,
    /// What the user noted of it.
    pub note: Option<String>,
    /// Mentions that the query shows.
    pub shown: u32,
}

/// A toponym without a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnresolvedRow {
    /// As it stands in the texts first.
    pub name: String,
    /// How often.
    pub times: usize,
    /// The numbers of the sources that name it.
    pub sources: Vec<usize>,
    /// Why it is thought to be a place, and has none.
    pub reason: String,
}

impl Report {
    /// What `view` shows, in `words`. Of `options` it takes the title and the gazetteer.
    #[must_use]
    pub fn of(view: &ViewModel, options: &FigureOptions, words: &Words) -> Self {
        let shown = rows(view, words);
        let places = places::places(view, &shown, words);
        let (mut mentions, mut undated): (Vec<_>, Vec<_>) =
            shown.into_iter().partition(|row| row.range.is_some());
        let shows_undated = view.query().days().is_none() || view.query().show_undated;
        if !shows_undated {
            // The window hides them; the report lists them all the same.
            let query = Query { window: None, ..view.query().clone() };
            let whole = ViewModel::new(view.corpus().clone(), query);
            undated = rows(&whole, words).into_iter().filter(|row| row.range.is_none()).collect();
        }
        mentions.sort_by_key(order);
        undated.sort_by_key(order);
        Self {
            title: caption::title(view, options, words),
            deck: caption::caption(view, words),
            language: words.language(),
            places,
            mentions,
            undated,
            shows_undated,
            has_themes: !view::theme_order(view.corpus()).is_empty(),
            sources: sources(view, words),
            unresolved: unresolved(view, words),
            decisions: decisions(view, words),
            method: method(view, options, words),
            small_print: caption::small_print(view, options, words),
        }
    }

    /// The same with its figure, whose signs have the numbers that its tables tell.
    ///
    /// # Errors
    /// Where the bounding box asked for is none, or the base map cannot be read.
    pub fn with_figure(
        view: &ViewModel,
        archive: &Archive<'_>,
        options: &FigureOptions,
        words: &Words,
    ) -> Result<(Self, Figure), ExportError> {
        let mut report = Self::of(view, options, words);
        let (figure, numbers) = page::numbered(view, archive, options, words)?;
        let number = |marker: usize| numbers.get(marker).copied().flatten();
        for row in report.mentions.iter_mut().chain(&mut report.undated) {
            row.sign = number(row.marker);
        }
        report.places.iter_mut().for_each(|row| row.sign = number(row.marker));
        report.places.sort_by_key(|row| (row.sign.is_none(), row.sign, row.marker));
        Ok((report, figure))
    }

    /// The rows that the map of a page counts: those with a date, and the undated where the query shows them.
    pub fn counted(&self) -> impl Iterator<Item = &MentionRow> {
        let undated = self.undated.iter().filter(|_| self.shows_undated);
        self.mentions.iter().chain(undated)
    }
}

/// By date, an open start first and an open end last; then by document and text, as mentions are numbered.
fn order(row: &MentionRow) -> (Option<Day>, bool, Option<Day>, Option<u32>) {
    let earliest = row.range.and_then(DateRange::earliest);
    let latest = row.range.and_then(DateRange::latest);
    (earliest, latest.is_none(), latest, row.mentions.first().copied())
}

fn rows(view: &ViewModel, words: &Words) -> Vec<MentionRow> {
    let of_marker = |marker| view::sources(view, marker).into_iter().map(move |source| (marker, source));
    let all = (0..view.all_markers().len()).flat_map(of_marker);
    all.filter_map(|(marker, source)| row(view, marker, source, words)).collect()
}

fn row(view: &ViewModel, index: usize, source: SourceAt, words: &Words) -> Option<MentionRow> {
    let corpus = view.corpus();
    let marker = view.all_markers().get(index)?;
    let first = *source.mentions.first()? as usize;
    let mention = corpus.mentions().get(first)?;
    let containers = corpus.place(&marker.place).map(|place| view::containers(corpus, view.query(), place));
    let mut about = vec![words.kind(marker.kind)];
    about.extend(containers.unwrap_or_default());
    let date = source.date.as_ref();
    let confidence = percent(source.confidence);
    Some(MentionRow {
        marker: index,
        place: marker.name.clone(),
        about: about.join(" · "),
        range: date.map(|date| date.range),
        date: date.map_or_else(|| words.get("date-undated"), |date| words.range(date.range)),
        basis: date.map_or_else(String::new, |date| basis::of_mention(date, Listener::Reader, words)),
        quote: source.quote,
        source: source.document as usize,
        confidence,
        doubtful: source.confidence < view::DOUBTFUL_BELOW,
        confidence_said: words.percent(confidence),
        reason: words.reason(&mention.reason),
        sign: None,
        themes: themes(view, &source.mentions, words),
        mentions: source.mentions,
    })
}

/// The names of the themes of some mentions, each once.
fn themes(view: &ViewModel, mentions: &[u32], words: &Words) -> Vec<String> {
    let corpus = view.corpus();
    let own = mentions.iter().filter_map(|&number| corpus.themes().of_mentions().get(number as usize));
    let mut themes: Vec<u8> = own.copied().filter(|&theme| theme != NO_THEME).collect();
    themes.sort_unstable();
    themes.dedup();
    themes.into_iter().map(|theme| view::theme_name(corpus, theme, words.language())).collect()
}

fn sources(view: &ViewModel, words: &Words) -> Vec<SourceRow> {
    let row = |(index, document): (usize, &Document)| {
        let date = document.publication.as_ref().map(Standing::of_publication);
        SourceRow {
            number: index + 1,
            title: document.title.clone(),
            path: document.path.clone(),
            date: date.as_ref().map_or_else(|| words.get("date-undated"), |date| words.range(date.range)),
            basis: date
                .as_ref()
                .map_or_else(String::new, |date| basis::of_document(date, Listener::Reader, words)),
            note: document.note.clone(),
            shown: view.visible_by_document().get(index).copied().unwrap_or_default(),
        }
    };
    view.corpus().documents().iter().enumerate().map(row).collect()
}

fn unresolved(view: &ViewModel, words: &Words) -> Vec<UnresolvedRow> {
    let row = |row: &UnmatchedRow| {
        let mut sources: Vec<usize> =
            row.at.iter().filter(|at| at.kept).map(|at| at.document as usize + 1).collect();
        sources.dedup();
        let (name, times) = (one_line(&row.text), row.kept());
        UnresolvedRow { name, times, sources, reason: words.reason(&row.reason) }
    };
    let kept = view.unmatched().iter().filter(|row| row.kept() > 0);
    kept.map(row).collect()
}
