//! Reading in the window: several places in one list, one mention told apart, what a toponym means, copies.

use dateline::model::{DateRange, PlaceId};
use dateline::ui::command::Command;
use eframe::egui::{Key, Modifiers, Role};
use jiff::civil::date;

use crate::WIDE;
use crate::harness::Window;

/// The place that the texts call `toponym`.
pub(super) fn place(window: &Window, toponym: &str) -> PlaceId {
    let corpus = window.app().state().view.as_ref().unwrap().corpus();
    let mention = corpus.mentions().iter().find(|mention| {
        corpus.documents()[mention.document as usize].slice(mention.span) == toponym
            && mention.place.is_some()
    });
    mention.unwrap().place.clone().unwrap()
}

fn select(window: &mut Window, toponyms: &[&str]) {
    let places = toponyms.iter().map(|toponym| place(window, toponym)).collect();
    window.ask(Command::SelectPlaces(places));
}

/// The mention that is told apart, as it stands in its text, with the number of its document.
fn selected(window: &Window) -> Option<(u32, String)> {
    let state = window.app().state();
    let corpus = state.view.as_ref().unwrap().corpus();
    let mention = &corpus.mentions()[state.mention? as usize];
    Some((mention.document, corpus.documents()[mention.document as usize].slice(mention.span).to_owned()))
}

#[test]
fn passages_of_several_places_stand_in_one_list_in_the_order_of_time() {
    let mut window = Window::on_seeds(WIDE);
    select(&mut window, &["Qala-i-Naw", "Muqur"]);
    let heading = window.names(Role::Heading).remove(0);
    assert!(heading.starts_with("2 places: "), "{heading}");
    let view = window.app().state().view.as_ref().unwrap();
    let passages = &view.selected().unwrap().passages;
    let first_days: Vec<_> = passages
        .iter()
        .map(|&at| view.selected().unwrap().read(view.corpus(), view.query(), at, 0).date.unwrap().range)
        .map(DateRange::earliest)
        .collect();
    assert!(first_days.is_sorted(), "{first_days:?}");
    let about: Vec<_> = passages
        .iter()
        .flat_map(|&at| view.selected().unwrap().read(view.corpus(), view.query(), at, 0).about)
        .collect();
    assert!(
        about.iter().any(|name| name == "Muqur") && about.iter().any(|name| name.starts_with("Qala")),
        "{about:?}"
    );
    assert!(window.says("Muqur"));
}

#[test]
fn a_place_is_taken_out_of_the_selection_in_the_heading() {
    let mut window = Window::on_seeds(WIDE);
    select(&mut window, &["Qala-i-Naw", "Muqur"]);
    window.click(Role::Button, "Take Muqur out of the selection");
    let left = place(&window, "Qala-i-Naw");
    assert_eq!(window.app().state().query.places, [left].into());
    assert!(window.names(Role::Heading)[0].starts_with("Qala"), "one place has the heading it always had");
}

#[test]
fn of_many_places_the_most_mentioned_are_named_and_the_rest_is_counted() {
    let mut window = Window::on_seeds(WIDE);
    let markers = window.app().state().view.as_ref().unwrap().all_markers();
    let all: std::collections::BTreeSet<_> = markers.iter().map(|marker| marker.place.clone()).collect();
    let count = all.len();
    window.ask(Command::SelectPlaces(all));
    let heading = window.names(Role::Heading).remove(0);
    assert!(heading.starts_with(&format!("{count} places: ")), "{heading}");
    assert!(heading.ends_with(&format!(", +{}", count - 8)), "{heading}");
    assert!(window.says("134 mentions in 5 documents, 134 in this window"));
}

#[test]
fn a_row_that_is_clicked_with_shift_joins_the_selection() {
    let mut window = Window::on_seeds(WIDE);
    window.click_marker("Qala-i-Naw");
    let muqur = window.known_as("Muqur");
    window.click_with(Modifiers::SHIFT, Role::TreeItem, &muqur);
    let both = [place(&window, "Qala-i-Naw"), place(&window, "Muqur")].into();
    assert_eq!(window.app().state().query.places, both);
}

#[test]
fn a_click_on_a_highlight_tells_its_mention_apart_and_leaves_the_list() {
    let mut window = Window::on_seeds(WIDE);
    window.click_marker("Qala-i-Naw");
    window.click_first(Role::Mark, "Qala-i-Naw");
    assert_eq!(selected(&window).unwrap().1, "Qala-i-Naw");
    assert!(window.app().state().document.is_none());
    assert!(window.says("1 of "), "its place among all is told");
    assert_eq!(window.chosen(Role::Mark), ["Qala-i-Naw"]);
}

#[test]
fn keys_go_through_all_mentions_in_the_order_of_the_list_and_begin_anew_at_its_end() {
    let mut window = Window::on_seeds(WIDE);
    window.click_marker("Kandahar");
    let mentions = window.app().state().view.as_ref().unwrap().selected().unwrap().mentions.clone();
    let all = mentions.len();
    assert!(all > 5);
    let mut gone_through = Vec::new();
    for number in 0..all {
        window.press(Modifiers::NONE, if number % 2 == 0 { Key::F3 } else { Key::J });
        gone_through.push(window.app().state().mention.unwrap());
        assert!(window.says(&format!("{} of {all}", number + 1)));
        assert_eq!(window.chosen(Role::Mark).len(), 1, "mention {number} is in sight");
    }
    assert_eq!(gone_through, mentions);
    window.press(Modifiers::NONE, Key::F3);
    assert_eq!(window.app().state().mention, Some(mentions[0]));
    window.press(Modifiers::SHIFT, Key::F3);
    assert_eq!(window.app().state().mention, Some(mentions[all - 1]));
    window.press(Modifiers::NONE, Key::K);
    assert_eq!(window.app().state().mention, Some(mentions[all - 2]));
}

#[test]
fn in_a_document_keys_go_through_its_mentions_from_where_it_was_opened() {
    let mut window = Window::on_seeds(WIDE);
    // The third paragraph of article 003 names no place; the fourth begins with Washington.
    window.ask(Command::OpenDocument { document: 3, paragraph: 3 });
    window.press(Modifiers::NONE, Key::F3);
    assert_eq!(selected(&window), Some((3, "Washington".to_owned())));
    assert_eq!(window.chosen(Role::Link), ["Washington"]);
    window.press(Modifiers::NONE, Key::F3);
    assert_eq!(selected(&window), Some((3, "Afghanistan".to_owned())));
    assert!(window.app().state().document.is_some(), "it stays open");
}

#[test]
fn the_last_of_twenty_thousand_mentions_in_one_paragraph_is_scrolled_into_sight() {
    let folder = tempfile::tempdir().unwrap();
    // Some two megabytes without a blank line.
    let line = format!("À Kandahar {}\n", "on se bat encore ".repeat(5));
    std::fs::write(folder.path().join("a.txt"), line.repeat(20_000)).unwrap();
    std::fs::write(folder.path().join("empty.txt"), "").unwrap();
    let mut window = Window::empty(crate::harness::real_opener(), WIDE);
    window.drop_files(&[folder.path()]);
    window.click_marker("Kandahar");
    assert!(window.says("20,000 mentions in 1 document"));
    window.press(Modifiers::NONE, Key::K);
    assert_eq!(window.chosen(Role::Mark), ["Kandahar"]);
    let chosen = window.chosen_rect(Role::Mark);
    assert!(chosen.top() > 44.0 && chosen.bottom() < 830.0, "{chosen:?}");
    window.ask(Command::OpenDocument { document: 0, paragraph: 0 });
    window.press(Modifiers::NONE, Key::K);
    let chosen = window.chosen_rect(Role::Link);
    assert!(chosen.top() > 44.0 && chosen.bottom() < 830.0, "{chosen:?}");
}

#[test]
fn all_passages_listed_are_copied_with_their_sources() {
    let mut window = Window::on_seeds(WIDE);
    window.click_marker("Qala-i-Naw");
    let count = window.app().state().view.as_ref().unwrap().selected().unwrap().passages.len();
    window.click(Role::Link, &format!("Copy all {count} passages with sources"));
    let copied = window.copied();
    assert_eq!(copied.matches("003_bf9fccd675be7688.txt").count(), count, "{copied}");
    assert!(copied.contains("De violents combats ont éclaté dans la ville occidentale de Qala-i-Naw"));
    assert!(copied.contains("7 July 2021"));
}

#[test]
fn a_mention_outside_of_the_window_offers_to_move_it_there() {
    let mut window = Window::on_seeds(WIDE);
    window.ask(Command::OpenDocument { document: 3, paragraph: 1 });
    window.ask(Command::SetWindow(DateRange::between(date(2021, 6, 1), date(2021, 6, 30))));
    window.click_first(Role::Link, "Qala-i-Naw");
    assert!(window.says("Not in the window: 7 July 2021"));
    window.click(Role::Link, "Show");
    let moved = window.app().state().query.window.unwrap();
    assert_eq!(moved, DateRange::between(date(2021, 6, 8), date(2021, 7, 7)), "as long as it was");
    assert!(!window.says("Not in the window"));
}

#[test]
fn the_reader_keeps_its_width_however_short_its_words() {
    let mut window = Window::on_seeds(WIDE);
    let left = |window: &Window| window.app().map().camera().unwrap().rect.right();
    let before = left(&window);
    for _ in 0..4 {
        window.ask(Command::SetWindow(DateRange::day(date(1999, 1, 1))));
        assert!(window.says("Nothing in this window"));
        window.ask(Command::ResetWindow);
        assert!(window.says("Select a place"));
    }
    assert_eq!(left(&window), before);
}

#[test]
fn a_document_none_of_whose_mentions_is_shown_says_so_and_leads_out() {
    let mut window = Window::on_seeds(WIDE);
    window.ask(Command::SetWindow(DateRange::day(date(2021, 5, 3))));
    window.ask(Command::OpenDocument { document: 3, paragraph: 0 });
    assert!(window.says("None of its 25 mentions is shown."));
    window.click(Role::Link, "Show all dates");
    assert!(!window.says("None of its"));
}

#[test]
fn texts_that_name_no_place_are_not_said_to_speak_of_other_days() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("2021-07-13.txt"), "Il a plu toute la journée.").unwrap();
    let mut window = Window::empty(crate::harness::real_opener(), WIDE);
    window.drop_files(&[folder.path()]);
    assert!(window.says("No place was found") && !window.says("No mention speaks of these days"));
}
