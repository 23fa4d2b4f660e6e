//! Of several days, months or feasts that an expression may mean, the one that is meant: by its own words, by the direction in which
//! it looks, and by how far off each lies.

use super::direction::Direction;
use super::holidays;
use super::resolve::{Meaning, shifted};
use super::slots::{Slot, Slots, Unit};
use super::value::{Value, monday};
use crate::model::Day;
use crate::model::date::{day_from_number, day_number};

/// How far back a date without a year may lie, as a multiple of how far ahead it may, before the one ahead is meant.
const PAST_PREFERRED: i32 = 3;

/// A date told as past is taken as ahead when the past one lies more than [`FAR`] days back and the next is under [`SOON`] days off; and
/// the reverse. Of what is eleven months off people say the year.
const FAR: i32 = 240;
const SOON: i32 = 31;

/// A day and month, of the year that is told or else of the one that fits best.
pub(super) fn day_of_month(
    slots: &Slots,
    number: i16,
    month: i16,
    year: Option<i16>,
    day: Day,
    direction: Direction,
) -> Option<Day> {
    let (month, number) = (i8::try_from(month).ok()?, i8::try_from(number).ok()?);
    if let Some(year) = year {
        return Day::new(year, month, number).ok();
    }
    let weekday = slots.get(Slot::Weekday);
    let fits = |found: &Day| {
        weekday.is_none_or(|weekday| i16::from(found.weekday().to_monday_one_offset()) == weekday)
    };
    // So many years that a leap day is among them, at a century's end too.
    let around = (-9..=9).filter_map(|years| Day::new(day.year().checked_add(years)?, month, number).ok());
    let all: Vec<Day> = around.collect();
    let fitting: Vec<Day> = all.iter().copied().filter(fits).collect();
    let near = |days: &[Day]| nearest(days, day, slots.get(Slot::Step), direction);
    // The weekday tells the year better than a verb does; one that fits no year near by is a slip, and the date holds.
    let distance = |found: &Day| (day_number(*found) - day_number(day)).abs();
    let told = weekday.and_then(|_| fitting.into_iter().min_by_key(distance));
    told.filter(|found| distance(found) < 400).or_else(|| near(&all))
}

/// Of days in order the one that the step or the direction asks for.
fn nearest(days: &[Day], day: Day, step: Option<i16>, direction: Direction) -> Option<Day> {
    let before = |strictly: bool| {
        days.iter().copied().rfind(|found| if strictly { *found < day } else { *found <= day })
    };
    let after = |strictly: bool| {
        days.iter().copied().find(|found| if strictly { *found > day } else { *found >= day })
    };
    match step {
        Some(step) if step < 0 => return before(true),
        Some(step) if step > 0 => return after(true),
        _ => {}
    }
    let (Some(earlier), Some(later)) = (before(false), after(false)) else {
        return before(false).or(after(false));
    };
    let (back, ahead) = (day_number(day) - day_number(earlier), day_number(later) - day_number(day));
    let is_later = match direction {
        Direction::Past => back > FAR && ahead < SOON,
        Direction::Future => !(ahead > FAR && back < SOON),
        Direction::Before => false,
        Direction::After => true,
        Direction::Nearest => back > ahead,
        Direction::Unknown => back > PAST_PREFERRED * ahead,
    };
    Some(if is_later { later } else { earlier })
}

/// "mardi 13", "le 13": the month in which that day has that weekday, the nearest one where that is within two months.
pub(super) fn day_and_number(
    weekday: Option<i16>,
    number: i16,
    day: Day,
    direction: Direction,
) -> Option<Day> {
    let fits = |found: &Day| {
        let own = i16::from(found.weekday().to_monday_one_offset());
        i16::from(found.day()) == number && weekday.is_none_or(|weekday| weekday == own)
    };
    let days: Vec<Day> =
        (-400..=400).filter_map(|days| day_from_number(day_number(day) + days)).filter(fits).collect();
    let distance = |found: &Day| (day_number(*found) - day_number(day)).abs();
    let near =
        days.iter().copied().min_by_key(distance).filter(|found| weekday.is_some() && distance(found) <= 62);
    near.or_else(|| nearest(&days, day, None, direction))
}

pub(super) fn weekday_near(slots: &Slots, weekday: i16, day: Day, direction: Direction) -> Option<Day> {
    let step = slots.get(Slot::Step);
    if slots.unit() == Some(Unit::Week) {
        // "Tuesday of last week"
        let weeks = i32::from(step.unwrap_or(0));
        return day_from_number(day_number(monday(day)) + 7 * weeks + i32::from(weekday) - 1);
    }
    if slots.has(Slot::Weeks) {
        // "Saturday week", "lundi en huit": a week after the next one.
        return weekday_from(day, weekday, 1, true);
    }
    match (step, direction) {
        (Some(step), _) => weekday_from(day, weekday, i32::from(step), false),
        (None, Direction::Future | Direction::After) => weekday_from(day, weekday, 1, slots.has(Slot::This)),
        (None, Direction::Past | Direction::Before) => weekday_from(day, weekday, -1, true),
        (None, Direction::Unknown | Direction::Nearest) => {
            weekday_from(day, weekday, if slots.has(Slot::This) { 1 } else { -1 }, true)
        }
    }
}

/// The next or last such weekday, the day itself included or not.
pub(super) fn weekday_from(day: Day, weekday: i16, sign: i32, itself: bool) -> Option<Day> {
    let own = i32::from(day.weekday().to_monday_one_offset());
    let ahead = (i32::from(weekday) - own).rem_euclid(7);
    let days = match (ahead, sign < 0) {
        (0, _) if itself => 0,
        (0, back) => {
            if back {
                -7
            } else {
                7
            }
        }
        (ahead, true) => ahead - 7,
        (ahead, false) => ahead,
    };
    day_from_number(day_number(day) + days)
}

pub(super) fn month_near(
    slots: &Slots,
    month: i16,
    year: Option<i16>,
    day: Day,
    direction: Direction,
) -> Option<Value> {
    let month = i8::try_from(month).ok()?;
    let first = |year: i16| Day::new(year, month, 1).ok();
    if let Some(year) = year {
        return first(year).map(Value::Month);
    }
    if slots.unit() == Some(Unit::Year) || slots.has(Slot::This) {
        let years = slots.get(Slot::Step).unwrap_or(0);
        return first(day.year().checked_add(years)?).map(Value::Month);
    }
    let months: Vec<Day> = (-2..=2).filter_map(|years| first(day.year().checked_add(years)?)).collect();
    nearest(&months, day.first_of_month(), slots.get(Slot::Step), direction).map(Value::Month)
}

pub(super) fn season_near(
    slots: &Slots,
    season: i16,
    year: Option<i16>,
    day: Day,
    direction: Direction,
) -> Option<Value> {
    if let Some(year) = year {
        return Some(Value::Season(year, season));
    }
    if slots.unit() == Some(Unit::Year) {
        return Some(Value::Season(day.year().checked_add(slots.get(Slot::Step).unwrap_or(0))?, season));
    }
    let seasons = (-2..=2).filter_map(|years| {
        let value = Value::Season(day.year().checked_add(years)?, season);
        let range = value.range()?;
        Some((value, range.earliest()?, range.latest()?))
    });
    let seasons: Vec<(Value, Day, Day)> = seasons.collect();
    let holding = seasons.iter().find(|(_, first, last)| *first <= day && day <= *last);
    let before = seasons.iter().rfind(|(_, _, last)| *last < day);
    let after = seasons.iter().find(|(_, first, _)| *first > day);
    let chosen = match (slots.get(Slot::Step), slots.has(Slot::This), direction) {
        (Some(step), ..) => {
            if step < 0 {
                before
            } else {
                after
            }
        }
        (None, true, _) => {
            holding.or_else(|| seasons.iter().find(|(value, ..)| *value == Value::Season(day.year(), season)))
        }
        (None, false, Direction::Future | Direction::After) => holding.or(after),
        _ => holding.or(before),
    };
    chosen.map(|(value, ..)| *value)
}

pub(super) fn unit_near(slots: &Slots, unit: Unit, day: Day, direction: Direction) -> Option<Value> {
    match slots.get(Slot::Step) {
        Some(step) => Value::moved(unit, day, i32::from(step)),
        // "Ce week-end" on a Tuesday, of what happened: the last one.
        None if unit == Unit::WeekEnd && !is_ahead(direction) && day < friday_of(day)? => {
            Value::moved(unit, day, -1)
        }
        None => Some(Value::around(unit, day)),
    }
}

fn is_ahead(direction: Direction) -> bool {
    matches!(direction, Direction::Future | Direction::After)
}

fn friday_of(day: Day) -> Option<Day> {
    day_from_number(day_number(monday(day)) + 4)
}

/// "the third quarter of 2020", "le XIXe siècle"
pub(super) fn nth_unit(
    slots: &Slots,
    nth: i16,
    year: Option<i16>,
    day: Day,
    direction: Direction,
) -> Option<Value> {
    let own_year = || {
        let year = day.year().checked_add(slots.get(Slot::Step).unwrap_or(0))?;
        // "Au quatrième trimestre", of what happened and said in February, is that of the year before.
        let ahead = Value::range(part_of_year(slots.unit()?, year, nth)?)?.earliest()? > day;
        let told = slots.has(Slot::Step) || slots.has(Slot::This);
        if ahead && !told && matches!(direction, Direction::Past | Direction::Before) {
            year.checked_sub(1)
        } else {
            Some(year)
        }
    };
    match slots.unit()? {
        Unit::Century if slots.get(Slot::Era) == Some(-1) => Some(Value::Century(-nth)),
        Unit::Century => Some(Value::Century(nth - 1)),
        unit => part_of_year(unit, year.or_else(own_year)?, nth),
    }
}

fn part_of_year(unit: Unit, year: i16, nth: i16) -> Option<Value> {
    match unit {
        Unit::Quarter if (1..=4).contains(&nth) => Some(Value::Quarter(year, nth)),
        Unit::Half if (1..=2).contains(&nth) => Some(Value::Half(year, nth)),
        _ => None,
    }
}

pub(super) fn holiday_near(
    slots: &Slots,
    holiday: i16,
    year: Option<i16>,
    day: Day,
    direction: Direction,
) -> Option<Meaning> {
    let meant = |(value, near): (Value, bool)| {
        let value = shifted(value, slots)?;
        Some(if near { Meaning::Near(value) } else { Meaning::Date(value) })
    };
    if let Some(year) = year {
        return holidays::in_year(holiday, year).into_iter().next().and_then(meant);
    }
    if slots.unit() == Some(Unit::Year) {
        let year = day.year().checked_add(slots.get(Slot::Step).unwrap_or(0))?;
        return holidays::in_year(holiday, year).into_iter().next().and_then(meant);
    }
    let around = (-1..=1).flat_map(|years| holidays::in_year(holiday, day.year().saturating_add(years)));
    let mut all: Vec<(Day, (Value, bool))> =
        around.filter_map(|found| Some((found.0.range()?.earliest()?, found))).collect();
    all.sort_by_key(|(first, _)| *first);
    let days: Vec<Day> = all.iter().map(|(first, _)| *first).collect();
    let chosen = nearest(&days, day, slots.get(Slot::Step), direction)?;
    all.into_iter().find(|(first, _)| *first == chosen).and_then(|(_, found)| meant(found))
}
