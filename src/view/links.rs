//! Places that the same paragraph names, as pairs with how often.

use std::collections::{BTreeMap, BTreeSet};

use super::mask::PlaceMask;
use super::query::{Query, Restriction};
use crate::corpus::{Corpus, NO_PLACE, SortsOf};
use crate::model::PlaceId;

/// Two places and in how many paragraphs both are named, as far as the query shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The two, in the order of their identifiers.
    pub places: [PlaceId; 2],
    /// Paragraphs.
    pub paragraphs: u32,
}

/// So many pairs are given, the most frequent first.
const MOST: usize = 400;
/// A paragraph that names more places is a list, and joins none.
const LIST: usize = 40;
/// No more mentions are looked through than these, of the selected places or of all.
const MOST_MENTIONS: usize = 50_000;

/// The pairs of places, of the selected ones with others where any are selected; `None` where there are too many mentions to
/// look through.
#[must_use]
pub fn links(corpus: &Corpus, query: &Query) -> Option<Vec<Link>> {
    let places = corpus.places();
    let selected: BTreeSet<u32> = query.places.iter().filter_map(|id| places.index_of(id)).collect();
    let mut paragraphs: Vec<(u32, u32)> = if selected.is_empty() {
        if corpus.mentions().len() > MOST_MENTIONS {
            return None;
        }
        corpus.mentions().iter().map(|mention| (mention.document, mention.paragraph)).collect()
    } else {
        let mentions = selected.iter().flat_map(|&place| corpus.mentions_of(place));
        let at = |number: &u32| &corpus.mentions()[*number as usize];
        mentions.map(|number| (at(number).document, at(number).paragraph)).collect()
    };
    if paragraphs.len() > MOST_MENTIONS {
        return None;
    }
    paragraphs.sort_unstable();
    paragraphs.dedup();
    let shown = Shown::of(corpus, query);
    let mut counts: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for (document, paragraph) in paragraphs {
        let named: Vec<u32> = shown.places_in(document, paragraph).into_iter().collect();
        if named.len() > LIST {
            continue;
        }
        for (at, &first) in named.iter().enumerate() {
            let others = named[at + 1..]
                .iter()
                .filter(|other| selected.is_empty() || selected.contains(&first) || selected.contains(other));
            others.for_each(|&other| *counts.entry((first, other)).or_default() += 1);
        }
    }
    let mut counts: Vec<((u32, u32), u32)> = counts.into_iter().collect();
    counts.sort_by_key(|(pair, count)| (std::cmp::Reverse(*count), *pair));
    counts.truncate(MOST);
    let id = |place: u32| places.as_slice().get(place as usize).map(|place| place.id.clone());
    let link = |((first, other), paragraphs): ((u32, u32), u32)| {
        let mut places = [id(first)?, id(other)?];
        places.sort();
        Some(Link { places, paragraphs })
    };
    Some(counts.into_iter().filter_map(link).collect())
}

/// Which mentions are seen.
struct Shown<'a> {
    corpus: &'a Corpus,
    query: &'a Query,
    restriction: Restriction,
    sorts: SortsOf<'a>,
    mask: PlaceMask,
}

impl<'a> Shown<'a> {
    fn of(corpus: &'a Corpus, query: &'a Query) -> Self {
        let mask = PlaceMask::of(corpus, &query.filter);
        let sorts = corpus.sorts(&query.filter.sieve);
        Self { corpus, query, restriction: Restriction::of(query), sorts, mask }
    }

    /// The places that a paragraph names where the query shows them.
    fn places_in(&self, document: u32, paragraph: u32) -> BTreeSet<u32> {
        let columns = self.corpus.columns();
        let (place, sorts) = (columns.place(), self.sorts.all());
        let days = columns.days(self.query.clock);
        let mentions = self.corpus.mentions_in_paragraph(document, paragraph);
        let seen = mentions.filter(|&at| {
            place[at] != NO_PLACE && self.restriction.shows(days[at], sorts[at]) && self.mask.keeps(place[at])
        });
        seen.map(|at| place[at]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample::{self, id};
    use crate::view::tests::window;

    fn pairs(query: &Query) -> Vec<(String, u32)> {
        let found = links(&sample::corpus(), query).unwrap();
        found
            .iter()
            .map(|link| (link.places.each_ref().map(PlaceId::as_str).join(" – "), link.paragraphs))
            .collect()
    }

    #[test]
    fn places_of_one_paragraph_are_joined_once_however_often_it_names_them() {
        // "À Kandahar, on se bat. Kandahar tient encore, dit Kaboul." and "Les États-Unis observent depuis Kaboul."
        let found = pairs(&Query::default());
        assert!(found.contains(&("Kabul – Kandahar".to_owned(), 1)), "{found:?}");
        assert!(found.contains(&("Kabul – United States".to_owned(), 1)), "{found:?}");
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn of_a_selected_place_only_its_own_lines_are_drawn() {
        let query = Query { places: [id("Kandahar")].into(), ..Query::default() };
        assert_eq!(pairs(&query), [("Kabul – Kandahar".to_owned(), 1)]);
    }

    #[test]
    fn what_the_window_hides_is_not_joined() {
        assert_eq!(pairs(&window("1999")), []);
    }
}
