//! What is chosen for a figure. It stays chosen while the program runs.

use eframe::egui;

use super::asked::Asked;
use super::writing::FileFormat;
use crate::basemap::BaseMap;
use crate::export::{ExportError, FigureOptions, FigureSize, Pace, Preset, Sources, Theme};
use crate::model::Language;
use crate::view::{BoundingBox, Step};

/// Pixels of a page to the inch.
pub(super) const PAGE_DPI: f32 = 96.0;

/// What kind of figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// One map.
    #[default]
    Map,
    /// One panel for each step of the calendar.
    Panels,
    /// The timeline as a film.
    Film,
}

impl Shape {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Map, Self::Panels, Self::Film];

    /// The message that names it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Map => "figure-shape-map",
            Self::Panels => "figure-shape-panels",
            Self::Film => "figure-shape-film",
        }
    }
}

/// How large the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// A usual size.
    Preset(Preset),
    /// Sides of its own.
    Own,
}

impl Page {
    /// Every page.
    pub const ALL: [Self; 6] = [
        Self::Preset(Preset::Slide),
        Self::Preset(Preset::A4),
        Self::Preset(Preset::A4Landscape),
        Self::Preset(Preset::Column),
        Self::Preset(Preset::Square),
        Self::Own,
    ];

    /// The message that names it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Preset(Preset::Slide) => "figure-page-slide",
            Self::Preset(Preset::A4) => "figure-page-a4",
            Self::Preset(Preset::A4Landscape) => "figure-page-a4-landscape",
            Self::Preset(Preset::Column) => "figure-page-column",
            Self::Preset(Preset::Square) => "figure-page-square",
            Self::Own => "figure-page-own",
        }
    }
}

/// What part of the world the figure shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// What the map on screen shows.
    #[default]
    Screen,
    /// Where most of what is seen plays.
    Places,
}

/// What is chosen. What is `None` is as in the window.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureForm {
    /// What kind of figure.
    pub shape: Shape,
    /// Its page.
    pub page: Page,
    /// Width and height of an own page in pixels, as typed.
    pub sides: [String; 2],
    /// What it shows of the world.
    pub extent: Extent,
    /// Its colours.
    pub theme: Option<Theme>,
    /// Its language.
    pub language: Option<Language>,
    /// Its title; one that names the corpus where it is empty.
    pub title: String,
    /// Where its sources stand; for one map.
    pub sources: Sources,
    /// Whether a small map tells where it is.
    pub locator: bool,
    /// Whether signs tell of themes.
    pub themes: Option<bool>,
    /// What a panel or a frame is of.
    pub step: Option<Step>,
    /// How long a frame is seen.
    pub pace: Pace,
    /// Pixels to the inch of a figure's picture, and of a film's.
    pub dpis: [u32; 2],
    /// Whether letters are written as outlines, in an SVG.
    pub outlines: bool,
    /// What a figure and a film are written as.
    pub formats: [FileFormat; 2],
    /// Which page or frame the preview shows, from 0.
    pub at: usize,
}

impl Default for FigureForm {
    fn default() -> Self {
        Self {
            shape: Shape::Map,
            page: Page::Preset(Preset::Slide),
            sides: ["1600".to_owned(), "1000".to_owned()],
            extent: Extent::Screen,
            theme: None,
            language: None,
            title: String::new(),
            sources: Sources::None,
            locator: false,
            themes: None,
            step: None,
            pace: Pace::default(),
            dpis: [192, 96],
            outlines: false,
            formats: [FileFormat::Svg, FileFormat::Gif],
            at: 0,
        }
    }
}

/// What of the window a figure follows where nothing else was chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Surroundings {
    /// Light or dark.
    pub theme: egui::Theme,
    /// What the window speaks.
    pub language: Language,
    /// Whether the map tells themes apart.
    pub themes: bool,
    /// How far the timeline goes in a step.
    pub step: Step,
    /// What the map shows.
    pub bounds: Option<BoundingBox>,
    /// What map lies below.
    pub base: BaseMap,
    /// Which gazetteer told where places are.
    pub gazetteer: Option<String>,
}

impl FigureForm {
    /// Its colours, in a window of `theme`.
    #[must_use]
    pub fn colours(&self, theme: egui::Theme) -> Theme {
        self.theme.unwrap_or(match theme {
            egui::Theme::Light => Theme::Light,
            egui::Theme::Dark => Theme::Dark,
        })
    }

    /// What it is written as.
    #[must_use]
    pub fn format(&self) -> FileFormat {
        self.formats[self.kind()]
    }

    /// Writes it as this from now on.
    pub fn set_format(&mut self, format: FileFormat) {
        self.formats[self.kind()] = format;
    }

    /// Pixels of its picture to the inch.
    #[must_use]
    pub fn dpi(&self) -> u32 {
        self.dpis[self.kind()]
    }

    /// Draws pictures of it with so many pixels to the inch from now on.
    pub fn set_dpi(&mut self, dpi: u32) {
        self.dpis[self.kind()] = dpi;
    }

    /// Pixels of its picture for each of the page.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // some hundreds
    pub fn scale(&self) -> f32 {
        self.dpi() as f32 / PAGE_DPI
    }

    fn kind(&self) -> usize {
        usize::from(self.shape == Shape::Film)
    }

    /// Page and picture.
    ///
    /// # Errors
    /// Where the sides of an own page are none, or too short or too long for a figure.
    pub fn size(&self) -> Result<FigureSize, ExportError> {
        let side = |text: &String| text.trim().parse().unwrap_or(0);
        let (width, height) = match self.page {
            Page::Preset(preset) => preset.size(),
            Page::Own => (side(&self.sides[0]), side(&self.sides[1])),
        };
        // Vectors have no pixels, of which there could be too many.
        let scale = if self.format().is_picture() { self.scale() } else { 1.0 };
        FigureSize::new(width, height, scale)
    }

    /// All that decides how the figure looks.
    ///
    /// # Errors
    /// Where its page has no size for a figure.
    pub fn asked(&self, of: &Surroundings) -> Result<Asked, ExportError> {
        let title = self.title.trim();
        Ok(Asked {
            shape: self.shape,
            options: FigureOptions {
                size: self.size()?,
                theme: self.colours(of.theme),
                title: (!title.is_empty()).then(|| title.to_owned()),
                bbox: of.bounds.filter(|_| self.extent == Extent::Screen),
                themes: self.themes.unwrap_or(of.themes),
                locator: self.locator && self.shape != Shape::Panels,
                sources: if self.shape == Shape::Map { self.sources } else { Sources::None },
                base: of.base.clone(),
                gazetteer: of.gazetteer.clone(),
            },
            language: self.language.unwrap_or(of.language),
            step: self.step.unwrap_or(of.step),
            pace: self.pace,
            outlines: self.outlines,
        })
    }
}
