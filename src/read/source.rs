//! Which files a list of paths holds: folders walked in the order of names, links followed once, decisions noticed.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::file::{Origin, TextFile};
use super::format::{belongs_to_page, is_read};
use super::text::unreadable;
use super::{DECISIONS_FILE, Listing, STANDARD_INPUT, THEMES_FILE, VIEWS_FILE, name_of, warning};
use crate::model::Message;

/// A `dateline.toml` beside texts.
#[derive(Clone, Debug)]
pub(super) struct FoundDecisions {
    pub file: TextFile,
    pub folder: String,
    pub whole: bool,
}

pub(super) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == STANDARD_INPUT
}

/// Lists the files of `paths`, in the order given and by name within a folder, each once.
pub(super) fn find(paths: &[PathBuf]) -> Listing {
    let root = root_of(paths);
    let name = match (paths, &root) {
        ([path], _) if is_standard_input(path) => "standard input".to_owned(),
        ([path], _) => name_of(path),
        (_, Some(root)) => name_of(root),
        (_, None) => String::new(),
    };
    let mut walk = Walk { listing: Listing { name, ..Listing::default() }, ..Walk::default() };
    for path in paths {
        walk.add(path, root.as_deref());
    }
    walk.report_other_files();
    // By name a folder may come before the file beside it.
    walk.listing.decisions.sort_by_key(|found| found.folder.matches('/').count());
    walk.listing.themes.sort_by_key(|file| file.name().matches('/').count());
    walk.listing
}

/// The folder to which names are relative: the one folder, the one file's folder, or the innermost folder that
/// holds all of several paths.
fn root_of(paths: &[PathBuf]) -> Option<PathBuf> {
    let mut folders = paths.iter().filter(|path| !is_standard_input(path));
    if let ([path], 1) = (paths, folders.clone().count()) {
        return Some(if path.is_dir() { path.clone() } else { folder_of(path) });
    }
    let full = |path: &PathBuf| {
        let folder = if path.is_dir() { path.clone() } else { folder_of(path) };
        folder.canonicalize().unwrap_or(folder)
    };
    let first = full(folders.next()?);
    Some(folders.map(full).fold(first, |shared, folder| {
        shared
            .components()
            .zip(folder.components())
            .take_while(|(a, b)| a == b)
            .map(|(part, _)| part)
            .collect()
    }))
}

fn folder_of(file: &Path) -> PathBuf {
    match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

/// Something in a folder that is still to be looked at.
struct Entry {
    path: PathBuf,
    /// What stands before its name below the root.
    prefix: String,
}

#[derive(Default)]
struct Walk {
    listing: Listing,
    /// Real paths of the folders that were walked, so that links cannot lead in circles.
    folders: HashSet<PathBuf>,
    /// Real folder and name of each file taken, for paths that overlap.
    taken: HashSet<PathBuf>,
    /// The last file's folder and where it really is: most files lie beside the one before, and finding out takes as
    /// many calls of the system as the folder is deep.
    last_folder: Option<(PathBuf, PathBuf)>,
    /// Files of a folder that are no texts.
    other: Vec<String>,
}

impl Walk {
    /// Takes a path that the user gave.
    fn add(&mut self, path: &Path, root: Option<&Path>) {
        if is_standard_input(path) {
            if self.taken.insert(path.to_path_buf()) {
                self.listing.files.push(TextFile::new(Origin::StandardInput, STANDARD_INPUT.to_owned(), 0));
            }
            return;
        }
        let folder = if path.is_dir() { path.to_path_buf() } else { folder_of(path) };
        let prefix = prefix_below(&folder, root);
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => self.folder(path, &prefix),
            Ok(found) if found.is_file() => {
                // `texts/*` names the decisions, the themes and the bookmarks among the texts.
                let is_ours =
                    |name: &OsStr| [DECISIONS_FILE, THEMES_FILE, VIEWS_FILE].iter().any(|own| name == *own);
                if !path.file_name().is_some_and(is_ours) {
                    self.take(path, prefix.clone() + &name_of(path), &found);
                }
                let themes = folder.join(THEMES_FILE);
                if themes.is_file() && self.take_once(&themes) {
                    self.themes(themes, &prefix);
                }
                let decisions = folder.join(DECISIONS_FILE);
                if decisions.is_file() && self.take_once(&decisions) {
                    self.decisions(decisions, prefix, false);
                }
            }
            Ok(_) => self.not_a_file(&path.display().to_string()),
            Err(error) => self.unreadable(&path.display().to_string(), &error),
        }
    }

    /// Takes all that is below a folder. Folders may lie thousands deep, so that what is to come waits in a list: a call
    /// for each would end the program.
    fn folder(&mut self, folder: &Path, prefix: &str) {
        let mut coming = self.entries(folder, prefix, true);
        while let Some(Entry { path, prefix }) = coming.pop() {
            let own = name_of(&path);
            if own.starts_with('.') {
                continue;
            }
            match fs::metadata(&path) {
                Ok(found) if found.is_dir() && belongs_to_page(&path) => {}
                Ok(found) if found.is_dir() => {
                    coming.extend(self.entries(&path, &format!("{prefix}{own}/"), false));
                }
                found => self.file(&path, &prefix, &own, found),
            }
        }
    }

    /// What lies in a folder, the last by name first. None where the folder was read before; a link to such a one is
    /// warned of, a folder that the user gave twice is not.
    fn entries(&mut self, folder: &Path, prefix: &str, given: bool) -> Vec<Entry> {
        let real = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
        if !self.folders.insert(real) {
            if !given {
                self.warn(prefix, Message::new("read-folder-twice"), "read-folder-twice-hint");
            }
            return Vec::new();
        }
        let mut paths: Vec<PathBuf> = Vec::new();
        let listed = fs::read_dir(folder).and_then(|mut entries| {
            entries.try_for_each(|entry| entry.map(|entry| paths.push(entry.path())))
        });
        if let Err(error) = listed {
            self.unreadable(&folder.display().to_string(), &error);
        }
        paths.sort_by(|a, b| b.cmp(a));
        paths.into_iter().map(|path| Entry { path, prefix: prefix.to_owned() }).collect()
    }

    /// Takes a file of a folder, or notes what it is instead. `own` is its name.
    fn file(&mut self, path: &Path, prefix: &str, own: &str, found: std::io::Result<fs::Metadata>) {
        let name = format!("{prefix}{own}");
        match found {
            Ok(found) if !found.is_file() => self.not_a_file(&name),
            Ok(_) if own == DECISIONS_FILE => {
                if self.take_once(path) {
                    self.decisions(path.to_path_buf(), prefix.to_owned(), true);
                }
            }
            Ok(_) if own == THEMES_FILE => {
                if self.take_once(path) {
                    self.themes(path.to_path_buf(), prefix);
                }
            }
            Ok(_) if own == VIEWS_FILE => {}
            Ok(found) if is_read(path) => self.take(path, name, &found),
            Ok(_) => self.other.push(name),
            Err(error) => self.unreadable(&name, &error),
        }
    }

    fn take(&mut self, path: &Path, name: String, found: &fs::Metadata) {
        if self.take_once(path) {
            let file = TextFile::new(Origin::File(path.to_path_buf()), name, found.len());
            self.listing.files.push(file.modified_at(found.modified().ok()));
        }
    }

    /// Whether this file was not taken before, by another of the paths.
    fn take_once(&mut self, path: &Path) -> bool {
        let folder = folder_of(path);
        let real = match &self.last_folder {
            Some((last, real)) if *last == folder => real.clone(),
            _ => folder.canonicalize().unwrap_or_else(|_| folder.clone()),
        };
        let file = real.join(path.file_name().unwrap_or_default());
        self.last_folder = Some((folder, real));
        self.taken.insert(file)
    }

    fn decisions(&mut self, path: PathBuf, folder: String, whole: bool) {
        let file = beside_texts(path, format!("{folder}{DECISIONS_FILE}"));
        self.listing.decisions.push(FoundDecisions { file, folder, whole });
    }

    fn themes(&mut self, path: PathBuf, prefix: &str) {
        let name = format!("{prefix}{THEMES_FILE}");
        self.listing.themes.push(beside_texts(path, name));
    }

    fn warn(&mut self, name: &str, message: Message, hint: &'static str) {
        self.listing.warnings.push(warning(name, None, message, hint));
    }

    fn not_a_file(&mut self, name: &str) {
        self.warn(name, Message::new("read-no-file"), "read-no-file-hint");
    }

    fn unreadable(&mut self, name: &str, error: &std::io::Error) {
        if error.kind() == ErrorKind::NotFound {
            self.warn(name, Message::new("read-gone"), "read-gone-hint");
        } else {
            self.listing.warnings.push(unreadable(name, error));
        }
    }

    /// One warning for all files of other kinds, for a folder may hold hundreds.
    fn report_other_files(&mut self) {
        let Some(first) = self.other.first().cloned() else { return };
        let message = Message::new("read-other-files").with("others", self.other.len() - 1);
        self.warn(&first, message, "read-other-files-hint");
    }
}

/// The path of `folder` below `root`, with `/` between and after its parts; empty for the root itself.
fn prefix_below(folder: &Path, root: Option<&Path>) -> String {
    let Some(root) = root else { return String::new() };
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let (folder, root) = (real(folder), real(root));
    let below = folder.strip_prefix(&root).unwrap_or(Path::new(""));
    below.components().map(|part| format!("{}/", part.as_os_str().to_string_lossy())).collect()
}

/// A file of the user's beside the texts, as it lies there now.
fn beside_texts(path: PathBuf, name: String) -> TextFile {
    let found = path.metadata().ok();
    let (size, modified) = found.map_or((0, None), |found| (found.len(), found.modified().ok()));
    TextFile::new(Origin::File(path), name, size).modified_at(modified)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Finding out where a folder really is takes time with the square of its depth.
    const DEPTH: usize = 250;

    #[test]
    fn what_a_browser_saved_beside_a_page_is_not_walked() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "a.html",
            "a_files/ad.html",
            "b_files/b.html",
            "_files/c.md",
            "d.txt",
            "d_files/d.markdown",
            "e.jpg",
        ] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "Kaboul").unwrap();
        }
        let listing = find(&[folder.path().to_path_buf()]);
        let names: Vec<&str> = listing.files.iter().map(TextFile::name).collect();
        assert_eq!(names, ["_files/c.md", "a.html", "b_files/b.html", "d.txt", "d_files/d.markdown"]);
        let told: Vec<String> = listing.warnings.iter().map(ToString::to_string).collect();
        assert_eq!(told, ["e.jpg: is no .txt, .md or .html file and was left out"]);
    }

    #[test]
    fn bookmarks_are_no_text_and_nothing_is_said_of_them() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.txt", VIEWS_FILE, "sub/b.txt", "sub/dateline.views.toml"] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "Kaboul").unwrap();
        }
        let named = ["a.txt", VIEWS_FILE].map(|name| folder.path().join(name));
        for (paths, expected) in
            [(&[folder.path().to_path_buf()][..], &["a.txt", "sub/b.txt"][..]), (&named[..], &["a.txt"][..])]
        {
            let listing = find(paths);
            let names: Vec<&str> = listing.files.iter().map(TextFile::name).collect();
            assert_eq!((names.as_slice(), listing.warnings.as_slice()), (expected, &[][..]));
        }
    }

    #[test]
    fn folders_hundreds_deep_are_walked_on_a_small_stack() {
        let outer = tempfile::tempdir().unwrap();
        let mut deepest = outer.path().to_path_buf();
        deepest.extend(std::iter::repeat_n("d", DEPTH));
        fs::create_dir_all(&deepest).unwrap();
        fs::write(deepest.join("a.txt"), "Kaboul").unwrap();
        let root = outer.path().to_path_buf();
        let walk = std::thread::Builder::new().stack_size(64 * 1024).spawn(move || find(&[root]));
        let names: Vec<String> =
            walk.unwrap().join().unwrap().files.iter().map(|file| file.name().to_owned()).collect();
        assert_eq!(names, ["d/".repeat(DEPTH) + "a.txt"]);
        // One by one, for what removes a folder at the end of the test keeps each one on the way open.
        fs::remove_file(deepest.join("a.txt")).unwrap();
        deepest.ancestors().take(DEPTH).for_each(|folder| fs::remove_dir(folder).unwrap());
    }
}
