//! Where the label of an area stands: on its land that is seen.

use geo::{Area, Contains, InteriorPoint, LineString, MultiPolygon, Point, Polygon};

use super::areas::parts_of;
use super::frame::Frame;

/// Where a label that belongs to `at` on the page stands for an area: on that point, or, where it is not on the area's land or not
/// well within the frame, in the largest part that is; `None` where nothing of it is in the frame.
pub fn anchor(area: &MultiPolygon<f64>, at: [f32; 2], frame: &Frame) -> Option<[f32; 2]> {
    let [left, top, width, height] = frame.rect;
    let (inset_x, inset_y) = (60.0f32.min(width / 6.0), 20.0f32.min(height / 6.0));
    let inner = [left + inset_x, top + inset_y, left + width - inset_x, top + height - inset_y];
    let seen = |bounds| -> Vec<Polygon<f64>> {
        parts_of(area, frame, bounds).into_iter().filter_map(polygon).collect()
    };
    let comfortable = seen(inner);
    if comfortable.iter().any(|part| part.contains(&Point::new(at[0].into(), at[1].into()))) {
        return Some(at);
    }
    middle_of_largest(&comfortable)
        .or_else(|| middle_of_largest(&seen([left, top, left + width, top + height])))
}

/// An outline and its holes as a polygon.
fn polygon(rings: Vec<Vec<[f32; 2]>>) -> Option<Polygon<f64>> {
    let mut lines = rings
        .into_iter()
        .map(|ring| ring.into_iter().map(|[x, y]| (f64::from(x), f64::from(y))).collect::<LineString<f64>>());
    let outline = lines.next()?;
    Some(Polygon::new(outline, lines.collect()))
}

/// A point within the largest of these parts; one on its shore where it is too small to have an inside.
#[allow(clippy::cast_possible_truncation)] // page coordinates
fn middle_of_largest(parts: &[Polygon<f64>]) -> Option<[f32; 2]> {
    let largest = parts.iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))?;
    let shore = || largest.exterior().points().next();
    largest.interior_point().or_else(shore).map(|point| [point.x() as f32, point.y() as f32])
}
