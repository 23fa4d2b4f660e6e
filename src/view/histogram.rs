//! How much the corpus says of each day.

use serde::{Deserialize, Serialize};

use super::mask::PlaceMask;
use super::masses::{Masses, Spread};
use super::query::{Query, Restriction};
use super::themes::theme_order;
use crate::corpus::{Corpus, NO_PLACE, NO_THEME};
use crate::model::Kind;

/// Mass of mentions by day, by the clock of the query. Each dated mention has mass 1, spread evenly over the days of its
/// date; a date with an open end is spread over the usual days that it covers. Neither window nor filters change
/// the whole: a histogram that rescales while filtering lies. The painter tells inside and outside apart, and what is kept
/// from what is left out.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
pub struct Histogram {
    /// Mass by day, of far outliers too; empty where nothing is dated.
    pub total: Masses,
    /// What of it the filters keep; the same where there are none.
    pub kept: Masses,
    /// The largest mass of a day, filtered or not: the scale.
    pub max: f32,
    /// First and last day to show at the start: the dates without far outliers. Day numbers, inclusive.
    pub core: (i32, i32),
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
    /// By the theme of the mention.
    Theme,
}

impl Stack {
    /// Every way.
    pub const ALL: [Self; 4] = [Self::Plain, Self::Kind, Self::Document, Self::Theme];
}

/// What a layer of the histogram holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LayerOf {
    /// Mentions of places of this kind.
    Kind(Kind),
    /// Mentions in the document with this index.
    Document(u32),
    /// Mentions of the theme with this number.
    Theme(u8),
    /// All the rest: so many kinds, documents or themes.
    Others(usize),
    /// Mentions without a theme.
    Themeless,
}

/// A part of the histogram.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// What it holds.
    pub of: LayerOf,
    /// Mass by day that the filters keep, as [`Histogram::kept`] has it.
    pub kept: Masses,
}

/// So many kinds or documents have a layer of their own; the rest share one.
pub const LAYERS: usize = 4;

/// The histogram in layers, the largest first, the others and what has no theme last; none where it is not told apart. Which have a layer of their own
/// does not hang on filters: a colour keeps its meaning. The layers of a day add up to what is kept of it.
#[must_use]
pub fn layers(corpus: &Corpus, query: &Query, stack: Stack) -> Vec<Layer> {
    let Some(extent) = corpus.extent(query.clock).filter(|_| stack != Stack::Plain) else {
        return Vec::new();
    };
    let columns = corpus.columns();
    let restriction = Restriction::of(query);
    let places = corpus.places().as_slice();
    let key = |at: usize| match stack {
        Stack::Kind => places.get(columns.place()[at] as usize).map(|place| place.kind as usize),
        Stack::Theme => {
            (columns.place()[at] != NO_PLACE).then(|| usize::from(corpus.themes().of_mentions()[at]))
        }
        Stack::Plain | Stack::Document => {
            (columns.place()[at] != NO_PLACE).then(|| corpus.mentions()[at].document as usize)
        }
    };
    let dated = || columns.days(query.clock).iter().copied().enumerate().filter(|(_, days)| days.is_dated());
    let mut sizes =
        vec![0_usize; corpus.documents().len().max(Kind::ALL.len()).max(usize::from(NO_THEME) + 1)];
    for key in dated().filter_map(|(at, _)| key(at)) {
        sizes[key] += 1;
    }
    let mut largest: Vec<usize> = (0..sizes.len()).filter(|key| sizes[*key] > 0).collect();
    largest.sort_by_key(|key| std::cmp::Reverse(sizes[*key]));
    let themeless = stack == Stack::Theme && sizes[usize::from(NO_THEME)] > 0;
    if stack == Stack::Theme {
        // The same on the map: their colours hang on the whole corpus.
        largest = theme_order(corpus).into_iter().map(usize::from).collect();
    }
    let own = largest.len().min(LAYERS);
    let mut layer_of = vec![own; sizes.len()];
    for (layer, key) in largest[..own].iter().enumerate() {
        layer_of[*key] = layer;
    }
    let with_others = own + usize::from(largest.len() > own);
    if themeless {
        layer_of[usize::from(NO_THEME)] = with_others;
    }
    let mut spreads: Vec<Spread> =
        (0..with_others + usize::from(themeless)).map(|_| Spread::over(extent.core)).collect();
    let mask = PlaceMask::of(corpus, &query.filter);
    let sorts = corpus.sorts(&query.filter.sieve);
    let kept = |at: &usize| restriction.keeps(sorts.all()[*at]) && mask.keeps(columns.place()[*at]);
    for (at, days) in dated().filter(|(at, _)| kept(at)) {
        if let Some(key) = key(at) {
            spreads[layer_of[key]].add(days);
        }
    }
    let named = |layer: usize| match (largest.get(layer).filter(|_| layer < own), stack) {
        (Some(&kind), Stack::Kind) => LayerOf::Kind(Kind::ALL[kind]),
        (Some(&theme), Stack::Theme) => LayerOf::Theme(u8::try_from(theme).unwrap_or(NO_THEME)),
        (Some(&document), _) => LayerOf::Document(u32::try_from(document).unwrap_or(u32::MAX)),
        (None, _) if layer < with_others => LayerOf::Others(largest.len() - own),
        (None, _) => LayerOf::Themeless,
    };
    spreads
        .into_iter()
        .enumerate()
        .map(|(layer, spread)| Layer { of: named(layer), kept: spread.masses() })
        .collect()
}

/// The histogram of a corpus' dated mentions that have a place.
#[must_use]
pub fn histogram(corpus: &Corpus, query: &Query) -> Histogram {
    let Some(extent) = corpus.extent(query.clock) else { return Histogram::default() };
    let days = corpus.columns().placed_days(query.clock);
    let restriction = Restriction::of(query);
    let total = Spread::of(days.iter().copied(), extent.core).masses();
    let mask = PlaceMask::of(corpus, &query.filter);
    let kept = if restriction.keeps_all() && mask.keeps_all() {
        total.clone()
    } else {
        let (columns, sorts) = (corpus.columns(), corpus.sorts(&query.filter.sieve));
        let kept = mask
            .places(corpus)
            .flat_map(|place| columns.days_of_place(query.clock, place).iter().zip(sorts.of_place(place)));
        let kept = kept.filter(|&(_, &sort)| restriction.keeps(sort)).map(|(&days, _)| days);
        Spread::of(kept, extent.core).masses()
    };
    Histogram { max: total.most(), total, kept, core: (extent.core.first, extent.core.last) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;

    use super::*;
    use crate::corpus::{DateBasis, sample};
    use crate::model::Document;
    use crate::model::date::day_number;
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
        let first = day_number(date(2021, 6, 1));
        assert_eq!(kinds[1].kept, Masses::listed(first, &[1.0]));
        let documents = layers(&corpus, &query, Stack::Document);
        let of: Vec<LayerOf> = documents.iter().map(|layer| layer.of).collect();
        let own = [0, 1, 2, 3].map(LayerOf::Document);
        assert_eq!((&of[..4], of[4]), (&own[..], LayerOf::Others(2)));
        assert_eq!(documents[0].kept, Masses::listed(first, &[2.0]));
        assert_eq!(documents[4].kept, Masses::listed(first, &[0.0, 0.0, 0.0, 0.0, 1.0, 1.0]));
        let kept = histogram(&corpus, &query).kept;
        for layers in [kinds, documents] {
            let sum = |day: i32| layers.iter().map(|layer| layer.kept.at(day)).sum::<f32>();
            assert!((first - 1..first + 8).all(|day| (sum(day) - kept.at(day)).abs() < 1e-6));
        }
    }

    #[test]
    fn a_layer_keeps_its_name_where_filters_leave_nothing_of_it() {
        let filter = Filter { without_bases: BTreeSet::from([DateBasis::Publication]), ..Filter::default() };
        let left = layers(&corpus(), &Query { filter, ..Query::default() }, Stack::Document);
        assert_eq!(left.len(), 5);
        assert!(left.iter().all(|layer| layer.kept == Masses::default()));
        assert_eq!(left[0].of, LayerOf::Document(0));
    }
}
