//! What a figure or a report shows of the texts: the arguments that both have.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::report::Failure;
use super::shown::Shown;
use crate::basemap::BaseMap;
use crate::export::{self, ExportError, FigureOptions};
use crate::model::Language;
use crate::view::{BoundingBox, Query};
use crate::words::Words;

/// What is shown, and in which words.
#[derive(Args, Clone, Debug)]
pub struct Drawn {
    #[command(flatten)]
    shown: Shown,
    /// Part of the Earth to show, degrees; where most of the texts plays if left out
    #[arg(long, value_name = "W,S,E,N", allow_hyphen_values = true)]
    bbox: Option<String>,
    /// Title of the figure
    #[arg(long)]
    title: Option<String>,
    /// Language of the words and of the names of places; if left out, English words and names as the texts have them
    #[arg(long, value_enum)]
    language: Option<Tongue>,
    /// Base map of figures, .pmtiles or .mbtiles, laid over the one that ships; a report's map that can be moved is always the latter
    #[arg(long, value_name = "FILE")]
    base_map: Option<PathBuf>,
    /// Colour signs by the themes of what is told there
    #[arg(long)]
    by_theme: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Tongue {
    /// English
    En,
    /// French
    Fr,
}

impl Drawn {
    /// What is asked of the corpus. Where it is not told `in_steps`, a mode needs its window.
    ///
    /// # Errors
    /// Where an option cannot be read, or lacks another.
    pub fn query(&self, in_steps: bool) -> Result<Query, Failure> {
        if !in_steps {
            self.shown.need_window()?;
        }
        Ok(Query { names: self.language(), ..self.shown.query()? })
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
    /// Where the bounding box is none, or the base map cannot be read.
    pub fn options(&self) -> Result<FigureOptions, Failure> {
        Ok(FigureOptions {
            title: self.title.clone(),
            bbox: self.bbox.as_deref().map(bounding_box).transpose()?,
            themes: self.by_theme,
            base: self.base()?,
            ..FigureOptions::default()
        })
    }

    fn base(&self) -> Result<BaseMap, ExportError> {
        let Some(path) = &self.base_map else { return Ok(BaseMap::Bundled) };
        Ok(BaseMap::open(path)?)
    }

    /// `paths` and the file of the base map: an output must be none of them.
    #[must_use]
    pub fn with(&self, paths: Vec<PathBuf>) -> Vec<PathBuf> {
        paths.into_iter().chain(self.base_map.clone()).collect()
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
