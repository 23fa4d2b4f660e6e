//! Features of GeoJSON files, one after another: a file of one, of one a line, or of a collection, which is never in memory
//! as a whole.

use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::sync::Arc;

use geo::{InteriorPoint, MultiPolygon, Polygon};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::gazetteer::error::GazetteerError;
use crate::gazetteer::outline::{self, Rings};

use super::lines::{Location, each_line, unreadable};
use super::report::Report;

/// What would be right where a file is broken.
const HINT: &str = "the file must be JSON: a feature, a feature a line, or a collection of features";
/// What would be right where a feature is.
pub(super) const FEATURE_HINT: &str = "a feature has an identifier, a name and a geometry in decimal degrees";
/// Coordinates nest no deeper: multipolygon, polygon, ring, position.
const DEEPEST: usize = 8;

type Each<'e> = &'e mut dyn FnMut(&Value, &Location, &mut Report) -> Result<(), GazetteerError>;

/// Calls `each` with every feature of a file. Broken ones go to the report.
pub(super) fn each_feature(path: &Path, report: &mut Report, each: Each<'_>) -> Result<(), GazetteerError> {
    if is_by_line(path)? {
        return each_line(path, report, |line, location, report| {
            let feature = serde_json::from_str(line.trim_start_matches('\u{1e}'))
                .map_err(|error| location.error(error.to_string(), HINT))?;
            each(&feature, &location, report)
        });
    }
    let file = Arc::new(path.to_path_buf());
    let mut reader = BufReader::with_capacity(256 << 10, File::open(path).map_err(unreadable(path))?);
    skip_marks(&mut reader).map_err(unreadable(path))?;
    let mut json = serde_json::Deserializer::from_reader(reader);
    let mut stopped = None;
    let whole = Whole { file: &file, report, each, stopped: &mut stopped };
    let read = whole.deserialize(&mut json).and_then(|()| json.end());
    match (stopped, read) {
        (Some(fault), _) => Err(fault),
        (None, Ok(())) => Ok(()),
        (None, Err(error)) if error.is_io() => Err(unreadable(path)(error.into())),
        (None, Err(error)) => report.fault(Location::new(&file, error.line()).error(error.to_string(), HINT)),
    }
}

/// Skips what may stand before JSON and is none: the mark of the byte order, and the separator of a sequence.
fn skip_marks(reader: &mut impl BufRead) -> io::Result<()> {
    for mark in ["\u{feff}", "\u{1e}"] {
        if reader.fill_buf()?.starts_with(mark.as_bytes()) {
            reader.consume(mark.len());
        }
    }
    Ok(())
}

/// Whether the first line of a file is a feature as a whole, and another one follows.
fn is_by_line(path: &Path) -> Result<bool, GazetteerError> {
    let mut reader = BufReader::new(File::open(path).map_err(unreadable(path))?);
    let mut line = Vec::new();
    io::Read::take(&mut reader, 64 << 20).read_until(b'\n', &mut line).map_err(unreadable(path))?;
    if !line.ends_with(b"\n") {
        return Ok(false);
    }
    let text = String::from_utf8_lossy(&line);
    let whole = text.trim_start_matches(['\u{feff}', '\u{1e}']).trim();
    let is_value = serde_json::from_str::<IgnoredAny>(whole).is_ok();
    Ok(is_value
        && !whole.contains("\"features\"")
        && reader.fill_buf().map_err(unreadable(path))?.iter().any(|b| !b.is_ascii_whitespace()))
}

/// Reads a whole file: a collection's features are handed over one by one.
struct Whole<'a, 'e> {
    file: &'a Arc<std::path::PathBuf>,
    report: &'a mut Report,
    each: Each<'e>,
    /// An error that ends the build.
    stopped: &'a mut Option<GazetteerError>,
}

impl Whole<'_, '_> {
    /// Hands over one feature, the `number`th of its collection.
    fn hand<E: Error>(&mut self, feature: &Value, number: usize) -> Result<(), E> {
        let location = Location::new(self.file, number);
        let taken = (self.each)(feature, &location, self.report).or_else(|fault| self.report.fault(fault));
        taken.map_err(|fault| {
            *self.stopped = Some(fault);
            E::custom("stopped")
        })
    }
}

impl<'de> DeserializeSeed<'de> for Whole<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Whole<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a feature or a collection of features")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let mut feature = serde_json::Map::new();
        let mut is_collection = false;
        while let Some(key) = map.next_key::<String>()? {
            if key == "features" {
                is_collection = true;
                map.next_value_seed(Features(&mut self))?;
            } else {
                feature.insert(key, map.next_value()?);
            }
        }
        if is_collection { Ok(()) } else { self.hand(&Value::Object(feature), 1) }
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, seq: A) -> Result<(), A::Error> {
        Features(&mut self).visit_seq(seq)
    }
}

/// Reads the features of a collection.
struct Features<'a, 'b, 'e>(&'a mut Whole<'b, 'e>);

impl<'de> DeserializeSeed<'de> for Features<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Features<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of features")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        for number in 1.. {
            let Some(feature) = seq.next_element::<Value>()? else { break };
            self.0.hand(&feature, number)?;
        }
        Ok(())
    }
}

/// Where a geometry is, and its outline where it has one.
pub(super) struct Shape {
    /// Latitude and longitude.
    pub(super) point: Option<(f64, f64)>,
    polygons: Vec<Rings>,
}

impl Shape {
    /// What a geometry tells; of several points the first.
    pub(super) fn of(geometry: &Value) -> Self {
        let mut shape = Self { point: None, polygons: Vec::new() };
        shape.add(geometry, 0);
        if shape.point.is_none() {
            shape.point = shape.inside();
        }
        shape
    }

    fn add(&mut self, geometry: &Value, depth: usize) {
        let coordinates = &geometry["coordinates"];
        match geometry["type"].as_str() {
            Some("Polygon") => self.polygons.extend(rings(coordinates)),
            Some("MultiPolygon") => {
                self.polygons.extend(coordinates.as_array().into_iter().flatten().filter_map(rings));
            }
            Some("GeometryCollection") if depth < DEEPEST => {
                geometry["geometries"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .for_each(|part| self.add(part, depth + 1));
            }
            Some(_) if self.point.is_none() => {
                self.point = first_position(coordinates, 0).map(|[lon, lat]| (lat, lon));
            }
            _ => {}
        }
    }

    /// A point inside of the polygons.
    fn inside(&self) -> Option<(f64, f64)> {
        let line = |ring: &Vec<[f64; 2]>| ring.iter().map(|[x, y]| geo::Coord { x: *x, y: *y }).collect();
        let polygons = self.polygons.iter().map(|rings| {
            let mut lines = rings.iter().map(line);
            Polygon::new(lines.next().unwrap_or_else(|| geo::LineString::new(Vec::new())), lines.collect())
        });
        let point = MultiPolygon::new(polygons.collect()).interior_point()?;
        (point.x().is_finite() && point.y().is_finite()).then(|| (point.y(), point.x()))
    }

    /// The outline as the file holds it; empty for none.
    pub(super) fn outline(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        if !self.polygons.is_empty() {
            outline::write(&mut bytes, &self.polygons);
        }
        bytes
    }
}

/// A polygon, where all its rings lie on the Earth.
fn rings(polygon: &Value) -> Option<Rings> {
    let ring = |ring: &Value| ring.as_array()?.iter().map(position).collect::<Option<Vec<_>>>();
    let rings: Rings = polygon.as_array()?.iter().map(ring).collect::<Option<_>>()?;
    (rings.first()?.len() >= 4).then_some(rings)
}

fn first_position(coordinates: &Value, depth: usize) -> Option<[f64; 2]> {
    position(coordinates).or_else(|| {
        let first = coordinates.as_array()?.first().filter(|_| depth < DEEPEST)?;
        first_position(first, depth + 1)
    })
}

/// Longitude and latitude, perhaps with a height behind them.
fn position(value: &Value) -> Option<[f64; 2]> {
    let [lon, lat, ..] = value.as_array()?.as_slice() else { return None };
    let (lon, lat) = (lon.as_f64()?, lat.as_f64()?);
    (lon.abs() <= 180.0 && lat.abs() <= 90.0).then_some([lon, lat])
}
