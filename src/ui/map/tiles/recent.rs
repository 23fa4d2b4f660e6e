//! Tiles of this run that may not be kept on disk, or have no place there: a figure shows what the screen shows.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// What they take at most, in bytes.
const MOST_KEPT: usize = 64 << 20;

/// Tiles by their addresses, the latest last.
#[derive(Default)]
pub struct Recent(Mutex<VecDeque<(String, Vec<u8>)>>);

impl Recent {
    /// Remembers a tile in the place of what was known of its address. What came first goes where there is no more room.
    pub fn put(&self, url: &str, body: &[u8]) {
        let mut tiles = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        tiles.retain(|(known, _)| known != url);
        tiles.push_back((url.to_owned(), body.to_vec()));
        let mut bytes: usize = tiles.iter().map(|(_, body)| body.len()).sum();
        while bytes > MOST_KEPT {
            let Some((_, oldest)) = tiles.pop_front() else { return };
            bytes -= oldest.len();
        }
    }

    /// Forgets a tile.
    pub fn remove(&self, url: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|(known, _)| known != url);
    }

    /// The tile of an address.
    #[must_use]
    pub fn get(&self, url: &str) -> Option<Vec<u8>> {
        let tiles = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        tiles.iter().find(|(known, _)| known == url).map(|(_, body)| body.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_tiles_are_known_and_the_oldest_make_room() {
        let recent = Recent::default();
        let large = vec![7; MOST_KEPT / 4];
        ["a", "b", "c", "d"].iter().for_each(|url| recent.put(url, &large));
        recent.put("a", &large);
        recent.put("e", b"small");
        let known = ["a", "b", "c", "d", "e"].map(|url| recent.get(url).is_some());
        assert_eq!(known, [true, false, true, true, true]);
        recent.remove("e");
        assert_eq!(recent.get("e"), None);
    }
}
