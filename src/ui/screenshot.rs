//! The window as a picture: pixels from the renderer, written as PNG.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use crate::model::Message;
use eframe::egui::{ColorImage, Context};
use resvg::tiny_skia::{ColorU8, Pixmap};

/// Why a picture was not written.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub enum PictureError {
    /// The window has no pixels yet.
    Empty {
        /// Where it should have gone.
        path: PathBuf,
    },
    /// The file could not be written.
    Write {
        /// Where it should have gone.
        path: PathBuf,
        /// What the system or the encoder said.
        reason: Message,
    },
}

impl PictureError {
    /// The error in words.
    #[must_use]
    pub fn message(&self) -> Message {
        let (path, why) = match self {
            Self::Empty { path } => (path, &Message::new("picture-no-window")),
            Self::Write { path, reason } => (path, reason),
        };
        Message::new("unwritten").with("path", path.display().to_string()).with("why", why.clone())
    }
}

/// A picture that the renderer was asked for.
pub struct Request {
    path: PathBuf,
    image: Receiver<Arc<ColorImage>>,
}

impl Request {
    /// Asks for the next frame, to be written to `path`.
    #[must_use]
    pub fn new(ctx: &Context, path: PathBuf) -> Self {
        let (sender, image) = channel();
        let context = ctx.clone();
        ctx.request_screenshot(move |pixels| {
            // Nobody listens any more where the window is closing.
            let _ = sender.send(pixels);
            context.request_repaint();
        });
        Self { path, image }
    }

    /// Writes the picture where it has come; `None` before.
    #[must_use]
    pub fn poll(&self) -> Option<Result<PathBuf, PictureError>> {
        let image = self.image.try_recv().ok()?;
        Some(write(&image, &self.path).map(|()| self.path.clone()))
    }
}

/// Writes `image` to `path` as PNG.
fn write(image: &ColorImage, path: &Path) -> Result<(), PictureError> {
    let [width, height] = image.size.map(|side| u32::try_from(side).unwrap_or(0));
    let mut pixmap =
        Pixmap::new(width, height).ok_or_else(|| PictureError::Empty { path: path.to_owned() })?;
    for (pixel, colour) in pixmap.pixels_mut().iter_mut().zip(&image.pixels) {
        // What lies behind the window is none of the picture's business.
        *pixel = ColorU8::from_rgba(colour.r(), colour.g(), colour.b(), 255).premultiply();
    }
    let fail = |reason: Message| PictureError::Write { path: path.to_owned(), reason };
    let png = pixmap.encode_png().map_err(|error| fail(Message::quoted(error.to_string())))?;
    std::fs::write(path, png).map_err(|error| fail(Message::of_io(&error)))
}

#[cfg(test)]
mod tests {
    use eframe::egui::Color32;

    use super::*;

    #[test]
    fn a_picture_holds_the_pixels_it_was_given() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("window.png");
        let image = ColorImage::new([2, 1], vec![Color32::RED, Color32::from_rgb(1, 2, 3)]);
        write(&image, &path).unwrap();
        let read = Pixmap::load_png(&path).unwrap();
        assert_eq!(read.data(), &[255, 0, 0, 255, 1, 2, 3, 255]);
    }

    #[test]
    fn a_folder_that_does_not_exist_is_an_error_that_names_the_file() {
        let image = ColorImage::new([1, 1], vec![Color32::RED]);
        let error = write(&image, Path::new("/no/such/folder/window.png")).unwrap_err();
        assert!(error.to_string().starts_with("/no/such/folder/window.png cannot be written: "));
    }
}
