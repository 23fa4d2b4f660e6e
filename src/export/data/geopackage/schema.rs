//! The tables that make a database a GeoPackage, and the spatial index.

use rusqlite::{Connection, params};

use super::geometry::SRS;
use super::layers::Layer;
use crate::export::data::column::day_text;
use crate::export::data::record::Dataset;
use crate::words::Words;

/// "GPKG", and version 1.3.
const HEAD: &str = "PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;";

const TABLES: &str = "
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_extensions (
  table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
";

/// The reference systems that every GeoPackage has: undefined plane, undefined globe, WGS 84.
const REFERENCE_SYSTEMS: &[(&str, i32, &str, i32, &str, &str)] = &[
    (
        "Undefined Cartesian SRS",
        -1,
        "NONE",
        -1,
        "undefined",
        "undefined Cartesian coordinate reference system",
    ),
    (
        "Undefined geographic SRS",
        0,
        "NONE",
        0,
        "undefined",
        "undefined geographic coordinate reference system",
    ),
    (
        "WGS 84 geodetic",
        SRS,
        "EPSG",
        SRS,
        "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],\
         AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],\
         UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],AXIS[\"Latitude\",NORTH],\
         AXIS[\"Longitude\",EAST],AUTHORITY[\"EPSG\",\"4326\"]]",
        "longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid",
    ),
];

/// Makes the tables of the standard.
pub fn create(database: &Connection) -> rusqlite::Result<()> {
    database.execute_batch(HEAD)?;
    database.execute_batch(TABLES)?;
    for (name, id, organization, own, definition, description) in REFERENCE_SYSTEMS {
        database.execute(
            "INSERT INTO gpkg_spatial_ref_sys VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![name, id, organization, own, definition, description],
        )?;
    }
    Ok(())
}

/// When the data changed, which the format asks for: the day on which the last document was published, so that the same texts
/// give the same bytes at any time.
pub fn last_change(dataset: &Dataset<'_>) -> String {
    let published = dataset.corpus().documents().iter().filter_map(|document| document.publication.as_ref());
    let days = published.filter_map(|publication| publication.date.range().latest());
    let last = days.filter(|day| day.year() > 0).max();
    format!("{}T00:00:00.000Z", last.map_or_else(|| "1970-01-01".to_owned(), day_text))
}

/// What the contents say of every layer.
pub struct Said<'a> {
    /// The words that describe it.
    pub words: &'a Words,
    /// When it changed.
    pub changed: String,
}

impl Said<'_> {
    /// What a layer holds, in words.
    pub fn description(&self, layer: &Layer) -> String {
        self.words.get(&format!("data-layer-{}", layer.name))
    }
}

/// Enters a table into the contents. `bounds` are west, east, south, north.
pub fn enter(
    database: &Connection,
    layer: &Layer,
    bounds: Option<[f64; 4]>,
    said: &Said<'_>,
) -> rusqlite::Result<()> {
    let (of, srs) = if layer.geometry.is_some() { ("features", Some(SRS)) } else { ("attributes", None) };
    let [west, east, south, north] = bounds.map_or([None; 4], |bounds| bounds.map(Some));
    database.execute(
        "INSERT INTO gpkg_contents VALUES (?1, ?2, ?1, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![layer.name, of, said.description(layer), said.changed, west, south, east, north, srs],
    )?;
    if let Some(geometry) = layer.geometry {
        database.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', ?2, ?3, 0, 0)",
            params![layer.name, geometry, SRS],
        )?;
    }
    Ok(())
}

/// Identifier and bounds of a row: west, east, south, north.
pub type Indexed = (i64, [f64; 4]);

/// The spatial index of a layer (GeoPackage, annex F.3), filled with these rows, and the triggers by which whoever edits the
/// layer keeps it up.
pub fn index(database: &Connection, layer: &Layer, rows: &[Indexed]) -> rusqlite::Result<()> {
    let (table, tree) = (layer.name, format!("rtree_{}_geom", layer.name));
    database
        .execute_batch(&format!("CREATE VIRTUAL TABLE {tree} USING rtree(id, minx, maxx, miny, maxy);"))?;
    let mut insert = database.prepare(&format!("INSERT INTO {tree} VALUES (?1, ?2, ?3, ?4, ?5)"))?;
    for (id, [west, east, south, north]) in rows {
        insert.execute(params![id, west, east, south, north])?;
    }
    let bounds = "ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)";
    let put = format!("INSERT OR REPLACE INTO {tree} VALUES (NEW.fid, {bounds});");
    let (there, gone) =
        ("NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom)", "NEW.geom ISNULL OR ST_IsEmpty(NEW.geom)");
    let take = |id: &str| format!("DELETE FROM {tree} WHERE id {id};");
    let (old, both) = (take("= OLD.fid"), take("IN (OLD.fid, NEW.fid)"));
    for (name, when, condition, then) in [
        ("insert", "INSERT", format!("({there})"), put.clone()),
        ("update1", "UPDATE OF geom", format!("OLD.fid = NEW.fid AND ({there})"), put.clone()),
        ("update2", "UPDATE OF geom", format!("OLD.fid = NEW.fid AND ({gone})"), old.clone()),
        ("update3", "UPDATE", format!("OLD.fid != NEW.fid AND ({there})"), format!("{old} {put}")),
        ("update4", "UPDATE", format!("OLD.fid != NEW.fid AND ({gone})"), both),
        ("delete", "DELETE", "OLD.geom NOT NULL".to_owned(), old),
    ] {
        database.execute_batch(&format!(
            "CREATE TRIGGER {tree}_{name} AFTER {when} ON {table} WHEN {condition} BEGIN {then} END;"
        ))?;
    }
    database.execute(
        "INSERT INTO gpkg_extensions VALUES (?1, 'geom', 'gpkg_rtree_index', \
         'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
        params![table],
    )?;
    Ok(())
}
