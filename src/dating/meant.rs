//! Whether what the grammar matches is meant as a date: "may", "spring", "2 000" and "Mars" are other things too.

use super::grammar::{Make, Match};
use super::lexicon::{Lexicon, Trait};
use super::slots::{Slot, Slots, Unit};
use super::tense::tense;
use super::tokens::{Form, Tokens, gap};
use super::word::{Ending, Word, endings, words};

/// Whether what the grammar matches is a date here.
pub(super) fn is_meant(tokens: &Tokens, found: &Match, lexicon: &Lexicon) -> bool {
    let slots = &found.slots;
    let french = tokens.is_french();
    match found.make {
        Make::Nothing => return true,

        Make::Date => {}
        _ => return true,
    }
    let alone = found.from + 1 == found.to;
    let short = has_short_year(slots);
    if short && is_followed(tokens, found, lexicon) {
        return false;
    }
    if slots.has(Slot::Season) {
        return is_season(tokens, found);
    }
    if slots.has(Slot::Holiday) {
        return !is_name(tokens, found) && (!french || is_french_name_of_day(tokens, found, lexicon));
    }
    // "Sheffield Wednesday last weekend"
    if slots.has(Slot::Weekday) && slots.unit().is_some_and(|unit| unit != Unit::Week) {
        return false;
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
        (true, false, false) => {
            let month =
                tokens.entry(found.to, lexicon).is_some_and(|entry| entry.sense(Slot::Month).is_some());
            !month && !is_counted(tokens, found.to, lexicon) && is_day(tokens, found, french)
        }
        (false, true, _) if alone => is_month(tokens, found.from, lexicon),
        (false, false, true) if french => !is_french_weekday_name(tokens, found),
        (false, false, true) if is_english_weekday_name(tokens, found) => false,
        (false, false, false) if alone && slots.has(Slot::Year) && !slots.has(Slot::Era) => {
            short || is_year(tokens, found.from, lexicon)
        }
        (true, true, _) => {
            !is_street(tokens, found.from) && !is_number_word(tokens, found) && !is_verb(tokens, found.from)
        }
        (_, _, true) | (_, true, _) if !french => {
            // "may", "march", "sun" in small letters are other words.
            let mut words = found.from..found.to;
            words.clone().any(|at| tokens.is_capital(at)) || !words.any(|at| doubtful(tokens, at, lexicon))
        }
        _ => true,
    }
}

/// Without the two digits at its end that are no year: "le 13 juillet 21 personnes".
pub(super) fn without_counted_year(tokens: &Tokens, mut found: Match, lexicon: &Lexicon) -> Match {
    let dated = found.slots.has(Slot::Day) && found.slots.has(Slot::Month) && found.second.is_none();
    if dated && found.to == found.end && has_short_year(&found.slots) && is_followed(tokens, &found, lexicon)
    {
        found.slots.clear(Slot::Year);
        (found.to, found.end) = (found.to - 1, found.end - 1);
    }
    found
}

fn has_short_year(slots: &Slots) -> bool {
    slots.get(Slot::Year).is_some_and(|year| year < 1000) && !slots.has(Slot::Era)
}

/// Whether what follows makes a number of things of the digits at an expression's end.
fn is_followed(tokens: &Tokens, found: &Match, lexicon: &Lexicon) -> bool {
    let apostrophe = tokens.gap(found.to - 1) & (gap::APOSTROPHE | gap::QUOTE) != 0;
    let name = tokens.gap(found.to) == gap::SPACE && tokens.is_capital(found.to);
    !apostrophe && (name || is_counted(tokens, found.to, lexicon))
}

/// Whether "after" or "before" at an expression's end has an event behind it: "four days after thieves emptied …"; not so in "dix
/// ans après avec …".
pub(super) fn counts_from_event(tokens: &Tokens, found: &Match) -> bool {
    let last = found.end - 1;
    tokens.is_one_of(last, &words!("after", "before", "apres", "avant"))
        && found.end < tokens.len()
        && tokens.gap(found.end) & !gap::WITHIN == 0
        && found.slots.has(Slot::Number)
        && !tokens.is_one_of(
            found.end,
            &words!("avec", "dans", "a`", "par", "pour", "en", "sur", "on", "in", "at", "with", "by", "for"),
        )
}

/// Whether a noun in small letters stands at `at`, of which the number before it tells how many.
fn is_counted(tokens: &Tokens, at: usize, lexicon: &Lexicon) -> bool {
    tokens.gap(at) == gap::SPACE
        && tokens.get(at).is_some_and(|next| next.form == Form::Lower)
        && !is(tokens, Some(at), Trait::Function)
        && tokens.entry(at, lexicon).is_none_or(|entry| entry.sense(Slot::Part).is_none())
        && tense(tokens, at).is_none()
        || tokens.gap(at) & gap::MONEY != 0
        || tokens.is_one_of(at, &COUNTED)
}

/// A day of the month alone: "le 15" in digits, "the 17th" with its ending.
fn is_day(tokens: &Tokens, found: &Match, french: bool) -> bool {
    let form = tokens.get(found.from).map(|token| token.form);
    let behind = tokens.gap(found.to);
    let last = behind & (gap::SLASH | gap::HYPHEN) == 0 && !(behind == gap::STOP && found.to < tokens.len());
    last && if french { form == Some(Form::Digits) } else { form == Some(Form::Ordinal) }
}

/// "le 13 sept personnes": "sept" is a number without its stop and before a noun.
fn is_number_word(tokens: &Tokens, found: &Match) -> bool {
    let last = found.to - 1;
    tokens.is_french()
        && tokens.is_one_of(last, &words!("sept"))
        && tokens.gap(found.to) == gap::SPACE
        && tokens.get(found.to).is_some_and(|next| next.form == Form::Lower)
}

/// "The court sat May 13": abbreviations of weekdays have capitals.
fn is_verb(tokens: &Tokens, from: usize) -> bool {
    tokens.is_one_of(from, &words!("sat", "sun", "mon", "wed")) && !tokens.is_capital(from)
}

/// "rue du 4-Septembre"
fn is_street(tokens: &Tokens, from: usize) -> bool {
    let streets = words!("rue", "place", "avenue", "boulevard", "quai", "stade", "pont", "station");
    from > 1 && tokens.is_one_of(from - 1, &words!("du", "de")) && tokens.is_one_of(from - 2, &streets)
}

/// French writes weekdays small: with a capital within a sentence and behind another name they are names themselves; behind "le"
/// they are what is done each week.
fn is_french_weekday_name(tokens: &Tokens, found: &Match) -> bool {
    let Some(before) = found.from.checked_sub(1) else { return false };
    let capital = tokens.get(found.from).is_some_and(|token| token.form == Form::Capital && !token.upper);
    let begins = tokens.begins_sentence(found.from) || tokens.gap(found.from) & !gap::WITHIN != 0;
    let weekly =
        tokens.is_one_of(before, &words!("le")) && !found.slots.has(Slot::Step) && found.from + 1 == found.to;
    capital && !begins || weekly
}

/// "The Friday Mosque", "Black Friday", "Sunday Times": a weekday within a name.
fn is_english_weekday_name(tokens: &Tokens, found: &Match) -> bool {
    let before = |words: &[Word]| found.from > 0 && tokens.is_one_of(found.from - 1, words);
    let capital_behind = tokens.gap(found.to) == gap::SPACE && tokens.is_capital(found.to);
    let papers = words!("times", "telegraph", "mail", "express", "mirror", "post", "herald", "mosque");
    before(&words!("black", "bloody", "cyber", "super", "ruby"))
        || capital_behind && (before(&words!("the", "a")) || tokens.is_one_of(found.to, &papers))
}

/// "l'Ascension" is a day, "l'ascension" is none.
fn is_french_name_of_day(tokens: &Tokens, found: &Match, lexicon: &Lexicon) -> bool {
    let capital = (found.from..found.to).any(|at| tokens.is_capital(at));
    let weekday = tokens.entry(found.from, lexicon).is_some_and(|entry| entry.sense(Slot::Weekday).is_some());
    let plain = words!("noel", "paques", "ramadan", "toussaint", "jour", "nouvel", "fete", "mardi");
    capital || weekday || tokens.is_one_of(found.from, &plain)
}

/// "Easter Island", "Saint-Jean-de-Luz", "Tariq Ramadan", "l'île de Pâques": a feast's name within another name.
fn is_name(tokens: &Tokens, found: &Match) -> bool {
    let told = found.slots.has(Slot::Year) || found.slots.has(Slot::Step);
    let capital = tokens.gap(found.to) == gap::SPACE && tokens.is_capital(found.to);
    let goes_on = !told && (tokens.gap(found.to) == gap::HYPHEN || capital);
    let Some(before) = found.from.checked_sub(1) else { return goes_on };
    let close = tokens.gap(found.from) & !(gap::SPACE | gap::STOP) == 0;
    let named = close
        && (tokens.is_capital(before) && !tokens.begins_sentence(before)
            || tokens.is_one_of(before, &words!("m", "mme", "mr", "mrs")));
    let island =
        tokens.is_one_of(before, &words!("de")) && before > 0 && tokens.is_one_of(before - 1, &words!("ile"));
    goes_on || named || island
}

/// "le 11-Septembre" with hyphen and capital is the day of 2001.
pub(super) fn is_nine_eleven(tokens: &Tokens, found: &Match) -> bool {
    let slots = &found.slots;
    (slots.get(Slot::Day), slots.get(Slot::Month), slots.get(Slot::Year)) == (Some(11), Some(9), None)
        && found.from + 2 == found.to
        && tokens.gap(found.from + 1) == gap::HYPHEN
        && tokens.is_capital(found.from + 1)
}

fn doubtful(tokens: &Tokens, at: usize, lexicon: &Lexicon) -> bool {
    tokens.entry(at, lexicon).is_some_and(|entry| entry.is(Trait::Doubtful))
}

/// Whether the lexicon says this of the word at `at`, if there is one.
pub(super) fn is(tokens: &Tokens, at: Option<usize>, wanted: Trait) -> bool {
    at.is_some_and(|at| tokens.is(at, wanted))
}

/// What stands after a number that is no year.
const COUNTED: [Word; 24] = words!(
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
    "pieds"
);

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
    // "En 1998 les talibans", but "de 1800 soldats".
    let joined = before & !gap::WITHIN == 0;
    if joined
        && previous.is_some_and(|at| tokens.is_one_of(at, &words!("en", "in", "since", "depuis", "des`")))
    {
        return true;
    }
    if joined && is(tokens, previous, Trait::Preposition) {
        return !(is_counted(tokens, at + 1, lexicon) && tokens.word(at + 1).ends_with_one(&PLURAL));
    }
    // "2000 manifestants", "2015 troops": a noun in small letters is counted, but not one that an article stands before. A name
    // right before it is a flight's or a room's.
    let pointed = previous
        .is_some_and(|at| tokens.is_one_of(at, &words!("the", "its", "his", "her", "their", "this", "that")));
    let named = before == gap::SPACE
        && previous.is_some_and(|at| tokens.is_capital(at) && !tokens.begins_sentence(at));
    let plausible = (1500..=2100).contains(&token.number);
    let numbered = previous.is_some_and(|at| tokens.is_one_of(at, &NUMBERED));
    plausible && !numbered && !named && (pointed || !is_counted(tokens, at + 1, lexicon))
}

/// How nouns end of which there are several.
const PLURAL: [Ending; 2] = endings!("s", "x");

/// What has a number of its own that is no year.
pub(super) const NUMBERED: [Word; 24] = words!(
    "article",
    "departementale",
    "nationale",
    "decret",
    "dossier",
    "loi",
    "version",
    "code",
    "no",
    "rue",
    "route",
    "numero",
    "avenue",
    "room",
    "flight",
    "vol",
    "page",
    "pages",
    "p",
    "salle",
    "chambre",
    "bureau",
    "local",
    "bus"
);

/// Whether a month's name alone is one: "May" and "March" only behind a word that dates.
fn is_month(tokens: &Tokens, at: usize, lexicon: &Lexicon) -> bool {
    let previous = at.checked_sub(1).filter(|_| tokens.gap(at) & !gap::WITHIN == 0);
    let english = !tokens.is_french();
    let full = tokens.word(at).len() > 3 || tokens.is_one_of(at, &words!("mai", "may"));
    if !full || english && !tokens.is_capital(at) {
        return false;
    }
    if !english {
        // Mars the planet and Mai the surname have capitals.
        let upper = tokens.get(at).is_some_and(|token| token.upper);
        let abbreviated = is(tokens, Some(at), Trait::Abbreviation);
        return !abbreviated && (!tokens.is_capital(at) || upper || is(tokens, previous, Trait::Preposition));
    }
    // A name goes on: "June Smith", "April Johnson".
    let name = tokens.gap(at + 1) == gap::SPACE && tokens.is_capital(at + 1);
    if !doubtful(tokens, at, lexicon) {
        return !name;
    }
    let edge = previous
        .and_then(|at| tokens.entry(at, lexicon))
        .is_some_and(|entry| entry.sense(Slot::Edge).is_some());
    (is(tokens, previous, Trait::Preposition) || edge) && !name
}

/// Whether a season's name is one: "a été" is a verb, "spring" and "fall" are others.
fn is_season(tokens: &Tokens, found: &Match) -> bool {
    let slots = &found.slots;
    if slots.has(Slot::Year) || slots.has(Slot::This) || slots.has(Slot::Step) {
        return true;
    }
    let previous = found.from.checked_sub(1).filter(|_| tokens.gap(found.from) & !gap::WITHIN == 0);
    if tokens.is_french() {
        let article =
            words!("l", "d", "en", "le", "au", "du", "debut", "fin", "mi", "hiver", "automne", "printemps");
        // "le printemps de l'environnement" is a name.
        let of =
            tokens.is_one_of(found.to, &words!("de", "du", "des", "d")) && tokens.gap(found.to) == gap::SPACE;
        let name = tokens.get(found.to - 1).is_some_and(|token| token.form == Form::Capital && !token.upper);
        return previous.is_some_and(|at| tokens.is_one_of(at, &article)) && !of && !name;
    }
    let noun = tokens
        .get(found.to)
        .is_some_and(|next| tokens.gap(found.to) == gap::SPACE && next.form == Form::Lower)
        && !is(tokens, Some(found.to), Trait::Function)
        && tense(tokens, found.to).is_none();
    let dated = previous.is_some_and(|at| {
        tokens.is_one_of(
            at,
            &words!(
                "in", "the", "of", "during", "by", "since", "until", "this", "early", "late", "mid", "for",
                "through"
            ),
        )
    });
    let of = tokens.is_one_of(found.to, &words!("of"));
    let name =
        tokens.gap(found.to) == gap::SPACE && tokens.is_capital(found.to) && tokens.is_capital(found.to - 1);
    dated && !noun && !of && !name
}
