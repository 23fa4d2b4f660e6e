//! GeoParquet 1.1: the columns of a mention with their types, and its point as well-known binary.

use std::fmt::Write as _;
use std::io::Write;
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;

use super::DataError;
use super::column::{COLUMNS, Cell, CellType};
use super::points::{GEO, GEOMETRY, geo};
use super::record::{Dataset, Record};
use super::{scratch, wkb};
use crate::model::date::day_number;

/// So many records are in memory at once, and stand together in the file.
const ROW_GROUP: usize = 16_384;

pub(super) fn write(dataset: &Dataset<'_>, out: &mut dyn Write) -> Result<(), DataError> {
    let properties = WriterProperties::builder()
        .set_created_by(format!("Dateline version {}", env!("CARGO_PKG_VERSION")))
        .set_compression(Compression::SNAPPY)
        .set_key_value_metadata(Some(vec![KeyValue::new(GEO.to_owned(), geo(dataset))]))
        .build();
    let file = scratch::file()?;
    let target = file.reopen().map_err(DataError::Scratch)?;
    let schema = Arc::new(parse_message_type(&schema())?);
    let mut writer = SerializedFileWriter::new(target, schema, Arc::new(properties))?;
    let mut records = dataset.records();
    loop {
        let group: Vec<Record<'_>> = records.by_ref().take(ROW_GROUP).collect();
        if group.is_empty() {
            break;
        }
        let mut rows = writer.next_row_group()?;
        write_group(&group, &mut rows)?;
        rows.close()?;
    }
    writer.close()?;
    scratch::copy(&file, out)
}

/// The columns in the format's own language. Each may be without a value.
fn schema() -> String {
    let mut schema = format!("message mentions {{ OPTIONAL BINARY {GEOMETRY};");
    for column in COLUMNS {
        let (of, known_as) = match column.of {
            CellType::Text | CellType::Edtf => ("BINARY", " (STRING)"),
            CellType::Whole => ("INT64", ""),
            CellType::Number(_) => ("DOUBLE", ""),
            CellType::Day => ("INT32", " (DATE)"),
        };
        let _ = write!(schema, " OPTIONAL {of} {}{known_as};", column.name);
    }
    schema + " }"
}

fn write_group<W: Write + Send>(
    group: &[Record<'_>],
    rows: &mut SerializedRowGroupWriter<'_, W>,
) -> Result<(), ParquetError> {
    let points =
        group.iter().map(|record| record.place.as_ref().map(|place| wkb::point(place.position).into()));
    write_column::<ByteArrayType, W>(points, rows)?;
    for column in COLUMNS {
        let cells = group.iter().map(|record| column.cell(record));
        match column.of {
            CellType::Text | CellType::Edtf => write_column::<ByteArrayType, W>(cells.map(text), rows)?,
            CellType::Whole => write_column::<Int64Type, W>(cells.map(|cell| cell.whole()), rows)?,
            CellType::Number(_) => write_column::<DoubleType, W>(cells.map(|cell| cell.number()), rows)?,
            CellType::Day => {
                write_column::<Int32Type, W>(cells.map(|cell| cell.day().map(day_number)), rows)?;
            }
        }
    }
    Ok(())
}

/// Writes the next column: the values that there are, and where there is one (level 1) and where none (level 0).
fn write_column<T: DataType, W: Write + Send>(
    cells: impl Iterator<Item = Option<T::T>>,
    rows: &mut SerializedRowGroupWriter<'_, W>,
) -> Result<(), ParquetError> {
    let (mut values, mut levels) = (Vec::new(), Vec::new());
    for cell in cells {
        levels.push(i16::from(cell.is_some()));
        values.extend(cell);
    }
    let Some(mut column) = rows.next_column()? else {
        return Err(ParquetError::General("the schema has fewer columns than a record".to_owned()));
    };
    column.typed::<T>().write_batch(&values, Some(&levels), None)?;
    column.close()
}

fn text(cell: Cell<'_>) -> Option<ByteArray> {
    cell.into_text().map(|text| ByteArray::from(text.into_owned().into_bytes()))
}
