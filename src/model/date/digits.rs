//! Digits of a date some of which are not specified, and the days that they may mean.

use super::{DateRange, Day, Precision};

/// Decimal digits, some of which (`X`) are not specified.
#[derive(Clone, Copy)]
pub(super) struct Digits<const N: usize>(pub(super) [Option<u8>; N]);

impl<const N: usize> Digits<N> {
    fn filled_with(self, unknown: u8) -> u16 {
        self.0.iter().fold(0, |number, digit| number * 10 + u16::from(digit.unwrap_or(unknown)))
    }

    /// The number, where every digit is specified.
    pub(super) fn exact(self) -> Option<u16> {
        self.0.iter().all(Option::is_some).then(|| self.filled_with(0))
    }

    /// Whether the digits may be those of `number`.
    pub(super) fn fits(self, mut number: u16) -> bool {
        self.0.iter().rev().all(|digit| {
            let last = number % 10;
            number /= 10;
            digit.is_none_or(|digit| u16::from(digit) == last)
        })
    }
}

impl Digits<4> {
    /// Every year it may be, in order.
    pub(super) fn years(self, negative: bool) -> Vec<i16> {
        let fitting = (self.filled_with(0)..=self.filled_with(9)).filter(|year| self.fits(*year));
        let years = fitting.filter_map(|year| i16::try_from(year).ok());
        if negative {
            years.rev().filter(|year| *year != 0).map(|year| -year).collect()
        } else {
            years.collect()
        }
    }

    /// How precisely they know the year.
    pub(super) fn precision(self) -> Precision {
        match self.0.map(|digit| digit.is_some()) {
            [true, true, true, true] => Precision::Year,
            [true, true, true, false] => Precision::Decade,
            [true, true, false, false] => Precision::Century,
            _ => Precision::Vague,
        }
    }
}

/// From the first day of one year to the last of another.
pub(super) fn whole_years(first: i16, last: i16) -> Option<DateRange> {
    Some(DateRange::between(Day::new(first, 1, 1).ok()?, Day::new(last, 12, 31).ok()?))
}

/// From the first to the last day that fits all three patterns.
pub(super) fn matching(years: &[i16], months: Digits<2>, days: Digits<2>) -> Option<DateRange> {
    let months: Vec<i8> =
        (1..=12).filter(|month| months.fits(*month as u16)).map(|month| month as i8).collect();
    let days: Vec<i8> = (1..=31).filter(|day| days.fits(*day as u16)).map(|day| day as i8).collect();
    let first_of = |year: i16, month: i8| days.iter().find_map(|day| Day::new(year, month, *day).ok());
    let last_of = |year: i16, month: i8| days.iter().rev().find_map(|day| Day::new(year, month, *day).ok());
    let first = years.iter().find_map(|year| months.iter().find_map(|month| first_of(*year, *month)))?;
    let last =
        years.iter().rev().find_map(|year| months.iter().rev().find_map(|month| last_of(*year, *month)))?;
    Some(DateRange::between(first, last))
}
