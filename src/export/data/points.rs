//! What readers of columns ask to know of the column of points (GeoParquet 1.1; geopandas asks the same of Arrow).

use serde_json::json;

use super::bounds::bounds;
use super::record::Dataset;

/// The name of the column of points.
pub const GEOMETRY: &str = "geometry";
/// The name of what tells of it.
pub const GEO: &str = "geo";

/// How the points are written, as JSON. Without a reference system they are in longitude and latitude of WGS 84.
#[must_use]
pub fn geo(dataset: &Dataset<'_>) -> String {
    let mut points = json!({ "encoding": "WKB", "geometry_types": ["Point"] });
    if let Some(bounds) = bounds(dataset.positions()) {
        points["bbox"] = json!(bounds);
    }
    json!({ "version": "1.1.0", "primary_column": GEOMETRY, "columns": { GEOMETRY: points } }).to_string()
}
