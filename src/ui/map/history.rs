//! Where the map looked before: back and forward through views.

use super::camera::Camera;

/// A view counts once the map has rested on it for so long, in seconds.
const REST: f64 = 0.4;
/// So many views are remembered.
const MOST: usize = 100;

/// The views so far.
#[derive(Default)]
pub struct History {
    back: Vec<Camera>,
    forward: Vec<Camera>,
    /// What the map looks at, and since when, in seconds of the window's clock.
    now: Option<(Camera, f64)>,
}

impl History {
    /// Notes where the map looks at a time. What it rested on before it moved is gone back to.
    pub fn note(&mut self, camera: Camera, time: f64) {
        let Some((last, since)) = self.now else {
            self.now = Some((camera, time));
            return;
        };
        if same(last, camera) {
            return;
        }
        if time - since >= REST {
            self.back.push(last);
            self.forward.clear();
            if self.back.len() > MOST {
                self.back.remove(0);
            }
        }
        self.now = Some((camera, time));
    }

    /// The view before; `None` where there is none.
    pub fn back(&mut self, time: f64) -> Option<Camera> {
        let (now, _) = self.now?;
        let before = self.back.pop()?;
        self.forward.push(now);
        self.now = Some((before, time));
        Some(before)
    }

    /// The view that was gone back from; `None` where there is none.
    pub fn forward(&mut self, time: f64) -> Option<Camera> {
        let (now, _) = self.now?;
        let next = self.forward.pop()?;
        self.back.push(now);
        self.now = Some((next, time));
        Some(next)
    }
}

/// Whether two look at the same, however large the window is.
fn same(a: Camera, b: Camera) -> bool {
    a.center == b.center && (a.zoom - b.zoom).abs() < 1e-9
}

#[cfg(test)]
mod tests {
    use super::super::marks::tests::camera;
    use super::*;

    fn at(zoom: f64) -> Camera {
        Camera { zoom, ..camera() }
    }

    fn zoom(camera: Option<Camera>) -> Option<f64> {
        camera.map(|camera| camera.zoom)
    }

    #[test]
    fn one_goes_back_to_where_the_map_rested_and_not_to_each_frame_of_a_drag() {
        let mut history = History::default();
        history.note(at(4.0), 0.0);
        for (frame, step) in [(5.0, 4.1), (5.1, 4.5), (5.2, 5.0)] {
            history.note(at(step), frame);
        }
        history.note(at(6.0), 9.0);
        assert_eq!(zoom(history.back(10.0)), Some(5.0));
        assert_eq!(zoom(history.back(10.1)), Some(4.0));
        assert_eq!(zoom(history.back(10.2)), None);
        assert_eq!(zoom(history.forward(10.3)), Some(5.0));
        assert_eq!(zoom(history.forward(10.4)), Some(6.0));
        assert_eq!(zoom(history.forward(10.5)), None);
    }

    #[test]
    fn who_moves_on_from_a_view_gone_back_to_leaves_the_others() {
        let mut history = History::default();
        history.note(at(4.0), 0.0);
        history.note(at(5.0), 1.0);
        assert_eq!(zoom(history.back(2.0)), Some(4.0));
        history.note(at(4.0), 2.1);
        history.note(at(7.0), 3.0);
        assert_eq!(zoom(history.forward(4.0)), None);
        assert_eq!(zoom(history.back(4.0)), Some(4.0));
    }
}
