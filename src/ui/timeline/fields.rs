//! The row above the chart: the mode, the window's first and last day to be typed, and how much is in sight. What is said of it is told whole;
//! the rest has the room that this leaves. What was wrong with a date stands below, over the chart (`captions`).

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Align, Align2, Button, FontId, Id, Key, Layout, Rect, RichText, TextBuffer, TextEdit, Ui, UiBuilder, vec2,
};

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

/// Width of a field, if its text needs no more; the least where there is no room; and what of it is not text.
const FIELD_WIDTH: f32 = 132.0;
const LEAST_FIELD: f32 = 72.0;
const FIELD_MARGIN: f32 = 16.0;
/// Between two things of the row.
const SPACING: f32 = 8.0;
/// Before the counts.
const GAP: f32 = 12.0;

/// What is being typed into the two fields, and what was wrong with it.
#[derive(Default)]
pub struct Typing {
    texts: [Option<String>; 2],
    problems: [Option<String>; 2],
    /// The field in which a date was rejected last.
    latest: usize,
    length: Length,
    /// The window that this was said of.
    of: Option<Span>,
}

impl Typing {
    /// What was wrong with the last date that was typed and is no date.
    #[must_use]
    pub fn problem(&self) -> Option<&str> {
        let [first, last] = &self.problems;
        let (latest, other) = if self.latest == 0 { (first, last) } else { (last, first) };
        latest.as_deref().or(other.as_deref())
    }

    fn forget(&mut self, which: usize) {
        (self.texts[which], self.problems[which]) = (None, None);
    }

    /// What was typed of an end of another window is no news of this one; what is just being typed stays.
    fn follow(&mut self, window: Span, mode: WindowMode, in_focus: [bool; 2]) {
        let before = self.of.replace(window);
        for (which, in_focus) in in_focus.into_iter().enumerate() {
            let moved = before.is_none_or(|before| end(before, which) != end(window, which));
            if !has_field(mode, which) || moved && !in_focus {
                self.forget(which);
            }
        }
    }
}

/// The day at which a window begins, or ends.
fn end(window: Span, which: usize) -> i32 {
    if which == 0 { window.first } else { window.last }
}

/// Whether an end of the window can be typed: what accumulates has no begin, and the end of an instant follows from its begin.
fn has_field(mode: WindowMode, which: usize) -> bool {
    match mode {
        WindowMode::Window => true,
        WindowMode::Cumulative => which == 1,
        WindowMode::Instant => which == 0,
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
    let mut right =
        ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::right_to_left(Align::Center)));
    let counted =
        widgets::cut_text(&mut right, &counts(view, words), body(), Tokens::of(ui).weak, rect.width());
    let room = rect.with_max_x(counted.rect.left() - GAP);
    let Some(window) = window else { return };
    let mode = view.query().mode;
    let ids = [0, 1].map(|which| ui.make_persistent_id(("timeline-date-field", which)));
    typing.follow(window, mode, ids.map(|id| ui.memory(|memory| memory.has_focus(id))));
    let mut left = ui.new_child(UiBuilder::new().max_rect(room).layout(Layout::left_to_right(Align::Center)));
    let row = &mut left;
    row.spacing_mut().item_spacing.x = SPACING;
    transport::show(row, rect.width(), mode, playback, words, commands);
    row.add_space(GAP);
    let said = [0, 1].map(|which| words.day(day_of(end(window, which))));
    let ends = [0, 1].map(|which| End { which, id: ids[which], window, mode, said: &said[which] });
    let set = view.query().window.is_some();
    let fit = Fit::of(row, room.right() - row.cursor().left(), rect.width(), &ends, (typing, set), words);
    if mode == WindowMode::Cumulative {
        weak(row, words.get("timeline-from-start"));
    } else {
        ends[0].field(row, fit.fields[0], words, typing, commands);
    }
    row.label(RichText::new("–").color(Tokens::of(row).weak));
    if mode == WindowMode::Instant {
        weak(row, said[1].clone());
    } else {
        ends[1].field(row, fit.fields[1], words, typing, commands);
    }
    if fit.range {
        presets::button(row, &mut typing.length, window, words, commands);
    }
    if fit.reset {
        reset(row, words, commands);
    }
}

fn body() -> FontId {
    Face::Regular.at(size::BODY)
}

fn weak(ui: &mut Ui, said: String) {
    let said = RichText::new(said).font(Face::Regular.at(size::SECONDARY));
    ui.label(said.color(Tokens::of(ui).weak));
}

/// What of the row has room beside the counts, and how wide.
struct Fit {
    fields: [f32; 2],
    range: bool,
    reset: bool,
}

impl Fit {
    /// In `room` points of a row of `width`. What can be had from the menu as well gives way first, and then the fields.
    fn of(
        ui: &Ui,
        room: f32,
        width: f32,
        ends: &[End<'_>; 2],
        (typing, set): (&Typing, bool),
        words: &Words,
    ) -> Self {
        let wide = |text: &str, face: Face| {
            ui.painter()
                .layout_no_wrap(text.to_owned(), face.at(size::SECONDARY), Tokens::of(ui).text)
                .size()
                .x
        };
        let mode = ends[0].mode;
        let dash = wide("–", Face::Regular) + 2.0 * SPACING;
        let label = match mode {
            WindowMode::Window => 0.0,
            WindowMode::Cumulative => wide(&words.get("timeline-from-start"), Face::Regular),
            WindowMode::Instant => wide(ends[1].said, Face::Regular),
        };
        let wanted = ends.each_ref().map(|end| {
            let text = typing.texts[end.which].as_deref().unwrap_or(end.said);
            let needed = (wide(text, Face::Medium) + FIELD_MARGIN + 2.0).ceil().max(FIELD_WIDTH);
            if has_field(mode, end.which) { needed } else { 0.0 }
        });
        let least: f32 = wanted.iter().map(|wanted| wanted.min(FIELD_WIDTH)).sum();
        let mut rest = room - dash - label;
        let button = wide(&words.get("timeline-range"), Face::Medium) + widgets::TOGGLE_MARGIN + SPACING;
        let range = width >= transport::NARROW;
        rest -= if range { button } else { 0.0 };
        let link = wide(&Command::ResetWindow.label(words), Face::Medium) + SPACING + 2.0;
        let reset = set && rest - link >= least;
        rest -= if reset { link } else { 0.0 };
        let all: f32 = wanted.iter().sum();
        let share = (rest / all.max(1.0)).min(1.0);
        let fields =
            wanted.map(|wanted| if share < 1.0 { (wanted * share).floor().max(LEAST_FIELD) } else { wanted });
        Self { fields, range, reset }
    }
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

/// One of the ends of a window: 0 the first day, 1 the last.
struct End<'a> {
    which: usize,
    id: Id,
    window: Span,
    mode: WindowMode,
    /// The day in words.
    said: &'a str,
}

impl End<'_> {
    /// The field to type it into. A text that does not fit is cut while nobody types, and told whole when pointed at.
    fn field(
        &self,
        ui: &mut Ui,
        width: f32,
        words: &Words,
        typing: &mut Typing,
        commands: &mut Vec<Command>,
    ) {
        let which = self.which;
        let mut text = typing.texts[which].clone().unwrap_or_else(|| self.said.to_owned());
        let tokens = Tokens::of(ui);
        let colour = if typing.problems[which].is_some() { tokens.error } else { tokens.text };
        let font = Face::Medium.at(size::SECONDARY);
        let typed = ui.memory(|memory| memory.has_focus(self.id));
        let inside = width - FIELD_MARGIN;
        let mut cut = false;
        let mut layouter = |ui: &Ui, buffer: &dyn TextBuffer, _: f32| {
            let mut job = LayoutJob::single_section(
                buffer.as_str().to_owned(),
                TextFormat::simple(font.clone(), colour),
            );
            job.break_on_newline = false;
            job.keep_trailing_whitespace = true;
            if !typed {
                job.wrap = TextWrapping::truncate_at_width(inside);
            }
            let galley = ui.painter().layout_job(job);
            cut = galley.elided;
            galley
        };
        let edit = TextEdit::singleline(&mut text)
            .id(self.id)
            .layouter(&mut layouter)
            .align(Align2::CENTER_CENTER)
            .min_size(vec2(width, size::BUTTON))
            .desired_width(inside);
        let label = words.get(["timeline-start-date", "timeline-end-date"][which]);
        let response = ui.add(edit).accessible_name(label);
        if response.changed() {
            typing.texts[which] = Some(text.clone());
            typing.problems[which] = None;
        }
        if response.lost_focus() {
            self.left(ui, words, typing, commands);
        }
        if cut {
            response.on_hover_text(text);
        }
    }

    /// Takes what was typed. What is no date stays in the field, and told, until it is mended or given up by Escape.
    fn left(&self, ui: &Ui, words: &Words, typing: &mut Typing, commands: &mut Vec<Command>) {
        let which = self.which;
        if ui.input(|input| input.key_pressed(Key::Escape)) {
            typing.forget(which);
        }
        let Some(text) = &typing.texts[which] else { return };
        // What is typed of an instant may lie behind it.
        let instant = self.mode == WindowMode::Instant;
        let window = if instant { Span { last: i32::MAX, ..self.window } } else { self.window };
        match entered(which, text, window, words) {
            Ok(span) => {
                typing.forget(which);
                // What stands in the other field stays there though the window is another one.
                typing.of = Some(span);
                commands.push(Command::SetWindow(span.range()));
            }
            Err(problem) => {
                typing.problems[which] = Some(problem);
                typing.latest = which;
            }
        }
    }
}

/// The window after a date was typed into a field, or what is wrong with it. A month typed as the first day means its first,
/// as the last day its last. A day beyond the other end takes the window there with its length.
fn entered(which: usize, text: &str, window: Span, words: &Words) -> Result<Span, String> {
    let range = typed::parse(text, words);
    let (Some(first), Some(last)) = (range.and_then(|r| r.earliest()), range.and_then(|r| r.latest())) else {
        return Err(words.with("timeline-bad-date", &[("text", text.trim().into())]));
    };
    let further = window.last.saturating_sub(window.first);
    Ok(match which {
        0 => {
            let first = day_number(first);
            let last = if first > window.last { first.saturating_add(further) } else { window.last };
            Span { first, last }
        }
        _ => {
            let last = day_number(last);
            let first = if last < window.first { last.saturating_sub(further) } else { window.first };
            Span { first, last }
        }
    })
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
            (0, "2021-09-20", Ok((day(9, 20), day(12, 20)))),
            (1, "1 May 2021", Ok((day(1, 30), day(5, 1)))),
            (0, "soon", Err("“soon” is no date. Write 2021-06-28 or 28 June 2021.")),
        ] {
            let result = entered(which, text, window, &words).map(|span| (span.first, span.last));
            assert_eq!(result, expected.map_err(str::to_owned), "{text}");
        }
    }
}
