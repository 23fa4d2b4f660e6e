//! How QGIS shows the layers when it opens the file: areas told from points, and the temporal controller set up.
//!
//! QGIS reads a table `layer_styles` that holds a style of its own format (QML) for a layer.

use std::fmt::Write;

use rusqlite::{Connection, params};

use super::super::super::markup;
use super::layers::{AREAS, MENTIONS, PLACES};
use super::schema::Said;

const TABLE: &str = "
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
  f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
  useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME);
";

/// Numbers of QGIS' own: a feature shows from one field to another (`VectorTemporalMode`), both days included
/// (`VectorTemporalLimitMode`).
const FROM_FIELD_TO_FIELD: u8 = 2;
const BOTH_ENDS: u8 = 1;

/// Writes the styles of the layers with geometries.
pub fn write(database: &Connection, said: &Said<'_>) -> rusqlite::Result<()> {
    database.execute_batch(TABLE)?;
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) \
         VALUES ('layer_styles', 'attributes', 'layer_styles', '', ?1)",
        params![said.changed],
    )?;
    let points = [(true, said.words.get("data-points")), (false, said.words.get("data-areas"))];
    let points: Vec<(String, String, String)> = points
        .into_iter()
        .map(|(is_point, label)| {
            let precision = if is_point { "point" } else { "area" };
            (format!("\"precision\" = '{precision}'"), label, marker(is_point))
        })
        .collect();
    let areas = [(String::new(), said.words.get("data-areas"), fill())];
    for (layer, rules, kind) in
        [(&MENTIONS, &points[..], "marker"), (&PLACES, &points[..], "marker"), (&AREAS, &areas[..], "fill")]
    {
        database.execute(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, \
             styleQML, styleSLD, useAsDefault, description, owner, ui, update_time) \
             VALUES ('', '', ?1, 'geom', 'dateline', ?2, '', 1, ?3, '', NULL, ?4)",
            params![layer.name, style(rules, kind), said.description(layer), said.changed],
        )?;
    }
    Ok(())
}

/// A style by rules, each a filter, a label and a symbol layer.
fn style(rules: &[(String, String, String)], kind: &str) -> String {
    let (mut listed, mut symbols) = (String::new(), String::new());
    for (number, (filter, label, symbol)) in rules.iter().enumerate() {
        let filter =
            if filter.is_empty() { String::new() } else { format!(" filter=\"{}\"", escaped(filter)) };
        let label = escaped(label);
        let _ = write!(listed, "<rule key=\"{{{number}}}\" symbol=\"{number}\" label=\"{label}\"{filter}/>");
        let _ = write!(symbols, "<symbol type=\"{kind}\" name=\"{number}\" alpha=\"1\">{symbol}</symbol>");
    }
    format!(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n\
         <qgis version=\"3.22\" styleCategories=\"Symbology|Temporal\">\
         <temporal enabled=\"1\" mode=\"{FROM_FIELD_TO_FIELD}\" startField=\"earliest\" endField=\"latest\" \
         limitMode=\"{BOTH_ENDS}\" accumulate=\"0\" fixedDuration=\"0\" durationUnit=\"min\" durationField=\"\" \
         startExpression=\"\" endExpression=\"\"><fixedRange><start/><end/></fixedRange></temporal>\
         <renderer-v2 type=\"RuleRenderer\"><rules key=\"{{rules}}\">{listed}</rules>\
         <symbols>{symbols}</symbols></renderer-v2></qgis>\n"
    )
}

/// A disc for a point; for an area a hollow diamond, as on the map of the window.
fn marker(is_point: bool) -> String {
    let (name, color, size) =
        if is_point { ("circle", "200,60,40,190", "2.6") } else { ("diamond", "200,60,40,0", "4") };
    let outline = if is_point { "255,255,255,255" } else { "200,60,40,255" };
    options(
        "SimpleMarker",
        &[
            ("name", name),
            ("color", color),
            ("outline_color", outline),
            ("outline_width", "0.3"),
            ("size", size),
        ],
    )
}

fn fill() -> String {
    let outline = [("outline_color", "200,60,40,160"), ("outline_width", "0.3"), ("style", "solid")];
    options("SimpleFill", &[&[("color", "200,60,40,30")], &outline[..]].concat())
}

fn options(class: &str, options: &[(&str, &str)]) -> String {
    let mut listed = String::new();
    for (name, value) in options {
        let _ = write!(listed, "<Option type=\"QString\" name=\"{name}\" value=\"{value}\"/>");
    }
    format!("<layer class=\"{class}\" enabled=\"1\"><Option type=\"Map\">{listed}</Option></layer>")
}

fn escaped(text: &str) -> String {
    markup::escaped(text, |c| (!markup::is_xml(c)).then_some(" "))
}
