//! The names on the base map: which are due at a zoom, how they look, and which of them have room.

use super::mercator::{TileId, World, cover};
use super::style::{self, Color, Style};
use super::tile::{Feature, Kind, Tile};
use super::{Archive, BasemapError};

/// The language of the names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// As English texts write them.
    #[default]
    English,
    /// As French texts write them, where they have a name of their own.
    French,
}

impl Language {
    /// From a language tag such as `fr` or `fr-FR`; all but French is English.
    pub fn from_tag(tag: &str) -> Language {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("fr") { Language::French } else { Language::English }
    }
}

/// What a name belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// Beside a dot on the point. First: a capital cannot be moved, its country's name can.
    Capital,
    /// Centred on the point, in spaced capitals.
    Country,
    /// Beside a dot on the point.
    City,
}

/// A name to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// As it is to be written.
    pub text: String,
    /// Degrees east, WGS 84.
    pub lon: f64,
    /// Degrees north, WGS 84.
    pub lat: f64,
    /// What it belongs to; says where the text stands.
    pub class: Class,
    /// Lower comes first, within a class.
    pub rank: i64,
    /// Height of the type, logical pixels.
    pub size: f32,
    /// Of the text.
    pub color: Color,
    /// Of the halo around it: the land's.
    pub halo: Color,
    /// Added between letters, as a share of the size.
    pub letter_spacing: f32,
    /// Weight of the type, 400 or 500.
    pub weight: u16,
    /// Two-letter code of the country it lies in.
    pub country: String,
}

/// How much of a zoom a name comes before its own.
const EARLY: f32 = 0.3;

/// Zooms from which a country's name only stands in the way of its towns.
const COUNTRIES_UNTIL: f32 = 8.5;

/// The names of one tile that are due at a zoom (the one on screen), first ranks first. `id` is the tile that was read.
pub fn labels(tile: &Tile, id: TileId, style: &Style, zoom: f32, language: Language) -> Vec<Label> {
    let Some(layer) = tile.layer("place") else { return Vec::new() };
    let (corner, unit) = (id.corner(), id.side() / f64::from(layer.extent));
    let mut labels = Vec::new();
    for feature in layer.features.iter().filter(|feature| feature.kind == Kind::Points) {
        let Some(&[x, y]) = feature.parts.first().and_then(|points| points.first()) else { continue };
        let world = World { x: corner.x + f64::from(x) * unit, y: corner.y + f64::from(y) * unit };
        labels.extend(label(feature, world, style, zoom, language));
    }
    labels.sort_by_key(|label| (label.class, label.rank));
    labels
}

/// The names due in a bounding box `[west, south, east, north]` (degrees), first ranks first. East of the date line longitudes
/// go on past 180 where the box crosses it.
pub fn labels_in(
    archive: &Archive<'_>,
    style: &Style,
    bbox: [f64; 4],
    zoom: f32,
    language: Language,
) -> Result<Vec<Label>, BasemapError> {
    let mut found = Vec::new();
    for placed in cover(bbox, archive.level(zoom)) {
        let moved = |mut label: Label| {
            label.lon += 360.0 * f64::from(placed.copy);
            label
        };
        let tile = archive.tile(placed.id)?;
        found.extend(labels(&tile, placed.id, style, zoom, language).into_iter().map(moved));
    }
    found.sort_by_key(|label| (label.class, label.rank));
    Ok(found)
}

/// The labels that fit beside each other, in the given order, each with its rectangle `[left, top, right, bottom]` on screen.
/// `size` measures a text (width and height), `project` places a longitude and latitude on screen; `is_clear` says of a
/// rectangle whether a name may stand there, or a marker say is in the way. A town's name stands right of its dot, or left of it where that is taken.
pub fn declutter(
    labels: Vec<Label>,
    is_clear: impl Fn([f32; 4]) -> bool,
    mut size: impl FnMut(&Label) -> [f32; 2],
    project: impl Fn(f64, f64) -> [f32; 2],
) -> Vec<(Label, [f32; 4])> {
    let mut rectangles: Vec<[f32; 4]> = Vec::new();
    let mut placed = Vec::new();
    for label in labels {
        let [x, y] = project(label.lon, label.lat);
        let dot = [x - DOT, y - DOT, x + DOT, y + DOT];
        let is_free = |wanted| {
            let wanted = grown(wanted, ROOM);
            rectangles.iter().all(|&other| !overlap(wanted, other)) && is_clear(wanted)
        };
        let found = spots(label.class, size(&label), [x, y]).into_iter().find(|&spot| is_free(spot));
        let Some(spot) = found.filter(|_| label.class == Class::Country || is_free(dot)) else { continue };
        rectangles.push(spot);
        if label.class != Class::Country {
            rectangles.push(dot);
        }
        placed.push((label, spot));
    }
    placed
}

/// From a town's dot to the begin of its name, logical pixels.
pub const DOT_GAP: f32 = 5.0;

/// Half the room a town's dot takes, logical pixels.
const DOT: f32 = 2.0;

/// Kept free around a name, logical pixels.
const ROOM: f32 = 3.0;

/// Where a text may stand, best first.
fn spots(class: Class, [width, height]: [f32; 2], [x, y]: [f32; 2]) -> Vec<[f32; 4]> {
    let at = |left: f32, middle: f32| [left, middle - height / 2.0, left + width, middle + height / 2.0];
    match class {
        Class::Country => [0.0, -1.5, 1.5].map(|lines| at(x - width / 2.0, y + lines * height)).to_vec(),
        Class::Capital | Class::City => vec![at(x + DOT_GAP, y), at(x - DOT_GAP - width, y)],
    }
}

fn grown([left, top, right, bottom]: [f32; 4], by: f32) -> [f32; 4] {
    [left - by, top - by, right + by, bottom + by]
}

fn overlap(a: [f32; 4], b: [f32; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

fn label(feature: &Feature, world: World, style: &Style, zoom: f32, language: Language) -> Option<Label> {
    let class = match feature.text("kind")? {
        "country" => Class::Country,
        "capital" => Class::Capital,
        _ => Class::City,
    };
    let rank = feature.integer("rank").unwrap_or(i64::MAX);
    // A name comes a little before its own zoom: thinning for that zoom left some room.
    let due = zoom + EARLY >= feature.integer("min_zoom").unwrap_or(0) as f32;
    if !due || class == Class::Country && zoom > COUNTRIES_UNTIL {
        return None;
    }
    let french = if language == Language::French { feature.text("name_fr") } else { None };
    let name = french.or_else(|| feature.text("name"))?;
    let [lon, lat] = world.lon_lat();
    let country = class == Class::Country;
    Some(Label {
        text: if country { name.to_uppercase() } else { name.to_owned() },
        size: if country {
            style::country_label_size(zoom, rank)
        } else {
            style::city_label_size(zoom, class == Class::Capital)
        },
        color: if country { style.country_label } else { style.city_label },
        letter_spacing: if country { 0.16 } else { 0.0 },
        weight: if class == Class::Capital { 500 } else { 400 },
        halo: style.land,
        country: feature.text("country").unwrap_or_default().to_owned(),
        lon,
        lat,
        class,
        rank,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str, lon: f64, class: Class) -> Label {
        let grey = Color::new(0);
        let (text, country) = (text.to_owned(), String::new());
        Label {
            text,
            lon,
            lat: 0.0,
            class,
            rank: 0,
            size: 12.0,
            color: grey,
            halo: grey,
            letter_spacing: 0.0,
            weight: 400,
            country,
        }
    }

    #[test]
    fn of_two_names_that_overlap_the_first_stays() {
        let labels = vec![
            named("first", 0.0, Class::City),
            named("second", 10.0, Class::City),
            named("third", 99.0, Class::City),
        ];
        let placed = declutter(labels, |_| true, |_| [50.0, 12.0], |lon, lat| [lon as f32, lat as f32]);
        let texts: Vec<_> = placed.iter().map(|(label, _)| label.text.as_str()).collect();
        assert_eq!(texts, ["first", "third"]);
    }

    #[test]
    fn a_name_that_has_no_room_right_of_its_dot_stands_left_of_it() {
        let wall = [6.0, -50.0, 20.0, 50.0];
        let placed = declutter(
            vec![named("town", 0.0, Class::City)],
            |rect| !overlap(rect, wall),
            |_| [30.0, 10.0],
            |x, y| [x as f32, y as f32],
        );
        assert_eq!(placed[0].1, [-35.0, -5.0, -5.0, 5.0]);
    }

    #[test]
    fn no_name_covers_a_marker() {
        let marker = [-20.0, -50.0, 20.0, 50.0];
        let placed = declutter(
            vec![named("town", 0.0, Class::Country)],
            |rect| !overlap(rect, marker),
            |_| [20.0, 10.0],
            |x, y| [x as f32, y as f32],
        );
        assert!(placed.is_empty());
    }

    #[test]
    fn language_tags_choose_french_only_for_french() {
        for (tag, language) in [
            ("fr", Language::French),
            ("fr-CA", Language::French),
            ("FR_be", Language::French),
            ("en", Language::English),
            ("frr", Language::English),
            ("", Language::English),
        ] {
            assert_eq!(Language::from_tag(tag), language, "{tag}");
        }
    }
}
