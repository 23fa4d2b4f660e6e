//! Which mentions are left out whatever the window: by how their date is known, how the text tells of them, and what they are of.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::corpus::{DateBasis, Sieve, Sort, Sorts, TextRule};
use crate::model::{Kind, Narration, PlaceId, Role};

/// What is left out. The default leaves out nothing; what a later version can tell apart is kept by an earlier filter.
///
/// A basis is that of the narrated date, whichever clock is in use: so the clocks can be compared over the same mentions.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Mentions whose date is known so are left out.
    pub without_bases: BTreeSet<DateBasis>,
    /// Mentions that are told so are left out.
    pub without_narrations: BTreeSet<Narration>,
    /// Mentions of all other places are left out, where there are any here.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub only_places: BTreeSet<PlaceId>,
    /// What is left out mention by mention.
    #[serde(skip_serializing_if = "Sieve::is_empty")]
    pub sieve: Sieve,
}

/// One condition of a filter, which can be taken away from it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FilterPart {
    /// A basis that is left out.
    Basis(DateBasis),
    /// A narration that is left out.
    Narration(Narration),
    /// A kind of place that is left out.
    Kind(Kind),
    /// A role that is left out.
    Role(Role),
    /// A theme that is left out, by its identifier; empty for what has none.
    Theme(String),
    /// The places that are kept alone.
    Places,
    /// The countries that are kept alone.
    Countries,
    /// The documents that are kept alone.
    Documents,
    /// The least confidence.
    Confidence,
    /// What the passage must hold.
    Text,
}

/// How the documents that are kept alone stand to one document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OfDocument {
    /// All documents are kept.
    AmongAll,
    /// It alone is kept.
    Alone,
    /// It is kept with some others.
    AmongSome,
    /// Others are kept.
    LeftOut,
}

impl Filter {
    /// Whether it leaves out anything at all.
    #[must_use]
    pub fn is_active(&self) -> bool {
        *self != Self::default()
    }

    /// Its conditions, in the order in which they are told.
    #[must_use]
    pub fn parts(&self) -> Vec<FilterPart> {
        let sieve = &self.sieve;
        let mut parts: Vec<FilterPart> = self.without_bases.iter().copied().map(FilterPart::Basis).collect();
        parts.extend(self.without_narrations.iter().copied().map(FilterPart::Narration));
        parts.extend(sieve.without_kinds.iter().copied().map(FilterPart::Kind));
        parts.extend(sieve.without_roles.iter().copied().map(FilterPart::Role));
        parts.extend(sieve.without_themes.iter().cloned().map(FilterPart::Theme));
        let single = [
            (!self.only_places.is_empty(), FilterPart::Places),
            (!sieve.only_countries.is_empty(), FilterPart::Countries),
            (!sieve.only_documents.is_empty(), FilterPart::Documents),
            (sieve.least_confidence > 0, FilterPart::Confidence),
            (!sieve.text.is_empty(), FilterPart::Text),
        ];
        parts.extend(single.into_iter().filter(|(is_set, _)| *is_set).map(|(_, part)| part));
        parts
    }

    /// Takes a condition away; the others stay.
    pub fn remove(&mut self, part: &FilterPart) {
        let sieve = &mut self.sieve;
        match part {
            FilterPart::Basis(basis) => {
                self.without_bases.remove(basis);
            }
            FilterPart::Narration(narration) => {
                self.without_narrations.remove(narration);
            }
            FilterPart::Kind(kind) => {
                sieve.without_kinds.remove(kind);
            }
            FilterPart::Role(role) => {
                sieve.without_roles.remove(role);
            }
            FilterPart::Theme(id) => {
                sieve.without_themes.remove(id);
            }
            FilterPart::Places => self.only_places.clear(),
            FilterPart::Countries => sieve.only_countries.clear(),
            FilterPart::Documents => sieve.only_documents.clear(),
            FilterPart::Confidence => sieve.least_confidence = 0,
            FilterPart::Text => sieve.text.clear(),
        }
    }

    /// Leaves out the mentions with this basis, or keeps them again.
    pub fn toggle_basis(&mut self, basis: DateBasis) {
        toggle(&mut self.without_bases, basis);
    }

    /// Leaves out the mentions that are told so, or keeps them again.
    pub fn toggle_narration(&mut self, narration: Narration) {
        toggle(&mut self.without_narrations, narration);
    }

    /// Leaves out the mentions of places of this kind, or keeps them again.
    pub fn toggle_kind(&mut self, kind: Kind) {
        toggle(&mut self.sieve.without_kinds, kind);
    }

    /// Leaves out the mentions in this role, or keeps them again.
    pub fn toggle_role(&mut self, role: Role) {
        toggle(&mut self.sieve.without_roles, role);
    }

    /// Leaves out the mentions of the theme with this identifier, or keeps them again; of those without a theme where it is empty.
    pub fn toggle_theme(&mut self, id: String) {
        toggle(&mut self.sieve.without_themes, id);
    }

    /// Keeps the places of this country alone, with those of others that are kept so; or no more.
    pub fn toggle_country(&mut self, country: String) {
        toggle(&mut self.sieve.only_countries, country);
    }

    /// Keeps the mentions of this document alone, by its path, whichever were kept so before.
    pub fn only_document(&mut self, path: String) {
        self.sieve.only_documents = BTreeSet::from([path]);
    }

    /// Keeps the mentions of this document too, by its path, beside those that are kept alone. Where all are kept nothing changes.
    pub fn also_document(&mut self, path: String) {
        if !self.sieve.only_documents.is_empty() {
            self.sieve.only_documents.insert(path);
        }
    }

    /// Keeps the mentions of this document, by its path, alone no more. Where it was the last one, all are kept.
    pub fn not_document(&mut self, path: &str) {
        self.sieve.only_documents.remove(path);
    }

    /// How it stands to the document with this path.
    #[must_use]
    pub fn of_document(&self, path: &str) -> OfDocument {
        let only = &self.sieve.only_documents;
        match (only.contains(path), only.len()) {
            (_, 0) => OfDocument::AmongAll,
            (true, 1) => OfDocument::Alone,
            (true, _) => OfDocument::AmongSome,
            (false, _) => OfDocument::LeftOut,
        }
    }

    /// Leaves out the mentions whose passage has not what `text` asks for; none where it asks for nothing: `//`, `""`.
    pub fn set_text(&mut self, text: &str) {
        let asks = !matches!(TextRule::parse(text), Ok(None));
        self.sieve.text = if asks { text.trim().to_owned() } else { String::new() };
    }

    /// The sorts of mentions that are kept.
    #[must_use]
    pub fn kept(&self) -> Sorts {
        let kept = |(basis, narration): &(DateBasis, Narration)| {
            !self.without_bases.contains(basis) && !self.without_narrations.contains(narration)
        };
        Sort::all().filter(|(pair, _)| kept(pair)).map(|(_, sort)| sort).collect()
    }
}

fn toggle<T: Ord>(set: &mut BTreeSet<T>, item: T) {
    if set.contains(&item) {
        set.remove(&item);
    } else {
        set.insert(item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_asks_for_nothing_leaves_no_condition() {
        let mut filter = Filter::default();
        for (asked, kept) in [("gouverneur", "gouverneur"), ("  /a/ ", "/a/"), ("/(/", "/(/")] {
            filter.set_text(asked);
            assert_eq!(filter.sieve.text, kept);
            assert_eq!(filter.parts(), [FilterPart::Text]);
        }
        for asked in ["//", "\"\"", "« »", "  ", ""] {
            filter.set_text("gouverneur");
            filter.set_text(asked);
            assert_eq!(filter, Filter::default(), "{asked}");
        }
    }

    #[test]
    fn a_document_alone_takes_the_place_of_those_before_and_others_come_to_it() {
        let mut filter = Filter::default();
        assert_eq!(filter.of_document("a"), OfDocument::AmongAll);
        filter.only_document("a".to_owned());
        assert_eq!(
            [filter.of_document("a"), filter.of_document("b")],
            [OfDocument::Alone, OfDocument::LeftOut]
        );
        filter.only_document("b".to_owned());
        assert_eq!(
            [filter.of_document("a"), filter.of_document("b")],
            [OfDocument::LeftOut, OfDocument::Alone]
        );
        filter.also_document("a".to_owned());
        assert_eq!(filter.of_document("b"), OfDocument::AmongSome);
        filter.not_document("b");
        assert_eq!(filter.of_document("a"), OfDocument::Alone);
        filter.not_document("a");
        assert_eq!(filter, Filter::default());
        filter.also_document("a".to_owned());
        assert_eq!(filter, Filter::default(), "all are kept already");
    }
}
