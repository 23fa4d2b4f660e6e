//! Pictures within a figure, encoded once for all formats: lossless as PNG, or as JPEG where they came so.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};
use png::{BitDepth, ColorType, Compression, Encoder};

use super::ExportError;
use super::palette::Theme;
use crate::basemap::Mosaic;

/// Of a hundred: none of its traces is seen, at a third of the bytes of a PNG.
const QUALITY: u8 = 92;
/// How much of the dark of a map in colour is left to one for print without: the signs on it are dark.
const DARKNESS: f32 = 0.6;

/// How a picture is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

/// An encoded picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raster {
    /// As what.
    pub encoding: Encoding,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Raster {
    /// The media type of the file.
    #[must_use]
    pub fn media_type(&self) -> &'static str {
        match self.encoding {
            Encoding::Png => "image/png",
            Encoding::Jpeg => "image/jpeg",
        }
    }

    /// Tiles as a theme shows them: for print in grey, else as they are, which is how the window shows them too.
    ///
    /// # Errors
    /// Where the encoder refuses it, which is a fault of this program.
    pub fn of(mosaic: &Mosaic, theme: Theme) -> Result<Self, ExportError> {
        let pixels = mosaic.picture.rgba.chunks_exact(4);
        let opaque = pixels.clone().all(|pixel| pixel[3] == 255);
        let mut samples = Vec::with_capacity(mosaic.picture.rgba.len());
        for pixel in pixels {
            match theme {
                Theme::Grey => samples.push(pale([pixel[0], pixel[1], pixel[2]])),
                Theme::Light | Theme::Dark => samples.extend(&pixel[..3]),
            }
            samples.extend((!opaque).then_some(pixel[3]));
        }
        let is_grey = theme == Theme::Grey;
        if mosaic.of_jpegs && opaque {
            return jpeg(&samples, mosaic.picture.size, is_grey);
        }
        lossless(&samples, mosaic.picture.size, (is_grey, opaque))
    }
}

/// The grey of a colour (ITU-R BT.709), paler.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to 255
fn pale([red, green, blue]: [u8; 3]) -> u8 {
    let grey = 0.2126 * f32::from(red) + 0.7152 * f32::from(green) + 0.0722 * f32::from(blue);
    (255.0 - (255.0 - grey) * DARKNESS).round() as u8
}

fn jpeg(samples: &[u8], [width, height]: [u32; 2], is_grey: bool) -> Result<Raster, ExportError> {
    let mut bytes = Cursor::new(Vec::new());
    let color = if is_grey { ExtendedColorType::L8 } else { ExtendedColorType::Rgb8 };
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .write_image(samples, width, height, color)
        .map_err(|error| ExportError::Drawing(error.to_string()))?;
    Ok(Raster { encoding: Encoding::Jpeg, bytes: bytes.into_inner() })
}

fn lossless(
    samples: &[u8],
    [width, height]: [u32; 2],
    (is_grey, opaque): (bool, bool),
) -> Result<Raster, ExportError> {
    let refused = |error: png::EncodingError| ExportError::Drawing(error.to_string());
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(match (is_grey, opaque) {
        (true, true) => ColorType::Grayscale,
        (true, false) => ColorType::GrayscaleAlpha,
        (false, true) => ColorType::Rgb,
        (false, false) => ColorType::Rgba,
    });
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    let mut writer = encoder.write_header().map_err(refused)?;
    writer.write_image_data(samples).map_err(refused)?;
    writer.finish().map_err(refused)?;
    Ok(Raster { encoding: Encoding::Png, bytes })
}
