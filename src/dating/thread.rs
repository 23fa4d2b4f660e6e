//! The dates that a text has named so far, to which "le lendemain" and "that day" point back.

use super::direction::Direction;
use super::grammar::{Make, Match};
use super::slots::Slot;
use crate::model::DateRange;

/// A date that a text named, and the number of its expression in the document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named {
    pub(super) range: DateRange,
    pub(super) number: u32,
}

/// What may be pointed back to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Thread {
    /// The date that was named last.
    last: Option<Named>,
    /// The last one that is not to come.
    last_past: Option<Named>,
    /// The last one in this paragraph.
    here: Option<Named>,
}

impl Thread {
    pub(super) fn new_paragraph(&mut self) {
        self.here = None;
    }

    pub(super) fn remember(&mut self, named: Named, published: Option<DateRange>) {
        let is_past = match (named.range.earliest(), published.and_then(DateRange::latest)) {
            (Some(first), Some(published)) => first <= published,
            _ => true,
        };
        self.last = Some(named);
        self.here = Some(named);
        if is_past {
            self.last_past = Some(named);
        }
    }

    /// The date that an expression points back to; `None` where it points to none, or none was named.
    pub(super) fn named(&self, found: &Match, direction: Direction) -> Option<Named> {
        match found.make {
            // "Dans la nuit" is of the day that the paragraph tells of.
            Make::Same if found.slots.has(Slot::Part) => self.here,
            Make::Before | Make::After | Make::Same if direction == Direction::Past => {
                self.last_past.or(self.last)
            }
            Make::Before | Make::After | Make::Same => self.last,
            // "Nov. 3, Nov. 10 and the 17th"
            Make::Date if is_day_alone(found) => {
                self.here.filter(|named| named.range.days().is_some_and(|days| days <= 31))
            }
            _ => None,
        }
    }
}

/// Whether an expression is a day of a month that is not told.
fn is_day_alone(found: &Match) -> bool {
    found.slots.has(Slot::Day) && !found.slots.has(Slot::Month) && !found.slots.has(Slot::Weekday)
}
