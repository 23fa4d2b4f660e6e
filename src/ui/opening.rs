//! Opening a corpus: the job that reads it, the parts of it that are shown meanwhile, and reading it again when it changed on disk.
//!
//! A part takes the place of the one before and in the end the whole does, while what the user asks of the view, where the map looks and
//! what is open stay. Nothing is replaced under a pressed pointer. What is read *again* shows no parts: the window would go
//! back from all to a few and up again.

use std::sync::Arc;
use std::thread;

use eframe::egui::Context;

use super::app::App;
use super::empty::Failure;
use super::jobs::{Desk, Job, Outcome, Progress, Ready, Source};
use super::map::MapState;
use super::timeline::TimelineState;
use super::watch::Watch;
use crate::model::Message;
use crate::view::{Query, ViewModel};
use crate::words::Words;

/// A corpus that is being read.
pub struct Opening {
    job: Job<Result<Ready, Failure>>,
    desk: Arc<Desk>,
    pub(super) name: String,
    source: Source,
    /// Since before the first file was read.
    watch: Option<Watch>,
    /// What the window shows meanwhile.
    pub(super) shows: Shows,
}

/// What the window shows of a corpus that is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shows {
    /// Nothing yet.
    Nothing,
    /// What was read so far.
    Part,
    /// The same as it was read before.
    Before,
}

impl Opening {
    pub(super) fn progress(&self) -> &Progress {
        self.job.progress()
    }
}

/// Views that were shown and are not any more. To let go of hundreds of thousands of mentions takes longer than a frame has, so
/// that is done elsewhere, once nothing in the window holds on to them.
#[derive(Default)]
pub(super) struct Leaving(Vec<ViewModel>);

impl Leaving {
    fn add(&mut self, view: Option<ViewModel>) {
        self.0.extend(view);
    }

    fn let_go(&mut self) {
        let held = |view: &mut ViewModel| Arc::strong_count(view.corpus()) == 1;
        let free: Vec<ViewModel> = self.0.extract_if(.., held).collect();
        if !free.is_empty() {
            // Where the system has no thread left, it is done here.
            let _ = thread::Builder::new().spawn(move || drop(free));
        }
    }
}

impl App {
    /// Begins to read `source` in a job.
    pub fn open(&mut self, source: Source) {
        self.start(source, Shows::Nothing);
    }

    /// Reads what is open again. What is being opened for the first time is not open yet, and goes on: it is as new as can be, and what
    /// changes meanwhile is offered when it is there.
    pub(super) fn reload(&mut self) {
        if self.opening.as_ref().is_some_and(|opening| opening.shows != Shows::Before) {
            return;
        }
        let source = Source::Paths(self.state.opened.clone());
        if self.state.view.is_some() && !self.state.opened.is_empty() && source.can_change() {
            self.start(source, Shows::Before);
        } else {
            self.state.notice = Some(self.words.get("nothing-to-reload"));
        }
    }

    fn start(&mut self, source: Source, shows: Shows) {
        let name = name_of(&source, &self.words);
        let (watch, before) = match &source {
            Source::Paths(paths) if source.can_change() => {
                let (watch, before) = Watch::start(paths.clone(), self.waker.clone());
                (Some(watch), Some(before))
            }
            _ => (None, None),
        };
        let query = if shows == Shows::Before { self.state.query.clone() } else { Query::default() };
        let desk = Arc::new(Desk::new(query, shows == Shows::Nothing));
        let (opener, shared, read) = (Arc::clone(&self.opener), Arc::clone(&desk), source.clone());
        let job = Job::start(self.waker.clone(), move |progress| {
            shared.note_folder(&read);
            if let Some(before) = before {
                before.note();
            }
            opener(&read, progress, &shared)
        });
        self.look_up_session(&source, shows == Shows::Before);
        self.opening = Some(Opening { job, desk, name, source, watch, shows });
        // What went wrong before is no part of this one, not even where it is cancelled.
        self.state.failure = None;
    }

    /// Stops reading. What was read so far stays where it is shown, for who stops has seen what is there and may want to work with it; it
    /// goes on saying that it is a part. Where nothing of it was shown yet, what was open before comes back.
    pub(super) fn cancel_opening(&mut self) {
        let Some(opening) = self.opening.take() else { return };
        if let (Shows::Part, Some(ready)) = (opening.shows, opening.desk.take()) {
            self.go_on_with(ready);
            self.map.refit_unless_moved();
        }
    }

    /// Whether something is being read.
    #[must_use]
    pub fn is_opening(&self) -> bool {
        self.opening.is_some()
    }

    /// Takes what was read.
    pub(super) fn take_opening(&mut self, ctx: &Context) {
        self.leaving.let_go();
        let Some(opening) = &self.opening else { return };
        if ctx.input(|input| input.pointer.any_down()) {
            return;
        }
        if opening.shows != Shows::Nothing {
            opening.desk.look(&self.state.query);
        }
        match opening.job.poll() {
            None => {
                if let Some(ready) = opening.desk.take() {
                    self.take_part(ready);
                }
            }
            Some(Outcome::Done(Ok(ready))) => self.take_whole(ready),
            Some(Outcome::Done(Err(failure))) => self.fail(failure),
            Some(Outcome::Broken(said)) => self.fail(Failure {
                message: Message::new("job-broken").with("said", said),
                hint: Some(Message::new("job-broken-hint")),
                warnings: Vec::new(),
            }),
        }
    }

    fn take_part(&mut self, ready: Ready) {
        let Some(opening) = &mut self.opening else { return };
        let is_first = opening.shows == Shows::Nothing;
        opening.shows = Shows::Part;
        if is_first {
            let (source, watch) = (opening.source.clone(), opening.watch.take());
            let is_folder = opening.desk.is_folder();
            self.open_anew(ready, (source, is_folder), watch);
            self.opened_for_keeping(true);
        } else {
            self.go_on_with(ready);
            self.map.refit_unless_moved();
        }
    }

    fn take_whole(&mut self, ready: Ready) {
        let Some(opening) = self.opening.take() else { return };
        match opening.shows {
            Shows::Nothing => {
                self.open_anew(ready, (opening.source, opening.desk.is_folder()), opening.watch);
                self.opened_for_keeping(false);
            }
            Shows::Part => {
                self.go_on_with(ready);
                self.restore_the_rest();
                self.map.refit_unless_moved();
            }
            Shows::Before => {
                self.watch = opening.watch;
                self.state.changes = None;
                self.go_on_with(ready);
                self.restore_the_rest();
                self.read_bookmarks();
                self.state.fit_query();
            }
        }
    }

    /// Shows a corpus in the place of another one.
    fn open_anew(&mut self, ready: Ready, (source, is_folder): (Source, bool), watch: Option<Watch>) {
        self.finding = None;
        self.leaving.add(self.state.open(ready.view));
        self.state.opened = match source {
            Source::Bundled => Vec::new(),
            Source::Paths(paths) => paths,
        };
        self.state.opened_folder = is_folder;
        self.watch = watch;
        self.map = MapState::on(self.map.base().clone());
        self.map.know(ready.about);
        self.timeline = TimelineState::default();
    }

    /// Shows more of the same corpus, or the same as it is now.
    fn go_on_with(&mut self, ready: Ready) {
        self.leaving.add(self.state.go_on_with(ready.view));
        self.map.know(ready.about);
        if let Some(text) = self.state.find.as_ref().map(|find| find.text.clone()) {
            self.find(text);
        }
    }

    fn fail(&mut self, failure: Failure) {
        self.opening = None;
        if !self.gave_up_on_session(&failure) {
            self.state.failure = Some(failure);
        }
    }

    /// Takes what is told of the files on disk.
    pub(super) fn take_changes(&mut self) {
        let Some(news) = self.watch.as_ref().and_then(Watch::news) else { return };
        self.state.changes = (!news.changes.is_empty()).then_some(news.changes);
        if let Some(reason) = news.unwatched.filter(|_| !self.told_unwatched) {
            self.told_unwatched = true;
            let reason = self.words.message(&reason);
            self.state.notice = Some(self.words.with("unwatched", &[("reason", reason.into())]));
        }
    }
}

/// What a source is called while it is read.
fn name_of(source: &Source, words: &Words) -> String {
    match source {
        Source::Bundled => words.get("bundled-name"),
        Source::Paths(paths) => {
            let first = paths.first().map(|path| path.file_name().unwrap_or(path.as_os_str()));
            first.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
        }
    }
}
