//! The lists beside the map, sorted and searched: which rows stand in them, and in what order.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::documents::DocumentRow;
use super::mask::PlaceMask;
use super::palette::Wanted;
use super::query::{Query, Restriction};
use super::tree::TreeRow;
use super::unmatched::UnmatchedRow;
use crate::corpus::{Corpus, NO_PLACE, OPEN_END, OPEN_START, folded};
use crate::model::date::day_from_number;
use crate::model::{DateRange, PlaceId};

/// By what a list is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// Those first of which the filters keep most mentions, whatever the window.
    #[default]
    Mentions,
    /// By name, whatever case and accents.
    Name,
    /// Earliest first; what has no date last.
    Date,
    /// As the corpus holds it: documents by their paths, toponyms as the texts have them.
    Text,
}

/// A date that mentions have, with how many of them.
#[derive(Clone, Debug, PartialEq)]
pub struct DateRow {
    /// First and last day, either of which may be open.
    pub range: DateRange,
    /// Mentions with this date that the filters keep.
    pub kept: u32,
    /// All mentions with this date.
    pub total: u32,
}

/// Indexes of the rows of `tree` in another order among siblings; what lies in a row stays below it. `kept`: how many mentions of each
/// row the filters keep; where they keep equally many, rows stand as they do without filters.
#[must_use]
pub fn tree_order(tree: &[TreeRow], order: Order, kept: &[u32]) -> Vec<usize> {
    let mut sorted = Vec::with_capacity(tree.len());
    if order == Order::Name {
        let names: Vec<String> = tree.iter().map(|row| folded(&row.name)).collect();
        add_by(tree, &|row| &names[row], 0..tree.len(), &mut sorted);
    } else {
        add_by(tree, &|row| Reverse(kept.get(row)), 0..tree.len(), &mut sorted);
    }
    sorted
}

/// Adds the rows of a range, in which the first is as little deep as any.
fn add_by<K: Ord>(tree: &[TreeRow], key: &impl Fn(usize) -> K, rows: Range<usize>, sorted: &mut Vec<usize>) {
    let Some(depth) = tree.get(rows.start).map(|row| row.depth).filter(|_| !rows.is_empty()) else { return };
    let starts: Vec<usize> = rows.clone().filter(|row| tree[*row].depth <= depth).collect();
    let ends = starts.iter().skip(1).copied().chain([rows.end]);
    let mut siblings: Vec<Range<usize>> = starts.iter().zip(ends).map(|(start, end)| *start..end).collect();
    siblings.sort_by_key(|sibling| key(sibling.start));
    for sibling in siblings {
        sorted.push(sibling.start);
        add_by(tree, key, sibling.start + 1..sibling.end, sorted);
    }
}

/// Which rows of `tree`, whose indexes come in `order`, are seen: those whose containers are all `open`; where something is wanted,
/// instead those that fit with what contains them.
#[must_use]
pub fn tree_rows(tree: &[TreeRow], order: &[usize], wanted: &Wanted, open: &BTreeSet<PlaceId>) -> Vec<usize> {
    if wanted.is_anything() {
        return unfolded(tree, order, open);
    }
    let mut seen = vec![false; order.len()];
    let mut above: Vec<usize> = Vec::new();
    for (at, &row) in order.iter().enumerate() {
        above.truncate(tree[row].depth.into());
        above.push(at);
        if wanted.rank(&tree[row].name).is_some() {
            above.iter().for_each(|at| seen[*at] = true);
        }
    }
    order.iter().zip(seen).filter(|(_, seen)| *seen).map(|(row, _)| *row).collect()
}

fn unfolded(tree: &[TreeRow], order: &[usize], open: &BTreeSet<PlaceId>) -> Vec<usize> {
    let mut folded_at = None;
    let is_seen = |row: &&usize| {
        let row = &tree[**row];
        if folded_at.is_some_and(|depth| row.depth > depth) {
            return false;
        }
        folded_at = (row.has_children && !open.contains(&row.place)).then_some(row.depth);
        true
    };
    order.iter().filter(is_seen).copied().collect()
}

/// Indexes of the documents that fit by title or path, sorted. `kept`: how many mentions of each the filters keep.
#[must_use]
pub fn document_rows(rows: &[DocumentRow], order: Order, wanted: &Wanted, kept: &[u32]) -> Vec<usize> {
    let fits = |row: &DocumentRow| wanted.rank(&row.title).or_else(|| wanted.rank(&row.path)).is_some();
    let mut found: Vec<usize> =
        (0..rows.len()).filter(|row| wanted.is_anything() || fits(&rows[*row])).collect();
    match order {
        Order::Text => {}
        Order::Mentions => found.sort_by_key(|row| Reverse((kept.get(*row), rows[*row].total))),
        Order::Name => found.sort_by_cached_key(|row| folded(&rows[*row].title)),
        Order::Date => found.sort_by_key(|row| {
            let range = rows[*row].publication.as_ref().map(|publication| publication.date.range());
            let first = range.and_then(|range| range.earliest().or(range.latest()));
            (first.is_none(), first)
        }),
    }
    found
}

/// Indexes of the toponyms without a place that fit by themselves or by the title of a document that names them, sorted.
#[must_use]
pub fn unmatched_rows(rows: &[UnmatchedRow], order: Order, wanted: &Wanted) -> Vec<usize> {
    let fits = |row: &UnmatchedRow| {
        wanted.rank(&row.text).is_some() || row.titles.iter().any(|title| wanted.rank(title).is_some())
    };
    let mut found: Vec<usize> =
        (0..rows.len()).filter(|row| wanted.is_anything() || fits(&rows[*row])).collect();
    match order {
        Order::Text | Order::Date => {}
        Order::Name => found.sort_by_cached_key(|row| folded(&rows[*row].text)),
        Order::Mentions => {
            let key = |row: &usize| {
                let row = &rows[*row];
                (Reverse((row.kept(), row.at.len())), folded(&row.text))
            };
            found.sort_by_cached_key(key);
        }
    }
    found
}

/// The dates that mentions with a place have by the clock of the query, earliest first and of those that begin alike the shortest; the
/// window changes nothing. What may be any day at all is no date.
#[must_use]
pub fn dates(corpus: &Corpus, query: &Query) -> Vec<DateRow> {
    let (columns, sorts) = (corpus.columns(), corpus.sorts(&query.filter.sieve));
    let (restriction, mask) = (Restriction::of(query), PlaceMask::of(corpus, &query.filter));
    let mut counts: HashMap<(i32, i32), (u32, u32)> = HashMap::new();
    let mentions = columns.days(query.clock).iter().zip(columns.place()).zip(sorts.all());
    for ((days, &place), &sort) in
        mentions.filter(|((days, place), _)| days.is_dated() && **place != NO_PLACE)
    {
        let (kept, total) = counts.entry((days.first, days.last)).or_default();
        *total += 1;
        *kept += u32::from(restriction.keeps(sort) && mask.keeps(place));
    }
    let mut counts: Vec<((i32, i32), (u32, u32))> = counts.into_iter().collect();
    counts.sort_unstable_by_key(|(days, _)| *days);
    let end = |day: i32, open: i32| (day != open).then(|| day_from_number(day)).flatten();
    let row = |((first, last), (kept, total)): ((i32, i32), (u32, u32))| {
        let range = DateRange::new(end(first, OPEN_START), end(last, OPEN_END))?;
        let is_known = range.earliest().is_some() || range.latest().is_some();
        is_known.then_some(DateRow { range, kept, total })
    };
    counts.into_iter().filter_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;
    use crate::model::Narration;
    use crate::view::{Filter, documents, tree, unmatched};

    fn names(tree: &[TreeRow], rows: &[usize]) -> Vec<String> {
        rows.iter().map(|row| tree[*row].name.clone()).collect()
    }

    fn totals(tree: &[TreeRow]) -> Vec<u32> {
        tree.iter().map(|row| row.total).collect()
    }

    #[test]
    fn siblings_sorted_by_name_keep_what_lies_in_them_below() {
        let (tree, _) = tree(&sample::corpus(), &Query::default());
        let sorted = tree_order(&tree, Order::Name, &[]);
        let expected = ["Afghanistan", "Kaboul", "Kandahar Province", "Kandahar", "Panjwai", "États-Unis"];
        assert_eq!(names(&tree, &sorted), expected);
        let usual = tree_order(&tree, Order::Mentions, &totals(&tree));
        assert_eq!(usual, (0..tree.len()).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_wanted_is_seen_with_what_contains_it_however_folded() {
        let (tree, _) = tree(&sample::corpus(), &Query::default());
        let order = tree_order(&tree, Order::Mentions, &totals(&tree));
        let seen =
            |typed: &str| names(&tree, &tree_rows(&tree, &order, &Wanted::of(typed), &BTreeSet::new()));
        assert_eq!(seen("panj"), ["Afghanistan", "Kandahar Province", "Panjwai"]);
        assert_eq!(seen("etats"), ["États-Unis"]);
        assert_eq!(seen("atlantis"), [""; 0]);
        assert_eq!(seen(""), ["Afghanistan", "États-Unis"], "all is folded");
    }

    #[test]
    fn documents_are_found_by_title_or_path_and_the_undated_stand_last() {
        let rows = documents(&sample::corpus(), &Query::default());
        let paths = |order: Order, typed: &str| -> Vec<&str> {
            document_rows(&rows, order, &Wanted::of(typed), &[])
                .into_iter()
                .map(|row| rows[row].path.as_str())
                .collect()
        };
        assert_eq!(paths(Order::Text, ""), ["a.txt", "b.txt"]);
        assert_eq!(paths(Order::Date, ""), ["a.txt", "b.txt"]);
        assert_eq!(paths(Order::Mentions, ""), ["a.txt", "b.txt"]);
        assert_eq!(paths(Order::Text, "B.TXT"), ["b.txt"]);
        let mut turned = rows.clone();
        turned.reverse();
        let dated = document_rows(&turned, Order::Date, &Wanted::default(), &[]);
        assert_eq!(turned[dated[0]].path, "a.txt", "the one without a date comes last");
    }

    #[test]
    fn dates_are_listed_once_with_what_the_filters_keep_of_them() {
        let corpus = sample::told();
        let all = dates(&corpus, &Query::default());
        let ranges: Vec<String> = all.iter().map(|row| row.range.to_string()).collect();
        let mut once = ranges.clone();
        once.dedup();
        assert_eq!(ranges, once);
        let mentions = corpus.tally().resolved - corpus.undated(crate::corpus::Clock::Narrated);
        assert_eq!(all.iter().map(|row| row.total as usize).sum::<usize>(), mentions);
        assert!(all.iter().all(|row| row.kept == row.total));
        let filter = Filter { without_narrations: [Narration::Background].into(), ..Filter::default() };
        let kept = dates(&corpus, &Query { filter, ..Query::default() });
        let of_1996 = kept.iter().find(|row| row.range == "1996".parse().unwrap()).unwrap();
        assert_eq!((of_1996.kept, of_1996.total), (0, 1));
    }

    #[test]
    fn toponyms_without_a_place_are_sorted_by_how_often_they_stand_there() {
        let corpus = sample::corpus();
        let mut rows = unmatched(&corpus);
        assert!(!rows.is_empty());
        let one = rows[0].clone();
        let named = |text: &str, often: usize| UnmatchedRow {
            text: text.to_owned(),
            at: vec![one.at[0]; often],
            ..one.clone()
        };
        rows = vec![named("Mir", 1), named("Zul", 2), named("Abad", 1)];
        assert_eq!(unmatched_rows(&rows, Order::Mentions, &Wanted::default()), [1, 2, 0]);
        assert_eq!(unmatched_rows(&rows, Order::Name, &Wanted::default()), [2, 0, 1]);
        assert_eq!(unmatched_rows(&rows, Order::Text, &Wanted::of("aba")), [2]);
        assert_eq!(unmatched_rows(&rows, Order::Text, &Wanted::of(&one.titles[0])), [0, 1, 2]);
    }
}
