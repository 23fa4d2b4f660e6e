//! The map driven as a user drives it, without a GPU.

use std::sync::Arc;

use eframe::egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, TouchPhase, accesskit::Role, vec2,
};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::corpus::{Corpus, sample};
use crate::model::{Kind, Mention, PlaceId, Position};
use crate::view::Query;

struct Bench {
    look: MapLook,
    view: ViewModel,
    words: Words,
    map: MapState,
    asked: Vec<Command>,
}

fn bench<'a>() -> Harness<'a, Bench> {
    bench_on(sample::corpus())
}

fn bench_on<'a>(corpus: Corpus) -> Harness<'a, Bench> {
    let view = ViewModel::new(Arc::new(corpus), Query::default());
    let bench = Bench {
        look: MapLook::default(),
        view,
        words: Words::english(),
        map: MapState::default(),
        asked: Vec::new(),
    };
    let mut harness =
        Harness::builder().with_size(vec2(928.0, 780.0)).with_context_setup(setup).build_ui_state(
            |ui, b: &mut Bench| panel(ui, (&b.view, &b.look), &b.words, &mut b.map, &mut b.asked),
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
    state.map.fit(&state.view, &Query::default());
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

/// The sample with so many hamlets more around Kandahar, each named once, all within a few hundred metres.
fn crowded(hamlets: usize) -> Corpus {
    let corpus = sample::corpus();
    let mut places = sample::places();
    let mut mentions = corpus.mentions().to_vec();
    for number in 0..hamlets {
        let name = format!("Hamlet {number}");
        places.push(sample::place(&name, Kind::Village, 65.71 + 0.002 * number as f64, 31.61));
        mentions.push(Mention { place: Some(PlaceId::new(&name)), ..mentions[0].clone() });
    }
    Corpus::new("crowded", corpus.documents().to_vec(), mentions, places, Vec::new())
}

fn drag(harness: &mut Harness<'_, Bench>, way: &[Pos2]) {
    harness.drag_at(way[0]);
    harness.run_steps(1);
    for at in way {
        harness.hover_at(*at);
        harness.run_steps(1);
    }
    harness.drop_at(way[way.len() - 1]);
    harness.run_steps(2);
}

fn chosen(harness: &Harness<'_, Bench>) -> Vec<String> {
    match harness.state().asked.last() {
        Some(Command::SelectPlaces(places)) => places.iter().map(ToString::to_string).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn several_places_on_one_another_are_one_sign_that_a_click_parts_where_it_stands() {
    let mut harness = bench_on(crowded(5));
    let before = *harness.state().map.camera().expect("shown");
    let sign = harness.get_by_label("Kandahar and 5 other places, 9 mentions").rect().center();
    assert!(sign.distance(at(&harness, 65.71, 31.61)) < 0.5, "it stands at a place that is named");
    click(&mut harness, sign);
    let after = *harness.state().map.camera().expect("shown");
    assert!(after.zoom > before.zoom + 1.0);
    assert!(at(&harness, 65.71, 31.61).distance(sign) < 1.0, "nothing moves away under the pointer");
    assert!(harness.query_by_label("Kandahar and 5 other places, 9 mentions").is_none());
    assert!(harness.state().asked.is_empty());
}

#[test]
fn places_that_no_zoom_parts_are_selected_together() {
    let corpus = crowded(0);
    let mut places = sample::places();
    let mut mentions = corpus.mentions().to_vec();
    for name in ["Prison", "Bazaar", "Gate"] {
        places.push(sample::place(name, Kind::Facility, 65.71, 31.61));
        mentions.push(Mention { place: Some(PlaceId::new(name)), ..mentions[0].clone() });
    }
    let mut harness =
        bench_on(Corpus::new("one spot", corpus.documents().to_vec(), mentions, places, Vec::new()));
    let sign = harness.get_by_label("Kandahar and 3 other places, 7 mentions").rect().center();
    click(&mut harness, sign);
    assert_eq!(chosen(&harness), ["Bazaar", "Gate", "Kandahar", "Prison"]);
}

#[test]
fn a_rectangle_drawn_with_shift_selects_the_places_in_it_and_leaves_the_map_where_it_is() {
    let mut harness = bench();
    let before = *harness.state().map.camera().expect("shown");
    let (kandahar, panjwai) = (at(&harness, 65.71, 31.61), at(&harness, 65.46, 31.53));
    let (from, to) = (panjwai - vec2(30.0, 60.0), kandahar + vec2(30.0, 25.0));
    harness.event(Event::ModifiersChanged(Modifiers::SHIFT));
    drag(&mut harness, &[from, from.lerp(to, 0.5), to]);
    assert_eq!(chosen(&harness), ["Kandahar", "Panjwai"]);
    assert_eq!(harness.state().map.camera(), Some(&before));
}

#[test]
fn a_lasso_selects_the_places_within_its_line() {
    let mut harness = bench();
    harness.state_mut().look.tool = Tool::Lasso;
    harness.run_steps(1);
    let kandahar = at(&harness, 65.71, 31.61);
    let way = [(-20.0, -25.0), (30.0, -20.0), (25.0, 20.0), (-15.0, 20.0)];
    drag(&mut harness, &way.map(|(x, y)| kandahar + vec2(x, y)));
    assert_eq!(chosen(&harness), ["Kandahar"], "Panjwai lies beside the line");
}

#[test]
fn a_click_with_a_tool_that_draws_still_selects_a_place() {
    let mut harness = bench();
    harness.state_mut().look.tool = Tool::Rectangle;
    harness.run_steps(1);
    let kandahar = at(&harness, 65.71, 31.61);
    click(&mut harness, kandahar);
    assert_eq!(harness.state().asked, selected("Kandahar"));
}

#[test]
fn a_distance_is_measured_from_click_to_click_and_selects_nothing() {
    let mut harness = bench();
    harness.state_mut().look.tool = Tool::Measure;
    harness.run_steps(1);
    for (lon, lat) in [(66.5, 31.61), (66.5, 32.61)] {
        let point = at(&harness, lon, lat);
        click(&mut harness, point);
        // Two clicks on one spot within a moment are a double click.
        harness.run_steps(4);
    }
    let measured = harness.state().map.drawing.measured().to_vec();
    assert_eq!(measured.len(), 2);
    // A degree of latitude is 110.885 km long at 32° (tables of the WGS 84 ellipsoid); a pixel is half a kilometre here.
    assert!((tools::length(&measured) / 1000.0 - 110.9).abs() < 1.0, "{}", tools::length(&measured));
    assert!(harness.state().asked.is_empty());
}

#[test]
fn the_map_goes_back_to_the_view_before_and_forward_again() {
    let mut harness = bench();
    let first = *harness.state().map.camera().expect("shown");
    harness.run_steps(10);
    harness.state_mut().map.zoom_by(2.0);
    harness.run_steps(10);
    let second = *harness.state().map.camera().expect("shown");
    let time = harness.ctx.input(|input| input.time);
    harness.state_mut().map.go_through_views(false, time);
    assert_eq!(harness.state().map.camera(), Some(&first));
    harness.state_mut().map.go_through_views(true, time);
    assert_eq!(harness.state().map.camera(), Some(&second));
}

#[test]
fn warmth_stands_in_the_place_of_signs_and_places_can_still_be_clicked() {
    let mut harness = bench();
    harness.state_mut().look.heat = true;
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::Button, "Kandahar, city, 4 mentions").click();
    harness.run_steps(2);
    assert_eq!(harness.state().asked, selected("Kandahar"));
}

#[test]
fn of_a_single_place_the_map_shows_the_country_around_and_its_whole_name() {
    let documents = vec![sample::document("a.txt", &["À Kandahar, rien."], Some("2021-07-03"))];
    let mentions = vec![sample::mention(&documents, 0, "Kandahar", 0, "Kandahar")];
    let corpus = Corpus::new("one", documents, mentions, sample::places(), Vec::new());
    let mut harness = bench_on(corpus);
    let camera = *harness.state().map.camera().unwrap();
    assert!((4.0..9.0).contains(&camera.zoom), "neither the world nor a street: {}", camera.zoom);
    let kandahar = at(&harness, 65.71, 31.61);
    assert!(camera.rect.shrink(100.0).contains(kandahar), "{kandahar}");
    click(&mut harness, kandahar);
    assert_eq!(harness.state().asked, selected("Kandahar"));
    assert_eq!(harness.query_all_by_label_contains("Kandahar").count(), 1);
}
