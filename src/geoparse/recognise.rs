//! Finds names of places in a paragraph, with everything that the words around say of them.
//!
//! Deliberately not here: which place is meant. Whether a name is one of a place at all is settled here but for what
//! the rest of the document says.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use crate::gazetteer::fold::FoldedText;
use crate::gazetteer::{Gazetteer, Rank};
use crate::model::{Document, Kind, Language, Span};

use super::clues::{Clue, Clues};
use super::context::{Context, Grammar};
use super::finder::Finder;
use super::hasher::Fast;
use super::memory::with_memory;
use super::pairs::Names;
use super::senses::{Name, Sense, Senses};
use super::tokens::Tokens;
use super::{accent, pairs};

/// A toponym, or what may be one.
#[derive(Debug)]
pub(super) struct Spot {
    pub(super) paragraph: u32,
    pub(super) span: Span,
    /// Tokens of its paragraph.
    pub(super) tokens: Range<usize>,
    /// `None` where the gazetteer has no such name.
    pub(super) name: Option<Name>,
    pub(super) context: Context,
    /// The words that ask for a kind, as the text has them.
    pub(super) asking: String,
    /// The container that is named beside it.
    pub(super) container: Option<Container>,
    /// The spot, by number, whose container it is.
    pub(super) holds: Option<usize>,
}

impl Spot {
    /// Whether it is the abbreviation of a division: "Pa.".
    pub(super) fn is_division(&self) -> bool {
        self.context.clues.has(Clue::Contains) && self.context.clues.has(Clue::Abbreviated)
    }
}

/// A place named beside a toponym that may contain it.
#[derive(Clone, Debug)]
pub(super) struct Container {
    /// The spot, by number.
    pub(super) spot: usize,
    /// 1 for "X, Y"; less where more words stand between.
    pub(super) strength: f32,
    /// Whether the text says that the toponym is its seat.
    pub(super) seat: bool,
}

/// What was found in a document.
#[derive(Default)]
pub(super) struct Found {
    pub(super) senses: Senses,
    pub(super) spots: Vec<Spot>,
    /// Folded names of persons.
    pub(super) persons: BTreeSet<String>,
    /// Countries whose people or things are spoken of, with how often.
    pub(super) peoples: Vec<([u8; 2], u32)>,
}

impl Found {
    /// What the name of a spot, by number, may mean.
    pub(super) fn senses_of(&self, spot: usize) -> &[Sense] {
        let name = self.spots.get(spot).and_then(|spot| spot.name);
        name.map_or(&[], |name| self.senses.of(name))
    }
}

/// Finds the names of places of a document.
pub(super) fn recognise(document: &Document, language: Option<Language>, gazetteer: &Gazetteer) -> Found {
    let mut found = Found::default();
    with_memory(gazetteer, |memory, tokens| {
        let mut finder = Finder::new(gazetteer, language, memory);
        for (number, paragraph) in (0..).zip(&document.paragraphs) {
            let text = document.slice(paragraph.span);
            tokens.refill(text);
            let first = found.spots.len();
            finder.paragraph(tokens, &mut found);
            for i in first..found.spots.len() {
                place_in_text(&mut found.spots[i], tokens, text, number, paragraph.span.start as usize);
                let accent = accent::is_other(document, i, &found, gazetteer, language);
                found.spots[i].context.clues.add_if(Clue::OtherAccent, accent);
            }
            let mut names = Names { memory: &mut *finder.memory, language };
            pairs::link(tokens, first, &mut names, &mut found);
            let asked = |spot: &&mut Spot| !spot.context.asking.is_empty();
            for spot in found.spots[first..].iter_mut().filter(asked) {
                let asking = text.get(tokens.span(spot.context.asking.clone())).unwrap_or_default();
                spot.asking = asking.split_whitespace().collect::<Vec<_>>().join(" ");
            }
        }
    });
    found
}

/// Fills in where a spot stands in the document.
fn place_in_text(spot: &mut Spot, tokens: &Tokens, text: &str, paragraph: u32, start: usize) {
    let mut span = tokens.span(spot.tokens.clone());
    // The stop after "U.S." or "Pa." is part of it.
    let letter = tokens.folded(spot.tokens.end - 1).len() == 1 && spot.tokens.len() > 1;
    if (letter || spot.is_division()) && text.get(span.end..).is_some_and(|rest| rest.starts_with('.')) {
        span.end += 1;
    }
    spot.paragraph = paragraph;
    spot.span = Span::new(start + span.start, start + span.end);
}

/// The sum of what speaks for a spot being a place. At or above 0 it is one.
pub(super) fn placeness(spot: &Spot, found: &Found) -> f32 {
    let Some(name) = spot.name else { return 1.0 };
    let senses = found.senses.of(name);
    let fame = senses.first().map_or(0.0, |best| best.fame - best.name_cost);
    let mut clues = spot.context.clues;
    clues.add_if(Clue::UnusualName, senses.iter().all(|sense| sense.name_cost > 1.0));
    if let Some(best) = senses.first() {
        weigh_ordinary(spot, best, &mut clues);
    }
    let mut sum = FAME * fame + clues.weight() - THRESHOLD;
    if clues.has(Clue::Acronym) && senses.iter().any(|sense| matches!(sense.rank, Rank::Abbreviation)) {
        sum -= Clue::Acronym.weight();
    }
    sum
}

/// Adds what an ordinary word says in the light of what it may mean.
fn weigh_ordinary(spot: &Spot, best: &Sense, clues: &mut Clues) {
    if !clues.has(Clue::Ordinary) {
        return;
    }
    if best.rank == Rank::Abbreviation {
        // Written in capitals where others are not, "US" is not the word.
        let shouted = clues.has(Clue::Headline) || clues.has(Clue::CapitalsAfter);
        if shouted {
            clues.add(Clue::ShoutedWord);
        } else {
            clues.remove(Clue::Ordinary);
            clues.remove(Clue::OrdinaryAtStart);
            clues.remove(Clue::ArticleOrdinary);
        }
        return;
    }
    let known = best.fame - best.name_cost;
    let well_known = if best.kind == Kind::Country { KNOWN_COUNTRY } else { WELL_KNOWN };
    if known >= well_known && best.name_cost == 0.0 {
        // "China said": what all readers know by that name is meant, at the head of a sentence too.
        clues.remove(Clue::OrdinaryAtStart);
    }
    clues.add_if(Clue::ShoutedWord, clues.has(Clue::Headline) && known < HARDLY_KNOWN);
    let article = spot.context.grammar == Grammar::Area && !clues.has(Clue::OwnArticle);
    clues.add_if(Clue::TownWithArticle, article && spot.tokens.len() == 1 && !best.kind.is_area());
}

/// The largest towns, and capitals.
const WELL_KNOWN: f32 = 4.0;
/// Countries and territories of a hundred thousand and more.
const KNOWN_COUNTRY: f32 = 5.5;
/// Less than a town of a hundred thousand.
const HARDLY_KNOWN: f32 = 2.0;

/// How much a place's being well known counts, in logits.
const FAME: f32 = 0.5;
/// What fame and clues must add up to.
const THRESHOLD: f32 = 0.0;

/// Says of each spot how surely it is a place, given the whole document. At or above 0 it is one.
pub(super) fn settle(document: &Document, found: &mut Found) -> Vec<f32> {
    let mut folded = FoldedText::default();
    for spot in found.spots.iter_mut().filter(|spot| spot.tokens.len() == 1 && !found.persons.is_empty()) {
        folded.refill(document.slice(spot.span));
        if folded.len() == 1 && found.persons.contains(folded.folded(0)) {
            spot.context.clues.add(Clue::PersonInDocument);
        }
    }
    let sure: HashSet<Name, Fast> = found
        .spots
        .iter()
        .filter(|spot| placeness(spot, found) >= SURE)
        .filter_map(|spot| spot.name)
        .collect();
    for spot in &mut found.spots {
        spot.context.clues.add_if(Clue::SureElsewhere, spot.name.is_some_and(|name| sure.contains(&name)));
    }
    found.spots.iter().map(|spot| placeness(spot, found)).collect()
}

/// From here on a spot speaks for others of the same name.
const SURE: f32 = 1.5;
