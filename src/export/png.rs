//! A figure as PNG: its SVG drawn with the fonts that ship with the program. No system fonts, no GPU, same bytes on
//! every machine of a kind.
//!
//! It is drawn in strips, each written before the next is drawn: a picture of ten thousand pixels a side takes no more memory than a
//! small one.

use std::io::Write;

use png::{BitDepth, ColorType, Compression, Encoder, PixelDimensions, Unit};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::ExportError;
use super::figure::{Figure, Group, Item};
use super::fonts::{FAMILY, database};
use super::svg::plain;

/// Pixels of a strip, about: 16 MB.
const STRIP: u32 = 4_000_000;
/// The same where the figure holds a picture: 100 MB.
const STRIP_OF_PICTURES: u32 = 25_000_000;
/// Pixels of a page to the inch.
pub(super) const PAGE_DPI: f32 = 96.0;
/// Inches of a metre.
const INCHES: f32 = 39.370_08;

/// The figure as a PNG file, `scale` pixels of the picture for each pixel of the page; it says that these are 96 · `scale` to the inch.
///
/// # Errors
/// Where the picture is too large for memory.
pub fn png(figure: &Figure, scale: f32) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    write_png(figure, scale, &mut bytes)?;
    Ok(bytes)
}

/// The same, written as it is drawn.
///
/// # Errors
/// Where the picture is too large for memory, or cannot be written.
pub fn write_png(figure: &Figure, scale: f32, out: impl Write) -> Result<(), ExportError> {
    let drawn = Drawn::new(figure, scale)?;
    let [width, height] = drawn.size;
    let refused = |error| match error {
        png::EncodingError::IoError(error) => ExportError::Output(error),
        other => ExportError::Drawing(other.to_string()),
    };
    let mut encoder = Encoder::new(out, width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    let per_metre = pixels(PAGE_DPI * scale * INCHES);
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter }));
    encoder.add_itxt_chunk("Title".to_owned(), figure.title.clone()).map_err(refused)?;
    let mut writer = encoder.write_header().map_err(refused)?;
    let mut stream = writer.stream_writer().map_err(refused)?;
    // A picture below is decoded again for each strip.
    let strip = if holds_picture(&figure.layers) { STRIP_OF_PICTURES } else { STRIP };
    let rows = (strip / width.max(1)).clamp(16, height.max(16));
    let mut top = 0;
    while top < height {
        let strip = drawn.strip(top, rows.min(height - top))?;
        let rgb: Vec<u8> =
            strip.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
        stream.write_all(&rgb).map_err(ExportError::Output)?;
        top += rows;
    }
    stream.finish().map_err(refused)
}

fn holds_picture(layers: &[Group]) -> bool {
    layers.iter().flat_map(|layer| &layer.items).any(|item| match item {
        Item::Image(..) => true,
        Item::Group(group) => holds_picture(std::slice::from_ref(group)),
        Item::Shape(..) | Item::Text(..) => false,
    })
}

/// A figure ready to be drawn as pixels.
pub(super) struct Drawn {
    tree: Tree,
    scale: f32,
    /// Width and height of the picture in pixels.
    pub size: [u32; 2],
}

impl Drawn {
    pub fn new(figure: &Figure, scale: f32) -> Result<Self, ExportError> {
        let options = Options { fontdb: database(), font_family: FAMILY.to_owned(), ..Options::default() };
        let tree = Tree::from_str(&plain(figure), &options)
            .map_err(|error| ExportError::Drawing(error.to_string()))?;
        Ok(Self { tree, scale, size: figure.size.map(|side| pixels(side * scale)) })
    }

    /// So many rows from `top` down: RGBA, opaque where the page is.
    pub fn strip(&self, top: u32, rows: u32) -> Result<Pixmap, ExportError> {
        let width = self.size[0];
        let mut strip = Pixmap::new(width, rows).ok_or(ExportError::NoMemory { width, height: rows })?;
        self.onto(&mut strip, top);
        Ok(strip)
    }

    /// Draws it from a row down onto what is there.
    pub fn onto(&self, pixels: &mut Pixmap, top: u32) {
        #[allow(clippy::cast_precision_loss)] // below 2^24
        let place = Transform::from_row(self.scale, 0.0, 0.0, self.scale, 0.0, -(top as f32));
        resvg::render(&self.tree, place, &mut pixels.as_mut());
    }

    /// All of it, as RGBA.
    pub fn whole(&self) -> Result<Pixmap, ExportError> {
        self.strip(0, self.size[1])
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // `as` saturates, and 0 is refused
fn pixels(side: f32) -> u32 {
    side.round() as u32
}
