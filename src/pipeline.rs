//! The one place where the stages are wired: from paths to a corpus.
//!
//! Dates of documents that the user decided enter before dating, for what a text says of "yesterday" hangs on them;
//! decisions on mentions enter after resolution, and before dating, so that a mention the user adds is dated too.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::PathBuf;

use crate::corpus::Corpus;
use crate::dating;
use crate::decisions::{self, Decisions, Scope};
use crate::gazetteer::{Gazetteer, PlaceIndex};
use crate::geoparse;
use crate::model::{Mention, Place, PlaceId, UserPlace, Warning};
use crate::read::{self, Collection, ReadError};

/// What to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The articles that ship with the program.
    Bundled,
    /// Files, folders, `-` for the standard input.
    Paths(Vec<PathBuf>),
}

/// A stage of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Files to documents.
    Read,
    /// Documents to mentions.
    Geoparse,
    /// Decisions, dates, and putting the corpus together.
    Assemble,
}

impl Stage {
    /// The stage's name in timings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Geoparse => "geoparse",
            Self::Assemble => "assemble",
        }
    }
}

/// How far the work is: documents done in this stage, and of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The stage at work.
    pub stage: Stage,
    /// Documents done.
    pub done: usize,
    /// Documents in all; 0 while not known.
    pub total: usize,
}

/// Why there is no corpus.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Nothing could be read.
    #[error(transparent)]
    Read(ReadError),
    /// The caller stopped it.
    #[error("opening was cancelled")]
    Cancelled,
}

impl OpenError {
    /// The way out, where there is one.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        if let Self::Read(error) = self { error.hint() } else { None }
    }

    /// What was left out, and why.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        if let Self::Read(error) = self { error.warnings() } else { &[] }
    }
}

impl From<ReadError> for OpenError {
    fn from(error: ReadError) -> Self {
        if matches!(error, ReadError::Cancelled) { Self::Cancelled } else { Self::Read(error) }
    }
}

/// Told how far the work is; `Break` stops it.
pub type Tick<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// Reads what `source` holds, finds the places it names and dates them.
///
/// # Errors
/// Where nothing could be read, or `tick` said to stop.
pub fn open(source: &Source, gazetteer: &Gazetteer, tick: Tick<'_>) -> Result<Corpus, OpenError> {
    let start = |stage, total| Progress { stage, done: 0, total };
    step(tick, start(Stage::Read, 0))?;
    let collection = match source {
        Source::Bundled => read::bundled(),
        Source::Paths(paths) => {
            read::read(paths, &mut |done, total| tick(Progress { stage: Stage::Read, done, total }))?
        }
    };
    let Collection { name, mut documents, decisions: texts, mut warnings, .. } = collection;
    let total = documents.len();
    let decisions = decided(texts, &mut warnings);
    for file in &decisions {
        warnings.extend(file.apply_to_documents(&mut documents));
    }
    step(tick, start(Stage::Geoparse, total))?;
    let languages = geoparse::languages(&documents);
    for (document, language) in documents.iter_mut().zip(languages) {
        document.language = language;
    }
    let gazetteer = gazetteer.with_places(own_places(&decisions, &mut warnings));
    let report = |done| tick(Progress { stage: Stage::Geoparse, done, total });
    let found = geoparse::geoparse_with(&documents, &gazetteer, report);
    let mut mentions = found.ok_or(OpenError::Cancelled)?;

    step(tick, start(Stage::Assemble, total))?;
    for file in &decisions {
        let known = |id: &PlaceId| gazetteer.find(id.as_str()).is_some();
        warnings.extend(file.apply_to_mentions(&documents, &mut mentions, &known));
    }
    dating::date_mentions(&documents, &mut mentions);
    let places = places_of(&mentions, &gazetteer);
    Ok(Corpus::new(name, documents, mentions, places, warnings))
}

fn step(tick: Tick<'_>, progress: Progress) -> Result<(), OpenError> {
    if tick(progress).is_break() { Err(OpenError::Cancelled) } else { Ok(()) }
}

/// What the files of decisions say. A broken one says nothing and is warned of: the texts open without it.
fn decided(texts: Vec<read::DecisionsText>, warnings: &mut Vec<Warning>) -> Vec<Decisions> {
    let mut decided = Vec::new();
    for read::DecisionsText { path, folder, whole, text } in texts {
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
                message: format!("{:?} is already a place of another dateline.toml", own.name),
                hint: Some("give it another name; it was left out".to_owned()),
            });
        }
    }
    places
}

/// The places that mentions have, and the areas that contain these.
fn places_of(mentions: &[Mention], gazetteer: &Gazetteer) -> Vec<Place> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(source: &Source) -> Corpus {
        let gazetteer = Gazetteer::bundled().unwrap();
        open(source, gazetteer, &mut |_| ControlFlow::Continue(())).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn the_bundled_articles_open_dated_and_without_warnings() {
        let corpus = opened(&Source::Bundled);
        assert_eq!((corpus.documents().len(), corpus.warnings()), (5, &[][..]));
        assert!(corpus.mentions().iter().all(|mention| mention.date.is_some()));
        assert!(corpus.documents().iter().all(|document| document.language.is_some()));
    }

    #[test]
    fn every_place_of_a_mention_is_there_with_all_that_contains_it() {
        let corpus = opened(&Source::Bundled);
        for mention in corpus.mentions() {
            let Some(id) = &mention.place else { continue };
            let place = corpus.place(id).unwrap_or_else(|| panic!("{id} is not in the corpus"));
            for container in [&place.country_id, &place.admin1, &place.admin2].into_iter().flatten() {
                assert!(
                    corpus.place(container).is_some(),
                    "{container}, which contains {id}, is not in the corpus"
                );
            }
        }
    }

    #[test]
    fn progress_names_the_stages_in_order_and_counts_to_the_end() {
        let mut told: Vec<Progress> = Vec::new();
        let tick = &mut |progress| {
            told.push(progress);
            ControlFlow::Continue(())
        };
        open(&Source::Bundled, Gazetteer::bundled().unwrap(), tick).unwrap();
        let mut stages: Vec<Stage> = told.iter().map(|progress| progress.stage).collect();
        stages.dedup();
        assert_eq!(stages, [Stage::Read, Stage::Geoparse, Stage::Assemble]);
        let last = told.iter().rfind(|progress| progress.stage == Stage::Geoparse).unwrap();
        assert_eq!((last.done, last.total), (5, 5));
    }

    #[test]
    fn it_can_be_stopped_at_every_step() {
        let seeds = Source::Paths(vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")]);
        let gazetteer = Gazetteer::bundled().unwrap();
        for steps in 0.. {
            let mut left = steps;
            let ended = open(&seeds, gazetteer, &mut |_| {
                left -= 1;
                if left < 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            match ended {
                Err(error) => assert!(matches!(error, OpenError::Cancelled), "{error}"),
                Ok(_) => {
                    assert!(steps > 10, "five files read and five geoparsed are more than {steps} steps");
                    return;
                }
            }
        }
    }
}
