//! Tiles that are pictures: PNG, JPEG or WebP, told by their content, measured before anything is unpacked.

use std::fmt;
use std::io::Cursor;

use image::{ImageFormat, ImageReader, Limits};

use crate::model::Message;

/// A tile of more bytes than this is none.
pub const MOST_BYTES: usize = 8 << 20;
/// The longest side of a tile, in pixels.
pub const MOST_SIDE: u32 = 4096;

/// The pixels of a tile.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Width and height in pixels.
    pub size: [u32; 2],
    /// Red, green, blue and opacity of each pixel, row by row from the north, not multiplied.
    pub rgba: Vec<u8>,
}

impl fmt::Debug for Picture {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Picture({} × {})", self.size[0], self.size[1])
    }
}

/// Why bytes are no picture of a tile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum PictureFault {
    /// There is nothing.
    Empty,
    /// A page, as servers send it in place of an error.
    Page,
    /// Something else.
    Foreign,
    /// More than [`MOST_BYTES`].
    TooManyBytes,
    /// A side is longer than [`MOST_SIDE`].
    TooLarge {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
    /// It is cut short or contradicts itself.
    Broken(String),
}

impl PictureFault {
    /// The fault in words.
    #[must_use]
    pub fn message(&self) -> Message {
        Message::new(match self {
            Self::Empty => "picture-empty",
            Self::Page => "picture-page",
            Self::Foreign => "picture-foreign",
            Self::TooManyBytes => "picture-bytes",
            Self::TooLarge { width, height } => {
                return Message::new("picture-large").with("width", *width).with("height", *height);
            }
            Self::Broken(said) => return Message::new("picture-broken").with("said", said.as_str()),
        })
    }
}

/// The format of a picture by the bytes it begins with.
fn format(bytes: &[u8]) -> Result<ImageFormat, PictureFault> {
    if bytes.is_empty() {
        return Err(PictureFault::Empty);
    }
    let is_webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    let text = bytes.iter().position(|byte| !byte.is_ascii_whitespace()).map_or(bytes, |at| &bytes[at..]);
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Ok(ImageFormat::Png),
        [0xFF, 0xD8, 0xFF, ..] => Ok(ImageFormat::Jpeg),
        _ if is_webp => Ok(ImageFormat::WebP),
        _ if text.first() == Some(&b'<') => Err(PictureFault::Page),
        _ => Err(PictureFault::Foreign),
    }
}

/// Whether bytes begin as a picture does.
#[must_use]
pub fn is_picture(bytes: &[u8]) -> bool {
    format(bytes).is_ok()
}

/// Whether bytes begin as those of a JPEG.
#[must_use]
pub fn is_jpeg(bytes: &[u8]) -> bool {
    format(bytes) == Ok(ImageFormat::Jpeg)
}

impl Picture {
    /// Measures and unpacks a picture. What is too large is refused by its header, before room is made for it.
    pub fn decode(bytes: &[u8]) -> Result<Picture, PictureFault> {
        let format = format(bytes)?;
        if bytes.len() > MOST_BYTES {
            return Err(PictureFault::TooManyBytes);
        }
        let broken = |error: image::ImageError| PictureFault::Broken(error.to_string());
        let (width, height) =
            ImageReader::with_format(Cursor::new(bytes), format).into_dimensions().map_err(broken)?;
        if width > MOST_SIDE || height > MOST_SIDE {
            return Err(PictureFault::TooLarge { width, height });
        }
        if width == 0 || height == 0 {
            return Err(PictureFault::Broken("it has no pixels".to_owned()));
        }
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
        let mut limits = Limits::default();
        limits.max_alloc = Some(u64::from(MOST_SIDE) * u64::from(MOST_SIDE) * 16);
        reader.limits(limits);
        let pixels = reader.decode().map_err(broken)?.into_rgba8();
        Ok(Picture { size: [pixels.width(), pixels.height()], rgba: pixels.into_raw() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basemap::sample::png;

    #[test]
    fn a_picture_is_told_by_its_bytes_and_not_by_what_is_said_of_it() {
        let whole = png(4, 4, [200, 10, 10]);
        assert_eq!(Picture::decode(&whole).unwrap().rgba[..4], [200, 10, 10, 255]);
        for (bytes, fault) in [
            (&b""[..], PictureFault::Empty),
            (b"\n<!DOCTYPE html><p>no", PictureFault::Page),
            (b"GIF89a", PictureFault::Foreign),
        ] {
            assert_eq!(Picture::decode(bytes), Err(fault));
        }
        assert!(matches!(Picture::decode(&whole[..whole.len() / 2]), Err(PictureFault::Broken(_))));
    }

    #[test]
    fn a_picture_that_claims_to_be_huge_is_refused_by_its_header() {
        let mut bytes = png(4, 4, [0; 3]);
        bytes[16..20].copy_from_slice(&60_000u32.to_be_bytes());
        // The header's own check sum (CRC 32) must fit for the claim to be read at all.
        let sum = crate::basemap::sample::crc32(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&sum.to_be_bytes());
        assert_eq!(Picture::decode(&bytes), Err(PictureFault::TooLarge { width: 60_000, height: 4 }));
    }
}
