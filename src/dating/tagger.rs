//! Finding temporal expressions: what the grammar matches, less what only looks like a date.

use super::grammar::{Make, Match};
use super::lexicon::{Lexicon, Trait};
use super::meant::{counts_from_event, is, is_meant, is_nine_eleven, without_counted_year};
use super::numeric;
use super::slots::{SOME, Slot, Unit};
use super::tokens::{Tokens, gap};
use super::word::{Word, words};

/// Finds the expressions of a paragraph in order, none overlapping another. Those that are no dates are among them as
/// [`Make::Nothing`], for no part of one is a date.
pub(super) fn matches(tokens: &Tokens, lexicon: &Lexicon, found: &mut Vec<Match>) {
    found.clear();
    let mut from = 0;
    for at in tokens.beginnings() {
        if at < from {
            continue;
        }
        let matched = numeric::date(tokens, at, lexicon.language)
            .or_else(|| lexicon.grammar.longest(tokens, at, lexicon));
        let Some(mut matched) = matched
            .map(|matched| without_counted_year(tokens, matched, lexicon))
            .filter(|matched| is_meant(tokens, matched, lexicon))
        else {
            continue;
        };
        from = matched.end;
        if is_nine_eleven(tokens, &matched) {
            matched.make = Make::NineEleven;
        } else if matches!(matched.make, Make::Before | Make::After) && counts_from_event(tokens, &matched) {
            matched.make = Make::Nothing;
        }
        let second = matched.second.take();
        let floor = found.last().map_or(0, |last| last.to);
        if matched.make != Make::Nothing {
            extend(tokens, &mut matched, floor, lexicon);
            join_neighbour(tokens, found, &mut matched);
        }
        found.push(matched);
        if let Some((slots, from, to)) = second {
            let mut second = Match { slots, from, to, end: to, ..matched };
            extend(tokens, &mut second, matched.to, lexicon);
            found.push(second);
        }
    }
}

/// Adds what belongs to an expression and stands before it: an article, "début", "the end of", "tôt", "the evening of".
fn extend(tokens: &Tokens, found: &mut Match, floor: usize, lexicon: &Lexicon) {
    let left = Left { tokens, lexicon, floor };
    let bare_weekday = is_weekday(tokens, found.from, lexicon)
        && !found.slots.has(Slot::Day)
        && !found.slots.has(Slot::Holiday)
        && found.make == Make::Date;
    let bare_year =
        found.from + 1 == found.to && found.slots.has(Slot::Year) && !found.slots.has(Slot::Decade);
    if !bare_weekday && !bare_year {
        found.from = left.article(found.from);
    }
    let linked = left.link(found.from);
    if let Some((at, part)) =
        left.sense(linked, Slot::Part).filter(|_| linked < found.from && found.slots.has_day())
    {
        // "the evening of Friday", "la matinée de samedi"
        found.slots.set(Slot::Part, part);
        found.from = left.article(at);
    } else if let Some((at, edge)) = left.sense(linked, Slot::Edge)
        && may_have_edge(tokens, found, at, linked < found.from)
    {
        found.slots.set(Slot::Edge, edge);
        found.from = left.article(at);
    } else if tokens.is_french() && left.is(found.from, &words!("tot", "tard")) {
        // "plus tôt cette semaine", "tôt vendredi matin"
        found.from -= 1;
        if left.is(found.from, &words!("plus")) {
            found.from -= 1;
        }
    }
}

fn is_weekday(tokens: &Tokens, at: usize, lexicon: &Lexicon) -> bool {
    tokens.entry(at, lexicon).is_some_and(|entry| entry.sense(Slot::Weekday).is_some())
}

/// What stands before an expression, as far as no other one is there.
struct Left<'a> {
    tokens: &'a Tokens,
    lexicon: &'a Lexicon,
    floor: usize,
}

impl Left<'_> {
    /// The token before `at`, where only a space, a hyphen or an apostrophe parts the two.
    fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|before| *before >= self.floor && self.tokens.gap(at) & !gap::WITHIN == 0)
    }

    fn is(&self, at: usize, words: &[Word]) -> bool {
        self.before(at).is_some_and(|before| self.tokens.is_one_of(before, words))
    }

    /// The article before `at`, or else `at`.
    fn article(&self, at: usize) -> usize {
        let article = |before: &usize| is(self.tokens, Some(*before), Trait::Article);
        self.before(at).filter(article).unwrap_or(at)
    }

    /// The "of" before `at`, or else `at`.
    fn link(&self, at: usize) -> usize {
        if self.is(at, &words!("de", "du", "des", "d", "of")) { at - 1 } else { at }
    }

    /// What the word before `at` says in a slot, and where it stands.
    fn sense(&self, at: usize, slot: Slot) -> Option<(usize, i16)> {
        let before = self.before(at)?;
        self.tokens.entry(before, self.lexicon)?.sense(slot).map(|value| (before, value))
    }
}

/// Makes one of "the day after", "la veille", "two weeks before" and the date right behind it: "the day after Labor Day", "la
/// veille de Noël", "two weeks before 13 May 1999".
fn join_neighbour(tokens: &Tokens, found: &mut Vec<Match>, new: &mut Match) {
    let Some(days) = found.last().and_then(|before| days_from(tokens, before, new.from)) else { return };
    if new.make == Make::Date
        && new.slots.has_day()
        && let Some(before) = found.pop()
    {
        new.slots.set(Slot::Shift, days);
        new.from = before.from;
    }
}

/// How many days the expression before sets off from what begins at `to`.
fn days_from(tokens: &Tokens, before: &Match, to: usize) -> Option<i16> {
    let slots = &before.slots;
    let number = match slots.get(Slot::Number) {
        _ if slots.has(Slot::Weekday) => return None,
        Some(SOME) => return None,
        number => number.unwrap_or(1),
    };
    let unit = match slots.unit() {
        None | Some(Unit::Day) => 1,
        Some(Unit::Week) => 7,
        Some(_) => return None,
    };
    let last = before.end.checked_sub(1)?;
    let sign = match before.make {
        Make::After => 1,
        Make::Before => -1,
        // What counts from something: a date, as is found only now.
        Make::Nothing if tokens.is_one_of(last, &words!("after", "apres")) => 1,
        Make::Nothing if tokens.is_one_of(last, &words!("before", "avant")) => -1,
        _ => return None,
    };
    let linked = before.end == to
        || before.end + 1 == to
            && tokens.is_one_of(before.end, &words!("de", "du", "d", "of", "the", "l", "le"))
        || before.end + 2 == to && tokens.is_one_of(before.end, &words!("de", "of"));
    let within = (before.end..=to).all(|at| tokens.gap(at) & !gap::WITHIN == 0);
    (linked && within).then(|| number.checked_mul(unit * sign))?
}

/// Whether "fin" or "late" before an expression can belong to it: "mettre fin à" and "the end of the war" cannot.
fn may_have_edge(tokens: &Tokens, found: &Match, edge: usize, linked: bool) -> bool {
    let capital_within = tokens.is_capital(edge) && edge > 0 && tokens.gap(edge) & !gap::WITHIN == 0;
    let of_a_day = found.slots.has_day();
    // "to start Monday", "will end Friday": verbs.
    let verb = !linked && tokens.is_one_of(edge, &words!("start", "end", "dawn", "beginning"));
    !(verb || capital_within || of_a_day && linked) && found.make == Make::Date
}
