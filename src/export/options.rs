//! How a figure is made.

use super::palette::Theme;
use super::size::FigureSize;
use crate::basemap::BaseMap;
use crate::view::BoundingBox;

/// What a figure is like besides what it shows. The default: 1600 × 1000, light, of where most of what is seen plays.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct FigureOptions {
    /// Size of the page and of the picture.
    pub size: FigureSize,
    /// Its colours.
    pub theme: Theme,
    /// Its title; one that names the corpus where `None`.
    pub title: Option<String>,
    /// What the map must show; where most of what is seen plays where `None`.
    pub bbox: Option<BoundingBox>,
    /// Whether signs tell of what themes their mentions are.
    pub themes: bool,
    /// Whether a small map tells where in the world this one is. It has a corner of the map where no sign stands.
    pub locator: bool,
    /// Where the list of sources stands, and with it whether signs have its numbers.
    pub sources: Sources,
    /// What lies over the map that ships.
    pub base: BaseMap,
    /// Which gazetteer told where places are, for the small print.
    pub gazetteer: Option<String>,
}

/// Where the numbered list of sources stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sources {
    /// Nowhere. Signs have the count of their mentions.
    #[default]
    None,
    /// Below the map as far as there is room, and on as many pages more as it takes.
    Below,
    /// On pages of its own.
    Page,
    /// In the tables of a report, which call the signs by their numbers.
    Report,
}
