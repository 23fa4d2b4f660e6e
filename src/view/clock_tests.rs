//! Views of a corpus whose texts tell of other days than those of their publication.

use std::sync::Arc;

use super::tests::{same_lists, same_markers, window};
use super::*;
use crate::corpus::sample::{self, id};
use crate::model::{DateRange, Narration, PublicationBasis};

fn published(query: Query) -> Query {
    Query { clock: Clock::Published, ..query }
}

fn without(bases: &[DateBasis], narrations: &[Narration]) -> Query {
    let filter = Filter {
        without_bases: bases.iter().copied().collect(),
        without_narrations: narrations.iter().copied().collect(),
        ..Filter::default()
    };
    Query { filter, ..Query::default() }
}

fn read(place: &str, query: &Query) -> Vec<Passage> {
    let corpus = sample::told();
    let found = passages(&corpus, query, &id(place)).unwrap();
    found.passages.iter().map(|&at| found.read(&corpus, query, at, 0)).collect()
}

#[test]
fn each_clock_shows_what_its_dates_place_in_the_window_and_counts_its_own_undated() {
    let corpus = sample::told();
    for (edtf, narrated, by_publication) in
        [("2021-07-20", 1, 0), ("2021-07-21", 2, 5), ("1996", 1, 0), ("2021-07", 4, 5), ("2021-07-30", 1, 0)]
    {
        assert_eq!(counts(&corpus, &window(edtf)).visible, narrated, "{edtf} narrated");
        assert_eq!(counts(&corpus, &published(window(edtf))).visible, by_publication, "{edtf} published");
    }
    for query in [Query::default(), published(Query::default())] {
        let counts = counts(&corpus, &query);
        assert_eq!((counts.visible, counts.total, counts.undated), (6, 6, 1));
    }
}

#[test]
fn filters_hide_and_count_what_they_leave_out() {
    let corpus = sample::told();
    for (bases, narrations, visible) in [
        (vec![DateBasis::Relative], vec![], 3),
        (vec![DateBasis::Undated], vec![], 5),
        (vec![], vec![Narration::Background, Narration::Future], 4),
        (vec![DateBasis::Expression], vec![Narration::Background], 4),
        (DateBasis::ALL.to_vec(), vec![], 0),
    ] {
        for query in [without(&bases, &narrations), published(without(&bases, &narrations))] {
            let counts = counts(&corpus, &query);
            assert_eq!((counts.visible, counts.filtered), (visible, 6 - visible), "{query:?}");
        }
    }
    let kandahar = passages(&corpus, &without(&[], &[Narration::Background]), &id("Kandahar")).unwrap();
    let shown: Vec<_> = kandahar.passages.iter().map(|at| (at.document, at.paragraph)).collect();
    // The undated comes last; what is told of 1996 is left out.
    assert_eq!((shown, kandahar.outside, kandahar.filtered), (vec![(0, 0), (1, 0)], 0, 1));
}

#[test]
fn filters_choose_between_every_basis_and_narration() {
    let found = choices(&sample::told());
    let bases: Vec<usize> = found.bases.iter().map(|(_, count)| *count).collect();
    assert_eq!(bases, [0, 2, 3, 0, 1]);
    let expected = [(Narration::Event, 4), (Narration::Background, 1), (Narration::Future, 1)];
    assert_eq!(found.narrations, expected);
    let mentions: usize = found.bases.iter().map(|(_, count)| count).sum();
    assert_eq!(found.roles.iter().map(|(_, count)| count).sum::<usize>(), mentions);
    assert_eq!(found.kinds.iter().map(|(_, count)| count).sum::<usize>(), mentions);
    assert_eq!(found.countries.iter().map(|country| country.mentions).sum::<usize>(), mentions);
}

#[test]
fn a_passage_tells_on_which_words_its_date_stands_and_where_they_are() {
    let found = read("Kabul", &Query::default());
    let first = &found[0];
    let date = first.date.as_ref().unwrap();
    assert_eq!(date.range, "2021-07-21".parse::<DateRange>().unwrap());
    let ground = Ground::Text {
        words: Some("Le lendemain".to_owned()),
        hangs_on: HangsOn::Words("Mardi".to_owned()),
        carried: false,
    };
    assert_eq!(date.ground, ground);
    assert_eq!(first.dated_by.clone().map(|range| &first.text[range]), Some("Le lendemain"));
    assert_eq!(found[1].narration, Narration::Future);
    // The words that date it stand in the paragraph before.
    let panjwai = &read("Panjwai", &Query::default())[0];
    assert!(matches!(&panjwai.date.as_ref().unwrap().ground, Ground::Text { carried: true, .. }));
    assert_eq!(panjwai.dated_by, None);
}

#[test]
fn by_the_clock_of_publication_a_passage_has_the_date_of_its_document() {
    for passage in read("Kabul", &published(Query::default())) {
        let date = passage.date.unwrap();
        assert_eq!(date.range, "2021-07-21".parse::<DateRange>().unwrap());
        let words = Some("date 2021-07-21".to_owned());
        assert_eq!(date.ground, Ground::Publication { basis: PublicationBasis::Header, words });
        assert_eq!(passage.dated_by, None);
    }
}

#[test]
fn a_document_marks_its_temporal_expressions_and_tells_what_they_mean() {
    let corpus = sample::told();
    let text = document(&corpus, &Query::default(), 0).unwrap();
    let marked: Vec<_> = text
        .paragraphs
        .iter()
        .flat_map(|paragraph| {
            paragraph.timexes.iter().map(|mark| (&paragraph.text[mark.range.clone()], mark))
        })
        .map(|(words, mark)| (words, mark.date.map(|date| date.to_string()), mark.hangs_on.clone()))
        .collect();
    let expected = [
        ("Mardi", "2021-07-20", HangsOn::Publication),
        ("Le lendemain", "2021-07-21", HangsOn::Words("Mardi".to_owned())),
        ("en 1996", "1996", HangsOn::Nothing),
        ("le 30 juillet 2021", "2021-07-30", HangsOn::Nothing),
    ];
    assert_eq!(marked, expected.map(|(words, days, hangs_on)| (words, Some(days.to_owned()), hangs_on)));
}

#[test]
fn an_undated_document_tells_what_is_suggested_and_takes_none_of_it() {
    let corpus = sample::told();
    let rows = documents(&corpus, &Query::default());
    assert_eq!(rows[0].suggestion, None);
    assert!(rows[1].publication.is_none());
    assert_eq!(rows[1].suggestion.as_ref().map(|date| date.date.as_str()), Some("2021-07-14"));
    let text = document(&corpus, &Query::default(), 1).unwrap();
    let evidence =
        [Evidence::Weekday("Mercredi 14 juillet".to_owned()), Evidence::SameEvents("told.txt".to_owned())];
    assert_eq!(text.suggestions.len(), 2);
    assert_eq!(text.suggestions[0].evidence, evidence);
    assert_eq!(text.paragraphs[0].timexes[0].date, None);
}

#[test]
fn the_view_follows_the_clock_and_the_filters() {
    let corpus = Arc::new(sample::told());
    let mut model = ViewModel::new(Arc::clone(&corpus), Query::default());
    for query in [
        published(Query::default()),
        published(without(&[DateBasis::Relative], &[])),
        without(&[DateBasis::Relative], &[Narration::Future]),
        Query::default(),
    ] {
        assert!(model.update(&corpus, &query));
        assert_eq!(model.counts(), counts(&corpus, &query));
        assert!(same_markers(&model, &corpus, &query));
        assert!(same_lists(&model, &corpus, &query));
        assert_eq!(*model.histogram(), histogram(&corpus, &query));
        assert_eq!(model.choices(), &choices(&corpus));
    }
}

#[test]
fn a_filter_names_what_it_leaves_out_so_that_a_later_basis_is_kept() {
    let query = without(&[DateBasis::Publication], &[Narration::Future]);
    let text = serde_json::to_string(&query.filter).unwrap();
    assert_eq!(text, r#"{"without_bases":["publication"],"without_narrations":["future"]}"#);
    assert_eq!(serde_json::from_str::<Query>("{}").unwrap().clock, Clock::Narrated);
}
