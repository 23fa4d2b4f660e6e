//! Which words are expressions, how far they reach, and what they mean.

use super::*;

const FRENCH: Language = Language::FRENCH;
const ENGLISH: Language = Language::ENGLISH;

#[test]
fn french_days_months_and_years_by_number() {
    for (text, expected) in [
        ("Le pont a cédé le 13 juillet 2019.", &[("le 13 juillet 2019", "2019-07-13")][..]),
        ("Le pont a cédé mardi 13 juillet.", &[("mardi 13 juillet", "2021-07-13")]),
        ("Du 1er au 3 août, la route a été fermée.", &[("1er", "2021-08-01"), ("3 août", "2021-08-03")]),
        (
            "Les 6 et 13 avril derniers, il a plu.",
            &[("Les 6", "2021-04-06"), ("13 avril derniers", "2021-04-13")],
        ),
        ("Élu en mars 2003, battu en octobre 98.", &[("mars 2003", "2003-03"), ("octobre 98", "1998-10")]),
        (
            "Né le 02/03/1954, mort le 5.6.2020.",
            &[("le 02/03/1954", "1954-03-02"), ("le 5.6.2020", "2020-06-05")],
        ),
        (
            "En 1998 et dans les années 60, puis au XIXe siècle.",
            &[("1998", "1998"), ("les années 60", "196"), ("XIXe siècle", "18")],
        ),
        ("Rasée en 146 avant notre ère.", &[("146 avant notre ère", "-0145")]),
        ("Le 13 juillet 21 personnes ont fui.", &[("Le 13 juillet", "2021-07-13")]),
        (
            "Fin 2020, puis début mai et à la mi-juin.",
            &[("Fin 2020", "2020"), ("début mai", "2021-05"), ("la mi-juin", "2021-06")],
        ),
        (
            "Au premier semestre 2020, au T3 2019.",
            &[("premier semestre 2020", "2020-H1"), ("T3 2019", "2019-Q3")],
        ),
    ] {
        check(FRENCH, "2021-08-25", text, expected);
    }
}

#[test]
fn english_days_months_and_years_by_number() {
    for (text, expected) in [
        ("The bridge fell on July 13, 2019.", &[("July 13, 2019", "2019-07-13")][..]),
        ("The bridge fell on Tuesday, July 13.", &[("Tuesday, July 13", "2021-07-13")]),
        ("It fell on the 13th of July, said one.", &[("the 13th of July", "2021-07-13")]),
        ("Held on 3 and 10 April, they were free.", &[("3", "2021-04-03"), ("10 April", "2021-04-10")]),
        (
            "Elected in March 2003, beaten in the summer of '98.",
            &[("March 2003", "2003-03"), ("the summer of '98", "1998-SU")],
        ),
        (
            "Open 2019-07-13, closed 13/07/2020.",
            &[("2019-07-13", "2019-07-13"), ("13/07/2020", "2020-07-13")],
        ),
        (
            "In the 1990s and the late seventies, in the 19th century.",
            &[("the 1990s", "199"), ("the late seventies", "197"), ("the 19th century", "18")],
        ),
        ("Caesar died in 44 BC.", &[("44 BC", "-0043")]),
        (
            "Sales fell in the third quarter of 2020 and in Q4 2020.",
            &[("the third quarter of 2020", "2020-Q3"), ("Q4 2020", "2020-Q4")],
        ),
        (
            "Early this week, late last year, mid-June.",
            &[("Early this week", "2021-W34"), ("late last year", "2020"), ("mid-June", "2021-06")],
        ),
    ] {
        check(ENGLISH, "2021-08-25", text, expected);
    }
}

#[test]
fn what_counts_from_publication() {
    // 25 August 2021 was a Wednesday.
    for (language, text, expected) in [
        (FRENCH, "Il est arrivé hier soir.", ("hier soir", "2021-08-24TEV")),
        (FRENCH, "Il est arrivé avant-hier.", ("avant-hier", "2021-08-23")),
        (FRENCH, "Il arrivera après-demain.", ("après-demain", "2021-08-27")),
        (FRENCH, "Il est arrivé lundi.", ("lundi", "2021-08-23")),
        (FRENCH, "Il arrivera lundi.", ("lundi", "2021-08-30")),
        (FRENCH, "Il est arrivé lundi dernier.", ("lundi dernier", "2021-08-23")),
        (FRENCH, "Il arrivera mardi prochain.", ("mardi prochain", "2021-08-31")),
        (FRENCH, "Il est arrivé la semaine dernière.", ("la semaine dernière", "2021-W33")),
        (FRENCH, "Il est arrivé il y a trois jours.", ("il y a trois jours", "2021-08-22")),
        (FRENCH, "Il est arrivé le mois dernier.", ("le mois dernier", "2021-07")),
        (FRENCH, "Il est parti en avril.", ("avril", "2021-04")),
        (FRENCH, "Il partira en avril.", ("avril", "2022-04")),
        (FRENCH, "Il est arrivé l’été dernier.", ("l’été dernier", "2020-SU")),
        (FRENCH, "Il est arrivé ce week-end.", ("ce week-end", "2021-W33-WE")),
        (ENGLISH, "He arrived last night.", ("last night", "2021-08-24TNI")),
        (ENGLISH, "He arrived on Monday.", ("Monday", "2021-08-23")),
        (ENGLISH, "He will arrive on Monday.", ("Monday", "2021-08-30")),
        (ENGLISH, "He arrived last Wednesday.", ("last Wednesday", "2021-08-18")),
        (ENGLISH, "He arrived two weeks ago.", ("two weeks ago", "2021-W32")),
        (ENGLISH, "He arrived twenty years ago.", ("twenty years ago", "2001")),
        (ENGLISH, "He arrived earlier this week.", ("earlier this week", "2021-W34")),
        (ENGLISH, "He left in April.", ("April", "2021-04")),
        (ENGLISH, "Voting ends on Thursday.", ("Thursday", "2021-08-26")),
        (ENGLISH, "The day after tomorrow they meet.", ("The day after tomorrow", "2021-08-27")),
    ] {
        check(language, "2021-08-25", text, &[expected]);
    }
}

#[test]
fn what_counts_from_a_date_named_before() {
    for (language, text, expected) in [
        (FRENCH, "Le 3 mai 2019, il a fui. Le lendemain, on l’a pris.", ("Le lendemain", "2019-05-04")),
        (
            FRENCH,
            "Le 3 mai 2019, il a fui. Trois jours plus tard, on l’a pris.",
            ("Trois jours plus tard", "2019-05-06"),
        ),
        (FRENCH, "Arrêté le 3 mai 2019, il avait fui la veille.", ("la veille", "2019-05-02")),
        (FRENCH, "Le 3 mai 2019, il a fui. Ce jour-là, il pleuvait.", ("Ce jour-là", "2019-05-03")),
        (
            FRENCH,
            "L’hiver 1943 fut rude. Le printemps suivant, il partit.",
            ("Le printemps suivant", "1944-SP"),
        ),
        (
            ENGLISH,
            "On May 3, 2019, he fled. The following day he was caught.",
            ("The following day", "2019-05-04"),
        ),
        (ENGLISH, "On May 3, 2019, he fled. Two weeks later he was caught.", ("Two weeks later", "2019-W20")),
        (ENGLISH, "On May 3, 2019, he fled. That day it rained.", ("That day", "2019-05-03")),
    ] {
        let found = timexes(language, "2021-08-25", text);
        let last = found.last().map(|timex| (text.get(timex.span.range()).unwrap(), timex.value.as_str()));
        assert_eq!(last, Some(expected), "{text}");
        assert_eq!(found.last().map(|timex| timex.anchor), Some(Anchor::Thread(0)), "{text}");
    }
}

#[test]
fn feasts_and_days_with_a_name() {
    for (language, text, expected) in [
        (FRENCH, "Il est mort à Noël.", ("Noël", "2020-12-25")),
        (FRENCH, "Il est mort le lundi de Pâques.", ("le lundi de Pâques", "2021-04-05")),
        (FRENCH, "La prière de l’Aïd al-Adha a été troublée.", ("l’Aïd al-Adha", "2021-07-20")),
        (FRENCH, "Depuis les attentats du 11 septembre, tout a changé.", ("11 septembre", "2001-09-11")),
        (ENGLISH, "He died on Christmas Day.", ("Christmas Day", "2020-12-25")),
        (ENGLISH, "He died the day after Labor Day 2019.", ("the day after Labor Day 2019", "2019-09-03")),
        (ENGLISH, "He died two weeks before May 13, 1999.", ("two weeks before May 13, 1999", "1999-04-29")),
        (ENGLISH, "He died on Easter Sunday 2008.", ("Easter Sunday 2008", "2008-03-23")),
    ] {
        check(language, "2021-08-25", text, &[expected]);
    }
}

#[test]
fn what_only_looks_like_a_date_is_none() {
    for (language, text) in [
        (
            FRENCH,
            "Il a été pris pendant trois jours par 2 000 hommes, chaque lundi à 22 h, vol 1998, salle 2010.",
        ),
        (
            FRENCH,
            "Il y a sept frappes, dix ans après le départ ; le printemps des poètes, rue du 4-Septembre.",
        ),
        (FRENCH, "Mars est une planète. M. Mai a payé 1 979 euros tous les mois."),
        (
            ENGLISH,
            "She may march for two weeks with 2,000 people every Monday, aged 41, on flight 1987 from room 1998.",
        ),
        (
            ENGLISH,
            "Theresa May said the sun fell in the second half, four days after thieves came, in his sixties.",
        ),
        (ENGLISH, "A spring broke; they fall by 1.5 percent at 9 am, score 3-2, call 555-1234."),
    ] {
        check(language, "2021-08-25", text, &[]);
    }
}

#[test]
fn a_date_that_does_not_exist_is_none() {
    check(FRENCH, "2021-08-25", "Le 31 février 2021, le 30 février.", &[]);
    check(ENGLISH, "2021-08-25", "On 31/02/2021 and February 30.", &[]);
}

#[test]
fn day_and_month_in_digits_are_both_where_either_may_come_first() {
    let found = timexes(ENGLISH, "2021-08-25", "Signed 03/04/2021.");
    let range = found[0].date.as_ref().map(ToString::to_string);
    assert_eq!(range.as_deref(), Some("2021-03-04/2021-04-03"));
    check(FRENCH, "2021-08-25", "Signé 03/04/2021.", &[("03/04/2021", "2021-04-03")]);
}

#[test]
fn a_reference_of_a_month_gives_no_more_than_is_known() {
    for (language, text, value, edtf) in [
        (FRENCH, "Mardi, des roquettes ont frappé.", "2021-07", "2021-07"),
        (FRENCH, "Hier, des roquettes ont frappé.", "2021-07", "2021-07"),
        (FRENCH, "La semaine dernière, on a fui.", "2021-07", "2021-06-21/2021-07-25"),
        (FRENCH, "En avril, on a fui.", "2021-04", "2021-04"),
        (FRENCH, "On fuira d’ici le 11 septembre.", "2021-09-11", "2021-09-11"),
        (FRENCH, "La prière de l’Aïd al-Adha a été troublée.", "2021-07-20", "2021-07-20~"),
        (ENGLISH, "On Tuesday rockets hit the town.", "2021-07", "2021-07"),
    ] {
        let found = timexes(language, "2021-07", text);
        let told = (found[0].value.as_str(), found[0].date.as_ref().map(ToString::to_string));
        assert_eq!(told, (value, Some(edtf.to_owned())), "{text}");
    }
}

#[test]
fn without_a_reference_only_whole_dates_have_days() {
    for (language, text, value, edtf) in [
        (FRENCH, "Mardi, il a fui.", "XXXX-WXX-2", None),
        (FRENCH, "Le 13 juillet, il a fui.", "XXXX-07-13", None),
        (FRENCH, "Le 13 juillet 2021, il a fui.", "2021-07-13", Some("2021-07-13")),
        (FRENCH, "Il y a deux ans, il a fui.", "PAST_REF", None),
        (ENGLISH, "In the 1990s he fled.", "199", Some("199X")),
        (ENGLISH, "He fled last summer.", "XXXX-SU", None),
    ] {
        let found = timexes(language, "", text);
        let told = (found[0].value.as_str(), found[0].date.as_ref().map(ToString::to_string));
        assert_eq!(told, (value, edtf.map(str::to_owned)), "{text}");
    }
}

#[test]
fn verbs_names_and_numbers_beside_dates_are_told_from_them() {
    for (language, text, expected) in [
        (ENGLISH, "Militants set fire to a school on Monday.", &[("Monday", "2021-08-23")][..]),
        (FRENCH, "Il a été nommé lundi Premier ministre.", &[("lundi", "2021-08-23")]),
        (ENGLISH, "They fled the week before last.", &[("the week before last", "2021-W32")]),
        (ENGLISH, "They fled a few days ago.", &[("a few days ago", "PAST_REF")]),
        (ENGLISH, "They fled a couple of days ago.", &[("a couple of days ago", "2021-08-23")]),
        (ENGLISH, "Tens of thousands of men in their early thirties fled.", &[]),
        (
            ENGLISH,
            "The attacks on September 11, 2012 shook Benghazi.",
            &[("September 11, 2012", "2012-09-11")],
        ),
        (FRENCH, "Ils ont dû partir lundi de Hérat.", &[("lundi", "2021-08-23")]),
        (
            FRENCH,
            "En 1997 (en janvier rue Haute, en octobre rue Basse).",
            &[("1997", "1997"), ("janvier", "1997-01"), ("octobre", "1997-10")],
        ),
        (ENGLISH, "Easter Island, Christmas Island and Tariq Ramadan.", &[]),
        (FRENCH, "Le 13 sept personnes ont été tuées.", &[]),
        (FRENCH, "Près de 1800 soldats et 1950 blessés, article 1947 du code.", &[]),
        (ENGLISH, "The Friday Mosque and the Sunday Times.", &[]),
        (ENGLISH, "Elections will be held on April 24.", &[("April 24", "2022-04-24")]),
        (ENGLISH, "The match was postponed to September.", &[("September", "2021-09")]),
        (
            ENGLISH,
            "It will take place July 20-25, in Leeds.",
            &[("July 20", "2022-07-20"), ("25", "2022-07-25")],
        ),
    ] {
        check(language, "2021-08-25", text, expected);
    }
}
