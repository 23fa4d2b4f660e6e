//! The timeline driven as a user drives it, without a GPU.

use std::sync::Arc;

use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Rangef, Theme, accesskit::Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use jiff::civil::date;

use super::places::SIDE;
use super::*;
use crate::corpus::{Corpus, sample};
use crate::model::date::day_number;
use crate::model::{DateRange, Day, Document, Mention};
use crate::ui::apply::{Effect, apply};
use crate::ui::state::State;
use crate::view::{Histogram, Masses, Query, Step, ViewModel, WindowMode};

/// What the harness leaves free around the panel.
pub(super) const FRAME: f32 = 8.0;

pub(super) struct Bench {
    pub(super) state: State,
    words: Words,
    pub(super) time: TimelineState,
}

/// Three reports, of June, of July, and of an outlier long ago; what is asked for is done.
pub(super) fn bench<'a>(outlier: bool) -> Harness<'a, Bench> {
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
    bench_of(documents.clone(), mentions, 1600.0)
}

/// The timeline of these documents in so wide a panel.
pub(super) fn bench_of<'a>(
    documents: Vec<Document>,
    mentions: Vec<Mention>,
    width: f32,
) -> Harness<'a, Bench> {
    let corpus = Corpus::new("sample", documents, mentions, sample::places(), Vec::new());
    let mut state = State::new(Theme::Light);
    state.open(ViewModel::new(Arc::new(corpus), Query::default()));
    let bench = Bench { state, words: Words::english(), time: TimelineState::default() };
    let mut harness = Harness::builder()
        .with_size(vec2(width, 196.0))
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
    let Bench { state, words, time } = bench;
    let Some(view) = &state.view else { return };
    let shown = Time { view, playback: &state.playback, mention: state.mention, stack: state.stack };
    panel(ui, &shown, words, time, &mut commands);
    for command in commands {
        match (apply(state, command), &state.view) {
            (Some(Effect::ToggleOutliers), _) => time.toggle_outliers(),
            (Some(Effect::ZoomTimeline(to)), Some(view)) => time.zoom(to, view),
            _ => {}
        }
    }
    state.follow_query();
}

pub(super) fn window(harness: &Harness<'_, Bench>) -> Option<(Day, Day)> {
    let window = harness.state().state.query.window?;
    Some((window.earliest()?, window.latest()?))
}

pub(super) fn handle(harness: &Harness<'_, Bench>, label: &str) -> Pos2 {
    harness.get_by_role_and_label(Role::Slider, label).rect().center()
}

/// The middle of a day on the axis of the bench.
pub(super) fn middle(harness: &Harness<'_, Bench>, day: Day) -> f32 {
    let state = harness.state();
    let days = Days::of(state.state.view.as_ref().expect("open"), state.time.whole).expect("dated");
    let shown = state.time.zoomed.unwrap_or(Stretch::of(days.shown));
    Axis::new(shown, Rangef::new(FRAME + SIDE, 1600.0 - FRAME - SIDE)).middle(day_number(day))
}

pub(super) fn drag(harness: &mut Harness<'_, Bench>, from: Pos2, to_x: f32) {
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
    harness.state_mut().state.query.window = Some(DateRange::between(date(2021, 6, 10), date(2021, 6, 20)));
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

pub(super) fn type_into(harness: &mut Harness<'_, Bench>, label: &str, text: &str) {
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
    let total: Vec<f32> = mass.iter().map(|mass| mass + 1.0).collect();
    let histogram = Histogram {
        total: Masses::listed(100, &total),
        kept: Masses::listed(100, &mass),
        max: 3.0,
        core: (103, 104),
    };
    assert_eq!(captions::beyond(&histogram, Span { first: 103, last: 104 }), (2, 1));
    assert_eq!(captions::beyond(&histogram, Span { first: 90, last: 110 }), (0, 0));
}

fn choose(harness: &mut Harness<'_, Bench>, mode: &str) {
    harness.get_by_role_and_label(Role::RadioButton, mode).click();
    harness.run_steps(3);
}

#[test]
fn what_accumulates_has_a_handle_at_its_end_and_no_first_day() {
    let mut harness = bench(false);
    choose(&mut harness, "Cumulative");
    assert!(harness.query_by_role_and_label(Role::Slider, "Start of window").is_none());
    let end = handle(&harness, "End of window");
    let to = middle(&harness, date(2021, 6, 30));
    drag(&mut harness, end, to);
    let shown = harness.state().state.query.window.unwrap();
    assert_eq!((shown.earliest(), shown.latest()), (None, Some(date(2021, 6, 30))));
    assert!(harness.query_by_label("1 of 2 mentions · 0 undated").is_some());
    choose(&mut harness, "Window");
    assert_eq!(window(&harness), Some((date(2021, 6, 1), date(2021, 6, 30))));
}

#[test]
fn an_instant_is_dragged_and_stepped_from_week_to_week() {
    let mut harness = bench(false);
    assert_eq!(harness.state().state.playback.step, Step::Week);
    choose(&mut harness, "Instant");
    assert_eq!(window(&harness), Some((date(2021, 5, 31), date(2021, 6, 6))));
    let knob = handle(&harness, "Stretch shown");
    let to = knob.x + middle(&harness, date(2021, 6, 15)) - middle(&harness, date(2021, 6, 1));
    drag(&mut harness, knob, to);
    assert_eq!(window(&harness), Some((date(2021, 6, 14), date(2021, 6, 20))));
    for (key, first) in [(Key::ArrowRight, 21), (Key::ArrowLeft, 14), (Key::ArrowLeft, 7)] {
        harness.key_press(key);
        harness.run_steps(2);
        assert_eq!(window(&harness).unwrap().0, date(2021, 6, first));
    }
}

#[test]
fn an_instant_goes_where_a_date_is_typed() {
    let mut harness = bench(false);
    choose(&mut harness, "Instant");
    assert!(harness.query_by_role_and_label(Role::TextInput, "Last day").is_none());
    type_into(&mut harness, "First day", "14 July 2021");
    assert_eq!(window(&harness), Some((date(2021, 7, 12), date(2021, 7, 18))));
}

#[test]
fn the_step_is_chosen_from_a_menu() {
    let mut harness = bench(false);
    harness.get_by_label("Step: week").click();
    harness.run_steps(3);
    harness.get_by_label("Step: month").click();
    harness.run_steps(3);
    assert_eq!(harness.state().state.playback.step, Step::Month);
    choose(&mut harness, "Instant");
    assert_eq!(window(&harness), Some((date(2021, 6, 1), date(2021, 6, 30))));
}

#[test]
fn playing_goes_on_step_by_step_and_stops_or_begins_anew_where_the_data_end() {
    let mut harness = bench(false);
    let state = &mut harness.state_mut().state;
    (state.query.mode, state.playback.step) = (WindowMode::Instant, Step::Month);
    state.playback.play(0.0);
    let mut months = Vec::new();
    for frame in 1..=8 {
        state.play(f64::from(frame) * 0.5);
        months.push(state.query.window.and_then(DateRange::earliest).map(|day| day.month()));
    }
    assert_eq!(months[..2], [Some(6), Some(7)]);
    assert!(months[2..].iter().all(|month| *month == Some(7)) && !state.playback.is_playing());
    state.playback.looping = true;
    state.playback.play(10.0);
    state.play(10.5);
    assert_eq!(state.query.window.and_then(DateRange::earliest), Some(date(2021, 6, 1)));
    assert!(state.playback.is_playing());
    apply(state, Command::SetWindow(DateRange::day(date(2021, 7, 9))));
    assert!(!state.playback.is_playing(), "whoever moves the window by hand stops it");
}

#[test]
fn keys_go_to_the_next_day_with_mentions_and_back() {
    let mut harness = bench(true);
    let state = &mut harness.state_mut().state;
    apply(state, Command::SetWindow(DateRange::day(date(2021, 6, 30))));
    state.follow_query();
    apply(state, Command::NextDay);
    assert_eq!(state.query.window, Some(DateRange::day(date(2021, 7, 1))));
    state.follow_query();
    apply(state, Command::PreviousDay);
    assert_eq!(state.query.window, Some(DateRange::day(date(2021, 6, 30))));
    apply(state, Command::SetWindow(DateRange::day(date(2021, 6, 1))));
    state.follow_query();
    apply(state, Command::PreviousDay);
    assert_eq!(
        state.query.window,
        Some(DateRange::day(date(1996, 9, 27))),
        "an outlier is a day with mentions"
    );
    state.follow_query();
    apply(state, Command::StepForward);
    assert!(state.query.window.unwrap().earliest() > Some(date(1996, 9, 27)), "from which one steps on");
}

#[test]
fn where_nothing_is_dated_nothing_plays() {
    let documents = vec![sample::document("undated.txt", &["Kandahar"], None)];
    let mentions = vec![sample::mention(&documents, 0, "Kandahar", 0, "Kandahar")];
    let corpus = Corpus::new("sample", documents, mentions, sample::places(), Vec::new());
    let mut state = State::new(Theme::Light);
    state.open(ViewModel::new(Arc::new(corpus), Query::default()));
    assert!(!state.step(1) && !state.rewind());
    state.playback.looping = true;
    state.playback.play(0.0);
    state.play(9.0);
    assert!(!state.playback.is_playing());
    for mode in WindowMode::ALL {
        apply(&mut state, Command::SetMode(mode));
        apply(&mut state, Command::NextDay);
        assert_eq!(state.query.window, None);
    }
}
