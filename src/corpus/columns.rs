//! Mentions as columns of numbers, and the indexes into them.

use std::ops::Range;

use super::clock::{ByClock, Clock};
use super::places::PlaceTable;
use super::sort::Sort;
use crate::model::date::day_number;
use crate::model::{DateRange, Document, Mention, Status};

/// The place number of a mention that has no place.
pub const NO_PLACE: u32 = u32::MAX;
/// First day of a date whose start is open.
pub const OPEN_START: i32 = i32::MIN + 1;
/// Last day of a date whose end is open.
pub const OPEN_END: i32 = i32::MAX - 1;

/// One number per mention and column, in the order of the mentions; and what is counted once more in the order of places,
/// where counting the mentions of each place is one walk. Days are there for each clock.
#[derive(Debug)]
pub struct Columns {
    place: Vec<u32>,
    paragraph: Vec<u32>,
    days: ByClock<Vec<Days>>,
    sorts: Vec<Sort>,
    document_starts: Vec<usize>,
    by_place: Vec<u32>,
    place_starts: Vec<usize>,
    days_by_place: ByClock<Vec<Days>>,
    sorts_by_place: Vec<Sort>,
    confidence_by_place: Vec<f32>,
}

/// First and last day of a mention, both inclusive, as numbers of days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// First day; [`OPEN_START`] where open.
    pub first: i32,
    /// Last day; [`OPEN_END`] where open.
    pub last: i32,
}

impl Days {
    /// What stands for a mention without a date: it starts after every end and ends before every start, the open ones
    /// included, and so overlaps nothing.
    pub const UNDATED: Self = Self { first: i32::MAX, last: i32::MIN };

    fn narrated(mention: &Mention) -> Self {
        mention.date.as_ref().map_or(Self::UNDATED, |date| date.range().into())
    }

    fn published(document: &Document) -> Self {
        document.publication.as_ref().map_or(Self::UNDATED, |publication| publication.date.range().into())
    }

    /// Whether the mention has a date.
    #[must_use]
    pub fn is_dated(self) -> bool {
        self.first <= self.last
    }

    /// Whether the two share a day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}

impl From<DateRange> for Days {
    fn from(range: DateRange) -> Self {
        Self {
            first: range.earliest().map_or(OPEN_START, day_number),
            last: range.latest().map_or(OPEN_END, day_number),
        }
    }
}

impl Columns {
    pub(super) fn new(mentions: &[Mention], places: &PlaceTable, documents: &[Document]) -> Self {
        let place: Vec<u32> = mentions.iter().map(|mention| place_number(mention, places)).collect();
        let published: Vec<Days> = documents.iter().map(Days::published).collect();
        let days: ByClock<Vec<Days>> = ByClock::new(|clock| match clock {
            Clock::Narrated => mentions.iter().map(Days::narrated).collect(),
            Clock::Published => mentions.iter().map(|mention| published[mention.document as usize]).collect(),
        });
        let sorts: Vec<Sort> = mentions.iter().map(Sort::of).collect();
        let (by_place, place_starts) = group(&place, places.as_slice().len());
        Self {
            days_by_place: ByClock::new(|clock| in_order(&by_place, days.get(clock))),
            sorts_by_place: in_order(&by_place, &sorts),
            confidence_by_place: by_place.iter().map(|&i| mentions[i as usize].confidence).collect(),
            document_starts: (0..=documents.len())
                .map(|document| mentions.partition_point(|mention| (mention.document as usize) < document))
                .collect(),
            paragraph: mentions.iter().map(|mention| mention.paragraph).collect(),
            place,
            days,
            sorts,
            by_place,
            place_starts,
        }
    }

    /// The place number of each mention; [`NO_PLACE`] where it has none.
    #[must_use]
    pub fn place(&self) -> &[u32] {
        &self.place
    }

    /// The paragraph of each mention, as an index in its document.
    #[must_use]
    pub fn paragraph(&self) -> &[u32] {
        &self.paragraph
    }

    /// First and last day of each mention by a clock.
    #[must_use]
    pub fn days(&self, clock: Clock) -> &[Days] {
        self.days.get(clock)
    }

    /// What filters ask of each mention, whatever a sieve leaves out.
    pub(super) fn sorts(&self) -> &[Sort] {
        &self.sorts
    }

    /// The mentions of the place with this number, in text order.
    #[must_use]
    pub fn of_place(&self, place: u32) -> &[u32] {
        &self.by_place[self.run(place)]
    }

    /// The days of the mentions of a place by a clock, in the order of [`Self::of_place`].
    #[must_use]
    pub fn days_of_place(&self, clock: Clock, place: u32) -> &[Days] {
        &self.days_by_place.get(clock)[self.run(place)]
    }

    /// The days of all mentions that have a place by a clock, place by place.
    #[must_use]
    pub fn placed_days(&self, clock: Clock) -> &[Days] {
        self.days_by_place.get(clock)
    }

    /// The same of all mentions that have a place, in the order of [`Self::placed_days`].
    pub(super) fn placed_sorts(&self) -> &[Sort] {
        &self.sorts_by_place
    }

    /// The confidence of the mentions of a place, in the order of [`Self::of_place`].
    #[must_use]
    pub fn confidence_of_place(&self, place: u32) -> &[f32] {
        &self.confidence_by_place[self.run(place)]
    }

    /// Where the mentions of a document stand among all.
    #[must_use]
    pub fn of_document(&self, document: u32) -> Range<usize> {
        let at = |i: usize| self.document_starts.get(i).copied().unwrap_or(self.place.len());
        at(document as usize)..at((document as usize).saturating_add(1))
    }

    /// The numbers of the mentions that have a place, in the order of [`Self::placed_days`].
    pub(super) fn placed(&self) -> &[u32] {
        &self.by_place
    }

    /// Where those of a place stand in that order.
    pub(super) fn run(&self, place: u32) -> Range<usize> {
        let at = |i: usize| self.place_starts.get(i).copied().unwrap_or(self.by_place.len());
        at(place as usize)..at((place as usize).saturating_add(1))
    }
}

fn place_number(mention: &Mention, places: &PlaceTable) -> u32 {
    match (mention.status, &mention.place) {
        (Status::Resolved, Some(id)) => places.index_of(id).unwrap_or(NO_PLACE),
        _ => NO_PLACE,
    }
}

/// A column in another order of its rows.
pub(super) fn in_order<T: Copy>(order: &[u32], column: &[T]) -> Vec<T> {
    order.iter().map(|&row| column[row as usize]).collect()
}

/// Mentions in the order of their places (counting sort, so that text order stays within each), and where each
/// place's run starts.
#[allow(clippy::cast_possible_truncation)] // mentions are numbered in 32 bits
fn group(place: &[u32], places: usize) -> (Vec<u32>, Vec<usize>) {
    let mut starts = vec![0; places + 1];
    for &place in place.iter().filter(|&&place| place != NO_PLACE) {
        starts[place as usize + 1] += 1;
    }
    for i in 0..places {
        starts[i + 1] += starts[i];
    }
    let mut next = starts.clone();
    let mut order = vec![0; starts[places]];
    for (mention, &place) in place.iter().enumerate().filter(|&(_, &place)| place != NO_PLACE) {
        order[next[place as usize]] = mention as u32;
        next[place as usize] += 1;
    }
    (order, starts)
}
