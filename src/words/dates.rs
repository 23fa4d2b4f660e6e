//! Dates as people read them: "13 August 2021", "July 2021", "12 June to 7 July 2021".

use super::Words;
use crate::model::{DateRange, Day};

impl Words {
    /// A day in full: "13 August 2021".
    #[must_use]
    pub fn day(&self, day: Day) -> String {
        self.with(
            "date-day",
            &[
                ("day", self.number_of(day).into()),
                ("month", self.month_name(day).into()),
                ("year", self.year(day).into()),
            ],
        )
    }

    /// The number of a day in its month, which the first has in its own way in some languages: "1er".
    fn number_of(&self, day: Day) -> String {
        if day.day() == 1 { self.get("date-first") } else { day.day().to_string() }
    }

    /// A day in full with its name: "Friday 13 August 2021".
    #[must_use]
    pub fn day_with_weekday(&self, day: Day) -> String {
        let weekday = self.get(&format!("weekday-{}", day.weekday().to_monday_one_offset()));
        self.with("weekday-and-day", &[("weekday", weekday.into()), ("day", self.day(day).into())])
    }

    /// A day without its year: "13 August".
    #[must_use]
    pub fn day_of_month(&self, day: Day) -> String {
        self.with(
            "date-day-of-month",
            &[("day", self.number_of(day).into()), ("month", self.month_name(day).into())],
        )
    }

    /// A day for narrow places: "13 Aug".
    #[must_use]
    pub fn day_short(&self, day: Day) -> String {
        self.with(
            "date-day-of-month",
            &[("day", self.number_of(day).into()), ("month", self.month_short(day).into())],
        )
    }

    /// A day with its year for narrow places: "13 Aug 2021".
    #[must_use]
    pub fn day_short_with_year(&self, day: Day) -> String {
        self.with(
            "date-day",
            &[
                ("day", self.number_of(day).into()),
                ("month", self.month_short(day).into()),
                ("year", self.year(day).into()),
            ],
        )
    }

    /// A month with its year for narrow places: "Aug 2021".
    #[must_use]
    pub fn month_short_with_year(&self, day: Day) -> String {
        self.with("date-month", &[("month", self.month_short(day).into()), ("year", self.year(day).into())])
    }

    /// A month in full: "July 2021".
    #[must_use]
    pub fn month(&self, day: Day) -> String {
        self.with("date-month", &[("month", self.month_name(day).into()), ("year", self.year(day).into())])
    }

    /// The name of a day's month: "July".
    #[must_use]
    pub fn month_name(&self, day: Day) -> String {
        self.get(&format!("month-{}", day.month()))
    }

    /// The short name of a day's month: "Jul".
    #[must_use]
    pub fn month_short(&self, day: Day) -> String {
        self.get(&format!("month-short-{}", day.month()))
    }

    /// A day's year, with its era where it is before the year 1 (astronomical year 0 is 1 BC).
    #[must_use]
    pub fn year(&self, day: Day) -> String {
        let year = day.year();
        if year > 0 {
            year.to_string()
        } else {
            self.with("date-year-before-era", &[("year", (1 - i32::from(year)).to_string().into())])
        }
    }

    /// A range in as few words as say it: a day, a month, a year, or from one day to another.
    #[must_use]
    pub fn range(&self, range: DateRange) -> String {
        let (first, last) = match (range.earliest(), range.latest()) {
            (Some(first), Some(last)) => (first, last),
            (Some(first), None) => return self.with("date-since", &[("day", self.day(first).into())]),
            (None, Some(last)) => return self.with("date-until", &[("day", self.day(last).into())]),
            (None, None) => return self.get("date-any"),
        };
        let whole_months = first.day() == 1 && last == last.last_of_month();
        if first == last {
            self.day(first)
        } else if whole_months && first == first.first_of_year() && last == last.last_of_year() {
            if first.year() == last.year() {
                self.year(first)
            } else {
                self.first_to_last(self.year(first), self.year(last))
            }
        } else if whole_months && (first.year(), first.month()) == (last.year(), last.month()) {
            self.month(first)
        } else if whole_months && first.year() == last.year() {
            self.first_to_last(self.month_name(first), self.month(last))
        } else if whole_months {
            self.first_to_last(self.month(first), self.month(last))
        } else if (first.year(), first.month()) == (last.year(), last.month()) {
            self.first_to_last(self.number_of(first), self.day(last))
        } else if first.year() == last.year() {
            self.first_to_last(self.day_of_month(first), self.day(last))
        } else {
            self.first_to_last(self.day(first), self.day(last))
        }
    }

    fn first_to_last(&self, first: String, last: String) -> String {
        self.with("date-from-to", &[("first", first.into()), ("last", last.into())])
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_has_its_name() {
        let words = Words::english();
        assert_eq!(words.day_with_weekday(date(2021, 8, 13)), "Friday 13 August 2021");
        assert_eq!(words.day_with_weekday(date(2021, 7, 18)), "Sunday 18 July 2021");
    }

    #[test]
    fn a_range_is_said_in_as_few_words_as_say_it() {
        let words = Words::english();
        let said = |first: Option<Day>, last: Option<Day>| words.range(DateRange::new(first, last).unwrap());
        for (first, last, expected) in [
            (date(2021, 8, 13), date(2021, 8, 13), "13 August 2021"),
            (date(2021, 7, 1), date(2021, 7, 31), "July 2021"),
            (date(2021, 1, 1), date(2021, 12, 31), "2021"),
            (date(2019, 1, 1), date(2021, 12, 31), "2019 to 2021"),
            (date(2021, 6, 1), date(2021, 7, 31), "June to July 2021"),
            (date(2020, 12, 1), date(2021, 1, 31), "December 2020 to January 2021"),
            (date(2021, 7, 1), date(2021, 7, 15), "1 to 15 July 2021"),
            (date(2021, 6, 12), date(2021, 7, 7), "12 June to 7 July 2021"),
            (date(2020, 12, 30), date(2021, 1, 2), "30 December 2020 to 2 January 2021"),
            (date(-43, 3, 15), date(-43, 3, 15), "15 March 44 BC"),
        ] {
            assert_eq!(said(Some(first), Some(last)), expected);
        }
        assert_eq!(said(Some(date(2021, 7, 1)), None), "since 1 July 2021");
        assert_eq!(said(None, Some(date(2021, 7, 1))), "until 1 July 2021");
        assert_eq!(said(None, None), "any date");
    }
}
