//! `dateline extract`: mentions, temporal expressions or documents as JSON lines, in document and text order. Same input, same bytes.

use std::io::Write;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::slice;

use clap::{Args, ValueEnum, value_parser};

use super::json_lines::{Radii, document_line, expression_lines, mention_lines};
use super::layers::Layers;
use super::output::{Output, Unwritten};
use super::report::{self, Failure};
use super::timings::Timings;
use crate::dating;
use crate::pipeline::{Geoparsed, Opening, Source};
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
    /// How many threads work; as many as there are cores if left out. The output is the same for any number
    #[arg(long, value_name = "NUMBER", value_parser = value_parser!(u16).range(1..=256))]
    threads: Option<u16>,
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
    /// Every temporal expression that names a date, one a line
    Expressions,
    /// The texts, a document a line
    Documents,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// One JSON object a line
    Jsonl,
}

/// Runs the command. Documents are written as they come, and forgotten.
///
/// # Errors
/// Where nothing could be read or the output cannot be written.
pub fn run(arguments: &ExtractArgs) -> Result<(), Failure> {
    let inputs = arguments.layers.with(&arguments.paths);
    let output = Output::new(arguments.output.as_deref(), &inputs)?;
    let mut timings = Timings::new(arguments.timings);
    timings.stage("gazetteer");
    let gazetteer = arguments.layers.open()?;
    let source = Source::Paths(arguments.paths.clone());
    let threads = arguments.threads.and_then(|threads| NonZero::new(threads.into()));
    let opening = Opening { source: &source, gazetteer: &gazetteer, threads };
    output.write(|out| write(&opening, arguments, &mut timings, out))?;
    timings.end();
    Ok(())
}

fn write(
    opening: &Opening<'_>,
    arguments: &ExtractArgs,
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
        |mut geoparsed, gazetteer| match (arguments.format, arguments.what) {
            (Format::Jsonl, What::Mentions) => mention_lines(&geoparsed, gazetteer, &words, &radii),
            (Format::Jsonl, What::Expressions) => expression_lines(&geoparsed.document),
            (Format::Jsonl, What::Documents) => {
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
            report::warn(&ended?.warnings);
            Ok(())
        }
    }
}
