//! A film as an animated PNG, without loss: of each frame what changed. Programs that know no animation show the first frame.

use png::{BitDepth, BlendOp, ColorType, Compression, DisposeOp, Encoder, Writer};

use super::ExportError;
use super::film::{Film, Picture};
use super::pace::Pace;

/// The film as a PNG file that plays again and again.
///
/// # Errors
/// Where a frame cannot be drawn.
pub fn apng(film: &Film<'_>, pace: Pace) -> Result<Vec<u8>, ExportError> {
    let refused = |error: png::EncodingError| ExportError::Drawing(error.to_string());
    let mut bytes = Vec::new();
    let mut out = Some(&mut bytes);
    let mut writer: Option<Writer<&mut Vec<u8>>> = None;
    let mut last: Option<Picture> = None;
    let mut number = 0;
    film.pictures(1, |picture| {
        if let Some(out) = out.take() {
            let mut encoder = Encoder::new(out, picture.width, picture.height);
            encoder.set_color(ColorType::Rgb);
            encoder.set_depth(BitDepth::Eight);
            encoder.set_compression(Compression::Balanced);
            encoder.set_animated(u32::try_from(film.len()).unwrap_or(u32::MAX), 0).map_err(refused)?;
            encoder.set_blend_op(BlendOp::Source).map_err(refused)?;
            encoder.set_dispose_op(DisposeOp::None).map_err(refused)?;
            writer = Some(encoder.write_header().map_err(refused)?);
        }
        let patch = picture.changed(last.as_ref());
        number += 1;
        last = Some(picture);
        let Some(writer) = &mut writer else { return Ok(()) };
        let delay = u16::try_from(pace.milliseconds(number, film.len())).unwrap_or(u16::MAX);
        writer.set_frame_delay(delay, 1000).map_err(refused)?;
        if number > 1 {
            // From where the frame before was, this one might reach beyond the picture.
            writer.reset_frame_position().map_err(refused)?;
            writer.set_frame_dimension(patch.picture.width, patch.picture.height).map_err(refused)?;
            writer.set_frame_position(patch.left, patch.top).map_err(refused)?;
        }
        writer.write_image_data(&patch.picture.rgb).map_err(refused)
    })?;
    if let Some(writer) = writer.take() {
        writer.finish().map_err(refused)?;
    }
    drop(writer);
    Ok(bytes)
}
