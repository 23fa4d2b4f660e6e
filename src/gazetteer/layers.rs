//! Gazetteers laid over one another: names are looked up in all, and a place that several of them have is one place.
//!
//! A lower layer knows nothing of those above it. Which of its places stand above as well, by the same identifier, is found
//! once, when the layers are put together; the number of such a place is replaced by that of the highest one.

use std::collections::HashSet;
use std::sync::Arc;

use super::alphabet::{Alphabet, SEPARATOR};
use super::automaton::{Automaton, State};
use super::index::Index;
use super::{Gazetteer, GazetteerError, NameEntry, NameHit, NameId, PlaceIndex, Rank};

/// How many layers may lie above the lowest one.
pub(super) const LIMIT: usize = 3;
/// Stands for "not a name of this layer".
const NONE: u32 = u32::MAX;

/// The numbers of a name in the layers above the lowest one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NamesAbove([u32; LIMIT]);

impl NamesAbove {
    /// A name of no layer above.
    pub(super) const NONE: Self = Self([NONE; LIMIT]);

    fn of(self, layer: usize) -> Option<u32> {
        self.0.get(layer).copied().filter(|number| *number != NONE)
    }
}

/// The layers above the lowest one, and how the places of all belong together.
#[derive(Debug)]
pub(super) struct Layers {
    above: Vec<Layer>,
    /// Places that stand above, too: own number and number of the highest. Sorted.
    covered: Vec<(PlaceIndex, PlaceIndex)>,
    /// The same the other way round; of several below a place the highest first.
    below: Vec<(PlaceIndex, PlaceIndex)>,
}

/// A layer above the lowest one.
#[derive(Debug)]
struct Layer {
    index: Arc<Index>,
    /// The number of its first place: those of lower layers come before.
    first: u32,
    /// The containers that are in other files.
    outside: Vec<Option<PlaceIndex>>,
}

/// A place in the layer it is numbered in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Located<'g> {
    pub(super) index: &'g Index,
    /// Its number in the file of that layer.
    pub(super) number: u32,
    /// The layer above the lowest one, if it is one of those.
    layer: Option<usize>,
}

impl Gazetteer {
    /// This gazetteer with others laid over it, the last one on top. Their names are found by the same walks. A place
    /// that several have, by the same identifier, is one place: its facts are those of the highest layer that tells
    /// them, and it keeps the names of all. Places added with [`Gazetteer::with_places`] are to be added afterwards.
    ///
    /// # Errors
    /// Where they are more than a name can tell apart, or hold more places than have numbers.
    pub fn under(&self, others: &[Self]) -> Result<Self, GazetteerError> {
        let files = self.files().skip(1).chain(others.iter().flat_map(Self::files));
        let files: Vec<&Arc<Index>> = files.map(|(index, _)| index).collect();
        if files.is_empty() {
            return Ok(Self { overlay: None, ..self.clone() });
        }
        if files.len() > LIMIT {
            return Err(GazetteerError::TooManyLayers { count: files.len(), limit: LIMIT });
        }
        let mut above = Vec::new();
        let mut first = self.index.len();
        for index in files {
            above.push(Layer { index: Arc::clone(index), first, outside: Vec::new() });
            first = first
                .checked_add(index.len())
                .filter(|next| *next < NONE)
                .ok_or(GazetteerError::TooMany { what: "places", count: usize::MAX, limit: NONE as usize })?;
        }
        let (covered, below) = covers(&self.index, &above);
        let layers = Layers { above, covered, below };
        let mut together =
            Self { index: Arc::clone(&self.index), layers: Some(Arc::new(layers)), overlay: None };
        let outside = together.outsides();
        if let Some(layers) = together.layers.as_mut().and_then(Arc::get_mut) {
            layers.above.iter_mut().zip(outside).for_each(|(layer, outside)| layer.outside = outside);
        }
        Ok(together)
    }

    /// The file of each layer, and the number that its first place has; the lowest layer first.
    pub(super) fn files(&self) -> impl Iterator<Item = (&Arc<Index>, u32)> {
        let above = self.layers.iter().flat_map(|layers| &layers.above);
        std::iter::once((&self.index, 0)).chain(above.map(|layer| (&layer.index, layer.first)))
    }

    /// The containers that files of upper layers name and do not have.
    fn outsides(&self) -> Vec<Vec<Option<PlaceIndex>>> {
        let ids = |index| (0..).map_while(move |number| Index::outside(index, number));
        self.files().skip(1).map(|(index, _)| ids(index).map(|id| self.find(id)).collect()).collect()
    }

    /// One past the number of the last place of a file.
    pub(super) fn end(&self) -> u32 {
        let highest = self.layers.as_ref().and_then(|layers| layers.above.last());
        highest.map_or(self.index.len(), |layer| layer.first + layer.index.len())
    }

    /// The file that a place is in, and its number there.
    pub(super) fn located(&self, place: PlaceIndex) -> Option<Located<'_>> {
        let lowest = self.index.len();
        if place.0 < lowest {
            return Some(Located { index: &self.index, number: place.0, layer: None });
        }
        let above = &self.layers.as_ref()?.above;
        let layer = above.partition_point(|layer| layer.first <= place.0).checked_sub(1)?;
        let Layer { index, first, .. } = above.get(layer)?;
        let number = place.0 - first;
        (number < index.len()).then_some(Located { index, number, layer: Some(layer) })
    }

    /// The place that stands for this one where several layers have it.
    pub(super) fn topmost(&self, place: PlaceIndex) -> PlaceIndex {
        let Some(layers) = &self.layers else { return place };
        match layers.covered.binary_search_by_key(&place, |(lower, _)| *lower) {
            Ok(found) => layers.covered[found].1,
            Err(_) => place,
        }
    }

    /// The same place in lower layers, the highest first.
    pub(super) fn below(&self, place: PlaceIndex) -> impl Iterator<Item = PlaceIndex> + '_ {
        let pairs = self.layers.as_ref().map_or(&[][..], |layers| &layers.below);
        let start = pairs.partition_point(|(top, _)| *top < place);
        pairs.iter().skip(start).take_while(move |(top, _)| *top == place).map(|(_, lower)| *lower)
    }

    /// How many places stand in several layers, counted once for each but the highest.
    pub(super) fn covered(&self) -> usize {
        self.layers.as_ref().map_or(0, |layers| layers.covered.len())
    }

    /// The place with this identifier in the files, the highest layer first.
    pub(super) fn find_in_files(&self, id: &str) -> Option<PlaceIndex> {
        let above = self.layers.iter().flat_map(|layers| layers.above.iter().rev());
        let mut found = above.filter_map(|layer| Some(PlaceIndex(layer.first + layer.index.find(id)?)));
        found.next().or_else(|| self.index.find(id).map(PlaceIndex))
    }

    /// A container that a record in `located` tells by number.
    pub(super) fn container(&self, located: Located<'_>, number: u32) -> Option<PlaceIndex> {
        let layer = located.layer.and_then(|layer| self.layers.as_ref()?.above.get(layer));
        match (number.checked_sub(located.index.len()), layer) {
            (None, layer) => Some(self.topmost(PlaceIndex(layer.map_or(0, |layer| layer.first) + number))),
            // The lowest layer may name places of those above it.
            (Some(outside), None) => {
                self.layers.as_ref()?;
                self.find(self.index.outside(outside)?)
            }
            (Some(outside), Some(layer)) => *layer.outside.get(outside as usize)?,
        }
    }

    /// [`Gazetteer::names_at`] through several layers.
    pub(super) fn names_in_layers<'t>(
        &self,
        tokens: impl IntoIterator<Item = &'t str>,
        hits: &mut Vec<NameHit>,
    ) {
        let mut walks: [Option<Walk<'_>>; LIMIT + 1] = [const { None }; LIMIT + 1];
        walks.iter_mut().zip(self.files()).for_each(|(walk, (index, _))| *walk = Walk::new(index));
        let mut user = self.overlay.as_ref().map(|_| super::overlay::Overlay::START);
        for (i, token) in tokens.into_iter().enumerate() {
            let mut numbers = [NONE; LIMIT + 1];
            for (walk, number) in walks.iter_mut().zip(&mut numbers) {
                *walk = walk.take().and_then(|walk| walk.step(i, token));
                *number = walk.as_ref().and_then(Walk::value).unwrap_or(NONE);
            }
            user = user.and_then(|node| self.overlay.as_ref()?.step(node, token));
            if user.is_none() && walks.iter().all(Option::is_none) {
                break;
            }
            let [file, above @ ..] = numbers;
            let name = NameId {
                file: Some(file).filter(|number| *number != NONE),
                above: NamesAbove(above),
                user: user.filter(|node| !self.user_entries(Some(*node)).is_empty()),
            };
            if name != NameId::NONE {
                hits.push(NameHit { tokens: i + 1, name });
            }
        }
    }

    /// What a name stands for in the files of all layers: by rank, then the lowest layer first, each place once for each
    /// language.
    pub(super) fn entries_in_layers(&self, name: NameId) -> Vec<NameEntry> {
        let mut all: Vec<NameEntry> = Vec::new();
        let numbers = std::iter::once(name.file).chain((0..LIMIT).map(|layer| name.above.of(layer)));
        for ((index, first), number) in self.files().zip(numbers) {
            let entries = number.into_iter().flat_map(|number| index.entries().of(number));
            let known = entries.filter(|entry| entry.place.0 < index.len());
            all.extend(known.map(|entry| {
                let place = self.topmost(PlaceIndex(first + entry.place.0));
                NameEntry { place, ..entry }
            }));
        }
        all.sort_by_key(|entry| entry.rank);
        let (mut told, mut places) = (HashSet::new(), HashSet::new());
        // As in a file: an alternate name without a language tells nothing more where the place has it in one.
        all.retain(|entry| {
            let anywhere = entry.language.is_none() && entry.rank > Rank::Preferred;
            let was_told = anywhere && places.contains(&entry.place);
            places.insert(entry.place);
            told.insert((entry.place, entry.language)) && !was_told
        });
        all
    }
}

impl NameId {
    /// A name of nothing.
    pub(super) const NONE: Self = Self { file: None, above: NamesAbove::NONE, user: None };
}

/// A walk through the names of one file.
struct Walk<'i> {
    automaton: Automaton<'i>,
    alphabet: &'i Alphabet,
    state: State,
}

impl<'i> Walk<'i> {
    fn new(index: &'i Index) -> Option<Self> {
        let automaton = index.automaton()?;
        Some(Self { automaton, alphabet: index.alphabet(), state: automaton.start() })
    }

    /// The walk after token `i`; `None` where no name goes on so.
    fn step(mut self, i: usize, token: &str) -> Option<Self> {
        if i > 0 {
            self.state = self.automaton.step(self.state, SEPARATOR)?;
        }
        self.state = self.automaton.walk_text(self.state, token, self.alphabet)?;
        Some(self)
    }

    /// The number of the name that ends here.
    fn value(&self) -> Option<u32> {
        self.automaton.value(self.state).and_then(|value| u32::try_from(value).ok())
    }
}

type Pairs = Vec<(PlaceIndex, PlaceIndex)>;

/// Finds the places that several layers have.
fn covers(lowest: &Index, above: &[Layer]) -> (Pairs, Pairs) {
    let mut covered: Pairs = Vec::new();
    let lower = std::iter::once((lowest, 0)).chain(above.iter().map(|layer| (&*layer.index, layer.first)));
    for (depth, (index, first)) in lower.enumerate() {
        // The highest layer is asked first, and what it has is not asked for again.
        for upper in above.get(depth..).unwrap_or_default().iter().rev() {
            let known = covered.len();
            let mut add =
                |low: u32, high: u32| covered.push((PlaceIndex(first + low), PlaceIndex(upper.first + high)));
            // Each identifier of the smaller file is looked up in the larger one.
            if index.len() <= upper.index.len() {
                index.ids(&mut |number, id| {
                    if let Some(high) = upper.index.find(id) {
                        add(number, high);
                    }
                });
            } else {
                upper.index.ids(&mut |number, id| {
                    if let Some(low) = index.find(id) {
                        add(low, number);
                    }
                });
            }
            covered[known..].sort_unstable();
        }
    }
    // A stable sort: of several above a place the highest was found first.
    covered.sort_by_key(|(lower, _)| *lower);
    covered.dedup_by_key(|(lower, _)| *lower);
    let mut below: Pairs = covered.iter().map(|&(lower, top)| (top, lower)).collect();
    below.sort_by_key(|&(top, lower)| (top, std::cmp::Reverse(lower)));
    (covered, below)
}
