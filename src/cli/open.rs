//! `dateline open`: the window on a folder or file, or a picture of it.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::layers::Layers;
use super::output::Output;
use super::report::Failure;
use super::sides::sides;
use crate::model::DateRange;
use crate::pipeline::OpenError;
use crate::read;

/// What the window opens on.
#[derive(Args, Clone, Debug)]
pub struct OpenArgs {
    /// Folder or file to open; if left out, what was open last, or the bundled articles
    path: Option<PathBuf>,
    /// Write a picture of the window to this PNG once all is drawn, and exit
    #[arg(long, value_name = "FILE")]
    screenshot: Option<PathBuf>,
    /// Size of the window in points; if left out, as it was last, or 1600x1000
    #[arg(long, value_name = "WIDTHxHEIGHT", value_parser = parse_size)]
    size: Option<(u16, u16)>,
    /// Light or dark; if left out, as it was last, or light
    #[arg(long, value_enum)]
    theme: Option<Theme>,
    /// Size of the text, from 100 to 200: the nearest of 100, 110, 125, 150, 175 and 200; if left out, as it was last, or 100
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u16).range(100..=200))]
    text_size: Option<u16>,
    /// Days to show at first, in EDTF: 2021-07, or 2021-07-01/2021-07-15
    #[arg(long, value_name = "DATES")]
    window: Option<DateRange>,
    /// Place to select at first, by its identifier or its name
    #[arg(long, value_name = "PLACE")]
    select: Option<String>,
    #[command(flatten)]
    layers: Layers,
    /// Tell on the standard error how fast the window was
    #[arg(long)]
    timings: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Theme {
    /// By day.
    Light,
    /// By night.
    Dark,
}

/// Smallest and largest side of a window, in points.
const SIDES: std::ops::RangeInclusive<u16> = 320..=8192;

fn parse_size(text: &str) -> Result<(u16, u16), String> {
    sides(text)
        .filter(|(width, height)| SIDES.contains(width) && SIDES.contains(height))
        .ok_or_else(|| format!("write it as 1600x1000, each side from {} to {}", SIDES.start(), SIDES.end()))
}

/// Opens the window, and stays until it is closed.
///
/// # Errors
/// Where the path does not exist, the picture is asked for under a name it cannot have, there is no display or no graphics, or a picture could not be taken.
pub fn run(arguments: &OpenArgs) -> Result<(), Failure> {
    // Said where it was typed, before a window opens on nothing.
    if let Some(missing) = arguments.path.as_deref().and_then(read::missing) {
        return Err(OpenError::from(missing).into());
    }
    if let Some(picture) = &arguments.screenshot {
        check_picture(picture, &arguments.layers.with(arguments.path.as_slice()))?;
    }
    show(arguments)
}

/// That a picture can be written there, before a window opens for it.
fn check_picture(picture: &Path, texts: &[PathBuf]) -> Result<(), Failure> {
    let is_png = |extension: &std::ffi::OsStr| extension.eq_ignore_ascii_case("png");
    if !picture.extension().is_some_and(is_png) {
        let message = format!("{} is no name for a picture of the window", picture.display());
        return Err(Failure::usage(message, "end the name in .png"));
    }
    Output::new(Some(picture), texts).map(|_| ())
}

#[cfg(feature = "gui")]
fn show(arguments: &OpenArgs) -> Result<(), Failure> {
    use crate::pipeline::{self, Source};
    use crate::ui::jobs::opener_in_parts;
    use crate::ui::kept::{Store, TextSize, Wished};
    use crate::ui::run::{self, Options};

    let start = std::time::Instant::now();
    let gazetteer = arguments.layers.open()?;
    let source = arguments.path.clone().map(|path| Source::Paths(vec![path]));
    let theme = arguments.theme.map(|theme| match theme {
        Theme::Light => run::Theme::Light,
        Theme::Dark => run::Theme::Dark,
    });
    let size = arguments.size.map(|(width, height)| [f32::from(width), f32::from(height)]);
    let version = gazetteer.version();
    let opener =
        opener_in_parts(move |source, tick, offer| pipeline::open_in_parts(source, &gazetteer, tick, offer));
    let options = Options {
        wished: Wished { theme, text: arguments.text_size.map(TextSize::from), size },
        store: Store::of_user(),
        window: arguments.window,
        select: arguments.select.clone(),
        screenshot: arguments.screenshot.clone(),
        timings: arguments.timings,
        start,
        gazetteer: Some(version),
        ..Options::new(source, opener)
    };
    let told = run::run(&options).map_err(|error| match error.hint() {
        Some(hint) => Failure::new(error.to_string(), hint),
        None => Failure::without_hint(error.to_string()),
    })?;
    for line in told.iter().flat_map(|told| told.lines()) {
        super::report::say("timing", line);
    }
    Ok(())
}

#[cfg(not(feature = "gui"))]
fn show(_arguments: &OpenArgs) -> Result<(), Failure> {
    let hint = "use `dateline extract` or `dateline render`, or build with the feature `gui`";
    Err(Failure::new("this program was built without its window", hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_two_sides_that_a_window_can_have() {
        for (text, expected) in [
            ("1600x1000", Some((1600, 1000))),
            ("1280×800", Some((1280, 800))),
            ("0x0", None),
            ("1600", None),
            ("-5x700", None),
            ("99999x700", None),
        ] {
            assert_eq!(parse_size(text).ok(), expected, "{text}");
        }
    }
    #[test]
    fn a_picture_is_a_png_in_a_folder_that_is_there() {
        let folder = tempfile::tempdir().unwrap();
        for (name, fits) in [
            ("window.png", true),
            ("window.PNG", true),
            ("window.jpg", false),
            ("window", false),
            ("none/window.png", false),
        ] {
            assert_eq!(check_picture(&folder.path().join(name), &[]).is_ok(), fits, "{name}");
        }
    }
}
