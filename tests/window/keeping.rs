//! What is written when, and what is not: the last second, disks that take nothing, files of others, bookmarks and layout.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use dateline::model::Language;
use dateline::pipeline::Source;
use dateline::ui::command::{Command, Tab};
use dateline::ui::kept::{Bookmark, BookmarkForm, Marking, Wished};
use dateline::ui::playback::Speed;
use dateline::ui::state::Dialog;
use dateline::view::{Order, Stack};
use eframe::egui::{Key, Modifiers, Role, Theme};

use crate::WIDE;
use crate::harness::Window;
use crate::kept::{begin, texts, until};
use crate::opening::{Next, told};

#[test]
fn what_was_chosen_in_the_last_second_is_kept() {
    let store = tempfile::tempdir().unwrap();
    let mut window = begin(store.path(), None);
    window.wait(2);
    // All is compared once in four of these frames, so that at least one of the two is too late for it.
    for command in [Command::ToggleTheme, Command::SetLanguage(Language::FRENCH)] {
        window.app_mut().ask(command);
        window.frames(1);
    }
    window.app_mut().remember_at_exit();
    drop(window);
    let window = begin(store.path(), None);
    assert_eq!(window.app().state().theme, Theme::Dark);
    window.node(Role::Tab, "Lieux");
}

#[test]
fn a_place_that_cannot_be_written_to_is_told_once_whatever_changes() {
    let folder = tempfile::tempdir().unwrap();
    // A file where the folder should be: nobody can write below it, whoever runs this.
    let store = folder.path().join("file");
    fs::write(&store, "").unwrap();
    let mut window = begin(&store.join("dateline"), None);
    window.click_marker("Kandahar");
    window.until("both are told", |window| {
        let notice = window.app().state().notice.clone().unwrap_or_default();
        notice.contains("settings.toml") && notice.contains("session.json")
    });
    let notice = window.app().state().notice.clone().unwrap_or_default();
    assert_eq!(notice.lines().count(), 2, "{notice}");
    for _ in 0..3 {
        window.ask(Command::ToggleTheme);
        window.ask(Command::ZoomIn);
        window.wait(2);
    }
    assert_eq!(window.app().state().notice.as_ref(), Some(&notice));
    window.ask(Command::CloseNotice);
    window.ask(Command::ToggleTheme);
    window.wait(12);
    assert_eq!(window.app().state().notice, None);
}

#[test]
fn settings_of_a_later_version_are_told_and_left_as_they_are() {
    let store = tempfile::tempdir().unwrap();
    let file = store.path().join("settings.toml");
    fs::write(&file, "version = 99\ntheme = \"dark\"\n").unwrap();
    let mut window = begin(store.path(), None);
    let notice = window.app().state().notice.clone().unwrap_or_default();
    assert!(notice.contains("settings.toml") && notice.contains("99"), "{notice}");
    window.ask(Command::ToggleTheme);
    window.wait(2);
    window.app_mut().remember_at_exit();
    drop(window);
    assert_eq!(fs::read_to_string(&file).unwrap(), "version = 99\ntheme = \"dark\"\n");
    assert_eq!(fs::read_dir(store.path()).unwrap().flatten().filter(|entry| entry.path() != file).count(), 1);
}

#[test]
fn layout_and_looks_are_as_they_were_also_where_another_corpus_is_opened() {
    let (store, texts) = (tempfile::tempdir().unwrap(), texts());
    let mut window = begin(store.path(), None);
    let [sidebar, reader, timeline] = {
        let sizes = window.app().state().sizes;
        [sizes.sidebar, sizes.reader, sizes.timeline]
    };
    window.drag([sidebar - 1.0, 500.0], [sidebar + 79.0, 500.0]);
    window.drag([WIDE[0] - reader + 1.0, 500.0], [WIDE[0] - reader - 59.0, 500.0]);
    window.drag([900.0, WIDE[1] - timeline + 1.0], [900.0, WIDE[1] - timeline - 39.0]);
    for command in [
        Command::SortList(Tab::Places, Order::Name),
        Command::SetStack(Stack::Theme),
        Command::SetSpeed(Speed::Half),
        Command::ToggleLines,
        Command::ToggleHeat,
    ] {
        window.ask(command);
    }
    let drawn = window.app().state().sizes;
    for (now, before, by) in
        [(drawn.sidebar, sidebar, 80.0), (drawn.reader, reader, 60.0), (drawn.timeline, timeline, 40.0)]
    {
        assert!((now - before - by).abs() < 4.0, "{drawn:?}");
    }
    window.ask(Command::ToggleSidebar);
    window.ask(Command::ToggleSidebar);
    window.app_mut().remember_at_exit();
    drop(window);
    // A window without room for all of it does not forget what it was.
    let low = Window::remembering(store.path(), None, Wished::default(), [1100.0, 420.0]);
    assert_eq!(low.app().state().sizes, drawn);
    drop(low);
    let mut window = begin(store.path(), None);
    window.drop_files(&[texts.path()]);
    let state = window.app().state();
    assert_eq!(state.sizes, drawn);
    assert_eq!((state.lists.order(Tab::Places), state.stack), (Order::Name, Stack::Theme));
    assert_eq!((state.playback.speed, state.map.lines, state.map.heat), (Speed::Half, true, true));
    assert!(state.map.themes, "signs have the colours of the bars");
    let map = window.app().map().camera().unwrap().rect;
    assert!((map.left() - drawn.sidebar).abs() < 4.0, "{map:?} beside {drawn:?}");
    assert!((WIDE[0] - map.right() - drawn.reader).abs() < 4.0, "{map:?} beside {drawn:?}");
}

#[test]
fn a_base_map_that_could_not_be_opened_once_is_opened_the_next_time() {
    let store = tempfile::tempdir().unwrap();
    let settings = store.path().join("settings.toml");
    fs::write(&settings, "# Ours.\n[base_map]\nfile = \"/nowhere/districts.pmtiles\" # from the office\n")
        .unwrap();
    let mut window = begin(store.path(), None);
    assert!(matches!(window.app().state().dialog, Some(Dialog::BaseMapFailed { .. })));
    window.ask(Command::ToggleTheme);
    until(&mut window, &settings, "dark");
    let text = fs::read_to_string(&settings).unwrap();
    for kept in ["/nowhere/districts.pmtiles", "# Ours.", "# from the office"] {
        assert!(text.contains(kept), "{text}");
    }
    window.ask(Command::UseOfflineMap);
    let start = Instant::now();
    while fs::read_to_string(&settings).unwrap().contains("districts") {
        window.wait(1);
        assert!(start.elapsed() < Duration::from_secs(20));
    }
}

fn names(window: &Window) -> Vec<String> {
    window.app().state().bookmarks.list.iter().map(|bookmark| bookmark.name.clone()).collect()
}

#[cfg(unix)]
#[test]
fn a_bookmark_added_while_the_others_are_read_comes_after_them() {
    let (store, texts) = (tempfile::tempdir().unwrap(), texts());
    let file = texts.path().join("dateline.views.toml");
    // A pipe is a file that is read for as long as one likes.
    let made = std::process::Command::new("mkfifo").arg(&file).status();
    assert!(made.is_ok_and(|status| status.success()));
    let source = Some(Source::Paths(vec![texts.path().to_path_buf()]));
    let opener = crate::harness::real_opener();
    let mut window = Window::begun(opener, store.path(), source, Wished::default(), WIDE);
    window.until("the texts are there", |window| window.app().state().view.is_some());
    let bookmark = Bookmark { name: "Mine".to_owned(), ..Bookmark::default() };
    let form = BookmarkForm { at: None, bookmark };
    window.app_mut().ask(Command::Bookmark(Marking::Keep(Box::new(form))));
    window.frames(3);
    assert_eq!(names(&window), ["Mine"]);
    let read = "[[views]]\nname = \"First\"\n";
    fs::write(&file, read).unwrap();
    window.until("they are read", |window| names(window).len() == 2);
    assert_eq!(names(&window), ["First", "Mine"]);
    // It is read once more before it is changed.
    fs::write(&file, read).unwrap();
    window.until("it is a file", |_| file.metadata().is_ok_and(|file| file.is_file()));
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.find("First") < text.find("Mine"), "{text}");
}

#[test]
fn bookmarks_that_were_changed_elsewhere_are_there_when_one_comes_back_or_reads_again() {
    let (store, texts) = (tempfile::tempdir().unwrap(), texts());
    let file = texts.path().join("dateline.views.toml");
    let mut window = begin(store.path(), Some(texts.path()));
    fs::write(&file, "[[views]]\nname = \"Theirs\"\n").unwrap();
    assert_eq!(names(&window), Vec::<String>::new());
    window.come_back();
    assert_eq!(names(&window), ["Theirs"]);
    // Who is renaming one goes on with the same one.
    window.ask(Command::Bookmark(Marking::Rename(0)));
    fs::write(&file, "[[views]]\nname = \"New\"\n\n[[views]]\nname = \"Theirs\"\n").unwrap();
    window.press(Modifiers::NONE, Key::F5);
    window.app_mut().ask(Command::Reload);
    window.settle();
    assert_eq!(names(&window), ["New", "Theirs"]);
    let Some(Dialog::Bookmark(form)) = &window.app().state().dialog else { panic!("no dialog") };
    assert_eq!(form.at, Some(1));
}

#[test]
fn bookmarks_of_the_standard_input_say_that_they_are_not_kept() {
    let store = tempfile::tempdir().unwrap();
    let (opener, next) = told();
    let source = Some(Source::Paths(vec![PathBuf::from("-")]));
    let mut window = Window::begun(opener, store.path(), source, Wished::default(), WIDE);
    next.send(Next::End).unwrap();
    window.settle();
    window.press(Modifiers::COMMAND, Key::B);
    assert!(window.says("it lasts until the window is closed"));
}

#[test]
fn a_note_that_was_typed_is_lost_by_no_click_beside_it_and_by_no_key() {
    let texts = texts();
    let store = tempfile::tempdir().unwrap();
    let mut window = begin(store.path(), Some(texts.path()));
    let note = |window: &Window| match &window.app().state().dialog {
        Some(Dialog::Bookmark(form)) => Some(form.bookmark.note.clone()),
        _ => None,
    };
    window.press(Modifiers::COMMAND, Key::B);
    let beside = [30.0, 700.0];
    let click = |window: &mut Window| {
        window.hold(beside);
        window.let_go(beside);
        window.settle();
    };
    click(&mut window);
    assert_eq!(note(&window), None, "where nothing was typed it closes");
    window.press(Modifiers::COMMAND, Key::B);
    window.type_into("Note", "Ask the governor");
    click(&mut window);
    assert_eq!(note(&window).as_deref(), Some("Ask the governor"));
    for key in [Key::Escape, Key::F1] {
        window.press(Modifiers::NONE, key);
        assert_eq!(note(&window), None);
        window.ask(Command::CloseDialog);
        window.press(Modifiers::COMMAND, Key::B);
        assert_eq!(note(&window).as_deref(), Some("Ask the governor"), "{key:?}");
    }
    window.press(Modifiers::COMMAND, Key::Enter);
    window.press(Modifiers::COMMAND, Key::B);
    assert_eq!(note(&window).as_deref(), Some(""), "what was kept is no draft");
    window.ask(Command::CloseDialog);
    window.ask(Command::Bookmark(Marking::Add));
    window.type_into("Note", "Of all days");
    window.ask(Command::CloseDialog);
    window.ask(Command::SetWindow("2021-07".parse().unwrap()));
    window.ask(Command::Bookmark(Marking::Add));
    assert_eq!(note(&window).as_deref(), Some(""), "of another view something else is to be said");
}
