//! What was read so far: documents with their mentions and themes, from which a part of a corpus or the whole is made.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::each::{Geoparsed, SoFar};
use crate::corpus::{Corpus, FoundThemes, Part};
use crate::gazetteer::{Gazetteer, PlaceIndex};
use crate::model::{Document, Mention, Message, Place, PlaceId, Warning};
use crate::read::ThemesText;
use crate::themes::Themes;

/// The user's own themes, else those that ship with the program; also where the user's are broken, which is warned of.
pub(super) fn themes(own: Option<&ThemesText>) -> (Arc<Themes>, Vec<Warning>) {
    let Some(ThemesText { path, text }) = own else { return (Arc::new(Themes::bundled()), Vec::new()) };
    match Themes::parse(text) {
        Ok(themes) => {
            let faults = themes.faults().iter().map(|fault| fault.clone().into_warning(path)).collect();
            (Arc::new(themes), faults)
        }
        Err(error) => {
            let mut warning = error.into_warning(path);
            warning.hint = warning.hint.map(|hint| Message::new("themes-unread-hint").with("hint", hint));
            (Arc::new(Themes::bundled()), vec![warning])
        }
    }
}

/// The themes of a document's mentions, which are put into the order that a corpus keeps them in.
pub(super) fn themed(mut geoparsed: Geoparsed, themes: &Themes) -> (Geoparsed, FoundThemes) {
    geoparsed.mentions.sort_by_key(|mention| mention.span);
    let found = FoundThemes::of(&geoparsed.document, &geoparsed.mentions, themes);
    (geoparsed, found)
}

/// The documents that were read so far, with all that was found in them.
#[derive(Default)]
pub(super) struct Gathered {
    pub documents: Vec<Document>,
    pub mentions: Vec<Mention>,
    pub themes: FoundThemes,
}

impl Gathered {
    /// Adds the next document.
    pub fn add(&mut self, geoparsed: Geoparsed, found: FoundThemes) {
        #[allow(clippy::cast_possible_truncation)] // mentions number documents in 32 bits
        let document = self.documents.len() as u32;
        self.mentions.extend(geoparsed.mentions.into_iter().map(|mention| Mention { document, ..mention }));
        self.documents.push(geoparsed.document);
        self.themes.append(found);
    }

    /// What was read so far, as a corpus.
    pub fn part(&self, so_far: &SoFar<'_>, themes: &Arc<Themes>) -> Corpus {
        let places = places_of(&self.mentions, so_far.gazetteer);
        let warnings = [so_far.listed, so_far.faults].concat();
        let (read, of) = so_far.files;
        Corpus::new(so_far.name, self.documents.clone(), self.mentions.clone(), places, warnings)
            .with_found_themes(Arc::clone(themes), self.themes.clone())
            .as_part(Part { read, of })
    }
}

/// The places that mentions have, and the areas that contain these.
pub(super) fn places_of(mentions: &[Mention], gazetteer: &Gazetteer) -> Vec<Place> {
    let named: BTreeSet<&PlaceId> = mentions.iter().filter_map(|mention| mention.place.as_ref()).collect();
    let mut wanted: Vec<PlaceIndex> =
        named.into_iter().filter_map(|id| gazetteer.find(id.as_str())).collect();
    let mut taken: BTreeSet<PlaceIndex> = BTreeSet::new();
    let mut places = Vec::new();
    while let Some(index) = wanted.pop() {
        if taken.insert(index) {
            let place = gazetteer.to_place(index);
            let containers = [&place.country_id, &place.admin1, &place.admin2];
            wanted.extend(containers.into_iter().flatten().filter_map(|id| gazetteer.find(id.as_str())));
            places.push(place);
        }
    }
    places.sort_by(|a, b| a.id.cmp(&b.id));
    places
}
