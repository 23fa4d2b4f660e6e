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
}

impl From<Query> for Undo {
    /// Nothing to undo yet: this is what is asked from the begin.
    fn from(now: Query) -> Self {
        Self { now, ..Self::default() }
    }
}

impl Undo {
    /// Notes what is asked now, at a time in seconds. Nothing is noted where nothing changed.
    pub fn note(&mut self, query: &Query, time: f64) {
        if *query == self.now {
            return;
        }
        let window_alone = Query { window: query.window, mode: query.mode, ..self.now.clone() } == *query;
        let goes_on = window_alone && self.moved.is_some_and(|moved| time - moved < SAME_MOVEMENT);
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

    /// Takes what is asked now for what was asked all along: nobody asked for the difference, and nobody undoes it.
    pub fn amend(&mut self, query: &Query) {
        self.now.clone_from(query);
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
            undo.note(&window(edtf), 10.0 + 0.1 * step as f64);
        }
        undo.note(&window("2021-08-01"), 20.0);
        assert_eq!(undo.go(false), Some(window("2021-07-03")), "a movement of its own, later");
        assert_eq!(undo.go(false), Some(Query::default()), "all three steps of the first");
        assert_eq!(undo.go(false), None);
    }

    #[test]
    fn what_is_done_after_an_undo_takes_the_place_of_what_was_undone() {
        let mut undo = Undo::default();
        undo.note(&window("2021-07"), 0.0);
        undo.note(&window("2021-08"), 5.0);
        assert_eq!(undo.go(false), Some(window("2021-07")));
        undo.note(&Query { show_undated: true, ..window("2021-07") }, 6.0);
        assert!(!undo.has(true));
        assert_eq!(undo.go(false), Some(window("2021-07")));
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

    proptest! {
        #[test]
        fn what_was_undone_comes_back_as_it_was(changes in prop::collection::vec((queries(), 0.0..3.0f64), 1..40)) {
            let mut undo = Undo::default();
            let mut time = 0.0;
            for (query, pause) in &changes {
                time += pause;
                undo.note(query, time);
            }
            let last = changes[changes.len() - 1].0.clone();
            let mut back = vec![last];
            while let Some(query) = undo.go(false) {
                back.push(query);
            }
            prop_assert_eq!(&back[back.len() - 1], &Query::default());
            let mut forward = vec![back[back.len() - 1].clone()];
            while let Some(query) = undo.go(true) {
                forward.push(query);
            }
            back.reverse();
            prop_assert_eq!(forward, back);
        }
    }
}
