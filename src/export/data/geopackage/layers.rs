//! The layers of a GeoPackage and their rows.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::geometry::Geometry;
use super::schema::{self, Indexed, Said};
use crate::export::data::column::{Cell, CellType, beside_geometry, day_text};
use crate::export::data::record::{Dataset, RecordPlace, uri};
use crate::export::data::summary::{DocumentSummary, PlaceSummary};
use crate::model::{DateRange, Day};

/// A layer.
pub struct Layer {
    /// The name of its table.
    pub name: &'static str,
    /// What its geometries are; `None` for a table without any.
    pub geometry: Option<&'static str>,
    /// Its columns beside identifier and geometry.
    columns: Columns,
}

enum Columns {
    /// Those that every flat format has.
    Records,
    /// These.
    Own(&'static [(&'static str, CellType)]),
}

/// A row: its geometry, and what stands in the other columns.
pub struct Row {
    geometry: Option<Geometry>,
    cells: Vec<Value>,
}

/// Which geometry places are written with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// All places, as points.
    Point,
    /// Those whose outline is known, as outlines.
    Outline,
}

const OF_PLACE: &[(&str, CellType)] = &[
    ("place_id", CellType::Text),
    ("place_uri", CellType::Text),
    ("name", CellType::Text),
    ("kind", CellType::Text),
    ("country", CellType::Text),
    ("admin1", CellType::Text),
    ("precision", CellType::Text),
    ("radius_km", CellType::Number(1)),
    ("mentions", CellType::Whole),
    ("documents", CellType::Whole),
    ("undated", CellType::Whole),
    ("earliest", CellType::Day),
    ("latest", CellType::Day),
];

/// A mention a row.
pub const MENTIONS: Layer = Layer { name: "mentions", geometry: Some("POINT"), columns: Columns::Records };

/// A place a row.
pub const PLACES: Layer = Layer { name: "places", geometry: Some("POINT"), columns: Columns::Own(OF_PLACE) };

/// An area a row, with its outline.
pub const AREAS: Layer =
    Layer { name: "areas", geometry: Some("MULTIPOLYGON"), columns: Columns::Own(OF_PLACE) };

/// A document a row.
pub const DOCUMENTS: Layer = Layer {
    name: "documents",
    geometry: None,
    columns: Columns::Own(&[
        ("document", CellType::Text),
        ("title", CellType::Text),
        ("language", CellType::Text),
        ("published", CellType::Edtf),
        ("earliest", CellType::Day),
        ("latest", CellType::Day),
        ("basis", CellType::Text),
        ("note", CellType::Text),
        ("mentions", CellType::Whole),
        ("places", CellType::Whole),
    ]),
};

impl Layer {
    fn columns(&self) -> Vec<(&'static str, CellType)> {
        match self.columns {
            Columns::Records => beside_geometry().map(|column| (column.name, column.of)).collect(),
            Columns::Own(columns) => columns.to_vec(),
        }
    }
}

/// The type of a column as the format names it.
fn sql_type(of: CellType) -> &'static str {
    match of {
        CellType::Text | CellType::Edtf => "TEXT",
        CellType::Whole => "INTEGER",
        CellType::Number(_) => "DOUBLE",
        CellType::Day => "DATE",
    }
}

/// Writes a layer with its rows, its contents and its spatial index.
pub fn write(
    database: &Connection,
    layer: &Layer,
    rows: impl Iterator<Item = Row>,
    said: &Said<'_>,
) -> rusqlite::Result<()> {
    let columns = layer.columns();
    let geometry = layer.geometry.map(|of| format!("geom {of}"));
    let named = columns.iter().map(|(name, of)| format!("\"{name}\" {}", sql_type(*of)));
    let all: Vec<String> = geometry.into_iter().chain(named).collect();
    let (table, marks) = (layer.name, vec!["?"; all.len() + 1].join(", "));
    database.execute_batch(&format!(
        "CREATE TABLE {table} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {});",
        all.join(", ")
    ))?;
    let mut insert = database.prepare(&format!("INSERT INTO {table} VALUES ({marks})"))?;
    let mut hull: Option<[f64; 4]> = None;
    let mut indexed: Vec<Indexed> = Vec::new();
    for (id, row) in (1i64..).zip(rows) {
        if let Some(Geometry { bounds, .. }) = row.geometry {
            let [west, east, south, north] = hull.unwrap_or(bounds);
            let [w, e, s, n] = bounds;
            hull = Some([west.min(w), east.max(e), south.min(s), north.max(n)]);
            indexed.push((id, bounds));
        }
        let blob = row.geometry.map_or(Value::Null, |geometry| Value::Blob(geometry.blob));
        let blob = layer.geometry.map(|_| blob);
        insert.execute(params_from_iter(std::iter::once(Value::Integer(id)).chain(blob).chain(row.cells)))?;
    }
    schema::enter(database, layer, hull, said)?;
    if layer.geometry.is_some() {
        schema::index(database, layer, &indexed)?;
    }
    Ok(())
}

/// The rows of the mentions.
pub fn mentions<'a>(dataset: &'a Dataset<'_>) -> impl Iterator<Item = Row> + 'a {
    dataset.records().map(|record| Row {
        geometry: record.place.as_ref().map(|place| Geometry::point(place.position)),
        cells: beside_geometry().map(|column| value(column.cell(&record))).collect(),
    })
}

/// The rows of the places.
pub fn places<'a>(summaries: &'a [PlaceSummary<'_>], shape: Shape) -> impl Iterator<Item = Row> + 'a {
    let row = move |summary: &PlaceSummary<'_>| {
        let geometry = match (shape, &summary.place.place.area) {
            (Shape::Point, _) => Geometry::point(summary.place.position),
            (Shape::Outline, area) => Geometry::outline(area.as_ref()?)?,
        };
        let RecordPlace { place, admin1, radius_km, .. } = &summary.place;
        let cells = vec![
            text(Some(place.id.as_str())),
            uri(&place.id).map_or(Value::Null, Value::Text),
            text(Some(&place.name)),
            text(Some(place.kind.as_str())),
            text(Some(&place.country)),
            text(*admin1),
            text(Some(summary.place.precision())),
            Value::Real(*radius_km),
            Value::Integer(summary.mentions.into()),
            Value::Integer(summary.documents.into()),
            Value::Integer(summary.undated.into()),
            day(summary.days.and_then(DateRange::earliest)),
            day(summary.days.and_then(DateRange::latest)),
        ];
        Some(Row { geometry: Some(geometry), cells })
    };
    summaries.iter().filter_map(row)
}

/// The rows of the documents.
pub fn documents<'a>(dataset: &'a Dataset<'_>) -> impl Iterator<Item = Row> + 'a {
    let row = |DocumentSummary { document, mentions, places }: DocumentSummary<'_>| {
        let published = document.publication.as_ref();
        let range = published.map(|published| published.date.range());
        let cells = vec![
            text(Some(&document.path)),
            text(Some(&document.title)),
            text(document.language.as_ref().map(|language| language.as_str())),
            text(published.map(|published| published.date.as_str())),
            day(range.and_then(DateRange::earliest)),
            day(range.and_then(DateRange::latest)),
            text(published.map(|published| published.basis.as_str())),
            text(document.note.as_deref()),
            Value::Integer(mentions.into()),
            Value::Integer(places.into()),
        ];
        Row { geometry: None, cells }
    };
    dataset.documents().into_iter().map(row)
}

fn value(cell: Cell<'_>) -> Value {
    match cell {
        Cell::None => Value::Null,
        Cell::Text(found) => Value::Text(found.into_owned()),
        Cell::Edtf(date) => Value::Text(date.to_owned()),
        Cell::Whole(number) => Value::Integer(number.into()),
        Cell::Number(number) => Value::Real(number),
        Cell::Day(at) => day(Some(at)),
    }
}

fn text(found: Option<&str>) -> Value {
    found.filter(|text| !text.is_empty()).map_or(Value::Null, |text| Value::Text(text.to_owned()))
}

/// A date as the format holds one: a year has four digits and no sign, so what lies before is told by its EDTF alone.
fn day(day: Option<Day>) -> Value {
    day.filter(|day| day.year() >= 0).map_or(Value::Null, |day| Value::Text(day_text(day)))
}
