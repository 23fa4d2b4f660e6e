//! What is written of what the window shows, by a job: the figure, as SVG, PDF or PNG, and the mentions as data for other programs. The name
//! of the file says the format.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::Theme;

use super::app::App;
use super::jobs::{Job, Outcome};
use super::kept::store;
use super::map::Camera;
use crate::basemap::Archive;
use crate::export::data::{self, DataError, DataFormat, Dataset};
use crate::export::{self, ExportError, FigureOptions, Letters};
use crate::model::Message;
use crate::view::ViewModel;
use crate::words::Words;

/// A file that is being written, and what came of it.
pub type Writing = Job<(PathBuf, Result<(), SaveError>)>;

/// Pixels of a PNG for each of the page.
const SCALE: f32 = 2.0;

/// Why a file was not written.
#[derive(Debug)]
pub enum SaveError {
    /// The figure could not be drawn.
    Draw(ExportError),
    /// The data could not be put together.
    Data(DataError),
    /// The name says no format of data.
    NoFormat,
    /// The name says a format in which no figure is written here.
    NoPicture,
    /// The file could not be written.
    Write(io::Error),
}

impl SaveError {
    /// Why the file called `path` was not written.
    #[must_use]
    pub fn message(&self, path: &Path) -> Message {
        let of_file = |key| Message::new(key).with("path", path.display().to_string());
        match self {
            Self::Draw(error) => {
                Message::new("why-and-hint").with("why", error.message()).with("hint", error.hint())
            }
            Self::Data(error) => {
                Message::new("why-and-hint").with("why", error.message()).with("hint", error.hint())
            }
            Self::NoPicture => of_file("figure-no-format"),
            Self::NoFormat => {
                let endings = DataFormat::ALL.iter().map(|format| format!(".{}", format.extension()));
                of_file("data-no-format").with("endings", endings.collect::<Vec<_>>().join(", "))
            }
            Self::Write(error) => of_file("unwritten").with("why", error),
        }
    }
}

impl From<io::Error> for SaveError {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

impl From<ExportError> for SaveError {
    fn from(error: ExportError) -> Self {
        Self::Draw(error)
    }
}

impl From<DataError> for SaveError {
    fn from(error: DataError) -> Self {
        match error {
            DataError::Output(error) => Self::Write(error),
            error => Self::Data(error),
        }
    }
}

impl App {
    /// Begins to write the figure to `path`.
    pub(super) fn save_figure(&mut self, path: PathBuf) {
        let Some(view) = self.state.view.clone() else { return };
        let options = FigureOptions {
            theme: match self.state.theme {
                Theme::Light => export::Theme::Light,
                Theme::Dark => export::Theme::Dark,
            },
            bbox: self.map.camera().map(Camera::bounds),
            themes: self.state.map.themes,
            base: self.map.base_map(),
            ..FigureOptions::default()
        };
        let words = Arc::clone(&self.words);
        self.begin_to_write(path, move |path| {
            let bytes = figure(&view, &options, &words, path)?;
            Ok(store::write(path, &bytes)?)
        });
    }

    /// Begins to write the mentions that are shown to `path`.
    pub(super) fn save_data(&mut self, path: PathBuf) {
        let Some(view) = self.state.view.clone() else { return };
        let words = Arc::clone(&self.words);
        self.begin_to_write(path, move |path| {
            let format = format_of_data(path)?;
            store::write_as(path, |out| mentions(&view, &words, format, out))
        });
    }

    fn begin_to_write(
        &mut self,
        path: PathBuf,
        write: impl FnOnce(&Path) -> Result<(), SaveError> + Send + 'static,
    ) {
        // What was said of the last file is no part of this one.
        self.state.notice = None;
        self.writing = Some(Job::start(self.waker.clone(), move |_| {
            let written = write(&path);
            (path, written)
        }));
    }

    /// Tells that the file is written, or why it is not.
    pub(super) fn take_file(&mut self) {
        let Some(outcome) = self.writing.as_ref().and_then(Job::poll) else { return };
        self.writing = None;
        self.state.notice = Some(match outcome {
            Outcome::Done((path, Ok(()))) => self.saved(&path),
            Outcome::Done((path, Err(error))) => self.words.message(&error.message(&path)),
            Outcome::Broken(said) => self.words.with("figure-broken", &[("said", said.into())]),
        });
    }
}

/// The figure's file.
fn figure(
    view: &ViewModel,
    options: &FigureOptions,
    words: &Words,
    path: &Path,
) -> Result<Vec<u8>, SaveError> {
    let archive = Archive::bundled().map_err(ExportError::from)?;
    let figure = export::draw(view, &archive, options, words)?;
    Ok(match Format::of(path).ok_or(SaveError::NoPicture)? {
        Format::Png => export::png(&figure, SCALE)?,
        Format::Pdf => export::pdf(&[figure])?,
        Format::Svg => export::svg(&figure, Letters::Text).into_bytes(),
    })
}

fn format_of_data(path: &Path) -> Result<DataFormat, SaveError> {
    extension(path).and_then(DataFormat::of_extension).ok_or(SaveError::NoFormat)
}

/// Writes the mentions that are shown.
fn mentions(
    view: &ViewModel,
    words: &Words,
    format: DataFormat,
    out: &mut dyn Write,
) -> Result<(), SaveError> {
    Ok(data::write(format, &Dataset::of_view(view, words), out)?)
}

/// A format of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Svg,
    Pdf,
    Png,
}

impl Format {
    /// By the end of the file's name, SVG where that has none; `None` where it is another's.
    fn of(path: &Path) -> Option<Self> {
        match extension(path).map(str::to_lowercase).as_deref() {
            Some("png") => Some(Self::Png),
            Some("pdf") => Some(Self::Pdf),
            Some("svg") | None => Some(Self::Svg),
            Some(_) => None,
        }
    }
}

fn extension(path: &Path) -> Option<&str> {
    path.extension()?.to_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;
    use crate::view::Query;

    #[test]
    fn the_name_of_the_file_decides_its_format() {
        for (name, format) in [
            ("map.png", Some(Format::Png)),
            ("map.PNG", Some(Format::Png)),
            ("map.pdf", Some(Format::Pdf)),
            ("map.svg", Some(Format::Svg)),
            ("map", Some(Format::Svg)),
            ("map.gif", None),
        ] {
            assert_eq!(Format::of(Path::new(name)), format, "{name}");
        }
    }

    #[test]
    fn each_format_is_what_its_name_says_and_data_has_the_mentions_of_the_view() {
        let view = ViewModel::new(Arc::new(sample::corpus()), Query::default());
        let words = Words::french();
        for (name, begins) in [("a.svg", "<svg"), ("a.pdf", "%PDF"), ("a.PNG", "\u{fffd}PNG")] {
            let bytes = figure(&view, &FigureOptions::default(), &words, Path::new(name)).unwrap();
            assert!(String::from_utf8_lossy(&bytes[..8]).starts_with(begins), "{name}");
        }
        let folder = tempfile::tempdir().unwrap();
        let written = |name: &str| {
            let path = folder.path().join(name);
            let format = format_of_data(&path)?;
            store::write_as(&path, |out| mentions(&view, &words, format, out))?;
            Ok(std::fs::read(&path)?)
        };
        let csv = String::from_utf8(written("a.csv").unwrap()).unwrap();
        let rows = csv::Reader::from_reader(csv.as_bytes()).into_records().count();
        assert_eq!(rows as u32, view.counts().visible as u32);
        for format in DataFormat::ALL {
            let name = format!("a.{}", format.extension());
            assert!(!written(&name).unwrap().is_empty(), "{name}");
        }
        let told: SaveError = written("a.docx").unwrap_err();
        assert_eq!(
            words.message(&told.message(Path::new("a.docx"))),
            "a.docx n’indique aucun format\u{a0}: que son nom finisse par l’une de ces extensions, .csv, .geojson, .gpkg, .kml, .kmz, .parquet, .jsonld"
        );
    }
}
