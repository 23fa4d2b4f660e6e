//! Civil dates: days in no time zone, ranges inclusive at both ends, EDTF as their written form.

use std::fmt;

/// A civil day of the proleptic Gregorian calendar, in no time zone.
pub type Day = jiff::civil::Date;

/// Earliest and latest civil day, both inclusive. An end that is open has no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateRange {
    earliest: Option<Day>,
    latest: Option<Day>,
}

impl DateRange {
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
}

/// A date as EDTF (ISO 8601-2) writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edtf {
    text: String,
    range: DateRange,
}

impl Edtf {
    /// Earliest and latest day that the expression covers.
    #[must_use]
    pub fn range(&self) -> DateRange {
        self.range
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
