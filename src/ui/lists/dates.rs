//! The dates of a corpus as their list has them, and how they are found: in words, or in numbers.

use std::sync::Arc;

use crate::corpus::{Clock, Corpus};
use crate::model::{DateRange, Day, Language};
use crate::view::{DateRow, Filter, ViewModel, Wanted, dates};
use crate::words::Words;

/// The dates with the words that each is found by. They hang on all mentions, and not on what is looked for among them.
#[derive(Default)]
pub(super) struct ListedDates {
    /// The earliest first.
    pub(super) rows: Vec<DateRow>,
    /// In words, and in numbers.
    names: Vec<[String; 2]>,
    made_for: Option<(Arc<Corpus>, Clock, Filter, Language)>,
}

impl ListedDates {
    /// Lists the dates of `view` as `words` say them, where that was not done.
    pub(super) fn follow(&mut self, view: &ViewModel, words: &Words) {
        let (corpus, query, language) = (view.corpus(), view.query(), words.language());
        let is_made = self.made_for.as_ref().is_some_and(|(of, clock, filter, spoken)| {
            Arc::ptr_eq(of, corpus) && (*clock, *spoken) == (query.clock, language) && *filter == query.filter
        });
        if is_made {
            return;
        }
        self.rows = dates(corpus, query);
        self.names =
            self.rows.iter().map(|row| [words.range(row.range), date_in_numbers(row.range)]).collect();
        self.made_for = Some((Arc::clone(corpus), query.clock, query.filter.clone(), language));
    }

    /// The dates that fit: by their words, and where what is looked for is written in numbers, by these.
    pub(super) fn fitting(&self, search: &str) -> Vec<usize> {
        let wanted = Wanted::of(search);
        let in_numbers = search.contains(['-', '/']);
        let fits = |[words, numbers]: &[String; 2]| {
            wanted.rank(words).is_some() || (in_numbers && wanted.rank(numbers).is_some())
        };
        let rows = 0..self.rows.len();
        rows.filter(|row| wanted.is_anything() || fits(&self.names[*row])).collect()
    }
}

/// The ends of a range as they are typed in numbers: "2021-08-13 13/08/2021 13/8/2021".
fn date_in_numbers(range: DateRange) -> String {
    let ends = [range.earliest(), range.latest().filter(|last| range.earliest() != Some(*last))];
    let numbers = |day: Day| {
        let (y, m, d) = (day.year(), day.month(), day.day());
        format!("{y:04}-{m:02}-{d:02} {d:02}/{m:02}/{y:04} {d}/{m}/{y}")
    };
    ends.into_iter().flatten().map(numbers).collect::<Vec<_>>().join(" ")
}
