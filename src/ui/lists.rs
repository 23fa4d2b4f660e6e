//! The lists of the sidebar as the user has them: what is looked for in each, how it is sorted, which places are unfolded, and the rows
//! that are to be seen therefore. The rows are found once, and anew where something they hang on changes.

mod dates;

use std::collections::BTreeSet;
use std::sync::Arc;

use self::dates::ListedDates;
use super::command::Tab;
use crate::corpus::{Clock, Corpus};
use crate::model::{Language, PlaceId};
use crate::view::{
    DateRow, Filter, Order, TreeRow, ViewModel, Wanted, document_rows, tree_order, tree_rows, unmatched_rows,
};
use crate::words::Words;

/// The lists.
#[derive(Default)]
pub struct Lists {
    /// Which places of the tree are unfolded.
    open: BTreeSet<PlaceId>,
    /// By their tabs.
    wishes: [Wish; Tab::ALL.len()],
    /// The rows of the list that was shown last, and what they hang on.
    rows: Vec<usize>,
    dates: ListedDates,
    kept: Kept,
    made_for: Option<MadeFor>,
}

/// How many mentions of each place and document the filters keep, whatever the window: rows stand still while it moves.
#[derive(Default)]
struct Kept {
    places: Vec<u32>,
    documents: Vec<u32>,
    made_for: Option<(Arc<Corpus>, Filter)>,
}

impl Kept {
    fn follow(&mut self, view: &ViewModel) {
        let (corpus, filter) = (view.corpus(), &view.query().filter);
        let made_for = self.made_for.as_ref();
        if made_for.is_none_or(|(of, by)| !Arc::ptr_eq(of, corpus) || by != filter) {
            (self.places, self.documents) = (view.kept_below(), view.kept_by_document());
            self.made_for = Some((Arc::clone(corpus), filter.clone()));
        }
    }
}

/// What is wanted of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wish {
    /// What is looked for, as typed.
    pub search: String,
    /// How it is sorted; `None` as it comes at first.
    order: Option<Order>,
}

struct MadeFor {
    corpus: Arc<Corpus>,
    tab: Tab,
    wish: Wish,
    open: BTreeSet<PlaceId>,
    names: Option<Language>,
    clock: Clock,
    filter: Filter,
    language: Language,
}

impl Lists {
    /// At first the most mentioned country is unfolded with its provinces.
    #[must_use]
    pub fn new(tree: &[TreeRow]) -> Self {
        let below_first = tree.iter().enumerate().take_while(|(index, row)| *index == 0 || row.depth > 0);
        let open = below_first
            .filter(|(_, row)| row.depth < 2 && row.has_children)
            .map(|(_, row)| row.place.clone());
        Self { open: open.collect(), ..Self::default() }
    }

    /// Goes on with the tree of more texts. Where the user folded and unfolded nothing, it is unfolded as it would be at first.
    pub fn go_on(&mut self, before: &[TreeRow], now: &[TreeRow]) {
        if self.open == Self::new(before).open {
            self.open = Self::new(now).open;
        }
    }

    /// Whether a place shows what lies in it; `None` while a place is looked for, for then what fits is shown and nothing can be folded.
    #[must_use]
    pub fn is_open(&self, place: &PlaceId) -> Option<bool> {
        self.wish(Tab::Places).search.trim().is_empty().then(|| self.open.contains(place))
    }

    /// What is wanted of a list.
    #[must_use]
    pub fn wish(&self, tab: Tab) -> &Wish {
        &self.wishes[tab as usize]
    }

    /// How a list is sorted.
    #[must_use]
    pub fn order(&self, tab: Tab) -> Order {
        self.wish(tab).order.or(tab.orders().first().copied()).unwrap_or_default()
    }

    /// How a list is sorted, where the user chose it.
    #[must_use]
    pub fn sorted(&self, tab: Tab) -> Option<Order> {
        self.wish(tab).order
    }

    /// Sorted as `other` is.
    #[must_use]
    pub fn sorted_as(mut self, other: &Self) -> Self {
        for tab in Tab::ALL {
            self.wishes[tab as usize].order = other.sorted(tab);
        }
        self
    }

    /// Looks for something in a list from now on.
    pub fn search(&mut self, tab: Tab, text: String) {
        self.wishes[tab as usize].search = text;
    }

    /// Sorts a list so from now on, if it can be.
    pub fn sort(&mut self, tab: Tab, order: Order) {
        if tab.orders().contains(&order) {
            self.wishes[tab as usize].order = Some(order);
        }
    }

    /// Folds or unfolds a place.
    pub fn toggle(&mut self, place: &PlaceId) {
        if !self.open.remove(place) {
            self.open.insert(place.clone());
        }
    }

    /// Unfolds what a place lies in.
    pub fn reveal(&mut self, place: &PlaceId, tree: &[TreeRow]) {
        self.reveal_all(&BTreeSet::from([place.clone()]), tree);
    }

    /// Unfolds what these places lie in. The tree is gone through once, for they may be all that there are.
    pub fn reveal_all(&mut self, places: &BTreeSet<PlaceId>, tree: &[TreeRow]) {
        if places.is_empty() {
            return;
        }
        // What a row lies in, from the country on, and whether that is unfolded already.
        let mut above: Vec<(&PlaceId, bool)> = Vec::new();
        for row in tree {
            above.truncate(usize::from(row.depth));
            if places.contains(&row.place) {
                for (place, is_open) in above.iter_mut().filter(|(_, is_open)| !is_open) {
                    self.open.insert(place.clone());
                    *is_open = true;
                }
            }
            above.push((&row.place, false));
        }
    }

    /// Indexes of the rows to be seen of the list that [`Self::follow`] was asked for last.
    #[must_use]
    pub fn rows(&self) -> &[usize] {
        &self.rows
    }

    /// The dates, where that list was theirs.
    #[must_use]
    pub fn dates(&self) -> &[DateRow] {
        &self.dates.rows
    }

    /// Finds the rows of a list of `view`.
    pub fn follow(&mut self, view: &ViewModel, tab: Tab, words: &Words) {
        let query = view.query();
        let wish = self.wish(tab);
        let is_made = self.made_for.as_ref().is_some_and(|made| {
            Arc::ptr_eq(&made.corpus, view.corpus())
                && (made.tab, made.names, made.clock) == (tab, query.names, query.clock)
                && (made.language, &made.wish) == (words.language(), wish)
                && (&made.open, &made.filter) == (&self.open, &query.filter)
        });
        if is_made {
            return;
        }
        let (order, wanted) = (self.order(tab), Wanted::of(&wish.search));
        self.rows = match tab {
            Tab::Places => {
                self.kept.follow(view);
                let sorted = tree_order(view.tree(), order, &self.kept.places);
                tree_rows(view.tree(), &sorted, &wanted, &self.open)
            }
            Tab::Documents => {
                self.kept.follow(view);
                document_rows(view.documents(), order, &wanted, &self.kept.documents)
            }
            Tab::Unmatched => unmatched_rows(view.unmatched(), order, &wanted),
            Tab::Dates => {
                self.dates.follow(view, words);
                let mut rows = self.dates.fitting(&self.wish(tab).search);
                if order == Order::Mentions {
                    rows.sort_by_key(|row| {
                        let row = &self.dates.rows[*row];
                        std::cmp::Reverse((row.kept, row.total))
                    });
                }
                rows
            }
        };
        self.made_for = Some(MadeFor {
            corpus: Arc::clone(view.corpus()),
            tab,
            wish: self.wish(tab).clone(),
            open: self.open.clone(),
            names: query.names,
            clock: query.clock,
            filter: query.filter.clone(),
            language: words.language(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample::{self, id};
    use crate::model::DateRange;
    use crate::view::Query;

    fn view() -> ViewModel {
        ViewModel::new(Arc::new(sample::corpus()), Query::default())
    }

    fn seen(lists: &mut Lists, view: &ViewModel) -> Vec<String> {
        lists.follow(view, Tab::Places, &Words::english());
        lists.rows().iter().map(|row| view.tree()[*row].name.clone()).collect()
    }

    #[test]
    fn at_first_the_most_mentioned_country_is_unfolded_with_its_provinces() {
        let view = view();
        let mut lists = Lists::new(view.tree());
        let expected = ["Afghanistan", "Kandahar Province", "Kandahar", "Panjwai", "Kaboul", "États-Unis"];
        assert_eq!(seen(&mut lists, &view), expected);
    }

    #[test]
    fn what_is_folded_is_shown_again_where_it_is_selected() {
        let view = view();
        let mut lists = Lists::new(view.tree());
        lists.toggle(&id("Afghanistan"));
        assert_eq!(seen(&mut lists, &view), ["Afghanistan", "États-Unis"]);
        lists.toggle(&id("Kandahar Province"));
        lists.reveal(&id("Panjwai"), view.tree());
        assert!(seen(&mut lists, &view).contains(&"Panjwai".to_owned()));
    }

    #[test]
    fn many_places_are_shown_as_each_of_them_would_be() {
        let view = view();
        let places: BTreeSet<PlaceId> = view.tree().iter().map(|row| row.place.clone()).collect();
        let folded = || {
            let mut lists = Lists::new(view.tree());
            lists.open.clear();
            lists
        };
        for wanted in [places.clone(), BTreeSet::from([id("Panjwai"), id("Kabul")]), BTreeSet::new()] {
            let (mut one_by_one, mut at_once) = (folded(), folded());
            wanted.iter().for_each(|place| one_by_one.reveal(place, view.tree()));
            at_once.reveal_all(&wanted, view.tree());
            assert_eq!(one_by_one.open, at_once.open);
            assert_eq!(at_once.open.is_empty(), wanted.is_empty());
            let holds = |row: &&TreeRow| row.has_children && wanted.len() == places.len();
            assert!(view.tree().iter().filter(holds).all(|row| at_once.open.contains(&row.place)));
        }
    }

    #[test]
    fn thirty_thousand_places_are_shown_within_a_few_frames() {
        // Each hundred is a country of ten provinces.
        let depth = |number: u32| match number % 100 {
            0 => 0,
            at if at % 10 == 1 => 1,
            _ => 2,
        };
        let row = |number: u32| TreeRow {
            place: PlaceId::new(&format!("p:{number}")),
            name: String::new(),
            kind: crate::model::Kind::City,
            depth: depth(number),
            total: 1,
            has_children: depth(number) < 2,
        };
        let tree: Vec<TreeRow> = (0..30_000).map(row).collect();
        let places = tree.iter().map(|row| row.place.clone()).collect();
        let (mut lists, clock) = (Lists::default(), std::time::Instant::now());
        lists.reveal_all(&places, &tree);
        // One after the other they take hundreds of millions of looks at rows.
        assert!(clock.elapsed() < std::time::Duration::from_millis(200), "{:?}", clock.elapsed());
        assert_eq!(lists.open.len(), 3_300);
    }

    #[test]
    fn a_list_keeps_what_is_wanted_of_it_while_another_is_shown() {
        let view = view();
        let mut lists = Lists::new(view.tree());
        lists.search(Tab::Places, "panj".to_owned());
        lists.follow(&view, Tab::Documents, &Words::english());
        assert_eq!(lists.rows().len(), 2);
        assert_eq!(seen(&mut lists, &view), ["Afghanistan", "Kandahar Province", "Panjwai"]);
        assert_eq!(lists.is_open(&id("Afghanistan")), None, "what is found is not folded");
        lists.search(Tab::Places, "afgh".to_owned());
        assert_eq!(seen(&mut lists, &view), ["Afghanistan"]);
        assert_eq!(lists.is_open(&id("Afghanistan")), None, "nothing is below it that could be");
        lists.search(Tab::Places, String::new());
        assert_eq!(lists.is_open(&id("Afghanistan")), Some(true));
    }

    #[test]
    fn a_date_is_found_in_words_and_in_numbers() {
        let view = ViewModel::new(Arc::new(sample::told()), Query::default());
        let mut lists = Lists::default();
        let mut found = |typed: &str| -> Vec<DateRange> {
            lists.search(Tab::Dates, typed.to_owned());
            lists.follow(&view, Tab::Dates, &Words::english());
            lists.rows().iter().map(|row| lists.dates()[*row].range).collect()
        };
        let year: DateRange = "1996".parse().unwrap();
        let all = found("");
        assert!(all.len() > 2 && all.contains(&year), "{all:?}");
        for typed in ["1996", "1996-01", "31/12/1996", "12/1996", "1/1/1996"] {
            assert_eq!(found(typed), [year], "{typed}");
        }
        assert_eq!(found("1997-01"), []);
        let july: DateRange = "2021-07".parse().unwrap();
        let in_july: Vec<DateRange> = all.iter().copied().filter(|range| july.overlaps(*range)).collect();
        assert!(!in_july.is_empty());
        assert_eq!(found("2021-07"), in_july);
        assert_eq!(found("7/2021"), in_july);
    }

    #[test]
    fn dates_are_counted_once_however_many_letters_are_looked_for() {
        let view = ViewModel::new(Arc::new(sample::told()), Query::default());
        let mut lists = Lists::default();
        lists.follow(&view, Tab::Dates, &Words::english());
        // What is there is marked, so that it shows whether it was made anew.
        lists.dates.rows.iter_mut().for_each(|row| row.kept = 99);
        for typed in ["1", "19", "199"] {
            lists.search(Tab::Dates, typed.to_owned());
            lists.follow(&view, Tab::Dates, &Words::english());
            assert!(lists.dates().iter().all(|row| row.kept == 99), "{typed}");
        }
        lists.follow(&view, Tab::Dates, &Words::of(Language::FRENCH));
        assert!(lists.dates().iter().all(|row| row.kept != 99), "in other words they are others");
    }
}
