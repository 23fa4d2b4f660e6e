//! What is selected in one panel shows in the others: the map moves only to what is out of sight. And words are found.

use dateline::ui::command::Command;
use dateline::ui::map::Tool;
use eframe::egui::{Key, Modifiers, Role};

use crate::WIDE;
use crate::harness::{Window, real_opener};

fn look_for(window: &mut Window, words: &str) {
    window.ask(Command::Find);
    window.ask(Command::SetFind(words.to_owned()));
}

#[test]
fn the_map_goes_to_a_selected_place_out_of_sight_and_stays_with_one_in_sight() {
    let mut window = Window::on_seeds(WIDE);
    let center = |window: &Window| window.app().map().camera().unwrap().center;
    let before = center(&window);
    let row = window.known_as("Qala-i-Naw");
    window.click(Role::TreeItem, &row);
    assert_eq!(center(&window), before, "it is in sight");
    // The fourth paragraph of article 003 begins with Washington.
    window.ask(Command::OpenDocument { document: 3, paragraph: 3 });
    window.press(Modifiers::NONE, Key::F3);
    assert_ne!(center(&window), before, "Washington is an ocean away");
    let zoom = |window: &Window| window.app().map().camera().unwrap().zoom;
    assert!(zoom(&window) > 3.0, "the map keeps its zoom");
}

#[test]
fn control_f_finds_words_in_all_documents_whatever_their_accents() {
    let mut window = Window::on_seeds(WIDE);
    window.press(Modifiers::COMMAND, Key::F);
    window.node(Role::TextInput, "Find in documents").type_text("president");
    window.settle();
    // grep finds "président" five times in the five articles, and "présidentiel" once.
    let hits = window.names(Role::ListItem);
    assert!(hits.iter().all(|hit| hit.to_lowercase().contains("président")), "{hits:?}");
    assert!(window.says("6 hits in "));
}

#[test]
fn enter_goes_from_hit_to_hit_and_a_click_opens_the_document_there() {
    let mut window = Window::on_seeds(WIDE);
    look_for(&mut window, "président");
    let hits = window.app().state().find.as_ref().unwrap().hits().to_vec();
    assert!(!hits.is_empty());
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.says(&format!("1 of {}", hits.len())));
    window.press(Modifiers::SHIFT, Key::Enter);
    assert!(window.says(&format!("{0} of {0}", hits.len())));
    window.click_first(Role::ListItem, "");
    let open = window.app().state().document.as_ref().unwrap();
    assert_eq!((open.text.document, open.paragraph), (hits[0].document, hits[0].paragraph));
    assert!(window.nodes(Role::Paragraph, "").iter().any(|node| {
        let rect = node.rect();
        rect.top() > 44.0 && rect.bottom() < 830.0
    }));
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.app().state().document.is_none() || window.app().state().find.is_none());
}

#[test]
fn escape_closes_the_field_and_what_was_read_before_is_there_again() {
    let mut window = Window::on_seeds(WIDE);
    window.click_marker("Qala-i-Naw");
    window.press(Modifiers::COMMAND, Key::F);
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.app().state().find.is_none());
    assert!(!window.app().state().query.places.is_empty());
    assert!(window.names(Role::Heading)[0].starts_with("Qala"));
}

#[test]
fn signs_of_patterns_are_found_as_they_are_written_and_nothing_is_found_in_an_empty_text() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "À Kandahar (sic) [.*] on attend.\n\nسقطت قَنْدَهار اليوم.")
        .unwrap();
    std::fs::write(folder.path().join("b.txt"), "").unwrap();
    let mut window = Window::empty(real_opener(), WIDE);
    window.drop_files(&[folder.path()]);
    for (words, hits) in [("[.*]", 1), ("(sic)", 1), (".*", 1), ("\\", 0), ("قندهار", 1), ("  ", 0)] {
        look_for(&mut window, words);
        assert_eq!(window.app().state().find.as_ref().unwrap().hits().len(), hits, "{words}");
    }
    look_for(&mut window, "zzz");
    assert!(window.says("Nothing found."));
}

#[test]
fn a_narrow_window_has_room_for_the_field_too() {
    let mut window = Window::on_seeds([640.0, 480.0]);
    look_for(&mut window, "Kaboul");
    let field = window.node(Role::TextInput, "Find in documents").rect();
    assert!(field.width() > 100.0 && field.right() < 640.0, "{field:?}");
}

#[test]
fn a_document_tells_where_its_file_is_and_a_bundled_one_that_it_has_none() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "À Kandahar, on se bat.").unwrap();
    let mut window = Window::empty(real_opener(), WIDE);
    window.drop_files(&[folder.path()]);
    window.ask(Command::OpenDocument { document: 0, paragraph: 0 });
    window.node(Role::Link, "Open original file");
    window.click(Role::Link, "Copy path");
    let file = folder.path().join("a.txt").canonicalize().unwrap();
    assert_eq!(window.copied(), file.display().to_string());
    let mut window = Window::on_seeds(WIDE);
    window.ask(Command::OpenDocument { document: 0, paragraph: 0 });
    assert!(window.says("no file on this disk"));
    assert!(window.nodes(Role::Link, "Open original file").is_empty());
}

#[test]
fn the_menu_of_filters_ends_where_its_button_does_and_leaves_the_lists_in_sight() {
    for size in [WIDE, [1280.0, 800.0]] {
        let mut window = Window::on_seeds(size);
        let button = window.node(Role::Button, "Filter").rect();
        let lists = window.node(Role::Tab, "Places").rect();
        window.click(Role::Button, "Filter");
        let choices: Vec<_> = window.nodes(Role::CheckBox, "").iter().map(egui_kittest::Node::rect).collect();
        let all = choices.iter().copied().reduce(|all, one| all.union(one)).unwrap();
        assert!((button.right() - 24.0..=button.right()).contains(&all.right()), "{all:?} below {button:?}");
        assert!(all.top() > button.bottom() && all.left() > lists.right(), "{all:?}, {lists:?}");
    }
}

#[test]
fn escape_puts_a_tool_away_before_it_clears_the_selection() {
    let mut window = Window::on_seeds(WIDE);
    window.click_marker("Kandahar");
    window.press(Modifiers::NONE, Key::L);
    assert_eq!(window.app().state().map.tool, Tool::Lasso);
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.app().state().map.tool, Tool::Move);
    assert_eq!(window.app().state().query.places.len(), 1);
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.app().state().query.places.is_empty());
}

#[test]
fn only_the_selected_places_are_kept_and_all_come_back_at_once() {
    let mut window = Window::on_seeds(WIDE);
    window.click_marker("Kandahar");
    window.press(Modifiers::COMMAND, Key::L);
    let counts = window.app().state().view.as_ref().unwrap().counts();
    assert_eq!((counts.visible, counts.visible + counts.filtered), (21, counts.total));
    assert!(window.says("all places but Kandahar"));
    window.press(Modifiers::COMMAND, Key::L);
    assert_eq!(window.app().state().view.as_ref().unwrap().counts().filtered, 0);
}

#[test]
fn what_lies_beyond_the_map_is_counted_and_brought_in_by_a_click() {
    let mut window = Window::on_seeds(WIDE);
    let counted =
        window.names(Role::Button).into_iter().find(|name| name.ends_with("mentions beyond this map"));
    let beyond: usize = counted.unwrap().split(' ').next().unwrap().parse().unwrap();
    let view = window.app().state().view.as_ref().unwrap();
    let abroad =
        view.markers().filter(|marker| !view.corpus().place(&marker.place).unwrap().country.eq("AF"));
    let abroad: u32 = abroad.map(|marker| marker.visible).sum();
    assert!(beyond > 0 && beyond <= abroad as usize, "{beyond} of {abroad} abroad; neighbours are in sight");
    window.click(Role::Button, &format!("{beyond} mentions beyond this map"));
    assert!(!window.says("beyond this map"), "{:?}", window.names(Role::Button));
}
