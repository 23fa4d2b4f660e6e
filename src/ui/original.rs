//! The file that a document was read from: where it lies, and opening it in the system's program for it.

use std::path::{Path, PathBuf};

/// The file of the document at `path` below what was opened; `None` where it is no longer there, or never was a file.
#[must_use]
pub fn file_of(opened: &[PathBuf], path: &str) -> Option<PathBuf> {
    let file = shared_folder(opened)?.join(path);
    file.is_file().then(|| file.canonicalize().unwrap_or(file))
}

/// The folder to which the names of documents are relative: the one folder, the one file's folder, or the innermost folder
/// that holds all of several paths.
fn shared_folder(opened: &[PathBuf]) -> Option<PathBuf> {
    let folder = |path: &PathBuf| {
        let full = path.canonicalize().ok()?;
        if full.is_dir() { Some(full) } else { full.parent().map(Path::to_path_buf) }
    };
    let folders: Vec<PathBuf> = opened.iter().filter_map(folder).collect();
    let first = folders.first()?;
    let shared = first.ancestors().find(|above| folders.iter().all(|folder| folder.starts_with(above)));
    shared.map(Path::to_path_buf)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_document_is_found_again_below_what_was_opened() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        for (name, text) in [("a/one.txt", "1"), ("a/deep/two.txt", "2"), ("b/one.txt", "3")] {
            fs::create_dir_all(root.join(name).parent().unwrap()).unwrap();
            fs::write(root.join(name), text).unwrap();
        }
        let read = |opened: &[&str], path: &str| {
            let opened: Vec<PathBuf> = opened.iter().map(|path| root.join(path)).collect();
            file_of(&opened, path).map(|file| fs::read_to_string(file).unwrap())
        };
        for (opened, path, expected) in [
            (vec!["a"], "deep/two.txt", Some("2")),
            (vec!["b/one.txt"], "one.txt", Some("3")),
            (vec!["a", "b"], "b/one.txt", Some("3")),
            (vec!["a/deep/two.txt", "b/one.txt"], "a/deep/two.txt", Some("2")),
            (vec!["a"], "gone.txt", None),
            (vec![], "one.txt", None),
        ] {
            assert_eq!(read(&opened, path).as_deref(), expected, "{path} in {opened:?}");
        }
    }
}
