//! `dateline extract`: mentions or documents as JSON lines, in document and text order. Same input, same bytes.

use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::layers::Layers;
use super::output::Output;
use super::report::Failure;
use super::timings::Timings;
use crate::corpus::{Corpus, Tally};
use crate::model::{
    Basis, Day, Document, Edtf, Mention, Place, Publication, PublicationBasis, Role, Status, Warning,
};
use crate::words::Words;

/// What to extract, and where from and to.
#[derive(Args, Clone, Debug)]
pub struct ExtractArgs {
    /// Folders and files to read; `-` reads a text from the standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// What to write
    #[arg(long, value_enum, default_value_t = What::Mentions)]
    what: What,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
    /// File to write; the standard output if left out
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    layers: Layers,
    /// Tell on the standard error how long each stage took
    #[arg(long)]
    timings: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    /// Every place that is named, a mention a line
    Mentions,
    /// The texts, a document a line
    Documents,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// One JSON object a line
    Jsonl,
}

/// Runs the command.
///
/// # Errors
/// Where nothing could be read or the output cannot be written.
pub fn run(arguments: &ExtractArgs) -> Result<(), Failure> {
    let inputs = arguments.layers.with(&arguments.paths);
    let output = Output::new(arguments.output.as_deref(), &inputs)?;
    let mut timings = Timings::new(arguments.timings);
    let corpus = super::opened(&arguments.paths, &arguments.layers, &mut timings)?;
    timings.stage("write");
    match arguments.format {
        Format::Jsonl => output.write(|out| match arguments.what {
            What::Mentions => write_mentions(&corpus, out),
            What::Documents => write_documents(&corpus, out),
        })?,
    }
    timings.end();
    Ok(())
}

fn write_line(line: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")
}

fn write_mentions(corpus: &Corpus, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::english();
    for mention in corpus.mentions() {
        if let Some(document) = corpus.documents().get(mention.document as usize) {
            write_line(&MentionLine::new(corpus, document, mention, &words), out)?;
        }
    }
    Ok(())
}

fn write_documents(corpus: &Corpus, out: &mut dyn Write) -> io::Result<()> {
    let mut warnings: HashMap<&str, Vec<&Warning>> = HashMap::new();
    for warning in corpus.warnings() {
        warnings.entry(&warning.file).or_default().push(warning);
    }
    for (number, document) in (0..).zip(corpus.documents()) {
        let own = warnings.get(document.path.as_str()).map_or(&[][..], Vec::as_slice);
        write_line(&DocumentLine::new(corpus, number, document, own), out)?;
    }
    Ok(())
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
    date: Option<DateEntry<'a, Basis>>,
}

impl<'a> MentionLine<'a> {
    fn new(corpus: &'a Corpus, document: &'a Document, mention: &'a Mention, words: &Words) -> Self {
        let place = mention.place.as_ref().and_then(|id| corpus.place(id));
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
            place: place.map(|place| PlaceEntry::new(corpus, place)),
            date: mention.date.as_ref().map(|date| DateEntry::new(&date.edtf, date.basis)),
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
}

impl<'a> PlaceEntry<'a> {
    fn new(corpus: &'a Corpus, place: &'a Place) -> Self {
        Self {
            id: place.id.as_str(),
            name: &place.name,
            kind: place.kind.as_str(),
            country: Some(place.country.as_str()).filter(|code| !code.is_empty()),
            admin1: place.admin1.as_ref().and_then(|id| corpus.place(id)).map(|admin1| admin1.name.as_str()),
            // A hundred-thousandth of a degree is a metre, finer than any gazetteer knows.
            lat: rounded(place.position.lat, 1e5),
            lon: rounded(place.position.lon, 1e5),
        }
    }
}

/// A date range: days as ISO 8601 writes them, `null` for an open end.
#[derive(Serialize)]
struct DateEntry<'a, B> {
    earliest: Option<Edtf>,
    latest: Option<Edtf>,
    edtf: &'a Edtf,
    basis: B,
}

impl<'a, B> DateEntry<'a, B> {
    fn new(edtf: &'a Edtf, basis: B) -> Self {
        let day = |day: Option<Day>| day.map(Edtf::day);
        Self { earliest: day(edtf.range().earliest()), latest: day(edtf.range().latest()), edtf, basis }
    }
}

/// A document as the contract of the JSON lines has it.
#[derive(Serialize)]
struct DocumentLine<'a> {
    document: &'a str,
    title: &'a str,
    language: Option<&'a str>,
    published: Option<DateEntry<'a, PublicationBasis>>,
    note: Option<&'a str>,
    bytes: usize,
    paragraphs: usize,
    mentions: MentionCounts,
    places: usize,
    warnings: Vec<WarningEntry<'a>>,
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
struct WarningEntry<'a> {
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
    hint: Option<&'a str>,
}

impl<'a> DocumentLine<'a> {
    fn new(corpus: &'a Corpus, number: u32, document: &'a Document, warnings: &[&'a Warning]) -> Self {
        let own = &corpus.mentions()[corpus.mentions_in_document(number)];
        let places: BTreeSet<_> = own.iter().filter_map(|mention| mention.place.as_ref()).collect();
        let Tally { resolved, undated, unresolved, rejected } = corpus.tally_of_document(number);
        Self {
            document: &document.path,
            title: &document.title,
            language: document.language.as_ref().map(|language| language.as_str()),
            published: document.publication.as_ref().map(published),
            note: document.note.as_deref(),
            bytes: document.text.len(),
            paragraphs: document.paragraphs.len(),
            mentions: MentionCounts { resolved, unresolved, rejected, undated },
            places: places.len(),
            warnings: warnings.iter().map(|warning| entry(warning)).collect(),
        }
    }
}

fn published(publication: &Publication) -> DateEntry<'_, PublicationBasis> {
    DateEntry::new(&publication.date, publication.basis)
}

fn entry(warning: &Warning) -> WarningEntry<'_> {
    WarningEntry {
        line: warning.at.map(|(line, _)| line),
        column: warning.at.map(|(_, column)| column),
        message: &warning.message,
        hint: warning.hint.as_deref(),
    }
}

fn rounded(number: f64, parts: f64) -> f64 {
    (number * parts).round() / parts
}
