//! Numbers as people read them: 134,000. Whatever number a message holds is written so; years are put in as text and are not.

use fluent_bundle::FluentValue;

use super::Words;
use crate::model::Language;

impl Words {
    /// A count on its own: "134,000".
    #[must_use]
    pub fn count(&self, count: usize) -> String {
        if count < 1000 {
            // The same in every language, and asked for at every frame.
            return count.to_string();
        }
        self.with("count", &[("count", count.into())])
    }

    /// A number that need not be whole, with one place after the point where it is below ten: "134,000", "12", "2.5".
    #[must_use]
    pub fn about(&self, number: f32) -> String {
        let places = if number < 10.0 { 10.0 } else { 1.0 };
        let rounded = (f64::from(number) * places).round() / places;
        self.with("count", &[("count", rounded.into())])
    }
}

/// What stands before the part of a number that is no whole.
pub(super) fn point(language: Language) -> &'static str {
    if language == Language::FRENCH { "," } else { "." }
}

/// Writes the numbers of English messages, with a comma before each three digits; leaves other values as they are.
pub(super) fn english<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(grouped(&number.as_string(), ',', '.')),
        _ => None,
    }
}

/// Writes the numbers of French messages: a narrow space before each three digits, and a comma before what is no whole.
pub(super) fn french<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(grouped(&number.as_string(), '\u{202f}', ',')),
        _ => None,
    }
}

/// A written number with `separator` before each three digits of its whole part, and `point` behind that part.
fn grouped(number: &str, separator: char, point: char) -> String {
    let (sign, rest) = number.strip_prefix('-').map_or(("", number), |rest| ("-", rest));
    let (whole, fraction) =
        rest.split_once('.').map_or((rest, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut written = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            written.push(separator);
        }
        written.push(digit);
    }
    if let Some(fraction) = fraction {
        written.push(point);
        written.push_str(fraction);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_digits_each_are_set_apart_wherever_a_count_is_told() {
        let words = Words::english();
        for (count, expected) in [
            (0, "0 mentions"),
            (1, "1 mention"),
            (999, "999 mentions"),
            (1000, "1,000 mentions"),
            (134_000, "134,000 mentions"),
            (1_234_567, "1,234,567 mentions"),
        ] {
            assert_eq!(words.with("mentions-count", &[("count", count.into())]), expected);
        }
        assert_eq!(words.count(50_000), "50,000");
    }

    #[test]
    fn a_number_that_is_not_whole_has_one_place_where_it_is_small() {
        let words = Words::english();
        let said = [2.46, 3.0, 0.04, 12.6, 1234.5].map(|number| words.about(number));
        assert_eq!(said, ["2.5", "3", "0", "13", "1,235"]);
    }

    #[test]
    fn a_year_is_no_count() {
        let words = Words::english();
        assert_eq!(words.year(jiff::civil::date(2021, 1, 1)), "2021");
    }
}
