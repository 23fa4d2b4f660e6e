//! Corpora made by hand: their columns, their tally, their extent.

use super::sample::{corpus, document, id, mention, places};
use super::{Clock, Corpus, Days};
use crate::model::date::day_number;
use crate::model::{Basis, Edtf, Language, Mention, MentionDate};

fn day(year: i16, month: i8, day: i8) -> i32 {
    day_number(jiff::civil::date(year, month, day))
}

#[test]
fn mentions_are_kept_in_the_order_of_documents_and_text() {
    let corpus = corpus();
    let keys: Vec<_> =
        corpus.mentions().iter().map(|mention| (mention.document, mention.span.start)).collect();
    assert!(keys.is_sorted());
    assert_eq!(corpus.mentions_in_document(0), 0..8);
    assert_eq!(corpus.mentions_in_document(1), 8..10);
    assert_eq!(corpus.mentions_in_document(7), 10..10);
    assert_eq!(corpus.mentions_in_paragraph(0, 1), 1..4);
}

#[test]
fn a_place_lists_its_mentions_and_a_mention_without_a_place_is_nobodys() {
    let corpus = corpus();
    let kandahar = corpus.places().index_of(&id("Kandahar")).unwrap();
    let toponyms: Vec<_> = corpus
        .mentions_of(kandahar)
        .iter()
        .map(|&index| &corpus.mentions()[index as usize])
        .map(|mention| corpus.documents()[mention.document as usize].slice(mention.span))
        .collect();
    assert_eq!(toponyms, ["Kandahar"; 4]);
    let listed: usize = (0..6).map(|place| corpus.mentions_of(place).len()).sum();
    assert_eq!(listed, 8);
}

#[test]
fn resolved_undated_unresolved_and_rejected_are_counted_apart() {
    let tally = corpus().tally();
    assert_eq!((tally.resolved, tally.undated, tally.unresolved, tally.rejected), (8, 1, 1, 1));
    let second = corpus().tally_of_document(1);
    assert_eq!((second.resolved, second.undated, second.unresolved, second.rejected), (1, 1, 0, 1));
}

#[test]
fn a_mention_of_a_place_that_the_table_lacks_counts_as_unresolved() {
    let documents = vec![document("a.txt", &["Kaboul"], None)];
    let mentions = vec![mention(&documents, 0, "Kaboul", 0, "no such place")];
    let corpus = Corpus::new("a", documents, mentions, places(), Vec::new());
    assert_eq!((corpus.tally().resolved, corpus.tally().unresolved), (0, 1));
}

#[test]
fn names_are_shown_in_the_language_of_most_of_the_text() {
    let corpus = corpus();
    assert_eq!(corpus.language(), Language::FRENCH);
    assert_eq!(corpus.name_of(corpus.place(&id("Kabul")).unwrap()), "Kaboul");
    assert_eq!(Corpus::new("", Vec::new(), Vec::new(), Vec::new(), Vec::new()).language(), Language::ENGLISH);
}

fn dated(dates: &[&str]) -> Corpus {
    let documents = vec![document("a.txt", &["Kaboul"], None)];
    let mentions = dates.iter().map(|edtf| Mention {
        date: Some(MentionDate::new(Edtf::parse(edtf).unwrap(), Basis::Publication)),
        ..mention(&documents, 0, "Kaboul", 0, "Kabul")
    });
    let mentions = mentions.collect();
    Corpus::new("a", documents, mentions, places(), Vec::new())
}

#[test]
fn one_mention_of_1996_in_reports_of_2021_does_not_stretch_the_core_extent() {
    let mut dates = vec!["2021-07"; 9];
    dates.extend(["2021-06-12", "2021-08-13", "1996"]);
    let extent = dated(&dates).extent(Clock::Narrated).unwrap();
    assert_eq!(extent.all, Days { first: day(1996, 1, 1), last: day(2021, 8, 13) });
    assert_eq!(extent.core, Days { first: day(2021, 6, 12), last: day(2021, 8, 13) });
}

#[test]
fn dates_that_are_spread_over_a_century_all_belong_to_the_core() {
    let extent = dated(&["1900", "1925", "1950", "1975", "2000"]).extent(Clock::Narrated).unwrap();
    assert_eq!(extent.core, extent.all);
}

#[test]
fn an_open_end_has_no_day_and_does_not_reach_to_the_end_of_time() {
    let extent = dated(&["2021-07-01/..", "../2021-08-13"]).extent(Clock::Narrated).unwrap();
    assert_eq!(extent.all, Days { first: day(2021, 7, 1), last: day(2021, 8, 13) });
    assert_eq!(dated(&[]).extent(Clock::Narrated), None);
}
