//! What a date stands on, in words: "month · publication date, from the header “date 2021-07”".

use crate::model::{DateRange, PublicationBasis};
use crate::view::{Ground, HangsOn, Standing};
use crate::words::Words;

/// Longest quotation of the words that a date stands on, in characters.
const LONGEST: usize = 60;

/// How the date of a mention is known.
#[must_use]
pub fn of_mention(date: &Standing, words: &Words) -> String {
    with_precision(date.range, ground(&date.ground, words), words)
}

/// How a document's date is known: "month · from the header “date 2021-07”".
#[must_use]
pub fn of_document(date: &Standing, words: &Words) -> String {
    let basis = match &date.ground {
        Ground::Publication { basis, words: said } => published(*basis, said.as_deref(), words),
        Ground::Text { .. } => ground(&date.ground, words),
    };
    with_precision(date.range, basis, words)
}

fn ground(ground: &Ground, words: &Words) -> String {
    let quoted = |said: &str| -> crate::words::Value<'static> { cut(said).into() };
    match ground {
        Ground::Publication { basis: PublicationBasis::Decision, .. } => {
            // Who reads a figure is not who decided.
            words.get("report-basis-decision")
        }
        Ground::Publication { basis, words: said } => {
            let basis = published(*basis, said.as_deref(), words);
            words.with("basis-publication-known", &[("basis", basis.into())])
        }
        Ground::Text { words: Some(said), carried: true, .. } => {
            words.with("basis-carried", &[("words", quoted(said))])
        }
        Ground::Text { words: Some(said), hangs_on, .. } => {
            let said = ("words", quoted(said));
            match hangs_on {
                HangsOn::Nothing => words.with("basis-words", &[said]),
                HangsOn::Publication => words.with("basis-words-and-publication", &[said]),
                HangsOn::Words(other) => {
                    words.with("basis-words-and-words", &[said, ("others", quoted(other))])
                }
                HangsOn::Other => words.with("basis-words-and-other", &[said]),
            }
        }
        Ground::Text { words: None, hangs_on, .. } => words.get(match hangs_on {
            HangsOn::Nothing => "basis-expression",
            HangsOn::Publication => "basis-text-and-publication",
            HangsOn::Words(_) | HangsOn::Other => "basis-relative",
        }),
    }
}

fn published(basis: PublicationBasis, said: Option<&str>, words: &Words) -> String {
    let basis = match basis {
        PublicationBasis::Decision => words.get("report-basis-decision"),
        known => words.publication_basis(known),
    };
    match said {
        Some(said) => words.with("basis-with-words", &[("basis", basis.into()), ("words", cut(said).into())]),
        None => basis,
    }
}

/// Words on one line, cut where they are long.
fn cut(said: &str) -> String {
    let line = said.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// A basis, and before it how precise the date is where it is not a day.
fn with_precision(range: DateRange, basis: String, words: &Words) -> String {
    let (Some(first), Some(last)) = (range.earliest(), range.latest()) else { return basis };
    let whole_months = first.day() == 1 && last == last.last_of_month();
    let precision = if first == last {
        return basis;
    } else if whole_months && first.first_of_month() == last.first_of_month() {
        "precision-month"
    } else if whole_months && first.month() == 1 && last.month() == 12 && first.year() == last.year() {
        "precision-year"
    } else {
        "precision-range"
    };
    words.with("precision-and-basis", &[("precision", words.get(precision).into()), ("basis", basis.into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_basis_tells_how_precise_the_date_is_and_which_words_say_it() {
        let words = Words::english();
        let text =
            |hangs_on| Ground::Text { words: Some("mardi\n soir".to_owned()), hangs_on, carried: false };
        for (range, ground, expected) in [
            ("2021-07-20", text(HangsOn::Publication), "from “mardi soir” and the publication date"),
            ("2021-07", text(HangsOn::Nothing), "month · from “mardi soir”"),
            (
                "2021-07",
                Ground::Publication {
                    basis: PublicationBasis::Header,
                    words: Some("date 2021-07".to_owned()),
                },
                "month · publication date, from the header “date 2021-07”",
            ),
            (
                "2021",
                Ground::Publication { basis: PublicationBasis::Decision, words: None },
                "year · set by hand",
            ),
        ] {
            let standing = Standing { range: range.parse().unwrap(), ground };
            assert_eq!(of_mention(&standing, &words), expected);
        }
    }
}
