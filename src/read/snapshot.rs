//! What texts lie on disk at a moment, by name, size and time of change, and how that differs from another moment.
//!
//! Nothing is read for it but what folders tell of their files. A file that was written anew with the same text counts as changed; one
//! that was changed within the clock's tick and kept its size does not.

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::SystemTime;

use super::file::Origin;
use super::{TextFile, source};

/// The texts and the files of decisions and themes that would be read now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    files: HashMap<PathBuf, (u64, Option<SystemTime>)>,
}

/// How many files differ between two moments. A file with another name is a new one, and the old one is gone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that were not there before.
    pub new: usize,
    /// Files with another size or time of change.
    pub changed: usize,
    /// Files that are not there any more.
    pub gone: usize,
}

impl Snapshot {
    /// What lies in these files and folders now; what is not there is left out. The standard input is no part of it.
    #[must_use]
    pub fn of(paths: &[PathBuf]) -> Self {
        let listing = source::find(paths);
        let decisions = listing.decisions.iter().map(|found| &found.file);
        let seen = |file: &TextFile| match file.origin() {
            Origin::File(path) => Some((path.clone(), (file.size(), file.modified()))),
            Origin::StandardInput | Origin::Bundled(_) => None,
        };
        let files = listing.files.iter().chain(decisions).chain(&listing.themes);
        Self { files: files.filter_map(seen).collect() }
    }

    /// What is different now.
    #[must_use]
    pub fn changes(&self, now: &Self) -> Changes {
        let known = now.files.iter().filter_map(|(path, stamp)| Some((self.files.get(path)?, stamp)));
        let (kept, changed) = known.fold((0, 0), |(kept, changed), (before, stamp)| {
            (kept + 1, changed + usize::from(before != stamp))
        });
        Changes { new: now.files.len() - kept, changed, gone: self.files.len() - kept }
    }
}

impl Changes {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// How many files differ.
    #[must_use]
    pub fn total(self) -> usize {
        self.new + self.changed + self.gone
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    fn changes_after(change: impl Fn(&Path)) -> Changes {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        fs::create_dir(folder.path().join("sub")).unwrap();
        write("a.txt", "À Kandahar.");
        write("sub/b.txt", "À Hérat.");
        write("dateline.toml", "version = 1");
        let paths = [folder.path().to_path_buf()];
        let before = Snapshot::of(&paths);
        assert!(before.changes(&Snapshot::of(&paths)).is_empty(), "nothing was done yet");
        change(folder.path());
        before.changes(&Snapshot::of(&paths))
    }

    #[test]
    fn what_is_new_changed_and_gone_is_counted_also_in_subfolders() {
        let counts = |change: &dyn Fn(&Path)| {
            let Changes { new, changed, gone } = changes_after(change);
            (new, changed, gone)
        };
        let write = |folder: &Path, name: &str| fs::write(folder.join(name), "Puis à Kaboul.").unwrap();
        assert_eq!(counts(&|folder| write(folder, "sub/c.txt")), (1, 0, 0));
        assert_eq!(counts(&|folder| write(folder, "sub/b.txt")), (0, 1, 0));
        assert_eq!(counts(&|folder| fs::remove_file(folder.join("a.txt")).unwrap()), (0, 0, 1));
        let rename = |folder: &Path| fs::rename(folder.join("a.txt"), folder.join("z.txt")).unwrap();
        assert_eq!(counts(&rename), (1, 0, 1));
        assert_eq!(counts(&|folder| fs::remove_dir_all(folder.join("sub")).unwrap()), (0, 0, 1));
        assert_eq!(counts(&|folder| fs::remove_dir_all(folder).unwrap()), (0, 0, 3));
    }

    #[test]
    fn decisions_and_themes_count_and_other_files_of_ours_and_of_others_do_not() {
        let total = |name: &'static str| {
            changes_after(|folder| fs::write(folder.join(name), "version = 1 # more").unwrap()).total()
        };
        assert_eq!(total("dateline.toml"), 1);
        assert_eq!(total("dateline.themes.toml"), 1);
        for name in ["dateline.views.toml", "figure.svg", ".a.txt.swp"] {
            assert_eq!(total(name), 0, "{name}");
        }
    }
}
