//! What filters ask of a mention: how its narrated date is known, and how the text tells of it. One byte a mention.

use serde::{Deserialize, Serialize};

use crate::model::{Basis, Mention, Narration};

/// How a mention's narrated date is known, the case that it has none included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateBasis {
    /// The user dated its document.
    Decision,
    /// The text says the date itself.
    Expression,
    /// The text says it by way of another date.
    Relative,
    /// Only its document is dated.
    Publication,
    /// It has no date.
    Undated,
}

impl DateBasis {
    /// Every basis, in the order of trust.
    pub const ALL: [Self; 5] =
        [Self::Decision, Self::Expression, Self::Relative, Self::Publication, Self::Undated];

    /// The basis of the date, where there is one.
    #[must_use]
    pub fn basis(self) -> Option<Basis> {
        match self {
            Self::Decision => Some(Basis::Decision),
            Self::Expression => Some(Basis::Expression),
            Self::Relative => Some(Basis::Relative),
            Self::Publication => Some(Basis::Publication),
            Self::Undated => None,
        }
    }
}

impl From<Option<Basis>> for DateBasis {
    fn from(basis: Option<Basis>) -> Self {
        match basis {
            Some(Basis::Decision) => Self::Decision,
            Some(Basis::Expression) => Self::Expression,
            Some(Basis::Relative) => Self::Relative,
            Some(Basis::Publication) => Self::Publication,
            None => Self::Undated,
        }
    }
}

/// Basis and narration of a mention as one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort(u8);

impl Sort {
    /// How many there are.
    pub const COUNT: usize = DateBasis::ALL.len() * Self::NARRATIONS.len();

    /// Instead of what it is: a sieve leaves the mention out. None of the sorts, and in no [`Sorts`].
    pub const LEFT_OUT: Self = Self(Self::COUNT as u8);

    /// Every narration.
    pub const NARRATIONS: [Narration; 3] = [Narration::Event, Narration::Background, Narration::Future];

    /// All sorts, each with what it stands for.
    pub fn all() -> impl Iterator<Item = ((DateBasis, Narration), Self)> {
        let pairs =
            DateBasis::ALL.into_iter().flat_map(|basis| Self::NARRATIONS.map(|narration| (basis, narration)));
        pairs.map(|pair| (pair, Self::new(pair.0, pair.1)))
    }

    /// The sort with this basis and narration.
    #[must_use]
    pub fn new(basis: DateBasis, narration: Narration) -> Self {
        const STEP: u8 = Sort::NARRATIONS.len() as u8;
        Self(basis as u8 * STEP + narration as u8)
    }

    pub(super) fn of(mention: &Mention) -> Self {
        Self::new(mention.date.as_ref().map(|date| date.basis).into(), mention.narration)
    }

    /// The sort with this number; [`Self::LEFT_OUT`] for a number that none has.
    #[must_use]
    pub fn from_number(number: u8) -> Self {
        Self(number.min(Self::LEFT_OUT.0))
    }

    /// Its number, below [`Self::COUNT`] but for what is left out.
    #[must_use]
    pub fn number(self) -> usize {
        self.0.into()
    }
}

/// Some of the sorts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sorts(u16);

impl Sorts {
    /// All of them.
    pub const ALL: Self = Self((1 << Sort::COUNT) - 1);

    /// Whether `sort` is one of them.
    #[must_use]
    pub fn has(self, sort: Sort) -> bool {
        self.0 >> sort.0 & 1 == 1
    }
}

impl FromIterator<Sort> for Sorts {
    fn from_iter<I: IntoIterator<Item = Sort>>(sorts: I) -> Self {
        Self(sorts.into_iter().fold(0, |bits, sort| bits | 1 << sort.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_basis_and_narration_is_a_sort_of_its_own() {
        let sorts: Vec<Sort> = Sort::all().map(|(_, sort)| sort).collect();
        let numbers: Vec<usize> = sorts.iter().map(|sort| sort.number()).collect();
        assert_eq!(numbers, (0..Sort::COUNT).collect::<Vec<_>>());
        assert_eq!(sorts.iter().copied().collect::<Sorts>(), Sorts::ALL);
        let told = Sort::new(DateBasis::Relative, Narration::Background);
        let only: Sorts = std::iter::once(told).collect();
        assert!(sorts.iter().all(|&sort| only.has(sort) == (sort == told)));
        assert!(!Sorts::ALL.has(Sort::LEFT_OUT) && Sort::from_number(15) == Sort::LEFT_OUT);
    }
}
