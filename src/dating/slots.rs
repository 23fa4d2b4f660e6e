//! What the words of an expression say, each in its slot, before any anchor gives it days.

/// What a word or number may be in an expression. Each has a number of its own in [`Slots`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Slot {
    /// 1 Monday to 7 Sunday.
    Weekday,
    /// Day of the month.
    Day,
    /// 1 to 12.
    Month,
    /// Astronomical year: 0 is 1 BC.
    Year,
    /// A [`Unit`] of time.
    Unit,
    /// How many of them; [`SOME`] for "a few".
    Number,
    /// Which of them: "third".
    Ordinal,
    /// A season, by its number among [`SEASONS`].
    Season,
    /// A part of the day, by its number among [`PARTS`].
    Part,
    /// A part of a longer stretch, by its number among [`EDGES`].
    Edge,
    /// Days from today: -1 for "yesterday".
    Offset,
    /// -1 for "last", 1 for "next".
    Step,
    /// "This": always 0.
    This,
    /// A holiday's number in `holidays`.
    Holiday,
    /// A decade within its century, or with it: 199 for "the 1990s", 9 for "the nineties".
    Decade,
    /// -1 where years count backwards: "BC".
    Era,
    /// "lundis": a weekday in the plural.
    Plural,
    /// Days from what is named: 1 for "the day after Christmas".
    Shift,
    /// Weeks after the day meant: 1 for "Saturday week".
    Weeks,
}

/// How many slots there are.
pub(super) const SLOTS: usize = 19;

/// What stands for a number that is not told: "a few days ago".
pub(super) const SOME: i16 = i16::MAX;

/// A unit of time, from the shortest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Hour,
    Day,
    WeekEnd,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

/// A slot's numbers, by name in the tables.
pub(super) const UNITS: [(&str, Unit); 10] = [
    ("hour", Unit::Hour),
    ("day", Unit::Day),
    ("weekend", Unit::WeekEnd),
    ("week", Unit::Week),
    ("month", Unit::Month),
    ("quarter", Unit::Quarter),
    ("half", Unit::Half),
    ("year", Unit::Year),
    ("decade", Unit::Decade),
    ("century", Unit::Century),
];

/// A season, as EDTF numbers them less 21.
pub(super) const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

/// A part of the day, as TIMEX3 writes it.
pub(super) const PARTS: [&str; 5] = ["MO", "MI", "AF", "EV", "NI"];

/// The night among [`PARTS`].
pub(super) const NIGHT: i16 = 4;

/// Where in a longer stretch: its first, second, third part.
pub(super) const EDGES: [&str; 3] = ["early", "mid", "late"];

/// What an expression says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slots([i16; SLOTS]);

/// What stands in a slot that nothing fills.
const EMPTY: i16 = i16::MIN;

impl Default for Slots {
    fn default() -> Self {
        Self([EMPTY; SLOTS])
    }
}

impl Slots {
    pub(super) fn get(&self, slot: Slot) -> Option<i16> {
        Some(self.0[slot as usize]).filter(|value| *value != EMPTY)
    }

    pub(super) fn has(&self, slot: Slot) -> bool {
        self.get(slot).is_some()
    }

    pub(super) fn set(&mut self, slot: Slot, value: i16) {
        self.0[slot as usize] = value;
    }

    pub(super) fn clear(&mut self, slot: Slot) {
        self.0[slot as usize] = EMPTY;
    }

    pub(super) fn unit(&self) -> Option<Unit> {
        let number = usize::try_from(self.get(Slot::Unit)?).ok()?;
        UNITS.get(number).map(|&(_, unit)| unit)
    }

    /// Whether it means a day and no longer stretch.
    pub(super) fn has_day(&self) -> bool {
        [Slot::Day, Slot::Weekday, Slot::Holiday, Slot::Offset].iter().any(|slot| self.has(*slot))
    }

    /// Takes from the other what it alone says, of these: two days that share a month.
    pub(super) fn share(&mut self, other: &Self, shared: &[Slot]) {
        for &slot in shared {
            if !self.has(slot) {
                self.0[slot as usize] = other.0[slot as usize];
            }
        }
    }
}
