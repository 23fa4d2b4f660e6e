//! Filters in words: what is left out.

use super::Words;
use crate::model::{Basis, Narration};

impl Words {
    /// How the date of some mentions is known, as a filter offers it: "a date in the text"; of those without one "no date".
    #[must_use]
    pub fn filter_basis(&self, basis: Option<Basis>) -> String {
        self.get(match basis {
            Some(Basis::Decision) => "filter-basis-decision",
            Some(Basis::Expression) => "filter-basis-expression",
            Some(Basis::Relative) => "filter-basis-relative",
            Some(Basis::Publication) => "filter-basis-publication",
            None => "filter-basis-undated",
        })
    }

    /// How the text tells of some mentions, as a filter offers it: "events".
    #[must_use]
    pub fn filter_narration(&self, narration: Narration) -> String {
        self.get(match narration {
            Narration::Event => "filter-narration-event",
            Narration::Background => "filter-narration-background",
            Narration::Future => "filter-narration-future",
        })
    }

    /// Which places alone are kept: "all places but Kandahar, Herat and 3 more"; `None` where none is asked for.
    fn all_but(&self, (named, count): (Vec<String>, usize)) -> Option<String> {
        let more = count.saturating_sub(named.len());
        let values = [("places", named.join(&self.get("filter-and")).into()), ("more", more.into())];
        let key = if more > 0 { "filter-all-but-more" } else { "filter-all-but" };
        (count > 0).then(|| self.with(key, &values))
    }

    /// What filters leave out, and how much of all: "Left out: publication date only, background · 31 of 134 mentions".
    #[must_use]
    pub fn left_out(
        &self,
        bases: impl IntoIterator<Item = Option<Basis>>,
        narrations: impl IntoIterator<Item = Narration>,
        only: (Vec<String>, usize),
        filtered: usize,
        total: usize,
    ) -> String {
        let bases = bases.into_iter().map(|basis| self.filter_basis(basis));
        let narrations = narrations.into_iter().map(|narration| self.filter_narration(narration));
        let what: Vec<String> = bases.chain(narrations).chain(self.all_but(only)).collect();
        let what = what.join(&self.get("filter-and"));
        self.with(
            "filter-left-out",
            &[("what", what.into()), ("filtered", filtered.into()), ("total", total.into())],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_filters_leave_out_is_said_in_words() {
        let words = Words::english();
        let said = words.left_out(
            [Some(Basis::Publication), None],
            [Narration::Background],
            (Vec::new(), 0),
            31,
            134,
        );
        assert_eq!(said, "Left out: publication date only, no date, background · 31 of 134 mentions");
        let only = ["Kandahar", "Herat", "Kabul"].map(str::to_owned).to_vec();
        let said = words.left_out([], [], (only, 5), 100, 134);
        assert_eq!(said, "Left out: all places but Kandahar, Herat, Kabul and 2 more · 100 of 134 mentions");
        for basis in Basis::ALL {
            assert!(!words.filter_basis(Some(basis)).starts_with("filter-"));
        }
        for narration in [Narration::Event, Narration::Background, Narration::Future] {
            assert!(!words.filter_narration(narration).starts_with("filter-"));
        }
    }
}
