//! Play and pause, the three modes, the step and the speed: what stands left of the dates.

use eframe::egui::{Color32, Response, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, vec2};

use crate::ui::command::Command;
use crate::ui::playback::{Playback, Speed};
use crate::ui::theme::{Tokens, size};
use crate::ui::widgets::{self, Segment};
use crate::view::{Step, WindowMode};
use crate::words::Words;

/// Width of the menus.
const MENU: f32 = 150.0;

/// Below these widths of the row step and speed, and then the modes, are asked for by the menu of the window alone: how much is in
/// sight is said whole before that.
const WIDE: f32 = 1040.0;
pub const NARROW: f32 = 780.0;

/// The buttons, from left to right, as far as a row of `width` points has room for them.
pub fn show(
    ui: &mut Ui,
    width: f32,
    mode: WindowMode,
    playback: &Playback,
    words: &Words,
    commands: &mut Vec<Command>,
) {
    let play = Command::TogglePlay;
    if play_button(ui, playback.is_playing(), words)
        .on_hover_text(play.hint_with_keys(words, ui.ctx()))
        .clicked()
    {
        commands.push(play);
    }
    if width >= NARROW {
        let modes = WindowMode::ALL.map(Command::SetMode);
        let segment = |command: &Command| Segment {
            label: command.label(words),
            hint: command.hint(words),
            selected: *command == Command::SetMode(mode),
        };
        if let Some(number) = widgets::segments(ui, &modes.each_ref().map(segment)) {
            commands.push(modes[number].clone());
        }
    }
    if width >= WIDE {
        step_button(ui, playback.step, words, commands);
        speed_button(ui, playback, words, commands);
    }
}

fn step_button(ui: &mut Ui, chosen: Step, words: &Words, commands: &mut Vec<Command>) {
    let steps = Step::ALL.map(Command::SetStep);
    let label = Command::SetStep(chosen).label(words);
    let button = widgets::toggle_button(ui, &label, &words.get("timeline-step-hint"), false);
    let items = steps.each_ref().map(|step| (step.label(words), *step == Command::SetStep(chosen)));
    widgets::choices(&button, MENU, items, |number| commands.push(steps[number].clone()));
}

fn speed_button(ui: &mut Ui, playback: &Playback, words: &Words, commands: &mut Vec<Command>) {
    let hint = words.get("timeline-speed-hint");
    let button = widgets::toggle_button(ui, playback.speed.label(), &hint, false);
    let speeds = Speed::ALL.map(|speed| (speed.label().to_owned(), speed == playback.speed));
    let repeat = (Command::ToggleLoop.label(words), playback.looping);
    widgets::choices(&button, MENU, speeds.into_iter().chain([repeat]), |number| {
        commands.push(Speed::ALL.get(number).map_or(Command::ToggleLoop, |speed| Command::SetSpeed(*speed)));
    });
}

fn play_button(ui: &mut Ui, playing: bool, words: &Words) -> Response {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size::BUTTON), Sense::click());
    let label = words.get(if playing { "timeline-pause" } else { "timeline-play" });
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, playing, &label));
    let lit = response.hovered() || response.has_focus();
    let fill = if lit { tokens.accent.gamma_multiply(0.9) } else { tokens.accent };
    widgets::frame(ui.painter(), rect, fill, Color32::TRANSPARENT);
    let polygon = |corners: &[Vec2]| {
        let points = corners.iter().map(|corner| rect.center() + *corner).collect();
        ui.painter().add(Shape::convex_polygon(points, tokens.on_accent, Stroke::NONE));
    };
    if playing {
        for left in [-5.0, 1.5] {
            polygon(&[vec2(left, -5.5), vec2(left + 3.5, -5.5), vec2(left + 3.5, 5.5), vec2(left, 5.5)]);
        }
    } else {
        polygon(&[vec2(-4.0, -6.0), vec2(6.5, 0.0), vec2(-4.0, 6.0)]);
    }
    response
}
