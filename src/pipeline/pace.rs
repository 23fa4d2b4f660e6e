//! When what was read so far is worth being shown: soon at first, then at growing intervals.
//!
//! The first part comes after a third of a second, so that it is seen within one. Then the time read is doubled, up to a second
//! between two parts: what changes more often is no help to the eye. A part takes time with its length, and as many parts as
//! there are seconds would take time with the square of it: so after each one so many times its own time is read on.

use std::time::{Duration, Instant};

/// What is read in less is shown as a whole at once.
const FIRST: Duration = Duration::from_millis(300);
/// The longest time between parts that cost nothing.
const LONGEST: Duration = Duration::from_secs(1);
/// So many times as long as a part took nothing is offered: parts take no more than this share of the time.
const SHARE: u32 = 20;

/// The parts of one opening.
pub(super) struct Pace {
    start: Instant,
    /// When the next part is due, from the start.
    due: Duration,
}

impl Pace {
    /// From now on.
    pub(super) fn new() -> Self {
        Self { start: Instant::now(), due: FIRST }
    }

    /// Does `part` where it is due.
    pub(super) fn when_due(&mut self, part: impl FnOnce()) {
        let from = self.start.elapsed();
        if from >= self.due {
            part();
            self.due = due_after(from, self.start.elapsed());
        }
    }
}

/// When the next part is due after one that was made between these times.
fn due_after(from: Duration, to: Duration) -> Duration {
    to + to.min(LONGEST).max((to - from) * SHARE)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// When parts come in a minute, and how long they take in all, where one takes this share of the time read before it.
    fn parts(cost: f64) -> (Vec<f64>, Vec<f64>) {
        let (mut starts, mut owns, mut due) = (Vec::new(), Vec::new(), FIRST);
        while due < Duration::from_secs(60) {
            let own = due.mul_f64(cost);
            starts.push(due.as_secs_f64());
            owns.push(own.as_secs_f64());
            due = due_after(due, due + own);
        }
        (starts, owns)
    }

    #[test]
    fn parts_that_cost_nothing_come_at_doubled_times_and_then_every_second() {
        let (starts, _) = parts(0.0);
        let first: Vec<u32> = starts.iter().take(5).map(|start| (start * 10.0).round() as u32).collect();
        assert_eq!(first, [3, 6, 12, 22, 32]);
        assert!(starts.len() < 65, "{} in a minute", starts.len());
    }

    #[test]
    fn whatever_a_part_costs_those_before_it_took_no_more_than_a_twentieth_of_the_time() {
        for cost in [0.001, 0.01, 0.1, 0.5] {
            let (starts, owns) = parts(cost);
            assert!(starts.len() >= 2, "at {cost}");
            for (number, start) in starts.iter().enumerate() {
                let before: f64 = owns[..number].iter().sum();
                assert!(before <= start / 20.0, "{before} s in {start} s at {cost}");
            }
        }
    }
}
