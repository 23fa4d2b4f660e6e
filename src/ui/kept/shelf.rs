//! The bookmarks of what is open as its file has them. They are read and written by one thread, one after the other: what is added
//! while they are read comes after them, in the window as in the file.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use eframe::egui::{Context, Event};

use super::bookmarks::{self, Bookmark, Edit};
use super::fault::Fault;
use super::marking::Form;
use super::store::Kept;
use super::writer::{News, Writer};
use crate::model::Message;
use crate::ui::app::App;
use crate::ui::jobs::Waker;
use crate::ui::state::{Dialog, State};
use crate::words::Words;

/// The bookmarks of what is open.
#[derive(Default)]
pub(super) struct Shelf {
    place: Option<Place>,
    /// Under which number they are being read.
    awaited: Option<u64>,
    /// What was changed and is not in the file, as far as is known; and under which number it was to be written.
    unwritten: Vec<(u64, Edit)>,
    /// The last number that was given.
    number: u64,
    /// A thread of its own: whatever the disk of the texts does, what is kept elsewhere is written.
    writer: Option<Writer>,
}

/// Where they are kept.
#[derive(Clone, Debug)]
enum Place {
    /// In a folder of our own, which may have to be made.
    Ours(PathBuf),
    /// Beside these texts.
    Beside(Vec<PathBuf>),
}

impl Place {
    /// The file. This asks the disk, which may take its time.
    fn file(&self) -> Result<PathBuf, Fault> {
        match self {
            Self::Ours(file) => {
                let made = file.parent().map_or(Ok(()), fs::create_dir_all);
                let fault = |error: std::io::Error| Fault::Unwritten {
                    file: file.clone(),
                    error: Message::of_io(&error),
                };
                made.map(|()| file.clone()).map_err(fault)
            }
            Self::Beside(paths) => Ok(bookmarks::place(paths).unwrap_or_default()),
        }
    }

    fn read(&self) -> Result<Vec<Bookmark>, Fault> {
        match self {
            Self::Ours(file) => bookmarks::read(file),
            Self::Beside(_) => bookmarks::read(&self.file()?),
        }
    }
}

impl Shelf {
    /// Whether nothing is being read.
    pub(super) fn is_settled(&self) -> bool {
        self.awaited.is_none()
    }

    /// What came of what was asked for.
    pub(super) fn news(&self) -> Vec<News> {
        self.writer.iter().flat_map(Writer::news).collect()
    }

    /// Does this after all that was asked for before; the number that it has.
    fn then(&mut self, waker: Arc<dyn Waker>, work: impl FnOnce(u64) -> News + Send + 'static) -> u64 {
        self.number += 1;
        let number = self.number;
        self.writer.get_or_insert_with(|| Writer::new(waker)).then(move || work(number));
        number
    }
}

impl App {
    /// Something else is open now: its bookmarks are read.
    pub(super) fn open_shelf(&mut self) {
        let Some(kept) = &mut self.kept else { return };
        let place = match self.state.opened.as_slice() {
            [] => Some(Place::Ours(kept.store.path(Kept::Bookmarks))),
            [first, ..] if first.as_os_str() == "-" => None,
            paths => Some(Place::Beside(paths.to_vec())),
        };
        self.state.bookmarks.is_unkept = place.is_none();
        let before = std::mem::replace(&mut kept.shelf, Shelf { place, ..Shelf::default() });
        // It is waited for what is still to be written there, and no frame waits.
        let _ = thread::Builder::new().spawn(move || drop(before));
        self.read_bookmarks();
    }

    /// Reads the bookmarks of what is open, or reads them again.
    pub(crate) fn read_bookmarks(&mut self) {
        let Some(kept) = &mut self.kept else { return };
        let Some(place) = kept.shelf.place.clone() else { return };
        let number = kept.shelf.then(self.waker.clone(), move |number| News::Bookmarks(number, place.read()));
        kept.shelf.awaited = Some(number);
    }

    /// Changes the file of bookmarks.
    pub(crate) fn keep_bookmarks(&mut self, edit: Edit) {
        let Some(kept) = &mut self.kept else { return };
        let Some(place) = kept.shelf.place.clone() else { return };
        let unwritten = edit.clone();
        let number = kept.shelf.then(self.waker.clone(), move |number| {
            News::Edited(number, place.file().and_then(|file| bookmarks::edit(&file, &edit)))
        });
        kept.shelf.unwritten.push((number, unwritten));
    }

    /// Whoever comes back to the window may have changed the file elsewhere.
    pub(super) fn look_at_shelf(&mut self, ctx: &Context) {
        let is_back = ctx.input(|input| input.events.contains(&Event::WindowFocused(true)));
        if is_back && self.kept.as_ref().is_some_and(|kept| kept.shelf.is_settled()) {
            self.read_bookmarks();
        }
    }

    /// Takes bookmarks that were read. What was changed since they were asked for is changed in them.
    pub(super) fn take_bookmarks(&mut self, number: u64, read: Result<Vec<Bookmark>, Fault>) {
        let Some(kept) = self.kept.as_mut().filter(|kept| kept.shelf.awaited == Some(number)) else { return };
        kept.shelf.awaited = None;
        match read {
            Ok(mut list) => {
                kept.shelf.unwritten.iter().for_each(|(_, edit)| edit.apply(&mut list));
                replace(&mut self.state, list);
            }
            Err(fault) => self.tell(&fault.said(&self.words)),
        }
    }

    /// Takes what became of a change of theirs.
    pub(super) fn take_edited(&mut self, number: u64, done: Result<(), Fault>) {
        let Some(kept) = &mut self.kept else { return };
        match done {
            Ok(()) => kept.shelf.unwritten.retain(|(of, _)| *of != number),
            Err(fault) => self.tell(&fault.said(&self.words)),
        }
    }

    /// Asks what a bookmark is to be called; what it shows suggests a name. What was typed for the same view and not kept is there again.
    pub(crate) fn name_bookmark(&mut self) {
        let draft = self.state.bookmarks.draft.take();
        let draft = draft.filter(|draft| draft.at.is_none() && draft.bookmark.query == self.state.query);
        let Some(name) = suggested(&self.state, &self.words) else { return };
        let bookmark = Bookmark {
            name,
            note: String::new(),
            query: self.state.query.clone(),
            map: self.map.view(self.state.text.factor()),
        };
        let form = draft.unwrap_or(Form { at: None, bookmark });
        self.state.dialog = Some(Dialog::Bookmark(form.into()));
    }
}

/// Puts another list in the place of the one that is shown. What is being renamed is found in it.
fn replace(state: &mut State, list: Vec<Bookmark>) {
    if let Some(Dialog::Bookmark(form)) = &mut state.dialog
        && let Some(before) = form.at.map(|at| state.bookmarks.list.get(at))
    {
        let is_same = |is: &dyn Fn(&Bookmark, &Bookmark) -> bool| {
            list.iter().position(|now| before.is_some_and(|before| is(before, now)))
        };
        form.at =
            is_same(&|before, now| before == now).or_else(|| is_same(&|before, now| before.name == now.name));
    }
    state.bookmarks.list = list;
}

/// A name for what is shown: its places and its days.
fn suggested(state: &State, words: &Words) -> Option<String> {
    let view = state.view.as_ref()?;
    let corpus = view.corpus();
    let places = match state.query.places.len() {
        0 => None,
        1 => state
            .query
            .place()
            .and_then(|place| corpus.place(place))
            .map(|place| state.query.name_of(corpus, place).to_owned()),
        count => Some(words.with("places-count", &[("count", count.into())])),
    };
    let days = state.query.days().map(|days| words.range(days));
    Some(match (places, days) {
        (Some(places), Some(days)) => {
            words.with("bookmark-name", &[("places", places.into()), ("days", days.into())])
        }
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => words.get("bookmark-name-all"),
    })
}
