//! The passages behind the rows: paragraphs whole, with the names in them told apart from the rest.

use std::collections::HashMap;

use super::content::MentionRow;
use crate::model::{PlaceId, Span, Status};
use crate::view::ViewModel;

/// A longer paragraph is quoted, not given whole: bytes.
const LONGEST: usize = 6_000;

/// A part of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words.
    Plain(String),
    /// The name of a place, by its index among the view's markers.
    Name(String, usize),
}

/// The passages that a report shows, each once.
#[derive(Clone, Debug, Default)]
pub struct Passages {
    /// In the order in which they were first asked for.
    pub list: Vec<Vec<Part>>,
    numbers: HashMap<(u32, u32), usize>,
}

impl Passages {
    /// The number of the passage of a row, in `list`.
    pub fn of(&mut self, view: &ViewModel, markers: &HashMap<&PlaceId, usize>, row: &MentionRow) -> usize {
        let next = self.list.len();
        let Some(key) = paragraph_of(view, row) else {
            self.list.push(quoted(row));
            return next;
        };
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            self.list.push(paragraph(view, markers, key));
        }
        number
    }
}

/// Where the paragraph of a row stands, document and paragraph; `None` where it is long or the name stands in none.
fn paragraph_of(view: &ViewModel, row: &MentionRow) -> Option<(u32, u32)> {
    let corpus = view.corpus();
    let mention = corpus.mentions().get(*row.mentions.first()? as usize)?;
    let document = corpus.documents().get(mention.document as usize)?;
    let span = document.paragraphs.get(mention.paragraph as usize)?.span;
    let is_whole = span.contains(mention.span) && span.range().len() <= LONGEST;
    is_whole.then_some((mention.document, mention.paragraph))
}

/// A paragraph with the names in it.
fn paragraph(view: &ViewModel, markers: &HashMap<&PlaceId, usize>, (of, number): (u32, u32)) -> Vec<Part> {
    let corpus = view.corpus();
    let document = corpus.documents().get(of as usize);
    let found =
        document.and_then(|document| Some((document, document.paragraphs.get(number as usize)?.span)));
    let Some((document, span)) = found else { return Vec::new() };
    let (mut parts, mut from) = (Vec::new(), span.start);
    let around = corpus.mentions_in_paragraph(of, number);
    for other in corpus.mentions().get(around).unwrap_or_default() {
        let marker = other.place.as_ref().and_then(|id| markers.get(id)).copied();
        let named = other.status == Status::Resolved && other.span.start >= from && span.contains(other.span);
        let Some(marker) = marker.filter(|_| named) else { continue };
        let plain = |start: u32, end: u32| document.slice(Span { start, end });
        push_plain(&mut parts, plain(from, other.span.start));
        parts.push(Part::Name(on_one_line(document.slice(other.span)), marker));
        from = other.span.end;
    }
    push_plain(&mut parts, document.slice(Span { start: from, end: span.end }));
    parts
}

/// The words around the name alone.
fn quoted(row: &MentionRow) -> Vec<Part> {
    let mut parts = Vec::new();
    push_plain(&mut parts, &row.quote.before);
    parts.push(Part::Name(row.quote.name.clone(), row.marker));
    push_plain(&mut parts, &row.quote.after);
    parts
}

fn push_plain(parts: &mut Vec<Part>, text: &str) {
    let said = on_one_line(text);
    if !said.is_empty() {
        parts.push(Part::Plain(said));
    }
}

/// Line breaks of a file are spaces of a passage; those at the ends stay, for names stand beside them.
fn on_one_line(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' => {
                if !said.ends_with(' ') {
                    said.push(' ');
                }
            }
            c => said.push(c),
        }
    }
    said
}
