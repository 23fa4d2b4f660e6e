//! Dates in digits alone: `2021-07-13`, `13/07/2021`, `13.07.2021`, `07/2021`.

use super::grammar::{Make, Match};
use super::meant::NUMBERED;
use super::slots::{Slot, Slots};
use super::tokens::{Form, Token, Tokens, gap};
use super::word::{Word, words};
use crate::model::Language;

/// Which of day and month comes first.
#[derive(Clone, Copy)]
enum Order {
    DayFirst,
    MonthFirst,
    /// Either: English texts of both sides of the Atlantic write "03/04/2021".
    Unknown,
}

/// The date in digits that begins at `at`.
pub(super) fn date(tokens: &Tokens, at: usize, language: Language) -> Option<Match> {
    if tokens.get(at).is_none_or(|token| token.digits == 0) {
        return None;
    }
    if at > 0 && tokens.is_one_of(at - 1, &NUMBERED) {
        return None;
    }
    let number = |at: usize| tokens.get(at).filter(|token| token.form == Form::Digits);
    let first = number(at)?;
    let sign = tokens.gap(at + 1);
    let second = number(at + 1).filter(|_| [gap::HYPHEN, gap::SLASH, gap::STOP].contains(&sign))?;
    if at > 0 && tokens.gap(at) == sign && tokens.get(at - 1).is_some_and(|token| token.digits > 0) {
        // Within a longer row of numbers, as of a telephone.
        return None;
    }
    let third = number(at + 2).filter(|_| tokens.gap(at + 2) == sign);
    let more = tokens.gap(at + 3) == sign && tokens.get(at + 3).is_some_and(|token| token.digits > 0);
    match third {
        Some(third) if !more => full([first, second, third], sign, at, language),
        None if language == Language::ENGLISH && is_nine_eleven(tokens, at, first, second) => {
            Some(made(Make::NineEleven, Slots::default(), at, 2))
        }
        None => month_and_year(first, second, sign, at)
            .or_else(|| day_and_month(tokens, [first, second], sign, at, language)),
        Some(_) => None,
    }
}

fn full([first, second, third]: [&Token; 3], sign: u16, at: usize, language: Language) -> Option<Match> {
    let order = match language {
        Language::ENGLISH if sign == gap::SLASH => Order::Unknown,
        _ => Order::DayFirst,
    };
    // "1.2.10" is a version.
    let two = sign == gap::STOP && first.digits == 2 && second.digits == 2;
    let (year, day, month, order) = if first.digits == 4 {
        (first, third, second, Order::DayFirst)
    } else if third.digits == 4 || third.digits == 2 && (sign == gap::SLASH || two) {
        match (first.number, second.number, order) {
            (_, 13.., _) | (_, _, Order::MonthFirst) => (third, second, first, Order::MonthFirst),
            (1..=12, 1..=12, Order::Unknown) if first.number != second.number => {
                (third, first, second, Order::Unknown)
            }
            _ => (third, first, second, Order::DayFirst),
        }
    } else {
        return None;
    };
    let (day, month, year) = (between(day, 1, 31)?, between(month, 1, 12)?, between(year, 0, 2200)?);
    let mut slots = Slots::default();
    slots.set(Slot::Day, day);
    slots.set(Slot::Month, month);
    slots.set(Slot::Year, year);
    let make = if let Order::Unknown = order { Make::EitherOrder } else { Make::Date };
    Some(made(make, slots, at, 3))
}

/// `2021-07`, `07/2021`
fn month_and_year(first: &Token, second: &Token, sign: u16, at: usize) -> Option<Match> {
    let (year, month) = match (first.digits, second.digits) {
        (4, 2) if sign == gap::HYPHEN => (first, second),
        (1 | 2, 4) if sign == gap::SLASH => (second, first),
        _ => return None,
    };
    // "2008-09" may be a month, or two years.
    if sign == gap::HYPHEN && month.number == year.number % 100 + 1 {
        return None;
    }
    let mut slots = Slots::default();
    slots.set(Slot::Month, between(month, 1, 12)?);
    slots.set(Slot::Year, between(year, 1500, 2200)?);
    Some(made(Make::Date, slots, at, 2))
}

/// "le 17/02", "on 22/04": only behind a word that dates, and where one of the two alone can be the month.
fn day_and_month(
    tokens: &Tokens,
    [first, second]: [&Token; 2],
    sign: u16,
    at: usize,
    language: Language,
) -> Option<Match> {
    let french = language == Language::FRENCH;
    let dating: &[Word] = if french { &words!("le", "du", "au") } else { &words!("on") };
    let behind = at
        .checked_sub(1)
        .is_some_and(|before| tokens.gap(at) == gap::SPACE && tokens.is_one_of(before, dating));
    let ends = tokens.gap(at + 2) & (gap::SLASH | gap::HYPHEN) == 0;
    if sign != gap::SLASH || !behind || !ends || first.digits > 2 || second.digits > 2 {
        return None;
    }
    let (day, month) = match (first.number, second.number) {
        (_, 13..) if !french => (second, first),
        (13.., _) => (first, second),
        _ if french => (first, second),
        _ => return None,
    };
    let mut slots = Slots::default();
    slots.set(Slot::Day, between(day, 1, 31)?);
    slots.set(Slot::Month, between(month, 1, 12)?);
    Some(made(Make::Date, slots, at, 2))
}

/// "9/11", which is no fraction where nothing is counted after it.
fn is_nine_eleven(tokens: &Tokens, at: usize, first: &Token, second: &Token) -> bool {
    first.number == 9
        && second.number == 11
        && second.digits == 2
        && first.digits == 1
        && tokens.gap(at + 1) == gap::SLASH
}

fn made(make: Make, slots: Slots, at: usize, length: usize) -> Match {
    Match { make, slots, from: at, to: at + length, end: at + length, second: None }
}

fn between(token: &Token, least: u32, most: u32) -> Option<i16> {
    (least..=most).contains(&token.number).then(|| i16::try_from(token.number).ok())?
}
