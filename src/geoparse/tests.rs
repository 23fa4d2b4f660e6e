//! Sentences of our own, in French and English, over a small gazetteer made here.

use std::sync::Arc;

use crate::gazetteer::UserPlace;
use crate::model::{Language, Paragraph, PlaceId, Position, Span};

use super::*;

/// Identifier, names, kind, country, longitude, latitude. Positions are round: only which place is chosen is tested.
const PLACES: &[(&str, &[&str], Kind, &str, f64, f64)] = &[
    ("fr", &["France"], Kind::Country, "FR", 2.0, 47.0),
    ("us", &["United States", "États-Unis"], Kind::Country, "US", -98.0, 39.0),
    ("af", &["Afghanistan"], Kind::Country, "AF", 66.0, 34.0),
    ("de", &["Germany", "Allemagne"], Kind::Country, "DE", 10.0, 51.0),
    ("paris-fr", &["Paris"], Kind::City, "FR", 2.0, 49.0),
    ("paris-us", &["Paris"], Kind::City, "US", -96.0, 34.0),
    ("york", &["New York"], Kind::City, "US", -74.0, 41.0),
    ("kandahar-city", &["Kandahar"], Kind::City, "AF", 66.0, 32.0),
    ("kandahar-province", &["Kandahar"], Kind::Province, "AF", 65.5, 31.0),
    ("ghani", &["Ghani"], Kind::City, "PK", 72.0, 31.0),
    ("reading", &["Reading"], Kind::City, "GB", -1.0, 51.0),
    ("havre", &["Le Havre"], Kind::City, "FR", 0.0, 49.5),
    ("black-sea", &["Black Sea", "mer Noire"], Kind::Sea, "", 35.0, 43.0),
    ("india", &["India"], Kind::Country, "IN", 79.0, 22.0),
    ("bagram-base", &["Bagram"], Kind::Base, "AF", 69.3, 34.9),
    ("bagram-town", &["Bagram"], Kind::City, "AF", 69.2, 34.9),
    ("doha", &["Doha"], Kind::City, "QA", 51.5, 25.3),
];

fn gazetteer() -> Gazetteer {
    let place = |&(id, names, kind, country, lon, lat): &(&str, &[&str], Kind, &str, f64, f64)| UserPlace {
        id: PlaceId::new(&format!("user:{id}")),
        name: names[0].to_owned(),
        names: names[1..].iter().map(|name| (*name).to_owned()).collect(),
        kind,
        country: country.to_owned(),
        position: Position { lon, lat },
    };
    Gazetteer::bundled().unwrap().with_places(PLACES.iter().map(place).collect())
}

fn document(text: &str, language: Language) -> Document {
    Document {
        path: "a.txt".into(),
        title: String::new(),
        text: Arc::from(text),
        paragraphs: vec![Paragraph { span: Span::new(0, text.len()) }],
        publication: None,
        language: Some(language),
        note: None,
    }
}

/// What is found in a text: each toponym with the place it means among ours, or `?`.
fn found(text: &str, language: Language) -> Vec<String> {
    let document = document(text, language);
    let mentions = geoparse(std::slice::from_ref(&document), &gazetteer());
    let ours = |mention: &Mention| {
        let id = mention.place.as_ref().map_or("?", PlaceId::as_str);
        format!("{}={}", document.slice(mention.span), id.strip_prefix("user:").unwrap_or(id))
    };
    mentions.iter().map(ours).collect()
}

fn check(language: Language, table: &[(&str, &[&str])]) {
    for (text, expected) in table {
        assert_eq!(&found(text, language), expected, "{text}");
    }
}

#[test]
fn french_sentences_give_the_places_they_name() {
    check(
        Language::FRENCH,
        &[
            ("Le convoi est arrivé à Kandahar hier soir.", &["Kandahar=kandahar-city"]),
            ("Le gouverneur de Kandahar a démissionné.", &["Kandahar=kandahar-province"]),
            ("Les villages de la province de Kandahar sont isolés.", &["Kandahar=kandahar-province"]),
            ("La ville méridionale de Kandahar est calme.", &["Kandahar=kandahar-city"]),
            ("Ils ont quitté la base aérienne de Bagram.", &["Bagram=bagram-base"]),
            ("Le navire vient du Havre.", &["Havre=havre"]),
            ("Il croise en mer Noire depuis mai.", &["mer Noire=black-sea"]),
            ("Le président Ashraf Ghani s’est exprimé. Ghani a souri.", &[]),
            ("Selon le New York Times et India Today, rien n’a changé.", &[]),
            ("Le district de Zorkabad est coupé du monde.", &["Zorkabad=?"]),
            ("Le département américain de la Défense se tait.", &[]),
        ],
    );
}

#[test]
fn english_sentences_give_the_places_they_name() {
    check(
        Language::ENGLISH,
        &[
            ("She flew to Paris, France, on Monday.", &["Paris=paris-fr", "France=fr"]),
            ("He was born in Paris, United States.", &["Paris=paris-us", "United States=us"]),
            ("Reading is a joy, he said.", &[]),
            ("The train stops in Reading at noon.", &["Reading=reading"]),
            ("A report in the New York Times said so.", &[]),
            ("They live in New York.", &["New York=york"]),
            ("Kandahar province is quiet.", &["Kandahar=kandahar-province"]),
            ("Michael Paris left the room. Paris was tired.", &[]),
        ],
    );
}

#[test]
fn the_same_text_decomposed_gives_the_same_places() {
    use unicode_normalization::UnicodeNormalization;
    let text = "Les États-Unis ont quitté Kandahar.";
    let names =
        |text: &str| found(text, Language::FRENCH).iter().map(|f| f.nfc().collect()).collect::<Vec<String>>();
    assert_eq!(names(text), ["États-Unis=us", "Kandahar=kandahar-city"]);
    assert_eq!(names(&text.nfd().collect::<String>()), names(text));
}

#[test]
fn who_governs_and_what_is_named_after_a_place_have_their_roles() {
    for (text, role) in [
        ("Les États-Unis ont annoncé leur départ.", Role::Metonymic),
        ("Les troupes sont en Afghanistan.", Role::Literal),
        ("C’est une violation de l’accord de Doha.", Role::Associative),
        ("Les négociations ont eu lieu à Doha.", Role::Literal),
        ("Les forces dirigées par les États-Unis partent.", Role::Metonymic),
    ] {
        let mentions = geoparse(&[document(text, Language::FRENCH)], &gazetteer());
        assert_eq!(mentions.iter().map(|mention| mention.role).collect::<Vec<_>>(), [role], "{text}");
    }
}

#[test]
fn reasons_name_what_a_reader_can_check() {
    let reason = |text: &str, language| {
        geoparse(&[document(text, language)], &gazetteer()).into_iter().next().map(|mention| mention.reason)
    };
    assert_eq!(
        reason("La province de Kandahar est calme.", Language::FRENCH),
        Some(Reason::ContextWord("province de".into()))
    );
    assert_eq!(
        reason("She is in Paris, France, today.", Language::ENGLISH),
        Some(Reason::NamedContainer("France".into()))
    );
    assert_eq!(
        reason("Le village de Zorkabad a brûlé.", Language::FRENCH),
        Some(Reason::UnknownName("village de".into()))
    );
}

#[test]
fn mentions_are_in_order_and_their_spans_cut_out_their_text() {
    let texts = ["Paris, Kandahar et Doha.", "", "À Doha, rien."];
    let documents: Vec<_> = texts.iter().map(|text| document(text, Language::FRENCH)).collect();
    let mentions = geoparse(&documents, &gazetteer());
    let names: Vec<_> =
        mentions.iter().map(|m| (m.document, documents[m.document as usize].slice(m.span))).collect();
    assert_eq!(names, [(0, "Paris"), (0, "Kandahar"), (0, "Doha"), (2, "Doha")]);
    assert!(mentions.iter().all(|m| (0.0..=1.0).contains(&m.confidence)));
}

#[test]
fn geoparsing_that_is_broken_off_has_no_result() {
    let documents = [document("À Doha.", Language::FRENCH), document("À Paris.", Language::FRENCH)];
    assert!(geoparse_with(&documents, &gazetteer(), |_| ControlFlow::Break(())).is_none());
}

#[test]
fn a_hundred_thousand_capitals_in_a_row_are_read_in_linear_time() {
    let time = |count: usize| {
        let text = "Ny Paris Zed ".repeat(count);
        let document = document(&text, Language::ENGLISH);
        let start = std::time::Instant::now();
        let _ = geoparse(&[document], &gazetteer());
        start.elapsed().as_secs_f64()
    };
    let (small, large) = (time(3_000), time(30_000));
    assert!(large < 40.0 * small + 1.0, "{small} s for a tenth, {large} s for the whole");
}
