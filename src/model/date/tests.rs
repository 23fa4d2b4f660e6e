//! Expected days are those of the standard's published examples (<https://www.loc.gov/standards/datetime/>) and of
//! the calendar on the wall.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn days(text: &str) -> (Option<String>, Option<String>) {
    let range = Edtf::parse(text).unwrap_or_else(|error| panic!("{error}")).range();
    (range.earliest().map(|day| day.to_string()), range.latest().map(|day| day.to_string()))
}

#[test]
fn the_examples_of_the_standard_cover_the_days_they_name() {
    for (text, first, last) in [
        // Level 0
        ("1985-04-12", "1985-04-12", "1985-04-12"),
        ("1985-04", "1985-04-01", "1985-04-30"),
        ("1985", "1985-01-01", "1985-12-31"),
        ("1964/2008", "1964-01-01", "2008-12-31"),
        ("2004-06/2006-08", "2004-06-01", "2006-08-31"),
        ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08"),
        ("2004-02-01/2005-02", "2004-02-01", "2005-02-28"),
        ("2005/2006-02", "2005-01-01", "2006-02-28"),
        // Level 1
        ("2001-21", "2001-03-01", "2001-05-31"),
        ("1984?", "1984-01-01", "1984-12-31"),
        ("2004-06~", "2004-06-01", "2004-06-30"),
        ("2004-06-11%", "2004-06-11", "2004-06-11"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2004-XX", "2004-01-01", "2004-12-31"),
        ("1985-04-XX", "1985-04-01", "1985-04-30"),
        ("1985-XX-XX", "1985-01-01", "1985-12-31"),
        // Level 2
        ("1950S2", "1900-01-01", "1999-12-31"),
        ("2001-34", "2001-04-01", "2001-06-30"),
        ("2004-06~-11", "2004-06-11", "2004-06-11"),
        ("?2004-06-~11", "2004-06-11", "2004-06-11"),
        ("156X-12-25", "1560-12-25", "1569-12-25"),
        ("15XX-12-25", "1500-12-25", "1599-12-25"),
        ("XXXX-12-XX", "0000-12-01", "9999-12-31"),
        ("1XXX-XX", "1000-01-01", "1999-12-31"),
        ("1XXX-12", "1000-12-01", "1999-12-31"),
        ("1984-1X", "1984-10-01", "1984-12-31"),
        ("2004-06-~01/2004-06-~20", "2004-06-01", "2004-06-20"),
    ] {
        assert_eq!(days(text), (Some(first.to_owned()), Some(last.to_owned())), "{text}");
    }
}

#[test]
fn seasons_and_parts_of_a_year_are_whole_months() {
    for (text, first, last) in [
        ("2021-22", "2021-06-01", "2021-08-31"),
        ("2021-23", "2021-09-01", "2021-11-30"),
        ("2021-24", "2021-12-01", "2022-02-28"),
        ("2023-28", "2023-12-01", "2024-02-29"),
        ("2021-29", "2021-09-01", "2021-11-30"),
        ("2021-33", "2021-01-01", "2021-03-31"),
        ("2021-36", "2021-10-01", "2021-12-31"),
        ("2021-39", "2021-09-01", "2021-12-31"),
        ("2021-41", "2021-07-01", "2021-12-31"),
    ] {
        assert_eq!(days(text), (Some(first.to_owned()), Some(last.to_owned())), "{text}");
    }
}

#[test]
fn an_open_or_unknown_end_has_no_day() {
    for (text, first, last) in [
        ("1985-04-12/..", Some("1985-04-12"), None),
        ("1985/", Some("1985-01-01"), None),
        ("../1985-04", None, Some("1985-04-30")),
        ("/1985-04-12", None, Some("1985-04-12")),
        ("../..", None, None),
    ] {
        assert_eq!(days(text), (first.map(str::to_owned), last.map(str::to_owned)), "{text}");
        assert_eq!(Edtf::parse(text).unwrap().precision(), Precision::Interval);
    }
}

#[test]
fn years_before_the_era_are_counted_astronomically() {
    let range = Edtf::parse("-1985").unwrap().range();
    assert_eq!(range, DateRange::between(date(-1985, 1, 1), date(-1985, 12, 31)));
    assert_eq!(Edtf::year(date(-43, 3, 15)).as_str(), "-0043");
    let decade = Edtf::parse("-004X").unwrap().range();
    assert_eq!(decade, DateRange::between(date(-49, 1, 1), date(-40, 12, 31)));
}

#[test]
fn a_time_of_day_is_read_and_dropped() {
    for text in
        ["1985-04-12T23:20:30", "1985-04-12T23:20:30Z", "1985-04-12T23:20:30-04", "1985-04-12T23:20:30+04:30"]
    {
        assert_eq!(Edtf::parse(text).unwrap(), Edtf::day(date(1985, 4, 12)), "{text}");
    }
}

#[test]
fn a_qualifier_tells_approximate_from_uncertain() {
    for (text, approximate, uncertain) in [
        ("1984", false, false),
        ("1984?", false, true),
        ("2004-06~", true, false),
        ("2004-06-11%", true, true),
        ("2004?-06-11", false, true),
        ("1984~/2004-06", true, false),
    ] {
        let edtf = Edtf::parse(text).unwrap();
        assert_eq!((edtf.is_approximate(), edtf.is_uncertain()), (approximate, uncertain), "{text}");
    }
}

#[test]
fn the_precision_is_what_is_known() {
    for (text, precision) in [
        ("2021-07-13", Precision::Day),
        ("2021-07", Precision::Month),
        ("2021-07-XX", Precision::Month),
        ("2021-22", Precision::Season),
        ("2021", Precision::Year),
        ("2021-XX", Precision::Year),
        ("2021-XX-15", Precision::Year),
        ("199X", Precision::Decade),
        ("19XX", Precision::Century),
        ("1XXX", Precision::Vague),
        ("156X-12-25", Precision::Decade),
        ("2021-07-01/2021-07-15", Precision::Interval),
    ] {
        assert_eq!(Edtf::parse(text).unwrap().precision(), precision, "{text}");
    }
}

#[test]
fn what_is_no_date_is_refused_with_its_place() {
    for (text, at, fault) in [
        ("", 1, EdtfFault::Ended),
        ("yesterday", 1, EdtfFault::Unexpected('y')),
        ("21-07", 3, EdtfFault::Year),
        ("2021-7", 7, EdtfFault::TwoDigits),
        ("2021-13", 6, EdtfFault::Month),
        ("2021-00", 6, EdtfFault::Month),
        ("2021-42", 6, EdtfFault::Month),
        ("2021-02-29", 9, EdtfFault::Day),
        ("2021-06-31", 9, EdtfFault::Day),
        ("2021-07-13-01", 11, EdtfFault::Unexpected('-')),
        ("2021-22-01", 8, EdtfFault::Unexpected('-')),
        ("20210713", 5, EdtfFault::Unexpected('0')),
        ("2021-07T10:00", 8, EdtfFault::Unexpected('T')),
        ("?2021?-?07?T10:00", 12, EdtfFault::Unexpected('T')),
        ("2021-07-13T25:00", 11, EdtfFault::Time),
        ("2021-07-13T10:00Z04", 11, EdtfFault::Time),
        ("Y170000002", 1, EdtfFault::TooFar),
        ("Y-17E7", 1, EdtfFault::TooFar),
        ("-0000", 1, EdtfFault::TooFar),
        ("[1667,1668,1670..1672]", 1, EdtfFault::Set),
        ("2021-08/2021-07", 9, EdtfFault::Order),
        ("2021-08/2021-7", 15, EdtfFault::TwoDigits),
        ("2021/2022/2023", 10, EdtfFault::Unexpected('/')),
        ("/", 1, EdtfFault::NoEnd),
        ("/..", 1, EdtfFault::NoEnd),
        ("2021–07", 5, EdtfFault::Unexpected('–')),
        ("  2021-13", 8, EdtfFault::Month),
    ] {
        let error = Edtf::parse(text).unwrap_err();
        assert_eq!((error.at, &error.fault), (at, &fault), "{text}: {error}");
    }
}

#[test]
fn the_shortest_text_is_chosen_for_a_range() {
    for (first, last, text) in [
        (date(2021, 7, 13), date(2021, 7, 13), "2021-07-13"),
        (date(2021, 7, 1), date(2021, 7, 31), "2021-07"),
        (date(2021, 1, 1), date(2021, 12, 31), "2021"),
        (date(2021, 7, 1), date(2021, 7, 15), "2021-07-01/2021-07-15"),
        (date(2021, 6, 1), date(2021, 7, 31), "2021-06-01/2021-07-31"),
    ] {
        assert_eq!(DateRange::between(first, last).to_string(), text);
    }
    assert_eq!(DateRange::new(Some(date(2021, 7, 1)), None).unwrap().to_string(), "2021-07-01/..");
    assert_eq!(DateRange::ALL.to_string(), "../..");
}

#[test]
fn dates_are_written_to_files_as_their_text() {
    let edtf = Edtf::parse("2021-07~").unwrap();
    assert_eq!(serde_json::to_string(&edtf).unwrap(), "\"2021-07~\"");
    assert_eq!(serde_json::from_str::<Edtf>("\"2021-07~\"").unwrap(), edtf);
    let july = DateRange::between(date(2021, 7, 1), date(2021, 7, 31));
    assert_eq!(serde_json::to_string(&july).unwrap(), "\"2021-07\"");
    assert_eq!(serde_json::from_str::<DateRange>("\"2021-07-01/2021-07-31\"").unwrap(), july);
    assert!(serde_json::from_str::<Edtf>("\"July\"").unwrap_err().to_string().contains("not a date"));
}

#[test]
fn an_open_end_counts_as_far_as_the_window_reaches() {
    let range = |text: &str| text.parse::<DateRange>().unwrap();
    for (dated, window, share) in [
        ("2021-07", "2021-07", 1.0),
        ("2021-07", "2021-07-01/2021-07-10", 10.0 / 31.0),
        ("2021-07-13", "2021-08", 0.0),
        ("2021-07-13", "../..", 1.0),
        ("2021-07-01/..", "2021-08", 0.5),
        ("2021-07-01/..", "2021-06", 0.0),
        ("2021-07-01/..", "2021-07", 1.0),
        ("../2021-07-31", "2021-07-31", 1.0),
        ("../..", "2021-07", 1.0),
        ("2021-07", "2021-07-22/..", 10.0 / 31.0),
    ] {
        let found = range(dated).share_inside(range(window));
        assert!((found - share).abs() < 1e-12, "{dated} in {window}: {found}");
    }
}

#[test]
fn days_are_numbered_from_1970() {
    // Unix times of midnight UTC divided by 86,400, as `date -u -d DAY +%s` tells.
    for (day, number) in [
        (date(1970, 1, 1), 0),
        (date(1969, 12, 31), -1),
        (date(2021, 7, 13), 18_821),
        (date(2000, 3, 1), 11_017),
    ] {
        assert_eq!(day_number(day), number);
        assert_eq!(day_from_number(number), Some(day));
    }
    assert_eq!(day_from_number(day_number(Day::MAX) + 1), None);
    assert_eq!(day_from_number(i32::MAX), None);
}

#[test]
fn a_shifted_range_keeps_its_length_at_the_ends_of_the_calendar() {
    let week = DateRange::between(date(9999, 12, 20), date(9999, 12, 26));
    assert_eq!(week.shift(100), DateRange::between(date(9999, 12, 25), date(9999, 12, 31)));
    assert_eq!(week.shift(-7), DateRange::between(date(9999, 12, 13), date(9999, 12, 19)));
    assert_eq!(DateRange::ALL.shift(3), DateRange::ALL);
}

fn any_day() -> impl Strategy<Value = Day> {
    (day_number(Day::MIN)..=day_number(Day::MAX)).prop_map(|number| day_from_number(number).unwrap())
}

fn any_range() -> impl Strategy<Value = DateRange> {
    (any_day(), any_day(), 0..4).prop_map(|(a, b, open)| {
        let both = DateRange::between(a, b);
        let end = |closed: bool, day: Option<Day>| day.filter(|_| closed);
        DateRange::new(end(open & 1 == 0, both.earliest()), end(open & 2 == 0, both.latest())).unwrap()
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_back_the_same(range in any_range(), day in any_day()) {
        for edtf in [Edtf::interval(range), Edtf::day(day), Edtf::month(day), Edtf::year(day)] {
            prop_assert_eq!(Edtf::parse(edtf.as_str()).unwrap(), edtf);
        }
        prop_assert_eq!(Edtf::interval(range).range(), range);
    }

    #[test]
    fn whatever_is_read_is_ordered_and_reads_back_the_same(text in "-?[0-9X]{4}(-[0-3X][0-9X](-[0-3X][0-9X])?)?[~?%]?(/.{0,12})?") {
        if let Ok(edtf) = Edtf::parse(&text) {
            let range = edtf.range();
            if let Some((first, last)) = range.earliest().zip(range.latest()) {
                prop_assert!(first <= last);
            }
            prop_assert_eq!(Edtf::parse(edtf.as_str()).unwrap(), edtf);
        }
    }

    #[test]
    fn no_text_whatever_makes_it_panic(text in ".{0,24}") {
        if let Err(error) = Edtf::parse(&text) {
            prop_assert!((1..=text.chars().count() + 1).contains(&error.at));
        }
    }

    #[test]
    fn a_month_runs_from_its_first_to_its_last_day(day in any_day()) {
        let range = Edtf::month(day).range();
        let (first, last) = (range.earliest().unwrap(), range.latest().unwrap());
        prop_assert_eq!((first.day(), first.month(), first.year()), (1, day.month(), day.year()));
        prop_assert_eq!(i64::from(last.day()), i64::from(day.days_in_month()));
        prop_assert!(range.contains(day));
    }

    #[test]
    fn an_interval_covers_both_its_ends(a in any_day(), b in any_day()) {
        let range: DateRange = format!("{}/{}", Edtf::day(a.min(b)), Edtf::day(a.max(b))).parse().unwrap();
        prop_assert!(range.contains(a) && range.contains(b));
        prop_assert_eq!(range.days(), Some(u32::try_from((day_number(a) - day_number(b)).abs() + 1).unwrap()));
    }

    #[test]
    fn two_ranges_overlap_where_a_day_is_in_both(a in any_range(), b in any_range(), day in any_day()) {
        let shared = a.intersection(b);
        prop_assert_eq!(a.contains(day) && b.contains(day), shared.is_some_and(|shared| shared.contains(day)));
        prop_assert_eq!(shared, b.intersection(a));
        prop_assert!(a.hull(b).covers(a) && a.hull(b).covers(b));
        let share = a.share_inside(b);
        prop_assert!((0.0..=1.0).contains(&share));
        prop_assert_eq!(share > 0.0, a.overlaps(b));
    }
}
