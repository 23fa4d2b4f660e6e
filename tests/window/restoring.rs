//! What was open last, where it is not there any more, cannot be read, or comes in parts.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use dateline::pipeline::Source;
use dateline::ui::command::Command;
use dateline::ui::kept::Wished;
use dateline::view::Query;
use eframe::egui::{Key, Modifiers};
use tempfile::TempDir;

use crate::WIDE;
use crate::harness::Window;
use crate::kept::{begin, texts, until};
use crate::opening::{Next, documents, seeds, told};

/// A store with the session of these texts, in which Kandahar is selected; what was asked then.
fn left(texts: &Path) -> (TempDir, Query) {
    let store = tempfile::tempdir().unwrap();
    let mut window = begin(store.path(), Some(texts));
    window.click_marker("Kandahar");
    until(&mut window, &store.path().join("session.json"), "geonames:");
    let query = window.app().state().query.clone();
    (store, query)
}

/// Closes a window as the program does.
fn close(mut window: Window) {
    window.wait(2);
    window.app_mut().remember_at_exit();
}

#[test]
fn the_session_of_texts_on_a_disk_that_is_not_there_comes_back_with_the_disk() {
    let disk = texts();
    let (mounted, away) = (disk.path().join("texts"), disk.path().join("away"));
    fs::create_dir(&mounted).unwrap();
    fs::rename(disk.path().join("a.txt"), mounted.join("a.txt")).unwrap();
    let (store, query) = left(&mounted);
    fs::rename(&mounted, &away).unwrap();
    let window = begin(store.path(), None);
    assert!(window.app().state().opened.is_empty() && window.app().state().notice.is_some());
    close(window);
    fs::rename(&away, &mounted).unwrap();
    let window = begin(store.path(), None);
    assert_eq!((&window.app().state().opened, &window.app().state().query), (&vec![mounted], &query));
}

#[test]
fn who_works_with_what_stands_in_finds_the_texts_as_they_were_when_they_are_opened_again() {
    let disk = texts();
    let away = disk.path().with_extension("away");
    let (store, query) = left(disk.path());
    fs::rename(disk.path(), &away).unwrap();
    let mut window = begin(store.path(), None);
    window.click_marker("Qala-i-Naw");
    close(window);
    fs::rename(&away, disk.path()).unwrap();
    let mut window = begin(store.path(), None);
    assert!(window.app().state().opened.is_empty(), "what was worked with last");
    assert_eq!(window.app().state().query.places.len(), 1);
    window.ask(Command::Open(vec![disk.path().to_path_buf()]));
    assert_eq!(window.app().state().query, query);
    assert!(!window.app().state().undo.has(false));
}

#[test]
fn of_several_paths_one_that_is_not_there_is_not_forgotten() {
    let folder = texts();
    let paths = ["a.txt", "b.txt"].map(|name| folder.path().join(name));
    let store = tempfile::tempdir().unwrap();
    let mut window = begin(store.path(), None);
    window.ask(Command::Open(paths.to_vec()));
    window.click_marker("Kandahar");
    close(window);
    let away = folder.path().join("b.away");
    fs::rename(&paths[1], &away).unwrap();
    let window = begin(store.path(), None);
    assert_eq!(window.app().state().opened, paths[..1]);
    assert!(!window.app().state().query.places.is_empty(), "what is there is looked at as it was");
    close(window);
    fs::rename(&away, &paths[1]).unwrap();
    assert_eq!(begin(store.path(), None).app().state().opened, paths);
}

#[test]
fn texts_that_are_named_and_cannot_be_read_are_an_error_also_where_they_were_open_last() {
    let folder = texts();
    let (store, _) = left(folder.path());
    for name in ["a.txt", "b.txt"] {
        fs::remove_file(folder.path().join(name)).unwrap();
    }
    let window = begin(store.path(), Some(folder.path()));
    let state = window.app().state();
    assert!(state.failure.as_ref().is_some_and(|failure| failure.hint.is_some()));
    assert!(state.view.is_none() && state.notice.is_none());
}

#[test]
fn a_reader_that_was_hidden_stays_hidden_with_its_document() {
    let (store, texts) = (tempfile::tempdir().unwrap(), texts());
    let mut window = begin(store.path(), Some(texts.path()));
    window.ask(Command::OpenDocument { document: 0, paragraph: 1 });
    window.ask(Command::ToggleReader);
    close(window);
    let window = begin(store.path(), None);
    let state = window.app().state();
    assert!(!state.panels.reader && state.document.is_some());
}

/// A store with a session of the articles: one document open at a mention, and alone kept by a filter; what was asked then.
fn left_at_last_article() -> (TempDir, Query) {
    let store = tempfile::tempdir().unwrap();
    let mut window = begin(store.path(), Some(&seeds()));
    for command in [
        Command::OnlyDocument(4),
        Command::SetWindow("2021-07/2021-08".parse().unwrap()),
        Command::OpenDocument { document: 4, paragraph: 1 },
        Command::NextMention,
    ] {
        window.ask(command);
    }
    assert!(window.app().state().mention.is_some());
    let query = window.app().state().query.clone();
    close(window);
    (store, query)
}

/// A window on that session that shows the first two articles so far.
fn on_part(store: &Path) -> (Window, Sender<Next>) {
    let (opener, next) = told();
    let mut window = Window::begun(opener, store, None, Wished::default(), WIDE);
    next.send(Next::Offer(2)).unwrap();
    window.until("a part is shown", |window| documents(window) == 2);
    (window, next)
}

fn document(window: &Window) -> Option<String> {
    window.app().state().document.as_ref().map(|open| open.text.path.clone())
}

fn path_of(window: &Window, document: usize) -> Option<String> {
    let corpus = window.app().state().view.as_ref().unwrap().corpus();
    corpus.documents().get(document).map(|document| document.path.clone())
}

#[test]
fn what_a_part_lacks_of_the_session_comes_with_the_whole() {
    let (store, query) = left_at_last_article();
    let (mut window, next) = on_part(store.path());
    assert_eq!(window.app().state().query.window, query.window);
    assert_eq!((document(&window), window.app().state().mention), (None, None));
    next.send(Next::End).unwrap();
    window.settle();
    assert_eq!(window.app().state().query, query);
    assert_eq!(document(&window), path_of(&window, 4));
    assert!(window.app().state().mention.is_some());
    assert!(!window.app().state().undo.has(false), "nobody asked for it, so nobody undoes it");
}

#[test]
fn what_the_user_did_while_the_rest_was_read_is_not_thrown_away() {
    let (store, query) = left_at_last_article();
    let (mut window, next) = on_part(store.path());
    for command in [Command::OpenDocument { document: 1, paragraph: 2 }, Command::NextMention] {
        window.app_mut().ask(command);
        window.frames(3);
    }
    let mention = window.app().state().mention;
    assert!(mention.is_some());
    next.send(Next::End).unwrap();
    window.settle();
    assert_eq!((document(&window), window.app().state().mention), (path_of(&window, 1), mention));
    assert_eq!(window.app().state().query.filter, query.filter, "the filter was not touched");
}

#[test]
fn a_window_that_was_moved_while_the_rest_was_read_stays_and_can_be_undone() {
    let (store, query) = left_at_last_article();
    let (mut window, next) = on_part(store.path());
    let moved = "2021-08-10/2021-08-20".parse().unwrap();
    window.app_mut().ask(Command::SetWindow(moved));
    window.frames(3);
    next.send(Next::End).unwrap();
    window.settle();
    let state = window.app().state();
    assert_eq!((state.query.window, &state.query.filter), (Some(moved), &query.filter));
    assert!(state.document.is_none(), "one looks at something else by now");
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.app().state().query.window, query.window);
}

#[test]
fn a_part_that_reading_was_stopped_at_does_not_take_the_place_of_the_session() {
    let (store, query) = left_at_last_article();
    let before = fs::read_to_string(store.path().join("session.json")).unwrap();
    let (mut window, next) = on_part(store.path());
    window.app_mut().ask(Command::CancelOpening);
    window.settle();
    window.wait(3);
    assert_eq!(fs::read_to_string(store.path().join("session.json")).unwrap(), before);
    window.app_mut().ask(Command::Reload);
    next.send(Next::End).unwrap();
    window.until("all is there", |window| documents(window) == 5);
    window.settle();
    assert_eq!((&window.app().state().query, document(&window)), (&query, path_of(&window, 4)));
}

#[test]
fn what_breaks_after_a_part_was_shown_is_told_and_nothing_else_is_opened() {
    let (store, _) = left_at_last_article();
    let (mut window, next) = on_part(store.path());
    drop(next);
    window.until("it broke", |window| window.app().state().failure.is_some());
    assert_eq!(window.app().state().opened, [seeds()] as [PathBuf; 1]);
    assert_eq!(documents(&window), 2);
}

#[test]
fn another_source_is_looked_at_as_it_was_left_too() {
    let (one, other) = (texts(), texts());
    let (store, query) = left(one.path());
    let mut window = begin(store.path(), Some(other.path()));
    assert_eq!(window.app().state().query, Query::default());
    window.ask(Command::SetWindow("2021-07".parse().unwrap()));
    let asked = window.app().state().query.clone();
    window.wait(2);
    window.ask(Command::Open(vec![one.path().to_path_buf()]));
    assert_eq!(window.app().state().query, query);
    close(window);
    let source = Some(Source::Paths(vec![other.path().to_path_buf()]));
    let mut window = Window::remembering(store.path(), source, Wished::default(), WIDE);
    assert_eq!(window.app().state().query, asked);
    window.ask(Command::ClearRecent);
    window.ask(Command::Open(vec![one.path().to_path_buf()]));
    assert_eq!(window.app().state().query, Query::default(), "what is forgotten is forgotten");
}
