//! The real window on a real display with a real mouse: `xvfb-run cargo test --test real_window -- --ignored`.
//!
//! Where things are is read from the same window without a display; whether they changed, from pixels.

#[cfg(test)]
#[path = "window/harness.rs"]
#[allow(dead_code)] // the tests without a display need more of it
mod harness;

#[cfg(test)]
#[path = "window/real.rs"]
#[allow(dead_code)] // the tour needs more of it
mod real;

use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use dateline::ui::theme::Tokens;
use eframe::egui::{Pos2, Rect, Role};
use harness::Window;
use jiff::civil::date;
use real::{RealWindow, SIZE, count, keep};
use resvg::tiny_skia::Pixmap;

/// There is one display.
static DISPLAY: Mutex<()> = Mutex::new(());

const READER: Rect = Rect { min: Pos2::new(SIZE[0] - 400.0, 50.0), max: Pos2::new(SIZE[0], SIZE[1] - 180.0) };

/// Whether passages are there with a name highlighted.
fn lit(pixmap: &Pixmap) -> bool {
    count(pixmap, READER, Tokens::LIGHT.highlight) > 300
}

#[test]
#[ignore = "needs a display: xvfb-run cargo test --test real_window -- --ignored"]
fn a_killed_program_comes_back_with_its_session() {
    let _alone = DISPLAY.lock().unwrap_or_else(PoisonError::into_inner);
    let plan = Window::on_seeds(SIZE);
    let marker = plan.markers("Qala-i-Naw")[0].rect();
    drop(plan);
    let window = RealWindow::open();
    window.until("a reader without passages", |pixmap| !lit(pixmap));
    window.click(marker.center());
    window.until("the passages of Qala-i-Naw", lit);
    // What changed is kept after a second.
    thread::sleep(Duration::from_secs(2));
    let home = window.kill();
    let window = RealWindow::open_again(home);
    window.until("the passages of Qala-i-Naw again, which nobody asked for", lit);
}

#[test]
#[ignore = "needs a display: xvfb-run cargo test --test real_window -- --ignored"]
fn the_mouse_moves_the_window_in_time_and_a_marker_opens_its_passages() {
    let _alone = DISPLAY.lock().unwrap_or_else(PoisonError::into_inner);
    let mut plan = Window::on_seeds(SIZE);
    let marker = plan.markers("Qala-i-Naw")[0].rect();
    let handle = plan.node(Role::Slider, "End of window").rect().center();
    plan.set_handle("End of window", date(2021, 6, 30));
    let end_of_june = plan.node(Role::Slider, "End of window").rect().center();
    drop(plan);
    let accent = Tokens::LIGHT.accent;
    let disc = Rect::from_center_size(marker.center(), marker.size() * 0.6);
    let drawn = |pixmap: &Pixmap| count(pixmap, disc, accent) > 40;

    let window = RealWindow::open();
    window.until("the marker of Qala-i-Naw", drawn);
    window.drag(handle, Pos2::new(end_of_june.x, handle.y));
    window.until("the map of June, without Qala-i-Naw", |pixmap| !drawn(pixmap));

    window.keys("ctrl+shift+a");
    window.until("the marker of Qala-i-Naw again", drawn);
    window.click(marker.center());
    let picture = window.until("the passages with the name highlighted", lit);
    keep(&picture);
}
