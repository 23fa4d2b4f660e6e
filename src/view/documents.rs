//! The documents of a corpus as rows, and one of them whole with its toponyms marked.

use std::ops::Range;

use serde::Serialize;

use super::parts::{part, parts};
use super::query::{Query, Restriction};
use crate::corpus::{Corpus, Days, NO_PLACE};
use crate::model::{Document, PlaceId, Publication, Span, Status};

/// A document in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRow {
    /// Its index in the corpus.
    pub document: u32,
    /// Its path below the corpus folder.
    pub path: String,
    /// Its title.
    pub title: String,
    /// When it was published, and how we know.
    pub publication: Option<Publication>,
    /// Visible mentions with a place.
    pub visible: u32,
    /// Mentions with a place.
    pub total: u32,
    /// Of these, how many have no date.
    pub undated: u32,
}

/// A document whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentText {
    /// Its index in the corpus.
    pub document: u32,
    /// Its title.
    pub title: String,
    /// Its path below the corpus folder.
    pub path: String,
    /// When it was published, and how we know.
    pub publication: Option<Publication>,
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
    /// Its text.
    pub text: String,
    /// Its toponyms, in order, none overlapping another.
    pub highlights: Vec<Highlight>,
}

/// A toponym in a shown text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Highlight {
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
    let row = |(document, source): (u32, &Document)| {
        let days = || placed_days(corpus, document);
        DocumentRow {
            document,
            path: source.path.clone(),
            title: source.title.clone(),
            publication: source.publication.clone(),
            visible: 0,
            total: days().count() as u32,
            undated: days().filter(|days| !days.is_dated()).count() as u32,
        }
    };
    let mut rows: Vec<DocumentRow> = (0..).zip(corpus.documents()).map(row).collect();
    count_visible(&mut rows, corpus, query);
    rows
}

/// Counts the visible mentions of rows made before of the same corpus; all else in them stays.
#[allow(clippy::cast_possible_truncation)] // mentions are numbered in 32 bits
pub(super) fn count_visible(rows: &mut [DocumentRow], corpus: &Corpus, query: &Query) {
    let restriction = Restriction::of(query);
    for row in rows {
        let shown = placed_days(corpus, row.document).filter(|days| restriction.shows(*days));
        row.visible = shown.count() as u32;
    }
}

/// The days of a document's mentions that have a place.
fn placed_days(corpus: &Corpus, document: u32) -> impl Iterator<Item = Days> + '_ {
    let columns = corpus.columns();
    let range = columns.of_document(document);
    let mentions = columns.days()[range.clone()].iter().zip(&columns.place()[range]);
    mentions.filter(|&(_, &place)| place != NO_PLACE).map(|(&days, _)| days)
}

/// The document at `index` whole; `None` where the corpus has no such document.
#[must_use]
pub fn document(corpus: &Corpus, query: &Query, index: u32) -> Option<DocumentText> {
    let source = corpus.documents().get(index as usize)?;
    let is_selected = |place: &PlaceId| query.place.as_ref() == Some(place);
    let paragraphs = (0u32..).zip(&source.paragraphs).flat_map(|(number, paragraph)| {
        (0..parts(paragraph.span.range().len())).map(move |at| {
            let within = part(corpus, index, number, at);
            DocumentParagraph {
                paragraph: number,
                text: source.slice(within).to_owned(),
                highlights: highlights(corpus, query, (index, number), within, is_selected),
            }
        })
    });
    Some(DocumentText {
        document: index,
        title: source.title.clone(),
        path: source.path.clone(),
        publication: source.publication.clone(),
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
    let mentions = corpus.mentions()[range.clone()].iter().zip(&corpus.columns().days()[range]);
    mentions
        .filter(|(mention, _)| mention.status != Status::Rejected && within.contains(mention.span))
        .filter_map(|(mention, days)| {
            let start = (mention.span.start - within.start) as usize;
            if start < end {
                return None;
            }
            end = (mention.span.end - within.start) as usize;
            let place = mention.place.clone().filter(|_| mention.status == Status::Resolved);
            let selected = place.as_ref().is_some_and(&is_selected);
            Some(Highlight { range: start..end, place, selected, visible: restriction.shows(*days) })
        })
        .collect()
}
