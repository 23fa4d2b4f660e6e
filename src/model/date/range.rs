//! A stretch of civil days, inclusive at both ends, either of which may be open.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Day, Edtf, EdtfError, day_from_number, day_number};

/// Earliest and latest civil day, both inclusive. An end that is open has no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateRange {
    earliest: Option<Day>,
    latest: Option<Day>,
}

impl DateRange {
    /// Every day: open at both ends.
    pub const ALL: Self = Self { earliest: None, latest: None };

    /// The range from `earliest` to `latest`, inclusive; `None` where they are in the wrong order.
    #[must_use]
    pub fn new(earliest: Option<Day>, latest: Option<Day>) -> Option<Self> {
        match (earliest, latest) {
            (Some(first), Some(last)) if last < first => None,
            _ => Some(Self { earliest, latest }),
        }
    }

    /// The days from one to another in either order.
    #[must_use]
    pub fn between(a: Day, b: Day) -> Self {
        Self { earliest: Some(a.min(b)), latest: Some(a.max(b)) }
    }

    /// One day.
    #[must_use]
    pub fn day(day: Day) -> Self {
        Self::between(day, day)
    }

    /// The first day; `None` where the start is open.
    #[must_use]
    pub fn earliest(self) -> Option<Day> {
        self.earliest
    }

    /// The last day, inclusive; `None` where the end is open.
    #[must_use]
    pub fn latest(self) -> Option<Day> {
        self.latest
    }

    /// Whether an end is open.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.earliest.is_none() || self.latest.is_none()
    }

    /// Whether `day` lies in the range.
    #[must_use]
    pub fn contains(self, day: Day) -> bool {
        self.earliest.is_none_or(|first| first <= day) && self.latest.is_none_or(|last| day <= last)
    }

    /// Whether all of `other` lies in the range.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.intersection(other) == Some(other)
    }

    /// Whether the two share a day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.intersection(other).is_some()
    }

    /// The days both have; `None` where they share none.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        let earliest = self.earliest.max(other.earliest);
        let latest = match (self.latest, other.latest) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Self::new(earliest, latest)
    }

    /// The shortest range that covers both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self {
            earliest: self.earliest.zip(other.earliest).map(|(a, b)| a.min(b)),
            latest: self.latest.zip(other.latest).map(|(a, b)| a.max(b)),
        }
    }

    /// How many days it has, both ends counted; `None` where an end is open.
    #[must_use]
    pub fn days(self) -> Option<u32> {
        let (first, last) = self.earliest.zip(self.latest)?;
        u32::try_from(day_number(last) - day_number(first) + 1).ok()
    }

    /// The share of this range's days that lie in `window`, 0 to 1.
    ///
    /// An open end reaches as far as the window does on that side, for no share of an endless range can be told:
    /// `2021-07-01/..` lies in July 2021 whole, and half in the window from 1 August to 31 August with July before it.
    #[must_use]
    pub fn share_inside(self, window: Self) -> f64 {
        let Some(inside) = self.intersection(window) else { return 0.0 };
        let known = Self {
            earliest: self.earliest.or(window.earliest).or(inside.earliest),
            latest: self.latest.or(window.latest).or(inside.latest),
        };
        match (inside.days(), known.days()) {
            (Some(part), Some(whole)) => f64::from(part) / f64::from(whole),
            _ => 1.0,
        }
    }

    /// The range moved by `days`, later where positive; stops at the ends of the calendar with its length kept.
    #[must_use]
    pub fn shift(self, days: i32) -> Self {
        let lowest = self.earliest.or(self.latest).map_or(0, |day| day_number(Day::MIN) - day_number(day));
        let highest = self.latest.or(self.earliest).map_or(0, |day| day_number(Day::MAX) - day_number(day));
        let by = days.clamp(lowest, highest);
        let moved = |day| day_from_number(day_number(day).saturating_add(by)).unwrap_or(day);
        Self { earliest: self.earliest.map(moved), latest: self.latest.map(moved) }
    }
}

impl From<Day> for DateRange {
    fn from(day: Day) -> Self {
        Self::day(day)
    }
}

impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Edtf::interval(*self).fmt(f)
    }
}

impl FromStr for DateRange {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        Edtf::parse(text).map(|edtf| edtf.range())
    }
}

impl Serialize for DateRange {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DateRange {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Edtf::deserialize(deserializer).map(|edtf| edtf.range())
    }
}
