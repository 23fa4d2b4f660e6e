//! What the map shows at the start: the region where most of the corpus plays.
//!
//! The rule: point places, provinces and districts count by their visible mentions. The country with most of them is
//! home, and so is each with at least a quarter as many; the box holds the home countries' places (provinces with
//! their outlines). Places at the rim that hold at most 5 % of the mentions are left out where each makes the box half as
//! large or less. Countries count only where nothing smaller is named, since news name them from afar ("Washington"), and
//! seas, regions and continents only where no country is.

use std::collections::{BTreeMap, BTreeSet};

use geo::{Area, BoundingRect, MultiPolygon};
use serde::{Deserialize, Serialize};

use super::markers::{Marker, markers};
use super::query::Query;
use crate::corpus::Corpus;
use crate::model::{Kind, PlaceId, Position};

/// A part of the Earth's surface: degrees, WGS 84. Across the date line `east` is above 180, so that `west <= east`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct BoundingBox {
    /// Western edge, -180 to 180.
    pub west: f64,
    /// Southern edge.
    pub south: f64,
    /// Eastern edge, from `west` to `west` + 360.
    pub east: f64,
    /// Northern edge.
    pub north: f64,
}

/// A country is home where it has at least this share of the most mentioned country's mentions.
const HOME_SHARE: f64 = 0.25;
/// The share of mentions that may be left out for a closer view.
const RIM_SHARE: f64 = 0.05;
/// How much smaller the box must become for leaving a place out.
const RIM_GAIN: f64 = 0.5;
/// Of no more pieces than this each may be tried.
const MOST_TRIED: usize = 1_000;

/// The box around where most of what `query` shows plays (around all of the corpus where it shows nothing), without
/// padding; `None` where the corpus has no place.
#[must_use]
pub fn fit(corpus: &Corpus, query: &Query) -> Option<BoundingBox> {
    let mut seen = markers(corpus, query);
    if seen.is_empty() {
        seen = markers(corpus, &Query::default());
    }
    let chosen = home(corpus, &seen);
    let mut pieces: Vec<Piece> = chosen.into_iter().map(Piece::of).collect();
    drop_rim(&mut pieces);
    around(&pieces)
}

/// The box around these places, those without a mention of their own too, without padding; `None` where the corpus knows none of them.
#[must_use]
pub fn around_places(corpus: &Corpus, places: &BTreeSet<PlaceId>) -> Option<BoundingBox> {
    let known = places.iter().filter_map(|id| corpus.place(id));
    let pieces: Vec<Piece> =
        known.map(|place| Piece::at(place.position, place.area.as_deref(), 1.0)).collect();
    around(&pieces)
}

/// The countries that the corpus is about: two-letter codes (ISO 3166) of the home countries, sorted.
#[must_use]
pub fn home_countries(corpus: &Corpus) -> Vec<String> {
    home_countries_of(corpus, &markers(corpus, &Query::default()))
}

/// The same, of the markers that the corpus has without any query.
#[must_use]
pub fn home_countries_of(corpus: &Corpus, all: &[Marker]) -> Vec<String> {
    let countries = home(corpus, all).into_iter().filter_map(|marker| corpus.place(&marker.place));
    let codes: BTreeSet<String> =
        countries.map(|place| place.country.clone()).filter(|code| !code.is_empty()).collect();
    codes.into_iter().collect()
}

/// The markers that decide: those of the home countries, the smallest sort of place that is there.
fn home<'a>(corpus: &Corpus, markers: &'a [Marker]) -> Vec<&'a Marker> {
    let country = |marker: &Marker| corpus.place(&marker.place).map(|place| place.country.as_str());
    let local = |marker: &&Marker| {
        let wide = matches!(
            marker.kind,
            Kind::Country | Kind::Region | Kind::Supranational | Kind::Continent | Kind::Sea
        );
        !wide && country(marker).is_some_and(|country| !country.is_empty())
    };
    let mut pool: Vec<&Marker> = markers.iter().filter(local).collect();
    if pool.is_empty() {
        pool = markers.iter().filter(|marker| marker.kind == Kind::Country).collect();
    }
    if pool.is_empty() {
        return markers.iter().collect();
    }
    let mut mentions: BTreeMap<Option<&str>, u32> = BTreeMap::new();
    for marker in &pool {
        *mentions.entry(country(marker)).or_default() += marker.visible;
    }
    let most = f64::from(mentions.values().copied().max().unwrap_or(0));
    pool.retain(|marker| f64::from(mentions[&country(marker)]) >= HOME_SHARE * most);
    pool
}

/// What one marker adds to the box.
struct Piece {
    weight: f64,
    south: f64,
    north: f64,
    /// Stretches of longitude, each west to east.
    arcs: Vec<(f64, f64)>,
}

impl Piece {
    fn of(marker: &Marker) -> Self {
        Self::at(marker.position, marker.area.as_deref(), f64::from(marker.visible))
    }

    fn at(point: Position, area: Option<&MultiPolygon<f64>>, weight: f64) -> Self {
        let Some(area) = area else {
            return Self { weight, south: point.lat, north: point.lat, arcs: vec![(point.lon, point.lon)] };
        };
        // Islands far from the main land would stretch the box: parts below a fifth of the largest do not count.
        let largest = area.iter().map(Area::unsigned_area).fold(0.0, f64::max);
        let parts = area.iter().filter(|part| part.unsigned_area() >= 0.2 * largest);
        let rects: Vec<_> = parts.filter_map(BoundingRect::bounding_rect).collect();
        Self {
            weight,
            south: rects.iter().map(|rect| rect.min().y).fold(point.lat, f64::min),
            north: rects.iter().map(|rect| rect.max().y).fold(point.lat, f64::max),
            arcs: rects.iter().map(|rect| (rect.min().x, rect.max().x)).collect(),
        }
    }
}

/// Leaves out places at the rim, one at a time, the one that narrows the box most first.
fn drop_rim(pieces: &mut Vec<Piece>) {
    let mut spare = RIM_SHARE * pieces.iter().map(|piece| piece.weight).sum::<f64>();
    while pieces.len() > 2 {
        let Some(bounds) = around(pieces) else { return };
        let extent = extent(bounds);
        // Each trial walks over all pieces, so only those are tried that alone hold the box open. In a box that spans half
        // of the Earth any piece may, by keeping a wider gap shut; of very many pieces no single one does.
        let tried: Vec<usize> = if bounds.east - bounds.west > 180.0 && pieces.len() <= MOST_TRIED {
            (0..pieces.len()).collect()
        } else {
            sole_holders(pieces, bounds)
        };
        let light = tried.into_iter().filter(|&i| pieces[i].weight <= spare);
        let without = light.filter_map(|i| {
            let rest = pieces.iter().enumerate().filter(|&(other, _)| other != i).map(|(_, piece)| piece);
            Some((i, extent_of(rest)?))
        });
        match without.min_by(|a, b| a.1.total_cmp(&b.1)) {
            Some((i, smaller)) if smaller < extent && smaller <= RIM_GAIN * extent => {
                spare -= pieces[i].weight;
                pieces.swap_remove(i);
            }
            _ => return,
        }
    }
}

/// The pieces along which a side of the box runs, of each side where there is but one.
fn sole_holders(pieces: &[Piece], bounds: BoundingBox) -> Vec<usize> {
    let same = |a: f64, b: f64| (a - b).rem_euclid(360.0) < 1e-9 || (b - a).rem_euclid(360.0) < 1e-9;
    let sides: [&dyn Fn(&Piece) -> bool; 4] = [
        &|piece| piece.south <= bounds.south,
        &|piece| piece.north >= bounds.north,
        &|piece| piece.arcs.iter().any(|&(start, _)| same(start, bounds.west)),
        &|piece| piece.arcs.iter().any(|&(_, end)| same(end, bounds.east)),
    ];
    let sole = |holds: &&dyn Fn(&Piece) -> bool| {
        let mut holders = (0..pieces.len()).filter(|&i| holds(&pieces[i]));
        let first = holders.next()?;
        holders.next().is_none().then_some(first)
    };
    sides.iter().filter_map(sole).collect()
}

fn extent_of<'a>(pieces: impl Iterator<Item = &'a Piece> + Clone) -> Option<f64> {
    bounds(pieces).map(extent)
}

/// The longer side as seen on a map, in degrees of latitude.
fn extent(bounds: BoundingBox) -> f64 {
    let middle = f64::midpoint(bounds.south, bounds.north).to_radians();
    (bounds.north - bounds.south).max((bounds.east - bounds.west) * middle.cos())
}

fn around(pieces: &[Piece]) -> Option<BoundingBox> {
    bounds(pieces.iter())
}

fn bounds<'a>(pieces: impl Iterator<Item = &'a Piece> + Clone) -> Option<BoundingBox> {
    let south = pieces.clone().map(|piece| piece.south).reduce(f64::min)?;
    let north = pieces.clone().map(|piece| piece.north).reduce(f64::max)?;
    let (west, east) = shortest_arc(pieces.flat_map(|piece| piece.arcs.iter().copied()).collect())?;
    Some(BoundingBox { west, south, east, north })
}

/// The shortest stretch of longitude that covers all `arcs`, over the date line where that is shorter: what remains of
/// the circle without its widest gap.
fn shortest_arc(mut arcs: Vec<(f64, f64)>) -> Option<(f64, f64)> {
    arcs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (west, _) = *arcs.first()?;
    let mut covered = arcs[0].1;
    let mut gap = (0.0, west, covered);
    for &(start, end) in &arcs[1..] {
        if start - covered > gap.0 {
            gap = (start - covered, start, covered);
        }
        covered = covered.max(end);
    }
    let over_the_date_line = west + 360.0 - covered;
    if gap.0 > over_the_date_line { Some((gap.1, gap.2 + 360.0)) } else { Some((west, covered)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_arc_may_cross_the_date_line() {
        for (arcs, expected) in [
            (vec![(60.0, 70.0), (68.0, 74.0)], (60.0, 74.0)),
            (vec![(178.0, 178.0), (-178.0, -178.0)], (178.0, 182.0)),
            (vec![(27.0, 180.0), (-180.0, -169.0)], (27.0, 191.0)),
            (vec![(-120.0, -70.0), (-10.0, 30.0)], (-120.0, 30.0)),
            (vec![(5.0, 5.0)], (5.0, 5.0)),
        ] {
            assert_eq!(shortest_arc(arcs), Some(expected));
        }
        assert_eq!(shortest_arc(Vec::new()), None);
    }
    fn point(lon: f64, lat: f64) -> Piece {
        Piece { weight: 1.0, south: lat, north: lat, arcs: vec![(lon, lon)] }
    }

    #[test]
    fn a_far_place_is_left_out_however_many_others_there_are() {
        for count in [40u32, 20_000] {
            let near = (0..count).map(|i| point(60.0 + f64::from(i % 100) * 0.1, 30.0 + f64::from(i % 7)));
            let mut pieces: Vec<Piece> = near.chain([point(-100.0, 45.0)]).collect();
            drop_rim(&mut pieces);
            let left = around(&pieces).unwrap();
            assert!(left.west >= 60.0 && left.north <= 36.0, "{count}: {left:?}");
        }
    }
}
