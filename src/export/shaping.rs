//! Texts as glyphs: which of which font, in the order in which they are seen. As resvg sets them, so that all formats agree.

use std::fmt::Write;
use std::ops::Range;

use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder};
use rustybuzz::{Direction, UnicodeBuffer};
use unicode_bidi::{BidiInfo, Level};

use super::figure::{Anchor, Text};
use super::fonts::Fonts;
use super::svg::number;

/// Glyphs of one font in a row.
pub struct Run {
    /// The number of the font.
    pub font: usize,
    /// Where it begins, from the left end of the text: pixels.
    pub x: f32,
    /// From left to right.
    pub glyphs: Vec<Glyph>,
}

/// A glyph; lengths in heights of the type.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// Its number in the font.
    pub id: u16,
    /// To the next one, letter spacing included.
    pub advance: f32,
    /// The letter spacing in it. Arabic has none, whose letters are joined.
    pub added: f32,
    /// From where it would stand: to the right and up.
    pub offset: [f32; 2],
    /// The bytes of the text that it stands for.
    pub text: Range<usize>,
}

impl Fonts {
    /// The glyphs of a text, and its width in pixels: after its last letter no space is added.
    pub fn shaped(&self, text: &Text) -> (Vec<Run>, f32) {
        let style = text.style;
        let mut runs = Vec::new();
        let mut x = 0.0;
        for (range, font, level) in self.pieces(&text.content, style.weight) {
            let glyphs = self.glyphs(&text.content, range, font, level, style.letter_spacing);
            let width: f32 = glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() * style.size;
            runs.push(Run { font, x, glyphs });
            x += width;
        }
        let after = runs.last().and_then(|run: &Run| run.glyphs.last()).map_or(0.0, |glyph| glyph.added);
        (runs, x - after * style.size)
    }

    /// The outlines of a text's letters as data of an SVG path.
    pub fn outlines(&self, text: &Text) -> String {
        let (runs, width) = self.shaped(text);
        let left = Self::left(text, width);
        let mut pen = OutlinePen { data: String::new(), at: [0.0, 0.0], scale: 1.0 };
        for run in runs {
            let Some(face) = self.face(run.font) else { continue };
            #[allow(clippy::cast_precision_loss)] // units of a font
            let em = face.units_per_em() as f32;
            let mut x = left + run.x;
            for glyph in run.glyphs {
                let [dx, dy] = glyph.offset.map(|offset| offset * text.style.size);
                pen.at = [x + dx, text.at[1] - dy];
                pen.scale = text.style.size / em;
                face.outline_glyph(GlyphId(glyph.id), &mut pen);
                x += glyph.advance * text.style.size;
            }
        }
        pen.data
    }

    /// Where the left end of a text is, given its width.
    pub fn left(text: &Text, width: f32) -> f32 {
        match text.anchor {
            Anchor::Start => text.at[0],
            Anchor::Middle => text.at[0] - width / 2.0,
            Anchor::End => text.at[0] - width,
        }
    }

    /// The parts of a text that have one font and one direction, from left to right.
    fn pieces(&self, text: &str, weight: u16) -> Vec<(Range<usize>, usize, Level)> {
        let bidi = BidiInfo::new(text, Some(Level::ltr()));
        let mut pieces = Vec::new();
        for paragraph in &bidi.paragraphs {
            let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
            for run in runs {
                let level = levels.get(run.start).copied().unwrap_or(Level::ltr());
                let mut parts = self.of_one_font(text, run, weight);
                if level.is_rtl() {
                    parts.reverse();
                }
                pieces.extend(parts.into_iter().map(|(range, font)| (range, font, level)));
            }
        }
        pieces
    }

    /// A part of a text, split where another font has the next character. Spaces stay with what is before them.
    fn of_one_font(&self, text: &str, range: Range<usize>, weight: u16) -> Vec<(Range<usize>, usize)> {
        let mut parts: Vec<(Range<usize>, usize)> = Vec::new();
        for (at, c) in text[range.clone()].char_indices() {
            let (start, end) = (range.start + at, range.start + at + c.len_utf8());
            let font = self.font_for(c, weight);
            match parts.last_mut() {
                Some((last, of)) if *of == font || c.is_whitespace() => last.end = end,
                _ => parts.push((start..end, font)),
            }
        }
        parts
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)] // units of a font
    fn glyphs(&self, text: &str, range: Range<usize>, font: usize, level: Level, spacing: f32) -> Vec<Glyph> {
        let Some(face) = self.face(font) else { return Vec::new() };
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text[range.clone()]);
        buffer.set_direction(if level.is_rtl() { Direction::RightToLeft } else { Direction::LeftToRight });
        let shaped = rustybuzz::shape(face, &[], buffer);
        let em = face.units_per_em() as f32;
        let mut starts: Vec<usize> =
            shaped.glyph_infos().iter().map(|info| range.start + info.cluster as usize).collect();
        let clusters = starts.clone();
        starts.sort_unstable();
        let end_of = |start: usize| {
            let next = starts.partition_point(|other| *other <= start);
            starts.get(next).copied().unwrap_or(range.end)
        };
        let added = if level.is_rtl() { 0.0 } else { spacing };
        let of = shaped.glyph_infos().iter().zip(shaped.glyph_positions()).zip(clusters);
        of.map(|((info, position), start)| Glyph {
            id: info.glyph_id as u16,
            advance: position.x_advance as f32 / em + added,
            added,
            offset: [position.x_offset as f32 / em, position.y_offset as f32 / em],
            text: start..end_of(start),
        })
        .collect()
    }
}

/// Writes outlines at a point of the page, in hundredths of a pixel.
struct OutlinePen {
    data: String,
    at: [f32; 2],
    scale: f32,
}

impl OutlinePen {
    fn add(&mut self, command: char, points: &[[f32; 2]]) {
        self.data.push(command);
        for (nth, [x, y]) in points.iter().enumerate() {
            let [x, y] = [self.at[0] + x * self.scale, self.at[1] - y * self.scale].map(number);
            let between = if nth == 0 { "" } else { " " };
            let _ = write!(self.data, "{between}{x} {y}");
        }
    }
}

impl OutlineBuilder for OutlinePen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.add('M', &[[x, y]]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.add('L', &[[x, y]]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.add('Q', &[[x1, y1], [x, y]]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.add('C', &[[x1, y1], [x2, y2], [x, y]]);
    }

    fn close(&mut self) {
        self.data.push('z');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basemap::Color;
    use crate::export::figure::TextStyle;

    fn text(content: &str) -> Text {
        let style = TextStyle::new(10.0, 400, Color::new(0));
        Text { at: [0.0, 0.0], anchor: Anchor::Start, content: content.to_owned(), style }
    }

    #[test]
    fn a_text_is_no_wider_than_its_letters_and_every_letter_has_a_glyph() {
        let fonts = Fonts::new();
        for content in ["Kandahar", "AVATAR", "Hérat, 13 août", "x"] {
            let (runs, width) = fonts.shaped(&text(content));
            assert!(width <= fonts.width(content, 10.0, 400, 0.0) + 0.01 && width > 1.0, "{content}");
            let covered: usize = runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.text.len()).sum();
            assert_eq!(covered, content.len(), "{content}");
            assert!(runs.iter().all(|run| run.glyphs.iter().all(|glyph| glyph.id != 0)), "{content}");
        }
    }

    #[test]
    fn arabic_within_latin_runs_from_right_to_left_in_its_own_font() {
        let fonts = Fonts::new();
        let content = "near کابل today";
        let (runs, _) = fonts.shaped(&text(content));
        let said: Vec<(usize, &str)> = runs
            .iter()
            .map(|run| {
                let start = run.glyphs.iter().map(|glyph| glyph.text.start).min().unwrap();
                let end = run.glyphs.iter().map(|glyph| glyph.text.end).max().unwrap();
                (run.font, content[start..end].trim())
            })
            .collect();
        assert_eq!(said, [(0, "near"), (4, "کابل"), (0, "today")]);
        let first = &runs[1].glyphs[0];
        assert!(first.text.start > content.find('ک').unwrap(), "the last letter is leftmost");
    }
}
