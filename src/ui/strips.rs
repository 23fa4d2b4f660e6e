//! Strips below the top bar, over all that they touch: that what is shown is a part, that it is being read again, that it changed on disk.

use eframe::egui::{Align, Color32, Layout, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::command::Command;
use super::filters::STRIP;
use super::jobs::{Changes, Progress};
use super::opening::{Opening, Shows};
use super::saving::Writing;
use super::state::State;
use super::theme::{Face, Tokens, size};
use super::widgets;
use crate::corpus::Part;
use crate::words::Words;

/// Height of a strip.
pub const HEIGHT: f32 = STRIP;

/// Width of the bar that shows how far reading is, and below which width of the strip there is none.
const BAR: f32 = 120.0;
const NARROW: f32 = 720.0;

/// A strip: what it says, how far what it speaks of is, and what can be done about it.
pub struct Strip {
    /// What tells it from the others.
    pub id: &'static str,
    text: String,
    share: Option<f32>,
    asks: Option<Command>,
    closes: Option<Command>,
    /// Whether it speaks of what is shown, and not only of what could be.
    is_of_shown: bool,
}

/// The strips that there are to show now.
#[must_use]
pub fn of(state: &State, opening: Option<&Opening>, writing: Option<&Writing>, words: &Words) -> Vec<Strip> {
    let writing = writing.and_then(|writing| being_written(writing, words));
    of_texts(state, opening, words).into_iter().chain(writing).collect()
}

/// How far a file is that takes so long that steps of it are told.
fn being_written(writing: &Writing, words: &Words) -> Option<Strip> {
    let share = writing.job.progress().share()?;
    let name = writing.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Some(Strip {
        id: "writing",
        text: words.with("writing", &[("name", name.into())]),
        share: Some(share),
        asks: Some(Command::StopWriting),
        closes: None,
        is_of_shown: false,
    })
}

fn of_texts(state: &State, opening: Option<&Opening>, words: &Words) -> Vec<Strip> {
    let Some(view) = &state.view else { return Vec::new() };
    let part = view.corpus().part();
    let is_folder = state.opened.len() == 1 && state.opened_folder;
    match opening {
        Some(opening) => vec![reading(opening, part, is_folder, words)],
        None => {
            let can_be_read = !state.opened.is_empty();
            let stopped = part.map(|part| Strip {
                id: "part",
                text: words.with(
                    "part-stopped",
                    &[
                        ("what", what(is_folder, words).into()),
                        ("done", part.read.into()),
                        ("total", part.of.into()),
                    ],
                ),
                share: None,
                asks: can_be_read.then_some(Command::Reload),
                closes: None,
                is_of_shown: true,
            });
            stopped.into_iter().chain(state.changes.map(|changes| changed(changes, words))).collect()
        }
    }
}

fn what(is_folder: bool, words: &Words) -> String {
    words.get(if is_folder { "part-of-folder" } else { "part-of-files" })
}

fn reading(opening: &Opening, part: Option<Part>, is_folder: bool, words: &Words) -> Strip {
    let progress = opening.progress();
    let (what, read) = (what(is_folder, words), read(progress, words));
    let key = match (opening.shows, part) {
        (Shows::Before, None) => "reading-again",
        (Shows::Before, Some(_)) => "part-reading-again",
        (Shows::Part | Shows::Nothing, _) => "part-reading",
    };
    Strip {
        id: "reading",
        text: words.with(key, &[("what", what.into()), ("read", read.into())]),
        share: Some(progress.share().unwrap_or(0.0)),
        asks: Some(Command::CancelOpening),
        closes: None,
        is_of_shown: part.is_some(),
    }
}

fn changed(changes: Changes, words: &Words) -> Strip {
    let Changes { new, changed, gone } = changes;
    let kinds = [("changes-new", new), ("changes-changed", changed), ("changes-gone", gone)];
    let kinds = kinds.iter().filter(|(_, count)| *count > 0);
    let kinds: Vec<String> =
        kinds.map(|(key, count)| words.with(key, &[("count", (*count).into())])).collect();
    let kinds = kinds.join(&words.get("changes-and"));
    Strip {
        id: "changes",
        text: words.with("changes", &[("count", changes.total().into()), ("kinds", kinds.into())]),
        share: None,
        asks: Some(Command::Reload),
        closes: Some(Command::CloseChanges),
        is_of_shown: false,
    }
}

/// How far reading is: "1,200 of 5,000 files, 36,400 mentions, about 3 s left".
#[must_use]
pub fn read(progress: &Progress, words: &Words) -> String {
    let (done, total) = progress.counts();
    if total == 0 || !progress.has_begun() {
        return words.get("opening-text");
    }
    let mentions = words.with("mentions-count", &[("count", progress.mentions().into())]);
    let values = [("done", done.into()), ("total", total.into()), ("mentions", mentions.as_str().into())];
    let read = words.with("reading-counts", &values);
    if progress.is_ending() {
        return words.with("reading-ending", &[("read", read.into())]);
    }
    let Some(left) = progress.time_left() else { return read };
    let seconds = left.as_secs_f64();
    let left = if seconds < 59.5 {
        // Beyond ten seconds every one that is told would be too many.
        let step = if seconds < 10.0 { 1.0 } else { 5.0 };
        rounded("time-left-seconds", seconds, step, words)
    } else {
        rounded("time-left-minutes", seconds / 60.0, 1.0, words)
    };
    words.with("reading-left", &[("read", read.into()), ("left", left.into())])
}

/// The message that names a number rounded to whole steps, never to none.
fn rounded(key: &str, number: f64, step: f64, words: &Words) -> String {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // of an opening, some hours at most
    let count = ((number / step).round() * step).max(1.0) as usize;
    words.with(key, &[("count", count.into())])
}

impl Strip {
    /// What it lies on.
    #[must_use]
    pub fn fill(&self, tokens: &Tokens) -> Color32 {
        if self.is_of_shown { tokens.soft } else { tokens.hit }
    }

    /// Draws it.
    pub fn show(&self, ui: &mut Ui, words: &Words, commands: &mut Vec<Command>) {
        let tokens = Tokens::of(ui);
        let inner = ui.max_rect().shrink2(vec2(size::MARGIN, 0.0));
        let room = inner.width() - if self.share.is_some() && inner.width() >= NARROW { BAR } else { 0.0 };
        let mut ui =
            ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)));
        ui.spacing_mut().item_spacing.x = size::MARGIN;
        let face = if self.is_of_shown { Face::SemiBold } else { Face::Medium };
        let said =
            widgets::cut_text(&mut ui, &self.text, face.at(size::SECONDARY), tokens.text, room - 200.0);
        said.widget_info(|| WidgetInfo::labeled(Role::Status, true, &self.text));
        if self.share.is_some() && inner.width() >= NARROW {
            bar(&mut ui, BAR, self.share, &self.text);
        }
        if let Some(command) = &self.asks {
            let hint = command.hint_with_keys(words, ui.ctx());
            if widgets::link(&mut ui, &command.label(words), &hint).clicked() {
                commands.push(command.clone());
            }
        }
        if let Some(command) = &self.closes
            && widgets::link(&mut ui, &command.label(words), &command.hint(words)).clicked()
        {
            commands.push(command.clone());
        }
    }
}

/// A bar that shows a share; `text` says the same for those who cannot see it.
pub fn bar(ui: &mut Ui, width: f32, share: Option<f32>, text: &str) {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::GRID), Sense::hover());
    let share = share.unwrap_or(0.0);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ProgressIndicator, true, text);
        info.value = Some(f64::from(share));
        info
    });
    ui.painter().rect_filled(rect, 2.0, tokens.line);
    let done = Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height()));
    ui.painter().rect_filled(done, 2.0, tokens.accent);
}
