//! `dateline render`: the map of texts as a figure, without a window or a display.

mod asked;
mod files;

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::drawn::Drawn;
use super::layers::Layers;
use super::report::Failure;
use super::timings::Timings;
use crate::basemap::Archive;
use crate::export::{self, ExportError, Film, Pace};
use crate::view::{Step, ViewModel};

use files::Target;

/// What to draw, and how.
#[derive(Args, Clone, Debug)]
pub struct RenderArgs {
    /// Folders and files to read; `-` reads a text from the standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    drawn: Drawn,
    /// A page of a usual size
    #[arg(long, value_enum, conflicts_with = "size")]
    preset: Option<Page>,
    /// Width and height of the page, pixels [default: 1600x1000]
    #[arg(long, value_name = "WIDTHxHEIGHT")]
    size: Option<String>,
    /// Pixels of a PNG for each of the page; 2 for print [default: 1]
    #[arg(long, conflicts_with = "dpi")]
    scale: Option<f32>,
    /// Pixels of a PNG to the inch, where the page has 96
    #[arg(long)]
    dpi: Option<f32>,
    /// Colours of the figure
    #[arg(long, value_enum, default_value_t = Colours::Light)]
    theme: Colours,
    /// Tell where in the world the map is, in a corner where no sign stands
    #[arg(long, conflicts_with = "multiples")]
    locator: bool,
    /// Number the signs, and list the passages that name them
    #[arg(long, value_enum, default_value_t = Listed::None)]
    sources: Listed,
    /// Write letters as outlines, for programs without the font (SVG)
    #[arg(long)]
    outlines: bool,
    /// One panel for each of these
    #[arg(long, value_enum, value_name = "STEP", conflicts_with_all = ["animate", "frames"])]
    multiples: Option<Stride>,
    /// One frame for each of these, over the window where one is given; .gif and .webp take the timeline's usual step if left out
    #[arg(long, value_enum, value_name = "STEP")]
    animate: Option<Stride>,
    /// Milliseconds of a frame
    #[arg(long, value_name = "MS", default_value_t = Pace::default().step, value_parser = clap::value_parser!(u32).range(20..=20_000))]
    delay: u32,
    /// Write the frames into this folder, numbered, as PNG
    #[arg(long, value_name = "DIR")]
    frames: Option<PathBuf>,
    /// File to write: .png, .svg, .pdf, .gif or .webp; further pages beside it, as in map-2.png
    #[arg(short, long, value_name = "FILE", required_unless_present = "frames")]
    output: Option<PathBuf>,
    #[command(flatten)]
    layers: Layers,
    /// Tell on the standard error how long each stage took
    #[arg(long)]
    timings: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Page {
    /// 1600x900 pixels
    Slide,
    /// 210 x 297 mm
    A4,
    /// 297 x 210 mm
    A4Landscape,
    /// A newspaper's column, 90 mm wide
    Column,
    /// 1080x1080 pixels
    Square,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Colours {
    Light,
    Dark,
    /// For print without colour
    #[value(alias = "grey")]
    Print,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Listed {
    /// No list; signs have the count of their mentions
    None,
    /// Below the map, and on further pages as it takes
    Below,
    /// On pages of its own
    Page,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Stride {
    Day,
    /// From a Monday on
    Week,
    Month,
    Year,
}

impl From<Stride> for Step {
    fn from(stride: Stride) -> Self {
        match stride {
            Stride::Day => Self::Day,
            Stride::Week => Self::Week,
            Stride::Month => Self::Month,
            Stride::Year => Self::Year,
        }
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Size { .. }
            | ExportError::BoundingBox { .. }
            | ExportError::Panels { .. }
            | ExportError::TooWide { .. } => Self::usage(error.to_string(), error.hint().to_string()),
            _ => Self::new(error.to_string(), error.hint().to_string()),
        }
    }
}

/// Runs the command. What was asked for is checked before anything is read.
///
/// # Errors
/// Where nothing could be read, something was asked for wrongly, or the figure cannot be written.
pub fn run(arguments: &RenderArgs) -> Result<(), Failure> {
    asked::check(arguments)?;
    let words = arguments.drawn.words();
    let mut options = asked::options(arguments)?;
    let inputs = arguments.drawn.with(arguments.layers.with(&arguments.paths));
    let target = Target::new(arguments, &inputs)?;
    let query = arguments.drawn.query(target.is_film())?;
    let mut timings = Timings::new(arguments.timings);
    let (corpus, gazetteer) = super::opened(&arguments.paths, &arguments.layers, &mut timings)?;
    options.gazetteer = Some(gazetteer);
    timings.stage("figure");
    let view = ViewModel::new(Arc::new(corpus), query);
    let archive = Archive::bundled().map_err(ExportError::from)?;
    if target.is_film() {
        let step = arguments.animate.map_or_else(|| Step::usual(&view), Step::from);
        let film = Film::of(&view, step, &archive, &options, &words)?;
        target.write_film(&film, Pace { step: arguments.delay })?;
    } else {
        let pages = match arguments.multiples {
            Some(step) => vec![export::multiples(&view, step.into(), &archive, &options, &words)?],
            None => export::pages(&view, &archive, &options, &words)?,
        };
        timings.stage("write");
        target.write_pages(&pages, options.size.scale())?;
    }
    timings.end();
    Ok(())
}
