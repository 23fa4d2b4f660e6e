//! GeoJSON (RFC 7946): a feature a mention, with its date as `when` in the way of GeoJSON-T and Linked Places.
//!
//! An area has its point here, and says by `precision` that it is one; a mention without a place has the geometry `null`.

use std::io::Write;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::DataError;
use super::bounds::bounds;
use super::column::{Cell, beside_geometry, day_text};
use super::record::{Dataset, Record, RecordPlace};
use crate::model::DateRange;

pub(super) fn write(dataset: &Dataset<'_>, out: &mut dyn Write) -> Result<(), DataError> {
    out.write_all(b"{\"type\":\"FeatureCollection\",\"name\":\"mentions\"")?;
    if let Some(bounds) = bounds(dataset.positions()) {
        out.write_all(b",\"bbox\":")?;
        to_json(&bounds, out)?;
    }
    out.write_all(b",\"features\":[")?;
    for (number, record) in dataset.records().enumerate() {
        out.write_all(if number == 0 { b"\n" } else { b",\n" })?;
        to_json(&Feature::new(&record), out)?;
    }
    out.write_all(b"\n]}\n")?;
    Ok(())
}

/// Writes `value` as JSON.
pub(super) fn to_json(value: &impl Serialize, out: &mut dyn Write) -> Result<(), DataError> {
    // Nothing here fails to be JSON, so what fails is the output.
    serde_json::to_writer(out, value).map_err(|error| DataError::Output(error.into()))
}

#[derive(Serialize)]
struct Feature<'a> {
    #[serde(rename = "type")]
    of: &'static str,
    id: String,
    geometry: Option<Point>,
    properties: Properties<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<When<'a>>,
}

impl<'a> Feature<'a> {
    fn new(record: &'a Record<'a>) -> Self {
        Self {
            of: "Feature",
            id: record.id(),
            geometry: record.place.as_ref().map(Point::of),
            properties: Properties(record),
            when: record.date.map(|date| When::new(date.range(), date.edtf.as_str())),
        }
    }
}

#[derive(Serialize)]
struct Point {
    #[serde(rename = "type")]
    of: &'static str,
    coordinates: [f64; 2],
}

impl Point {
    fn of(place: &RecordPlace<'_>) -> Self {
        Self { of: "Point", coordinates: [place.position.lon, place.position.lat] }
    }
}

/// The date of a feature: Linked Places has a list of time spans, each with bounds of its start and of its end.
#[derive(Serialize)]
struct When<'a> {
    timespans: [Timespan; 1],
    /// The date as EDTF writes it.
    label: &'a str,
}

#[derive(Serialize)]
struct Timespan {
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<Earliest>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<Latest>,
}

#[derive(Serialize)]
struct Earliest {
    earliest: String,
}

#[derive(Serialize)]
struct Latest {
    latest: String,
}

impl<'a> When<'a> {
    fn new(range: DateRange, label: &'a str) -> Self {
        let start = range.earliest().map(|day| Earliest { earliest: day_text(day) });
        let end = range.latest().map(|day| Latest { latest: day_text(day) });
        Self { timespans: [Timespan { start, end }], label }
    }
}

/// The columns of a record as an object, `null` where nothing is known.
struct Properties<'a>(&'a Record<'a>);

impl Serialize for Properties<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for column in beside_geometry() {
            map.serialize_entry(column.name, &column.cell(self.0))?;
        }
        map.end()
    }
}

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::None => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Edtf(date) => serializer.serialize_str(date),
            Self::Whole(number) => serializer.serialize_u32(*number),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Day(day) => serializer.serialize_str(&day_text(*day)),
        }
    }
}
