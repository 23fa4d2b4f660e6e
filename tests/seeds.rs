//! The five articles that ship: what a reader takes from them, written down by hand while reading.

use std::collections::BTreeSet;

use dateline::gazetteer::Gazetteer;
use dateline::geoparse::geoparse;
use dateline::model::{Mention, Role, Status};
use dateline::read::bundled;

/// A mention as a reader sees it.
struct Seen {
    article: String,
    text: String,
    /// The words before it, and those after it.
    before: String,
    after: String,
    kind: String,
    country: String,
    admin1: String,
    lat: f64,
    lon: f64,
    mention: Mention,
}

#[cfg(test)]
fn seen() -> Vec<Seen> {
    let gazetteer = Gazetteer::bundled().unwrap();
    let documents: Vec<_> = bundled().files.iter().filter_map(|file| file.read().document).collect();
    let mentions = geoparse(&documents, gazetteer);
    mentions
        .into_iter()
        .map(|mention| {
            let document = &documents[mention.document as usize];
            let range = mention.span.range();
            let place = mention.place.as_ref().and_then(|id| gazetteer.find(id.as_str()));
            let place = place.map(|index| gazetteer.place(index));
            let (lon, lat) = place.map_or((0.0, 0.0), |place| (place.position().lon, place.position().lat));
            let admin1 = place.and_then(|place| place.admin1()).map(|index| gazetteer.place(index).name());
            Seen {
                article: document.path[..3].to_owned(),
                text: document.slice(mention.span).to_owned(),
                before: document.text[..range.start].to_owned(),
                after: document.text[range.end..].to_owned(),
                kind: place.map(|place| place.kind().to_string()).unwrap_or_default(),
                country: place.map(|place| place.country().to_owned()).unwrap_or_default(),
                admin1: admin1.unwrap_or_default().to_owned(),
                lat,
                lon,
                mention,
            }
        })
        .collect()
}

/// Those of one article that read so.
fn called<'a>(seen: &'a [Seen], article: &str, text: &str) -> Vec<&'a Seen> {
    let found: Vec<_> = seen.iter().filter(|seen| seen.article == article && seen.text == text).collect();
    assert!(!found.is_empty(), "article {article} names {text}");
    found
}

#[test]
fn each_article_names_the_places_a_reader_finds_in_it() {
    let seen = seen();
    for (article, names) in [
        (
            "000",
            "Afghanistan Kandahar Kaboul Ghazni États-Unis Doha Iran Tadjikistan Turkménistan Pakistan Spin_Boldak",
        ),
        (
            "001",
            "États-Unis Grande-Bretagne Afghanistan Kandahar Kaboul Logar Bol_Alam Lashkar_Gah Helmand Washington \
             Londres Mazar-i-Sharif Herat Ghazni Qatar Pakistan Union_européenne Chine",
        ),
        (
            "002",
            "Afghanistan Kaboul Ghazni Muqur Faryab Qatar Bamiyan Badakhshan Shir_Khan_Bandar Tadjikistan Parwan Hérat \
             États-Unis",
        ),
        ("003", "États-Unis Afghanistan Qala-i-Naw Badghis Washington Kaboul Iran Téhéran Bagram Herat"),
        ("004", "Afghanistan Badakhshan Kandahar Kaboul Panjwai Pakistan Bagram"),
    ] {
        let expected: BTreeSet<String> =
            names.split_whitespace().map(|name| name.replace('_', " ")).collect();
        let found: BTreeSet<String> = seen
            .iter()
            // A reader may take the square for a place of its own or for a spot in the town.
            .filter(|seen| seen.article == article && seen.text != "Place des Martyrs")
            .map(|seen| seen.text.clone())
            .collect();
        assert_eq!(found, expected, "article {article}");
    }
}

#[test]
fn papers_persons_and_agencies_are_no_places() {
    for seen in seen() {
        let around = format!("{}{}{}", last_words(&seen.before), seen.text, first_words(&seen.after));
        for never in [
            "New York Times",
            "India Today",
            "Ashraf Ghani",
            "Banque D’Images",
            "Pentagon",
            "Tolo News",
            "Ismail Khan",
            "Scott Miller",
        ] {
            let inside = around.contains(never) && never.contains(&seen.text);
            assert!(!inside, "{} in {around}", seen.text);
        }
    }
}

fn last_words(text: &str) -> &str {
    text.rfind(['.', '\n']).map_or(text, |at| &text[at + 1..])
}

fn first_words(text: &str) -> &str {
    text.find(['.', '\n']).map_or(text, |at| &text[..at])
}

#[test]
fn city_province_district_and_base_are_told_apart() {
    let seen = seen();
    for (article, name, kind) in [
        ("000", "Ghazni", "city"),
        ("001", "Ghazni", "city"),
        ("002", "Ghazni", "province"),
        ("000", "Kandahar", "city"),
        ("001", "Logar", "province"),
        ("001", "Helmand", "province"),
        ("001", "Lashkar Gah", "city"),
        ("001", "Herat", "city"),
        ("002", "Muqur", "district"),
        ("002", "Faryab", "province"),
        ("002", "Bamiyan", "province"),
        ("002", "Badakhshan", "province"),
        ("002", "Parwan", "province"),
        ("003", "Badghis", "province"),
        ("003", "Qala-i-Naw", "city"),
        ("003", "Bagram", "base"),
        ("004", "Bagram", "base"),
        ("004", "Badakhshan", "province"),
        ("004", "Panjwai", "district"),
    ] {
        for seen in called(&seen, article, name) {
            assert_eq!(
                (seen.kind.as_str(), seen.country.as_str()),
                (kind, "AF"),
                "{name} in article {article}"
            );
        }
    }
    for seen in called(&seen, "002", "Muqur") {
        assert_eq!(seen.admin1, "Ghazni", "the district lies where the article says, not in Badghis");
    }
}

#[test]
fn capitals_and_press_spellings_are_where_atlases_have_them() {
    let seen = seen();
    for (article, name, lat, lon) in [
        ("001", "Bol Alam", 34.0, 69.0),
        ("001", "Washington", 38.9, -77.0),
        ("001", "Londres", 51.5, -0.1),
        ("001", "Mazar-i-Sharif", 36.7, 67.1),
        ("002", "Shir Khan Bandar", 37.2, 68.6),
        ("003", "Téhéran", 35.7, 51.4),
        ("003", "Qala-i-Naw", 35.0, 63.1),
        ("000", "Doha", 25.3, 51.5),
        ("000", "Kaboul", 34.5, 69.2),
    ] {
        for seen in called(&seen, article, name) {
            let off = (seen.lat - lat).hypot(seen.lon - lon);
            assert!(off < 0.25, "{name} in article {article} is {off} degrees off");
        }
    }
}

#[test]
fn a_government_that_acts_and_an_accord_are_told_from_the_place() {
    let seen = seen();
    let role = |article: &str, name: &str, after: &str| {
        let found = called(&seen, article, name).into_iter().find(|seen| seen.after.starts_with(after));
        found.unwrap_or_else(|| panic!("{name}{after}")).mention.role
    };
    assert_eq!(role("003", "Washington", " a annoncé"), Role::Metonymic);
    assert_eq!(role("001", "Washington", " et Londres"), Role::Metonymic);
    assert_eq!(role("003", "Kaboul", " s’est entretenu"), Role::Metonymic);
    assert_eq!(role("000", "Doha", " car"), Role::Associative);
    assert_eq!(role("000", "Doha", ", mais"), Role::Literal);
    assert_eq!(role("001", "Ghazni", ", à environ"), Role::Literal);
    assert_eq!(role("002", "Afghanistan", ", a déclaré"), Role::Associative);
}

#[test]
fn every_mention_is_resolved_with_a_confidence_and_a_candidate() {
    for seen in seen() {
        let mention = &seen.mention;
        assert_eq!(mention.status, Status::Resolved, "{}", seen.text);
        assert!(
            mention.confidence > 0.3 && mention.confidence <= 1.0,
            "{} {}",
            seen.text,
            mention.confidence
        );
        assert_eq!(mention.candidates.first().map(|candidate| &candidate.place), mention.place.as_ref());
    }
}
