//! What filters leave out, in words. The window says it as the figure does.

use crate::corpus::DateBasis;
use crate::view::{self, FilterPart, ViewModel};
use crate::words::{AllBut, Words};

/// What one condition of the view's filter leaves out: "all places but Kandahar".
#[must_use]
pub fn filter_part(view: &ViewModel, part: &FilterPart, words: &Words) -> String {
    let sieve = &view.query().filter.sieve;
    match part {
        FilterPart::Basis(basis) => words.filter_basis(DateBasis::basis(*basis)),
        FilterPart::Narration(narration) => words.filter_narration(*narration),
        FilterPart::Kind(kind) => words.with("filter-kind", &[("kind", words.kind(*kind).into())]),
        FilterPart::Role(role) => words.with("filter-role", &[("role", words.role(*role).into())]),
        FilterPart::Theme(id) => words.with("filter-theme", &[("theme", theme_name(view, id, words).into())]),
        FilterPart::Places => words.filter_all_but(AllBut::Places, &view.only_places()),
        FilterPart::Countries => words.filter_all_but(AllBut::Countries, &view.only_countries()),
        FilterPart::Documents => words.filter_all_but(AllBut::Documents, &view.only_documents()),
        FilterPart::Confidence => {
            let percent = words.with("confidence", &[("percent", u32::from(sieve.least_confidence).into())]);
            words.with("filter-confidence", &[("percent", percent.into())])
        }
        FilterPart::Text => words.with("filter-text", &[("text", sieve.text.as_str().into())]),
    }
}

fn theme_name(view: &ViewModel, id: &str, words: &Words) -> String {
    let named = view::themes(view.corpus(), words.language()).into_iter().find(|row| row.id == id);
    match (id, named) {
        ("", _) => words.get("theme-none"),
        (_, Some(row)) => row.name,
        (id, None) => id.to_owned(),
    }
}

/// What the filter leaves out, and how much that is; `None` where it leaves out nothing.
#[must_use]
pub fn left_out(view: &ViewModel, words: &Words) -> Option<String> {
    let parts = view.query().filter.parts();
    let what: Vec<String> = parts.iter().map(|part| filter_part(view, part, words)).collect();
    let counts = view.counts();
    (!what.is_empty()).then(|| words.left_out(&what, counts.filtered, counts.total))
}
