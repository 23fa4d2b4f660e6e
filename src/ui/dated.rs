//! Dates with what they stand on, in words: "July 2021", "month · from “mardi” and the publication date".

use eframe::egui::{Role, Sense, Ui, WidgetInfo};

use super::theme::{Face, Tokens, size};
use super::widgets;
use crate::model::{DateRange, Narration};
use crate::view::{Ground, HangsOn, Standing, TimexMark};
use crate::words::Words;

/// Longest quotation of the words that a date stands on, in characters.
const LONGEST: usize = 60;

/// How a date is known: "dated by you"; "month · publication date, from the header “date 2021-07”".
#[must_use]
pub fn how(date: &Standing, words: &Words) -> String {
    with_precision(date.range, ground(&date.ground, words), words)
}

/// How a document's date is known: "month · from the header “date 2021-07”".
#[must_use]
pub fn document_how(date: &Standing, words: &Words) -> String {
    with_precision(date.range, document_basis(date, words), words)
}

/// What says a document's date, where the date itself tells how precise it is: "from the header “date 2021-07”".
#[must_use]
pub fn document_basis(date: &Standing, words: &Words) -> String {
    match &date.ground {
        Ground::Publication { basis, words: said } => {
            with_words(words.publication_basis(*basis), said.as_deref(), words)
        }
        Ground::Text { .. } => ground(&date.ground, words),
    }
}

/// What a temporal expression means, in a document that is `dated` or not: "Tuesday 20 July 2021, from the publication date".
#[must_use]
pub fn meaning(mark: &TimexMark, dated: bool, words: &Words) -> String {
    let Some(range) = mark.date else {
        return words.get(if dated { "timex-unknown" } else { "timex-unknown-undated" });
    };
    let date = match (range.earliest(), range.latest()) {
        (Some(first), Some(last)) if first == last => words.day_with_weekday(first),
        _ => words.range(range),
    };
    let on = match &mark.hangs_on {
        HangsOn::Nothing => return date,
        HangsOn::Publication => words.get("basis-text-and-publication"),
        HangsOn::Words(other) => words.with("basis-words", &[("words", cut(other).into())]),
        HangsOn::Other => words.get("basis-relative"),
    };
    words.with("timex-hangs", &[("date", date.into()), ("on", on.into())])
}

/// What says a date.
fn ground(ground: &Ground, words: &Words) -> String {
    match ground {
        Ground::Publication { basis, .. } if *basis == crate::model::PublicationBasis::Decision => {
            words.publication_basis(*basis)
        }
        Ground::Publication { basis, words: said } => {
            let basis = with_words(words.publication_basis(*basis), said.as_deref(), words);
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

fn with_words(basis: String, said: Option<&str>, words: &Words) -> String {
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

/// How a mention's date is known and, where it is no plain event, how the text tells of it.
#[must_use]
pub fn told(date: Option<&Standing>, narration: Narration, words: &Words) -> Option<String> {
    let how = date.map(|date| how(date, words));
    let narration = (narration != Narration::Event).then(|| words.narration(narration));
    match (how, narration) {
        (Some(how), Some(narration)) => {
            Some(words.with("basis-and-narration", &[("basis", how.into()), ("narration", narration.into())]))
        }
        (how, narration) => how.or(narration),
    }
}

/// A date in the accent colour and, weaker, what is told of it.
pub struct Line {
    date: String,
    dated: bool,
    told: Option<String>,
}

impl Line {
    /// The line of a date, or of none.
    #[must_use]
    pub fn new(range: Option<DateRange>, told: Option<String>, words: &Words) -> Self {
        let date = range.map_or_else(|| words.get("date-undated"), |range| words.range(range));
        Self { date, dated: range.is_some(), told }
    }

    /// Draws it, what is told always on a line of its own: so all dates of a list stand alike, however long that is.
    /// `rest` draws what stands at the right end of the first line.
    pub fn show(&self, ui: &mut Ui, rest: impl FnOnce(&mut Ui)) {
        let tokens = Tokens::of(ui);
        ui.horizontal_top(|ui| {
            let colour = if self.dated { tokens.accent } else { tokens.weak };
            let font = Face::SemiBold.at(size::SECONDARY);
            let galley = ui.painter().layout_no_wrap(self.date.clone(), font, colour);
            let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
            ui.painter().galley(rect.min, galley, colour);
            response.widget_info(|| {
                let spoken: Vec<&str> =
                    std::iter::once(self.date.as_str()).chain(self.told.as_deref()).collect();
                WidgetInfo::labeled(Role::Label, true, spoken.join(", "))
            });
            rest(ui);
        });
        if let Some(told) = &self.told {
            ui.add_space(1.0);
            widgets::text(ui, told, Face::Regular.at(size::SECONDARY), tokens.weak);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edtf, PublicationBasis};

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
            assert_eq!(how(&standing(date, ground), &words), expected, "{date}");
        }
        let header = standing("2021-07", published(PublicationBasis::Header, Some(" date\n2021-07 ")));
        assert_eq!(document_how(&header, &words), "month · from the header “date 2021-07”");
    }

    #[test]
    fn an_expression_tells_its_days_and_what_they_hang_on() {
        let words = Words::english();
        let mardi = || HangsOn::Words("mardi".to_owned());
        for (date, hangs_on, dated, expected) in [
            (
                Some("2021-07-20"),
                HangsOn::Publication,
                true,
                "Tuesday 20 July 2021, from the publication date",
            ),
            (Some("2021-07-21"), mardi(), true, "Wednesday 21 July 2021, from “mardi”"),
            (Some("1996"), HangsOn::Nothing, true, "1996"),
            (None, HangsOn::Publication, true, "no days can be told"),
            (None, HangsOn::Publication, false, "no days can be told while its document is undated"),
        ] {
            let date = date.map(|date| Edtf::parse(date).unwrap().range());
            assert_eq!(meaning(&TimexMark { range: 0..1, date, hangs_on }, dated, &words), expected);
        }
    }

    #[test]
    fn background_and_plans_say_so_even_where_no_date_is_known() {
        let words = Words::english();
        let ground = Ground::Publication { basis: PublicationBasis::Decision, words: None };
        let date = standing("2021-08-13", ground);
        for (date, narration, expected) in [
            (Some(&date), Narration::Event, Some("dated by you")),
            (Some(&date), Narration::Background, Some("dated by you · background")),
            (None, Narration::Future, Some("planned")),
            (None, Narration::Event, None),
        ] {
            assert_eq!(told(date, narration, &words).as_deref(), expected);
        }
    }

    #[test]
    fn long_words_are_cut() {
        let said = cut(&"été ".repeat(40));
        assert!(said.ends_with('…') && said.chars().count() <= LONGEST + 1, "{said}");
    }
}
