//! Laws that hold for the view of any corpus, under both clocks and any filters.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::tests::window;
use super::*;
use crate::corpus::sample::{self, id};
use crate::corpus::{Corpus, FoundThemes, NO_THEME, Sieve, Sort};
use crate::model::date::day_from_number;
use crate::model::{
    Basis, Day, Document, Edtf, Kind, Mention, MentionDate, Narration, Publication, PublicationBasis, Role,
};
use crate::themes::Themes;

pub(crate) fn day(number: i32) -> Day {
    day_from_number(18_800 + number).unwrap()
}

/// A date of one of several forms, or none.
fn date() -> impl Strategy<Value = Option<Edtf>> {
    (-400i32..400, 0i32..90, 0u8..8).prop_map(|(first, length, form)| {
        let (first, last) = (day(first), day(first + length));
        let text = match form {
            0 => return None,
            1 => format!("{first}/.."),
            2 => format!("../{last}"),
            3 => format!("{}-{:02}", first.year(), first.month()),
            _ => format!("{first}/{last}"),
        };
        Some(Edtf::parse(&text).unwrap())
    })
}

fn mention_date() -> impl Strategy<Value = (Option<Edtf>, Basis, Narration)> {
    (date(), select(Basis::ALL.to_vec()), select(Sort::NARRATIONS.to_vec()))
}

prop_compose! {
    /// Mentions of any date, basis and narration in two documents, each dated or not.
    pub(crate) fn any_corpus()(
        published in [date(), date()],
        mentions in prop::collection::vec((mention_date(), 0usize..4, 0u32..2, (select(Role::ALL.to_vec()), 0.1f32..1.0)), 0..40),
    ) -> Corpus {
        let source = sample::corpus();
        let documents = source.documents().iter().zip(published).map(|(document, date)| Document {
            publication: date.map(|date| Publication::new(date, PublicationBasis::Header)),
            ..document.clone()
        });
        let places = ["Kandahar", "Panjwai", "Kabul", "United States"];
        let mentions = mentions.into_iter().map(|((edtf, basis, narration), place, document, (role, confidence))| Mention {
            document,
            role,
            confidence,
            paragraph: 0,
            place: Some(id(places[place])),
            date: edtf.map(|edtf| MentionDate::new(edtf, basis)),
            narration,
            ..source.mentions()[0].clone()
        });
        let corpus = Corpus::new("any", documents.collect(), mentions.collect(), sample::places(), Vec::new());
        let found = FoundThemes::given(corpus.mentions().iter().map(theme_of).collect());
        corpus.with_found_themes(Arc::new(themes()), found)
    }
}

/// More themes than have a colour of their own.
const THEMES: u8 = 6;

fn themes() -> Themes {
    let named = (0..THEMES).map(|number| format!("[[themes]]\nid = \"t{number}\"\n"));
    Themes::parse(&format!("version = 1\n{}", named.collect::<String>())).unwrap()
}

/// The theme that a mention is given, some of them none: it hangs on something else that is given by chance.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // below 1,000
fn theme_of(mention: &Mention) -> u8 {
    match (mention.confidence * 1000.0) as u32 % u32::from(THEMES + 2) {
        theme if theme < u32::from(THEMES) => theme as u8,
        _ => NO_THEME,
    }
}

prop_compose! {
    /// Any of the conditions mention by mention, most often none.
    fn any_sieve()(
        documents in subsequence(vec!["a.txt", "b.txt"], 0..=1),
        countries in subsequence(vec!["AF", "US"], 0..=1),
        kinds in subsequence(vec![Kind::City, Kind::Country], 0..=1),
        roles in subsequence(Role::ALL.to_vec(), 0..=1),
        themes in subsequence(vec!["", "t0", "t5"], 0..=2),
        least_confidence in select(vec![0, 0, 50, 95]),
        text in select(vec!["", "", "kandahar", "/tient|reprise/", "\"encore dit\""]),
        active in any::<bool>(),
    ) -> Sieve {
        let sieve = Sieve {
            only_documents: documents.into_iter().map(str::to_owned).collect(),
            only_countries: countries.into_iter().map(str::to_owned).collect(),
            without_kinds: kinds.into_iter().collect(),
            without_roles: roles.into_iter().collect(),
            without_themes: themes.into_iter().map(str::to_owned).collect(),
            least_confidence,
            text: text.to_owned(),
        };
        if active { sieve } else { Sieve::default() }
    }
}

prop_compose! {
    /// A clock and filters, without a window.
    pub(crate) fn any_query()(
        clock in select(Clock::ALL.to_vec()),
        bases in subsequence(DateBasis::ALL.to_vec(), 0..=5),
        narrations in subsequence(Sort::NARRATIONS.to_vec(), 0..=3),
        places in subsequence(vec!["Kandahar", "Kabul", "Kandahar Province", "Afghanistan"], 0..=2),
        sieve in any_sieve(),
        filtered in any::<bool>(),
    ) -> Query {
        let filter = Filter {
            sieve,
            without_bases: bases.into_iter().collect(),
            without_narrations: narrations.into_iter().collect(),
            only_places: places.into_iter().map(id).collect(),
        };
        Query { clock, filter: if filtered { filter } else { Filter::default() }, ..Query::default() }
    }
}

/// The date of a mention by a clock, as the model has it.
pub(crate) fn range(corpus: &Corpus, mention: &Mention, clock: Clock) -> Option<crate::model::DateRange> {
    match clock {
        Clock::Narrated => mention.date.as_ref().map(MentionDate::range),
        Clock::Published => {
            let document = &corpus.documents()[mention.document as usize];
            document.publication.as_ref().map(|publication| publication.date.range())
        }
    }
}

fn theme_id(theme: u8) -> String {
    if theme == NO_THEME { String::new() } else { format!("t{theme}") }
}

/// Whether a sieve keeps a mention, as the model has it.
fn passes(corpus: &Corpus, sieve: &Sieve, mention: &Mention) -> bool {
    let document = &corpus.documents()[mention.document as usize];
    let place = mention.place.as_ref().and_then(|id| corpus.place(id)).unwrap();
    let passage = document.slice(document.paragraphs[mention.paragraph as usize].span).to_lowercase();
    let text = match sieve.text.as_str() {
        "" => true,
        "kandahar" => passage.contains("kandahar"),
        "/tient|reprise/" => passage.contains("tient") || passage.contains("reprise"),
        _ => passage.contains("encore dit"),
    };
    (sieve.only_documents.is_empty() || sieve.only_documents.contains(&document.path))
        && (sieve.only_countries.is_empty() || sieve.only_countries.contains(&place.country))
        && !sieve.without_kinds.contains(&place.kind)
        && !sieve.without_roles.contains(&mention.role)
        && !sieve.without_themes.contains(&theme_id(theme_of(mention)))
        && (mention.confidence * 100.0).round() >= f32::from(sieve.least_confidence)
        && text
}

/// Whether a filter keeps a mention, as the model has it.
pub(crate) fn keeps(corpus: &Corpus, filter: &Filter, mention: &Mention) -> bool {
    let basis = mention.date.as_ref().map(|date| date.basis);
    // What lies in a place that is asked for is kept with it; the sample's Kandahar and Panjwai lie in one province.
    let lies_in = |place: &crate::model::PlaceId| match place.as_str() {
        "Kandahar" | "Panjwai" => vec!["Kandahar Province", "Afghanistan"],
        "Kabul" => vec!["Kabul Province", "Afghanistan"],
        _ => Vec::new(),
    };
    let asked = |place: &crate::model::PlaceId| {
        let containers =
            lies_in(place).into_iter().any(|container| filter.only_places.contains(&id(container)));
        filter.only_places.contains(place) || containers
    };
    let is_kept_place = filter.only_places.is_empty() || mention.place.as_ref().is_some_and(asked);
    is_kept_place
        && passes(corpus, &filter.sieve, mention)
        && !filter.without_bases.contains(&basis.into())
        && !filter.without_narrations.contains(&mention.narration)
}

proptest! {
    #[test]
    fn window_outside_undated_and_filtered_are_all(
        corpus in any_corpus(), query in any_query(), first in -400i32..400, length in 0i32..200,
    ) {
        let (start, end) = (day(first), day(first + length));
        let query = Query { window: window(&format!("{start}/{end}")).window, ..query };
        let counted = counts(&corpus, &query);
        let (mut outside, mut undated, mut filtered, mut undated_of_all) = (0, 0, 0, 0);
        for mention in corpus.mentions() {
            let range = range(&corpus, mention, query.clock);
            undated_of_all += usize::from(range.is_none());
            match range {
                _ if !keeps(&corpus, &query.filter, mention) => filtered += 1,
                None => undated += 1,
                Some(range) => {
                    let before = range.latest().is_some_and(|last| last < start);
                    let after = range.earliest().is_some_and(|first| first > end);
                    outside += usize::from(before || after);
                }
            }
        }
        prop_assert_eq!(counted.visible + outside + undated + filtered, corpus.mentions().len());
        // Those that are shown, one by one, are those that the model would show.
        let is_shown = |mention: &Mention| {
            let days = range(&corpus, mention, query.clock);
            let window = query.window.unwrap_or(crate::model::DateRange::ALL);
            keeps(&corpus, &query.filter, mention) && days.is_some_and(|days| days.overlaps(window))
        };
        let expected: Vec<u32> =
            (0..).zip(corpus.mentions()).filter(|(_, mention)| is_shown(mention)).map(|(at, _)| at).collect();
        prop_assert_eq!(&shown(&corpus, &query), &expected);
        prop_assert_eq!(expected.len(), counted.visible);
        prop_assert_eq!(counted.total, corpus.mentions().len());
        prop_assert_eq!((counted.undated, counted.filtered), (undated_of_all, filtered));
        // Undated mentions stay beside the window where asked, and nothing else changes.
        let with_undated = counts(&corpus, &Query { show_undated: true, ..query.clone() });
        prop_assert_eq!(with_undated.visible, counted.visible + undated);
        // Without a window all that the filters keep is visible.
        prop_assert_eq!(counts(&corpus, &Query { window: None, ..query }).visible + filtered, counted.total);
    }

    #[test]
    fn markers_tree_and_documents_add_up_to_the_counts(
        corpus in any_corpus(), query in any_query(), first in -400i32..400, undated: bool,
    ) {
        let between = window(&format!("{}/{}", day(first), day(first + 60))).window;
        let query = Query { show_undated: undated, window: between, ..query };
        let counts = counts(&corpus, &query);
        let markers = markers(&corpus, &query);
        prop_assert!(markers.iter().all(|marker| marker.share > 0.0 && marker.share <= 1.0 && marker.visible > 0));
        let visible: u32 = markers.iter().map(|marker| marker.visible).sum();
        prop_assert_eq!(visible as usize, counts.visible);
        let (rows, below) = tree(&corpus, &query);
        let roots: u32 = rows.iter().zip(below).filter(|(row, _)| row.depth == 0).map(|(_, visible)| visible).sum();
        prop_assert_eq!(roots as usize, counts.visible);
        let rows = documents(&corpus, &query);
        let of_documents = visible_by_document(&corpus, &query);
        prop_assert_eq!(of_documents.iter().sum::<u32>() as usize, counts.visible);
        prop_assert_eq!(rows.iter().map(|row| row.undated).sum::<u32>() as usize, counts.undated);
        let places: BTreeSet<_> = corpus.mentions().iter().filter_map(|mention| mention.place.clone()).collect();
        let passages = places.iter().filter_map(|place| passages(&corpus, &query, place));
        prop_assert_eq!(passages.map(|found| found.visible).sum::<u32>() as usize, counts.visible);
    }

    #[test]
    fn the_histogram_holds_the_mass_of_every_dated_mention_and_filters_do_not_rescale_it(
        corpus in any_corpus(), query in any_query(),
    ) {
        let filtered = histogram(&corpus, &query);
        let whole = histogram(&corpus, &Query { filter: Filter::default(), ..query.clone() });
        let all = |masses: &Masses| masses.sum(i32::MIN, i32::MAX);
        let nothing = whole.total == Masses::default();
        let mass = all(&whole.total);
        let dated = corpus.tally().resolved - corpus.undated(query.clock);
        // Where no date has a known day there is no day to put the mass on.
        prop_assert!(nothing || (mass - dated as f64).abs() < 1e-2);
        prop_assert_eq!(&filtered.total, &whole.total);
        prop_assert_eq!(filtered.core, whole.core);
        prop_assert!((filtered.max - whole.max).abs() < f32::EPSILON);
        let kept = corpus.mentions().iter().filter(|mention| {
            keeps(&corpus, &query.filter, mention) && range(&corpus, mention, query.clock).is_some()
        });
        prop_assert!(nothing || (all(&filtered.kept) - kept.count() as f64).abs() < 1e-2);
        // A mass changes where a run begins or ends, and nowhere else.
        let runs = whole.total.runs(i32::MIN, i32::MAX).iter().chain(filtered.kept.runs(i32::MIN, i32::MAX));
        let days: Vec<i32> = runs.flat_map(|run| [run.first - 1, run.first, run.last, run.last + 1]).collect();
        for stack in [Stack::Kind, Stack::Document, Stack::Theme] {
            let layers = layers(&corpus, &query, stack);
            for &day in &days {
                let (sum, kept) = (layers.iter().map(|layer| layer.kept.at(day)).sum::<f32>(), filtered.kept.at(day));
                prop_assert!((sum - kept).abs() < 1e-3, "layers are the parts of the bar: {sum} {kept}");
            }
        }
        prop_assert!(days.iter().all(|day| filtered.kept.at(*day) <= filtered.total.at(*day) + 1e-4));
    }

    #[test]
    fn the_parts_of_a_sign_are_the_themes_of_the_mentions_it_counts(
        corpus in any_corpus(), query in any_query(), first in -400i32..400, length in 0i32..200,
    ) {
        let window = crate::model::DateRange::between(day(first), day(first + length));
        let query = Query { window: Some(window), ..query };
        let model = ViewModel::new(Arc::new(corpus), query.clone());
        let corpus = model.corpus();
        let own: Vec<u8> = theme_order(corpus).into_iter().take(LAYERS).collect();
        for (marker, shares) in model.all_markers().iter().zip(model.theme_shares()) {
            let counted: u32 = shares.parts().map(|(_, count)| count).sum();
            prop_assert_eq!(counted, marker.visible);
            let seen = |mention: &&Mention| {
                mention.place.as_ref() == Some(&marker.place)
                    && keeps(corpus, &query.filter, mention)
                    && range(corpus, mention, query.clock).is_some_and(|date| date.overlaps(window))
            };
            for (colour, count) in shares.parts() {
                let is_it = |mention: &&Mention| match (colour, theme_of(mention)) {
                    (ThemeColour::None, theme) => theme == NO_THEME,
                    (ThemeColour::Own(number), theme) => own.get(number) == Some(&theme),
                    (ThemeColour::Others, theme) => theme != NO_THEME && !own.contains(&theme),
                };
                let expected = corpus.mentions().iter().filter(seen).filter(is_it).count();
                prop_assert_eq!(count as usize, expected, "{:?}", colour);
            }
        }
    }

    #[test]
    fn a_share_is_what_the_range_itself_says(
        corpus in any_corpus(), query in any_query(), first in -400i32..400, length in 0i32..200,
    ) {
        let asked = crate::model::DateRange::between(day(first), day(first + length));
        let query = Query { window: Some(asked), ..query };
        let restriction = query::Restriction::of(&query);
        for (mention, &days) in corpus.mentions().iter().zip(corpus.columns().days(query.clock)) {
            if let Some(date) = range(&corpus, mention, query.clock).filter(|date| date.overlaps(asked)) {
                let expected = date.share_inside(asked);
                prop_assert!((f64::from(restriction.share(days)) - expected).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn a_view_that_followed_a_slider_shows_what_a_scan_finds(
        corpus in any_corpus(),
        steps in prop::collection::vec((any_query(), prop::option::of((-500i32..500, 0i32..300)), any::<bool>(), 0u8..4), 1..8),
    ) {
        let corpus = Arc::new(corpus);
        let mut query = Query::default();
        let mut model = ViewModel::new(Arc::clone(&corpus), query.clone());
        for (asked, days, undated, change) in steps {
            // Most steps move the window alone, as a slider does.
            if change == 0 {
                query = asked;
            }
            let edges = |(first, length)| crate::model::DateRange::between(day(first), day(first + length));
            query.window = days.map(edges);
            query.show_undated = undated;
            query.mode = if change == 1 { WindowMode::Cumulative } else { WindowMode::Window };
            model.update(&corpus, &query);
            prop_assert_eq!(model.counts(), counts(&corpus, &query));
            prop_assert!(tests::same_markers(&model, &corpus, &query));
            prop_assert!(tests::same_lists(&model, &corpus, &query));
        }
    }

    #[test]
    fn a_query_is_read_back_as_it_was_written(query in any_query()) {
        let text = serde_json::to_string(&query).unwrap();
        prop_assert_eq!(serde_json::from_str::<Query>(&text).unwrap(), query);
    }
}
