//! The markers on the screen: where each is and how large, all in one mesh, and which of them is at a point.

use std::sync::Arc;

use eframe::egui::epaint::Vertex;
use eframe::egui::{Color32, Mesh, Pos2, Rect, Vec2, pos2, vec2};

use super::camera::Camera;
use super::sprites::Sprites;
use crate::ui::theme::Tokens;
use crate::view::{DIAMOND_REACH, Marker, MarkerScale, NUMBERED_FROM, Symbol, marker_opacity, parted};

/// Distance between markers that touch, in points: a rim in the land's colour.
const RIM: f32 = 1.25;
/// Thickness of a hollow marker's line.
const HOLLOW: f32 = 1.8;
/// A small marker can be hit this far beyond its rim.
const GRACE: f32 = 4.0;
/// Beyond the map's edge a marker may still reach into it.
const MOST_RADIUS: f32 = 48.0;

/// A marker on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Its index among the view's markers.
    pub index: usize,
    /// Its middle; beside its place where it would hide a larger one's count (`view::parted`).
    pub at: Pos2,
    /// Its radius in points; 0 for an outline, whose polygon is its sign.
    pub radius: f32,
}

/// The signs seen by the camera, large ones first, so that small ones are drawn above them. Outlines come along with their
/// label's point and without a radius.
#[must_use]
pub fn marks(markers: &[Marker], scale: MarkerScale, camera: &Camera) -> Vec<Mark> {
    let reach = camera.rect.expand(MOST_RADIUS);
    let mut marks: Vec<Mark> = markers
        .iter()
        .enumerate()
        .filter(|(_, marker)| marker.visible > 0)
        .map(|(index, marker)| {
            let radius = if marker.symbol == Symbol::Outline { 0.0 } else { scale.radius(marker.visible) };
            Mark { index, at: camera.place(marker.position), radius }
        })
        .filter(|mark| reach.contains(mark.at))
        .collect();
    marks.sort_by(|a, b| b.radius.total_cmp(&a.radius));
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
pub fn counted(marks: &[Mark], markers: &[Marker]) -> Vec<usize> {
    let has_count = |mark: &Mark| {
        mark.radius > 0.0 && markers.get(mark.index).is_some_and(|marker| marker.visible >= NUMBERED_FROM)
    };
    let covered = |place: usize| {
        let above = marks[place + 1..].iter().take(MOST_ABOVE).filter(|mark| mark.radius > 0.0);
        above.into_iter().any(|mark| mark.at.distance(marks[place].at) < mark.radius + COUNT_ROOM)
    };
    let wanted = (0..marks.len()).filter(|&place| has_count(&marks[place])).take(MOST_COUNTS);
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
    pub fn mesh(&self, marks: &[Mark], markers: &[Marker]) -> Arc<Mesh> {
        let mut mesh = Mesh::with_texture(self.sprites.texture());
        mesh.reserve_vertices(8 * marks.len());
        mesh.reserve_triangles(4 * marks.len());
        for mark in marks {
            if let Some(marker) = markers.get(mark.index) {
                self.sign(&mut mesh, mark, marker);
            }
        }
        Arc::new(mesh)
    }

    /// Adds one sign.
    pub fn sign(&self, mesh: &mut Mesh, mark: &Mark, marker: &Marker) {
        let colour = self.tokens.accent.gamma_multiply(marker_opacity(marker.share));
        match marker.symbol {
            Symbol::Outline => {}
            Symbol::Dot => self.dot(mesh, mark.at, mark.radius, colour, marker.doubtful),
            Symbol::Vague => self.diamond(mesh, mark.at, mark.radius, colour, marker.doubtful),
        }
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

    #[test]
    fn of_a_small_marker_within_a_large_one_the_small_one_is_hit() {
        let markers = [
            marker("kabul", (69.17, 34.53), 40, Symbol::Dot),
            marker("bagram", (69.26, 34.6), 1, Symbol::Dot),
            marker("afghanistan", (69.17, 34.53), 90, Symbol::Outline),
        ];
        let marks = marks(&markers, MarkerScale::default(), &camera());
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
        let markers = [1, 40, 7].map(|count| marker("m", (66.0, 34.0), count, Symbol::Dot));
        let order: Vec<usize> =
            marks(&markers, MarkerScale::default(), &camera()).iter().map(|mark| mark.index).collect();
        assert_eq!(order, [1, 2, 0]);
    }

    #[test]
    fn twenty_thousand_markers_are_one_mesh_of_eight_corners_each() {
        let markers: Vec<Marker> = (0..20_000)
            .map(|i| {
                marker(
                    "m",
                    (60.0 + f64::from(i % 200) * 0.05, 30.0 + f64::from(i / 200) * 0.05),
                    1,
                    Symbol::Dot,
                )
            })
            .collect();
        let marks = marks(&markers, MarkerScale::default(), &camera());
        assert_eq!(marks.len(), 20_000);
        let sprites = Sprites::new(&Context::default());
        let mesh = Brush { sprites: &sprites, tokens: &Tokens::LIGHT, density: 1.0 }.mesh(&marks, &markers);
        assert_eq!((mesh.vertices.len(), mesh.indices.len()), (160_000, 240_000));
        assert!(mesh.is_valid());
    }

    #[test]
    fn each_symbol_has_a_sign_of_its_own() {
        let sprites = Sprites::new(&Context::default());
        let brush = Brush { sprites: &sprites, tokens: &Tokens::LIGHT, density: 1.0 };
        let corners = |symbol, doubtful| {
            let markers = [Marker { doubtful, ..marker("m", (66.0, 34.0), 3, symbol) }];
            brush.mesh(&marks(&markers, MarkerScale::default(), &camera()), &markers).vertices.len()
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
        let marks = marks(&markers, MarkerScale::default(), &camera());
        let names: Vec<&str> =
            counted(&marks, &markers).iter().map(|&i| markers[marks[i].index].name.as_str()).collect();
        assert_eq!(names, ["kandahar", "bagram"]);
    }

    #[test]
    fn a_marker_out_of_sight_has_no_mark() {
        let markers = [marker("washington", (-77.0, 38.9), 4, Symbol::Dot)];
        assert!(marks(&markers, MarkerScale::default(), &camera()).is_empty());
    }
}
