//! The places and documents of a data set, with what its records say of each.

use std::collections::{BTreeMap, BTreeSet};

use super::record::{Dataset, RecordPlace};
use crate::corpus::NO_PLACE;
use crate::model::{DateRange, Document};

/// A place, with what is told of it.
#[derive(Clone, Debug)]
pub struct PlaceSummary<'a> {
    /// The place.
    pub place: RecordPlace<'a>,
    /// How many of the mentions mean it.
    pub mentions: u32,
    /// How many documents these stand in.
    pub documents: u32,
    /// How many of the mentions have no date.
    pub undated: u32,
    /// The days of the dated ones, from the first to the last; `None` where none is dated.
    pub days: Option<DateRange>,
}

/// A document, with what is found in it.
#[derive(Clone, Debug)]
pub struct DocumentSummary<'a> {
    /// The document.
    pub document: &'a Document,
    /// How many of the mentions stand in it.
    pub mentions: u32,
    /// How many places these mean.
    pub places: u32,
}

#[derive(Default)]
struct Gathered {
    mentions: u32,
    documents: BTreeSet<u32>,
    undated: u32,
    days: Option<DateRange>,
}

impl<'a> Dataset<'a> {
    /// The places that the records mean, in the order of their identifiers.
    #[must_use]
    #[allow(clippy::cast_possible_truncation)] // mentions are numbered in 32 bits
    pub fn places(&self) -> Vec<PlaceSummary<'a>> {
        let mut found: BTreeMap<u32, Gathered> = BTreeMap::new();
        for (mention, place) in self.placed() {
            let gathered = found.entry(place).or_default();
            gathered.mentions += 1;
            gathered.documents.insert(mention.document);
            match mention.date.as_ref().map(|date| date.range()) {
                None => gathered.undated += 1,
                Some(range) => gathered.days = Some(gathered.days.map_or(range, |days| days.hull(range))),
            }
        }
        let summary = |(place, found): (u32, Gathered)| {
            Some(PlaceSummary {
                place: self.place(place)?,
                mentions: found.mentions,
                documents: found.documents.len() as u32,
                undated: found.undated,
                days: found.days,
            })
        };
        found.into_iter().filter_map(summary).collect()
    }

    /// The documents that the records stand in, in their order; where all mentions are written also those without any.
    #[must_use]
    #[allow(clippy::cast_possible_truncation)] // mentions are numbered in 32 bits
    pub fn documents(&self) -> Vec<DocumentSummary<'a>> {
        let documents = self.corpus().documents();
        let mut found: Vec<(u32, BTreeSet<u32>)> = vec![(0, BTreeSet::new()); documents.len()];
        let places = self.corpus().columns().place();
        for &number in self.mentions() {
            let mention = self.corpus().mentions().get(number as usize);
            let Some(found) = mention.and_then(|mention| found.get_mut(mention.document as usize)) else {
                continue;
            };
            found.0 += 1;
            found.1.extend(places.get(number as usize).filter(|place| **place != NO_PLACE));
        }
        let all = self.is_all();
        let summaries = documents.iter().zip(found).filter(|(_, (mentions, _))| all || *mentions > 0);
        let summary = |(document, (mentions, places)): (&'a Document, (u32, BTreeSet<u32>))| {
            DocumentSummary { document, mentions, places: places.len() as u32 }
        };
        summaries.map(summary).collect()
    }
}
