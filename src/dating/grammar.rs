//! Rules that tell which words make a date, read from the tables under `grammar/`, and matching them.
//!
//! A rule is a line: what it makes, and the elements that stand one after the other.
//!
//! ```text
//! date   WEEKDAY? DAY MONTH ,YEAR?      # mardi 13 juillet 2021
//! ago    il y a NUM UNIT                # il y a trois jours
//! ```
//!
//! In small letters stand words, folded, with `|` between alternatives; in capitals what fills a slot. `?` marks what may be
//! missing, `,` before an element that a comma may stand there. `&` parts two dates that share what one of them lacks ("les 6
//! & 13 avril"); `<` and `>` bound the expression where the rule asks for more words around it.

use super::lexicon::{Lexicon, lines};
use super::signature::Signature;
use super::slots::{NIGHT, Slot, Slots, Unit};
use super::tokens::Tokens;
use super::walk::{LONGEST, Walk};
use super::word::{Word, words};

/// What a rule makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Make {
    /// A date by its slots, on the date of publication where they leave something open.
    Date,
    /// So long before publication.
    Ago,
    /// So long after publication.
    Ahead,
    /// So long before the date named before.
    Before,
    /// So long after the date named before.
    After,
    /// The date named before.
    Same,
    /// The past, the present, the future as such.
    Past,
    Present,
    Future,
    /// The day of the attacks of 11 September 2001.
    NineEleven,
    /// A day and a month in digits of which either may come first.
    EitherOrder,
    /// No date: a duration, a frequency, a name.
    Nothing,
}

/// The makes that rules ask for, by name. Behind the name and a colon a rule may fill a slot beforehand: `date:-2` is two days
/// before, `date:christmas` is a holiday.
const MAKES: [(&str, Make); 11] = [
    ("date", Make::Date),
    ("ago", Make::Ago),
    ("ahead", Make::Ahead),
    ("before", Make::Before),
    ("after", Make::After),
    ("same", Make::Same),
    ("past", Make::Past),
    ("present", Make::Present),
    ("future", Make::Future),
    ("9/11", Make::NineEleven),
    ("nothing", Make::Nothing),
];

#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub(super) make: Make,
    pub(super) given: Slots,
    pub(super) elements: Vec<Element>,
    /// What the second and the third token may be; anything where the match may end before.
    next: Signature,
    third: Signature,
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

/// What a rule made of some tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    pub(super) make: Make,
    pub(super) slots: Slots,
    /// The tokens of the expression.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Where the tokens of the rule end.
    pub(super) end: usize,
    /// The second of two dates that share words, and its tokens.
    pub(super) second: Option<(Slots, usize, usize)>,
}

/// The rules of a language.
pub(super) struct Grammar {
    rules: Vec<Rule>,
}

impl Grammar {
    pub(super) fn read(table: &'static str) -> Self {
        Self { rules: lines(table).filter_map(rule).collect() }
    }

    /// The rules that may begin with a number in digits.
    pub(super) fn numbers(&self) -> Vec<u16> {
        self.starting(|wants| !matches!(wants, Wants::Words(_) | Wants::Slot(_) | Wants::Dash))
    }

    /// The rules that may begin with an element of which `is` holds.
    #[allow(clippy::cast_possible_truncation)] // tables of some hundred rules
    fn starting(&self, is: impl Fn(&Wants) -> bool) -> Vec<u16> {
        let begins = |rule: &Rule| rule.first().any(|element| is(&element.wants));
        let numbered = self.rules.iter().enumerate();
        numbered.filter(|(_, rule)| begins(rule)).map(|(number, _)| number as u16).collect()
    }

    /// What may follow the first token in one of these rules.
    pub(super) fn next_of(&self, rules: &[u16]) -> Signature {
        let rules = rules.iter().filter_map(|number| self.rules.get(usize::from(*number)));
        rules.map(|rule| rule.next).fold(Signature::default(), Signature::or)
    }

    /// Every word of the rules.
    pub(super) fn words(&self) -> Vec<Word> {
        let elements = self.rules.iter().flat_map(|rule| &rule.elements);
        let words = elements.filter_map(|element| match &element.wants {
            Wants::Words(words) => Some(words.as_slice()),
            _ => None,
        });
        words.flatten().copied().chain(COMPOUND).collect()
    }

    /// The words that rules may begin with, each with the rule's number.
    #[allow(clippy::cast_possible_truncation)]
    pub(super) fn first_words(&self) -> Vec<(Word, u16)> {
        let mut found = Vec::new();
        for (number, rule) in self.rules.iter().enumerate() {
            for element in rule.first() {
                match &element.wants {
                    Wants::Words(words) => found.extend(words.iter().map(|word| (*word, number as u16))),
                    // "Week-end" is a unit, "week" is none in French.
                    Wants::Slot(Slot::Unit) => found.push((COMPOUND[2], number as u16)),
                    _ => {}
                }
            }
        }
        found
    }

    /// The rules that may begin with a word of this slot. Numbers in words begin what numbers in digits do.
    pub(super) fn first_slots(&self, slot: Slot) -> Vec<u16> {
        self.starting(|wants| match wants {
            Wants::Slot(own) => *own == slot,
            Wants::Number | Wants::Day | Wants::DayInWords | Wants::Tens => {
                matches!(slot, Slot::Number | Slot::Ordinal)
            }
            Wants::Ordinal => slot == Slot::Ordinal,
            _ => false,
        })
    }

    /// The longest match that begins with the token at `at`; of several the one whose rule stands first.
    pub(super) fn longest(&self, tokens: &Tokens, at: usize, lexicon: &Lexicon) -> Option<Match> {
        let token = tokens.get(at)?;
        let [next, third] = [at, at + 1].map(|at| tokens.signature_behind(at, lexicon));
        let rules = &lexicon.entry(token.place).rules;
        let mut best: Option<Match> = None;
        for &number in rules {
            let fits = |rule: &&Rule| rule.next.meets(next) && rule.third.meets(third);
            let Some(rule) = self.rules.get(usize::from(number)).filter(fits) else { continue };
            let walk = Walk { rule, tokens, lexicon, start: at };
            let longest = best.as_ref().map_or(at, |best| best.end);
            best = walk.run(longest).or(best);
        }
        best
    }
}

impl Rule {
    /// The elements that it may begin with.
    fn first(&self) -> impl Iterator<Item = &Element> {
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

fn rule(line: &'static str) -> Option<Rule> {
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
const COMPOUND: [Word; 4] = [Word::of("apres"), Word::of("midi"), Word::of("week"), Word::of("end")];

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
