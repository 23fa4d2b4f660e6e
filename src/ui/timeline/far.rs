//! The timeline where days lie far apart: outliers of other centuries, and a window that the axis does not show.

use eframe::egui::{Rangef, accesskit::Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use jiff::civil::date;

use super::edges::{ask, reports, shown, visible, wheel};
use super::places::SIDE;
use super::tests::{Bench, FRAME, bench, window};
use super::*;
use crate::model::DateRange;
use crate::model::date::day_number;

/// Ten reports of July 2021 and one of each of these dates.
pub(super) fn july_and<'a>(far: &[&str]) -> Harness<'a, Bench> {
    let july: Vec<String> = (7..=16).map(|day| format!("2021-07-{day:02}")).collect();
    let dates: Vec<Option<&str>> =
        july.iter().map(String::as_str).chain(far.iter().copied()).map(Some).collect();
    reports(&dates)
}

#[test]
fn an_outlier_centuries_away_comes_onto_the_axis_and_its_bar_is_seen() {
    let mut harness = july_and(&["1200-05-03"]);
    harness.get_by_label_contains("1 mention before 4 July 2021").click();
    harness.run_steps(3);
    assert!(harness.query_by_label_contains("before").is_none(), "nothing lies beyond it any more");
    let far = day_number(date(1200, 5, 3));
    assert!(shown(&harness).span().holds(far) && shown(&harness).span().holds(day_number(date(2021, 7, 16))));
    let view = harness.state().state.view.clone().unwrap();
    let axis = Axis::new(shown(&harness), Rangef::new(FRAME + SIDE, 1600.0 - FRAME - SIDE));
    let whole = Days::of(&view, true).unwrap().window;
    let bars = bars::bars(&axis, &view.histogram().kept, whole, false);
    assert_eq!((bars.len(), bars[0].day), (2, far));
    assert!(bars.iter().all(|bar| bar.across.span() >= 1.9), "{bars:?}");
    assert!(bars[0].across.min >= axis.begin(far), "the handle stands before it");
}

#[test]
fn keys_go_to_outliers_however_far_they_are() {
    let mut harness = july_and(&["-9999-01-01", "9999-12-31"]);
    for (command, expected) in [
        (Command::NextDay, date(-9999, 1, 1)),
        (Command::NextDay, date(2021, 7, 7)),
        (Command::PreviousDay, date(-9999, 1, 1)),
        (Command::SetWindow(DateRange::day(date(2021, 7, 16))), date(2021, 7, 16)),
        (Command::NextDay, date(9999, 12, 31)),
    ] {
        ask(&mut harness, command);
        assert_eq!(window(&harness), Some((expected, expected)));
        assert_eq!(visible(&harness), 1);
    }
    let runs = harness.state().state.view.as_ref().unwrap().histogram().kept.runs(i32::MIN, i32::MAX).len();
    assert!(runs <= 12, "{runs} runs for 12 dates");
}

#[test]
fn a_window_beyond_the_axis_has_no_handle_there_but_a_sign_that_brings_the_axis_to_it() {
    let mut harness = bench(false);
    ask(&mut harness, Command::SetWindow(DateRange::between(date(2021, 6, 2), date(2021, 6, 8))));
    wheel(&mut harness, date(2021, 7, 25), [0.0, 500.0]);
    assert!(shown(&harness).from > f64::from(day_number(date(2021, 6, 9))));
    for handle in ["Start of window", "End of window"] {
        assert!(harness.query_by_role_and_label(Role::Slider, handle).is_none(), "{handle}");
    }
    let sign = harness.get_by_label("Window: 2 to 8 June 2021");
    assert!(sign.rect().right() < FRAME + SIDE, "it stands at the left edge");
    sign.click();
    harness.run_steps(3);
    assert!(shown(&harness).span().holds(day_number(date(2021, 6, 2))));
    assert!(harness.query_by_label_contains("Window: ").is_none());
    assert!(harness.query_by_role_and_label(Role::Slider, "End of window").is_some());
    // Of a window that goes on beyond the axis the end that is there keeps its handle.
    ask(&mut harness, Command::SetWindow(DateRange::between(date(2021, 6, 2), date(2021, 7, 20))));
    assert!(harness.query_by_role_and_label(Role::Slider, "Start of window").is_some());
    assert!(harness.query_by_role_and_label(Role::Slider, "End of window").is_none());
    assert!(harness.get_by_label("Window: 2 June to 20 July 2021").rect().left() > 1600.0 - FRAME - SIDE);
}
