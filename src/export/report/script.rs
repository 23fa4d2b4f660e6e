//! What the script of a page knows: its rows, places, passages and words, as JSON.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::super::series;
use super::content::{MentionRow, Report};
use super::escape;
use super::passages::{Part, Passages};
use super::readable::{MOST_READ, readable};
use super::table::MOST_ROWS;
use crate::corpus::{Clock, NO_THEME};
use crate::model::date::day_number;
use crate::model::{DateRange, Day, PlaceId};
use crate::view::{self, LAYERS, ViewModel, WindowMode};
use crate::words::Words;

/// The first and the last day of the slider, as numbers of days since 1970-01-01.
pub type Days = (i32, i32);

/// Everything that the script is given.
#[derive(Serialize)]
struct Data {
    language: String,
    /// First and last day of the slider.
    days: Option<Days>,
    /// Whether what came before the window stays.
    cumulative: bool,
    /// Radius of a sign for no mention and its growth with the root of their number, CSS pixels.
    radius: [f32; 2],
    by_theme: bool,
    /// The rows of the table of mentions first, in its order.
    rows: Vec<Row>,
    /// Of each marker; the index is what signs call their place.
    places: Vec<Place>,
    passages: Vec<Vec<PartData>>,
    /// Words that many rows say.
    said: Vec<String>,
    sources: Vec<Source>,
    /// In order, so that the same input gives the same bytes.
    words: BTreeMap<&'static str, String>,
    months: Vec<String>,
}

/// A row as the script unpacks it, without names, for there are many: its place; its first and its last day, null where that end is open;
/// whether it is dated; whether it is doubtful; how many mentions it counts; how many of these have each colour of themes, none where
/// signs have none; and what there is to read, null where that is left out of the page.
#[derive(Serialize)]
struct Row(usize, Option<i32>, Option<i32>, bool, bool, usize, Vec<(usize, usize)>, Option<Read>);

/// What there is to read of a row: passage, source and percent of confidence; date, basis and reason as numbers of what is said.
#[derive(Serialize)]
struct Read(usize, usize, u8, usize, usize, usize);

#[derive(Serialize)]
struct Place {
    name: String,
    about: String,
}

#[derive(Serialize)]
struct Source {
    number: usize,
    title: String,
    path: String,
}

/// Plain words, or a name with its place.
#[derive(Serialize)]
#[serde(untagged)]
enum PartData {
    Plain(String),
    Name(String, usize),
}

/// From when to when the slider reaches, numbers of days.
pub fn days(view: &ViewModel) -> Option<Days> {
    series::days(view).map(|(first, last)| (day_number(first), day_number(last)))
}

/// The data of the page, ready to stand in it.
#[must_use]
pub fn data(report: &Report, view: &ViewModel, by_theme: bool, words: &Words) -> String {
    let Rows { rows, passages, said } = rows(report, view, by_theme);
    let base = view.scale().radius(0);
    let data = Data {
        language: report.language.to_string(),
        days: days(view),
        cumulative: view.query().mode == WindowMode::Cumulative,
        radius: [base, view.scale().radius(1) - base],
        by_theme,
        rows,
        places: places(report, view),
        passages,
        said: said.list,
        sources: report.sources.iter().map(source).collect(),
        words: spoken(view, words),
        months: (1..=12).map(|month| words.get(&format!("month-{month}"))).collect(),
    };
    // Numbers and texts alone: there is nothing that could fail.
    escape::json(&serde_json::to_string(&data).unwrap_or_default())
}

fn source(row: &super::SourceRow) -> Source {
    Source { number: row.number, title: row.title.clone(), path: row.path.clone() }
}

struct Rows {
    rows: Vec<Row>,
    passages: Vec<Vec<PartData>>,
    said: Said,
}

/// Words that several rows say, each once.
#[derive(Default)]
struct Said {
    list: Vec<String>,
    numbers: HashMap<String, usize>,
}

impl Said {
    fn number(&mut self, said: &str) -> usize {
        if let Some(&number) = self.numbers.get(said) {
            return number;
        }
        self.list.push(said.to_owned());
        self.numbers.insert(said.to_owned(), self.list.len() - 1);
        self.list.len() - 1
    }
}

/// What rows that are not read are summed up by: place, first day, last day, whether dated, whether doubtful.
type Alike = (usize, Option<i32>, Option<i32>, bool, bool);
/// Their mentions, and how many of these have each colour of themes.
type Sum = (usize, BTreeMap<usize, usize>);

/// The rows to read and those of the table, one by one. What is left is summed up by place, days and doubt.
fn rows(report: &Report, view: &ViewModel, by_theme: bool) -> Rows {
    let markers: HashMap<&PlaceId, usize> =
        view.all_markers().iter().enumerate().map(|(index, marker)| (&marker.place, index)).collect();
    let listed = report.mentions.len().min(MOST_ROWS);
    let read = readable(report.counted(), listed, MOST_READ);
    let colours = Colours::of(view, by_theme);
    let (mut passages, mut said) = (Passages::default(), Said::default());
    let mut rows = Vec::new();
    let mut summed: BTreeMap<Alike, Sum> = BTreeMap::new();
    for (index, (row, is_read)) in report.counted().zip(read).enumerate() {
        let day = |end: fn(DateRange) -> Option<Day>| row.range.and_then(end).map(day_number);
        let (first, last) = (day(DateRange::earliest), day(DateRange::latest));
        let (place, dated, doubtful) = (row.marker, row.range.is_some(), row.doubtful);
        let themes = colours.counted(row);
        if !is_read && index >= listed {
            let sum = summed.entry((place, first, last, dated, doubtful)).or_default();
            sum.0 += row.mentions.len();
            themes.into_iter().for_each(|(colour, count)| *sum.1.entry(colour).or_default() += count);
            continue;
        }
        let words = [&row.date, &row.basis, &row.reason];
        let read = is_read.then(|| {
            let [date, basis, reason] = words.map(|words| said.number(words));
            Read(passages.of(view, &markers, row), row.source, row.confidence, date, basis, reason)
        });
        let themes = themes.into_iter().collect();
        rows.push(Row(place, first, last, dated, doubtful, row.mentions.len(), themes, read));
    }
    rows.extend(summed.into_iter().map(|((place, first, last, dated, doubtful), (count, themes))| {
        Row(place, first, last, dated, doubtful, count, themes.into_iter().collect(), None)
    }));
    let part = |part: Part| match part {
        Part::Plain(text) => PartData::Plain(text),
        Part::Name(text, place) => PartData::Name(text, place),
    };
    let list = passages.list.into_iter().map(|parts| parts.into_iter().map(part).collect()).collect();
    Rows { rows, passages: list, said }
}

/// The colours that signs have by themes.
struct Colours<'a> {
    of_mentions: &'a [u8],
    /// The themes with colours of their own first; none where signs have none.
    order: Option<Vec<u8>>,
}

impl<'a> Colours<'a> {
    fn of(view: &'a ViewModel, by_theme: bool) -> Self {
        let corpus = view.corpus();
        Self {
            of_mentions: corpus.themes().of_mentions(),
            order: by_theme.then(|| view::theme_order(corpus)),
        }
    }

    /// How many mentions of a row have each colour.
    fn counted(&self, row: &MentionRow) -> BTreeMap<usize, usize> {
        let mut counts = BTreeMap::new();
        let Some(order) = &self.order else { return counts };
        for &number in &row.mentions {
            let theme = self.of_mentions.get(number as usize).copied().unwrap_or(NO_THEME);
            let colour = match order.iter().position(|own| *own == theme) {
                _ if theme == NO_THEME => LAYERS + 1,
                Some(own) if own < LAYERS => own,
                _ => LAYERS,
            };
            *counts.entry(colour).or_default() += 1;
        }
        counts
    }
}

/// Of each marker, also of those without a row, so that indexes hold.
fn places(report: &Report, view: &ViewModel) -> Vec<Place> {
    let mut about: HashMap<usize, &str> = HashMap::new();
    report.counted().for_each(|row| {
        about.entry(row.marker).or_insert(&row.about);
    });
    let place = |(index, marker): (usize, &view::Marker)| Place {
        name: marker.name.clone(),
        about: about.get(&index).copied().unwrap_or_default().to_owned(),
    };
    view.all_markers().iter().enumerate().map(place).collect()
}

/// What the script says. A number in a plural is put in by the script: `{n}`.
fn spoken(view: &ViewModel, words: &Words) -> BTreeMap<&'static str, String> {
    let number = |key: &str, count: usize| {
        words.with(key, &[("count", count.into())]).replacen(&count.to_string(), "{n}", 1)
    };
    let date = words
        .with("date-day", &[("day", "{day}".into()), ("month", "{month}".into()), ("year", "{year}".into())]);
    let between = words.with("date-from-to", &[("first", "{first}".into()), ("last", "{last}".into())]);
    let clock = match view.query().clock {
        Clock::Narrated => "figure-dates-narrated",
        Clock::Published => "figure-dates-published",
    };
    [
        ("mention", number("mentions-count", 1)),
        ("mentions", number("mentions-count", 2)),
        ("date", date),
        ("first", words.get("date-first")),
        ("between", between),
        ("until", words.with("date-until", &[("day", "{day}".into())])),
        ("since", words.with("date-since", &[("day", "{day}".into())])),
        ("clock", words.get(clock)),
        ("all", words.get("report-all-days")),
        ("shown", words.with("report-shown", &[("shown", "{n}".into()), ("total", "{total}".into())])),
        ("nothing", words.get("report-nothing-here")),
        ("more", words.with("report-reader-more", &[("mentions", "{n}".into())])),
        ("unread", words.with("report-reader-unread", &[("mentions", "{n}".into())])),
        ("because", words.with("placed-because", &[("reason", "{reason}".into())])),
        ("confidence", words.with("report-confidence-of", &[("percent", "{n}".into())])),
        ("source", words.get("report-source")),
    ]
    .into()
}
