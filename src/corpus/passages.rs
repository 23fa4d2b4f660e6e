//! Which paragraphs have the words that a sieve asks for. All texts are read to find out, so that it is remembered, by the words alone.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::text_rule::TextRule;
use crate::model::Document;

/// So many searches are remembered: who tries some words and goes back to others waits once for each.
const MOST: usize = 8;

/// Of each document, which of its paragraphs are kept; no documents where all are.
pub(super) type Kept = Vec<Vec<bool>>;

/// What was looked for lately, the last one first, and where it stands.
#[derive(Debug, Default)]
pub(super) struct Passages(Mutex<VecDeque<(String, Arc<Kept>)>>);

impl Passages {
    // A thread that broke while it held the lock left at worst one search less.
    fn lock(&self) -> MutexGuard<'_, VecDeque<(String, Arc<Kept>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was found for `text`, where it was looked for, or nobody has to.
    pub fn known(&self, documents: &[Document], text: &str) -> Option<Arc<Kept>> {
        let text = text.trim();
        if text.is_empty() {
            return Some(Arc::default());
        }
        if let Some((_, kept)) = self.lock().iter().find(|(known, _)| known == text) {
            return Some(Arc::clone(kept));
        }
        match TextRule::parse(text) {
            Ok(Some(_)) => None,
            Ok(None) => Some(Arc::default()),
            // What cannot be read leaves out all.
            Err(_) => Some(Arc::new(vec![Vec::new(); documents.len()])),
        }
    }

    /// The same, and looks for it in all texts where that was not done; `None` where `stop` said so. Nobody else waits meanwhile.
    pub fn find(&self, documents: &[Document], text: &str, stop: &dyn Fn() -> bool) -> Option<Arc<Kept>> {
        if let Some(kept) = self.known(documents, text) {
            return Some(kept);
        }
        let rule = TextRule::parse(text).ok().flatten()?;
        let mut space = String::new();
        let mut of_document = |document: &Document| -> Option<Vec<bool>> {
            let paragraphs = document.paragraphs.iter();
            paragraphs
                .map(|at| (!stop()).then(|| rule.matches(document.slice(at.span), &mut space)))
                .collect()
        };
        let kept: Option<Kept> = documents.iter().map(&mut of_document).collect();
        let kept = Arc::new(kept?);
        let mut last = self.lock();
        last.push_front((text.trim().to_owned(), Arc::clone(&kept)));
        last.truncate(MOST);
        Some(kept)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn words_are_looked_for_once_and_what_was_found_is_remembered() {
        let documents = sample::corpus().documents().to_vec();
        let passages = Passages::default();
        assert!(passages.known(&documents, "kandahar").is_none());
        assert_eq!(passages.find(&documents, "kandahar", &|| true), None, "it was stopped");
        let found = passages.find(&documents, "kandahar", &|| false).unwrap();
        assert!(found.iter().flatten().any(|kept| *kept) && found.iter().flatten().any(|kept| !*kept));
        assert!(Arc::ptr_eq(&passages.known(&documents, " kandahar ").unwrap(), &found));
        (0..MOST).for_each(|number| drop(passages.find(&documents, &format!("word{number}"), &|| false)));
        assert!(passages.known(&documents, "kandahar").is_none(), "there is an end to what is remembered");
    }

    #[test]
    fn nothing_and_what_cannot_be_read_is_known_without_a_look() {
        let documents = sample::corpus().documents().to_vec();
        let passages = Passages::default();
        for nothing in ["", "  ", "//", "\"\""] {
            assert_eq!(passages.known(&documents, nothing).as_deref(), Some(&Vec::new()), "{nothing}");
        }
        let none = passages.known(&documents, "/(/").unwrap();
        assert_eq!((none.len(), none.iter().flatten().count()), (documents.len(), 0));
    }
}
