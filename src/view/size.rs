//! How large and how strong a marker or an area is drawn: one rule for window and figure.

use super::markers::Symbol;
use crate::model::Kind;

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

/// From this count on a marker is large enough to hold its number.
pub const NUMBERED_FROM: u32 = 5;

/// Whether a number `width` wide lies within a marker of this radius, with some room at both sides; points both.
#[must_use]
pub fn number_fits(width: f32, radius: f32) -> bool {
    width < 2.0 * radius - 3.0
}

/// Whether a sign is so full of colour that its number is written in the pale one: other signs are nearer to the land than to
/// the accent.
#[must_use]
pub fn number_is_pale(symbol: Symbol, doubtful: bool, share: f32) -> bool {
    symbol == Symbol::Dot && !doubtful && marker_opacity(share) > 0.6
}

/// Opacity of the inside and of the line of an area that lies in the window as a whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AreaOpacity {
    /// Of the tint inside.
    pub fill: f32,
    /// Of the outline.
    pub line: f32,
}

impl AreaOpacity {
    /// A province.
    pub const PROVINCE: Self = Self { fill: 0.13, line: 0.9 };
    /// A country is paler: it holds what matters, and four of them must not drown the map.
    pub const COUNTRY: Self = Self { fill: 0.04, line: 0.4 };

    /// The opacity for an area of this kind.
    #[must_use]
    pub fn of(kind: Kind) -> Self {
        if kind == Kind::Country { Self::COUNTRY } else { Self::PROVINCE }
    }
}

/// Distance between signs that touch, in points: a rim in the land's colour.
pub const RIM: f32 = 1.25;
/// Around the disc of several places runs a ring, so far from it, in points.
pub const RING_GAP: f32 = 1.5;
/// How thick that ring is.
pub const RING: f32 = 1.5;
/// How far a cluster's sign reaches beyond its radius.
pub const CLUSTER_REACH: f32 = RING_GAP + RING;
/// Thickness of a hollow sign's line.
pub const HOLLOW: f32 = 1.8;
/// Of a sign in parts: how far its middle reaches where a number stands in it, as a share of its radius.
pub const MIDDLE: f32 = 0.66;

/// How much further than a disc's radius the corners of the diamond reach that stands for an area without an outline.
pub const DIAMOND_REACH: f32 = 1.15;

/// Counts whose markers a legend shows, small to large: one mention, about a third of `most`, about `most`, in round
/// numbers (1, 2 or 5 times a power of ten).
#[must_use]
pub fn sample_counts(most: u32) -> Vec<u32> {
    let round = |count: u32| {
        let unit = 10u32.pow(count.checked_ilog10()?);
        [5, 2, 1].into_iter().filter_map(|step| unit.checked_mul(step)).find(|round| *round <= count)
    };
    let mut counts: Vec<u32> = [Some(1), round(most / 3), round(most)].into_iter().flatten().collect();
    counts.dedup();
    counts
}

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
    pub const LARGEST: f32 = 34.0;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counts_of_a_legend_are_round_and_no_larger_than_the_largest_marker() {
        for (most, counts) in [
            (1, vec![1]),
            (2, vec![1, 2]),
            (4, vec![1, 2]),
            (21, vec![1, 5, 20]),
            (15, vec![1, 5, 10]),
            (96, vec![1, 20, 50]),
            (12_345, vec![1, 2000, 10_000]),
            (u32::MAX, vec![1, 1_000_000_000, 2_000_000_000]),
        ] {
            assert_eq!(sample_counts(most), counts, "{most}");
        }
    }

    #[test]
    fn a_marker_that_is_held_back_by_a_much_larger_one_does_not_hold_its_number() {
        let scale = MarkerScale::new(21_000);
        let (four_digits, five_digits) = (27.0, 34.0);
        assert!(number_fits(five_digits, scale.radius(21_000)));
        assert!(!number_fits(four_digits, scale.radius(1_000)));
        assert!(number_fits(four_digits, marker_radius(1_000)));
    }
}
