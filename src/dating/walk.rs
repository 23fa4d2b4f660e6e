//! Matching one rule: which tokens its elements take, and what these say.

use super::grammar::Match;
use super::lexicon::{Entry, Lexicon};
use super::rule::{Element, Rule, Wants};
use super::slots::{SOME, Slot, Slots, Unit};
use super::tokens::{Form, Token, Tokens, gap};
use super::word::{Word, words};

/// One rule on the tokens from `start` on.
pub(super) struct Walk<'a> {
    pub(super) rule: &'a Rule,
    pub(super) tokens: &'a Tokens,
    pub(super) lexicon: &'a Lexicon,
    pub(super) start: usize,
}

/// The most elements a rule may have.
pub(super) const LONGEST: usize = 16;

/// How many tokens each element of a rule takes; 0 for one that is missing.
type Path = [u8; LONGEST];

impl Walk<'_> {
    /// The match of the rule, if it ends behind the token `beyond`.
    pub(super) fn run(&self, beyond: usize) -> Option<Match> {
        let mut path = Path::default();
        let end = self.end_from(0, self.start, None, &mut path)?;
        (end > beyond).then(|| self.matched(end, &path))?
    }

    /// Where the elements from `number` on end, of which the first stands at `at`; the path tells how. `dash` is the token before
    /// which a dash was taken.
    fn end_from(&self, number: usize, at: usize, dash: Option<usize>, path: &mut Path) -> Option<usize> {
        let Some(element) = self.rule.elements.get(number) else { return Some(at) };
        if let Wants::Dash = element.wants {
            let bits = self.tokens.gap(at);
            let sign = gap::HYPHEN | gap::DASH;
            let is_dash = bits & sign != 0 && bits & !(sign | gap::SPACE) == 0;
            return if is_dash { self.end_from(number + 1, at, Some(at), path) } else { None };
        }
        let joined = at == self.start || self.joins(element, at, dash == Some(at));
        if joined
            && let Some((length, _)) = self.reads(&element.wants, at)
            && let Some(end) = self.end_from(number + 1, at + length, dash, path)
        {
            path[number] = u8::try_from(length).unwrap_or(u8::MAX);
            return Some(end);
        }
        path[number] = 0;
        if element.optional { self.end_from(number + 1, at, dash, path) } else { None }
    }

    /// What the rule says of the tokens that its elements take.
    fn matched(&self, end: usize, path: &Path) -> Option<Match> {
        let mut at = self.start;
        let (mut slots, mut first) = (self.rule.given, None);
        let (mut from, mut to, mut second_from) = (self.start, end, 0);
        for (element, length) in self.rule.elements.iter().zip(path) {
            let dash = matches!(element.wants, Wants::Dash);
            if element.parts && *length > 0 || dash {
                first = Some((slots, at));
                slots = Slots::default();
                second_from = at + usize::from(*length);
            }
            if *length == 0 {
                continue;
            }
            if element.opens {
                from = at;
            }
            self.fill(element, at, &mut slots);
            at += usize::from(*length);
            if element.closes {
                to = at;
            }
        }
        let make = self.rule.make;
        let Some((mut one, one_to)) = first else {
            return (from < to).then_some(Match { make, slots, from, to, end, second: None });
        };
        let shared = [Slot::Month, Slot::Year, Slot::Step, Slot::Era, Slot::Unit];
        one.share(&slots, &shared);
        slots.share(&one, &shared);
        let second = Some((slots, second_from, to));
        (from < one_to).then_some(Match { make, slots: one, from, to: one_to, end, second })
    }

    fn fill(&self, element: &Element, at: usize, slots: &mut Slots) {
        if let Some((_, Some((slot, value)))) = self.reads(&element.wants, at) {
            slots.set(slot, value);
        }
        if let Wants::Code = element.wants
            && let Some((unit, _)) = self.tokens.get(at).and_then(Self::code)
        {
            slots.set(Slot::Unit, unit as i16);
        }
    }

    /// Whether what stands before the token leaves it within the expression.
    fn joins(&self, element: &Element, at: usize, dash: bool) -> bool {
        if element.hyphen {
            return self.tokens.gap(at) == gap::HYPHEN;
        }
        let mut allowed = gap::WITHIN;
        if element.comma {
            allowed |= gap::COMMA;
        }
        let before = at - 1;
        if dash {
            allowed |= gap::DASH;
        }
        let initial = self.tokens.word(before).len() == 1;
        if initial || self.tokens.entry(before, self.lexicon).is_some_and(Entry::is_abbreviation) {
            allowed |= gap::STOP;
        }
        if let Wants::LastYear = element.wants {
            allowed |= gap::DASH | gap::SLASH;
        }
        self.tokens.gap(at) & !allowed == 0
    }

    /// How many tokens the wanted takes, and what it fills.
    fn reads(&self, wants: &Wants, at: usize) -> Option<(usize, Option<(Slot, i16)>)> {
        let token = self.tokens.get(at)?;
        let filled = match wants {
            Wants::Dash => return None,
            Wants::Words(words) => return words.contains(&token.word).then_some((1, None)),
            Wants::Slot(Slot::Part) if self.are(at, words!("apres", "midi")) => {
                return Some((2, Some((Slot::Part, AFTERNOON))));
            }
            Wants::Slot(Slot::Unit) if self.are(at, words!("week", "end")) => {
                return Some((2, Some((Slot::Unit, Unit::WeekEnd as i16))));
            }
            Wants::Slot(slot) => (*slot, self.sense(token, *slot)?),
            Wants::DayInDigits => {
                return self
                    .day(token, at)
                    .filter(|_| token.digits > 0)
                    .map(|(length, day)| (length, Some((Slot::Day, day))));
            }
            Wants::Day => return self.day(token, at).map(|(length, day)| (length, Some((Slot::Day, day)))),
            Wants::Number => {
                let (length, number) = number(self.tokens, at, self.lexicon)?;
                return Some((length, Some((Slot::Number, number))));
            }
            Wants::Exactly(number) => {
                return (token.digits > 0 && token.number == *number).then_some((1, None));
            }
            Wants::LastYear => {
                let goes_on = matches!(self.tokens.gap(at), gap::HYPHEN | gap::DASH | gap::SLASH);
                let digits = matches!(token.digits, 2 | 4) && token.form == Form::Digits;
                return (goes_on && digits).then_some((1, None));
            }
            Wants::Tens => {
                return self.tens(token, at).map(|(length, tens)| (length, Some((Slot::Decade, tens))));
            }
            Wants::Code => (Slot::Ordinal, Self::code(token)?.1),
            Wants::AnyWeekday => return self.sense(token, Slot::Weekday).map(|_| (1, None)),
            Wants::DayInWords => {
                let (length, day) = number(self.tokens, at, self.lexicon).filter(|_| token.digits == 0)?;
                return (2..=31).contains(&day).then_some((length, Some((Slot::Day, day))));
            }
            Wants::OldYear => (
                Slot::Year,
                small(token, 100, 999).filter(|_| token.form == Form::Digits && token.digits == 3)?,
            ),
            Wants::Year => (Slot::Year, year(token)?),
            Wants::ShortYear => (Slot::Year, short_year(token)?),
            Wants::Ordinal => (Slot::Ordinal, self.ordinal(token)?),
            Wants::Decade => (Slot::Decade, decade(token)?),
            Wants::AnyYear => (Slot::Year, small(token, 1, 9999).filter(|_| token.form == Form::Digits)?),
            Wants::MonthNumber => (Slot::Month, small(token, 1, 12).filter(|_| token.form == Form::Digits)?),
        };
        Some((1, Some(filled)))
    }

    fn sense(&self, token: &Token, slot: Slot) -> Option<i16> {
        self.lexicon.entry(token.place).sense(slot)
    }

    /// Whether these two words stand here: "après-midi" and "week-end", of which a part is a word of its own.
    fn are(&self, at: usize, [first, second]: [Word; 2]) -> bool {
        self.tokens.word(at) == first && self.tokens.word(at + 1) == second
    }

    /// The unit and number of "Q3", "T1", "H2", "S1".
    fn code(token: &Token) -> Option<(Unit, i16)> {
        let number = i16::try_from(token.number).ok()?;
        let letter = |word: &str| token.form == Form::Mixed && token.word == Word::of(word);
        if letter("q") || letter("t") {
            return Some((Unit::Quarter, number)).filter(|_| (1..=4).contains(&number));
        }
        Some((Unit::Half, number)).filter(|_| (letter("h") || letter("s")) && (1..=2).contains(&number))
    }

    fn tens(&self, token: &Token, at: usize) -> Option<(usize, i16)> {
        let (length, number) = if token.digits > 0 {
            (
                1,
                small(token, 10, 2190)
                    .filter(|_| token.form == Form::Digits && matches!(token.digits, 2 | 4))?,
            )
        } else {
            number(self.tokens, at, self.lexicon)?
        };
        (number % 10 == 0 && number >= 10).then_some((length, number / 10))
    }

    fn ordinal(&self, token: &Token) -> Option<i16> {
        match token.form {
            Form::Ordinal => small(token, 1, 99),
            _ => self.sense(token, Slot::Ordinal),
        }
    }

    /// Whether an ordinal in words is a day: "premier" before a month, "the third of", but not "Premier ministre" nor "third-party".
    fn is_day_word(&self, at: usize, day: i16) -> bool {
        let month =
            |at| self.tokens.entry(at, self.lexicon).is_some_and(|entry| entry.sense(Slot::Month).is_some());
        if self.tokens.is_french() {
            return day == 1 && month(at + 1);
        }
        self.tokens.is_one_of(at + 1, &words!("of"))
            || at > 0 && self.tokens.is_one_of(at - 1, &words!("the"))
            || month(at + 1)
    }

    fn day(&self, token: &Token, at: usize) -> Option<(usize, i16)> {
        let written = matches!(token.form, Form::Digits | Form::Ordinal) && token.digits <= 2;
        if token.digits > 0 {
            return small(token, 1, 31).filter(|_| written).map(|day| (1, day));
        }
        // "twenty-first"
        let tens = self.sense(token, Slot::Number).filter(|tens| matches!(tens, 20 | 30));
        if let Some(tens) = tens
            && self.tokens.gap(at + 1) & !(gap::HYPHEN | gap::SPACE) == 0
            && let Some(ordinal) = self.tokens.get(at + 1).and_then(|token| self.sense(token, Slot::Ordinal))
        {
            return (tens + ordinal <= 31 && ordinal < 10).then_some((2, tens + ordinal));
        }
        self.sense(token, Slot::Ordinal)
            .filter(|day| *day <= 31 && self.is_day_word(at, *day))
            .map(|day| (1, day))
    }
}

/// The afternoon among [`super::slots::PARTS`].
const AFTERNOON: i16 = 2;

/// The token's number where it lies between these.
fn small(token: &Token, least: u32, most: u32) -> Option<i16> {
    let fits = token.digits > 0 && (least..=most).contains(&token.number);
    i16::try_from(token.number).ok().filter(|_| fits)
}

fn year(token: &Token) -> Option<i16> {
    let plain = token.form == Form::Digits && token.digits == 4;
    small(token, 1000, 2200).filter(|_| plain)
}

/// A year of two digits, which stays below 100 until its century is told.
fn short_year(token: &Token) -> Option<i16> {
    let plain = token.form == Form::Digits && token.digits == 2;
    small(token, 0, 99).filter(|_| plain)
}

fn decade(token: &Token) -> Option<i16> {
    let round = token.form == Form::Plural && token.number.is_multiple_of(10);
    match token.digits {
        _ if !round => None,
        4 => small(token, 1000, 2190).map(|year| year / 10),
        2 => small(token, 10, 90).map(|year| year / 10),
        _ => None,
    }
}

/// A number in digits or in words, and how many tokens it takes. "A few" is [`SOME`].
pub(super) fn number(tokens: &Tokens, at: usize, lexicon: &Lexicon) -> Option<(usize, i16)> {
    let token = tokens.get(at)?;
    if token.digits > 0 {
        return small(token, 0, 30_000).filter(|_| token.form == Form::Digits).map(|number| (1, number));
    }
    let value = |at: usize| tokens.entry(at, lexicon)?.sense(Slot::Number);
    let joined = |at: usize| tokens.gap(at) & !(gap::SPACE | gap::HYPHEN) == 0;
    let mut sum = value(at)?;
    let mut end = at + 1;
    while sum != SOME && end - at < LONGEST_NUMBER && joined(end) {
        let and = usize::from(tokens.is_one_of(end, &words!("et", "and")));
        let Some(next) = value(end + and).filter(|_| joined(end + and)) else { break };
        sum = match (sum, next) {
            // "a few", "a couple", "une dizaine"
            (1, SOME | 2 | 10 | 12 | 15 | 20 | 100) if end == at + 1 && and == 0 => next,
            (_, SOME) => break,
            (4, 20) if tokens.is_french() => 80,
            (_, 100) if sum < 100 => sum * 100,
            // "twenty-one", "soixante-dix-sept"; "one two" is no number, nor is "twenty and ten" in English.
            (_, next)
                if next < 20
                    && (20..100).contains(&sum)
                    && sum % 10 == 0
                    && (and == 0 || tokens.is_french()) =>
            {
                sum + next
            }
            (_, next) if next < 100 && sum >= 100 && sum % 100 == 0 => sum + next,
            (10, 7..=9) => 10 + next,
            (70 | 90, 7..=9) => sum + next,
            _ => break,
        };
        end += and + 1;
    }
    Some((end - at, sum))
}

/// Of how many words a number is at most.
const LONGEST_NUMBER: usize = 8;
