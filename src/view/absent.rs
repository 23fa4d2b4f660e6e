//! Why a mention is not in sight, and the window that would show it.

use super::mask::keeps_place;
use super::query::{Query, Restriction};
use super::standing::Standing;
use crate::corpus::{Corpus, NO_PLACE};
use crate::model::DateRange;

/// Why a mention is not in sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// Its date, by the clock in use, lies outside of the window.
    Outside(DateRange),
    /// It has no date by that clock, and a window is set.
    Undated,
    /// A filter leaves it out.
    Filtered,
}

/// Why the mention with this number is not in sight; `None` where it is, where there is none, and where it has no place, so that nothing
/// could bring it in sight.
#[must_use]
pub fn absent(corpus: &Corpus, query: &Query, mention: u32) -> Option<Absent> {
    let columns = corpus.columns();
    let at = mention as usize;
    if *columns.place().get(at)? == NO_PLACE {
        // No window and no filter would show what has no place.
        return None;
    }
    let sort = *corpus.sorts(&query.filter.sieve).all().get(at)?;
    let days = *columns.days(query.clock).get(at)?;
    let restriction = Restriction::of(query);
    let place_kept = |place: &u32| keeps_place(corpus, &query.filter, *place);
    let is_place_kept =
        query.filter.only_places.is_empty() || columns.place().get(at).is_some_and(place_kept);
    if !(is_place_kept && restriction.keeps(sort)) {
        return Some(Absent::Filtered);
    }
    if restriction.in_window(days) {
        return None;
    }
    let mention = corpus.mentions().get(at)?;
    let document = corpus.documents().get(mention.document as usize)?;
    let date = Standing::of_mention(document, mention, query.clock);
    Some(date.map_or(Absent::Undated, |date| Absent::Outside(date.range)))
}

/// The window as long as `window` that shows `date` and is the nearest to it; `date` itself where that is longer. An end
/// that is open stays so.
#[must_use]
pub fn moved_to(window: DateRange, date: DateRange) -> DateRange {
    let (Some(first), Some(last)) = (date.earliest().or(date.latest()), date.latest().or(date.earliest()))
    else {
        return window;
    };
    let target = DateRange::between(first, last);
    let (Some(days), Some(length)) = (window.days(), target.days()) else { return window.hull(target) };
    let Some(further) = i32::try_from(days).ok().zip(i32::try_from(length).ok()).map(|(a, b)| a - b) else {
        return target;
    };
    let is_later = window.latest().is_some_and(|end| end < first);
    match further {
        ..=0 => target,
        _ if is_later => {
            DateRange::between(DateRange::day(first).shift(-further).earliest().unwrap_or(first), last)
        }
        _ => DateRange::between(first, DateRange::day(last).shift(further).latest().unwrap_or(last)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;
    use crate::model::{Edtf, Narration};
    use crate::view::Filter;

    fn range(edtf: &str) -> DateRange {
        Edtf::parse(edtf).unwrap().range()
    }

    #[test]
    fn a_mention_out_of_sight_says_whether_window_or_filter_hides_it() {
        let corpus = sample::told();
        let july = Query { window: Some(range("2021-07")), ..Query::default() };
        let filter = Filter { without_narrations: [Narration::Background].into(), ..Filter::default() };
        // "Kandahar … prise en 1996" is the fourth mention, the one of the undated text the sixth.
        for (query, mention, expected) in [
            (july.clone(), 0, None),
            (july.clone(), 3, Some(Absent::Outside(range("1996")))),
            (july.clone(), 5, Some(Absent::Undated)),
            (Query { filter, ..july.clone() }, 3, Some(Absent::Filtered)),
            (july, 99, None),
        ] {
            assert_eq!(absent(&corpus, &query, mention), expected, "{mention}");
        }
    }

    #[test]
    fn no_filter_is_said_to_leave_out_what_has_no_place() {
        let corpus = sample::corpus();
        let unresolved: Vec<u32> = (0u32..)
            .zip(corpus.mentions())
            .filter(|(_, mention)| mention.place.is_none())
            .map(|(number, _)| number)
            .collect();
        assert_eq!(unresolved.len(), 2, "one without a place and one rejected");
        let filter = Filter { without_narrations: [Narration::Event].into(), ..Filter::default() };
        for query in [Query::default(), Query { filter, ..Query::default() }] {
            assert!(unresolved.iter().all(|number| absent(&corpus, &query, *number).is_none()));
        }
    }

    #[test]
    fn a_window_goes_no_further_than_it_must_and_keeps_its_length() {
        for (window, date, expected) in [
            ("2021-07-01/2021-07-07", "2021-08-13", "2021-08-07/2021-08-13"),
            ("2021-07-01/2021-07-07", "2021-06-01", "2021-06-01/2021-06-07"),
            ("2021-07-01/2021-07-07", "1996", "1996-01-01/1996-12-31"),
            ("2021-07-01/..", "2021-06-01", "2021-06-01/.."),
        ] {
            assert_eq!(moved_to(range(window), range(date)), range(expected), "{date}");
        }
    }
}
