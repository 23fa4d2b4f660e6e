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

use super::lexicon::{Entry, Lexicon, lines};
use super::signature::Signature;
use super::slots::{Slot, Slots, Unit};
use super::tokens::{Form, Token, Tokens, gap};
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
struct Rule {
    make: Make,
    given: Slots,
    elements: Vec<Element>,
    /// What the second token may be; anything where one token may be all.
    next: Signature,
}

#[derive(Clone, Debug)]
struct Element {
    wants: Wants,
    optional: bool,
    comma: bool,
    /// A hyphen must stand before it, and nothing else.
    hyphen: bool,
    /// The second of two dates begins with the element after this one.
    parts: bool,
    /// The expression begins or ends here, where the rule says so.
    opens: bool,
    closes: bool,
}

#[derive(Clone, Debug)]
enum Wants {
    Words(Vec<Word>),
    /// A word that fills this slot.
    Slot(Slot),
    /// A day of the month.
    Day,
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
    /// Rules that may begin with a number, and what may follow it in these.
    numbers: Vec<u16>,
    pub(super) next_of_number: Signature,
}

impl Grammar {
    pub(super) fn read(table: &'static str) -> Self {
        let rules: Vec<Rule> = lines(table).filter_map(rule).collect();
        let mut grammar = Self { rules, numbers: Vec::new(), next_of_number: Signature::default() };
        grammar.numbers =
            grammar.starting(|wants| !matches!(wants, Wants::Words(_) | Wants::Slot(_) | Wants::Dash));
        grammar.next_of_number = grammar.next_of(&grammar.numbers);
        grammar
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
                if let Wants::Words(words) = &element.wants {
                    found.extend(words.iter().map(|word| (*word, number as u16)));
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
        let next = tokens.signature_behind(at);
        let rules = lexicon.entry(token.known().entry).map_or(&self.numbers, |entry| &entry.rules);
        let mut best: Option<Match> = None;
        for &number in rules {
            let rule = self.rules.get(usize::from(number)).filter(|rule| rule.next.meets(next));
            let Some(rule) = rule else { continue };
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

    /// What the second token of a match may be; [`Signature::NONE`] is among it where a match may have one token.
    fn second(elements: &[Element]) -> Signature {
        let optional = elements.iter().take_while(|element| element.optional).count();
        let mut next = Signature::default();
        for first in 0..=optional.min(elements.len().saturating_sub(1)) {
            let rest = &elements[first + 1..];
            let skipped = rest.iter().take_while(|element| element.optional).count();
            next =
                rest.iter().take(skipped + 1).fold(next, |next, element| next.or(element.wants.signature()));
            next = next.or(elements[first].wants.rest());
            if skipped == rest.len() {
                next = Signature::ANY;
            }
        }
        next
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
            Self::Dash => Signature::ANY,
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
    let next = Rule::second(&elements);
    Some(Rule { make: made?.1, given: given_slots(given), elements, next })
}

fn given_slots(given: &str) -> Slots {
    let mut slots = Slots::default();
    if let Ok(offset) = given.parse() {
        slots.set(Slot::Offset, offset);
    } else if given == "bc" {
        slots.set(Slot::Era, -1);
    } else if given == "week-after" {
        slots.set(Slot::Weeks, 1);
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

/// One rule on the tokens from `start` on.
struct Walk<'a> {
    rule: &'a Rule,
    tokens: &'a Tokens,
    lexicon: &'a Lexicon,
    start: usize,
}

/// How many elements a rule has at most.
const LONGEST: usize = 16;

/// How many tokens each element of a rule takes; 0 for one that is missing.
type Path = [u8; LONGEST];

impl Walk<'_> {
    /// The match of the rule, if it ends behind the token `beyond`.
    fn run(&self, beyond: usize) -> Option<Match> {
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
        self.lexicon.entry(token.known().entry)?.sense(slot)
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
        self.sense(token, Slot::Ordinal).filter(|day| *day <= 31).map(|day| (1, day))
    }
}

/// The parts of "après-midi" and "week-end", which are one unit each.
const COMPOUND: [Word; 4] = [Word::of("apres"), Word::of("midi"), Word::of("week"), Word::of("end")];

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

/// A number in digits or in words, and how many tokens it takes. "A few" is [`super::slots::SOME`].
pub(super) fn number(tokens: &Tokens, at: usize, lexicon: &Lexicon) -> Option<(usize, i16)> {
    let token = tokens.get(at)?;
    if token.digits > 0 {
        return small(token, 0, 30_000).filter(|_| token.form == Form::Digits).map(|number| (1, number));
    }
    let value = |at: usize| tokens.entry(at, lexicon)?.sense(Slot::Number);
    let joined = |at: usize| tokens.gap(at) & !(gap::SPACE | gap::HYPHEN) == 0;
    let mut sum = value(at)?;
    let mut end = at + 1;
    while sum != super::slots::SOME && joined(end) {
        let and = usize::from(tokens.is_one_of(end, &words!("et", "and")));
        let Some(next) = value(end + and).filter(|_| joined(end + and)) else { break };
        sum = match (sum, next) {
            (_, super::slots::SOME) => break,
            (4, 20) => 80,
            (_, 100) if sum < 100 => sum * 100,
            // "twenty-one", "soixante-dix-sept"; "one two" is no number.
            (_, next) if next < 20 && sum >= 20 || sum >= 100 => sum.checked_add(next)?,
            (10, 7..=9) => sum + next,
            _ => break,
        };
        end += and + 1;
    }
    Some((end - at, sum))
}
