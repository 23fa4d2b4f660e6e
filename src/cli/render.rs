//! `dateline render`: the map of texts as a figure, PNG or SVG, without a window or a display.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::layers::Layers;
use super::output::Output;
use super::report::Failure;
use super::sides::sides;
use super::timings::Timings;
use crate::basemap::Archive;
use crate::export::{self, ExportError, FigureOptions, FigureSize, Theme};
use crate::model::DateRange;
use crate::view::{BoundingBox, Clock, Query, ViewModel, WindowMode};
use crate::words::Words;

/// What to draw, and how.
#[derive(Args, Clone, Debug)]
pub struct RenderArgs {
    /// Folders and files to read; `-` reads a text from the standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Show only what shares a day with these, as in 2021-07-01/2021-07-31 or 2021-07; `..` is an open end
    #[arg(long, value_name = "DATES")]
    window: Option<String>,
    /// How the window restricts what is shown
    #[arg(long, value_enum, default_value_t = Mode::Window)]
    mode: Mode,
    /// Which date of a mention counts
    #[arg(long, value_enum, default_value_t = Dates::Narrated)]
    clock: Dates,
    /// Part of the Earth to show, degrees; where most of the texts plays if left out
    #[arg(long, value_name = "W,S,E,N", allow_hyphen_values = true)]
    bbox: Option<String>,
    /// Width and height of the page, pixels
    #[arg(long, value_name = "WIDTHxHEIGHT", default_value = "1600x1000")]
    size: String,
    /// Pixels of a PNG for each of the page; 2 for print
    #[arg(long, default_value_t = 1.0)]
    scale: f32,
    /// Title of the figure
    #[arg(long)]
    title: Option<String>,
    /// Colours of the figure
    #[arg(long, value_enum, default_value_t = Colours::Light)]
    theme: Colours,
    /// File to write, .png or .svg
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    #[command(flatten)]
    layers: Layers,
    /// Tell on the standard error how long each stage took
    #[arg(long)]
    timings: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Mode {
    /// What shares a day with the window
    Window,
    /// All up to the last day of the window
    Cumulative,
    /// The same as `window`, whose days are one step of a series of figures
    Instant,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Dates {
    /// When what its sentence tells took place
    Narrated,
    /// When its document was published
    Published,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Colours {
    Light,
    Dark,
    /// For print without colour
    Grey,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Format {
    Png,
    Svg,
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Size { .. } | ExportError::BoundingBox { .. } => {
                Self::usage(error.to_string(), error.hint().to_string())
            }
            _ => Self::new(error.to_string(), error.hint().to_string()),
        }
    }
}

/// Runs the command. What was asked for is checked before anything is read.
///
/// # Errors
/// Where nothing could be read, something was asked for wrongly, or the figure cannot be written.
pub fn run(arguments: &RenderArgs) -> Result<(), Failure> {
    let format = format_of(&arguments.output)?;
    let query = query(arguments)?;
    let options = options(arguments)?;
    let inputs = arguments.layers.with(&arguments.paths);
    let output = Output::new(Some(&arguments.output), &inputs)?;
    let mut timings = Timings::new(arguments.timings);
    let corpus = super::opened(&arguments.paths, &arguments.layers, &mut timings)?;
    timings.stage("figure");
    let view = ViewModel::new(Arc::new(corpus), query);
    let archive = Archive::bundled().map_err(ExportError::from)?;
    let figure = export::draw(&view, &archive, &options, &Words::english())?;
    timings.stage("write");
    let bytes = match format {
        Format::Svg => export::svg(&figure).into_bytes(),
        Format::Png => export::png(&figure, options.size.scale())?,
    };
    output.write(|out| out.write_all(&bytes))?;
    timings.end();
    Ok(())
}

fn format_of(path: &Path) -> Result<Format, Failure> {
    let extension = path.extension().and_then(|extension| extension.to_str()).map(str::to_lowercase);
    match extension.as_deref() {
        Some("png") => Ok(Format::Png),
        Some("svg") => Ok(Format::Svg),
        Some("pdf") => Err(Failure::usage(
            "figures cannot be written as PDF yet",
            "write .svg, which keeps text and lines and can be printed to PDF, or .png",
        )),
        _ => Err(Failure::usage(
            format!("{} does not say which format to write", path.display()),
            "end the name in .png or .svg",
        )),
    }
}

fn query(arguments: &RenderArgs) -> Result<Query, Failure> {
    let parse = |text: &str| {
        text.parse::<DateRange>().map_err(|error| {
            let hint =
                "give the first and the last day, as in 2021-07-01/2021-07-31, or a month, as in 2021-07";
            Failure::usage(format!("--window {text}: {error}"), hint)
        })
    };
    let window = arguments.window.as_deref().map(parse).transpose()?;
    let mode = match arguments.mode {
        Mode::Window => WindowMode::Window,
        Mode::Cumulative => WindowMode::Cumulative,
        Mode::Instant => WindowMode::Instant,
    };
    let clock = match arguments.clock {
        Dates::Narrated => Clock::Narrated,
        Dates::Published => Clock::Published,
    };
    Ok(Query { window, mode, clock, ..Query::default() })
}

fn options(arguments: &RenderArgs) -> Result<FigureOptions, Failure> {
    let (width, height) = size(&arguments.size)?;
    let options = FigureOptions {
        size: FigureSize::new(width, height, arguments.scale)?,
        theme: match arguments.theme {
            Colours::Light => Theme::Light,
            Colours::Dark => Theme::Dark,
            Colours::Grey => Theme::Grey,
        },
        title: arguments.title.clone(),
        bbox: arguments.bbox.as_deref().map(bounding_box).transpose()?,
    };
    Ok(options)
}

fn size(text: &str) -> Result<(u32, u32), Failure> {
    sides(text).ok_or_else(|| {
        let hint = "give width and height in pixels, as in 1600x1000";
        Failure::usage(format!("--size {text} is no size"), hint)
    })
}

fn bounding_box(text: &str) -> Result<BoundingBox, Failure> {
    let numbers: Vec<f64> = text.split(',').filter_map(|number| number.trim().parse().ok()).collect();
    match numbers[..] {
        [west, south, east, north] if text.split(',').count() == 4 => {
            let asked = BoundingBox { west, south, east, north };
            export::sound(asked)?;
            Ok(asked)
        }
        _ => Err(Failure::usage(
            format!("--bbox {text} is no bounding box"),
            "give west,south,east,north in degrees, as in 60,29,75,39",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_file_says_the_format() {
        for (name, format) in [("map.png", Some(Format::Png)), ("a.b/MAP.SVG", Some(Format::Svg))] {
            assert_eq!(format_of(Path::new(name)).ok(), format);
        }
        for name in ["map.pdf", "map", "map.jpeg", ".png", "-"] {
            assert!(format_of(Path::new(name)).is_err(), "{name}");
        }
    }

    #[test]
    fn sizes_and_boxes_are_read_or_refused() {
        for (text, expected) in [("1600x1000", Some((1600, 1000))), ("800×1200", Some((800, 1200)))] {
            assert_eq!(size(text).ok(), expected);
        }
        for text in ["", "1600", "x", "-1x5", "1600x1000x2", "axb", "99999999999x1"] {
            assert!(size(text).is_err(), "{text}");
        }
        for text in ["60,29,75,39", "170,-20,-170,-10", "-180,-90,180,90", " 60 , 29 , 75 , 39 "] {
            assert!(bounding_box(text).is_ok(), "{text}");
        }
        for text in [
            "",
            "60,29,75",
            "60,29,75,39,1",
            "60,39,75,29",
            "60,29,60,39",
            "a,b,c,d",
            "nan,0,1,1",
            "60,29,75,inf",
            "60,86,75,90",
        ] {
            assert!(bounding_box(text).is_err(), "{text}");
        }
    }
}
