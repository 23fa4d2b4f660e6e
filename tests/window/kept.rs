//! What the window remembers: how it looked, what was open, what was opened before, and bookmarks.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use dateline::model::Language;
use dateline::pipeline::Source;
use dateline::ui::command::{Command, Tab};
use dateline::ui::kept::{Marking, TextSize, TextStep, Wished};
use dateline::ui::state::Dialog;
use eframe::egui::{Key, Modifiers, Role, Theme};
use jiff::civil::date;
use tempfile::TempDir;

use super::harness::Window;

const WIDE: [f32; 2] = [1600.0, 1000.0];

pub fn begin(store: &Path, source: Option<&Path>) -> Window {
    let source = source.map(|path| Source::Paths(vec![path.to_path_buf()]));
    Window::remembering(store, source, Wished::default(), WIDE)
}

/// Waits until a file holds this: what is kept is written by a thread, after a second of the window's clock.
#[track_caller]
pub fn until(window: &mut Window, file: &Path, holds: &str) {
    let start = Instant::now();
    while !fs::read_to_string(file).is_ok_and(|text| text.contains(holds)) {
        window.wait(1);
        assert!(start.elapsed() < Duration::from_secs(30), "{} never holds {holds}", file.display());
    }
}

/// What a killed program leaves: the files as they lie there now, and nothing that is written when a window is closed.
fn as_left(store: &Path) -> TempDir {
    let left = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(store).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, left.path().join(path.file_name().unwrap())).unwrap();
    }
    left
}

pub fn texts() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = " date 2021-07 \nLa ville de Kandahar est assiégée depuis mardi.\n\nÀ Hérat, les combats ont repris \
                le 13 juillet 2021, dit le gouverneur de Kandahar.\n";
    fs::write(folder.path().join("a.txt"), text).unwrap();
    fs::write(folder.path().join("b.txt"), " date 2021-08 \nKaboul est calme.\n").unwrap();
    folder
}

#[test]
fn a_killed_window_comes_back_with_query_selection_and_document() {
    let (store, texts) = (tempfile::tempdir().unwrap(), texts());
    let session = store.path().join("session.json");
    let mut window = begin(store.path(), Some(texts.path()));
    window.click_marker("Kandahar");
    window.ask(Command::SetWindow("2021-07-01/2021-07-20".parse().unwrap()));
    window.ask(Command::NextMention);
    window.ask(Command::OpenDocument { document: 0, paragraph: 1 });
    window.ask(Command::ZoomIn);
    until(&mut window, &session, "\"paragraph\": 1");
    // The map comes to rest last; a thread may write that a while after it was asked to.
    window.wait(2);
    let at_rest = window.app().map().view(1.0).unwrap();
    until(&mut window, &session, &format!("\"zoom\": {}\n", at_rest.zoom));
    let left = as_left(store.path());
    let (query, mention) = (window.app().state().query.clone(), window.app().state().mention);
    let camera = *window.app().map().camera().unwrap();
    assert!(mention.is_some() && !query.places.is_empty());
    drop(window);

    let window = begin(left.path(), None);
    let state = window.app().state();
    assert_eq!(state.opened, [texts.path().to_path_buf()]);
    assert_eq!((&state.query, state.mention), (&query, mention));
    let open = state.document.as_ref().expect("the document is open");
    assert_eq!((open.text.path.as_str(), open.paragraph), ("a.txt", 1));
    assert_eq!(state.notice, None);
    assert!(!state.undo.has(false), "it is where one begins, and nothing that could be undone");
    let again = *window.app().map().camera().unwrap();
    assert!((again.zoom - camera.zoom).abs() < 1e-3 && again.rect == camera.rect);
    assert!(
        (again.center.x - camera.center.x).abs() < 1e-6 && (again.center.y - camera.center.y).abs() < 1e-6
    );
    drop(window);
}

#[test]
fn the_same_texts_named_again_are_looked_at_as_they_were_and_others_are_not() {
    let (store, texts) = (tempfile::tempdir().unwrap(), texts());
    let mut window = begin(store.path(), Some(texts.path()));
    window.click_marker("Kandahar");
    until(&mut window, &store.path().join("session.json"), "geonames:");
    drop(window);
    assert!(!begin(store.path(), Some(texts.path())).app().state().query.places.is_empty());
    let other = begin(store.path(), Some(&texts.path().join("b.txt")));
    assert_eq!(other.app().state().query, Default::default());
}

#[test]
fn a_mention_and_a_place_that_are_gone_are_left_out_without_a_word() {
    let (store, texts) = (tempfile::tempdir().unwrap(), texts());
    let mut window = begin(store.path(), Some(texts.path()));
    window.click_marker("Kandahar");
    window.ask(Command::NextMention);
    window.ask(Command::OpenDocument { document: 0, paragraph: 0 });
    until(&mut window, &store.path().join("session.json"), "\"paragraph\": 0");
    drop(window);
    fs::remove_file(texts.path().join("a.txt")).unwrap();
    let window = begin(store.path(), None);
    let state = window.app().state();
    assert!(state.query.places.is_empty() && state.mention.is_none() && state.document.is_none());
    assert_eq!((state.notice.as_ref(), state.failure.is_none()), (None, true));
    assert_eq!(window.markers("Kaboul").len(), 1);
}

#[test]
fn texts_that_are_gone_are_told_and_the_articles_that_ship_are_opened() {
    let (store, texts) = (tempfile::tempdir().unwrap(), texts());
    let mut window = begin(store.path(), Some(texts.path()));
    window.click_marker("Kandahar");
    until(&mut window, &store.path().join("session.json"), "geonames:");
    drop(window);
    let path = texts.path().display().to_string();
    drop(texts);
    let window = begin(store.path(), None);
    let notice = window.app().state().notice.clone().unwrap_or_default();
    assert!(notice.contains(&path), "{notice}");
    assert_eq!(window.markers("Qala-i-Naw").len(), 1);
    assert!(window.app().state().query.places.is_empty());
}

#[test]
fn texts_that_cannot_be_opened_any_more_are_told_and_the_articles_that_ship_are_opened() {
    let (store, texts) = (tempfile::tempdir().unwrap(), texts());
    let mut window = begin(store.path(), Some(texts.path()));
    window.click_marker("Kandahar");
    until(&mut window, &store.path().join("session.json"), "geonames:");
    drop(window);
    for name in ["a.txt", "b.txt"] {
        fs::remove_file(texts.path().join(name)).unwrap();
    }
    let window = begin(store.path(), None);
    let state = window.app().state();
    assert!(state.notice.as_ref().is_some_and(|said| said.contains("no text could be read")));
    assert!(state.failure.is_none());
    assert_eq!(window.markers("Qala-i-Naw").len(), 1);
}

#[test]
fn the_window_looks_as_it_did_when_it_was_last_open() {
    let store = tempfile::tempdir().unwrap();
    let mut window = begin(store.path(), None);
    for command in [
        Command::ToggleTheme,
        Command::ToggleTimeline,
        Command::ShowTab(Tab::Documents),
        Command::SetLanguage(Language::FRENCH),
        Command::Text(TextStep::Larger),
        Command::ToggleGreyMap,
    ] {
        window.ask(command);
    }
    until(&mut window, &store.path().join("settings.toml"), "grey = true");
    drop(window);
    let window = begin(store.path(), None);
    let state = window.app().state();
    assert_eq!((state.theme, state.tab, state.panels.timeline), (Theme::Dark, Tab::Documents, false));
    assert_eq!(state.text.percent(), 110);
    assert!(window.app().map().base().grey);
    window.node(Role::Tab, "Lieux");
}

#[test]
fn what_the_command_line_wishes_holds_for_one_run() {
    let store = tempfile::tempdir().unwrap();
    let settings = store.path().join("settings.toml");
    fs::write(&settings, "theme = \"light\"\ntext_size = 125\n").unwrap();
    let wished = Wished { theme: Some(Theme::Dark), text: Some(TextSize::from(200)), size: None };
    let mut window = Window::remembering(store.path(), None, wished, WIDE);
    assert_eq!(window.app().state().theme, Theme::Dark);
    assert_eq!(window.app().state().text.percent(), 200);
    window.ask(Command::ToggleTimeline);
    until(&mut window, &settings, "timeline = false");
    drop(window);
    let window = begin(store.path(), None);
    assert_eq!((window.app().state().theme, window.app().state().text.percent()), (Theme::Light, 125));
}

#[test]
fn a_broken_file_is_told_by_its_name_and_set_aside() {
    let store = tempfile::tempdir().unwrap();
    let broken = "theme = \"dark\"\nlanguage = = \"fr\"\n";
    fs::write(store.path().join("settings.toml"), broken).unwrap();
    let mut window = begin(store.path(), None);
    let notice = window.app().state().notice.clone().unwrap_or_default();
    assert!(notice.contains("settings.toml.broken") && notice.contains("line 2"), "{notice}");
    assert!(window.says("settings.toml.broken"));
    assert_eq!(window.app().state().theme, Theme::Light);
    window.ask(Command::ToggleTheme);
    until(&mut window, &store.path().join("settings.toml"), "dark");
    assert_eq!(fs::read_to_string(store.path().join("settings.toml.broken")).unwrap(), broken);
}

#[cfg(unix)]
#[test]
fn a_place_that_cannot_be_written_to_is_told_and_the_window_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    // A file where the folder should be: nobody can write below it, whoever runs this.
    let store = folder.path().join("file");
    fs::write(&store, "").unwrap();
    let mut window = begin(&store.join("dateline"), None);
    window.ask(Command::ToggleTheme);
    let start = Instant::now();
    while !window.app().state().notice.as_ref().is_some_and(|said| said.contains("settings.toml")) {
        window.wait(1);
        assert!(start.elapsed() < Duration::from_secs(20), "{:?}", window.app().state().notice);
    }
    assert_eq!(window.markers("Qala-i-Naw").len(), 1);
}

#[test]
fn without_a_place_nothing_is_kept() {
    let texts = texts();
    let mut window = Window::empty(super::harness::real_opener(), WIDE);
    window.drop_files(&[texts.path()]);
    window.ask(Command::Bookmark(Marking::Add));
    window.press(Modifiers::COMMAND, Key::Enter);
    window.wait(3);
    assert_eq!(window.app().state().bookmarks.list.len(), 1, "in the window it is there");
    assert_eq!(fs::read_dir(texts.path()).unwrap().count(), 2);
    assert!(window.app().state().recent.opened().is_empty());
}

#[test]
fn what_was_opened_is_offered_again_from_the_menu_until_the_list_is_cleared() {
    let (store, texts) = (tempfile::tempdir().unwrap(), texts());
    let mut window = begin(store.path(), Some(texts.path()));
    window.drop_files(&[&texts.path().join("b.txt")]);
    until(&mut window, &store.path().join("recent.json"), "b.txt");
    drop(window);
    let mut window = begin(store.path(), None);
    let expected: Vec<Vec<PathBuf>> =
        vec![vec![texts.path().join("b.txt")], vec![texts.path().to_path_buf()]];
    assert_eq!(window.app().state().recent.opened(), expected);
    window.click(Role::Button, "Menu");
    window.click(Role::Button, "File");
    window.click(Role::Button, "Open recent");
    let name = texts.path().file_name().unwrap().to_string_lossy().into_owned();
    window.click(Role::Button, &name);
    assert_eq!(window.app().state().opened, [texts.path().to_path_buf()]);
    window.ask(Command::ClearRecent);
    until(&mut window, &store.path().join("recent.json"), "[]");
    assert!(window.app().state().recent.opened().is_empty());
}

#[test]
fn what_was_opened_is_offered_where_nothing_is_open_and_what_is_gone_is_told() {
    let (store, texts) = (tempfile::tempdir().unwrap(), texts());
    let mut window = begin(store.path(), Some(texts.path()));
    window.wait(2);
    drop(window);
    let path = texts.path().to_path_buf();
    drop(texts);
    let mut window = begin(store.path(), None);
    assert_eq!(window.app().state().recent.opened().len(), 1);
    window.ask(Command::Open(vec![path.clone()]));
    let failure = window.app().state().failure.clone().expect("it is gone");
    assert!(failure.message.to_string().contains(&path.display().to_string()));
    window.click(Role::Link, "Back to what was open");
    assert_eq!(window.markers("Qala-i-Naw").len(), 1);
}

#[test]
fn a_bookmark_is_named_in_words_kept_beside_the_texts_and_shown_again() {
    let (store, texts) = (tempfile::tempdir().unwrap(), texts());
    let file = texts.path().join("dateline.views.toml");
    let mut window = begin(store.path(), Some(texts.path()));
    window.set_handle("Start of window", date(2021, 7, 5));
    window.set_handle("End of window", date(2021, 7, 20));
    window.press(Modifiers::COMMAND, Key::B);
    let Some(Dialog::Bookmark(form)) = &window.app().state().dialog else { panic!("no dialog") };
    assert_eq!(form.bookmark.name, "5 to 20 July 2021");
    window.type_into("Name", "Siege");
    window.click(Role::Button, "Save");
    assert!(window.app().state().dialog.is_none());
    until(&mut window, &file, "name = \"Siege\"");
    let query = window.app().state().query.clone();
    drop(window);

    // Another run; and the file is no text and no cause of a warning.
    let mut window = begin(store.path(), Some(texts.path()));
    assert!(window.app().state().view.as_ref().unwrap().corpus().warnings().is_empty());
    window.ask(Command::ResetWindow);
    window.click(Role::Button, "Menu");
    window.click(Role::Button, "Bookmarks");
    window.click(Role::Button, "Siege");
    assert_eq!(window.app().state().query, query);
    window.ask(Command::ResetWindow);
    window.press(Modifiers::COMMAND, Key::K);
    window.type_into("Type a command, a place or a document", "sie");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.app().state().query, query);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.app().state().query.window, None, "a bookmark is left by undoing");
}

#[test]
fn a_bookmark_that_is_being_written_is_not_kept_with_another_corpus() {
    let (store, one, other) = (tempfile::tempdir().unwrap(), texts(), texts());
    let views = "[[views]]\nname = \"Of the other\"\n";
    fs::write(other.path().join("dateline.views.toml"), views).unwrap();
    let mut window = begin(store.path(), Some(one.path()));
    window.press(Modifiers::COMMAND, Key::B);
    window.drop_files(&[other.path()]);
    assert!(window.app().state().dialog.is_none(), "it spoke of what was open before");
    window.press(Modifiers::COMMAND, Key::K);
    window.type_into("Type a command, a place or a document", "of the other");
    window.node(Role::Button, "Of the other");
    window.drop_files(&[one.path()]);
    assert!(window.nodes(Role::Button, "Of the other").is_empty(), "{:?}", window.names(Role::Button));
}

#[test]
fn what_was_opened_before_is_in_the_palette_and_the_articles_that_ship_come_back() {
    let (store, texts) = (tempfile::tempdir().unwrap(), texts());
    let mut window = begin(store.path(), Some(texts.path()));
    window.ask(Command::OpenExamples);
    assert_eq!(window.markers("Qala-i-Naw").len(), 1);
    let name = texts.path().file_name().unwrap().to_str().unwrap();
    window.press(Modifiers::COMMAND, Key::K);
    window.type_into("Type a command, a place or a document", name);
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.app().state().opened, [texts.path()]);
}

#[test]
fn a_bookmark_is_renamed_deleted_and_brought_back() {
    let (store, texts) = (tempfile::tempdir().unwrap(), texts());
    let file = texts.path().join("dateline.views.toml");
    fs::write(&file, "# By hand.\n[[views]]\nname = \"First\"\n\n[[views]]\nname = \"Second\"\n").unwrap();
    let mut window = begin(store.path(), Some(texts.path()));
    window.ask(Command::Bookmark(Marking::List));
    window.click(Role::Link, "Edit: First");
    window.type_into("Note", "To be asked");
    window.click(Role::Button, "Save");
    until(&mut window, &file, "note = \"To be asked\"");
    assert!(window.says("To be asked"), "one is back in the list");
    window.click(Role::Link, "Delete: First");
    let start = Instant::now();
    while fs::read_to_string(&file).unwrap().contains("First") {
        window.wait(1);
        assert!(start.elapsed() < Duration::from_secs(20));
    }
    window.click(Role::Link, "Bring it back");
    until(&mut window, &file, "name = \"First\"");
    let names = |window: &Window| {
        let list = &window.app().state().bookmarks.list;
        list.iter().map(|bookmark| bookmark.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&window), ["First", "Second"]);
    drop(window);
    let window = begin(store.path(), Some(texts.path()));
    assert_eq!(names(&window), ["First", "Second"]);
}

#[test]
fn bookmarks_of_the_articles_that_ship_are_kept_in_the_store() {
    let store = tempfile::tempdir().unwrap();
    let mut window = begin(store.path(), None);
    window.click_marker("Kandahar");
    window.press(Modifiers::COMMAND, Key::B);
    window.press(Modifiers::COMMAND, Key::Enter);
    until(&mut window, &store.path().join("dateline.views.toml"), "name = \"Kandahar\"");
}

#[test]
fn bookmarks_that_cannot_be_read_are_told_and_their_file_stays() {
    let (store, texts) = (tempfile::tempdir().unwrap(), texts());
    let file = texts.path().join("dateline.views.toml");
    fs::write(&file, "[[views]]\nname = 3\n").unwrap();
    let mut window = begin(store.path(), Some(texts.path()));
    let notice = window.app().state().notice.clone().unwrap_or_default();
    assert!(notice.contains("dateline.views.toml") && notice.contains("line 2"), "{notice}");
    window.press(Modifiers::COMMAND, Key::B);
    window.press(Modifiers::COMMAND, Key::Enter);
    window.wait(2);
    assert_eq!(window.app().state().bookmarks.list.len(), 1, "it is there until the window is closed");
    assert_eq!(fs::read_to_string(&file).unwrap(), "[[views]]\nname = 3\n");
}

#[test]
fn text_grows_to_twice_its_size_and_the_map_goes_on_showing_what_it_shows() {
    let mut window = Window::on_seeds([2560.0, 1440.0]);
    let before = *window.app().map().camera().unwrap();
    let tab = window.node(Role::Tab, "Places").rect().height();
    for _ in 0..5 {
        window.press(Modifiers::COMMAND | Modifiers::ALT, Key::Plus);
    }
    assert_eq!(window.app().state().text.percent(), 200);
    let after = *window.app().map().camera().unwrap();
    assert!((before.zoom - after.zoom - 1.0).abs() < 1e-6, "{} {}", before.zoom, after.zoom);
    // Twice the points a pixel: what is as many points high is twice as high on the screen.
    let ratio = window.pixels_per_point();
    assert!((ratio - 2.0).abs() < 1e-6, "{ratio}");
    assert!((window.node(Role::Tab, "Places").rect().height() - tab).abs() < 0.5);
    window.press(Modifiers::COMMAND | Modifiers::ALT, Key::Num0);
    assert_eq!(window.app().state().text.percent(), 100);
    window.press(Modifiers::COMMAND, Key::Plus);
    assert_eq!(window.app().state().text.percent(), 100, "Ctrl and + alone zoom the map");
}
