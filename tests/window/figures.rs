//! The dialog in which a figure is made: what is chosen in it is what is seen in it, and what is written.

use std::fs;

use dateline::model::Language;
use dateline::ui::command::Command;
use dateline::ui::state::Dialog;
use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::kittest::NodeT;

use super::harness::Window;

const WIDE: [f32; 2] = [1600.0, 1000.0];

fn open() -> Window {
    let mut window = Window::on_seeds(WIDE);
    window.press(Modifiers::COMMAND, Key::E);
    assert_eq!(window.app().state().dialog, Some(Dialog::Figure));
    window
}

/// Writes it there, and gives what stands in the file.
fn written(window: &mut Window, name: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    window.app_mut().save_figure(path.clone());
    window.until("it is written", |window| window.app().state().notice.is_some());
    let notice = window.app().state().notice.clone().unwrap();
    fs::read(&path).unwrap_or_else(|error| panic!("{notice}: {error}"))
}

#[test]
fn what_is_chosen_is_seen_and_written() {
    let mut window = open();
    window.node(Role::Image, "Preview of the figure “Places named in “seeds””");
    window.node(Role::Label, "423 × 238 mm");
    window.type_into("Title", "Été <2021>");
    window.node(Role::Image, "Preview of the figure “Été <2021>”");
    window.click(Role::Button, "Slide 16:9");
    window.click(Role::Button, "A4 portrait");
    window.node(Role::Label, "210 × 297 mm");
    window.click(Role::RadioButton, "Français");
    window.click(Role::RadioButton, "Print, grey");
    let svg = String::from_utf8(written(&mut window, "a.svg")).unwrap();
    assert_eq!(window.app().state().dialog, None, "it is made, and the window shows the map again");
    let root = svg.lines().next().unwrap_or_default();
    assert!(root.contains("width=\"794\"") && root.contains("height=\"1123\""), "{root}");
    assert!(svg.contains("Été &lt;2021&gt;") && svg.contains("dates racontées"), "{svg:.4000}");
    // What was chosen stays chosen.
    window.press(Modifiers::COMMAND, Key::E);
    window.node(Role::Image, "Preview of the figure “Été <2021>”");
    assert!(window.chosen(Role::RadioButton).contains(&"Print, grey".to_owned()));
}

#[test]
fn pages_and_frames_are_gone_through_and_told_by_number() {
    let mut window = open();
    assert!(window.nodes(Role::Slider, "Page").is_empty());
    window.click(Role::RadioButton, "On pages of their own");
    window.node(Role::Slider, "Page 1 of ");
    window.click(Role::RadioButton, "Film");
    window.click(Role::RadioButton, "Month");
    // May to August.
    window.node(Role::Slider, "Frame 1 of 4");
    window.node(Role::Slider, "Frame 1 of 4").focus();
    window.press(Modifiers::NONE, Key::ArrowRight);
    window.node(Role::Slider, "Frame 2 of 4");
    window.node(Role::RadioButton, "GIF");
    assert!(window.nodes(Role::RadioButton, "PDF").is_empty(), "no film is a PDF");
    window.click(Role::Button, "Slide 16:9");
    window.click(Role::Button, "Column, 90 mm");
    window.node(Role::Button, "96 dpi");
    let bytes = written(&mut window, "a.gif");
    let mut gif = gif::Decoder::new(bytes.as_slice()).unwrap();
    let mut frames = 0;
    while gif.read_next_frame().unwrap().is_some() {
        frames += 1;
    }
    assert_eq!(frames, 4);
}

#[test]
fn a_page_of_no_size_says_so_and_cannot_be_written() {
    let mut window = open();
    window.click(Role::Button, "Slide 16:9");
    window.click(Role::Button, "Custom size");
    window.type_into("Width in pixels", "12");
    assert!(window.says("a figure cannot be 12x1000 pixels"));
    assert!(window.node(Role::Button, "Save figure…").accesskit_node().is_disabled());
    window.click(Role::Button, "Save figure…");
    assert_eq!(window.app().state().dialog, Some(Dialog::Figure), "nobody was asked for a file");
    window.type_into("Width in pixels", "1440");
    window.node(Role::Image, "Preview of the figure");
    window.node(Role::Label, "381 × 265 mm");
}

#[test]
fn a_picture_of_it_is_copied_with_and_without_the_dialog() {
    let mut window = open();
    window.click(Role::Button, "Copy figure");
    window.until("it is told", |window| window.says("Copied: a picture of 3,200 × 1,800 pixels"));
    assert_eq!(window.copied_picture(), Some([3200, 1800]));
    window.press(Modifiers::NONE, Key::Escape);
    window.ask(Command::SetLanguage(Language::FRENCH));
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    window.until("it is told", |window| {
        window.says("Copiée\u{a0}: une image de 3\u{202f}200 × 1\u{202f}800 pixels")
    });
}

#[test]
fn escape_closes_it_and_what_was_shown_is_there_as_before() {
    let mut window = open();
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.app().state().dialog, None);
    assert_eq!(window.markers("Qala-i-Naw").len(), 1);
    let mut empty = Window::empty(super::harness::real_opener(), WIDE);
    empty.press(Modifiers::COMMAND, Key::E);
    assert_eq!(empty.app().state().dialog, None, "of nothing there is no figure");
}

#[test]
fn all_of_it_is_reached_in_a_small_window() {
    for size in [[640.0, 400.0], [820.0, 600.0], [1280.0, 720.0]] {
        let mut window = Window::on_seeds(size);
        window.ask(Command::ExportFigure);
        window.node(Role::Image, "Preview of the figure");
        for name in ["SVG", "PDF", "PNG"] {
            let rect = window.node(Role::RadioButton, name).rect();
            assert!(rect.min.x >= 0.0 && rect.max.x <= size[0] && rect.max.y <= size[1], "{name} at {rect}");
        }
        for name in ["Save figure…", "Copy figure"] {
            let rect = window.node(Role::Button, name).rect();
            assert!(rect.min.x >= 0.0 && rect.max.x <= size[0] && rect.max.y <= size[1], "{name} at {rect}");
        }
    }
}
