//! What a date stands on, in words: "month · publication date, from the header “date 2021-07”". Window and report say the same.

use super::line::one_line;
use crate::model::{DateRange, PublicationBasis};
use crate::view::{Ground, HangsOn, Standing};
use crate::words::Words;

/// Longest quotation of the words that a date stands on, in characters.
const LONGEST: usize = 60;

/// To whom it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listener {
    /// Whoever decides: what was decided was "dated by you".
    User,
    /// Whoever reads what they made of it: it was "set by hand".
    Reader,
}

/// How the date of a mention is known.
#[must_use]
pub fn of_mention(date: &Standing, listener: Listener, words: &Words) -> String {
    with_precision(date.range, ground(&date.ground, listener, words), words)
}

/// How a document's date is known: "month · from the header “date 2021-07”".
#[must_use]
pub fn of_document(date: &Standing, listener: Listener, words: &Words) -> String {
    with_precision(date.range, of_day(date, listener, words), words)
}

/// What says a document's date, where the date itself tells how precise it is: "from the header “date 2021-07”".
#[must_use]
pub fn of_day(date: &Standing, listener: Listener, words: &Words) -> String {
    match &date.ground {
        Ground::Publication { basis, words: said } => published(*basis, said.as_deref(), listener, words),
        Ground::Text { .. } => ground(&date.ground, listener, words),
    }
}

/// What says a date.
fn ground(ground: &Ground, listener: Listener, words: &Words) -> String {
    match ground {
        Ground::Publication { basis: PublicationBasis::Decision, .. } => {
            published(PublicationBasis::Decision, None, listener, words)
        }
        Ground::Publication { basis, words: said } => {
            let basis = published(*basis, said.as_deref(), listener, words);
            words.with("basis-publication-known", &[("basis", basis.into())])
        }
        Ground::Text { words: Some(said), carried: true, .. } => {
            words.with("basis-carried", &[("words", cut(said).into())])
        }
        Ground::Text { words: Some(said), hangs_on, .. } => {
            let said = ("words", cut(said).into());
            match hangs_on {
                HangsOn::Nothing => words.with("basis-words", &[said]),
                HangsOn::Publication => words.with("basis-words-and-publication", &[said]),
                HangsOn::Words(other) => {
                    words.with("basis-words-and-words", &[said, ("others", cut(other).into())])
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

fn published(basis: PublicationBasis, said: Option<&str>, listener: Listener, words: &Words) -> String {
    let basis = match (basis, listener) {
        (PublicationBasis::Decision, Listener::Reader) => words.get("report-basis-decision"),
        (known, _) => words.publication_basis(known),
    };
    match said {
        Some(said) => words.with("basis-with-words", &[("basis", basis.into()), ("words", cut(said).into())]),
        None => basis,
    }
}

/// Words on one line, cut where they are long.
#[must_use]
pub fn cut(said: &str) -> String {
    let line = one_line(said);
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
    use crate::model::Edtf;

    fn standing(date: &str, ground: Ground) -> Standing {
        Standing { range: Edtf::parse(date).unwrap().range(), ground }
    }

    #[test]
    fn a_date_says_its_precision_and_on_which_words_it_stands() {
        let words = Words::english();
        let text =
            |said: &str, hangs_on, carried| Ground::Text { words: Some(said.to_owned()), hangs_on, carried };
        let published =
            |basis, said: Option<&str>| Ground::Publication { basis, words: said.map(str::to_owned) };
        let after = HangsOn::Words("le 13 juillet".to_owned());
        for (date, ground, expected) in [
            ("2021-07-20", text("le 20 juillet 2021", HangsOn::Nothing, false), "from “le 20 juillet 2021”"),
            (
                "2021-07",
                text("mardi", HangsOn::Publication, false),
                "month · from “mardi” and the publication date",
            ),
            ("2021-07-14", text("le lendemain", after, false), "from “le lendemain” and “le 13 juillet”"),
            (
                "2021-07-22",
                text("jeudi", HangsOn::Publication, true),
                "carried from “jeudi” in an earlier sentence",
            ),
            (
                "2021-07",
                published(PublicationBasis::Header, Some("date 2021-07")),
                "month · publication date, from the header “date 2021-07”",
            ),
            (
                "2021",
                published(PublicationBasis::FileName, None),
                "year · publication date, from the file name",
            ),
            ("2021-08-13", published(PublicationBasis::Decision, None), "dated by you"),
            ("2021-07-01/2021-07-15", published(PublicationBasis::Decision, None), "range · dated by you"),
        ] {
            assert_eq!(of_mention(&standing(date, ground), Listener::User, &words), expected, "{date}");
        }
        let header = standing("2021-07", published(PublicationBasis::Header, Some(" date\n2021-07 ")));
        assert_eq!(of_document(&header, Listener::User, &words), "month · from the header “date 2021-07”");
    }

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
            assert_eq!(of_mention(&standing(range, ground), Listener::Reader, &words), expected);
        }
    }

    #[test]
    fn long_words_are_cut() {
        let said = cut(&"été ".repeat(40));
        assert!(said.ends_with('…') && said.chars().count() <= LONGEST + 1, "{said}");
    }
}
