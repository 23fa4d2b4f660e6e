//! Filters and lists: what is left out and how it comes back, what is found and how it is sorted.

use std::ops::ControlFlow;

use dateline::corpus::Corpus;
use dateline::gazetteer::Gazetteer;
use dateline::model::{Document, Kind, Paragraph, Span};
use dateline::pipeline::{self, Source};
use dateline::ui::command::{Command, Tab};
use dateline::ui::jobs::opener_in_parts;
use dateline::view::{Filter, Stack};
use eframe::egui::{Key, Modifiers, Role};

use super::harness::{Window, real_opener};
use crate::WIDE;

/// The first two of the articles that ship with the program, and the last one, by their paths.
const FIRST: &str = "000_27bc692d6731492f.txt";
const SECOND: &str = "001_bb6a2bf41842fdcb.txt";
const LAST: &str = "004_8a870f8b6cdef1b8.txt";

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
    assert!(window.says(&format!("{} left out", all - without_provinces)));
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
    // One paragraph of the articles has that word: "le gouverneur de Badghis, Hessamuddin Shams".
    assert_eq!(visible(&window), 1);
    window.type_into("Passages with", "/gouv(/");
    window.press(Modifiers::NONE, Key::Enter);
    window.settle();
    assert!(window.says("This expression cannot be read: this bracket is not closed: “(”"));
    assert_eq!(visible(&window), 1, "what was asked for before still holds");
    let focused = window.focused().map(|stop| stop.name);
    assert_eq!(focused.as_deref(), Some("Passages with"), "it can be mended at once");
    window.press(Modifiers::NONE, Key::Escape);
    window.settle();
    window.click(Role::Button, "Remove filter: passages without “gouverneur”");
    assert_eq!(visible(&window), total(&window));
}

#[test]
fn what_was_typed_wrong_ends_with_the_menu_and_with_what_it_stood_beside() {
    let mut window = Window::on_seeds(WIDE);
    let bad = "This expression cannot be read";
    let begin = |window: &mut Window| {
        window.ask(Command::ShowFilters);
        window.settle();
        window.type_into("Passages with", "/gouv(/");
        assert!(window.says(bad), "it is told while it is typed");
    };
    begin(&mut window);
    window.press(Modifiers::NONE, Key::Escape);
    window.ask(Command::ShowFilters);
    window.settle();
    assert!(!window.says(bad), "Escape shows again what holds");
    window.press(Modifiers::NONE, Key::Escape);
    begin(&mut window);
    window.press(Modifiers::NONE, Key::Enter);
    window.ask(Command::SetTextFilter("police".to_owned()));
    window.ask(Command::ClearFilters);
    window.settle();
    assert!(!window.says(bad), "it does not come back with the words it stood beside");
}

#[test]
fn words_that_ask_for_nothing_leave_no_chip() {
    let mut window = Window::on_seeds(WIDE);
    for nothing in ["//", "\"\""] {
        window.ask(Command::SetTextFilter("police".to_owned()));
        assert!(visible(&window) < total(&window));
        window.ask(Command::ShowFilters);
        window.settle();
        window.type_into("Passages with", nothing);
        window.press(Modifiers::NONE, Key::Enter);
        window.press(Modifiers::NONE, Key::Escape);
        assert_eq!(visible(&window), total(&window), "{nothing}");
        assert!(window.nodes(Role::Button, "Remove filter").is_empty(), "{nothing}");
    }
}

#[test]
fn what_lies_in_no_country_can_be_kept_alone_and_the_chip_says_so() {
    let mut window = Window::on_seeds(WIDE);
    window.ask(Command::ShowFilters);
    window.settle();
    window.type_into("Search countries", "no country");
    window.click(Role::CheckBox, "places in no country, 1 mention");
    // The articles name one such place, once: "l’Union européenne".
    assert_eq!(visible(&window), 1);
    window.press(Modifiers::NONE, Key::Escape);
    window.click(Role::Button, "Remove filter: all that lies in a country");
    assert_eq!(visible(&window), total(&window));
}

#[test]
fn a_country_beyond_the_first_is_found_in_the_menu_by_its_name() {
    let mut window = Window::on_seeds(WIDE);
    window.ask(Command::ShowFilters);
    window.settle();
    let only = |window: &Window| window.app().state().query.filter.sieve.only_countries.clone();
    assert!(window.nodes(Role::CheckBox, "Turk").is_empty());
    window.type_into("Search countries", "turk");
    window.click_first(Role::CheckBox, "Turk");
    assert_eq!(only(&window).len(), 1);
    window.type_into("Search countries", "atlantis");
    assert_eq!(window.nodes(Role::CheckBox, "Turk").len(), 1, "what is chosen stays in sight");
}

#[test]
fn a_document_is_kept_alone_from_the_menu() {
    let mut window = Window::on_seeds(WIDE);
    window.ask(Command::ShowFilters);
    window.settle();
    // Counted by hand: Afghanistan and Kandahar thrice, Badakhshan and Kaboul twice, Panjwai, Pakistan, Bagram.
    window.click(Role::CheckBox, "À moins de trois mois du retrait total");
    assert_eq!(visible(&window), 13);
    assert!(window.app().state().query.filter.sieve.only_documents.iter().eq([LAST]));
    window.click(Role::CheckBox, "À moins de trois mois du retrait total");
    assert_eq!(window.app().state().query.filter, Filter::default());
}

#[test]
fn conditions_beyond_the_room_of_the_strip_are_in_a_menu_and_can_be_removed_there() {
    let mut window = Window::on_seeds([900.0, 800.0]);
    for kind in [Kind::Province, Kind::District, Kind::Country, Kind::Base, Kind::Village, Kind::BorderPost] {
        window.ask(Command::ToggleKind(kind));
    }
    window.settle();
    let without = |window: &Window| window.app().state().query.filter.sieve.without_kinds.len();
    let chips = window.nodes(Role::Button, "Remove filter").len();
    assert!(chips > 0 && chips < 6, "{chips}");
    window.click(Role::Button, &format!("and {} more", 6 - chips));
    assert_eq!(window.nodes(Role::Button, "Remove filter").len(), 6);
    let mut all = window.names(Role::Button);
    all.retain(|name| name.starts_with("Remove filter"));
    // The menu lies over the strip and comes after it.
    window.click(Role::Button, &all[5]);
    assert_eq!(without(&window), 5, "{all:?}");
}

#[test]
fn a_name_without_a_place_follows_the_filters_and_clicks_go_through_where_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Le 13 juillet 2021, à Kandahar.\n\nDans la ville de Zoulbarak, on attend.\n\nLa ville de Zoulbarak a peur.";
    std::fs::write(folder.path().join("a.txt"), text).unwrap();
    let text = "Le 14 juillet 2021, à Hérat. La ville de Zoulbarak tient.";
    std::fs::write(folder.path().join("b.txt"), text).unwrap();
    let mut window = Window::empty(real_opener(), WIDE);
    window.drop_files(&[folder.path()]);
    window.ask(Command::ShowTab(Tab::Unmatched));
    window.settle();
    assert_eq!(window.names(Role::ListItem), ["Zoulbarak, 3 mentions"]);
    let at = |window: &Window| {
        let open = window.app().state().document.as_ref().unwrap();
        (open.text.path.clone(), open.paragraph)
    };
    for (path, paragraph) in [("a.txt", 1), ("a.txt", 2), ("b.txt", 0), ("a.txt", 1)] {
        window.click(Role::ListItem, "Zoulbarak");
        assert_eq!(at(&window), (path.to_owned(), paragraph));
    }
    window.ask(Command::OnlyDocument(1));
    window.settle();
    assert_eq!(window.names(Role::ListItem), ["Zoulbarak, 1 mention"]);
    window.click(Role::ListItem, "Zoulbarak");
    assert_eq!(at(&window), ("b.txt".to_owned(), 0));
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
    window.ask(Command::OpenDocument { document: 4, paragraph: 0 });
    window.settle();
    window.click(Role::Link, "Only this document");
    // Counted by hand in the last one, see below.
    assert_eq!(visible(&window), 13);
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
    assert_eq!(only(&window), [FIRST]);
    window.right_click(Role::ListItem, 1);
    window.click(Role::Button, "Only this document");
    assert_eq!(only(&window), [SECOND]);
    window.right_click(Role::ListItem, 0);
    window.click(Role::Button, "This document too");
    assert_eq!(only(&window), [FIRST, SECOND]);
    window.right_click(Role::ListItem, 1);
    window.click(Role::Button, "Without this document");
    assert_eq!(only(&window), [FIRST]);
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
    let begins = |window: &Window| -> Vec<String> {
        let names = window.names(Role::ListItem);
        names.iter().map(|name| name.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect()
    };
    assert_eq!(begins(&window), ["LES talibans", "Des membres", "C’est le", "Les talibans", "À moins"]);
    window.click(Role::Button, "File order");
    window.click(Role::Button, "Mentions");
    // `grep -oE` finds 16 of the usual names (Afghanistan, Kandahar, Kaboul, Hérat …) in them 28, 33, 15, 22 and 9 times.
    assert_eq!(begins(&window), ["Des membres", "LES talibans", "Les talibans", "C’est le", "À moins"]);
    window.click(Role::Button, "Mentions");
    window.click(Role::Button, "Date");
    // June, 7 July, and of the two of July, which begin alike, the first in the order of files; 13 August.
    assert_eq!(begins(&window), ["C’est le", "LES talibans", "À moins", "Les talibans", "Des membres"]);
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
