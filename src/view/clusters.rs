//! Different places whose signs would lie on one another at some zoom, as one sign.
//!
//! Who belongs together hangs on all mentions and on the zoom, never on the window: while the slider moves, no cluster breaks up.
//! A cluster stands where its most mentioned visible place is, which the texts name, and not at a middle that nobody named.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::markers::{Marker, Symbol};
use super::parting::MOST_PARTED;
use super::size::MarkerScale;

/// Two signs overlap too much where their middles are nearer than this share of both radii.
const OVERLAP: f32 = 0.9;
/// Where places are few enough for signs to be parted (`parted`), one with so many others within stays apart from them.
const LEGIBLE: usize = 2;

/// Clusters are made anew so many times as the zoom goes up by one level, and hold in between.
const CLUSTERINGS: f64 = 4.0;

/// The zoom at which the clusters of a map at `zoom` are made: no further in than that.
#[must_use]
pub fn clustering_zoom(zoom: f64) -> f64 {
    (zoom * CLUSTERINGS).floor() / CLUSTERINGS
}

/// The next such zoom further in.
#[must_use]
pub fn next_clustering_zoom(zoom: f64) -> f64 {
    clustering_zoom(zoom) + 1.0 / CLUSTERINGS
}

/// Which places share a sign at one zoom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clusters {
    /// Indexes of markers, cluster by cluster, in each the most mentioned first.
    members: Vec<u32>,
    /// Where each cluster begins in `members`, and where the last one ends.
    starts: Vec<usize>,
    /// Indexes of the markers that are outlines, which have no sign of their own.
    outlines: Vec<u32>,
}

/// What a cluster shows of what is visible.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shown {
    /// The index of its most mentioned marker that is visible.
    pub marker: usize,
    /// How many of its places have visible mentions.
    pub places: u32,
    /// Their visible mentions.
    pub visible: u32,
    /// Mean share of these mentions' days inside the window, as of a marker.
    pub share: f32,
    /// None of these mentions is sure to mean its place.
    pub doubtful: bool,
}

impl Clusters {
    /// Clusters `markers`, most mentioned first, that stand at `points` (fractions of the world's side, x to the east and y to the
    /// south) on a map whose world is `side` points wide.
    #[must_use]
    pub fn new(markers: &[Marker], points: &[[f64; 2]], scale: MarkerScale, side: f64) -> Self {
        let signs = markers.iter().filter(|marker| marker.symbol != Symbol::Outline).count();
        Self::among(markers, points, scale, side, signs <= MOST_PARTED)
    }

    /// The same of some of the markers of a map, where `parts` tells whether signs of that map are parted.
    #[must_use]
    pub fn among(
        markers: &[Marker],
        points: &[[f64; 2]],
        scale: MarkerScale,
        side: f64,
        parts: bool,
    ) -> Self {
        let mut heads = Heads::new(side);
        let mut head_of = vec![u32::MAX; markers.len()];
        let is_outline = |marker: &Marker| marker.symbol == Symbol::Outline;
        for ((index, marker), &point) in markers.iter().enumerate().zip(points) {
            if !is_outline(marker) {
                head_of[index] = heads.take(point, marker.total, scale);
            }
        }
        let mut clusters = Self::grouped(&head_of, heads.list.len());
        if parts {
            clusters.part_the_legible();
        }
        let outlines = (0u32..).zip(markers).filter(|(_, marker)| is_outline(marker));
        clusters.outlines = outlines.map(|(index, _)| index).collect();
        clusters
    }

    #[allow(clippy::cast_possible_truncation)] // markers are numbered in 32 bits
    fn grouped(head_of: &[u32], heads: usize) -> Self {
        let mut starts = vec![0usize; heads + 1];
        for &head in head_of.iter().filter(|head| **head != u32::MAX) {
            starts[head as usize + 1] += 1;
        }
        for head in 0..heads {
            starts[head + 1] += starts[head];
        }
        let mut next = starts.clone();
        let mut members = vec![0; starts[heads]];
        for (index, &head) in head_of.iter().enumerate().filter(|(_, head)| **head != u32::MAX) {
            members[next[head as usize]] = index as u32;
            next[head as usize] += 1;
        }
        Self { members, starts, outlines: Vec::new() }
    }

    fn part_the_legible(&mut self) {
        let mut starts = vec![0];
        for ends in self.starts.windows(2) {
            let alone = ends[1] - ends[0] <= 1 + LEGIBLE;
            starts.extend(if alone { ends[0] + 1..=ends[1] } else { ends[1]..=ends[1] });
        }
        self.starts = starts;
    }

    /// How many there are, those of one place counted.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether no place has a sign.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// Indexes of the markers of a cluster, the most mentioned first.
    #[must_use]
    pub fn members(&self, cluster: usize) -> &[u32] {
        match self.starts.get(cluster..=cluster + 1) {
            Some(ends) => &self.members[ends[0]..ends[1]],
            None => &[],
        }
    }

    /// Indexes of the markers that are outlines.
    #[must_use]
    pub fn outlines(&self) -> &[u32] {
        &self.outlines
    }

    /// What a cluster of `markers` shows; `None` where none of its places is visible.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // counts of mentions
    pub fn shown(&self, cluster: usize, markers: &[Marker]) -> Option<Shown> {
        let members = self.members(cluster).iter().map(|&index| index as usize);
        let mut visible = members
            .filter_map(|index| Some((index, markers.get(index)?)))
            .filter(|(_, marker)| marker.visible > 0);
        let (first, marker) = visible.next()?;
        let of = |marker: &Marker| marker.share * marker.visible as f32;
        let Marker { visible: count, doubtful, .. } = *marker;
        let mut shown = Shown { marker: first, places: 1, visible: count, share: of(marker), doubtful };
        for (_, marker) in visible {
            shown.places += 1;
            shown.visible += marker.visible;
            shown.share += of(marker);
            shown.doubtful &= marker.doubtful;
        }
        shown.share /= shown.visible as f32;
        Some(shown)
    }
}

/// The places that stand for clusters, by the cells of a grid.
struct Heads {
    side: f64,
    /// Cells along the world.
    across: i64,
    list: Vec<Head>,
    cells: HashMap<u64, Vec<u32>, BuildHasherDefault<CellHasher>>,
}

struct Head {
    point: [f64; 2],
    mentions: u32,
    radius: f32,
}

impl Heads {
    fn new(side: f64) -> Self {
        // No two signs reach further into each other than a cell is wide.
        let cell = f64::from(2.0 * OVERLAP * MarkerScale::LARGEST);
        #[allow(clippy::cast_possible_truncation)] // at most some million
        let across = ((side / cell).floor() as i64).max(1);
        Self { side, across, list: Vec::new(), cells: HashMap::default() }
    }

    /// The number of the head that takes a place, which is the place itself where no other does.
    #[allow(clippy::cast_possible_truncation)] // heads are numbered in 32 bits
    fn take(&mut self, point: [f64; 2], mentions: u32, scale: MarkerScale) -> u32 {
        let radius = scale.radius(mentions);
        let [column, row] = point.map(|at| (at * self.across as f64).floor() as i64);
        let mut nearest: Option<(f32, u32)> = None;
        for cell in self.around(column, row) {
            for &number in self.cells.get(&cell).into_iter().flatten() {
                let head = &self.list[number as usize];
                let reach = head.radius.max(OVERLAP * (head.radius + radius));
                let share = self.distance(head.point, point) / reach;
                if share < 1.0 && nearest.is_none_or(|(least, _)| share < least) {
                    nearest = Some((share, number));
                }
            }
        }
        if let Some((_, number)) = nearest {
            let head = &mut self.list[number as usize];
            head.mentions = head.mentions.saturating_add(mentions);
            head.radius = scale.radius(head.mentions).min(MarkerScale::LARGEST);
            return number;
        }
        let number = self.list.len() as u32;
        self.list.push(Head { point, mentions, radius });
        self.cells.entry(self.cell(column, row)).or_default().push(number);
        number
    }

    /// In points of the screen, the shorter way around the world.
    #[allow(clippy::cast_possible_truncation)] // distances on a screen
    fn distance(&self, a: [f64; 2], b: [f64; 2]) -> f32 {
        let across = (a[0] - b[0]).abs();
        let across = across.min(1.0 - across);
        ((across.powi(2) + (a[1] - b[1]).powi(2)).sqrt() * self.side) as f32
    }

    fn cell(&self, column: i64, row: i64) -> u64 {
        (column.rem_euclid(self.across) as u64) << 32 | (row as u64 & 0xffff_ffff)
    }

    /// The cells around one, each once.
    fn around(&self, column: i64, row: i64) -> impl Iterator<Item = u64> + use<> {
        let columns = if self.across < 3 { 0..=self.across - 1 } else { column - 1..=column + 1 };
        let cells: Vec<u64> = columns
            .flat_map(|column| (row - 1..=row + 1).map(move |row| (column, row)))
            .map(|(column, row)| self.cell(column, row))
            .collect();
        cells.into_iter()
    }
}

/// Cells are numbers that a multiplication scatters well enough.
#[derive(Default)]
struct CellHasher(u64);

impl Hasher for CellHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(self.0 ^ u64::from(*byte)));
    }

    fn write_u64(&mut self, number: u64) {
        let mixed = (number ^ number >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ mixed >> 29;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Kind, PlaceId, Position};

    fn marker(name: usize, visible: u32, symbol: Symbol) -> Marker {
        Marker {
            place: PlaceId::new(&name.to_string()),
            name: name.to_string(),
            kind: Kind::City,
            position: Position { lon: 0.0, lat: 0.0 },
            symbol,
            visible,
            total: visible,
            share: 1.0,
            doubtful: false,
            area: None,
        }
    }

    /// Markers of 9 mentions on a line, so many points of the screen from its begin.
    fn clusters(at: &[f64]) -> Vec<Vec<u32>> {
        let markers: Vec<Marker> = (0..at.len()).map(|name| marker(name, 9, Symbol::Dot)).collect();
        let points: Vec<[f64; 2]> = at.iter().map(|x| [(0.5 + x / 4096.0).rem_euclid(1.0), 0.5]).collect();
        let clusters = Clusters::new(&markers, &points, MarkerScale::new(9), 4096.0);
        (0..clusters.len()).map(|number| clusters.members(number).to_vec()).collect()
    }

    #[test]
    fn signs_that_overlap_much_are_one_cluster_and_those_apart_are_none() {
        // The radius of 9 mentions is 4.5 + 3.1 · 3 = 13.8.
        assert_eq!(clusters(&[0.0, 3.0, -3.0, 8.0, 100.0]), [vec![0, 1, 2, 3], vec![4]]);
    }

    #[test]
    fn one_or_two_that_lie_within_another_stay_apart_for_they_can_be_parted() {
        assert_eq!(clusters(&[0.0, 3.0, -3.0]), [[0], [1], [2]]);
        assert_eq!(clusters(&[0.0, 60.0]), [[0], [1]]);
    }

    #[test]
    fn places_on_both_sides_of_the_date_line_are_near_each_other() {
        assert_eq!(clusters(&[2047.0, -2047.0, -2046.0, 2046.0]), [[0, 1, 2, 3]]);
    }

    #[test]
    fn a_cluster_stands_where_its_most_mentioned_visible_place_is() {
        let mut markers: Vec<Marker> =
            [9, 4, 1, 1].iter().enumerate().map(|(name, count)| marker(name, *count, Symbol::Dot)).collect();
        let clusters = Clusters::new(&markers, &[[0.5, 0.5]; 4], MarkerScale::new(9), 4096.0);
        let shown = |markers: &[Marker]| {
            clusters.shown(0, markers).map(|shown| (shown.marker, shown.places, shown.visible))
        };
        assert_eq!(shown(&markers), Some((0, 4, 15)));
        markers[0].visible = 0;
        markers[2].visible = 0;
        assert_eq!(shown(&markers), Some((1, 2, 5)));
        markers.iter_mut().for_each(|marker| marker.visible = 0);
        assert_eq!(shown(&markers), None);
    }

    #[test]
    fn the_share_of_a_cluster_is_that_of_its_mentions() {
        let mut markers: Vec<Marker> = (0..4).map(|name| marker(name, 1, Symbol::Dot)).collect();
        (markers[0].visible, markers[0].share) = (3, 0.5);
        let clusters = Clusters::new(&markers, &[[0.5, 0.5]; 4], MarkerScale::new(9), 4096.0);
        assert!((clusters.shown(0, &markers).unwrap().share - 0.75).abs() < 1e-6);
    }

    proptest! {
        #[test]
        fn every_place_but_outlines_is_in_one_cluster_and_none_is_lost_at_any_zoom(
            places in prop::collection::vec((0.0..1.0f64, 0.0..1.0f64, 1u32..500, any::<bool>()), 0..60), zoom in 0u32..16,
        ) {
            let mut places = places;
            places.sort_by_key(|place| std::cmp::Reverse(place.2));
            let symbol = |outline| if outline { Symbol::Outline } else { Symbol::Dot };
            let markers: Vec<Marker> = places.iter().enumerate().map(|(name, place)| marker(name, place.2, symbol(place.3))).collect();
            let points: Vec<[f64; 2]> = places.iter().map(|place| [place.0, place.1]).collect();
            let most = markers.first().map_or(1, |marker| marker.total);
            let clusters = Clusters::new(&markers, &points, MarkerScale::new(most), 256.0 * f64::from(1u32 << zoom));
            let mut found: Vec<u32> = (0..clusters.len()).flat_map(|number| clusters.members(number).to_vec()).collect();
            found.extend(clusters.outlines());
            found.sort_unstable();
            prop_assert_eq!(found, (0..places.len() as u32).collect::<Vec<_>>());
            for number in 0..clusters.len() {
                let members = clusters.members(number);
                prop_assert!(members.windows(2).all(|two| two[0] < two[1]), "the most mentioned first");
            }
        }
    }
}
