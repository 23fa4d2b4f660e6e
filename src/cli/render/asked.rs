//! What the arguments of `dateline render` ask for.

use super::super::report::Failure;
use super::super::sides::sides;
use super::{Colours, Dates, Listed, Mode, Page, RenderArgs, Tongue};
use crate::export::{self, FigureOptions, FigureSize, Preset, Sources, Theme};
use crate::model::{DateRange, Language};
use crate::view::{BoundingBox, Clock, Query, WindowMode};
use crate::words::Words;

/// Pixels of a page to the inch.
const PAGE_DPI: f32 = 96.0;

/// What is shown.
pub fn query(arguments: &RenderArgs) -> Result<Query, Failure> {
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
    let names = arguments.language.map(language);
    Ok(Query { window, mode, clock, names, ..Query::default() })
}

fn language(tongue: Tongue) -> Language {
    match tongue {
        Tongue::En => Language::ENGLISH,
        Tongue::Fr => Language::FRENCH,
    }
}

/// In which language the figure speaks.
pub fn words(arguments: &RenderArgs) -> Words {
    Words::of(arguments.language.map_or(Language::ENGLISH, language))
}

/// How it is drawn.
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
        title: arguments.title.clone(),
        bbox: arguments.bbox.as_deref().map(bounding_box).transpose()?,
        themes: arguments.by_theme,
        locator: arguments.locator,
        sources: match arguments.sources {
            Listed::None => Sources::None,
            Listed::Below => Sources::Below,
            Listed::Page => Sources::Page,
        },
        gazetteer: None,
    })
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
