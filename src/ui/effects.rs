//! What commands ask of the world outside: dialogs, files, the clipboard, the window itself.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::{Context, ViewportCommand};

use super::app::App;
use super::apply::Effect;
use super::command::Command;
use super::filters;
use super::jobs::{Job, Outcome, Source};
use super::pick::{Answer, Asked, Question};
use super::screenshot;
use super::sifting::in_force;
use super::state::Dialog;
use crate::model::Message;
use crate::view::{self, Found};

impl App {
    pub(super) fn take_effect(&mut self, effect: Effect, ctx: &Context) {
        match effect {
            Effect::PickFolder => self.pick(Asked::Folder),
            Effect::PickFiles => self.pick(Asked::Files),
            Effect::SaveFigure => self.pick_figure(),
            Effect::CopyFigure => self.copy_figure(),
            Effect::StopWriting => self.stop_writing(),
            Effect::SaveData => self.pick(Asked::Data),
            Effect::SavePicture => self.pick(Asked::Picture),
            Effect::Open(paths) => self.open(Source::Paths(paths)),
            Effect::OpenExamples => self.open(Source::Bundled),
            Effect::OpenFilters => filters::open(ctx),
            Effect::CancelOpening => self.cancel_opening(),
            Effect::Reload => self.reload(),
            Effect::OpenFile(path) => {
                if let Err(error) = open::that_detached(&path) {
                    let values = [
                        ("path", path.display().to_string().into()),
                        ("error", self.words.message(&Message::of_io(&error)).into()),
                    ];
                    self.state.notice = Some(self.words.with("original-failed", &values));
                }
            }
            Effect::Copy(text) => ctx.copy_text(text),
            Effect::SetTheme(theme) => ctx.set_theme(theme),
            Effect::TogglePlay => self.toggle_play(ctx),
            Effect::ToggleOutliers => self.timeline.toggle_outliers(),
            Effect::Find(text) => self.find(text),
            Effect::PickBaseMap => self.pick(Asked::BaseMap),
            Effect::OpenBaseMap(path) => self.open_base_map(path),
            Effect::UseOnlineMap(server) => self.use_online_map(server),
            Effect::UseOfflineMap => self.use_offline_map(),
            Effect::ToggleGreyMap => self.map.toggle_grey(),
            Effect::SetLanguage(language) => self.choose_language(Some(language)),
            Effect::FollowSystemLanguage => self.choose_language(None),
            Effect::NameBookmark => self.name_bookmark(),
            Effect::KeepBookmarks(edit) => self.keep_bookmarks(*edit),
            Effect::LookAt(view) => self.map.look_at(view, self.state.text.factor()),
            Effect::ScaleText(by) => self.scale_text(by, ctx),
            Effect::GoThroughViews(forward) => {
                self.map.go_through_views(forward, ctx.input(|input| input.time));
            }
            Effect::CancelDrawing => {
                self.map.cancel_drawing();
            }
            Effect::ZoomMap(by) => self.map.zoom_by(by),
            Effect::Close => ctx.send_viewport_cmd(ViewportCommand::Close),
            effect @ (Effect::ZoomTimeline(_)
            | Effect::FitMap
            | Effect::FitMapToAll
            | Effect::FitSelection
            | Effect::ShowOnMap(_)
            | Effect::SelectInView) => self.look(effect),
        }
    }

    /// What moves map and timeline by what is shown.
    fn look(&mut self, effect: Effect) {
        let Some(view) = &self.state.view else { return };
        match effect {
            Effect::ZoomTimeline(to) => self.timeline.zoom(to, view),
            Effect::FitMap => self.map.fit(view, &in_force(&self.state.query, view)),
            Effect::FitMapToAll => self.map.fit_all(view),
            Effect::FitSelection => self.map.fit_selection(view),
            Effect::ShowOnMap(place) => {
                if let Some(place) = view.corpus().place(&place) {
                    self.map.show(place);
                }
            }
            Effect::SelectInView => {
                let places = self.map.in_sight(view);
                self.ask(Command::SelectPlaces(places));
            }
            // The others need nothing that is shown, and do not come here.
            _ => {}
        }
    }

    /// Looks for words in a job. The one before, if it is still at work, stops.
    pub(super) fn find(&mut self, text: String) {
        let Some(view) = &self.state.view else { return };
        let corpus = Arc::clone(view.corpus());
        self.finding = Some(Job::start(self.waker.clone(), move |progress| {
            view::find(&corpus, &text, || progress.is_cancelled()).unwrap_or_default()
        }));
    }

    /// Takes in what was found. A search that nobody waits for any more stops.
    pub(super) fn take_found(&mut self) {
        if self.state.find.is_none() {
            self.finding = None;
        }
        let Some(outcome) = self.finding.as_ref().and_then(Job::poll) else { return };
        self.finding = None;
        let found = match outcome {
            Outcome::Done(found) => found,
            Outcome::Broken(said) => {
                self.state.notice = Some(self.words.with("job-broken", &[("said", said.into())]));
                Found::default()
            }
        };
        if let Some(find) = &mut self.state.find {
            find.take(found);
        }
    }

    fn toggle_play(&mut self, ctx: &Context) {
        let state = &mut self.state;
        if state.playback.is_playing() {
            state.playback.pause();
            return;
        }
        // At the end it begins anew.
        if state.step(1) || state.rewind() {
            state.playback.play(ctx.input(|input| input.time));
        }
    }

    pub(super) fn pick(&mut self, asked: Asked) {
        let suggestion = self.suggestion(asked);
        self.question = Some(Question::new(asked, suggestion, &self.words, self.waker.clone()));
    }

    /// A name for the file that is asked for.
    fn suggestion(&self, asked: Asked) -> String {
        let name = self.state.view.as_ref().map_or("", |view| view.corpus().name());
        let key = match asked {
            Asked::Folder | Asked::Files | Asked::BaseMap => return String::new(),
            Asked::Figure(format) => return self.figure_name(name, format),
            Asked::Frames => "figure-frames-folder",
            Asked::Data => "data-file",
            Asked::Picture => "picture-file",
        };
        self.words.with(key, &[("name", name.into())]).trim_start().to_owned()
    }

    pub(super) fn take_answer(&mut self, ctx: &Context) {
        let Some(question) = &self.question else { return };
        let Some(answer) = question.poll() else { return };
        let asked = question.asked;
        self.question = None;
        match answer {
            Answer::Chosen(paths) => self.answered(asked, paths, ctx),
            Answer::Nothing => {}
            Answer::NoDialog => {
                self.state.dialog = Some(Dialog::Path { asked, text: self.suggestion(asked) });
            }
        }
    }

    /// Does what files were asked for.
    pub(super) fn answered(&mut self, asked: Asked, paths: Vec<PathBuf>, ctx: &Context) {
        match (asked, paths.into_iter()) {
            (Asked::Folder | Asked::Files, paths) => self.open(Source::Paths(paths.collect())),
            (Asked::BaseMap, mut paths) => {
                if let Some(path) = paths.next() {
                    self.open_base_map(path);
                }
            }
            (Asked::Figure(_) | Asked::Frames, mut paths) => {
                if let Some(path) = paths.next() {
                    self.save_figure(path);
                }
            }
            (Asked::Data, mut paths) => {
                if let Some(path) = paths.next() {
                    self.save_data(path);
                }
            }
            (Asked::Picture, mut paths) => {
                // What was said of the last picture is no part of this one.
                self.state.notice = None;
                self.picture = paths.next().map(|path| screenshot::Request::new(ctx, path));
            }
        }
    }

    pub(super) fn take_picture(&mut self) {
        let Some(result) = self.picture.as_ref().and_then(screenshot::Request::poll) else { return };
        self.picture = None;
        self.state.notice = Some(match result {
            Ok(path) => self.saved(&path),
            Err(error) => self.words.message(&error.message()),
        });
    }

    pub(super) fn saved(&self, path: &Path) -> String {
        self.words.with("saved", &[("path", path.display().to_string().into())])
    }
}
