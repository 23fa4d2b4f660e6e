//! What the view asks of the corpus. Small, comparable and saved: undo, links and sessions hold it.

use serde::{Deserialize, Serialize};

use crate::corpus::{Days, OPEN_END, OPEN_START};
use crate::model::{DateRange, PlaceId};

/// Time window and mode, filters, selection. The default shows everything and selects nothing.
#[derive(Clone, PartialEq, Serialize, Deserialize, Debug, Default)]
#[serde(default)]
pub struct Query {
    /// Only mentions whose date shares a day with these; `None` restricts nothing.
    pub window: Option<DateRange>,
    /// How the window restricts.
    pub mode: WindowMode,
    /// The selected place.
    pub place: Option<PlaceId>,
    /// Whether undated mentions stay visible while a window restricts the dated ones.
    pub show_undated: bool,
}

/// How the time window restricts what is seen.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Debug, Default)]
#[serde(rename_all = "kebab-case")]
pub enum WindowMode {
    /// A mention is visible where its date shares a day with the window, both ends of both counted.
    #[default]
    Window,
}

/// The query's restriction in numbers of days, made once per scan.
#[derive(Clone, Copy, Debug)]
pub(super) struct Restriction {
    pub window: Days,
    pub undated: bool,
}

impl Restriction {
    pub fn of(query: &Query) -> Self {
        let WindowMode::Window = query.mode;
        match query.window {
            Some(range) => Self { window: range.into(), undated: query.show_undated },
            None => Self { window: Days { first: OPEN_START, last: OPEN_END }, undated: true },
        }
    }

    /// Whether a mention with these days is visible.
    pub fn shows(self, days: Days) -> bool {
        days.overlaps(self.window) | (self.undated & !days.is_dated())
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
