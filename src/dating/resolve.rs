//! From what an expression says to the days that it means, counted from one day of reference.

use super::direction::Direction;
use super::grammar::Make;
use super::near::{
    day_and_number, day_of_month, holiday_near, month_near, nth_unit, season_near, unit_near, weekday_from,
    weekday_near,
};
use super::slots::{NIGHT, SOME, Slot, Slots, Unit};
use super::value::Value;
use crate::model::date::{day_from_number, day_number};
use crate::model::{DateRange, Day};

/// What an expression means on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A date.
    Date(Value),
    /// A date that is only near: feasts of a calendar that waits for the moon.
    Near(Value),
    /// A date before or after, by how much is not told.
    Past,
    Future,
}

/// Whether what the slots say hangs on a day of reference.
pub(super) fn is_absolute(make: Make, slots: &Slots) -> bool {
    let year = slots.get(Slot::Year);
    let full = year.is_some_and(|year| year >= 100) || slots.has(Slot::Era);
    let century = slots.get(Slot::Decade).is_some_and(|decade| decade >= 100)
        || slots.unit() == Some(Unit::Century) && slots.has(Slot::Ordinal);
    make == Make::NineEleven || make == Make::Date && (full || century)
}

/// The meaning of an expression counted from `day`; `None` where there is no such date.
pub(super) fn on(make: Make, slots: &Slots, day: Day, direction: Direction) -> Option<Meaning> {
    let counted = |sign: i32| counted(slots, day, sign);
    match make {
        Make::Date => date(slots, day, direction),
        Make::Ago | Make::Before => counted(-1),
        Make::Ahead | Make::After => counted(1),
        Make::Same => Some(Meaning::Date(match (slots.get(Slot::Season), slots.unit()) {
            (Some(season), _) => season_near(slots, season, None, day, Direction::Future)?,
            (None, Some(unit)) => Value::around(unit, day),
            (None, None) => Value::Day(day, slots.get(Slot::Part)),
        })),
        Make::NineEleven => Some(Meaning::Date(Value::Day(Day::constant(2001, 9, 11), None))),
        Make::Past => Some(Meaning::Past),
        Make::Future => Some(Meaning::Future),
        Make::Present | Make::EitherOrder | Make::Nothing => None,
    }
}

/// So many units before or after a day: one where no number is told.
fn counted(slots: &Slots, day: Day, sign: i32) -> Option<Meaning> {
    if let Some(weekday) = slots.get(Slot::Weekday) {
        return weekday_from(day, weekday, sign, false).map(|day| Meaning::Date(Value::Day(day, None)));
    }
    let years = (-2..=2).filter_map(|years| day.year().checked_add(years));
    if let Some(season) = slots.get(Slot::Season) {
        return neighbour(&years.map(|year| Value::Season(year, season)).collect::<Vec<_>>(), day, sign);
    }
    if let Some(month) = slots.get(Slot::Month) {
        let first = |year| Day::new(year, i8::try_from(month).ok()?, 1).ok().map(Value::Month);
        return neighbour(&years.filter_map(first).collect::<Vec<_>>(), day, sign);
    }
    let number = slots.get(Slot::Number).unwrap_or(1);
    if number == SOME && slots.unit() != Some(Unit::Hour) {
        return Some(if sign < 0 { Meaning::Past } else { Meaning::Future });
    }
    let unit = slots.unit().unwrap_or(Unit::Day);
    let moved = match unit {
        // "Two decades ago" is a year.
        Unit::Decade if slots.has(Slot::Number) => {
            Value::moved(Unit::Year, day, sign * 10 * i32::from(number))?
        }
        Unit::Century if slots.has(Slot::Number) => {
            Value::moved(Unit::Year, day, sign * 100 * i32::from(number))?
        }
        // "Four hours earlier" is on the same day, for all that is known.
        Unit::Hour if number < 24 || number == SOME => Value::Day(day, None),
        _ => Value::moved(unit, day, sign * i32::from(number))?,
    };
    Some(Meaning::Date(match moved {
        Value::Day(day, None) => Value::Day(day, slots.get(Slot::Part)),
        other => other,
    }))
}

/// The first stretch like this one that begins after a day, or the last that ended before it: "the following April".
fn neighbour(stretches: &[Value], day: Day, sign: i32) -> Option<Meaning> {
    let begins = |value: &&Value| value.range().and_then(DateRange::earliest);
    let found = if sign > 0 {
        stretches.iter().find(|value| begins(value).is_some_and(|first| first > day))
    } else {
        stretches
            .iter()
            .rfind(|value| value.range().and_then(DateRange::latest).is_some_and(|last| last < day))
    };
    found.copied().map(Meaning::Date)
}

fn date(slots: &Slots, day: Day, direction: Direction) -> Option<Meaning> {
    let (weekday, year) = (slots.get(Slot::Weekday), full_year(slots, day));
    if let Some(holiday) = slots.get(Slot::Holiday) {
        return holiday_near(slots, holiday, year, day, direction);
    }
    let part = slots.get(Slot::Part);
    let value = match (slots.get(Slot::Day), slots.get(Slot::Month)) {
        (Some(number), Some(month)) => {
            Value::Day(day_of_month(slots, number, month, year, day, direction)?, part)
        }
        (Some(number), None) => Value::Day(day_and_number(weekday, number, day, direction)?, part),
        (None, Some(month)) => month_near(slots, month, year, day, direction)?,
        (None, None) => match weekday {
            Some(_) if slots.has(Slot::Offset) => offset(slots, day, part)?,
            Some(weekday) => Value::Day(weekday_near(slots, weekday, day, direction)?, part),
            None => undivided(slots, year, day, direction)?,
        },
    };
    Some(Meaning::Date(shifted(value, slots)?))
}

/// "The day after Christmas", "Saturday week".
pub(super) fn shifted(value: Value, slots: &Slots) -> Option<Value> {
    let days =
        i32::from(slots.get(Slot::Shift).unwrap_or(0)) + 7 * i32::from(slots.get(Slot::Weeks).unwrap_or(0));
    match value {
        Value::Day(day, part) if days != 0 => {
            Some(Value::Day(day_from_number(day_number(day) + days)?, part))
        }
        other => Some(other),
    }
}

/// "aujourd'hui vendredi": the day that the offset says, whatever weekday is named with it.
fn offset(slots: &Slots, day: Day, part: Option<i16>) -> Option<Value> {
    let offset = i32::from(slots.get(Slot::Offset)?);
    Some(Value::Day(day_from_number(day_number(day) + offset)?, part))
}

/// What has neither a weekday nor a month.
fn undivided(slots: &Slots, year: Option<i16>, day: Day, direction: Direction) -> Option<Value> {
    if slots.has(Slot::Offset) {
        return offset(slots, day, slots.get(Slot::Part));
    }
    if let Some(season) = slots.get(Slot::Season) {
        return season_near(slots, season, year, day, direction);
    }
    if let Some(ordinal) = slots.get(Slot::Ordinal) {
        return nth_unit(slots, ordinal, year, day, direction);
    }
    if let Some(decade) = slots.get(Slot::Decade) {
        // "The nineties" are those of the century in which they lie behind.
        let latest = day.year().div_euclid(10);
        let full = if decade >= 100 { decade } else { latest - (latest - decade).rem_euclid(10) };
        return Some(Value::Decade(full));
    }
    if let Some(unit) = slots.unit() {
        // "annee 1998" has a year, "cette année" has not.
        return match (year, unit, slots.get(Slot::Step)) {
            // "le dernier trimestre de 1990"
            (Some(year), Unit::Quarter, Some(-1)) => Some(Value::Quarter(year, 4)),
            (Some(year), Unit::Half, Some(-1)) => Some(Value::Half(year, 2)),
            (Some(year), ..) => Some(Value::Year(year)),
            (None, ..) => unit_near(slots, unit, day, direction),
        };
    }
    if let Some(year) = year {
        return Some(Value::Year(year));
    }
    match (slots.get(Slot::Part), slots.get(Slot::Step)) {
        // "la nuit prochaine" is that of today, "la nuit dernière" that of yesterday; so is "cette nuit" where it is over.
        (Some(NIGHT), Some(1)) => Some(Value::Day(day, Some(NIGHT))),
        (Some(NIGHT), None) if slots.has(Slot::This) && direction == Direction::Past => {
            Some(Value::Day(day.yesterday().ok()?, Some(NIGHT)))
        }
        (part, Some(step)) => Some(Value::Day(day_from_number(day_number(day) + i32::from(step))?, part)),
        (part, None) => Some(Value::Day(day, part)),
    }
}

/// The year, in full: "98" is of the century in which it lies behind, or at most ten years ahead.
fn full_year(slots: &Slots, day: Day) -> Option<i16> {
    let year = slots.get(Slot::Year)?;
    match slots.get(Slot::Era) {
        Some(-1) => Some(1 - year),
        None if year < 100 => {
            let latest = day.year().checked_add(10)?;
            Some(latest - (latest - year).rem_euclid(100))
        }
        _ => Some(year),
    }
}
