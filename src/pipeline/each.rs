//! Documents in batches: each is read, its names are recognised and resolved, decisions put into effect and dates given,
//! and it is handed on, so that memory does not hang on how many there are.
//!
//! Before that a sample of the documents tells where the corpus plays. What the sample's documents were found to hold is
//! kept, for it is small; the others are read once.

use std::borrow::Cow;
use std::collections::HashMap;
use std::num::NonZero;
use std::ops::{ControlFlow, Range};
use std::sync::{Mutex, PoisonError};

use super::batches::Batches;
use super::ordered::{in_order, threads};
use super::sample::Sample;
use super::setting::Setting;
use super::{OpenError, Progress, Source, Stage, Tick, step};
use crate::dating;
use crate::gazetteer::Gazetteer;
use crate::geoparse::{HomeCountries, HomeSum, Recognised};
use crate::model::{Document, Mention, Warning};
use crate::read::{self, Listing, Reading, TextFile, ThemesText};

/// What to open, and with what.
#[derive(Clone, Debug)]
pub struct Opening<'a> {
    /// Where the texts are.
    pub source: &'a Source,
    /// The places that they may name.
    pub gazetteer: &'a Gazetteer,
    /// How many threads work on them; `None` for as many as there are cores. They do not change what is found.
    pub threads: Option<NonZero<usize>>,
}

/// A document with all that was found in it.
#[derive(Clone, Debug)]
pub struct Geoparsed {
    /// The document, dated where it can be, and with its language. Dates that an undated one may have are not suggested yet.
    pub document: Document,
    /// Its mentions in the order of the text, dated, each of the document number 0.
    pub mentions: Vec<Mention>,
    /// What is wrong with its file.
    pub warnings: Vec<Warning>,
}

/// What is known when all documents were handed on.
#[derive(Clone, Debug)]
pub struct Ended {
    /// What to call the corpus: the folder's or the file's name.
    pub name: String,
    /// The places, those of the user's own included.
    pub gazetteer: Gazetteer,
    /// What was left out of the corpus, and why.
    pub warnings: Vec<Warning>,
    /// The user's own themes, where there are any.
    pub themes: Option<ThemesText>,
}

/// What is known while documents are still handed on.
pub(super) struct SoFar<'a> {
    /// What to call the corpus.
    pub name: &'a str,
    /// The places, those of the user's own included.
    pub gazetteer: &'a Gazetteer,
    /// What was found wrong while the files were listed.
    pub listed: &'a [Warning],
    /// What was found wrong in the files that are done.
    pub faults: &'a [Warning],
    /// Files done, and of how many.
    pub files: (usize, usize),
}

/// What a document of the sample was found to hold, until it is resolved.
struct Kept {
    reading: Reading,
    recognised: Option<Recognised>,
}

impl Opening<'_> {
    /// Calls `work` with each document and the places, on any of the threads, and `take` with what it made of them, on the
    /// calling thread and in the order of the documents. `take` may break off.
    ///
    /// # Errors
    /// Where nothing could be read, or `take` or `tick` said to stop.
    pub fn each<R: Send>(
        &self,
        tick: Tick<'_>,
        work: impl Fn(Geoparsed, &Gazetteer) -> R + Sync,
        mut take: impl FnMut(R) -> ControlFlow<()>,
    ) -> Result<Ended, OpenError> {
        self.each_so_far(tick, |geoparsed, setting| work(geoparsed, &setting.gazetteer), |made, _| take(made))
    }

    /// The same, and tells `work` all that holds for every document and `take` what is known besides.
    pub(super) fn each_so_far<R: Send>(
        &self,
        tick: Tick<'_>,
        work: impl Fn(Geoparsed, &Setting) -> R + Sync,
        mut take: impl FnMut(R, &SoFar<'_>) -> ControlFlow<()>,
    ) -> Result<Ended, OpenError> {
        step(tick, Progress::at(Stage::Read))?;
        let listing = match self.source {
            Source::Bundled => read::bundled(),
            Source::Paths(paths) => read::list(paths)?,
        };
        let setting = Setting::new(&listing, self.gazetteer);
        let run = Run { listing: &listing, setting: &setting, threads: threads(self.threads) };
        let (home, kept) = run.sample(tick)?;
        let told = Told { home, kept: Mutex::new(kept), noted: noted(&listing.warnings) };

        let total = listing.files.len();
        step(tick, Progress { total, ..Progress::at(Stage::Geoparse) })?;
        let (mut done, mut mentions, mut documents, mut faults) = (0, 0, 0, Vec::new());
        let sizes: Vec<u64> = listing.files.iter().map(TextFile::size).collect();
        let batches = Batches::of(&sizes, run.threads);
        let worked = in_order(
            batches.sizes(),
            run.threads,
            |batch| {
                let geoparsed = run.geoparsed(batches.numbers(batch), &told).into_iter();
                let made = |geoparsed: Geoparsed| (geoparsed.mentions.len(), work(geoparsed, &setting));
                geoparsed.map(|(geoparsed, warnings)| (geoparsed.map(made), warnings)).collect::<Vec<_>>()
            },
            |batch| {
                batch.into_iter().try_for_each(|(made, warnings)| {
                    done += 1;
                    faults.extend(warnings);
                    if let Some((count, made)) = made {
                        documents += 1;
                        mentions += count;
                        let Listing { name, warnings: listed, .. } = &listing;
                        let gazetteer = &setting.gazetteer;
                        take(
                            made,
                            &SoFar { name, gazetteer, listed, faults: &faults, files: (done, total) },
                        )?;
                    }
                    tick(Progress { stage: Stage::Geoparse, done, total, mentions })
                })
            },
        );
        if worked.is_break() {
            return Err(OpenError::Cancelled);
        }
        let warnings = [listing.warnings, faults].concat();
        if let (Source::Paths(paths), 0) = (self.source, documents) {
            return Err(read::nothing(paths, warnings).into());
        }
        let warnings = setting.warnings(warnings);
        Ok(Ended { name: listing.name, warnings, themes: setting.themes, gazetteer: setting.gazetteer })
    }
}

/// What the sample told, and what was noted before.
struct Told<'a> {
    home: HomeCountries,
    /// What was found of files of the sample, by the files' numbers.
    kept: Mutex<HashMap<usize, Kept>>,
    /// What was found wrong with files while they were listed, by their names.
    noted: HashMap<&'a str, Vec<&'a Warning>>,
}

/// Warnings by the files that they are of.
fn noted(warnings: &[Warning]) -> HashMap<&str, Vec<&Warning>> {
    let mut noted: HashMap<&str, Vec<&Warning>> = HashMap::new();
    for warning in warnings {
        noted.entry(&warning.file).or_default().push(warning);
    }
    noted
}

/// The files and what holds for all of them.
struct Run<'a> {
    listing: &'a Listing,
    setting: &'a Setting,
    threads: usize,
}

impl Run<'_> {
    fn read(&self, number: usize) -> Kept {
        let mut reading = self.listing.files.get(number).map(TextFile::read).unwrap_or_default();
        if let Some(document) = &mut reading.document {
            self.setting.prepare(document);
        }
        Kept { reading, recognised: None }
    }

    /// The documents of some files with their mentions, where there are any, and what is wrong with each file.
    ///
    /// One stage is done for all of them before the next: its tables are read into the processor's caches once.
    fn geoparsed(&self, numbers: Range<usize>, told: &Told<'_>) -> Vec<(Option<Geoparsed>, Vec<Warning>)> {
        let Self { setting, .. } = self;
        let kept = |number| told.kept.lock().unwrap_or_else(PoisonError::into_inner).remove(&number);
        let mut all: Vec<Kept> =
            numbers.map(|number| kept(number).unwrap_or_else(|| self.read(number))).collect();
        for Kept { reading, recognised } in &mut all {
            if let (Some(document), None) = (&reading.document, &recognised) {
                *recognised = Some(Recognised::new(document, &setting.gazetteer));
            }
        }
        let resolved = |Kept { reading: Reading { document, warnings }, recognised }| {
            let geoparsed = Option::zip(document, recognised).map(|(document, recognised): (Document, _)| {
                let noted = told.noted.get(document.path.as_str()).into_iter().flatten().copied();
                let warnings = noted.chain(&warnings).cloned().collect();
                let mentions = setting.mentions(&document, recognised, &told.home);
                Geoparsed { document, mentions, warnings }
            });
            (geoparsed, warnings)
        };
        let mut all: Vec<_> = all.into_iter().map(resolved).collect();
        for Geoparsed { document, mentions, .. } in
            all.iter_mut().filter_map(|(geoparsed, _)| geoparsed.as_mut())
        {
            dating::date(document, mentions);
        }
        all
    }

    /// Where the corpus plays, and what is kept of the sample that told it, by the numbers of the files.
    fn sample(&self, tick: Tick<'_>) -> Result<(HomeCountries, HashMap<usize, Kept>), OpenError> {
        let files = &self.listing.files;
        let sample = Sample::of(&files.iter().map(TextFile::size).collect::<Vec<u64>>());
        let numbers: Vec<usize> = (0..files.len()).filter(|&number| sample.has(number)).collect();
        let (mut sum, mut all_kept) = (HomeSum::default(), HashMap::new());
        let (mut done, total) = (0, numbers.len());
        let sampled = in_order(
            &numbers.iter().map(|&number| files[number].size()).collect::<Vec<u64>>(),
            self.threads,
            |at| self.sampled(numbers[at], sample),
            |(head, kept)| {
                let recognised = kept.as_ref().and_then(|kept| kept.recognised.as_ref());
                if let Some(recognised) = head.as_ref().or(recognised) {
                    sum.add(recognised);
                }
                all_kept.extend(kept.map(|kept| (numbers[done], kept)));
                done += 1;
                tick(Progress { done, total, ..Progress::at(Stage::Read) })
            },
        );
        if sampled.is_break() { Err(OpenError::Cancelled) } else { Ok((sum.shares(), all_kept)) }
    }

    /// The first round on a document of the sample: of its head, or of the whole, which then is kept.
    fn sampled(&self, number: usize, sample: Sample) -> (Option<Recognised>, Option<Kept>) {
        let mut kept = self.read(number);
        let Some(document) = &kept.reading.document else { return (None, Some(kept)) };
        let part = sample.part_of(document);
        let recognised = Recognised::new(&part, &self.setting.gazetteer);
        if let Cow::Owned(_) = part {
            let again = self.listing.files[number].can_be_read_again();
            return (Some(recognised), (!again).then_some(kept));
        }
        kept.recognised = Some(recognised);
        (None, Some(kept))
    }
}
