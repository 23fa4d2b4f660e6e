//! GeoPackage 1.3 (OGC 12-128r17): mentions, places, areas and documents as layers, dates as dates, and for QGIS a style of each
//! layer that sets its temporal controller up.

mod geometry;
mod layers;
mod schema;
mod style;

use std::io::Write;

use rusqlite::Connection;

use super::DataError;
use super::record::Dataset;
use super::scratch;
use layers::{AREAS, DOCUMENTS, MENTIONS, PLACES, Shape};
use schema::Said;

pub(super) fn write(dataset: &Dataset<'_>, out: &mut dyn Write) -> Result<(), DataError> {
    let file = scratch::file()?;
    let mut connection = Connection::open(file.path())?;
    // Nobody else sees the file, and a broken one is thrown away.
    connection.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")?;
    let transaction = connection.transaction()?;
    schema::create(&transaction)?;
    let said = Said { words: dataset.words(), changed: schema::last_change(dataset) };
    let places = dataset.places();
    layers::write(&transaction, &MENTIONS, layers::mentions(dataset), &said)?;
    layers::write(&transaction, &PLACES, layers::places(&places, Shape::Point), &said)?;
    layers::write(&transaction, &AREAS, layers::places(&places, Shape::Outline), &said)?;
    layers::write(&transaction, &DOCUMENTS, layers::documents(dataset), &said)?;
    style::write(&transaction, &said)?;
    transaction.commit()?;
    connection.close().map_err(|(_, error)| error)?;
    scratch::copy(&file, out)
}
