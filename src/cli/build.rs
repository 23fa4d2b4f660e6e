//! `dateline gazetteer build`: a gazetteer file from the dumps that others publish, or from a table.

use std::path::{Path, PathBuf};

use clap::Args;

use super::output::Output;
use super::report::{Failure, say};
use crate::gazetteer::GazetteerError;
use crate::gazetteer::build::{Format, Options, Report, build_from};

/// What to build from, and where to.
#[derive(Args, Clone, Debug)]
pub struct BuildArgs {
    /// Files and folders: GeoNames' allCountries.txt, AF.txt, alternateNamesV2.txt; Who's On First's .geojson; Linked Places'
    /// .json or .jsonl; .csv or .tsv tables with a header line
    #[arg(required_unless_present = "rows", conflicts_with = "rows", value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Format of all inputs; told from their names and contents if left out
    #[arg(long, value_parser = parse_format, value_name = FORMATS)]
    format: Option<Format>,
    /// Folder with places.tsv, names.tsv and areas.jsonl, the same as `--format rows FOLDER`
    #[arg(long, value_name = "FOLDER")]
    rows: Option<PathBuf>,
    /// File to write
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

/// The formats as the help shows them.
const FORMATS: &str = "geonames|wof|linked-places|csv|rows";

fn parse_format(name: &str) -> Result<Format, String> {
    Format::parse(name).ok_or_else(|| format!("write one of {}", FORMATS.replace('|', ", ")))
}

/// Builds the file and tells what it holds; nothing where the file itself is the standard output.
///
/// # Errors
/// Where an input cannot be read or told, nothing of it could be taken, or the file cannot be written.
pub fn run(arguments: &BuildArgs) -> Result<String, Failure> {
    let (inputs, format) = match &arguments.rows {
        Some(rows) => (std::slice::from_ref(rows), Some(Format::Rows)),
        None => (arguments.inputs.as_slice(), arguments.format),
    };
    let output = Output::of_build(&arguments.output, inputs)?;
    let options = Options { format, ..Options::new(&scratch(&output)) };
    let mut built = build_from(inputs, &options).inspect_err(|error| {
        if let GazetteerError::NoPlaces { report } = error {
            warn(report);
        }
    })?;
    output.write(|out| built.write(out))?;
    warn(&built.report);
    if matches!(output, Output::Standard) {
        return Ok(String::new());
    }
    let mut told = taken(&built.report);
    let mut sizes = built.sections();
    sizes.push(("all".to_owned(), built.size()));
    for (part, bytes) in sizes {
        told.push_str(&format!("{part:<14} {bytes:>10} bytes\n"));
    }
    Ok(told)
}

/// Temporary files lie beside the file that is written: where there is room for it there is some for them.
fn scratch(output: &Output) -> PathBuf {
    match output {
        Output::File(path) => match path.parent() {
            Some(folder) if folder != Path::new("") => folder.to_path_buf(),
            _ => PathBuf::from("."),
        },
        _ => std::env::temp_dir(),
    }
}

/// Lines of what was taken and what was left out.
fn taken(report: &Report) -> String {
    let mut told =
        format!("{:<14} {:>10}\n{:<14} {:>10}\n", "places", report.places, "names read", report.names);
    for (reason, count) in &report.left_out {
        told.push_str(&format!("{:<14} {count:>10} {reason}\n", "left out"));
    }
    let wrong: u64 = report.wrong.values().sum();
    if wrong > 0 {
        told.push_str(&format!("{:<14} {wrong:>10}\n", "wrong rows"));
    }
    told
}

/// Says which rows were wrong: the first of each sort, and how many there are.
fn warn(report: &Report) {
    for note in &report.notes {
        say("warning", &note.to_string());
        say("hint", note.hint());
    }
    for (hint, count) in &report.wrong {
        let told = report.faults.iter().filter(|fault| fault.hint() == *hint);
        let mut left = *count;
        for fault in told {
            say("warning", &fault.to_string());
            left = left.saturating_sub(1);
        }
        if left > 0 {
            let rows = if left == 1 { "row is" } else { "rows are" };
            say("warning", &format!("{left} more {rows} wrong in this way; all were left out"));
        }
        say("hint", hint);
    }
}
