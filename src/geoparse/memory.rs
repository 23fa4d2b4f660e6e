//! What a thread remembers from one document to the next: what names may mean, and room for tokens.
//!
//! The same few thousand names make up most of a corpus. What is remembered is what the gazetteer says, so that results
//! are the same with and without it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use crate::gazetteer::{FirstWords, Gazetteer, NameId};
use crate::model::Language;

use super::hasher::Fast;
use super::senses::{Sense, look_up};
use super::tokens::Tokens;

/// How many senses are kept, about 6 MB. A fuller memory is emptied and filled anew.
const MOST_SENSES: usize = 50_000;

/// Room for more tokens than a long paragraph has is given back.
const MOST_TOKENS: usize = 100_000;

/// A name, whether it is written in capitals, and the language of its text.
type Asked = (NameId, bool, Option<Language>);

/// What is remembered of one gazetteer.
pub(super) struct Memory {
    pub(super) gazetteer: Gazetteer,
    senses: HashMap<Asked, Arc<[Sense]>, Fast>,
    kept: usize,
    pub(super) first_words: FirstWords,
}

/// Calls `work` with this thread's memory of `gazetteer` and with tokens to refill.
pub(super) fn with_memory<R>(gazetteer: &Gazetteer, work: impl FnOnce(&mut Memory, &mut Tokens) -> R) -> R {
    thread_local! {
        static MEMORY: RefCell<Option<(Memory, Tokens)>> = const { RefCell::new(None) };
    }
    let known = MEMORY.take().filter(|(memory, _)| memory.gazetteer.is_same(gazetteer));
    let (mut memory, mut tokens) = known.unwrap_or_else(|| (Memory::of(gazetteer), Tokens::default()));
    let result = work(&mut memory, &mut tokens);
    if tokens.room() > MOST_TOKENS {
        tokens = Tokens::default();
    }
    MEMORY.set(Some((memory, tokens)));
    result
}

impl Memory {
    fn of(gazetteer: &Gazetteer) -> Self {
        Self {
            gazetteer: gazetteer.clone(),
            senses: HashMap::default(),
            kept: 0,
            first_words: FirstWords::default(),
        }
    }

    /// What a name, whose folded words are `words`, may mean in a text of this language; written in capitals it may be an
    /// abbreviation as well.
    pub(super) fn senses<'t>(
        &mut self,
        name: NameId,
        words: &(impl Iterator<Item = &'t str> + Clone),
        capitals: bool,
        language: Option<Language>,
    ) -> Arc<[Sense]> {
        let key = (name, capitals, language);
        if let Some(known) = self.senses.get(&key) {
            return Arc::clone(known);
        }
        let senses: Arc<[Sense]> = look_up(&self.gazetteer, name, words, capitals, language).into();
        if self.kept > MOST_SENSES {
            (self.senses, self.kept) = (HashMap::default(), 0);
        }
        self.kept += senses.len() + 1;
        self.senses.insert(key, Arc::clone(&senses));
        senses
    }
}
