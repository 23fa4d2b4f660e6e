//! From what an expression says to the days that it means, counted from one day of reference.

use super::direction::Direction;
use super::grammar::Make;
use super::holidays;
use super::slots::{SOME, Slot, Slots, Unit};
use super::value::{Value, monday};
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

/// How far back a date without a year may lie, as a multiple of how far ahead it may, before the one ahead is meant.
const PAST_PREFERRED: i32 = 3;

/// What is told to come and has no year lies behind where it would else lie more than this ahead, days, and less than
/// [`SHORTLY`] behind: "announced in April that they would leave", in July.
const FAR: i32 = 240;
const SHORTLY: i32 = 125;
/// What is told as past and has no year lies ahead where it does so by less than this, days: people say the year of what is eleven
/// months ago.
const SOON: i32 = 31;

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
            Some(weekday) if slots.has(Slot::Offset) => offset(slots, weekday, day, part)?,
            Some(weekday) => Value::Day(weekday_near(slots, weekday, day, direction)?, part),
            None => undivided(slots, year, day, direction)?,
        },
    };
    Some(Meaning::Date(shifted(value, slots)?))
}

/// "The day after Christmas", "Saturday week".
fn shifted(value: Value, slots: &Slots) -> Option<Value> {
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
fn offset(slots: &Slots, _weekday: i16, day: Day, part: Option<i16>) -> Option<Value> {
    let offset = i32::from(slots.get(Slot::Offset)?);
    Some(Value::Day(day_from_number(day_number(day) + offset)?, part))
}

/// What has neither a weekday nor a month.
fn undivided(slots: &Slots, year: Option<i16>, day: Day, direction: Direction) -> Option<Value> {
    if slots.has(Slot::Offset) {
        return offset(slots, 0, day, slots.get(Slot::Part));
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

/// The night among the parts of the day.
const NIGHT: i16 = 4;

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

/// A day and month, of the year that is told or else of the one that fits best.
fn day_of_month(
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
    // Nine years hold every weekday and a leap day, with the century's end among them too.
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
        Direction::Future => !(ahead > FAR && back < SHORTLY),
        Direction::Before => false,
        Direction::After => true,
        Direction::Unknown => back > PAST_PREFERRED * ahead,
    };
    Some(if is_later { later } else { earlier })
}

/// "mardi 13", "le 13": the month in which that day has that weekday, the nearest one where that is within two months.
fn day_and_number(weekday: Option<i16>, number: i16, day: Day, direction: Direction) -> Option<Day> {
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

fn weekday_near(slots: &Slots, weekday: i16, day: Day, direction: Direction) -> Option<Day> {
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
        (None, Direction::Unknown) => {
            weekday_from(day, weekday, if slots.has(Slot::This) { 1 } else { -1 }, true)
        }
    }
}

/// The next or last such weekday, the day itself included or not.
fn weekday_from(day: Day, weekday: i16, sign: i32, itself: bool) -> Option<Day> {
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

fn month_near(slots: &Slots, month: i16, year: Option<i16>, day: Day, direction: Direction) -> Option<Value> {
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

fn season_near(
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

fn unit_near(slots: &Slots, unit: Unit, day: Day, direction: Direction) -> Option<Value> {
    match slots.get(Slot::Step) {
        Some(step) => Value::moved(unit, day, i32::from(step)),
        // "Ce week-end" on a Tuesday, of what happened: the last one.
        None if unit == Unit::WeekEnd && !is_ahead(direction) && day < weekend_of(day)? => {
            Value::moved(unit, day, -1)
        }
        None => Some(Value::around(unit, day)),
    }
}

fn is_ahead(direction: Direction) -> bool {
    matches!(direction, Direction::Future | Direction::After)
}

fn weekend_of(day: Day) -> Option<Day> {
    day_from_number(day_number(monday(day)) + 4)
}

/// "the third quarter of 2020", "le XIXe siècle"
fn nth_unit(slots: &Slots, nth: i16, year: Option<i16>, day: Day, direction: Direction) -> Option<Value> {
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

fn holiday_near(
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
