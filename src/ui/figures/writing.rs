//! The file of a figure: pages, panels, films and their frames.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::asked::{Asked, Made};
use super::form::Shape;
use crate::export::{self, ExportError, Figure, Film, Letters};
use crate::ui::jobs::Progress;
use crate::ui::kept::store;
use crate::ui::saving::SaveError;
use crate::view::ViewModel;
use crate::words::Words;

/// What a figure is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// Vectors with layers, for drawing programs and the web.
    Svg,
    /// Vectors on pages.
    Pdf,
    /// Pixels.
    Png,
    /// A film with 256 colours.
    Gif,
    /// A film without loss.
    WebP,
    /// A film without loss, for the web.
    Apng,
    /// The frames of a film as PNG files in a folder.
    Frames,
}

impl FileFormat {
    /// What a figure of this kind can be written as.
    #[must_use]
    pub fn of_shape(shape: Shape) -> &'static [Self] {
        match shape {
            Shape::Map | Shape::Panels => &[Self::Svg, Self::Pdf, Self::Png],
            Shape::Film => &[Self::Gif, Self::WebP, Self::Apng, Self::Frames],
        }
    }

    /// Whether it moves, or is a part of what moves.
    #[must_use]
    pub fn is_of_film(self) -> bool {
        Self::of_shape(Shape::Film).contains(&self)
    }

    /// The other formats of figures of this kind.
    pub fn others(self) -> impl Iterator<Item = Self> {
        let shape = if self.is_of_film() { Shape::Film } else { Shape::Map };
        Self::of_shape(shape).iter().copied().filter(move |format| *format != self)
    }

    /// What it is called.
    #[must_use]
    pub fn label(self, words: &Words) -> String {
        self.named().map_or_else(|| words.get("figure-frames"), |(name, _)| name.to_owned())
    }

    /// How the names of its files end; that of a folder does not.
    #[must_use]
    pub fn extension(self) -> Option<&'static str> {
        Some(self.named()?.1)
    }

    /// What a format of files is called, and how their names end.
    #[must_use]
    pub fn named(self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Self::Svg => ("SVG", "svg"),
            Self::Pdf => ("PDF", "pdf"),
            Self::Png => ("PNG", "png"),
            Self::Gif => ("GIF", "gif"),
            Self::WebP => ("WebP", "webp"),
            // Programs look for an animated PNG under this ending.
            Self::Apng => ("APNG", "png"),
            Self::Frames => return None,
        })
    }

    /// Whether it has pixels.
    #[must_use]
    pub fn is_picture(self) -> bool {
        !matches!(self, Self::Svg | Self::Pdf)
    }

    /// What is written as which format where the user named `path`: the end of the name says it. A name that ends as none of our files do
    /// gets the end of the format that was `chosen`.
    ///
    /// # Errors
    /// Where a figure of this kind is not written as what the name says, or a file is there under the name that was made longer.
    pub fn of(path: &Path, shape: Shape, chosen: Self) -> Result<(PathBuf, Self), SaveError> {
        let Some(extension) = chosen.extension() else { return Ok((path.to_path_buf(), chosen)) };
        let ending =
            path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        let is = |format: &&Self| match format.extension() {
            Some(own) => own == ending || (ending == "apng" && **format == Self::Apng),
            None => false,
        };
        if let Some(format) = Self::of_shape(shape).iter().find(is) {
            return Ok((path.to_path_buf(), *format));
        }
        if Shape::ALL.iter().any(|other| Self::of_shape(*other).iter().any(|format| is(&format))) {
            return Err(SaveError::NoPicture(shape));
        }
        let mut longer = path.as_os_str().to_owned();
        longer.push(format!(".{extension}"));
        let longer = PathBuf::from(longer);
        // Nobody was asked about a file of that name.
        if longer.exists() { Err(SaveError::There(longer)) } else { Ok((longer, chosen)) }
    }
}

/// A figure that is written as it was when the user asked for that, whatever is chosen meanwhile.
pub struct Commission {
    /// Of what.
    pub view: ViewModel,
    /// How it looks.
    pub asked: Asked,
    /// What it is written as, unless the name of the file says otherwise.
    pub format: FileFormat,
    /// Pages that this program has written, which it may write anew.
    pub own: BTreeSet<PathBuf>,
}

impl Commission {
    /// Writes it to `path`, a file or for frames a folder. Further pages of a figure without pages stand beside it, numbered. Gives
    /// what was written: the file or the folder, and the files of further pages. Of a film nothing incomplete is left.
    ///
    /// # Errors
    /// Where it cannot be drawn or written, and where a file would be lost that nobody was asked about.
    pub fn write(&self, path: &Path, progress: &Progress) -> Result<Vec<PathBuf>, SaveError> {
        let (path, format) = FileFormat::of(path, self.asked.shape, self.format)?;
        self.asked.made(&self.view, |made| match made {
            Made::Pages(pages) => self.write_pages(&pages, format, &path),
            Made::Film(film) => {
                let (drawn, all) = (Cell::new(0), film.len());
                let goes_on = || {
                    progress.report(drawn.get().min(all), all, 0);
                    drawn.set(drawn.get() + 1);
                    !progress.is_cancelled()
                };
                write_film(&(*film).while_it(&goes_on), &self.asked, format, &path)?;
                Ok(vec![path])
            }
        })
    }

    fn write_pages(
        &self,
        pages: &[Figure],
        format: FileFormat,
        path: &Path,
    ) -> Result<Vec<PathBuf>, SaveError> {
        if format == FileFormat::Pdf {
            store::write(path, &export::pdf(pages)?)?;
            return Ok(vec![path.to_path_buf()]);
        }
        let paths: Vec<PathBuf> = (1..=pages.len()).map(|number| export::page_path(path, number)).collect();
        // The user was asked about the first alone.
        if let Some(there) = paths[1..].iter().find(|path| path.exists() && !self.own.contains(*path)) {
            return Err(SaveError::There(there.clone()));
        }
        for (page, path) in pages.iter().zip(&paths) {
            if format == FileFormat::Svg {
                let letters = if self.asked.outlines { Letters::Outlines } else { Letters::Text };
                store::write(path, export::svg(page, letters).as_bytes())?;
            } else {
                write_png(page, &self.asked, path)?;
            }
        }
        Ok(paths)
    }
}

fn write_png(figure: &Figure, asked: &Asked, path: &Path) -> Result<(), SaveError> {
    let scale = asked.options.size.scale();
    store::write_as(path, |out| Ok(export::write_png(figure, scale, out)?))
}

fn write_film(film: &Film<'_>, asked: &Asked, format: FileFormat, path: &Path) -> Result<(), SaveError> {
    let bytes = match format {
        FileFormat::Gif => export::gif(film, asked.pace)?,
        FileFormat::WebP => export::webp(film, asked.pace)?,
        FileFormat::Apng => export::apng(film, asked.pace)?,
        // A film has no other formats.
        FileFormat::Frames | FileFormat::Svg | FileFormat::Pdf | FileFormat::Png => {
            return write_frames(film, asked, path);
        }
    };
    Ok(store::write(path, &bytes)?)
}

/// Writes the frames into a folder, which is made where it is not there. Where that fails half way, neither is left.
pub(super) fn write_frames(film: &Film<'_>, asked: &Asked, folder: &Path) -> Result<(), SaveError> {
    let is_new = !folder.exists();
    fs::create_dir_all(folder)?;
    let path = |number| folder.join(export::frame_name(number, film.len()));
    if let Some(there) = (1..=film.len()).map(path).find(|path| path.exists()) {
        return Err(SaveError::There(there));
    }
    let mut written: Vec<PathBuf> = Vec::new();
    let mut failed = None;
    let drawn = film.draw(|figure| {
        let path = path(written.len() + 1);
        write_png(&figure, asked, &path).map_err(|error| {
            failed = Some(error);
            ExportError::Stopped
        })?;
        written.push(path);
        Ok(())
    });
    let result = failed.map_or(drawn.map_err(SaveError::from), Err);
    if result.is_err() {
        // What cannot be taken away either is told of by what went wrong.
        written.iter().for_each(|path| drop(fs::remove_file(path)));
        if is_new {
            let _ = fs::remove_dir(folder);
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_file_decides_its_format_among_those_of_its_kind() {
        let folder = tempfile::tempdir().unwrap();
        let of = |name: &str, shape, chosen| {
            let (path, format) = FileFormat::of(&folder.path().join(name), shape, chosen).ok()?;
            Some((path.file_name()?.to_str()?.to_owned(), format))
        };
        let named = |name: &str, format| Some((name.to_owned(), format));
        for (name, expected) in [
            ("map.png", named("map.png", FileFormat::Png)),
            ("map.PNG", named("map.PNG", FileFormat::Png)),
            ("map.pdf", named("map.pdf", FileFormat::Pdf)),
            ("map.svg", named("map.svg", FileFormat::Svg)),
            ("map", named("map.pdf", FileFormat::Pdf)),
            ("report 3.7", named("report 3.7.pdf", FileFormat::Pdf)),
            ("map.gif", None),
        ] {
            assert_eq!(of(name, Shape::Map, FileFormat::Pdf), expected, "{name}");
        }
        for (name, expected) in [
            ("a.gif", named("a.gif", FileFormat::Gif)),
            ("a.png", named("a.png", FileFormat::Apng)),
            ("a.apng", named("a.apng", FileFormat::Apng)),
            ("a.WEBP", named("a.WEBP", FileFormat::WebP)),
            ("a", named("a.gif", FileFormat::Gif)),
            ("a.svg", None),
        ] {
            assert_eq!(of(name, Shape::Film, FileFormat::Gif), expected, "{name}");
        }
        let frames = of("2021.08", Shape::Film, FileFormat::Frames);
        assert_eq!(frames, named("2021.08", FileFormat::Frames));
        // What was there under the longer name is nobody's to lose.
        fs::write(folder.path().join("mine.pdf"), "mine").unwrap();
        assert_eq!(of("mine", Shape::Map, FileFormat::Pdf), None);
        assert!(of("mine.pdf", Shape::Map, FileFormat::Pdf).is_some(), "the user was asked about this one");
    }
}
