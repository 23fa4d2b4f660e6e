//! Filters and lists: what is left out and how it comes back, what is found and how it is sorted.

use std::ops::ControlFlow;

use dateline::corpus::Corpus;
use dateline::gazetteer::Gazetteer;
use dateline::model::{Document, Paragraph, Span};
use dateline::pipeline::{self, Source};
use dateline::ui::command::{Command, Tab};
use dateline::ui::jobs::opener_in_parts;
use dateline::view::{Filter, Stack};
use eframe::egui::{Key, Modifiers, Role};

use super::harness::Window;
use crate::WIDE;

fn visible(window: &Window) -> usize {
    window.app().state().view.as_ref().unwrap().counts().visible
}

fn total(window: &Window) -> usize {
    window.app().state().view.as_ref().unwrap().counts().total
}

#[test]
fn each_condition_is_a_chip_and_a_click_on_it_keeps_again_what_it_left_out() {
    let mut window = Window::on_seeds(WIDE);
    let all = visible(&window);
    window.click(Role::Button, "Filter");
    window.click(Role::CheckBox, "province");
    let without_provinces = visible(&window);
    assert!(without_provinces < all);
    window.click(Role::RadioButton, "90%");
    assert!(visible(&window) < without_provinces);
    window.press(Modifiers::NONE, Key::Escape);
    window.node(Role::Button, "Remove filter: kind “province”");
    window.click(Role::Button, "Remove filter: confidence below 90%");
    assert_eq!(visible(&window), without_provinces);
    window.click(Role::Button, "Remove filter: kind “province”");
    assert_eq!(visible(&window), all);
    assert!(window.nodes(Role::Link, "Clear filters").is_empty(), "the strip is gone");
}

#[test]
fn the_menu_of_filters_is_opened_and_closed_by_keys() {
    let mut window = Window::on_seeds(WIDE);
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    window.node(Role::CheckBox, "province");
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.nodes(Role::CheckBox, "province").is_empty());
}

#[test]
fn the_lists_are_shown_by_their_numbers() {
    let mut window = Window::on_seeds(WIDE);
    for (key, tab) in [(Key::Num2, Tab::Documents), (Key::Num4, Tab::Unmatched), (Key::Num1, Tab::Places)] {
        window.press(Modifiers::COMMAND, key);
        assert_eq!(window.app().state().tab, tab);
    }
}

#[test]
fn a_country_alone_is_kept_with_all_that_lies_in_it() {
    let mut window = Window::on_seeds(WIDE);
    window.click(Role::Button, "Filter");
    window.click_first(Role::CheckBox, "Afghanistan");
    let view = window.app().state().view.as_ref().unwrap();
    let corpus = view.corpus();
    let mentions = corpus.mentions().iter().filter_map(|mention| corpus.place(mention.place.as_ref()?));
    assert_eq!(view.counts().visible, mentions.filter(|place| place.country == "AF").count());
    assert!(visible(&window) < total(&window));
}

#[test]
fn words_that_a_passage_must_hold_are_taken_with_enter_and_a_bad_expression_is_told() {
    let mut window = Window::on_seeds(WIDE);
    window.click(Role::Button, "Filter");
    window.type_into("Passages with", "gouverneur");
    window.press(Modifiers::NONE, Key::Enter);
    window.settle();
    let kept = visible(&window);
    assert!(kept > 0 && kept < total(&window), "{kept}");
    window.type_into("Passages with", "/gouv(/");
    window.press(Modifiers::NONE, Key::Enter);
    window.settle();
    assert!(window.says("This expression cannot be read: unclosed group"));
    assert_eq!(visible(&window), kept, "what was asked for before still holds");
    window.press(Modifiers::NONE, Key::Escape);
    window.settle();
    window.click(Role::Button, "Remove filter: passages without “gouverneur”");
    assert_eq!(visible(&window), total(&window));
}

/// As many texts as take longer to read than a frame has: of each paragraph one says that the governor left.
fn long_corpus() -> Corpus {
    let source = Source::Bundled;
    let tick = &mut |_| ControlFlow::Continue(());
    let whole = pipeline::open(&source, Gazetteer::bundled().unwrap(), tick).unwrap();
    let mut documents = whole.documents().to_vec();
    let text = "Les habitants de Kaboul attendent l’été, et personne ne sait rien. ".repeat(10);
    let paragraphs: Vec<Paragraph> = (0..20_000)
        .map(|number| Paragraph { span: Span::new(number * text.len(), (number + 1) * text.len()) })
        .collect();
    documents.push(Document {
        path: "zz.txt".to_owned(),
        text: text.repeat(paragraphs.len()).into(),
        paragraphs,
        ..Document::default()
    });
    let places = whole.places().as_slice().to_vec();
    Corpus::new("long", documents, whole.mentions().to_vec(), places, Vec::new())
}

#[test]
fn while_words_are_looked_for_the_filter_before_holds_and_the_field_says_so() {
    let mut window = Window::on(opener_in_parts(|_, _, _| Ok(long_corpus())), WIDE);
    let held = |window: &Window| {
        let view = window.app().state().view.as_ref().unwrap();
        (view.query().filter.sieve.text.clone(), view.counts().visible)
    };
    let all = held(&window);
    window.click(Role::Button, "Filter");
    window.app_mut().ask(Command::SetTextFilter("gouverneur".to_owned()));
    window.frames(2);
    assert_eq!(held(&window), all, "no frame has read all texts");
    assert!(window.says("Looking for these passages…") && !window.app().is_settled());
    assert_eq!(window.app().state().query.filter.sieve.text, "gouverneur");
    window.settle();
    let kept = held(&window);
    assert!(kept.0 == "gouverneur" && kept.1 > 0 && kept.1 < all.1, "{kept:?}");
    assert!(!window.says("Looking for these passages…"));
    // Undone, done again and beside another condition nothing is read anew.
    for (command, text) in [
        (Command::Undo, ""),
        (Command::Redo, "gouverneur"),
        (Command::SetLeastConfidence(50), "gouverneur"),
        (Command::SetTextFilter(String::new()), ""),
    ] {
        window.app_mut().ask(command);
        window.frames(1);
        assert!(held(&window).0 == text && window.app().state().sought().is_none());
    }
    // What is not waited for any more is given up.
    window.app_mut().ask(Command::SetTextFilter("habitants".to_owned()));
    window.frames(2);
    window.app_mut().ask(Command::ClearFilters);
    window.frames(2);
    assert!(window.app().state().sought().is_none() && held(&window) == all);
}

#[test]
fn one_document_alone_is_kept_from_where_it_is_read() {
    let mut window = Window::on_seeds(WIDE);
    window.ask(Command::OpenDocument { document: 2, paragraph: 0 });
    window.settle();
    window.click(Role::Link, "Only this document");
    let view = window.app().state().view.as_ref().unwrap();
    assert_eq!(view.counts().visible, view.documents()[2].total as usize);
    window.click(Role::Link, "All documents");
    assert_eq!(window.app().state().query.filter, Filter::default());
}

#[test]
fn from_the_list_another_document_alone_takes_the_place_of_the_first_and_one_more_is_added_as_such() {
    let mut window = Window::on_seeds(WIDE);
    window.ask(Command::ShowTab(Tab::Documents));
    let only = |window: &Window| -> Vec<String> {
        window.app().state().query.filter.sieve.only_documents.iter().cloned().collect()
    };
    window.right_click(Role::ListItem, 0);
    window.click(Role::Button, "Only this document");
    assert_eq!(only(&window), ["001.txt"]);
    window.right_click(Role::ListItem, 1);
    window.click(Role::Button, "Only this document");
    assert_eq!(only(&window), ["002.txt"]);
    window.right_click(Role::ListItem, 0);
    window.click(Role::Button, "This document too");
    assert_eq!(only(&window), ["001.txt", "002.txt"]);
    window.right_click(Role::ListItem, 1);
    window.click(Role::Button, "Without this document");
    assert_eq!(only(&window), ["001.txt"]);
    window.right_click(Role::ListItem, 0);
    window.click(Role::Button, "All documents");
    assert_eq!(window.app().state().query.filter, Filter::default());
}

#[test]
fn a_place_is_found_in_the_tree_by_part_of_its_name_with_what_it_lies_in() {
    let mut window = Window::on_seeds(WIDE);
    window.type_into("Search places", "qala");
    let rows = window.names(Role::TreeItem);
    assert!(rows.iter().any(|row| row.starts_with("Qala-i-Naw")), "{rows:?}");
    assert!(rows[0].starts_with("Afghanistan") && rows.len() < 6, "{rows:?}");
    window.type_into("Search places", "atlantis");
    assert!(window.says("Nothing found."));
}

#[test]
fn documents_are_sorted_by_date_and_by_how_much_they_mention() {
    let mut window = Window::on_seeds(WIDE);
    window.ask(Command::ShowTab(Tab::Documents));
    window.settle();
    let by_path = window.names(Role::ListItem);
    window.click(Role::Button, "File order");
    window.click(Role::Button, "Mentions");
    let by_mentions = window.names(Role::ListItem);
    assert_ne!(by_path, by_mentions);
    let view = window.app().state().view.as_ref().unwrap();
    let most = view.documents().iter().max_by_key(|row| row.total).unwrap();
    assert!(by_mentions[0].starts_with(&most.title), "{by_mentions:?}");
}

#[test]
fn a_date_in_the_list_becomes_the_window() {
    let mut window = Window::on_seeds(WIDE);
    window.ask(Command::ShowTab(Tab::Dates));
    window.settle();
    window.type_into("Search dates", "13 August 2021");
    let rows = window.names(Role::ListItem);
    assert_eq!(rows.len(), 1, "{rows:?}");
    window.click(Role::ListItem, "13 August 2021");
    assert_eq!(window.app().state().query.window, Some("2021-08-13".parse().unwrap()));
}

#[test]
fn by_theme_bars_map_and_passages_tell_what_the_words_are_about_and_which_rule_says_so() {
    let mut window = Window::on_seeds(WIDE);
    assert!(!window.says("no theme"));
    window.ask(Command::SetStack(Stack::Theme));
    window.settle();
    let corpus = window.app().state().view.as_ref().unwrap().corpus().clone();
    let order = dateline::view::theme_order(&corpus);
    let rows = dateline::view::themes(&corpus, dateline::model::Language::ENGLISH);
    let most = &rows[usize::from(order[0])];
    assert!(window.says(&most.name), "{most:?}");
    window.click_marker("Kandahar");
    let rules: Vec<String> = corpus
        .themes()
        .themes()
        .as_slice()
        .iter()
        .map(|theme| theme.name_in(dateline::model::Language::ENGLISH).to_owned())
        .collect();
    assert!(rules.iter().any(|name| window.says(&format!("{name}: “"))), "no passage tells a rule");
}

#[test]
fn mentions_of_a_theme_are_left_out_and_so_are_those_without_one() {
    let mut window = Window::on_seeds(WIDE);
    let corpus = window.app().state().view.as_ref().unwrap().corpus().clone();
    let rows = dateline::view::themes(&corpus, dateline::model::Language::ENGLISH);
    let row = rows.iter().max_by_key(|row| row.mentions).unwrap();
    let all = visible(&window);
    window.ask(Command::FilterTheme(row.id.clone()));
    window.settle();
    assert_eq!(visible(&window), all - row.mentions as usize);
    window.ask(Command::FilterTheme(String::new()));
    window.settle();
    let rest: u32 = rows.iter().filter(|other| other.id != row.id).map(|other| other.mentions).sum();
    assert_eq!(visible(&window), rest as usize);
    window.click(Role::Button, &format!("Remove filter: theme “{}”", row.name));
    assert_eq!(visible(&window), (rest + row.mentions) as usize);
}
