//! The places of a corpus as a tree: country, province, district, place.

use serde::Serialize;

use super::counting::Counting;
use super::mask::PlaceMask;
use super::query::{Query, Restriction};
use crate::corpus::Corpus;
use crate::model::{Kind, Place, PlaceId};

/// A row of the tree, in the order of display: each container before what it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TreeRow {
    /// Which place.
    pub place: PlaceId,
    /// Its name, in the language that the query names places in.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// How many containers it is in: 0 for a country, or where none is known.
    pub depth: u8,
    /// Mentions of it and of all below it.
    pub total: u32,
    /// Whether rows below it follow.
    pub has_children: bool,
}

/// The tree of all places with mentions and their containers, which appear even without a mention of their own, but for
/// districts; and how many mentions `query` shows of each row's place and of all below it, by a scan of all.
/// Siblings stand most mentioned first (by all mentions, so that rows keep their place while the window moves), then
/// by name.
#[must_use]
#[allow(clippy::cast_possible_truncation)] // mentions are numbered in 32 bits
pub fn tree(corpus: &Corpus, query: &Query) -> (Vec<TreeRow>, Vec<u32>) {
    let mut tree = Tree::of(corpus, query);
    let restriction = Restriction::of(query);
    let (columns, sorts) = (corpus.columns(), corpus.sorts(&query.filter.sieve));
    let mask = PlaceMask::of(corpus, &query.filter);
    tree.count(|place| {
        if !mask.keeps(place) {
            return 0;
        }
        let days = columns.days_of_place(query.clock, place);
        restriction.count(days, sorts.of_place(place)) as u32
    });
    (tree.rows, tree.visible)
}

/// The tree with what is needed to count it anew. The counts stand apart from the rows: they change at every step of the slider.
#[derive(Clone, Debug, Default)]
pub(super) struct Tree {
    pub rows: Vec<TreeRow>,
    /// Of each row: visible mentions of its place and of all below it.
    pub visible: Vec<u32>,
    /// Of each row: the number of its place, and the row of its container or [`ROOT`].
    links: Vec<(u32, u32)>,
}

/// Instead of a row: in no container.
const ROOT: u32 = u32::MAX;

impl Tree {
    pub fn of(corpus: &Corpus, query: &Query) -> Self {
        let siblings = Siblings::of(corpus);
        let mut tree = Self::default();
        siblings.add_below(corpus, None, ROOT, 0, &mut tree);
        tree.visible = vec![0; tree.rows.len()];
        tree.name(corpus, query);
        tree
    }

    /// Names the places as the query does. They stay in their order.
    pub fn name(&mut self, corpus: &Corpus, query: &Query) {
        let places = corpus.places().as_slice();
        for (row, &(place, _)) in self.rows.iter_mut().zip(&self.links) {
            query.name_of(corpus, &places[place as usize]).clone_into(&mut row.name);
        }
    }

    /// Takes what is counted of each place; names, order and totals stay.
    pub fn update(&mut self, counting: &Counting) {
        self.count(|place| counting.places()[place as usize].visible);
    }

    /// Takes how many mentions are visible of each place, by its number.
    fn count(&mut self, visible: impl Fn(u32) -> u32) {
        self.visible = self.summed(visible);
    }

    /// Of each row: mentions of its place and of all below it, of which `own` tells by the number of a place.
    fn summed(&self, own: impl Fn(u32) -> u32) -> Vec<u32> {
        let mut sums: Vec<u32> = self.links.iter().map(|&(place, _)| own(place)).collect();
        // A container stands above what it holds, so from the end up each sum is complete when it is added on.
        for row in (0..sums.len()).rev() {
            let parent = self.links[row].1;
            if parent != ROOT {
                sums[parent as usize] += sums[row];
            }
        }
        sums
    }

    /// Of each row: mentions of its place and of all below it that the filters keep, whatever the window.
    #[allow(clippy::cast_possible_truncation)] // mentions are numbered in 32 bits
    pub fn kept(&self, corpus: &Corpus, query: &Query) -> Vec<u32> {
        let (sorts, mask) = (corpus.sorts(&query.filter.sieve), PlaceMask::of(corpus, &query.filter));
        let restriction = Restriction::of(query);
        self.summed(|place| {
            let of_place = || sorts.of_place(place).iter().filter(|sort| restriction.keeps(**sort));
            if mask.keeps(place) { of_place().count() as u32 } else { 0 }
        })
    }
}

/// Children of each place and of none, sorted; totals with what is below.
struct Siblings {
    children: Vec<Vec<u32>>,
    roots: Vec<u32>,
    total: Vec<u32>,
}

impl Siblings {
    #[allow(clippy::cast_possible_truncation)] // mentions are numbered in 32 bits
    fn of(corpus: &Corpus) -> Self {
        let places = corpus.places().as_slice();
        let mut total = vec![0u32; places.len()];
        let parents: Vec<Option<u32>> = places.iter().map(|place| container(corpus, place)).collect();
        for place in 0..places.len() as u32 {
            let own = corpus.mentions_of(place).len() as u32;
            for container in ancestors(&parents, place) {
                total[container as usize] += own;
            }
        }
        let mut siblings = Self { children: vec![Vec::new(); places.len()], roots: Vec::new(), total };
        for place in (0..places.len() as u32).filter(|&place| siblings.total[place as usize] > 0) {
            // A ring of containers has no top: its members stand at the root rather than nowhere.
            let ring = ancestors(&parents, place).last().is_some_and(|top| parents[top as usize].is_some());
            match parents[place as usize].filter(|_| !ring) {
                Some(parent) => siblings.children[parent as usize].push(place),
                None => siblings.roots.push(place),
            }
        }
        siblings.sort(corpus);
        siblings
    }

    fn sort(&mut self, corpus: &Corpus) {
        let places = corpus.places().as_slice();
        let name = |place: u32| corpus.name_of(&places[place as usize]);
        let total = &self.total;
        let before = |a: &u32, b: &u32| {
            total[*b as usize].cmp(&total[*a as usize]).then_with(|| name(*a).cmp(name(*b))).then(a.cmp(b))
        };
        self.roots.sort_by(before);
        self.children.iter_mut().for_each(|children| children.sort_by(before));
    }

    #[allow(clippy::cast_possible_truncation)] // a row for each place at most, which are numbered in 32 bits
    fn add_below(&self, corpus: &Corpus, of: Option<u32>, row: u32, depth: u8, tree: &mut Tree) {
        let here = of.map_or(&self.roots, |place| &self.children[place as usize]);
        for &number in here {
            let place = &corpus.places().as_slice()[number as usize];
            let at = tree.rows.len() as u32;
            tree.rows.push(TreeRow {
                place: place.id.clone(),
                name: String::new(),
                kind: place.kind,
                depth,
                total: self.total[number as usize],
                has_children: !self.children[number as usize].is_empty(),
            });
            tree.links.push((number, row));
            self.add_below(corpus, Some(number), at, depth.saturating_add(1), tree);
        }
    }
}

/// The container under which a place stands: a district only where a text names it, for a town and the district of its
/// name would stand below each other all over the tree.
fn container(corpus: &Corpus, place: &Place) -> Option<u32> {
    let nearest = corpus.places().parent_of(place)?;
    let holder = corpus.places().as_slice().get(nearest as usize)?;
    if holder.kind == Kind::District && corpus.mentions_of(nearest).is_empty() {
        corpus.places().parent_of(holder)
    } else {
        Some(nearest)
    }
}

/// A place and its containers, nearest first; at most four, which also ends a ring.
fn ancestors(parents: &[Option<u32>], place: u32) -> impl Iterator<Item = u32> {
    std::iter::successors(Some(place), |&at| parents[at as usize]).take(4)
}
