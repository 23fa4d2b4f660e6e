//! `dateline extract`: mentions, temporal expressions or documents as JSON lines, mentions also in the formats of other programs; in
//! document and text order. Same input, same bytes.

use std::io::{self, IsTerminal, Write};
use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::slice;

use clap::{Args, ValueEnum, value_parser};

use super::json_lines::{Radii, document_line, expression_lines, mention_lines, record_line};
use super::layers::Layers;
use super::output::{Output, Unwritten};
use super::report::{self, Failure};
use super::shown::Shown;
use super::timings::Timings;
use crate::corpus::Corpus;
use crate::dating;
use crate::export::data::{self, DataError, DataFormat, Dataset};
use crate::pipeline::{self, Geoparsed, Opening, Source};
use crate::view::Query;
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
    /// How to write it; if left out what the name of the output ends in, else jsonl
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// File to write; the standard output if left out
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How many threads work; as many as there are cores if left out. The output is the same for any number
    #[arg(long, value_name = "NUMBER", value_parser = value_parser!(u16).range(1..=256))]
    threads: Option<u16>,
    #[command(flatten)]
    shown: Shown,
    #[command(flatten)]
    layers: Layers,
    /// Tell on the standard error how long each stage took
    #[arg(long)]
    timings: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    /// Every place that is named, a mention a line
    Mentions,
    /// Every temporal expression that names a date, one a line
    Expressions,
    /// The texts, a document a line
    Documents,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object a line
    Jsonl,
    /// A table, for spreadsheets and statistics
    Csv,
    /// Points with dates, for maps on the web
    Geojson,
    /// Layers of mentions, places, areas and documents, for QGIS
    Gpkg,
    /// Placemarks with time spans, for Google Earth
    Kml,
    /// The same, packed
    Kmz,
    /// GeoParquet, for pandas, DuckDB and R
    Parquet,
    /// Arrow's file format (Feather), for pandas, polars and R
    Arrow,
    /// W3C Web Annotations, for Recogito
    Annotations,
}

impl Format {
    /// The format of data that it is; none for JSON lines.
    fn data(self) -> Option<DataFormat> {
        match self {
            Self::Jsonl => None,
            Self::Csv => Some(DataFormat::Csv),
            Self::Geojson => Some(DataFormat::GeoJson),
            Self::Gpkg => Some(DataFormat::GeoPackage),
            Self::Kml => Some(DataFormat::Kml),
            Self::Kmz => Some(DataFormat::Kmz),
            Self::Parquet => Some(DataFormat::Parquet),
            Self::Arrow => Some(DataFormat::Arrow),
            Self::Annotations => Some(DataFormat::Annotations),
        }
    }
}

impl From<DataError> for Unwritten {
    fn from(error: DataError) -> Self {
        match error {
            DataError::Output(error) => Self::Output(error),
            _ => Self::Content(Failure::new(error.to_string(), error.hint().to_string())),
        }
    }
}

/// Runs the command. As JSON lines and with nothing left out, documents are written as they come, and forgotten.
///
/// # Errors
/// Where nothing could be read, something was asked for wrongly, or the output cannot be written.
pub fn run(arguments: &ExtractArgs) -> Result<(), Failure> {
    let format = format_of(arguments)?;
    arguments.shown.need_window()?;
    let query = Some(arguments.shown.query()?);
    let query = query.filter(|query| query.window.is_some() || query.filter.is_active());
    if query.is_none() && arguments.shown.is_by_publication() {
        let hint = "give a window or a filter too; each line tells both dates in any case";
        return Err(Failure::usage(
            "--clock published says by which dates to choose, and nothing is chosen",
            hint,
        ));
    }
    if arguments.what != What::Mentions && (format.is_some() || query.is_some()) {
        let hint = "leave out --what, or write all of them as .jsonl";
        return Err(Failure::usage(
            "only mentions are written in this format or by a window and filters",
            hint,
        ));
    }
    let inputs = arguments.layers.with(&arguments.paths);
    let output = Output::new(arguments.output.as_deref(), &inputs)?;
    if format.is_some_and(DataFormat::is_binary) && output.is_standard() && io::stdout().is_terminal() {
        let hint = "name a file with -o, or send the output on to another program";
        return Err(Failure::usage("this format is not for a terminal", hint));
    }
    let mut timings = Timings::new(arguments.timings);
    timings.stage("gazetteer");
    let gazetteer = arguments.layers.open()?;
    let source = Source::Paths(arguments.paths.clone());
    let threads = arguments.threads.and_then(|threads| NonZero::new(threads.into()));
    let opening = Opening { source: &source, gazetteer: &gazetteer, threads };
    if format.is_none() && query.is_none() {
        output.write(|out| write_each(&opening, arguments.what, &mut timings, out))?;
    } else {
        let corpus = pipeline::open_as(&opening, &mut |progress| {
            timings.stage(progress.stage.name());
            ControlFlow::Continue(())
        })?;
        report::warn(corpus.warnings());
        timings.stage("write");
        output.write(|out| write_corpus(&corpus, query.as_ref(), format, out))?;
    }
    timings.end();
    Ok(())
}

/// The format asked for, else that of the output's name; none for JSON lines.
fn format_of(arguments: &ExtractArgs) -> Result<Option<DataFormat>, Failure> {
    if let Some(format) = arguments.format {
        return Ok(format.data());
    }
    let name = arguments.output.as_deref().and_then(Path::extension).and_then(|end| end.to_str());
    match name.map(str::to_lowercase).as_deref() {
        Some("json") if arguments.what == What::Mentions => Err(Failure::usage(
            "several formats end in .json",
            "say which by --format, or end the name in .jsonl, .geojson or .jsonld",
        )),
        Some(extension) => Ok(DataFormat::of_extension(extension)),
        None => Ok(None),
    }
}

/// Writes what a query shows of a corpus, all of it without one.
fn write_corpus(
    corpus: &Corpus,
    query: Option<&Query>,
    format: Option<DataFormat>,
    out: &mut dyn Write,
) -> Result<(), Unwritten> {
    let words = Words::english();
    let dataset = match query {
        Some(query) => Dataset::of_query(corpus, query, &words),
        None => Dataset::all(corpus, &words),
    };
    match format {
        Some(format) => data::write(format, &dataset, out)?,
        None => {
            for record in dataset.records() {
                out.write_all(&record_line(&record)?)?;
            }
        }
    }
    Ok(())
}

fn write_each(
    opening: &Opening<'_>,
    what: What,
    timings: &mut Timings,
    out: &mut dyn Write,
) -> Result<(), Unwritten> {
    let words = Words::english();
    let radii = Radii::default();
    let mut fault = None;
    let ended = opening.each(
        &mut |progress| {
            timings.stage(progress.stage.name());
            ControlFlow::Continue(())
        },
        |mut geoparsed, gazetteer| match what {
            What::Mentions => mention_lines(&geoparsed, gazetteer, &words, &radii),
            What::Expressions => expression_lines(&geoparsed.document),
            What::Documents => {
                let Geoparsed { document, mentions, .. } = &mut geoparsed;
                // By its own text alone: the others are forgotten as they are written.
                dating::suggest(slice::from_mut(document), mentions);
                document_line(&geoparsed, gazetteer)
            }
        },
        |lines| match lines.and_then(|lines| out.write_all(&lines)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                fault = Some(error);
                ControlFlow::Break(())
            }
        },
    );
    match fault {
        Some(error) => Err(error.into()),
        None => {
            report::warn(&ended.map_err(Failure::from)?.warnings);
            Ok(())
        }
    }
}
