//! Vector tiles, kept once they are made; what is being made anew in another look is shown in the old one until then.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use super::super::mesher::{Mesher, Order, ReadyTile};
use crate::basemap::{PlacedTile, Style, TileId};

/// Tiles kept beside those on screen.
const MOST_TILES: usize = 192;

/// One thing made, or on order: `look` is what it was last ordered in. What is there is shown until the new one comes.
pub struct Slot<T, L> {
    /// What there is to show.
    pub ready: Option<T>,
    /// What it was ordered in.
    pub look: L,
    /// Whether the order was carried out.
    pub made: bool,
    /// The last frame that showed it.
    pub last_used: u64,
}

/// Puts what was made into its slot, where that still wants it in this look.
pub fn fill_slot<K: Hash + Eq, T, L: PartialEq>(
    slots: &mut HashMap<K, Slot<T, L>>,
    key: &K,
    look: &L,
    made: Option<T>,
) {
    if let Some(slot) = slots.get_mut(key).filter(|slot| slot.look == *look) {
        slot.ready = made;
        slot.made = true;
    }
}

/// Drops what was not used for longest, until no more than `most` are kept. What is on order stays, to be taken in.
pub fn forget<K: Hash + Eq + Clone, T, L>(slots: &mut HashMap<K, Slot<T, L>>, most: usize, frame: u64) {
    if slots.len() <= most {
        return;
    }
    let mut idle: Vec<(u64, K)> = slots
        .iter()
        .filter(|(_, slot)| slot.made && slot.last_used + 1 < frame)
        .map(|(key, slot)| (slot.last_used, key.clone()))
        .collect();
    idle.sort_by_key(|(last_used, _)| *last_used);
    for (_, key) in idle.into_iter().take(slots.len() - most) {
        slots.remove(&key);
    }
}

/// The vector tiles of one source.
#[derive(Default)]
pub struct TileSet {
    slots: HashMap<TileId, Slot<ReadyTile, Arc<Style>>>,
    frame: u64,
    waiting: usize,
}

impl TileSet {
    /// Begins a frame.
    pub fn begin_frame(&mut self) {
        self.frame += 1;
        self.waiting = 0;
        forget(&mut self.slots, MOST_TILES, self.frame);
    }

    /// How many tiles that the frame wanted are still to come.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.waiting
    }

    /// Takes in a tile; none where the source has none.
    pub fn take(&mut self, id: TileId, style: &Arc<Style>, tile: Option<ReadyTile>) {
        fill_slot(&mut self.slots, &id, style, tile);
    }

    /// A tile, which is ordered where it is not there in this look.
    pub fn tile(&mut self, mesher: &Mesher, id: TileId, style: &Arc<Style>) -> Option<&ReadyTile> {
        let frame = self.frame;
        let order = || mesher.order(Order::Tile(id, Arc::clone(style)));
        let slot = self.slots.entry(id).or_insert_with(|| {
            order();
            Slot { ready: None, look: Arc::clone(style), made: false, last_used: frame }
        });
        if slot.look != *style {
            order();
            slot.look = Arc::clone(style);
            slot.made = false;
        }
        slot.last_used = frame;
        self.waiting += usize::from(!slot.made);
        slot.ready.as_ref()
    }

    /// Whether a tile is known to be empty.
    #[must_use]
    pub fn is_missing(&self, id: TileId) -> bool {
        self.slots.get(&id).is_some_and(|slot| slot.made && slot.ready.is_none())
    }

    /// The nearest larger tile that is there.
    pub fn stand_in(&mut self, placed: PlacedTile) -> Option<(PlacedTile, ReadyTile)> {
        (0..placed.id.zoom).rev().find_map(|zoom| {
            let id = placed.id.ancestor(zoom);
            let slot = self.slots.get_mut(&id)?;
            let tile = slot.ready.clone()?;
            slot.last_used = self.frame;
            Some((PlacedTile { id, ..placed }, tile))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_used_for_longest_is_forgotten_first() {
        let slot = |last_used, made| Slot { ready: Some(()), look: (), made, last_used };
        let mut slots: HashMap<u32, Slot<(), ()>> =
            HashMap::from([(1, slot(5, true)), (2, slot(9, true)), (3, slot(1, false)), (4, slot(3, true))]);
        forget(&mut slots, 2, 10);
        let mut kept: Vec<u32> = slots.into_keys().collect();
        kept.sort_unstable();
        assert_eq!(kept, [2, 3]);
    }
}
