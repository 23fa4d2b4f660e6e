//! Views of corpora made by hand.

use std::sync::Arc;

use super::*;
use crate::corpus::Corpus;
use crate::corpus::sample::{self, id};
use crate::model::{Kind, Language, Mention};

pub(super) fn window(edtf: &str) -> Query {
    Query { window: Some(edtf.parse().unwrap()), ..Query::default() }
}

fn shown(corpus: &Corpus, query: &Query) -> Vec<(String, u32, u32)> {
    markers(corpus, query).into_iter().map(|marker| (marker.name, marker.visible, marker.total)).collect()
}

/// Whether the model's markers are those of a scan over the mentions. Shares are summed up in another order.
pub(super) fn same_markers(model: &ViewModel, corpus: &Corpus, query: &Query) -> bool {
    let scanned = markers(corpus, query);
    let same = |(kept, scanned): (&Marker, &Marker)| {
        (kept.share - scanned.share).abs() < 1e-4
            && Marker { share: scanned.share, ..kept.clone() } == *scanned
    };
    model.markers().count() == scanned.len() && model.markers().zip(&scanned).all(same)
}

/// Whether the model's tree and documents are those of a scan over the mentions.
pub(super) fn same_lists(model: &ViewModel, corpus: &Corpus, query: &Query) -> bool {
    let (rows, below) = tree(corpus, query);
    (model.tree(), model.visible_below()) == (&rows[..], &below[..])
        && model.documents() == documents(corpus, query)
        && model.visible_by_document() == visible_by_document(corpus, query)
}

fn owned(rows: &[(&str, u32, u32)]) -> Vec<(String, u32, u32)> {
    rows.iter().map(|&(name, visible, total)| (name.to_owned(), visible, total)).collect()
}

#[test]
fn without_a_window_everything_is_in_sight_the_undated_too() {
    let corpus = sample::corpus();
    let query = Query::default();
    let expected = Counts { visible: 8, total: 8, undated: 1, filtered: 0, unresolved: 1, rejected: 1 };
    assert_eq!(counts(&corpus, &query), expected);
    let expected = [("Kandahar", 4, 4), ("Kaboul", 2, 2), ("Panjwai", 1, 1), ("États-Unis", 1, 1)];
    assert_eq!(shown(&corpus, &query), owned(&expected));
}

#[test]
fn a_window_shows_what_shares_a_day_with_it_both_ends_counted() {
    let corpus = sample::corpus();
    for (edtf, visible) in [
        ("2021-07-31/2021-08-31", 7),
        ("2021-06-01/2021-07-01", 7),
        ("2021-08-01/2021-08-31", 0),
        ("2021-06-01/2021-06-30", 0),
        ("2021-07-10", 7),
        ("../2021-07-01", 7),
        ("2021-08-01/..", 0),
    ] {
        assert_eq!(counts(&corpus, &window(edtf)).visible, visible, "{edtf}");
    }
}

#[test]
fn undated_mentions_stay_in_sight_beside_a_window_only_where_asked() {
    let corpus = sample::corpus();
    let query = Query { show_undated: true, ..window("2021-08") };
    assert_eq!(shown(&corpus, &query), owned(&[("Kandahar", 1, 4)]));
}

#[test]
fn a_window_open_at_both_ends_shows_every_date_and_nothing_undated() {
    assert_eq!(counts(&sample::corpus(), &window("../..")).visible, 7);
}

#[test]
fn a_marker_is_as_opaque_as_the_share_of_its_days_inside() {
    let corpus = sample::corpus();
    // One day of July's 31.
    let marker = &markers(&corpus, &window("2021-06-01/2021-07-01"))[0];
    assert!((marker.share - 1.0 / 31.0).abs() < 1e-6);
    let marker = &markers(&corpus, &window("2021"))[0];
    assert!((marker.share - 1.0).abs() < 1e-6);
}

#[test]
fn only_a_point_place_gets_a_dot_and_a_country_or_province_its_outline() {
    let corpus = sample::corpus();
    let symbols: Vec<_> =
        markers(&corpus, &Query::default()).into_iter().map(|m| (m.name, m.symbol, m.doubtful)).collect();
    let expected = [
        ("Kandahar", Symbol::Dot, false),
        ("Kaboul", Symbol::Dot, false),
        ("Panjwai", Symbol::Vague, true),
        ("États-Unis", Symbol::Outline, false),
    ];
    assert_eq!(symbols, expected.map(|(name, symbol, doubtful)| (name.to_owned(), symbol, doubtful)));
}

#[test]
fn the_tree_lists_containers_even_without_a_mention_of_their_own() {
    let corpus = sample::corpus();
    let (rows, visible) = tree(&corpus, &window("2021-07"));
    let rows: Vec<_> = rows
        .into_iter()
        .zip(visible)
        .map(|(row, visible)| (row.depth, row.name, visible, row.total, row.has_children))
        .collect();
    let expected = [
        (0, "Afghanistan", 6, 7, true),
        (1, "Kandahar Province", 4, 5, true),
        (2, "Kandahar", 3, 4, false),
        (2, "Panjwai", 1, 1, false),
        (1, "Kaboul", 2, 2, false),
        (0, "États-Unis", 1, 1, false),
    ];
    let expected =
        expected.map(|(depth, name, visible, total, below)| (depth, name.to_owned(), visible, total, below));
    assert_eq!(rows, expected);
}

#[test]
fn a_ring_of_containers_hides_no_mention() {
    let mut places = sample::places();
    for place in &mut places {
        match place.name.as_str() {
            "Kandahar Province" => place.admin2 = Some(id("Kandahar")),
            _ => place.country_id = None,
        }
    }
    let source = sample::corpus();
    let corpus =
        Corpus::new("ring", source.documents().to_vec(), source.mentions().to_vec(), places, Vec::new());
    let names: Vec<_> = tree(&corpus, &Query::default()).0.into_iter().map(|row| row.name).collect();
    for name in ["Kandahar", "Panjwai", "Kaboul"] {
        assert!(names.iter().any(|row| row == name), "{name} in {names:?}");
    }
}

#[test]
fn documents_count_what_is_in_sight_and_what_has_no_date() {
    let (corpus, query) = (sample::corpus(), window("2021-07"));
    let rows: Vec<_> = documents(&corpus, &query)
        .into_iter()
        .zip(visible_by_document(&corpus, &query))
        .map(|(row, visible)| (row.path, visible, row.total, row.undated))
        .collect();
    assert_eq!(rows, [("a.txt".to_owned(), 7, 7, 0), ("b.txt".to_owned(), 0, 1, 1)]);
}

#[test]
fn a_paragraph_that_names_a_place_twice_is_one_passage_with_two_highlights() {
    let corpus = sample::corpus();
    let found = passages(&corpus, &window("2021-07"), &id("Kandahar")).unwrap();
    assert_eq!((found.total, found.documents, found.visible), (4, 2, 3));
    assert_eq!(found.places[0].containers, ["Kandahar Province", "Afghanistan"]);
    let order: Vec<_> = found.passages.iter().map(|p| (p.document, p.paragraph)).collect();
    assert_eq!((order, found.outside, found.filtered), (vec![(0, 0), (0, 1)], 1, 0));
    let passage = found.read(&corpus, &window("2021-07"), found.passages[1], 0);
    let marked: Vec<_> =
        passage.highlights.iter().map(|h| (&passage.text[h.range.clone()], h.selected)).collect();
    assert_eq!(marked, [("Kandahar", true), ("Kandahar", true), ("Kaboul", false)]);
}

#[test]
fn a_container_without_a_mention_of_its_own_lists_those_within() {
    let corpus = sample::corpus();
    let found = passages(&corpus, &Query::default(), &id("Kandahar Province")).unwrap();
    assert!(found.within);
    assert_eq!((found.total, found.passages.len()), (5, 4));
    let marked = |found: &PlacePassages, index: usize| -> Vec<String> {
        let passage = found.read(&corpus, &Query::default(), found.passages[index], 0);
        let selected = passage.highlights.iter().filter(|highlight| highlight.selected);
        selected.map(|highlight| passage.text[highlight.range.clone()].to_owned()).collect()
    };
    // "Kandahar tient encore, dit Kaboul": Kabul lies elsewhere.
    assert_eq!(marked(&found, 1), ["Kandahar", "Kandahar"]);
    let country = passages(&corpus, &Query::default(), &id("Afghanistan")).unwrap();
    assert_eq!(marked(&country, 1), ["Kandahar", "Kandahar", "Kaboul"]);
    assert_eq!(passages(&corpus, &Query::default(), &id("nowhere")), None);
}

#[test]
fn a_document_shows_every_toponym_but_what_the_user_rejected() {
    let corpus = sample::corpus();
    let query = Query { places: [id("Kabul")].into(), ..window("2021-07") };
    let text = document(&corpus, &query, 0).unwrap();
    let third = &text.paragraphs[2];
    let marked: Vec<_> =
        third.highlights.iter().map(|h| (&third.text[h.range.clone()], h.place.is_some())).collect();
    assert_eq!(marked, [("Panjwai", true), ("Qalacha", false)]);
    let text = document(&corpus, &query, 1).unwrap();
    let visible: Vec<_> = text.paragraphs[0].highlights.iter().map(|highlight| highlight.visible).collect();
    assert_eq!(visible, [false], "Kandahar is there, undated");
    assert!(text.paragraphs[1].highlights.is_empty(), "Ghani was rejected");
    assert_eq!(document(&corpus, &query, 9), None);
}

#[test]
fn each_dated_mention_has_mass_one_spread_over_its_days() {
    let histogram = histogram(&sample::corpus(), &Query::default());
    let [july] = histogram.total.runs(i32::MIN, i32::MAX) else { panic!("{histogram:?}") };
    assert!(july.days() == 31.0 && (july.mass - 7.0 / 31.0).abs() < 1e-5);
    assert!((histogram.max - 7.0 / 31.0).abs() < 1e-5);
}

#[test]
fn the_map_opens_where_the_corpus_plays_not_on_a_country_named_from_afar() {
    let bounds = fit(&sample::corpus(), &Query::default()).unwrap();
    assert_eq!(bounds, BoundingBox { west: 65.46, south: 31.53, east: 69.18, north: 34.53 });
}

#[test]
fn a_corpus_that_names_countries_only_opens_on_these() {
    let source = sample::corpus();
    let abroad = source.mentions().iter().filter(|m| m.place == Some(id("United States"))).cloned().collect();
    let corpus = Corpus::new("us", source.documents().to_vec(), abroad, sample::places(), Vec::new());
    let bounds = fit(&corpus, &Query::default()).unwrap();
    assert_eq!(bounds, BoundingBox { west: -118.0, south: 19.0, east: -78.0, north: 59.0 });
    assert_eq!(
        fit(&Corpus::new("", Vec::new(), Vec::new(), Vec::new(), Vec::new()), &Query::default()),
        None
    );
}

#[test]
fn one_far_place_at_home_does_not_zoom_the_map_out() {
    let mut places = sample::places();
    places.push(sample::place("Far", Kind::City, 100.0, 0.0));
    let source = sample::corpus();
    let mut mentions = [source.mentions(); 5].concat();
    let far = Mention { place: Some(id("Far")), ..mentions[0].clone() };
    mentions.push(far);
    let corpus = Corpus::new("far", source.documents().to_vec(), mentions, places, Vec::new());
    let bounds = fit(&corpus, &Query::default()).unwrap();
    assert!(bounds.east < 70.0, "{bounds:?}");
}

#[test]
fn a_query_is_written_and_read_back_as_it_was() {
    let query = Query { places: [id("Kabul")].into(), show_undated: true, ..window("2021-07-01/..") };
    let text = serde_json::to_string(&query).unwrap();
    assert_eq!(serde_json::from_str::<Query>(&text).unwrap(), query);
    assert_eq!(serde_json::from_str::<Query>("{}").unwrap(), Query::default());
}

#[test]
fn a_view_model_follows_its_query_and_says_whether_anything_changed() {
    let corpus = Arc::new(sample::corpus());
    let mut model = ViewModel::new(Arc::clone(&corpus), Query::default());
    assert!(!model.update(&corpus, &Query::default()));
    let query = Query { places: [id("Kandahar")].into(), ..window("2021-08") };
    assert!(model.update(&corpus, &query));
    assert_eq!(model.counts(), counts(&corpus, &query));
    assert!(same_markers(&model, &corpus, &query));
    assert!(same_lists(&model, &corpus, &query));
    assert_eq!(model.selected(), passages(&corpus, &query, &id("Kandahar")).as_ref());
    assert!(model.update(&Arc::new(sample::corpus()), &query));
}

#[test]
fn markers_grow_with_the_root_of_the_count_and_never_cover_the_map() {
    for (count, radius) in [(1, 7.6), (4, 10.7), (25, 20.0)] {
        assert!((marker_radius(count) - radius).abs() < 1e-4);
        assert!((MarkerScale::new(25).radius(count) - radius).abs() < 1e-4);
    }
    let scale = MarkerScale::new(40_000);
    assert!(scale.radius(40_000) <= 34.01 && scale.radius(1) > 4.5 && scale.radius(1) < scale.radius(9));
}

#[test]
fn places_are_named_in_the_language_asked_for_and_stay_in_their_order() {
    let corpus = Arc::new(sample::corpus());
    let mut model =
        ViewModel::new(Arc::clone(&corpus), Query { places: [id("Kabul")].into(), ..Query::default() });
    for (names, expected, read) in [
        (Some(Language::ENGLISH), ["Kandahar", "Kabul", "Panjwai", "United States"], "Kabul"),
        (None, ["Kandahar", "Kaboul", "Panjwai", "États-Unis"], "Kaboul"),
        (Some(Language::FRENCH), ["Kandahar", "Kaboul", "Panjwai", "États-Unis"], "Kaboul"),
    ] {
        let query = Query { names, ..model.query().clone() };
        assert!(model.update(&corpus, &query));
        let named: Vec<&str> = model.markers().map(|marker| marker.name.as_str()).collect();
        assert_eq!(named, expected, "{names:?}");
        assert_eq!(model.selected().unwrap().places[0].name, read, "{names:?}");
        assert!(model.tree().iter().any(|row| row.name == read), "{names:?}");
        assert!(same_lists(&model, &corpus, &query), "{names:?}");
    }
}
