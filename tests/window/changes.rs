//! Files that change on disk while they are open: noticed soon, offered, and read again with what the user asked for kept.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use dateline::gazetteer::Gazetteer;
use dateline::pipeline::{self, Source};
use dateline::ui::apply::apply;
use dateline::ui::command::Command;
use dateline::ui::jobs::opener_in_parts;
use dateline::ui::state::State;
use dateline::view::{Query, ViewModel};
use eframe::egui::{Key, Modifiers, Role, Theme};

use crate::WIDE;
use crate::harness::{Window, real_opener};

/// Runs frames until the window says so; how long that took.
fn noticed(window: &mut Window, words: &str) -> Duration {
    let start = Instant::now();
    window.until(words, |window| window.says(words));
    start.elapsed()
}

/// A window on a folder with two texts, one of them in a folder within.
fn on_folder() -> (Window, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("sub")).unwrap();
    fs::write(folder.path().join("m.txt"), "Le 13 juillet 2021, les talibans ont pris Kandahar.").unwrap();
    fs::write(folder.path().join("sub/n.txt"), "Le 14 juillet 2021, ils étaient à Hérat.").unwrap();
    let mut window = Window::empty(real_opener(), WIDE);
    window.drop_files(&[folder.path()]);
    assert_eq!(documents(&window), 2);
    (window, folder)
}

fn documents(window: &Window) -> usize {
    window.app().state().view.as_ref().unwrap().documents().len()
}

#[test]
fn a_file_added_changed_or_removed_is_noticed_within_two_seconds() {
    let (mut window, folder) = on_folder();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.txt"), "Le 15 juillet 2021, à Zarandj.").unwrap();
    let added = noticed(&mut window, "1 file changed on disk: 1 new");
    fs::write(at("sub/n.txt"), "Le 14 juillet 2021, ils étaient à Hérat et à Kaboul.").unwrap();
    let changed = noticed(&mut window, "2 files changed on disk: 1 new, 1 changed");
    fs::remove_file(at("m.txt")).unwrap();
    let removed = noticed(&mut window, "3 files changed on disk: 1 new, 1 changed, 1 gone");
    println!("noticed after: added {added:?}, changed {changed:?}, removed {removed:?}");
    for taken in [added, changed, removed] {
        assert!(taken < Duration::from_secs(2), "{taken:?}");
    }
    assert_eq!(documents(&window), 2, "nothing is read again unasked");
    window.click(Role::Link, "Reload");
    let corpus = window.app().state().view.as_ref().unwrap().corpus();
    let paths: Vec<_> = corpus.documents().iter().map(|document| document.path.as_str()).collect();
    assert_eq!(paths, ["a.txt", "sub/n.txt"]);
    assert!(!window.says("changed on disk"));
}

#[test]
fn what_is_read_again_keeps_window_selection_and_map() {
    let (mut window, folder) = on_folder();
    window.click_marker("Kandahar");
    window.ask(Command::SetWindow("2021-07-13".parse().unwrap()));
    window.ask(Command::ZoomIn);
    let (query, camera) = (window.app().state().query.clone(), window.app().map().camera().copied());
    fs::write(folder.path().join("a.txt"), "Le 13 juillet 2021, à Kandahar et à Londres.").unwrap();
    noticed(&mut window, "1 file changed on disk: 1 new");
    window.press(Modifiers::NONE, Key::F5);
    assert_eq!(documents(&window), 3);
    assert_eq!((&window.app().state().query, window.app().map().camera().copied()), (&query, camera));
    let selected = window.app().state().view.as_ref().unwrap().selected().unwrap().mentions.len();
    assert_eq!(selected, 2, "and tells of the new text");
    assert!(!window.says("changed on disk"));
}

#[test]
fn decisions_beside_the_texts_count_and_what_was_waved_aside_is_told_again_after_the_next_change() {
    let (mut window, folder) = on_folder();
    fs::write(folder.path().join("dateline.views.toml"), "version = 1").unwrap();
    fs::write(folder.path().join("notes.pdf"), "no text").unwrap();
    fs::write(folder.path().join("dateline.toml"), "version = 1").unwrap();
    noticed(&mut window, "1 file changed on disk: 1 new");
    window.click(Role::Link, "Dismiss");
    window.frames(10);
    assert!(!window.says("changed on disk"));
    fs::write(folder.path().join("dateline.toml"), "version = 1 # and more").unwrap();
    noticed(&mut window, "1 file changed on disk: 1 new");
}

#[test]
fn a_folder_that_is_gone_says_so_and_what_was_read_of_it_stays() {
    let (mut window, folder) = on_folder();
    fs::remove_dir_all(folder.path()).unwrap();
    noticed(&mut window, "2 files changed on disk: 2 gone");
    window.press(Modifiers::NONE, Key::F5);
    assert!(window.says("does not exist"));
    window.click(Role::Link, "Back to what was open");
    assert_eq!(documents(&window), 2);
}

#[test]
fn hits_of_a_text_that_became_shorter_are_looked_for_anew() {
    let (mut window, folder) = on_folder();
    let long =
        "Rien à dire de plus ce jour. ".repeat(20) + "Le 14 juillet 2021, ils étaient à Hérat, l’été fini.";
    fs::write(folder.path().join("sub/n.txt"), long).unwrap();
    noticed(&mut window, "1 file changed on disk: 1 changed");
    window.press(Modifiers::NONE, Key::F5);
    window.ask(Command::Find);
    window.ask(Command::SetFind("ete".to_owned()));
    let hits = |window: &Window| window.app().state().find.as_ref().unwrap().found.as_ref().unwrap().total;
    assert_eq!(hits(&window), 1);
    fs::write(folder.path().join("sub/n.txt"), "L’été à Hérat.").unwrap();
    noticed(&mut window, "1 file changed on disk: 1 changed");
    window.press(Modifiers::NONE, Key::F5);
    assert_eq!(hits(&window), 1);
    assert!(window.says("L’été à Hérat."));
}

#[test]
fn what_changes_while_it_is_read_is_told_however_soon_that_is() {
    let folder = tempfile::tempdir().unwrap();
    // So many that to note what lies there takes a while, and the last one is noted last.
    (0..3_000).for_each(|number| {
        fs::write(folder.path().join(format!("{number:04}.txt")), "À Kaboul.").unwrap();
    });
    let last = folder.path().join("2999.txt");
    let opener = opener_in_parts(move |_, tick, _| {
        fs::write(&last, "À Kaboul et à Hérat.").unwrap();
        pipeline::open(&Source::Bundled, Gazetteer::bundled().unwrap(), tick)
    });
    let mut window = Window::empty(opener, WIDE);
    window.app_mut().open(Source::Paths(vec![folder.path().to_path_buf()]));
    noticed(&mut window, "1 file changed on disk: 1 changed");
}

#[test]
fn the_articles_that_ship_have_nothing_to_read_again() {
    let mut window = Window::on_seeds(WIDE);
    window.press(Modifiers::NONE, Key::F5);
    assert!(window.says("could have changed on disk") && documents(&window) == 5);
}

fn read(folder: &Path) -> ViewModel {
    let source = Source::Paths(vec![folder.to_path_buf()]);
    let tick = &mut |_| ControlFlow::Continue(());
    let corpus = pipeline::open(&source, Gazetteer::bundled().unwrap(), tick).unwrap();
    ViewModel::new(Arc::new(corpus), Query::default())
}

#[test]
fn mention_and_document_are_the_same_after_others_came_before_them_and_gone_where_the_text_is() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("m.txt", "Le 13 juillet 2021, les talibans ont pris Kandahar, puis Kaboul.");
    let mut state = State::new(Theme::Light);
    state.open(read(folder.path()));
    let kabul = |state: &State| {
        let corpus = state.view.as_ref().unwrap().corpus();
        let mention = &corpus.mentions()[state.mention? as usize];
        let document = &corpus.documents()[mention.document as usize];
        Some((document.path.clone(), document.text[mention.span.range()].to_owned()))
    };
    apply(&mut state, Command::OpenDocument { document: 0, paragraph: 0 });
    apply(&mut state, Command::SelectMention(1));
    let selected = Some(("m.txt".to_owned(), "Kaboul".to_owned()));
    assert_eq!(kabul(&state), selected);

    write("a.txt", "À Hérat et à Zarandj.");
    state.go_on_with(read(folder.path()));
    assert_eq!((kabul(&state), state.document.as_ref().unwrap().text.document), (selected, 1));

    write("m.txt", "Les talibans ont pris Kaboul.");
    state.go_on_with(read(folder.path()));
    assert!(state.mention.is_none() && state.document.is_some());
    fs::remove_file(folder.path().join("m.txt")).unwrap();
    state.go_on_with(read(folder.path()));
    assert!(state.document.is_none());
    assert_eq!(state.query.places.len(), 1, "what is selected is asked for still");
}

#[test]
fn a_filter_on_what_is_gone_from_disk_is_gone_with_it() {
    let (mut window, folder) = on_folder();
    let document = |window: &Window, path: &str| {
        let rows = window.app().state().view.as_ref().unwrap().documents().to_vec();
        rows.iter().find(|row| row.path == path).unwrap().document
    };
    window.ask(Command::OnlyDocument(document(&window, "m.txt")));
    window.ask(Command::ToggleCountry("AF".to_owned()));
    let filter = window.app().state().query.filter.clone();
    fs::write(folder.path().join("sub/n.txt"), "Le 14 juillet 2021, ils étaient à Londres.").unwrap();
    fs::remove_file(folder.path().join("m.txt")).unwrap();
    noticed(&mut window, "2 files changed on disk: 1 changed, 1 gone");
    assert_eq!(window.app().state().query.filter, filter, "what is open is still as it was read");
    window.click(Role::Link, "Reload");
    assert!(!window.app().state().query.filter.is_active(), "{:?}", window.app().state().query.filter);
    assert_eq!(window.app().state().view.as_ref().unwrap().counts().visible, 1);
}
