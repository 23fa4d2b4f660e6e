//! Dates and lengths that are typed: nothing of it is lost without a word, and nothing of it hides what is said of the window.

use eframe::egui::{Key, accesskit::Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use jiff::civil::date;

use super::far::july_and;
use super::tests::{Bench, bench, type_into, window};
use super::*;
use crate::model::DateRange;
use crate::ui::apply::apply;

#[test]
fn what_is_typed_and_is_no_date_stays_told_until_it_is_mended_or_given_up() {
    let mut harness = bench(false);
    type_into(&mut harness, "First day", "foo");
    let told = "“foo” is no date. Write 2021-06-28 or 28 June 2021.";
    let field = |harness: &Harness<'_, Bench>| {
        harness.get_by_role_and_label(Role::TextInput, "First day").value().unwrap_or_default()
    };
    // The other field is entered and left, and then another date is typed into it.
    harness.get_by_role_and_label(Role::TextInput, "Last day").focus();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::Slider, "End of window").focus();
    harness.run_steps(2);
    assert_eq!((harness.state().time.problem(), field(&harness)), (Some(told), "foo".to_owned()));
    type_into(&mut harness, "Last day", "30 June 2021");
    assert_eq!(window(&harness), Some((date(2021, 6, 1), date(2021, 6, 30))));
    assert_eq!((harness.state().time.problem(), field(&harness)), (Some(told), "foo".to_owned()));
    type_into(&mut harness, "First day", "9 June 2021");
    assert_eq!(harness.state().time.problem(), None);
    type_into(&mut harness, "First day", "foo");
    harness.get_by_role_and_label(Role::TextInput, "First day").focus();
    harness.run_steps(2);
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    assert_eq!((harness.state().time.problem(), field(&harness)), (None, "9 June 2021".to_owned()));
}

#[test]
fn a_first_day_after_the_last_takes_the_window_there_and_so_does_a_last_day_before_the_first() {
    let mut harness = bench(false);
    let state = &mut harness.state_mut().state;
    apply(state, Command::SetWindow(DateRange::between(date(2021, 6, 9), date(2021, 6, 11))));
    harness.run_steps(2);
    type_into(&mut harness, "First day", "2021-06-20");
    assert_eq!(window(&harness), Some((date(2021, 6, 20), date(2021, 6, 22))));
    type_into(&mut harness, "Last day", "2021-06-05");
    assert_eq!(window(&harness), Some((date(2021, 6, 3), date(2021, 6, 5))));
    assert_eq!(harness.state().time.problem(), None);
}

#[test]
fn what_is_wrong_with_a_date_leaves_the_counts_whole() {
    let mut harness = bench(false);
    harness.set_size(vec2(1000.0, 196.0));
    apply(&mut harness.state_mut().state, Command::SetWindow(DateRange::day(date(2021, 6, 9))));
    harness.run_steps(3);
    let counts = |harness: &Harness<'_, Bench>| harness.get_by_label("1 of 2 mentions · 0 undated").rect();
    let before = counts(&harness);
    type_into(&mut harness, "First day", "the ninth of some month or other");
    let problem = harness.get_by_label_contains("is no date").rect();
    assert_eq!(counts(&harness), before);
    let fields =
        ["First day", "Last day"].map(|label| harness.get_by_role_and_label(Role::TextInput, label).rect());
    assert!(fields.iter().all(|field| !field.intersects(problem)) && !before.intersects(problem));
    assert!(before.left() > fields[1].right());
}

#[test]
fn a_field_is_as_wide_as_its_date_where_there_is_room() {
    let harness = july_and(&["-9999-01-01"]);
    let first = harness.get_by_role_and_label(Role::TextInput, "First day");
    assert_eq!(first.value().as_deref(), Some("1 January 10000 BC"));
    let last = harness.get_by_role_and_label(Role::TextInput, "Last day");
    assert!(first.rect().width() > last.rect().width(), "{} {}", first.rect(), last.rect());
}

#[test]
fn the_length_of_the_window_stands_in_its_field_and_a_number_alone_means_days() {
    let mut harness = bench(false);
    harness.get_by_label("Range").click();
    harness.run_steps(3);
    let field = harness.get_by_role_and_label(Role::TextInput, "Length of window");
    assert_eq!(field.value().as_deref(), Some("61 days"), "June and July");
    type_into(&mut harness, "Length of window", "7");
    assert_eq!(window(&harness), Some((date(2021, 6, 1), date(2021, 6, 7))));
}
