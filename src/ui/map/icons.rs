//! The pictures on the buttons of the map.

use eframe::egui::{
    Button, Color32, Painter, Pos2, Rect, Response, Role, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    vec2,
};

use crate::ui::theme::{Tokens, size};

/// A picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Zoom in.
    Plus,
    /// Zoom out.
    Minus,
    /// Fit.
    Target,
    /// The view before.
    Back,
    /// The next view.
    Forward,
    /// Select a rectangle.
    Rectangle,
    /// Select with a lasso.
    Lasso,
    /// Measure.
    Ruler,
    /// Warmth.
    Heat,
    /// Lines between places.
    Lines,
    /// Three dots: what else there is.
    More,
}

/// A picture on a button, lit while what it stands for is in use.
#[derive(Clone, Copy)]
pub struct Picture {
    /// Of what.
    pub icon: Icon,
    /// Whether it is in use.
    pub lit: bool,
}

impl Picture {
    /// The button, called `label` for those who do not see it.
    pub fn button(self, ui: &mut Ui, rect: Rect, label: &str) -> Response {
        let tokens = Tokens::of(ui);
        let stroke = Stroke::new(size::HAIRLINE, if self.lit { tokens.accent } else { tokens.line });
        let fill = if self.lit { tokens.soft } else { tokens.panel };
        let button = Button::new("").fill(fill).stroke(stroke).min_size(rect.size());
        let response = ui.put(rect, button);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, self.lit, label));
        let colour = if self.lit { tokens.accent } else { tokens.text };
        draw(ui.painter(), rect.center(), self.icon, colour);
        response
    }
}

fn draw(painter: &Painter, middle: Pos2, icon: Icon, colour: Color32) {
    let pen = Stroke::new(1.5, colour);
    let line = |from: Vec2, to: Vec2| {
        painter.line_segment([middle + from, middle + to], pen);
    };
    let way = |points: &[(f32, f32)]| {
        let points = points.iter().map(|(x, y)| middle + vec2(*x, *y)).collect();
        painter.add(Shape::line(points, pen));
    };
    match icon {
        Icon::Plus => {
            line(vec2(-4.5, 0.0), vec2(4.5, 0.0));
            line(vec2(0.0, -4.5), vec2(0.0, 4.5));
        }
        Icon::Minus => line(vec2(-4.5, 0.0), vec2(4.5, 0.0)),
        Icon::Target => {
            painter.circle_stroke(middle, 4.0, pen);
            for side in 0u8..4 {
                let out = Vec2::angled(f32::from(side) * std::f32::consts::FRAC_PI_2);
                line(out * 4.0, out * 7.0);
            }
        }
        Icon::Back => way(&[(2.5, -5.0), (-2.5, 0.0), (2.5, 5.0)]),
        Icon::Forward => way(&[(-2.5, -5.0), (2.5, 0.0), (-2.5, 5.0)]),
        Icon::Rectangle => {
            let corners =
                [vec2(-5.5, -4.5), vec2(5.5, -4.5), vec2(5.5, 4.5), vec2(-5.5, 4.5), vec2(-5.5, -4.5)];
            painter.extend(Shape::dashed_line(&corners.map(|corner| middle + corner), pen, 2.5, 1.8));
        }
        Icon::Lasso => {
            let ring = Rect::from_center_size(middle - vec2(0.0, 1.5), vec2(12.0, 8.0));
            painter.rect_stroke(ring, 4.0, pen, StrokeKind::Middle);
            way(&[(-3.0, 2.5), (-4.0, 5.0), (-2.0, 6.5)]);
        }
        Icon::Ruler => {
            way(&[(-6.0, 2.5), (-6.0, -2.5), (6.0, -2.5), (6.0, 2.5), (-6.0, 2.5)]);
            for x in [-3.0, 0.0, 3.0] {
                line(vec2(x, -2.5), vec2(x, 0.0));
            }
        }
        Icon::Heat => {
            for (radius, share) in [(6.5, 0.25), (4.5, 0.5), (2.2, 1.0)] {
                painter.circle_filled(middle, radius, colour.gamma_multiply(share));
            }
        }
        Icon::More => {
            for x in [-4.5, 0.0, 4.5] {
                painter.circle_filled(middle + vec2(x, 0.0), 1.5, colour);
            }
        }
        Icon::Lines => {
            way(&[(-5.0, 4.0), (0.5, -4.5), (5.5, 3.0)]);
            for corner in [vec2(-5.0, 4.0), vec2(0.5, -4.5), vec2(5.5, 3.0)] {
                painter.circle_filled(middle + corner, 2.2, colour);
            }
        }
    }
}
