//! A date as a text names it: a day, a week, a month … and its forms as TIMEX3 and as days.

use jiff::ToSpan;
use smol_str::{SmolStr, format_smolstr};

use super::slots::{PARTS, Unit};
use crate::model::date::{day_from_number, day_number};
use crate::model::{DateRange, Day, Edtf};

/// A date of one precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A day, and a part of it, by its number among [`PARTS`].
    Day(Day, Option<i16>),
    /// The week that begins on this Monday.
    Week(Day),
    /// Saturday and Sunday of the week that begins on this Monday.
    WeekEnd(Day),
    /// The month of this day.
    Month(Day),
    /// A year, and a season in it from 0, spring, to 3, winter, which ends in the next year.
    Season(i16, i16),
    /// A year and a quarter in it, from 1.
    Quarter(i16, i16),
    /// A year and a half of it, from 1.
    Half(i16, i16),
    Year(i16),
    /// Ten years, by their first three digits.
    Decade(i16),
    /// A hundred years, by their first two digits; below 0 before the common era, -1 for its first century.
    Century(i16),
}

impl Value {
    /// The stretch of this unit that holds `day`.
    pub(super) fn around(unit: Unit, day: Day) -> Self {
        let month = i16::from(day.month());
        match unit {
            Unit::Hour | Unit::Day => Self::Day(day, None),
            Unit::WeekEnd => Self::WeekEnd(monday(day)),
            Unit::Week => Self::Week(monday(day)),
            Unit::Month => Self::Month(day),
            Unit::Quarter => Self::Quarter(day.year(), (month - 1) / 3 + 1),
            Unit::Half => Self::Half(day.year(), (month - 1) / 6 + 1),
            Unit::Year => Self::Year(day.year()),
            Unit::Decade => Self::Decade(day.year().div_euclid(10)),
            Unit::Century => Self::Century(day.year().div_euclid(100)),
        }
    }

    /// The stretch of this unit that lies `number` of them after the one that holds `day`, before it where negative.
    /// `None` beyond the calendar.
    pub(super) fn moved(unit: Unit, day: Day, number: i32) -> Option<Self> {
        let days = |days: i32| day_from_number(day_number(day).checked_add(days)?);
        let months = |each: i32| {
            let span = jiff::Span::new().try_months(number.checked_mul(each)?).ok()?;
            day.first_of_month().checked_add(span).ok()
        };
        let moved = match unit {
            Unit::Hour => days(number / 24)?,
            Unit::Day => days(number)?,
            Unit::WeekEnd | Unit::Week => days(number.checked_mul(7)?)?,
            Unit::Month => months(1)?,
            Unit::Quarter => months(3)?,
            Unit::Half => months(6)?,
            Unit::Year => months(12)?,
            Unit::Decade => months(120)?,
            Unit::Century => months(1200)?,
        };
        Some(Self::around(unit, moved))
    }

    /// The days that it has; `None` beyond the calendar.
    pub(super) fn range(self) -> Option<DateRange> {
        let years = |first: i32, count: i32| {
            let first = i16::try_from(first).ok()?;
            let last = i16::try_from(i32::from(first) + count - 1).ok()?;
            Some(DateRange::between(Day::new(first, 1, 1).ok()?, Day::new(last, 12, 31).ok()?))
        };
        let months = |year: i16, first: i16, count: i32| {
            let first = Day::new(year, i8::try_from(first).ok()?, 1).ok()?;
            let last = first.checked_add((count - 1).months()).ok()?.last_of_month();
            Some(DateRange::between(first, last))
        };
        let after = |day: Day, days: i32| day_from_number(day_number(day) + days);
        match self {
            Self::Day(day, _) => Some(DateRange::day(day)),
            Self::Week(monday) => Some(DateRange::between(monday, after(monday, 6)?)),
            Self::WeekEnd(monday) => Some(DateRange::between(after(monday, 5)?, after(monday, 6)?)),
            Self::Month(day) => Some(DateRange::between(day.first_of_month(), day.last_of_month())),
            Self::Season(year, season) => months(year, 3 + 3 * season, 3),
            Self::Quarter(year, quarter) => months(year, 3 * quarter - 2, 3),
            Self::Half(year, half) => months(year, 6 * half - 5, 6),
            Self::Year(year) => years(i32::from(year), 1),
            Self::Decade(decade) => years(i32::from(decade) * 10, 10),
            // The 19th century is that of the years 18XX; the first one before our era ends with the year 0, which is 1 BC.
            Self::Century(century) if century < 0 => years(i32::from(century) * 100 + 1, 100),
            Self::Century(century) => years(i32::from(century) * 100, 100),
        }
    }

    /// What TIMEX3 writes.
    pub(super) fn timex(self) -> SmolStr {
        match self {
            Self::Day(day, part) => {
                let text = Edtf::day(day).into_text();
                let part = part.and_then(|part| PARTS.get(usize::try_from(part).ok()?));
                part.map_or_else(|| text.clone(), |part| format_smolstr!("{text}T{part}"))
            }
            Self::Week(monday) => week(monday),
            Self::WeekEnd(monday) => format_smolstr!("{}-WE", week(monday)),
            Self::Month(day) => Edtf::month(day).into_text(),
            Self::Season(year, season) => {
                let name = ["SP", "SU", "FA", "WI"].get(usize::try_from(season).unwrap_or_default());
                format_smolstr!("{}-{}", four_digits(year), name.unwrap_or(&"SP"))
            }
            Self::Quarter(year, quarter) => format_smolstr!("{}-Q{quarter}", four_digits(year)),
            Self::Half(year, half) => format_smolstr!("{}-H{half}", four_digits(year)),
            Self::Year(year) => four_digits(year),
            Self::Decade(decade) => format_smolstr!("{decade:03}"),
            Self::Century(century) if century < 0 => format_smolstr!("-{:02}", -1 - century),
            Self::Century(century) => format_smolstr!("{century:02}"),
        }
    }
}

/// The Monday of a day's week.
pub(super) fn monday(day: Day) -> Day {
    let back = i32::from(day.weekday().to_monday_zero_offset());
    day_from_number(day_number(day) - back).unwrap_or(day)
}

fn week(monday: Day) -> SmolStr {
    let week = monday.iso_week_date();
    format_smolstr!("{}-W{:02}", four_digits(week.year()), week.week())
}

fn four_digits(year: i16) -> SmolStr {
    let sign = if year < 0 { "-" } else { "" };
    format_smolstr!("{sign}{:04}", year.unsigned_abs())
}

/// The first, second or last part of a stretch: of a month ten days, of anything longer a third of its months. A shorter
/// stretch stays as it is.
pub(super) fn edge(range: DateRange, edge: i16) -> DateRange {
    let (Some(first), Some(last)) = (range.earliest(), range.latest()) else { return range };
    let days = day_number(last) - day_number(first) + 1;
    if days < 28 {
        return range;
    }
    let (begin, end) = if days <= 31 {
        (10 * i32::from(edge), if edge == 2 { days } else { 10 * i32::from(edge) + 10 })
    } else {
        (days * i32::from(edge) / 3, days * (i32::from(edge) + 1) / 3)
    };
    let day = |number| day_from_number(day_number(first) + number).unwrap_or(first);
    let part = DateRange::between(day(begin), day(end - 1));
    if days <= 31 { part } else { whole_months(part, range) }
}

/// The range from the first of its first month to the last of its last, within the whole: a third of a year is told by its
/// months.
fn whole_months(part: DateRange, whole: DateRange) -> DateRange {
    let (Some(first), Some(last)) = (part.earliest(), part.latest()) else { return part };
    // A third that begins on the 30th means the next month.
    let near = |day: Day| {
        if day.day() > 15 { day.last_of_month().tomorrow().unwrap_or(day) } else { day.first_of_month() }
    };
    let (start, end) = (near(first), near(last.tomorrow().unwrap_or(last)));
    let end = end.yesterday().unwrap_or(end);
    DateRange::between(start, end.max(start)).intersection(whole).unwrap_or(part)
}
