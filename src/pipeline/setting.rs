//! What holds for every document of a corpus: the gazetteer with the user's own places, and the decisions in force.

use std::collections::BTreeSet;

use crate::dating;
use crate::decisions::{self, Decisions, InForce, Scope};
use crate::gazetteer::Gazetteer;
use crate::geoparse::{self, HomeCountries, Recognised};
use crate::model::{Document, Mention, Message, PlaceId, UserPlace, Warning};
use crate::read::{DecisionsText, Listing, ThemesText};

/// What holds for every document.
pub(super) struct Setting {
    pub(super) gazetteer: Gazetteer,
    /// The user's own themes.
    pub(super) themes: Option<ThemesText>,
    decisions: Vec<InForce>,
    /// What is wrong with the files of decisions.
    faults: Vec<Warning>,
    /// What is wrong with the user's own places.
    own_faults: Vec<Warning>,
}

impl Setting {
    pub(super) fn new(listing: &Listing, gazetteer: &Gazetteer) -> Self {
        let (mut faults, mut own_faults) = (Vec::new(), Vec::new());
        let decisions = decided(listing.decisions(&mut faults), &mut faults);
        let themes = listing.themes(&mut faults);
        let gazetteer = gazetteer.with_places(own_places(&decisions, &mut own_faults));
        let known = |id: &PlaceId| gazetteer.find(id.as_str()).is_some();
        let decisions = decisions.into_iter().map(|file| InForce::new(file, &known)).collect();
        Self { gazetteer, themes, decisions, faults, own_faults }
    }

    /// Gives a document what the user said of it, its language, and when it says that it was published.
    pub(super) fn prepare(&self, document: &mut Document) {
        self.decisions.iter().for_each(|file| file.apply_to_document(document));
        document.language = geoparse::language(&document.text);
        dating::date_publication(document);
    }

    /// The mentions of a document, resolved, and as the user decided.
    pub(super) fn mentions(
        &self,
        document: &Document,
        recognised: Recognised,
        home: &HomeCountries,
    ) -> Vec<Mention> {
        let mut mentions = recognised.resolve(0, home, &self.gazetteer);
        self.decisions.iter().for_each(|file| file.apply_to_mentions(document, 0, &mut mentions));
        mentions
    }

    /// All warnings, those of the texts first: what decisions speak of and was not met is known when all documents were.
    pub(super) fn warnings(&self, of_texts: Vec<Warning>) -> Vec<Warning> {
        let mut warnings = of_texts;
        warnings.extend_from_slice(&self.faults);
        warnings.extend(self.decisions.iter().flat_map(InForce::unmet_documents));
        warnings.extend_from_slice(&self.own_faults);
        warnings.extend(self.decisions.iter().flat_map(InForce::unmet_mentions));
        warnings
    }
}

/// What the files of decisions say. A broken one says nothing and is warned of: the texts open without it.
fn decided(texts: Vec<DecisionsText>, warnings: &mut Vec<Warning>) -> Vec<Decisions> {
    let mut decided = Vec::new();
    for DecisionsText { path, folder, whole, text } in texts {
        match decisions::parse(Scope { file: path, folder, whole }, &text) {
            Ok((decisions, faults)) => {
                warnings.extend(faults);
                decided.push(decisions);
            }
            Err(error) => warnings.push(error.into()),
        }
    }
    decided
}

/// The user's own places. Two files may have one of the same name, and with it the same identifier: the first holds.
fn own_places(decisions: &[Decisions], warnings: &mut Vec<Warning>) -> Vec<UserPlace> {
    let mut taken: BTreeSet<&PlaceId> = BTreeSet::new();
    let mut places = Vec::new();
    for (file, own) in decisions.iter().flat_map(|file| file.places.iter().map(move |own| (file, own))) {
        if taken.insert(&own.id) {
            places.push(own.clone());
        } else {
            warnings.push(Warning {
                file: file.scope.file.clone(),
                at: None,
                message: Message::new("decisions-place-twice").with("name", own.name.as_str()),
                hint: Some(Message::new("decisions-place-twice-hint")),
            });
        }
    }
    places
}
