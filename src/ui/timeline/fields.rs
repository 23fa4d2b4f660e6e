//! The row above the chart: the mode, the window's first and last day to be typed, and how much is in sight.

use eframe::egui::{Align, Align2, Button, Key, Layout, Rect, RichText, TextEdit, Ui, UiBuilder, vec2};

use super::drag::{Span, day_of};
use super::presets::{self, Length};
use super::{transport, typed};
use crate::model::date::day_number;
use crate::ui::command::Command;
use crate::ui::playback::Playback;
use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets;
use crate::view::{ViewModel, WindowMode};
use crate::words::Words;

const FIELD_WIDTH: f32 = 132.0;

/// What is being typed into the two fields, and what was wrong with it.
#[derive(Default)]
pub struct Typing {
    texts: [Option<String>; 2],
    problem: Option<String>,
    length: Length,
    /// The window that this was said of.
    of: Option<Span>,
}

impl Typing {
    /// What was wrong with the last date typed.
    #[must_use]
    pub fn problem(&self) -> Option<&str> {
        self.problem.as_deref()
    }
}

/// The row. `window`: the days shown, where anything is dated.
pub fn row(
    ui: &mut Ui,
    rect: Rect,
    (view, playback): (&ViewModel, &Playback),
    words: &Words,
    typing: &mut Typing,
    window: Option<Span>,
    commands: &mut Vec<Command>,
) {
    let tokens = Tokens::of(ui);
    let mut left = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
    let row = &mut left;
    row.spacing_mut().item_spacing.x = 8.0;
    if let Some(window) = window {
        if typing.of != Some(window) {
            // What was wrong with an end of another window is no news of this one.
            *typing =
                Typing { of: Some(window), length: std::mem::take(&mut typing.length), ..Typing::default() };
        }
        let mode = view.query().mode;
        transport::show(row, rect.width(), mode, playback, words, commands);
        row.add_space(12.0);
        if mode == WindowMode::Cumulative {
            let from = RichText::new(words.get("timeline-from-start"));
            row.label(from.font(Face::Regular.at(size::SECONDARY)).color(tokens.weak));
        } else {
            date_field(row, (0, mode), window, words, typing, commands);
        }
        row.label(RichText::new("–").color(tokens.weak));
        if mode == WindowMode::Instant {
            // Its end follows from its begin.
            let end = RichText::new(words.day(day_of(window.last)));
            row.label(end.font(Face::Regular.at(size::SECONDARY)).color(tokens.weak));
        } else {
            date_field(row, (1, mode), window, words, typing, commands);
        }
        if rect.width() >= transport::NARROW {
            presets::button(row, &mut typing.length, words, commands);
        }
        if view.query().window.is_some() {
            reset(row, words, commands);
        }
        if let Some(problem) = &typing.problem {
            row.label(RichText::new(problem).font(Face::Regular.at(size::SECONDARY)).color(tokens.error));
        }
    }
    let used = left.min_rect().right();
    let mut right =
        ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::right_to_left(Align::Center)));
    let font = Face::Regular.at(size::BODY);
    widgets::cut_text(&mut right, &counts(view, words), font, tokens.weak, rect.right() - used - 12.0);
}

/// How many mentions are in sight, of how many, how many have no date, and how many the filters leave out.
#[must_use]
pub fn counts(view: &ViewModel, words: &Words) -> String {
    let counts = view.counts();
    let key = if counts.filtered > 0 { "timeline-counts-filtered" } else { "timeline-counts" };
    let counts = [
        ("visible", counts.visible.into()),
        ("total", counts.total.into()),
        ("undated", counts.undated.into()),
        ("filtered", counts.filtered.into()),
    ];
    words.with(key, &counts)
}

fn reset(ui: &mut Ui, words: &Words, commands: &mut Vec<Command>) {
    let command = Command::ResetWindow;
    let text =
        RichText::new(command.label(words)).font(Face::Medium.at(size::SECONDARY)).color(Tokens::of(ui).link);
    if ui.add(Button::new(text).frame(false)).on_hover_text(command.hint(words)).clicked() {
        commands.push(command);
    }
}

/// One of the two fields: 0 the first day, 1 the last.
fn date_field(
    ui: &mut Ui,
    (which, mode): (usize, WindowMode),
    window: Span,
    words: &Words,
    typing: &mut Typing,
    commands: &mut Vec<Command>,
) {
    let said = words.day(day_of([window.first, window.last][which]));
    let mut text = typing.texts[which].clone().unwrap_or_else(|| said.clone());
    let wrong = typing.problem.is_some() && typing.texts[which].is_some();
    let tokens = Tokens::of(ui);
    let edit = TextEdit::singleline(&mut text)
        .id_salt(("date", which))
        .font(Face::Medium.at(size::SECONDARY))
        .text_color(if wrong { tokens.error } else { tokens.text })
        .align(Align2::CENTER_CENTER)
        .min_size(vec2(FIELD_WIDTH, size::BUTTON))
        .desired_width(FIELD_WIDTH - 2.0 * 8.0);
    let label = words.get(["timeline-start-date", "timeline-end-date"][which]);
    let response = ui.add(edit).accessible_name(label);
    if response.changed() {
        typing.texts[which] = Some(text.clone());
        typing.problem = None;
    }
    if response.lost_focus() {
        let cancelled = ui.input(|input| input.key_pressed(Key::Escape));
        let typed = typing.texts[which].take().filter(|_| !cancelled);
        // What is typed of an instant may lie behind it.
        let window = if mode == WindowMode::Instant { Span { last: i32::MAX, ..window } } else { window };
        match typed.map(|text| (entered(which, &text, window, words), text)) {
            None => typing.problem = None,
            Some((Ok(span), _)) => {
                *typing = Typing::default();
                commands.push(Command::SetWindow(span.range()));
            }
            Some((Err(problem), text)) => {
                typing.problem = Some(problem);
                typing.texts[which] = Some(text);
            }
        }
    }
}

/// The window after a date was typed into a field, or what is wrong with it. A month typed as the first day means its first,
/// as the last day its last.
fn entered(which: usize, text: &str, window: Span, words: &Words) -> Result<Span, String> {
    let range = typed::parse(text, words);
    let (Some(first), Some(last)) = (range.and_then(|r| r.earliest()), range.and_then(|r| r.latest())) else {
        return Err(words.with("timeline-bad-date", &[("text", text.trim().into())]));
    };
    let span = match which {
        0 => Span { first: day_number(first), last: window.last },
        _ => Span { first: window.first, last: day_number(last) },
    };
    if span.first > span.last { Err(words.get("timeline-bad-order")) } else { Ok(span) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_typed_date_moves_its_end_of_the_window_or_is_told_to_be_none() {
        let words = Words::english();
        let day = |month, day| day_number(date(2021, month, day));
        let window = Span { first: day(6, 1), last: day(8, 31) };
        for (which, text, expected) in [
            (0, "28 June 2021", Ok((day(6, 28), day(8, 31)))),
            (1, "2021-06-30", Ok((day(6, 1), day(6, 30)))),
            (0, "July 2021", Ok((day(7, 1), day(8, 31)))),
            (1, "July 2021", Ok((day(6, 1), day(7, 31)))),
            (1, "1 May 2021", Err("The first day comes after the last.")),
            (0, "soon", Err("“soon” is no date. Write 2021-06-28 or 28 June 2021.")),
        ] {
            let result = entered(which, text, window, &words).map(|span| (span.first, span.last));
            assert_eq!(result, expected.map_err(str::to_owned), "{text}");
        }
    }
}
