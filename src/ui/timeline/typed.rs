//! Dates and lengths as users type them: `30 days`, `2021-06-28`, `28 June 2021`, `June 2021`, `2021`. A month or a year is all of its days.

use jiff::civil::date;

use crate::model::{DateRange, Day};
use crate::view::Step;
use crate::words::Words;

/// The days that a typed date means; `None` where it is no date.
#[must_use]
pub fn parse(text: &str, words: &Words) -> Option<DateRange> {
    let parts: Vec<Part> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '.' | ','))
        .filter(|part| !part.is_empty())
        .map(|part| Part::of(part, words))
        .collect::<Option<_>>()?;
    match parts[..] {
        [Part::Number(year, 4)] => months(year, 1, 12),
        [Part::Number(year, 4), Part::Number(month, _)] => months(year, month, month),
        [Part::Month(month), Part::Number(year, 4)] => months(year, i32::from(month), i32::from(month)),
        [Part::Number(year, 4), Part::Number(month, _), Part::Number(day, _)] => one_day(year, month, day),
        // Written with points or slashes the day comes first, as in most of the world; 28/6/2021.
        [Part::Number(day, 1 | 2), Part::Number(month, 1 | 2), Part::Number(year, 4)] => {
            one_day(year, month, day)
        }
        [Part::Number(day, 1 | 2), Part::Month(month), Part::Number(year, 4)]
        | [Part::Month(month), Part::Number(day, 1 | 2), Part::Number(year, 4)] => {
            one_day(year, i32::from(month), day)
        }
        _ => None,
    }
}

/// How many days, weeks, months or years a typed length means; a number alone means days. `None` where it is no length.
#[must_use]
pub fn length(text: &str, words: &Words) -> Option<(u32, Step)> {
    let text = text.trim().to_lowercase();
    let separates = |c: char| matches!(c, ',' | '.' | '\u{a0}' | '\u{202f}');
    let of_number = |c: char| c.is_ascii_digit() || separates(c);
    let (count, unit) = text.split_at(text.find(|c| !of_number(c)).unwrap_or(text.len()));
    // Numbers are told with signs between their thousands, and are read with them; 2.5 is no count.
    let is_grouped = count.trim_end_matches(separates).split(separates).skip(1).all(|group| group.len() == 3);
    let count: String = count.chars().filter(|c| is_grouped && c.is_ascii_digit()).collect();
    let count = count.parse().ok().filter(|count| *count > 0)?;
    if unit.trim().is_empty() {
        return Some((count, Step::Day));
    }
    let key = |step| match step {
        Step::Day => "timeline-units-day",
        Step::Week => "timeline-units-week",
        Step::Month => "timeline-units-month",
        Step::Year => "timeline-units-year",
    };
    let is_meant = |step: &Step| words.get(key(*step)).split(',').any(|known| known.trim() == unit.trim());
    Step::ALL.into_iter().find(is_meant).map(|step| (count, step))
}

/// A part of a typed date: a number with how many digits it has, or a month by its name.
#[derive(Clone, Copy)]
enum Part {
    Number(i32, usize),
    Month(i8),
}

impl Part {
    fn of(text: &str, words: &Words) -> Option<Self> {
        if text.bytes().all(|byte| byte.is_ascii_digit()) && text.len() <= 4 {
            return text.parse().ok().map(|number| Self::Number(number, text.len()));
        }
        let text = text.to_lowercase();
        if text == words.get("date-first") {
            return Some(Self::Number(1, 1));
        }
        (1..=12).find(|&month| names(month, words).contains(&text)).map(Self::Month)
    }
}

fn names(month: i8, words: &Words) -> [String; 2] {
    let day = date(2000, month, 1);
    [words.month_name(day).to_lowercase(), words.month_short(day).trim_end_matches('.').to_lowercase()]
}

fn one_day(year: i32, month: i32, day: i32) -> Option<DateRange> {
    let day = Day::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()?;
    Some(DateRange::between(day, day))
}

fn months(year: i32, first: i32, last: i32) -> Option<DateRange> {
    let first_of = |month: i32| Day::new(year.try_into().ok()?, month.try_into().ok()?, 1).ok();
    Some(DateRange::between(first_of(first)?, first_of(last)?.last_of_month()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_date_is_read_in_the_usual_ways() {
        let words = Words::english();
        let day = |y, m, d| Some((date(y, m, d), date(y, m, d)));
        for (typed, expected) in [
            ("2021-06-28", day(2021, 6, 28)),
            ("28 June 2021", day(2021, 6, 28)),
            (" 28  june 2021 ", day(2021, 6, 28)),
            ("28 Jun 2021", day(2021, 6, 28)),
            ("June 28, 2021", day(2021, 6, 28)),
            ("28/6/2021", day(2021, 6, 28)),
            ("28.06.2021", day(2021, 6, 28)),
            ("June 2021", Some((date(2021, 6, 1), date(2021, 6, 30)))),
            ("2021-02", Some((date(2021, 2, 1), date(2021, 2, 28)))),
            ("2021", Some((date(2021, 1, 1), date(2021, 12, 31)))),
            ("2021-02-30", None),
            ("31 June 2021", None),
            ("28 Juin 2021", None),
            ("28 June", None),
            ("yesterday", None),
            ("", None),
            ("99999999999", None),
            ("٢٨ June 2021", None),
        ] {
            let range = parse(typed, &words);
            assert_eq!(
                range.map(|range| (range.earliest().unwrap(), range.latest().unwrap())),
                expected,
                "{typed}"
            );
        }
    }

    #[test]
    fn a_date_is_typed_as_the_language_of_the_window_writes_it() {
        let words = Words::french();
        let day = |y, m, d| DateRange::day(date(y, m, d));
        for (typed, expected) in [
            ("1er août 2021", Some(day(2021, 8, 1))),
            ("28 juin 2021", Some(day(2021, 6, 28))),
            ("2 juil. 2021", Some(day(2021, 7, 2))),
            ("28/6/2021", Some(day(2021, 6, 28))),
            ("28 June 2021", None),
        ] {
            assert_eq!(parse(typed, &words), expected, "{typed}");
        }
        assert_eq!(length("3 semaines", &words), Some((3, Step::Week)));
    }

    #[test]
    fn a_typed_length_is_a_number_and_a_unit() {
        let words = Words::english();
        for (typed, expected) in [
            ("30 days", Some((30, Step::Day))),
            (" 3 Weeks ", Some((3, Step::Week))),
            ("2 months", Some((2, Step::Month))),
            ("1 year", Some((1, Step::Year))),
            ("14d", Some((14, Step::Day))),
            ("1,234 days", Some((1234, Step::Day))),
            ("2.5 weeks", None),
            ("2,5 days", None),
            ("0 days", None),
            ("days", None),
            ("105", Some((105, Step::Day))),
            ("7,300 days", Some((7300, Step::Day))),
            ("30 parsecs", None),
            ("-3 days", None),
            ("70000 days", Some((70_000, Step::Day))),
            ("99999999999 days", None),
            ("", None),
        ] {
            assert_eq!(length(typed, &words), expected, "{typed}");
        }
    }
}
