//! Frames of the whole world and parts of it: land is land, and countries are named on their land.

use super::*;
use crate::basemap::{Color, World};
use crate::export::frame::Frame;

/// The base map of a figure as a picture, and the frame that it fills.
pub(super) fn painted(options: &FigureOptions) -> (resvg::tiny_skia::Pixmap, Frame) {
    use resvg::{tiny_skia, usvg};
    let mut figure = figure(sample::corpus(), Query::default(), options);
    let frame =
        Frame::showing(sound(options.bbox.unwrap()).unwrap(), layer(&figure, "base-map").clip.unwrap());
    figure.layers.retain(|layer| layer.name == "base-map");
    let tree = usvg::Tree::from_str(&svg(&figure, Letters::Text), &usvg::Options::default()).unwrap();
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
