//! What the view asks of the corpus. Small, comparable and saved: undo, links and sessions hold it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::filter::Filter;
use crate::corpus::{Clock, Corpus, Days, OPEN_END, OPEN_START, Sort, Sorts};
use crate::model::{DateRange, Language, Place, PlaceId};

/// Time window and mode, clock, filters, selection. The default shows everything and selects nothing.
#[derive(Clone, PartialEq, Serialize, Deserialize, Debug, Default)]
#[serde(default)]
pub struct Query {
    /// Only mentions whose date shares a day with these; `None` restricts nothing.
    pub window: Option<DateRange>,
    /// How the window restricts.
    pub mode: WindowMode,
    /// Which date of a mention counts.
    pub clock: Clock,
    /// Which mentions are left out whatever their date.
    pub filter: Filter,
    /// The selected places.
    pub places: BTreeSet<PlaceId>,
    /// Whether undated mentions stay visible while a window restricts the dated ones.
    pub show_undated: bool,
    /// The language in which places are named; `None` for that of the texts, as these spell them.
    pub names: Option<Language>,
}

/// How the time window restricts what is seen.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Debug, Default)]
#[serde(rename_all = "kebab-case")]
pub enum WindowMode {
    /// A mention is visible where its date shares a day with the window, both ends of both counted.
    #[default]
    Window,
    /// Mentions accumulate: one is visible where its date begins before the window ends or with its last day.
    Cumulative,
    /// The window is one step of the calendar: a day, a week, a month or a year.
    Instant,
}

impl WindowMode {
    /// Every mode.
    pub const ALL: [Self; 3] = [Self::Window, Self::Cumulative, Self::Instant];
}

impl Query {
    /// The selected place, where it is one alone.
    #[must_use]
    pub fn place(&self) -> Option<&PlaceId> {
        self.places.first().filter(|_| self.places.len() == 1)
    }

    /// Selects a place alone.
    pub fn select(&mut self, place: PlaceId) {
        self.places = BTreeSet::from([place]);
    }

    /// The language in which places are named.
    #[must_use]
    pub fn language(&self, corpus: &Corpus) -> Language {
        self.names.unwrap_or(corpus.language())
    }

    /// The name of a place for users.
    #[must_use]
    pub fn name_of<'a>(&self, corpus: &'a Corpus, place: &'a Place) -> &'a str {
        self.names.map_or_else(|| corpus.name_of(place), |language| place.name_in(language))
    }

    /// The days whose mentions are shown: the window, or all up to its end where mentions accumulate; `None` for all.
    #[must_use]
    pub fn days(&self) -> Option<DateRange> {
        match self.mode {
            WindowMode::Window | WindowMode::Instant => self.window,
            WindowMode::Cumulative => DateRange::new(None, self.window?.latest()),
        }
    }
}

/// The query's restriction in numbers, made once per scan.
#[derive(Clone, Copy, Debug)]
pub(super) struct Restriction {
    pub window: Days,
    pub undated: bool,
    kept: Sorts,
    /// Whether sorts may be [`Sort::LEFT_OUT`].
    sieved: bool,
}

impl Restriction {
    pub fn of(query: &Query) -> Self {
        let (kept, sieved) = (query.filter.kept(), !query.filter.sieve.is_empty());
        match query.days() {
            Some(range) => Self { window: range.into(), undated: query.show_undated, kept, sieved },
            None => Self { window: Days { first: OPEN_START, last: OPEN_END }, undated: true, kept, sieved },
        }
    }

    /// Whether the filters keep a mention of this sort.
    pub fn keeps(self, sort: Sort) -> bool {
        self.kept.has(sort)
    }

    /// Whether the filters keep the same mentions as those of another.
    pub fn keeps_as(self, other: Self) -> bool {
        self.kept == other.kept
    }

    /// Whether the filters keep every mention, so that nobody need ask.
    pub fn keeps_all(self) -> bool {
        self.kept == Sorts::ALL && !self.sieved
    }

    /// Whether the window shows a mention with these days.
    pub fn in_window(self, days: Days) -> bool {
        days.overlaps(self.window) | (self.undated & !days.is_dated())
    }

    /// Whether a mention is visible.
    pub fn shows(self, days: Days, sort: Sort) -> bool {
        self.in_window(days) && self.keeps(sort)
    }

    /// How many of these mentions are visible. Without filters one column is read, eight bytes a mention.
    pub fn count(self, days: &[Days], sorts: &[Sort]) -> usize {
        if self.keeps_all() {
            days.iter().filter(|days| self.in_window(**days)).count()
        } else {
            days.iter().zip(sorts).filter(|&(&days, &sort)| self.shows(days, sort)).count()
        }
    }

    /// The share of a visible mention's days that the window covers, 0 to 1. An open end reaches as far as the window
    /// does on that side (as [`DateRange::share_inside`] has it); an undated mention has no days to be outside with.
    #[allow(clippy::cast_possible_truncation)] // a share needs no more than f32 holds
    pub fn share(self, days: Days) -> f32 {
        let Days { first, last } = self.window;
        if (first <= days.first && days.last <= last) || !days.is_dated() {
            return 1.0;
        }
        let known = |day: i32, open: i32, instead: i32| if day == open { instead } else { day };
        let inside = (days.first.max(first), days.last.min(last));
        let start = known(known(days.first, OPEN_START, first), OPEN_START, inside.0);
        let end = known(known(days.last, OPEN_END, last), OPEN_END, inside.1);
        let length = |from: i32, to: i32| f64::from(to) - f64::from(from) + 1.0;
        (length(inside.0, inside.1) / length(start, end)) as f32
    }
}
