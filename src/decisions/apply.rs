//! Putting decisions into effect: on documents before dating, on mentions after resolution.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::{Decisions, Meaning, MentionDecision};
use crate::model::{
    Candidate, Document, LineColumn, Mention, Message, Narration, PlaceId, Publication, PublicationBasis,
    Reason, Role, Span, Status, Warning,
};

/// The decisions of one file while they are put into effect: document by document, in any order and on any thread. Keeps
/// count of what was met of all that they speak of, so that in the end the rest can be warned of.
#[derive(Debug)]
pub struct InForce {
    decisions: Decisions,
    /// Numbers of the decisions on mentions in the order in which they take effect.
    order: Vec<usize>,
    /// How many of these, the first ones, speak of no single document.
    general: usize,
    /// What is said of single documents, by their paths.
    by_path: HashMap<String, OfDocument>,
    documents_met: Vec<AtomicBool>,
    mentions_met: Vec<Met>,
    /// The decisions on mentions whose place does not exist.
    placeless: HashSet<usize>,
}

/// Numbers of the decisions on one document and on its mentions.
#[derive(Debug, Default)]
struct OfDocument {
    document: Vec<usize>,
    mentions: Vec<usize>,
}

/// How many documents that a decision may mean there were, and how often its quote stands in them.
#[derive(Debug, Default)]
struct Met {
    documents: AtomicUsize,
    quotes: AtomicUsize,
}

impl InForce {
    /// Makes the decisions ready to take effect. `known` tells whether a place exists.
    pub fn new(decisions: Decisions, known: &dyn Fn(&PlaceId) -> bool) -> Self {
        let mut by_path: HashMap<String, OfDocument> = HashMap::new();
        for (number, decision) in decisions.documents.iter().enumerate() {
            by_path.entry(decisions.path(&decision.document)).or_default().document.push(number);
        }
        // What is said of one document or one occurrence holds before what is said of all, wherever it stands.
        let mut order: Vec<usize> = (0..decisions.mentions.len()).collect();
        order.sort_by_key(|&number| {
            let decision = &decisions.mentions[number];
            (decision.document.is_some(), decision.occurrence.is_some())
        });
        let mut placeless = HashSet::new();
        for &number in &order {
            let decision = &decisions.mentions[number];
            if matches!(&decision.meaning, Meaning::Place(id) if !known(id)) {
                placeless.insert(number);
            } else if let Some(document) = &decision.document {
                by_path.entry(decisions.path(document)).or_default().mentions.push(number);
            }
        }
        Self {
            general: order.partition_point(|&number| decisions.mentions[number].document.is_none()),
            documents_met: decisions.documents.iter().map(|_| AtomicBool::default()).collect(),
            mentions_met: decisions.mentions.iter().map(|_| Met::default()).collect(),
            decisions,
            order,
            by_path,
            placeless,
        }
    }

    /// Gives a document the date and the note that the user gave it.
    pub fn apply_to_document(&self, document: &mut Document) {
        let Some(own) = self.by_path.get(&document.path) else { return };
        for &number in &own.document {
            let decision = &self.decisions.documents[number];
            self.documents_met[number].store(true, Ordering::Relaxed);
            if let Some(date) = &decision.published {
                document.publication = Some(Publication::new(date.clone(), PublicationBasis::Decision));
            }
            if decision.note.is_some() {
                document.note.clone_from(&decision.note);
            }
        }
    }

    /// Gives the mentions of a document the places that the user gave them, and rejects those said to be none. They are
    /// in the order of the text and stay so. A name that was not recognised becomes a mention of the document `index`.
    pub fn apply_to_mentions(&self, document: &Document, index: u32, mentions: &mut Vec<Mention>) {
        let general = if document.path.starts_with(&self.decisions.scope.folder) {
            &self.order[..self.general]
        } else {
            &[]
        };
        let own = self.by_path.get(&document.path).map_or(&[][..], |own| &own.mentions);
        for &number in general.iter().chain(own).filter(|&number| !self.placeless.contains(number)) {
            let decision = &self.decisions.mentions[number];
            let spans = occurrences(&document.text, &decision.quote);
            let skipped = decision.occurrence.map_or(0, |occurrence| occurrence - 1);
            let taken = decision.occurrence.map_or(usize::MAX, |_| 1);
            let spans = spans.into_iter().skip(skipped).take(taken).collect::<Vec<_>>();
            self.mentions_met[number].documents.fetch_add(1, Ordering::Relaxed);
            self.mentions_met[number].quotes.fetch_add(spans.len(), Ordering::Relaxed);
            decide(decision, index, document, &spans, mentions);
        }
    }

    /// Warns of the documents that were not met, given dates or notes though they are.
    pub fn unmet_documents(&self) -> Vec<Warning> {
        let unmet = self.decisions.documents.iter().zip(&self.documents_met);
        unmet
            .filter(|(_, met)| !met.load(Ordering::Relaxed))
            .filter_map(|(decision, _)| self.decisions.unknown_document(&decision.document, decision.at))
            .collect()
    }

    /// Warns of what the decisions on mentions speak of and was not met: documents, names and places.
    pub fn unmet_mentions(&self) -> Vec<Warning> {
        self.order.iter().filter_map(|&number| self.unmet_mention(number)).collect()
    }

    fn unmet_mention(&self, number: usize) -> Option<Warning> {
        let (file, decision) = (&self.decisions, &self.decisions.mentions[number]);
        if let Meaning::Place(id) = &decision.meaning
            && self.placeless.contains(&number)
        {
            let message = Message::new("decisions-no-place").with("id", id.as_str());
            return Some(file.warning(decision.at, message, "decisions-no-place-hint"));
        }
        let Met { documents, quotes } = &self.mentions_met[number];
        if documents.load(Ordering::Relaxed) == 0 {
            return file.unknown_document(decision.document.as_deref()?, decision.at);
        }
        if quotes.load(Ordering::Relaxed) > 0 || !(file.scope.whole || decision.document.is_some()) {
            return None;
        }
        let message = match decision.occurrence {
            Some(number) => Message::new("decisions-no-occurrence").with("number", number),
            None => Message::new("decisions-no-quote"),
        };
        let message = message.with("quote", decision.quote.as_str());
        Some(file.warning(decision.at, message, "decisions-no-quote-hint"))
    }
}

impl Decisions {
    fn path(&self, document: &str) -> String {
        format!("{}{document}", self.scope.folder)
    }

    fn unknown_document(&self, document: &str, at: LineColumn) -> Option<Warning> {
        let message = || Message::new("decisions-no-document").with("document", document);
        self.scope.whole.then(|| self.warning(at, message(), "decisions-no-document-hint"))
    }

    fn warning(&self, at: LineColumn, message: Message, hint: &'static str) -> Warning {
        Warning { file: self.scope.file.clone(), at: Some(at), message, hint: Some(Message::new(hint)) }
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
        narration: Narration::Event,
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
