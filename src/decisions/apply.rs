//! Putting decisions into effect: on documents before dating, on mentions after resolution.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::{Decisions, Meaning, MentionDecision};
use crate::model::{
    Candidate, Document, LineColumn, Mention, PlaceId, Publication, PublicationBasis, Reason, Role, Span,
    Status, Warning,
};

impl Decisions {
    /// Gives documents the dates and notes that the user gave them. Warns of documents that are not there.
    pub fn apply_to_documents(&self, documents: &mut [Document]) -> Vec<Warning> {
        let mut warnings = Vec::new();
        let by_path: HashMap<String, usize> =
            documents.iter().enumerate().map(|(at, own)| (own.path.clone(), at)).collect();
        for decision in &self.documents {
            let at = by_path.get(&self.path(&decision.document));
            let Some(document) = at.and_then(|at| documents.get_mut(*at)) else {
                warnings.extend(self.unknown_document(&decision.document, decision.at));
                continue;
            };
            if let Some(date) = &decision.published {
                let basis = PublicationBasis::Decision;
                document.publication = Some(Publication { date: date.clone(), basis });
            }
            if decision.note.is_some() {
                document.note.clone_from(&decision.note);
            }
        }
        warnings
    }

    /// Gives mentions the places that the user gave them, and rejects those said to be none. `mentions` are in the
    /// order of documents and stay so. A name that was not recognised becomes a mention. `known` tells whether a
    /// place exists. Warns of documents, names and places that are not there.
    pub fn apply_to_mentions(
        &self,
        documents: &[Document],
        mentions: &mut Vec<Mention>,
        known: &dyn Fn(&PlaceId) -> bool,
    ) -> Vec<Warning> {
        let mut warnings = Vec::new();
        if self.mentions.is_empty() {
            return warnings;
        }
        let mut by_document: Vec<Vec<Mention>> = documents.iter().map(|_| Vec::new()).collect();
        for mention in mentions.drain(..) {
            if let Some(own) = by_document.get_mut(mention.document as usize) {
                own.push(mention);
            }
        }
        // What is said of one document or one occurrence holds before what is said of all, wherever it stands.
        let mut decisions: Vec<&MentionDecision> = self.mentions.iter().collect();
        decisions.sort_by_key(|decision| (decision.document.is_some(), decision.occurrence.is_some()));
        for decision in decisions {
            if let Meaning::Place(id) = &decision.meaning
                && !known(id)
            {
                let hint = "find identifiers with: dateline gazetteer search NAME";
                warnings.push(self.warning(decision.at, format!("no place has the identifier {id}"), hint));
                continue;
            }
            warnings.extend(self.apply_one(decision, documents, &mut by_document));
        }
        mentions.extend(by_document.into_iter().flatten());
        warnings
    }

    fn apply_one(
        &self,
        decision: &MentionDecision,
        documents: &[Document],
        by_document: &mut [Vec<Mention>],
    ) -> Option<Warning> {
        let wanted = decision.document.as_deref().map(|document| self.path(document));
        let is_meant = |path: &str| match &wanted {
            Some(wanted) => path == wanted,
            None => path.starts_with(&self.scope.folder),
        };
        let (mut documents_seen, mut found) = (0, 0);
        for (index, (document, mentions)) in (0..).zip(documents.iter().zip(by_document)) {
            if is_meant(&document.path) {
                documents_seen += 1;
                let spans = occurrences(&document.text, &decision.quote);
                let skipped = decision.occurrence.map_or(0, |occurrence| occurrence - 1);
                let taken = decision.occurrence.map_or(usize::MAX, |_| 1);
                let spans = spans.into_iter().skip(skipped).take(taken).collect::<Vec<_>>();
                found += spans.len();
                decide(decision, index, document, &spans, mentions);
            }
        }
        if documents_seen == 0 {
            return decision
                .document
                .as_deref()
                .and_then(|document| self.unknown_document(document, decision.at));
        }
        if found > 0 || !(self.scope.whole || decision.document.is_some()) {
            return None;
        }
        let message = match decision.occurrence {
            Some(number) => format!("“{}” does not stand {number} times in the text", decision.quote),
            None => format!("“{}” does not stand in the text", decision.quote),
        };
        Some(self.warning(decision.at, message, "quote the name as it stands in the text, letter for letter"))
    }

    fn path(&self, document: &str) -> String {
        format!("{}{document}", self.scope.folder)
    }

    fn unknown_document(&self, document: &str, at: LineColumn) -> Option<Warning> {
        let hint =
            "documents are named by their path below the folder of dateline.toml, with / between its parts";
        self.scope.whole.then(|| self.warning(at, format!("there is no document {document:?}"), hint))
    }

    fn warning(&self, at: LineColumn, message: String, hint: &str) -> Warning {
        Warning { file: self.scope.file.clone(), at: Some(at), message, hint: Some(hint.to_owned()) }
    }
}

/// Where `quote` stands in `text` as words of its own, in order.
fn occurrences(text: &str, quote: &str) -> Vec<Span> {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let cuts_a_word =
        |at: usize| is_letter(text[..at].chars().next_back()) && is_letter(text[at..].chars().next());
    text.match_indices(quote)
        .filter(|(start, found)| !cuts_a_word(*start) && !cuts_a_word(start + found.len()))
        .map(|(start, found)| Span::new(start, start + found.len()))
        .collect()
}

/// Puts a decision into effect at these occurrences of its quote, among the mentions of the document, which stand in
/// the order of the text and do not overlap.
fn decide(
    decision: &MentionDecision,
    index: u32,
    document: &Document,
    spans: &[Span],
    mentions: &mut Vec<Mention>,
) {
    let (mut added, mut replaced) = (Vec::new(), HashSet::new());
    for &span in spans {
        let around = overlapping(mentions, span);
        let own = &mut mentions[around.clone()];
        let place = match &decision.meaning {
            Meaning::NotAPlace => {
                own.iter_mut().filter(|own| span.contains(own.span)).for_each(reject);
                continue;
            }
            Meaning::Place(place) => place,
        };
        if let Some(mention) = own.iter_mut().find(|mention| mention.span == span) {
            settle(mention, place);
            continue;
        }
        // "Kandahar" everywhere does not mean the "Kandahar" of "Kandahar Airfield"; pointed at one by one it does.
        if decision.occurrence.is_none() && own.iter().any(|own| !span.contains(own.span)) {
            continue;
        }
        if let Some(paragraph) = paragraph_of(document, span) {
            replaced.extend(around);
            added.push(decided(index, paragraph, span, place));
        }
    }
    if !added.is_empty() {
        let mut at = 0..;
        mentions.retain(|_| at.next().is_none_or(|at| !replaced.contains(&at)));
        mentions.append(&mut added);
        mentions.sort_by_key(|mention| mention.span);
    }
}

/// Which of the mentions share a byte with `span`.
fn overlapping(mentions: &[Mention], span: Span) -> Range<usize> {
    let first = mentions.partition_point(|own| own.span.end <= span.start);
    first..mentions.partition_point(|own| own.span.start < span.end).max(first)
}

/// The paragraph that holds `span`; `None` in a date header or between two paragraphs.
fn paragraph_of(document: &Document, span: Span) -> Option<u32> {
    let at = document.paragraphs.partition_point(|paragraph| paragraph.span.end < span.end);
    document.paragraphs.get(at).filter(|paragraph| paragraph.span.contains(span))?;
    u32::try_from(at).ok()
}

/// A mention that was not recognised and that the user gave a place.
fn decided(document: u32, paragraph: u32, span: Span, place: &PlaceId) -> Mention {
    let mut mention = Mention {
        document,
        paragraph,
        span,
        status: Status::Resolved,
        role: Role::Literal,
        confidence: 1.0,
        reason: Reason::Decision,
        place: None,
        candidates: Vec::new(),
        date: None,
    };
    settle(&mut mention, place);
    mention
}

/// Gives a mention its place; what else it might have meant stays among the candidates, so that it can be chosen again.
fn settle(mention: &mut Mention, place: &PlaceId) {
    mention.status = Status::Resolved;
    mention.confidence = 1.0;
    mention.reason = Reason::Decision;
    mention.place = Some(place.clone());
    mention.candidates.retain(|candidate| candidate.place != *place);
    mention.candidates.iter_mut().for_each(|candidate| candidate.score = 0.0);
    mention.candidates.insert(0, Candidate { place: place.clone(), score: 1.0 });
}

fn reject(mention: &mut Mention) {
    mention.status = Status::Rejected;
    mention.confidence = 1.0;
    mention.reason = Reason::NotAPlace;
    mention.place = None;
}
