//! When is what kept: read before the window opens, compared once a second with what was written last, written by a thread.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::Context;

use super::bookmarks::{self, Bookmark, Edit};
use super::marking::Form;
use super::recent::{self, Recent};
use super::session::{KeptMention, Session, document_of, is_as_in};
use super::settings::{BaseMap, Settings, ShownPanels, Wished};
use super::store::{Fault, Kept, Store};
use super::text::TextSize;
use super::writer::Writer;
use crate::ui::app::App;
use crate::ui::empty::Failure;
use crate::ui::jobs::{Job, Outcome, Source, Waker};
use crate::ui::map::tiles::BaseSource;
use crate::ui::state::Dialog;
use crate::view::Query;
use crate::words::Words;

/// What changed is written after so many seconds at the latest, and no more often.
const PAUSE: f64 = 1.0;

/// Keeps what is remembered in a store.
pub struct Keeper {
    store: Store,
    /// As they were read or written last.
    settings: Settings,
    session: Session,
    recent: Recent,
    faults: Vec<Fault>,
    wished: Wished,
    /// The session that is to be restored once the corpus is there.
    restoring: Option<Session>,
    /// What was asked once it was restored over a part of the corpus, of which more is to come.
    restored: Option<Query>,
    /// Once there is something to write.
    writer: Option<Writer>,
    /// Where the bookmarks of what is open are kept.
    bookmarks: Option<PathBuf>,
    /// When all was compared last, in seconds of the window's clock.
    compared: f64,
}

impl Keeper {
    /// Reads what the store holds.
    #[must_use]
    pub fn new(store: Store) -> Self {
        let mut faults = Vec::new();
        Self {
            settings: store.read(Kept::Settings, &mut faults),
            session: store.read(Kept::Session, &mut faults),
            recent: store.read(Kept::Recent, &mut faults),
            store,
            faults,
            wished: Wished::default(),
            restoring: None,
            restored: None,
            writer: None,
            bookmarks: None,
            compared: f64::NEG_INFINITY,
        }
    }

    /// With what is wished for this run alone.
    #[must_use]
    pub fn with(self, wished: Wished) -> Self {
        Self { wished, ..self }
    }

    /// How the window looked last.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    fn writer(&mut self, waker: Arc<dyn Waker>) -> &Writer {
        self.writer.get_or_insert_with(|| Writer::new(waker))
    }
}

impl App {
    /// From now on what is to be kept is kept there. The window looks as it did when it was last closed.
    pub fn remember(&mut self, keeper: Keeper) {
        let Settings { theme, language, text_size, list, panels, base_map, .. } = keeper.settings.clone();
        let Wished { theme: wished_theme, text: wished_text, .. } = keeper.wished;
        let state = &mut self.state;
        state.theme = wished_theme.or(theme.map(Into::into)).unwrap_or(state.theme);
        state.text = wished_text.unwrap_or(text_size);
        state.tab = list;
        let ShownPanels { sidebar, reader, timeline } = panels;
        (state.panels.sidebar, state.panels.reader, state.panels.timeline) = (sidebar, reader, timeline);
        state.recent = keeper.recent.clone();
        self.choose_language(language);
        if base_map.grey {
            self.map.toggle_grey();
        }
        if let Some(file) = base_map.file {
            self.open_base_map(file);
        }
        self.kept = Some(keeper);
        self.tell_faults();
    }

    /// Opens what the program was started with; with nothing, what was open last. The same texts as last are looked at as they
    /// were: what a crash took would else be lost to whoever names them.
    pub fn begin(&mut self, source: Option<Source>) {
        let Some(kept) = &self.kept else {
            return self.open(source.unwrap_or(Source::Bundled));
        };
        let last = kept.session.clone();
        let (source, restoring) = match source {
            Some(source) => {
                let paths: &[PathBuf] = if let Source::Paths(paths) = &source { paths } else { &[] };
                let are_same = recent::are_same(paths, &last.paths);
                (source, are_same.then_some(last))
            }
            None => self.source_of(last),
        };
        self.open(source);
        if let Some(kept) = &mut self.kept {
            kept.restoring = restoring;
        }
    }

    /// What is opened from now on is not the session of last time.
    pub(crate) fn restore_nothing(&mut self) {
        if let Some(kept) = &mut self.kept {
            (kept.restoring, kept.restored) = (None, None);
        }
    }

    /// What a session was looking at. What is gone is told.
    fn source_of(&mut self, session: Session) -> (Source, Option<Session>) {
        let (there, gone): (Vec<PathBuf>, Vec<PathBuf>) =
            session.paths.iter().cloned().partition(|path| path.exists());
        if !gone.is_empty() {
            let key = if there.is_empty() { "session-gone" } else { "session-partly-gone" };
            let gone = gone.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ");
            self.tell(self.words.with(key, &[("paths", gone.into())]));
        }
        match (there.is_empty(), session.paths.is_empty()) {
            (true, true) => (Source::Bundled, Some(session)),
            (true, false) => (Source::Bundled, None),
            (false, _) => (Source::Paths(there), Some(session)),
        }
    }

    /// Whether what failed to open was the session of last time: told, and the articles that ship are opened in its place.
    pub(crate) fn gave_up_on_session(&mut self, failure: &Failure) -> bool {
        if self.kept.as_mut().is_none_or(|kept| kept.restoring.take().is_none()) {
            return false;
        }
        self.tell(self.words.with("session-failed", &[("error", failure.message.as_str().into())]));
        self.open(Source::Bundled);
        true
    }

    /// Adds to what the window has to tell at its foot.
    fn tell(&mut self, said: String) {
        let notice = &mut self.state.notice;
        *notice = Some(match notice.take() {
            Some(before) if before != said => format!("{before}\n{said}"),
            _ => said,
        });
    }

    fn tell_faults(&mut self) {
        let Some(kept) = &mut self.kept else { return };
        let mut faults = std::mem::take(&mut kept.faults);
        faults.extend(kept.writer.iter().flat_map(Writer::faults));
        for fault in faults {
            let said = fault.said(&self.words);
            self.tell(said);
        }
    }

    /// A corpus was opened, or a part of it: it is noted, looked at as it was where that is asked for, and its bookmarks are read.
    pub(crate) fn opened_for_keeping(&mut self, is_part: bool) {
        let Some(kept) = &mut self.kept else { return };
        self.state.recent.note(&self.state.opened);
        if let Some(session) = kept.restoring.take() {
            if is_part {
                kept.restoring = Some(session.clone());
            }
            session.restore(&mut self.state);
            if let Some(view) = session.map {
                self.map.look_at(view, self.state.text.factor());
            }
            self.timeline.look_at(session.axis);
            kept.restored = is_part.then(|| self.state.query.clone());
        }
        kept.bookmarks = match self.state.opened.as_slice() {
            [] => Some(kept.store.path(Kept::Bookmarks)),
            paths => bookmarks::place(paths),
        };
        self.marks = kept
            .bookmarks
            .clone()
            .map(|file| Job::start(self.waker.clone(), move |_| bookmarks::read(&file)));
    }

    /// The whole of a corpus is there after its parts: what these lacked of the session is restored, unless the user asked for something
    /// else meanwhile.
    pub(crate) fn restore_the_rest(&mut self) {
        let Some(kept) = &mut self.kept else { return };
        let (session, query) = (kept.restoring.take(), kept.restored.take());
        if let Some(session) = session
            && query.as_ref() == Some(&self.state.query)
        {
            session.restore(&mut self.state);
        }
    }

    /// Takes bookmarks that were read, and tells what could not be written.
    pub(crate) fn take_kept(&mut self) {
        match self.marks.as_ref().and_then(Job::poll) {
            Some(Outcome::Done(Ok(read))) => self.state.bookmarks.list = read,
            Some(Outcome::Done(Err(fault))) => {
                let said = fault.said(&self.words);
                self.tell(said);
            }
            Some(Outcome::Broken(said)) => {
                self.tell(self.words.with("job-broken", &[("said", said.into())]));
            }
            None => return self.tell_faults(),
        }
        self.marks = None;
    }

    /// Asks what a bookmark is to be called; what it shows suggests a name.
    pub(crate) fn name_bookmark(&mut self) {
        let Some(name) = suggested(&self.state, &self.words) else { return };
        let bookmark = Bookmark {
            name,
            note: String::new(),
            query: self.state.query.clone(),
            map: self.map.view(self.state.text.factor()),
        };
        self.state.dialog = Some(Dialog::Bookmark(Form { at: None, bookmark }.into()));
    }

    /// Changes the file of bookmarks.
    pub(crate) fn keep_bookmarks(&mut self, edit: Edit) {
        let waker = self.waker.clone();
        let Some(kept) = &mut self.kept else { return };
        let Some(file) = kept.bookmarks.clone() else { return };
        kept.writer(waker).then(move || bookmarks::edit(&file, &edit));
    }

    /// Shows text so many times as large; the map goes on showing what it shows.
    pub(crate) fn scale_text(&mut self, by: f32, ctx: &Context) {
        ctx.set_zoom_factor(self.state.text.factor());
        self.map.zoom_by(-f64::from(by).log2());
    }

    /// Once a second: writes what changed since. The frame after a change is asked for, so that the last one is written too.
    pub(crate) fn remember_now(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        let Some(kept) = &mut self.kept else { return };
        let waits = kept.compared + PAUSE - now;
        if waits > 0.0 {
            ctx.request_repaint_after(Duration::from_secs_f64(waits.min(PAUSE)));
            return;
        }
        kept.compared = now;
        self.keep_settings(ctx);
        self.keep_session();
        let Some(kept) = &mut self.kept else { return };
        if kept.recent != self.state.recent {
            kept.recent = self.state.recent.clone();
            let (store, recent) = (kept.store.clone(), kept.recent.clone());
            kept.writer(self.waker.clone()).keep(&store, Kept::Recent, recent);
        }
    }

    fn keep_settings(&mut self, ctx: &Context) {
        let Some(kept) = &self.kept else { return };
        let settings = self.settings(kept, ctx);
        let Some(kept) = &mut self.kept else { return };
        if kept.settings != settings {
            kept.settings = settings.clone();
            let store = kept.store.clone();
            kept.writer(self.waker.clone()).keep(&store, Kept::Settings, settings);
        }
    }

    /// How the window looks. What was wished for this run alone, and not changed in it, stays as it was kept.
    fn settings(&self, kept: &Keeper, ctx: &Context) -> Settings {
        let (state, before, wished) = (&self.state, &kept.settings, kept.wished);
        let base = self.map.base();
        let (window, maximized) = match window_size(ctx, state.text) {
            Some(Window::Maximized) => (before.window, true),
            Some(Window::Size(size)) if wished.size.is_none_or(|wished| far(size, wished)) => {
                (Some(size), false)
            }
            _ => (before.window, before.maximized),
        };
        // A base map that is still being opened, or a server, leaves what is kept.
        let file = match &base.source {
            BaseSource::File(file) => Some(file.path().to_path_buf()),
            BaseSource::Offline if self.opening_base.is_none() => None,
            BaseSource::Offline | BaseSource::Online(_) => before.base_map.file.clone(),
        };
        let panels = state.panels;
        Settings {
            theme: if wished.theme == Some(state.theme) { before.theme } else { Some(state.theme.into()) },
            language: self.languages.1,
            text_size: if wished.text == Some(state.text) { before.text_size } else { state.text },
            window,
            maximized,
            list: state.tab,
            panels: ShownPanels { sidebar: panels.sidebar, reader: panels.reader, timeline: panels.timeline },
            base_map: BaseMap { grey: base.grey, file },
            ..before.clone()
        }
    }

    fn keep_session(&mut self) {
        let Some(kept) = &mut self.kept else { return };
        let Some(view) = &self.state.view else { return };
        if self.opening.is_some() || !recent::can_be_kept(&self.state.opened) {
            return;
        }
        let paths = recent::whole(&self.state.opened);
        let (map, axis) = (self.map.view(self.state.text.factor()), self.timeline.shown());
        let last = &kept.session;
        if last.map == map && last.axis == axis && is_as_in(last, &self.state, &paths) {
            return;
        }
        kept.session = Session {
            paths,
            query: self.state.query.clone(),
            mention: self.state.mention.and_then(|number| KeptMention::of(view.corpus(), number)),
            document: document_of(&self.state),
            map,
            axis,
            ..Session::default()
        };
        let (store, session) = (kept.store.clone(), kept.session.clone());
        kept.writer(self.waker.clone()).keep(&store, Kept::Session, session);
    }
}

/// How large the window is on the screen.
enum Window {
    Size([f32; 2]),
    Maximized,
}

fn window_size(ctx: &Context, text: TextSize) -> Option<Window> {
    ctx.input(|input| {
        let viewport = input.viewport();
        if viewport.maximized == Some(true) || viewport.fullscreen == Some(true) {
            return Some(Window::Maximized);
        }
        let size = viewport.inner_rect?.size() * text.factor();
        Some(Window::Size([size.x.round(), size.y.round()]))
    })
}

/// Whether a window is not as large as was wished, but for rounding.
fn far(size: [f32; 2], wished: [f32; 2]) -> bool {
    (size[0] - wished[0]).abs() > 2.0 || (size[1] - wished[1]).abs() > 2.0
}

/// A name for what is shown: its places and its days.
fn suggested(state: &crate::ui::state::State, words: &Words) -> Option<String> {
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
