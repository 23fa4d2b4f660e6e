//! A picture of discs in many sizes, so that a marker is two triangles and not sixty: twenty thousand of them stay cheap.

use eframe::egui::{
    Color32, ColorImage, Context, Mesh, Pos2, Rect, TextureHandle, TextureId, TextureOptions, Vec2, pos2,
    vec2,
};

/// Radii of the discs in pixels: from 4 to 90 in steps of a half power of two, as small a step as shows no blur.
const RADII: usize = 10;

/// The picture on the GPU, and where each disc is in it.
pub struct Sprites {
    texture: TextureHandle,
    discs: [Disc; RADII],
}

/// A disc in the picture.
#[derive(Clone, Copy)]
struct Disc {
    /// In pixels of the picture.
    radius: f32,
    /// Side of its square in pixels.
    side: f32,
    /// The square, from 0 to 1.
    uv: Rect,
}

impl Sprites {
    /// Draws the discs and uploads them.
    #[must_use]
    pub fn new(ctx: &Context) -> Self {
        let sides: [usize; RADII] = std::array::from_fn(|index| 2 * reach(radius(index)) + 1);
        let size = [sides.iter().sum(), sides[RADII - 1]];
        let mut image = ColorImage::filled(size, Color32::TRANSPARENT);
        let mut left = 0;
        let discs = std::array::from_fn(|index| {
            draw_disc(&mut image, left, radius(index));
            let (from, side) = (left as f32, sides[index] as f32);
            left += sides[index];
            let scale = vec2(1.0 / size[0] as f32, 1.0 / size[1] as f32);
            let uv =
                Rect::from_min_max(pos2(from * scale.x, 0.0), pos2((from + side) * scale.x, side * scale.y));
            Disc { radius: radius(index), side, uv }
        });
        Self { texture: ctx.load_texture("markers", image, TextureOptions::LINEAR), discs }
    }

    /// The texture for meshes made of discs.
    #[must_use]
    pub fn texture(&self) -> TextureId {
        self.texture.id()
    }

    /// Adds a disc to a mesh with this texture. `density`: pixels per point.
    pub fn disc(&self, mesh: &mut Mesh, at: Pos2, radius: f32, colour: Color32, density: f32) {
        // As egui does: the next larger picture, for a crisp rim.
        let wanted = radius * density * std::f32::consts::SQRT_2.sqrt();
        let disc = self.discs.iter().find(|disc| wanted <= disc.radius).unwrap_or(&self.discs[RADII - 1]);
        let side = radius * disc.side / disc.radius;
        mesh.add_rect_with_uv(Rect::from_center_size(at, Vec2::splat(side)), disc.uv, colour);
    }

    /// A point of the picture that is fully covered, for plain triangles in the same mesh.
    #[must_use]
    pub fn plain(&self) -> Pos2 {
        self.discs[RADII - 1].uv.center()
    }
}

fn radius(index: usize) -> f32 {
    4.0 * (index as f32 / 2.0).exp2()
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // small and positive
fn reach(radius: f32) -> usize {
    (radius + 1.0).ceil() as usize
}

/// Each pixel covered as far as the disc covers it: all within, none without, in between over one pixel.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a share of 255
fn draw_disc(image: &mut ColorImage, left: usize, radius: f32) {
    let reach = reach(radius);
    for y in 0..=2 * reach {
        for x in 0..=2 * reach {
            let distance = (x as f32 - reach as f32).hypot(y as f32 - reach as f32);
            let covered = (radius - distance + 0.5).clamp(0.0, 1.0);
            image[(left + x, y)] = Color32::from_white_alpha((covered * 255.0).round() as u8);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawn_disc_covers_the_area_of_a_circle() {
        for index in 0..RADII {
            let radius = radius(index);
            let side = 2 * reach(radius) + 1;
            let mut image = ColorImage::filled([side, side], Color32::TRANSPARENT);
            draw_disc(&mut image, 0, radius);
            let covered: f32 = image.pixels.iter().map(|pixel| f32::from(pixel.a()) / 255.0).sum();
            let expected = std::f32::consts::PI * radius * radius;
            assert!((covered / expected - 1.0).abs() < 0.01, "{radius}: {covered} {expected}");
        }
    }

    #[test]
    fn a_disc_is_two_triangles_as_large_as_asked() {
        let sprites = Sprites::new(&Context::default());
        for (radius, density) in [(7.6, 1.0), (34.0, 2.0), (60.0, 2.0)] {
            let mut mesh = Mesh::with_texture(sprites.texture());
            sprites.disc(&mut mesh, pos2(100.0, 100.0), radius, Color32::RED, density);
            assert_eq!((mesh.vertices.len(), mesh.indices.len()), (4, 6));
            let half = mesh.calc_bounds().width() / 2.0;
            assert!(half > radius && half < radius * 1.6, "{half}");
        }
    }
}
