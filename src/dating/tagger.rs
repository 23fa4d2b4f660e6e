//! Finding temporal expressions: what the grammar matches, less what only looks like a date.

use super::clauses::Clause;
use super::grammar::{Make, Match};
use super::lexicon::{Entry, Lexicon, Trait};
use super::numeric;
use super::slots::{Slot, Unit};
use super::tense::{Tense, tense};
use super::tokens::{Form, Tokens, gap};
use crate::model::Language;

use super::resolve::Direction;

/// The expressions of a paragraph in order, none overlapping another. Those that are no dates are among them as
/// [`Make::Nothing`], for no part of one is a date.
pub(super) fn matches(tokens: &Tokens, lexicon: &Lexicon) -> Vec<Match> {
    let mut found: Vec<Match> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let matched = numeric::date(tokens, at, lexicon.language)
            .or_else(|| lexicon.grammar.longest(tokens, at, lexicon));
        let Some(mut matched) = matched.filter(|matched| is_meant(tokens, matched, lexicon)) else {
            at += 1;
            continue;
        };
        at = matched.end;
        if is_nine_eleven(tokens, &matched) {
            matched.make = Make::NineEleven;
        }
        let second = matched.second.take();
        let floor = found.last().map_or(0, |last| last.to);
        if matched.make != Make::Nothing {
            extend(tokens, &mut matched, floor, lexicon);
            join_neighbour(tokens, &mut found, &mut matched);
        }
        found.push(matched);
        if let Some((slots, from, to)) = second {
            let mut second = Match { slots, from, to, end: to, ..matched };
            extend(tokens, &mut second, matched.to, lexicon);
            found.push(second);
        }
    }
    found
}

/// Adds what belongs to an expression and stands before it: an article, "début", "the end of", "tôt", "the evening of".
fn extend(tokens: &Tokens, found: &mut Match, floor: usize, lexicon: &Lexicon) {
    let left = Left { tokens, lexicon, floor };
    let bare_weekday =
        found.slots.has(Slot::Weekday) && !found.slots.has(Slot::Day) && found.make == Make::Date;
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
    } else if lexicon.language == Language::FRENCH && left.is(found.from, &["tot", "tard"]) {
        // "plus tôt cette semaine", "tôt vendredi matin"
        found.from -= 1;
        if left.is(found.from, &["plus"]) {
            found.from -= 1;
        }
    }
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

    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.before(at).is_some_and(|before| self.tokens.is_one_of(before, words))
    }

    /// The article before `at`, or else `at`.
    fn article(&self, at: usize) -> usize {
        let article = |before: &usize| is(self.tokens, Some(*before), self.lexicon, Trait::Article);
        self.before(at).filter(article).unwrap_or(at)
    }

    /// The "of" before `at`, or else `at`.
    fn link(&self, at: usize) -> usize {
        if self.is(at, &["de", "du", "d", "of"]) { at - 1 } else { at }
    }

    /// What the word before `at` says in a slot, and where it stands.
    fn sense(&self, at: usize, slot: Slot) -> Option<(usize, i16)> {
        let before = self.before(at)?;
        self.tokens.entry(before, self.lexicon)?.sense(slot).map(|value| (before, value))
    }
}

/// Makes one of "the day after" or "la veille" and the date right behind it: "the day after Labor Day", "la veille de Noël".
fn join_neighbour(tokens: &Tokens, found: &mut Vec<Match>, new: &mut Match) {
    let Some(before) = found.last() else { return };
    let alone = !before.slots.has(Slot::Number) && !before.slots.has(Slot::Weekday);
    let days = before.slots.unit().is_none_or(|unit| unit == Unit::Day);
    let shift = match before.make {
        Make::After => 1,
        Make::Before => -1,
        _ => return,
    };
    let linked = before.end == new.from
        || before.end + 1 == new.from && tokens.is_one_of(before.end, &["de", "du", "d", "of", "the", "l"])
        || before.end + 2 == new.from && tokens.is_one_of(before.end, &["de", "of"]);
    let within = (before.end..=new.from).all(|at| tokens.gap(at) & !gap::WITHIN == 0);
    if alone && days && linked && within && new.make == Make::Date && new.slots.has_day() {
        new.slots.set(Slot::Shift, shift);
        new.from = before.from;
        found.pop();
    }
}

/// Whether "fin" or "late" before an expression can belong to it: "mettre fin à" and "the end of the war" cannot.
fn may_have_edge(tokens: &Tokens, found: &Match, edge: usize, linked: bool) -> bool {
    let capital_within = tokens.is_capital(edge) && edge > 0 && tokens.gap(edge) & !gap::WITHIN == 0;
    let of_a_day = found.slots.has_day();
    // "to start Monday", "will end Friday": verbs.
    let verb = !linked && tokens.is_one_of(edge, &["start", "end", "dawn", "beginning"]);
    !(verb || capital_within || of_a_day && linked) && found.make == Make::Date
}

/// Whether what the grammar matches is a date here.
fn is_meant(tokens: &Tokens, found: &Match, lexicon: &Lexicon) -> bool {
    let slots = &found.slots;
    let french = lexicon.language == Language::FRENCH;
    match found.make {
        Make::Nothing => return true,
        // "Two days before the polls open" counts from no date.
        Make::Before | Make::After => return !counts_from_event(tokens, found),
        Make::Date => {}
        _ => return true,
    }
    let alone = found.from + 1 == found.to;
    if slots.get(Slot::Year).is_some_and(|year| year < 1000)
        && !slots.has(Slot::Era)
        && is_counted(tokens, found.to, lexicon)
    {
        return false;
    }
    if slots.has(Slot::Season) {
        return is_season(tokens, found, lexicon);
    }
    if slots.has(Slot::Holiday) {
        return !french || is_french_name_of_day(tokens, found);
    }
    if slots.has(Slot::Ordinal) && slots.has(Slot::Unit) {
        return match slots.unit() {
            Some(Unit::Century | Unit::Quarter) => true,
            // The second half of a match is none of a year.
            Some(Unit::Half) => french || slots.has(Slot::Year),
            _ => false,
        };
    }
    if slots.has(Slot::Edge) && slots.has(Slot::Unit) {
        return slots.unit().is_some_and(|unit| unit > Unit::Day);
    }
    match (slots.has(Slot::Day), slots.has(Slot::Month), slots.has(Slot::Weekday)) {
        (true, false, false) => !is_counted(tokens, found.to, lexicon) && is_day(tokens, found, french),
        (false, true, _) if alone => is_month(tokens, found.from, lexicon),
        (false, false, true) if french => !is_french_weekday_name(tokens, found),
        (false, false, false) if alone && slots.has(Slot::Year) && !slots.has(Slot::Era) => {
            let short = slots.get(Slot::Year).is_some_and(|year| year < 100);
            if short { !is_counted(tokens, found.to, lexicon) } else { is_year(tokens, found.from, lexicon) }
        }
        (true, true, _) => !is_street(tokens, found.from),
        (_, _, true) | (_, true, _) if !french => {
            // "may", "march", "sun" in small letters are other words.
            let words = found.from..found.to;
            words.clone().any(|at| tokens.is_capital(at))
                || !words.clone().any(|at| doubtful(tokens, at, lexicon))
        }
        _ => true,
    }
}

/// Whether "after" or "before" at an expression's end has an event behind it: "four days after thieves emptied …".
fn counts_from_event(tokens: &Tokens, found: &Match) -> bool {
    let last = found.end - 1;
    tokens.is_one_of(last, &["after", "before", "apres", "avant"])
        && found.end < tokens.len()
        && tokens.gap(found.end) & !gap::WITHIN == 0
        && found.slots.has(Slot::Number)
}

/// Whether a noun in small letters stands at `at`, of which the number before it tells how many.
fn is_counted(tokens: &Tokens, at: usize, lexicon: &Lexicon) -> bool {
    tokens.gap(at) == gap::SPACE
        && tokens.get(at).is_some_and(|next| next.form == Form::Lower)
        && !is(tokens, Some(at), lexicon, Trait::Function)
        && !tokens.entry(at, lexicon).is_some_and(|entry| entry.sense(Slot::Part).is_some())
        && tense(tokens, at, lexicon).is_none()
        || tokens.gap(at) & gap::MONEY != 0
        || tokens.is_one_of(at, &COUNTED)
}

/// A day of the month alone: "le 15" in digits, "the 17th" with its ending.
fn is_day(tokens: &Tokens, found: &Match, french: bool) -> bool {
    let form = tokens.get(found.from).map(|token| token.form);
    let last = tokens.gap(found.to) & (gap::SLASH | gap::HYPHEN) == 0;
    last && if french { form == Some(Form::Digits) } else { form == Some(Form::Ordinal) }
}

/// "rue du 4-Septembre"
fn is_street(tokens: &Tokens, from: usize) -> bool {
    (1..=2).any(|back| {
        from.checked_sub(back).is_some_and(|at| {
            tokens.is_one_of(
                at,
                &[
                    "rue",
                    "place",
                    "avenue",
                    "boulevard",
                    "quai",
                    "stade",
                    "street",
                    "square",
                    "bridge",
                    "pont",
                ],
            )
        })
    })
}

/// French writes weekdays small: with a capital within a sentence and behind another name they are names themselves; behind "le"
/// they are what is done each week.
fn is_french_weekday_name(tokens: &Tokens, found: &Match) -> bool {
    let Some(before) = found.from.checked_sub(1) else { return false };
    let name = tokens.gap(found.from) == gap::SPACE
        && tokens.get(found.from).is_some_and(|token| token.form == Form::Capital && !token.upper)
        && tokens.get(before).is_some_and(|token| token.form == Form::Capital && !token.upper);
    let weekly =
        tokens.is_one_of(before, &["le"]) && !found.slots.has(Slot::Step) && found.from + 1 == found.to;
    name || weekly
}

/// "l'Ascension" is a day, "l'ascension" is none.
fn is_french_name_of_day(tokens: &Tokens, found: &Match) -> bool {
    let capital = (found.from..found.to).any(|at| tokens.is_capital(at));
    capital
        || tokens.is_one_of(
            found.from,
            &["noel", "paques", "ramadan", "jour", "nouvel", "lundi", "vendredi", "fete"],
        )
}

/// "le 11-Septembre" with hyphen and capital is the day of 2001.
fn is_nine_eleven(tokens: &Tokens, found: &Match) -> bool {
    let slots = &found.slots;
    (slots.get(Slot::Day), slots.get(Slot::Month), slots.get(Slot::Year)) == (Some(11), Some(9), None)
        && found.from + 2 == found.to
        && tokens.gap(found.from + 1) == gap::HYPHEN
        && tokens.is_capital(found.from + 1)
}

fn doubtful(tokens: &Tokens, at: usize, lexicon: &Lexicon) -> bool {
    tokens.entry(at, lexicon).is_some_and(|entry| entry.is(Trait::Doubtful))
}

fn is(tokens: &Tokens, at: Option<usize>, lexicon: &Lexicon, wanted: Trait) -> bool {
    at.and_then(|at| tokens.entry(at, lexicon)).is_some_and(|entry| entry.is(wanted))
}

/// What stands after a number that is no year.
const COUNTED: [&str; 24] = [
    "km",
    "m",
    "kg",
    "euros",
    "euro",
    "francs",
    "dollars",
    "dollar",
    "habitants",
    "personnes",
    "people",
    "hommes",
    "soldats",
    "h",
    "metres",
    "meters",
    "miles",
    "feet",
    "tonnes",
    "tons",
    "troops",
    "soldiers",
    "percent",
    "pieds",
];

/// Whether four digits alone are a year: not a number of things, of a house or of a telephone.
fn is_year(tokens: &Tokens, at: usize, lexicon: &Lexicon) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    if !(1000..=2100).contains(&token.number) {
        return false;
    }
    let (before, after) = (tokens.gap(at), tokens.gap(at + 1));
    let glued = |bits: u16| {
        bits & (gap::MONEY | gap::SLASH) != 0
            || bits == gap::HYPHEN
            || bits == gap::STOP && at + 1 < tokens.len()
    };
    let range = |at: usize, bits: u16| {
        bits & (gap::HYPHEN | gap::DASH | gap::SLASH) != 0
            && tokens.get(at).is_some_and(|token| token.digits == 2 || token.digits == 4)
    };
    let in_range = range(at + 1, after) || at > 0 && range(at - 1, before);
    if (glued(before) || glued(after) && after != gap::HYPHEN) && !in_range
        || tokens.is_one_of(at + 1, &COUNTED)
    {
        return false;
    }
    let previous = at.checked_sub(1);
    if is(tokens, previous, lexicon, Trait::Preposition) && before & !gap::WITHIN == 0 {
        return true;
    }
    // "2000 manifestants", "2015 troops": a noun in small letters is counted, but not one that an article stands before. A name
    // right before it is a flight's or a room's.
    let pointed = previous
        .is_some_and(|at| tokens.is_one_of(at, &["the", "its", "his", "her", "their", "this", "that"]));
    let named = before == gap::SPACE
        && previous.is_some_and(|at| tokens.is_capital(at) && !tokens.begins_sentence(at, lexicon));
    let plausible = (1500..=2100).contains(&token.number);
    let numbered = previous.is_some_and(|at| tokens.is_one_of(at, &NUMBERED));
    plausible && !numbered && !named && (pointed || !is_counted(tokens, at + 1, lexicon))
}

/// What has a number of its own that is no year.
const NUMBERED: [&str; 16] = [
    "no", "rue", "route", "numero", "avenue", "room", "flight", "vol", "page", "pages", "p", "salle",
    "chambre", "bureau", "local", "bus",
];

/// Whether a month's name alone is one: "May" and "March" only behind a word that dates.
fn is_month(tokens: &Tokens, at: usize, lexicon: &Lexicon) -> bool {
    let previous = at.checked_sub(1).filter(|_| tokens.gap(at) & !gap::WITHIN == 0);
    let english = lexicon.language == Language::ENGLISH;
    let full = tokens.word(at).len() > 3 || tokens.is_one_of(at, &["mai", "may"]);
    if !full || english && !tokens.is_capital(at) {
        return false;
    }
    if !english {
        // Mars the planet and Mai the surname have capitals.
        let upper = tokens.get(at).is_some_and(|token| token.upper);
        let abbreviated = is(tokens, Some(at), lexicon, Trait::Abbreviation);
        return !abbreviated
            && (!tokens.is_capital(at) || upper || is(tokens, previous, lexicon, Trait::Preposition));
    }
    // A name goes on: "June Smith", "April Johnson".
    let name = tokens.gap(at + 1) == gap::SPACE && tokens.is_capital(at + 1);
    if !doubtful(tokens, at, lexicon) {
        return !name;
    }
    let edge = previous
        .and_then(|at| tokens.entry(at, lexicon))
        .is_some_and(|entry| entry.sense(Slot::Edge).is_some());
    (is(tokens, previous, lexicon, Trait::Preposition) || edge) && !name
}

/// Whether a season's name is one: "a été" is a verb, "spring" and "fall" are others.
fn is_season(tokens: &Tokens, found: &Match, lexicon: &Lexicon) -> bool {
    let slots = &found.slots;
    if slots.has(Slot::Year) || slots.has(Slot::This) || slots.has(Slot::Step) {
        return true;
    }
    let previous = found.from.checked_sub(1).filter(|_| tokens.gap(found.from) & !gap::WITHIN == 0);
    if lexicon.language == Language::FRENCH {
        let article =
            ["l", "d", "en", "le", "au", "du", "debut", "fin", "mi", "hiver", "automne", "printemps"];
        // "le printemps de l'environnement" is a name.
        let of = tokens.is_one_of(found.to, &["de", "du", "des", "d"]) && tokens.gap(found.to) == gap::SPACE;
        let name = tokens.get(found.to - 1).is_some_and(|token| token.form == Form::Capital && !token.upper);
        return previous.is_some_and(|at| tokens.is_one_of(at, &article)) && !of && !name;
    }
    let noun = tokens
        .get(found.to)
        .is_some_and(|next| tokens.gap(found.to) == gap::SPACE && next.form == Form::Lower)
        && !is(tokens, Some(found.to), lexicon, Trait::Function)
        && tense(tokens, found.to, lexicon).is_none();
    let dated = previous.is_some_and(|at| {
        tokens.is_one_of(
            at,
            &[
                "in", "the", "of", "during", "by", "since", "until", "this", "early", "late", "mid", "for",
                "through",
            ],
        )
    });
    let of = tokens.is_one_of(found.to, &["of"]);
    dated && !noun && !of
}

/// Where an expression looks, by the words before it and the verbs of its clause and sentence.
pub(super) fn direction(tokens: &Tokens, found: &Match, clauses: &[Clause], lexicon: &Lexicon) -> Direction {
    let bounded = bound(tokens, found, lexicon);
    if bounded == Some(Trait::Since) {
        return Direction::Past;
    }
    let told = told_direction(tokens, found, clauses, lexicon);
    let weekday = found.slots.has(Slot::Weekday) && !found.slots.has(Slot::Day);
    match (bounded, told) {
        // "Unions asked for calm until Friday"
        (Some(_), Direction::Past) if weekday => Direction::Future,
        (Some(_), Direction::Past) => Direction::Unknown,
        (Some(_), _) => Direction::Future,
        (None, told) => told,
    }
}

fn told_direction(tokens: &Tokens, found: &Match, clauses: &[Clause], lexicon: &Lexicon) -> Direction {
    let own = clauses.partition_point(|clause| clause.tokens.end <= found.from);
    let Some(clause) = clauses.get(own) else { return Direction::Unknown };
    let english = lexicon.language == Language::ENGLISH;
    let of = |tense: Tense| match tense {
        Tense::Past | Tense::Pluperfect => Some(Direction::Past),
        Tense::Future | Tense::Conditional => Some(Direction::Future),
        // English news tells what happened in the past tense: "the final is on Thursday".
        Tense::Present => english.then_some(Direction::Future),
    };
    // "les modifications annoncées mercredi"
    let participle =
        found.from.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|token| token.participle);
    if participle
        && tokens.gap(found.from) & !(gap::WITHIN | gap::QUOTE) == 0
        && !is_planned(tokens, found.from, lexicon)
    {
        return Direction::Past;
    }
    if let Some(told) = nearest_tense(tokens, found, clause, lexicon).and_then(of) {
        return told;
    }
    if clause.tense.is_some() {
        return Direction::Unknown;
    }
    if english && follows_present(tokens, found.from, lexicon) {
        return Direction::Future;
    }
    let others = clauses.iter().filter(|other| other.sentence == clause.sentence);
    others.filter_map(|other| of(other.tense?)).next().unwrap_or(Direction::Unknown)
}

/// "prévu mercredi" is to come.
fn is_planned(tokens: &Tokens, from: usize, lexicon: &Lexicon) -> bool {
    is(tokens, from.checked_sub(1), lexicon, Trait::Future)
}

/// "Campaigning ends on Thursday", "the board votes Tuesday": a verb of the present, which no table lists, told by its -s where
/// no other verb of the clause tells more.
fn follows_present(tokens: &Tokens, from: usize, lexicon: &Lexicon) -> bool {
    let preposition = usize::from(from > 0 && tokens.is_one_of(from - 1, &["on", "in"]));
    from.checked_sub(1 + preposition).is_some_and(|at| {
        let word = tokens.word(at);
        tokens.get(at).is_some_and(|token| token.form == Form::Lower)
            && word.ends_with("s")
            && !word.ends_with_one(&["ss", "us", "is"])
            && !is(tokens, Some(at), lexicon, Trait::Function)
    })
}

/// The tense of the verb that stands nearest to an expression in its clause. A comma between the two sets them farther apart.
fn nearest_tense(tokens: &Tokens, found: &Match, clause: &Clause, lexicon: &Lexicon) -> Option<Tense> {
    let distance = |at: usize| {
        let between = if at < found.from { at + 1..found.from + 1 } else { found.to..at + 1 };
        let commas = between.clone().filter(|at| tokens.gap(*at) & gap::COMMA != 0).count();
        between.len() + COMMA * commas
    };
    let outside = clause.tokens.clone().filter(|at| *at < found.from || *at >= found.to);
    let verbs = outside.filter_map(|at| tense(tokens, at, lexicon).map(|tense| (at, tense)));
    verbs.min_by_key(|(at, _)| distance(*at)).map(|(_, tense)| tense)
}

/// As so many words a comma counts between a verb and a date.
const COMMA: usize = 5;

/// Whether an expression bounds a stretch instead of dating: "d'ici le 11 septembre", "à partir du 2 août", "since May".
pub(super) fn bound(tokens: &Tokens, found: &Match, lexicon: &Lexicon) -> Option<Trait> {
    let mut at = found.from.checked_sub(1)?;
    // "jusqu'au", "à partir du", "d'ici à la fin"
    for _ in 0..2 {
        if tokens.gap(at + 1) & !gap::WITHIN == 0
            && tokens.is_one_of(at, &["au", "a`", "aux", "du", "de", "le", "en", "d", "the"])
        {
            at = at.checked_sub(1)?;
        }
    }
    if tokens.gap(at + 1) & !gap::WITHIN != 0 {
        return None;
    }
    let entry: &Entry = tokens.entry(at, lexicon)?;
    [Trait::Since, Trait::Limit].into_iter().find(|wanted| entry.is(*wanted))
}
