//! A window that goes on by itself: by which step, how fast, and whether it begins anew at the end of the data.

use serde::{Deserialize, Serialize};

use crate::view::Step;

/// How the window moves, by hand and by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Playback {
    /// How far it goes at once.
    pub step: Step,
    /// How fast it plays.
    pub speed: Speed,
    /// Whether it begins anew where the data end.
    pub looping: bool,
    /// When the last step was due, in seconds of the window's clock; `None` while it does not play.
    playing: Option<f64>,
}

/// How many steps a second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Speed {
    /// A step a second.
    Half,
    /// Two.
    #[default]
    One,
    /// Four.
    Two,
    /// Eight.
    Four,
    /// Sixteen.
    Eight,
}

impl Speed {
    /// Every speed, the slowest first.
    pub const ALL: [Self; 5] = [Self::Half, Self::One, Self::Two, Self::Four, Self::Eight];

    /// Steps a second.
    #[must_use]
    pub fn rate(self) -> f64 {
        match self {
            Self::Half => 1.0,
            Self::One => 2.0,
            Self::Two => 4.0,
            Self::Four => 8.0,
            Self::Eight => 16.0,
        }
    }

    /// How it is written on the button.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Half => "½×",
            Self::One => "1×",
            Self::Two => "2×",
            Self::Four => "4×",
            Self::Eight => "8×",
        }
    }
}

/// More steps than this are not made up for at once: after a pause of the machine the window goes on and does not jump.
const MOST: f64 = 4.0;

impl Playback {
    /// Whether it plays.
    #[must_use]
    pub fn is_playing(&self) -> bool {
        self.playing.is_some()
    }

    /// Begins to play at `now`, seconds of the window's clock.
    pub fn play(&mut self, now: f64) {
        self.playing = Some(now);
    }

    /// Stays where it is.
    pub fn pause(&mut self) {
        self.playing = None;
    }

    /// How many steps are due at `now` since they were asked for last.
    #[allow(clippy::cast_possible_truncation)] // a few
    pub fn due(&mut self, now: f64) -> i32 {
        let Some(last) = self.playing else { return 0 };
        let rate = self.speed.rate();
        let steps = ((now - last) * rate).floor().max(0.0);
        self.playing = Some(if steps > MOST { now } else { last + steps / rate });
        steps.min(MOST) as i32
    }

    /// In how many seconds from `now` the next step is due; `None` while it does not play.
    #[must_use]
    pub fn next(&self, now: f64) -> Option<f64> {
        self.playing.map(|last| (last + 1.0 / self.speed.rate() - now).max(0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_due_in_even_time_however_the_frames_fall() {
        let mut playback = Playback { speed: Speed::Two, ..Playback::default() };
        assert_eq!((playback.due(5.0), playback.next(5.0)), (0, None));
        playback.play(10.0);
        let frames = [10.1, 10.2, 10.26, 10.4, 10.5, 10.9, 11.01];
        let due: Vec<i32> = frames.iter().map(|now| playback.due(*now)).collect();
        assert_eq!(due, [0, 0, 1, 0, 1, 1, 1]);
        assert!(playback.next(11.01).unwrap() <= 0.25);
        playback.pause();
        assert_eq!(playback.due(100.0), 0);
    }

    #[test]
    fn after_a_pause_of_the_machine_it_does_not_jump() {
        let mut playback = Playback { speed: Speed::Eight, ..Playback::default() };
        playback.play(0.0);
        assert_eq!(playback.due(3600.0), 4);
        assert_eq!(playback.due(3600.01), 0);
    }
}
