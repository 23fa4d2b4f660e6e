//! The signs of a map: where each stands and how large, which of them stand for several places, which have a name and a number.
//!
//! Window and figure draw these; each projects places in its own way and measures with its own fonts.

use std::borrow::Borrow;
use std::collections::HashSet;

use super::clusters::{Clusters, Shown};
use super::labels::Rect;
use super::markers::{Marker, Symbol};
use super::parting::parted;
use super::size::{MarkerScale, NUMBERED_FROM, number_is_pale};
use super::themes::ThemeShares;
use crate::model::Kind;

/// Beyond the map's edge a sign may still reach into it, so far.
const MOST_REACH: f32 = 48.0;
/// At most so many counts are written.
const MOST_COUNTS: usize = 400;
/// A count is hidden by any of so many signs that come above it; beyond that there is no reading it anyway.
const MOST_ABOVE: usize = 2_000;
/// What a count takes around its sign's middle, in points.
const COUNT_ROOM: f32 = 6.0;

/// A sign on a map: of one place, or of several that would lie on one another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sign {
    /// The index of its marker among all of the view; of several places that of the most mentioned one.
    pub index: usize,
    /// Its middle in points, y down; beside its place where it would hide a larger one's count ([`parted`]).
    pub at: [f32; 2],
    /// Its radius in points; 0 for an outline, whose polygon is its sign.
    pub radius: f32,
    /// What it is.
    pub symbol: Symbol,
    /// Mentions that the query shows.
    pub visible: u32,
    /// Share of their days inside the window.
    pub share: f32,
    /// None of them is sure to mean its place.
    pub doubtful: bool,
    /// Of what themes its mentions are; `None` where signs have the colour of all.
    pub themes: Option<ThemeShares>,
    /// The cluster that it stands for, and how many of its places are visible; `None` for a single place.
    pub cluster: Option<(usize, u32)>,
}

impl Sign {
    /// The sign of one place.
    #[must_use]
    pub fn of(marker: &Marker, index: usize, at: [f32; 2], radius: f32) -> Self {
        let &Marker { symbol, visible, share, doubtful, .. } = marker;
        Self { index, at, radius, symbol, visible, share, doubtful, themes: None, cluster: None }
    }

    /// Whether its number is written in the pale colour.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.themes.is_none() && number_is_pale(self.symbol, self.doubtful, self.share)
    }

    /// Whether it has a number.
    #[must_use]
    pub fn is_numbered(&self) -> bool {
        self.radius > 0.0 && (self.visible >= NUMBERED_FROM || self.cluster.is_some())
    }

    /// Indexes of the markers that it stands for, also of those that are not visible, the most mentioned first.
    #[must_use]
    pub fn members(&self, clusters: &Clusters) -> Vec<usize> {
        match self.cluster {
            Some((number, _)) => clusters.members(number).iter().map(|&index| index as usize).collect(),
            None => vec![self.index],
        }
    }

    /// Gives it the themes of its mentions: `shares` of all markers.
    pub fn tell_themes(&mut self, shares: &[ThemeShares], clusters: &Clusters) {
        let mut all = ThemeShares::default();
        let members = self.members(clusters);
        members.into_iter().filter_map(|index| shares.get(index)).for_each(|own| all.add(own));
        self.themes = Some(all);
    }
}

/// The signs of `markers` that `place` puts in sight of `map`, large ones first, so that small ones are drawn above them.
/// Outlines come along with their label's point and without a radius. `place` gives the point of the marker with an index, in the
/// map's points; `None` where it has none.
#[must_use]
pub fn signs(
    (markers, clusters): (&[Marker], &Clusters),
    scale: MarkerScale,
    map: Rect,
    place: impl Fn(usize) -> Option<[f32; 2]>,
) -> Vec<Sign> {
    let reach = map.grown(MOST_REACH);
    let further = reach.grown(MOST_REACH);
    let of_clusters = (0..clusters.len()).filter_map(|number| {
        // A cluster stands at one of its places, and none of these is further off than signs reach.
        let first = *clusters.members(number).first()?;
        if !further.holds(place(first as usize)?) {
            return None;
        }
        let shown = clusters.shown(number, markers)?;
        let marker = markers.get(shown.marker)?;
        let radius = scale.radius(shown.visible).min(MarkerScale::LARGEST);
        let sign = Sign::of(marker, shown.marker, place(shown.marker)?, radius);
        let Shown { visible, share, doubtful, places, .. } = shown;
        Some(match places {
            1 => sign,
            _ => Sign {
                symbol: Symbol::Dot,
                visible,
                share,
                doubtful,
                cluster: Some((number, places)),
                ..sign
            },
        })
    });
    let outlines = clusters.outlines().iter().filter_map(|&index| {
        let marker = markers.get(index as usize).filter(|marker| marker.visible > 0)?;
        Some(Sign::of(marker, index as usize, place(index as usize)?, 0.0))
    });
    let mut signs: Vec<Sign> = of_clusters.chain(outlines).filter(|sign| reach.holds(sign.at)).collect();
    signs.sort_by(|a, b| b.radius.total_cmp(&a.radius).then(a.index.cmp(&b.index)));
    let discs: Vec<_> = signs.iter().map(|sign| (sign.at, sign.radius)).collect();
    for (sign, at) in signs.iter_mut().zip(parted(&discs)) {
        sign.at = at;
    }
    signs
}

/// Indexes of the signs whose count is written: large enough, and not under a smaller sign.
#[must_use]
pub fn counted(signs: &[impl Borrow<Sign>]) -> Vec<usize> {
    let wanted = (0..signs.len()).filter(|&number| signs[number].borrow().is_numbered()).take(MOST_COUNTS);
    wanted.filter(|&number| !is_covered(signs, number)).collect()
}

/// Whether a sign above it reaches the middle of the sign with this index among `signs`, large ones first.
#[must_use]
pub fn is_covered(signs: &[impl Borrow<Sign>], number: usize) -> bool {
    let [x, y] = signs[number].borrow().at;
    let mut above = signs[number + 1..]
        .iter()
        .map(Borrow::borrow)
        .take(MOST_ABOVE)
        .filter(|sign: &&Sign| sign.radius > 0.0);
    above.any(|sign| (sign.at[0] - x).hypot(sign.at[1] - y) < sign.radius + COUNT_ROOM)
}

/// The signs that get a name: no countries, which the base map names; and no province that has its name from its seat,
/// which is named by the seat's marker.
pub fn named<'a>(
    signs: impl Iterator<Item = &'a Sign> + Clone,
    markers: &'a [Marker],
) -> impl Iterator<Item = (&'a Sign, &'a Marker)> {
    let both = move || signs.clone().filter_map(|sign| Some((sign, markers.get(sign.index)?)));
    let is_province = |marker: &Marker| marker.symbol == Symbol::Outline && marker.kind != Kind::Country;
    let provinces: HashSet<&str> =
        both().filter(|(_, marker)| is_province(marker)).map(|(_, marker)| marker.name.as_str()).collect();
    let dots = markers
        .iter()
        .filter(|marker| marker.visible > 0 && marker.symbol == Symbol::Dot && !provinces.is_empty());
    let seats: HashSet<&str> =
        dots.map(|marker| marker.name.as_str()).filter(|name| provinces.contains(name)).collect();
    both().filter(move |(_, marker)| match marker.symbol {
        Symbol::Outline => is_province(marker) && !seats.contains(marker.name.as_str()),
        Symbol::Dot | Symbol::Vague => true,
    })
}

/// Which of two names is placed first: that of more mentions, whatever the window. Areas give way to points, for their outline
/// already says where they are.
#[must_use]
#[allow(clippy::cast_precision_loss)] // counts of mentions
pub fn importance(sign: &Sign, marker: &Marker) -> f32 {
    match (sign.symbol, sign.cluster) {
        (Symbol::Outline, _) => 0.0,
        (_, Some(_)) => sign.visible.max(marker.total) as f32,
        (_, None) => marker.total as f32,
    }
}
