//! The two clocks of a text: what it tells happened at one time, and it was published at another.

use serde::{Deserialize, Serialize};

/// Which date of a mention counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clock {
    /// When what its sentence tells took place.
    #[default]
    Narrated,
    /// When its document was published.
    Published,
}

impl Clock {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Narrated, Self::Published];

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Narrated => Self::Published,
            Self::Published => Self::Narrated,
        }
    }
}

/// Something that there is once for each clock.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ByClock<T> {
    narrated: T,
    published: T,
}

impl<T> ByClock<T> {
    pub fn new(mut of: impl FnMut(Clock) -> T) -> Self {
        Self { narrated: of(Clock::Narrated), published: of(Clock::Published) }
    }

    pub fn get(&self, clock: Clock) -> &T {
        match clock {
            Clock::Narrated => &self.narrated,
            Clock::Published => &self.published,
        }
    }
}
