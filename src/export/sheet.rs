//! What all parts of a page share, and how large its type and gaps are.

use super::map::Pens;
use super::options::FigureOptions;
use crate::view::ViewModel;
use crate::words::Words;

/// What a page is made of and with.
pub struct Sheet<'a> {
    pub view: &'a ViewModel,
    pub options: &'a FigureOptions,
    pub words: &'a Words,
    pub pens: &'a Pens<'a>,
    pub setting: Setting,
}

impl Sheet<'_> {
    /// The page within its margins: left, top, width, height.
    pub fn inside(&self) -> [f32; 4] {
        let ([width, height], margin) = (self.options.size.page(), self.setting.margin);
        [margin, margin, width - 2.0 * margin, height - 2.0 * margin]
    }
}

/// Sizes of type and gaps, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// Around the page.
    pub margin: f32,
    /// Type of the title.
    pub title: f32,
    /// Type of the time window and the counts.
    pub subtitle: f32,
    /// Type of the legend and of what lies beyond the map.
    pub legend: f32,
    /// Type of the sources.
    pub small: f32,
    /// Type of the list of sources.
    pub source: f32,
    /// Above and below the map.
    pub gap: f32,
    /// Height of a row of the legend.
    pub row: f32,
    /// Between rows of the legend.
    pub between_rows: f32,
    /// The highest sample of a marker in the legend.
    pub tallest_sample: f32,
    /// Lines for the places beyond the map.
    pub beyond_lines: usize,
    /// Whether the legend explains more than the size of the markers.
    pub explains: bool,
    /// Room that is kept free where less is said.
    pub kept: Kept,
}

/// How many lines texts take at the least, so that nothing moves where another frame of the same film says more.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Kept {
    /// Each line of the caption.
    pub caption: [usize; 3],
    /// The places beyond the map.
    pub beyond: usize,
}

impl Setting {
    /// The settings for a page of this size, the roomiest first. A page takes the first that leaves its map enough
    /// room: on a small page the words give way, and at last the explanations of the rarer signs.
    pub fn choices([width, height]: [f32; 2]) -> [Self; 4] {
        let roomy = Self {
            margin: if width.min(height) < 900.0 { 28.0 } else { 40.0 },
            title: if width < 950.0 { 22.0 } else { 26.0 },
            subtitle: 15.0,
            legend: 12.0,
            small: 11.0,
            source: if width < 1200.0 { 9.0 } else { 10.5 },
            gap: 18.0,
            row: 24.0,
            between_rows: 8.0,
            tallest_sample: f32::INFINITY,
            beyond_lines: 2,
            explains: true,
            kept: Kept::default(),
        };
        let close = Self {
            margin: 20.0,
            title: 18.0,
            subtitle: 13.0,
            legend: 11.0,
            small: 10.0,
            source: 8.5,
            gap: 12.0,
            row: 18.0,
            between_rows: 5.0,
            tallest_sample: 40.0,
            ..roomy
        };
        let tight = Self {
            margin: 12.0,
            title: 15.0,
            subtitle: 11.0,
            legend: 10.0,
            small: 9.0,
            source: 8.0,
            gap: 8.0,
            row: 15.0,
            between_rows: 3.0,
            tallest_sample: 28.0,
            beyond_lines: 1,
            explains: true,
            kept: Kept::default(),
        };
        [roomy, close, tight, Self { explains: false, ..tight }]
    }
}
