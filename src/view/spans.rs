//! The dates of what is selected, as bars over their days: each range once, with the mentions that have it, in lanes in which no two
//! bars share a day.

use std::collections::BTreeMap;

use super::mask::PlaceMask;
use super::query::{Query, Restriction};
use crate::corpus::{Corpus, Days, NO_PLACE, OPEN_END, OPEN_START};
use crate::model::PlaceId;

/// So many lanes are filled at the most; what finds no room there is told as a number.
pub const LANES: usize = 6;

/// A date, and the mentions that have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateBar {
    /// First and last day, as numbers; an end that is not known reaches as far as numbers go.
    pub days: Days,
    /// Numbers of the mentions in the corpus, in text order.
    pub mentions: Vec<u32>,
}

/// The dates of the selected places and of the selected mention, whatever the window.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Spans {
    /// Dates of one day, in order.
    pub ticks: Vec<DateBar>,
    /// Dates of more days, in lanes, each in order.
    pub lanes: Vec<Vec<DateBar>>,
    /// Those for which the lanes have no room.
    pub rest: Vec<DateBar>,
}

impl DateBar {
    /// One for several, which come in order: from the first day of the first to the last of the last.
    #[must_use]
    pub fn together(bars: &[Self]) -> Self {
        let days = bars.iter().map(|bar| bar.days);
        let days = days.reduce(|all, days| Days { first: all.first, last: all.last.max(days.last) });
        let mut mentions: Vec<u32> = bars.iter().flat_map(|bar| bar.mentions.iter().copied()).collect();
        mentions.sort_unstable();
        Self { days: days.unwrap_or(Days { first: OPEN_END, last: OPEN_START }), mentions }
    }

    /// Whether one of its mentions is this one.
    #[must_use]
    pub fn has(&self, mention: Option<u32>) -> bool {
        mention.is_some_and(|mention| self.mentions.binary_search(&mention).is_ok())
    }

    /// The mention that a click selects: the first, or the one after that which is selected already.
    #[must_use]
    pub fn next(&self, selected: Option<u32>) -> Option<u32> {
        let after =
            selected.and_then(|selected| self.mentions.iter().position(|mention| *mention == selected));
        let at = after.map_or(0, |at| (at + 1) % self.mentions.len().max(1));
        self.mentions.get(at).copied()
    }
}

impl Spans {
    /// Whether there is no date at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ticks.is_empty() && self.lanes.is_empty() && self.rest.is_empty()
    }

    /// How many mentions have dates of days in `shown` that neither the ticks nor the first `lanes` lanes show.
    #[must_use]
    pub fn more(&self, lanes: usize, shown: Days) -> usize {
        let hidden = self.lanes.iter().skip(lanes).flatten().chain(&self.rest);
        hidden.filter(|bar| bar.days.overlaps(shown)).map(|bar| bar.mentions.len()).sum()
    }
}

/// The dates of what `query` selects and of `mention`, by the clock of the query, as far as filters keep them. Takes time with the
/// mentions of the selected places alone.
#[must_use]
pub fn spans(corpus: &Corpus, query: &Query, mention: Option<u32>) -> Spans {
    let restriction = Restriction::of(query);
    let (columns, sorts) = (corpus.columns(), corpus.sorts(&query.filter.sieve));
    let days = columns.days(query.clock);
    let mut dates: BTreeMap<(i32, i32), Vec<u32>> = BTreeMap::new();
    let selected = query.places.iter().filter_map(|place| number_of(corpus, place));
    let of_places = selected.flat_map(|place| columns.of_place(place).iter().copied());
    let mask = PlaceMask::of(corpus, &query.filter);
    let kept = of_places.filter(|&at| {
        restriction.keeps(sorts.all()[at as usize]) && mask.keeps(columns.place()[at as usize])
    });
    let mention =
        mention.filter(|&at| columns.place().get(at as usize).is_some_and(|place| *place != NO_PLACE));
    for at in kept.chain(mention) {
        let Days { first, last } = days[at as usize];
        // What may be any day at all is known to be none.
        if days[at as usize].is_dated() && (first, last) != (OPEN_START, OPEN_END) {
            dates.entry((first, last)).or_default().push(at);
        }
    }
    for mentions in dates.values_mut() {
        mentions.sort_unstable();
        mentions.dedup();
    }
    in_lanes(
        dates.into_iter().map(|((first, last), mentions)| DateBar { days: Days { first, last }, mentions }),
    )
}

fn number_of(corpus: &Corpus, place: &PlaceId) -> Option<u32> {
    corpus.places().index_of(place)
}

/// Each bar into the first lane that is free by its first day; `bars` come by their first days.
fn in_lanes(bars: impl Iterator<Item = DateBar>) -> Spans {
    let mut spans = Spans::default();
    for bar in bars {
        if bar.days.first == bar.days.last {
            spans.ticks.push(bar);
            continue;
        }
        let is_free =
            |lane: &Vec<DateBar>| lane.last().is_none_or(|before| before.days.last < bar.days.first);
        if let Some(lane) = spans.lanes.iter_mut().find(|lane| is_free(lane)) {
            lane.push(bar);
        } else if spans.lanes.len() < LANES {
            spans.lanes.push(vec![bar]);
        } else {
            spans.rest.push(bar);
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::corpus::{Clock, sample};
    use crate::model::date::day_number;
    use crate::model::{Document, Mention};
    use crate::view::{DateBasis, Filter};

    fn bar(first: i32, last: i32) -> DateBar {
        DateBar { days: Days { first, last }, mentions: vec![0] }
    }

    /// A corpus of reports of these dates, each of which names Kandahar, and the last one Kabul too.
    fn corpus(dates: &[Option<&str>]) -> Corpus {
        let documents: Vec<Document> = (0..)
            .zip(dates)
            .map(|(number, date)| sample::document(&format!("{number}.txt"), &["Kandahar, Kaboul"], *date))
            .collect();
        let mut mentions: Vec<Mention> = (0..)
            .zip(dates)
            .map(|(at, _)| sample::mention(&documents, at, "Kandahar", 0, "Kandahar"))
            .collect();
        let last = u32::try_from(dates.len() - 1).unwrap();
        mentions.push(sample::mention(&documents, last, "Kaboul", 0, "Kabul"));
        Corpus::new("sample", documents, mentions, sample::places(), Vec::new())
    }

    fn of(place: &str) -> Query {
        Query { places: BTreeSet::from([sample::id(place)]), ..Query::default() }
    }

    fn days(edtf: &str) -> Days {
        crate::model::Edtf::parse(edtf).unwrap().range().into()
    }

    #[test]
    fn months_are_bars_days_are_ticks_and_what_has_no_date_is_neither() {
        let corpus = corpus(&[
            Some("2021-06"),
            Some("2021-06-05"),
            None,
            Some("2021-06"),
            Some("2021-07"),
            Some("2021-06/2021-07"),
        ]);
        let spans = spans(&corpus, &of("Kandahar"), None);
        assert_eq!(spans.ticks, [DateBar { days: days("2021-06-05"), mentions: vec![1] }]);
        let lane = |bars: &[(&str, &[u32])]| -> Vec<DateBar> {
            bars.iter()
                .map(|(edtf, mentions)| DateBar { days: days(edtf), mentions: mentions.to_vec() })
                .collect()
        };
        assert_eq!(
            spans.lanes,
            [lane(&[("2021-06", &[0, 3]), ("2021-07", &[4])]), lane(&[("2021-06/2021-07", &[5])])]
        );
        assert!(spans.rest.is_empty());
    }

    #[test]
    fn only_what_is_selected_and_what_filters_keep_has_a_bar() {
        let corpus = corpus(&[Some("2021-06"), Some("2021-07")]);
        assert!(spans(&corpus, &Query::default(), None).is_empty());
        let kabul = spans(&corpus, &of("Kabul"), None);
        assert_eq!(kabul.lanes, [vec![DateBar { days: days("2021-07"), mentions: vec![2] }]]);
        let filter = Filter { without_bases: BTreeSet::from([DateBasis::Publication]), ..Filter::default() };
        assert!(spans(&corpus, &Query { filter: filter.clone(), ..of("Kandahar") }, None).is_empty());
        let alone = spans(&corpus, &Query { filter, ..Query::default() }, Some(0));
        assert_eq!(alone.lanes.len(), 1, "the one selected mention is shown whatever is left out");
        assert_eq!(
            spans(&corpus, &Query { clock: Clock::Published, ..of("Kabul") }, None).lanes,
            kabul.lanes
        );
    }

    #[test]
    fn a_click_goes_from_one_mention_of_a_date_to_the_next_and_around() {
        let bar = DateBar { days: days("2021-06"), mentions: vec![3, 8, 9] };
        let clicked = [None, Some(3), Some(8), Some(9), Some(5)].map(|selected| bar.next(selected));
        assert_eq!(clicked, [Some(3), Some(8), Some(9), Some(3), Some(3)]);
    }

    #[test]
    fn what_has_no_room_is_counted_where_the_axis_shows_its_days() {
        let spans = in_lanes((0..9).map(|number| bar(number, 100 + number)));
        assert_eq!((spans.lanes.len(), spans.rest.len()), (LANES, 3));
        assert_eq!(spans.more(LANES, Days { first: 50, last: 60 }), 3);
        assert_eq!(spans.more(4, Days { first: 50, last: 60 }), 5);
        assert_eq!(spans.more(LANES, Days { first: 200, last: 300 }), 0);
        assert_eq!(spans.more(LANES, Days { first: 0, last: 6 }), 1);
    }

    #[test]
    fn a_date_with_an_open_end_keeps_its_lane_to_the_end() {
        let june = day_number(jiff::civil::date(2021, 6, 1));
        let spans = in_lanes([bar(june, OPEN_END), bar(june + 40, june + 50)].into_iter());
        assert_eq!(spans.lanes.len(), 2);
    }

    proptest! {
        #[test]
        fn no_two_bars_of_a_lane_share_a_day_and_none_is_lost(ranges in prop::collection::btree_set((0..200_i32, 0..60_i32), 0..80)) {
            let bars = ranges.iter().map(|&(first, length)| bar(first, first + length));
            let spans = in_lanes(bars);
            for lane in &spans.lanes {
                prop_assert!(lane.windows(2).all(|two| two[0].days.last < two[1].days.first));
            }
            let placed = spans.lanes.iter().map(Vec::len).sum::<usize>();
            prop_assert_eq!(placed + spans.ticks.len() + spans.rest.len(), ranges.len());
            prop_assert!(spans.lanes.len() <= LANES);
        }
    }
}
