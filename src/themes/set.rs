//! Some of the themes, as one number.

use super::MOST_THEMES;

/// Some of the themes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ThemeSet(u32);

impl ThemeSet {
    /// Whether the theme with this number is one of them.
    #[must_use]
    pub fn has(self, theme: u8) -> bool {
        usize::from(theme) < MOST_THEMES && self.0 >> theme & 1 == 1
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Numbers of the themes, in order.
    pub fn iter(self) -> impl Iterator<Item = u8> {
        (0..32).filter(move |theme| self.has(*theme))
    }
}

impl FromIterator<u8> for ThemeSet {
    fn from_iter<I: IntoIterator<Item = u8>>(themes: I) -> Self {
        let known = themes.into_iter().filter(|theme| usize::from(*theme) < MOST_THEMES);
        Self(known.fold(0, |bits, theme| bits | 1 << theme))
    }
}
