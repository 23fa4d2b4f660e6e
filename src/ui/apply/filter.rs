//! What commands change of what is left out, and of what stands in the menu for that.

use std::collections::BTreeSet;

use super::{State, time};
use crate::ui::command::Command;
use crate::view::Filter;

/// What changes the filters. What is about none of them is about time.
pub(super) fn change(state: &mut State, command: Command) {
    match command {
        Command::ToggleBasis(basis) => state.query.filter.toggle_basis(basis),
        Command::ToggleNarration(narration) => state.query.filter.toggle_narration(narration),
        Command::ToggleKind(kind) => state.query.filter.toggle_kind(kind),
        Command::ToggleRole(role) => state.query.filter.toggle_role(role),
        Command::FilterTheme(id) => state.query.filter.toggle_theme(id),
        Command::ToggleCountry(code) => state.query.filter.toggle_country(code),
        Command::OnlyDocument(document) => filter_document(state, document, Filter::only_document),
        Command::AlsoDocument(document) => filter_document(state, document, Filter::also_document),
        Command::NotDocument(document) => {
            filter_document(state, document, |filter, path| filter.not_document(&path));
        }
        Command::SetLeastConfidence(percent) => state.query.filter.sieve.least_confidence = percent,
        Command::SetTextFilter(text) => {
            state.filters.draft_text(text.clone(), &state.query.filter.sieve.text);
            if state.filters.can_be_asked() {
                state.filters.drop_text();
                state.query.filter.set_text(&text);
            }
        }
        Command::DraftText(Some(text)) => {
            state.filters.draft_text(text, &state.query.filter.sieve.text);
        }
        Command::DraftText(None) => state.filters.drop_text(),
        Command::SearchFilters(list, text) => state.filters.look_for(list, text),
        Command::RemoveFilter(part) => state.query.filter.remove(&part),
        Command::OnlySelected => {
            let places = &state.query.places;
            let only = &mut state.query.filter.only_places;
            *only = if only.is_empty() { places.clone() } else { BTreeSet::new() };
        }
        Command::ClearFilters => state.query.filter = Filter::default(),
        command => time::change(state, &command),
    }
}

/// Changes whether the document with this number is kept, by its path.
fn filter_document(state: &mut State, document: u32, change: impl FnOnce(&mut Filter, String)) {
    let row = state.view.as_ref().and_then(|view| view.documents().get(document as usize));
    if let Some(path) = row.map(|row| row.path.clone()) {
        change(&mut state.query.filter, path);
    }
}
