//! A paragraph in the type for reading, with the toponyms in it highlighted.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{
    Color32, CornerRadius, Galley, Id, Rect, Role, Sense, Shape, Stroke, StrokeKind, Tooltip, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use crate::ui::theme::{Face, Tokens, size};
use crate::ui::widgets::follow_focus;

/// How words that tell a time are underlined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// They date what is shown.
    Solid,
    /// They tell some time.
    Dotted,
}

/// What came of painting highlights.
#[derive(Clone, Copy, Debug, Default)]
pub struct Painted {
    /// The number of the one that was clicked, and whether that was to add it to what is chosen.
    pub clicked: Option<(usize, bool)>,
    /// Where the chosen one stands.
    pub chosen: Option<Rect>,
}

/// From the foot of the letters to the line under them.
const UNDER: f32 = 3.0;

/// A text and the stretches of it that are highlighted, ready to be laid out.
#[derive(Clone, Debug)]
pub struct Marked {
    job: LayoutJob,
    /// Byte ranges of the highlights, in order.
    marks: Vec<Range<usize>>,
}

impl Marked {
    /// Takes `text` with the byte ranges `marks` in it; ranges that overlap an earlier one or cut a letter are left out.
    #[must_use]
    pub fn new(text: &str, marks: impl IntoIterator<Item = Range<usize>>, colour: Color32) -> Self {
        let format = |face: Face| TextFormat {
            line_height: Some(size::PASSAGE_LINE),
            ..TextFormat::simple(face.at(size::PASSAGE), colour)
        };
        let (plain, bold) = (format(Face::Serif), format(Face::SerifBold));
        let mut job = LayoutJob::default();
        let mut kept = Vec::new();
        let mut at = 0;
        for mark in marks {
            let (Some(before), Some(name)) = (text.get(at..mark.start), text.get(mark.clone())) else {
                continue;
            };
            if !before.is_empty() {
                job.append(before, 0.0, plain.clone());
            }
            job.append(name, 0.0, bold.clone());
            at = mark.end;
            kept.push(mark);
        }
        let rest = text.get(at..).unwrap_or_default();
        if !rest.is_empty() {
            job.append(rest, 0.0, plain);
        }
        Self { job, marks: kept }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.job.text
    }

    /// About how high a text of so many bytes is at a width, in points, without laying it out.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // an estimate
    pub fn estimate(bytes: usize, width: f32) -> f32 {
        const LETTER: f32 = 7.4;
        (bytes as f32 * LETTER / width.max(1.0)).ceil().max(1.0) * size::PASSAGE_LINE
    }

    /// Lays it out at a width. The galley must not be kept: it points into the font atlas.
    #[must_use]
    pub fn lay_out(&self, ui: &Ui, width: f32) -> Arc<Galley> {
        let mut job = self.job.clone();
        job.wrap.max_width = width;
        ui.painter().layout_job(job)
    }

    /// Paints `galley`, which must be of this text, into `rect`. Each highlight gets a node of its own with the toponym
    /// as its name, and tells by `meant` what it means to whom points at it or comes to it by the keyboard. The one with the
    /// number `chosen` stands out.
    pub fn paint(
        &self,
        ui: &Ui,
        (rect, id): (Rect, Id),
        galley: Arc<Galley>,
        (role, chosen): (Role, Option<usize>),
        meant: impl Fn(&mut Ui, usize),
    ) -> Painted {
        let tokens = Tokens::of(ui);
        let mut painted = Painted::default();
        for (number, mark) in self.marks.iter().enumerate() {
            let mut around = Rect::NOTHING;
            let is_chosen = chosen == Some(number);
            for piece in pieces(&galley, &self.job.text, mark) {
                let piece = piece.rect.translate(rect.min.to_vec2()).expand2(vec2(2.0, -1.0));
                ui.painter().rect_filled(piece, CornerRadius::same(3), tokens.highlight);
                if is_chosen {
                    let ring = Stroke::new(2.0, tokens.accent);
                    ui.painter().rect_stroke(piece, CornerRadius::same(3), ring, StrokeKind::Outside);
                }
                around |= piece;
            }
            let node = ui.interact(around, id.with(("mark", number)), Sense::click());
            node.widget_info(|| WidgetInfo::selected(role, true, is_chosen, &self.job.text[mark.clone()]));
            follow_focus(&node);
            if is_chosen {
                painted.chosen = Some(around);
            }
            if node.clicked() {
                let adds = ui.input(|input| input.modifiers.command || input.modifiers.shift);
                painted.clicked = Some((number, adds));
                if ui.input(|input| input.pointer.any_released()) {
                    // What the keyboard is at tells what it means: a click of the mouse does not ask for that.
                    node.surrender_focus();
                }
            }
            let mut card = Tooltip::for_enabled(&node);
            if node.has_focus() {
                card.popup = card.popup.open(true);
            }
            card.show(|ui| meant(ui, number));
        }
        ui.painter().galley(rect.min, galley, tokens.text);
        painted
    }

    /// Fills and frames the ground behind the bytes `range` of the text, laid out as `galley` in `rect`; gives where these stand.
    pub fn ground(
        &self,
        ui: &Ui,
        rect: Rect,
        galley: &Galley,
        range: &Range<usize>,
        (fill, line): (Color32, Stroke),
    ) -> Rect {
        let mut around = Rect::NOTHING;
        if self.job.text.get(range.clone()).is_none() {
            return around;
        }
        for piece in pieces(galley, &self.job.text, range) {
            let piece = piece.rect.translate(rect.min.to_vec2()).expand2(vec2(2.0, 1.0));
            ui.painter().rect(piece, CornerRadius::same(3), fill, line, StrokeKind::Outside);
            around |= piece;
        }
        around
    }

    /// Draws a line under the bytes `range` of the text, laid out as `galley` in `rect`; gives where these stand. What cuts
    /// a letter is nowhere.
    pub fn underline(&self, ui: &Ui, rect: Rect, galley: &Galley, range: &Range<usize>, line: Line) -> Rect {
        let tokens = Tokens::of(ui);
        let mut around = Rect::NOTHING;
        if self.job.text.get(range.clone()).is_none() {
            return around;
        }
        for Piece { rect: piece, baseline } in pieces(galley, &self.job.text, range) {
            let piece = piece.translate(rect.min.to_vec2());
            let y = (rect.top() + baseline + UNDER).round() - 0.5;
            let ends = [pos2(piece.left(), y), pos2(piece.right(), y)];
            match line {
                Line::Solid => {
                    ui.painter().line_segment(ends, Stroke::new(1.5, tokens.accent));
                }
                Line::Dotted => {
                    ui.painter().extend(Shape::dashed_line(&ends, Stroke::new(1.2, tokens.accent), 1.5, 2.5));
                }
            }
            around |= piece;
        }
        around
    }
}

/// The part of a stretch that stands in one row.
struct Piece {
    rect: Rect,
    /// Where its letters stand.
    baseline: f32,
}

/// Where the bytes `mark` of `text` stand in its galley: a piece a row.
fn pieces(galley: &Galley, text: &str, mark: &Range<usize>) -> Vec<Piece> {
    let first = text[..mark.start].chars().count();
    let last = first + text[mark.clone()].chars().count();
    let mut found = Vec::new();
    let mut row_start = 0;
    for row in &galley.rows {
        let row_end = row_start + row.glyphs.len();
        let (from, mut to) = (first.max(row_start), last.min(row_end));
        // The space at which a row was broken is no part of what is seen.
        while from < to && row.glyphs[to - 1 - row_start].chr.is_whitespace() {
            to -= 1;
        }
        if from < to {
            let (left, right) = (&row.glyphs[from - row_start], &row.glyphs[to - 1 - row_start]);
            let top = row.pos + Vec2::new(left.pos.x, 0.0);
            let rect = Rect::from_min_max(top, row.pos + vec2(right.max_x(), row.size.y));
            found.push(Piece { rect, baseline: row.pos.y + left.pos.y });
        }
        row_start = row_end + usize::from(row.ends_with_newline);
    }
    found
}

#[cfg(test)]
mod tests {
    use eframe::egui::epaint::text::{Fonts, TextOptions};

    use super::*;

    #[test]
    fn marks_that_overlap_or_cut_a_letter_are_left_out() {
        let marked = Marked::new("à Hérat", [3..9, 5..8, 1..2], Color32::BLACK);
        assert_eq!(marked.text(), "à Hérat");
        assert_eq!(marked.marks.as_slice(), std::slice::from_ref(&(3..9)));
        assert_eq!(marked.job.sections.len(), 2);
    }

    #[test]
    fn a_name_broken_over_two_lines_is_marked_on_both() {
        let text = "Lashkar Gah";
        let marked = Marked::new(text, std::iter::once(0..11), Color32::BLACK);
        let mut job = marked.job;
        job.wrap.max_width = 80.0;
        let mut fonts = Fonts::new(TextOptions::default(), crate::ui::fonts::definitions());
        let galley = fonts.with_pixels_per_point(1.0).layout_job(job);
        let found = pieces(&galley, text, &(0..11));
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|piece| piece.rect.y_range().contains(piece.baseline)));
        assert!(found[0].rect.bottom() <= found[1].rect.top() + 0.5);
        let name = |end: usize| pieces(&galley, text, &(0..end))[0].rect.right();
        assert!((name(7) - name(8)).abs() < 0.01, "the space at the break is not marked");
        assert!(found[1].rect.left().abs() < 0.5, "the second line starts at the left");
    }
}
