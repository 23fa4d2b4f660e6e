//! Toponyms for which no place is known, so that none is lost in silence.

use std::collections::HashMap;

use crate::corpus::{Corpus, folded};
use crate::model::{Reason, Status};
use crate::view::Query;

/// A toponym without a place, however it is written and wherever it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct UnmatchedRow {
    /// The toponym as it stands in the texts first.
    pub text: String,
    /// Where it stands, in the order of documents and text.
    pub at: Vec<Occurrence>,
    /// The titles of the documents that name it, each once.
    pub titles: Vec<String>,
    /// Why it is thought to be a place, and why it has none, where it stands first.
    pub reason: Reason,
}

/// Where a toponym stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Number of the mention in the corpus.
    pub mention: u32,
    /// Index of the document in the corpus.
    pub document: u32,
    /// Index of the paragraph in the document.
    pub paragraph: u32,
    /// Whether the filters keep its document and its passage. What they ask of places is not asked of what has none.
    pub kept: bool,
}

impl UnmatchedRow {
    /// How often the filters keep it.
    #[must_use]
    pub fn kept(&self) -> usize {
        self.at.iter().filter(|at| at.kept).count()
    }

    /// Where to go from a paragraph of a document: to the next one that names it, and from the last to the first. What filters leave out
    /// is passed over, unless they leave out all.
    #[must_use]
    pub fn next(&self, from: Option<(u32, u32)>) -> Option<Occurrence> {
        let any = self.kept() == 0;
        let offered = || self.at.iter().copied().filter(|at| any || at.kept);
        let place = |at: &Occurrence| (at.document, at.paragraph);
        let from = from.filter(|from| offered().any(|at| place(&at) == *from));
        let after = from.and_then(|from| offered().find(|at| place(at) > from));
        after.or_else(|| offered().next())
    }
}

/// The toponyms of `corpus` without a place, in the order in which documents and text name them first; those that differ by case and
/// accents alone are one.
#[must_use]
pub fn unmatched(corpus: &Corpus) -> Vec<UnmatchedRow> {
    let mut rows: Vec<UnmatchedRow> = Vec::new();
    let mut by_name: HashMap<String, usize> = HashMap::new();
    let unresolved =
        (0u32..).zip(corpus.mentions()).filter(|(_, mention)| mention.status == Status::Unresolved);
    for (number, mention) in unresolved {
        let Some(document) = corpus.documents().get(mention.document as usize) else { continue };
        let text = document.slice(mention.span);
        let row = *by_name.entry(folded(text)).or_insert_with(|| {
            rows.push(UnmatchedRow {
                text: text.to_owned(),
                at: Vec::new(),
                titles: Vec::new(),
                reason: mention.reason.clone(),
            });
            rows.len() - 1
        });
        let row = &mut rows[row];
        if row.at.last().is_none_or(|last| last.document != mention.document) {
            row.titles.push(document.title.clone());
        }
        let (document, paragraph) = (mention.document, mention.paragraph);
        row.at.push(Occurrence { mention: number, document, paragraph, kept: true });
    }
    rows
}

/// Notes which of them the filters of `query` keep.
pub(super) fn keep_unmatched(rows: &mut [UnmatchedRow], corpus: &Corpus, query: &Query) {
    let sorts = corpus.sorts(&query.filter.sieve);
    for at in rows.iter_mut().flat_map(|row| &mut row.at) {
        at.kept = sorts.keeps_unplaced(at.mention);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::corpus::{Sieve, sample};
    use crate::model::{Document, Mention};
    use crate::view::{Filter, ViewModel};

    /// Three reports that name "Zouloustan", with a place for none of them, and one that names another.
    fn names_without_a_place() -> Corpus {
        let documents: Vec<Document> = vec![
            sample::document("a.txt", &["Le Zouloustan brûle.", "Kaboul se tait."], Some("2021-07-01")),
            sample::document(
                "b.txt",
                &["À Zoûloustan, dit-on. Et ZOULOUSTAN encore.", "Le Zouloustan."],
                None,
            ),
            sample::document("c.txt", &["Rien de Chimérie."], None),
        ];
        let unresolved = |document: u32, toponym: &str, nth: usize| Mention {
            status: Status::Unresolved,
            place: None,
            ..sample::mention(&documents, document, toponym, nth, "Kabul")
        };
        let mentions = vec![
            unresolved(0, "Zouloustan", 0),
            sample::mention(&documents, 0, "Kaboul", 0, "Kabul"),
            unresolved(1, "Zoûloustan", 0),
            unresolved(1, "ZOULOUSTAN", 0),
            unresolved(1, "Zouloustan", 0),
            unresolved(2, "Chimérie", 0),
        ];
        Corpus::new("unplaced", documents.clone(), mentions, sample::places(), Vec::new())
    }

    fn told(view: &ViewModel) -> Vec<(&str, usize, usize)> {
        view.unmatched().iter().map(|row| (row.text.as_str(), row.kept(), row.at.len())).collect()
    }

    #[test]
    fn a_name_is_listed_once_with_how_often_the_filters_keep_it() {
        let corpus = Arc::new(names_without_a_place());
        let mut view = ViewModel::new(Arc::clone(&corpus), Query::default());
        assert_eq!(told(&view), [("Zouloustan", 4, 4), ("Chimérie", 1, 1)]);
        assert_eq!(view.unmatched()[0].titles.len(), 2);
        let alone =
            |sieve: Sieve| Query { filter: Filter { sieve, ..Filter::default() }, ..Query::default() };
        let second = alone(Sieve { only_documents: ["b.txt".to_owned()].into(), ..Sieve::default() });
        assert!(view.update(&corpus, &second));
        assert_eq!(told(&view), [("Zouloustan", 3, 4), ("Chimérie", 0, 1)]);
        assert!(view.update(&corpus, &alone(Sieve { text: "brûle".to_owned(), ..Sieve::default() })));
        assert_eq!(told(&view), [("Zouloustan", 1, 4), ("Chimérie", 0, 1)]);
        // What lies nowhere lies in no country either, and is no less known for that.
        let country = alone(Sieve { only_countries: ["AF".to_owned()].into(), ..Sieve::default() });
        assert_eq!(told(&ViewModel::new(corpus, country)), [("Zouloustan", 4, 4), ("Chimérie", 1, 1)]);
    }

    #[test]
    fn clicks_go_through_the_paragraphs_that_name_it_and_begin_anew() {
        let corpus = Arc::new(names_without_a_place());
        let view = ViewModel::new(corpus, Query::default());
        let row = &view.unmatched()[0];
        let next = |from: Option<(u32, u32)>| row.next(from).map(|at| (at.document, at.paragraph)).unwrap();
        assert_eq!(next(None), (0, 0));
        assert_eq!(next(Some((0, 0))), (1, 0));
        assert_eq!(next(Some((1, 0))), (1, 1), "twice in a paragraph is one stop");
        assert_eq!(next(Some((1, 1))), (0, 0));
        assert_eq!(next(Some((2, 0))), (0, 0), "from where it is not named one begins at the first");
    }
}
