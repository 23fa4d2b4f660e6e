//! Figures of a corpus made by hand.

use std::sync::Arc;

use super::figure::{Anchor, Group, Item, Shape, Text};
use super::fonts::Fonts;
use super::*;
use crate::basemap::Archive;
use crate::corpus::{Corpus, Part, sample};
use crate::model::{Kind, Mention, Narration, Place, Position};
use crate::view::{BoundingBox, Clock, DateBasis, Filter, Query, ViewModel};
use crate::words::Words;

mod film;
mod ground;
mod laws;
mod world;

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

/// The signs on the map: how many are discs, and how many are squares on their corner.
fn signs(figure: &Figure) -> (usize, usize) {
    let groups = layer(figure, "markers").items.iter().filter_map(|item| match item {
        Item::Group(group) => Some(group),
        _ => None,
    });
    let first: Vec<_> = groups.filter_map(|group| group.items.first()).collect();
    let discs = first.iter().filter(|item| matches!(item, Item::Shape(Shape::Circle { .. }, _))).count();
    (discs, first.len() - discs)
}

#[test]
fn a_figure_says_what_the_view_says() {
    let figure = figure(sample::corpus(), window("2021-07"), &FigureOptions::default());
    assert_eq!(
        texts(&figure, "title"),
        [
            "Places named in “sample”",
            "July 2021, narrated dates; 7 of 8 mentions from 1 document; 1 undated not shown"
        ]
    );
    assert_eq!(texts(&figure, "labels"), ["Kandahar", "Kaboul", "Panjwai"]);
    // Panjwai is a district without an outline: a diamond.
    assert_eq!(signs(&figure), (2, 1));
}

#[test]
fn a_figure_says_by_which_clock_it_is_and_what_filters_leave_out() {
    let filter = Filter {
        without_bases: [DateBasis::Undated].into(),
        without_narrations: [Narration::Background, Narration::Future].into(),
        ..Filter::default()
    };
    let query = Query { clock: Clock::Published, filter, ..window("2021-07-20/2021-08-01") };
    let figure = figure(sample::told(), query, &FigureOptions::default());
    let caption = [
        "20 July to 1 August 2021, publication dates; 3 of 6 mentions from 1 document; 1 undated not shown",
        "Left out: no date; background; plans and forecasts · 3 of 6 mentions",
    ];
    assert_eq!(texts(&figure, "title")[1..], caption);
    assert_eq!(figure.description, caption.join(" · "));
}

#[test]
fn a_figure_of_a_part_says_first_that_it_is_one() {
    let part = sample::corpus().as_part(Part { read: 1_200, of: 5_000 });
    let figure = figure(part, Query::default(), &FigureOptions::default());
    assert_eq!(texts(&figure, "title")[1], "Part of what was opened: 1,200 of 5,000 files");
    assert!(figure.description.starts_with("Part of what was opened"));
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
    for (key, there) in [
        ("legend-title", true),
        ("legend-vague", true),
        ("legend-outline", false),
        ("legend-pale-narrated", false),
    ] {
        assert_eq!(legend.contains(&words.get(key)), there, "{key} in {legend:?}");
    }
    let partly = figure(sample::corpus(), window("2021-06-20/2021-07-02"), &FigureOptions::default());
    assert!(texts(&partly, "legend").contains(&words.get("legend-pale-narrated")));
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
    assert_eq!(
        texts(&figure, "title")[1],
        "No narrated dates; 0 of 0 mentions from 0 documents; none undated"
    );
    assert!(layer(&figure, "base-map").items.len() > 2);
    assert_eq!(signs(&figure), (0, 0));
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
            assert_eq!(svg(&make(), Letters::Text), svg(&make(), Letters::Text));
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
        assert!(!error.hint().to_string().is_empty());
    }
}

/// West, south, east, north.
fn bounds([west, south, east, north]: [f64; 4]) -> BoundingBox {
    BoundingBox { west, south, east, north }
}

fn sized(width: u32, height: u32) -> FigureOptions {
    FigureOptions { size: FigureSize::new(width, height, 1.0).unwrap(), ..FigureOptions::default() }
}

/// Well inside land, and well out at sea, from a world atlas.
const LAND: [(&str, f64, f64); 14] = [
    ("Nagano, inland of Tokyo", 138.0, 36.2),
    ("Paris", 2.35, 48.86),
    ("New South Wales, inland of Sydney", 147.0, -33.0),
    ("Ussuri, north of Vladivostok", 134.0, 45.5),
    ("Anadyr highlands, west of 180°", 175.0, 67.0),
    ("Chukchi Peninsula, east of 180°", -176.5, 67.5),
    ("Greenland's ice", -40.0, 72.0),
    ("Pampas, inland of Buenos Aires", -61.0, -36.0),
    ("Lhasa", 91.11, 29.65),
    ("Yakutia", 125.0, 64.0),
    ("Denver", -104.99, 39.74),
    ("Alaska", -152.0, 65.0),
    ("Congo", 22.0, 1.0),
    ("Antarctica", 60.0, -80.0),
];
const SEA: [(&str, f64, f64); 7] = [
    ("middle of the Pacific", -150.0, 0.0),
    ("Bay of Bengal", 89.0, 14.0),
    ("Bering Sea on the date line", 179.9, 57.5),
    ("Tasman Sea", 160.0, -38.0),
    ("South Atlantic", -20.0, -30.0),
    ("Philippine Sea", 135.0, 18.0),
    ("Indian Ocean", 80.0, -30.0),
];

/// Left, top, right, bottom of a text: from the top of its capitals to its descenders.
fn text_box(text: &Text, fonts: &Fonts) -> [f32; 4] {
    let style = text.style;
    let width = fonts.width(&text.content, style.size, style.weight, style.letter_spacing);
    let [x, y] = text.at;
    let left = match text.anchor {
        Anchor::Start => x,
        Anchor::Middle => x - width / 2.0,
        Anchor::End => x - width,
    };
    [left, y - style.size * Fonts::CAPITALS, left + width, y + style.size * 0.2]
}

/// Left, top, right, bottom of a sign of the legend.
fn shape_box(shape: &Shape) -> [f32; 4] {
    match shape {
        Shape::Rect([x, y, width, height]) => [*x, *y, x + width, y + height],
        Shape::Circle { centre: [x, y], radius } | Shape::Sector { centre: [x, y], radius, .. } => {
            [x - radius, y - radius, x + radius, y + radius]
        }
        Shape::Rings(lines) | Shape::NonZeroRings(lines) | Shape::Lines(lines) => {
            lines.iter().flatten().fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |b, [x, y]| {
                [b[0].min(*x), b[1].min(*y), b[2].max(*x), b[3].max(*y)]
            })
        }
    }
}

/// Left, top, right, bottom of what a sign of the legend is made of, its rim of land left out.
fn group_box(group: &Group) -> [f32; 4] {
    let shapes = group.items.iter().filter_map(|item| match item {
        Item::Shape(shape, _) => Some(shape_box(shape)),
        _ => None,
    });
    let all = shapes.reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]);
    let [left, top, right, bottom] = all.unwrap();
    let rim = crate::view::RIM;
    [left + rim, top + rim, right - rim, bottom - rim]
}

/// The sample with a district, and a hundred mentions of Kabul: a figure with every sign, large discs and long words.
fn crowded() -> Corpus {
    let paragraph = "Kaboul ".repeat(100);
    let documents = vec![
        sample::document(
            "a.txt",
            &[&paragraph, "Kandahar, Panjwai, Afghanistan, États-Unis"],
            Some("2021-07"),
        ),
        sample::document("b.txt", &["Kandahar"], Some("2021")),
    ];
    let at = |document, toponym, nth, place| sample::mention(&documents, document, toponym, nth, place);
    let mut mentions: Vec<Mention> = (0..100).map(|nth| at(0, "Kaboul", nth, "Kabul")).collect();
    mentions.extend([
        Mention { confidence: 0.3, ..at(0, "Kandahar", 0, "Kandahar") },
        at(0, "Panjwai", 0, "Panjwai"),
        at(0, "Afghanistan", 0, "Afghanistan"),
        at(0, "États-Unis", 0, "United States"),
        at(1, "Kandahar", 0, "Kandahar"),
    ]);
    Corpus::new("rapports de l’été", documents, mentions, sample::places(), Vec::new())
}

/// The query by the clock of publication, with filters that leave out half of all kinds there are.
fn filtered(query: Query) -> Query {
    let filter = Filter {
        without_bases: [DateBasis::Expression, DateBasis::Relative].into(),
        without_narrations: [Narration::Future].into(),
        ..Filter::default()
    };
    Query { clock: Clock::Published, filter, ..query }
}

#[test]
fn nothing_overlaps_and_nothing_is_cut_at_any_size() {
    let fonts = Fonts::new();
    let sides = [320, 360, 400, 480, 500, 600, 720, 900, 1200];
    let mut sizes: Vec<(u32, u32)> = sides.iter().flat_map(|&w| sides.iter().map(move |&h| (w, h))).collect();
    sizes.extend([(1600, 1000), (8192, 320), (320, 8192)]);
    let all = Some(bounds([-130.0, 10.0, 100.0, 60.0]));
    for (width, height) in sizes {
        for (corpus, query, bbox) in [
            (sample::corpus(), window("2021-06-20/2021-07-02"), None),
            (crowded(), Query::default(), None),
            (crowded(), window("2021-07-01/2021-07-10"), all),
            (crowded(), filtered(window("2021-07-01/2021-07-10")), all),
        ] {
            let figure = figure(corpus, query, &FigureOptions { bbox, ..sized(width, height) });
            let of_page = |name| ["title", "legend", "sources", "labels", "base-map-names"].contains(&name);
            let items = figure.layers.iter().filter(|layer| of_page(layer.name.as_str())).flat_map(|layer| {
                layer.items.iter().filter_map(|item| match item {
                    Item::Text(text) => Some((text.content.clone(), text_box(text, &fonts))),
                    Item::Shape(shape, _) if layer.name == "legend" => {
                        Some((format!("{shape:?}"), shape_box(shape)))
                    }
                    Item::Group(group) if layer.name == "legend" => {
                        Some((group.name.clone(), group_box(group)))
                    }
                    _ => None,
                })
            });
            let boxes: Vec<_> = items.collect();
            let (w, h) = (width as f32, height as f32);
            for (index, (name, [left, top, right, bottom])) in boxes.iter().enumerate() {
                let on_page = *left >= 0.0 && *top >= 0.0 && *right <= w && *bottom <= h;
                assert!(on_page, "{name} to {right}, {bottom} at {width}x{height}");
                for (other, [l, t, r, b]) in &boxes[index + 1..] {
                    let apart = right <= l || r <= left || bottom <= t || b <= top;
                    assert!(apart, "{name} and {other} at {width}x{height}");
                }
            }
            // The counts are told in full; only the list of places beyond the map may be cut.
            for name in ["title", "legend"] {
                assert!(texts(&figure, name).iter().all(|text| !text.contains('…')), "{width}x{height}");
            }
            assert!(texts(&figure, "sources").last().unwrap().ends_with(env!("CARGO_PKG_VERSION")));
            let [_, _, map_width, map_height] = layer(&figure, "base-map").clip.unwrap();
            assert!(map_width >= 48.0 && map_height >= 48.0, "{map_width}x{map_height} at {width}x{height}");
        }
    }
}

#[test]
fn an_error_has_one_hint() {
    let error = ExportError::from(Archive::new(&[]).unwrap_err());
    assert!(!error.to_string().contains("hint"), "{error}");
    assert!(error.hint().to_string().contains("build"));
}
