//! What expressions mean, by tables made by hand, and the laws that hold for all of them.

mod expressions;
mod laws;
mod mentions;
mod publication;
mod suggestions;

use std::sync::Arc;

use super::*;
use crate::model::{
    Anchor, Document, Edtf, Language, Mention, Narration, Paragraph, PlaceId, Publication, PublicationBasis,
    Reason, Role, Span, Status, Timex,
};

/// A document of one paragraph a line, published on `published`, EDTF, where that is not empty.
fn document(language: Language, published: &str, text: &str) -> Document {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        if !content.is_empty() {
            paragraphs.push(Paragraph { span: Span::new(start, start + content.len()) });
        }
        start += line.len();
    }
    let publication = Edtf::parse(published).ok();
    Document {
        path: "a.txt".to_owned(),
        text: Arc::from(text),
        paragraphs,
        language: Some(language),
        publication: publication.map(|date| Publication::new(date, PublicationBasis::Header)),
        ..Document::default()
    }
}

/// The expressions of a text.
fn timexes(language: Language, published: &str, text: &str) -> Vec<Timex> {
    let mut document = document(language, published, text);
    date(&mut document, &mut []);
    document.timexes
}

/// Asserts that a text has just these expressions with these values.
#[track_caller]
fn check(language: Language, published: &str, text: &str, expected: &[(&str, &str)]) {
    let found = timexes(language, published, text);
    let told: Vec<(&str, &str)> = found
        .iter()
        .map(|timex| (text.get(timex.span.range()).unwrap_or("?"), timex.value.as_str()))
        .collect();
    assert_eq!(told, expected, "{text}");
}

/// A mention of each of these names in the text, in order.
fn mentions(document: &Document, names: &[&str]) -> Vec<Mention> {
    let mut from = 0;
    let mention = |name: &&str| {
        let start = from + document.text[from..].find(*name).unwrap_or_else(|| panic!("no {name}"));
        from = start + name.len();
        let span = Span::new(start, from);
        let paragraph =
            document.paragraphs.iter().position(|paragraph| paragraph.span.contains(span)).unwrap();
        Mention {
            document: 0,
            paragraph: u32::try_from(paragraph).unwrap(),
            span,
            status: Status::Resolved,
            role: Role::Literal,
            confidence: 1.0,
            reason: Reason::OnlyPlace,
            place: Some(PlaceId::new(name)),
            candidates: Vec::new(),
            date: None,
            narration: Narration::Event,
        }
    };
    names.iter().map(mention).collect()
}
