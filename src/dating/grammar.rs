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
use super::rule::{COMPOUND, Rule, Wants, rule};
use super::signature::Signature;
use super::slots::{Slot, Slots};
use super::tokens::Tokens;
use super::walk::Walk;
use super::word::Word;

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
pub(super) const MAKES: [(&str, Make); 11] = [
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
