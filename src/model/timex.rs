//! Temporal expressions as they stand in a text, and what they mean.

use smol_str::SmolStr;

use super::date::{DateRange, Edtf};
use super::text::Span;

/// A temporal expression that names a date: "mardi", "le 13 juillet", "last week". Durations and sets are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timex {
    /// Index of the paragraph in its document.
    pub paragraph: u32,
    /// Where it stands in the document's text.
    pub span: Span,
    /// What it means as TIMEX3 writes it: `2021-07-20`, `2021-W29`, `2021-SU`, `PAST_REF`, `XXXX-WXX-2`.
    pub value: SmolStr,
    /// The days it means; `None` where they cannot be told, as those of "mardi" in an undated document.
    pub date: Option<Edtf>,
    /// On what besides its own words the days hang.
    pub anchor: Anchor,
}

impl Timex {
    /// Earliest and latest day, where they are known.
    #[must_use]
    pub fn range(&self) -> Option<DateRange> {
        self.date.as_ref().map(Edtf::range)
    }
}

/// On what besides its own words the meaning of a temporal expression hangs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// On nothing: "le 13 juillet 2021".
    None,
    /// On the date of publication: "hier".
    Publication,
    /// On a date named before in the text: "le lendemain". Holds that expression's index among those of the document.
    Thread(u32),
}

/// A day on which an undated document may have been published, offered to the user and never taken by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct DateSuggestion {
    /// The date.
    pub date: Edtf,
    /// How likely it is, 0 to 1; all suggestions for a document add up to at most 1.
    pub probability: f32,
    /// What speaks for it, the strongest first.
    pub evidence: Vec<DateEvidence>,
}

/// What speaks for a suggested date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateEvidence {
    /// The text names this date, or a later one as coming; where in the text.
    Named(Span),
    /// The text names a weekday with a date or a holiday, which fits; where in the text.
    Weekday(Span),
    /// This dated document tells of the same places at the time. Holds its path.
    SameEvents(String),
}
