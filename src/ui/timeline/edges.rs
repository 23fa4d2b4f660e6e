//! The timeline where it can go wrong: first and last days, corpora of one day, one place, no date, and an axis that is zoomed.

use eframe::egui::{Event, Modifiers, MouseWheelUnit, Pos2, TouchPhase, accesskit::Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use jiff::civil::date;

use super::places::SIDE;
use super::tests::{Bench, FRAME, bench, bench_of, drag, handle, middle, window};
use super::*;
use crate::corpus::sample;
use crate::model::date::day_number;
use crate::model::{DateRange, Day, Document, Mention};
use crate::ui::apply::apply;
use crate::view::Step;

/// A report of Kandahar of each of these dates.
pub(super) fn reports<'a>(dates: &[Option<&str>]) -> Harness<'a, Bench> {
    let documents: Vec<Document> = (0..)
        .zip(dates)
        .map(|(number, date)| sample::document(&format!("{number}.txt"), &["Kandahar"], *date))
        .collect();
    let mention = |(number, _)| sample::mention(&documents, number, "Kandahar", 0, "Kandahar");
    let mentions: Vec<Mention> = (0..).zip(dates).map(mention).collect();
    bench_of(documents, mentions, 1600.0)
}

pub(super) fn ask(harness: &mut Harness<'_, Bench>, command: Command) {
    apply(&mut harness.state_mut().state, command);
    harness.run_steps(3);
}

pub(super) fn visible(harness: &Harness<'_, Bench>) -> usize {
    harness.state().state.view.as_ref().unwrap().counts().visible
}

fn day(day: Day) -> Command {
    Command::SetWindow(DateRange::day(day))
}

/// Turns the wheel over the chart, at a day.
pub(super) fn wheel(harness: &mut Harness<'_, Bench>, at: Day, delta: [f32; 2]) {
    let x = middle(harness, at);
    harness.hover_at(Pos2::new(x, 90.0));
    harness.run_steps(1);
    harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: delta.into(),
        phase: TouchPhase::Move,
        source: eframe::egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    harness.run_steps(30);
}

pub(super) fn shown(harness: &Harness<'_, Bench>) -> Stretch {
    let bench = harness.state();
    let days = Days::of(bench.state.view.as_ref().unwrap(), bench.time.whole).unwrap();
    bench.time.zoomed.unwrap_or(Stretch::of(days.shown))
}

#[test]
fn the_first_day_and_the_last_are_in_the_window_that_begins_and_ends_with_them() {
    let mut harness = reports(&[Some("2021-06-01"), Some("2021-06-15"), Some("2021-06-30")]);
    ask(&mut harness, Command::FitWindow);
    assert_eq!(window(&harness), Some((date(2021, 6, 1), date(2021, 6, 30))));
    assert_eq!(visible(&harness), 3);
    for (first, last, expected) in [(1, 29, 2), (2, 30, 2), (2, 29, 1), (30, 30, 1), (1, 1, 1)] {
        ask(&mut harness, Command::SetWindow(DateRange::between(date(2021, 6, first), date(2021, 6, last))));
        assert_eq!(visible(&harness), expected, "{first} to {last}");
    }
}

#[test]
fn a_date_of_a_month_is_in_a_window_that_holds_its_first_day_or_its_last_alone() {
    let mut harness = reports(&[Some("2021-06"), Some("2021-08")]);
    for (shown, expected) in
        [(date(2021, 5, 31), 0), (date(2021, 6, 1), 1), (date(2021, 6, 30), 1), (date(2021, 7, 1), 0)]
    {
        ask(&mut harness, day(shown));
        assert_eq!(visible(&harness), expected, "{shown}");
    }
}

#[test]
fn a_corpus_of_one_day_has_an_axis_on_which_that_day_can_be_seen_and_grabbed() {
    let mut harness = reports(&[Some("2021-08-13"), Some("2021-08-13")]);
    let (start, end) = (handle(&harness, "Start of window"), handle(&harness, "End of window"));
    assert!(end.x - start.x > 20.0, "from {start} to {end}");
    assert!(shown(&harness).days() >= 5.0);
    let to = middle(&harness, date(2021, 8, 14));
    drag(&mut harness, end, to);
    assert_eq!(window(&harness), Some((date(2021, 8, 13), date(2021, 8, 14))));
    assert_eq!(visible(&harness), 2);
}

#[test]
fn where_all_is_undated_there_is_a_tray_and_no_axis() {
    let harness = reports(&[None, None]);
    assert!(harness.query_by_label("2 undated · shown").is_some());
    assert!(harness.query_by_role_and_label(Role::Slider, "End of window").is_none());
    let dated = reports(&[Some("2021-06-01")]);
    assert!(dated.query_by_label_contains("undated ·").is_none(), "where all is dated there is no tray");
}

#[test]
fn an_empty_corpus_has_neither_axis_nor_tray() {
    let harness = bench_of(Vec::new(), Vec::new(), 1600.0);
    assert!(harness.query_by_label_contains("undated ·").is_none());
    assert!(harness.query_by_role_and_label(Role::Slider, "End of window").is_none());
    assert!(harness.query_by_label("0 of 0 mentions · 0 undated").is_some());
}

#[test]
fn the_tray_hides_and_shows_what_has_no_date_and_opens_its_documents() {
    let mut harness = reports(&[Some("2021-06-01"), None, Some("2021-06-30")]);
    ask(&mut harness, day(date(2021, 6, 1)));
    assert_eq!(visible(&harness), 1);
    harness.get_by_label("1 undated · hidden").click();
    harness.run_steps(3);
    assert_eq!(visible(&harness), 2);
    assert!(harness.query_by_label("1 undated · always shown").is_some());
    harness.get_by_label("Which?").click();
    harness.run_steps(3);
    harness.get_by_label("Kandahar, 1 undated").click();
    harness.run_steps(3);
    assert_eq!(harness.state().state.document.as_ref().unwrap().text.document, 1);
}

#[test]
fn a_wheel_over_the_chart_zooms_about_the_pointer_and_never_moves_the_window() {
    let mut harness = bench(false);
    ask(&mut harness, Command::SetWindow(DateRange::between(date(2021, 6, 10), date(2021, 6, 20))));
    let (before, at) = (shown(&harness), middle(&harness, date(2021, 6, 25)));
    wheel(&mut harness, date(2021, 6, 25), [0.0, 200.0]);
    assert!(shown(&harness).days() < before.days() * 0.6, "{:?}", shown(&harness));
    assert!((middle(&harness, date(2021, 6, 25)) - at).abs() < 1.0);
    assert_eq!(window(&harness), Some((date(2021, 6, 10), date(2021, 6, 20))));
    let near = shown(&harness);
    wheel(&mut harness, date(2021, 6, 25), [-100.0, 0.0]);
    assert!((shown(&harness).days() - near.days()).abs() < 1e-6 && shown(&harness).from > near.from);
    wheel(&mut harness, date(2021, 6, 25), [0.0, -2000.0]);
    assert_eq!(shown(&harness), before, "and back to all there is");
    assert_eq!(harness.state().time.zoomed, None);
    assert_eq!(window(&harness), Some((date(2021, 6, 10), date(2021, 6, 20))));
}

#[test]
fn a_zoomed_axis_keeps_the_overview_whole() {
    let mut harness = bench(false);
    let all = shown(&harness);
    wheel(&mut harness, date(2021, 6, 5), [0.0, 300.0]);
    let near = shown(&harness);
    assert!(all.from <= near.from && near.to < all.to);
    let frame = harness.get_by_role_and_label(Role::ScrollBar, "Axis").rect();
    let share = f64::from(frame.width()) / f64::from(1600.0 - 2.0 * (FRAME + SIDE));
    assert!((share - near.days() / all.days()).abs() < 0.01, "the frame is {share} of all days");
    drag(&mut harness, frame.center(), frame.center().x + 300.0);
    let moved = shown(&harness);
    assert!(moved.from > near.from && (moved.days() - near.days()).abs() < 1e-6, "{moved:?}");
    assert_eq!(window(&harness), None);
}

#[test]
fn an_axis_is_moved_with_shift_and_the_window_is_not() {
    let mut harness = bench(false);
    ask(&mut harness, Command::SetWindow(DateRange::between(date(2021, 6, 1), date(2021, 6, 30))));
    wheel(&mut harness, date(2021, 6, 15), [0.0, 300.0]);
    let near = shown(&harness);
    let from = Pos2::new(800.0, 90.0);
    harness.event(Event::ModifiersChanged(Modifiers::SHIFT));
    harness.hover_at(from);
    harness.run_steps(1);
    let button = |pos: Pos2, pressed| Event::PointerButton {
        pos,
        button: eframe::egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::SHIFT,
    };
    harness.event(button(from, true));
    harness.run_steps(1);
    let to = from - vec2(200.0, 0.0);
    harness.hover_at(to);
    harness.run_steps(2);
    harness.event(button(to, false));
    harness.run_steps(2);
    assert!(shown(&harness).from > near.from + 1.0, "{near:?} to {:?}", shown(&harness));
    assert_eq!(window(&harness), Some((date(2021, 6, 1), date(2021, 6, 30))));
}

#[test]
fn a_window_drawn_on_the_chart_holds_both_its_days() {
    let mut harness = bench(false);
    for (from, to) in [(10, 20), (20, 10)] {
        ask(&mut harness, Command::ResetWindow);
        let at = Pos2::new(middle(&harness, date(2021, 6, from)), 90.0);
        let x = middle(&harness, date(2021, 6, to));
        drag(&mut harness, at, x);
        assert_eq!(window(&harness), Some((date(2021, 6, 10), date(2021, 6, 20))), "from {from} to {to}");
    }
}

#[test]
fn a_click_on_a_day_outside_the_window_selects_it_and_one_inside_does_nothing() {
    let mut harness = bench(false);
    let june = DateRange::between(date(2021, 6, 5), date(2021, 6, 20));
    for (clicked, expected) in [
        (date(2021, 7, 9), Some((date(2021, 7, 9), date(2021, 7, 9)))),
        (date(2021, 6, 10), Some((date(2021, 6, 5), date(2021, 6, 20)))),
    ] {
        ask(&mut harness, Command::SetWindow(june));
        let at = Pos2::new(middle(&harness, clicked), 90.0);
        harness.hover_at(at);
        harness.run_steps(1);
        harness.drag_at(at);
        harness.run_steps(1);
        harness.drop_at(at);
        harness.run_steps(3);
        assert_eq!(window(&harness), expected, "{clicked}");
    }
}

#[test]
fn a_window_zoomed_to_fills_the_axis_and_all_days_come_back() {
    let mut harness = bench(false);
    let all = shown(&harness);
    ask(&mut harness, Command::SetWindow(DateRange::between(date(2021, 6, 10), date(2021, 6, 20))));
    let view = harness.state().state.view.clone().unwrap();
    harness.state_mut().time.zoom(TimeZoom::Window, &view);
    harness.run_steps(2);
    assert_eq!(
        shown(&harness).span(),
        Span { first: day_number(date(2021, 6, 7)), last: day_number(date(2021, 6, 23)) }
    );
    ask(&mut harness, day(date(2021, 7, 20)));
    let near = shown(&harness);
    assert!(near.span().holds(day_number(date(2021, 7, 20))), "it goes after a window that left it");
    harness.state_mut().time.zoom(TimeZoom::All, &view);
    harness.run_steps(2);
    assert_eq!(shown(&harness), all);
}

#[test]
fn resizing_keeps_the_axis_and_the_window() {
    let mut harness = bench(false);
    ask(&mut harness, Command::SetWindow(DateRange::between(date(2021, 6, 10), date(2021, 6, 20))));
    wheel(&mut harness, date(2021, 6, 15), [0.0, 200.0]);
    let near = shown(&harness);
    harness.set_size(vec2(900.0, 240.0));
    harness.run_steps(4);
    assert_eq!(shown(&harness), near);
    assert_eq!(window(&harness), Some((date(2021, 6, 10), date(2021, 6, 20))));
}

#[test]
fn a_slider_at_the_ends_goes_no_further() {
    let mut harness = reports(&[Some("2021-06-01"), Some("2021-06-30")]);
    let end = handle(&harness, "End of window");
    drag(&mut harness, end, 5000.0);
    let start = handle(&harness, "Start of window");
    drag(&mut harness, start, -5000.0);
    let (first, last) = window(&harness).unwrap();
    assert!(first <= date(2021, 6, 1) && last >= date(2021, 6, 30));
    assert!(
        shown(&harness).span().holds(day_number(first)) && shown(&harness).span().holds(day_number(last))
    );
    assert_eq!(visible(&harness), 2);
}

#[test]
fn changing_the_clock_does_not_move_a_window_that_holds_all() {
    let documents = vec![sample::document("june.txt", &["Kandahar"], Some("2021-06"))];
    let mut mention = sample::mention(&documents, 0, "Kandahar", 0, "Kandahar");
    let edtf = crate::model::Edtf::parse("2021-05-10").unwrap();
    mention.date = Some(crate::model::MentionDate::new(edtf, crate::model::Basis::Expression));
    let mut harness = bench_of(documents, vec![mention], 1600.0);
    let told = |harness: &Harness<'_, Bench>| {
        ["Start of window", "End of window"]
            .map(|name| harness.get_by_role_and_label(Role::Slider, name).value().unwrap_or_default())
    };
    let before = told(&harness);
    assert_eq!(before, ["10 May 2021", "30 June 2021"]);
    ask(&mut harness, Command::ToggleClock);
    assert_eq!(told(&harness), before);
}

#[test]
fn named_and_typed_windows_begin_where_the_window_begins() {
    let mut harness = bench(false);
    let begin = DateRange::between(date(2021, 6, 16), date(2021, 6, 18));
    for (command, first, last) in [
        (Command::SetWhole(Step::Week), date(2021, 6, 14), date(2021, 6, 20)),
        (Command::SetWhole(Step::Month), date(2021, 6, 1), date(2021, 6, 30)),
        (Command::SetWhole(Step::Year), date(2021, 1, 1), date(2021, 12, 31)),
        (Command::SetLength(2, Step::Month), date(2021, 6, 16), date(2021, 8, 15)),
        (Command::FitWindow, date(2021, 6, 1), date(2021, 7, 31)),
    ] {
        ask(&mut harness, Command::SetWindow(begin));
        ask(&mut harness, command.clone());
        assert_eq!(window(&harness), Some((first, last)), "{command:?}");
    }
    ask(&mut harness, Command::SetMode(crate::view::WindowMode::Cumulative));
    ask(&mut harness, Command::SetLength(10, Step::Day));
    assert_eq!(window(&harness), Some((date(2021, 6, 1), date(2021, 6, 10))), "it has both ends again");
}

#[test]
fn a_bar_of_a_date_selects_its_mention() {
    let mut harness = reports(&[Some("2021-06"), Some("2021-06"), Some("2021-07-05")]);
    assert!(harness.query_by_label("June 2021 · 2 mentions").is_none(), "nothing is selected");
    ask(&mut harness, Command::SelectPlace(sample::id("Kandahar")));
    for expected in [0, 1, 0] {
        harness.get_by_label("June 2021 · 2 mentions").click();
        harness.run_steps(3);
        assert_eq!(harness.state().state.mention, Some(expected));
    }
    harness.get_by_label("5 July 2021 · 1 mention").click();
    harness.run_steps(3);
    assert_eq!(harness.state().state.mention, Some(2));
}

#[test]
fn bars_told_apart_have_a_legend_and_the_same_scale() {
    let mut harness = bench(false);
    let most = harness.state().state.view.as_ref().unwrap().histogram().max;
    ask(&mut harness, Command::SetStack(Stack::Kind));
    assert!(harness.query_by_label("city").is_some());
    ask(&mut harness, Command::SetStack(Stack::Document));
    assert!(harness.query_by_label("city").is_none());
    assert!(harness.query_by_label("Kaboul").is_some(), "the title of a document");
    assert_eq!(harness.state().state.view.as_ref().unwrap().histogram().max, most);
}

#[test]
fn what_tells_of_outliers_does_not_lie_under_a_handle() {
    let harness = bench(true);
    let sign = harness.get_by_label_contains("1 mention before").rect();
    let start = harness.get_by_role_and_label(Role::Slider, "Start of window").rect();
    assert!(!sign.shrink(0.5).intersects(start), "{sign} and {start}");
}

#[test]
fn days_narrower_than_a_tick_share_one_that_goes_through_their_mentions() {
    let days: Vec<String> = (1..=28).map(|day| format!("2021-07-{day:02}")).collect();
    let years: Vec<String> = (1951..=2020).map(|year| format!("{year}-07-01")).collect();
    let dates: Vec<Option<&str>> = years.iter().chain(&days).map(|date| Some(date.as_str())).collect();
    let mut harness = reports(&dates);
    ask(&mut harness, Command::SelectPlace(sample::id("Kandahar")));
    let ticks = |harness: &Harness<'_, Bench>| -> usize {
        harness.query_all_by_label_contains("July 2021 · ").count()
    };
    let together = ticks(&harness);
    assert!((1..4).contains(&together), "{together} ticks for 28 days on an axis of 70 years");
    let mut read = Vec::new();
    for _ in 0..28 {
        harness.query_all_by_label_contains("July 2021 · ").next().unwrap().click();
        harness.run_steps(3);
        read.extend(harness.state().state.mention);
    }
    read.sort_unstable();
    read.dedup();
    assert!(read.len() > 28 / 4, "{read:?}");
}

#[test]
fn what_has_no_colour_of_its_own_is_named() {
    let dates: Vec<String> = (1..=6).map(|day| format!("2021-07-0{day}")).collect();
    let mut harness = reports(&dates.iter().map(|date| Some(date.as_str())).collect::<Vec<_>>());
    ask(&mut harness, Command::SetStack(Stack::Document));
    assert!(harness.query_by_label("2 other documents").is_some());
}
