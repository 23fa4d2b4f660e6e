//! The one place where the stages are wired: from paths to documents with their mentions, and to a corpus of them.
//!
//! What a file says and what the window shows come from the same pass over the documents ([`Opening::each`]): `extract`
//! writes each and forgets it, the window keeps all as a corpus.
//!
//! Dates of documents that the user decided enter before dating, for what a text says of "yesterday" hangs on them;
//! decisions on mentions enter after resolution, and before dating, so that a mention the user adds is dated too.

mod batches;
mod each;
mod gathered;
mod ordered;
mod pace;
mod sample;
mod setting;

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::OnceLock;

use crate::corpus::Corpus;
use crate::dating;
use crate::gazetteer::Gazetteer;
use crate::model::{Message, Warning};
use crate::read::{self, ReadError};

use gathered::{Gathered, places_of, themed, themes};
use pace::Pace;

pub use crate::read::{Changes, Snapshot, VIEWS_FILE};
pub use each::{Ended, Geoparsed, Opening};

/// What to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The articles that ship with the program.
    Bundled,
    /// Files, folders, `-` for the standard input.
    Paths(Vec<PathBuf>),
}

impl Source {
    /// Whether it can be read more than once and may hold something else then: the standard input cannot, and the articles that
    /// ship never change.
    #[must_use]
    pub fn can_change(&self) -> bool {
        match self {
            Self::Bundled => false,
            Self::Paths(paths) => !paths.iter().any(|path| path.as_os_str() == read::STANDARD_INPUT),
        }
    }
}

/// A stage of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Finding the files, and reading those that tell where the corpus plays.
    Read,
    /// Files to documents with their mentions, decided and dated.
    Geoparse,
    /// Putting the corpus together.
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

/// How far the work is: files done in this stage, and of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The stage at work.
    pub stage: Stage,
    /// Files done.
    pub done: usize,
    /// Files in all; 0 while not known.
    pub total: usize,
    /// Mentions found in the files done.
    pub mentions: usize,
}

impl Progress {
    /// The beginning of a stage.
    #[must_use]
    pub fn at(stage: Stage) -> Self {
        Self { stage, done: 0, total: 0, mentions: 0 }
    }
}

/// Why there is no corpus.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum OpenError {
    /// Nothing could be read.
    Read(ReadError),
    /// The caller stopped it.
    Cancelled,
}

impl OpenError {
    /// The error in words.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Read(error) => error.message(),
            Self::Cancelled => Message::new("open-cancelled"),
        }
    }

    /// The way out, where there is one.
    #[must_use]
    pub fn hint(&self) -> Option<Message> {
        if let Self::Read(error) = self { Some(error.hint()) } else { None }
    }

    /// What was left out, and why.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        if let Self::Read(error) = self { error.warnings() } else { &[] }
    }
}

impl From<ReadError> for OpenError {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

/// Told how far the work is; `Break` stops it.
pub type Tick<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// Offered what was read so far, now and then; what it is given makes the corpus of it, where it is wanted.
pub type Offer<'a> = &'a mut dyn FnMut(&dyn Fn() -> Corpus);

/// Reads what `source` holds, finds the places it names and dates them.
///
/// # Errors
/// Where nothing could be read, or `tick` said to stop.
pub fn open(source: &Source, gazetteer: &Gazetteer, tick: Tick<'_>) -> Result<Corpus, OpenError> {
    open_in_parts(source, gazetteer, tick, &mut |_| ())
}

/// The same with what `opening` says, as how many threads work.
///
/// # Errors
/// Where nothing could be read, or `tick` said to stop.
pub fn open_as(opening: &Opening<'_>, tick: Tick<'_>) -> Result<Corpus, OpenError> {
    gather(opening, tick, &mut |_| ())
}

/// The same, and offers the first documents with all that was found in them while the others are still being read. A part
/// says of itself that it is one, and numbers its documents and mentions as the whole does. Dates for undated documents are
/// suggested in the whole alone, for they hang on all texts.
///
/// # Errors
/// Where nothing could be read, or `tick` said to stop.
pub fn open_in_parts(
    source: &Source,
    gazetteer: &Gazetteer,
    tick: Tick<'_>,
    offer: Offer<'_>,
) -> Result<Corpus, OpenError> {
    gather(&Opening { source, gazetteer, threads: None }, tick, offer)
}

fn gather(opening: &Opening<'_>, tick: Tick<'_>, offer: Offer<'_>) -> Result<Corpus, OpenError> {
    let mut gathered = Gathered::default();
    let mut pace = Pace::new();
    // Read once, by the thread that needs them first.
    let known = OnceLock::new();
    let ended = opening.each_so_far(
        tick,
        |geoparsed, setting| {
            let (themes, _) = known.get_or_init(|| themes(setting.themes.as_ref()));
            themed(geoparsed, themes)
        },
        |(geoparsed, found), so_far| {
            gathered.add(geoparsed, found);
            if so_far.files.0 < so_far.files.1
                && let Some((themes, _)) = known.get()
            {
                pace.when_due(|| offer(&|| gathered.part(so_far, themes)));
            }
            ControlFlow::Continue(())
        },
    )?;
    let Gathered { mut documents, mentions, themes: found } = gathered;
    let assembling =
        Progress { total: documents.len(), mentions: mentions.len(), ..Progress::at(Stage::Assemble) };
    step(tick, assembling)?;
    dating::suggest(&mut documents, &mentions);
    let places = places_of(&mentions, &ended.gazetteer);
    let (themes, faults) = known.into_inner().unwrap_or_else(|| themes(ended.themes.as_ref()));
    let warnings = ended.warnings.into_iter().chain(faults).collect();
    Ok(Corpus::new(ended.name, documents, mentions, places, warnings).with_found_themes(themes, found))
}

fn step(tick: Tick<'_>, progress: Progress) -> Result<(), OpenError> {
    if tick(progress).is_break() { Err(OpenError::Cancelled) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::corpus::Part;

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
    fn own_themes_beside_the_texts_hold_and_broken_ones_are_warned_of_and_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("a");
        std::fs::create_dir(&inner).unwrap();
        std::fs::write(
            inner.join("a.txt"),
            "La chute de Kaboul est un fait, disent les habitants de Kaboul.",
        )
        .unwrap();
        let file = folder.path().join(read::THEMES_FILE);
        let own = "version = 1\n[[themes]]\nid = \"own\"\nwords.fr = [\"fait\"]\n";
        let all = Source::Paths(vec![folder.path().to_path_buf()]);
        let ids = |corpus: &Corpus| -> Vec<String> {
            corpus.themes().themes().as_slice().iter().map(|theme| theme.id.clone()).collect()
        };
        let bundled = ids(&opened(&all));
        assert!(bundled.len() >= 8, "{bundled:?}");
        std::fs::write(&file, own).unwrap();
        std::fs::write(inner.join(read::THEMES_FILE), own).unwrap();
        let corpus = opened(&all);
        assert_eq!((ids(&corpus), corpus.documents().len()), (vec!["own".to_owned()], 1));
        let told: Vec<String> = corpus.warnings().iter().map(ToString::to_string).collect();
        let unused =
            "a/dateline.themes.toml: is not used, for the themes of dateline.themes.toml hold for all texts";
        assert_eq!(told, [unused]);
        assert_eq!(corpus.themes().counts(), [1], "of the first Kabul, beside which the words stand");
        std::fs::write(&file, format!("{own}names.en = \"\"\n")).unwrap();
        let told = opened(&all).warnings().last().map(ToString::to_string).unwrap_or_default();
        assert!(told.starts_with("dateline.themes.toml:5:"), "{told}");
        std::fs::write(&file, own.replace("\"fait\"", "\"f*\"")).unwrap();
        let corpus = opened(&all);
        assert_eq!(ids(&corpus), bundled);
        assert!(
            corpus.warnings()[1].to_string().starts_with("dateline.themes.toml:4:"),
            "{:?}",
            corpus.warnings()
        );
        // Of one file the themes beside it.
        std::fs::write(&file, own).unwrap();
        assert_eq!(ids(&opened(&Source::Paths(vec![inner.join("a.txt")]))), ["own"]);
    }

    #[test]
    fn parts_are_the_first_documents_of_the_whole_and_say_that_they_are_parts() {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..60 {
            let text = format!(
                "Le {} juillet 2021, des combats à Kandahar et à Kaboul. L’envoyé a quitté Doha.",
                number % 28 + 1
            );
            std::fs::write(folder.path().join(format!("{number:02}.txt")), text).unwrap();
        }
        let mut parts = Vec::new();
        // So slow that more than one part is due.
        let tick = &mut |progress: Progress| {
            let rests = progress.stage == Stage::Geoparse && progress.done % 10 == 9;
            std::thread::sleep(std::time::Duration::from_millis(if rests { 400 } else { 0 }));
            ControlFlow::Continue(())
        };
        let source = Source::Paths(vec![folder.path().to_path_buf()]);
        let gazetteer = Gazetteer::bundled().unwrap();
        let whole = open_in_parts(&source, gazetteer, tick, &mut |part| parts.push(part())).unwrap();
        assert_eq!(whole.part(), None);
        assert!(parts.len() >= 2, "{}", parts.len());
        for part in &parts {
            let count = part.documents().len();
            assert_eq!(part.part(), Some(Part { read: count, of: 60 }));
            let same = part
                .documents()
                .iter()
                .zip(whole.documents())
                .all(|(a, b)| a.path == b.path && a.text == b.text);
            assert!(same && count < 60);
            let first = &whole.mentions()[..part.mentions().len()];
            assert_eq!(format!("{:?}", part.mentions()), format!("{first:?}"));
            assert_eq!(part.mentions().len(), whole.mentions_in_document(count as u32).start);
            assert_eq!(part.themes().of_mentions(), &whole.themes().of_mentions()[..part.mentions().len()]);
            assert!(part.themes().counts().iter().any(|count| *count > 0));
        }
    }

    #[test]
    fn themes_found_while_documents_are_read_are_those_found_in_the_corpus_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let text = "Des combats à Kandahar et la prise de Hérat. À Kaboul, Washington a frappé Ghazni.";
        for name in ["a.txt", "b.txt"] {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        // Decisions on mentions may bring some that stand between others.
        let decided = "version = 1\n[[mentions]]\ndocument = \"a.txt\"\nquote = \"prise\"\nplace = \"geonames:1138336\"\n";
        std::fs::write(folder.path().join(read::DECISIONS_FILE), decided).unwrap();
        for source in [Source::Paths(vec![folder.path().to_path_buf()]), Source::Bundled] {
            let corpus = opened(&source);
            let (documents, mentions) = (corpus.documents().to_vec(), corpus.mentions().to_vec());
            let places = corpus.places().as_slice().to_vec();
            let themes = Arc::clone(corpus.themes().themes());
            let at_once = Corpus::new("", documents, mentions, places, Vec::new()).with_themes(themes);
            let all = |corpus: &Corpus| {
                let column = corpus.themes();
                (column.of_mentions().to_vec(), column.counts().to_vec())
            };
            assert_eq!(all(&corpus), all(&at_once));
            assert!(corpus.themes().counts().iter().sum::<u32>() > 2);
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
