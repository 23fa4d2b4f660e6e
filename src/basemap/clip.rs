//! Cuts lines and rings at a box. Needed where a tile is shown enlarged: most of it lies outside the picture then.

/// A box `[left, top, right, bottom]`.
pub type Bounds = [f32; 4];

/// A point.
pub type Point = [f32; 2];

/// The part of a ring (first point not repeated) inside the box; its sides run along the box where it is cut. Empty if
/// nothing is left. After Sutherland and Hodgman (1974), one side of the box after the other.
pub fn ring(points: &[Point], bounds: Bounds) -> Vec<Point> {
    let mut kept = points.to_vec();
    for side in SIDES {
        if kept.is_empty() {
            break;
        }
        let before = std::mem::take(&mut kept);
        let mut last = before[before.len() - 1];
        for &point in &before {
            match (side.holds(last, bounds), side.holds(point, bounds)) {
                (true, true) => kept.push(point),
                (true, false) => kept.push(side.crossing(last, point, bounds)),
                (false, true) => kept.extend([side.crossing(last, point, bounds), point]),
                (false, false) => {}
            }
            last = point;
        }
    }
    if kept.len() < 3 { Vec::new() } else { kept }
}

/// The parts of a line inside the box.
pub fn line(points: &[Point], bounds: Bounds) -> Vec<Vec<Point>> {
    let mut parts: Vec<Vec<Point>> = Vec::new();
    let mut open = false;
    for pair in points.windows(2) {
        let Some((start, end)) = segment(pair[0], pair[1], bounds) else {
            open = false;
            continue;
        };
        match parts.last_mut() {
            Some(part) if open => part.push(end),
            _ => parts.push(vec![start, end]),
        }
        open = end == pair[1];
    }
    parts
}

/// Whether points reach out of the box.
pub fn reaches_out(points: &[Point], bounds: Bounds) -> bool {
    points.iter().any(|&point| SIDES.iter().any(|side| !side.holds(point, bounds)))
}

fn segment(mut start: Point, mut end: Point, bounds: Bounds) -> Option<(Point, Point)> {
    for side in SIDES {
        match (side.holds(start, bounds), side.holds(end, bounds)) {
            (true, true) => {}
            (true, false) => end = side.crossing(start, end, bounds),
            (false, true) => start = side.crossing(start, end, bounds),
            (false, false) => return None,
        }
    }
    Some((start, end))
}

/// One side of a box.
#[derive(Clone, Copy)]
struct Side {
    /// 0: the side is a value of x; 1: of y.
    axis: usize,
    /// Where in [`Bounds`] the value stands.
    index: usize,
    /// The inside has greater values.
    least: bool,
}

const SIDES: [Side; 4] = [
    Side { axis: 0, index: 0, least: true },
    Side { axis: 1, index: 1, least: true },
    Side { axis: 0, index: 2, least: false },
    Side { axis: 1, index: 3, least: false },
];

impl Side {
    fn holds(self, point: Point, bounds: Bounds) -> bool {
        if self.least {
            point[self.axis] >= bounds[self.index]
        } else {
            point[self.axis] <= bounds[self.index]
        }
    }

    /// Where a stretch that passes this side meets it.
    fn crossing(self, from: Point, to: Point, bounds: Bounds) -> Point {
        let (axis, other, at) = (self.axis, 1 - self.axis, bounds[self.index]);
        let share = (at - from[axis]) / (to[axis] - from[axis]);
        let mut point = [at; 2];
        point[other] = from[other] + (to[other] - from[other]) * share;
        point
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const UNIT: Bounds = [0.0, 0.0, 1.0, 1.0];

    fn area(points: &[Point]) -> f32 {
        let next = points.iter().cycle().skip(1);
        points.iter().zip(next).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<f32>() / 2.0
    }

    #[test]
    fn a_ring_around_the_box_becomes_the_box() {
        let around = [[-5.0, -5.0], [5.0, -5.0], [5.0, 5.0], [-5.0, 5.0]];
        assert_eq!(area(&ring(&around, UNIT)), 1.0);
    }

    #[test]
    fn a_ring_beside_the_box_is_gone() {
        assert!(ring(&[[2.0, 0.0], [3.0, 0.0], [3.0, 1.0]], UNIT).is_empty());
    }

    #[test]
    fn a_line_that_leaves_and_comes_back_has_two_parts() {
        let zigzag = [[0.5, 0.5], [1.5, 0.5], [1.5, 0.8], [0.5, 0.8]];
        assert_eq!(line(&zigzag, UNIT), [[[0.5, 0.5], [1.0, 0.5]], [[1.0, 0.8], [0.5, 0.8]]]);
    }

    proptest! {
        #[test]
        fn a_cut_triangle_lies_in_the_box_and_is_not_larger(points in prop::array::uniform3([-2.0f32..3.0, -2.0f32..3.0])) {
            let cut = ring(&points, UNIT);
            prop_assert!(!reaches_out(&cut, [-1e-5, -1e-5, 1.0 + 1e-5, 1.0 + 1e-5]));
            prop_assert!(area(&cut).abs() <= area(&points).abs() + 1e-4);
        }
    }
}
