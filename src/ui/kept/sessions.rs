//! The sessions of all that was opened lately: what was open last goes on there, and what is opened again is looked at as it was left.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::recent::{self, MOST};
use super::session::Session;
use super::store::{Kept, broken};
use super::written::Written;
use crate::model::Message;

/// What `session.json` says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sessions {
    /// What was open last.
    #[serde(flatten)]
    pub last: Session,
    /// What was open before, the last first; each by its paths once.
    earlier: Vec<Session>,
}

impl Sessions {
    /// How these paths, whole ones, were looked at.
    #[must_use]
    pub fn of(&self, paths: &[PathBuf]) -> Option<&Session> {
        self.all().find(|session| session.paths == paths)
    }

    /// How what these paths lead to was looked at, by links as well. This asks the disk.
    #[must_use]
    pub fn of_same(&self, paths: &[PathBuf]) -> Option<&Session> {
        self.all().find(|session| recent::are_same(paths, &session.paths))
    }

    fn all(&self) -> impl Iterator<Item = &Session> {
        std::iter::once(&self.last).chain(&self.earlier)
    }

    /// With this one as the last.
    #[must_use]
    pub fn with(&self, last: Session) -> Self {
        let others = self.all().filter(|session| session.paths != last.paths);
        let earlier = others.take(MOST).cloned().collect();
        Self { last, earlier }
    }

    /// Forgets all but the last.
    pub fn forget_earlier(&mut self) {
        self.earlier.clear();
    }
}

impl Written for Sessions {
    const OF: Kept = Kept::Session;

    fn onto(&self, before: &Self, file: &str) -> Result<String, Message> {
        let is_cleared = self.earlier.is_empty() && !before.earlier.is_empty();
        // A file that cannot be understood any more was ours alone: there is nothing in it to keep.
        let theirs: Self = serde_json::from_str(file).unwrap_or_default();
        let is_new =
            |session: &&Session| self.of(&session.paths).is_none() && before.of(&session.paths).is_none();
        let others = theirs.all().filter(is_new).filter(|_| !file.is_empty() && !is_cleared);
        let earlier = self.earlier.iter().chain(others).take(MOST).cloned().collect();
        let all = Self { last: self.last.clone(), earlier };
        serde_json::to_string_pretty(&all).map_err(|error| broken(&error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(path: &str) -> Session {
        Session { paths: vec![PathBuf::from(path)], axis: Some([1.0, 2.0]), ..Session::default() }
    }

    fn paths(text: &str) -> Vec<String> {
        let sessions: Sessions = serde_json::from_str(text).unwrap();
        let path = |session: &Session| session.paths.first().map(|path| path.display().to_string());
        sessions.all().map(|session| path(session).unwrap_or_default()).collect()
    }

    #[test]
    fn what_was_open_before_is_remembered_each_once_and_no_more_than_is_offered_again() {
        let mut sessions = Sessions::default();
        for number in 0..15 {
            sessions = sessions.with(session(&format!("/{number}")));
        }
        let again = Session { axis: None, ..session("/9") };
        sessions = sessions.with(again.clone());
        assert_eq!(sessions.of(&[PathBuf::from("/9")]), Some(&again));
        assert_eq!(sessions.of(&[PathBuf::from("/14")]), Some(&session("/14")));
        assert_eq!(sessions.of(&[PathBuf::from("/1")]), None);
        assert_eq!(sessions.all().count(), 1 + MOST);
        sessions.forget_earlier();
        assert_eq!(sessions.all().count(), 1);
    }

    #[test]
    fn the_session_of_another_window_stays() {
        let before = Sessions::default().with(session("/a"));
        let file = before.with(session("/theirs")).onto(&before, "").unwrap();
        let text = before.with(session("/b")).onto(&before, &file).unwrap();
        assert_eq!(paths(&text), ["/b", "/a", "", "/theirs"]);
        let mut cleared = before.with(session("/b"));
        cleared.forget_earlier();
        assert_eq!(paths(&cleared.onto(&before.with(session("/b")), &text).unwrap()), ["/b"]);
    }

    #[test]
    fn a_file_with_one_session_is_understood() {
        let text = serde_json::to_string(&session("/a")).unwrap();
        assert_eq!(
            serde_json::from_str::<Sessions>(&text).unwrap(),
            Sessions { last: session("/a"), earlier: vec![] }
        );
    }
}
