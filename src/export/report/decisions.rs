//! What the user decided, as the corpus knows it: dates of documents, places of names, names that are no places.

use std::collections::HashMap;

use super::super::line::one_line;
use crate::model::{Mention, Place, PublicationBasis, Reason, Status};
use crate::view::ViewModel;
use crate::words::Words;

/// A sentence for each decision: those on documents first, then those on names, in the order of documents and text.
pub fn decisions(view: &ViewModel, words: &Words) -> Vec<String> {
    let corpus = view.corpus();
    let mut said = Vec::new();
    for document in corpus.documents() {
        let by_hand = document.publication.as_ref().filter(|known| known.basis == PublicationBasis::Decision);
        if let Some(known) = by_hand {
            let date = words.range(known.date.range());
            let values = [("title", document.title.as_str().into()), ("date", date.into())];
            said.push(words.with("report-decided-date", &values));
        }
        if let Some(note) = &document.note {
            let values = [("title", document.title.as_str().into()), ("note", note.as_str().into())];
            said.push(words.with("report-decided-note", &values));
        }
    }
    said.extend(names(view).into_iter().map(|(name, place, count)| match place {
        Some(place) => words.with(
            "report-decided-place",
            &[("name", name.into()), ("place", place.into()), ("count", count.into())],
        ),
        None => words.with("report-decided-no-place", &[("name", name.into()), ("count", count.into())]),
    }));
    said
}

/// Each name that was decided with the place that it has by that, none for no place, and how often.
fn names(view: &ViewModel) -> Vec<(String, Option<String>, usize)> {
    let corpus = view.corpus();
    let mut found: Vec<(String, Option<String>, usize)> = Vec::new();
    let mut numbers: HashMap<(String, Option<String>), usize> = HashMap::new();
    for mention in corpus.mentions().iter().filter(|mention| is_decided(mention)) {
        let Some(document) = corpus.documents().get(mention.document as usize) else { continue };
        let name = one_line(document.slice(mention.span));
        let place = mention.place.as_ref().and_then(|id| corpus.place(id));
        let place = place.map(|place: &Place| view.query().name_of(corpus, place).to_owned());
        let number = *numbers.entry((name.clone(), place.clone())).or_insert(found.len());
        match found.get_mut(number) {
            Some((_, _, count)) => *count += 1,
            None => found.push((name, place, 1)),
        }
    }
    found
}

/// Whether the user said which place it is, or that it is none: nobody else rejects a name.
fn is_decided(mention: &Mention) -> bool {
    mention.reason == Reason::Decision || mention.status == Status::Rejected
}
