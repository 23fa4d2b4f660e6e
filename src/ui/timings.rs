//! How fast the window is: start to first full frame, and the time that each frame takes of this thread.
//!
//! Waiting for the graphics driver is not in it: only the time of our own code and of egui's layout. It is taken from the
//! clock on the wall, so on a busy machine it says too much, never too little: what Linux tells of a thread's processor time
//! without unsafe code is as coarse as its scheduler's ticks.

use std::fmt;
use std::time::{Duration, Instant};

/// Time of frames, told apart by whether the slider was being dragged.
pub struct Timings {
    start: Instant,
    /// Whether frames are noted.
    frames: bool,
    first_full: Option<Duration>,
    dragging: Vec<Duration>,
    others: Vec<Duration>,
}

impl Timings {
    /// Begins at `start`, the start of the program. Of a window that stays open for days the `frames` are noted only
    /// where they are asked for.
    #[must_use]
    pub fn new(start: Instant, frames: bool) -> Self {
        Self { start, frames, first_full: None, dragging: Vec::new(), others: Vec::new() }
    }

    /// Notes that a frame shows all there is to show; the first one counts.
    pub fn full_frame(&mut self) {
        self.first_full.get_or_insert_with(|| self.start.elapsed());
    }

    /// Notes the time a frame took.
    pub fn frame(&mut self, own: Duration, dragging: bool) {
        if !self.frames {
            return;
        }
        if dragging { &mut self.dragging } else { &mut self.others }.push(own);
    }
}

impl fmt::Display for Timings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.first_full {
            Some(first) => writeln!(f, "first full frame: {} ms", first.as_millis())?,
            None => writeln!(f, "first full frame: none")?,
        }
        line(f, "while dragging", &self.dragging)?;
        writeln!(f)?;
        line(f, "other frames", &self.others)
    }
}

fn line(f: &mut fmt::Formatter<'_>, name: &str, frames: &[Duration]) -> fmt::Result {
    if frames.is_empty() {
        return write!(f, "{name}: none");
    }
    let mut sorted = frames.to_vec();
    sorted.sort_unstable();
    let at = |percent: usize| {
        let index = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
        sorted.get(index).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
    };
    let (median, most, max) = (at(50), at(99), at(100));
    let count = sorted.len();
    write!(f, "{name}: {count} frames, own time median {median:.2} ms, 99 % {most:.2} ms, max {max:.2} ms")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn median_and_maximum_are_those_of_the_frames_noted() {
        let mut timings = Timings::new(Instant::now(), true);
        for ms in 1..=100 {
            timings.frame(Duration::from_millis(ms), true);
        }
        let said = timings.to_string();
        assert!(
            said.contains(
                "while dragging: 100 frames, own time median 51.00 ms, 99 % 100.00 ms, max 100.00 ms"
            )
        );
        assert!(said.contains("other frames: none"));
    }
    #[test]
    fn frames_that_nobody_asked_for_are_not_kept() {
        let mut timings = Timings::new(Instant::now(), false);
        (0..100).for_each(|_| timings.frame(Duration::from_millis(1), false));
        assert_eq!(timings.others.capacity() + timings.dragging.capacity(), 0);
    }
}
