//! The JSON lines of `dateline extract`, which other programs rely on: a mention or a document a line.

use std::collections::{BTreeSet, HashMap};
use std::io;
use std::sync::{PoisonError, RwLock};

use serde::Serialize;

use crate::corpus::Tally;
use crate::export::data::{Record, RecordPlace};
use crate::gazetteer::{Gazetteer, PlaceIndex, PlaceRecord};
use crate::model::{
    Basis, DateEvidence, DateRange, DateSuggestion, Document, Edtf, Mention, MentionDate, Narration, PlaceId,
    Precision, Publication, PublicationBasis, Role, Span, Status, Timex, Warning,
};
use crate::pipeline::Geoparsed;
use crate::words::Words;

fn write_line(line: &impl Serialize, out: &mut Vec<u8>) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.push(b'\n');
    Ok(())
}

/// A line for each mention of a document.
pub(super) fn mention_lines(
    geoparsed: &Geoparsed,
    gazetteer: &Gazetteer,
    words: &Words,
    radii: &Radii,
) -> io::Result<Vec<u8>> {
    let mut lines = Vec::new();
    for mention in &geoparsed.mentions {
        let place = PlaceEntry::of(mention, gazetteer, radii);
        write_line(&MentionLine::new(&geoparsed.document, mention, place, words), &mut lines)?;
    }
    Ok(lines)
}

/// The line of a mention of a corpus: the same as it has in its document's.
pub(super) fn record_line(record: &Record<'_>) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    write_line(&MentionLine::of_record(record), &mut line)?;
    Ok(line)
}

/// A line for each temporal expression of a document.
pub(super) fn expression_lines(document: &Document) -> io::Result<Vec<u8>> {
    let mut lines = Vec::new();
    for timex in &document.timexes {
        write_line(&ExpressionLine::new(document, timex), &mut lines)?;
    }
    Ok(lines)
}

/// The line of a document.
pub(super) fn document_line(geoparsed: &Geoparsed, gazetteer: &Gazetteer) -> io::Result<Vec<u8>> {
    let mut lines = Vec::new();
    write_line(&DocumentLine::new(geoparsed, gazetteer), &mut lines)?;
    Ok(lines)
}

/// The place that a mention means.
fn place_of<'g>(mention: &Mention, gazetteer: &'g Gazetteer) -> Option<PlaceRecord<'g>> {
    let id = mention.place.as_ref()?;
    gazetteer.find(id.as_str()).map(|index| gazetteer.place(index))
}

/// A mention as the contract of the JSON lines has it.
#[derive(Serialize)]
struct MentionLine<'a> {
    document: &'a str,
    paragraph: u32,
    start: u32,
    end: u32,
    text: &'a str,
    status: Status,
    role: Role,
    confidence: f64,
    reason: String,
    place: Option<PlaceEntry<'a>>,
    date: Option<DateEntry<'a, Basis, WordsEntry<'a>>>,
    narration: Narration,
}

impl<'a> MentionLine<'a> {
    fn new(
        document: &'a Document,
        mention: &'a Mention,
        place: Option<PlaceEntry<'a>>,
        words: &Words,
    ) -> Self {
        Self {
            document: &document.path,
            paragraph: mention.paragraph,
            start: mention.span.start,
            end: mention.span.end,
            text: document.slice(mention.span),
            status: mention.status,
            role: mention.role,
            confidence: rounded(mention.confidence.into(), 100.0),
            reason: words.reason(&mention.reason),
            place,
            date: mention.date.as_ref().map(|date| mention_date(document, date)),
            narration: mention.narration,
        }
    }

    fn of_record(record: &'a Record<'a>) -> Self {
        Self {
            document: &record.source.path,
            paragraph: record.paragraph,
            start: record.span.start,
            end: record.span.end,
            text: record.quote,
            status: record.status,
            role: record.role,
            confidence: record.confidence,
            reason: record.reason.clone(),
            place: record.place.as_ref().map(PlaceEntry::of_record),
            date: record.date.map(|date| mention_date(record.source, date)),
            narration: record.narration,
        }
    }
}

#[derive(Serialize)]
struct PlaceEntry<'a> {
    id: &'a str,
    name: &'a str,
    kind: &'static str,
    country: Option<&'a str>,
    admin1: Option<&'a str>,
    lat: f64,
    lon: f64,
    radius_km: f64,
}

/// How far places reach, by their numbers: an outline is long, and the same few are named again and again.
pub(super) type Radii = RwLock<HashMap<PlaceIndex, f64>>;

impl<'a> PlaceEntry<'a> {
    fn of(mention: &'a Mention, gazetteer: &'a Gazetteer, radii: &Radii) -> Option<Self> {
        let id = mention.place.as_ref()?;
        let index = gazetteer.find(id.as_str())?;
        let known = || radii.read().unwrap_or_else(PoisonError::into_inner).get(&index).copied();
        let radius = known().unwrap_or_else(|| {
            let radius = gazetteer.radius_km(index);
            radii.write().unwrap_or_else(PoisonError::into_inner).insert(index, radius);
            radius
        });
        Some(Self::new(id, gazetteer.place(index), radius, gazetteer))
    }

    fn of_record(record: &'a RecordPlace<'a>) -> Self {
        Self {
            id: record.place.id.as_str(),
            name: &record.place.name,
            kind: record.place.kind.as_str(),
            country: Some(record.place.country.as_str()).filter(|code| !code.is_empty()),
            admin1: record.admin1,
            lat: record.position.lat,
            lon: record.position.lon,
            radius_km: record.radius_km,
        }
    }

    fn new(id: &'a PlaceId, place: PlaceRecord<'a>, radius_km: f64, gazetteer: &'a Gazetteer) -> Self {
        let position = place.position();
        Self {
            id: id.as_str(),
            name: place.name(),
            kind: place.kind().as_str(),
            country: Some(place.country()).filter(|code| !code.is_empty()),
            admin1: place.admin1().map(|admin1| gazetteer.place(admin1).name()),
            // A hundred-thousandth of a degree is a metre, finer than any gazetteer knows.
            lat: rounded(position.lat, 1e5),
            lon: rounded(position.lon, 1e5),
            radius_km: rounded(radius_km, 10.0),
        }
    }
}

/// A temporal expression as the contract of the JSON lines has it.
#[derive(Serialize)]
struct ExpressionLine<'a> {
    document: &'a str,
    start: u32,
    end: u32,
    text: &'a str,
    timex: &'a str,
    earliest: Option<Edtf>,
    latest: Option<Edtf>,
}

impl<'a> ExpressionLine<'a> {
    fn new(document: &'a Document, timex: &'a Timex) -> Self {
        let range = timex.range();
        Self {
            document: &document.path,
            start: timex.span.start,
            end: timex.span.end,
            text: document.slice(timex.span),
            timex: &timex.value,
            earliest: range.and_then(DateRange::earliest).map(Edtf::day),
            latest: range.and_then(DateRange::latest).map(Edtf::day),
        }
    }
}

/// Words of the text that date a mention.
#[derive(Serialize)]
struct WordsEntry<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    /// Whether they stand in an earlier sentence.
    carried: bool,
}

/// The date of a mention, and the words that give it.
fn mention_date<'a>(document: &'a Document, date: &'a MentionDate) -> DateEntry<'a, Basis, WordsEntry<'a>> {
    let words = |span: Span| WordsEntry {
        start: span.start,
        end: span.end,
        text: document.slice(span),
        carried: date.carried,
    };
    DateEntry::new(&date.edtf, date.basis, date.words.map(words))
}

/// A date range and the words that say so: days as ISO 8601 writes them, `null` for an open end.
#[derive(Serialize)]
struct DateEntry<'a, B, W> {
    earliest: Option<Edtf>,
    latest: Option<Edtf>,
    edtf: &'a Edtf,
    basis: B,
    words: Option<W>,
}

impl<'a, B, W> DateEntry<'a, B, W> {
    fn new(edtf: &'a Edtf, basis: B, words: Option<W>) -> Self {
        let plain = !edtf.is_approximate() && !edtf.is_uncertain();
        let is_day = plain && edtf.precision() == Precision::Day;
        let day = |day| if is_day { edtf.clone() } else { Edtf::day(day) };
        let (earliest, latest) = (edtf.range().earliest().map(day), edtf.range().latest().map(day));
        Self { earliest, latest, edtf, basis, words }
    }
}

/// A document as the contract of the JSON lines has it.
#[derive(Serialize)]
struct DocumentLine<'a> {
    document: &'a str,
    title: &'a str,
    language: Option<&'a str>,
    published: Option<DateEntry<'a, PublicationBasis, &'a str>>,
    suggestions: Vec<SuggestionEntry<'a>>,
    note: Option<&'a str>,
    bytes: usize,
    paragraphs: usize,
    mentions: MentionCounts,
    places: usize,
    warnings: Vec<WarningEntry>,
}

/// How many mentions there are, by what became of them, and how many of the resolved have no date.
#[derive(Serialize)]
struct MentionCounts {
    resolved: usize,
    unresolved: usize,
    rejected: usize,
    undated: usize,
}

#[derive(Serialize)]
struct WarningEntry {
    line: Option<usize>,
    column: Option<usize>,
    message: String,
    hint: Option<String>,
}

impl<'a> DocumentLine<'a> {
    fn new(geoparsed: &'a Geoparsed, gazetteer: &Gazetteer) -> Self {
        let Geoparsed { document, mentions, warnings } = geoparsed;
        let places: BTreeSet<_> = mentions.iter().filter_map(|mention| mention.place.as_ref()).collect();
        let mut tally = Tally::default();
        mentions.iter().for_each(|mention| tally.add(mention, place_of(mention, gazetteer).is_some()));
        let Tally { resolved, undated, unresolved, rejected } = tally;
        Self {
            document: &document.path,
            title: &document.title,
            language: document.language.as_ref().map(|language| language.as_str()),
            published: document.publication.as_ref().map(published),
            suggestions: document.suggestions.iter().map(|own| SuggestionEntry::new(document, own)).collect(),
            note: document.note.as_deref(),
            bytes: document.text.len(),
            paragraphs: document.paragraphs.len(),
            mentions: MentionCounts { resolved, unresolved, rejected, undated },
            places: places.len(),
            warnings: warnings.iter().map(entry).collect(),
        }
    }
}

/// When a document was published, and the words that say so.
fn published(publication: &Publication) -> DateEntry<'_, PublicationBasis, &str> {
    DateEntry::new(&publication.date, publication.basis, publication.words.as_deref())
}

/// A date that an undated document may have.
#[derive(Serialize)]
struct SuggestionEntry<'a> {
    edtf: &'a Edtf,
    probability: f64,
    evidence: Vec<EvidenceEntry<'a>>,
}

/// What speaks for it: words of the text, or another document.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum EvidenceEntry<'a> {
    Named(&'a str),
    Weekday(&'a str),
    SameEvents(&'a str),
}

impl<'a> SuggestionEntry<'a> {
    fn new(document: &'a Document, suggestion: &'a DateSuggestion) -> Self {
        let evidence = suggestion.evidence.iter().map(|evidence| match evidence {
            DateEvidence::Named(span) => EvidenceEntry::Named(document.slice(*span)),
            DateEvidence::Weekday(span) => EvidenceEntry::Weekday(document.slice(*span)),
            DateEvidence::SameEvents(path) => EvidenceEntry::SameEvents(path),
        });
        Self {
            edtf: &suggestion.date,
            probability: rounded(suggestion.probability.into(), 100.0),
            evidence: evidence.collect(),
        }
    }
}

fn entry(warning: &Warning) -> WarningEntry {
    WarningEntry {
        line: warning.at.map(|(line, _)| line),
        column: warning.at.map(|(_, column)| column),
        message: warning.message.to_string(),
        hint: warning.hint.as_ref().map(ToString::to_string),
    }
}

fn rounded(number: f64, parts: f64) -> f64 {
    (number * parts).round() / parts
}
