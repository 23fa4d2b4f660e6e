//! The documents of a corpus as rows, and one of them whole with its toponyms marked.

use std::ops::Range;

use serde::Serialize;

use super::mask::{PlaceMask, keeps_place};
use super::parts::{part, parts};
use super::query::{Query, Restriction};
use super::standing::{TimexMark, inside, timexes};
use super::suggestion::{SuggestedDate, suggestions};
use crate::corpus::{Corpus, Days, NO_PLACE};
use crate::model::{Document, PlaceId, Publication, Span, Status};

/// A document in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentRow {
    /// Its index in the corpus.
    pub document: u32,
    /// Its path below the corpus folder.
    pub path: String,
    /// Its title.
    pub title: String,
    /// When it was published, and how we know.
    pub publication: Option<Publication>,
    /// Where it was not: the likeliest date that is suggested.
    pub suggestion: Option<SuggestedDate>,
    /// Mentions with a place, seen or not.
    pub total: u32,
    /// Of these, how many have no date by the clock in use.
    pub undated: u32,
}

/// A document whole.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentText {
    /// Its index in the corpus.
    pub document: u32,
    /// Its title.
    pub title: String,
    /// Its path below the corpus folder.
    pub path: String,
    /// When it was published, and how we know.
    pub publication: Option<Publication>,
    /// Where it was not: dates that are suggested, the likeliest first.
    pub suggestions: Vec<SuggestedDate>,
    /// What the user noted of it.
    pub note: Option<String>,
    /// Its paragraphs, in order, long ones in parts.
    pub paragraphs: Vec<DocumentParagraph>,
}

/// A paragraph with its toponyms marked, or a part of one that is long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentParagraph {
    /// Index of the paragraph in the document; parts of one share it.
    pub paragraph: u32,
    /// Where it stands in the document's text.
    pub span: Span,
    /// Its text.
    pub text: String,
    /// Its toponyms, in order, none overlapping another.
    pub highlights: Vec<Highlight>,
    /// Its temporal expressions, in order.
    pub timexes: Vec<TimexMark>,
}

/// A toponym in a shown text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Highlight {
    /// The mention's number in the corpus.
    pub mention: u32,
    /// Bytes of the shown text, on character boundaries.
    pub range: Range<usize>,
    /// The place it means; `None` where none is known.
    pub place: Option<PlaceId>,
    /// Whether that is the selected place (or the place whose passages are listed).
    pub selected: bool,
    /// Whether the query shows this mention.
    pub visible: bool,
}

/// The documents in the order of their paths, as the corpus holds them.
#[must_use]
#[allow(clippy::cast_possible_truncation)] // documents and mentions are numbered in 32 bits
pub fn documents(corpus: &Corpus, query: &Query) -> Vec<DocumentRow> {
    let row = |(document, source): (u32, &Document)| DocumentRow {
        document,
        path: source.path.clone(),
        title: source.title.clone(),
        publication: source.publication.clone(),
        suggestion: suggestions(source).into_iter().next(),
        total: placed(corpus, query, document).count() as u32,
        undated: 0,
    };
    let mut rows: Vec<DocumentRow> = (0..).zip(corpus.documents()).map(row).collect();
    count_undated(&mut rows, corpus, query);
    rows
}

/// Counts the undated mentions of rows made before of the same corpus, which hang on the clock; all else in them stays.
#[allow(clippy::cast_possible_truncation)] // mentions are numbered in 32 bits
pub(super) fn count_undated(rows: &mut [DocumentRow], corpus: &Corpus, query: &Query) {
    for row in rows {
        let undated = placed(corpus, query, row.document).filter(|days| !days.is_dated());
        row.undated = undated.count() as u32;
    }
}

/// How many mentions with a place the filters of `query` keep of each document, whatever the window.
#[must_use]
#[allow(clippy::cast_possible_truncation)] // documents and mentions are numbered in 32 bits
pub(super) fn kept_by_document(corpus: &Corpus, query: &Query) -> Vec<u32> {
    let (restriction, mask) = (Restriction::of(query), PlaceMask::of(corpus, &query.filter));
    let (columns, sorts) = (corpus.columns(), corpus.sorts(&query.filter.sieve));
    let is_kept = |at: &usize| mask.keeps(columns.place()[*at]) && restriction.keeps(sorts.all()[*at]);
    (0..corpus.documents().len() as u32)
        .map(|document| columns.of_document(document).filter(is_kept).count() as u32)
        .collect()
}

/// How many mentions with a place `query` shows of each document, by a scan of all.
#[must_use]
#[allow(clippy::cast_possible_truncation)] // documents and mentions are numbered in 32 bits
pub fn visible_by_document(corpus: &Corpus, query: &Query) -> Vec<u32> {
    let restriction = Restriction::of(query);
    let mask = PlaceMask::of(corpus, &query.filter);
    let (columns, sorts) = (corpus.columns(), corpus.sorts(&query.filter.sieve));
    let count = |document: u32| {
        let shown = columns.of_document(document).filter(|&at| {
            mask.keeps(columns.place()[at])
                && restriction.shows(columns.days(query.clock)[at], sorts.all()[at])
        });
        shown.count() as u32
    };
    (0..corpus.documents().len() as u32).map(count).collect()
}

/// The days of the mentions of a document that have a place, by the clock of the query.
fn placed(corpus: &Corpus, query: &Query, document: u32) -> impl Iterator<Item = Days> {
    let columns = corpus.columns();
    let range = columns.of_document(document);
    let mentions = columns.days(query.clock)[range.clone()].iter().zip(&columns.place()[range]);
    mentions.filter(|&(_, &place)| place != NO_PLACE).map(|(&days, _)| days)
}

/// The document at `index` whole; `None` where the corpus has no such document.
#[must_use]
pub fn document(corpus: &Corpus, query: &Query, index: u32) -> Option<DocumentText> {
    let source = corpus.documents().get(index as usize)?;
    let is_selected = |place: &PlaceId| query.places.contains(place);
    let paragraphs = (0u32..).zip(&source.paragraphs).flat_map(|(number, paragraph)| {
        (0..parts(paragraph.span.range().len())).map(move |at| {
            let within = part(corpus, index, number, at);
            DocumentParagraph {
                paragraph: number,
                span: within,
                text: source.slice(within).to_owned(),
                highlights: highlights(corpus, query, (index, number), within, is_selected),
                timexes: timexes(corpus, index, within),
            }
        })
    });
    Some(DocumentText {
        document: index,
        title: source.title.clone(),
        path: source.path.clone(),
        publication: source.publication.clone(),
        suggestions: suggestions(source),
        note: source.note.clone(),
        paragraphs: paragraphs.collect(),
    })
}

/// The toponyms `within` a paragraph, which is told by its document and its number there, but for what the user said is
/// no place; `is_selected` says of which places they are marked. Their ranges count from the begin of `within`.
pub(super) fn highlights(
    corpus: &Corpus,
    query: &Query,
    (document, paragraph): (u32, u32),
    within: Span,
    is_selected: impl Fn(&PlaceId) -> bool,
) -> Vec<Highlight> {
    let restriction = Restriction::of(query);
    let mut end = 0;
    let range = corpus.mentions_in_paragraph(document, paragraph);
    let before = |at: u32| {
        range.start + corpus.mentions()[range.clone()].partition_point(|mention| mention.span.start < at)
    };
    let range = before(within.start)..before(within.end);
    let (columns, sorts) = (corpus.columns(), corpus.sorts(&query.filter.sieve));
    let dated = columns.days(query.clock)[range.clone()].iter().zip(&sorts.all()[range.clone()]);
    let numbers = range.clone();
    let mentions =
        corpus.mentions()[range.clone()].iter().zip(&columns.place()[range]).zip(dated).zip(numbers);
    mentions
        .filter(|(((mention, _), _), _)| mention.status != Status::Rejected)
        .filter_map(|(((mention, &place_number), (&days, &sort)), number)| {
            let range = inside(mention.span, within).filter(|range| range.start >= end)?;
            end = range.end;
            let place = mention.place.clone().filter(|_| mention.status == Status::Resolved);
            let selected = place.as_ref().is_some_and(&is_selected);
            let visible = restriction.shows(days, sort) && keeps_place(corpus, &query.filter, place_number);
            Some(Highlight { mention: u32::try_from(number).ok()?, range, place, selected, visible })
        })
        .collect()
}
