//! The figure of what the window shows, written by a job: SVG, or PNG where the file's name says so.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::Theme;

use super::app::App;
use super::jobs::{Job, Outcome};
use super::map::Camera;
use crate::basemap::Archive;
use crate::export::{self, ExportError, FigureOptions, Letters};
use crate::model::Message;
use crate::view::ViewModel;
use crate::words::Words;

/// A figure that is being written.
pub type Writing = Job<Result<PathBuf, FigureError>>;

/// Pixels of a PNG for each of the page.
const SCALE: f32 = 2.0;

/// Why a figure was not written.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum FigureError {
    /// It could not be drawn.
    Draw(#[from] ExportError),
    /// The file could not be written.
    Write {
        /// Where it should have gone.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

impl FigureError {
    /// The error in words.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Draw(error) => {
                Message::new("figure-undrawn").with("why", error.message()).with("hint", error.hint())
            }
            Self::Write { path, source } => {
                Message::new("unwritten").with("path", path.display().to_string()).with("why", source)
            }
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
            ..FigureOptions::default()
        };
        let words = Arc::clone(&self.words);
        self.figure = Some(Job::start(self.waker.clone(), move |_| write(&view, &options, &words, path)));
    }

    /// Tells that the figure is written, or why it is not.
    pub(super) fn take_figure(&mut self) {
        let Some(outcome) = self.figure.as_ref().and_then(Job::poll) else { return };
        self.figure = None;
        self.state.notice = Some(match outcome {
            Outcome::Done(Ok(path)) => self.saved(&path),
            Outcome::Done(Err(error)) => self.words.message(&error.message()),
            Outcome::Broken(said) => self.words.with("figure-broken", &[("said", said.into())]),
        });
    }
}

fn write(
    view: &ViewModel,
    options: &FigureOptions,
    words: &Words,
    path: PathBuf,
) -> Result<PathBuf, FigureError> {
    let archive = Archive::bundled().map_err(ExportError::from)?;
    let figure = export::draw(view, &archive, options, words)?;
    let bytes = if is_png(&path) {
        export::png(&figure, SCALE)?
    } else {
        export::svg(&figure, Letters::Text).into_bytes()
    };
    match std::fs::write(&path, bytes) {
        Ok(()) => Ok(path),
        Err(source) => Err(FigureError::Write { path, source }),
    }
}

fn is_png(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("png"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_file_decides_its_format() {
        for (name, png) in [("map.png", true), ("map.PNG", true), ("map.svg", false), ("map", false)] {
            assert_eq!(is_png(Path::new(name)), png, "{name}");
        }
    }
}
