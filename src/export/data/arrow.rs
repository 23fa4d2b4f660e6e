//! Arrow's file format (IPC, also called Feather V2): the columns of a mention with their types, and its point as well-known binary.
//!
//! Nothing is packed, so that readers map the file into memory as it lies. It is written from its start to its end, a batch of records at
//! a time.

use std::io::Write;
use std::sync::Arc;

use arrow_array::{ArrayRef, BinaryArray, Date32Array, Float64Array, Int64Array, RecordBatch, StringArray};
use arrow_ipc::writer::FileWriter;
use arrow_schema::{ArrowError, DataType, Field, Schema};

use super::DataError;
use super::column::{COLUMNS, Cell, CellType, Column};
use super::points::{GEO, GEOMETRY, geo};
use super::record::{Dataset, Record};
use super::wkb;
use crate::model::date::day_number;

/// So many records are in memory at once, and stand together in the file.
const BATCH: usize = 16_384;

/// By these GDAL and the libraries of GeoArrow know the column of points.
const KNOWN_AS: [(&str, &str); 2] = [
    ("ARROW:extension:name", "geoarrow.wkb"),
    ("ARROW:extension:metadata", r#"{"crs":"OGC:CRS84","crs_type":"authority_code"}"#),
];

pub(super) fn write(dataset: &Dataset<'_>, out: &mut dyn Write) -> Result<(), DataError> {
    let schema = Arc::new(schema(dataset));
    let mut writer = FileWriter::try_new(out, &schema)?;
    let mut records = dataset.records();
    loop {
        let batch: Vec<Record<'_>> = records.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            break;
        }
        let points = batch.iter().map(|record| record.place.as_ref().map(|place| wkb::point(place.position)));
        let points: ArrayRef = Arc::new(points.collect::<BinaryArray>());
        let columns = COLUMNS.iter().map(|column| cells(column, &batch));
        let columns = std::iter::once(points).chain(columns).collect();
        writer.write(&RecordBatch::try_new(Arc::clone(&schema), columns)?)?;
    }
    Ok(writer.finish()?)
}

/// The columns. Each may be without a value.
fn schema(dataset: &Dataset<'_>) -> Schema {
    let points = Field::new(GEOMETRY, DataType::Binary, true).with_metadata(KNOWN_AS);
    let fields = COLUMNS.iter().map(|column| {
        let of = match column.of {
            CellType::Text | CellType::Edtf => DataType::Utf8,
            CellType::Whole => DataType::Int64,
            CellType::Number(_) => DataType::Float64,
            CellType::Day => DataType::Date32,
        };
        Field::new(column.name, of, true)
    });
    let fields: Vec<Field> = std::iter::once(points).chain(fields).collect();
    Schema::new(fields).with_metadata([(GEO, geo(dataset))])
}

/// What some records have in a column.
fn cells(column: &Column, records: &[Record<'_>]) -> ArrayRef {
    let cells = records.iter().map(|record| column.cell(record));
    match column.of {
        CellType::Text | CellType::Edtf => Arc::new(cells.map(Cell::into_text).collect::<StringArray>()),
        CellType::Whole => Arc::new(cells.map(|cell| cell.whole()).collect::<Int64Array>()),
        CellType::Number(_) => Arc::new(cells.map(|cell| cell.number()).collect::<Float64Array>()),
        CellType::Day => {
            let days = cells.map(|cell| cell.day().map(day_number));
            Arc::new(days.collect::<Date32Array>())
        }
    }
}

/// That the output takes no more is told as such.
impl From<ArrowError> for DataError {
    fn from(error: ArrowError) -> Self {
        match error {
            ArrowError::IoError(_, error) => Self::Output(error),
            other => Self::Batches(other),
        }
    }
}
