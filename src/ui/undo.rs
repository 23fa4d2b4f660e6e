//! Undo and redo of what is asked of the view: window, filters, selection, names.
//!
//! What follows so closely that it was one movement of the hand (a handle dragged, the window playing) is undone as one.

use crate::view::Query;

/// So many changes can be undone.
const MOST: usize = 200;
/// The window moved again within so many seconds is still the same movement.
const SAME_MOVEMENT: f64 = 0.8;

/// The queries before and after the one of now.
#[derive(Default)]
pub struct Undo {
    now: Query,
    past: Vec<Query>,
    future: Vec<Query>,
    /// When the window alone was last moved, in seconds of the window's clock; `None` after any other change.
    moved: Option<f64>,
    /// Whether what moved it then has gone on since: a hand that holds a handle, or playing.
    held: bool,
}

impl From<Query> for Undo {
    /// Nothing to undo yet: this is what is asked from the begin.
    fn from(now: Query) -> Self {
        Self { now, ..Self::default() }
    }
}

impl Undo {
    /// Notes what is asked now, at a time in seconds, and whether a hand or playing still moves the window. Nothing is noted
    /// where nothing changed.
    pub fn note(&mut self, query: &Query, time: f64, held: bool) {
        let still_held = std::mem::replace(&mut self.held, held) && held;
        if *query == self.now {
            return;
        }
        let window_alone = Query { window: query.window, mode: query.mode, ..self.now.clone() } == *query;
        let is_same = |moved| still_held || time - moved < SAME_MOVEMENT;
        let goes_on = window_alone && self.moved.is_some_and(is_same);
        if !goes_on {
            self.past.push(self.now.clone());
            if self.past.len() > MOST {
                self.past.remove(0);
            }
        }
        self.future.clear();
        self.moved = window_alone.then_some(time);
        self.now = query.clone();
    }

    /// Whether there is something to undo, or to redo.
    #[must_use]
    pub fn has(&self, forward: bool) -> bool {
        !(if forward { &self.future } else { &self.past }).is_empty()
    }

    /// The query before the one of now, or after it; `None` where there is none.
    pub fn go(&mut self, forward: bool) -> Option<Query> {
        let (from, to) =
            if forward { (&mut self.future, &mut self.past) } else { (&mut self.past, &mut self.future) };
        let query = from.pop()?;
        to.push(std::mem::replace(&mut self.now, query.clone()));
        self.moved = None;
        Some(query)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::corpus::Clock;
    use crate::model::PlaceId;

    fn window(edtf: &str) -> Query {
        Query { window: Some(edtf.parse().unwrap()), ..Query::default() }
    }

    #[test]
    fn a_handle_that_is_dragged_is_put_back_at_once() {
        let mut undo = Undo::default();
        for (step, edtf) in ["2021-07-01", "2021-07-02", "2021-07-03"].iter().enumerate() {
            undo.note(&window(edtf), 10.0 + 0.1 * step as f64, false);
        }
        undo.note(&window("2021-08-01"), 20.0, false);
        assert_eq!(undo.go(false), Some(window("2021-07-03")), "a movement of its own, later");
        assert_eq!(undo.go(false), Some(Query::default()), "all three steps of the first");
        assert_eq!(undo.go(false), None);
    }

    #[test]
    fn what_is_done_after_an_undo_takes_the_place_of_what_was_undone() {
        let mut undo = Undo::default();
        undo.note(&window("2021-07"), 0.0, false);
        undo.note(&window("2021-08"), 5.0, false);
        assert_eq!(undo.go(false), Some(window("2021-07")));
        undo.note(&Query { show_undated: true, ..window("2021-07") }, 6.0, false);
        assert!(!undo.has(true));
        assert_eq!(undo.go(false), Some(window("2021-07")));
    }

    #[test]
    fn a_window_that_plays_slowly_is_put_back_at_once_and_what_was_typed_before_by_itself() {
        let mut undo = Undo::default();
        undo.note(&window("2021-07"), 0.0, false);
        for (second, edtf) in ["2021-07-05", "2021-07-12", "2021-07-19"].iter().enumerate() {
            let time = 60.0 + 1.0 * second as f64;
            undo.note(&window(edtf), time, true);
            undo.note(&window(edtf), time + 0.5, true);
        }
        undo.note(&window("2021-07-19"), 64.0, false);
        undo.note(&window("2021-07-26"), 65.0, true);
        assert_eq!(undo.go(false), Some(window("2021-07-19")), "it was paused meanwhile");
        assert_eq!(undo.go(false), Some(window("2021-07")));
        assert_eq!(undo.go(false), Some(Query::default()));
    }

    fn queries() -> impl Strategy<Value = Query> {
        let window = prop::option::of(prop::sample::select(vec!["2021-07", "2021-08-01", "2021"]));
        let place = prop::option::of(prop::sample::select(vec!["Kandahar", "Kabul"]));
        (window, place, any::<bool>(), any::<bool>()).prop_map(|(window, place, undated, published)| Query {
            window: window.map(|edtf| edtf.parse().unwrap()),
            places: place.map(PlaceId::new).into_iter().collect(),
            show_undated: undated,
            clock: if published { Clock::Published } else { Clock::Narrated },
            ..Query::default()
        })
    }

    #[derive(Clone, Debug)]
    #[allow(clippy::large_enum_variant)] // few of them, in a test
    enum Act {
        Ask(Query),
        Go { forward: bool },
    }

    fn acts() -> impl Strategy<Value = Vec<Act>> {
        let ask = queries().prop_map(Act::Ask);
        let go = any::<bool>().prop_map(|forward| Act::Go { forward });
        prop::collection::vec(prop_oneof![3 => ask, 2 => go], 1..600)
    }

    proptest! {
        /// Against the plainest thing that does the same: all that was ever asked, in a row, and where in it one is.
        #[test]
        fn undo_and_redo_come_to_the_very_query_whatever_is_done_between(acts in acts()) {
            let mut undo = Undo::default();
            let (mut asked, mut at) = (vec![Query::default()], 0);
            for (second, act) in acts.into_iter().enumerate() {
                match act {
                    Act::Ask(query) => {
                        undo.note(&query, 10.0 * second as f64, false);
                        if query != asked[at] {
                            asked.truncate(at + 1);
                            asked.push(query);
                            let lost = asked.len().saturating_sub(MOST + 1);
                            asked.drain(..lost);
                            at = asked.len() - 1;
                        }
                    }
                    Act::Go { forward } => {
                        let to = if forward { Some(at + 1) } else { at.checked_sub(1) };
                        let expected = to.and_then(|to| asked.get(to)).cloned();
                        at = if expected.is_some() { to.unwrap_or(at) } else { at };
                        prop_assert_eq!(undo.go(forward), expected);
                    }
                }
                prop_assert_eq!(undo.has(false), at > 0);
                prop_assert_eq!(undo.has(true), at + 1 < asked.len());
            }
        }
    }
}
