//! Dates with what they stand on, in words: "July 2021", "month · from “mardi” and the publication date".

use eframe::egui::{Role, Sense, Ui, WidgetInfo};

use super::theme::{Face, Tokens, size};
use super::widgets;
use crate::export::basis::{self, Listener};
use crate::model::{DateRange, Narration};
use crate::view::{HangsOn, Standing, TimexMark};
use crate::words::Words;

/// How a date is known: "dated by you"; "month · publication date, from the header “date 2021-07”".
#[must_use]
pub fn how(date: &Standing, words: &Words) -> String {
    basis::of_mention(date, Listener::User, words)
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
        HangsOn::Words(other) => words.with("basis-words", &[("words", basis::cut(other).into())]),
        HangsOn::Other => words.get("basis-relative"),
    };
    words.with("timex-hangs", &[("date", date.into()), ("on", on.into())])
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
    use crate::view::Ground;

    fn standing(date: &str, ground: Ground) -> Standing {
        Standing { range: Edtf::parse(date).unwrap().range(), ground }
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
}
