//! Laws that hold for the view of any corpus.

use proptest::prelude::*;

use super::tests::window;
use super::*;
use crate::corpus::Corpus;
use crate::corpus::sample::{self, id};
use crate::model::{Basis, Edtf, Mention, MentionDate};

prop_compose! {
    fn mention_dates()(days in prop::collection::vec((-400i32..400, 0i32..90, 0u8..8, 0usize..4), 0..40)) -> Corpus {
        let source = sample::corpus();
        let places = ["Kandahar", "Panjwai", "Kabul", "United States"];
        let mentions = days.into_iter().map(|(first, length, form, place)| {
            let day = |number| crate::model::date::day_from_number(18_800 + number).unwrap();
            let (first, last) = (day(first), day(first + length));
            let text = match form {
                0 => None,
                1 => Some(format!("{first}/..")),
                2 => Some(format!("../{last}")),
                _ => Some(format!("{first}/{last}")),
            };
            let edtf = text.map(|text| Edtf::parse(&text).unwrap());
            let date = edtf.map(|edtf| MentionDate::new(edtf, Basis::Publication));
            Mention { place: Some(id(places[place])), date, ..source.mentions()[0].clone() }
        });
        let mentions = mentions.collect();
        Corpus::new("any", source.documents().to_vec(), mentions, sample::places(), Vec::new())
    }
}

proptest! {
    #[test]
    fn what_is_inside_before_and_after_the_window_is_all(corpus in mention_dates(), first in -400i32..400, length in 0i32..200) {
        let day = |number: i32| crate::model::date::day_from_number(18_800 + number).unwrap();
        let (start, end) = (day(first), day(first + length));
        let inside = counts(&corpus, &window(&format!("{start}/{end}"))).visible;
        let outside = corpus.mentions().iter().filter(|mention| {
            mention.date.as_ref().is_some_and(|date| {
                let range = date.range();
                range.latest().is_some_and(|last| last < start) || range.earliest().is_some_and(|first| first > end)
            })
        });
        prop_assert_eq!(inside + outside.count() + corpus.tally().undated, corpus.tally().resolved);
    }

    #[test]
    fn markers_tree_and_documents_add_up_to_the_counts(corpus in mention_dates(), first in -400i32..400, undated: bool) {
        let day = |number: i32| crate::model::date::day_from_number(18_800 + number).unwrap();
        let query = Query { show_undated: undated, ..window(&format!("{}/{}", day(first), day(first + 60))) };
        let counts = counts(&corpus, &query);
        let markers = markers(&corpus, &query);
        prop_assert!(markers.iter().all(|marker| marker.share > 0.0 && marker.share <= 1.0 && marker.visible > 0));
        let visible: u32 = markers.iter().map(|marker| marker.visible).sum();
        prop_assert_eq!(visible as usize, counts.visible);
        let roots: u32 = tree(&corpus, &query).iter().filter(|row| row.depth == 0).map(|row| row.visible).sum();
        prop_assert_eq!(roots as usize, counts.visible);
        let rows: u32 = documents(&corpus, &query).iter().map(|row| row.visible).sum();
        prop_assert_eq!(rows as usize, counts.visible);
    }

    #[test]
    fn the_histogram_holds_the_mass_of_every_dated_mention(corpus in mention_dates()) {
        let histogram = histogram(&corpus);
        let mass = histogram.total.iter().sum::<f32>() + histogram.before + histogram.after;
        let dated = corpus.tally().resolved - corpus.tally().undated;
        // Where no date has a known day there is no day to put the mass on.
        prop_assert!(histogram.total.is_empty() || (mass - dated as f32).abs() < 1e-2);
    }

    #[test]
    fn a_share_is_what_the_range_itself_says(corpus in mention_dates(), first in -400i32..400, length in 0i32..200) {
        let day = |number: i32| crate::model::date::day_from_number(18_800 + number).unwrap();
        let range = crate::model::DateRange::between(day(first), day(first + length));
        let query = Query { window: Some(range), ..Query::default() };
        let restriction = query::Restriction::of(&query);
        for (mention, &days) in corpus.mentions().iter().zip(corpus.columns().days()) {
            if let Some(date) = mention.date.as_ref().filter(|date| date.range().overlaps(range)) {
                let expected = date.range().share_inside(range);
                prop_assert!((f64::from(restriction.share(days)) - expected).abs() < 1e-6);
            }
        }
    }
}
