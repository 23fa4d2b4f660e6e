//! Days with a name whose dates can be computed.

use std::sync::OnceLock;

use super::value::Value;
use crate::model::Day;
use crate::model::date::{day_from_number, day_number};

/// When a holiday is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// On this day and month.
    Fixed(i8, i8),
    /// So many days after Easter Sunday.
    Easter(i32),
    /// On the nth of a weekday in a month, counted from its end where negative.
    Nth(i8, i8, i8),
    /// In these columns of the table of feasts.
    Feast(&'static [usize]),
    /// In the whole month of a calendar without leap months that begins on the day of this column.
    FeastMonth(usize),
}

/// The holidays by the names that the rules have for them. Where countries differ, the usual one of reports in English
/// or French.
const HOLIDAYS: &[(&str, When)] = &[
    ("new-year", When::Fixed(1, 1)),
    ("new-years-eve", When::Fixed(31, 12)),
    ("epiphany", When::Fixed(6, 1)),
    ("valentine", When::Fixed(14, 2)),
    ("st-patrick", When::Fixed(17, 3)),
    ("nowruz", When::Fixed(21, 3)),
    ("may-day", When::Fixed(1, 5)),
    ("ve-day", When::Fixed(8, 5)),
    ("bastille", When::Fixed(14, 7)),
    ("independence", When::Fixed(4, 7)),
    ("assumption", When::Fixed(15, 8)),
    ("halloween", When::Fixed(31, 10)),
    ("all-saints", When::Fixed(1, 11)),
    ("armistice", When::Fixed(11, 11)),
    ("christmas", When::Fixed(25, 12)),
    ("christmas-eve", When::Fixed(24, 12)),
    ("boxing", When::Fixed(26, 12)),
    ("shrove-tuesday", When::Easter(-47)),
    ("ash-wednesday", When::Easter(-46)),
    ("palm-sunday", When::Easter(-7)),
    ("maundy-thursday", When::Easter(-3)),
    ("good-friday", When::Easter(-2)),
    ("easter", When::Easter(0)),
    ("easter-monday", When::Easter(1)),
    ("ascension", When::Easter(39)),
    ("pentecost", When::Easter(49)),
    ("whit-monday", When::Easter(50)),
    ("martin-luther-king", When::Nth(3, 1, 1)),
    ("presidents", When::Nth(3, 1, 2)),
    ("memorial", When::Nth(-1, 1, 5)),
    ("labor", When::Nth(1, 1, 9)),
    ("thanksgiving", When::Nth(4, 4, 11)),
    ("anzac", When::Fixed(25, 4)),
    ("midsummer", When::Fixed(24, 6)),
    ("ashura", When::Feast(&[1])),
    ("mawlid", When::Feast(&[2])),
    ("ramadan", When::FeastMonth(3)),
    ("eid-al-fitr", When::Feast(&[4])),
    ("eid-al-adha", When::Feast(&[5])),
    // Either of the two: the nearer is meant.
    ("eid", When::Feast(&[4, 5])),
];

/// The number of a holiday by its name in the rules.
pub(super) fn by_name(name: &str) -> Option<i16> {
    HOLIDAYS.iter().position(|(own, _)| *own == name).and_then(|number| i16::try_from(number).ok())
}

/// When a holiday is celebrated in a year, and again where the Islamic year has it twice; whether the day is only near.
pub(super) fn in_year(holiday: i16, year: i16) -> Vec<(Value, bool)> {
    let known = usize::try_from(holiday).ok().and_then(|number| HOLIDAYS.get(number));
    let Some(&(_, when)) = known else { return Vec::new() };
    let day = |day: Option<Day>| day.map(|day| (Value::Day(day, None), false)).into_iter().collect();
    match when {
        When::Fixed(number, month) => day(Day::new(year, month, number).ok()),
        When::Easter(days) => day(easter(year).and_then(|easter| day_from_number(day_number(easter) + days))),
        When::Nth(nth, weekday, month) => day(nth_weekday(year, month, weekday, nth)),
        When::Feast(columns) => {
            let days = columns.iter().flat_map(|column| feasts(year, *column));
            days.map(|day| (Value::Day(day, None), true)).collect()
        }
        When::FeastMonth(column) => feasts(year, column).map(|day| (Value::Month(day), true)).collect(),
    }
}

/// Easter Sunday of a year of the Gregorian calendar, also before that was in use.
///
/// The algorithm of the *anonymous* correspondent of Nature (20 April 1876), as J. Meeus gives it in *Astronomical Algorithms*,
/// chapter 8.
fn easter(year: i16) -> Option<Day> {
    let year = i32::from(year);
    let (golden, century, rest) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (leap, leap_rest) = (century.div_euclid(4), century.rem_euclid(4));
    let correction = (century + 8) / 25;
    let moon = (19 * golden + century - leap - (century - correction + 1) / 3 + 15).rem_euclid(30);
    let (quarter, quarter_rest) = (rest / 4, rest % 4);
    let sunday = (32 + 2 * leap_rest + 2 * quarter - moon - quarter_rest).rem_euclid(7);
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let sum = moon + sunday - 7 * late + 114;
    Day::new(i16::try_from(year).ok()?, i8::try_from(sum / 31).ok()?, i8::try_from(sum % 31 + 1).ok()?).ok()
}

/// The nth weekday (1 Monday) of a month, from its end where `nth` is negative.
fn nth_weekday(year: i16, month: i8, weekday: i8, nth: i8) -> Option<Day> {
    let first = Day::new(year, month, 1).ok()?;
    let weekday = jiff::civil::Weekday::from_monday_one_offset(weekday).ok()?;
    first.nth_weekday_of_month(nth, weekday).ok()
}

/// The days of a year that stand in a column of `feasts.tsv`: those of the Umm al-Qura calendar, 1924 to 2077. A feast may be
/// a day earlier or later where the new moon is watched for.
fn feasts(year: i16, column: usize) -> impl Iterator<Item = Day> {
    static TABLE: OnceLock<Vec<Vec<Day>>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let lines = include_str!("../../assets/feasts.tsv").lines().skip(1);
        let days = |line: &str| line.split('\t').skip(1).filter_map(|day| day.parse().ok()).collect();
        lines.map(days).collect()
    });
    // Each Islamic year is shorter than a civil one, so that a civil year meets three of them at most.
    let first = table.partition_point(|days: &Vec<Day>| days.last().is_none_or(|last| last.year() < year));
    let near = table.get(first..).unwrap_or_default().iter().take(4);
    near.filter_map(move |days| days.get(column - 1).copied()).filter(move |day| day.year() == year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn days(name: &str, year: i16) -> Vec<String> {
        in_year(by_name(name).unwrap(), year).into_iter().map(|(value, _)| value.timex().into()).collect()
    }

    #[test]
    fn easter_is_where_the_calendars_have_it() {
        // From the tables of the US Census Bureau and of the Church of England.
        for (year, day) in [
            (1583, "1583-04-10"),
            (1818, "1818-03-22"),
            (1943, "1943-04-25"),
            (1999, "1999-04-04"),
            (2000, "2000-04-23"),
            (2008, "2008-03-23"),
            (2021, "2021-04-04"),
            (2038, "2038-04-25"),
        ] {
            assert_eq!(days("easter", year), [day]);
        }
        assert_eq!(days("pentecost", 1999), ["1999-05-23"]);
        assert_eq!(days("ascension", 2021), ["2021-05-13"]);
    }

    #[test]
    fn a_holiday_on_a_weekday_of_a_month_is_on_that_weekday() {
        assert_eq!(days("thanksgiving", 2018), ["2018-11-22"]);
        assert_eq!(days("memorial", 2021), ["2021-05-31"]);
        assert_eq!(days("labor", 2021), ["2021-09-06"]);
        assert_eq!(days("martin-luther-king", 2021), ["2021-01-18"]);
    }

    #[test]
    fn feasts_of_the_islamic_calendar_are_on_the_day_of_their_announcement() {
        // As announced in Saudi Arabia.
        for (name, year, announced) in [
            ("eid-al-adha", 2021, "2021-07-20"),
            ("eid-al-adha", 2019, "2019-08-11"),
            ("eid-al-adha", 2023, "2023-06-28"),
            ("eid-al-fitr", 2021, "2021-05-13"),
            ("eid-al-fitr", 2018, "2018-06-15"),
        ] {
            assert_eq!(days(name, year), [announced], "{name} {year}");
        }
        assert_eq!(days("eid-al-fitr", 2000).len(), 2, "8 January and 27 December");
        assert_eq!(days("ramadan", 2021), ["2021-04"]);
        assert!(days("eid-al-adha", 1800).is_empty() && days("eid-al-adha", 2500).is_empty());
    }
}
