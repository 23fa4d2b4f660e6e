//! Reading Linked Places, the format of the World Historical Gazetteer: features with names, types and relations, as JSON or
//! one a line.

use std::path::Path;

use serde_json::Value;

use crate::gazetteer::Rank;
use crate::gazetteer::error::GazetteerError;
use crate::model::{Capital, Kind, Language};

use super::entry::Entry;
use super::features::populated_kind;
use super::geojson::{FEATURE_HINT, Shape, each_feature};
use super::identifiers::identifier;
use super::lines::Location;
use super::name_rules::{clean, is_no_name};
use super::places::Collector;
use super::report::Report;
use super::rows::is_country_code;
use super::words::kind_of;

/// Reads a file of features.
pub(super) fn read_places(
    path: &Path,
    collector: &mut Collector,
    report: &mut Report,
) -> Result<(), GazetteerError> {
    collector.file(path);
    each_feature(path, report, &mut |feature, location, _| {
        collector.add(place(path, feature, location)?, location.line())
    })
}

fn place(path: &Path, feature: &Value, location: &Location) -> Result<Entry, GazetteerError> {
    let wrong = |what: &str| location.error(what, FEATURE_HINT);
    let properties = &feature["properties"];
    let own = ["@id", "id"].iter().find_map(|key| text(&feature[*key]));
    let own = own.or_else(|| text(&properties["pid"])).or_else(|| text(&properties["place_id"]));
    let own = own.filter(|id| !id.is_empty()).ok_or_else(|| wrong("a feature without @id"))?;
    let names = feature["names"].as_array().map_or(&[][..], Vec::as_slice);
    let toponyms = names.iter().filter_map(|name| name["toponym"].as_str());
    let title = properties["title"].as_str().into_iter().chain(toponyms).map(clean);
    let title = title.into_iter().find(|name| !name.is_empty());
    let title = title.ok_or_else(|| wrong("a feature without properties.title and names"))?;
    let shape = Shape::of(&feature["geometry"]);
    let position = shape.point.ok_or_else(|| wrong("a feature without a geometry on the Earth"))?;
    let (kind, capital) = kind(feature);
    let mut entry = Entry::new(
        same_as(feature).unwrap_or_else(|| identifier(&own, path)),
        title.into_owned(),
        kind,
        position,
    );
    entry.capital = capital;
    if kind.is_area() {
        entry.outline = shape.outline();
    }
    if let [code] = properties["ccodes"].as_array().map_or(&[][..], Vec::as_slice)
        && let Some(code) = code.as_str().filter(|code| is_country_code(code))
    {
        code.clone_into(&mut entry.country);
    }
    if let Some(container) = container(feature) {
        entry.admin1 = identifier(&container, path);
    }
    for name in names {
        if let Some(toponym) = name["toponym"].as_str() {
            let toponym = clean(toponym);
            let language = name["lang"].as_str().and_then(Language::new);
            let rank = if is_no_name(&toponym) { Rank::Code } else { Rank::Alternate };
            entry.add_name(&toponym, (rank, language));
        }
    }
    Ok(entry)
}

/// A text, or a number as one.
fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned).or_else(|| value.as_u64().map(|number| number.to_string()))
}

/// GeoNames' place where the feature says that it is the same one.
fn same_as(feature: &Value) -> Option<String> {
    feature["links"].as_array()?.iter().find_map(|link| {
        let is_same = matches!(link["type"].as_str(), Some("exactMatch" | "primaryMatch"));
        let number = link["identifier"].as_str()?.strip_prefix("gn:")?.parse::<u32>().ok()?;
        is_same.then(|| format!("geonames:{number}"))
    })
}

/// The kind by the types of the feature, else by GeoNames' classes; a populated place where neither tells.
fn kind(feature: &Value) -> (Kind, Capital) {
    let types = feature["types"].as_array().map_or(&[][..], Vec::as_slice);
    let by_number = types.iter().filter_map(|kind| kind["identifier"].as_str());
    let by_label =
        types.iter().flat_map(|kind| ["label", "sourceLabel"].map(|key| kind[key].as_str())).flatten();
    let classes =
        feature["properties"]["fclasses"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let mut words = by_number.chain(by_label).chain(classes);
    words.find_map(|word| kind_of(word, 0)).unwrap_or((populated_kind(0), Capital::None))
}

/// What the feature lies in.
fn container(feature: &Value) -> Option<String> {
    feature["relations"].as_array()?.iter().find_map(|relation| {
        let kind = relation["relationType"].as_str()?;
        let is_part =
            kind.contains("broaderPartitive") || kind.contains("partOf") || kind.contains("part_of");
        relation["relationTo"].as_str().filter(|_| is_part).map(str::to_owned)
    })
}
