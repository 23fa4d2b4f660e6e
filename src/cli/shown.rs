//! What a figure or a report shows of the texts: the arguments that both have.

use clap::{Args, ValueEnum};

use super::report::Failure;
use crate::export::{self, FigureOptions};
use crate::model::{DateRange, Language};
use crate::view::{BoundingBox, Clock, Query, WindowMode};
use crate::words::Words;

/// What is shown, and in which words.
#[derive(Args, Clone, Debug)]
pub struct Shown {
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
    /// Title of the figure
    #[arg(long)]
    title: Option<String>,
    /// Language of the words and of the names of places; if left out, English words and names as the texts have them
    #[arg(long, value_enum)]
    language: Option<Tongue>,
    /// Colour signs by the themes of what is told there
    #[arg(long)]
    by_theme: bool,
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
enum Tongue {
    /// English
    En,
    /// French
    Fr,
}

impl Shown {
    /// What is asked of the corpus.
    ///
    /// # Errors
    /// Where the window is none.
    pub fn query(&self) -> Result<Query, Failure> {
        let parse = |text: &str| {
            text.parse::<DateRange>().map_err(|error| {
                let hint =
                    "give the first and the last day, as in 2021-07-01/2021-07-31, or a month, as in 2021-07";
                Failure::usage(format!("--window {text}: {error}"), hint)
            })
        };
        let window = self.window.as_deref().map(parse).transpose()?;
        let mode = match self.mode {
            Mode::Window => WindowMode::Window,
            Mode::Cumulative => WindowMode::Cumulative,
            Mode::Instant => WindowMode::Instant,
        };
        let clock = match self.clock {
            Dates::Narrated => Clock::Narrated,
            Dates::Published => Clock::Published,
        };
        Ok(Query { window, mode, clock, names: self.language(), ..Query::default() })
    }

    fn language(&self) -> Option<Language> {
        self.language.map(|tongue| match tongue {
            Tongue::En => Language::ENGLISH,
            Tongue::Fr => Language::FRENCH,
        })
    }

    /// In which language it speaks.
    #[must_use]
    pub fn words(&self) -> Words {
        Words::of(self.language().unwrap_or(Language::ENGLISH))
    }

    /// How it is drawn, as far as these arguments say it.
    ///
    /// # Errors
    /// Where the bounding box is none.
    pub fn options(&self) -> Result<FigureOptions, Failure> {
        Ok(FigureOptions {
            title: self.title.clone(),
            bbox: self.bbox.as_deref().map(bounding_box).transpose()?,
            themes: self.by_theme,
            ..FigureOptions::default()
        })
    }
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
    fn boxes_are_read_or_refused() {
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
