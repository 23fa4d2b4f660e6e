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
#[path = "window/tiles.rs"]
mod tiles;

#[cfg(test)]
#[path = "window/tour.rs"]
mod tour;

#[cfg(test)]
#[path = "window/walk.rs"]
mod walk;

use std::sync::{Mutex, PoisonError};

use dateline::model::Language;
use eframe::egui::Theme;
use tour::Variant;
use walk::walk;

/// There is one display.
static DISPLAY: Mutex<()> = Mutex::new(());

const SMALL: [f32; 2] = [1280.0, 800.0];
const LARGE: [f32; 2] = [2560.0, 1440.0];

/// A small window, by day, in English.
const USUAL: Variant = Variant { size: SMALL, theme: Theme::Light, language: Language::ENGLISH, text: 100 };

fn tour(variant: Variant) {
    let _alone = DISPLAY.lock().unwrap_or_else(PoisonError::into_inner);
    walk(variant);
}

#[test]
#[ignore = "needs a display: xvfb-run cargo test --test tour -- --ignored"]
fn every_station_can_be_reached_in_a_small_light_window() {
    tour(USUAL);
}

#[test]
#[ignore = "needs a display: xvfb-run cargo test --test tour -- --ignored"]
fn every_station_can_be_reached_in_a_small_dark_window() {
    tour(Variant { theme: Theme::Dark, ..USUAL });
}

#[test]
#[ignore = "needs a display: xvfb-run cargo test --test tour -- --ignored"]
fn every_station_can_be_reached_in_a_large_light_window() {
    tour(Variant { size: LARGE, ..USUAL });
}

#[test]
#[ignore = "needs a display: xvfb-run cargo test --test tour -- --ignored"]
fn every_station_can_be_reached_in_a_large_dark_window() {
    tour(Variant { size: LARGE, theme: Theme::Dark, ..USUAL });
}

#[test]
#[ignore = "needs a display: xvfb-run cargo test --test tour -- --ignored"]
fn every_station_can_be_reached_in_french() {
    tour(Variant { language: Language::FRENCH, ..USUAL });
}

#[test]
#[ignore = "needs a display: xvfb-run cargo test --test tour -- --ignored"]
fn every_station_can_be_reached_in_french_with_text_of_twice_the_size() {
    tour(Variant { size: LARGE, language: Language::FRENCH, text: 200, ..USUAL });
}

#[test]
#[ignore = "needs a display: xvfb-run cargo test --test tour -- --ignored"]
fn every_station_can_be_reached_in_a_small_window_with_text_of_twice_the_size() {
    tour(Variant { text: 200, ..USUAL });
}
