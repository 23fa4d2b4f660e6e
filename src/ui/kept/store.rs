//! Where what is kept lies on the disk, and reading and writing it so that nothing is lost: a file is written whole or not at all, and
//! one that cannot be understood is set aside and told.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use super::fault::Fault;
use crate::model::Message;

/// The newest version of these files that is understood. Each says its own.
pub const VERSION: u32 = 1;

/// The folders in which the window keeps what it remembers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Store {
    config: PathBuf,
    state: PathBuf,
    data: PathBuf,
}

/// A file of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kept {
    /// How the window looks: TOML, for one may want to read it.
    Settings,
    /// What was open and how it was looked at.
    Session,
    /// What was opened before.
    Recent,
    /// Bookmarks of the articles that ship with the program.
    Bookmarks,
}

impl Store {
    /// The folders that the user's system has for this; `None` where it has none.
    #[must_use]
    pub fn of_user() -> Option<Self> {
        use etcetera::BaseStrategy as _;
        let folders = etcetera::base_strategy::choose_native_strategy().ok()?;
        let ours = |folder: PathBuf| folder.join("dateline");
        Some(Self {
            config: ours(folders.config_dir()),
            state: ours(folders.state_dir().unwrap_or_else(|| folders.data_dir())),
            data: ours(folders.data_dir()),
        })
    }

    /// Everything in one folder.
    #[must_use]
    pub fn within(folder: &Path) -> Self {
        let folder = folder.to_path_buf();
        Self { config: folder.clone(), state: folder.clone(), data: folder }
    }

    /// Where a file lies, whether it is there or not.
    #[must_use]
    pub fn path(&self, of: Kept) -> PathBuf {
        match of {
            Kept::Settings => self.config.join("settings.toml"),
            Kept::Session => self.state.join("session.json"),
            Kept::Recent => self.state.join("recent.json"),
            Kept::Bookmarks => self.data.join(super::bookmarks::FILE),
        }
    }

    /// What a file says. One that cannot be understood is set aside under another name, so that it is not written over. One that
    /// cannot be read now, may not be moved or is of a later version is left alone, and that is a fault that forbids to write it.
    pub fn read<T: DeserializeOwned + Default>(&self, of: Kept, faults: &mut Vec<Fault>) -> T {
        let file = self.path(of);
        let unread = match fs::read_to_string(&file) {
            Ok(text) => match parse(of, &text) {
                Ok(value) => return value,
                Err(unread) => unread,
            },
            Err(error) if is_not_there(&error) => return T::default(),
            Err(error) if error.kind() == ErrorKind::InvalidData => {
                Unread::Broken(Message::new("kept-no-text"))
            }
            Err(error) => Unread::Not(Message::of_io(&error)),
        };
        faults.push(match unread {
            Unread::Broken(error) => match set_aside(&file) {
                Some(aside) => Fault::Broken { file, error, aside },
                None => Fault::LeftAlone { file, error },
            },
            Unread::Not(error) => Fault::LeftAlone { file, error },
        });
        T::default()
    }
}

/// Whether there is no such file, nor can be where a folder of its path is none.
pub(super) fn is_not_there(error: &io::Error) -> bool {
    [ErrorKind::NotFound, ErrorKind::NotADirectory].contains(&error.kind())
}

/// Why what a file says is not known.
enum Unread {
    /// It is no file of ours any more.
    Broken(Message),
    /// It may be one, and cannot be read here and now.
    Not(Message),
}

/// All that is asked of a file before what it says is believed.
#[derive(serde::Deserialize)]
struct Versioned {
    #[serde(default)]
    version: u32,
}

fn parse<T: DeserializeOwned>(of: Kept, text: &str) -> Result<T, Unread> {
    if let Some(error) = newer(of, text).map_err(Unread::Broken)? {
        return Err(Unread::Not(error));
    }
    understood(of, text).map_err(Unread::Broken)
}

/// That a file is of a later version, where it is.
///
/// # Errors
/// Where it cannot be told.
pub(super) fn newer(of: Kept, text: &str) -> Result<Option<Message>, Message> {
    let Versioned { version } = understood(of, text)?;
    Ok((version > VERSION).then(|| later(version)))
}

/// That a file is of this version, which is later than ours.
pub(super) fn later(version: u32) -> Message {
    Message::new("kept-later").with("version", version.to_string())
}

fn understood<T: DeserializeOwned>(of: Kept, text: &str) -> Result<T, Message> {
    if of == Kept::Settings {
        toml::from_str(text).map_err(|error| broken(&error))
    } else {
        serde_json::from_str(text).map_err(|error| broken(&error))
    }
}

/// What a parser says in its first line, which tells where; the others show the place, but for the last.
pub(super) fn broken(error: &impl ToString) -> Message {
    let said = error.to_string();
    let mut lines = said.lines().map(str::trim);
    let (first, last) = (lines.next().unwrap_or_default(), lines.next_back().unwrap_or_default());
    Message::quoted(if last.is_empty() { first.to_owned() } else { format!("{first}: {last}") })
}

/// Gives a file another name; `None` where that cannot be done.
fn set_aside(file: &Path) -> Option<PathBuf> {
    let name = file.file_name()?.to_string_lossy().into_owned();
    let free = (0..100)
        .map(|number| match number {
            0 => file.with_file_name(format!("{name}.broken")),
            _ => file.with_file_name(format!("{name}.broken-{number}")),
        })
        .find(|path| path.symlink_metadata().is_err())?;
    fs::rename(file, &free).ok()?;
    Some(free)
}

/// Writes a file whole or not at all: beside it first, then in its place. Where the file is a link, what it leads to is written.
/// Deliberately makes no folder: that of texts may be where a disk was mounted that is not there now.
///
/// # Errors
/// Where the folder is not there, or may not be written to.
pub fn write(file: &Path, bytes: &[u8]) -> io::Result<()> {
    write_as(file, |out| out.write_all(bytes))
}

/// The same of what `fill` writes, as it comes.
///
/// # Errors
/// Those of `fill`, and where the folder is not there, or may not be written to.
pub fn write_as<E: From<io::Error>>(
    file: &Path,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<(), E> {
    let real = file.canonicalize().unwrap_or_else(|_| file.to_path_buf());
    let folder = real.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut beside = readable().tempfile_in(folder)?;
    let mut out = BufWriter::new(beside.as_file_mut());
    fill(&mut out)?;
    out.flush()?;
    drop(out);
    if let Ok(before) = fs::metadata(&real) {
        beside.as_file().set_permissions(before.permissions())?;
    }
    // Else a machine that loses its power may keep the name and lose the text.
    beside.as_file().sync_all()?;
    let _: File = beside.persist(&real).map_err(|error| error.error)?;
    Ok(())
}

/// A file beside the texts is read by whoever reads these, which a temporary one is not by itself.
fn readable() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".dateline-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

#[cfg(test)]
mod tests {
    use super::super::recent::Recent;
    use super::super::session::Session;
    use super::super::settings::Settings;
    use super::*;
    use crate::words::Words;

    #[test]
    fn a_file_that_is_not_there_says_nothing_and_is_no_fault() {
        let folder = tempfile::tempdir().unwrap();
        let mut faults = Vec::new();
        let settings: Settings = Store::within(folder.path()).read(Kept::Settings, &mut faults);
        assert_eq!((settings, faults), (Settings::default(), Vec::new()));
    }

    #[test]
    fn a_broken_file_is_set_aside_and_never_lost() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::within(folder.path());
        for (of, name, text) in [
            (Kept::Settings, "settings.toml", "theme = \"dark\"\ntext_size = = 3\n"),
            (Kept::Settings, "settings.toml", "theme = 3\n"),
            (Kept::Session, "session.json", "{\"query\":"),
        ] {
            fs::write(folder.path().join(name), text).unwrap();
            let mut faults = Vec::new();
            match of {
                Kept::Settings => drop(store.read::<Settings>(of, &mut faults)),
                _ => drop(store.read::<Session>(of, &mut faults)),
            }
            let Some(Fault::Broken { file, aside, .. }) = faults.first() else {
                panic!("{faults:?}");
            };
            assert_eq!(file, &folder.path().join(name));
            assert!(!file.exists());
            assert_eq!(fs::read_to_string(aside).unwrap(), text);
            assert!(faults[0].said(&Words::english()).contains(name));
        }
        assert!(folder.path().join("settings.toml.broken-1").exists(), "the second is beside the first");
    }

    #[test]
    fn a_file_of_a_later_version_or_that_cannot_be_read_now_is_left_where_it_lies() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::within(folder.path());
        fs::write(folder.path().join("settings.toml"), "version = 99\n").unwrap();
        // What can be read by nobody, whoever runs this: a folder of that name.
        fs::create_dir(folder.path().join("recent.json")).unwrap();
        let mut faults = Vec::new();
        drop(store.read::<Settings>(Kept::Settings, &mut faults));
        drop(store.read::<Recent>(Kept::Recent, &mut faults));
        for (fault, name) in faults.iter().zip(["settings.toml", "recent.json"]) {
            let Fault::LeftAlone { file, .. } = fault else { panic!("{fault:?}") };
            assert_eq!(file, &folder.path().join(name));
            assert!(file.exists() && fault.said(&Words::english()).contains(name));
        }
        assert_eq!((faults.len(), fs::read_dir(folder.path()).unwrap().count()), (2, 2));
    }

    #[test]
    fn no_folder_is_made_for_a_file() {
        let folder = tempfile::tempdir().unwrap();
        assert!(write(&folder.path().join("unmounted/views.toml"), b"").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_file_is_written_whole_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.toml");
        for text in ["theme = \"dark\"\n", "theme = \"light\"\n"] {
            write(&file, text.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(&file).unwrap(), text);
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn what_others_may_read_they_may_read_afterwards() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("views.toml");
        fs::write(&file, "").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        write(&file, b"version = 1\n").unwrap();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
