//! A figure that is asked for, and how it is drawn.

use super::form::Shape;
use crate::basemap::Archive;
use crate::export::{self, ExportError, Figure, FigureOptions, Film, Pace};
use crate::model::Language;
use crate::view::{Step, ViewModel};
use crate::words::Words;

/// All that decides how a figure of a view looks.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// What kind of figure.
    pub shape: Shape,
    /// What it is like.
    pub options: FigureOptions,
    /// What it speaks.
    pub language: Language,
    /// What a panel or a frame is of.
    pub step: Step,
    /// How long a frame is seen.
    pub pace: Pace,
    /// Whether letters are written as outlines, in an SVG.
    pub outlines: bool,
}

/// A figure that is drawn.
pub enum Made<'a> {
    /// On pages, one at least.
    Pages(Vec<Figure>),
    /// As a film.
    Film(Box<Film<'a>>),
}

impl Asked {
    /// Draws it, and gives it to `take`.
    ///
    /// # Errors
    /// Where it cannot be drawn, and what `take` says.
    pub fn made<T, E: From<ExportError>>(
        &self,
        view: &ViewModel,
        take: impl FnOnce(Made<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let words = Words::of(self.language);
        let archive = Archive::bundled().map_err(ExportError::from)?;
        let (archive, options) = (&archive, &self.options);
        take(match self.shape {
            Shape::Map => Made::Pages(export::pages(view, archive, options, &words)?),
            Shape::Panels => Made::Pages(vec![export::multiples(view, self.step, archive, options, &words)?]),
            Shape::Film => Made::Film(Film::of(view, self.step, archive, options, &words)?.into()),
        })
    }

    /// One of its pages or frames, by its number from 0; the last where it has fewer.
    ///
    /// # Errors
    /// Where it cannot be drawn.
    pub fn part(&self, view: &ViewModel, number: usize) -> Result<Figure, ExportError> {
        self.made(view, |made| made.part(number))
    }
}

impl Made<'_> {
    /// How many pages or frames it has.
    #[must_use]
    pub fn parts(&self) -> usize {
        match self {
            Self::Pages(pages) => pages.len(),
            Self::Film(film) => film.len(),
        }
    }

    /// One of them, by its number from 0; the last where it has fewer.
    ///
    /// # Errors
    /// Where it cannot be drawn.
    pub fn part(&self, number: usize) -> Result<Figure, ExportError> {
        let number = number.min(self.parts().saturating_sub(1));
        let figure = match self {
            Self::Pages(pages) => pages.get(number).cloned(),
            Self::Film(film) => film.frame(number)?,
        };
        // Every figure has a page, and every film a frame.
        figure.ok_or(ExportError::Undated)
    }
}
