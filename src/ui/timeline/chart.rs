//! The drawing of the timeline: bars of mass by day, the window behind them, ticks.

use eframe::egui::{Align2, Color32, CornerRadius, Mesh, Painter, Rect, Stroke, pos2, vec2};

use super::axis::Axis;
use super::bars::{Bar, bars};
use super::drag::Span;
use super::ticks::Tick;
use crate::ui::theme::{Face, Tokens, size};
use crate::view::{Histogram, Layer, LayerOf, WindowMode};

/// Opacity of the bars inside the window, and outside of it.
const INSIDE: f32 = 0.86;
const OUTSIDE: f32 = 0.2;
/// How much of the faint colour the bars have that filters leave out.
const LEFT_OUT: f32 = 0.5;
/// What is least seen of a day with any mass, in points.
const LEAST_BAR: f32 = 1.5;
/// What stays free above the highest bar.
const HEADROOM: f32 = 8.0;

/// What a chart is drawn from.
pub struct Chart<'a> {
    /// Where days are.
    pub axis: Axis,
    /// Where bars are.
    pub plot: Rect,
    /// Where the axis stands below them.
    pub foot: f32,
    /// The days in the window.
    pub window: Span,
    /// The masses.
    pub histogram: &'a Histogram,
    /// The same told apart; empty where they are not.
    pub layers: &'a [Layer],
    /// What the window restricts to.
    pub mode: WindowMode,
}

impl Chart<'_> {
    /// All the room above the axis.
    #[must_use]
    pub fn room(&self) -> Rect {
        self.plot.with_max_y(self.foot)
    }

    /// The window on the screen, as far as the axis shows it.
    #[must_use]
    pub fn window_rect(&self) -> Rect {
        Rect::from_x_y_ranges(self.axis.range(self.window.first, self.window.last), self.room().y_range())
    }

    /// Draws all but the handles.
    pub fn paint(&self, painter: &Painter, tokens: &Tokens, ticks: &[Tick]) {
        painter.rect_filled(self.window_rect(), CornerRadius::ZERO, tokens.soft.gamma_multiply(0.75));
        let hairline = Stroke::new(size::HAIRLINE, tokens.line);
        let highest = self.plot.max.y - self.height(self.histogram.max);
        painter.hline(
            self.plot.x_range(),
            highest,
            Stroke::new(size::HAIRLINE, tokens.line.gamma_multiply(0.7)),
        );
        painter.add(self.bars(tokens));
        painter.hline(self.plot.x_range(), self.plot.max.y, hairline);
        painter.hline(self.plot.x_range(), self.foot, hairline);
        for tick in ticks {
            let at = pos2(self.axis.middle(tick.day), self.foot);
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
    }

    /// All bars in one mesh. Where filters leave mentions out, the whole stands grey behind what they keep.
    #[must_use]
    pub fn bars(&self, tokens: &Tokens) -> Mesh {
        let left_out = tokens.panel.lerp_to_gamma(tokens.faint, LEFT_OUT);
        let Histogram { total, kept, .. } = self.histogram;
        let mut mesh = Mesh::default();
        if kept != total {
            for bar in bars(&self.axis, total, self.window, false) {
                mesh.add_colored_rect(self.rect(&bar, 0.0, 1.0), left_out);
            }
        }
        let shades =
            |colour: Color32| [OUTSIDE, INSIDE].map(|opacity| tokens.panel.lerp_to_gamma(colour, opacity));
        let plain = shades(tokens.accent);
        let told_apart: Vec<_> =
            (0..self.layers.len()).map(|layer| shades(layer_colour(tokens, self.layers, layer))).collect();
        for bar in bars(&self.axis, kept, self.window, !self.layers.is_empty()) {
            let inside = usize::from(self.window.holds(bar.day));
            if self.layers.is_empty() {
                mesh.add_colored_rect(self.rect(&bar, 0.0, 1.0), plain[inside]);
                continue;
            }
            let mut below = 0.0;
            for (layer, colours) in self.layers.iter().zip(&told_apart) {
                let share = layer.kept.at(bar.day) / bar.mass;
                if share > 0.0 {
                    mesh.add_colored_rect(self.rect(&bar, below, below + share), colours[inside]);
                }
                below += share;
            }
        }
        mesh
    }

    /// A part of a bar, in shares of its height from the foot on.
    fn rect(&self, bar: &Bar, from: f32, to: f32) -> Rect {
        let height = self.height(bar.mass);
        let y = |share: f32| self.plot.max.y - share * height;
        Rect::from_x_y_ranges(bar.across, y(to)..=y(from))
    }

    /// Heights grow with the root of the mass, so that a month's worth spread thin is seen beside a day of news.
    fn height(&self, mass: f32) -> f32 {
        let share = if self.histogram.max > 0.0 { mass / self.histogram.max } else { 0.0 };
        (share.sqrt() * (self.plot.height() - HEADROOM)).max(LEAST_BAR)
    }
}

/// The colour of a layer of the histogram.
#[must_use]
pub fn layer_colour(tokens: &Tokens, layers: &[Layer], layer: usize) -> Color32 {
    let last = tokens.categories.len() - 1;
    match layers.get(layer).map(|layer| layer.of) {
        Some(LayerOf::Others(_)) => tokens.categories[last],
        Some(LayerOf::Themeless) => tokens.themeless,
        _ => tokens.categories[layer.min(last)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;
    use crate::ui::timeline::axis::Stretch;
    use crate::view::Masses;

    fn histogram(days: usize) -> Histogram {
        let total: Vec<f32> = (0..days).map(|day| if day == 3 { 4.0 } else { 1.0 }).collect();
        let total = Masses::listed(0, &total);
        Histogram { kept: total.clone(), total, max: 4.0, core: (0, 0) }
    }

    /// A share of the masses of ten days.
    fn scaled(masses: &Masses, share: f32) -> Masses {
        Masses::listed(0, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(|day| share * masses.at(day)))
    }

    fn chart<'a>(axis: Axis, plot: Rect, histogram: &'a Histogram, layers: &'a [Layer]) -> Chart<'a> {
        let window = Span { first: 2, last: 4 };
        Chart { axis, plot, foot: plot.max.y, window, histogram, layers, mode: WindowMode::Window }
    }

    fn bars(days: i32, width: f32) -> Mesh {
        let histogram = histogram(usize::try_from(days).unwrap());
        let plot = Rect::from_min_max(pos2(0.0, 0.0), pos2(width, 108.0));
        let axis = Axis::new(Stretch::of(Span { first: 0, last: days - 1 }), plot.x_range());
        chart(axis, plot, &histogram, &[]).bars(&Tokens::LIGHT)
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
        let histogram = Histogram { kept: scaled(&whole.total, 0.25), ..whole };
        let plot = Rect::from_min_max(pos2(0.0, 0.0), pos2(200.0, 108.0));
        let axis = Axis::new(Stretch::of(Span { first: 0, last: 9 }), plot.x_range());
        let mesh = chart(axis, plot, &histogram, &[]).bars(&Tokens::LIGHT);
        assert_eq!(mesh.vertices.len(), 2 * 4 * 10);
        let top = |bar: usize| 108.0 - mesh.vertices[4 * bar].pos.y;
        assert_eq!((top(3), top(13)), (100.0, 50.0));
    }

    #[test]
    fn layers_divide_the_bar_of_a_day_and_do_not_raise_it() {
        let histogram = histogram(10);
        let part = |of, share: f32| Layer { of, kept: scaled(&histogram.kept, share) };
        let layers = [part(LayerOf::Kind(Kind::City), 0.75), part(LayerOf::Others(2), 0.25)];
        let plot = Rect::from_min_max(pos2(0.0, 0.0), pos2(200.0, 108.0));
        let axis = Axis::new(Stretch::of(Span { first: 0, last: 9 }), plot.x_range());
        let mesh = chart(axis, plot, &histogram, &layers).bars(&Tokens::LIGHT);
        assert_eq!(mesh.vertices.len(), 2 * 4 * 10);
        let top = |rect: usize| 108.0 - mesh.vertices[4 * rect].pos.y;
        assert_eq!((top(6), top(7)), (75.0, 100.0), "of the fullest day, the fourth");
    }

    #[test]
    fn a_zoomed_axis_cuts_the_bars_at_its_ends() {
        let histogram = histogram(10);
        let plot = Rect::from_min_max(pos2(0.0, 0.0), pos2(200.0, 108.0));
        let axis = Axis::new(Stretch { from: 2.5, to: 4.5 }, plot.x_range());
        let mesh = chart(axis, plot, &histogram, &[]).bars(&Tokens::LIGHT);
        assert_eq!(mesh.vertices.len(), 3 * 4);
        assert!(mesh.vertices.iter().all(|vertex| (0.0..=200.0).contains(&vertex.pos.x)));
    }

    #[test]
    fn fifty_years_of_days_are_no_more_bars_than_pixels() {
        let mesh = bars(18_262, 1000.0);
        assert!(mesh.vertices.len() <= 4 * 1100, "{}", mesh.vertices.len());
    }
}
