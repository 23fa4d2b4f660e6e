//! How much the corpus says of each day.

use serde::{Deserialize, Serialize};

use super::mask::PlaceMask;
use super::query::{Query, Restriction};
use crate::corpus::{Corpus, DayExtent, Days, NO_PLACE, OPEN_END, OPEN_START};
use crate::model::Kind;

/// Mass of mentions by day, by the clock of the query. Each dated mention has mass 1, spread evenly over the days of its
/// date; a date with an open end is spread over the days of the histogram that it covers. Neither window nor filters change
/// the whole: a histogram that rescales while filtering lies. The painter tells inside and outside apart, and what is kept
/// from what is left out.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct Histogram {
    /// Day number (since 1970-01-01) of the first entry of `total`.
    pub first: i32,
    /// Mass by day; empty where nothing is dated.
    pub total: Vec<f32>,
    /// What of it the filters keep, day by day; as long as `total`, and the same where there are none.
    pub kept: Vec<f32>,
    /// The largest mass of a day, filtered or not: the scale.
    pub max: f32,
    /// First and last day to show at the start: the dates without far outliers. Day numbers, inclusive.
    pub core: (i32, i32),
    /// Mass kept of days before the first entry: dates too far back to list day by day.
    pub before: f32,
    /// Mass kept of days after the last entry.
    pub after: f32,
}

impl Histogram {
    /// The number of the first day after day `number` that has anything the filters keep.
    #[must_use]
    pub fn first_after(&self, number: i32) -> Option<i32> {
        (self.first..).zip(&self.kept).find(|(day, mass)| *day > number && **mass > 0.0).map(|(day, _)| day)
    }

    /// The number of the last day before day `number` that has anything the filters keep.
    #[must_use]
    pub fn last_before(&self, number: i32) -> Option<i32> {
        let before = (self.first..).zip(&self.kept).take_while(|(day, _)| *day < number);
        before.filter(|(_, mass)| **mass > 0.0).last().map(|(day, _)| day)
    }
}

/// By what the bars of the histogram are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stack {
    /// By nothing.
    #[default]
    Plain,
    /// By the kind of place.
    Kind,
    /// By the document.
    Document,
}

impl Stack {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Plain, Self::Kind, Self::Document];
}

/// What a layer of the histogram holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LayerOf {
    /// Mentions of places of this kind.
    Kind(Kind),
    /// Mentions in the document with this index.
    Document(u32),
    /// All the rest: so many kinds or documents.
    Others(usize),
}

/// A part of the histogram.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// What it holds.
    pub of: LayerOf,
    /// Mass by day that the filters keep, as [`Histogram::kept`] has it.
    pub kept: Vec<f32>,
}

/// So many kinds or documents have a layer of their own; the rest share one.
pub const LAYERS: usize = 4;

/// The histogram in layers, the largest first and the others last; none where it is not told apart. Which have a layer of their own
/// does not hang on filters: a colour keeps its meaning. The layers of a day add up to what is kept of it.
#[must_use]
pub fn layers(corpus: &Corpus, query: &Query, stack: Stack) -> Vec<Layer> {
    let Some(extent) = corpus.extent(query.clock).filter(|_| stack != Stack::Plain) else {
        return Vec::new();
    };
    let listed = listed(extent);
    let columns = corpus.columns();
    let restriction = Restriction::of(query);
    let places = corpus.places().as_slice();
    let key = |at: usize| match stack {
        Stack::Kind => places.get(columns.place()[at] as usize).map(|place| place.kind as usize),
        _ => (columns.place()[at] != NO_PLACE).then(|| corpus.mentions()[at].document as usize),
    };
    let dated = || columns.days(query.clock).iter().copied().enumerate().filter(|(_, days)| days.is_dated());
    let mut sizes = vec![0_usize; corpus.documents().len().max(Kind::ALL.len())];
    for key in dated().filter_map(|(at, _)| key(at)) {
        sizes[key] += 1;
    }
    let mut largest: Vec<usize> = (0..sizes.len()).filter(|key| sizes[*key] > 0).collect();
    largest.sort_by_key(|key| std::cmp::Reverse(sizes[*key]));
    let own = largest.len().min(LAYERS);
    let mut layer_of = vec![own; sizes.len()];
    for (layer, key) in largest[..own].iter().enumerate() {
        layer_of[*key] = layer;
    }
    let mut spreads: Vec<Spread> =
        (0..own + usize::from(largest.len() > own)).map(|_| Spread::of(std::iter::empty(), listed)).collect();
    let mask = PlaceMask::of(corpus, &query.filter);
    let kept = |at: &usize| restriction.keeps(columns.sorts()[*at]) && mask.keeps(columns.place()[*at]);
    for (at, days) in dated().filter(|(at, _)| kept(at)) {
        if let Some(key) = key(at) {
            spreads[layer_of[key]].add(days);
        }
    }
    let named = |layer: usize| match (largest.get(layer).filter(|_| layer < own), stack) {
        (Some(&kind), Stack::Kind) => LayerOf::Kind(Kind::ALL[kind]),
        (Some(&document), _) => LayerOf::Document(u32::try_from(document).unwrap_or(u32::MAX)),
        (None, _) => LayerOf::Others(largest.len() - own),
    };
    spreads
        .iter()
        .enumerate()
        .map(|(layer, spread)| Layer { of: named(layer), kept: spread.by_day() })
        .collect()
}

/// The days that are listed one by one.
fn listed(extent: DayExtent) -> Days {
    Days {
        first: extent.all.first.max(extent.core.first.saturating_sub(REACH)),
        last: extent.all.last.min(extent.core.last.saturating_add(REACH)),
    }
}

/// How many days beyond the core extent are listed at most (50 years of 365.25 days).
const REACH: i32 = 18_262;

/// The histogram of a corpus' dated mentions that have a place.
#[must_use]
#[allow(clippy::cast_possible_truncation)] // masses to draw
pub fn histogram(corpus: &Corpus, query: &Query) -> Histogram {
    let Some(extent) = corpus.extent(query.clock) else { return Histogram::default() };
    let listed = listed(extent);
    let days = corpus.columns().placed_days(query.clock);
    let restriction = Restriction::of(query);
    let whole = Spread::of(days.iter().copied(), listed);
    let mask = PlaceMask::of(corpus, &query.filter);
    let part = (!(restriction.keeps_all() && mask.keeps_all())).then(|| {
        let columns = corpus.columns();
        let kept = mask.places(corpus).flat_map(|place| {
            columns.days_of_place(query.clock, place).iter().zip(columns.sorts_of_place(place))
        });
        Spread::of(kept.filter(|&(_, &sort)| restriction.keeps(sort)).map(|(&days, _)| days), listed)
    });
    let total = whole.by_day();
    let kept = part.as_ref().map_or_else(|| total.clone(), Spread::by_day);
    let beyond = part.as_ref().unwrap_or(&whole);
    Histogram {
        first: listed.first,
        max: total.iter().copied().fold(0.0, f32::max),
        total,
        kept,
        core: (extent.core.first, extent.core.last),
        before: beyond.before as f32,
        after: beyond.after as f32,
    }
}

/// Masses added up over the days that are listed, and beyond them.
struct Spread {
    listed: Days,
    /// Mass starts at one day and ends after another, so a sum over the differences gives each day's: linear in mentions
    /// and days, however long the ranges are. In f64, for sums of f32 leave crumbs where there is nothing.
    change: Vec<f64>,
    before: f64,
    after: f64,
}

impl Spread {
    #[allow(clippy::cast_sign_loss)] // `listed` has its days in order
    fn of(ranges: impl Iterator<Item = Days>, listed: Days) -> Self {
        let days = (listed.last - listed.first + 1) as usize;
        let mut spread = Self { listed, change: vec![0.0; days + 1], before: 0.0, after: 0.0 };
        ranges.filter(|range| range.is_dated()).for_each(|range| spread.add(range));
        spread
    }

    #[allow(clippy::cast_sign_loss)] // days from the first one listed on
    fn add(&mut self, range: Days) {
        let listed = self.listed;
        let first = if range.first == OPEN_START { listed.first.min(range.last) } else { range.first };
        let last = if range.last == OPEN_END { listed.last.max(first) } else { range.last };
        let a_day = 1.0 / (f64::from(last) - f64::from(first) + 1.0);
        let (from, to) = (first.max(listed.first), last.min(listed.last));
        if from <= to {
            self.change[(from - listed.first) as usize] += a_day;
            self.change[(to - listed.first) as usize + 1] -= a_day;
        }
        self.before += a_day * (f64::from(listed.first.min(last + 1)) - f64::from(first)).max(0.0);
        self.after += a_day * (f64::from(last) - f64::from(listed.last.max(first - 1))).max(0.0);
    }

    #[allow(clippy::cast_possible_truncation)] // masses to draw
    fn by_day(&self) -> Vec<f32> {
        let mut mass = 0.0;
        let days = self.change.iter().take(self.change.len() - 1);
        days.map(|change| {
            mass += change;
            if mass < 1e-9 { 0.0 } else { mass as f32 }
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::corpus::{DateBasis, sample};
    use crate::model::Document;
    use crate::view::Filter;

    /// Six reports of days in June, the first with two mentions: of Kandahar, a city, and of its province.
    fn corpus() -> Corpus {
        let documents: Vec<Document> = (1..=6)
            .map(|day| {
                sample::document(
                    &format!("{day}.txt"),
                    &["Kandahar Kandahar"],
                    Some(&format!("2021-06-0{day}")),
                )
            })
            .collect();
        let mut mentions = vec![sample::mention(&documents, 0, "Kandahar", 0, "Kandahar Province")];
        mentions.extend((0..6).map(|at| sample::mention(&documents, at, "Kandahar", 1, "Kandahar")));
        Corpus::new("sample", documents, mentions, sample::places(), Vec::new())
    }

    #[test]
    fn layers_are_the_largest_few_and_the_others_and_add_up_to_the_whole() {
        let corpus = corpus();
        let query = Query::default();
        assert!(layers(&corpus, &query, Stack::Plain).is_empty());
        let kinds = layers(&corpus, &query, Stack::Kind);
        let of: Vec<LayerOf> = kinds.iter().map(|layer| layer.of).collect();
        assert_eq!(of, [LayerOf::Kind(Kind::City), LayerOf::Kind(Kind::Province)]);
        assert_eq!(kinds[1].kept, [1.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let documents = layers(&corpus, &query, Stack::Document);
        let of: Vec<LayerOf> = documents.iter().map(|layer| layer.of).collect();
        let own = [0, 1, 2, 3].map(LayerOf::Document);
        assert_eq!((&of[..4], of[4]), (&own[..], LayerOf::Others(2)));
        assert_eq!(documents[0].kept, [2.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        assert_eq!(documents[4].kept, [0.0, 0.0, 0.0, 0.0, 1.0, 1.0]);
        for layers in [kinds, documents] {
            let sum = |day: usize| layers.iter().map(|layer| layer.kept[day]).sum::<f32>();
            assert_eq!((0..6).map(sum).collect::<Vec<_>>(), histogram(&corpus, &query).kept);
        }
    }

    #[test]
    fn a_layer_keeps_its_name_where_filters_leave_nothing_of_it() {
        let filter = Filter { without_bases: BTreeSet::from([DateBasis::Publication]), ..Filter::default() };
        let left = layers(&corpus(), &Query { filter, ..Query::default() }, Stack::Document);
        assert_eq!(left.len(), 5);
        assert!(left.iter().flat_map(|layer| &layer.kept).all(|mass| *mass == 0.0));
        assert_eq!(left[0].of, LayerOf::Document(0));
    }
}
