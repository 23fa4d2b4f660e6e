//! What was open last, and how it was looked at: opened again, put as it was as soon as the texts are there, and told where they are not.

use std::path::PathBuf;

use super::keeper::Keeper;
use super::recent;
use super::session::{Asked, Session};
use crate::ui::app::App;
use crate::ui::empty::Failure;
use crate::ui::jobs::Source;

/// What is still to be put as it was.
#[derive(Debug, Default)]
pub(super) enum Restoring {
    /// Nothing.
    #[default]
    No,
    /// All of it, once the texts are there.
    Whole(Box<Session>),
    /// What a part of the texts lacked, once the whole is there; and what it was made of.
    Rest(Box<(Session, Asked)>),
}

impl Restoring {
    fn of(session: Option<Session>) -> Self {
        session.map_or(Self::No, |session| Self::Whole(session.into()))
    }
}

/// Why what is being opened is opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Reason {
    /// The user named it.
    #[default]
    Named,
    /// It was open last.
    Last,
    /// What was open last is not there, or not all of it. That is not forgotten until the user does something with what stands in for it.
    StandsIn,
}

impl App {
    /// Opens what the program was started with; with nothing, what was open last. The same texts as last are looked at as they
    /// were: what a crash took would else be lost to whoever names them.
    pub fn begin(&mut self, source: Option<Source>) {
        let Some(kept) = &self.kept else {
            return self.open(source.unwrap_or(Source::Bundled));
        };
        let (source, session, reason) = match source {
            Some(source) => {
                let paths: &[PathBuf] = if let Source::Paths(paths) = &source { paths } else { &[] };
                let session = kept.sessions.value.of_same(paths).cloned();
                (source, session, Reason::Named)
            }
            None => self.source_of_last(),
        };
        self.open(source);
        if let Some(kept) = &mut self.kept {
            kept.restoring = Restoring::of(session);
            kept.reason = reason;
        }
    }

    /// What the last session was looking at. What is gone is told.
    fn source_of_last(&mut self) -> (Source, Option<Session>, Reason) {
        let last = self.kept.as_ref().map(|kept| kept.sessions.value.last.clone()).unwrap_or_default();
        let (there, gone): (Vec<PathBuf>, Vec<PathBuf>) =
            last.paths.iter().cloned().partition(|path| path.exists());
        if !gone.is_empty() {
            let key = if there.is_empty() { "session-gone" } else { "session-partly-gone" };
            let gone = gone.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ");
            self.tell(&self.words.with(key, &[("paths", gone.into())]));
        }
        let reason = if there.len() == last.paths.len() { Reason::Last } else { Reason::StandsIn };
        match (there.is_empty(), reason) {
            (true, Reason::StandsIn) => (Source::Bundled, self.session_of(&[]), reason),
            (true, _) => (Source::Bundled, Some(last), reason),
            (false, _) => (Source::Paths(there), Some(last), reason),
        }
    }

    fn session_of(&self, paths: &[PathBuf]) -> Option<Session> {
        self.kept.as_ref()?.sessions.value.of(paths).cloned()
    }

    /// Something is being opened, or is read again: it will be put as it was left, and what was to be put so before is not any more.
    pub(crate) fn look_up_session(&mut self, source: &Source, again: bool) {
        // A part that reading was stopped at may still lack something of its session.
        if again {
            return;
        }
        let session = match source {
            Source::Bundled => self.session_of(&[]),
            Source::Paths(paths) => self.session_of(&recent::whole(paths)),
        };
        if let Some(kept) = &mut self.kept {
            kept.restoring = Restoring::of(session);
            kept.reason = Reason::Named;
        }
    }

    /// Whether what failed to open was what was open last, which nobody named and of which nothing is shown: told, and the articles that
    /// ship are opened in its place.
    pub(crate) fn gave_up_on_session(&mut self, failure: &Failure) -> bool {
        let is_unnamed = |kept: &Keeper| kept.reason != Reason::Named && !kept.stood_in;
        if !self.kept.as_ref().is_some_and(is_unnamed) || self.state.view.is_some() {
            return false;
        }
        let error = self.words.message(&failure.message);
        self.tell(&self.words.with("session-failed", &[("error", error.into())]));
        self.open(Source::Bundled);
        if let Some(kept) = &mut self.kept {
            (kept.reason, kept.stood_in) = (Reason::StandsIn, true);
        }
        true
    }

    /// A corpus was opened, or a part of it: it is put as it was left.
    pub(super) fn put_as_it_was(&mut self, is_part: bool) {
        let Some(kept) = &mut self.kept else { return };
        kept.untouched = None;
        if let Restoring::Whole(session) = std::mem::take(&mut kept.restoring) {
            session.restore(&mut self.state);
            if let Some(view) = session.map {
                self.map.look_at(view, self.state.text.factor());
            }
            self.timeline.look_at(session.axis);
            let asked = Asked::of(&self.state).filter(|_| is_part);
            kept.untouched.clone_from(&asked);
            kept.restoring =
                asked.map_or(Restoring::No, |asked| Restoring::Rest(Box::new((*session, asked))));
        }
        if kept.reason == Reason::StandsIn {
            kept.untouched = Asked::of(&self.state);
        }
    }

    /// The whole of a corpus is there after its parts: what these lacked of the session is restored.
    pub(crate) fn restore_the_rest(&mut self) {
        let Some(kept) = &mut self.kept else { return };
        let Restoring::Rest(rest) = std::mem::take(&mut kept.restoring) else { return };
        let (session, asked) = *rest;
        let is_untouched = asked.is_still(&self.state);
        session.restore_rest(&asked, &mut self.state);
        if is_untouched {
            kept.untouched = Asked::of(&self.state).filter(|_| kept.reason == Reason::StandsIn);
        }
    }
}
