//! A window that is stepped, played and let accumulate, in the window.

use dateline::ui::command::Command;
use dateline::view::{Step, WindowMode};
use eframe::egui::{Key, Modifiers, Role};
use jiff::civil::date;

use crate::WIDE;
use crate::harness::Window;

fn shown(window: &Window) -> (Option<jiff::civil::Date>, Option<jiff::civil::Date>) {
    let days = window.app().state().query.days();
    (days.and_then(|days| days.earliest()), days.and_then(|days| days.latest()))
}

fn visible(window: &Window) -> usize {
    window.app().state().view.as_ref().unwrap().counts().visible
}

#[test]
fn mentions_accumulate_step_by_step_until_all_are_there() {
    let mut window = Window::on_seeds(WIDE);
    window.click(Role::RadioButton, "Cumulative");
    window.ask(Command::SetWindow("2021-05-31".parse().unwrap()));
    assert_eq!(shown(&window), (None, Some(date(2021, 5, 31))));
    let mut counts = vec![visible(&window)];
    for _ in 0..14 {
        window.press(Modifiers::NONE, Key::Period);
        counts.push(visible(&window));
    }
    assert!(counts.windows(2).all(|two| two[0] <= two[1]), "{counts:?}");
    assert!(counts[0] < counts[14] && counts[14] == 134, "{counts:?}");
    assert!(window.says("from the start"));
}

#[test]
fn the_space_bar_plays_and_pauses() {
    let mut window = Window::on_seeds(WIDE);
    window.ask(Command::SetStep(Step::Month));
    window.ask(Command::SetMode(WindowMode::Instant));
    window.ask(Command::SetWindow("2021-06-15".parse().unwrap()));
    assert_eq!(shown(&window), (Some(date(2021, 6, 1)), Some(date(2021, 6, 30))));
    window.ask(Command::ToggleLoop);
    window.press(Modifiers::NONE, Key::Space);
    assert!(window.app().state().playback.is_playing());
    window.node(Role::Button, "Pause");
    window.press(Modifiers::NONE, Key::Space);
    assert!(!window.app().state().playback.is_playing());
    window.node(Role::Button, "Play");
}

#[test]
fn what_moves_the_window_says_so_in_a_narrow_one_too() {
    let mut window = Window::on_seeds([640.0, 480.0]);
    window.node(Role::Button, "Play");
    assert!(!window.names(Role::RadioButton).contains(&"Instant".to_owned()), "the counts have its room");
    window.ask(Command::SetMode(WindowMode::Instant));
    window.press(Modifiers::NONE, Key::N);
    assert!(visible(&window) > 0, "the next day with mentions has some");
    window.ask(Command::ResetWindow);
    assert_eq!((window.app().state().query.mode, visible(&window)), (WindowMode::Window, 134));
}
