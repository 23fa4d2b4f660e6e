//! From tokens to names, and from names to the places they stand for.

use super::alphabet::SEPARATOR;
use super::automaton::State;
use super::entries::EntryList;
use super::first_words::FirstWords;
use super::layers::NamesAbove;
use super::overlay::Overlay;
use super::{Gazetteer, NameEntry, NameHit, NameId};

/// Where a walk through the file stands after a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reached {
    /// The name that ends here.
    number: Option<u32>,
    /// From where the next token goes on.
    next: Option<State>,
}

impl Gazetteer {
    /// Every name that begins at the first of `tokens` and ends with one of them, the shortest first and the longest
    /// last. `tokens` are folded ([`fold::FoldedText`](super::fold::FoldedText)). What `hits` held before is gone.
    ///
    /// Codes ("KDH") are no names in this sense.
    pub fn names_at<'t>(&self, tokens: impl IntoIterator<Item = &'t str>, hits: &mut Vec<NameHit>) {
        self.walk(tokens, hits, |token| self.first_word(token));
    }

    /// The same, with `words` remembering how walks begin. They must be used with this gazetteer alone.
    pub fn names_at_with<'t>(
        &self,
        words: &mut FirstWords,
        tokens: impl IntoIterator<Item = &'t str>,
        hits: &mut Vec<NameHit>,
    ) {
        self.walk(tokens, hits, |token| words.get(token, || self.first_word(token)));
    }

    fn walk<'t>(
        &self,
        tokens: impl IntoIterator<Item = &'t str>,
        hits: &mut Vec<NameHit>,
        first: impl FnOnce(&str) -> Reached,
    ) {
        hits.clear();
        if self.layers.is_some() {
            return self.names_in_layers(tokens, hits);
        }
        let mut tokens = tokens.into_iter();
        let Some(mut token) = tokens.next() else { return };
        let mut in_file = first(token);
        let mut in_overlay = self.overlay.as_ref().map(|_| Overlay::START);
        for count in 1.. {
            if let Some(overlay) = &self.overlay {
                in_overlay = in_overlay.and_then(|node| overlay.step(node, token));
            }
            let user = in_overlay.filter(|node| !self.user_entries(Some(*node)).is_empty());
            if in_file.number.is_some() || user.is_some() {
                hits.push(NameHit {
                    tokens: count,
                    name: NameId { file: in_file.number, above: NamesAbove::NONE, user },
                });
            }
            if in_file.next.is_none() && in_overlay.is_none() {
                break;
            }
            let Some(next) = tokens.next() else { break };
            token = next;
            in_file = self.reach(in_file.next, token);
        }
    }

    fn first_word(&self, token: &str) -> Reached {
        self.reach(self.index.automaton().map(|automaton| automaton.start()), token)
    }

    /// Where `token` leads to.
    fn reach(&self, from: Option<State>, token: &str) -> Reached {
        let walked = || {
            let automaton = self.index.automaton()?;
            let state = automaton.walk_text(from?, token, self.index.alphabet())?;
            let number = automaton.value(state).and_then(|value| u32::try_from(value).ok());
            Some(Reached { number, next: automaton.step(state, SEPARATOR) })
        };
        walked().unwrap_or_default()
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
