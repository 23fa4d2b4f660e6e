//! Laws that hold for the figure of any query: it shows what the window shows, and nothing lies on anything else.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::export::frame::Frame;
use crate::export::locator::Corner;
use crate::export::map::{self, Pens, Signs, reach};
use crate::view::labels::Rect;
use crate::view::{self, Symbol, laws};

/// A frame of Afghanistan and its neighbours.
fn frame(width: f32, height: f32) -> Frame {
    let around = BoundingBox { west: 58.0, south: 28.0, east: 76.0, north: 40.0 };
    Frame::around(around, [40.0, 90.0, width, height], 20.0)
}

fn signs_of(view: &ViewModel, frame: &Frame, options: &FigureOptions, corner: Corner) -> Signs {
    let (fonts, words) = (Fonts::new(), Words::english());
    let pens = Pens::new(view, options, &options.theme.basemap(), &fonts, &words);
    map::signs(view, frame, &pens, corner)
}

/// Places all over the map, so many mentions each.
fn scattered(places: &[(f64, f64, usize, u8)]) -> Corpus {
    let names: Vec<String> = (0..places.len()).map(|number| format!("Ville {number}")).collect();
    let texts: Vec<&str> = names.iter().map(String::as_str).collect();
    let documents = vec![sample::document("a.txt", &texts, Some("2021-07"))];
    let mut all = Vec::new();
    let mut mentions = Vec::new();
    for (name, &(lon, lat, count, kind)) in names.iter().zip(places) {
        let kind = [Kind::City, Kind::City, Kind::District, Kind::Province][usize::from(kind % 4)];
        let area = if kind == Kind::Province { sample::square(lon, lat, 0.7) } else { None };
        all.push(Place { area, ..sample::place(name, kind, lon, lat) });
        mentions.extend((0..count).map(|_| sample::mention(&documents, 0, name, 0, name)));
    }
    all.extend(sample::places());
    Corpus::new("scattered", documents, mentions, all, Vec::new())
}

/// All texts of a group, with those in groups within it.
fn all_texts(group: &Group) -> Vec<&Text> {
    let mut found = Vec::new();
    for item in &group.items {
        match item {
            Item::Text(text) => found.push(text),
            Item::Group(group) => found.extend(all_texts(group)),
            Item::Shape(..) | Item::Image(..) => {}
        }
    }
    found
}

fn rect_of(text: &Text, fonts: &Fonts) -> Rect {
    let [left, top, right, bottom] = text_box(text, fonts);
    Rect { min: [left, top], max: [right, bottom] }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_figure_of_a_query_holds_exactly_the_mentions_of_the_view(
        corpus in laws::any_corpus(), query in laws::any_query(), first in -400i32..400, length in 0i32..300,
        cumulative: bool, undated: bool, wide in 300.0f32..1200.0,
    ) {
        let window = crate::model::DateRange::between(laws::day(first), laws::day(first + length));
        let mode = if cumulative { view::WindowMode::Cumulative } else { view::WindowMode::Window };
        let query = Query { window: Some(window), mode, show_undated: undated, ..query };
        let view = ViewModel::new(Arc::new(corpus), query.clone());
        let options = FigureOptions { sources: Sources::Page, ..FigureOptions::default() };
        let signs = signs_of(&view, &frame(wide, 500.0), &options, Corner::None);
        let markers = view.all_markers();
        let beyond: BTreeSet<_> = signs.beyond.iter().map(|marker| marker.place.clone()).collect();
        let shown = (0..signs.shown.len()).flat_map(|sign| signs.members(sign, markers));
        let unseen = (0..markers.len()).filter(|&index| beyond.contains(&markers[index].place));
        let mut held: Vec<u32> = shown.chain(unseen)
            .flat_map(|marker| view::sources(&view, marker))
            .flat_map(|source| source.mentions)
            .collect();
        held.sort_unstable();
        // What is visible, as the model of the view's own laws has it.
        let days = query.days().unwrap();
        let is_shown = |mention: &Mention| {
            let date = laws::range(view.corpus(), mention, query.clock);
            laws::keeps(view.corpus(), &query.filter, mention) && date.map_or(undated, |date| date.overlaps(days))
        };
        let numbered = (0u32..).zip(view.corpus().mentions());
        let expected: Vec<u32> = numbered.filter(|(_, mention)| is_shown(mention)).map(|(number, _)| number).collect();
        prop_assert_eq!(held, expected);
        // And each sign counts what it holds.
        for (index, sign) in signs.shown.iter().enumerate() {
            let members = signs.members(index, markers);
            let counted: u32 = members.iter().map(|&index| markers[index].visible).sum();
            prop_assert_eq!(sign.visible, counted);
        }
    }

    #[test]
    fn no_label_or_number_lies_on_another_or_on_a_sign_that_is_not_its_own(
        places in prop::collection::vec((58.0f64..76.0, 28.0f64..40.0, 1usize..30, any::<u8>()), 1..200),
        sources: bool, themes: bool, locator: bool, wide in 320.0f32..1500.0,
    ) {
        let fonts = Fonts::new();
        let view = ViewModel::new(Arc::new(scattered(&places)), Query::default());
        let sources = if sources { Sources::Page } else { Sources::None };
        let options = FigureOptions { sources, themes, ..FigureOptions::default() };
        let frame = frame(wide, 600.0);
        let corner = if locator { Corner::Free } else { Corner::None };
        let signs = signs_of(&view, &frame, &options, corner);
        let (labels, numbers) = (all_texts(&signs.labels), all_texts(&signs.markers));
        let boxes: Vec<(&str, Rect)> = labels.iter().chain(&numbers)
            .map(|text| (text.content.as_str(), rect_of(text, &fonts)))
            .collect();
        for (index, (said, rect)) in boxes.iter().enumerate() {
            for (other, of) in &boxes[index + 1..] {
                prop_assert!(!rect.overlaps(of), "{said} and {other}: {rect:?} {of:?}");
            }
            prop_assert!(frame.bounds().contains(rect), "{said} leaves the map");
            let corner = signs.locator.map(|[x, y, width, height]| Rect::at([x, y], [width, height]));
            prop_assert!(corner.is_none_or(|corner| !corner.overlaps(rect)), "{said} lies on the locator");
        }
        for label in &labels {
            let rect = rect_of(label, &fonts);
            for sign in signs.shown.iter().filter(|sign| sign.symbol != Symbol::Outline) {
                let disc = Rect::around(sign.at, reach(sign) * 0.7);
                prop_assert!(!rect.overlaps(&disc), "{} lies on a sign", label.content);
            }
        }
        // Where signs are numbered, every number is there, each once.
        if options.sources != Sources::None {
            let mut found: Vec<usize> =
                boxes.iter().filter_map(|(said, _)| said.parse().ok()).collect();
            found.sort_unstable();
            prop_assert_eq!(found, (1..=signs.shown.len()).collect::<Vec<_>>());
        }
    }
}

#[test]
fn two_hundred_places_with_three_hundred_sources_have_all_their_numbers() {
    let places: Vec<(f64, f64, usize, u8)> = (0..200u32)
        .map(|n| {
            // Scattered, but each time in the same way.
            let (x, y) = (f64::from(n * 7919 % 1000) / 1000.0, f64::from(n * 104_729 % 997) / 997.0);
            (58.5 + 17.0 * x, 28.5 + 11.0 * y, if n % 2 == 0 { 2 } else { 1 }, 0)
        })
        .collect();
    let view = ViewModel::new(Arc::new(scattered(&places)), Query::default());
    let options = FigureOptions { sources: Sources::Below, ..sized(1600, 1000) };
    let archive = Archive::bundled().unwrap();
    let pages = pages(&view, &archive, &options, &Words::english()).unwrap();
    let listed: usize = pages
        .iter()
        .map(|page| {
            let list = page.layers.iter().find(|layer| layer.name == "source-list");
            let texts = list.map_or(Vec::new(), all_texts);
            texts.iter().filter(|text| text.style.weight == 700 && text.content.starts_with("Ville")).count()
        })
        .sum();
    assert_eq!((listed, view.counts().visible), (200, 300));
    for page in &pages {
        for name in ["source-list", "sources", "title"] {
            let Some(layer) = page.layers.iter().find(|layer| layer.name == name) else { continue };
            let lowest = all_texts(layer).iter().map(|text| text.at[1]).fold(0.0, f32::max);
            assert!(lowest <= page.size[1], "{name} ends at {lowest}");
        }
    }
}
