//! The index of places by name: folding of names, the file it lies in, and building that file.
//!
//! A gazetteer is read where it lies: opening checks a header, a name is found by walking an automaton, and a place is
//! decoded when it is asked for. Deliberately not here: which of several places a toponym means (`geoparse`).
//!
//! ```
//! use dateline::gazetteer::{Gazetteer, fold::FoldedText};
//!
//! let gazetteer = Gazetteer::bundled()?;
//! let text = FoldedText::new("Kandahar, Afghanistan");
//! let mut hits = Vec::new();
//! gazetteer.names_at(text.tokens_from(0), &mut hits);
//! let entry = gazetteer.entries(hits[0].name).next().unwrap();
//! assert_eq!(gazetteer.place(entry.place).country(), "AF");
//! # Ok::<(), dateline::gazetteer::GazetteerError>(())
//! ```

mod alphabet;
mod automaton;
pub mod build;
mod bytes;
mod entries;
mod error;
mod first_words;
pub mod fold;
mod fold_letters;
mod format;
mod index;
mod layers;
mod lookup;
mod outline;
mod overlay;
mod place;
mod record;
mod search;
mod strings;

use std::borrow::Cow;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use crate::model::{Language, UserPlace};

pub use error::GazetteerError;
pub use first_words::FirstWords;
pub use index::Summary;
pub use place::PlaceRecord;

use index::Index;
use layers::{Layers, NamesAbove};
use overlay::Overlay;

/// The gazetteer that ships with the program.
static BUNDLED: &[u8] = include_bytes!("../../assets/gazetteer.bin");

/// Places by name. Cheap to clone; all clones read the same bytes.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    index: Arc<Index>,
    /// Other files that are laid over this one.
    layers: Option<Arc<Layers>>,
    overlay: Option<Arc<Overlay>>,
}

/// A place of one gazetteer, by number. Means nothing in another one: what is kept is the place's identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceIndex(u32);

/// A folded name of one gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameId {
    /// Its number in the file.
    file: Option<u32>,
    /// Its numbers in the files that are laid over that one.
    above: NamesAbove,
    /// Its number among the user's own names.
    user: Option<u32>,
}

/// A name that begins at the first token of a walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameHit {
    /// How many tokens it has.
    pub tokens: usize,
    /// The name.
    pub name: NameId,
}

/// A place that a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameEntry {
    /// The place.
    pub place: PlaceIndex,
    /// What the name is to the place.
    pub rank: Rank,
    /// The language in which the place is called so, where known.
    pub language: Option<Language>,
}

/// What a name is to a place, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// Its main name.
    Main,
    /// The usual name in a language.
    Preferred,
    /// Another name or spelling.
    Alternate,
    /// An abbreviation: "USA".
    Abbreviation,
    /// A code: "KDH". Found by search, never in a text.
    Code,
}

impl Rank {
    /// Every rank, the best first.
    pub const ALL: [Self; 5] = [Self::Main, Self::Preferred, Self::Alternate, Self::Abbreviation, Self::Code];
}

impl Gazetteer {
    /// The gazetteer that ships with the program.
    ///
    /// # Errors
    /// None, unless the program was built with a damaged `assets/gazetteer.bin`.
    pub fn bundled() -> Result<&'static Self, GazetteerError> {
        static OPENED: OnceLock<Gazetteer> = OnceLock::new();
        match OPENED.get() {
            Some(opened) => Ok(opened),
            None => {
                let opened = Self::from_bytes(BUNDLED)?;
                Ok(OPENED.get_or_init(|| opened))
            }
        }
    }

    /// A gazetteer that lies in memory. Only its header is read.
    ///
    /// # Errors
    /// Where the bytes are no gazetteer of this version, or end too early.
    pub fn from_bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, GazetteerError> {
        Ok(Self { index: Arc::new(Index::new(bytes.into())?), layers: None, overlay: None })
    }

    /// A gazetteer in a file, which is read into memory: it takes as many bytes there as on the disk. Its checksum is
    /// verified, since a copy may be damaged where no reading would notice.
    ///
    /// # Errors
    /// Where the file cannot be read, is no gazetteer of this version, ends too early or has other bytes than were written.
    pub fn open(path: &Path) -> Result<Self, GazetteerError> {
        let unread = |source| GazetteerError::Read { path: path.into(), source };
        if !std::fs::metadata(path).map_err(unread)?.is_file() {
            // A device may have no end.
            return Err(GazetteerError::NotAGazetteer);
        }
        let opened = Self::from_bytes(std::fs::read(path).map_err(unread)?)?;
        if opened.index.is_intact() {
            Ok(opened)
        } else {
            Err(GazetteerError::damaged("its checksum is another"))
        }
    }

    /// The same gazetteer with the user's own places, in the stead of any it had. Their names are found by the same
    /// walks, and before those of the file.
    #[must_use]
    pub fn with_places(&self, places: Vec<UserPlace>) -> Self {
        let first = self.end();
        let overlay = (!places.is_empty()).then(|| Arc::new(Overlay::new(places, first)));
        Self { overlay, ..self.clone() }
    }

    /// Whether both read the same bytes and have the same places of the user's own.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let own = match (&self.overlay, &other.overlay) {
            (None, None) => true,
            (Some(own), Some(others)) => Arc::ptr_eq(own, others),
            _ => false,
        };
        let mut files = self.files().zip(other.files());
        own && self.files().count() == other.files().count() && files.all(|(a, b)| Arc::ptr_eq(a.0, b.0))
    }

    /// How many places there are, the user's own included. One that several layers have is counted once.
    #[must_use]
    pub fn len(&self) -> usize {
        self.numbers().saturating_sub(self.covered())
    }

    /// How many numbers places have.
    fn numbers(&self) -> usize {
        (self.end() as usize).saturating_add(self.overlay.as_ref().map_or(0, |overlay| overlay.len()))
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every place.
    pub fn places(&self) -> impl Iterator<Item = PlaceIndex> + '_ {
        let all = (0..self.numbers()).map_while(|i| u32::try_from(i).ok().map(PlaceIndex));
        all.filter(|place| self.topmost(*place) == *place)
    }

    /// What the file is made of; of several layers the lowest one.
    #[must_use]
    pub fn summary(&self) -> Summary {
        self.index.summary()
    }

    /// The version of the data: the checksums (CRC-32) that the files of all layers tell of themselves, the lowest first, as in
    /// `6eb2594f+0a1b2c3d`.
    #[must_use]
    pub fn version(&self) -> String {
        let checksums: Vec<String> =
            self.files().map(|(index, _)| format!("{:08x}", index.checksum())).collect();
        checksums.join("+")
    }

    /// What the file of each layer is made of, the lowest first.
    #[must_use]
    pub fn summaries(&self) -> Vec<Summary> {
        self.files().map(|(index, _)| index.summary()).collect()
    }
}

#[cfg(test)]
mod tests;
