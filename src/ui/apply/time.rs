//! What commands change of the window in time.

use super::State;
use crate::model::DateRange;
use crate::ui::command::Command;
use crate::view::WindowMode;

/// What changes the window, how it moves, and what the timeline shows of it. Whoever moves it by hand stops it.
pub(super) fn change(state: &mut State, command: &Command) {
    let window = state.query.window;
    match *command {
        Command::SetSpeed(speed) => state.playback.speed = speed,
        Command::ToggleUndated => state.query.show_undated = !state.query.show_undated,
        Command::SetStack(stack) => state.stack = stack,
        Command::ToggleLoop => state.playback.looping = !state.playback.looping,
        Command::SetMode(mode) => {
            state.query.mode = mode;
            let motion = state.motion();
            state.query.window = motion.and_then(|motion| motion.converted(window));
        }
        Command::SetStep(step) => {
            state.playback.step = step;
            if let (WindowMode::Instant, Some(motion), Some(window)) =
                (state.query.mode, state.motion(), window)
            {
                state.query.window = Some(motion.window(window));
            }
        }
        Command::SetWindow(days) => {
            state.playback.pause();
            state.query.window = Some(state.motion().map_or(days, |motion| motion.window(days)));
        }
        Command::ResetWindow => {
            state.playback.pause();
            (state.query.window, state.query.mode) = (None, WindowMode::Window);
        }
        Command::StepForward | Command::StepBack => {
            state.playback.pause();
            state.step(if *command == Command::StepForward { 1 } else { -1 });
        }
        Command::NextDay | Command::PreviousDay => {
            state.playback.pause();
            let back = *command == Command::PreviousDay;
            let next = state
                .view
                .as_ref()
                .zip(state.motion())
                .and_then(|(view, motion)| motion.to_next_day(window, back, &view.histogram().kept));
            state.query.window = next.or(window);
        }
        Command::FitWindow | Command::SetWhole(_) | Command::SetLength(..) => set_stretch(state, command),
        _ => {}
    }
}

/// Makes the window a stretch of days that begins where it began. Such a stretch has both ends, so no other mode can hold it.
fn set_stretch(state: &mut State, command: &Command) {
    let Some(motion) = state.motion() else { return };
    let first = state.query.window.and_then(DateRange::earliest).unwrap_or(motion.dated.0);
    let days = match *command {
        Command::SetWhole(step) => step.holding(first),
        Command::SetLength(count, step) => step.stretch(first, count),
        _ => DateRange::between(motion.dated.0, motion.dated.1),
    };
    state.playback.pause();
    (state.query.window, state.query.mode) = (Some(days), WindowMode::Window);
}
