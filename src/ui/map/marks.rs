//! The markers on the screen: where each is and how large, all in one mesh, and which of them is at a point.

use std::sync::Arc;

use eframe::egui::epaint::Vertex;
use eframe::egui::{Color32, Mesh, Pos2, Rect, Vec2, pos2, vec2};

use super::camera::Camera;
use super::sprites::Sprites;
use crate::basemap::World;
use crate::ui::theme::Tokens;
use crate::view::{
    Clusters, DIAMOND_REACH, Marker, MarkerScale, NUMBERED_FROM, Shown, Symbol, ThemeColour, ThemeShares,
    marker_opacity, number_is_pale, parted,
};

/// Distance between markers that touch, in points: a rim in the land's colour.
const RIM: f32 = 1.25;
/// Around the disc of several places runs a ring, so far from it and so thick.
const RING_GAP: f32 = 1.5;
const RING: f32 = 1.5;
/// How far a cluster's sign reaches beyond its radius.
pub const CLUSTER_REACH: f32 = RING_GAP + RING;
/// Thickness of a hollow marker's line.
const HOLLOW: f32 = 1.8;
/// Of a sign in parts: how far its middle reaches where a number stands in it, and how many straight lines its rim is made of.
const MIDDLE: f32 = 0.66;
const STEPS: f32 = 64.0;
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
    fn of(marker: &Marker, index: usize, at: Pos2, radius: f32) -> Self {
        let &Marker { symbol, visible, share, doubtful, .. } = marker;
        Self { index, at, radius, symbol, visible, share, doubtful, themes: None, cluster: None }
    }

    /// Whether its number is written in the pale colour.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.themes.is_none() && number_is_pale(self.symbol, self.doubtful, self.share)
    }

    /// Whether it has a number.
    fn is_numbered(&self) -> bool {
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

/// What a mesh of markers is made with.
pub struct Brush<'a> {
    /// The discs.
    pub sprites: &'a Sprites,
    /// The colours.
    pub tokens: &'a Tokens,
    /// Pixels per point.
    pub density: f32,
}

impl Brush<'_> {
    /// All signs in one mesh.
    #[must_use]
    pub fn mesh(&self, marks: &[Mark]) -> Arc<Mesh> {
        let mut mesh = Mesh::with_texture(self.sprites.texture());
        mesh.reserve_vertices(8 * marks.len());
        mesh.reserve_triangles(4 * marks.len());
        marks.iter().for_each(|mark| self.sign(&mut mesh, mark));
        Arc::new(mesh)
    }

    /// Adds one sign.
    pub fn sign(&self, mesh: &mut Mesh, mark: &Mark) {
        let most = mark.themes.and_then(|themes| themes.most());
        let colour = most.map_or(self.tokens.accent, |most| theme_colour(self.tokens, most));
        let opacity = marker_opacity(mark.share);
        let colour = colour.gamma_multiply(opacity);
        match (mark.symbol, mark.cluster) {
            (Symbol::Outline, _) => return,
            (_, Some(_)) => self.cluster(mesh, mark.at, mark.radius, colour, mark.doubtful),
            (Symbol::Dot, None) => self.dot(mesh, mark.at, mark.radius, colour, mark.doubtful),
            (Symbol::Vague, None) => {
                return self.diamond(mesh, mark.at, mark.radius, colour, mark.doubtful);
            }
        }
        if let Some(themes) = mark.themes {
            self.parts(mesh, mark, &themes, opacity);
        }
    }

    /// The themes of a sign as parts of its disc, and in its middle room for its number.
    #[allow(clippy::cast_precision_loss)] // counts of mentions
    fn parts(&self, mesh: &mut Mesh, mark: &Mark, themes: &ThemeShares, opacity: f32) {
        let all: u32 = themes.parts().map(|(_, count)| count).sum();
        if themes.parts().nth(1).is_some() {
            let mut from = 0.0;
            for (colour, count) in themes.parts() {
                let to = from + count as f32 / all as f32;
                let colour = theme_colour(self.tokens, colour).gamma_multiply(opacity);
                self.part(mesh, mark, [from, to], colour);
                from = to;
            }
        }
        let middle = match mark.doubtful {
            true => mark.radius - HOLLOW,
            false if mark.is_numbered() => mark.radius * MIDDLE,
            false => return,
        };
        self.sprites.disc(mesh, mark.at, middle, self.tokens.land, self.density);
    }

    /// A part of a disc: from and to, clockwise from the top, 0 to 1.
    fn part(&self, mesh: &mut Mesh, mark: &Mark, [from, to]: [f32; 2], color: Color32) {
        let soft = 0.5 / self.density;
        let steps = ((to - from) * STEPS).ceil().max(1.0);
        let first = u32::try_from(mesh.vertices.len()).unwrap_or(u32::MAX);
        let uv = self.sprites.plain();
        mesh.vertices.push(Vertex { pos: mark.at, uv, color });
        let mut step = 0.0;
        while step <= steps {
            let turn = (from + (to - from) * step / steps) * std::f32::consts::TAU;
            let way = vec2(turn.sin(), -turn.cos());
            for (radius, color) in [(mark.radius - soft, color), (mark.radius + soft, Color32::TRANSPARENT)] {
                mesh.vertices.push(Vertex { pos: mark.at + way * radius, uv, color });
            }
            let last = u32::try_from(mesh.vertices.len()).unwrap_or(u32::MAX) - 1;
            if step > 0.0 {
                mesh.add_triangle(first, last - 3, last - 1);
                mesh.add_triangle(last - 3, last - 2, last);
                mesh.add_triangle(last - 3, last, last - 1);
            }
            step += 1.0;
        }
    }

    /// Several places: a disc within a ring.
    pub fn cluster(&self, mesh: &mut Mesh, at: Pos2, radius: f32, colour: Color32, hollow: bool) {
        let mut disc = |radius: f32, colour| self.sprites.disc(mesh, at, radius, colour, self.density);
        disc(radius + RING_GAP + RING + RIM, self.tokens.land);
        disc(radius + RING_GAP + RING, colour);
        disc(radius + RING_GAP, self.tokens.land);
        self.dot(mesh, at, radius, colour, hollow);
    }

    /// A disc with its rim; hollow where doubtful.
    pub fn dot(&self, mesh: &mut Mesh, at: Pos2, radius: f32, colour: Color32, hollow: bool) {
        let mut disc = |radius: f32, colour| self.sprites.disc(mesh, at, radius, colour, self.density);
        disc(radius + RIM, self.tokens.land);
        disc(radius, colour);
        if hollow {
            disc(radius - HOLLOW, self.tokens.land);
        }
    }

    /// A square on its corner, pale within: an area whose outline is not known.
    pub fn diamond(&self, mesh: &mut Mesh, at: Pos2, radius: f32, colour: Color32, hollow: bool) {
        let half = radius * DIAMOND_REACH;
        let inside = if hollow { self.tokens.land } else { mixed(self.tokens.land, colour, 0.25) };
        self.square(mesh, at, half + RIM, self.tokens.land);
        self.square(mesh, at, half, colour);
        self.square(mesh, at, half - HOLLOW * std::f32::consts::SQRT_2, inside);
    }

    /// A square on its corner with softened edges.
    fn square(&self, mesh: &mut Mesh, at: Pos2, half: f32, colour: Color32) {
        let soft = 0.5 * std::f32::consts::SQRT_2 / self.density;
        let first = u32::try_from(mesh.vertices.len()).unwrap_or(u32::MAX);
        let uv = self.sprites.plain();
        for (half, color) in [(half - soft, colour), (half + soft, Color32::TRANSPARENT)] {
            let corners = [vec2(0.0, -half), vec2(half, 0.0), vec2(0.0, half), vec2(-half, 0.0)];
            mesh.vertices.extend(corners.map(|off| Vertex { pos: at + off, uv, color }));
        }
        mesh.add_triangle(first, first + 1, first + 2);
        mesh.add_triangle(first, first + 2, first + 3);
        for corner in 0..4 {
            let next = (corner + 1) % 4;
            mesh.add_triangle(first + corner, first + next, first + 4 + corner);
            mesh.add_triangle(first + next, first + 4 + next, first + 4 + corner);
        }
    }
}

/// What a colour of themes looks like.
#[must_use]
pub fn theme_colour(tokens: &Tokens, colour: ThemeColour) -> Color32 {
    let [own @ .., others] = tokens.categories;
    match colour {
        ThemeColour::Own(number) => own.get(number).copied().unwrap_or(others),
        ThemeColour::Others => others,
        ThemeColour::None => tokens.themeless,
    }
}

/// `share` of `b` over `a`.
#[must_use]
pub fn mixed(a: Color32, b: Color32, share: f32) -> Color32 {
    a.lerp_to_gamma(b, share)
}

/// The square around a sign.
#[must_use]
pub fn square(mark: &Mark) -> Rect {
    Rect::from_center_size(mark.at, Vec2::splat(2.0 * mark.radius.max(8.0)))
}

#[cfg(test)]
pub(super) mod tests {
    use eframe::egui::Context;

    use super::*;
    use crate::basemap::World;
    use crate::model::{Kind, PlaceId, Position};

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
    fn each_symbol_has_a_sign_of_its_own() {
        let sprites = Sprites::new(&Context::default());
        let brush = Brush { sprites: &sprites, tokens: &Tokens::LIGHT, density: 1.0 };
        let corners = |symbol, doubtful| {
            let markers = [Marker { doubtful, ..marker("m", (66.0, 34.0), 3, symbol) }];
            brush.mesh(&marks_of(&markers)).vertices.len()
        };
        let all = [
            corners(Symbol::Outline, false),
            corners(Symbol::Dot, false),
            corners(Symbol::Dot, true),
            corners(Symbol::Vague, false),
        ];
        assert_eq!(all, [0, 8, 12, 24]);
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

    /// What a mesh covers with a colour, in square points; softened rims count half.
    fn covered(mesh: &Mesh, colour: Color32) -> f32 {
        let corner = |index: u32| &mesh.vertices[index as usize];
        let area = |corners: &[u32]| {
            let [a, b, c] = [corner(corners[0]).pos, corner(corners[1]).pos, corner(corners[2]).pos];
            ((b - a).x * (c - a).y - (b - a).y * (c - a).x).abs() / 2.0
        };
        let solid = |corners: &&[u32]| corners.iter().all(|index| corner(*index).color == colour);
        mesh.indices.chunks(3).filter(solid).map(area).sum()
    }

    #[test]
    fn the_parts_of_a_sign_are_as_large_as_the_shares_of_its_themes() {
        let ctx = Context::default();
        let tokens = &Tokens::LIGHT;
        let brush = Brush { sprites: &Sprites::new(&ctx), tokens, density: 1.0 };
        let places = [marker("a", (0.0, 0.0), 8, Symbol::Dot)];
        let mut mark = Mark::of(&places[0], 0, pos2(100.0, 100.0), 20.0);
        mark.doubtful = false;
        let shares =
            ThemeShares::of([(ThemeColour::Own(1), 4), (ThemeColour::Others, 3), (ThemeColour::None, 1)]);
        mark.tell_themes(&[shares], &Clusters::default());
        assert_eq!(mark.themes, Some(shares));
        let mut mesh = Mesh::with_texture(brush.sprites.texture());
        brush.sign(&mut mesh, &mark);
        let opacity = marker_opacity(mark.share);
        // The disc below is of the colour of most, as a square of its picture.
        let whole = std::f32::consts::PI * 19.5 * 19.5;
        for (colour, share) in [(ThemeColour::Others, 3.0 / 8.0), (ThemeColour::None, 1.0 / 8.0)] {
            let colour = theme_colour(tokens, colour).gamma_multiply(opacity);
            let part = covered(&mesh, colour) / whole;
            assert!((part - share).abs() < 0.01, "{part} {share}");
        }
    }
}
