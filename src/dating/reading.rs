//! One document read from its begin to its end: expressions found, given days, and attached to the mentions between them.

use super::anchor::{Dated, dated};
use super::attach::{Bound, Dating, Stretch, attach};
use super::clauses::{Clause, clauses};
use super::grammar::{Make, Match};
use super::lexicon::{Lexicon, Trait};
use super::resolve::{Direction, is_absolute};
use super::slots::Slot;
use super::tagger::{bound, direction, matches};
use super::tokens::Tokens;
use crate::model::{Anchor, DateRange, Document, Language, Mention, Timex};

/// What "le lendemain" and "that day" may point back to.
#[derive(Clone, Copy, Debug, Default)]
struct Thread {
    /// The date that was named last.
    last: Option<Named>,
    /// The last one that is not to come.
    last_past: Option<Named>,
    /// The last one in this paragraph.
    here: Option<Named>,
}

/// A date that a text named, and the number of its expression.
#[derive(Clone, Copy, Debug)]
struct Named {
    range: DateRange,
    number: u32,
}

/// A document while it is read.
pub(super) struct Reading<'a> {
    document: &'a Document,
    lexicon: Option<&'static Lexicon>,
    published: Option<DateRange>,
    /// The dates that the text has named.
    thread: Thread,
    /// The year that stood alone last in this paragraph, and its token.
    year_here: Option<(usize, i16)>,
    timexes: Vec<Timex>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let published = document.publication.as_ref().map(|publication| publication.date.range());
        let lexicon = document.language.map_or_else(|| either(document), Lexicon::of);
        Self { document, lexicon, published, thread: Thread::default(), year_here: None, timexes: Vec::new() }
    }

    /// The expressions of the document; the mentions are dated.
    pub(super) fn read(mut self, mentions: &mut [Mention]) -> Vec<Timex> {
        let mut tokens = Tokens::default();
        let mut rest = mentions;
        let document = self.document;
        for (number, paragraph) in (0u32..).zip(&document.paragraphs) {
            let count = rest.partition_point(|mention| mention.paragraph <= number);
            let (own, later) = rest.split_at_mut(count);
            rest = later;
            let Some(lexicon) = self.lexicon else {
                attach(own, &[], &[], &tokens, document);
                continue;
            };
            tokens.refill(document.slice(paragraph.span), paragraph.span.start, lexicon);
            let found = matches(&tokens, lexicon);
            if found.is_empty() && own.is_empty() {
                continue;
            }
            (self.thread.here, self.year_here) = (None, None);
            let clauses = clauses(&tokens, lexicon);
            let datings = self.datings(number, &tokens, &found, &clauses, lexicon);
            attach(own, &datings, &clauses, &tokens, document);
        }
        self.timexes
    }

    /// Gives the expressions of a paragraph their days, and tells how they date what stands around them.
    fn datings(
        &mut self,
        paragraph: u32,
        tokens: &Tokens,
        found: &[Match],
        clauses: &[Clause],
        lexicon: &Lexicon,
    ) -> Vec<Dating> {
        let mut datings = Vec::new();
        for found in found.iter().filter(|found| found.make != Make::Nothing) {
            let direction = direction(tokens, found, clauses, lexicon);
            let mut found = *found;
            self.share_year(&mut found, clauses);
            let found = &found;
            let (anchor, reference) = self.reference(found, direction);
            let Some(Dated { timex, date }) = dated(found, reference, direction) else { continue };
            #[allow(clippy::cast_possible_truncation)] // fewer than bytes of a document
            let number = self.timexes.len() as u32;
            let bound = match bound(tokens, found, lexicon) {
                Some(Trait::Since) => Bound::Since,
                Some(_) => Bound::Until,
                None if modifies(tokens, found) => Bound::OfNoun,
                None => Bound::None,
            };
            if let Some(date) = date.as_ref().filter(|_| found.make != Make::Present) {
                self.remember(Named { range: date.range(), number });
            }
            if let Some(year) = year_alone(found).filter(|_| bound == Bound::None) {
                self.year_here = Some((found.from, year));
            }
            let span = tokens.span(found.from, found.to);
            let stretch = Stretch { from: found.from, to: found.to };
            let dates = found.make != Make::Present;
            datings.push(Dating { stretch, span, date: date.clone().filter(|_| dates), anchor, bound });
            self.timexes.push(Timex { paragraph, span, value: timex, date, anchor });
        }
        datings
    }

    fn remember(&mut self, named: Named) {
        let is_past = match (named.range.earliest(), self.published.and_then(DateRange::latest)) {
            (Some(first), Some(published)) => first <= published,
            _ => true,
        };
        self.thread.last = Some(named);
        self.thread.here = Some(named);
        if is_past {
            self.thread.last_past = Some(named);
        }
    }

    /// What an expression hangs on, and the days of that.
    fn reference(&self, found: &Match, direction: Direction) -> (Anchor, Option<DateRange>) {
        let thread = match found.make {
            Make::Before | Make::After | Make::Same if direction == Direction::Past => {
                self.thread.last_past.or(self.thread.last)
            }
            Make::Before | Make::After | Make::Same => self.thread.last,
            // "Nov. 3, Nov. 10 and the 17th"
            Make::Date if is_day_alone(found) => self.thread.here,
            _ => None,
        };
        if let Some(Named { range, number }) = thread {
            return (Anchor::Thread(number), Some(range).filter(|range| !range.is_open()));
        }
        if is_absolute(found.make, &found.slots) || found.make == Make::EitherOrder {
            return (Anchor::None, self.published);
        }
        (Anchor::Publication, self.published.filter(|range| !range.is_open()))
    }

    /// Takes the year that the sentence named before: "En 1997 (en janvier …, en octobre …)".
    fn share_year(&self, found: &mut Match, clauses: &[Clause]) {
        let wants = found.make == Make::Date
            && found.slots.has(Slot::Month)
            && ![Slot::Year, Slot::Step, Slot::Weekday, Slot::This].iter().any(|slot| found.slots.has(*slot));
        let sentence = |at: usize| {
            clauses.get(clauses.partition_point(|clause| clause.tokens.end <= at)).map(|c| c.sentence)
        };
        if let Some((at, year)) = self.year_here.filter(|_| wants)
            && sentence(at) == sentence(found.from)
        {
            found.slots.set(Slot::Year, year);
        }
    }
}

/// The year that an expression is, and nothing nearer.
fn year_alone(found: &Match) -> Option<i16> {
    let others = [Slot::Month, Slot::Season, Slot::Unit, Slot::Decade, Slot::Holiday, Slot::Era];
    let alone = found.make == Make::Date && !others.iter().any(|slot| found.slots.has(*slot));
    found.slots.get(Slot::Year).filter(|_| alone)
}

/// Whether an expression is a day of a month that is not told.
fn is_day_alone(found: &Match) -> bool {
    found.slots.has(Slot::Day) && !found.slots.has(Slot::Month) && !found.slots.has(Slot::Weekday)
}

/// Whether an expression belongs to the noun before it: "l'invasion d'il y a 20 ans", "l'accord de 2015".
fn modifies(tokens: &Tokens, found: &Match) -> bool {
    let of = found.from.checked_sub(1).is_some_and(|at| tokens.is_one_of(at, &["de", "du", "d", "of"]));
    of && !found.slots.has(Slot::Edge)
}

/// The words of a text whose language is not known: those of the language in which it has more dates.
fn either(document: &Document) -> Option<&'static Lexicon> {
    let mut tokens = Tokens::default();
    let mut dates = |lexicon: &'static Lexicon| {
        let mut count = 0;
        for paragraph in &document.paragraphs {
            tokens.refill(document.slice(paragraph.span), 0, lexicon);
            count += matches(&tokens, lexicon).iter().filter(|found| found.make != Make::Nothing).count();
        }
        count
    };
    let lexicons = [Language::FRENCH, Language::ENGLISH].into_iter().filter_map(Lexicon::of);
    lexicons.rev().max_by_key(|lexicon| dates(lexicon))
}
