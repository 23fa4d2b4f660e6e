//! The command line: one file per subcommand.
//!
//! Data goes to the standard output and nothing else does; what is said of it goes to the standard error, as
//! `error:`, `warning:` and `hint:`. Exit status: 0 done, 1 nothing could be read or it could not be done, 2 wrong usage.

mod build;
mod drawn;
pub mod extract;
pub mod gazetteer;
mod json_lines;
mod layers;
pub mod open;
pub mod output;
pub mod render;
pub mod report;
pub mod report_command;
pub mod shown;
mod sides;
pub mod timings;

use std::ffi::OsString;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use layers::Layers;
use report::Failure;
use timings::Timings;

use crate::corpus::Corpus;
use crate::pipeline::{self, Source};

/// Puts every place that a folder of texts names on a dated map
#[derive(Debug, Parser)]
#[command(name = "dateline", version, args_conflicts_with_subcommands = true, max_term_width = 110)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    open: open::OpenArgs,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Open the window on a folder or file; without a path on the bundled articles
    Open(open::OpenArgs),
    /// Write the mentions or documents of texts as data
    Extract(extract::ExtractArgs),
    /// Draw the map of texts as a figure, or as it plays: PNG, SVG, PDF, GIF, WebP
    Render(render::RenderArgs),
    /// Write a report: the figure with its sources, passages and method, as HTML, Markdown or PDF
    Report(report_command::ReportArgs),
    /// Look into the gazetteer, or build one
    Gazetteer(gazetteer::GazetteerArgs),
}

/// Runs the program with its arguments, the program's name first, and tells how it should exit.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(refusal) => {
            // Help and version are refusals too for clap, which knows where each goes and with which status.
            let _ = refusal.print();
            return ExitCode::from(if refusal.use_stderr() { report::USAGE } else { 0 });
        }
    };
    let done = match arguments.command {
        None => open::run(&arguments.open),
        Some(Command::Open(arguments)) => open::run(&arguments),
        Some(Command::Extract(arguments)) => extract::run(&arguments),
        Some(Command::Render(arguments)) => render::run(&arguments),
        Some(Command::Report(arguments)) => report_command::run(&arguments),
        Some(Command::Gazetteer(arguments)) => gazetteer::run(arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.tell(),
    }
}

/// The corpus of the texts in `paths`, and the version of the gazetteer that it was found with. What was left out is said, and the clock
/// told which stage is at work.
fn opened(paths: &[PathBuf], layers: &Layers, timings: &mut Timings) -> Result<(Corpus, String), Failure> {
    timings.stage("gazetteer");
    let gazetteer = layers.open()?;
    let corpus = pipeline::open(&Source::Paths(paths.to_vec()), &gazetteer, &mut |progress| {
        timings.stage(progress.stage.name());
        ControlFlow::Continue(())
    })?;
    report::warn(corpus.warnings());
    Ok((corpus, gazetteer.version()))
}
