//! Which files `dateline render` writes, and in which format.

use std::path::{Path, PathBuf};

use super::super::output::Output;
use super::super::report::Failure;
use super::RenderArgs;
use crate::export::{self, ExportError, Figure, Film, Letters, Pace};

/// A format, by the end of the file's name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Format {
    Png,
    Svg,
    Pdf,
    /// An animated PNG.
    Apng,
    Gif,
    WebP,
}

impl Format {
    fn of(path: &Path, animated: bool) -> Result<Self, Failure> {
        let extension = path.extension().and_then(|extension| extension.to_str()).map(str::to_lowercase);
        let still = |format| {
            let refusal = || {
                let hint = "end the name in .gif, .webp or .png, or leave --animate out";
                Failure::usage(format!("{} is of a format without animation", path.display()), hint)
            };
            if animated { Err(refusal()) } else { Ok(format) }
        };
        match extension.as_deref() {
            Some("png") if animated => Ok(Self::Apng),
            Some("png") => Ok(Self::Png),
            Some("apng") => Ok(Self::Apng),
            Some("gif") => Ok(Self::Gif),
            Some("webp") => Ok(Self::WebP),
            Some("svg") => still(Self::Svg),
            Some("pdf") => still(Self::Pdf),
            _ => Err(Failure::usage(
                format!("{} does not say which format to write", path.display()),
                "end the name in .png, .svg, .pdf, .gif or .webp",
            )),
        }
    }

    fn is_film(self) -> bool {
        matches!(self, Self::Apng | Self::Gif | Self::WebP)
    }
}

/// Where it all goes.
pub struct Target {
    file: Option<(PathBuf, Format, Output)>,
    frames: Option<PathBuf>,
    letters: Letters,
    inputs: Vec<PathBuf>,
}

impl Target {
    /// Where the arguments say. `inputs`: what is read, over which nothing is written.
    ///
    /// # Errors
    /// Where a name says no format, or a file cannot be written.
    pub fn new(arguments: &RenderArgs, inputs: &[PathBuf]) -> Result<Self, Failure> {
        let file = |path: &PathBuf| {
            let format = Format::of(path, arguments.animate.is_some())?;
            if format.is_film() && arguments.multiples.is_some() {
                let hint = "end the name in .png, .svg or .pdf";
                return Err(Failure::usage("panels are one picture, and no animation", hint));
            }
            Ok((path.clone(), format, Output::new(Some(path), inputs)?))
        };
        let file = arguments.output.as_ref().map(file).transpose()?;
        if let Some(folder) = &arguments.frames
            && !folder.is_dir()
        {
            let hint = "make the folder first, or name one that is there";
            return Err(Failure::usage(format!("there is no folder {}", folder.display()), hint));
        }
        Ok(Self {
            file,
            frames: arguments.frames.clone(),
            letters: if arguments.outlines { Letters::Outlines } else { Letters::Text },
            inputs: inputs.to_vec(),
        })
    }

    /// Whether the timeline is written step by step.
    pub fn is_film(&self) -> bool {
        self.frames.is_some() || self.file.as_ref().is_some_and(|(_, format, _)| format.is_film())
    }

    /// Writes figures: as one file where the format has pages, else as one file each.
    pub fn write_pages(&self, pages: &[Figure], scale: f32) -> Result<(), Failure> {
        let Some((path, format, output)) = &self.file else { return Ok(()) };
        if *format == Format::Pdf {
            let bytes = export::pdf(pages)?;
            return output.write(|out| out.write_all(&bytes));
        }
        for (number, page) in (1..).zip(pages) {
            let further = export::page_path(path, number);
            let own = if number == 1 { None } else { Some(Output::new(Some(&further), &self.inputs)?) };
            self.write_page(page, *format, scale, own.as_ref().unwrap_or(output))?;
        }
        Ok(())
    }

    fn write_page(&self, page: &Figure, format: Format, scale: f32, output: &Output) -> Result<(), Failure> {
        if format == Format::Svg {
            let svg = export::svg(page, self.letters);
            return output.write(|out| out.write_all(svg.as_bytes()));
        }
        output.write(|out| export::write_png(page, scale, out))
    }

    /// Writes a film, its frames, or both.
    pub fn write_film(&self, film: &Film<'_>, pace: Pace) -> Result<(), Failure> {
        if let Some(folder) = &self.frames {
            self.write_frames(film, folder)?;
        }
        let Some((_, format, output)) = &self.file else { return Ok(()) };
        let bytes = match format {
            Format::Gif => export::gif(film, pace)?,
            Format::WebP => export::webp(film, pace)?,
            Format::Apng => export::apng(film, pace)?,
            // Frames are asked for, and a figure of the whole beside them.
            Format::Png | Format::Svg | Format::Pdf => {
                let whole = film.whole()?;
                return self.write_pages(&[whole], film.scale());
            }
        };
        output.write(|out| out.write_all(&bytes))
    }

    fn write_frames(&self, film: &Film<'_>, folder: &Path) -> Result<(), Failure> {
        let mut number = 0;
        let mut failed = None;
        let drawn = film.draw(|figure| {
            number += 1;
            let path = folder.join(export::frame_name(number, film.len()));
            let written = Output::new(Some(&path), &self.inputs)
                .and_then(|output| output.write(|out| export::write_png(&figure, film.scale(), out)));
            match written {
                Ok(()) => Ok(()),
                Err(failure) => {
                    failed = Some(failure);
                    Err(ExportError::Stopped)
                }
            }
        });
        match (failed, drawn) {
            (Some(failure), _) => Err(failure),
            (None, drawn) => Ok(drawn?),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_file_says_the_format() {
        for (name, format) in [
            ("map.png", Format::Png),
            ("a.b/MAP.SVG", Format::Svg),
            ("map.pdf", Format::Pdf),
            ("map.gif", Format::Gif),
            ("map.webp", Format::WebP),
        ] {
            assert_eq!(Format::of(Path::new(name), false).ok(), Some(format));
        }
        assert_eq!(Format::of(Path::new("map.png"), true).ok(), Some(Format::Apng));
        for name in ["map", "map.jpeg", ".png", "-"] {
            assert!(Format::of(Path::new(name), false).is_err(), "{name}");
        }
        for name in ["map.svg", "map.pdf"] {
            assert!(Format::of(Path::new(name), true).is_err(), "{name}");
        }
    }
}
