//! Parts of a corpus shown while the rest is read: what they say of themselves, and what of the user's survives them.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use dateline::corpus::{Corpus, Part};
use dateline::gazetteer::Gazetteer;
use dateline::pipeline::{self, OpenError, Progress, Source, Stage};
use dateline::ui::command::Command;
use dateline::ui::jobs::{Opener, opener_in_parts};
use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::kittest::NodeT;

use crate::WIDE;
use crate::harness::Window;

/// What the opener is told to do next.
pub enum Next {
    /// Offer the first so many documents.
    Offer(usize),
    /// Read all that is left, and put it together.
    Assemble,
    /// Give all.
    End,
}

pub fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

fn whole() -> Corpus {
    let source = Source::Paths(vec![seeds()]);
    pipeline::open(&source, Gazetteer::bundled().unwrap(), &mut |_| ControlFlow::Continue(())).unwrap()
}

/// The first documents of the articles, as the pipeline offers them.
fn part(count: usize) -> Corpus {
    let whole = whole();
    let documents = whole.documents()[..count].to_vec();
    let own = |mention: &&dateline::model::Mention| (mention.document as usize) < count;
    let mentions = whole.mentions().iter().filter(own).cloned().collect();
    let places = whole.places().as_slice().to_vec();
    let themes = std::sync::Arc::clone(whole.themes().themes());
    let corpus = Corpus::new("seeds", documents, mentions, places, Vec::new()).with_themes(themes);
    corpus.as_part(Part { read: count, of: 5 })
}

/// An opener that does what it is told, and stops when it is to.
pub fn told() -> (Opener, Sender<Next>) {
    let (sender, receiver) = channel();
    let receiver: Mutex<Receiver<Next>> = Mutex::new(receiver);
    let opener = opener_in_parts(move |_, tick, offer| {
        let (mut done, mut stage) = (0, Stage::Geoparse);
        // As the pipeline tells of its sample.
        for done in 0..=2 {
            let _ = tick(Progress { done, total: 2, ..Progress::at(Stage::Read) });
            std::thread::sleep(Duration::from_millis(30));
        }
        loop {
            let mentions = 27 * done;
            let counts = if stage == Stage::Geoparse { (done, 5) } else { (0, 5) };
            let at = Progress { done: counts.0, total: counts.1, mentions, ..Progress::at(stage) };
            if tick(at).is_break() {
                return Err(OpenError::Cancelled);
            }
            match receiver.lock().unwrap().recv_timeout(Duration::from_millis(10)) {
                Ok(Next::Offer(count)) => {
                    done = count;
                    offer(&|| part(count));
                }
                Ok(Next::Assemble) => {
                    done = 5;
                    let _ = tick(Progress { done, total: 5, mentions: 27 * done, ..Progress::at(stage) });
                    stage = Stage::Assemble;
                }
                Ok(Next::End) => return Ok(whole()),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Err(OpenError::Cancelled),
            }
        }
    });
    (opener, sender)
}

/// How many documents are shown; 0 where nothing is open.
pub fn documents(window: &Window) -> usize {
    window.app().state().view.as_ref().map_or(0, |view| view.documents().len())
}

/// A window that shows the first documents while the others are still read.
fn window_on_part(count: usize) -> (Window, Sender<Next>) {
    let (opener, next) = told();
    let mut window = Window::empty(opener, WIDE);
    window.app_mut().open(Source::Paths(vec![seeds()]));
    next.send(Next::Offer(count)).unwrap();
    window.until("the first part is shown", |window| documents(window) == count);
    (window, next)
}

fn show(window: &mut Window, next: &Sender<Next>, count: usize) {
    next.send(Next::Offer(count)).unwrap();
    window.until("more is shown", |window| documents(window) == count);
}

fn end(window: &mut Window, next: &Sender<Next>) {
    next.send(Next::End).unwrap();
    window.settle();
    assert_eq!(documents(window), 5);
}

#[test]
fn what_was_read_so_far_is_shown_and_says_that_it_is_a_part_until_all_is() {
    let (mut window, next) = window_on_part(1);
    assert!(
        !window.nodes(Role::Status, "Part of the folder so far. Still reading: 1 of 5 files, 27").is_empty()
    );
    assert!(window.says("1 document") && !window.nodes(Role::ProgressIndicator, "Part").is_empty());
    let first = window.app().state().view.as_ref().unwrap().markers().count();
    assert!(first > 0, "the first markers");
    show(&mut window, &next, 3);
    window.until("how far it is", |window| window.says("3 of 5 files, 81 mentions"));
    assert!(window.app().state().view.as_ref().unwrap().markers().count() > first);
    assert!(!window.nodes(Role::Status, "Part of the folder so far").is_empty());
    end(&mut window, &next);
    assert!(!window.says("Part of the folder") && !window.says("Still reading"));
}

/// How far the only bar says that reading is.
fn share(window: &Window) -> Option<f64> {
    let bars = window.nodes(Role::ProgressIndicator, "");
    bars.first().and_then(|bar| bar.accesskit_node().numeric_value())
}

#[test]
fn how_far_reading_is_never_goes_back_from_the_first_file_to_the_end() {
    let (opener, next) = told();
    let mut window = Window::empty(opener, WIDE);
    window.app_mut().open(Source::Paths(vec![seeds()]));
    let shares = std::cell::RefCell::new(Vec::new());
    let until = |window: &mut Window, what: &str, words: &str| {
        window.until(what, |window| {
            shares.borrow_mut().extend(share(window));
            window.says(words)
        });
    };
    until(&mut window, "it is reading", "0 of 5 files");
    next.send(Next::Offer(3)).unwrap();
    until(&mut window, "a part", "3 of 5 files, 81 mentions");
    next.send(Next::Assemble).unwrap();
    until(&mut window, "the end", "5 of 5 files, 135 mentions, putting it all together");
    assert!(!window.says("0 of 5 files"));
    let shares = shares.borrow().clone();
    assert!(shares.is_sorted() && shares.last() == Some(&1.0), "{shares:?}");
    end(&mut window, &next);
}

#[test]
fn window_selection_document_and_map_stay_while_more_is_shown() {
    let (mut window, next) = window_on_part(2);
    let place = {
        let corpus = window.app().state().view.as_ref().unwrap().corpus();
        corpus.mentions().iter().rev().find_map(|mention| mention.place.clone()).unwrap()
    };
    for command in [
        Command::SelectPlace(place),
        Command::SetWindow("2021-07/2021-08".parse().unwrap()),
        Command::OnlySelected,
        Command::OpenDocument { document: 1, paragraph: 2 },
        Command::NextMention,
        Command::ZoomIn,
    ] {
        window.app_mut().ask(command);
        window.frames(3);
    }
    let held = |window: &Window| {
        let state = window.app().state();
        let open = state.document.as_ref().map(|open| (open.text.path.clone(), open.paragraph));
        let look = window.app().map().camera().map(|camera| (camera.center, camera.zoom));
        (state.query.clone(), state.mention, open, look)
    };
    let before = held(&window);
    assert!(before.1.is_some() && before.2.is_some(), "{before:?}");
    show(&mut window, &next, 3);
    assert_eq!(held(&window), before);
    end(&mut window, &next);
    assert_eq!(held(&window), before);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_ne!(window.app().state().query, before.0, "what was asked of the part can be undone");
}

#[test]
fn a_map_that_nobody_moved_looks_at_all_places_that_are_there() {
    let (mut window, next) = window_on_part(1);
    let camera = |window: &Window| window.app().map().camera().copied();
    let first = camera(&window);
    show(&mut window, &next, 4);
    assert_ne!(camera(&window), first, "it follows what is shown");
    let (of_four, _next) = window_on_part(4);
    assert_eq!(camera(&window), camera(&of_four));
    end(&mut window, &next);
    let mut at_once = Window::empty(crate::harness::real_opener(), WIDE);
    at_once.app_mut().open(Source::Paths(vec![seeds()]));
    at_once.settle();
    assert_eq!(camera(&window), camera(&at_once));
}

#[test]
fn a_part_that_reading_was_stopped_at_stays_and_never_passes_for_the_whole() {
    let (mut window, next) = window_on_part(2);
    window.click(Role::Link, "Stop reading");
    assert_eq!(documents(&window), 2);
    let said = "Part of the folder only: reading was stopped after 2 of 5 files";
    assert!(!window.nodes(Role::Status, said).is_empty(), "{:?}", window.names(Role::Status));
    window.click_marker("Kandahar");
    window.ask(Command::ResetWindow);
    assert!(window.says("Part of the folder only"));
    // While it is read again the part is still one.
    window.node(Role::Link, "Reload").click();
    window.until("it is read again", |window| window.says("Part of the folder only. Reading again: 0 of 5"));
    next.send(Next::Offer(4)).unwrap();
    window.until("how far it is", |window| window.says("Reading again: 4 of 5"));
    assert_eq!(documents(&window), 2, "what was there is not replaced by another part");
    end(&mut window, &next);
    assert!(!window.says("Part of") && !window.app().state().query.places.is_empty());
}

#[test]
fn after_reading_was_stopped_a_change_on_disk_is_told() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "À Kaboul.").unwrap();
    let (opener, next) = told();
    let mut window = Window::empty(opener, WIDE);
    window.app_mut().open(Source::Paths(vec![folder.path().to_owned()]));
    next.send(Next::Offer(2)).unwrap();
    window.until("the first part is shown", |window| documents(window) == 2);
    window.click(Role::Link, "Stop reading");
    std::fs::write(folder.path().join("b.txt"), "À Hérat.").unwrap();
    window.until("the change is told", |window| window.says("1 file changed on disk: 1 new"));
}

#[test]
fn no_frame_asks_the_disk_whether_it_is_a_folder_that_is_open() {
    let (opener, next) = told();
    let mut window = Window::empty(opener, WIDE);
    let folder = tempfile::tempdir().unwrap();
    window.app_mut().open(Source::Paths(vec![folder.path().to_path_buf()]));
    next.send(Next::Offer(2)).unwrap();
    window.until("the first part is shown", |window| documents(window) == 2);
    assert!(window.says("Part of the folder so far"));
    folder.close().unwrap();
    window.frames(3);
    assert!(window.says("Part of the folder so far"), "{:?}", window.names(Role::Status));
}

#[test]
fn who_stops_before_anything_is_shown_is_back_at_what_was_open() {
    let (opener, next) = told();
    let mut window = Window::empty(opener, WIDE);
    window.app_mut().open(Source::Bundled);
    end(&mut window, &next);
    window.click_marker("Kandahar");
    let query = window.app().state().query.clone();
    window.app_mut().open(Source::Paths(vec![seeds()]));
    window.until("it is reading", |window| window.says("Reading seeds") && window.says("0 of 5 files"));
    window.click(Role::Button, "Stop reading");
    assert_eq!((documents(&window), &window.app().state().query), (5, &query));
    assert!(!window.says("Part of"));
}

#[test]
fn to_read_again_what_is_still_read_lets_it_go_on() {
    let (mut window, next) = window_on_part(2);
    window.app_mut().ask(Command::Reload);
    window.frames(5);
    assert!(window.says("Still reading: 2 of 5 files"), "{:?}", window.names(Role::Status));
    show(&mut window, &next, 3);
    end(&mut window, &next);
    assert!(!window.says("Part of the folder"));
}

#[test]
fn to_read_again_does_not_give_up_what_is_about_to_be_opened() {
    let (opener, next) = told();
    let mut window = Window::empty(opener, WIDE);
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "Kaboul").unwrap();
    let first = vec![folder.path().to_path_buf()];
    window.app_mut().open(Source::Paths(first.clone()));
    end(&mut window, &next);
    assert_eq!(window.app().state().opened, first);
    window.app_mut().open(Source::Paths(vec![seeds()]));
    window.until("it is reading", |window| window.says("Reading seeds"));
    window.app_mut().ask(Command::Reload);
    window.frames(5);
    assert!(window.says("Reading seeds"));
    end(&mut window, &next);
    assert_eq!(window.app().state().opened, [seeds()]);
}

#[test]
fn nothing_is_replaced_under_a_pressed_pointer() {
    let (mut window, next) = window_on_part(1);
    let at = [700.0, 400.0];
    window.hold(at);
    next.send(Next::Offer(3)).unwrap();
    window.until("more was read", |window| window.says("3 of 5 files"));
    window.frames(10);
    assert_eq!(documents(&window), 1);
    window.let_go(at);
    window.until("more is shown", |window| documents(window) == 3);
    end(&mut window, &next);
}

#[test]
fn in_french_the_words_say_it_too_and_in_a_narrow_window() {
    let (opener, next) = told();
    let mut window = Window::empty(opener, [640.0, 480.0]);
    window.app_mut().speak(dateline::model::Language::FRENCH);
    window.app_mut().open(Source::Paths(vec![seeds()]));
    next.send(Next::Offer(2)).unwrap();
    window.until("the first part", |window| documents(window) == 2);
    let node = window.node(Role::Status, "Une partie du dossier pour l’instant.");
    assert!(node.rect().left() >= 0.0 && node.rect().right() <= 640.0);
    window.app_mut().ask(Command::CancelOpening);
    window.settle();
    window.node(Role::Status, "Une partie du dossier seulement");
}
