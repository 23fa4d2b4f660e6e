//! `dateline report`: the figure of texts with everything that stands behind it, as a page, as Markdown or as PDF.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::drawn::Drawn;
use super::layers::Layers;
use super::output::Output;
use super::report::Failure;
use super::timings::Timings;
use crate::basemap::Archive;
use crate::export::report::{Report, html, markdown, pages};
use crate::export::{self, ExportError, FigureOptions, FigureSize, Letters, Preset};
use crate::view::ViewModel;

/// What to report, and how.
#[derive(Args, Clone, Debug)]
pub struct ReportArgs {
    /// Folders and files to read; `-` reads a text from the standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    drawn: Drawn,
    /// File to write: .html, .md or .pdf; Markdown has its figure beside it, as in report.svg
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    #[command(flatten)]
    layers: Layers,
    /// Tell on the standard error how long each stage took
    #[arg(long)]
    timings: bool,
}

/// A format, by the end of the file's name.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Format {
    Html,
    Markdown,
    Pdf,
}

impl Format {
    fn of(path: &Path) -> Result<Self, Failure> {
        let extension = path.extension().and_then(|extension| extension.to_str()).map(str::to_lowercase);
        match extension.as_deref() {
            Some("html" | "htm") => Ok(Self::Html),
            Some("md" | "markdown") => Ok(Self::Markdown),
            Some("pdf") => Ok(Self::Pdf),
            _ => Err(Failure::usage(
                format!("{} does not say which format to write", path.display()),
                "end the name in .html, .md or .pdf",
            )),
        }
    }

    /// Pages of a PDF are paper; a figure among text is wide.
    fn size(self) -> Result<FigureSize, ExportError> {
        let (width, height) = match self {
            Self::Html | Self::Markdown => (1600, 1000),
            Self::Pdf => Preset::A4Landscape.size(),
        };
        FigureSize::new(width, height, 1.0)
    }
}

/// Runs the command. What was asked for is checked before anything is read.
///
/// # Errors
/// Where nothing could be read, something was asked for wrongly, or the report cannot be written.
pub fn run(arguments: &ReportArgs) -> Result<(), Failure> {
    let format = Format::of(&arguments.output)?;
    let query = arguments.drawn.query(false)?;
    let words = arguments.drawn.words();
    let mut options = FigureOptions { size: format.size()?, ..arguments.drawn.options()? };
    let inputs = arguments.drawn.with(arguments.layers.with(&arguments.paths));
    let output = Output::new(Some(&arguments.output), &inputs)?;
    let figure = arguments.output.with_extension("svg");
    let beside = match format {
        Format::Markdown => Some(Output::new(Some(&figure), &inputs)?),
        Format::Html | Format::Pdf => None,
    };
    let mut timings = Timings::new(arguments.timings);
    let (corpus, gazetteer) = super::opened(&arguments.paths, &arguments.layers, &mut timings)?;
    options.gazetteer = Some(gazetteer);
    timings.stage("report");
    let view = ViewModel::new(Arc::new(corpus), query);
    let archive = Archive::bundled().map_err(ExportError::from)?;
    let mut drawn = None;
    let written = match format {
        Format::Html => html(&view, &archive, &options, &words)?.into_bytes(),
        Format::Markdown => {
            let name = figure.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let (report, figure) = Report::with_figure(&view, &archive, &options, &words)?;
            drawn = Some(export::svg(&figure, Letters::Text));
            markdown(&report, &name, &words).into_bytes()
        }
        Format::Pdf => export::pdf(&pages(&view, &archive, &options, &words)?)?,
    };
    timings.stage("write");
    if let Some((beside, drawn)) = beside.zip(drawn) {
        beside.write(|out| out.write_all(drawn.as_bytes()))?;
    }
    output.write(|out| out.write_all(&written))?;
    timings.end();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_file_says_the_format() {
        for (name, format) in [
            ("a.html", Format::Html),
            ("A.HTM", Format::Html),
            ("a.b.md", Format::Markdown),
            ("a.pdf", Format::Pdf),
        ] {
            assert_eq!(Format::of(Path::new(name)).ok(), Some(format));
        }
        for name in ["report", "-", "a.txt", ".html"] {
            assert!(Format::of(Path::new(name)).is_err(), "{name}");
        }
    }
}
