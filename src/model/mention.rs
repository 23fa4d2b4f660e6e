//! The atom of everything: a toponym in a text, the place it means, the date it speaks of.

use serde::{Deserialize, Serialize};

use super::date::{DateRange, Edtf};
use super::place::PlaceId;
use super::text::Span;

/// A toponym as it stands in a document, with what was made of it.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Index of the document in its corpus.
    pub document: u32,
    /// Index of the paragraph in its document.
    pub paragraph: u32,
    /// Where the toponym stands in the document's text.
    pub span: Span,
    /// Whether it was resolved.
    pub status: Status,
    /// How the text uses the name.
    pub role: Role,
    /// How sure the resolution is, 0 to 1.
    pub confidence: f32,
    /// The rule that decided.
    pub reason: Reason,
    /// The place meant, where resolved.
    pub place: Option<PlaceId>,
    /// What else it may mean, best first, the chosen place included.
    pub candidates: Vec<Candidate>,
    /// The date it speaks of; `None` while undated.
    pub date: Option<MentionDate>,
    /// Whether its clause tells what happened, what lies behind it, or what is to come.
    pub narration: Narration,
}

/// A share or a confidence of 0 to 1 in whole percent, as it is shown, and therefore as a filter compares it.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to 100
pub fn percent(share: f32) -> u8 {
    (share * 100.0).round().clamp(0.0, 100.0) as u8
}

/// What became of a toponym.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It has a place.
    Resolved,
    /// Plainly a place, but the gazetteer has none for it.
    Unresolved,
    /// The user said it is no place.
    Rejected,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 3] = [Self::Resolved, Self::Unresolved, Self::Rejected];

    /// The name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Resolved => "resolved",
            Self::Unresolved => "unresolved",
            Self::Rejected => "rejected",
        }
    }
}

/// How a text uses the name of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The place itself: "à Kaboul".
    Literal,
    /// Who governs or lives there: "Washington a annoncé".
    Metonymic,
    /// Something named after it: "l'accord de Doha".
    Associative,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 3] = [Self::Literal, Self::Metonymic, Self::Associative];

    /// The name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Literal => "literal",
            Self::Metonymic => "metonymic",
            Self::Associative => "associative",
        }
    }
}

/// A place that a toponym may mean, and how strongly the evidence speaks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The place.
    pub place: PlaceId,
    /// Share of the evidence, 0 to 1; all candidates of a mention add up to at most 1.
    pub score: f32,
}

/// How a text tells what it tells: an attack on Tuesday, the war of 20 years before it, a summit next week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Narration {
    /// What happens or happened of late: what the text is about.
    #[default]
    Event,
    /// What lies behind it: history, and how things came to be.
    Background,
    /// What is planned, feared or foretold.
    Future,
}

impl Narration {
    /// Every way of telling.
    pub const ALL: [Self; 3] = [Self::Event, Self::Background, Self::Future];

    /// The name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Background => "background",
            Self::Future => "future",
        }
    }
}

/// The date a mention speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentionDate {
    /// The date, at the precision that is known.
    pub edtf: Edtf,
    /// Why.
    pub basis: Basis,
    /// The words that date it, where a temporal expression does: "mardi".
    pub words: Option<Span>,
    /// Whether these words stand in an earlier sentence, from which the date goes on.
    pub carried: bool,
}

impl MentionDate {
    /// A date that no words of the text give.
    #[must_use]
    pub fn new(edtf: Edtf, basis: Basis) -> Self {
        Self { edtf, basis, words: None, carried: false }
    }

    /// Earliest and latest day.
    #[must_use]
    pub fn range(&self) -> DateRange {
        self.edtf.range()
    }
}

/// Why a mention has its date, in the order of trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// The user dated its document, and the text says nothing nearer.
    Decision,
    /// A temporal expression that says the date itself: "le 13 juillet 2021".
    Expression,
    /// A temporal expression that hangs on another date: "hier" on that of publication, "le lendemain" on the one named
    /// before.
    Relative,
    /// The document's publication date.
    Publication,
}

impl Basis {
    /// Every basis, in the order of trust.
    pub const ALL: [Self; 4] = [Self::Decision, Self::Expression, Self::Relative, Self::Publication];

    /// The name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Expression => "expression",
            Self::Relative => "relative",
            Self::Publication => "publication",
        }
    }
}

/// The rule that decided where a mention is. Its words are in the catalogue (`reason-…`), so that the window can
/// tell it in the user's language. Each names what a reader can check in the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The user decided.
    Decision,
    /// The user decided that it is not a place.
    NotAPlace,
    /// It is one of the user's own places, which go before others of the name.
    OwnPlace,
    /// No other place has this name.
    OnlyPlace,
    /// The words around ask for this kind of place: "la province de …". Holds those words.
    ContextWord(String),
    /// A container is named beside it: "Muqur, province de Ghazni". Holds the container's name.
    NamedContainer(String),
    /// It is the seat of the area that the text names. Holds the area's name.
    SeatOf(String),
    /// It lies where the document or the corpus plays. Holds that country's or province's name.
    HomeRegion(String),
    /// It lies near other places of the same document. Holds the nearest one's name.
    NearOthers(String),
    /// The same name was resolved with better evidence elsewhere in the document.
    SameDocument,
    /// A country by its usual name.
    CountryName,
    /// The best-known place of this name: capital or largest population.
    BestKnown,
    /// The words around say that it is a place, but no place of this name is known. Holds those words.
    UnknownName(String),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PublicationBasis;

    #[test]
    fn names_in_files_are_those_that_the_json_lines_have() {
        fn same<T: Copy + Serialize>(all: &[T], name: fn(T) -> &'static str) {
            for &one in all {
                assert_eq!(serde_json::to_value(one).unwrap(), name(one));
            }
        }
        same(&Status::ALL, Status::as_str);
        same(&Role::ALL, Role::as_str);
        same(&Narration::ALL, Narration::as_str);
        same(&Basis::ALL, Basis::as_str);
        same(&PublicationBasis::ALL, PublicationBasis::as_str);
    }
}
