//! The user's own places (`[[places]]` of `dateline.toml`), found by the same walks as those of the file.

use std::collections::HashMap;

use crate::model::UserPlace;

use super::fold::name_forms;
use super::{NameEntry, PlaceIndex, Rank};

/// A set of places with a tree of the tokens of their names.
#[derive(Debug)]
pub(super) struct Overlay {
    places: Vec<UserPlace>,
    /// The number of the first place: those of the file come before.
    first: u32,
    nodes: Vec<Node>,
}

#[derive(Debug, Default)]
struct Node {
    next: HashMap<String, u32>,
    entries: Vec<NameEntry>,
}

impl Overlay {
    /// Where every walk begins.
    pub(super) const START: u32 = 0;

    pub(super) fn new(places: Vec<UserPlace>, first: u32) -> Self {
        let mut overlay = Self { places: Vec::new(), first, nodes: vec![Node::default()] };
        for (place, index) in places.into_iter().zip(first..u32::MAX) {
            overlay
                .add(&place.name, NameEntry { place: PlaceIndex(index), rank: Rank::Main, language: None });
            for name in &place.names {
                overlay
                    .add(name, NameEntry { place: PlaceIndex(index), rank: Rank::Alternate, language: None });
            }
            overlay.places.push(place);
        }
        overlay
    }

    fn add(&mut self, name: &str, entry: NameEntry) {
        for form in name_forms(name) {
            let mut node = Self::START as usize;
            for token in form.split(' ') {
                let new = self.nodes.len() as u32;
                node = *self.nodes[node].next.entry(token.to_owned()).or_insert(new) as usize;
                if node == self.nodes.len() {
                    self.nodes.push(Node::default());
                }
            }
            let entries = &mut self.nodes[node].entries;
            if !entries.iter().any(|other| other.place == entry.place) {
                entries.push(entry);
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// The node that `token` leads to.
    pub(super) fn step(&self, node: u32, token: &str) -> Option<u32> {
        self.nodes.get(node as usize)?.next.get(token).copied()
    }

    /// The places of the name that ends at `node`.
    pub(super) fn entries(&self, node: u32) -> &[NameEntry] {
        self.nodes.get(node as usize).map_or(&[], |node| &node.entries)
    }

    pub(super) fn place(&self, index: PlaceIndex) -> Option<&UserPlace> {
        self.places.get(index.0.checked_sub(self.first)? as usize)
    }

    pub(super) fn find(&self, id: &str) -> Option<PlaceIndex> {
        let found = self.places.iter().position(|place| place.id.as_str() == id)?;
        Some(PlaceIndex(self.first + u32::try_from(found).ok()?))
    }
}
