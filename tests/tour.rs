//! A walk through the window on a real display, by mouse and keys alone, with a picture at each station:
//! `xvfb-run -s "-screen 0 2600x1500x24" cargo test --test tour -- --ignored`.
//!
//! Where things are is read from the same window without a display, in which everything is done as well. Pictures go to `docs/tour/`
//! where `DATELINE_RENEW_PICTURES` is set, else to a folder that is forgotten.

#[cfg(test)]
#[path = "window/harness.rs"]
#[allow(dead_code)] // the tests without a display need more of it
mod harness;

#[cfg(test)]
#[path = "window/real.rs"]
#[allow(dead_code)] // the other test with a display needs more of it
mod real;

#[cfg(test)]
#[path = "window/walk.rs"]
mod walk;

use eframe::egui::Theme;
use walk::walk;

#[test]
#[ignore = "needs a display: xvfb-run cargo test --test tour -- --ignored"]
fn every_station_of_the_tour_can_be_reached_by_mouse_and_keys() {
    let small = [1280.0, 800.0];
    let large = [2560.0, 1440.0];
    for (size, theme) in
        [(small, Theme::Light), (small, Theme::Dark), (large, Theme::Light), (large, Theme::Dark)]
    {
        walk(size, theme);
    }
}
