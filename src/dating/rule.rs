//! One rule of a grammar: what it makes, the elements that stand one after the other, and which words may stand among them.

use super::grammar::{MAKES, Make};
use super::signature::Signature;
use super::slots::{NIGHT, Slot, Slots, Unit};
use super::walk::LONGEST;
use super::word::{Word, words};

#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub(super) make: Make,
    pub(super) given: Slots,
    pub(super) elements: Vec<Element>,
    /// What the second and the third token may be; anything where the match may end before.
    pub(super) next: Signature,
    pub(super) third: Signature,
}

#[derive(Clone, Debug)]
pub(super) struct Element {
    pub(super) wants: Wants,
    pub(super) optional: bool,
    pub(super) comma: bool,
    /// A hyphen must stand before it, and nothing else.
    pub(super) hyphen: bool,
    /// The second of two dates begins with the element after this one.
    pub(super) parts: bool,
    /// The expression begins or ends here, where the rule says so.
    pub(super) opens: bool,
    pub(super) closes: bool,
}

#[derive(Clone, Debug)]
pub(super) enum Wants {
    Words(Vec<Word>),
    /// A word that fills this slot.
    Slot(Slot),
    /// A day of the month, in digits or as an ordinal.
    Day,
    /// A day of the month in digits.
    DayInDigits,
    /// Four digits, or fewer before an era.
    Year,
    /// Two digits.
    ShortYear,
    /// Three digits, after a day and month.
    OldYear,
    /// The end of a stretch of years: "1989-90".
    LastYear,
    /// Tens of years: "60", "1990", "soixante".
    Tens,
    /// A quarter or half: "Q3", "T1", "H2".
    Code,
    /// A weekday that only goes along: "de mardi à mercredi".
    AnyWeekday,
    /// A day of the month in words, "deux" and above.
    DayInWords,
    /// A number in digits or words.
    Number,
    /// "third", "3rd"
    Ordinal,
    /// "1990s", "'90s"
    Decade,
    /// Any number, of a year that an era makes one.
    AnyYear,
    /// A number of a month in digits.
    MonthNumber,
    /// Just this number, in digits.
    Exactly(u32),
    /// Nothing but a hyphen or a dash.
    Dash,
}

impl Rule {
    /// The elements that it may begin with.
    pub(super) fn first(&self) -> impl Iterator<Item = &Element> {
        let optional = self.elements.iter().take_while(|element| element.optional).count();
        self.elements.iter().take(optional + 1)
    }

    /// What may stand so many tokens behind the first one of a match of these elements; anything where a match may end before.
    fn behind(elements: &[Element], tokens: usize) -> Signature {
        let mut found = Signature::default();
        for (number, element) in elements.iter().enumerate() {
            let rest = &elements[number + 1..];
            // A dash stands between two tokens, and is none.
            if let Wants::Dash = element.wants {
                continue;
            }
            found = found.or(match (tokens, element.wants.rest()) {
                (0, _) => element.wants.signature(),
                (1, more) => Self::behind(rest, 0).or(more),
                (_, more) if more == Signature::default() => Self::behind(rest, tokens - 1),
                _ => Signature::ANY,
            });
            if !element.optional {
                return found;
            }
        }
        Signature::ANY
    }
}

impl Wants {
    /// What the second of several tokens may be that it takes: "après-midi", "vingt et un".
    fn rest(&self) -> Signature {
        let numbers = [Slot::Number, Slot::Ordinal].map(Signature::slot);
        let words = |words: &[Word]| {
            words.iter().map(|word| Signature::word(*word)).fold(Signature::default(), Signature::or)
        };
        match self {
            Self::Slot(Slot::Part) => words(&words!("midi")),
            Self::Slot(Slot::Unit) => words(&words!("end")),
            Self::Number | Self::Day | Self::DayInWords | Self::Tens => {
                numbers.into_iter().fold(words(&words!("et", "and")), Signature::or)
            }
            _ => Signature::default(),
        }
    }

    /// What the token with which it begins may be.
    fn signature(&self) -> Signature {
        let numbers = [Slot::Number, Slot::Ordinal].map(Signature::slot);
        match self {
            Self::Words(words) => {
                words.iter().map(|word| Signature::word(*word)).fold(Signature::default(), Signature::or)
            }
            Self::Slot(slot) => {
                let compound = match slot {
                    Slot::Part => Signature::word(Word::of("apres")),
                    Slot::Unit => Signature::word(Word::of("week")),
                    _ => Signature::default(),
                };
                Signature::slot(*slot).or(compound)
            }
            Self::AnyWeekday => Signature::slot(Slot::Weekday),
            Self::Dash => Signature::default(),
            _ => numbers.into_iter().fold(Signature::NUMBER, Signature::or),
        }
    }
}

/// The rule of a line, which [`super::grammar`] explains.
pub(super) fn rule(line: &'static str) -> Option<Rule> {
    let mut parts = line.split_whitespace();
    let (name, given) = parts.next().map(|head| head.split_once(':').unwrap_or((head, "")))?;
    let made = MAKES.iter().find(|(own, _)| *own == name);
    debug_assert!(made.is_some(), "no such make: {line}");
    let elements: Vec<Element> = parts.map(element).collect();
    debug_assert!(elements.len() <= LONGEST, "too long: {line}");
    let [next, third] = [1, 2].map(|tokens| Rule::behind(&elements, tokens));
    Some(Rule { make: made?.1, given: given_slots(given), elements, next, third })
}

fn given_slots(given: &str) -> Slots {
    let mut slots = Slots::default();
    if let Ok(offset) = given.parse() {
        slots.set(Slot::Offset, offset);
    } else if given == "bc" {
        slots.set(Slot::Era, -1);
    } else if given == "week-after" {
        slots.set(Slot::Weeks, 1);
    } else if given == "tonight" {
        slots.set(Slot::Part, NIGHT);
    } else if let Some((_, unit)) =
        [("week-2", Unit::Week), ("year-2", Unit::Year)].iter().find(|(name, _)| *name == given)
    {
        slots.set(Slot::Unit, *unit as i16);
        slots.set(Slot::Step, -2);
    } else if let Some(holiday) = super::holidays::by_name(given) {
        slots.set(Slot::Holiday, holiday);
    } else {
        debug_assert!(given.is_empty(), "no such holiday: {given}");
    }
    slots
}

fn element(text: &'static str) -> Element {
    let (closes, text) = text.strip_suffix('>').map_or((false, text), |text| (true, text));
    let (opens, text) = text.strip_prefix('<').map_or((false, text), |text| (true, text));
    let (optional, text) = text.strip_suffix('?').map_or((false, text), |text| (true, text));
    let (parts, text) = text.strip_prefix('&').map_or((false, text), |text| (true, text));
    let (hyphen, text) = match text.strip_prefix('-').filter(|text| !text.is_empty()) {
        Some(text) => (true, text),
        None => (false, text),
    };
    let (comma, text) = text.strip_prefix(',').map_or((false, text), |text| (true, text));
    let wants = match text {
        "WEEKDAY" => Wants::Slot(Slot::Weekday),
        "WEEKDAYS" => Wants::Slot(Slot::Plural),
        "MONTH" => Wants::Slot(Slot::Month),
        "UNIT" => Wants::Slot(Slot::Unit),
        "SEASON" => Wants::Slot(Slot::Season),
        "PART" => Wants::Slot(Slot::Part),
        "EDGE" => Wants::Slot(Slot::Edge),
        "OFFSET" => Wants::Slot(Slot::Offset),
        "STEP" => Wants::Slot(Slot::Step),
        "THIS" => Wants::Slot(Slot::This),
        "ERA" => Wants::Slot(Slot::Era),
        "DECADEWORD" => Wants::Slot(Slot::Decade),
        "DAY" => Wants::Day,
        "DAYN" => Wants::DayInDigits,
        "YEAR" => Wants::Year,
        "YY" => Wants::ShortYear,
        "YYY" => Wants::OldYear,
        "LASTYEAR" => Wants::LastYear,
        "TENS" => Wants::Tens,
        "CODE" => Wants::Code,
        "ANYWEEKDAY" => Wants::AnyWeekday,
        "DAYINWORDS" => Wants::DayInWords,
        "NUM" => Wants::Number,
        "ORD" => Wants::Ordinal,
        "DECADE" => Wants::Decade,
        "ANYYEAR" => Wants::AnyYear,
        "MM" => Wants::MonthNumber,
        "-" => Wants::Dash,
        number if number.parse::<u32>().is_ok() => Wants::Exactly(number.parse().unwrap_or_default()),
        words => {
            debug_assert!(
                words.chars().all(|c| c.is_ascii_lowercase() || "|`".contains(c)),
                "no such class: {words}"
            );
            Wants::Words(words.split('|').map(Word::of).collect())
        }
    };
    Element { wants, optional, comma, hyphen, parts, opens, closes }
}

/// The parts of "après-midi" and "week-end", which are one unit each.
pub(super) const COMPOUND: [Word; 4] =
    [Word::of("apres"), Word::of("midi"), Word::of("week"), Word::of("end")];

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the rule lets such a word stand so many tokens behind its first.
    fn allows(line: &'static str, tokens: usize, word: &str) -> bool {
        let rule = rule(line).expect("a rule");
        Rule::behind(&rule.elements, tokens).meets(Signature::word(Word::of(word)))
    }

    #[test]
    fn a_rule_says_which_words_may_stand_second_and_third() {
        let line = "date in? the <PART> of MONTH";
        assert!(allows(line, 1, "the") && !allows(line, 1, "war"));
        assert!(!allows(line, 2, "the") && allows(line, 2, "of"), "\"the morning of\"");
        assert!(allows("date DAY - DAY MONTH", 1, "et"), "a day may be of several words");
        assert!(!allows("date DAYN - DAYN MONTH", 1, "et"), "a dash is no token");
        assert!(allows("date OFFSET YEAR?", 2, "war"), "where a match may end before, anything");
        assert!(allows("ago NUM UNIT ago", 2, "war"), "numbers of several words push the rest on");
    }
}
