//! The panel where one reads: the passages that name the selected place, or a document whole.

mod document;
mod flow;
mod marked;
mod passages;

use eframe::egui::{Align, Frame, Layout, Margin, Ui};

pub use flow::Flow;
pub use marked::Marked;

use super::command::Command;
use super::state::OpenDocument;
use super::theme::{Face, Tokens, size};
use super::widgets;
use crate::model::{DateRange, MentionDate, PublicationBasis};
use crate::view::ViewModel;
use crate::words::Words;

/// What the reader shows, and where it is scrolled to.
pub struct Reader<'a> {
    /// The view of the corpus.
    pub view: &'a ViewModel,
    /// Where the passages are scrolled to.
    pub passages: &'a mut Flow,
    /// The document that is open.
    pub document: Option<&'a mut OpenDocument>,
}

/// Draws the reader.
pub fn panel(ui: &mut Ui, reader: Reader<'_>, words: &Words, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    match (reader.document, reader.view.selected()) {
        (Some(open), _) => document::show(ui, open, reader.view, words, commands),
        (None, Some(selected)) => passages::show(ui, selected, reader.passages, reader.view, words, commands),
        (None, None) => hint(ui, reader.view, words, commands),
    }
}

/// What is said while no place is selected.
fn hint(ui: &mut Ui, view: &ViewModel, words: &Words, commands: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    padded(ui, |ui| {
        let nothing_here = view.counts().visible == 0;
        let (title, text) = if nothing_here {
            ("window-empty-title", "window-empty-text")
        } else {
            ("reader-empty-title", "reader-empty-text")
        };
        widgets::text(ui, &words.get(title), Face::SemiBold.at(size::BODY + 2.0), tokens.text);
        ui.add_space(size::GRID);
        widgets::text(ui, &words.get(text), Face::Regular.at(size::BODY), tokens.weak);
        ui.add_space(size::GRID * 2.0);
        if nothing_here && view.query().window.is_some() {
            let reset = Command::ResetWindow;
            if widgets::link(ui, &reset.label(words), &reset.hint(words)).clicked() {
                commands.push(reset);
            }
        }
    });
}

/// Content with the margin of the panel.
fn padded<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    padded_part(ui, true, true, content)
}

/// The same for one part of what goes on: above only the first has the margin, below only the last.
fn padded_part<R>(ui: &mut Ui, first: bool, last: bool, content: impl FnOnce(&mut Ui) -> R) -> R {
    let (top, bottom) = (if first { 14 } else { 0 }, if last { 12 } else { 0 });
    let margin = Margin { left: 20, right: 16, top, bottom };
    Frame::new()
        .inner_margin(margin)
        .show(ui, |ui| {
            // Lines of text stand as close as text does, not as buttons do.
            ui.spacing_mut().interact_size.y = 0.0;
            content(ui)
        })
        .inner
}

/// A date in the accent colour and, weaker, how it is known.
fn date_line(ui: &mut Ui, date: Option<&MentionDate>, known: Option<PublicationBasis>, words: &Words) {
    let tokens = Tokens::of(ui);
    let font = Face::SemiBold.at(size::SECONDARY);
    match date {
        Some(date) => {
            widgets::text(ui, &words.range(date.range()), font, tokens.accent);
            let basis = dated_how(date, known, words);
            widgets::text(ui, &basis, Face::Regular.at(size::SECONDARY), tokens.weak);
        }
        None => {
            widgets::text(ui, &words.get("date-undated"), font, tokens.weak);
        }
    }
}

/// A row of things beside each other, with something at its right end.
fn sides(ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::GRID * 2.0;
        left(ui);
        ui.with_layout(Layout::right_to_left(Align::Center), right);
    });
}

/// How a mention's date is known: "dated by you"; "month, from the header".
fn dated_how(date: &MentionDate, known: Option<PublicationBasis>, words: &Words) -> String {
    precision_and_basis(date.range(), words.basis(date.basis, known), words)
}

/// A basis, and before it how precise the date is where it is not a day.
fn precision_and_basis(range: DateRange, basis: String, words: &Words) -> String {
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

    #[test]
    fn a_date_less_precise_than_a_day_says_so() {
        let words = Words::english();
        for (date, expected) in [
            ("2021-08-13", "dated by you"),
            ("2021-07", "month, dated by you"),
            ("2021", "year, dated by you"),
            ("2021-07-01/2021-07-15", "range, dated by you"),
        ] {
            let range = Edtf::parse(date).unwrap().range();
            assert_eq!(precision_and_basis(range, "dated by you".to_owned(), &words), expected, "{date}");
        }
    }
}
