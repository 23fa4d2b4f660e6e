//! Two clocks, filters, and the words on which dates stand, in the window.

use dateline::model::PlaceId;
use dateline::ui::command::Command;
use dateline::view::{Clock, Counts, Filter};
use eframe::egui::{Key, Modifiers, Role};

use crate::WIDE;
use crate::harness::Window;
use crate::told;

fn on_told(size: [f32; 2]) -> Window {
    Window::on(told::opener(), size)
}

fn counts(window: &Window) -> Counts {
    window.app().state().view.as_ref().unwrap().counts()
}

#[test]
fn the_switch_and_its_key_change_the_dates_at_which_mentions_stand() {
    let mut window = on_told(WIDE);
    window.ask(Command::SetWindow("2021-07-20".parse().unwrap()));
    assert_eq!(counts(&window).visible, 1, "one mention speaks of that Tuesday");
    window.click(Role::RadioButton, "Published");
    assert_eq!(window.app().state().query.clock, Clock::Published);
    assert_eq!(counts(&window).visible, 0, "nothing was published on it");
    assert!(window.says("Nothing in this window"));
    window.press(Modifiers::COMMAND, Key::D);
    assert_eq!(window.app().state().query.clock, Clock::Narrated);
    assert_eq!(counts(&window).visible, 1);
    assert!(window.says("1 of 6 mentions · 1 undated"));
}

#[test]
fn a_narrow_window_still_tells_and_changes_the_clock() {
    let mut window = on_told([640.0, 480.0]);
    window.click(Role::Button, "Narrated");
    window.node(Role::Button, "Published");
    assert_eq!(window.app().state().query.clock, Clock::Published);
    window.node(Role::Button, "Filter");
    window.node(Role::Button, "Export figure");
}

#[test]
fn the_filter_menu_counts_every_basis_and_narration() {
    let mut window = on_told(WIDE);
    window.click(Role::Button, "Filter");
    let expected = [
        "your decision, 0 mentions",
        "a date in the text, 2 mentions",
        "words that hang on another date, 3 mentions",
        "publication date only, 0 mentions",
        "no date, 1 mention",
        "events, 4 mentions",
        "background, 1 mention",
        "plans and forecasts, 1 mention",
    ];
    let names = window.names(Role::CheckBox);
    assert_eq!(names[..expected.len()], expected);
}

#[test]
fn a_filter_says_what_it_leaves_out_and_one_click_brings_it_back() {
    let mut window = on_told(WIDE);
    window.click(Role::Button, "Filter");
    window.click(Role::CheckBox, "background");
    window.click(Role::CheckBox, "no date");
    assert_eq!((counts(&window).visible, counts(&window).filtered), (4, 2));
    window.node(Role::Button, "Remove filter: no date");
    window.node(Role::Button, "Remove filter: background");
    window.node(Role::Label, "2 left out");
    assert!(window.says("4 of 6 mentions · 1 undated · 2 left out"));
    window.press(Modifiers::NONE, Key::Escape);
    window.ask(Command::ToggleTimeline);
    assert!(window.says("4 of 6 mentions · 1 undated · 2 left out"), "the counts stay in sight");
    window.click(Role::Link, "Clear filters");
    assert_eq!(window.app().state().query.filter, Filter::default());
    assert!(!window.says("Left out"));
    assert_eq!(counts(&window).visible, 6);
}

#[test]
fn passages_that_filters_leave_out_are_counted_apart_from_those_outside_the_window() {
    let mut window = on_told(WIDE);
    window.ask(Command::SetWindow("2021-07".parse().unwrap()));
    window.click_marker("Kandahar");
    window.node(Role::Link, "2 passages outside this window");
    window.click(Role::Button, "Filter");
    window.click(Role::CheckBox, "background");
    window.press(Modifiers::NONE, Key::Escape);
    window.node(Role::Link, "1 passage outside this window");
    assert!(window.says("1 shown"));
    window.click(Role::Link, "1 passage left out by filters");
    assert_eq!(window.app().state().query.filter, Filter::default());
}

#[test]
fn filters_that_leave_nothing_say_so_and_offer_the_way_out() {
    let mut window = on_told(WIDE);
    window.click(Role::Button, "Filter");
    for narration in ["events", "background", "plans"] {
        window.click(Role::CheckBox, narration);
    }
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.says("No mention that the filters keep speaks of these days."));
    assert_eq!(window.nodes(Role::Link, "Clear filters").len(), 2, "in the strip and in the reader");
}

#[test]
fn each_passage_says_on_which_words_its_date_stands_and_marks_them() {
    let mut window = on_told(WIDE);
    window.click_marker("Kandahar");
    assert!(window.says("20 July 2021, from “Mardi” and the publication date"));
    assert!(window.says("1994, year · from “en 1994” · background"));
    let paragraph = window.node(Role::Paragraph, "Mardi, les talibans").rect();
    let words = window.node(Role::Mark, "Mardi").rect();
    assert!(paragraph.contains_rect(words.shrink(2.0)), "the words that date it are marked in its text");
    window.ask(Command::SelectPlace(PlaceId::new("Kaboul")));
    assert!(window.says("21 July 2021, from “Le lendemain” and “Mardi”"));
    assert!(window.says("30 July 2021, from “le 30 juillet 2021” · planned"));
    window.ask(Command::SelectPlace(PlaceId::new("Panjwai")));
    assert!(window.says("21 July 2021"));
    assert!(window.says("carried from “Le lendemain” in an earlier sentence"));
    assert!(window.nodes(Role::Mark, "Le lendemain").is_empty(), "they stand in another paragraph");
}

#[test]
fn by_the_clock_of_publication_passages_have_the_date_of_their_document() {
    let mut window = on_told(WIDE);
    window.ask(Command::ToggleClock);
    window.ask(Command::SelectPlace(PlaceId::new("Panjwai")));
    assert!(window.says("21 July 2021"));
    assert!(window.says("publication date, from the header “date 2021-07-21”"));
}

#[test]
fn a_whole_document_tells_what_each_temporal_expression_means() {
    let mut window = on_told(WIDE);
    window.ask(Command::OpenDocument { document: 0, paragraph: 0 });
    assert!(window.says("21 July 2021, from the header “date 2021-07-21”"));
    let marks = window.names(Role::Mark);
    let expected = [
        "Mardi: Tuesday 20 July 2021, from the publication date",
        "Le lendemain: Wednesday 21 July 2021, from “Mardi”",
        "en 1994: 1994",
        "le 30 juillet 2021: Friday 30 July 2021",
    ];
    assert_eq!(marks, expected);
}

#[test]
fn the_list_of_documents_tells_each_date_and_what_says_it() {
    let mut window = on_told(WIDE);
    window.click(Role::Tab, "Documents");
    let expected = [
        "Les talibans attaquent Kandahar, 21 July 2021, from the header “date 2021-07-21”",
        "Kandahar tient encore, undated, perhaps 14 July 2021, 62%",
    ];
    assert_eq!(window.names(Role::ListItem), expected);
}

#[test]
fn an_undated_document_tells_what_is_suggested_and_how_to_take_it_and_takes_nothing() {
    let mut window = on_told(WIDE);
    window.ask(Command::OpenDocument { document: 1, paragraph: 1 });
    window.click(Role::Link, "2 dates suggested");
    for words in [
        "Nothing says when this was published",
        "14 July 2021",
        "62%",
        "“Mercredi 14 juillet” fits the calendar · told.txt tells of the same places at the time",
        "14 July 2010",
        "published = \"2021-07-14\"",
        "Mercredi 14 juillet: no days can be told while its document is undated",
    ] {
        assert!(window.says(words), "{words}");
    }
    window.click(Role::Link, "Copy lines for 14 July 2021");
    let view = window.app().state().view.as_ref().unwrap();
    assert!(view.documents()[1].publication.is_none());
    assert_eq!(view.counts().undated, 1);
}
