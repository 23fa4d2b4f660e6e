//! How large text is, and all that is measured by it: in steps from the usual size to twice that.

use serde::{Deserialize, Serialize};

/// The sizes, in percent of the usual one.
const STEPS: [u16; 6] = [100, 110, 125, 150, 175, 200];

/// One of the sizes that text can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "u16", into = "u16")]
pub struct TextSize(u16);

impl Default for TextSize {
    fn default() -> Self {
        Self(STEPS[0])
    }
}

impl From<u16> for TextSize {
    /// The nearest size there is.
    fn from(percent: u16) -> Self {
        let nearest = STEPS.into_iter().min_by_key(|step| step.abs_diff(percent));
        Self(nearest.unwrap_or(STEPS[0]))
    }
}

impl From<TextSize> for u16 {
    fn from(size: TextSize) -> Self {
        size.0
    }
}

impl TextSize {
    /// In percent of the usual size.
    #[must_use]
    pub fn percent(self) -> u16 {
        self.0
    }

    /// How many times the usual size.
    #[must_use]
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }

    /// The size after a step; the same where there is none that way.
    #[must_use]
    pub fn after(self, step: TextStep) -> Self {
        match step {
            TextStep::Usual => Self::default(),
            TextStep::Larger => Self(STEPS.into_iter().find(|size| *size > self.0).unwrap_or(self.0)),
            TextStep::Smaller => Self(STEPS.into_iter().rfind(|size| *size < self.0).unwrap_or(self.0)),
        }
    }
}

/// What can be asked of the size of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextStep {
    /// The next larger size.
    Larger,
    /// The next smaller size.
    Smaller,
    /// The usual size.
    Usual,
}

impl TextStep {
    /// The message that names it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Larger => "command-text-larger",
            Self::Smaller => "command-text-smaller",
            Self::Usual => "command-text-usual",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_lead_from_the_usual_size_to_twice_that_and_back() {
        let mut size = TextSize::default();
        let mut seen = vec![size.percent()];
        for _ in 0..9 {
            size = size.after(TextStep::Larger);
            seen.push(size.percent());
        }
        assert_eq!(seen[..6], STEPS);
        assert_eq!(size.percent(), 200, "and no further");
        assert_eq!(size.after(TextStep::Smaller).percent(), 175);
        assert_eq!(size.after(TextStep::Usual).after(TextStep::Smaller).percent(), 100);
    }
}
