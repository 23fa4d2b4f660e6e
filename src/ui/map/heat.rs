//! The heat map: a picture of how much is said where, laid over the ground.

use eframe::egui::{Color32, ColorImage, Context, Painter, Pos2, Rect, TextureHandle, TextureOptions, pos2};

use super::camera::Camera;
use super::marks::Placed;
use crate::ui::theme::Tokens;
use crate::view::Heat;

/// Side of a cell, in points.
const CELL: f32 = 4.0;
/// How far a mention warms its surroundings, in cells of one blur of three.
const RADIUS: usize = 5;
/// Below this share of the most nothing is seen, so that the ground stays clear.
const LEAST: f32 = 0.02;

/// The picture and what it is of.
pub struct HeatLayer {
    texture: TextureHandle,
    rect: Rect,
}

impl HeatLayer {
    /// Draws what is visible of the markers. The measure is the warmest spot of all mentions, whatever the window: a map that rescales
    /// while filtering lies.
    #[must_use]
    pub fn new(ctx: &Context, placed: &Placed<'_>, camera: &Camera, tokens: &Tokens) -> Self {
        let all = heat(placed, camera, |total, _| total);
        let seen = heat(placed, camera, |_, visible| visible);
        let most = all.most().max(f32::MIN_POSITIVE);
        let pixels = seen.values.iter().map(|value| colour((value / most).min(1.0), tokens)).collect();
        let image = ColorImage::new([seen.width, seen.height], pixels);
        let texture = ctx.load_texture("heat", image, TextureOptions::LINEAR);
        Self { texture, rect: camera.rect }
    }

    /// Lays it over the ground.
    pub fn paint(&self, painter: &Painter) {
        let uv = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
        painter.image(self.texture.id(), self.rect, uv, Color32::WHITE);
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)] // cells of a screen
fn heat(placed: &Placed<'_>, camera: &Camera, weight: impl Fn(f32, f32) -> f32) -> Heat {
    let cells = |points: f32| (points / CELL).ceil().clamp(1.0, 2000.0) as usize;
    let (width, height) = (cells(camera.rect.width()), cells(camera.rect.height()));
    let points = placed.markers.iter().zip(placed.worlds).filter(|(marker, _)| !marker.kind.is_area());
    let weighed = points.filter_map(|(marker, at)| {
        let weight = weight(marker.total as f32, marker.visible as f32);
        let at = camera.to_screen(camera.nearest(*at)) - camera.rect.min;
        (weight > 0.0).then_some(([at.x / CELL, at.y / CELL], weight))
    });
    Heat::new(width, height, RADIUS, weighed)
}

/// From nothing by the accent to its darkest; the root, for a few places have most.
#[must_use]
pub fn colour(share: f32, tokens: &Tokens) -> Color32 {
    if share < LEAST * LEAST {
        return Color32::TRANSPARENT;
    }
    let strength = share.sqrt();
    let full = tokens.accent.lerp_to_gamma(tokens.text, 0.45 * (strength - 0.5).max(0.0) * 2.0);
    full.gamma_multiply((0.15 + 0.75 * strength) * ((strength - LEAST) / 0.1).clamp(0.0, 1.0))
}
