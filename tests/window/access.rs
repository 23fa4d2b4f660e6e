//! The window without a mouse and without eyes: each widget has a role and a name, Tab reaches all in order, and shows where it is.

use std::collections::BTreeSet;

use dateline::ui::command::{Command, Tab};
use dateline::ui::theme::Tokens;
use eframe::egui::{Key, Modifiers, Rect, Role, Shape, vec2};

use super::harness::{Stop, Window};
use crate::WIDE;

/// Roles of what Tab stops at. A triangle is folded by the arrow keys at its row.
const OPERATED: [Role; 11] = [
    Role::Button,
    Role::CheckBox,
    Role::Link,
    Role::ListItem,
    Role::MenuItem,
    Role::RadioButton,
    Role::Slider,
    Role::SpinButton,
    Role::Tab,
    Role::TextInput,
    Role::TreeItem,
];

/// Where Tab leads, from nowhere until it comes round.
fn walk(window: &mut Window) -> Vec<Stop> {
    let mut stops: Vec<Stop> = Vec::new();
    for _ in 0..400 {
        window.press(Modifiers::NONE, Key::Tab);
        let Some(stop) = window.focused() else { continue };
        if stops.first().is_some_and(|first| first.same_as(&stop)) {
            return stops;
        }
        stops.push(stop);
    }
    panic!("Tab never came round: {:#?}", &stops[stops.len().saturating_sub(5)..]);
}

/// What can be operated and where Tab did not lead.
fn missed(window: &Window, stops: &[Stop]) -> Vec<String> {
    let reached: BTreeSet<String> = stops.iter().map(Stop::to_string).collect();
    let all = OPERATED.iter().flat_map(|role| window.stops(*role));
    all.map(|stop| stop.to_string()).filter(|stop| !reached.contains(stop)).collect()
}

fn rects(shape: &Shape, found: &mut Vec<(Rect, eframe::egui::Color32)>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| rects(shape, found)),
        Shape::Rect(rect) if rect.stroke.width >= 1.0 => found.push((rect.rect, rect.stroke.color)),
        _ => {}
    }
}

/// Whether something is drawn around where the focus is, in a colour that stands out.
fn is_shown(window: &Window, stop: &Stop) -> bool {
    let mut found = Vec::new();
    window.shapes().for_each(|shape| rects(shape, &mut found));
    let tokens = Tokens::LIGHT;
    found.iter().any(|(rect, colour)| {
        [tokens.link, tokens.accent].contains(colour)
            && (rect.min - stop.rect.min).abs().max_elem() < 8.0
            && stop.rect.expand(8.0).contains_rect(*rect)
    })
}

/// The panel that a stop lies in, by the layout of a wide window.
fn panel(stop: &Stop) -> &'static str {
    // Rows that are cut by the panel's edge begin in it.
    let at = stop.rect.min + vec2(stop.rect.width() / 2.0, 1.0);
    match () {
        () if at.y < 43.0 => "bar",
        () if at.y > WIDE[1] - 197.0 => "timeline",
        () if at.x < 296.0 => "sidebar",
        () if at.x > WIDE[0] - 408.0 => "reader",
        () => "map",
    }
}

#[test]
fn tab_reaches_all_that_can_be_operated_panel_by_panel() {
    for tab in Tab::ALL {
        let mut window = Window::on_seeds(WIDE);
        window.ask(Command::ShowTab(tab));
        window.settle();
        window.click_marker("Kandahar");
        let stops = walk(&mut window);
        assert_eq!(missed(&window, &stops), [""; 0], "{tab:?}");
        for stop in &stops {
            assert!(!stop.name.trim().is_empty(), "{stop:?} has no name");
        }
        let mut panels: Vec<&str> =
            stops.iter().filter(|stop| stop.role != Role::Splitter).map(panel).collect();
        panels.dedup();
        // From the top down to the time that holds for all, then what lies between them from the left, the map last: it is gone through sign
        // by sign. The round begins where the click was.
        let from = panels.iter().position(|panel| *panel == "bar").expect("the bar");
        panels.rotate_left(from);
        panels.dedup();
        assert_eq!(panels, ["bar", "timeline", "sidebar", "reader", "map"], "{tab:?}");
    }
}

#[test]
fn where_the_focus_is_can_be_seen() {
    let mut window = Window::on_seeds(WIDE);
    window.click_marker("Kandahar");
    let mut hidden = Vec::new();
    let mut first: Option<Stop> = None;
    for _ in 0..400 {
        window.press(Modifiers::NONE, Key::Tab);
        let Some(stop) = window.focused() else { continue };
        if first.as_ref().is_some_and(|first| first.same_as(&stop)) {
            break;
        }
        if !is_shown(&window, &stop) {
            hidden.push(stop.to_string());
        }
        first.get_or_insert(stop);
    }
    assert!(first.is_some());
    assert_eq!(hidden, [""; 0]);
}

#[test]
fn the_menu_of_filters_and_the_palette_are_walked_through_with_tab() {
    let mut window = Window::on_seeds(WIDE);
    window.click(Role::Button, "Filter");
    let boxes = window.stops(Role::CheckBox);
    assert!(boxes.len() > 15);
    let mut reached = BTreeSet::new();
    for _ in 0..400 {
        window.press(Modifiers::NONE, Key::Tab);
        reached.extend(window.focused().map(|stop| stop.to_string()));
    }
    // What no mention is of cannot be operated.
    let missed: Vec<String> = boxes
        .iter()
        .map(Stop::to_string)
        .filter(|stop| !stop.contains(", 0 mentions") && !reached.contains(stop))
        .collect();
    assert_eq!(missed, [""; 0]);
}
