//! Which base map the window shows: files opened in a job, a server after a yes, and the way back.

use std::path::{Path, PathBuf};

use super::app::App;
use super::dialogs::OnlineForm;
use super::jobs::{Job, Outcome};
use super::map::tiles::{BaseSource, Fetcher, Patience, TileServer};
use super::state::Dialog;
use crate::basemap::{FileError, TileFile};
use crate::model::Message;
use crate::words::Words;

/// A base map that is being opened.
pub type OpeningBase = Job<Result<TileFile, FileError>>;

/// Whether a dropped file is a base map and no text, by its name; its content decides when it is opened.
#[must_use]
pub fn is_base_map(path: &Path) -> bool {
    let known = |extension: &std::ffi::OsStr| {
        ["pmtiles", "mbtiles"].iter().any(|known| extension.eq_ignore_ascii_case(known))
    };
    path.extension().is_some_and(known)
}

/// Where the user's system keeps what can be had again; `None` where it has no such place.
#[must_use]
pub fn tile_cache() -> Option<PathBuf> {
    use etcetera::BaseStrategy as _;
    let folders = etcetera::base_strategy::choose_native_strategy().ok()?;
    Some(folders.cache_dir().join("dateline").join("tiles"))
}

impl App {
    /// Keeps the tiles of servers in this folder.
    pub fn keep_tiles_in(&mut self, folder: PathBuf) {
        self.tile_cache = Some(folder);
    }

    /// Begins to open a base map. The one that is shown stays until the other is open.
    pub(super) fn open_base_map(&mut self, path: PathBuf) {
        self.opening_base = Some(Job::start(self.waker.clone(), move |_| TileFile::open(&path)));
    }

    /// Shows the base map that was opened, or tells why it cannot be.
    pub(super) fn take_base_map(&mut self) {
        let Some(outcome) = self.opening_base.as_ref().and_then(Job::poll) else { return };
        self.opening_base = None;
        let (message, hint) = match outcome {
            Outcome::Done(Ok(file)) => {
                self.map.show_base(BaseSource::File(file.into()));
                return;
            }
            Outcome::Done(Err(error)) => (error.message(), error.hint()),
            Outcome::Broken(said) => {
                (Message::new("base-broke").with("said", said), Message::new("job-broken-hint"))
            }
        };
        self.state.dialog = Some(Dialog::BaseMapFailed { message, hint });
    }

    /// Shows the map that ships: a file that was shown before is not shown at the next start either.
    pub(super) fn use_offline_map(&mut self) {
        self.map.show_base(BaseSource::Offline);
        if let Some(kept) = &mut self.kept {
            kept.forget_base_map();
        }
    }

    /// Shows the tiles of a server, to which the user has said yes.
    pub(super) fn use_online_map(&mut self, server: TileServer) {
        let fetcher = Fetcher::new(server, self.tile_cache.clone(), Patience::default());
        self.map.show_base(BaseSource::Online(fetcher.into()));
    }
}

impl OnlineForm {
    /// What is suggested at first: OpenStreetMap.
    #[must_use]
    pub fn suggested() -> Self {
        let [template, attribution] = super::map::tiles::OPENSTREETMAP.map(str::to_owned);
        Self { template, attribution }
    }

    /// The server that it names, or what is wrong in words.
    pub fn server(&self, words: &Words) -> Result<TileServer, String> {
        TileServer::new(&self.template, &self.attribution).map_err(|fault| words.get(fault.key()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_a_base_map_by_the_end_of_its_name() {
        for (name, is) in [
            ("afghanistan.pmtiles", true),
            ("A.MBTiles", true),
            ("pmtiles", false),
            ("a.txt", false),
            ("", false),
        ] {
            assert_eq!(is_base_map(Path::new(name)), is, "{name}");
        }
    }
}
