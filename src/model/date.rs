//! Civil dates: days in no time zone, ranges inclusive at both ends, EDTF as their written form.

mod digits;
mod edtf;
mod parse;
mod range;
#[cfg(test)]
mod tests;

pub use edtf::{Edtf, Precision};
pub use parse::{EdtfError, EdtfFault};
pub use range::DateRange;

/// A civil day of the proleptic Gregorian calendar, in no time zone; years -9999 to 9999.
pub type Day = jiff::civil::Date;

/// Day 0 of [`day_number`].
const EPOCH: Day = Day::constant(1970, 1, 1);

/// Days from 1970-01-01 to `day`, negative before it.
#[must_use]
pub fn day_number(day: Day) -> i32 {
    (day - EPOCH).get_days()
}

/// The day that lies `number` days after 1970-01-01; `None` beyond the years -9999 to 9999.
#[must_use]
pub fn day_from_number(number: i32) -> Option<Day> {
    EPOCH.checked_add(jiff::Span::new().try_days(number).ok()?).ok()
}
