//! Mentions as data that other programs read: one file a format, all of the same records and columns.
//!
//! `docs/FORMATS.md` tells what each format holds. What is written is either every mention of a corpus or exactly what a
//! view shows of it. Same mentions, same bytes: nothing here asks for the time or hangs on the order of a hash table.

mod annotations;
mod arrow;
mod bounds;
mod column;
mod csv;
mod geojson;
mod geopackage;
mod geoparquet;
mod kml;
mod passage;
mod points;
mod record;
mod scratch;
mod summary;
mod wkb;

use std::io::{self, Write};

use crate::model::Message;

pub use column::{COLUMNS, Cell, CellType, Column};
pub use csv::{guarded, unguarded};
pub use record::{Dataset, Record, RecordPlace};
pub use summary::{DocumentSummary, PlaceSummary};

/// A format of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataFormat {
    /// Comma-separated values, a mention a row.
    Csv,
    /// GeoJSON, a mention a feature.
    GeoJson,
    /// GeoPackage, for QGIS and its kin.
    GeoPackage,
    /// KML, a placemark with a time span a mention.
    Kml,
    /// KML, packed.
    Kmz,
    /// GeoParquet.
    Parquet,
    /// Arrow's file format, Feather.
    Arrow,
    /// W3C Web Annotations in JSON-LD.
    Annotations,
}

impl DataFormat {
    /// Every format.
    pub const ALL: &[Self] = &[
        Self::Csv,
        Self::GeoJson,
        Self::GeoPackage,
        Self::Kml,
        Self::Kmz,
        Self::Parquet,
        Self::Arrow,
        Self::Annotations,
    ];

    /// What names of its files end in, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::GeoJson => "geojson",
            Self::GeoPackage => "gpkg",
            Self::Kml => "kml",
            Self::Kmz => "kmz",
            Self::Parquet => "parquet",
            Self::Arrow => "arrow",
            Self::Annotations => "jsonld",
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::GeoJson => "GeoJSON",
            Self::GeoPackage => "GeoPackage",
            Self::Kml => "KML",
            Self::Kmz => "KMZ",
            Self::Parquet => "GeoParquet",
            Self::Arrow => "Arrow",
            Self::Annotations => "Web Annotations",
        }
    }

    /// Whether its bytes are no text, and so nothing for a terminal.
    #[must_use]
    pub fn is_binary(self) -> bool {
        match self {
            Self::Csv | Self::GeoJson | Self::Kml | Self::Annotations => false,
            Self::GeoPackage | Self::Kmz | Self::Parquet | Self::Arrow => true,
        }
    }

    /// The format of a file whose name ends in `extension`, which has no dot; in any case of letters.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.extension().eq_ignore_ascii_case(extension))
    }
}

/// Why data is not written. [`DataError::hint`] says what to do about it.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum DataError {
    /// The output takes no more.
    Output(#[from] io::Error),
    /// The file that it is put together in cannot be made or read.
    Scratch(#[source] io::Error),
    /// The database cannot be written.
    Database(#[from] rusqlite::Error),
    /// The columns cannot be written.
    Columns(#[from] parquet::errors::ParquetError),
    /// A batch of records cannot be written.
    Batches(#[source] arrow_schema::ArrowError),
    /// The archive cannot be written.
    Archive(zip::result::ZipError),
}

impl DataError {
    /// The error in words.
    #[must_use]
    pub fn message(&self) -> Message {
        let broken = |format: DataFormat, said: String| {
            Message::new("data-broken").with("format", format.name()).with("said", said)
        };
        match self {
            Self::Output(error) => Message::of_io(error),
            Self::Scratch(error) => Message::new("data-scratch").with("why", error),
            Self::Database(error) => broken(DataFormat::GeoPackage, error.to_string()),
            Self::Columns(error) => broken(DataFormat::Parquet, error.to_string()),
            Self::Batches(error) => broken(DataFormat::Arrow, error.to_string()),
            Self::Archive(error) => broken(DataFormat::Kmz, error.to_string()),
        }
    }

    /// What the user can do about it.
    #[must_use]
    pub fn hint(&self) -> Message {
        Message::new(match self {
            Self::Output(_) | Self::Batches(_) => "data-output-hint",
            Self::Archive(_) => "data-archive-hint",
            Self::Scratch(_) | Self::Database(_) | Self::Columns(_) => "data-scratch-hint",
        })
    }
}

/// Writes the mentions of `dataset` in a format.
///
/// # Errors
/// Where `out` takes no more, or the format cannot hold them.
pub fn write(format: DataFormat, dataset: &Dataset<'_>, out: &mut dyn Write) -> Result<(), DataError> {
    match format {
        DataFormat::Csv => csv::write(dataset, out),
        DataFormat::GeoJson => geojson::write(dataset, out),
        DataFormat::GeoPackage => geopackage::write(dataset, out),
        DataFormat::Kml => kml::write(dataset, out),
        DataFormat::Kmz => kml::write_packed(dataset, out),
        DataFormat::Parquet => geoparquet::write(dataset, out),
        DataFormat::Arrow => arrow::write(dataset, out),
        DataFormat::Annotations => annotations::write(dataset, out),
    }
}

#[cfg(test)]
mod tests;
