//! Sizes of pages that reports and screens have.

/// A page with a name, in CSS pixels: 96 to the inch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// A slide of 16:9.
    Slide,
    /// A4 upright, 210 × 297 mm.
    A4,
    /// A4 on its side.
    A4Landscape,
    /// A newspaper's column of 90 mm.
    Column,
    /// As high as wide.
    Square,
}

impl Preset {
    /// Every preset.
    pub const ALL: [Self; 5] = [Self::Slide, Self::A4, Self::A4Landscape, Self::Column, Self::Square];

    /// Width and height in CSS pixels.
    #[must_use]
    pub const fn size(self) -> (u32, u32) {
        match self {
            Self::Slide => (1600, 900),
            Self::A4 => (794, 1123),
            Self::A4Landscape => (1123, 794),
            Self::Column => (340, 440),
            Self::Square => (1080, 1080),
        }
    }
}
