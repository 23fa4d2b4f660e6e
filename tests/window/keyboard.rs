//! The keyboard goes where one is: into the field that was opened, through lists longer than their room, and not behind what is open.

use std::fs;

use dateline::ui::command::{Command, Tab};
use dateline::ui::kept::Marking;
use dateline::ui::map::Tool;
use dateline::ui::state::Dialog;
use eframe::egui::{Event, Key, Modifiers, Role};

use super::harness::{Stop, Window, real_opener};
use crate::WIDE;

const SHIFTED: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

fn key(modifiers: Modifiers, key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

/// What comes of typing this: for each letter its key and itself.
fn typed(text: &str) -> Vec<Event> {
    let letter = |letter: char| {
        let name = letter.to_ascii_uppercase().to_string();
        let pressed = Key::from_name(&name).map(|pressed| key(Modifiers::NONE, pressed));
        pressed.into_iter().chain([Event::Text(letter.to_string())])
    };
    text.chars().flat_map(letter).collect()
}

fn palette(window: &Window) -> Option<&str> {
    match &window.app().state().dialog {
        Some(Dialog::Palette(palette)) => Some(&palette.text),
        _ => None,
    }
}

#[track_caller]
fn nothing_else_happened(window: &Window) {
    let state = window.app().state();
    assert_eq!((state.map.heat, state.map.tool), (false, Tool::Move), "letters were shortcuts");
    assert!(!state.playback.is_playing());
}

#[test]
fn what_is_typed_right_after_the_keys_of_the_palette_is_looked_for_in_it() {
    // Between two frames; and so that each frame brings one letter.
    for together in [true, false] {
        let mut window = Window::on_seeds(WIDE);
        let events = [vec![key(Modifiers::COMMAND, Key::K)], typed("her")].concat();
        if together {
            window.events(&events);
        } else {
            events.chunks(2).for_each(|events| {
                window.give(events);
                window.frames(1);
            });
            window.settle();
        }
        assert_eq!(palette(&window), Some("her"), "together: {together}");
        nothing_else_happened(&window);
    }
}

#[test]
fn what_is_typed_ahead_with_enter_and_tab_goes_through_the_fields() {
    let mut window = Window::on_seeds(WIDE);
    let enter = key(Modifiers::NONE, Key::Enter);
    window.events(&[vec![key(Modifiers::COMMAND, Key::K)], typed("heat"), vec![enter]].concat());
    assert_eq!(palette(&window), None);
    assert!(window.app().state().map.heat, "the first that fits was chosen");
    let tab = key(Modifiers::NONE, Key::Tab);
    let bookmark = [vec![key(Modifiers::COMMAND, Key::B)], typed("mine"), vec![tab], typed("note")].concat();
    window.events(&bookmark);
    let Some(Dialog::Bookmark(form)) = &window.app().state().dialog else { panic!("it asks for a name") };
    assert_eq!((form.bookmark.name.as_str(), form.bookmark.note.as_str()), ("mine", "note"));
}

#[test]
fn whoever_clicks_a_tab_keeps_the_keys_of_commands() {
    let mut window = Window::on_seeds(WIDE);
    let tab = window.node(Role::Tab, "Documents").rect().center();
    // A click, a frame that shows it, and keys in the next one.
    window.hold([tab.x, tab.y]);
    window.let_go([tab.x, tab.y]);
    window.frames(1);
    assert_eq!(window.app().state().tab, Tab::Documents);
    window.events(&[key(Modifiers::COMMAND, Key::B)]);
    assert!(matches!(window.app().state().dialog, Some(Dialog::Bookmark(_))));
}

#[test]
fn letters_that_no_field_came_for_are_no_shortcuts_and_later_ones_are() {
    let mut window = Window::empty(real_opener(), WIDE);
    // Without texts there is nothing to look for words in.
    window.events(&[vec![key(SHIFTED, Key::L)], typed("h")].concat());
    assert!(!window.app().state().map.heat);
    window.frames(20);
    window.press(Modifiers::NONE, Key::F1);
    assert_eq!(window.app().state().dialog, Some(Dialog::Shortcuts));
}

#[test]
fn fields_that_keys_open_take_what_is_typed_at_once() {
    let mut window = Window::on_seeds(WIDE);
    window.events(&[vec![key(Modifiers::COMMAND, Key::F)], typed("herat")].concat());
    assert_eq!(window.app().state().find.as_ref().map(|find| find.text.as_str()), Some("herat"));
    window.press(Modifiers::NONE, Key::Escape);
    let lists = [Tab::Places, Tab::Documents, Tab::Dates, Tab::Unmatched];
    for (tab, number) in lists.into_iter().zip([Key::Num1, Key::Num2, Key::Num3, Key::Num4]) {
        window.events(&[vec![key(Modifiers::COMMAND, number)], typed("kand")].concat());
        assert_eq!(window.app().state().lists.wish(tab).search, "kand", "{tab:?}");
        nothing_else_happened(&window);
    }
    window.press(Modifiers::NONE, Key::Escape);
    window.events(&[vec![key(SHIFTED, Key::L)], typed("police")].concat());
    assert_eq!(window.app().state().filters.text(""), "police");
    nothing_else_happened(&window);
}

#[test]
fn the_menu_of_filters_has_the_keyboard_while_it_is_open() {
    let mut window = Window::on_seeds(WIDE);
    window.press(SHIFTED, Key::L);
    let first = window.focused().expect("its field");
    assert_eq!(first.role, Role::TextInput);
    let mut names = Vec::new();
    for _ in 0..200 {
        window.press(Modifiers::NONE, Key::Tab);
        let stop = window.focused().expect("Tab stays in the menu");
        if stop.same_as(&first) {
            break;
        }
        names.push(stop.to_string());
    }
    assert!(names.len() > 20 && names.len() < 199, "{}", names.len());
    let outside = ["Button “Filter”", "Button “Menu”", "Button “Export figure”"];
    assert!(!names.iter().any(|name| outside.contains(&name.as_str())), "{names:?}");
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.nodes(Role::CheckBox, "").is_empty(), "Escape closes it");
}

#[test]
fn tab_goes_through_the_bar_above_as_it_is_read() {
    let mut window = Window::on_seeds(WIDE);
    let mut lefts = Vec::new();
    loop {
        window.press(Modifiers::NONE, Key::Tab);
        let stop = window.focused().expect("it has stops");
        if stop.rect.min.y > 42.0 {
            break;
        }
        lefts.push((stop.rect.min.x, stop.name));
    }
    assert!(lefts.len() >= 5, "{lefts:?}");
    assert!(lefts.windows(2).all(|two| two[0].0 < two[1].0), "{lefts:?}");
}

#[test]
fn arrows_do_not_move_the_map_behind_what_is_open() {
    let mut window = Window::on_seeds(WIDE);
    let camera = |window: &Window| *window.app().map().camera().unwrap();
    let before = camera(&window);
    let all = [Key::ArrowDown, Key::ArrowRight, Key::Plus];
    window.press(Modifiers::NONE, Key::F1);
    all.iter().for_each(|key| window.press(Modifiers::NONE, *key));
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(camera(&window), before, "behind the keys");
    for menu in ["Menu", "Bars"] {
        window.click(Role::Button, menu);
        all.iter().for_each(|key| window.press(Modifiers::NONE, *key));
        window.press(Modifiers::NONE, Key::Escape);
        assert_eq!(camera(&window), before, "behind “{menu}”");
    }
    window.press(Modifiers::NONE, Key::ArrowDown);
    assert_ne!(camera(&window), before, "and without anything they do");
}

/// How far down the window the first row of the key sheet stands.
fn first_key(window: &Window) -> f32 {
    window.node(Role::Label, "Open folder").rect().min.y
}

#[test]
fn the_sheet_of_keys_is_read_to_its_end_by_keys() {
    let mut window = Window::on_seeds([1000.0, 420.0]);
    window.press(Modifiers::NONE, Key::F1);
    let top = first_key(&window);
    let mut last = top;
    for key in [Key::ArrowDown, Key::PageDown, Key::End] {
        window.press(Modifiers::NONE, key);
        assert!(first_key(&window) < last, "{key:?}");
        last = first_key(&window);
    }
    let end = window.names(Role::Label).pop().unwrap();
    let end = window.nodes(Role::Label, &end).pop().unwrap().rect();
    assert!(end.max.y < 420.0, "the last row is in sight: {end:?}");
    for key in [Key::ArrowUp, Key::PageUp] {
        window.press(Modifiers::NONE, key);
        assert!(first_key(&window) > last, "{key:?}");
        last = first_key(&window);
    }
    window.press(Modifiers::NONE, Key::Home);
    assert!((first_key(&window) - top).abs() < 1.0);
}

/// The rows of a list as the state has them.
fn rows(window: &Window) -> usize {
    window.app().state().lists.rows().len()
}

#[test]
fn every_row_of_a_list_is_reached_by_tab_and_by_arrows() {
    for (tab, role) in
        [(Tab::Places, Role::TreeItem), (Tab::Dates, Role::ListItem), (Tab::Documents, Role::ListItem)]
    {
        for key in [Key::ArrowDown, Key::Tab] {
            // So low that few rows are in sight.
            let mut window = Window::on_seeds([1600.0, 520.0]);
            window.press(Modifiers::COMMAND, tab_key(tab));
            window.press(Modifiers::NONE, Key::ArrowDown);
            let count = rows(&window);
            assert!(count > 4, "{tab:?}");
            let mut reached = vec![window.focused().expect("the first row").name];
            for _ in 1..count {
                window.press(Modifiers::NONE, key);
                let stop = window.focused().expect("the next row");
                assert_eq!(
                    stop.role,
                    role,
                    "{tab:?} by {key:?} after {} of {count}: {stop:?}",
                    reached.len()
                );
                assert!(stop.rect.max.y < 340.0 && stop.rect.min.y > 80.0, "it is in sight: {stop:?}");
                reached.push(stop.name);
            }
            assert_eq!(reached.len(), count);
            window.press(Modifiers::NONE, Key::ArrowUp);
            assert_eq!(window.focused().map(|stop| stop.name), reached.iter().rev().nth(1).cloned());
            window.press(Modifiers::NONE, Key::Home);
            assert_eq!(window.focused().as_ref().map(|stop| &stop.name), reached.first());
        }
    }
}

fn tab_key(tab: Tab) -> Key {
    match tab {
        Tab::Places => Key::Num1,
        Tab::Documents => Key::Num2,
        Tab::Dates => Key::Num3,
        Tab::Unmatched => Key::Num4,
    }
}

#[test]
fn left_and_right_fold_the_tree_of_places() {
    let mut window = Window::on_seeds(WIDE);
    window.press(Modifiers::COMMAND, Key::Num1);
    window.press(Modifiers::NONE, Key::ArrowDown);
    let (name, all) = (window.focused().unwrap().name, rows(&window));
    let press = |window: &mut Window, key| {
        window.press(Modifiers::NONE, key);
        window.focused().expect("a row").name
    };
    assert_eq!(press(&mut window, Key::ArrowLeft), name);
    let folded = rows(&window);
    assert!(folded < all, "it is folded");
    assert_eq!(press(&mut window, Key::ArrowRight), name);
    assert_eq!(rows(&window), all, "and unfolded");
    let below = press(&mut window, Key::ArrowRight);
    assert_ne!(below, name, "it goes on into what it holds");
    if rows(&window) == all {
        press(&mut window, Key::ArrowLeft);
    }
    assert_eq!(press(&mut window, Key::ArrowLeft), name, "and out of it");
    assert_eq!(window.stops(Role::TextInput).len(), window.nodes(Role::TextInput, "").len());
}

#[test]
fn a_bookmarks_proposed_name_is_typed_over() {
    let mut window = Window::on_seeds(WIDE);
    window.click_marker("Kandahar");
    window.ask(Command::Bookmark(Marking::Add));
    window.events(&typed("mine"));
    let Some(Dialog::Bookmark(form)) = &window.app().state().dialog else { panic!("it asks for a name") };
    assert_eq!(form.bookmark.name, "mine");
}

#[test]
fn the_palette_stays_where_it_is_whatever_is_found() {
    let mut window = Window::on_seeds(WIDE);
    window.press(Modifiers::COMMAND, Key::K);
    let top = |window: &Window| window.focused().unwrap().rect.min;
    let before = top(&window);
    for text in ["kandahar", " xyzzy"] {
        window.events(&typed(text));
        assert_eq!(top(&window), before, "{text}");
    }
}

#[test]
fn no_card_of_the_map_stands_before_a_dialog() {
    let mut window = Window::on_seeds(WIDE);
    let at = window.markers("Kandahar")[0].rect().center();
    window.hover([at.x, at.y]);
    let card = "Afghanistan";
    let says = |window: &Window| window.names(Role::Label).iter().any(|name| name.contains(card));
    assert!(says(&window), "the card is there: {:?}", window.names(Role::Label));
    window.press(Modifiers::NONE, Key::F1);
    assert!(!says(&window));
}

#[test]
fn where_a_folder_holds_nothing_the_articles_that_ship_are_offered() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("picture.bin"), [0, 1, 2]).unwrap();
    let mut window = Window::empty(real_opener(), WIDE);
    window.ask(Command::Open(vec![folder.path().to_owned()]));
    assert!(window.app().state().failure.is_some());
    window.click(Role::Button, "Open the example articles");
    assert!(window.app().state().view.is_some());
}

/// Presses Tab until the keyboard has left what stands right of the sidebar below the bar; the names of all stops of this kind on the way.
fn walked(window: &mut Window, is_meant: impl Fn(&Stop) -> bool) -> Vec<String> {
    let mut reached = Vec::new();
    for _ in 0..2000 {
        window.press(Modifiers::NONE, Key::Tab);
        let Some(stop) = window.focused() else { continue };
        if is_meant(&stop) {
            assert!(stop.rect.max.y < 340.0 && stop.rect.min.y > 40.0, "it is in sight: {stop:?}");
            reached.push(stop.name);
        } else if !reached.is_empty() && stop.role == Role::Canvas {
            break;
        }
    }
    reached
}

#[test]
fn every_passage_of_a_place_and_every_hit_is_reached_by_tab() {
    // So low that few are in sight.
    let mut window = Window::on_seeds([1600.0, 520.0]);
    let kandahar = super::reader::place(&window, "Kandahar");
    window.ask(Command::SelectPlace(kandahar));
    let passages = window.app().state().view.as_ref().unwrap().selected().expect("the place").passages.len();
    assert!(passages > 4);
    assert_eq!(walked(&mut window, |stop| stop.name == "Open document").len(), passages);
    let mut window = Window::on_seeds([1600.0, 520.0]);
    window.press(Modifiers::COMMAND, Key::F);
    window.type_into("Find in documents", "Kandahar");
    let hits = window.app().state().find.as_ref().unwrap().hits().len();
    assert!(hits > 4);
    let is_hit = |stop: &Stop| stop.role == Role::ListItem && stop.name.contains("Kandahar");
    assert_eq!(walked(&mut window, is_hit).len(), hits);
}
