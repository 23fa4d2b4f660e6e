//! Which mentions a view would show, as options of the command line.

use clap::{Args, ValueEnum};

use super::report::Failure;
use crate::corpus::{Sieve, TextRule};
use crate::model::DateRange;
use crate::view::{Clock, Filter, Query, WindowMode};

/// What to keep. Without any of these everything is.
#[derive(Args, Clone, Debug)]
pub struct Shown {
    /// Only what shares a day with these, as in 2021-07-01/2021-07-31 or 2021-07; `..` is an open end
    #[arg(long, value_name = "DATES")]
    window: Option<String>,
    /// How the window restricts
    #[arg(long, value_enum, default_value_t = Mode::Window)]
    mode: Mode,
    /// Which date of a mention counts
    #[arg(long, value_enum, default_value_t = Dates::Narrated)]
    clock: Dates,
    /// Keep undated mentions beside those of the window
    #[arg(long, requires = "window")]
    undated: bool,
    /// Only places of this country, by its ISO 3166 code of two letters; may be given more than once
    #[arg(long = "country", value_name = "CODE")]
    countries: Vec<String>,
    /// Only mentions at least so sure, in percent
    #[arg(long, value_name = "PERCENT", default_value_t = 0, value_parser = clap::value_parser!(u8).range(0..=100))]
    confidence: u8,
    /// Only what stands in a passage that holds these words, a "phrase" or an /expression/
    #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
    text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Mode {
    /// What shares a day with the window
    Window,
    /// All up to the last day of the window
    Cumulative,
    /// The same as `window`, whose days are one step of a series of figures
    Instant,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Dates {
    /// When what its sentence tells took place
    Narrated,
    /// When its document was published
    Published,
}

impl Shown {
    /// Refuses a way to restrict where there is nothing to restrict to.
    ///
    /// # Errors
    /// Where a mode is asked for without a window.
    pub fn need_window(&self) -> Result<(), Failure> {
        let mode = match self.mode {
            Mode::Window => return Ok(()),
            Mode::Cumulative => "cumulative",
            Mode::Instant => "instant",
        };
        if self.window.is_some() {
            return Ok(());
        }
        let hint = "give the window too, as in --window 2021-07";
        Err(Failure::usage(format!("--mode {mode} needs a --window"), hint))
    }

    /// Whether mentions are asked for by the days of publication.
    #[must_use]
    pub fn is_by_publication(&self) -> bool {
        self.clock == Dates::Published
    }

    /// The query that keeps what was asked for.
    ///
    /// # Errors
    /// Where an option cannot be read.
    pub fn query(&self) -> Result<Query, Failure> {
        Ok(Query {
            window: self.window.as_deref().map(window).transpose()?,
            mode: match self.mode {
                Mode::Window => WindowMode::Window,
                Mode::Cumulative => WindowMode::Cumulative,
                Mode::Instant => WindowMode::Instant,
            },
            clock: match self.clock {
                Dates::Narrated => Clock::Narrated,
                Dates::Published => Clock::Published,
            },
            show_undated: self.undated,
            filter: Filter { sieve: self.sieve()?, ..Filter::default() },
            ..Query::default()
        })
    }

    fn sieve(&self) -> Result<Sieve, Failure> {
        let country = |code: &String| {
            let is_code = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_alphabetic());
            let hint = "give the two letters of ISO 3166, as in --country AF";
            is_code
                .then(|| code.to_ascii_uppercase())
                .ok_or_else(|| Failure::usage(format!("--country {code} is no country's code"), hint))
        };
        if let Err(error) = TextRule::parse(&self.text) {
            let hint = "give words, \"a phrase\" or /a regular expression/";
            return Err(Failure::usage(format!("--text {} cannot be read: {error}", self.text), hint));
        }
        Ok(Sieve {
            only_countries: self.countries.iter().map(country).collect::<Result<_, _>>()?,
            least_confidence: self.confidence,
            text: self.text.clone(),
            ..Sieve::default()
        })
    }
}

fn window(text: &str) -> Result<DateRange, Failure> {
    text.parse().map_err(|error| {
        let hint = "give the first and the last day, as in 2021-07-01/2021-07-31, or a month, as in 2021-07";
        Failure::usage(format!("--window {text}: {error}"), hint)
    })
}
