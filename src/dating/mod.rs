//! Dates: when a document was published, and when what it tells took place.
//!
//! Temporal expressions (timexes) of French and English are found by a grammar of rules, given days from the date of publication or
//! from a date named before, and attached to the mentions whose clause they date. Pure and deterministic. What says no date gets
//! none: without a date of publication "mardi" has no days, and a mention without words that date it stays undated.
//!
//! Deliberately not here: what the user decided (`decisions`), and what files say of themselves beside their text (`read`).

mod anchor;
mod attach;
mod buffers;
mod clauses;
mod direction;
mod grammar;
mod holidays;
mod lexicon;
mod meant;
mod near;
mod numeric;
mod publication;
mod reader;
mod reading;
mod resolve;
mod rule;
mod signature;
mod slots;
mod suggest;
mod tagger;
mod tense;
mod thread;
mod tokens;
mod value;
mod walk;
mod word;

use crate::model::{Document, Mention};

use reading::Reading;

pub use suggest::suggest;

/// Gives a document that has no date of publication the one that its text or its name says; where neither does, it stays undated.
pub fn date_publication(document: &mut Document) {
    if document.publication.is_none() {
        document.publication = publication::publication(document);
    }
}

/// Finds the temporal expressions of a document and dates its mentions, which are in the order of the text.
///
/// A mention has the date that its clause tells; else that of its sentence; else the one that goes on from the sentence before;
/// else that of publication. Where there is none of these it stays undated.
pub fn date(document: &mut Document, mentions: &mut [Mention]) {
    let timexes = Reading::new(document).read(mentions);
    document.timexes = timexes;
}

#[cfg(test)]
mod tests;
