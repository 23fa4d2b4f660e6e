//! W3C Web Annotations in JSON-LD, an array of them as Recogito writes and RecogitoJS reads: a mention an annotation of its text.
//!
//! Positions count Unicode code points from the first of the document's text, as the model asks (Web Annotation Data Model,
//! 4.2.5), and not the bytes that the other formats count; a byte order mark is none of them. Programs that count UTF-16 units
//! come to the same numbers unless the text holds characters beyond the basic plane, and find the words by their quote then.

use std::fmt::Write as _;
use std::io::Write;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::DataError;
use super::column::COLUMNS;
use super::geojson::to_json;
use super::record::{Dataset, Record, uri};

/// So many characters before and behind the quote are told, so that it is found in a text that has changed.
const AROUND: usize = 32;

const BYTE_ORDER_MARK: char = '\u{FEFF}';

pub(super) fn write(dataset: &Dataset<'_>, out: &mut dyn Write) -> Result<(), DataError> {
    let mut at = Position::default();
    out.write_all(b"[")?;
    for (number, record) in dataset.records().enumerate() {
        out.write_all(if number == 0 { b"\n" } else { b",\n" })?;
        to_json(&annotation(&record, at.of(&record)), out)?;
    }
    out.write_all(b"\n]\n")?;
    Ok(())
}

/// Where in a document it is counted up to, so that each text is counted once.
#[derive(Default)]
struct Position<'a> {
    document: &'a str,
    byte: usize,
    points: usize,
}

impl<'a> Position<'a> {
    /// The code points of the document before the quote of a record.
    fn of(&mut self, record: &Record<'a>) -> usize {
        let start = record.span.start as usize;
        if self.document != record.source.path || start < self.byte {
            *self = Self { document: &record.source.path, ..Self::default() };
        }
        let between = record.source.text.get(self.byte..start).unwrap_or_default();
        let counted = if self.byte == 0 { without_mark(between) } else { between };
        self.points += counted.chars().count();
        self.byte = start;
        self.points
    }
}

/// The start of a text, without the mark that it may begin with.
fn without_mark(start: &str) -> &str {
    start.strip_prefix(BYTE_ORDER_MARK).unwrap_or(start)
}

/// Of one record, whose quote begins at the code point `start`.
fn annotation(record: &Record<'_>, start: usize) -> Value {
    let path = encoded(&record.source.path, b"");
    let text = &record.source.text;
    let before = text.get(..record.span.start as usize).unwrap_or_default();
    let before = without_mark(before);
    let from = before.char_indices().rev().take(AROUND).last().map_or(before.len(), |(at, _)| at);
    let suffix: String =
        text.get(record.span.end as usize..).unwrap_or_default().chars().take(AROUND).collect();
    let creator = if record.decided_by_user {
        json!({ "type": "Person", "nickname": "user" })
    } else {
        json!({ "type": "Software", "name": "Dateline" })
    };
    json!({
        "@context": ["http://www.w3.org/ns/anno.jsonld", { "dateline": "urn:dateline:" }],
        "id": format!("#{path}-{}-{}", record.span.start, record.span.end),
        "type": "Annotation",
        "creator": creator,
        "body": bodies(record),
        "target": {
            "source": path,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": record.quote,
                    "prefix": &before[from..],
                    "suffix": suffix,
                },
                {
                    "type": "TextPositionSelector",
                    "start": start,
                    "end": start + record.quote.chars().count(),
                },
            ],
        },
    })
}

/// The place, tags that a reader can choose by, and all columns.
fn bodies(record: &Record<'_>) -> Vec<Value> {
    let mut bodies = Vec::new();
    if let Some(place) = &record.place {
        let id = &place.place.id;
        let uri = encoded(&uri(id).unwrap_or_else(|| id.as_str().to_owned()), b":?#&=%");
        // The model names what is meant by `source`; Recogito reads and writes it as `value`.
        bodies.push(
            json!({ "type": "SpecificResource", "purpose": "identifying", "source": uri, "value": uri }),
        );
    }
    let tags = [
        record.place.as_ref().map(|place| place.place.kind.as_str()),
        record.theme,
        record.date.map(|date| date.edtf.as_str()),
    ];
    bodies.extend(
        tags.into_iter()
            .flatten()
            .map(|tag| json!({ "type": "TextualBody", "purpose": "tagging", "value": tag })),
    );
    let facts = serde_json::to_value(Facts(record)).unwrap_or_default();
    bodies.push(facts);
    bodies
}

/// All columns of a record, as properties of Dateline's own.
struct Facts<'a>(&'a Record<'a>);

impl Serialize for Facts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", "Dataset")?;
        map.serialize_entry("purpose", "describing")?;
        for column in COLUMNS {
            map.serialize_entry(&format!("dateline:{}", column.name), &column.cell(self.0))?;
        }
        map.end()
    }
}

/// A path or an address (RFC 3986): each byte that is no letter, digit, `-`, `.`, `_`, `~` or `/` by its number, unless it is to be `kept`.
fn encoded(path: &str, kept: &[u8]) -> String {
    path.bytes().fold(String::with_capacity(path.len()), |mut out, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(byte.into());
            }
            byte if kept.contains(&byte) => out.push(byte.into()),
            byte => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_an_address() {
        assert_eq!(encoded("a/b c#1.txt", b""), "a/b%20c%231.txt");
        assert_eq!(encoded("été:1.txt", b""), "%C3%A9t%C3%A9%3A1.txt");
    }
}
