//! The way of the tour, station by station.

use std::fs;
use std::path::Path;

use dateline::model::Kind;
use dateline::ui::command::Command;
use dateline::ui::map::Tool;
use eframe::egui::{Role, vec2};

use crate::tiles::{mbtiles, server};
use crate::tour::{Tour, Variant};

pub fn walk(variant: Variant) {
    let mut tour = Tour::begin(variant);
    tour.station("opened");
    signs(&mut tour);
    layers_of_the_map(&mut tour);
    timeline(&mut tour);
    bars(&mut tour);
    reader(&mut tour);
    filters(&mut tour);
    lists(&mut tour);
    commands(&mut tour);
    ground(&mut tour);
    undated(&mut tour);
    opening(&mut tour);
}

fn signs(tour: &mut Tour) {
    let kabul = tour.sign("Kaboul");
    tour.real.point_at(kabul);
    tour.station("card-of-a-place");
    let kandahar = tour.sign("Kandahar");
    tour.real.click(kandahar);
    tour.station("a-place-selected");
    tour.real.click_with("ctrl", kabul);
    tour.station("two-places-selected");
    tour.afresh();
    tour.key("r", Command::SetTool(Tool::Rectangle));
    tour.real.drag(kandahar + vec2(-90.0, -40.0), kandahar + vec2(60.0, 50.0));
    tour.station("selected-by-rectangle");
    tour.real.keys("ctrl+l");
    tour.station("only-the-selected-places");
    tour.afresh();
    tour.key("l", Command::SetTool(Tool::Lasso));
    tour.real.draw(
        &[(-60.0, -60.0), (70.0, -60.0), (70.0, 40.0), (-60.0, 40.0)].map(|(x, y)| kandahar + vec2(x, y)),
    );
    tour.station("selected-by-lasso");
    tour.afresh();
    tour.key("m", Command::SetTool(Tool::Measure));
    tour.real.click(kandahar + vec2(0.0, 60.0));
    tour.real.click(kabul + vec2(0.0, 60.0));
    tour.station("distance");
    tour.real.keys("v");
}

fn layers_of_the_map(tour: &mut Tour) {
    let kabul = tour.sign("Kaboul");
    tour.key("h", Command::ToggleHeat);
    tour.station("heat-map");
    tour.key("h", Command::ToggleHeat);
    tour.click(Role::Button, "command-toggle-lines");
    tour.station("lines-between-places");
    tour.click(Role::Button, "command-toggle-lines");
    tour.real.wheel(kabul, 6);
    tour.real.rest();
    tour.station("far-away-places-share-signs");
    tour.real.click(kabul);
    tour.station("parted-by-a-click");
    tour.keys("bracketleft");
    tour.keys("bracketleft");
    tour.station("back-to-the-view-before");
    tour.afresh();
}

fn timeline(tour: &mut Tour) {
    tour.click(Role::RadioButton, "timeline-mode-cumulative");
    tour.real.drag(tour.chart(0.95), tour.chart(0.6));
    tour.station("cumulative");
    tour.click(Role::RadioButton, "timeline-mode-instant");
    tour.station("instant");
    tour.afresh();
    tour.click(Role::Button, "timeline-range");
    tour.station("presets-and-widths");
    tour.afresh();
    tour.real.wheel(tour.chart(0.9), -6);
    tour.station("axis-nearer-with-overview");
    tour.real.keys("0");
    let kandahar = tour.sign("Kandahar");
    tour.real.click(kandahar);
    tour.station("dates-of-the-selected-place");
    tour.afresh();
    tour.key("ctrl+d", Command::ToggleClock);
    tour.station("by-date-of-publication");
    tour.key("ctrl+d", Command::ToggleClock);
    tour.keys("space");
    tour.station("playing");
    tour.real.keys("space");
    tour.afresh();
}

fn bars(tour: &mut Tour) {
    tour.click(Role::Button, "timeline-stack-plain");
    tour.real.rest();
    tour.station("choice-of-bars");
    tour.click(Role::Button, "timeline-stack-theme");
    let kandahar = tour.sign("Kandahar");
    tour.real.click(kandahar);
    tour.station("by-theme");
    tour.afresh();
    tour.click(Role::Button, "timeline-stack-plain");
    tour.real.rest();
    tour.click(Role::Button, "timeline-stack-kind");
    tour.station("bars-by-kind");
    tour.afresh();
}

fn reader(tour: &mut Tour) {
    let kandahar = tour.sign("Kandahar");
    tour.real.click(kandahar);
    tour.real.rest();
    tour.keys("F3");
    tour.real.keys("F3");
    tour.station("a-mention-gone-to");
    tour.afresh();
    tour.click(Role::Tab, "tab-documents");
    let title = tour.plan.app().state().view.as_ref().unwrap().documents()[3].title.clone();
    tour.click_named(Role::ListItem, &title);
    tour.station("a-whole-document");
    tour.point_at(Role::Link, "Qala-i-Naw");
    tour.station("what-a-name-means");
    tour.afresh();
    tour.keys("ctrl+f");
    tour.real.type_text("gouverneur");
    tour.real.rest();
    tour.station("found-in-all-documents");
    tour.afresh();
}

fn filters(tour: &mut Tour) {
    tour.click(Role::Button, "filter-button");
    tour.station("filters");
    tour.click(Role::CheckBox, "filter-narration-background");
    let province = tour.words.kind(Kind::Province);
    tour.click_named(Role::CheckBox, &province);
    tour.real.keys("Escape");
    tour.station("what-is-left-out");
    tour.afresh();
}

fn lists(tour: &mut Tour) {
    tour.click(Role::Tab, "tab-places");
    let field = tour.words.get("search-places");
    tour.real.click(tour.plan.node(Role::TextInput, &field).rect().center());
    tour.real.type_text("qala");
    tour.station("a-place-looked-for");
    tour.real.keys("Escape");
    tour.click(Role::Tab, "tab-dates");
    tour.station("dates");
    tour.click(Role::Tab, "tab-unmatched");
    tour.station("names-without-a-place");
    tour.click(Role::Tab, "tab-places");
}

fn commands(tour: &mut Tour) {
    tour.real.keys("ctrl+b");
    tour.station("a-bookmark");
    tour.keys("Return");
    tour.choose("menu-bookmarks", "command-list-bookmarks");
    tour.station("bookmarks");
    tour.afresh();
    tour.click(Role::Button, "menu");
    tour.click(Role::Button, "menu-view");
    tour.station("a-menu");
    tour.afresh();
    tour.keys("ctrl+k");
    tour.real.type_text("kab");
    tour.station("palette");
    tour.real.keys("Escape");
    tour.afresh();
    for _ in 0..4 {
        tour.keys("Tab");
    }
    tour.station("where-the-keyboard-is");
    tour.afresh();
}

fn ground(tour: &mut Tour) {
    tour.key("ctrl+shift+g", Command::ToggleGreyMap);
    tour.station("grey-map");
    tour.key("ctrl+shift+g", Command::ToggleGreyMap);
    tour.real.keys("F1");
    tour.station("keys");
    tour.real.keys("Escape");
    tour.choose("menu-map", "command-names-english");
    tour.station("names-in-english");
    let folder = tempfile::tempdir().unwrap();
    let file = mbtiles(folder.path(), "survey.mbtiles");
    tour.keys("ctrl+m");
    tour.real.type_text(file.to_str().unwrap());
    tour.real.keys("Return");
    tour.station("a-tile-file");
    tour.real.keys("ctrl+shift+m");
    tour.choose("menu-base", "command-ask-online-map");
    tour.station("asked-before-going-online");
    tour.real.keys("ctrl+a");
    tour.real.type_text(&server().0);
    tour.click(Role::Button, "online-yes");
    tour.station("an-online-map");
}

/// A handful of texts: one of a day long before, two of which nobody knows when they were written.
const NOTES: &[(&str, &str)] = &[
    ("2021-07-09.txt", "Les talibans ont pris le poste-frontière d’Islam Qala, à l’ouest de Hérat.\n"),
    ("2021-07-13.txt", "On se bat aux portes de Kandahar. À Kaboul, le gouvernement promet des renforts.\n"),
    ("2021-07-15.txt", "Hérat est encerclée. À Kaboul, à Ghazni et à Hérat, des habitants s’arment.\n"),
    ("2021-08-12.txt", "Ghazni est tombée à l’aube, puis Hérat le soir. Kandahar ne répond plus.\n"),
    ("2021-08-15.txt", "Les talibans sont entrés dans Kaboul.\n"),
    ("1929-01-17.txt", "Le roi a quitté Kaboul pour Kandahar.\n"),
    ("carnet.txt", "De Ghazni à Kandahar, la route est coupée. À Ghazni, les magasins sont fermés.\n"),
    ("lettre.txt", "À Herat, tout est calme. Nous attendons des nouvelles de Farah.\n"),
];

fn undated(tour: &mut Tour) {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("carnets");
    write_notes(&folder);
    tour.open(&folder);
    tour.station("a-day-far-from-the-rest");
    tour.click(Role::Button, "timeline-undated-list");
    tour.station("undated-mentions");
    fs::write(folder.join("2021-08-16.txt"), "À Kaboul, l’aéroport est pris d’assaut.\n").unwrap();
    fs::remove_file(folder.join("lettre.txt")).unwrap();
    // What changes is told of within two seconds, and the picture waits for less.
    tour.real.rest();
    tour.real.rest();
    tour.station("changes-on-disk");
    tour.keys("F5");
    tour.station("read-again");
}

fn write_notes(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    for (name, text) in NOTES {
        fs::write(folder.join(name), text).unwrap();
    }
}

/// Some thousand copies of the notes: they are read for longer than it takes to look.
fn opening(tour: &mut Tour) {
    const COPIES: usize = 3_000;
    let folder = tempfile::tempdir().unwrap();
    for copy in 0..COPIES {
        write_notes(&folder.path().join(format!("{copy:04}")));
    }
    tour.open_real(folder.path());
    tour.station("opening-in-parts");
}
