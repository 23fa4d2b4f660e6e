//! Figures of a corpus made by hand.

use std::sync::Arc;

use geo::{Contains, Point};

use super::figure::{Anchor, Group, Item, Shape, Text};
use super::fonts::Fonts;
use super::frame::Frame;
use super::*;
use crate::basemap::{Archive, Color, World};
use crate::corpus::{Corpus, sample};
use crate::gazetteer::Gazetteer;
use crate::model::{Kind, Mention, Place, Position};
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

/// West, south, east, north.
fn bounds([west, south, east, north]: [f64; 4]) -> BoundingBox {
    BoundingBox { west, south, east, north }
}

fn sized(width: u32, height: u32) -> FigureOptions {
    FigureOptions { size: FigureSize::new(width, height, 1.0).unwrap(), ..FigureOptions::default() }
}

/// The base map of a figure as a picture, and the frame that it fills.
fn painted(options: &FigureOptions) -> (resvg::tiny_skia::Pixmap, Frame) {
    use resvg::{tiny_skia, usvg};
    let mut figure = figure(sample::corpus(), Query::default(), options);
    let frame =
        Frame::showing(sound(options.bbox.unwrap()).unwrap(), layer(&figure, "base-map").clip.unwrap());
    figure.layers.retain(|layer| layer.name == "base-map");
    let tree = usvg::Tree::from_str(&svg(&figure), &usvg::Options::default()).unwrap();
    let [width, height] = figure.size.map(|side| side as u32);
    let mut picture = tiny_skia::Pixmap::new(width, height).unwrap();
    resvg::render(&tree, tiny_skia::Transform::identity(), &mut picture.as_mut());
    (picture, frame)
}

/// Asserts that where these places are seen, the picture has the colour of land or, `land` being false, of water.
fn assert_colours(options: &FigureOptions, places: &[(&str, f64, f64)], land: bool) -> usize {
    let (picture, frame) = painted(options);
    let style = options.theme.basemap();
    let [left, top, width, height] = frame.rect;
    let mut seen = 0;
    for &(name, lon, lat) in places {
        let [x, y] = frame.point(Position { lon, lat });
        let within =
            (left + 3.0..left + width - 3.0).contains(&x) && (top + 3.0..top + height - 3.0).contains(&y);
        if !within {
            continue;
        }
        seen += 1;
        // A border or a river may run through the very pixel.
        let is = |color: Color, dx: i32, dy: i32| {
            let pixel = picture.pixel((x as i32 + dx) as u32, (y as i32 + dy) as u32).unwrap();
            [pixel.red(), pixel.green(), pixel.blue()] == [color.red, color.green, color.blue]
        };
        let near = |color| (-2..=2).any(|dx| (-2..=2).any(|dy| is(color, dx, dy)));
        let as_it_is = if land { near(style.land) || near(style.focus_land) } else { near(style.water) };
        assert!(as_it_is, "{name} in {:?} at {:?}", options.bbox, options.size);
    }
    seen
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

#[test]
fn land_is_land_and_sea_is_sea_in_every_frame_of_the_world() {
    for edges in [
        [-180.0, -90.0, 180.0, 90.0],
        [-180.0, -85.0, 180.0, 85.0],
        [-179.0, -85.0, 179.0, 85.0],
        [-180.0, -80.0, 180.0, 84.0],
        [20.0, -85.0, 10.0, 85.0],
        [-90.0, -60.0, 270.0, 75.0],
        [180.0, -85.0, 540.0, 85.0],
        [100.0, -60.0, -60.0, 75.0],
        [-30.0, -60.0, 180.0, 75.0],
    ] {
        for (width, height) in [(1600, 1000), (800, 500), (500, 500), (700, 1400), (320, 320)] {
            let options = FigureOptions { bbox: Some(bounds(edges)), ..sized(width, height) };
            // On the smallest pages Japan is a pixel or two wide.
            let land = if width < 400 { &LAND[1..] } else { &LAND };
            assert!(assert_colours(&options, land, true) >= 6, "{edges:?}");
            assert!(assert_colours(&options, &SEA, false) >= 2, "{edges:?}");
        }
    }
}

#[test]
fn fiji_is_land_on_both_sides_of_the_date_line() {
    let land = [
        ("Viti Levu", 178.0, -17.8),
        ("Vanua Levu", 179.3, -16.6),
        ("Taveuni, east of 180°", -179.97, -16.85),
    ];
    let sea = [("Koro Sea", 179.6, -18.0), ("east of Taveuni", -179.5, -17.0)];
    for edges in [[176.0, -20.0, -178.0, -15.0], [176.0, -20.0, 182.0, -15.0], [177.5, -19.0, -179.0, -16.0]]
    {
        for (width, height) in [(1600, 1000), (800, 500)] {
            let options = FigureOptions { bbox: Some(bounds(edges)), ..sized(width, height) };
            assert_eq!(assert_colours(&options, &land, true), 3, "{edges:?}");
            assert_eq!(assert_colours(&options, &sea, false), 2, "{edges:?}");
        }
    }
}

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
        Shape::Circle { centre: [x, y], radius } => [x - radius, y - radius, x + radius, y + radius],
        Shape::Rings(lines) | Shape::NonZeroRings(lines) | Shape::Lines(lines) => {
            lines.iter().flatten().fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |b, [x, y]| {
                [b[0].min(*x), b[1].min(*y), b[2].max(*x), b[3].max(*y)]
            })
        }
    }
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
        ] {
            let figure = figure(corpus, query, &FigureOptions { bbox, ..sized(width, height) });
            let of_page = |name| ["title", "legend", "sources", "labels", "base-map-names"].contains(&name);
            let items = figure.layers.iter().filter(|layer| of_page(layer.name.as_str())).flat_map(|layer| {
                layer.items.iter().filter_map(|item| match item {
                    Item::Text(text) => Some((text.content.clone(), text_box(text, &fonts))),
                    Item::Shape(shape, _) if layer.name == "legend" => {
                        Some((format!("{shape:?}"), shape_box(shape)))
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

/// Where the only label of a figure of one country stands, in degrees.
fn label_of(country: &Place, edges: [f64; 4], (width, height): (u32, u32)) -> Option<[f64; 2]> {
    let documents = vec![sample::document("a.txt", &["There."], Some("2021"))];
    let mention =
        Mention { place: Some(country.id.clone()), ..sample::mention(&documents, 0, "There", 0, "Kabul") };
    let corpus = Corpus::new("one", documents, vec![mention], vec![country.clone()], Vec::new());
    let options = FigureOptions { bbox: Some(bounds(edges)), ..sized(width, height) };
    let figure = figure(corpus, Query::default(), &options);
    let fonts = Fonts::new();
    let label = layer(&figure, "labels").items.iter().find_map(|item| match item {
        Item::Text(text) => Some(text),
        _ => None,
    })?;
    let [left, _, right, _] = text_box(label, &fonts);
    let middle =
        [(left + right) / 2.0, label.at[1] - label.style.size * Fonts::CAPITALS / 2.0].map(f64::from);
    let frame = Frame::showing(sound(bounds(edges)).unwrap(), layer(&figure, "base-map").clip.unwrap());
    let [west, south, east, north] = frame.bbox();
    let [left, top, map_width, map_height] = frame.rect.map(f64::from);
    let lon = west + (east - west) * (middle[0] - left) / map_width;
    let [north, south] = [north, south].map(|lat| World::from_lon_lat(0.0, lat).y);
    let y = north + (middle[1] - top) / map_height * (south - north);
    let [_, lat] = World { x: 0.0, y }.lon_lat();
    Some([(lon + 180.0).rem_euclid(360.0) - 180.0, lat])
}

#[test]
fn a_country_is_named_on_its_land_that_is_seen() {
    // Its point lies west of it, at sea, as the conventional point of a scattered country may.
    let country =
        Place { area: sample::square(0.0, 10.0, 8.0), ..sample::place("C", Kind::Country, -15.0, 10.0) };
    for edges in [
        [-30.0, -20.0, 30.0, 30.0], // all of it, and its point
        [-5.0, -20.0, 30.0, 30.0],  // its point is beyond the frame
        [2.0, 4.0, 7.0, 9.0],       // nothing but its land
        [-40.0, -20.0, -1.0, 30.0], // a part of it, and its point
    ] {
        let [lon, lat] = label_of(&country, edges, (900, 700)).unwrap();
        assert!((-8.0..=8.0).contains(&lon) && (2.0..=18.0).contains(&lat), "{lon} {lat} in {edges:?}");
    }
}

#[test]
fn countries_are_named_on_their_land_however_they_are_cut() {
    let gazetteer = Gazetteer::bundled().unwrap();
    for (code, frames) in [
        ("CA", vec![[-180.0, -60.0, 180.0, 84.0], [-100.0, 20.0, -50.0, 50.0], [-140.0, 40.0, -110.0, 60.0]]),
        ("CL", vec![[-180.0, -60.0, 180.0, 84.0], [-80.0, -25.0, -50.0, 0.0], [-90.0, -60.0, -50.0, -40.0]]),
        ("ID", vec![[-180.0, -60.0, 180.0, 84.0], [90.0, -15.0, 145.0, 10.0], [125.0, -15.0, 160.0, 0.0]]),
        ("JP", vec![[-180.0, -60.0, 180.0, 84.0], [120.0, 25.0, 150.0, 50.0], [139.0, 41.0, 150.0, 48.0]]),
        ("RU", vec![[-180.0, -60.0, 180.0, 84.0], [20.0, 50.0, 50.0, 65.0], [170.0, 55.0, -170.0, 72.0]]),
        (
            "US",
            vec![[-180.0, -60.0, 180.0, 84.0], [-170.0, 50.0, -130.0, 72.0], [-162.0, 17.0, -153.0, 24.0]],
        ),
        ("ZA", vec![[10.0, -40.0, 40.0, -20.0], [24.0, -33.0, 34.0, -26.0]]),
    ] {
        let country = gazetteer.to_place(gazetteer.country(code).unwrap());
        let area = country.area.clone().unwrap();
        for edges in frames {
            for size in [(1600, 1000), (700, 700)] {
                let [lon, lat] =
                    label_of(&country, edges, size).unwrap_or_else(|| panic!("{code} in {edges:?}"));
                // A hair's breadth of a pixel is lost on the way.
                let near = |d: f64| [(0.0, 0.0), (d, 0.0), (-d, 0.0), (0.0, d), (0.0, -d)];
                let on_land = near(0.05).iter().any(|(x, y)| area.contains(&Point::new(lon + x, lat + y)));
                assert!(on_land, "{code} at {lon}, {lat} in {edges:?}");
            }
        }
    }
}

#[test]
fn an_error_has_one_hint() {
    let error = ExportError::from(Archive::new(&[]).unwrap_err());
    assert!(!error.to_string().contains("hint"), "{error}");
    assert!(error.hint().contains("build"));
}
