//! A machine's date to a civil day: what stands in the metadata of pages and texts.
//!
//! The day is the one that is written. A time of day and its zone are cut off, never converted: an article of
//! `2021-07-13T23:30-05:00` is of July 13 for who published it and for who reads it.
//!
//! Deliberately not understood, for they say more than one thing or need a zone: `07/13/2021`, `13.07.21`, seconds since 1970.

use jiff::fmt::strtime::BrokenDownTime;

use crate::model::{Day, Edtf};

/// The first year that is believed. Programs that know no date write 0001 or -0001.
const FIRST_YEAR: i16 = 1000;

/// Longest value, in bytes, that may be meant as a date.
const LONGEST: usize = 100;

/// The day with the name of its month: mail and RSS (RFC 2822), JavaScript, English prose.
const IN_WORDS: &[&str] = &["%a, %d %b %Y", "%d %b %Y", "%a %b %d %Y", "%b %d, %Y", "%B %d, %Y", "%d %B %Y"];

/// The date that a field's value gives, at the precision it has: ISO 8601 with or without a time of day, EDTF, `20210713`,
/// `2021/07/13`, `Tue, 13 Jul 2021 10:00:00 GMT`. `None` where it is none of these.
pub(super) fn date_of(value: &str) -> Option<Edtf> {
    let value = value.trim();
    // The zero of the clocks of computers is what a program writes that knows no date.
    if value.is_empty() || value.len() > LONGEST || value.starts_with("1970-01-01T00:00") {
        return None;
    }
    let date = year_first(value).or_else(|| Edtf::parse(value).ok()).or_else(|| in_words(value))?;
    let earliest = date.range().earliest().or(date.range().latest())?;
    (earliest.year() >= FIRST_YEAR).then_some(date)
}

/// `2021-07-13`, `2021/7/13`, `2021.07.13`, `20210713`, `2021/07`, each day with a time of day behind it or without.
fn year_first(value: &str) -> Option<Edtf> {
    let digits = leading_digits(value);
    if [8, 12, 14].contains(&digits.len()) {
        let (day, clock) = value.split_at(8);
        let part = |range: std::ops::Range<usize>| day.get(range)?.parse().ok();
        let date = Day::new(part(0..4)?, part(4..6)? as i8, part(6..8)? as i8).ok()?;
        return is_clock(clock.trim_start_matches(|c: char| c.is_ascii_digit())).then(|| Edtf::day(date));
    }
    if digits.len() != 4 {
        return None;
    }
    let mark = value[4..].chars().next().filter(|c| "-/.".contains(*c))?;
    let month = leading_digits(&value[5..]);
    let number = |digits: &str| digits.parse::<i8>().ok().filter(|_| digits.len() <= 2);
    let (year, month, rest) = (digits.parse().ok()?, number(month)?, &value[5 + month.len()..]);
    if rest.is_empty() && mark == '/' {
        return Day::new(year, month, 1).ok().map(Edtf::month);
    }
    let rest = rest.strip_prefix(mark)?;
    let day = leading_digits(rest);
    let date = Day::new(year, month, number(day)?).ok()?;
    is_clock(&rest[day.len()..]).then(|| Edtf::day(date))
}

fn leading_digits(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    &text[..end]
}

/// Whether what stands behind a day may be a time of day, a zone, or both.
fn is_clock(rest: &str) -> bool {
    let clock = rest.strip_prefix(['T', 't']).or_else(|| rest.strip_prefix(' ').map(str::trim_start));
    match clock {
        Some(clock) => clock.starts_with(|c: char| c.is_ascii_digit()),
        None => rest.is_empty() || rest.starts_with(['Z', '+']) || (rest.len() == 6 && rest.starts_with('-')),
    }
}

fn in_words(value: &str) -> Option<Edtf> {
    let read = |format: &&str| {
        let (time, length) = BrokenDownTime::parse_prefix(format, value).ok()?;
        // "13 Jul 2021" is no date of "13 Jul 20210".
        let ends = !value.get(length..)?.starts_with(|c: char| c.is_alphanumeric());
        time.to_date().ok().filter(|_| ends)
    };
    IN_WORDS.iter().find_map(read).map(Edtf::day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_time_is_cut_to_the_day_that_is_written() {
        for (value, expected) in [
            ("2021-07-13", "2021-07-13"),
            (" 2021-07-13T08:00+02:00 ", "2021-07-13"),
            // In Paris already the 14th.
            ("2021-07-13T23:30:00-05:00", "2021-07-13"),
            ("2021-07-13T08:00:00.000+0000", "2021-07-13"),
            ("2021-07-13T06:00:00Z[Europe/Paris]", "2021-07-13"),
            ("2021-07-13 10:00:00 +0200", "2021-07-13"),
            ("2021-07-13T10h00", "2021-07-13"),
            ("2021-07-13Z", "2021-07-13"),
            ("2021-07-13-05:00", "2021-07-13"),
            ("2021-07-13+02:00", "2021-07-13"),
            ("20210713", "2021-07-13"),
            ("20210713T080000Z", "2021-07-13"),
            ("20210713080000", "2021-07-13"),
            ("2021/07/13", "2021-07-13"),
            ("2021/7/3 10:00:00", "2021-07-03"),
            ("2021.07.13", "2021-07-13"),
            ("2021/07", "2021-07"),
            ("2021-07", "2021-07"),
            ("2021", "2021"),
            ("2021-07-01/2021-07-15", "2021-07-01/2021-07-15"),
            ("Tue, 13 Jul 2021 10:00:00 GMT", "2021-07-13"),
            ("Tue, 6 Jul 2021 23:59:59 -0700", "2021-07-06"),
            ("13 Jul 2021 10:00 +0200", "2021-07-13"),
            ("Tue Jul 13 2021 10:00:00 GMT+0200 (CEST)", "2021-07-13"),
            ("July 13, 2021", "2021-07-13"),
            ("Jul 13, 2021 10:00 am", "2021-07-13"),
        ] {
            assert_eq!(date_of(value).map(|date| date.to_string()).as_deref(), Some(expected), "{value}");
        }
    }

    #[test]
    fn what_says_no_day_or_more_than_one_is_no_date() {
        for value in [
            "",
            "   ",
            "soon",
            "07/13/2021",
            "13.07.2021",
            "13/07/21",
            "1626134400",
            "1626134400000",
            "2021-02-30",
            "2021-13-01",
            "20211301",
            "2021-07-13 to 2021-07-15",
            "2021-07-13abc",
            "0000-00-00",
            "0001-01-01T00:00:00Z",
            "-0001-11-30T00:00:00+00:00",
            "1970-01-01T00:00:00Z",
            "13 Jul 20210",
            "{{ page.date }}",
            "2021-07-1é",
            "2021é07",
            "２０２１-07-13",
        ] {
            assert_eq!(date_of(value), None, "{value}");
        }
        assert_eq!(date_of(&"2021-07-13 ".repeat(20_000)), None);
    }
}
