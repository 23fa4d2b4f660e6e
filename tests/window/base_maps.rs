//! Base maps in the window: files that are opened or dropped, a server that is asked after a yes and never before.

use std::fs;
use std::net::TcpListener;
use std::sync::Mutex;

use dateline::basemap::BaseMap;
use dateline::ui::command::Command;
use dateline::ui::map::tiles::{BaseSource, TileServer};
use dateline::ui::state::Dialog;
use eframe::egui::{Key, Modifiers, Role};

use super::harness::Window;
use super::tiles::{mbtiles, server};

const WIDE: [f32; 2] = [1600.0, 1000.0];

fn is_offline(window: &Window) -> bool {
    matches!(window.app().map().base().source, BaseSource::Offline)
}

#[test]
fn a_dropped_base_map_lies_below_the_places_and_the_corpus_stays() {
    let mut window = Window::on_seeds(WIDE);
    let folder = tempfile::tempdir().unwrap();
    assert!(window.says("Natural Earth · GSHHG · GeoNames CC BY 4.0"));
    window.drop_files(&[&mbtiles(folder.path(), "survey.mbtiles")]);
    assert!(matches!(window.app().map().base().source, BaseSource::File(_)));
    assert!(matches!(window.app().map().base_map(), BaseMap::File(_)), "figures are drawn on it");
    assert_eq!(window.app().state().view.as_ref().unwrap().documents().len(), 5, "the texts stay open");
    assert!(
        window.says("© Survey · Natural Earth · GSHHG · GeoNames CC BY 4.0"),
        "{:?}",
        window.names(Role::Label)
    );
    assert_eq!(window.markers("Kandahar").len(), 1);
    // Far beyond the last zoom of the file there is still something to see.
    for _ in 0..12 {
        window.ask(Command::ZoomIn);
    }
    assert!(window.nodes(Role::Status, "").is_empty(), "{:?}", window.names(Role::Status));
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
    assert!(is_offline(&window) && !window.says("© Survey"));
}

#[test]
fn the_base_map_stays_when_other_texts_are_opened() {
    let mut window = Window::on_seeds(WIDE);
    let folder = tempfile::tempdir().unwrap();
    window.drop_files(&[&mbtiles(folder.path(), "survey.mbtiles")]);
    let text = folder.path().join("a.txt");
    fs::write(&text, "Les talibans ont pris Kandahar mardi, selon le gouverneur de la province de Kandahar.")
        .unwrap();
    window.drop_files(&[&text]);
    assert!(window.says("© Survey"));
}

#[test]
fn a_broken_base_map_is_told_with_a_way_out_and_the_map_stays_as_it_was() {
    let mut window = Window::on_seeds(WIDE);
    let folder = tempfile::tempdir().unwrap();
    let whole = fs::read("assets/basemap.pmtiles").unwrap();
    let path = folder.path().join("half.pmtiles");
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    window.drop_files(&[&path]);
    assert!(window.says("half.pmtiles is a broken PMTiles file: it is cut short"));
    assert!(window.says("Copy or download the file again"));
    assert!(is_offline(&window));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.app().state().dialog.is_none());
    assert_eq!(window.markers("Kandahar").len(), 1);
}

#[test]
fn the_offline_map_can_be_grey() {
    let mut window = Window::on_seeds(WIDE);
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::G);
    assert!(window.app().map().base().grey);
    window.ask(Command::ToggleGreyMap);
    assert!(!window.app().map().base().grey);
}

fn asked(heard: &Mutex<Vec<String>>) -> usize {
    heard.lock().unwrap().len()
}

fn window_with_cache(folder: &tempfile::TempDir) -> Window {
    let mut window = Window::on_seeds(WIDE);
    window.app_mut().keep_tiles_in(folder.path().join("tiles"));
    window
}

#[test]
fn no_server_is_asked_for_anything_before_the_user_said_yes_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window_with_cache(&folder);
    let (template, heard) = server();
    window.ask(Command::AskOnlineMap);
    assert!(window.says("tile.openstreetmap.org would then see where you look"));
    let Some(Dialog::Online(form)) = &window.app().state().dialog else { panic!("nothing was asked") };
    assert!(form.template.contains("tile.openstreetmap.org"));
    window.type_into("Address of the tiles", &template);
    assert!(window.says("127.0.0.1 would then see where you look"), "{:?}", window.names(Role::Label));
    window.click(Role::Button, "No, stay offline");
    assert!(is_offline(&window) && window.app().state().dialog.is_none());
    assert_eq!(asked(&heard), 0);
    window.ask(Command::AskOnlineMap);
    window.type_into("Address of the tiles", &template);
    assert_eq!(asked(&heard), 0);
    window.click(Role::Button, "Yes, show this map");
    assert!(asked(&heard) > 0 && !is_offline(&window));
    assert!(window.says("© OpenStreetMap contributors · Natural Earth"));
    window.ask(Command::UseOfflineMap);
    let before = asked(&heard);
    window.ask(Command::ZoomIn);
    assert!(is_offline(&window));
    assert_eq!(asked(&heard), before, "back on the offline map nobody is asked any more");
}

#[test]
fn an_address_that_leads_nowhere_has_no_yes() {
    let mut window = Window::on_seeds(WIDE);
    window.ask(Command::AskOnlineMap);
    window.type_into("Address of the tiles", "https://tiles.example/map.png");
    assert!(window.says("The address needs {z}, {x} and {y}."));
    assert!(window.nodes(Role::Button, "Yes").is_empty());
}

#[test]
fn a_server_that_is_gone_is_told_in_words_and_the_offline_map_stays_to_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window_with_cache(&folder);
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let template = format!("http://{address}/{{z}}/{{x}}/{{y}}.png");
    window.ask(Command::UseOnlineMap(TileServer::new(&template, "© Test").unwrap()));
    window.node(Role::Status, "127.0.0.1 cannot be reached. Shown is the offline map.");
    assert_eq!(window.markers("Kandahar").len(), 1);
    window.ask(Command::UseOfflineMap);
    assert!(window.nodes(Role::Status, "").is_empty());
}

#[test]
fn a_map_of_pictures_is_dragged_and_zoomed_as_any_other() {
    let mut window = Window::on_seeds(WIDE);
    let folder = tempfile::tempdir().unwrap();
    window.drop_files(&[&mbtiles(folder.path(), "survey.mbtiles")]);
    let before = *window.app().map().camera().unwrap();
    window.scroll_at([750.0, 500.0], 120.0);
    let nearer = *window.app().map().camera().unwrap();
    assert!(nearer.zoom > before.zoom + 0.2, "{} and {}", nearer.zoom, before.zoom);
    window.drag([700.0, 600.0], [800.0, 600.0]);
    let moved = *window.app().map().camera().unwrap();
    assert!(moved.center.x < nearer.center.x, "what was grabbed went to the right with the pointer");
}
