//! What is written of what the window shows, by a job: the figure, and the mentions as data for other programs. The name of the file says
//! the format. The same figure as a picture for the clipboard.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::{ColorImage, Context};

use super::app::App;
use super::figures::{self, Commission, FileFormat, Shape, Surroundings};
use super::jobs::{Job, Outcome, Progress, Waker};
use super::kept::store;
use super::map::Camera;
use super::pick::Asked;
use super::state::Dialog;
use crate::export::data::{self, DataError, DataFormat, Dataset};
use crate::export::{ExportError, Picture};
use crate::model::Message;
use crate::view::ViewModel;
use crate::words::Words;

/// A file that is being written.
pub struct Writing {
    /// Where it goes.
    pub path: PathBuf,
    /// How far it is, and what was written: the file first, then further ones.
    pub job: Job<Result<Vec<PathBuf>, SaveError>>,
}

/// A picture that is drawn for the clipboard.
pub type Copying = Job<Result<ColorImage, ExportError>>;

/// Why a file was not written.
#[derive(Debug)]
pub enum SaveError {
    /// The figure could not be drawn.
    Draw(ExportError),
    /// The data could not be put together.
    Data(DataError),
    /// The name says no format of data.
    NoFormat,
    /// The name says a format in which no figure of this kind is written.
    NoPicture(Shape),
    /// A file is there that nobody was asked about.
    There(PathBuf),
    /// The file could not be written.
    Write(io::Error),
}

impl SaveError {
    /// Why the file called `path` was not written.
    #[must_use]
    pub fn message(&self, path: &Path) -> Message {
        let of_file = |key| Message::new(key).with("path", path.display().to_string());
        match self {
            Self::Draw(ExportError::Stopped) => of_file("writing-stopped"),
            Self::Draw(error) => error.told(),
            Self::Data(error) => {
                Message::new("why-and-hint").with("why", error.message()).with("hint", error.hint())
            }
            Self::NoPicture(shape) => {
                let endings = FileFormat::of_shape(*shape).iter().filter_map(|format| format.extension());
                of_file("data-no-format").with("endings", listed(endings))
            }
            Self::There(file) => Message::new("writing-there").with("path", file.display().to_string()),
            Self::NoFormat => {
                let endings = DataFormat::ALL.iter().map(|format| format.extension());
                of_file("data-no-format").with("endings", listed(endings))
            }
            Self::Write(error) => of_file("unwritten").with("why", error),
        }
    }
}

/// ".svg, .pdf"
fn listed<'a>(endings: impl Iterator<Item = &'a str>) -> String {
    endings.map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(", ")
}

impl From<io::Error> for SaveError {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

impl From<ExportError> for SaveError {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Output(error) => Self::Write(error),
            error => Self::Draw(error),
        }
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
    /// What the figure follows where nothing is chosen for it.
    pub(super) fn surroundings(&self) -> Surroundings {
        Surroundings {
            theme: self.state.theme,
            language: self.words.language(),
            themes: self.state.map.themes,
            step: self.state.playback.step,
            bounds: self.map.camera().map(Camera::bounds),
            base: self.map.base_map(),
            gazetteer: self.gazetteer.clone(),
        }
    }

    /// Asks where the figure goes, as it is now.
    pub(super) fn pick_figure(&mut self) {
        self.commission = self.commission();
        self.pick(match self.state.figure.format() {
            FileFormat::Frames => Asked::Frames,
            format => Asked::Figure(format),
        });
    }

    /// A name for the figure's file.
    pub(super) fn figure_name(&self, name: &str, format: FileFormat) -> String {
        let values = [("name", name.into()), ("ending", format.extension().unwrap_or_default().into())];
        self.words.with("figure-file", &values).trim_start().to_owned()
    }

    /// The figure as it is now; `None` where there is none to write.
    fn commission(&self) -> Option<Commission> {
        Some(Commission {
            view: self.state.view.clone()?,
            asked: self.state.figure.asked(&self.surroundings()).ok()?,
            format: self.state.figure.format(),
            own: self.own_pages.clone(),
        })
    }

    /// Begins to write the figure to `path`, as it was when that was asked for, and closes the dialog that it was made in.
    pub fn save_figure(&mut self, path: PathBuf) {
        let Some(commission) = self.commission.take().or_else(|| self.commission()) else { return };
        if self.state.dialog == Some(Dialog::Figure) {
            self.state.dialog = None;
        }
        self.begin_to_write(path, move |path, progress| commission.write(path, progress));
    }

    /// Begins to draw the part of the figure that is previewed, for the clipboard.
    pub(super) fn copy_figure(&mut self) {
        let Some(view) = self.state.view.clone().filter(|_| self.copying.is_none()) else { return };
        let figure = &self.state.figure;
        let (asked, at, scale) = (figure.asked(&self.surroundings()), figure.at, figure.scale());
        self.state.notice = Some(self.words.get("figure-copying"));
        self.copying = Some(Job::start(self.waker.clone(), move |_| {
            let figure = asked?.part(&view, at)?;
            Ok(figures::image(&Picture::of(&figure, scale)?))
        }));
    }

    /// Puts the picture into the clipboard.
    pub(super) fn take_copy(&mut self, ctx: &Context) {
        let Some(outcome) = self.copying.as_ref().and_then(Job::poll) else { return };
        self.copying = None;
        self.state.notice = Some(match outcome {
            Outcome::Done(Ok(image)) => {
                let [width, height] = image.size.map(|side| self.words.count(side));
                ctx.copy_image(image);
                self.words.with("figure-copied", &[("width", width.into()), ("height", height.into())])
            }
            Outcome::Done(Err(error)) => self.words.message(&error.told()),
            Outcome::Broken(said) => self.words.message(&ExportError::Drawing(said).told()),
        });
    }

    /// Lets the preview follow what is chosen, while the dialog is open.
    pub(super) fn follow_figure(&mut self, ctx: &Context) {
        let view = self.state.view.as_ref().filter(|_| self.state.dialog == Some(Dialog::Figure));
        let Some(view) = view else {
            self.preview.close();
            return;
        };
        let figure = &self.state.figure;
        let waker: Arc<dyn Waker> = self.waker.clone();
        self.preview.follow(figure.asked(&self.surroundings()), figure.at, view, &waker, ctx);
    }

    /// Begins to write the mentions that are shown to `path`.
    pub(super) fn save_data(&mut self, path: PathBuf) {
        let Some(view) = self.state.view.clone() else { return };
        let words = Arc::clone(&self.words);
        self.begin_to_write(path, move |path, _| {
            let format = format_of_data(path)?;
            store::write_as(path, |out| mentions(&view, &words, format, out))?;
            Ok(vec![path.to_path_buf()])
        });
    }

    fn begin_to_write(
        &mut self,
        path: PathBuf,
        write: impl FnOnce(&Path, &Progress) -> Result<Vec<PathBuf>, SaveError> + Send + 'static,
    ) {
        if let Some(writing) = &self.writing {
            let name = writing.path.display().to_string();
            self.state.notice = Some(self.words.with("writing-busy", &[("path", name.into())]));
            return;
        }
        // What was said of the last file is no part of this one.
        self.state.notice = None;
        let to = path.clone();
        let job = Job::start(self.waker.clone(), move |progress| write(&to, progress));
        self.writing = Some(Writing { path, job });
    }

    /// Asks the job that writes to stop, as soon as it can.
    pub(super) fn stop_writing(&mut self) {
        if let Some(writing) = &self.writing {
            writing.job.cancel();
        }
    }

    /// Tells that the file is written, or why it is not.
    pub(super) fn take_file(&mut self) {
        let Some(outcome) = self.writing.as_ref().and_then(|writing| writing.job.poll()) else { return };
        let Some(Writing { path, .. }) = self.writing.take() else { return };
        self.state.notice = Some(match outcome {
            Outcome::Done(Ok(written)) => {
                let [first, further @ ..] = written.as_slice() else { return };
                self.own_pages.extend(further.iter().cloned());
                self.saved(first)
            }
            Outcome::Done(Err(error)) => self.words.message(&error.message(&path)),
            Outcome::Broken(said) => self.words.with("figure-broken", &[("said", said.into())]),
        });
    }
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

fn extension(path: &Path) -> Option<&str> {
    path.extension()?.to_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;
    use crate::view::Query;

    #[test]
    fn data_has_the_mentions_of_the_view_in_the_format_that_its_name_says() {
        let view = ViewModel::new(Arc::new(sample::corpus()), Query::default());
        let words = Words::french();
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
            "a.docx n’indique aucun format\u{a0}: que son nom finisse par l’une de ces extensions, .csv, .geojson, .gpkg, .kml, .kmz, .parquet, .arrow, .jsonld"
        );
    }
}
