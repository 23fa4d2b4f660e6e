//! How fast a film plays.

/// How long its frames are seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Milliseconds of each frame.
    pub step: u32,
}

impl Pace {
    /// So many times as long as the others the last frame is seen, before all begins anew.
    const REST: u32 = 3;

    /// How long frame `number` of `all`, counted from 1, is seen.
    #[must_use]
    pub fn milliseconds(self, number: usize, all: usize) -> u32 {
        if number == all { self.step.saturating_mul(Self::REST) } else { self.step }
    }
}

impl Default for Pace {
    fn default() -> Self {
        Self { step: 800 }
    }
}
