//! What the pointer does on the map besides moving it: draws a rectangle or a lasso around places, or measures.

use eframe::egui::{
    Color32, CursorIcon, Key, Painter, PointerButton, Pos2, Rect, Response, Shape, Stroke, StrokeKind, Ui,
};
use geo::{Distance, Geodesic};

use super::camera::Camera;
use crate::basemap::World;
use crate::model::Position;
use crate::ui::theme::Tokens;

/// What a drag or a click on the map does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    /// Moves the map.
    #[default]
    Move,
    /// Selects the places in a rectangle.
    Rectangle,
    /// Selects the places within a line drawn around them.
    Lasso,
    /// Measures the way along the points that are clicked.
    Measure,
}

/// From one point of a lasso to the next, in points of the screen.
const LEAST_STEP: f32 = 3.0;
/// A drag that comes no further than this was meant as a click.
const LEAST_SIDE: f32 = 4.0;

/// What is being drawn, on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Outline {
    /// From where it began to where the pointer is.
    Rectangle(Pos2, Pos2),
    /// The way of the pointer.
    Lasso(Vec<Pos2>),
}

impl Outline {
    /// Whether a point of the screen lies within.
    #[must_use]
    pub fn holds(&self, at: Pos2) -> bool {
        match self {
            Self::Rectangle(from, to) => Rect::from_two_pos(*from, *to).contains(at),
            Self::Lasso(way) => is_within(way, at),
        }
    }

    fn is_large(&self) -> bool {
        let around = match self {
            Self::Rectangle(from, to) => Rect::from_two_pos(*from, *to),
            Self::Lasso(way) => Rect::from_points(way),
        };
        around.width().max(around.height()) > LEAST_SIDE
    }

    fn go_on(&mut self, to: Pos2) {
        match self {
            Self::Rectangle(_, end) => *end = to,
            Self::Lasso(way) => {
                if way.last().is_none_or(|last| last.distance(to) >= LEAST_STEP) {
                    way.push(to);
                }
            }
        }
    }

    fn paint(&self, painter: &Painter, tokens: &Tokens) {
        let line = Stroke::new(1.5, tokens.link);
        let fill = tokens.link.gamma_multiply(0.12);
        match self {
            Self::Rectangle(from, to) => {
                painter.rect(Rect::from_two_pos(*from, *to), 0.0, fill, line, StrokeKind::Middle);
            }
            Self::Lasso(way) => {
                painter.add(Shape::line(way.clone(), line));
                if let (Some(first), Some(last)) = (way.first(), way.last()) {
                    painter.extend(Shape::dashed_line(&[*last, *first], line, 4.0, 4.0));
                }
            }
        }
    }
}

/// Whether a point lies within the line through `way`, closed from its end to its begin (even-odd rule).
fn is_within(way: &[Pos2], at: Pos2) -> bool {
    let edges = way.iter().zip(way.iter().cycle().skip(1));
    let crossed = edges.filter(|(a, b)| {
        (a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x
    });
    crossed.count() % 2 == 1
}

/// The tool's work in progress.
#[derive(Default)]
pub struct Drawing {
    outline: Option<Outline>,
    measured: Vec<Position>,
}

impl Drawing {
    /// Whether something is being drawn around places.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.outline.is_some()
    }

    /// The points measured so far.
    #[must_use]
    pub fn measured(&self) -> &[Position] {
        &self.measured
    }

    /// Forgets what is begun, the way measured included. Whether there was anything.
    pub fn cancel(&mut self) -> bool {
        let was_measuring = !std::mem::take(&mut self.measured).is_empty();
        self.outline.take().is_some() || was_measuring
    }

    /// Takes what the pointer does on `map`; gives the outline once it is closed.
    pub fn follow(&mut self, ui: &Ui, map: &Response, tool: Tool) -> Option<Outline> {
        let tool = tool_of(ui, tool);
        if matches!(tool, Tool::Rectangle | Tool::Lasso) && map.hovered() {
            ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
        }
        let pressed_at = ui.input(|input| input.pointer.press_origin());
        if map.drag_started_by(PointerButton::Primary)
            && let Some(from) = pressed_at
        {
            self.outline = match tool {
                Tool::Rectangle => Some(Outline::Rectangle(from, from)),
                Tool::Lasso => Some(Outline::Lasso(vec![from])),
                Tool::Move | Tool::Measure => None,
            };
        }
        if let (Some(outline), Some(at)) = (&mut self.outline, map.interact_pointer_pos()) {
            outline.go_on(at);
        }
        if !ui.input(|input| input.pointer.any_down()) {
            return self.outline.take().filter(Outline::is_large);
        }
        None
    }

    /// A click while measuring: the next point.
    pub fn measure(&mut self, ui: &Ui, map: &Response, camera: &Camera) {
        if map.hovered() {
            ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
        }
        if !ui.ctx().text_edit_focused() && ui.input(|input| input.key_pressed(Key::Backspace)) {
            self.measured.pop();
        }
        if let Some(at) = map.interact_pointer_pos().filter(|_| map.clicked()) {
            self.measured.push(camera.position(at));
        }
    }

    /// Draws what is begun.
    pub fn paint(&self, painter: &Painter, tokens: &Tokens) {
        if let Some(outline) = &self.outline {
            outline.paint(painter, tokens);
        }
    }

    /// Draws the way measured and, from its end to the pointer, where it would go on.
    pub fn paint_way(&self, painter: &Painter, camera: &Camera, pointer: Option<Pos2>, tokens: &Tokens) {
        let stroke = Stroke::new(2.0, tokens.text);
        for pair in self.measured.windows(2) {
            painter.add(Shape::line(great_circle(pair[0], pair[1], camera), stroke));
        }
        if let (Some(last), Some(pointer)) = (self.measured.last(), pointer) {
            let way = great_circle(*last, camera.position(pointer), camera);
            painter.extend(Shape::dashed_line(&way, stroke, 6.0, 4.0));
        }
        for point in &self.measured {
            let at = camera.place(*point);
            painter.circle(at, 4.0, tokens.panel, stroke);
        }
    }
}

/// With Shift a drag draws a rectangle, whatever the tool.
#[must_use]
pub fn tool_of(ui: &Ui, tool: Tool) -> Tool {
    let shift = ui.input(|input| input.modifiers.shift);
    if shift && tool == Tool::Move { Tool::Rectangle } else { tool }
}

/// Metres along the points, on the ellipsoid of WGS 84 (Karney's geodesics).
#[must_use]
pub fn length(way: &[Position]) -> f64 {
    let point = |at: &Position| geo::Point::new(at.lon, at.lat);
    way.windows(2).map(|pair| Geodesic.distance(point(&pair[0]), point(&pair[1]))).sum()
}

/// The shortest way between two points as it lies on the map.
fn great_circle(from: Position, to: Position, camera: &Camera) -> Vec<Pos2> {
    use geo::InterpolatePoint;
    let point = |at: Position| geo::Point::new(at.lon, at.lat);
    let steps = 48u8;
    let mut last: Option<World> = None;
    (0..=steps)
        .map(|step| {
            let share = f64::from(step) / f64::from(steps);
            let at = Geodesic.point_at_ratio_between(point(from), point(to), share);
            let at = World::from_lon_lat(at.x(), at.y());
            // Each step goes on from the last one, over the date line too.
            let near = last
                .map_or_else(|| camera.nearest(at), |last| World { x: at.x + (last.x - at.x).round(), ..at });
            last = Some(near);
            camera.to_screen(near)
        })
        .collect()
}

/// Paints a label beside the end of the way.
pub fn paint_length(painter: &Painter, at: Pos2, said: &str, tokens: &Tokens) {
    let font = crate::ui::theme::Face::SemiBold.at(crate::ui::theme::size::SECONDARY);
    let galley = painter.layout_no_wrap(said.to_owned(), font, tokens.text);
    let rect = Rect::from_min_size(at + eframe::egui::vec2(12.0, -galley.size().y - 8.0), galley.size());
    painter.rect(
        rect.expand2(eframe::egui::vec2(6.0, 3.0)),
        4.0,
        tokens.panel,
        Stroke::new(1.0, tokens.line),
        StrokeKind::Outside,
    );
    painter.galley(rect.min, galley, Color32::PLACEHOLDER);
}

#[cfg(test)]
mod tests {
    use eframe::egui::pos2;

    use super::*;

    #[test]
    fn a_lasso_holds_what_lies_within_its_line_and_not_what_lies_in_its_bay() {
        let bay = [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (50.0, 20.0), (0.0, 100.0)];
        let lasso = Outline::Lasso(bay.map(|(x, y)| pos2(x, y)).to_vec());
        for (x, y, within) in
            [(50.0, 10.0, true), (10.0, 60.0, true), (50.0, 60.0, false), (150.0, 10.0, false)]
        {
            assert_eq!(lasso.holds(pos2(x, y)), within, "{x} {y}");
        }
        assert!(!Outline::Lasso(vec![pos2(1.0, 1.0)]).holds(pos2(1.0, 1.0)));
    }

    #[test]
    fn a_rectangle_holds_the_same_whichever_corner_it_was_drawn_from() {
        for (from, to) in
            [((10.0, 10.0), (50.0, 40.0)), ((50.0, 40.0), (10.0, 10.0)), ((10.0, 40.0), (50.0, 10.0))]
        {
            let rectangle = Outline::Rectangle(from.into(), to.into());
            assert!(rectangle.holds(pos2(20.0, 20.0)) && !rectangle.holds(pos2(60.0, 20.0)));
        }
    }

    #[test]
    fn a_length_is_that_of_the_geodesic_on_the_ellipsoid() {
        // Karney (2013), "Algorithms for geodesics", table 2: from 40° N to 30° along an azimuth of 30°, over 10 000 km.
        let from = Position { lon: 0.0, lat: 40.0 };
        let to = Position { lon: 137.844_900_043_77, lat: 41.793_310_205_06 };
        assert!((length(&[from, to]) - 10_000_000.0).abs() < 0.01, "{}", length(&[from, to]));
        assert!(length(&[from]).abs() < f64::EPSILON);
    }
}
