//! Where the labels of a map go: beside their markers, none over a marker or another label.
//!
//! One rule for window and figure. The painter measures the texts; nothing here knows a font.

use std::collections::HashMap;

/// A rectangle in pixels, y downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left and top.
    pub min: [f32; 2],
    /// Right and bottom.
    pub max: [f32; 2],
}

impl Rect {
    /// The rectangle of `size` whose left top is `min`.
    #[must_use]
    pub fn at(min: [f32; 2], size: [f32; 2]) -> Self {
        Self { min, max: [min[0] + size[0], min[1] + size[1]] }
    }

    /// The square around a circle.
    #[must_use]
    pub fn around([x, y]: [f32; 2], radius: f32) -> Self {
        Self { min: [x - radius, y - radius], max: [x + radius, y + radius] }
    }

    /// Whether the two share more than an edge.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        (0..2).all(|axis| self.min[axis] < other.max[axis] && other.min[axis] < self.max[axis])
    }

    /// Whether `other` lies within.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        (0..2).all(|axis| self.min[axis] <= other.min[axis] && other.max[axis] <= self.max[axis])
    }

    /// Whether a point lies within or on its edge.
    #[must_use]
    pub fn holds(&self, point: [f32; 2]) -> bool {
        (0..2).all(|axis| self.min[axis] <= point[axis] && point[axis] <= self.max[axis])
    }

    /// Larger by so much on each side.
    #[must_use]
    pub fn grown(self, by: f32) -> Self {
        Self { min: self.min.map(|v| v - by), max: self.max.map(|v| v + by) }
    }
}

impl From<[f32; 4]> for Rect {
    /// From left, top, right, bottom.
    fn from([left, top, right, bottom]: [f32; 4]) -> Self {
        Self { min: [left, top], max: [right, bottom] }
    }
}

/// A label that wants a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// What it belongs to, in pixels: the middle of a marker or the label point of an area.
    pub anchor: [f32; 2],
    /// Radius of the marker, which is an obstacle to all labels; `None` for an area, whose label sits on its anchor.
    pub radius: Option<f32>,
    /// The more important of two labels is placed first; equals in the order given.
    pub importance: f32,
}

/// On which side of its marker a label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// Beside it, to the right: tried first, as one reads on from the marker.
    Right,
    /// Beside it, to the left.
    Left,
    /// Above, centred.
    Above,
    /// Below, centred.
    Below,
    /// On the anchor, centred: the label of an area.
    Centre,
}

/// A label that found its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedLabel {
    /// Its side of the marker.
    pub side: Side,
    /// Where its text goes.
    pub rect: Rect,
}

/// Pixels between a marker and its label.
const GAP: f32 = 5.0;
/// Pixels kept free around each label.
const AIR: f32 = 1.5;

/// No text is smaller, in pixels: where this finds no room beside a marker, the text need not be measured.
const LEAST: [f32; 2] = [4.0, 6.0];

/// Places labels, the important first, each on the first side where it stays within `bounds` and clear of all
/// markers, of `obstacles` (a legend, a selected marker's ring) and of the labels placed before. Gives one entry per
/// label in the order given, `None` where it has no room and stays hidden.
///
/// `measure` gives width and height of the text of the label with an index. Where no text could stand it is not asked: in a crowd most
/// have no room, and to lay a text out costs more than to place it.
#[must_use]
pub fn place_labels(
    labels: &[Label],
    obstacles: &[Rect],
    bounds: Rect,
    mut measure: impl FnMut(usize) -> [f32; 2],
) -> Vec<Option<PlacedLabel>> {
    let mut taken: Taken = obstacles.iter().copied().collect();
    for label in labels {
        if let Some(radius) = label.radius {
            taken.add(Rect::around(label.anchor, radius));
        }
    }
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by(|&a, &b| labels[b].importance.total_cmp(&labels[a].importance));
    let mut placed = vec![None; labels.len()];
    for index in order {
        let label = &labels[index];
        let is_free = |place: &PlacedLabel| bounds.contains(&place.rect) && taken.is_free(&place.rect);
        if label.radius.is_some() && !positions(label, LEAST).iter().any(is_free) {
            continue;
        }
        placed[index] = positions(label, measure(index)).into_iter().find(is_free);
        if let Some(place) = placed[index] {
            taken.add(place.rect.grown(AIR));
        }
    }
    placed
}

/// Where a text of some size may stand. Beside a marker a larger text takes all that a smaller one takes.
fn positions(label: &Label, size: [f32; 2]) -> [PlacedLabel; 4] {
    let ([x, y], [width, height]) = (label.anchor, size);
    let at = |side, left: f32, top: f32| PlacedLabel { side, rect: Rect::at([left, top], size) };
    let Some(radius) = label.radius else {
        // An area can be named a little above or below its label point as well.
        let moved = |lines: f32| at(Side::Centre, x - width / 2.0, y + (lines - 0.5) * height);
        return [moved(0.0), moved(-1.3), moved(1.3), moved(2.6)];
    };
    let off = radius + GAP;
    [
        at(Side::Right, x + off, y - height / 2.0),
        at(Side::Left, x - off - width, y - height / 2.0),
        at(Side::Above, x - width / 2.0, y - radius - 2.0 - height),
        at(Side::Below, x - width / 2.0, y + radius + 2.0),
    ]
}

/// Rectangles that are taken, by the cells of a coarse grid, so that thousands of them need not be compared with each
/// label.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    cells: HashMap<(i32, i32), Vec<Rect>>,
}

impl Taken {
    const CELL: f32 = 96.0;

    #[allow(clippy::cast_possible_truncation)] // `as` saturates, and screens are small
    fn cells_of(rect: &Rect) -> impl Iterator<Item = (i32, i32)> + use<> {
        let cell = |v: f32| (v / Self::CELL).floor().clamp(-1e4, 1e4) as i32;
        let (columns, rows) = (cell(rect.min[0])..=cell(rect.max[0]), cell(rect.min[1])..=cell(rect.max[1]));
        columns.flat_map(move |column| rows.clone().map(move |row| (column, row)))
    }

    /// Takes a rectangle.
    pub fn add(&mut self, rect: Rect) {
        for cell in Self::cells_of(&rect) {
            self.cells.entry(cell).or_default().push(rect);
        }
    }

    /// Whether no rectangle taken shares more than an edge with this one.
    #[must_use]
    pub fn is_free(&self, rect: &Rect) -> bool {
        Self::cells_of(rect)
            .filter_map(|cell| self.cells.get(&cell))
            .flatten()
            .all(|taken| !taken.overlaps(rect))
    }
}

impl FromIterator<Rect> for Taken {
    fn from_iter<I: IntoIterator<Item = Rect>>(rects: I) -> Self {
        let mut taken = Self::default();
        rects.into_iter().for_each(|rect| taken.add(rect));
        taken
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    const SCREEN: Rect = Rect { min: [0.0, 0.0], max: [800.0, 600.0] };

    fn marker(x: f32, y: f32, importance: f32) -> Label {
        Label { anchor: [x, y], radius: Some(6.0), importance }
    }

    fn sides(labels: &[Label]) -> Vec<Option<Side>> {
        place_labels(labels, &[], SCREEN, |_| [60.0, 14.0])
            .iter()
            .map(|placed| placed.map(|placed| placed.side))
            .collect()
    }

    #[test]
    fn a_label_stands_to_the_right_where_there_is_room() {
        assert_eq!(sides(&[marker(100.0, 100.0, 1.0)]), [Some(Side::Right)]);
    }

    #[test]
    fn a_label_at_the_right_edge_goes_to_the_left() {
        assert_eq!(sides(&[marker(780.0, 100.0, 1.0)]), [Some(Side::Left)]);
    }

    #[test]
    fn the_more_important_of_two_neighbours_gets_the_better_side() {
        let (less, more) = (marker(100.0, 100.0, 1.0), marker(130.0, 100.0, 2.0));
        assert_eq!(sides(&[less, more]), [Some(Side::Left), Some(Side::Right)]);
    }

    #[test]
    fn a_label_without_room_on_any_side_is_hidden() {
        let crowd: Vec<Label> = (0..9)
            .flat_map(|row| {
                (0..9).map(move |column| marker(300.0 + 14.0 * column as f32, 300.0 + 14.0 * row as f32, 1.0))
            })
            .collect();
        assert_eq!(sides(&crowd)[40], None);
    }

    #[test]
    fn an_areas_label_sits_on_its_anchor_and_gives_way_to_markers() {
        let area = Label { anchor: [400.0, 300.0], radius: None, importance: 0.0 };
        assert_eq!(sides(&[area]), [Some(Side::Centre)]);
        let placed = place_labels(&[area, marker(400.0, 300.0, 0.0)], &[], SCREEN, |_| [60.0, 14.0]);
        assert!(placed[0].is_some_and(|area| !area.rect.overlaps(&Rect::around([400.0, 300.0], 6.0))));
    }

    proptest! {
        #[test]
        fn no_label_covers_a_marker_another_label_or_the_edge(
            points in prop::collection::vec((0f32..800.0, 0f32..600.0, 4f32..30.0, 20f32..120.0, 0f32..9.0), 1..60),
        ) {
            let labels: Vec<Label> = points
                .iter()
                .map(|&(x, y, r, _, importance)| Label { anchor: [x, y], radius: Some(r), importance })
                .collect();
            let mut measured = BTreeSet::new();
            let found = place_labels(&labels, &[], SCREEN, |index| {
                measured.insert(index);
                [points[index].3, 14.0]
            });
            for (index, label) in labels.iter().enumerate().filter(|(index, _)| !measured.contains(index)) {
                // What was not measured has no room even for the smallest text.
                let taken: Taken = labels
                    .iter()
                    .map(|label| Rect::around(label.anchor, label.radius.unwrap()))
                    .chain(found.iter().flatten().map(|placed| placed.rect.grown(AIR)))
                    .collect();
                let fits = |place: &PlacedLabel| SCREEN.contains(&place.rect) && taken.is_free(&place.rect);
                prop_assert!(!positions(label, LEAST).iter().any(fits), "{index}");
            }
            let placed: Vec<Rect> = found.into_iter().flatten().map(|placed| placed.rect).collect();
            for (i, rect) in placed.iter().enumerate() {
                prop_assert!(SCREEN.contains(rect));
                prop_assert!(placed[i + 1..].iter().all(|other| !rect.overlaps(other)));
                for label in &labels {
                    prop_assert!(!rect.overlaps(&Rect::around(label.anchor, label.radius.unwrap())));
                }
            }
        }
    }
}
