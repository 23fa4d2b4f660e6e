//! What a file tells machines of the day it was published: fields and their values, the most trusted first, and which holds.

use super::civil::date_of;
use super::warning;
use crate::model::{Lines, Message, Publication, PublicationBasis, Warning};

/// Most characters of a value that are shown.
const SHOWN: usize = 60;

/// A file may have thousands of fields that are no dates; the user is told of so many.
const MOST_WARNINGS: usize = 3;

/// What one field says of the day of publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    /// The field, as the file names it.
    pub field: String,
    /// Its value.
    pub value: String,
    /// The byte of the file's text at which it stands.
    pub at: usize,
}

/// The publication that the first of `claims` with a date gives. One before it that has a value and no date is warned of.
pub(super) fn publication(
    claims: &[Claim],
    file: &str,
    text: &str,
    warnings: &mut Vec<Warning>,
) -> Option<Publication> {
    let mut told = Vec::new();
    for claim in claims {
        let value = shown(&claim.value);
        if value.is_empty() {
            continue;
        }
        if let Some(date) = date_of(&claim.value) {
            let words = Some(format!("{}: {value}", claim.field));
            return Some(Publication { date, basis: PublicationBasis::Metadata, words });
        }
        if told.len() < MOST_WARNINGS && !told.contains(&value) {
            let field = shown(&claim.field);
            let message = Message::new("read-no-date").with("value", value.as_str()).with("field", field);
            let at = Lines::new(text).at(claim.at);
            warnings.push(warning(file, Some(at), message, "read-no-date-hint"));
            told.push(value);
        }
    }
    None
}

/// A value in one line that fits into one.
fn shown(value: &str) -> String {
    // So many words are longer, be they of one letter each.
    let line = value.split_whitespace().take(SHOWN).collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims(claims: &[(&str, &str)]) -> Vec<Claim> {
        let claim =
            |(field, value): &(&str, &str)| Claim { field: (*field).into(), value: (*value).into(), at: 2 };
        claims.iter().map(claim).collect()
    }

    #[test]
    fn the_first_field_with_a_date_holds_and_its_words_are_kept() {
        let mut warnings = Vec::new();
        let claims = claims(&[("date", " "), ("pubdate", "2021-07-13T08:00+02:00"), ("date", "2020")]);
        let found = publication(&claims, "a.html", "", &mut warnings).unwrap();
        assert_eq!((found.date.as_str(), found.basis), ("2021-07-13", PublicationBasis::Metadata));
        assert_eq!(found.words.as_deref(), Some("pubdate: 2021-07-13T08:00+02:00"));
        assert_eq!(warnings, []);
    }

    #[test]
    fn a_value_that_is_no_date_is_told_with_its_place_and_the_next_is_tried() {
        let mut warnings = Vec::new();
        let claims = claims(&[("date", "soon"), ("date", "2021")]);
        assert!(publication(&claims, "a.html", "\n\nx", &mut warnings).is_some());
        assert_eq!(warnings[0].to_string(), "a.html:3:1: “soon” in date is not a date");
        assert!(warnings[0].hint.as_ref().unwrap().to_string().contains("dateline.toml"));
    }

    #[test]
    fn a_thousand_values_that_are_no_dates_are_told_three_times_and_cut_short() {
        let mut warnings = Vec::new();
        let long = "é ".repeat(100_000);
        let mut many = claims(&[("date", &long), ("date", &long)]);
        many.extend((0..1000).map(|number| Claim {
            field: "date".into(),
            value: format!("x{number}"),
            at: 0,
        }));
        assert_eq!(publication(&many, "a.html", "", &mut warnings), None);
        assert_eq!(warnings.len(), 3);
        assert!(warnings[0].to_string().len() < 300, "{}", warnings[0]);
    }
}
