//! The figure tree: a page of named groups, shapes and texts, laid out once and written by every exporter.
//!
//! Lengths are CSS pixels (1/96 inch) from the page's left top corner, y downwards.

use std::sync::Arc;

use super::raster::Raster;
use crate::basemap::Color;

/// A page.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Width and height.
    pub size: [f32; 2],
    /// What the figure is, for those who cannot see it and for file managers.
    pub title: String,
    /// What it shows, in a sentence or two.
    pub description: String,
    /// Two letters of the language of its words.
    pub language: String,
    /// The layers, from the ground up.
    pub layers: Vec<Group>,
}

/// Items that belong together.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Group {
    /// The layer's name in drawing programs; unique on the page.
    pub name: String,
    /// What of it is seen; all where `None`. Left, top, width, height.
    pub clip: Option<[f32; 4]>,
    /// Its items, from the ground up.
    pub items: Vec<Item>,
}

impl Group {
    /// An empty group.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// An empty group of which only the rectangle `clip` is seen.
    #[must_use]
    pub fn clipped(name: &str, clip: [f32; 4]) -> Self {
        Self { clip: Some(clip), ..Self::new(name) }
    }
}

/// What a group holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A group within.
    Group(Group),
    /// A shape.
    Shape(Shape, Paint),
    /// A line of text.
    Text(Text),
    /// A picture that fills a rectangle: left, top, width, height.
    Image([f32; 4], Arc<Raster>),
}

/// An outline.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Left, top, width, height.
    Rect([f32; 4]),
    /// A circle.
    Circle {
        /// Its middle.
        centre: [f32; 2],
        /// Its radius.
        radius: f32,
    },
    /// A part of a disc.
    Sector {
        /// The middle of the disc.
        centre: [f32; 2],
        /// Its radius.
        radius: f32,
        /// Where it begins, clockwise from the top in turns: 0 to 1.
        from: f32,
        /// Where it ends; less than one turn on.
        to: f32,
    },
    /// Rings that are filled together by the even-odd rule; the first point is not repeated.
    Rings(Vec<Vec<[f32; 2]>>),
    /// Rings that are filled together by the non-zero rule.
    NonZeroRings(Vec<Vec<[f32; 2]>>),
    /// Open lines with round joins and ends.
    Lines(Vec<Vec<[f32; 2]>>),
}

impl Shape {
    /// The same so far to the right and down.
    #[must_use]
    pub fn moved(self, [dx, dy]: [f32; 2]) -> Self {
        let by = |[x, y]: [f32; 2]| [x + dx, y + dy];
        let all = |lines: Vec<Vec<[f32; 2]>>| {
            lines.into_iter().map(|line| line.into_iter().map(by).collect()).collect()
        };
        match self {
            Self::Rect([x, y, width, height]) => Self::Rect([x + dx, y + dy, width, height]),
            Self::Circle { centre, radius } => Self::Circle { centre: by(centre), radius },
            Self::Sector { centre, radius, from, to } => {
                Self::Sector { centre: by(centre), radius, from, to }
            }
            Self::Rings(lines) => Self::Rings(all(lines)),
            Self::NonZeroRings(lines) => Self::NonZeroRings(all(lines)),
            Self::Lines(lines) => Self::Lines(all(lines)),
        }
    }
}

impl Group {
    /// The same so far to the right and down.
    #[must_use]
    pub fn moved(self, [dx, dy]: [f32; 2]) -> Self {
        let items = self.items.into_iter().map(|item| item.moved([dx, dy])).collect();
        let clip = self.clip.map(|[x, y, width, height]| [x + dx, y + dy, width, height]);
        Self { items, clip, ..self }
    }
}

impl Item {
    /// The same so far to the right and down.
    #[must_use]
    pub fn moved(self, [dx, dy]: [f32; 2]) -> Self {
        match self {
            Self::Text(text) => Self::Text(Text { at: [text.at[0] + dx, text.at[1] + dy], ..text }),
            Self::Shape(shape, paint) => Self::Shape(shape.moved([dx, dy]), paint),
            Self::Group(group) => Self::Group(group.moved([dx, dy])),
            Self::Image([x, y, width, height], raster) => {
                Self::Image([x + dx, y + dy, width, height], raster)
            }
        }
    }
}

/// The point of a circle so many turns clockwise from its top.
#[must_use]
pub fn on_circle([x, y]: [f32; 2], radius: f32, turns: f32) -> [f32; 2] {
    let (sin, cos) = (turns * std::f32::consts::TAU).sin_cos();
    [x + radius * sin, y - radius * cos]
}

/// How a shape is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Paint {
    /// Its inside, with its opacity 0 to 1.
    pub fill: Option<(Color, f32)>,
    /// Its outline.
    pub stroke: Option<Stroke>,
}

impl Paint {
    /// An opaque inside and no outline.
    #[must_use]
    pub fn fill(color: Color) -> Self {
        Self { fill: Some((color, 1.0)), stroke: None }
    }

    /// An outline and no inside.
    #[must_use]
    pub fn line(color: Color, width: f32) -> Self {
        Self { fill: None, stroke: Some(Stroke::new(color, width)) }
    }
}

/// A pen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub color: Color,
    /// Its width.
    pub width: f32,
    /// Its opacity, 0 to 1.
    pub opacity: f32,
    /// Lengths of dashes and gaps; `None` for a line without gaps.
    pub dash: Option<[f32; 2]>,
}

impl Stroke {
    /// An opaque pen that draws without gaps.
    #[must_use]
    pub fn new(color: Color, width: f32) -> Self {
        Self { color, width, opacity: 1.0, dash: None }
    }
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Where it starts, has its middle or ends, on its baseline.
    pub at: [f32; 2],
    /// Which of these.
    pub anchor: Anchor,
    /// What it says.
    pub content: String,
    /// How it looks.
    pub style: TextStyle,
}

/// Which point of a text its position is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Anchor {
    /// The left end.
    #[default]
    Start,
    /// The middle.
    Middle,
    /// The right end.
    End,
}

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// Height of the type.
    pub size: f32,
    /// 400, 500, 600 or 700.
    pub weight: u16,
    /// Its colour.
    pub color: Color,
    /// Colour of a rim around the letters that keeps them legible on a map.
    pub halo: Option<Color>,
    /// Added between letters, as a share of the size.
    pub letter_spacing: f32,
}

impl TextStyle {
    /// As far apart letters are set: readers of PDF take more for spaces between words (poppler from 0.1 heights of the type on, pdf.js from
    /// 0.102), and then no name can be found. What a text says in spite of its gaps could be told beside it (`ActualText`), but poppler takes
    /// that to stand elsewhere.
    pub const APART: f32 = 0.095;

    /// A text without a rim.
    #[must_use]
    pub fn new(size: f32, weight: u16, color: Color) -> Self {
        Self { size, weight, color, halo: None, letter_spacing: 0.0 }
    }

    /// The same with a rim.
    #[must_use]
    pub fn with_halo(self, halo: Color) -> Self {
        Self { halo: Some(halo), ..self }
    }
}
