//! Where a document plays: the countries, provinces and places that its surer names tell, each name counted once.

use std::collections::HashMap;

use crate::gazetteer::PlaceIndex;
use crate::model::Kind;

use super::hasher::Fast;
use super::senses::{Name, Sense};

/// How many places are kept to measure distances to.
const MOST_ANCHORS: usize = 32;
/// Distance at which nearness counts a third as much, in kilometres.
const NEAR_KM: f64 = 150.0;
const EARTH_KM: f64 = 6371.0;
/// More than rounding can add.
const ROUNDING: f64 = 1.000_01;
/// Square of a chord, in radii of the Earth, that is longer than the six times at which nearness ends by more than
/// coarse directions are wrong.
#[allow(clippy::cast_possible_truncation)]
const MAYBE_NEAR: f32 = ((6.01 * NEAR_KM / EARTH_KM) * (6.01 * NEAR_KM / EARTH_KM)) as f32;

/// Weights of countries and provinces, and the places to be near to.
#[derive(Default)]
pub(super) struct Evidence {
    countries: Shares<u16>,
    provinces: Shares<PlaceIndex>,
    anchors: Vec<Anchor>,
    directions: Directions,
}

/// The directions of the anchors once more, coarse and axis by axis, so that the distances to all are taken at once.
/// Where there is no anchor, it is far from everywhere.
struct Directions([[f32; MOST_ANCHORS]; 3]);

impl Default for Directions {
    fn default() -> Self {
        Self([[9.0; MOST_ANCHORS]; 3])
    }
}

/// Weights of things, with who gave them, so that a name is not its own evidence.
struct Shares<T> {
    total: f32,
    of: HashMap<T, f32, Fast>,
    by: HashMap<(T, Name), f32, Fast>,
    by_name: HashMap<Name, f32, Fast>,
}

impl<T> Default for Shares<T> {
    fn default() -> Self {
        Self { total: 0.0, of: HashMap::default(), by: HashMap::default(), by_name: HashMap::default() }
    }
}

struct Anchor {
    name: Name,
    weight: f32,
    direction: [f64; 3],
    /// The place, to tell its name.
    place: PlaceIndex,
}

impl<T: Copy + Eq + std::hash::Hash> Shares<T> {
    fn clear(&mut self) {
        self.total = 0.0;
        self.of.clear();
        self.by.clear();
        self.by_name.clear();
    }

    fn add(&mut self, thing: T, name: Option<Name>, weight: f32) {
        self.total += weight;
        *self.of.entry(thing).or_default() += weight;
        if let Some(name) = name {
            *self.by.entry((thing, name)).or_default() += weight;
            *self.by_name.entry(name).or_default() += weight;
        }
    }

    /// The share of `thing` in what others than `name` say; little evidence gives small shares.
    fn share(&self, thing: T, name: Name) -> f32 {
        let Some(all) = self.of.get(&thing) else { return 0.0 };
        let own = self.by.get(&(thing, name)).copied().unwrap_or(0.0);
        let all_own = self.by_name.get(&name).copied().unwrap_or(0.0);
        let rest = all - own;
        (rest / (self.total - all_own + 1.0)).max(0.0)
    }
}

impl Evidence {
    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.countries.clear();
        self.provinces.clear();
        self.anchors.clear();
        self.directions = Directions::default();
    }

    /// Adds a name that means `sense` with this much certainty, `times` times in the document.
    #[allow(clippy::cast_precision_loss)]
    pub(super) fn add(&mut self, name: Name, sense: &Sense, certainty: f32, times: u32) {
        let weight = certainty * (times as f32).sqrt();
        if sense.country != *b"  " {
            self.countries.add(number(sense.country), Some(name), weight);
        }
        if let Some(province) = sense.admin1.or_else(|| (sense.kind == Kind::Province).then_some(sense.place))
        {
            self.provinces.add(province, Some(name), weight);
        }
        if !matches!(sense.kind, Kind::Country | Kind::Continent | Kind::Supranational | Kind::Sea) {
            let (direction, place) = (sense.direction, sense.place);
            self.anchors.push(Anchor { name, weight: weight.min(1.5), direction, place });
        }
    }

    /// Adds words for a country's people.
    #[allow(clippy::cast_precision_loss)]
    pub(super) fn add_people(&mut self, country: [u8; 2], times: u32) {
        self.countries.add(number(country), None, 0.5 * (times as f32).sqrt());
    }

    /// Keeps the weightiest anchors.
    pub(super) fn finish(&mut self) {
        self.anchors.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.place.cmp(&b.place)));
        self.anchors.truncate(MOST_ANCHORS);
        self.directions = Directions::of(&self.anchors);
    }

    /// How much the rest of the document speaks of the sense's country, 0 to 1.
    pub(super) fn country(&self, sense: &Sense, name: Name) -> f32 {
        self.countries.share(number(sense.country), name)
    }

    /// How much the rest of the document speaks of the sense's province, 0 to 1.
    pub(super) fn province(&self, sense: &Sense, name: Name) -> f32 {
        let province = sense.admin1.or_else(|| (sense.kind == Kind::Province).then_some(sense.place));
        province.map_or(0.0, |province| self.provinces.share(province, name))
    }

    /// How near the sense is to another name's place, 0 to 1.5, and which place that is.
    pub(super) fn nearest(&self, sense: &Sense, name: Name) -> (f32, Option<PlaceIndex>) {
        let mut best = (0.0, None);
        if self.anchors.is_empty() {
            return best;
        }
        let squares = self.directions.squares(sense.direction);
        for (anchors, squares) in self.anchors.chunks(8).zip(squares.chunks(8)) {
            let near = |square: &f32| *square <= MAYBE_NEAR;
            // Counted and not searched, which is one instruction for four.
            if squares.iter().map(|square| u32::from(near(square))).sum::<u32>() == 0 {
                continue;
            }
            for (anchor, _) in anchors.iter().zip(squares).filter(|(_, square)| near(square)) {
                // They come by weight, which nearness only lessens.
                if anchor.weight <= best.0 {
                    return best;
                }
                if anchor.name != name
                    && anchor.place != sense.place
                    && let Some(nearness) = nearness(sense.direction, anchor, best.0)
                {
                    best = (nearness, Some(anchor.place));
                }
            }
        }
        best
    }

    /// The share of each country, 0 to 1; in no order that means anything. Little evidence gives small shares.
    pub(super) fn countries(&self) -> impl Iterator<Item = ([u8; 2], f32)> + '_ {
        let share = |weight: &f32| weight / (self.countries.total + 1.0);
        self.countries.of.iter().map(move |(country, weight)| (country.to_le_bytes(), share(weight)))
    }
}

impl Directions {
    #[allow(clippy::cast_possible_truncation)]
    fn of(anchors: &[Anchor]) -> Self {
        let mut all = Self::default();
        for (axis, column) in all.0.iter_mut().enumerate() {
            for (anchor, coordinate) in anchors.iter().zip(column) {
                *coordinate = anchor.direction[axis] as f32;
            }
        }
        all
    }

    /// The square of the chord from `here` to each, in radii of the Earth, right to a millionth.
    #[allow(clippy::cast_possible_truncation)]
    fn squares(&self, here: [f64; 3]) -> [f32; MOST_ANCHORS] {
        let mut squares = [0.0; MOST_ANCHORS];
        for (column, here) in self.0.iter().zip(here) {
            for (square, there) in squares.iter_mut().zip(column) {
                *square += (here as f32 - there) * (here as f32 - there);
            }
        }
        squares
    }
}

/// The two letters of a country as a number, which is hashed faster.
fn number(country: [u8; 2]) -> u16 {
    u16::from_le_bytes(country)
}

/// The weight of an anchor, falling off with its distance, where that is more than `best`. The chord stands for the
/// arc, which it equals where it matters.
#[allow(clippy::cast_possible_truncation)]
fn nearness(here: [f64; 3], anchor: &Anchor, best: f32) -> Option<f32> {
    let square: f64 = (0..3).map(|i| here[i] - anchor.direction[i]).map(|part| part * part).sum();
    let km = square.sqrt() * EARTH_KM;
    // Most are seen not to be nearer without an exponential, which is less than the reciprocal of what it begins with.
    let most = f64::from(anchor.weight) * ROUNDING / (1.0 + km / NEAR_KM);
    if km > 6.0 * NEAR_KM || most <= f64::from(best) {
        return None;
    }
    let nearness = anchor.weight * (-km / NEAR_KM).exp() as f32;
    (nearness > best).then_some(nearness)
}
