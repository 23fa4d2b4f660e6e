//! What filters can choose between, with how many mentions each choice is about.

use crate::corpus::{Corpus, DateBasis, Sort};
use crate::model::Narration;

/// Mentions with a place by how their date is known and how they are told; neither window nor filters change it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Choices {
    /// Every basis, in the order of trust.
    pub bases: Vec<(DateBasis, usize)>,
    /// Every narration.
    pub narrations: Vec<(Narration, usize)>,
}

/// Counts the mentions of `corpus`.
#[must_use]
pub fn choices(corpus: &Corpus) -> Choices {
    let mut counts = [0usize; Sort::COUNT];
    corpus.columns().placed_sorts().iter().for_each(|sort| counts[sort.number()] += 1);
    let count = |counted: &dyn Fn(DateBasis, Narration) -> bool| {
        Sort::all()
            .filter(|((basis, narration), _)| counted(*basis, *narration))
            .map(|(_, sort)| counts[sort.number()])
            .sum()
    };
    Choices {
        bases: DateBasis::ALL.map(|basis| (basis, count(&|other, _| other == basis))).into(),
        narrations: Sort::NARRATIONS
            .map(|narration| (narration, count(&|_, other| other == narration)))
            .into(),
    }
}
