//! An MBTiles file (1.3): an SQLite table of tiles and one that describes them. Read only, in place.
//!
//! The format: <https://github.com/mapbox/mbtiles-spec/blob/master/1.3/spec.md>. Its rows count from the south.

use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, OpenFlags, OptionalExtension as _, params};

use super::archive::unpack;
use super::mercator::TileId;
use super::metadata::Metadata;
use super::picture::MOST_BYTES;
use crate::model::Message;

/// A file that stays open.
pub struct MbTiles {
    table: Mutex<Connection>,
    pub(super) zooms: RangeInclusive<u8>,
    pub(super) bounds: Option<[f64; 4]>,
    pub(super) metadata: Metadata,
}

impl MbTiles {
    /// Reads what describes the tiles. Fails, with what is wrong, where it is no such file.
    pub fn open(path: &Path) -> Result<MbTiles, Message> {
        let said = |error: rusqlite::Error| said(&error);
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let table = Connection::open_with_flags(path, flags).map_err(said)?;
        let about = describe(&table).map_err(said)?;
        let (first, last): (Option<i64>, Option<i64>) = table
            .query_row("SELECT min(zoom_level), max(zoom_level) FROM tiles", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .map_err(said)?;
        let zoom = |level: Option<i64>| {
            let level = level.ok_or_else(|| Message::new("tiles-none"))?;
            let known = u8::try_from(level).ok().filter(|zoom| *zoom <= TileId::LAST_ZOOM);
            known.ok_or_else(|| Message::new("tiles-zoom").with("zoom", level.to_string()))
        };
        let zooms = zoom(first)?..=zoom(last)?;
        let bounds = about.get("bounds").and_then(|text| bounds(text));
        let mut metadata = Metadata::default();
        for (name, value) in &about {
            metadata.take(name, value);
        }
        Ok(MbTiles { table: Mutex::new(table), zooms, bounds, metadata })
    }

    /// The bytes of a tile, unpacked where they are packed; `None` where the file has none.
    pub fn tile(&self, id: TileId) -> Result<Option<Vec<u8>>, Message> {
        // Rows are numbered from the south.
        let Some(row) = (1u32 << id.zoom.min(TileId::LAST_ZOOM)).checked_sub(1 + id.y) else {
            return Ok(None);
        };
        self.bytes(
            "WHERE zoom_level = ?2 AND tile_column = ?3 AND tile_row = ?4",
            params![MOST_BYTES, id.zoom, id.x, row],
        )
    }

    /// Some tile, to see what they are.
    pub fn any_tile(&self) -> Result<Option<Vec<u8>>, Message> {
        self.bytes("LIMIT 1", params![MOST_BYTES])
    }

    fn bytes(&self, which: &str, with: &[&dyn rusqlite::ToSql]) -> Result<Option<Vec<u8>>, Message> {
        // The length is known without reading the bytes.
        let ask = format!(
            "SELECT CASE WHEN length(tile_data) <= ?1 THEN tile_data END, length(tile_data) FROM tiles {which}"
        );
        let table = self.table.lock().unwrap_or_else(PoisonError::into_inner);
        let found: Option<(Option<Vec<u8>>, Option<i64>)> = table
            .prepare_cached(&ask)
            .and_then(|mut asked| asked.query_row(with, |row| Ok((row.get(0)?, row.get(1)?))).optional())
            .map_err(|error| said(&error))?;
        drop(table);
        match found {
            None | Some((None, None)) => Ok(None),
            Some((None, Some(length))) => {
                Err(Message::new("tiles-too-large").with("length", length.unsigned_abs()))
            }
            Some((Some(bytes), _)) if bytes.starts_with(&[0x1F, 0x8B]) => {
                unpack(&bytes, "tile", 0).map(Some).map_err(|_| Message::new("tiles-tile-unpacked"))
            }
            Some((Some(bytes), _)) => Ok(Some(bytes)),
        }
    }
}

fn describe(table: &Connection) -> rusqlite::Result<HashMap<String, String>> {
    let mut asked =
        table.prepare("SELECT name, CAST(value AS TEXT) FROM metadata WHERE value IS NOT NULL")?;
    asked.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

/// `west,south,east,north` in degrees.
fn bounds(text: &str) -> Option<[f64; 4]> {
    let numbers: Vec<f64> = text.split(',').filter_map(|number| number.trim().parse().ok()).collect();
    <[f64; 4]>::try_from(numbers).ok().filter(|bounds| bounds.iter().all(|degrees| degrees.is_finite()))
}

/// What SQLite said, for people.
fn said(error: &rusqlite::Error) -> Message {
    let said = match error {
        rusqlite::Error::SqliteFailure(code, said) => said.clone().unwrap_or_else(|| code.to_string()),
        error => error.to_string(),
    };
    Message::new("tiles-database").with("said", said)
}
