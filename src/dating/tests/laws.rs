//! Laws that hold for every expression, whatever its reference.

use proptest::prelude::*;

use super::*;
use crate::model::DateRange;
use crate::model::Day;
use crate::model::date::{day_from_number, day_number};

/// Expressions of every kind that hang on a reference, one a sentence, in both languages.
const PHRASES: &[(Language, &str)] = &[
    (Language::FRENCH, "Il est parti hier."),
    (Language::FRENCH, "Il est parti avant-hier."),
    (Language::FRENCH, "Il partira demain."),
    (Language::FRENCH, "Il est parti mardi."),
    (Language::FRENCH, "Il partira samedi."),
    (Language::FRENCH, "Il est parti lundi dernier."),
    (Language::FRENCH, "Il est parti ce week-end."),
    (Language::FRENCH, "Il est parti la semaine dernière."),
    (Language::FRENCH, "Il est parti il y a trois jours."),
    (Language::FRENCH, "Il est parti il y a deux mois."),
    (Language::FRENCH, "Il est parti le mois dernier."),
    (Language::FRENCH, "Il est parti le 13 juillet."),
    (Language::FRENCH, "Il partira le 29 février."),
    (Language::FRENCH, "Il est parti en avril."),
    (Language::FRENCH, "Il est parti l'été dernier."),
    (Language::FRENCH, "Il est parti cette année."),
    (Language::FRENCH, "Il est parti à Noël."),
    (Language::FRENCH, "Il est parti mardi 13."),
    (Language::FRENCH, "Il est parti au troisième trimestre."),
    (Language::ENGLISH, "He left yesterday."),
    (Language::ENGLISH, "He left last night."),
    (Language::ENGLISH, "He will leave on Friday."),
    (Language::ENGLISH, "He left on Monday."),
    (Language::ENGLISH, "He left two weeks ago."),
    (Language::ENGLISH, "He left last summer."),
    (Language::ENGLISH, "He left on July 13."),
    (Language::ENGLISH, "He left last March."),
    (Language::ENGLISH, "He left early last year."),
    (Language::ENGLISH, "He left at Easter."),
    (Language::ENGLISH, "He left in the nineties."),
];

/// How many days the one expression of a text has.
fn days(language: Language, text: &str, first: i32, length: i32) -> Option<u32> {
    let day = |number| day_from_number(number).unwrap();
    let published = DateRange::between(day(first), day(first + length)).to_string();
    let found = timexes(language, &published, text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found[0].range().and_then(DateRange::days)
}

proptest! {
    #[test]
    fn a_wider_reference_never_gives_less(
        phrase in prop::sample::select(PHRASES),
        first in 0i32..40_000,
        length in 0i32..400,
        (before, behind) in (0i32..60, 0i32..60),
    ) {
        let (language, text) = phrase;
        let narrow = days(language, text, first, length);
        let wide = days(language, text, first - before, length + before + behind);
        prop_assert!(narrow.is_some() && wide >= narrow, "{text} in {first}+{length}: {narrow:?}, then {wide:?}");
    }

    #[test]
    fn spans_cut_the_text_and_dates_are_written_and_read_back(
        words in prop::collection::vec(prop::sample::select(vec![
            "le", "13", "juillet", "2021", "mardi", "hier", "il y a", "trois", "jours", "plus tard", "dernier", "été", "fin", "de",
            "la", "semaine", "XIXe", "siècle", "Noël", "av.", "J.-C.", "44", "98", ",", ".", "à", "soir", "on", "July", "13th",
            "Monday", "last", "next", "week", "two", "days", "ago", "later", "the", "1990s", "BC", "of", "spring", "in", "-", "/",
            "99999999999", "0", "and", "et", "Ramadan", "9999", "before", "Christmas",
        ]), 1..30),
        published in prop::sample::select(vec!["", "2021-07", "2020-02-29", "-0044-03-15", "9999-12-31", "-9999-01-01", "../2021", "2021"]),
        french: bool,
    ) {
        let text = words.join(" ");
        let language = if french { Language::FRENCH } else { Language::ENGLISH };
        let mut end = 0;
        for timex in timexes(language, published, &text) {
            prop_assert!(text.get(timex.span.range()).is_some_and(|cut| !cut.trim().is_empty()), "{text}: {timex:?}");
            prop_assert!(timex.span.start >= end, "{text}: {timex:?} overlaps the one before");
            end = timex.span.end;
            prop_assert!(!timex.value.is_empty());
            if let Some(date) = &timex.date {
                let again = Edtf::parse(&date.to_string());
                prop_assert_eq!(again.as_ref(), Ok(date), "{}", text);
                if let (Some(first), Some(last)) = (date.range().earliest(), date.range().latest()) {
                    prop_assert!(first <= last);
                }
            }
        }
    }
}

const FRENCH_MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const FRENCH_WEEKDAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const ENGLISH_WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn every_day() -> impl Iterator<Item = Day> {
    let (first, last) = (Day::constant(1900, 1, 1), Day::constant(2100, 12, 31));
    (day_number(first)..=day_number(last)).filter_map(day_from_number)
}

/// The only expression's day.
fn day_of(language: Language, published: &str, text: &str) -> Option<Day> {
    match timexes(language, published, text).as_slice() {
        [only] => only.range().filter(|range| range.days() == Some(1)).and_then(DateRange::earliest),
        _ => None,
    }
}

#[test]
fn every_day_of_two_centuries_is_read_in_both_languages() {
    for day in every_day() {
        let (number, year) = (day.day(), day.year());
        let month = usize::try_from(day.month()).unwrap() - 1;
        let (french, english) = (FRENCH_MONTHS[month], ENGLISH_MONTHS[month]);
        let first = if number == 1 { "er" } else { "" };
        let text = format!("Signé le {number}{first} {french} {year} à Paris.");
        assert_eq!(day_of(Language::FRENCH, "", &text), Some(day), "{text}");
        let text = format!("Signed on {english} {number}, {year}, in Paris.");
        assert_eq!(day_of(Language::ENGLISH, "", &text), Some(day), "{text}");
    }
}

#[test]
fn every_weekday_of_two_centuries_is_the_last_such_day_before_publication() {
    for (turn, day) in every_day().enumerate() {
        // Another weekday each week, so that each is met at each distance.
        let weekday = (turn + turn / 7) % 7;
        for (language, text) in [
            (Language::FRENCH, format!("Il est parti {}.", FRENCH_WEEKDAYS[weekday])),
            (Language::ENGLISH, format!("He left on {}.", ENGLISH_WEEKDAYS[weekday])),
        ] {
            let found = day_of(language, &day.to_string(), &text).unwrap_or_else(|| panic!("{day}: {text}"));
            let back = day_number(day) - day_number(found);
            assert!((0..7).contains(&back), "{text} on {day} is {found}");
            assert_eq!(
                usize::try_from(found.weekday().to_monday_zero_offset()).unwrap(),
                weekday,
                "{text} on {day}"
            );
        }
    }
}

#[test]
fn leap_days_year_ends_and_the_years_before_our_calendar() {
    for (language, published, text, expected) in [
        (Language::FRENCH, "2021-03-01", "Né le 29 février, il est mort.", "2020-02-29"),
        (Language::ENGLISH, "2020-03-01", "He left yesterday.", "2020-02-29"),
        (Language::ENGLISH, "2021-01-01", "He left yesterday.", "2020-12-31"),
        (Language::FRENCH, "2021-01-02", "Il est parti jeudi.", "2020-12-31"),
        (Language::FRENCH, "2021-12-30", "Il partira samedi.", "2022-01-01"),
        (Language::ENGLISH, "1600-01-01", "He landed on 12 October 1492.", "1492-10-12"),
        (Language::FRENCH, "1700-01-01", "Il mourut le 14 mai 1610.", "1610-05-14"),
    ] {
        assert_eq!(
            day_of(language, published, text).map(|day| day.to_string()),
            Some(expected.to_owned()),
            "{text}"
        );
    }
    for (text, edtf) in
        [("Caesar died in 44 BC.", "-0043"), ("It fell in the third century BC.", "-0299/-0200")]
    {
        let found = timexes(Language::ENGLISH, "2021-08-25", text);
        let range = found[0].range().unwrap();
        assert_eq!(range, Edtf::parse(edtf).unwrap().range(), "{text}");
    }
}
