//! More of the corpus that is open, or the same read again, in the place of what is shown: what the user asks and has open stays.
//!
//! Places are known by their identifiers, documents by their paths, and mentions by where they stand in them: what was read again may
//! number all of them anew.

use std::collections::HashMap;

use super::kept::session::fitted;
use super::sifting::in_force;
use super::state::{Dialog, OpenDocument, State};
use crate::corpus::Corpus;
use crate::view::{self, Found, Step, ViewModel};

impl State {
    /// Takes the view of more of the same corpus, or of the same as it is now, and gives back the one before.
    pub fn go_on_with(&mut self, now: ViewModel) -> Option<ViewModel> {
        let Some(before) = self.view.take() else { return self.open(now) };
        let numbers = Numbers::between(before.corpus(), now.corpus());
        self.mention = self.mention.and_then(|mention| numbers.mention(mention));
        if let Some(open) = self.document.take() {
            let number = numbers.document(open.text.document);
            let query = in_force(&self.query, &now);
            let text = number.and_then(|number| view::document(now.corpus(), &query, number));
            self.document = text.map(|text| OpenDocument { text, ..open });
            if self.document.is_none() {
                self.passages.come_back();
            }
        }
        let moved = |found: &Found| found.hits.iter().any(|hit| !numbers.is_as_before(hit.document));
        if let Some(find) = self.find.as_mut().filter(|find| find.found.as_ref().is_some_and(moved)) {
            // Its hits are in documents of other numbers, or elsewhere in them.
            (find.found, find.at) = (None, None);
        }
        self.lists.go_on(before.tree(), now.tree());
        let is_usual = self.playback.step == Step::usual(&before);
        if is_usual && self.query.window.is_none() && !self.playback.is_playing() {
            self.playback.step = Step::usual(&now);
        }
        if let Some(Dialog::Palette(palette)) = &mut self.dialog {
            palette.look_anew();
        }
        self.view = Some(now);
        Some(before)
    }

    /// Asks no more for places, countries and documents that are gone: a filter on nothing but them would leave out all.
    pub fn fit_query(&mut self) {
        if let Some(view) = &self.view {
            self.query = fitted(std::mem::take(&mut self.query), view.corpus());
        }
    }
}

/// Which number what had one before has now.
struct Numbers<'a> {
    before: &'a Corpus,
    now: &'a Corpus,
    /// Numbers of documents by their paths, where they are others than before.
    paths: Option<HashMap<&'a str, u32>>,
}

impl<'a> Numbers<'a> {
    fn between(before: &'a Corpus, now: &'a Corpus) -> Self {
        let paths = |corpus: &'a Corpus| corpus.documents().iter().map(|document| document.path.as_str());
        let goes_on = before.documents().len() <= now.documents().len()
            && paths(before).zip(paths(now)).all(|(before, now)| before == now);
        Self { before, now, paths: (!goes_on).then(|| paths(now).zip(0..).collect()) }
    }

    fn document(&self, number: u32) -> Option<u32> {
        let Some(paths) = &self.paths else { return Some(number) };
        paths.get(self.before.documents().get(number as usize)?.path.as_str()).copied()
    }

    /// Whether the document with this number is the same, word for word.
    fn is_as_before(&self, number: u32) -> bool {
        let [before, now] = [self.before, self.now].map(|corpus| corpus.documents().get(number as usize));
        before.zip(now).is_some_and(|(before, now)| {
            (&before.path, &before.text, &before.paragraphs) == (&now.path, &now.text, &now.paragraphs)
        })
    }

    /// The same name at the same place of the same document.
    fn mention(&self, number: u32) -> Option<u32> {
        let before = self.before.mentions().get(number as usize)?;
        let document = self.document(before.document)?;
        let own = self.now.mentions_in_document(document);
        let at = self.now.mentions()[own.clone()].iter().position(|now| now.span == before.span)?;
        let said = |corpus: &'a Corpus, document: u32| {
            corpus.documents().get(document as usize)?.text.get(before.span.range())
        };
        let is_same = said(self.before, before.document) == said(self.now, document);
        is_same.then(|| u32::try_from(own.start + at).ok()).flatten()
    }
}
