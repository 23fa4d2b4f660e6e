//! A film as an animated WebP, without loss. The encoder that we have makes still pictures; their data in the frames of a film are what the
//! container's specification (RFC 9649) asks for.

use image_webp::{ColorType, WebPEncoder};

use super::ExportError;
use super::film::{Film, Picture};
use super::pace::Pace;

/// Bits of the header: the file is animated.
const ANIMATED: u8 = 0b10;
/// Bits of a frame: it takes the place of what was there, and stays.
const REPLACES: u8 = 0b10;

/// The film as a WebP file that plays again and again.
///
/// # Errors
/// Where a frame cannot be drawn, or is larger than a WebP can be.
pub fn webp(film: &Film<'_>, pace: Pace) -> Result<Vec<u8>, ExportError> {
    let mut chunks = Vec::new();
    let mut last: Option<Picture> = None;
    let mut number = 0;
    film.pictures(1, |picture| {
        if last.is_none() {
            if picture.width.max(picture.height) > WIDEST {
                return Err(ExportError::TooWide { most: WIDEST });
            }
            let mut header = vec![ANIMATED, 0, 0, 0];
            header.extend(three(picture.width.saturating_sub(1)));
            header.extend(three(picture.height.saturating_sub(1)));
            chunk(&mut chunks, *b"VP8X", &header)?;
            // A white ground, and no end.
            chunk(&mut chunks, *b"ANIM", &[255, 255, 255, 255, 0, 0])?;
        }
        let patch = picture.changed(last.as_ref());
        number += 1;
        let mut frame = Vec::new();
        frame.extend(three(patch.left / 2));
        frame.extend(three(patch.top / 2));
        frame.extend(three(patch.picture.width - 1));
        frame.extend(three(patch.picture.height - 1));
        frame.extend(three(pace.milliseconds(number, film.len())));
        frame.push(REPLACES);
        chunk(&mut frame, *b"VP8L", &still(&patch.picture)?)?;
        chunk(&mut chunks, *b"ANMF", &frame)?;
        last = Some(picture);
        Ok(())
    })?;
    let mut file = Vec::new();
    let mut content = b"WEBP".to_vec();
    content.extend(chunks);
    chunk(&mut file, *b"RIFF", &content)?;
    Ok(file)
}

/// The longest side that the format has, pixels.
const WIDEST: u32 = 16_383;

/// The data of a still picture.
fn still(picture: &Picture) -> Result<Vec<u8>, ExportError> {
    let refused = |said: String| ExportError::Drawing(said);
    let mut file = Vec::new();
    WebPEncoder::new(&mut file)
        .encode(&picture.rgb, picture.width, picture.height, ColorType::Rgb8)
        .map_err(|error| refused(error.to_string()))?;
    // RIFF, size, WEBP, then VP8L, size, data.
    let size = file.get(16..20).and_then(|size| size.try_into().ok()).map(u32::from_le_bytes);
    let data = size.and_then(|size| file.get(20..20 + size as usize));
    data.map(<[u8]>::to_vec).ok_or_else(|| refused("VP8L".to_owned()))
}

/// A chunk: name, size, data, and a byte more where these are odd.
///
/// # Errors
/// Where there are 4 GiB or more of them, for which the format has no number.
fn chunk(out: &mut Vec<u8>, name: [u8; 4], data: &[u8]) -> Result<(), ExportError> {
    let size = u32::try_from(data.len()).map_err(|_| ExportError::TooLong)?;
    out.extend(name);
    out.extend(size.to_le_bytes());
    out.extend(data);
    if data.len() % 2 == 1 {
        out.push(0);
    }
    Ok(())
}

/// A number in three bytes, the lowest first.
fn three(number: u32) -> [u8; 3] {
    let [a, b, c, _] = number.to_le_bytes();
    [a, b, c]
}
