//! A date as people know it, at the precision that is known, written in EDTF (ISO 8601-2:2019).
//!
//! Levels 0 and 1 whole, and of level 2 what a text can say of itself: qualifiers beside each part, unspecified
//! digits anywhere, significant digits, quarters, thirds and halves of a year, seasons of either hemisphere.
//! Left out on purpose: sets (`[1667,1668]`) and years beyond four digits, which the calendar cannot hold. A time of
//! day is understood and dropped: dates here are civil days.

use std::fmt;
use std::iter;
use std::str::FromStr;

use jiff::ToSpan;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use smol_str::SmolStr;

use super::parse::{self, EdtfError};
use super::{DateRange, Day};

/// A date as EDTF (ISO 8601-2) writes it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edtf {
    /// Most are short, and kept in place.
    text: SmolStr,
    range: DateRange,
    precision: Precision,
    approximate: bool,
    uncertain: bool,
}

/// How precisely an expression knows its date, from the finest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// One civil day.
    Day,
    /// A month.
    Month,
    /// A season, quarter, third or half of a year.
    Season,
    /// A year.
    Year,
    /// Ten years, `199X`.
    Decade,
    /// A hundred years, `19XX`.
    Century,
    /// Less than the century is known: `1XXX`, `XXXX-12`.
    Vague,
    /// From one date to another, either of which may be open or unknown.
    Interval,
}

impl Edtf {
    /// Reads an EDTF expression; white space around it is no part of it.
    ///
    /// ```
    /// use dateline::model::Edtf;
    /// let july = Edtf::parse("2021-07")?;
    /// assert_eq!(july.range().days(), Some(31));
    /// assert!(Edtf::parse("2021-13").is_err());
    /// # Ok::<(), dateline::model::EdtfError>(())
    /// ```
    ///
    /// # Errors
    /// Where the text is no EDTF expression or lies beyond the years -9999 to 9999; tells what and at which character.
    pub fn parse(text: &str) -> Result<Self, EdtfError> {
        parse::expression(text)
    }

    /// One day: `2021-07-13`.
    #[must_use]
    pub fn day(day: Day) -> Self {
        Self::exact(day_text(day), DateRange::day(day), Precision::Day)
    }

    /// The month in which `day` lies: `2021-07`.
    #[must_use]
    pub fn month(day: Day) -> Self {
        let range = DateRange::between(day.first_of_month(), day.last_of_month());
        Self::exact(month_text(day), range, Precision::Month)
    }

    /// The year in which `day` lies: `2021`.
    #[must_use]
    pub fn year(day: Day) -> Self {
        let range = DateRange::between(day.first_of_year(), day.last_of_year());
        Self::exact(year_text(day), range, Precision::Year)
    }

    /// The shortest expression for exactly these days: a year, month or day where they are one whole, else
    /// `2021-07-01/2021-07-15`; `..` stands for an open end.
    #[must_use]
    pub fn interval(range: DateRange) -> Self {
        if let Some((first, last)) = range.earliest().zip(range.latest()) {
            if first == last {
                return Self::day(first);
            }
            if first.day() == 1 && last == first.last_of_month() {
                return Self::month(first);
            }
            if first == first.first_of_year() && last == first.last_of_year() {
                return Self::year(first);
            }
        }
        let end = |day: Option<Day>| day.map_or(SmolStr::new_inline(".."), day_text);
        let (first, last) = (end(range.earliest()), end(range.latest()));
        let text = first.chars().chain(iter::once('/')).chain(last.chars()).collect();
        Self::exact(text, range, Precision::Interval)
    }

    fn exact(text: SmolStr, range: DateRange, precision: Precision) -> Self {
        Self { text, range, precision, approximate: false, uncertain: false }
    }

    pub(super) fn qualified(self, text: SmolStr, approximate: bool, uncertain: bool) -> Self {
        Self { text, approximate, uncertain, ..self }
    }

    pub(super) fn known(range: DateRange, precision: Precision) -> Self {
        Self::exact(SmolStr::default(), range, precision)
    }

    /// The expression as it is written.
    #[must_use]
    pub fn into_text(self) -> SmolStr {
        self.text
    }

    /// Earliest and latest day that the expression covers, qualifiers aside.
    #[must_use]
    pub fn range(&self) -> DateRange {
        self.range
    }

    /// How precisely the date is known.
    #[must_use]
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// Whether a part is marked approximate (`~` or `%`): the date is near what is written.
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.approximate
    }

    /// Whether a part is marked uncertain (`?` or `%`): its source is in doubt.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.uncertain
    }

    /// The expression's canonical text, as [`Display`](fmt::Display) writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// A part of a year that EDTF numbers like a month, 21 to 41: its first month and how many months it has.
///
/// The standard leaves the seasons' days to the reader. These are the meteorological ones, whole months
/// (spring March to May), as the climate services count (<https://www.ncei.noaa.gov/news/meteorological-versus-astronomical-seasons>):
/// a text that says "summer" means months, not a solstice. 21 to 24 say no hemisphere and are read as northern.
/// Winter is last in the standard's order and so begins in the December of its year and ends in the next.
pub(super) fn part_of_year(number: u8) -> Option<(i8, i8)> {
    Some(match number {
        21 | 25 | 31 => (3, 3),
        22 | 26 | 32 => (6, 3),
        23 | 27 | 29 => (9, 3),
        24 | 28 | 30 => (12, 3),
        33..=36 => (1 + 3 * i8::try_from(number - 33).ok()?, 3),
        37..=39 => (1 + 4 * i8::try_from(number - 37).ok()?, 4),
        40..=41 => (1 + 6 * i8::try_from(number - 40).ok()?, 6),
        _ => return None,
    })
}

/// The days of the part of the year numbered `number`; `None` beyond the calendar's last year.
pub(super) fn days_of_part(year: i16, number: u8) -> Option<DateRange> {
    let (month, months) = part_of_year(number)?;
    let first = Day::new(year, month, 1).ok()?;
    let last = first.checked_add((i32::from(months) - 1).months()).ok()?.last_of_month();
    Some(DateRange::between(first, last))
}

/// ISO 8601 writes four digits, and a minus before the year 0 (which is 1 BC).
fn year_text(day: Day) -> SmolStr {
    year_digits(day).collect()
}

fn month_text(day: Day) -> SmolStr {
    year_digits(day).chain(two_digits(day.month())).collect()
}

fn day_text(day: Day) -> SmolStr {
    year_digits(day).chain(two_digits(day.month())).chain(two_digits(day.day())).collect()
}

fn year_digits(day: Day) -> impl Iterator<Item = char> {
    let (sign, year) = ((day.year() < 0).then_some('-'), day.year().unsigned_abs());
    sign.into_iter().chain([year / 1000, year / 100, year / 10, year].map(last_digit))
}

/// A month or day behind its hyphen.
fn two_digits(number: i8) -> impl Iterator<Item = char> {
    let number = number.unsigned_abs().into();
    ['-', last_digit(number / 10), last_digit(number)].into_iter()
}

#[allow(clippy::cast_possible_truncation)] // below ten
fn last_digit(number: u16) -> char {
    char::from(b'0' + (number % 10) as u8)
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        Self::parse(text)
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}
