//! Walks the finite-state map of names where it lies: byte by byte from the root, every read checked.
//!
//! The map is written by the crate `fst` (format version 3). It is not read with it, since that crate trusts its
//! bytes and panics on ones that are not its own; a file that a user hands us may be damaged or made to do harm.

use super::alphabet::Alphabet;
use super::bytes::{uint_at, usize_at};

/// The version of the format of `fst` 0.4.
const VERSION: u64 = 3;
/// The address that stands for the final state without transitions.
const EMPTY_FINAL: usize = 0;
/// Nodes with more transitions than this have a table of 256 bytes that leads to them.
const TABLE_THRESHOLD: usize = 32;
/// Bytes of that table.
const TABLE: usize = 256;
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

/// Addresses within a node of any number of transitions. All arrays run backwards: the last transition comes first.
struct AnyNode {
    count: usize,
    /// The address of the widths, below which the table or else the inputs end.
    sizes: usize,
    inputs: usize,
    targets: usize,
    target_width: usize,
    outputs: usize,
    output_width: usize,
    /// The node's first byte; addresses in transitions are counted back from it.
    first: usize,
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
        if state.node == EMPTY_FINAL {
            return None;
        }
        let head = *self.nodes.get(state.node)?;
        if head >= 0x80 {
            return self.step_single(state, head, input);
        }
        let node = self.any_node(head, state.node)?;
        let i = node.find(self.nodes, input)?;
        let target = read(self.nodes, node.targets + i * node.target_width, node.target_width)?;
        let output = read(self.nodes, node.outputs + i * node.output_width, node.output_width)?;
        Some(State { node: resolve(node.first, target)?, output: state.output.wrapping_add(output) })
    }

    /// The same from a node of one transition, which is not final.
    #[inline]
    fn step_single(&self, state: State, head: u8, input: u8) -> Option<State> {
        let (only, at) = match (head & 0x3f).checked_sub(1) {
            Some(common) => (COMMON_INPUTS[usize::from(common)], state.node),
            None => (*self.nodes.get(state.node.checked_sub(1)?)?, state.node - 1),
        };
        if only != input {
            return None;
        }
        let below = at.checked_sub(1)?;
        if head >= 0xc0 {
            // The next node is the one written just before this one.
            return Some(State { node: below, output: state.output });
        }
        let (target_width, output_width) = widths(*self.nodes.get(below)?);
        let target = below.checked_sub(target_width)?;
        let first = target.checked_sub(output_width)?;
        let node = resolve(first, read(self.nodes, target, target_width)?)?;
        Some(State { node, output: state.output.wrapping_add(read(self.nodes, first, output_width)?) })
    }

    /// The state that the bytes of a folded text lead to.
    #[inline]
    pub(super) fn walk_text(&self, mut state: State, folded: &str, alphabet: &Alphabet) -> Option<State> {
        alphabet.each_byte(folded, |byte| {
            state = self.step(state, byte)?;
            Some(())
        })?;
        Some(state)
    }

    /// The number of the string that ends here, where one does.
    #[inline]
    pub(super) fn value(&self, state: State) -> Option<u64> {
        if state.node == EMPTY_FINAL {
            return Some(state.output);
        }
        let head = *self.nodes.get(state.node)?;
        if head & 0xc0 != 0x40 {
            return None;
        }
        let node = self.any_node(head, state.node)?;
        Some(state.output.wrapping_add(read(self.nodes, node.first, node.output_width)?))
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
    fn any_node(&self, head: u8, address: usize) -> Option<AnyNode> {
        let is_final = head & 0x40 != 0;
        let (count, at) = match head & 0x3f {
            0 => match self.nodes.get(address.checked_sub(1)?)? {
                // One transition would stand in the head, so that 1 is free to mean 256.
                1 => (256, address - 1),
                &count => (usize::from(count), address - 1),
            },
            count => (usize::from(count), address),
        };
        let sizes = at.checked_sub(1)?;
        let (target_width, output_width) = widths(*self.nodes.get(sizes)?);
        let table = if count > TABLE_THRESHOLD { TABLE } else { 0 };
        let inputs = sizes.checked_sub(table + count)?;
        let targets = inputs.checked_sub(count * target_width)?;
        let outputs = targets.checked_sub(count * output_width)?;
        let first = outputs.checked_sub(if is_final { output_width } else { 0 })?;
        Some(AnyNode { count, sizes, inputs, targets, target_width, outputs, output_width, first })
    }
}

impl AnyNode {
    /// The position of the transition for `input` in the arrays.
    #[inline]
    fn find(&self, nodes: &[u8], input: u8) -> Option<usize> {
        if self.count > TABLE_THRESHOLD {
            let i = usize::from(*nodes.get(self.sizes - TABLE + usize::from(input))?);
            return (self.count - 1).checked_sub(i);
        }
        nodes.get(self.inputs..self.inputs + self.count)?.iter().position(|&other| other == input)
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
    match (nodes.get(at..)?.first_chunk(), width) {
        // Eight bytes at once and the upper ones cut off: twice as fast as byte by byte, and true but at the end.
        (Some(bytes), 0..8) => Some(u64::from_le_bytes(*bytes) & ((1 << (8 * width)) - 1)),
        (_, 0) => Some(0),
        _ => uint_at(nodes, at, width),
    }
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
        let end = key.iter().try_fold(automaton.start(), |state, &input| automaton.step(state, input));
        end.and_then(|state| automaton.value(state))
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
