//! How long each stage took, for `--timings`.

use std::time::{Duration, Instant};

use super::report::say;

/// A clock that is told when a stage begins.
#[derive(Debug)]
pub struct Timings {
    shown: bool,
    start: Instant,
    stage: Option<(&'static str, Instant)>,
}

impl Timings {
    /// Starts the clock; it says nothing unless `shown`.
    #[must_use]
    pub fn new(shown: bool) -> Self {
        Self { shown, start: Instant::now(), stage: None }
    }

    /// Notes that the stage called `name` is at work; the one before it, if another, has ended.
    pub fn stage(&mut self, name: &'static str) {
        if self.stage.is_none_or(|(running, _)| running != name) {
            self.end_stage();
            self.stage = Some((name, Instant::now()));
        }
    }

    /// Ends the last stage and tells the sum.
    pub fn end(&mut self) {
        self.end_stage();
        self.tell("all", self.start.elapsed());
    }

    fn end_stage(&mut self) {
        if let Some((name, since)) = self.stage.take() {
            self.tell(name, since.elapsed());
        }
    }

    fn tell(&self, name: &str, took: Duration) {
        if self.shown {
            say("timing", &format!("{name} {:.1} ms", took.as_secs_f64() * 1000.0));
        }
    }
}
