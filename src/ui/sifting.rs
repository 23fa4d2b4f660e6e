//! Words that a passage must hold, looked for in a job: all texts are read for them. Whoever asked, a field, a bookmark, a session or an
//! undo, the filter comes into force when that is done, and until then the words of the one before hold. All else that is asked holds at once.

use std::borrow::Cow;
use std::sync::Arc;

use super::app::App;
use super::jobs::{Job, Outcome};
use super::state::State;
use crate::corpus::Corpus;
use crate::view::{Query, ViewModel};

/// Words that are looked for, and in what.
pub struct Sifting {
    job: Job<()>,
    corpus: Arc<Corpus>,
    text: String,
}

/// What of `query` can be shown of what `view` is of without reading all texts.
pub(super) fn in_force<'a>(query: &'a Query, view: &ViewModel) -> Cow<'a, Query> {
    if view.corpus().has_looked_for(&query.filter.sieve.text) {
        return Cow::Borrowed(query);
    }
    let mut query = query.clone();
    query.filter.sieve.text.clone_from(&view.query().filter.sieve.text);
    Cow::Owned(query)
}

impl State {
    /// The words that passages are to hold, where they are still looked for.
    #[must_use]
    pub fn sought(&self) -> Option<&str> {
        let asked = self.query.filter.sieve.text.as_str();
        let view = self.view.as_ref()?;
        (asked != view.query().filter.sieve.text).then_some(asked)
    }
}

impl App {
    /// Brings the view to what is asked, and begins to look for the words that it asks for where that was not done.
    pub(super) fn follow_query(&mut self) {
        self.state.follow_query();
        let Some((view, text)) = self.state.view.as_ref().zip(self.state.sought()) else {
            // What was looked for before is not asked for any more.
            self.sifting = None;
            return;
        };
        let corpus = view.corpus();
        let is_same = |sifting: &Sifting| Arc::ptr_eq(&sifting.corpus, corpus) && sifting.text == text;
        if self.sifting.as_ref().is_some_and(is_same) {
            return;
        }
        let (corpus, text) = (Arc::clone(corpus), text.to_owned());
        let (shared, words) = (Arc::clone(&corpus), text.clone());
        let job = Job::start(self.waker.clone(), move |progress| {
            shared.look_for(&words, || progress.is_cancelled());
        });
        self.sifting = Some(Sifting { job, corpus, text });
    }

    /// Notes that words were looked for. Where that broke, they are asked for no more.
    pub(super) fn take_sifted(&mut self) {
        let Some(outcome) = self.sifting.as_ref().and_then(|sifting| sifting.job.poll()) else { return };
        self.sifting = None;
        if let (Outcome::Broken(said), Some(view)) = (outcome, &self.state.view) {
            self.state.query = in_force(&self.state.query, view).into_owned();
            self.state.notice = Some(self.words.with("job-broken", &[("said", said.into())]));
        }
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::Theme;

    use super::*;
    use crate::corpus::sample;
    use crate::ui::apply::apply;
    use crate::ui::command::Command;

    fn asked(state: &State) -> (&str, u8) {
        let sieve = &state.view.as_ref().unwrap().query().filter.sieve;
        (&sieve.text, sieve.least_confidence)
    }

    #[test]
    fn words_hold_once_they_were_looked_for_and_all_else_holds_at_once() {
        let mut state = State::new(Theme::Light);
        state.open(ViewModel::new(Arc::new(sample::corpus()), Query::default()));
        let ask = |state: &mut State, command| {
            apply(state, command);
            state.follow_query();
        };
        ask(&mut state, Command::SetTextFilter("kandahar".to_owned()));
        ask(&mut state, Command::SetLeastConfidence(50));
        assert_eq!((asked(&state), state.sought()), (("", 50), Some("kandahar")));
        let corpus = Arc::clone(state.view.as_ref().unwrap().corpus());
        // Whoever opens a document meanwhile does not wait either.
        ask(&mut state, Command::OpenDocument { document: 0, paragraph: 0 });
        assert!(state.document.is_some() && !corpus.has_looked_for("kandahar"));
        corpus.look_for("kandahar", || false);
        state.follow_query();
        assert_eq!((asked(&state), state.sought()), (("kandahar", 50), None));
        ask(&mut state, Command::SetTextFilter("kaboul".to_owned()));
        assert_eq!((asked(&state), state.sought()), (("kandahar", 50), Some("kaboul")));
        ask(&mut state, Command::ClearFilters);
        assert_eq!(
            (asked(&state), state.sought()),
            (("", 0), None),
            "what leaves out nothing is never waited for"
        );
    }
}
