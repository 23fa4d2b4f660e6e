//! With text of twice its size a window of 1280 × 800 has the room of 640 × 400: what has none is in menus, and nothing lies over
//! anything else.

use dateline::model::{Kind, Language};
use dateline::ui::command::{Command, Tab};
use dateline::view::{self, Stack};
use eframe::egui::{Rect, Role, Shape};

use super::harness::Window;
use crate::WIDE;

const HALF: [f32; 2] = [640.0, 400.0];

fn english_and_french() -> [Language; 2] {
    [Language::ENGLISH, Language::FRENCH]
}

/// Where words that begin so are drawn; `None` where they are not, or are cut.
fn drawn(window: &Window, words: &str) -> Option<Rect> {
    window.shapes().find_map(|shape| match shape {
        Shape::Text(text) if text.galley.text().starts_with(words) && !text.galley.elided => {
            Some(text.visual_bounding_rect())
        }
        _ => None,
    })
}

#[test]
fn the_themes_for_whose_names_the_timeline_has_no_room_are_in_a_menu() {
    for language in english_and_french() {
        let mut window = Window::on_seeds(HALF);
        window.speak(language);
        window.ask(Command::SetStack(Stack::Theme));
        let corpus = window.app().state().view.as_ref().unwrap().corpus().clone();
        let order = view::theme_order(&corpus);
        let rows = view::themes(&corpus, language);
        let names: Vec<String> =
            order.iter().take(view::LAYERS).map(|theme| rows[usize::from(*theme)].name.clone()).collect();
        let unsaid = |window: &Window| names.iter().filter(|name| drawn(window, name).is_none()).count();
        assert!(unsaid(&window) > 0, "{language:?}: there is room for all");
        window.click(Role::Button, "+");
        assert_eq!(unsaid(&window), 0, "{language:?}: {names:?}");
    }
}

#[test]
fn names_on_the_timeline_are_whole_where_there_is_room_for_all() {
    for language in english_and_french() {
        let mut window = Window::on_seeds(WIDE);
        window.speak(language);
        window.ask(Command::SetStack(Stack::Theme));
        let corpus = window.app().state().view.as_ref().unwrap().corpus().clone();
        let rows = view::themes(&corpus, language);
        for theme in view::theme_order(&corpus).iter().take(view::LAYERS) {
            let name = &rows[usize::from(*theme)].name;
            assert!(drawn(&window, name).is_some(), "{language:?}: {name}");
        }
        assert!(window.nodes(Role::Button, "+").is_empty());
    }
}

#[test]
fn the_legend_of_a_low_map_is_behind_a_button_and_so_are_tools_and_lists() {
    let mut window = Window::on_seeds(HALF);
    window.ask(Command::ToggleKind(Kind::Province));
    assert!(drawn(&window, "Mentions per place").is_none());
    window.click(Role::Button, "Legend");
    assert!(drawn(&window, "Mentions per place").is_some());
    window.press(eframe::egui::Modifiers::NONE, eframe::egui::Key::Escape);
    window.click(Role::Button, "More for the map");
    window.click(Role::Button, "Heat map");
    assert!(window.app().state().map.heat);
    let mut window = Window::on_seeds([640.0, 340.0]);
    window.ask(Command::ToggleKind(Kind::Province));
    window.click(Role::Button, "More lists");
    window.click(Role::Button, "Unmatched");
    assert_eq!(window.app().state().tab, Tab::Unmatched);
}

#[test]
fn the_words_of_the_legend_stay_within_it() {
    for size in [WIDE, [1280.0, 720.0]] {
        let mut window = Window::on_seeds(size);
        window.speak(Language::FRENCH);
        window.ask(Command::SetWindow("2021-07".parse().unwrap()));
        let map = window.node(Role::Canvas, "").rect();
        let said = drawn(&window, "plus pâle").expect("the legend tells of it");
        assert!(said.right() <= map.right() - 14.0 - 12.0, "{said:?} in {map:?}");
    }
}

#[test]
fn what_ends_the_search_lies_under_nothing() {
    let mut window = Window::on_seeds(HALF);
    let place = window.app().state().view.as_ref().unwrap().tree()[0].place.clone();
    window.ask(Command::SelectPlace(place));
    window.ask(Command::Find);
    let crosses = window.nodes(Role::Button, "Close");
    let rects: Vec<Rect> = crosses.iter().map(egui_kittest::Node::rect).collect();
    for (at, one) in rects.iter().enumerate() {
        assert!(rects[at + 1..].iter().all(|other| !one.intersects(*other)), "{rects:?}");
    }
}

#[test]
fn what_stands_in_the_bar_and_in_the_field_of_a_list_is_not_cut() {
    let mut window = Window::on_seeds(HALF);
    window.speak(Language::FRENCH);
    let cut = |window: &Window| -> Vec<String> {
        let texts = window.shapes().filter_map(|shape| match shape {
            Shape::Text(text) if text.galley.elided => Some(text.galley.text().to_owned()),
            _ => None,
        });
        texts.filter(|text| text.contains("mentions") || text.starts_with("Chercher")).collect()
    };
    assert_eq!(cut(&window), [""; 0]);
    window.ask(Command::ShowTab(Tab::Documents));
    assert_eq!(cut(&window), [""; 0]);
}
