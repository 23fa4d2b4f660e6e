//! The timeline driven as a user drives it, without a GPU.

use std::sync::Arc;

use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, accesskit::Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use jiff::civil::date;

use super::*;
use crate::corpus::{Corpus, sample};
use crate::model::date::day_number;
use crate::model::{DateRange, Day};
use crate::view::Query;

struct Bench {
    view: ViewModel,
    query: Query,
    words: Words,
    time: TimelineState,
}

/// Three reports, of June, of July, and of an outlier long ago; what is asked for is done.
fn bench<'a>(outlier: bool) -> Harness<'a, Bench> {
    let mut documents = vec![
        sample::document("june.txt", &["Kandahar"], Some("2021-06")),
        sample::document("july.txt", &["Kaboul"], Some("2021-07")),
    ];
    if outlier {
        documents.push(sample::document("past.txt", &["Kaboul"], Some("1996-09-27")));
    }
    let mention = |document: u32, toponym, place| sample::mention(&documents, document, toponym, 0, place);
    let mut mentions = vec![mention(0, "Kandahar", "Kandahar"), mention(1, "Kaboul", "Kabul")];
    if outlier {
        mentions.extend([mention(2, "Kaboul", "Kabul")]);
        mentions.extend((0..4).map(|_| mention(1, "Kaboul", "Kabul")));
    }
    let corpus = Corpus::new("sample", documents.clone(), mentions, sample::places(), Vec::new());
    let view = ViewModel::new(Arc::new(corpus), Query::default());
    let bench =
        Bench { view, query: Query::default(), words: Words::english(), time: TimelineState::default() };
    let mut harness = Harness::builder()
        .with_size(vec2(1600.0, 176.0))
        .with_context_setup(setup)
        .build_ui_state(frame, bench);
    harness.run_steps(3);
    harness
}

fn setup(ctx: &eframe::egui::Context) {
    crate::ui::fonts::install(ctx);
    crate::ui::theme::install(ctx);
}

fn frame(ui: &mut Ui, bench: &mut Bench) {
    let mut commands = Vec::new();
    panel(ui, &bench.view, &bench.words, &mut bench.time, &mut commands);
    for command in commands {
        match command {
            Command::SetWindow(window) => bench.query.window = Some(window),
            Command::ResetWindow => bench.query.window = None,
            Command::ToggleOutliers => bench.time.toggle_outliers(),
            _ => {}
        }
    }
    let corpus = Arc::clone(bench.view.corpus());
    bench.view.update(&corpus, &bench.query);
}

fn window(harness: &Harness<'_, Bench>) -> Option<(Day, Day)> {
    let window = harness.state().query.window?;
    Some((window.earliest()?, window.latest()?))
}

fn handle(harness: &Harness<'_, Bench>, label: &str) -> Pos2 {
    harness.get_by_role_and_label(Role::Slider, label).rect().center()
}

/// The middle of a day on the axis of the bench.
fn middle(harness: &Harness<'_, Bench>, day: Day) -> f32 {
    let state = harness.state();
    let days = Days::of(&state.view, state.time.whole).expect("dated");
    Axis::new(days.shown, Rangef::new(SIDE, 1600.0 - SIDE)).middle(day_number(day))
}

fn drag(harness: &mut Harness<'_, Bench>, from: Pos2, to_x: f32) {
    harness.hover_at(from);
    harness.run_steps(1);
    harness.drag_at(from);
    harness.run_steps(1);
    for step in 1u8..=8 {
        let x = from.x + (to_x - from.x) * f32::from(step) / 8.0;
        harness.hover_at(Pos2::new(x, from.y));
        harness.run_steps(1);
    }
    harness.drop_at(Pos2::new(to_x, from.y));
    harness.run_steps(2);
}

#[test]
fn the_day_a_handle_is_dragged_to_is_in_the_window() {
    let mut harness = bench(false);
    let (end, to) = (handle(&harness, "End of window"), middle(&harness, date(2021, 6, 30)));
    drag(&mut harness, end, to);
    assert_eq!(window(&harness), Some((date(2021, 6, 1), date(2021, 6, 30))));
    let (start, to) = (handle(&harness, "Start of window"), middle(&harness, date(2021, 6, 10)));
    drag(&mut harness, start, to);
    assert_eq!(window(&harness), Some((date(2021, 6, 10), date(2021, 6, 30))));
}

#[test]
fn a_flick_that_falls_into_one_frame_moves_the_handle_that_was_pressed() {
    let mut harness = bench(false);
    let (start, to) = (handle(&harness, "Start of window"), middle(&harness, date(2021, 6, 20)));
    harness.hover_at(start);
    harness.run_steps(1);
    let press = Event::PointerButton {
        pos: start,
        button: PointerButton::Primary,
        pressed: true,
        modifiers: Modifiers::NONE,
    };
    let way = [start.x + 100.0, to].map(|x| Event::PointerMoved(Pos2::new(x, start.y)));
    harness.input_mut().events.extend([press].into_iter().chain(way));
    harness.run_steps(2);
    harness.drop_at(Pos2::new(to, start.y));
    harness.run_steps(2);
    assert_eq!(window(&harness), Some((date(2021, 6, 20), date(2021, 7, 31))));
}

#[test]
fn a_handle_that_was_pressed_takes_the_arrow_keys() {
    let mut harness = bench(false);
    let start = handle(&harness, "Start of window");
    drag(&mut harness, start, start.x);
    harness.key_press(Key::ArrowRight);
    harness.run_steps(2);
    assert_eq!(window(&harness), Some((date(2021, 6, 2), date(2021, 7, 31))));
}

#[test]
fn a_handle_grabbed_beside_its_line_does_not_jump() {
    let mut harness = bench(false);
    let end = handle(&harness, "End of window") + vec2(9.0, 20.0);
    drag(&mut harness, end, end.x);
    assert_eq!(window(&harness), None);
}

#[test]
fn the_window_moves_whole_between_its_handles() {
    let mut harness = bench(false);
    harness.state_mut().query.window = Some(DateRange::between(date(2021, 6, 10), date(2021, 6, 20)));
    harness.run_steps(2);
    let from = Pos2::new(middle(&harness, date(2021, 6, 15)), 90.0);
    let to = middle(&harness, date(2021, 6, 22));
    drag(&mut harness, from, to);
    assert_eq!(window(&harness), Some((date(2021, 6, 17), date(2021, 6, 27))));
}

#[test]
fn keys_step_a_handle_by_days_and_weeks() {
    let mut harness = bench(false);
    harness.get_by_role_and_label(Role::Slider, "End of window").focus();
    harness.run_steps(2);
    harness.key_press(Key::ArrowLeft);
    harness.run_steps(2);
    assert_eq!(window(&harness), Some((date(2021, 6, 1), date(2021, 7, 30))));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
    harness.run_steps(2);
    assert_eq!(window(&harness), Some((date(2021, 6, 1), date(2021, 7, 23))));
}

#[test]
fn a_screen_reader_hears_the_day_and_can_set_it() {
    let mut harness = bench(false);
    let end = harness.get_by_role_and_label(Role::Slider, "End of window");
    assert_eq!(end.value().as_deref(), Some("31 July 2021"));
    end.decrement_accesskit();
    harness.run_steps(2);
    assert_eq!(window(&harness), Some((date(2021, 6, 1), date(2021, 7, 30))));
    harness
        .get_by_role_and_label(Role::Slider, "Start of window")
        .set_value_accesskit(f64::from(day_number(date(2021, 7, 1))));
    harness.run_steps(2);
    assert_eq!(window(&harness), Some((date(2021, 7, 1), date(2021, 7, 30))));
}

fn type_into(harness: &mut Harness<'_, Bench>, label: &str, text: &str) {
    harness.get_by_role_and_label(Role::TextInput, label).focus();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(1);
    harness.get_by_role_and_label(Role::TextInput, label).type_text(text);
    harness.run_steps(1);
    harness.key_press(Key::Enter);
    harness.run_steps(2);
}

#[test]
fn a_typed_date_moves_its_end_of_the_window() {
    let mut harness = bench(false);
    type_into(&mut harness, "Last day", "30 June 2021");
    assert_eq!(window(&harness), Some((date(2021, 6, 1), date(2021, 6, 30))));
    assert!(harness.query_by_label("1 of 2 mentions · 0 undated").is_some());
    harness.get_by_label("Show all dates").click();
    harness.run_steps(2);
    assert_eq!(window(&harness), None);
}

#[test]
fn what_is_typed_and_is_no_date_is_told_and_not_applied() {
    let mut harness = bench(false);
    type_into(&mut harness, "First day", "31 June");
    assert_eq!(window(&harness), None);
    assert_eq!(
        harness.state().time.problem(),
        Some("“31 June” is no date. Write 2021-06-28 or 28 June 2021.")
    );
}

#[test]
fn an_outlier_is_told_at_the_edge_and_does_not_stretch_the_axis() {
    let mut harness = bench(true);
    let june = middle(&harness, date(2021, 6, 2)) - middle(&harness, date(2021, 6, 1));
    assert!(june > 15.0, "a day is {june} points wide");
    harness.get_by_label_contains("1 mention before").click();
    harness.run_steps(2);
    let june = middle(&harness, date(2021, 6, 2)) - middle(&harness, date(2021, 6, 1));
    assert!(june < 1.0, "a day is {june} points wide");
    harness.get_by_label("Show the usual days").click();
    harness.run_steps(2);
    assert!(!harness.state().time.whole);
}

#[test]
fn mentions_beyond_the_edges_are_counted_as_far_as_filters_keep_them() {
    let mass = vec![1.0, 0.5, 0.0, 2.0, 2.0, 0.25, 0.25];
    let histogram = Histogram {
        first: 100,
        total: mass.iter().map(|mass| mass + 1.0).collect(),
        kept: mass,
        max: 2.0,
        core: (103, 104),
        before: 1.0,
        after: 0.0,
    };
    assert_eq!(beyond(&histogram, Span { first: 103, last: 104 }), (3, 1));
    assert_eq!(beyond(&histogram, Span { first: 90, last: 110 }), (1, 0));
}
