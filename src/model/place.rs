//! A place of the gazetteer, as the corpus, the view and the exporters need it.

use std::fmt;
use std::sync::Arc;

use geo::{Distance, Haversine, MultiPolygon, Point};
use serde::{Deserialize, Serialize};

use super::text::Language;

/// Identifier of a place that stays the same between runs: `geonames:1138336`, `supplement:…`,
/// `user:…`. State is keyed by it. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PlaceId(Arc<str>);

impl PlaceId {
    /// Wraps the text of an identifier.
    #[must_use]
    pub fn new(id: &str) -> Self {
        Self(id.into())
    }

    /// The identifier's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PlaceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A point on the Earth: degrees, WGS 84.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// East positive, -180 to 180.
    pub lon: f64,
    /// North positive, -90 to 90.
    pub lat: f64,
}

/// A place: one entry of the gazetteer, with its containers resolved.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its identifier.
    pub id: PlaceId,
    /// Its main name, as English-language atlases write it.
    pub name: String,
    /// The usual names in other languages.
    pub names: Vec<(Language, String)>,
    /// What it is.
    pub kind: Kind,
    /// ISO 3166 code of its country, two capitals; empty for seas, world regions and the like.
    pub country: String,
    /// Its country's own entry.
    pub country_id: Option<PlaceId>,
    /// Its first-level division (province), where it is not one itself.
    pub admin1: Option<PlaceId>,
    /// Its second-level division (district).
    pub admin2: Option<PlaceId>,
    /// A point inside: the place itself for a populated place, a label point for an area.
    pub position: Position,
    /// Inhabitants; 0 where unknown. Of a province the sum of its towns', which tells no more than the order of magnitude.
    pub population: u64,
    /// What it is the seat of.
    pub capital: Capital,
    /// Its outline, where the gazetteer has one. Degrees, WGS 84, lon/lat.
    pub area: Option<Arc<MultiPolygon<f64>>>,
}

impl Place {
    /// The usual name in `language`, or the main one, which is the English one.
    #[must_use]
    pub fn name_in(&self, language: Language) -> &str {
        if language == Language::ENGLISH {
            return &self.name;
        }
        self.names.iter().find(|(l, _)| *l == language).map_or(&self.name, |(_, name)| name)
    }

    /// How far the place reaches from its point, in kilometres: how exact a mention of it is.
    #[must_use]
    pub fn radius_km(&self) -> f64 {
        match &self.area {
            Some(area) => reach_km(self.position, area),
            None => usual_radius_km(self.kind, self.population),
        }
    }
}

/// How far it is from a place's point to the farthest of its outline, in kilometres.
#[must_use]
pub fn reach_km(position: Position, area: &MultiPolygon<f64>) -> f64 {
    let centre = Point::new(position.lon, position.lat);
    let corners = area.iter().flat_map(|polygon| polygon.exterior().points());
    corners.map(|corner| Haversine.distance(centre, corner) / 1000.0).fold(0.0, f64::max)
}

/// The radius of a place without an outline, in kilometres. A town of n inhabitants is taken for a disc with 3,200 to the
/// square kilometre, the order of magnitude of built-up land over the world (Angel et al. 2011, The dimensions of global urban
/// expansion), and for one kilometre at the least. The other figures are orders of magnitude.
#[must_use]
#[allow(clippy::cast_precision_loss)]
pub fn usual_radius_km(kind: Kind, population: u64) -> f64 {
    match kind {
        Kind::City | Kind::Village => ((population as f64).sqrt() / 100.0).max(1.0),
        Kind::Square => 0.2,
        Kind::Facility | Kind::Port | Kind::BorderPost => 1.0,
        Kind::Base | Kind::Airport => 3.0,
        Kind::District | Kind::Mountain | Kind::Lake | Kind::Island => 25.0,
        Kind::Province => 100.0,
        Kind::River | Kind::Country => 300.0,
        Kind::Region | Kind::Sea => 500.0,
        Kind::Supranational | Kind::Continent => 2500.0,
    }
}

/// A place that the user adds to the gazetteer.
#[derive(Clone, Debug, PartialEq)]
pub struct UserPlace {
    /// `user:` and its name in small letters with hyphens: `user:place-des-martyrs`.
    pub id: PlaceId,
    /// Its main name.
    pub name: String,
    /// Its other names.
    pub names: Vec<String>,
    /// What it is.
    pub kind: Kind,
    /// ISO 3166 code of its country, two capitals; empty where not given.
    pub country: String,
    /// Where it is.
    pub position: Position,
}

/// What a populated place is the seat of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Capital {
    /// Of nothing known.
    #[default]
    None,
    /// Of its province.
    Admin1,
    /// Of its country.
    Country,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident $name:literal $area:literal,)*) => {
        /// What a place is, in words that users and files see.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Kind { $($(#[$doc])* $variant,)* }

        impl Kind {
            /// Every kind, in the order in which they are listed to users.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name in files and on the command line: `border-post`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Whether it is an area, which a dot would show more precisely than the text says.
            #[must_use]
            pub fn is_area(self) -> bool {
                match self { $(Self::$variant => $area,)* }
            }
        }
    };
}

kinds! {
    /// A sovereign state or a territory with a country code.
    Country "country" true,
    /// A first-level division.
    Province "province" true,
    /// A second-level division.
    District "district" true,
    /// A populated place.
    City "city" false,
    /// A populated place known to be small.
    Village "village" false,
    /// A military base.
    Base "base" false,
    /// An airport.
    Airport "airport" false,
    /// A crossing between two countries.
    BorderPost "border-post" false,
    /// A port that is no town of its own.
    Port "port" false,
    /// A square in a town.
    Square "square" false,
    /// A building or works.
    Facility "facility" false,
    /// A part of the world or of a country without a government of its own.
    Region "region" true,
    /// A body of states.
    Supranational "supranational" true,
    /// A continent.
    Continent "continent" true,
    /// An island or a group of islands.
    Island "island" true,
    /// A river or canal.
    River "river" true,
    /// A lake.
    Lake "lake" true,
    /// A sea, ocean, gulf or strait.
    Sea "sea" true,
    /// A mountain, pass or range.
    Mountain "mountain" true,
}

impl Kind {
    /// The kind called `name` in files.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == name)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(kind: Kind, population: u64, area: Option<MultiPolygon<f64>>) -> Place {
        Place {
            id: PlaceId::new("x:1"),
            name: String::new(),
            names: Vec::new(),
            kind,
            country: String::new(),
            country_id: None,
            admin1: None,
            admin2: None,
            position: Position { lon: 65.0, lat: 0.0 },
            population,
            capital: Capital::None,
            area: area.map(Arc::new),
        }
    }

    #[test]
    fn a_place_reaches_to_the_farthest_point_of_its_outline() {
        let corners = vec![(64.0, -1.0), (66.0, -1.0), (66.0, 1.0), (64.0, 1.0)];
        let square = geo::Polygon::new(corners.into(), Vec::new());
        let province = place(Kind::Province, 0, Some(MultiPolygon::new(vec![square])));
        // A degree of the equator is 111.2 km; the corner lies a degree east and north.
        assert!((province.radius_km() - 111.2 * 2.0_f64.sqrt()).abs() < 0.1, "{}", province.radius_km());
    }

    #[test]
    fn every_kind_has_a_radius_without_an_outline_and_a_large_town_a_larger_one() {
        assert!(Kind::ALL.iter().all(|kind| place(*kind, 0, None).radius_km() > 0.0));
        let radius = |population| place(Kind::City, population, None).radius_km();
        assert!(radius(1_000_000) > 5.0 && radius(1_000_000) < 20.0);
        assert!(radius(800) < radius(100_000) && radius(100_000) < radius(1_000_000));
    }

    #[test]
    fn the_name_of_a_kind_in_files_is_the_name_serde_writes() {
        for kind in Kind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
            assert_eq!(Kind::parse(kind.as_str()), Some(*kind));
        }
    }
}
