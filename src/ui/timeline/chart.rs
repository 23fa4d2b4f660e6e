//! The drawing of the timeline: bars of mass by day, the window behind them, ticks, overview.

use eframe::egui::{Align2, Color32, CornerRadius, Mesh, Painter, Rect, Stroke, pos2, vec2};

use super::axis::Axis;
use super::drag::Span;
use super::ticks::Tick;
use crate::ui::theme::{Face, Tokens, size};
use crate::view::{Histogram, WindowMode};

/// Opacity of the bars inside the window, and outside of it.
const INSIDE: f32 = 0.86;
const OUTSIDE: f32 = 0.2;
/// How much of the faint colour the bars have that filters leave out.
const LEFT_OUT: f32 = 0.5;
/// What is least seen of a day with any mass, in points.
const LEAST_BAR: f32 = 1.5;
/// From the foot of the panel to the middle of the overview, and its thickness.
const OVERVIEW: f32 = 13.0;
const OVERVIEW_HEIGHT: f32 = 6.0;
/// How far the overview can be grabbed.
const OVERVIEW_GRIP: f32 = 14.0;

/// What a chart is drawn from.
pub struct Chart<'a> {
    /// Where days are.
    pub axis: Axis,
    /// Where bars are.
    pub plot: Rect,
    /// The days in the window.
    pub window: Span,
    /// The masses.
    pub histogram: &'a Histogram,
    /// What the window restricts to.
    pub mode: WindowMode,
}

impl Chart<'_> {
    /// The window on the screen, as far as the axis shows it.
    #[must_use]
    pub fn window_rect(&self) -> Rect {
        let across = self.plot.x_range();
        let from = self.axis.begin(self.window.first).clamp(across.min, across.max);
        let to = self.axis.end(self.window.last).clamp(across.min, across.max);
        Rect::from_x_y_ranges(from..=to, self.plot.y_range())
    }

    /// The part of the overview that stands for the window, where it can be grabbed.
    #[must_use]
    pub fn overview_rect(&self) -> Rect {
        let y = self.overview_middle();
        Rect::from_x_y_ranges(self.window_rect().x_range(), y - OVERVIEW_GRIP / 2.0..=y + OVERVIEW_GRIP / 2.0)
    }

    fn overview_middle(&self) -> f32 {
        self.plot.max.y + super::FOOT - OVERVIEW
    }

    /// Draws all but the handles.
    pub fn paint(&self, painter: &Painter, tokens: &Tokens, ticks: &[Tick]) {
        let window = self.window_rect();
        painter.rect_filled(window, CornerRadius::ZERO, tokens.soft.gamma_multiply(0.75));
        painter.add(self.bars(tokens));
        let foot = self.plot.max.y;
        painter.hline(self.plot.x_range(), foot, Stroke::new(size::HAIRLINE, tokens.line));
        for tick in ticks {
            let at = pos2(self.axis.middle(tick.day), foot);
            painter.line_segment([at, at + vec2(0.0, 4.0)], Stroke::new(size::HAIRLINE, tokens.faint));
            let (face, colour) =
                if tick.bold { (Face::SemiBold, tokens.text) } else { (Face::Regular, tokens.weak) };
            painter.text(
                at + vec2(0.0, 7.0),
                Align2::CENTER_TOP,
                &tick.label,
                face.at(size::CAPTION),
                colour,
            );
        }
        self.paint_overview(painter, tokens);
    }

    fn paint_overview(&self, painter: &Painter, tokens: &Tokens) {
        let y = self.overview_middle();
        let bar =
            |across| Rect::from_x_y_ranges(across, y - OVERVIEW_HEIGHT / 2.0..=y + OVERVIEW_HEIGHT / 2.0);
        painter.rect_filled(bar(self.plot.x_range()), CornerRadius::same(3), tokens.line);
        painter.rect_filled(bar(self.window_rect().x_range()), CornerRadius::same(3), tokens.muted);
    }

    /// All bars in one mesh. Where filters leave mentions out, the whole stands grey behind what they keep.
    #[must_use]
    pub fn bars(&self, tokens: &Tokens) -> Mesh {
        let inside = tokens.panel.lerp_to_gamma(tokens.accent, INSIDE);
        let outside = tokens.panel.lerp_to_gamma(tokens.accent, OUTSIDE);
        let left_out = tokens.panel.lerp_to_gamma(tokens.faint, LEFT_OUT);
        let Histogram { total, kept, .. } = self.histogram;
        let mut mesh = Mesh::default();
        if kept != total {
            self.add_bars(&mut mesh, total, |_| left_out);
        }
        self.add_bars(&mut mesh, kept, |day| if self.window.holds(day) { inside } else { outside });
        mesh
    }

    /// A bar a day. Where days are narrower than pixels, a pixel shows the fullest of its days.
    fn add_bars(&self, mesh: &mut Mesh, masses: &[f32], colour: impl Fn(i32) -> Color32) {
        let gap = if self.axis.day_width() >= 4.0 { 1.0 } else { 0.0 };
        let mut bar: Option<(Rect, Color32)> = None;
        let span = self.axis.span();
        for (day, mass) in
            (self.histogram.first..).zip(masses).filter(|(day, mass)| span.holds(*day) && **mass > 0.0)
        {
            let colour = colour(day);
            let (from, to) = (self.axis.begin(day), self.axis.end(day) - gap);
            let next = Rect::from_min_max(
                pos2(from, self.plot.max.y - self.height(*mass)),
                pos2(to, self.plot.max.y),
            );
            match &mut bar {
                Some((last, colour_of_last)) if to - last.min.x < 1.0 && *colour_of_last == colour => {
                    *last = last.union(next);
                }
                _ => {
                    flush(mesh, bar.replace((next, colour)));
                }
            }
        }
        flush(mesh, bar);
    }

    /// Heights grow with the root of the mass, so that a month's worth spread thin is seen beside a day of news.
    fn height(&self, mass: f32) -> f32 {
        let share = if self.histogram.max > 0.0 { mass / self.histogram.max } else { 0.0 };
        (share.sqrt() * (self.plot.height() - 8.0)).max(LEAST_BAR)
    }
}

fn flush(mesh: &mut Mesh, bar: Option<(Rect, Color32)>) {
    if let Some((rect, colour)) = bar {
        mesh.add_colored_rect(rect, colour);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn histogram(days: usize) -> Histogram {
        let total: Vec<f32> = (0..days).map(|day| if day == 3 { 4.0 } else { 1.0 }).collect();
        Histogram { first: 0, kept: total.clone(), total, max: 4.0, core: (0, 0), before: 0.0, after: 0.0 }
    }

    fn bars(days: i32, width: f32) -> Mesh {
        let histogram = histogram(usize::try_from(days).unwrap());
        let plot = Rect::from_min_max(pos2(0.0, 0.0), pos2(width, 108.0));
        let axis = Axis::new(Span { first: 0, last: days - 1 }, plot.x_range());
        let window = Span { first: 2, last: 4 };
        Chart { axis, plot, window, histogram: &histogram, mode: WindowMode::Window }.bars(&Tokens::LIGHT)
    }

    #[test]
    fn each_day_has_a_bar_whose_height_is_the_root_of_its_mass() {
        let mesh = bars(10, 200.0);
        assert_eq!(mesh.vertices.len(), 4 * 10);
        let top = |day: usize| 108.0 - mesh.vertices[4 * day].pos.y;
        assert_eq!((top(3), top(5)), (100.0, 50.0));
    }

    #[test]
    fn bars_inside_the_window_stand_out() {
        let mesh = bars(10, 200.0);
        let colours: Vec<Color32> = mesh.vertices.iter().step_by(4).map(|vertex| vertex.color).collect();
        assert!(colours[2..=4].iter().all(|colour| *colour == colours[2]));
        assert!(colours[..2].iter().chain(&colours[5..]).all(|colour| *colour == colours[0]));
        assert_ne!(colours[0], colours[2]);
    }

    #[test]
    fn what_filters_leave_out_stands_behind_what_they_keep_at_the_same_scale() {
        let whole = histogram(10);
        let kept: Vec<f32> = whole.total.iter().map(|mass| mass / 4.0).collect();
        let histogram = Histogram { kept, ..whole };
        let plot = Rect::from_min_max(pos2(0.0, 0.0), pos2(200.0, 108.0));
        let axis = Axis::new(Span { first: 0, last: 9 }, plot.x_range());
        let window = Span { first: 2, last: 4 };
        let mesh = Chart { axis, plot, window, histogram: &histogram, mode: WindowMode::Window }
            .bars(&Tokens::LIGHT);
        assert_eq!(mesh.vertices.len(), 2 * 4 * 10);
        let top = |bar: usize| 108.0 - mesh.vertices[4 * bar].pos.y;
        assert_eq!((top(3), top(13)), (100.0, 50.0));
    }

    #[test]
    fn fifty_years_of_days_are_no_more_bars_than_pixels() {
        let mesh = bars(18_262, 1000.0);
        assert!(mesh.vertices.len() <= 4 * 1100, "{}", mesh.vertices.len());
    }
}
