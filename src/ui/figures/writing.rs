//! The file of a figure: pages, panels, films and their frames. Nothing half written is left.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

use super::asked::{Asked, Made};
use super::form::Shape;
use crate::export::{self, ExportError, Figure, Film, Letters};
use crate::ui::jobs::Progress;
use crate::ui::kept::store;
use crate::ui::saving::SaveError;
use crate::view::ViewModel;

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

    /// Its name; the message of frames.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Svg => "SVG",
            Self::Pdf => "PDF",
            Self::Png => "PNG",
            Self::Gif => "GIF",
            Self::WebP => "WebP",
            Self::Apng => "APNG",
            Self::Frames => "figure-frames",
        }
    }

    /// How the names of its files end; that of a folder does not.
    #[must_use]
    pub fn extension(self) -> Option<&'static str> {
        Some(match self {
            Self::Svg => "svg",
            Self::Pdf => "pdf",
            // Programs look for an animated PNG under this name.
            Self::Png | Self::Apng => "png",
            Self::Gif => "gif",
            Self::WebP => "webp",
            Self::Frames => return None,
        })
    }

    /// Whether it has pixels.
    #[must_use]
    pub fn is_picture(self) -> bool {
        !matches!(self, Self::Svg | Self::Pdf)
    }

    /// That of a file of this kind by the end of its name, `chosen` where that has none; `None` where it is another's.
    fn of(path: &Path, shape: Shape, chosen: Self) -> Option<Self> {
        if chosen == Self::Frames {
            return Some(chosen);
        }
        let Some(ending) = path.extension().and_then(|ending| ending.to_str()) else { return Some(chosen) };
        let ending = ending.to_lowercase();
        let is_meant = |format: &&Self| {
            format.extension() == Some(&ending) || (ending == "apng" && **format == Self::Apng)
        };
        Self::of_shape(shape).iter().find(is_meant).copied()
    }
}

/// Writes the figure of a view to `path`: a file of a format by its name, `chosen` where that has none, or a folder for frames. Further pages
/// of a figure without pages stand beside it, numbered.
///
/// # Errors
/// Where it cannot be drawn or written, and where a file would be lost that nobody was asked about.
pub fn write(
    view: &ViewModel,
    asked: &Asked,
    chosen: FileFormat,
    path: &Path,
    progress: &Progress,
) -> Result<(), SaveError> {
    let format = FileFormat::of(path, asked.shape, chosen).ok_or(SaveError::NoPicture(asked.shape))?;
    asked.made(view, |made| match made {
        Made::Pages(pages) => write_pages(&pages, asked, format, path),
        Made::Film(film) => {
            let (drawn, all) = (Cell::new(0), film.len());
            let goes_on = || {
                progress.report(drawn.get().min(all), all, 0);
                drawn.set(drawn.get() + 1);
                !progress.is_cancelled()
            };
            write_film(&film.while_it(&goes_on), asked, format, path)
        }
    })
}

fn write_pages(pages: &[Figure], asked: &Asked, format: FileFormat, path: &Path) -> Result<(), SaveError> {
    if format == FileFormat::Pdf {
        return Ok(store::write(path, &export::pdf(pages)?)?);
    }
    let paths: Vec<PathBuf> = (1..=pages.len()).map(|number| export::page_path(path, number)).collect();
    // Whoever replaces the first page replaces all; a file that merely has such a name is not lost.
    if !path.exists()
        && let Some(there) = paths.iter().find(|path| path.exists())
    {
        return Err(SaveError::There(there.clone()));
    }
    for (page, path) in pages.iter().zip(paths) {
        if format == FileFormat::Svg {
            let letters = if asked.outlines { Letters::Outlines } else { Letters::Text };
            store::write(&path, export::svg(page, letters).as_bytes())?;
        } else {
            write_png(page, asked, &path)?;
        }
    }
    Ok(())
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

/// Writes the frames into a folder, which is made where it is not there. Where that fails half way, none is left.
fn write_frames(film: &Film<'_>, asked: &Asked, folder: &Path) -> Result<(), SaveError> {
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
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_file_decides_its_format_among_those_of_its_kind() {
        let of = |name: &str, shape, chosen| FileFormat::of(Path::new(name), shape, chosen);
        for (name, format) in [
            ("map.png", Some(FileFormat::Png)),
            ("map.PNG", Some(FileFormat::Png)),
            ("map.pdf", Some(FileFormat::Pdf)),
            ("map.svg", Some(FileFormat::Svg)),
            ("map", Some(FileFormat::Pdf)),
            ("map.gif", None),
        ] {
            assert_eq!(of(name, Shape::Map, FileFormat::Pdf), format, "{name}");
        }
        for (name, format) in [
            ("a.gif", Some(FileFormat::Gif)),
            ("a.png", Some(FileFormat::Apng)),
            ("a.apng", Some(FileFormat::Apng)),
            ("a.WEBP", Some(FileFormat::WebP)),
            ("a.svg", None),
        ] {
            assert_eq!(of(name, Shape::Film, FileFormat::Gif), format, "{name}");
        }
        assert_eq!(of("2021.08", Shape::Film, FileFormat::Frames), Some(FileFormat::Frames));
    }
}
