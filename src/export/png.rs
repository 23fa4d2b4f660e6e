//! A figure as PNG: its SVG drawn with the fonts that ship with the program. No system fonts, no GPU, same bytes on
//! every machine of a kind.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::ExportError;
use super::figure::Figure;
use super::fonts::{FAMILY, database};
use super::svg::svg;

/// The figure as a PNG file, `scale` pixels of the picture for each pixel of the page.
///
/// # Errors
/// Where the picture is too large for memory.
pub fn png(figure: &Figure, scale: f32) -> Result<Vec<u8>, ExportError> {
    let options = Options { fontdb: database(), font_family: FAMILY.to_owned(), ..Options::default() };
    let tree =
        Tree::from_str(&svg(figure), &options).map_err(|error| ExportError::Drawing(error.to_string()))?;
    let [width, height] = figure.size.map(|side| pixels(side * scale));
    let mut picture = Pixmap::new(width, height).ok_or(ExportError::NoMemory { width, height })?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    picture.encode_png().map_err(|error| ExportError::Drawing(error.to_string()))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // `as` saturates, and 0 is refused
fn pixels(side: f32) -> u32 {
    side.round() as u32
}
