//! What the arguments of `dateline render` ask for beyond what a report asks for too.

use super::super::report::Failure;
use super::super::sides::sides;
use super::{Colours, Listed, Page, RenderArgs};
use crate::export::{FigureOptions, FigureSize, Preset, Sources, Theme};

/// Pixels of a page to the inch.
const PAGE_DPI: f32 = 96.0;

/// How the figure is drawn.
pub fn options(arguments: &RenderArgs) -> Result<FigureOptions, Failure> {
    let (width, height) = match (arguments.preset, &arguments.size) {
        (Some(page), _) => preset(page).size(),
        (None, Some(text)) => size(text)?,
        (None, None) => (1600, 1000),
    };
    let scale = arguments.scale.or(arguments.dpi.map(|dpi| dpi / PAGE_DPI)).unwrap_or(1.0);
    Ok(FigureOptions {
        size: FigureSize::new(width, height, scale)?,
        theme: match arguments.theme {
            Colours::Light => Theme::Light,
            Colours::Dark => Theme::Dark,
            Colours::Print => Theme::Grey,
        },
        locator: arguments.locator,
        sources: match arguments.sources {
            Listed::None => Sources::None,
            Listed::Below => Sources::Below,
            Listed::Page => Sources::Page,
        },
        ..arguments.drawn.options()?
    })
}

/// Refuses what goes with one figure alone.
///
/// # Errors
/// Where a list of sources is asked for beside several maps.
pub fn check(arguments: &RenderArgs) -> Result<(), Failure> {
    let ending = arguments.output.as_ref().and_then(|path| path.extension()?.to_str());
    let moves =
        ending.is_some_and(|ending| ["gif", "webp", "apng"].contains(&ending.to_lowercase().as_str()));
    let several =
        moves || arguments.multiples.is_some() || arguments.animate.is_some() || arguments.frames.is_some();
    if several && !matches!(arguments.sources, Listed::None) {
        let hint = "draw the numbered figure by itself, as a .pdf, .svg or .png";
        return Err(Failure::usage("a list of sources goes with one map", hint));
    }
    Ok(())
}

fn preset(page: Page) -> Preset {
    match page {
        Page::Slide => Preset::Slide,
        Page::A4 => Preset::A4,
        Page::A4Landscape => Preset::A4Landscape,
        Page::Column => Preset::Column,
        Page::Square => Preset::Square,
    }
}

fn size(text: &str) -> Result<(u32, u32), Failure> {
    sides(text).ok_or_else(|| {
        let hint = "give width and height in pixels, as in 1600x1000";
        Failure::usage(format!("--size {text} is no size"), hint)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_or_refused() {
        for (text, expected) in [("1600x1000", Some((1600, 1000))), ("800×1200", Some((800, 1200)))] {
            assert_eq!(size(text).ok(), expected);
        }
        for text in ["", "1600", "x", "-1x5", "1600x1000x2", "axb", "99999999999x1"] {
            assert!(size(text).is_err(), "{text}");
        }
    }
}
