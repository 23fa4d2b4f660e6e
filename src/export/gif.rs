//! A film as GIF: one table of 256 colours for all frames, so that nothing flickers, and of each frame what changed.

use std::collections::HashMap;

use color_quant::NeuQuant;
use gif::{DisposalMethod, Encoder, Frame, Repeat};

use super::ExportError;
use super::film::{Film, Picture};
use super::pace::Pace;

/// So many of the most frequent colours are kept as they are; the others share what is left of the table.
const EXACT: usize = 128;
/// The colours of so many frames are looked at, spread over the film.
const SAMPLED: usize = 6;
/// One in so many pixels of the rarer colours teaches the table (`NeuQuant`'s sampling factor).
const SAMPLING: i32 = 7;

/// The film as a GIF file that plays again and again.
///
/// # Errors
/// Where a frame cannot be drawn, or is larger than a GIF can be.
pub fn gif(film: &Film<'_>, pace: Pace) -> Result<Vec<u8>, ExportError> {
    let table = Table::of(film)?;
    let refused = |error: gif::EncodingError| ExportError::Drawing(error.to_string());
    let mut bytes = Vec::new();
    let mut encoder: Option<Encoder<&mut Vec<u8>>> = None;
    let mut out = Some(&mut bytes);
    let mut colours = Colours { table: &table, known: HashMap::new() };
    let mut last: Option<Picture> = None;
    let mut number = 0;
    film.pictures(1, |picture| {
        let side = |side: u32| {
            u16::try_from(side)
                .map_err(|_| ExportError::NoMemory { width: picture.width, height: picture.height })
        };
        let (width, height) = (side(picture.width)?, side(picture.height)?);
        if let Some(out) = out.take() {
            let mut new = Encoder::new(out, width, height, &table.palette()).map_err(refused)?;
            new.set_repeat(Repeat::Infinite).map_err(refused)?;
            encoder = Some(new);
        }
        let patch = picture.changed(last.as_ref());
        number += 1;
        let frame = Frame {
            delay: u16::try_from(pace.milliseconds(number, film.len()) / 10).unwrap_or(u16::MAX),
            dispose: DisposalMethod::Keep,
            left: side(patch.left)?,
            top: side(patch.top)?,
            width: side(patch.picture.width)?,
            height: side(patch.picture.height)?,
            buffer: colours.indexed(&patch.picture.rgb).into(),
            ..Frame::default()
        };
        last = Some(picture);
        match &mut encoder {
            Some(encoder) => encoder.write_frame(&frame).map_err(refused),
            None => Ok(()),
        }
    })?;
    drop(encoder);
    Ok(bytes)
}

/// The colours of a film.
struct Table {
    colours: Vec<[u8; 3]>,
}

impl Table {
    fn of(film: &Film<'_>) -> Result<Self, ExportError> {
        let mut counts: HashMap<[u8; 3], u32> = HashMap::new();
        let every = film.len().div_ceil(SAMPLED).max(1);
        film.pictures(every, |picture| {
            picture.rgb.chunks_exact(3).for_each(|pixel| {
                *counts.entry([pixel[0], pixel[1], pixel[2]]).or_default() += 1;
            });
            Ok(())
        })?;
        let mut order: Vec<([u8; 3], u32)> = counts.into_iter().collect();
        order.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        let exact = if order.len() <= 256 { order.len() } else { EXACT };
        let mut colours: Vec<[u8; 3]> = order.iter().take(exact).map(|(colour, _)| *colour).collect();
        if order.len() > 256 {
            // A rare colour teaches once, one that is less rare more often.
            let rgba: Vec<u8> = order[exact..]
                .iter()
                .flat_map(|&([red, green, blue], count)| {
                    std::iter::repeat_n([red, green, blue, 255], (1 + count.ilog2() as usize).min(12))
                        .flatten()
                })
                .collect();
            let taught = NeuQuant::new(SAMPLING, 256 - exact, &rgba).color_map_rgb();
            colours.extend(taught.chunks_exact(3).map(|colour| [colour[0], colour[1], colour[2]]));
        }
        Ok(Self { colours })
    }

    fn palette(&self) -> Vec<u8> {
        self.colours.iter().flatten().copied().collect()
    }

    /// The number of the nearest colour.
    fn nearest(&self, [red, green, blue]: [u8; 3]) -> u8 {
        let off = |a: u8, b: u8| (i32::from(a) - i32::from(b)).pow(2);
        let distance =
            |colour: &[u8; 3]| off(colour[0], red) * 3 + off(colour[1], green) * 4 + off(colour[2], blue) * 2;
        let nearest = (0u8..=255).zip(&self.colours).min_by_key(|(_, colour)| distance(colour));
        nearest.map_or(0, |(number, _)| number)
    }
}

/// Which number of the table stands for each colour that was seen.
struct Colours<'a> {
    table: &'a Table,
    known: HashMap<[u8; 3], u8>,
}

impl Colours<'_> {
    fn indexed(&mut self, rgb: &[u8]) -> Vec<u8> {
        let mut last = ([0; 3], None);
        let of = |pixel: &[u8]| {
            let colour = [pixel[0], pixel[1], pixel[2]];
            // Most pixels are like the one before.
            if let (known, Some(number)) = last
                && known == colour
            {
                return number;
            }
            let number = *self.known.entry(colour).or_insert_with(|| self.table.nearest(colour));
            last = (colour, Some(number));
            number
        };
        rgb.chunks_exact(3).map(of).collect()
    }
}
