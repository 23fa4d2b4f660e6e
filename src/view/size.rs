//! How large a marker is: one rule for window and figure.

/// Radius of a marker for `count` mentions, in points of a screen at scale 1: area grows with the count.
#[must_use]
pub fn marker_radius(count: u32) -> f32 {
    MarkerScale::FULL.radius(count)
}

/// Opacity of a marker or an area whose mentions' days lie in the window by `share`: never so little that it is lost.
#[must_use]
pub fn marker_opacity(share: f32) -> f32 {
    0.3 + 0.7 * share.clamp(0.0, 1.0)
}

/// How much further than a disc's radius the corners of the diamond reach that stands for an area without an outline.
pub const DIAMOND_REACH: f32 = 1.15;

/// The rule of [`marker_radius`] with its growth held back where a place has so many mentions that its marker would
/// cover its neighbours; held back for all markers alike, so that they stay comparable.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarkerScale {
    growth: f32,
}

impl MarkerScale {
    /// No mention would have this radius; each adds to it.
    const BASE: f32 = 4.5;
    /// Growth with the root of the count.
    const GROWTH: f32 = 3.1;
    /// The largest radius on a map.
    const LARGEST: f32 = 34.0;
    /// The rule without holding back.
    const FULL: Self = Self { growth: Self::GROWTH };

    /// The scale for a map whose most mentioned place has `most` mentions in all; by all, not by the visible ones, so
    /// that markers do not change size because another one leaves the window.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // radii are small
    pub fn new(most: u32) -> Self {
        let growth = (Self::LARGEST - Self::BASE) / (most.max(1) as f32).sqrt();
        Self { growth: growth.min(Self::GROWTH) }
    }

    /// Radius of a marker for `count` mentions, in points.
    #[must_use]
    #[allow(clippy::cast_precision_loss)]
    pub fn radius(self, count: u32) -> f32 {
        Self::BASE + self.growth * (count as f32).sqrt()
    }
}

impl Default for MarkerScale {
    fn default() -> Self {
        Self::FULL
    }
}
