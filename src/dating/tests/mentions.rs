//! Which words date a mention, and how its clause tells.

use super::*;
use crate::model::Basis;

/// A mention's name, its date with basis, the words that give it and whether they stand in an earlier sentence, and its narration.
type Told<'a> = (&'a str, Option<(&'a str, Basis, Option<&'a str>, bool)>, Narration);

#[track_caller]
fn check(language: Language, published: &str, text: &str, expected: &[Told<'_>]) {
    let mut document = document(language, published, text);
    let names: Vec<&str> = expected.iter().map(|(name, ..)| *name).collect();
    let mut mentions = mentions(&document, &names);
    date(&mut document, &mut mentions);
    for (mention, (name, expected, narration)) in mentions.iter().zip(expected) {
        let told = mention.date.as_ref().map(|date| {
            (date.edtf.to_string(), date.basis, date.words.map(|words| document.slice(words)), date.carried)
        });
        let expected = expected.map(|(edtf, basis, words, carried)| (edtf.to_owned(), basis, words, carried));
        assert_eq!((told, mention.narration), (expected, *narration), "{name} in {text}");
    }
}

#[test]
fn a_mention_has_the_date_of_its_clause_else_of_its_sentence_else_of_publication() {
    let event = Narration::Event;
    check(
        Language::FRENCH,
        "2021-08-13",
        "Jeudi, les rebelles ont pris Ghazni.",
        &[("Ghazni", Some(("2021-08-12", Basis::Relative, Some("Jeudi"), false)), event)],
    );
    check(
        Language::FRENCH,
        "2021-08-13",
        "Le 3 mai 2019, on s’est battu à Hérat, alors que Kaboul dormait.",
        &[
            (
                "Hérat",
                Some(("2019-05-03", Basis::Expression, Some("Le 3 mai 2019"), false)),
                Narration::Background,
            ),
            (
                "Kaboul",
                Some(("2019-05-03", Basis::Expression, Some("Le 3 mai 2019"), false)),
                Narration::Background,
            ),
        ],
    );
    check(
        Language::ENGLISH,
        "2021-08-13",
        "Fighters hold Herat.",
        &[("Herat", Some(("2021-08-13", Basis::Publication, None, false)), event)],
    );
}

#[test]
fn a_date_goes_on_into_the_next_sentence_while_the_past_is_told() {
    check(
        Language::FRENCH,
        "2021-08-13",
        "Jeudi, les rebelles ont pris Ghazni. Ils ont tiré sur Kaboul. Hérat résiste.",
        &[
            ("Ghazni", Some(("2021-08-12", Basis::Relative, Some("Jeudi"), false)), Narration::Event),
            ("Kaboul", Some(("2021-08-12", Basis::Relative, Some("Jeudi"), true)), Narration::Event),
            ("Hérat", Some(("2021-08-13", Basis::Publication, None, false)), Narration::Event),
        ],
    );
}

#[test]
fn what_bounds_a_stretch_or_tells_which_noun_is_meant_dates_nothing() {
    let published = |name| (name, Some(("2021-08-13", Basis::Publication, None, false)), Narration::Event);
    check(Language::FRENCH, "2021-08-13", "Depuis mai, on se bat à Hérat.", &[published("Hérat")]);
    check(
        Language::FRENCH,
        "2021-08-13",
        "Sans précédent depuis l’invasion d’il y a 20 ans, on fuit Hérat.",
        &[published("Hérat")],
    );
    check(
        Language::ENGLISH,
        "2021-08-13",
        "Under the deal of 2015 troops hold Herat.",
        &[published("Herat")],
    );
}

#[test]
fn what_is_planned_is_told_apart_and_not_dated_by_the_day_on_which_it_was_said() {
    check(
        Language::FRENCH,
        "2021-08-13",
        "Jeudi, il a dit que des soldats seront déployés à Kaboul.",
        &[("Kaboul", Some(("2021-08-13", Basis::Publication, None, false)), Narration::Future)],
    );
    check(
        Language::ENGLISH,
        "2021-08-13",
        "They will meet in Doha on Monday.",
        &[("Doha", Some(("2021-08-16", Basis::Relative, Some("Monday"), false)), Narration::Future)],
    );
}

#[test]
fn a_mention_of_an_undated_document_is_dated_by_whole_dates_alone() {
    check(
        Language::FRENCH,
        "",
        "Mardi, on a fui Hérat. Le 3 mai 2019, on a fui Kaboul.",
        &[
            ("Hérat", None, Narration::Event),
            (
                "Kaboul",
                Some(("2019-05-03", Basis::Expression, Some("Le 3 mai 2019"), false)),
                Narration::Event,
            ),
        ],
    );
}

#[test]
fn a_short_text_that_was_taken_for_another_language_is_read_all_the_same() {
    let welsh = Language::new("cy").unwrap();
    check(
        welsh,
        "2021-07-14",
        "A car bomb exploded in Baghdad on Monday morning.",
        &[(
            "Baghdad",
            Some(("2021-07-12", Basis::Relative, Some("Monday morning"), false)),
            Narration::Event,
        )],
    );
}

#[test]
fn a_text_in_another_language_has_the_date_of_its_publication() {
    let german = Language::new("de").unwrap();
    check(
        german,
        "2021-08-13",
        "Am 3. Mai fiel Herat.",
        &[("Herat", Some(("2021-08-13", Basis::Publication, None, false)), Narration::Event)],
    );
}

#[test]
fn in_a_series_each_place_has_the_date_beside_it() {
    let dated = |name, edtf, words| {
        (name, Some((edtf, Basis::Expression, Some(words), false)), Narration::Background)
    };
    check(
        Language::ENGLISH,
        "2021-07-14",
        "The army took Homs in 2014, Aleppo in 2016 and Daraa in 2018.",
        &[dated("Homs", "2014", "2014"), dated("Aleppo", "2016", "2016"), dated("Daraa", "2018", "2018")],
    );
    let day = |name, edtf, words| (name, Some((edtf, Basis::Relative, Some(words), false)), Narration::Event);
    check(
        Language::FRENCH,
        "2021-07-14",
        "Des frappes ont visé Sanaa lundi, Alep mardi et Aden mercredi.",
        &[
            day("Sanaa", "2021-07-12", "lundi"),
            day("Alep", "2021-07-13", "mardi"),
            day("Aden", "2021-07-14", "mercredi"),
        ],
    );
}

#[test]
fn a_stretch_is_kept_whole() {
    for (language, text, edtf, words) in [
        (Language::FRENCH, "Du 3 au 7 juillet, on a fui Herat.", "2021-07-03/2021-07-07", "3 au 7 juillet"),
        (
            Language::FRENCH,
            "Les 12 et 13 juillet, on a fui Herat.",
            "2021-07-12/2021-07-13",
            "Les 12 et 13 juillet",
        ),
        (
            Language::ENGLISH,
            "Between June 28 and July 2 people fled Herat.",
            "2021-06-28/2021-07-02",
            "June 28 and July 2",
        ),
    ] {
        check(
            language,
            "2021-07-14",
            text,
            &[("Herat", Some((edtf, Basis::Relative, Some(words), false)), Narration::Event)],
        );
    }
}

#[test]
fn a_day_that_nobody_can_tell_is_not_that_of_the_sentence_before() {
    check(
        Language::FRENCH,
        "",
        "Le 12 juillet 2021, on a fui Kaboul. Mardi, on a fui Herat.",
        &[
            (
                "Kaboul",
                Some(("2021-07-12", Basis::Expression, Some("Le 12 juillet 2021"), false)),
                Narration::Event,
            ),
            ("Herat", None, Narration::Event),
        ],
    );
}

#[test]
fn a_date_of_a_noun_dates_the_place_that_is_that_nouns_too() {
    check(
        Language::FRENCH,
        "2021-07-14",
        "Après les attentats du 11 septembre 2001 à New York, on quitte Bagram.",
        &[
            (
                "New York",
                Some(("2001-09-11", Basis::Expression, Some("11 septembre 2001"), false)),
                Narration::Background,
            ),
            ("Bagram", Some(("2021-07-14", Basis::Publication, None, false)), Narration::Event),
        ],
    );
    check(
        Language::FRENCH,
        "2021-07-14",
        "Mort mardi à Paris, il sera enterré vendredi à Lyon.",
        &[
            ("Paris", Some(("2021-07-13", Basis::Relative, Some("mardi"), false)), Narration::Event),
            ("Lyon", Some(("2021-07-16", Basis::Relative, Some("vendredi"), false)), Narration::Future),
        ],
    );
}
