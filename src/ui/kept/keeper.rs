//! When is what kept: read before the window opens, compared once a second with what was written last and at the end, written by a
//! thread.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use eframe::egui::Context;

use super::fault::Fault;
use super::recent::{self, Recent};
use super::restoring::{Reason, Restoring};
use super::session::{Asked, KeptMention, Session, document_of, is_as_in};
use super::sessions::Sessions;
use super::settings::{BaseMap, MapLayers, Settings, ShownPanels, Wished};
use super::shelf::Shelf;
use super::store::{Kept, Store};
use super::window::{Given, Window, window_of};
use super::writer::{News, Writer};
use super::written::Copy;
use crate::ui::app::App;
use crate::ui::command::Tab;
use crate::ui::map::tiles::BaseSource;
use crate::view::Stack;

/// What changed is written after so many seconds at the latest, and no more often.
const PAUSE: f64 = 1.0;

/// Keeps what is remembered in a store.
pub struct Keeper {
    pub(super) store: Store,
    pub(super) settings: Copy<Settings>,
    pub(super) sessions: Copy<Sessions>,
    recent: Copy<Recent>,
    /// What is still to be told.
    faults: Vec<Fault>,
    wished: Wished,
    /// How large the window was at first.
    given: Given,
    /// The base map of the user's, shown or not, until another one is chosen.
    base_map: Option<PathBuf>,
    /// What of the session is still to be put as it was, and why it is opened.
    pub(super) restoring: Restoring,
    pub(super) reason: Reason,
    /// Whether the articles that ship were opened because what was open last could not be.
    pub(super) stood_in: bool,
    /// What was asked when the texts were opened, where their session is not to be written before something else is.
    pub(super) untouched: Option<Asked>,
    /// Once there is something to write.
    writer: Option<Writer>,
    /// The bookmarks of what is open.
    pub(super) shelf: Shelf,
    /// When all was compared last, in seconds of the window's clock.
    compared: f64,
}

impl Keeper {
    /// Reads what the store holds.
    #[must_use]
    pub fn new(store: Store) -> Self {
        let mut faults = Vec::new();
        let settings: Settings = store.read(Kept::Settings, &mut faults);
        let sessions = store.read(Kept::Session, &mut faults);
        let recent = store.read(Kept::Recent, &mut faults);
        Self {
            base_map: settings.base_map.file.clone(),
            settings: Copy::new(settings, &store, &faults),
            sessions: Copy::new(sessions, &store, &faults),
            recent: Copy::new(recent, &store, &faults),
            store,
            faults,
            wished: Wished::default(),
            given: Given::default(),
            restoring: Restoring::default(),
            reason: Reason::default(),
            stood_in: false,
            untouched: None,
            writer: None,
            shelf: Shelf::default(),
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
        &self.settings.value
    }

    /// Whether all that the window shows of what is kept is there.
    pub(crate) fn is_settled(&self) -> bool {
        self.shelf.is_settled()
    }

    /// No base map of the user's is shown from now on, nor at the next start.
    pub(crate) fn forget_base_map(&mut self) {
        self.base_map = None;
    }
}

impl App {
    /// From now on what is to be kept is kept there. The window looks as it did when it was last closed.
    pub fn remember(&mut self, keeper: Keeper) {
        let settings = keeper.settings().clone();
        let Wished { theme: wished_theme, text: wished_text, .. } = keeper.wished;
        let state = &mut self.state;
        state.theme = wished_theme.or(settings.theme.map(Into::into)).unwrap_or(state.theme);
        state.text = wished_text.unwrap_or(settings.text_size);
        state.tab = settings.list;
        let ShownPanels { sidebar, reader, timeline } = settings.panels;
        (state.panels.sidebar, state.panels.reader, state.panels.timeline) = (sidebar, reader, timeline);
        state.sizes = settings.sizes;
        settings.orders.iter().for_each(|(tab, order)| state.lists.sort(*tab, *order));
        (state.stack, state.map.themes) = (settings.bars, settings.bars == Stack::Theme);
        state.playback.speed = settings.speed;
        (state.map.heat, state.map.lines) = (settings.map.heat, settings.map.lines);
        state.recent = keeper.recent.value.clone();
        self.choose_language(settings.language);
        if settings.base_map.grey {
            self.map.toggle_grey();
        }
        if let Some(file) = settings.base_map.file {
            self.open_base_map(file);
        }
        self.kept = Some(keeper);
        self.tell_faults();
    }

    /// Adds to what the window has to tell at its foot, unless it says so already.
    pub(super) fn tell(&mut self, said: &str) {
        let notice = &mut self.state.notice;
        let before = notice.take().unwrap_or_default();
        let new = said.lines().filter(|line| before.lines().all(|told| told != *line));
        let lines: Vec<&str> = before.lines().chain(new).collect();
        *notice = Some(lines.join("\n"));
    }

    fn tell_faults(&mut self) {
        let faults = self.kept.as_mut().map(|kept| std::mem::take(&mut kept.faults)).unwrap_or_default();
        for fault in faults {
            self.tell(&fault.said(&self.words));
        }
    }

    /// A corpus was opened, or a part of it: it is noted, put as it was left, and its bookmarks are read.
    pub(crate) fn opened_for_keeping(&mut self, is_part: bool) {
        if self.kept.is_some() {
            self.state.recent.note(&self.state.opened);
            self.put_as_it_was(is_part);
            self.open_shelf();
        }
    }

    /// Takes bookmarks that were read, and tells what could not be written.
    pub(crate) fn take_kept(&mut self, ctx: &Context) {
        self.look_at_shelf(ctx);
        let news = |kept: &Keeper| {
            let mut news = kept.shelf.news();
            news.extend(kept.writer.iter().flat_map(Writer::news));
            news
        };
        let news = self.kept.as_ref().map(news).unwrap_or_default();
        let now = ctx.input(|input| input.time);
        for news in news {
            match news {
                News::Written(of, done) => self.take_written(of, done, now),
                News::Bookmarks(number, read) => self.take_bookmarks(number, read),
                News::Edited(number, done) => self.take_edited(number, done),
            }
        }
        self.tell_faults();
    }

    fn take_written(&mut self, of: Kept, done: Result<(), Fault>, now: f64) {
        let Some(kept) = &mut self.kept else { return };
        let fault = match of {
            Kept::Settings => kept.settings.take(done, now),
            Kept::Session => kept.sessions.take(done, now),
            Kept::Recent => kept.recent.take(done, now),
            // They are no copy of one file, and have news of their own.
            Kept::Bookmarks => None,
        };
        kept.faults.extend(fault);
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
        self.write_changes(ctx, Some(now));
    }

    /// Writes what changed since a second ago, and tries once more what could not be written: the window closes.
    pub fn remember_at_exit(&mut self) {
        if let Some(ctx) = self.waker.context() {
            self.write_changes(&ctx, None);
        }
    }

    /// Writes what is not as it was written last, at a time in seconds of the window's clock, or at the end.
    fn write_changes(&mut self, ctx: &Context, now: Option<f64>) {
        let session = self.session();
        let Some(mut kept) = self.kept.take() else { return };
        let settings = self.settings(&mut kept, ctx);
        let recent = self.state.recent.clone();
        let is_cleared = recent.opened().is_empty() && !kept.recent.value.opened().is_empty();
        let writer = kept.writer.take().unwrap_or_else(|| Writer::new(self.waker.clone()));
        kept.settings.keep(settings, now, &kept.store, &writer);
        if session.is_some() || is_cleared {
            let mut sessions = session
                .map_or_else(|| kept.sessions.value.clone(), |session| kept.sessions.value.with(session));
            if is_cleared {
                sessions.forget_earlier();
            }
            kept.sessions.keep(sessions, now, &kept.store, &writer);
        } else {
            kept.sessions.try_again(now, &kept.store, &writer);
        }
        kept.recent.keep(recent, now, &kept.store, &writer);
        kept.writer = Some(writer);
        self.kept = Some(kept);
    }

    /// How the window looks. What was wished for this run alone, and not changed in it, stays as it was kept.
    fn settings(&self, kept: &mut Keeper, ctx: &Context) -> Settings {
        let (state, before, wished) = (&self.state, &kept.settings.value, kept.wished);
        let base = self.map.base();
        let (window, maximized) = match window_of(ctx, state.text) {
            Some(Window::Maximized) => (before.window, true),
            Some(Window::Size(size)) if kept.given.is_left(size, ctx.input(|input| input.time)) => {
                (Some(size), false)
            }
            Some(Window::Size(_)) => (before.window, before.maximized && wished.size.is_some()),
            None => (before.window, before.maximized),
        };
        if let BaseSource::File(file) = &base.source {
            kept.base_map = Some(file.path().to_path_buf());
        }
        let panels = state.panels;
        let sorted = |tab: Tab| Some((tab, state.lists.sorted(tab)?));
        Settings {
            version: before.version,
            theme: if wished.theme == Some(state.theme) { before.theme } else { Some(state.theme.into()) },
            language: self.languages.1,
            text_size: if wished.text == Some(state.text) { before.text_size } else { state.text },
            window,
            maximized,
            list: state.tab,
            panels: ShownPanels { sidebar: panels.sidebar, reader: panels.reader, timeline: panels.timeline },
            sizes: state.sizes,
            orders: Tab::ALL.into_iter().filter_map(sorted).collect::<BTreeMap<_, _>>(),
            bars: state.stack,
            speed: state.playback.speed,
            map: MapLayers { heat: state.map.heat, lines: state.map.lines },
            base_map: BaseMap { grey: base.grey, file: kept.base_map.clone() },
        }
    }

    /// What is open and how it is looked at, where that is to be kept and is not yet.
    fn session(&mut self) -> Option<Session> {
        let kept = self.kept.as_mut()?;
        let view = self.state.view.as_ref()?;
        if self.opening.is_some() || !recent::can_be_kept(&self.state.opened) {
            return None;
        }
        if kept.untouched.as_ref().is_some_and(|asked| asked.is_still(&self.state)) {
            return None;
        }
        kept.untouched = None;
        let paths = recent::whole(&self.state.opened);
        let (map, axis) = (self.map.view(self.state.text.factor()), self.timeline.shown());
        let last = &kept.sessions.value.last;
        if last.map == map && last.axis == axis && is_as_in(last, &self.state, &paths) {
            return None;
        }
        Some(Session {
            paths,
            query: self.state.query.clone(),
            mention: self.state.mention.and_then(|number| KeptMention::of(view.corpus(), number)),
            document: document_of(&self.state),
            map,
            axis,
            ..Session::default()
        })
    }
}
