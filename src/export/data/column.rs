//! The columns that every flat format has, in one table: name, type, and what a record has there.

use std::borrow::Cow;

use super::record::{Record, RecordPlace, uri};
use crate::model::{DateRange, Day};

/// What one record has in one column.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing is known.
    None,
    /// Any text, of which a document may have written every character.
    Text(Cow<'a, str>),
    /// A date in EDTF.
    Edtf(&'a str),
    /// A count or an offset.
    Whole(u32),
    /// A measure.
    Number(f64),
    /// A civil day.
    Day(Day),
}

impl<'a> Cell<'a> {
    /// Words and dates.
    #[must_use]
    pub fn into_text(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Text(text) => Some(text),
            Self::Edtf(date) => Some(date.into()),
            _ => None,
        }
    }

    /// A count or an offset.
    #[must_use]
    pub fn whole(&self) -> Option<i64> {
        if let Self::Whole(number) = self { Some((*number).into()) } else { None }
    }

    /// A measure.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// A civil day.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        if let Self::Day(day) = self { Some(*day) } else { None }
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellType {
    /// [`Cell::Text`].
    Text,
    /// [`Cell::Edtf`].
    Edtf,
    /// [`Cell::Whole`].
    Whole,
    /// [`Cell::Number`], with so many decimals.
    Number(u8),
    /// [`Cell::Day`].
    Day,
}

/// A column of the table of mentions.
#[derive(Clone, Copy)]
pub struct Column {
    /// Its name, the same in every format.
    pub name: &'static str,
    /// What it holds, where it holds anything.
    pub of: CellType,
    /// Whether it tells where the place is, which a format with geometries says by these.
    pub is_position: bool,
    cell: for<'r> fn(&'r Record<'r>) -> Cell<'r>,
}

impl Column {
    const fn new(name: &'static str, of: CellType, cell: for<'r> fn(&'r Record<'r>) -> Cell<'r>) -> Self {
        Self { name, of, is_position: false, cell }
    }

    const fn position(self) -> Self {
        Self { is_position: true, ..self }
    }

    /// What a record has in this column.
    #[must_use]
    pub fn cell<'r>(&self, record: &'r Record<'r>) -> Cell<'r> {
        (self.cell)(record)
    }
}

/// Every column, in their order.
pub const COLUMNS: &[Column] = &[
    Column::new("document", CellType::Text, |record| text(&record.source.path)),
    Column::new("title", CellType::Text, |record| text(&record.source.title)),
    Column::new("published", CellType::Edtf, |record| {
        record.published().map_or(Cell::None, |date| Cell::Edtf(date.as_str()))
    }),
    Column::new("paragraph", CellType::Whole, |record| Cell::Whole(record.paragraph)),
    Column::new("start", CellType::Whole, |record| Cell::Whole(record.span.start)),
    Column::new("end", CellType::Whole, |record| Cell::Whole(record.span.end)),
    Column::new("quote", CellType::Text, |record| text(record.quote)),
    Column::new("passage", CellType::Text, |record| some(record.passage())),
    Column::new("status", CellType::Text, |record| text(record.status.as_str())),
    Column::new("role", CellType::Text, |record| text(record.role.as_str())),
    Column::new("narration", CellType::Text, |record| text(record.narration.as_str())),
    Column::new("theme", CellType::Text, |record| optional(record.theme)),
    Column::new("confidence", CellType::Number(2), |record| Cell::Number(record.confidence)),
    Column::new("reason", CellType::Text, |record| text(&record.reason)),
    Column::new("decided_by", CellType::Text, |record| text(decided_by(record))),
    Column::new("place_id", CellType::Text, |record| of_place(record, |at| text(at.place.id.as_str()))),
    Column::new("place_uri", CellType::Text, |record| {
        of_place(record, |at| uri(&at.place.id).map_or(Cell::None, |uri| Cell::Text(uri.into())))
    }),
    Column::new("place_name", CellType::Text, |record| of_place(record, |at| text(&at.place.name))),
    Column::new("place_kind", CellType::Text, |record| of_place(record, |at| text(at.place.kind.as_str()))),
    Column::new("country", CellType::Text, |record| of_place(record, |at| text(&at.place.country))),
    Column::new("admin1", CellType::Text, |record| of_place(record, |at| optional(at.admin1))),
    Column::new("lat", CellType::Number(5), |record| of_place(record, |at| Cell::Number(at.position.lat)))
        .position(),
    Column::new("lon", CellType::Number(5), |record| of_place(record, |at| Cell::Number(at.position.lon)))
        .position(),
    Column::new("precision", CellType::Text, |record| of_place(record, |at| text(at.precision()))),
    Column::new("radius_km", CellType::Number(1), |record| of_place(record, |at| Cell::Number(at.radius_km))),
    Column::new("edtf", CellType::Edtf, |record| {
        record.date.map_or(Cell::None, |date| Cell::Edtf(date.edtf.as_str()))
    }),
    Column::new("earliest", CellType::Day, |record| day(record, DateRange::earliest)),
    Column::new("latest", CellType::Day, |record| day(record, DateRange::latest)),
    Column::new("basis", CellType::Text, |record| {
        record.date.map_or(Cell::None, |date| text(date.basis.as_str()))
    }),
    Column::new("date_words", CellType::Text, |record| {
        optional(record.date.and_then(|date| date.words).map(|words| record.source.slice(words)))
    }),
];

/// The columns beside which a geometry says where the place is.
pub fn beside_geometry() -> impl Iterator<Item = &'static Column> {
    COLUMNS.iter().filter(|column| !column.is_position)
}

/// Who decided which place is meant.
#[must_use]
pub fn decided_by(record: &Record<'_>) -> &'static str {
    if record.decided_by_user { "user" } else { "program" }
}

/// No text is nothing: no format need tell the two apart.
fn some(text: Cow<'_, str>) -> Cell<'_> {
    if text.is_empty() { Cell::None } else { Cell::Text(text) }
}

fn text(text: &str) -> Cell<'_> {
    some(text.into())
}

fn optional(found: Option<&str>) -> Cell<'_> {
    found.map_or(Cell::None, text)
}

fn of_place<'r>(record: &'r Record<'r>, cell: impl FnOnce(&'r RecordPlace<'r>) -> Cell<'r>) -> Cell<'r> {
    record.place.as_ref().map_or(Cell::None, cell)
}

fn day<'r>(record: &Record<'_>, end: fn(DateRange) -> Option<Day>) -> Cell<'r> {
    record.date.and_then(|date| end(date.range())).map_or(Cell::None, Cell::Day)
}

/// A day as ISO 8601 writes it; with a minus before four digits of a year before 1 BC.
#[must_use]
pub fn day_text(day: Day) -> String {
    let sign = if day.year() < 0 { "-" } else { "" };
    format!("{sign}{:04}-{:02}-{:02}", day.year().unsigned_abs(), day.month(), day.day())
}
