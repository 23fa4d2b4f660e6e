//! What is done with bookmarks: added, shown, renamed, deleted, and brought back.

use super::bookmarks::{Bookmark, Edit};
use super::session::fitted;
use crate::ui::apply::Effect;
use crate::ui::command::Command;
use crate::ui::reader::Flow;
use crate::ui::state::{Dialog, State};

/// What can be asked of bookmarks. A number is that of one in the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Marking {
    /// Ask for name and note of one of what is shown.
    Add,
    /// List them with their notes.
    List,
    /// Look at one.
    Show(usize),
    /// Ask for another name and note of one.
    Rename(usize),
    /// Keep what was asked for.
    Keep(Box<Form>),
    /// Delete one.
    Delete(usize),
    /// Bring the last one that was deleted back.
    Restore,
}

impl Marking {
    /// The message that names it.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Add => "command-add-bookmark",
            Self::List => "command-list-bookmarks",
            Self::Show(_) => "command-show-bookmark",
            Self::Rename(_) => "command-rename-bookmark",
            Self::Keep(_) => "command-keep-bookmark",
            Self::Delete(_) => "command-delete-bookmark",
            Self::Restore => "command-restore-bookmark",
        }
    }
}

/// A bookmark as it is being named.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// Its number, where it is in the list already.
    pub at: Option<usize>,
    /// With what was typed so far.
    pub bookmark: Bookmark,
}

/// The bookmarks of what is open.
#[derive(Debug, Default)]
pub struct Bookmarks {
    /// In the order in which they were added.
    pub list: Vec<Bookmark>,
    /// The last one that was deleted, and where it was.
    pub deleted: Option<(usize, Bookmark)>,
}

/// Changes what is remembered besides how the window looks.
pub fn apply(state: &mut State, command: Command) -> Option<Effect> {
    match command {
        Command::FollowSystemLanguage => return Some(Effect::FollowSystemLanguage),
        Command::Text(step) => {
            let before = state.text;
            state.text = before.after(step);
            return Some(Effect::ScaleText(state.text.factor() / before.factor()));
        }
        Command::Bookmark(marking) => return mark(state, marking),
        Command::ClearRecent => state.recent.clear(),
        // The others are not asked for here.
        _ => {}
    }
    None
}

fn mark(state: &mut State, marking: Marking) -> Option<Effect> {
    match marking {
        Marking::Add => return state.view.is_some().then_some(Effect::NameBookmark),
        Marking::List => state.dialog = Some(Dialog::Bookmarks),
        Marking::Show(at) => return show(state, at),
        Marking::Rename(at) => {
            let bookmark = state.bookmarks.list.get(at)?.clone();
            state.dialog = Some(Dialog::Bookmark(Form { at: Some(at), bookmark }.into()));
        }
        Marking::Keep(form) => return keep(state, *form),
        Marking::Delete(at) => {
            state.bookmarks.list.get(at)?;
            let bookmark = state.bookmarks.list.remove(at);
            let edit = Edit::Remove(at, bookmark.name.clone());
            state.bookmarks.deleted = Some((at, bookmark));
            return Some(Effect::KeepBookmarks(edit.into()));
        }
        Marking::Restore => {
            let (at, bookmark) = state.bookmarks.deleted.take()?;
            let at = at.min(state.bookmarks.list.len());
            state.bookmarks.list.insert(at, bookmark.clone());
            return Some(Effect::KeepBookmarks(Edit::Insert(at, bookmark).into()));
        }
    }
    None
}

fn keep(state: &mut State, form: Form) -> Option<Effect> {
    let Form { at, mut bookmark } = form;
    bookmark.name = bookmark.name.trim().to_owned();
    bookmark.note = bookmark.note.trim().to_owned();
    if bookmark.name.is_empty() {
        return None;
    }
    let list = &mut state.bookmarks.list;
    let Some(at) = at else {
        state.dialog = None;
        list.push(bookmark.clone());
        return Some(Effect::KeepBookmarks(Edit::Insert(list.len() - 1, bookmark).into()));
    };
    // It was asked for from the list, and that is gone back to.
    state.dialog = Some(Dialog::Bookmarks);
    let before = std::mem::replace(list.get_mut(at)?, bookmark.clone());
    (before != bookmark).then_some(Effect::KeepBookmarks(Edit::Rename(at, before.name, bookmark).into()))
}

/// Asks what was asked then, and looks there. What it selects is read from its begin.
fn show(state: &mut State, at: usize) -> Option<Effect> {
    let corpus = std::sync::Arc::clone(state.view.as_ref()?.corpus());
    let bookmark = state.bookmarks.list.get(at)?.clone();
    state.dialog = None;
    state.playback.pause();
    state.query = fitted(bookmark.query, &corpus);
    state.mention = None;
    state.document = None;
    state.find = None;
    state.passages = Flow::from_top();
    if let Some(view) = &state.view {
        state.lists.reveal_all(&state.query.places, view.tree());
    }
    bookmark.map.map(Effect::LookAt)
}
