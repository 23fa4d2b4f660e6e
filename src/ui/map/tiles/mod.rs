//! Tiles beside those that ship: of a file of the user's, or of a server once the user said yes.
//!
//! Nothing here waits: files and servers are asked on threads, and what is not there yet has the offline map below it.

mod chip;
mod fetch;
mod pictures;
mod pool;
mod recent;
mod server;
#[cfg(test)]
mod server_tests;
mod set;
mod store;
mod vectors;

use std::sync::Arc;

pub use chip::{attribution, attribution_size, status, told};
pub use fetch::{Fetcher, Patience};
pub use pictures::Pictures;
pub use pool::{Answer, Provider, Trouble};
pub use server::{OPENSTREETMAP, TemplateFault, TileServer};
pub use set::{Slot, TileSet, fill_slot, forget};
pub use vectors::{Vectors, put};

use crate::basemap::{AtHand, BaseMap, Style, TileFile, TileId};
use crate::export;
use crate::words::Words;

/// The offline map shows nothing more beyond this zoom.
const OFFLINE_ZOOM: f64 = 13.0;
/// Servers have tiles up to this zoom, as a rule.
pub const SERVER_ZOOM: u8 = 19;
/// So many zooms beyond its last one a file's map is enlarged.
const ENLARGED: u8 = 3;

/// Which base map is shown, and in which look.
#[derive(Clone, Default)]
pub struct Base {
    /// Without colour, for print.
    pub grey: bool,
    /// Where its tiles come from.
    pub source: BaseSource,
}

/// Where tiles come from. The offline map lies below all others.
#[derive(Clone, Default)]
pub enum BaseSource {
    /// From the program itself.
    #[default]
    Offline,
    /// From a file.
    File(Arc<TileFile>),
    /// From a server, to which the user said yes.
    Online(Arc<Fetcher>),
}

impl Base {
    /// The look of the offline map, in a dark window or a light one.
    #[must_use]
    pub fn style(&self, dark: bool) -> Style {
        match (self.grey, dark) {
            (false, false) => Style::light(),
            (false, true) => Style::dark(),
            (true, false) => Style::grey(),
            (true, true) => Style::dark_grey(),
        }
    }

    /// How near the map can be brought with use.
    #[must_use]
    pub fn most_zoom(&self) -> f64 {
        match &self.source {
            BaseSource::Offline => OFFLINE_ZOOM,
            BaseSource::File(file) => f64::from(*file.zooms().end() + ENLARGED).max(OFFLINE_ZOOM),
            BaseSource::Online(_) => f64::from(SERVER_ZOOM),
        }
        .min(super::camera::MOST_ZOOM)
    }

    /// Whose map it is: that of the source, and ours below it.
    #[must_use]
    pub fn attribution(&self, words: &Words) -> String {
        export::credit(&self.source.base_map(), words)
    }
}

impl BaseSource {
    /// The same for a figure.
    #[must_use]
    pub fn base_map(&self) -> BaseMap {
        match self {
            Self::Offline => BaseMap::Bundled,
            Self::File(file) => BaseMap::File(Arc::clone(file)),
            Self::Online(fetcher) => BaseMap::AtHand(Arc::clone(fetcher) as Arc<dyn AtHand>),
        }
    }

    /// Whether both are the very same.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Offline, Self::Offline) => true,
            (Self::File(one), Self::File(other)) => Arc::ptr_eq(one, other),
            (Self::Online(one), Self::Online(other)) => Arc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl Provider for TileFile {
    fn get(&self, id: TileId) -> Answer {
        match self.picture(id) {
            Ok(picture) => Answer { picture, ..Answer::default() },
            Err(why) => Answer::trouble(Trouble::Refused(why)),
        }
    }

    fn zooms(&self) -> std::ops::RangeInclusive<u8> {
        TileFile::zooms(self)
    }

    fn is_sparse(&self) -> bool {
        true
    }

    fn most_at_once(&self) -> usize {
        2
    }
}
