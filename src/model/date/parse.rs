//! Reading EDTF: one cursor over the text, which knows at which character it stumbled.

use smol_str::format_smolstr;

use super::digits::{Digits, matching, whole_years};
use super::edtf::days_of_part;
use super::{DateRange, Edtf, Precision};
use crate::model::Message;

/// Why a text is no EDTF date, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct EdtfError {
    /// The text that was given.
    pub text: String,
    /// The character at which it went wrong, counted from 1; one past the end where something is missing.
    pub at: usize,
    /// What is wrong.
    pub fault: EdtfFault,
}

impl EdtfError {
    /// The key of the message of how a date is written.
    pub const HINT: &str = "date-wrong-hint";

    /// The error in words.
    #[must_use]
    pub fn message(&self) -> Message {
        let fault = self.fault.message();
        Message::new("date-wrong").with("text", self.text.as_str()).with("fault", fault).with("at", self.at)
    }
}

/// What is wrong with a date's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EdtfFault {
    /// A sign that does not belong there.
    Unexpected(char),
    /// The text ends too soon.
    Ended,
    /// A year with fewer than four digits.
    Year,
    /// A month or day with one digit.
    TwoDigits,
    /// A month that is none, nor a season.
    Month,
    /// A day that the month does not have.
    Day,
    /// A time of day that is none.
    Time,
    /// Beyond the calendar.
    TooFar,
    /// The standard's sets of dates.
    Set,
    /// An interval that runs backwards.
    Order,
    /// An interval that says nothing.
    NoEnd,
}

impl EdtfFault {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::Unexpected(sign) => {
                return Message::new("date-wrong-sign").with("sign", sign.to_string());
            }
            Self::Ended => "date-wrong-ended",
            Self::Year => "date-wrong-year",
            Self::TwoDigits => "date-wrong-digits",
            Self::Month => "date-wrong-month",
            Self::Day => "date-wrong-day",
            Self::Time => "date-wrong-time",
            Self::TooFar => "date-wrong-far",
            Self::Set => "date-wrong-set",
            Self::Order => "date-wrong-order",
            Self::NoEnd => "date-wrong-open",
        })
    }
}

type Result<T> = std::result::Result<T, (usize, EdtfFault)>;

/// Reads one expression: a date, or two with a slash between.
pub(super) fn expression(text: &str) -> std::result::Result<Edtf, EdtfError> {
    let lead = text.len() - text.trim_start().len();
    let trimmed = text.trim();
    let read = match trimmed.split_once('/') {
        Some((start, end)) => interval(start, end),
        None => date(trimmed),
    };
    read.map_err(|(byte, fault)| {
        let at = text.get(..lead + byte).map_or(1, |before| before.chars().count() + 1);
        EdtfError { text: text.to_owned(), at, fault }
    })
}

/// An end of an interval: nothing for unknown, two dots for open, or a date.
enum End {
    Unknown,
    Open,
    Date(Edtf),
}

impl End {
    fn read(text: &str) -> Result<Self> {
        match text {
            "" => Ok(Self::Unknown),
            ".." => Ok(Self::Open),
            _ => date(text).map(Self::Date),
        }
    }

    fn date(&self) -> Option<&Edtf> {
        if let Self::Date(edtf) = self { Some(edtf) } else { None }
    }

    fn text(&self) -> &str {
        match self {
            Self::Unknown => "",
            Self::Open => "..",
            Self::Date(edtf) => edtf.as_str(),
        }
    }
}

fn interval(start_text: &str, end_text: &str) -> Result<Edtf> {
    let second = start_text.len() + 1;
    let start = End::read(start_text)?;
    let end = End::read(end_text).map_err(|(at, fault)| (second + at, fault))?;
    if start.date().is_none() && end.date().is_none() && !matches!((&start, &end), (End::Open, End::Open)) {
        return Err((0, EdtfFault::NoEnd));
    }
    let earliest = start.date().and_then(|edtf| edtf.range().earliest());
    let latest = end.date().and_then(|edtf| edtf.range().latest());
    let range = DateRange::new(earliest, latest).ok_or((second, EdtfFault::Order))?;
    let marked = |is: fn(&Edtf) -> bool| [&start, &end].iter().any(|end| end.date().is_some_and(is));
    Ok(Edtf::known(range, Precision::Interval).qualified(
        format_smolstr!("{}/{}", start.text(), end.text()),
        marked(Edtf::is_approximate),
        marked(Edtf::is_uncertain),
    ))
}

fn date(text: &str) -> Result<Edtf> {
    let mut cursor = Cursor { text, at: 0, approximate: false, uncertain: false };
    let (range, precision) = cursor.date()?;
    let kept = text.get(..cursor.at).unwrap_or(text);
    cursor.time_of_day()?;
    Ok(Edtf::known(range, precision).qualified(kept.into(), cursor.approximate, cursor.uncertain))
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
    approximate: bool,
    uncertain: bool,
}

impl Cursor<'_> {
    fn date(&mut self) -> Result<(DateRange, Precision)> {
        self.qualifier();
        match self.peek() {
            Some('[' | '{') => return Err((self.at, EdtfFault::Set)),
            Some('Y') => return Err((self.at, EdtfFault::TooFar)),
            _ => {}
        }
        let year_at = self.at;
        let negative = self.take('-');
        let digits = self.digits::<4>(EdtfFault::Year)?;
        if self.take('S') {
            let range = self.significant(negative, digits)?;
            self.qualifier();
            return self.at_end().map(|()| range);
        }
        self.qualifier();
        let years = digits.years(negative);
        let (Some(&first), Some(&last)) = (years.first(), years.last()) else {
            return Err((year_at, EdtfFault::TooFar));
        };
        if !self.take('-') {
            self.at_end()?;
            let range = whole_years(first, last).ok_or((year_at, EdtfFault::TooFar))?;
            return Ok((range, digits.precision()));
        }
        self.month(&years, digits.precision())
    }

    fn month(&mut self, years: &[i16], year: Precision) -> Result<(DateRange, Precision)> {
        self.qualifier();
        let month_at = self.at;
        let months = self.digits::<2>(EdtfFault::TwoDigits)?;
        self.qualifier();
        if let Some(number) = months.exact().and_then(|number| u8::try_from(number).ok())
            && number >= 21
            && let (Some(&first), Some(&last)) = (years.first(), years.last())
        {
            let start = days_of_part(first, number).ok_or((month_at, EdtfFault::Month))?;
            let end = days_of_part(last, number).ok_or((month_at, EdtfFault::TooFar))?;
            return self.at_end().map(|()| (start.hull(end), year_or(year, Precision::Season)));
        }
        let month = if months.exact().is_some() { Precision::Month } else { Precision::Year };
        if !self.take('-') {
            self.at_end()?;
            let any = Digits([None; 2]);
            let range = matching(years, months, any).ok_or((month_at, EdtfFault::Month))?;
            return Ok((range, year_or(year, month)));
        }
        self.qualifier();
        let day_at = self.at;
        let days = self.digits::<2>(EdtfFault::TwoDigits)?;
        self.qualifier();
        // A day alone may have a time behind it.
        if self.peek() != Some('T') {
            self.at_end()?;
        }
        if !(1..=12).any(|number| months.fits(number)) {
            return Err((month_at, EdtfFault::Month));
        }
        let range = matching(years, months, days).ok_or((day_at, EdtfFault::Day))?;
        let exact_day = month == Precision::Month && days.exact().is_some();
        Ok((range, year_or(year, if exact_day { Precision::Day } else { month })))
    }

    /// `1950S2`: the year to two significant digits, so one from 1900 to 1999.
    fn significant(&mut self, negative: bool, mut digits: Digits<4>) -> Result<(DateRange, Precision)> {
        let at = self.at;
        let count = self.next().and_then(|c| c.to_digit(10)).map_or(0, |count| count as usize);
        if digits.exact().is_none() || !(1..=4).contains(&count) {
            return Err((at, EdtfFault::Year));
        }
        digits.0.iter_mut().skip(count).for_each(|digit| *digit = None);
        let years = digits.years(negative);
        let range = years.first().zip(years.last()).and_then(|(&first, &last)| whole_years(first, last));
        range.map(|range| (range, digits.precision())).ok_or((at, EdtfFault::TooFar))
    }

    /// A clock time after a day, with its zone, which a civil day has no use for.
    fn time_of_day(&mut self) -> Result<()> {
        let start = self.at;
        let Some(time) = self.text.get(start..).and_then(|rest| rest.strip_prefix('T')) else {
            return Ok(());
        };
        let (clock, zone) = match time.find(['Z', '+', '-']) {
            Some(sign) => time.split_at(sign),
            None => (time, ""),
        };
        let zoned = match zone.strip_prefix(['+', '-']) {
            Some(offset) => clock_parts(offset, &[23, 59], 1),
            None => matches!(zone, "" | "Z"),
        };
        if clock_parts(clock, &[24, 59, 60], 2) && zoned { Ok(()) } else { Err((start, EdtfFault::Time)) }
    }

    fn digits<const N: usize>(&mut self, short: EdtfFault) -> Result<Digits<N>> {
        let mut digits = [None; N];
        for (index, digit) in digits.iter_mut().enumerate() {
            match self.peek() {
                Some('X') => *digit = None,
                Some(c) if c.is_ascii_digit() => *digit = c.to_digit(10).and_then(|d| u8::try_from(d).ok()),
                Some(c) if index == 0 => return Err((self.at, EdtfFault::Unexpected(c))),
                None if index == 0 => return Err((self.at, EdtfFault::Ended)),
                _ => return Err((self.at, short)),
            }
            self.next();
        }
        Ok(Digits(digits))
    }

    fn qualifier(&mut self) {
        let mark = self.peek();
        if matches!(mark, Some('?' | '~' | '%')) {
            self.approximate |= mark != Some('?');
            self.uncertain |= mark != Some('~');
            self.next();
        }
    }

    fn at_end(&self) -> Result<()> {
        match self.peek() {
            None => Ok(()),
            Some(c) => Err((self.at, EdtfFault::Unexpected(c))),
        }
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn take(&mut self, wanted: char) -> bool {
        let there = self.peek() == Some(wanted);
        if there {
            self.next();
        }
        there
    }
}

fn year_or(year: Precision, finer: Precision) -> Precision {
    if year == Precision::Year { finer } else { year }
}

/// Whether `text` is two-digit numbers with colons between, none above its limit and at least `least` of them.
fn clock_parts(text: &str, limits: &[u8], least: usize) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    (least..=limits.len()).contains(&parts.len())
        && parts.iter().zip(limits).all(|(part, limit)| {
            part.len() == 2
                && part.bytes().all(|byte| byte.is_ascii_digit())
                && part.parse::<u8>().is_ok_and(|number| number <= *limit)
        })
}
