//! The layers of other makers' vector tiles, told in those of our own map, so that one style draws and names them all.
//!
//! Protomaps: <https://docs.protomaps.com/basemaps/layers>. OpenMapTiles: <https://openmaptiles.org/schema/>.

use std::sync::Arc;

use super::tile::{Feature, Kind, Layer, Tile, Value};

/// Whose layers they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schema {
    /// Those of the map that ships.
    Own,
    /// Protomaps' basemap.
    Protomaps,
    /// OpenMapTiles'.
    OpenMapTiles,
}

impl Schema {
    /// Whose layers have these names; `None` where nobody's that we know.
    pub fn of(layers: &[&str]) -> Option<Schema> {
        let has = |name: &str| layers.contains(&name);
        if has("country_border") || has("province_border") {
            Some(Schema::Own)
        } else if has("earth") || has("boundaries") || has("roads") && has("places") {
            Some(Schema::Protomaps)
        } else if ["transportation", "waterway", "boundary", "water_name"].into_iter().any(has)
            || has("water") && has("place")
        {
            Some(Schema::OpenMapTiles)
        } else {
            None
        }
    }

    /// A tile in our layers. It covers all of its square: what lies below is not to be seen.
    pub fn ours(self, tile: Tile) -> Tile {
        let mut ours = Ours::default();
        let translate = match self {
            Schema::Own => return own(tile),
            Schema::Protomaps => protomaps,
            Schema::OpenMapTiles => {
                ours.square("land");
                openmaptiles
            }
        };
        ours.square("sea");
        for layer in tile.layers {
            for feature in layer.features {
                translate(&layer.name, feature, layer.extent, &mut ours);
            }
        }
        Tile { layers: ours.0 }
    }
}

/// Our own layers have no sea: it is what lies behind.
fn own(tile: Tile) -> Tile {
    let mut ours = Ours::default();
    ours.square("sea");
    ours.0.extend(tile.layers);
    Tile { layers: ours.0 }
}

/// Layers as they come together. Those of one name and extent are one.
#[derive(Default)]
struct Ours(Vec<Layer>);

impl Ours {
    fn add(&mut self, name: &str, extent: u32, feature: Feature) {
        let known = self.0.iter_mut().find(|layer| layer.name == name);
        let layer = match known {
            Some(layer) => layer,
            None => {
                self.0.push(Layer { name: name.to_owned(), extent, features: Vec::new() });
                let Some(layer) = self.0.last_mut() else { return };
                layer
            }
        };
        // Layers of one maker's tiles have one extent; another one would be misplaced.
        if layer.extent == extent {
            layer.features.push(feature);
        }
    }

    /// All of the tile, of one sort.
    fn square(&mut self, name: &str) {
        let ring = vec![[0, 0], [4096, 0], [4096, 4096], [0, 4096]];
        let feature = Feature::new(Kind::Polygons, vec![ring], Vec::new());
        self.0.push(Layer { name: name.to_owned(), extent: 4096, features: vec![feature] });
    }
}

fn with(feature: Feature, properties: Vec<(&str, Value)>) -> Feature {
    let named = properties.into_iter().map(|(name, value)| (Arc::from(name), value)).collect();
    Feature::new(feature.kind, feature.parts, named)
}

fn level(feature: Feature, level: i64) -> Feature {
    with(feature, vec![("level", Value::Integer(level))])
}

/// Water by what it is drawn as: an area, or a line of a width.
fn water(feature: Feature, kind: &str, extent: u32, ours: &mut Ours) {
    match feature.kind {
        Kind::Polygons => ours.add("lake", extent, with(feature, Vec::new())),
        Kind::Lines => {
            let of = if kind == "river" { 1 } else { 3 };
            ours.add("river", extent, level(feature, of));
        }
        Kind::Points => {}
    }
}

fn border(feature: Feature, admin_level: i64, extent: u32, ours: &mut Ours) {
    let layer = match admin_level {
        ..=2 => "country_border",
        3..=4 => "province_border",
        _ => return,
    };
    if feature.kind == Kind::Lines {
        ours.add(layer, extent, with(feature, Vec::new()));
    }
}

fn area(feature: Feature, layer: &str, extent: u32, ours: &mut Ours) {
    if feature.kind == Kind::Polygons {
        ours.add(layer, extent, with(feature, Vec::new()));
    }
}

fn road(feature: Feature, of: Option<i64>, extent: u32, ours: &mut Ours) {
    if let (Kind::Lines, Some(of)) = (feature.kind, of) {
        ours.add("road", extent, level(feature, of));
    }
}

fn protomaps(layer: &str, feature: Feature, extent: u32, ours: &mut Ours) {
    let kind = feature.text("kind").or_else(|| feature.text("pmap:kind")).unwrap_or_default().to_owned();
    match layer {
        "earth" => area(feature, "land", extent, ours),
        "water" | "physical_line" => water(feature, &kind, extent, ours),
        "landcover" | "landuse" | "natural" => match kind.as_str() {
            "forest" | "wood" | "grassland" | "grass" | "park" | "nature_reserve" | "national_park"
            | "scrub" | "farmland" | "orchard" | "meadow" | "village_green" | "wetland" => {
                area(feature, "green", extent, ours);
            }
            "urban_area" | "residential" | "industrial" | "commercial" | "aerodrome" | "military" => {
                area(feature, "built", extent, ours);
            }
            _ => {}
        },
        "buildings" => area(feature, "building", extent, ours),
        "roads" | "transit" => {
            let of = match kind.as_str() {
                "highway" => Some(0),
                "major_road" | "medium_road" => Some(1),
                "minor_road" | "other" => Some(2),
                "path" | "rail" => Some(3),
                _ => None,
            };
            road(feature, of, extent, ours);
        }
        "boundaries" => {
            let said = ["kind_detail", "pmap:min_admin_level", "admin_level"];
            let admin =
                said.into_iter().find_map(|key| whole(&feature, key)).unwrap_or(match kind.as_str() {
                    "country" => 2,
                    "region" => 4,
                    _ => 9,
                });
            border(feature, admin, extent, ours);
        }
        "places" => {
            let people = whole(&feature, "population_rank").unwrap_or(0);
            let due = whole(&feature, "min_zoom").or_else(|| whole(&feature, "pmap:min_zoom")).unwrap_or(0);
            let capital = feature.text("capital") == Some("yes");
            let (kind, rank) = match kind.as_str() {
                "country" => ("country", 150 * due),
                "locality" if capital => ("capital", 20 - people),
                "locality" => ("city", 20 - people),
                "neighbourhood" | "macrohood" => ("city", 30),
                _ => return,
            };
            place(feature, kind, rank, due, extent, ours);
        }
        _ => {}
    }
}

fn openmaptiles(layer: &str, feature: Feature, extent: u32, ours: &mut Ours) {
    let class = feature.text("class").unwrap_or_default().to_owned();
    match layer {
        "water" | "waterway" => water(feature, &class, extent, ours),
        "landcover" | "park" => match class.as_str() {
            "ice" | "rock" | "sand" => {}
            _ => area(feature, "green", extent, ours),
        },
        "landuse" => match class.as_str() {
            "residential" | "suburb" | "neighbourhood" | "industrial" | "commercial" | "military"
            | "retail" => {
                area(feature, "built", extent, ours);
            }
            _ => {}
        },
        "building" => area(feature, "building", extent, ours),
        "transportation" => {
            let of = match class.as_str() {
                "motorway" => Some(0),
                "trunk" | "primary" | "secondary" => Some(1),
                "tertiary" | "minor" | "service" => Some(2),
                "track" | "path" | "rail" | "transit" => Some(3),
                _ => None,
            };
            road(feature, of, extent, ours);
        }
        // Borders at sea only stand in the way.
        "boundary" if whole(&feature, "maritime") != Some(1) => {
            let admin = whole(&feature, "admin_level").unwrap_or(9);
            border(feature, admin, extent, ours);
        }
        "place" => {
            let rank = whole(&feature, "rank").unwrap_or(20);
            let (kind, rank, due) = match class.as_str() {
                "country" => ("country", 200 * (rank - 1), rank),
                "city" | "town" if whole(&feature, "capital") == Some(2) => ("capital", rank, 3),
                "city" => ("city", rank, 4 + rank / 3),
                "town" => ("city", rank + 5, 7),
                "village" => ("city", rank + 15, 10),
                "suburb" | "hamlet" | "quarter" | "neighbourhood" => ("city", rank + 25, 12),
                _ => return,
            };
            place(feature, kind, rank, due, extent, ours);
        }
        _ => {}
    }
}

/// A name in the properties of our own map.
fn place(feature: Feature, kind: &str, rank: i64, due: i64, extent: u32, ours: &mut Ours) {
    let named = |keys: &[&str]| keys.iter().find_map(|key| feature.text(key)).filter(|name| !name.is_empty());
    let Some(name) = named(&["name:en", "name_en", "name:latin", "name", "pgf:name"]) else { return };
    let text = |text: &str| Value::Text(text.into());
    let mut properties = vec![
        ("kind", text(kind)),
        ("rank", Value::Integer(rank)),
        ("min_zoom", Value::Integer(due)),
        ("name", text(name)),
    ];
    properties.extend(named(&["name:fr"]).map(|french| ("name_fr", text(french))));
    properties.extend(named(&["iso_a2", "iso:a2"]).map(|code| ("country", text(code))));
    if feature.kind == Kind::Points {
        ours.add("place", extent, with(feature, properties));
    }
}

/// A whole number, which tiles also write with a fraction or as text.
#[allow(clippy::cast_possible_truncation)] // levels and zooms
fn whole(feature: &Feature, key: &str) -> Option<i64> {
    match feature.property(key)? {
        Value::Integer(number) => Some(*number),
        Value::Number(number) => Some(*number as i64),
        Value::Text(text) => text.parse().ok(),
        Value::Flag(flag) => Some(i64::from(*flag)),
    }
}
