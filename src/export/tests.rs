//! Figures of a corpus made by hand.

use std::sync::Arc;

use super::figure::{Group, Item, Shape, Text};
use super::*;
use crate::basemap::Archive;
use crate::corpus::{Corpus, sample};
use crate::view::{BoundingBox, Query, ViewModel};
use crate::words::Words;

fn figure(corpus: Corpus, query: Query, options: &FigureOptions) -> Figure {
    let view = ViewModel::new(Arc::new(corpus), query);
    draw(&view, &Archive::bundled().unwrap(), options, &Words::english()).unwrap()
}

fn window(edtf: &str) -> Query {
    Query { window: Some(edtf.parse().unwrap()), ..Query::default() }
}

fn layer<'a>(figure: &'a Figure, name: &str) -> &'a Group {
    figure.layers.iter().find(|layer| layer.name == name).unwrap()
}

fn texts(figure: &Figure, name: &str) -> Vec<String> {
    let said =
        |item: &Item| if let Item::Text(Text { content, .. }) = item { Some(content.clone()) } else { None };
    layer(figure, name).items.iter().filter_map(said).collect()
}

fn circles(figure: &Figure) -> usize {
    let is_circle = |item: &&Item| matches!(item, Item::Shape(Shape::Circle { .. }, _));
    layer(figure, "markers").items.iter().filter(is_circle).count()
}

fn numbers(figure: &Figure) -> usize {
    texts(figure, "markers").len()
}

#[test]
fn a_figure_says_what_the_view_says() {
    let figure = figure(sample::corpus(), window("2021-07"), &FigureOptions::default());
    assert_eq!(
        texts(&figure, "title"),
        ["Places named in “sample”", "July 2021 · 7 of 8 mentions · 1 undated · 2 documents"]
    );
    assert_eq!(texts(&figure, "labels"), ["Kandahar", "Kaboul", "Panjwai"]);
    // Panjwai is a district without an outline: a diamond.
    assert_eq!((circles(&figure), layer(&figure, "markers").items.len() - numbers(&figure)), (2, 3));
}

#[test]
fn mentions_beyond_the_map_are_told_below_it() {
    let figure = figure(sample::corpus(), Query::default(), &FigureOptions::default());
    let sources = texts(&figure, "sources");
    assert_eq!(sources[0], "Beyond this map: 1 mention (États-Unis 1)");
    assert!(sources[1].contains("Natural Earth") && sources[1].contains("GeoNames CC BY 4.0"), "{sources:?}");
    assert!(sources[1].contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_legend_explains_the_signs_that_are_on_the_map_and_no_others() {
    let all = figure(sample::corpus(), Query::default(), &FigureOptions::default());
    let words = Words::english();
    let legend = texts(&all, "legend");
    for (key, there) in
        [("legend-title", true), ("legend-vague", true), ("legend-outline", false), ("legend-pale", false)]
    {
        assert_eq!(legend.contains(&words.get(key)), there, "{key} in {legend:?}");
    }
    let partly = figure(sample::corpus(), window("2021-06-20/2021-07-02"), &FigureOptions::default());
    assert!(texts(&partly, "legend").contains(&words.get("legend-pale")));
    let bbox = Some(BoundingBox { west: -125.0, south: 20.0, east: -70.0, north: 55.0 });
    let abroad =
        figure(sample::corpus(), Query::default(), &FigureOptions { bbox, ..FigureOptions::default() });
    assert!(texts(&abroad, "legend").contains(&words.get("legend-outline")));
    assert_eq!(texts(&abroad, "labels"), ["ÉTATS-UNIS 1"]);
    assert_eq!(layer(&abroad, "areas").items.len(), 1);
}

#[test]
fn a_corpus_without_places_is_a_map_of_the_world_that_says_so() {
    let empty = Corpus::new("nothing", Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let figure = figure(empty, Query::default(), &FigureOptions::default());
    assert_eq!(texts(&figure, "title")[1], "undated · 0 of 0 mentions · 0 undated · 0 documents");
    assert!(layer(&figure, "base-map").items.len() > 2);
    assert_eq!(circles(&figure), 0);
}

#[test]
fn the_map_the_head_and_the_foot_stay_on_the_page_and_apart() {
    for (width, height) in [(320, 320), (800, 1200), (1000, 1000), (1600, 1000), (8192, 320)] {
        let options = FigureOptions {
            size: FigureSize::new(width, height, 1.0).unwrap(),
            title: Some("A title that is much too long for a page as narrow as this one ".repeat(4)),
            ..FigureOptions::default()
        };
        let figure = figure(sample::corpus(), Query::default(), &options);
        let [_, top, _, map_height] = layer(&figure, "base-map").clip.unwrap();
        let baselines = |name: &str| -> Vec<f32> {
            let y = |item: &Item| if let Item::Text(text) = item { Some(text.at[1]) } else { None };
            layer(&figure, name).items.iter().filter_map(y).collect()
        };
        assert!(baselines("title").iter().all(|&y| y < top), "{width}x{height}");
        for name in ["legend", "sources"] {
            assert!(baselines(name).iter().all(|&y| y > top + map_height), "{name} {width}x{height}");
        }
        if height >= 800 {
            assert!(baselines("sources").iter().all(|&y| y < options.size.page()[1]), "{width}x{height}");
        }
    }
}

#[test]
fn the_same_view_gives_the_same_bytes_and_each_theme_its_own() {
    let small = FigureSize::new(480, 360, 1.0).unwrap();
    let written: Vec<_> = Theme::ALL
        .iter()
        .map(|&(_, theme)| {
            let options = FigureOptions { size: small, theme, ..FigureOptions::default() };
            let make = || figure(sample::corpus(), Query::default(), &options);
            assert_eq!(svg(&make()), svg(&make()));
            let picture = png(&make(), 2.0).unwrap();
            assert_eq!(picture, png(&make(), 2.0).unwrap());
            picture
        })
        .collect();
    assert!(written[0] != written[1] && written[1] != written[2] && written[0] != written[2]);
}

#[test]
fn sizes_that_are_no_page_or_no_picture_are_refused() {
    for (width, height, scale) in [
        (0, 1000, 1.0),
        (1600, 10, 1.0),
        (9000, 1000, 1.0),
        (8000, 8000, 8.0),
        (1600, 1000, 0.0),
        (1600, 1000, f32::NAN),
    ] {
        let error = FigureSize::new(width, height, scale).unwrap_err();
        assert!(!error.hint().is_empty());
    }
}
