//! Words looked for in the texts of all documents: what is typed, what was found, and which hit one is at. The search itself
//! runs in a job.

use super::apply::{Effect, open_document};
use super::command::Command;
use super::reader::Flow;
use super::state::State;
use crate::view::{Found, Hit};

/// What is looked for, and what was found so far.
#[derive(Default)]
pub struct Finding {
    /// What is typed.
    pub text: String,
    /// What was found; `None` while it is looked for.
    pub found: Option<Found>,
    /// The hit one is at, as an index among those listed.
    pub at: Option<usize>,
    /// Where the list of hits is scrolled to.
    pub flow: Flow,
    /// Whether the field is to take what is typed next.
    pub asks_for_keys: bool,
}

impl Finding {
    /// The hits listed.
    #[must_use]
    pub fn hits(&self) -> &[Hit] {
        self.found.as_ref().map_or(&[], |found| &found.hits)
    }

    /// The hit one is at.
    #[must_use]
    pub fn current(&self) -> Option<Hit> {
        self.hits().get(self.at?).copied()
    }

    /// The hits in one document.
    #[must_use]
    pub fn hits_in(&self, document: u32) -> &[Hit] {
        let hits = self.hits();
        let first = hits.partition_point(|hit| hit.document < document);
        let last = hits.partition_point(|hit| hit.document <= document);
        &hits[first..last]
    }

    /// Takes what a search has brought. Where that goes on with one before, in more texts, one stays at the same hit.
    pub fn take(&mut self, found: Found) {
        let (current, goes_on) = (self.current(), self.found.is_some());
        self.found = Some(found);
        self.at = current.and_then(|hit| self.hits().iter().position(|other| *other == hit));
        if !goes_on {
            self.flow = Flow::from_top();
        }
    }
}

/// Changes what is looked for, or which hit one is at.
pub(super) fn apply(state: &mut State, command: Command) -> Option<Effect> {
    match command {
        Command::Find => {
            state.view.as_ref()?;
            state.find.get_or_insert_default().asks_for_keys = true;
            state.panels.reader = true;
        }
        Command::SetFind(text) => {
            let find = state.find.as_mut()?;
            find.text.clone_from(&text);
            (find.found, find.at) = (None, None);
            return Some(Effect::Find(text));
        }
        Command::NextHit | Command::PreviousHit => {
            let find = state.find.as_ref()?;
            let (count, back) = (find.hits().len(), command == Command::PreviousHit);
            let next = match find.at {
                None if back => count.checked_sub(1)?,
                None => 0,
                Some(at) if back => at.checked_sub(1).unwrap_or(count.checked_sub(1)?),
                Some(at) => (at + 1) % count.max(1),
            };
            go_to(state, next, false);
        }
        Command::OpenHit(at) => go_to(state, at, true),
        Command::CloseFind => state.find = None,
        _ => {}
    }
    None
}

/// Goes to a hit: in its document where one is open or is to be, else in the list.
fn go_to(state: &mut State, at: usize, opens: bool) {
    let Some(find) = &mut state.find else { return };
    let Some(hit) = find.hits().get(at).copied() else { return };
    find.at = Some(at);
    find.flow.reveal();
    match &mut state.document {
        Some(open) if open.text.document == hit.document => {
            open.paragraph = hit.paragraph;
            open.flow.reveal();
        }
        None if !opens => {}
        _ => {
            open_document(state, hit.document, hit.paragraph);
            if let Some(open) = &mut state.document {
                open.flow.reveal();
            }
        }
    }
}
