//! How signs are drawn: all in one mesh, each symbol by its own shape, and themes as parts of a disc.

use std::sync::Arc;

use eframe::egui::epaint::Vertex;
use eframe::egui::{Color32, Mesh, Pos2, vec2};

use super::marks::Mark;
use super::sprites::Sprites;
use crate::ui::theme::Tokens;
use crate::view::{
    DIAMOND_REACH, HOLLOW, MIDDLE, RIM, RING, RING_GAP, Symbol, ThemeColour, ThemeShares, marker_opacity,
};

/// How many straight lines the rim of a sign in parts is made of.
const STEPS: f32 = 64.0;

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
            (_, Some(_)) => self.cluster(mesh, mark.middle(), mark.radius, colour, mark.doubtful),
            (Symbol::Dot, None) => self.dot(mesh, mark.middle(), mark.radius, colour, mark.doubtful),
            (Symbol::Vague, None) => {
                return self.diamond(mesh, mark.middle(), mark.radius, colour, mark.doubtful);
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
        self.sprites.disc(mesh, mark.middle(), middle, self.tokens.land, self.density);
    }

    /// A part of a disc: from and to, clockwise from the top, 0 to 1.
    fn part(&self, mesh: &mut Mesh, mark: &Mark, [from, to]: [f32; 2], color: Color32) {
        let soft = 0.5 / self.density;
        let steps = ((to - from) * STEPS).ceil().max(1.0);
        let first = u32::try_from(mesh.vertices.len()).unwrap_or(u32::MAX);
        let uv = self.sprites.plain();
        mesh.vertices.push(Vertex { pos: mark.middle(), uv, color });
        let mut step = 0.0;
        while step <= steps {
            let turn = (from + (to - from) * step / steps) * std::f32::consts::TAU;
            let way = vec2(turn.sin(), -turn.cos());
            for (radius, color) in [(mark.radius - soft, color), (mark.radius + soft, Color32::TRANSPARENT)] {
                mesh.vertices.push(Vertex { pos: mark.middle() + way * radius, uv, color });
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

#[cfg(test)]
mod tests {
    use eframe::egui::Context;

    use super::super::marks::tests::{marker, marks_of};
    use super::*;
    use crate::view::{Clusters, Marker, Sign};

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
        let mut mark = Mark(Sign::of(&places[0], 0, [100.0, 100.0], 20.0));
        mark.0.doubtful = false;
        let shares =
            ThemeShares::of([(ThemeColour::Own(1), 4), (ThemeColour::Others, 3), (ThemeColour::None, 1)]);
        mark.0.tell_themes(&[shares], &Clusters::default());
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
