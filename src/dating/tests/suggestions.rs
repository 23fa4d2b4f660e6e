//! Which dates are suggested for an undated document.

use super::*;
use crate::model::DateEvidence;

fn read(published: &str, text: &str, places: &[&str]) -> (Document, Vec<Mention>) {
    let mut document = document(Language::FRENCH, published, text);
    let mut mentions = mentions(&document, places);
    date(&mut document, &mut mentions);
    (document, mentions)
}

#[test]
fn the_latest_day_named_is_suggested_and_never_taken() {
    let (mut document, mentions) = read("", "Le 3 mai 2019, on a fui. Le 5 mai 2019, on est revenu.", &[]);
    suggest(std::slice::from_mut(&mut document), &mentions);
    assert_eq!(document.publication, None);
    let [only] = document.suggestions.as_slice() else { panic!("{:?}", document.suggestions) };
    assert_eq!(only.date.to_string(), "2019-05-05");
    // Its weight of 1.5 over that and one more for another day.
    assert!((only.probability - 0.6).abs() < 1e-6, "{}", only.probability);
}

#[test]
fn a_weekday_that_fits_and_documents_on_the_same_places_speak_for_a_date() {
    let (first, mut all) = read("2021-07-14", "On se bat à Hérat et à Ghazni.", &["Hérat", "Ghazni"]);
    // 13 July 2021 was a Tuesday.
    let text = "Mardi 13 juillet, on s’est battu à Hérat et à Ghazni.";
    let (second, own) = read("", text, &["Hérat", "Ghazni"]);
    all.extend(own.into_iter().map(|mention| Mention { document: 1, ..mention }));
    let mut documents = [Document { path: "dated.txt".to_owned(), ..first }, second];
    suggest(&mut documents, &all);
    assert!(documents[0].suggestions.is_empty());
    let suggestions = &documents[1].suggestions;
    let of = |date: &str| suggestions.iter().find(|suggestion| suggestion.date.to_string() == date);
    let (fitting, alike) = (of("2021-07-13").unwrap(), of("2021-07-14").unwrap());
    assert!(matches!(fitting.evidence[0], DateEvidence::Weekday(_)), "{fitting:?}");
    assert_eq!(alike.evidence, [DateEvidence::SameEvents("dated.txt".to_owned())]);
    let sum: f32 = suggestions.iter().map(|suggestion| suggestion.probability).sum();
    assert!(sum <= 1.0 && suggestions.is_sorted_by(|a, b| a.probability >= b.probability));
}

#[test]
fn a_text_is_not_published_before_what_it_tells() {
    // 12 July 2021 was a Monday.
    let text = "Le 12 juillet 2021, on a fui Kaboul. Mardi 13 juillet, on a fui Herat.";
    let (mut document, mentions) = read("", text, &[]);
    suggest(std::slice::from_mut(&mut document), &mentions);
    let dates: Vec<String> = document.suggestions.iter().map(|own| own.date.to_string()).collect();
    assert_eq!(dates, ["2021-07-13"]);
}

#[test]
fn what_is_said_again_is_no_more_likely() {
    let of = |times: usize| {
        let text = "Le 3 mai 2019, on a fui.\n".to_owned() + &"Le 13 juillet, rien.\n".repeat(times);
        let (mut document, mentions) = read("", &text, &[]);
        suggest(std::slice::from_mut(&mut document), &mentions);
        document.suggestions
    };
    let probabilities = |times| of(times).iter().map(|own| own.probability).collect::<Vec<f32>>();
    assert_eq!(probabilities(1), probabilities(50));
    assert!(of(50).iter().all(|own| own.evidence.len() <= 3));
}

#[test]
fn nothing_is_suggested_where_nothing_speaks_for_a_date() {
    let (mut document, mentions) = read("", "Mardi, on a fui Hérat.", &["Hérat"]);
    suggest(std::slice::from_mut(&mut document), &mentions);
    assert!(document.suggestions.is_empty());
}
