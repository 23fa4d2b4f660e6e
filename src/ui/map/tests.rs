//! The map driven as a user drives it, without a GPU.

use std::sync::Arc;

use eframe::egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, TouchPhase, accesskit::Role, vec2,
};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::corpus::sample;
use crate::model::Position;
use crate::view::Query;

struct Bench {
    view: ViewModel,
    words: Words,
    map: MapState,
    asked: Vec<Command>,
}

fn bench<'a>() -> Harness<'a, Bench> {
    let view = ViewModel::new(Arc::new(sample::corpus()), Query::default());
    let bench = Bench { view, words: Words::english(), map: MapState::default(), asked: Vec::new() };
    let mut harness =
        Harness::builder().with_size(vec2(928.0, 780.0)).with_context_setup(setup).build_ui_state(
            |ui, b: &mut Bench| panel(ui, (&b.view, &MapLook::default()), &b.words, &mut b.map, &mut b.asked),
            bench,
        );
    harness.run_steps(3);
    harness
}

fn setup(ctx: &eframe::egui::Context) {
    crate::ui::fonts::install(ctx);
    crate::ui::theme::install(ctx);
}

fn at(harness: &Harness<'_, Bench>, lon: f64, lat: f64) -> Pos2 {
    harness.state().map.camera().expect("shown").place(Position { lon, lat })
}

fn click(harness: &mut Harness<'_, Bench>, at: Pos2) {
    harness.hover_at(at);
    harness.run_steps(2);
    harness.drag_at(at);
    harness.drop_at(at);
    harness.run_steps(2);
}

fn selected(name: &str) -> Vec<Command> {
    vec![Command::SelectPlace(PlaceId::new(name))]
}

#[test]
fn a_marker_is_a_button_that_says_what_it_is_and_selects_its_place() {
    let mut harness = bench();
    harness.get_by_role_and_label(Role::Button, "Kandahar, city, 4 mentions").click();
    harness.run_steps(2);
    assert_eq!(harness.state().asked, selected("Kandahar"));
}

#[test]
fn a_screen_reader_can_select_a_marker() {
    let mut harness = bench();
    harness.get_by_label("Panjwai, district, 1 mention").click_accesskit();
    harness.run_steps(2);
    assert_eq!(harness.state().asked, selected("Panjwai"));
}

#[test]
fn a_click_on_an_area_selects_it_unless_a_marker_lies_there() {
    let mut harness = bench();
    let (empty, kandahar) = (at(&harness, 66.4, 30.6), at(&harness, 65.71, 31.61));
    click(&mut harness, empty);
    click(&mut harness, kandahar);
    // The sample's province has no mention of its own, so the country around is what is marked there.
    let asked = std::mem::take(&mut harness.state_mut().asked);
    assert_eq!(asked.last(), selected("Kandahar").last());
    assert!(asked.len() <= 2, "{asked:?}");
}

#[test]
fn the_place_under_the_pointer_has_a_card_with_its_kind_and_containers() {
    let mut harness = bench();
    let kandahar = at(&harness, 65.71, 31.61);
    harness.hover_at(kandahar);
    harness.run_steps(3);
    assert_eq!(harness.state().map.hovered(), Some(&PlaceId::new("Kandahar")));
    assert!(harness.query_by_label("city · Kandahar Province · Afghanistan").is_some());
}

#[test]
fn at_first_every_home_place_is_in_sight_and_clear_of_what_lies_over_the_map() {
    let harness = bench();
    let free = harness.state().map.free.expect("shown");
    for (lon, lat) in [(65.71, 31.61), (65.46, 31.53), (69.18, 34.53)] {
        assert!(free.contains(at(&harness, lon, lat)), "{lon} {lat}");
    }
}

#[test]
fn the_wheel_zooms_at_the_pointer() {
    let mut harness = bench();
    let kabul = at(&harness, 69.18, 34.53);
    let before = harness.state().map.camera().expect("shown").zoom;
    harness.hover_at(kabul);
    harness.run_steps(1);
    harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, 60.0),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    harness.run_steps(30);
    let after = harness.state().map.camera().expect("shown").zoom;
    assert!((after - before - 0.5).abs() < 0.05, "{before} {after}");
    assert!(at(&harness, 69.18, 34.53).distance(kabul) < 0.5);
}

#[test]
fn a_drag_pans_and_selects_nothing() {
    let mut harness = bench();
    let from = at(&harness, 67.5, 33.0);
    harness.drag_at(from);
    harness.run_steps(1);
    for step in 1u8..=10 {
        harness.hover_at(from + vec2(10.0 * f32::from(step), 0.0));
        harness.run_steps(1);
    }
    harness.drop_at(from + vec2(100.0, 0.0));
    harness.run_steps(3);
    assert!((at(&harness, 67.5, 33.0) - from - vec2(100.0, 0.0)).length() < 1.0);
    assert_eq!(harness.state().asked, []);
}

#[test]
fn keys_and_buttons_move_the_map() {
    let mut harness = bench();
    let kabul = at(&harness, 69.18, 34.53);
    harness.key_press(Key::ArrowRight);
    harness.run_steps(2);
    assert!((at(&harness, 69.18, 34.53) - kabul - vec2(-80.0, 0.0)).length() < 0.5);
    harness.get_by_label("Zoom in").click();
    harness.run_steps(2);
    harness.get_by_label("Fit map to places").click();
    harness.run_steps(2);
    assert_eq!(harness.state().asked, [Command::ZoomIn, Command::FitToData]);
}

#[test]
fn fitting_brings_the_places_back_after_the_map_was_moved() {
    let mut harness = bench();
    let kabul = at(&harness, 69.18, 34.53);
    let state = harness.state_mut();
    state.map.zoom_by(3.0);
    state.map.fit(&state.view);
    harness.run_steps(2);
    assert!(at(&harness, 69.18, 34.53).distance(kabul) < 0.5);
}

#[test]
fn the_map_settles_once_tiles_and_outlines_are_made() {
    let mut harness = bench();
    for _ in 0..500 {
        if harness.state().map.is_settled() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        harness.run_steps(1);
    }
    assert!(harness.state().map.is_settled());
}

#[test]
fn nothing_is_made_anew_while_nothing_moves() {
    let mut harness = bench();
    while !harness.state().map.is_settled() {
        std::thread::sleep(std::time::Duration::from_millis(10));
        harness.run_steps(1);
    }
    harness.run_steps(1);
    let mesh =
        |harness: &Harness<'_, Bench>| Arc::as_ptr(harness.state().map.scene.as_ref().expect("drawn").mesh());
    let before = mesh(&harness);
    harness.run_steps(5);
    assert_eq!(mesh(&harness), before);
}
