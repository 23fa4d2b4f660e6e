//! One document read from beginning to end: expressions found, given days, and attached to the mentions between them.

use std::mem;

use super::anchor::{Dated, dated};
use super::attach::{Bound, Dating, attach};
use super::buffers::{Buffers, with_buffers};
use super::clauses::{self, Clause};
use super::direction::{Direction, bound, direction, is_possessive};
use super::grammar::{Make, Match};
use super::lexicon::{Lexicon, Trait};
use super::resolve::is_absolute;
use super::slots::{Slot, Unit};
use super::tagger::matches;
use super::tense::tense;
use super::thread::{Named, Thread};
use super::tokens::{Tokens, gap};
use super::word::{Word, words};
use crate::model::{Anchor, DateRange, Document, Edtf, Language, Mention, Timex};

/// A document while it is read.
pub(super) struct Reading<'a> {
    document: &'a Document,
    lexicon: Option<&'static Lexicon>,
    published: Option<DateRange>,
    thread: Thread,
    /// The year that stood alone last in this paragraph, and its token.
    year_here: Option<(usize, i16)>,
    timexes: Vec<Timex>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        Self {
            document,
            lexicon: lexicon_of(document),
            published: document.publication.as_ref().map(|publication| publication.date.range()),
            thread: Thread::default(),
            year_here: None,
            timexes: Vec::new(),
        }
    }

    /// The expressions of the document; the mentions are dated.
    pub(super) fn read(mut self, mentions: &mut [Mention]) -> Vec<Timex> {
        with_buffers(|buffers| {
            mem::swap(&mut self.timexes, &mut buffers.timexes);
            self.read_paragraphs(mentions, buffers);
            mem::swap(&mut self.timexes, &mut buffers.timexes);
            buffers.timexes.drain(..).collect()
        })
    }

    fn read_paragraphs(&mut self, mentions: &mut [Mention], buffers: &mut Buffers) {
        let Buffers { tokens, found, clauses, datings, .. } = buffers;
        let mut rest = mentions;
        let document = self.document;
        for (number, paragraph) in (0u32..).zip(&document.paragraphs) {
            let count = rest.partition_point(|mention| mention.paragraph <= number);
            let (own, later) = rest.split_at_mut(count);
            rest = later;
            let Some(lexicon) = self.lexicon else {
                attach(own, &[], &[], tokens, (document, &[]));
                continue;
            };
            tokens.refill(document.slice(paragraph.span), paragraph.span.start, lexicon);
            matches(tokens, lexicon, found);
            if found.is_empty() && own.is_empty() {
                continue;
            }
            clauses::find(tokens, clauses);
            self.find_datings(number, (tokens, found, clauses), lexicon, datings);
            attach(own, datings, clauses, tokens, (document, &self.timexes));
        }
    }

    /// Gives the expressions of a paragraph their days, and tells how they date what stands around them.
    fn find_datings(
        &mut self,
        paragraph: u32,
        (tokens, found, clauses): (&Tokens, &[Match], &[Clause]),
        lexicon: &Lexicon,
        datings: &mut Vec<Dating>,
    ) {
        self.thread.new_paragraph();
        self.year_here = None;
        datings.clear();
        for found in found.iter().filter(|found| found.make != Make::Nothing) {
            let direction = direction(tokens, found, clauses, lexicon);
            // "In two weeks they took the town" is how long it took.
            if found.make == Make::Ahead && direction == Direction::Past {
                continue;
            }
            let named = found;
            let found = self.with_year_of_sentence(*found, tokens);
            let (anchor, reference) = self.reference(&found, direction);
            let reference = reference.filter(|_| !is_general(tokens, &found, direction));
            let Some(Dated { timex, date }) = dated(&found, reference, direction) else { continue };
            let bound = match bound(tokens, &found, lexicon) {
                _ if found.make == Make::Present => Bound::Present,
                // "After Monday's attack"
                _ if is_possessive(tokens, &found) => Bound::OfNoun,
                Some(Trait::Since) => Bound::Since,
                Some(_) => Bound::Until,
                None if modifies(tokens, &found) => Bound::OfNoun,
                None => Bound::None,
            };
            let range = date.as_ref().map(Edtf::range);
            let behind = named.from > 0 && tokens.is_one_of(named.from - 1, &words!("en", "in"));
            self.remember(named, range, if behind { bound } else { bound.or_of_noun() });
            let span = tokens.span(found.from, found.to);
            let timex_number = self.timexes.len();
            let mut dating =
                Dating { tokens: found.from..found.to, timex: timex_number, range, bound, whole: None };
            if let Some(before) = datings.last_mut().filter(|before| goes_on(tokens, before, &dating)) {
                let words = tokens.span(before.tokens.start, dating.tokens.end);
                before.join(&mut dating, words);
            }
            datings.push(dating);
            self.timexes.push(Timex { paragraph, span, value: timex, date, anchor });
        }
    }

    #[allow(clippy::cast_possible_truncation)] // fewer than bytes of a document
    fn remember(&mut self, found: &Match, range: Option<DateRange>, bound: Bound) {
        if let Some(range) = range.filter(|_| found.make != Make::Present) {
            let number = self.timexes.len() as u32;
            self.thread.remember(Named { range, number }, self.published);
        }
        if found.slots.unit() == Some(Unit::Year) || found.slots.has(Slot::Year) {
            let year = year_alone(found).filter(|_| bound == Bound::None);
            self.year_here = year.map(|year| (found.from, year));
        }
    }

    /// What an expression hangs on, and the days of that.
    fn reference(&self, found: &Match, direction: Direction) -> (Anchor, Option<DateRange>) {
        if let Some(Named { range, number }) = self.thread.named(found, direction) {
            return (Anchor::Thread(number), Some(range).filter(|range| !range.is_open()));
        }
        if is_absolute(found.make, &found.slots) || found.make == Make::EitherOrder {
            return (Anchor::None, self.published);
        }
        // Of a reference that may be any of many years nothing can be counted.
        let known = |range: &DateRange| range.days().is_some_and(|days| days <= LONGEST_REFERENCE);
        (Anchor::Publication, self.published.filter(known))
    }

    /// With the year that the sentence named before: "En 1997 (en janvier …, en octobre …)". Beyond a verb it holds no more.
    fn with_year_of_sentence(&self, mut found: Match, tokens: &Tokens) -> Match {
        let told = [Slot::Year, Slot::Step, Slot::Weekday, Slot::This];
        let lacks_year = found.make == Make::Date
            && found.slots.has(Slot::Month)
            && !told.iter().any(|slot| found.slots.has(*slot));
        let goes_on = |at: usize| tense(tokens, at).is_none() && !tokens.begins_sentence(at);
        if let Some((at, year)) = self.year_here.filter(|_| lacks_year)
            && found.from - at <= FAR
            && (at + 1..found.from).all(goes_on)
        {
            found.slots.set(Slot::Year, year);
        }
        found
    }
}

/// Ten years, in days.
const LONGEST_REFERENCE: u32 = 3653;

/// Whether two expressions tell one stretch: "du 3 au 7 juillet", "entre mai et juin", "1939-1945".
fn goes_on(tokens: &Tokens, one: &Dating, next: &Dating) -> bool {
    let (first, second) = (&one.tokens, &next.tokens);
    // "Les 12 et 13 juillet"
    let days = one.range.and_then(DateRange::latest).zip(next.range.and_then(DateRange::earliest));
    let follow = days.is_some_and(|(last, first)| last.tomorrow().is_ok_and(|day| day == first));
    let bits = tokens.gap(second.start);
    if first.end == second.start {
        return bits & (gap::HYPHEN | gap::DASH) != 0 && bits & !(gap::HYPHEN | gap::DASH | gap::SPACE) == 0;
    }
    let starts = |words: &[Word]| first.start > 0 && tokens.is_one_of(first.start - 1, words);
    let linked = |words: &[Word]| tokens.is_one_of(first.end, words);
    let between = (first.end..=second.start).all(|at| tokens.gap(at) & !gap::WITHIN == 0);
    let stretch = linked(&words!("au", "a`", "to", "through", "until"))
        && starts(&words!("du", "de", "from", "d"))
        || linked(&words!("et", "and")) && (follow || starts(&words!("entre", "between")))
        || linked(&words!("au", "to", "through"));
    first.end + 1 == second.start && between && stretch
}

/// So many tokens behind a year nothing is of it any more.
const FAR: usize = 60;

/// "Les ventes augmentent en été": any summer, where no verb of the past or the future tells of one.
fn is_general(tokens: &Tokens, found: &Match, direction: Direction) -> bool {
    let told = [Slot::Year, Slot::This, Slot::Step, Slot::Edge];
    let alone = !told.iter().any(|slot| found.slots.has(*slot));
    let before = |back: usize, words: &[Word]| {
        found.from.checked_sub(back).is_some_and(|at| tokens.is_one_of(at, words))
    };
    let general =
        before(1, &words!("en", "in", "au")) || before(1, &words!("d")) && before(2, &words!("mois"));
    let season = found.make == Make::Date && found.slots.has(Slot::Season);
    season && alone && general && direction == Direction::Unknown
}

/// The year that an expression is, and nothing nearer.
fn year_alone(found: &Match) -> Option<i16> {
    let others = [Slot::Month, Slot::Season, Slot::Unit, Slot::Decade, Slot::Holiday, Slot::Era, Slot::Edge];
    let alone = found.make == Make::Date && !others.iter().any(|slot| found.slots.has(*slot));
    found.slots.get(Slot::Year).filter(|_| alone)
}

/// Whether an expression belongs to the noun before it: "l'invasion d'il y a 20 ans", "l'accord de 2015".
fn modifies(tokens: &Tokens, found: &Match) -> bool {
    let of = found.from.checked_sub(1).is_some_and(|at| tokens.is_one_of(at, &words!("de", "du", "d", "of")));
    of && !found.slots.has(Slot::Edge)
}

/// A text of fewer bytes than this may be in another language than it was taken for.
const SHORT: usize = 300;
/// In so many words of a text one is small, where it is in the language of these.
const SMALL_WORDS: usize = 5;

/// The words by which a document is read. What language a short text is in is hard to tell, and so it is asked once more; a longer
/// one in neither of the two is read by none.
fn lexicon_of(document: &Document) -> Option<&'static Lexicon> {
    let known = document.language.and_then(Lexicon::of);
    if known.is_some() || document.language.is_some() && document.text.len() >= SHORT {
        return known;
    }
    let readable = |language| {
        let lexicon = Lexicon::of(language)?;
        let (sum, small, words) = understood(document, lexicon);
        // Nothing but dates in digits is in any language.
        let fits = document.language.is_none() || small * SMALL_WORDS >= words;
        fits.then_some((sum, lexicon))
    };
    let both = [Language::ENGLISH, Language::FRENCH].into_iter().filter_map(readable);
    both.max_by_key(|(sum, _)| *sum).map(|(_, lexicon)| lexicon)
}

/// How much of a text is understood by the words of a language; how many of its words are small ones of that, and how many
/// it has.
fn understood(document: &Document, lexicon: &Lexicon) -> (usize, usize, usize) {
    let (mut tokens, mut found) = (Tokens::default(), Vec::new());
    let (mut small, mut dates, mut words) = (0, 0, 0);
    for paragraph in &document.paragraphs {
        tokens.refill(document.slice(paragraph.span), 0, lexicon);
        small += (0..tokens.len()).filter(|at| tokens.is(*at, Trait::Function)).count();
        words += tokens.len();
        matches(&tokens, lexicon, &mut found);
        // A long expression says more than its parts do: "Dec. 31, 1994" is no "Dec. 31" and no "1994".
        dates += found.iter().map(|found: &Match| (found.end - found.from).pow(2)).sum::<usize>();
    }
    (small + dates, small, words)
}
