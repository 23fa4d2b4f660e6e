//! From tokens to names, and from names to the places they stand for.

use super::alphabet::SEPARATOR;
use super::entries::EntryList;
use super::layers::NamesAbove;
use super::overlay::Overlay;
use super::{Gazetteer, NameEntry, NameHit, NameId};

impl Gazetteer {
    /// Every name that begins at the first of `tokens` and ends with one of them, the shortest first and the longest
    /// last. `tokens` are folded ([`fold::FoldedText`](super::fold::FoldedText)). What `hits` held before is gone.
    ///
    /// Codes ("KDH") are no names in this sense.
    pub fn names_at<'t>(&self, tokens: impl IntoIterator<Item = &'t str>, hits: &mut Vec<NameHit>) {
        hits.clear();
        if self.layers.is_some() {
            return self.names_in_layers(tokens, hits);
        }
        let automaton = self.index.automaton();
        let mut in_file = automaton.map(|automaton| automaton.start());
        let mut in_overlay = self.overlay.as_ref().map(|_| Overlay::START);
        for (i, token) in tokens.into_iter().enumerate() {
            if let Some(automaton) = &automaton {
                let next = |state| if i == 0 { Some(state) } else { automaton.step(state, SEPARATOR) };
                in_file = in_file
                    .and_then(next)
                    .and_then(|state| automaton.walk_text(state, token, self.index.alphabet()));
            }
            if let Some(overlay) = &self.overlay {
                in_overlay = in_overlay.and_then(|node| overlay.step(node, token));
            }
            if in_file.is_none() && in_overlay.is_none() {
                break;
            }
            let number =
                in_file.and_then(|state| automaton?.value(state)).and_then(|value| u32::try_from(value).ok());
            let user = in_overlay.filter(|node| !self.user_entries(Some(*node)).is_empty());
            if number.is_some() || user.is_some() {
                hits.push(NameHit {
                    tokens: i + 1,
                    name: NameId { file: number, above: NamesAbove::NONE, user },
                });
            }
        }
    }

    /// The name that is `folded` as a whole ([`fold::fold_name`](super::fold::fold_name)).
    #[must_use]
    pub fn name(&self, folded: &str) -> Option<NameId> {
        let tokens = folded.split(' ').count();
        let mut hits = Vec::new();
        self.names_at(folded.split(' '), &mut hits);
        hits.last().filter(|hit| hit.tokens == tokens).map(|hit| hit.name)
    }

    /// The places that a name stands for: the user's own first, then by rank. A place comes once for each language
    /// in which the name is known to be its own.
    pub fn entries(&self, name: NameId) -> impl Iterator<Item = NameEntry> + '_ {
        let list: EntryList<'_> = self.index.entries();
        let layers = self.layers.as_ref();
        let in_file =
            name.file.filter(|_| layers.is_none()).into_iter().flat_map(move |number| list.of(number));
        let known = self.index.len();
        let in_layers = layers.map(|_| self.entries_in_layers(name)).unwrap_or_default();
        let in_file = in_file.filter(move |entry| entry.place.0 < known).chain(in_layers);
        self.user_entries(name.user).iter().copied().chain(in_file)
    }

    pub(super) fn user_entries(&self, node: Option<u32>) -> &[NameEntry] {
        match (&self.overlay, node) {
            (Some(overlay), Some(node)) => overlay.entries(node),
            _ => &[],
        }
    }
}
