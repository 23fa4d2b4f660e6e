//! What the script of a page knows: its rows, places, passages and words, as JSON.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::super::series;
use super::content::{MentionRow, Report};
use super::escape;
use super::passages::{Part, Passages};
use crate::corpus::{Clock, NO_THEME};
use crate::model::date::day_number;
use crate::model::{DateRange, PlaceId};
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
    rows: Vec<Row>,
    /// Of each marker; the index is what signs call their place.
    places: Vec<Place>,
    passages: Vec<Vec<PartData>>,
    sources: Vec<Source>,
    /// In order, so that the same input gives the same bytes.
    words: BTreeMap<&'static str, String>,
    months: Vec<String>,
}

#[derive(Serialize)]
struct Row {
    place: usize,
    dated: bool,
    /// Open ends are null.
    first: Option<i32>,
    last: Option<i32>,
    count: usize,
    confidence: u8,
    doubtful: bool,
    passage: usize,
    source: usize,
    /// How many of its mentions have each colour of themes; empty where signs have none.
    themes: Vec<(usize, usize)>,
    date: String,
    basis: String,
    reason: String,
}

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
    let (rows, passages) = rows(report, view, by_theme);
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

fn rows(report: &Report, view: &ViewModel, by_theme: bool) -> (Vec<Row>, Vec<Vec<PartData>>) {
    let markers: HashMap<&PlaceId, usize> =
        view.all_markers().iter().enumerate().map(|(index, marker)| (&marker.place, index)).collect();
    let themes = view::theme_order(view.corpus());
    let colour = |theme: u8| match themes.iter().position(|own| *own == theme) {
        _ if theme == NO_THEME => LAYERS + 1,
        Some(own) if own < LAYERS => own,
        _ => LAYERS,
    };
    let of_mentions = view.corpus().themes().of_mentions();
    let themes_of = |row: &MentionRow| {
        let own = row.mentions.iter().map(|&number| of_mentions.get(number as usize).copied());
        let colours = own.map(|theme| colour(theme.unwrap_or(NO_THEME)));
        let counts = colours.fold(BTreeMap::new(), |mut counts: BTreeMap<usize, usize>, colour| {
            *counts.entry(colour).or_default() += 1;
            counts
        });
        counts.into_iter().collect()
    };
    let mut passages = Passages::default();
    let rows = report
        .counted()
        .map(|row| Row {
            place: row.marker,
            dated: row.range.is_some(),
            first: row.range.and_then(DateRange::earliest).map(day_number),
            last: row.range.and_then(DateRange::latest).map(day_number),
            count: row.mentions.len(),
            confidence: row.confidence,
            doubtful: row.doubtful,
            passage: passages.of(view, &markers, row),
            source: row.source,
            themes: if by_theme { themes_of(row) } else { Vec::new() },
            date: row.date.clone(),
            basis: row.basis.clone(),
            reason: row.reason.clone(),
        })
        .collect();
    let part = |part: Part| match part {
        Part::Plain(text) => PartData::Plain(text),
        Part::Name(text, place) => PartData::Name(text, place),
    };
    let list = passages.list.into_iter().map(|parts| parts.into_iter().map(part).collect()).collect();
    (rows, list)
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
        ("because", words.with("placed-because", &[("reason", "{reason}".into())])),
        ("confidence", words.with("report-confidence-of", &[("percent", "{n}".into())])),
        ("source", words.get("report-source")),
    ]
    .into()
}
