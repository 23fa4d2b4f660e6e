//! The markers on the screen: where each is and how large, and which of them is at a point.

use eframe::egui::{Pos2, Rect, Vec2, pos2};

use super::camera::Camera;
use crate::basemap::World;
use crate::view::{
    Clusters, Marker, MarkerScale, NUMBERED_FROM, Shown, Symbol, ThemeShares, number_is_pale, parted,
};

/// A small marker can be hit this far beyond its rim.
const GRACE: f32 = 4.0;
/// Beyond the map's edge a marker may still reach into it.
const MOST_RADIUS: f32 = 48.0;

/// A sign on the screen: of one place, or of several that would lie on one another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// The index of its marker among all of the view; of several places that of the most mentioned one.
    pub index: usize,
    /// Its middle; beside its place where it would hide a larger one's count (`view::parted`).
    pub at: Pos2,
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

impl Mark {
    pub(super) fn of(marker: &Marker, index: usize, at: Pos2, radius: f32) -> Self {
        let &Marker { symbol, visible, share, doubtful, .. } = marker;
        Self { index, at, radius, symbol, visible, share, doubtful, themes: None, cluster: None }
    }

    /// Whether its number is written in the pale colour.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.themes.is_none() && number_is_pale(self.symbol, self.doubtful, self.share)
    }

    /// Whether it has a number.
    pub(super) fn is_numbered(&self) -> bool {
        self.radius > 0.0 && (self.visible >= NUMBERED_FROM || self.cluster.is_some())
    }

    /// Gives it the themes of its mentions: `shares` of all markers.
    pub fn tell_themes(&mut self, shares: &[ThemeShares], clusters: &Clusters) {
        let single = [u32::try_from(self.index).unwrap_or(u32::MAX)];
        let members = self.cluster.map_or(single.as_slice(), |(number, _)| clusters.members(number));
        let mut all = ThemeShares::default();
        members.iter().filter_map(|index| shares.get(*index as usize)).for_each(|own| all.add(own));
        self.themes = Some(all);
    }
}

/// Where all markers of a corpus stand, and which of them share a sign at the zoom of now.
#[derive(Clone, Copy)]
pub struct Placed<'a> {
    /// All markers, most mentioned first.
    pub markers: &'a [Marker],
    /// Their places in the world.
    pub worlds: &'a [World],
    /// Their clusters.
    pub clusters: &'a Clusters,
}

/// The signs seen by the camera, large ones first, so that small ones are drawn above them. Outlines come along with their
/// label's point and without a radius.
#[must_use]
pub fn marks(placed: &Placed<'_>, scale: MarkerScale, camera: &Camera) -> Vec<Mark> {
    let reach = camera.rect.expand(MOST_RADIUS);
    let place = |index: usize| placed.worlds.get(index).map(|at| camera.to_screen(camera.nearest(*at)));
    let signs = (0..placed.clusters.len()).filter_map(|number| {
        // A cluster stands at one of its places, and none of these is further off than signs reach.
        let first = *placed.clusters.members(number).first()?;
        if !reach.expand(MOST_RADIUS).contains(place(first as usize)?) {
            return None;
        }
        let shown = placed.clusters.shown(number, placed.markers)?;
        let marker = placed.markers.get(shown.marker)?;
        let radius = scale.radius(shown.visible).min(MarkerScale::LARGEST);
        let mark = Mark::of(marker, shown.marker, place(shown.marker)?, radius);
        let Shown { visible, share, doubtful, places, .. } = shown;
        Some(match places {
            1 => mark,
            _ => Mark {
                symbol: Symbol::Dot,
                visible,
                share,
                doubtful,
                cluster: Some((number, places)),
                ..mark
            },
        })
    });
    let outlines = placed.clusters.outlines().iter().filter_map(|&index| {
        let marker = placed.markers.get(index as usize).filter(|marker| marker.visible > 0)?;
        Some(Mark::of(marker, index as usize, place(index as usize)?, 0.0))
    });
    let mut marks: Vec<Mark> = signs.chain(outlines).filter(|mark| reach.contains(mark.at)).collect();
    marks.sort_by(|a, b| b.radius.total_cmp(&a.radius).then(a.index.cmp(&b.index)));
    let signs: Vec<_> = marks.iter().map(|mark| ([mark.at.x, mark.at.y], mark.radius)).collect();
    for (mark, [x, y]) in marks.iter_mut().zip(parted(&signs)) {
        mark.at = pos2(x, y);
    }
    marks
}

/// The marker at a point: of several the one drawn last, which is the smallest.
#[must_use]
pub fn hit(marks: &[Mark], at: Pos2) -> Option<&Mark> {
    let signs = || marks.iter().rev().filter(|mark| mark.radius > 0.0);
    let within = |mark: &&Mark, grace: f32| mark.at.distance(at) <= mark.radius + grace;
    signs().find(|mark| within(mark, 0.0)).or_else(|| signs().find(|mark| within(mark, GRACE)))
}

/// At most so many counts are written.
const MOST_COUNTS: usize = 400;
/// A count is hidden by any of so many markers that come above it; beyond that there is no reading it anyway.
const MOST_ABOVE: usize = 2_000;
/// What a count takes around its marker's middle, in points.
const COUNT_ROOM: f32 = 6.0;

/// Indexes of the marks whose count is written: large enough, and not under a smaller marker.
#[must_use]
pub fn counted(marks: &[Mark]) -> Vec<usize> {
    let covered = |place: usize| {
        let above = marks[place + 1..].iter().take(MOST_ABOVE).filter(|mark| mark.radius > 0.0);
        above.into_iter().any(|mark| mark.at.distance(marks[place].at) < mark.radius + COUNT_ROOM)
    };
    let wanted = (0..marks.len()).filter(|&place| marks[place].is_numbered()).take(MOST_COUNTS);
    wanted.filter(|&place| !covered(place)).collect()
}

/// The square around a sign.
#[must_use]
pub fn square(mark: &Mark) -> Rect {
    Rect::from_center_size(mark.at, Vec2::splat(2.0 * mark.radius.max(8.0)))
}

#[cfg(test)]
pub(super) mod tests {
    use eframe::egui::{Context, vec2};

    use super::super::brush::Brush;
    use super::super::sprites::Sprites;
    use super::*;
    use crate::basemap::World;
    use crate::model::{Kind, PlaceId, Position};
    use crate::ui::theme::Tokens;

    /// A marker of a made-up place.
    pub fn marker(id: &str, (lon, lat): (f64, f64), visible: u32, symbol: Symbol) -> Marker {
        Marker {
            place: PlaceId::new(id),
            name: id.to_owned(),
            kind: Kind::City,
            position: Position { lon, lat },
            symbol,
            visible,
            total: visible,
            share: 1.0,
            doubtful: false,
            area: None,
        }
    }

    /// A camera on Afghanistan.
    pub fn camera() -> Camera {
        let rect = Rect::from_min_size(pos2(264.0, 44.0), vec2(928.0, 780.0));
        Camera { center: World::from_lon_lat(66.0, 34.0), zoom: 5.6, rect }
    }

    /// The signs of markers, which come most mentioned first.
    pub fn marks_of(markers: &[Marker]) -> Vec<Mark> {
        let camera = camera();
        let worlds: Vec<World> = markers
            .iter()
            .map(|marker| World::from_lon_lat(marker.position.lon, marker.position.lat))
            .collect();
        let points: Vec<[f64; 2]> = worlds.iter().map(|at| [at.x, at.y]).collect();
        let scale = MarkerScale::default();
        let clusters = Clusters::new(markers, &points, scale, camera.world_side());
        marks(&Placed { markers, worlds: &worlds, clusters: &clusters }, scale, &camera)
    }

    #[test]
    fn of_a_small_marker_within_a_large_one_the_small_one_is_hit() {
        let markers = [
            marker("kabul", (69.17, 34.53), 40, Symbol::Dot),
            marker("bagram", (69.26, 34.6), 1, Symbol::Dot),
            marker("afghanistan", (69.17, 34.53), 90, Symbol::Outline),
        ];
        let marks = marks_of(&markers);
        let hit_at = |at: Pos2| hit(&marks, at).map(|mark| markers[mark.index].name.as_str());
        let at = |index: usize| marks.iter().find(|mark| mark.index == index).map(|mark| mark.at).unwrap();
        let (kabul, bagram) = (at(0), at(1));
        assert_eq!(kabul, camera().place(markers[0].position));
        assert_eq!(hit_at(bagram), Some("bagram"));
        assert_eq!(hit_at(kabul - vec2(18.0, 0.0)), Some("kabul"));
        assert_eq!(hit_at(kabul - vec2(26.0, 0.0)), Some("kabul"), "a little beside it still counts");
        assert_eq!(hit_at(kabul - vec2(80.0, 0.0)), None);
    }

    #[test]
    fn small_markers_are_drawn_above_large_ones() {
        let markers = [40, 7, 1].map(|count| marker("m", (66.0, 34.0), count, Symbol::Dot));
        let order: Vec<usize> = marks_of(&markers).iter().map(|mark| mark.index).collect();
        assert_eq!(order, [0, 1, 2]);
    }

    #[test]
    fn thousands_of_places_on_one_another_are_some_signs_and_no_mention_is_lost() {
        let position = |i: u32| (60.0 + f64::from(i % 200) * 0.05, 30.0 + f64::from(i / 200) * 0.05);
        let markers: Vec<Marker> =
            (0..20_000).map(|i| marker(&i.to_string(), position(i), 1, Symbol::Dot)).collect();
        let marks = marks_of(&markers);
        assert!((50..1_000).contains(&marks.len()), "{}", marks.len());
        assert_eq!(marks.iter().map(|mark| mark.visible).sum::<u32>(), 20_000);
        let sprites = Sprites::new(&Context::default());
        let mesh = Brush { sprites: &sprites, tokens: &Tokens::LIGHT, density: 1.0 }.mesh(&marks);
        assert!(mesh.is_valid());
    }

    #[test]
    fn a_count_is_written_unless_a_smaller_marker_at_the_rim_reaches_it() {
        let markers = [
            marker("kabul", (69.17, 34.53), 20, Symbol::Dot),
            marker("bagram", (69.26, 34.6), 15, Symbol::Dot),
            marker("kandahar", (65.71, 31.61), 21, Symbol::Dot),
            marker("martyrs' square", (65.71, 31.61), 1, Symbol::Dot),
            marker("herat", (62.2, 34.35), 4, Symbol::Dot),
        ];
        let marks = marks_of(&markers);
        let names: Vec<&str> =
            counted(&marks).iter().map(|&i| markers[marks[i].index].name.as_str()).collect();
        assert_eq!(names, ["kandahar", "bagram"]);
    }

    #[test]
    fn a_marker_out_of_sight_has_no_mark() {
        let markers = [marker("washington", (-77.0, 38.9), 4, Symbol::Dot)];
        assert!(marks_of(&markers).is_empty());
    }
}
