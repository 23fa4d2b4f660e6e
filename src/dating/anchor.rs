//! Dates of reference that are known to a month or year only, and what is counted from them.

use smol_str::{SmolStr, format_smolstr};

use super::direction::Direction;
use super::grammar::{Make, Match};
use super::resolve::{Meaning, is_absolute, on};
use super::slots::{Slot, Unit};
use super::value::{Value, edge};
use crate::model::date::{day_from_number, day_number};
use crate::model::{DateRange, Day, Edtf};

/// What an expression was found to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dated {
    /// As TIMEX3 writes it.
    pub(super) timex: SmolStr,
    /// Its days, where they can be told.
    pub(super) date: Option<Edtf>,
}

/// A reference of more days than this is kept whole by what lies within a week of it: "mardi" in a text of July is a
/// day of July. Below that each day is counted from. Nine is the least number for which a longer reference never gives a
/// shorter result: from eight days two weekdays may be counted, eight days apart.
const COUNTED_SINGLY: u32 = 8;

/// The meaning of an expression whose reference is `anchor`; `None` where there is no such date, as for 31 February.
pub(super) fn dated(found: &Match, anchor: Option<DateRange>, direction: Direction) -> Option<Dated> {
    if found.make == Make::Present {
        let date = anchor.map(Edtf::interval);
        // "Désormais" is from that day on.
        let day = date.as_ref().filter(|_| found.slots.has(Slot::Offset)).map(|date| common(date.range()));
        return Some(Dated { timex: day.unwrap_or_else(|| "PRESENT_REF".into()), date });
    }
    if found.make == Make::EitherOrder {
        return either_order(found);
    }
    let days = anchor.and_then(|anchor| anchor.earliest().zip(anchor.latest()));
    if is_absolute(found.make, &found.slots) || days.is_none() {
        return without_anchor(found, days.is_some());
    }
    let (first, last) = days?;
    let at = |day| on(found.make, &found.slots, day, direction);
    let mut start = at(first)?;
    let mut end = if first == last { start } else { at(last)? };
    let reference = DateRange::between(first, last);
    if start != end && lacks_year(found) && reference.days().is_some_and(|days| days <= 366) {
        // Of the two years that it may be of, the one whose date the reference holds; else the one of its middle.
        let held = [start, end].into_iter().find(|meaning| lies_in(*meaning, reference));
        let middle = day_from_number(i32::midpoint(day_number(first), day_number(last)));
        let meant = held.or_else(|| at(middle?))?;
        (start, end) = (meant, meant);
    }
    match (start, end) {
        (Meaning::Past, _) => Some(undated("PAST_REF")),
        (Meaning::Future, _) => Some(undated("FUTURE_REF")),
        _ if start == end => single(start, found),
        (Meaning::Date(from) | Meaning::Near(from), Meaning::Date(to) | Meaning::Near(to)) => {
            let hull = from.range()?.hull(to.range()?);
            let range = if is_near(found) && reference.days().is_some_and(|days| days > COUNTED_SINGLY) {
                reference
            } else {
                hull
            };
            Some(Dated { timex: common(range), date: Some(Edtf::interval(range)) })
        }
        _ => None,
    }
}

/// "03/04/2021": the days from the one to the other reading.
fn either_order(found: &Match) -> Option<Dated> {
    let (day, month) = (found.slots.get(Slot::Day)?, found.slots.get(Slot::Month)?);
    let read = |day: i16, month: i16| {
        let mut slots = found.slots;
        slots.set(Slot::Day, day);
        slots.set(Slot::Month, month);
        on(Make::Date, &slots, Day::constant(2000, 1, 1), Direction::Past)
    };
    let (Meaning::Date(one), Meaning::Date(other)) = (read(day, month)?, read(month, day)?) else {
        return None;
    };
    let range = one.range()?.hull(other.range()?);
    Some(Dated { timex: common(range), date: Some(Edtf::interval(range)) })
}

/// Whether the expression means a day less than a week from its reference.
fn is_near(found: &Match) -> bool {
    let slots = &found.slots;
    let days = match found.make {
        Make::Date if slots.unit() == Some(Unit::WeekEnd) => return !slots.has(Slot::Step),
        Make::Date => {
            let other = [
                Slot::Month,
                Slot::Season,
                Slot::Holiday,
                Slot::Ordinal,
                Slot::Decade,
                Slot::Unit,
                Slot::Day,
            ];
            return !other.iter().any(|slot| slots.has(*slot));
        }
        Make::Ago | Make::Ahead | Make::Before | Make::After => slots.get(Slot::Number).unwrap_or(1),
        _ => 0,
    };
    days < 7 && slots.unit().is_none_or(|unit| unit <= Unit::Day)
}

/// Whether only the year of a date is missing: "le 11 septembre", "en avril", "Easter".
fn lacks_year(found: &Match) -> bool {
    let slots = &found.slots;
    let named = [Slot::Month, Slot::Season, Slot::Holiday, Slot::Day].iter().any(|slot| slots.has(*slot));
    found.make == Make::Date && named && !slots.has(Slot::Step)
}

fn lies_in(meaning: Meaning, reference: DateRange) -> bool {
    match meaning {
        Meaning::Date(value) | Meaning::Near(value) => {
            value.range().is_some_and(|range| reference.overlaps(range))
        }
        _ => false,
    }
}

fn undated(timex: &str) -> Dated {
    Dated { timex: timex.into(), date: None }
}

fn single(meaning: Meaning, found: &Match) -> Option<Dated> {
    let (value, near) = match meaning {
        Meaning::Date(value) => (value, false),
        Meaning::Near(value) => (value, true),
        Meaning::Past => return Some(undated("PAST_REF")),
        Meaning::Future => return Some(undated("FUTURE_REF")),
    };
    let whole = value.range()?;
    let range = found.slots.get(Slot::Edge).map_or(whole, |part| edge(whole, part));
    let date = if range == whole { edtf(value, range) } else { Edtf::interval(range) };
    let date = if near { Edtf::parse(&format!("{date}~")).unwrap_or(date) } else { date };
    Some(Dated { timex: value.timex(), date: Some(date) })
}

/// The date as EDTF writes it best: seasons, decades and centuries have forms of their own.
fn edtf(value: Value, range: DateRange) -> Edtf {
    let text = match value {
        Value::Season(year, season) => format!("{year:04}-{}", 21 + season),
        Value::Quarter(year, quarter) => format!("{year:04}-{}", 32 + quarter),
        Value::Half(year, half) => format!("{year:04}-{}", 39 + half),
        Value::Decade(decade) => format!("{decade:03}X"),
        Value::Century(century) if century >= 0 => format!("{century:02}XX"),
        _ => return Edtf::interval(range),
    };
    Edtf::parse(&text).ok().filter(|edtf| edtf.range() == range).unwrap_or_else(|| Edtf::interval(range))
}

/// The month or year that holds all of a range, as TIMEX3 writes it.
fn common(range: DateRange) -> SmolStr {
    match (range.earliest(), range.latest()) {
        (Some(first), Some(last)) if first == last => Edtf::day(first).into_text(),
        (Some(first), Some(last)) if first.first_of_month() == last.first_of_month() => {
            Edtf::month(first).into_text()
        }
        // Weeks counted from the days of a month reach into its neighbours: the month in their middle is named.
        (Some(first), Some(last)) if range.days().is_some_and(|days| days <= 45) => {
            let middle = day_from_number(i32::midpoint(day_number(first), day_number(last)));
            Edtf::month(middle.unwrap_or(last)).into_text()
        }
        (Some(first), Some(last)) if first.year() == last.year() => Edtf::year(first).into_text(),
        (_, Some(last)) => Edtf::year(last).into_text(),
        _ => "XXXX".into(),
    }
}

/// What is known of an expression that has no reference: its value with `X` for what is not known, its days only where it
/// says them all.
fn without_anchor(found: &Match, anchored: bool) -> Option<Dated> {
    if is_absolute(found.make, &found.slots) {
        return single(on(found.make, &found.slots, Day::constant(2000, 1, 1), Direction::Past)?, found);
    }
    debug_assert!(!anchored);
    let slots = &found.slots;
    let timex = match (found.make, slots.get(Slot::Month), slots.get(Slot::Day), slots.get(Slot::Weekday)) {
        (Make::Ago | Make::Before | Make::Past, ..) => "PAST_REF".into(),
        (Make::Ahead | Make::After | Make::Future, ..) => "FUTURE_REF".into(),
        (Make::Date, Some(month), Some(day), _) => {
            // 29 February is a day of some years.
            Day::new(2000, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
            format_smolstr!("XXXX-{month:02}-{day:02}")
        }
        (Make::Date, Some(month), None, _) => format_smolstr!("XXXX-{month:02}"),
        (Make::Date, None, _, Some(weekday)) => format_smolstr!("XXXX-WXX-{weekday}"),
        (Make::Date, ..) if slots.has(Slot::Season) => {
            let name = ["SP", "SU", "FA", "WI"].get(usize::try_from(slots.get(Slot::Season)?).ok()?)?;
            format_smolstr!("XXXX-{name}")
        }
        _ => "XXXX-XX-XX".into(),
    };
    Some(Dated { timex, date: None })
}
