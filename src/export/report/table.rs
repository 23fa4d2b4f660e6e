//! The tables of a report, the same for each of its files: a file only sets them.

use super::super::line::shortened;
use super::content::{MentionRow, PlaceRow, Report, SourceRow, UnresolvedRow};
use crate::view::Quote;
use crate::words::Words;

/// At most so many rows of a table are written, the first: more than anybody reads. The rest is counted.
pub const MOST_ROWS: usize = 5_000;

/// So many numbers of sources stand in a cell, the first; the rest is counted.
const MOST_SOURCES: usize = 24;

/// The column of themes, which a report has where any mention has one.
const THEME: (&str, f32) = ("report-theme", 0.1);

/// So many letters of a title stand beside the number of a source; all of it stands in the table of sources.
const LONGEST_TITLE: usize = 34;

/// A table.
pub struct Table {
    /// What links to it: `mentions`.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// How many things it lists: a row may stand for several mentions.
    pub count: usize,
    /// What is said where it has no row.
    pub empty: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// As many cells each as there are columns.
    pub rows: Vec<Row>,
    /// What is said of the rows left out.
    pub more: Option<String>,
}

/// A column.
pub struct Column {
    /// The key of its heading in the catalogue.
    pub key: &'static str,
    /// Its heading.
    pub title: String,
    /// Its share of the width; all columns of a table add up to 1.
    pub share: f32,
}

/// A row.
pub struct Row {
    /// What it says.
    pub cells: Vec<Cell>,
    /// The index of its place among the markers, where the map counts it.
    pub marker: Option<usize>,
}

/// What stands for the number of a sign that there is not.
pub const NO_SIGN: &str = "–";

/// What a cell says.
pub enum Cell {
    /// Words.
    Plain(String),
    /// Words that matter, and words of second rank below them.
    Two(String, String),
    /// The number of the place's sign on the figure, the place of the row, and what it is where no other cell says that.
    Place(Option<usize>, String, String),
    /// The number of a sign.
    Sign(Option<usize>),
    /// The words around a name.
    Quote(Quote),
    /// The number of a source, and the beginning of its title.
    Source(usize, String),
}

/// All tables in the order of the report.
#[must_use]
pub fn tables(report: &Report, words: &Words) -> Vec<Table> {
    vec![
        places(report, words),
        mentions(report, words),
        undated(report, words),
        unresolved(report, words),
        sources(report, words),
    ]
}

fn places(report: &Report, words: &Words) -> Table {
    let row = |row: &PlaceRow| Row {
        cells: vec![
            Cell::Sign(row.sign),
            Cell::Place(None, row.name.clone(), String::new()),
            Cell::Plain(row.about.clone()),
            Cell::Plain(words.count(row.shown as usize)),
            Cell::Plain(row.days.clone()),
            Cell::Plain(numbered(&row.sources, words)),
        ],
        marker: Some(row.marker),
    };
    Table {
        id: "places",
        title: words.get("report-places"),
        count: report.places.len(),
        empty: words.get("report-mentions-none"),
        columns: columns(
            words,
            &[
                ("report-sign", 0.06),
                ("report-place", 0.18),
                ("report-about", 0.25),
                ("report-mentions", 0.09),
                ("report-days", 0.2),
                ("report-sources", 0.22),
            ],
        ),
        rows: report.places.iter().take(MOST_ROWS).map(row).collect(),
        more: more(report.places.len(), words),
    }
}

/// The numbers of some sources: `[1] [4] … and 7 more`.
fn numbered(sources: &[usize], words: &Words) -> String {
    let mut said: Vec<String> =
        sources.iter().take(MOST_SOURCES).map(|number| format!("[{number}]")).collect();
    if let Some(more @ 1..) = sources.len().checked_sub(MOST_SOURCES) {
        said.push(words.with("report-more-sources", &[("count", more.into())]));
    }
    said.join(" ")
}

/// Columns of these names, each with its weight beside the others.
fn columns(words: &Words, named: &[(&'static str, f32)]) -> Vec<Column> {
    let all: f32 = named.iter().map(|(_, weight)| weight).sum();
    named.iter().map(|&(key, weight)| Column { key, title: words.get(key), share: weight / all }).collect()
}

fn mentions(report: &Report, words: &Words) -> Table {
    let counted = |row: &MentionRow| Row { cells: mention(report, row), marker: Some(row.marker) };
    let mut named = vec![
        ("report-date", 0.14),
        ("report-place", 0.16),
        ("report-passage", 0.31),
        ("report-source", 0.16),
        ("report-basis", 0.15),
        ("report-confidence", 0.09),
    ];
    if report.has_themes {
        named.insert(3, THEME);
    }
    Table {
        id: "mentions",
        title: words.get("report-mentions"),
        count: all(&report.mentions),
        empty: words.get("report-mentions-none"),
        columns: columns(words, &named),
        rows: report.mentions.iter().take(MOST_ROWS).map(counted).collect(),
        more: more(report.mentions.len(), words),
    }
}

fn all(rows: &[MentionRow]) -> usize {
    rows.iter().map(|row| row.mentions.len()).sum()
}

fn mention(report: &Report, row: &MentionRow) -> Vec<Cell> {
    let mut cells = vec![
        Cell::Plain(row.date.clone()),
        place(row),
        Cell::Quote(row.quote.clone()),
        source(report, row.source),
        Cell::Plain(row.basis.clone()),
        Cell::Plain(row.confidence_said.clone()),
    ];
    if report.has_themes {
        cells.insert(3, theme(row));
    }
    cells
}

fn place(row: &MentionRow) -> Cell {
    Cell::Place(row.sign, row.place.clone(), row.about.clone())
}

fn theme(row: &MentionRow) -> Cell {
    Cell::Plain(row.themes.join(", "))
}

fn source(report: &Report, index: usize) -> Cell {
    let title =
        report.sources.get(index).map(|source| shortened(&source.title, LONGEST_TITLE)).unwrap_or_default();
    Cell::Source(index + 1, title)
}

fn undated(report: &Report, words: &Words) -> Table {
    let row = |row: &MentionRow| {
        let mut cells = vec![
            place(row),
            Cell::Quote(row.quote.clone()),
            source(report, row.source),
            Cell::Plain(row.confidence_said.clone()),
        ];
        if report.has_themes {
            cells.insert(2, theme(row));
        }
        Row { cells, marker: report.shows_undated.then_some(row.marker) }
    };
    let mut named = vec![
        ("report-place", 0.2),
        ("report-passage", 0.45),
        ("report-source", 0.24),
        ("report-confidence", 0.11),
    ];
    if report.has_themes {
        named.insert(2, THEME);
    }
    Table {
        id: "undated",
        title: words.get("report-undated"),
        count: all(&report.undated),
        empty: words.get("report-undated-none"),
        columns: columns(words, &named),
        rows: report.undated.iter().take(MOST_ROWS).map(row).collect(),
        more: more(report.undated.len(), words),
    }
}

fn unresolved(report: &Report, words: &Words) -> Table {
    let row = |row: &UnresolvedRow| {
        let cells = vec![
            Cell::Plain(row.name.clone()),
            Cell::Plain(words.count(row.times)),
            Cell::Plain(numbered(&row.sources, words)),
            Cell::Plain(row.reason.clone()),
        ];
        Row { cells, marker: None }
    };
    Table {
        id: "unresolved",
        title: words.get("report-unresolved"),
        count: report.unresolved.len(),
        empty: words.get("report-unresolved-none"),
        columns: columns(
            words,
            &[("report-name", 0.24), ("report-times", 0.1), ("report-source", 0.18), ("report-why", 0.48)],
        ),
        rows: report.unresolved.iter().take(MOST_ROWS).map(row).collect(),
        more: more(report.unresolved.len(), words),
    }
}

fn sources(report: &Report, words: &Words) -> Table {
    let row = |row: &SourceRow| Row {
        cells: vec![
            Cell::Plain(format!("[{}]", row.number)),
            Cell::Two(row.title.clone(), row.path.clone()),
            Cell::Plain(row.date.clone()),
            Cell::Plain(row.basis.clone()),
            Cell::Plain(words.count(row.shown as usize)),
        ],
        marker: None,
    };
    Table {
        id: "sources",
        title: words.get("report-sources"),
        count: report.sources.len(),
        empty: String::new(),
        columns: columns(
            words,
            &[
                ("report-number", 0.07),
                ("report-document", 0.42),
                ("report-published", 0.16),
                ("report-known", 0.23),
                ("report-mentions", 0.12),
            ],
        ),
        // All of them: rows of the other tables refer to any.
        rows: report.sources.iter().map(row).collect(),
        more: None,
    }
}

/// What is said of the rows beyond those listed.
fn more(rows: usize, words: &Words) -> Option<String> {
    let count = rows.saturating_sub(MOST_ROWS);
    (count > 0).then(|| words.with("report-more", &[("count", count.into())]))
}
