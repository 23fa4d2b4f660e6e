//! Walks the finite-state map of names where it lies: byte by byte from the root, every read checked.
//!
//! The map is written by the crate `fst` (format version 3). It is not read with it, since that crate trusts its
//! bytes and panics on ones that are not its own; a file that a user hands us may be damaged or made to do harm.

use super::bytes::{uint_at, usize_at};

/// The version of the format of `fst` 0.4.
const VERSION: u64 = 3;
/// The address that stands for the final state without transitions.
const EMPTY_FINAL: usize = 0;
/// Nodes with more transitions than this have a table of 256 bytes that leads to them.
const TABLE_THRESHOLD: usize = 32;
/// The bytes that `fst` writes inside a node's first byte, by the number it gives them there (counted from 1).
const COMMON_INPUTS: &[u8; 63] = b"te/oasripcnw.hlm-du012g=:bf3y5&_4v9678k%?xCDASFIBEjPTzRNM+LOqHG";

/// A map from byte strings to numbers.
#[derive(Clone, Copy)]
pub(super) struct Automaton<'a> {
    nodes: &'a [u8],
    root: usize,
    len: usize,
}

/// A state of the walk, and what the transitions up to here add up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct State {
    node: usize,
    output: u64,
}

/// What a node's bytes say, as far as every use needs it.
struct Node {
    /// Address of the first byte of the node; addresses in transitions are counted back from it.
    first: usize,
    kind: NodeKind,
}

enum NodeKind {
    /// One transition, not final.
    One { input: u8, target: usize, output: u64 },
    /// Any number of transitions.
    Any(AnyNode),
}

/// Addresses within a node of any number of transitions. All arrays run backwards: the last transition comes first.
struct AnyNode {
    is_final: bool,
    count: usize,
    /// The table for nodes of many transitions, or the address of the inputs' end.
    below_sizes: usize,
    inputs: usize,
    targets: usize,
    target_width: usize,
    outputs: usize,
    output_width: usize,
}

impl<'a> Automaton<'a> {
    /// The map in `section`; `None` where it is none.
    pub(super) fn new(section: &'a [u8]) -> Option<Self> {
        let trailer = section.len().checked_sub(20)?;
        if uint_at(section, 0, 8)? != VERSION {
            return None;
        }
        let root = usize_at(section, trailer + 8, 8)?;
        let nodes = section.get(..trailer)?;
        (root < nodes.len()).then_some(Self { nodes, root, len: usize_at(section, trailer, 8)? })
    }

    /// How many strings the map says it holds.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Where every walk begins.
    pub(super) fn start(&self) -> State {
        State { node: self.root, output: 0 }
    }

    /// The state that `input` leads to.
    #[inline]
    pub(super) fn step(&self, state: State, input: u8) -> Option<State> {
        let node = self.node(state.node)?;
        let (target, output) = match node.kind {
            NodeKind::One { input: only, target, output } if only == input => (target, output),
            NodeKind::One { .. } => return None,
            NodeKind::Any(any) => {
                let i = any.find(self.nodes, input)?;
                (any.target(self.nodes, node.first, i)?, any.output(self.nodes, i)?)
            }
        };
        Some(State { node: target, output: state.output.wrapping_add(output) })
    }

    /// The state that `inputs` lead to, one after another.
    #[inline]
    pub(super) fn walk(&self, state: State, inputs: &[u8]) -> Option<State> {
        inputs.iter().try_fold(state, |state, &input| self.step(state, input))
    }

    /// The number of the string that ends here, where one does.
    #[inline]
    pub(super) fn value(&self, state: State) -> Option<u64> {
        if state.node == EMPTY_FINAL {
            return Some(state.output);
        }
        match self.node(state.node)?.kind {
            NodeKind::Any(any) if any.is_final => {
                let at = any.outputs.checked_sub(any.output_width)?;
                Some(state.output.wrapping_add(read(self.nodes, at, any.output_width)?))
            }
            _ => None,
        }
    }

    /// Calls `visit` with the number of every string that goes on from `state`, in order, until it says no
    /// or strings are longer than `depth` bytes.
    pub(super) fn values_below(
        &self,
        state: State,
        depth: usize,
        visit: &mut dyn FnMut(u64) -> bool,
    ) -> bool {
        if let Some(value) = self.value(state)
            && !visit(value)
        {
            return false;
        }
        if depth == 0 {
            return true;
        }
        (0..=u8::MAX).all(|input| match self.step(state, input) {
            Some(next) => self.values_below(next, depth - 1, visit),
            None => true,
        })
    }

    #[inline]
    fn node(&self, address: usize) -> Option<Node> {
        if address == EMPTY_FINAL {
            return None;
        }
        let head = *self.nodes.get(address)?;
        match head >> 6 {
            0b11 => {
                let (input, first) = self.single_input(head, address)?;
                let kind = NodeKind::One { input, target: first.checked_sub(1)?, output: 0 };
                Some(Node { first, kind })
            }
            0b10 => self.one_transition(head, address),
            _ => self.any_transitions(head, address),
        }
    }

    /// The input of a node of one transition, and the address of its byte or else of the head.
    #[inline]
    fn single_input(&self, head: u8, address: usize) -> Option<(u8, usize)> {
        match (head & 0x3f).checked_sub(1) {
            Some(common) => Some((*COMMON_INPUTS.get(usize::from(common))?, address)),
            None => Some((*self.nodes.get(address.checked_sub(1)?)?, address - 1)),
        }
    }

    #[inline]
    fn one_transition(&self, head: u8, address: usize) -> Option<Node> {
        let (input, at) = self.single_input(head, address)?;
        let sizes_at = at.checked_sub(1)?;
        let (target_width, output_width) = widths(*self.nodes.get(sizes_at)?);
        let target_at = sizes_at.checked_sub(target_width)?;
        let first = target_at.checked_sub(output_width)?;
        let target = resolve(first, read(self.nodes, target_at, target_width)?)?;
        let output = read(self.nodes, first, output_width)?;
        Some(Node { first, kind: NodeKind::One { input, target, output } })
    }

    #[inline]
    fn any_transitions(&self, head: u8, address: usize) -> Option<Node> {
        let is_final = head & 0x40 != 0;
        let (count, at) = match head & 0x3f {
            0 => match self.nodes.get(address.checked_sub(1)?)? {
                // One transition would stand in the head, so that 1 is free to mean 256.
                1 => (256, address - 1),
                &count => (usize::from(count), address - 1),
            },
            count => (usize::from(count), address),
        };
        let below_sizes = at.checked_sub(1)?;
        let (target_width, output_width) = widths(*self.nodes.get(below_sizes)?);
        let table = if count > TABLE_THRESHOLD { 256 } else { 0 };
        let inputs = below_sizes.checked_sub(table + count)?;
        let targets = inputs.checked_sub(count * target_width)?;
        let outputs = targets.checked_sub(count * output_width)?;
        let first = outputs.checked_sub(if is_final { output_width } else { 0 })?;
        let any =
            AnyNode { is_final, count, below_sizes, inputs, targets, target_width, outputs, output_width };
        Some(Node { first, kind: NodeKind::Any(any) })
    }
}

impl AnyNode {
    /// The number of the transition for `input`.
    #[inline]
    fn find(&self, nodes: &[u8], input: u8) -> Option<usize> {
        if self.count > TABLE_THRESHOLD {
            let i = usize::from(*nodes.get(self.below_sizes - 256 + usize::from(input))?);
            return (i < self.count).then_some(i);
        }
        let inputs = nodes.get(self.inputs..self.inputs + self.count)?;
        inputs.iter().position(|&other| other == input).map(|i| self.count - 1 - i)
    }

    #[inline]
    fn target(&self, nodes: &[u8], first: usize, i: usize) -> Option<usize> {
        let at = self.targets + (self.count - 1 - i) * self.target_width;
        resolve(first, read(nodes, at, self.target_width)?)
    }

    #[inline]
    fn output(&self, nodes: &[u8], i: usize) -> Option<u64> {
        read(nodes, self.outputs + (self.count - 1 - i) * self.output_width, self.output_width)
    }
}

/// Widths in bytes of addresses and of outputs.
#[inline]
fn widths(sizes: u8) -> (usize, usize) {
    (usize::from(sizes >> 4), usize::from(sizes & 0xf))
}

/// The address that lies `back` before a node's first byte. Always below that node, so that no walk goes in circles.
#[inline]
fn resolve(first: usize, back: u64) -> Option<usize> {
    match usize::try_from(back).ok()? {
        EMPTY_FINAL => Some(EMPTY_FINAL),
        back => first.checked_sub(back),
    }
}

/// A number of `width` bytes; 0 where it has none.
#[inline]
fn read(nodes: &[u8], at: usize, width: usize) -> Option<u64> {
    if width == 0 { Some(0) } else { uint_at(nodes, at, width) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn built(keys: &BTreeMap<Vec<u8>, u64>) -> Vec<u8> {
        fst::Map::from_iter(keys.iter().map(|(key, value)| (key, *value))).unwrap().into_fst().into_inner()
    }

    fn get(automaton: &Automaton<'_>, key: &[u8]) -> Option<u64> {
        automaton.walk(automaton.start(), key).and_then(|state| automaton.value(state))
    }

    #[test]
    fn the_table_of_common_bytes_is_the_one_fst_writes_with() {
        for byte in 0..=u8::MAX {
            let keys = BTreeMap::from([(vec![byte, byte], 300)]);
            let map = built(&keys);
            assert_eq!(get(&Automaton::new(&map).unwrap(), &[byte, byte]), Some(300), "{byte}");
        }
    }

    #[test]
    fn a_node_of_256_transitions_is_read() {
        let keys = (0..=u8::MAX).map(|byte| (vec![byte, b'x'], u64::from(byte) * 1000)).collect();
        let map = built(&keys);
        let automaton = Automaton::new(&map).unwrap();
        assert!(keys.iter().all(|(key, value)| get(&automaton, key) == Some(*value)));
    }

    proptest! {
        #[test]
        fn every_key_is_found_with_its_value_and_nothing_else(
            keys in prop::collection::btree_map(prop::collection::vec(any::<u8>(), 0..6), any::<u64>(), 0..80),
            others in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..6), 20),
        ) {
            let map = built(&keys);
            let automaton = Automaton::new(&map).unwrap();
            prop_assert_eq!(automaton.len(), keys.len());
            for key in keys.keys().chain(&others) {
                prop_assert_eq!(get(&automaton, key), keys.get(key).copied());
            }
            let mut listed = Vec::new();
            automaton.values_below(automaton.start(), 10, &mut |value| { listed.push(value); true });
            prop_assert_eq!(listed, keys.values().copied().collect::<Vec<_>>());
        }

        #[test]
        fn bytes_that_are_no_map_never_panic(
            mut map in prop::collection::btree_set("[a-c]{1,5}", 1..40)
                .prop_map(|keys| fst::Map::from_iter(keys.iter().zip(1000u64..)).unwrap().into_fst().into_inner()),
            damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
            keys in prop::collection::vec("[a-c]{1,5}", 20),
        ) {
            for (at, byte) in damage {
                let at = at.index(map.len());
                map[at] = byte;
            }
            if let Some(automaton) = Automaton::new(&map) {
                for key in &keys {
                    let _ = get(&automaton, key.as_bytes());
                }
            }
        }
    }
}
