//! What was opened before, the last first.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::store::{Kept, VERSION, broken};
use super::written::Written;
use crate::model::Message;
use crate::words::Words;

/// So many are remembered.
pub const MOST: usize = 10;

/// What `recent.json` says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recent {
    /// Of the file.
    version: u32,
    /// Folders and files that were opened together, with their whole paths.
    opened: Vec<Vec<PathBuf>>,
}

impl Default for Recent {
    fn default() -> Self {
        Self { version: VERSION, opened: Vec::new() }
    }
}

impl Recent {
    /// What was opened, the last first.
    #[must_use]
    pub fn opened(&self) -> &[Vec<PathBuf>] {
        &self.opened
    }

    /// Notes that these were opened. Nothing is noted of what cannot be opened again.
    pub fn note(&mut self, paths: &[PathBuf]) {
        if paths.is_empty() || !can_be_kept(paths) {
            return;
        }
        let paths = whole(paths);
        self.opened.retain(|opened| *opened != paths);
        self.opened.insert(0, paths);
        self.opened.truncate(MOST);
    }

    /// Forgets them all.
    pub fn clear(&mut self) {
        self.opened.clear();
    }
}

impl Written for Recent {
    const OF: Kept = Kept::Recent;

    /// What another window opened meanwhile comes after what was opened here, unless all is to be forgotten.
    fn onto(&self, before: &Self, file: &str) -> Result<String, Message> {
        // A file that cannot be understood any more was ours alone: there is nothing in it to keep.
        let theirs: Self = serde_json::from_str(file).unwrap_or_default();
        let is_cleared = self.opened.is_empty() && !before.opened.is_empty();
        let theirs: Vec<_> = theirs
            .opened
            .into_iter()
            .filter(|paths| !is_cleared && !before.opened.contains(paths) && !self.opened.contains(paths))
            .collect();
        let known = |paths: &Vec<PathBuf>| before.opened.contains(paths);
        let at = self.opened.iter().position(known).unwrap_or(self.opened.len());
        let mut all = self.clone();
        all.opened.splice(at..at, theirs);
        all.opened.truncate(MOST);
        serde_json::to_string_pretty(&all).map_err(|error| broken(&error))
    }
}

/// Whether what was read from there can be read again, in another run: the standard input cannot; and names that are no text are not
/// written into files that are.
pub fn can_be_kept(paths: &[PathBuf]) -> bool {
    paths.iter().all(|path| path.as_os_str() != "-" && path.to_str().is_some())
}

/// The paths as they are from the root on, so that they lead there from any folder.
pub fn whole(paths: &[PathBuf]) -> Vec<PathBuf> {
    paths.iter().map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone())).collect()
}

/// Whether both lead to the same, by links as well.
pub fn are_same(one: &[PathBuf], other: &[PathBuf]) -> bool {
    let real = |path: &PathBuf| path.canonicalize().unwrap_or_else(|_| path.clone());
    one.len() == other.len() && one.iter().map(real).eq(other.iter().map(real))
}

/// What they are called in lists: the last part of the first path, and how many more there are.
#[must_use]
pub fn name(paths: &[PathBuf], words: &Words) -> String {
    let last = |path: &Path| path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let first = paths.first().map(|path| last(path)).unwrap_or_default();
    match paths.len().saturating_sub(1) {
        0 => first,
        more => words.with("recent-and-more", &[("name", first.into()), ("count", more.into())]),
    }
}

/// All their paths, one a line.
#[must_use]
pub fn places(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(recent: &Recent) -> Vec<String> {
        recent.opened().iter().map(|paths| places(paths)).collect()
    }

    #[test]
    fn the_last_ten_are_remembered_each_once_the_last_first() {
        let mut recent = Recent::default();
        for number in 0..12 {
            recent.note(&[PathBuf::from(format!("/corpora/{number}"))]);
        }
        recent.note(&[PathBuf::from("/corpora/5")]);
        recent.note(&[PathBuf::from("-")]);
        recent.note(&[]);
        let expected = [5, 11, 10, 9, 8, 7, 6, 4, 3, 2].map(|number| format!("/corpora/{number}"));
        assert_eq!(opened(&recent), expected);
        recent.clear();
        assert!(recent.opened().is_empty());
    }

    #[test]
    fn what_another_window_opened_meanwhile_stays_until_all_is_forgotten() {
        let noted = |mut recent: Recent, path: &str| {
            recent.note(&[PathBuf::from(path)]);
            recent
        };
        let before = noted(Recent::default(), "/a");
        let file = noted(before.clone(), "/theirs").onto(&before, "").unwrap();
        let text = noted(before.clone(), "/ours").onto(&before, &file).unwrap();
        assert_eq!(opened(&serde_json::from_str(&text).unwrap()), ["/ours", "/theirs", "/a"]);
        let text = Recent::default().onto(&before, &text).unwrap();
        assert_eq!(opened(&serde_json::from_str(&text).unwrap()), Vec::<String>::new());
    }

    #[test]
    fn a_path_leads_there_from_any_folder() {
        let mut recent = Recent::default();
        recent.note(&[PathBuf::from("texts")]);
        assert!(recent.opened()[0][0].is_absolute());
    }

    #[test]
    fn what_was_opened_together_is_named_by_its_first() {
        let words = Words::english();
        let paths = ["/a/july.txt", "/a/august.txt", "/b"].map(PathBuf::from);
        assert_eq!(name(&paths[..1], &words), "july.txt");
        assert_eq!(name(&paths, &words), "july.txt and 2 more");
        assert_eq!(name(&[PathBuf::from("/")], &words), "/");
    }
}
