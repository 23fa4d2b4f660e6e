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

use crate::WIDE;
use crate::harness::Window;

/// What the opener is told to do next.
pub enum Next {
    /// Offer the first so many documents.
    Offer(usize),
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
    Corpus::new("seeds", documents, mentions, places, Vec::new()).as_part(Part { read: count, of: 5 })
}

/// An opener that does what it is told, and stops when it is to.
pub fn told() -> (Opener, Sender<Next>) {
    let (sender, receiver) = channel();
    let receiver: Mutex<Receiver<Next>> = Mutex::new(receiver);
    let opener = opener_in_parts(move |_, tick, offer| {
        let mut done = 0;
        loop {
            let mentions = 27 * done;
            let at = Progress { done, total: 5, mentions, ..Progress::at(Stage::Geoparse) };
            if tick(at).is_break() {
                return Err(OpenError::Cancelled);
            }
            match receiver.lock().unwrap().recv_timeout(Duration::from_millis(10)) {
                Ok(Next::Offer(count)) => {
                    done = count;
                    offer(&|| part(count));
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
fn a_map_that_nobody_moved_looks_at_all_places_once_all_are_there() {
    let (mut window, next) = window_on_part(1);
    let camera = |window: &Window| window.app().map().camera().copied();
    let first = camera(&window);
    show(&mut window, &next, 4);
    assert_eq!(camera(&window), first, "it rests while more comes");
    end(&mut window, &next);
    let mut at_once = Window::empty(crate::harness::real_opener(), WIDE);
    at_once.app_mut().open(Source::Paths(vec![seeds()]));
    at_once.settle();
    assert_eq!(camera(&window), camera(&at_once));
}

#[test]
fn a_part_that_reading_was_stopped_at_stays_and_never_passes_for_the_whole() {
    let (mut window, next) = window_on_part(2);
    window.click(Role::Link, "Cancel");
    assert_eq!(documents(&window), 2);
    let said = "Part of the folder only: reading was stopped after 2 of 5 files";
    assert!(!window.nodes(Role::Status, said).is_empty(), "{:?}", window.names(Role::Status));
    window.click_marker("Kandahar");
    window.ask(Command::ResetWindow);
    assert!(window.says("Part of the folder only"));
    // While it is read again the part is still one.
    window.node(Role::Link, "Read again").click();
    window.until("it is read again", |window| window.says("Part of the folder only. Reading again: 0 of 5"));
    next.send(Next::Offer(4)).unwrap();
    window.until("how far it is", |window| window.says("Reading again: 4 of 5"));
    assert_eq!(documents(&window), 2, "what was there is not replaced by another part");
    end(&mut window, &next);
    assert!(!window.says("Part of") && !window.app().state().query.places.is_empty());
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
    window.click(Role::Button, "Cancel");
    assert_eq!((documents(&window), &window.app().state().query), (5, &query));
    assert!(!window.says("Part of"));
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
