//! Reading Who's On First: a feature a place, with its names by language and its containers by placetype.

use std::path::Path;

use serde_json::Value;

use crate::gazetteer::Rank;
use crate::gazetteer::error::GazetteerError;
use crate::model::{Kind, Language};

use super::entry::Entry;
use super::features::populated_kind;
use super::geojson::{FEATURE_HINT, Shape, each_feature};
use super::lines::Location;
use super::name_rules::{clean, is_no_name};
use super::places::Collector;
use super::report::Report;
use super::rows::is_country_code;

/// Reasons why places are left out.
const PAST: &str = "places that Who's On First marks as deprecated, superseded or not current";
const PLACETYPES: &str = "placetypes that reports do not name (venue, address, postal code, constituency …)";
/// The languages of names that are told apart, in three letters (ISO 639-3) and in two (ISO 639-1).
const LANGUAGES: &[(&str, &str)] = &[
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bos", "bs"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("eus", "eu"),
    ("fas", "fa"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("gle", "ga"),
    ("glg", "gl"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("isl", "is"),
    ("ita", "it"),
    ("jpn", "ja"),
    ("kat", "ka"),
    ("kaz", "kk"),
    ("khm", "km"),
    ("kor", "ko"),
    ("kur", "ku"),
    ("kir", "ky"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mkd", "mk"),
    ("mon", "mn"),
    ("msa", "ms"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nor", "no"),
    ("pol", "pl"),
    ("por", "pt"),
    ("pus", "ps"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("som", "so"),
    ("spa", "es"),
    ("sqi", "sq"),
    ("srp", "sr"),
    ("swa", "sw"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgk", "tg"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("uig", "ug"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("zho", "zh"),
];

/// Reads a file of one feature or of many.
pub(super) fn read_places(
    path: &Path,
    collector: &mut Collector,
    report: &mut Report,
) -> Result<(), GazetteerError> {
    collector.file(path);
    each_feature(path, report, &mut |feature, location, report| take(feature, location, collector, report))
}

fn take(
    feature: &Value,
    location: &Location,
    collector: &mut Collector,
    report: &mut Report,
) -> Result<(), GazetteerError> {
    let properties = &feature["properties"];
    let wrong = |what: &str| location.error(what, FEATURE_HINT);
    let number = whole_number(&properties["wof:id"]).ok_or_else(|| wrong("a feature without wof:id"))?;
    if is_past(properties) {
        report.leave_out(PAST);
        return Ok(());
    }
    let population = ["wof:population", "gn:population"].iter().find_map(|key| properties[*key].as_u64());
    let population = population.unwrap_or_default();
    let Some(kind) = kind(properties["wof:placetype"].as_str().unwrap_or_default(), population) else {
        report.leave_out(PLACETYPES);
        return Ok(());
    };
    let listed = &properties["name:eng_x_preferred"][0];
    let mut names = [listed, &properties["wof:name"]].into_iter().filter_map(Value::as_str).map(clean);
    let name = names.find(|name| !name.is_empty()).ok_or_else(|| wrong("a feature without wof:name"))?;
    let shape = Shape::of(&feature["geometry"]);
    let position = labelled(properties).or(shape.point);
    let position = position.ok_or_else(|| wrong("a feature without a position"))?;
    let own = format!("wof:{number}");
    let id = match whole_number(&properties["wof:concordances"]["gn:id"]) {
        Some(geonames) if collector.claim(geonames) => format!("geonames:{geonames}"),
        _ => own.clone(),
    };
    if matches!(kind, Kind::Country | Kind::Province | Kind::District) {
        collector.alias(own, &id);
    }
    let mut entry = Entry::new(id, name.into_owned(), kind, position);
    entry.population = population;
    if kind.is_area() {
        entry.outline = shape.outline();
    }
    within(&mut entry, properties);
    add_names(&mut entry, properties);
    collector.add(entry, location.line())
}

/// The latitude and longitude of the label, or of the middle.
fn labelled(properties: &Value) -> Option<(f64, f64)> {
    let labelled = ["lbl:", "geom:"].iter().find_map(|prefix| {
        let degrees = |name: &str| properties[format!("{prefix}{name}")].as_f64();
        Some((degrees("latitude")?, degrees("longitude")?))
    });
    labelled.filter(|(lat, lon)| lat.abs() <= 90.0 && lon.abs() <= 180.0)
}

/// A number above zero, which some files write as a text.
fn whole_number(value: &Value) -> Option<u32> {
    let number = value.as_u64().or_else(|| value.as_str()?.parse().ok())?;
    u32::try_from(number).ok().filter(|number| *number > 0)
}

fn is_past(properties: &Value) -> bool {
    let is_dated = |key: &str| !matches!(properties[key].as_str(), None | Some("" | "uuuu" | "u" | ".."));
    let is_superseded = properties["wof:superseded_by"].as_array().is_some_and(|by| !by.is_empty());
    properties["mz:is_current"].as_i64() == Some(0) || is_dated("edtf:deprecated") || is_superseded
}

fn kind(placetype: &str, population: u64) -> Option<Kind> {
    Some(match placetype {
        "continent" => Kind::Continent,
        "ocean" | "marinearea" => Kind::Sea,
        "country" | "dependency" => Kind::Country,
        "disputed" | "macroregion" | "macrocounty" | "empire" => Kind::Region,
        "region" => Kind::Province,
        "county" | "localadmin" => Kind::District,
        "locality" | "borough" | "macrohood" | "neighbourhood" | "microhood" => populated_kind(population),
        "campus" | "installation" | "concourse" => Kind::Facility,
        _ => return None,
    })
}

/// Notes the country, the province and the district.
fn within(entry: &mut Entry, properties: &Value) {
    let country = properties["wof:country"].as_str().unwrap_or_default();
    if is_country_code(country) {
        country.clone_into(&mut entry.country);
    }
    if matches!(entry.kind, Kind::Country | Kind::Continent | Kind::Sea) {
        return;
    }
    let container = |key: &str| {
        let number = whole_number(&properties["wof:hierarchy"][0][key])?;
        Some(format!("wof:{number}"))
    };
    if entry.kind != Kind::Province {
        entry.admin1 = container("region_id").unwrap_or_default();
    }
    if !matches!(entry.kind, Kind::Province | Kind::District) {
        entry.admin2 = container("county_id").unwrap_or_default();
    }
}

/// Adds the names: `name:fra_x_preferred` is a list of usual names in French.
fn add_names(entry: &mut Entry, properties: &Value) {
    if let Some(own) = properties["wof:name"].as_str() {
        entry.add_name(&clean(own), (Rank::Alternate, None));
    }
    for (key, names) in properties.as_object().into_iter().flatten() {
        let Some((language, how)) = key.strip_prefix("name:").and_then(|key| key.split_once("_x_")) else {
            continue;
        };
        let two =
            LANGUAGES.iter().find(|(three, _)| *three == language).and_then(|(_, two)| Language::new(two));
        for name in names.as_array().into_iter().flatten().filter_map(Value::as_str).map(clean) {
            let rank = match how {
                "abbreviation" => Rank::Abbreviation,
                _ if is_no_name(&name) => Rank::Code,
                "preferred" => Rank::Preferred,
                _ => Rank::Alternate,
            };
            entry.add_name(&name, (rank, two));
        }
    }
}
