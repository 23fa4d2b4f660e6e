//! The window as a whole: takes what happened, shows the panels, carries out what they ask for.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use eframe::egui::{Context, Id, Key, Popup, Theme, Ui};

use super::ahead::Ahead;
use super::apply::apply;
use super::basemaps::{OpeningBase, is_base_map, tile_cache};
use super::command::Command;
use super::figures::{Commission, Preview};
use super::jobs::{Job, Opener, Waker};
use super::kept::{Keeper, TextSize, Typed};
use super::keys::Hearing;
use super::map::MapState;
use super::opening::{Leaving, Opening};
use super::pick::Question;
use super::saving::{Copying, Writing};
use super::screenshot;
use super::sidebar;
use super::sifting::Sifting;
use super::state::State;
use super::timeline::TimelineState;
use super::timings::Timings;
use super::watch::Watch;
use super::widgets;
use crate::model::Language;
use crate::view::Found;
use crate::words::Words;

/// The window's state and everything that works for it.
pub struct App {
    pub(super) state: State,
    pub(super) words: Arc<Words>,
    pub(super) map: MapState,
    pub(super) timeline: TimelineState,
    pub(super) waker: Arc<ContextWaker>,
    pub(super) opener: Opener,
    pub(super) opening: Option<Opening>,
    /// Views that are not shown any more.
    pub(super) leaving: Leaving,
    /// Sees what happens on disk to what is open.
    pub(super) watch: Option<Watch>,
    /// Whether it was told that the system does not tell of changes: once is enough.
    pub(super) told_unwatched: bool,
    pub(super) finding: Option<Job<Found>>,
    /// Looks for the words that passages are to hold.
    pub(super) sifting: Option<Sifting>,
    pub(super) question: Option<Question>,
    pub(super) picture: Option<screenshot::Request>,
    pub(super) writing: Option<Writing>,
    pub(super) copying: Option<Copying>,
    /// The figure that the user is asked for a file for.
    pub(super) commission: Option<Commission>,
    /// Further pages of figures that this window has written.
    pub(super) own_pages: BTreeSet<PathBuf>,
    /// Of the figure that is being made.
    pub(super) preview: Preview,
    /// Which gazetteer tells where places are, for figures.
    pub(super) gazetteer: Option<String>,
    /// What had the keyboard before a dialog was opened.
    had_keyboard: Option<Id>,
    pub(super) opening_base: Option<OpeningBase>,
    pub(super) tile_cache: Option<PathBuf>,
    pub(super) timings: Timings,
    /// What is remembered from run to run, where it is.
    pub(super) kept: Option<Keeper>,
    /// What the system speaks; and what was chosen, where it was.
    pub(super) languages: (Language, Option<Language>),
    commands: Vec<Command>,
    ahead: Ahead,
    /// Whether someone was typing when the last frame ended.
    typing: bool,
}

/// Wakes the window, once there is one.
#[derive(Default)]
pub struct ContextWaker(Mutex<Option<Context>>);

impl ContextWaker {
    /// From now on `ctx` is woken.
    pub fn attach(&self, ctx: &Context) {
        if let Ok(mut held) = self.0.lock() {
            *held = Some(ctx.clone());
        }
    }

    /// What is woken, where there is a window.
    #[must_use]
    pub fn context(&self) -> Option<Context> {
        self.0.lock().ok()?.clone()
    }
}

impl Waker for ContextWaker {
    fn wake(&self) {
        if let Ok(held) = self.0.lock()
            && let Some(ctx) = &*held
        {
            ctx.request_repaint();
        }
    }
}

impl App {
    /// A window with nothing open; `opener` reads what will be.
    #[must_use]
    pub fn new(opener: Opener, theme: Theme, timings: Timings) -> Self {
        Self {
            state: State::new(theme),
            words: Arc::new(Words::english()),
            map: MapState::default(),
            timeline: TimelineState::default(),
            waker: Arc::new(ContextWaker::default()),
            opener,
            opening: None,
            leaving: Leaving::default(),
            watch: None,
            told_unwatched: false,
            finding: None,
            sifting: None,
            question: None,
            picture: None,
            writing: None,
            copying: None,
            commission: None,
            own_pages: BTreeSet::new(),
            preview: Preview::default(),
            gazetteer: None,
            had_keyboard: None,
            opening_base: None,
            tile_cache: tile_cache(),
            timings,
            kept: None,
            languages: (Language::ENGLISH, None),
            commands: Vec::new(),
            ahead: Ahead::default(),
            typing: false,
        }
    }

    /// Gives the context its type and colours, and lets jobs wake it.
    pub fn attach(&self, ctx: &Context) {
        super::fonts::install(ctx);
        super::theme::install(ctx);
        ctx.set_theme(self.state.theme);
        // Ctrl with + and - zoom the map; text has keys of its own.
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            // At once: asked for by `set_zoom_factor`, the first frame would be drawn for a window of ten thousand points.
            options.zoom_factor = self.state.text.factor();
        });
        self.waker.attach(ctx);
    }

    /// Speaks this language, the system's, unless another is chosen; English where there is no catalogue of it.
    pub fn speak(&mut self, language: Language) {
        self.languages.0 = language;
        self.choose_language(self.languages.1);
    }

    /// Speaks this language from now on, or that of the system.
    pub(super) fn choose_language(&mut self, chosen: Option<Language>) {
        self.languages.1 = chosen;
        // What was said in another language is said no more.
        self.state.notice = None;
        self.words = Arc::new(Words::of(chosen.unwrap_or(self.languages.0)));
    }

    /// Tells figures which gazetteer was asked.
    pub fn name_gazetteer(&mut self, version: Option<String>) {
        self.gazetteer = version;
    }

    /// Shows text in this size, before there is a window.
    pub fn size_text(&mut self, size: TextSize) {
        self.state.text = size;
    }

    /// What the window holds.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The map of the window.
    #[must_use]
    pub fn map(&self) -> &MapState {
        &self.map
    }

    /// How fast the window was so far.
    #[must_use]
    pub fn timings(&self) -> &Timings {
        &self.timings
    }

    /// Asks for something, as a menu or a key would.
    pub fn ask(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// One frame.
    pub fn show(&mut self, ui: &mut Ui) {
        let clock = Instant::now();
        self.take_results(ui.ctx());
        let below = self.below_dialog(ui.ctx());
        self.take_input(ui.ctx());
        self.carry_out(ui.ctx());
        self.give_back_keyboard(below, ui.ctx());
        // Numbers of bookmarks that were asked for are those of the list as it was shown.
        self.take_kept(ui.ctx());
        self.play(ui.ctx());
        self.note_query(ui.ctx());
        self.follow_query();
        self.follow_figure(ui.ctx());
        let mut commands = std::mem::take(&mut self.commands);
        self.panels(ui, &mut commands);
        widgets::focus_ring(ui);
        self.commands = commands;
        if !self.commands.is_empty() {
            // What was asked for shows at once, not when the pointer next moves.
            ui.ctx().request_repaint();
        }
        self.typing = ui.ctx().text_edit_focused();
        self.remember_now(ui.ctx());
        let dragging = self.timeline.dragged().is_some();
        if self.is_settled() {
            self.timings.full_frame();
        }
        self.timings.frame(clock.elapsed(), dragging);
    }

    /// Whether the window shows all there is to show.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.opening.is_none()
            && self.finding.is_none()
            && self.sifting.is_none()
            && self.opening_base.is_none()
            && self.preview.is_settled()
            && self.copying.is_none()
            && self.kept.as_ref().is_none_or(Keeper::is_settled)
            && self.commands.is_empty()
            && (self.state.view.is_none() || self.map.is_settled())
    }

    /// Takes what jobs and the renderer have brought.
    fn take_results(&mut self, ctx: &Context) {
        self.take_opening(ctx);
        self.take_changes();
        self.take_answer(ctx);
        self.take_picture();
        self.take_found();
        self.take_sifted();
        self.take_file();
        self.take_copy(ctx);
        self.take_base_map();
    }

    /// Notes what has the keyboard while no dialog is open; whether one is.
    fn below_dialog(&mut self, ctx: &Context) -> bool {
        let is_open = self.state.dialog.is_some();
        if !is_open {
            self.had_keyboard = ctx.memory(|memory| memory.focused());
        }
        is_open
    }

    /// Gives the keyboard back to what had it before the dialog that was closed in this frame, where it `was_open`.
    fn give_back_keyboard(&mut self, was_open: bool, ctx: &Context) {
        if let (true, None, Some(id)) = (was_open, &self.state.dialog, self.had_keyboard.take()) {
            ctx.memory_mut(|memory| memory.request_focus(id));
        }
    }

    /// Turns keys and dropped files into commands.
    fn take_input(&mut self, ctx: &Context) {
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        let (maps, texts): (Vec<PathBuf>, Vec<PathBuf>) =
            dropped.into_iter().partition(|path| is_base_map(path));
        self.commands.extend(maps.into_iter().next_back().map(Command::ShowBaseMap));
        if !texts.is_empty() {
            self.commands.push(Command::Open(texts));
        }
        // So a list is asked for from the palette; whoever clicks a tab keeps the keys of commands.
        let mut to_list =
            self.commands.windows(2).any(|two| matches!(two, [Command::CloseDialog, Command::ShowTab(_)]));
        let is_tab = |command: &Command| matches!(command, Command::ShowTab(_));
        if to_list || self.commands.iter().any(|command| command.leads_to_field() && !is_tab(command)) {
            self.ahead.begin(Vec::new(), ctx.input(|input| input.time));
        }
        self.ahead.pass(ctx, self.question.is_some());
        // Escape takes the focus out of a field, or closes a menu, before it is asked for here: it is theirs alone.
        let in_menu = Popup::is_any_open(ctx);
        let hearing = Hearing {
            typing: self.typing || ctx.text_edit_focused() || in_menu,
            focus: ctx.memory(|memory| memory.focused().is_some()),
            dialog: self.state.dialog.is_some(),
        };
        let (pressed, ahead) = ctx.input_mut(|input| Command::pressed(input, hearing));
        if let Some(typed) = ahead {
            self.ahead.begin(typed, ctx.input(|input| input.time));
        }
        to_list |= pressed.iter().any(|command| matches!(command, Command::ShowTab(_)));
        if to_list {
            sidebar::ask_for_keys(ctx);
        }
        // The menu is drawn once more in the frame that closes it, and would stay on the screen until something moves.
        if in_menu && (!pressed.is_empty() || ctx.input(|input| input.key_pressed(Key::Escape))) {
            Popup::close_all(ctx);
            ctx.request_repaint();
        }
        self.commands.extend(pressed);
    }

    /// Lets the window go on where it plays, and asks for the frame in which it next does.
    fn play(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        self.state.play(now);
        if let Some(next) = self.state.playback.next(now) {
            ctx.request_repaint_after(Duration::from_secs_f64(next));
        }
    }

    /// Notes what is asked of the view, so that it can be undone.
    fn note_query(&mut self, ctx: &Context) {
        let held = self.state.playback.is_playing() || self.timeline.dragged().is_some();
        self.state.undo.note(&self.state.query, ctx.input(|input| input.time), held);
    }

    fn carry_out(&mut self, ctx: &Context) {
        for command in std::mem::take(&mut self.commands) {
            if matches!(command, Command::Undo | Command::Redo) {
                // What was asked for in this very frame can be undone.
                self.note_query(ctx);
            }
            let typed = Typed::before(&command, &self.state);
            if let Some(effect) = apply(&mut self.state, command) {
                self.take_effect(effect, ctx);
            }
            typed.hold(&mut self.state);
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    fn on_exit(&mut self) {
        self.remember_at_exit();
    }
}
