//! Base maps of the user's in figures: tiles whose colours say where they lie, in every format.

use std::path::Path;

use resvg::tiny_skia::Pixmap;

use super::world::painted;
use super::*;
use crate::basemap::sample::{Pm, Shape as TileShape, png as png_of, vectors};
use crate::basemap::{BaseMap, TileId};
use crate::export::film::Picture;
use crate::export::frame::Frame;
use crate::view::Step;

const RED: [u8; 3] = [255, 0, 0];
/// West, south, east, north of a map of Afghanistan.
const AFGHANISTAN: [f64; 4] = [60.0, 29.0, 75.0, 39.0];
/// East of 67.5° E and north of 31.95° N, by the formulas of slippy maps.
const NORTH_EAST: TileId = TileId { zoom: 5, x: 22, y: 12 };
/// The north-eastern quarter of the world.
const QUARTER: TileId = TileId { zoom: 1, x: 1, y: 0 };

fn written(kind: u8, id: TileId, tile: Vec<u8>) -> (BaseMap, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let metadata = r#"{"name":"Survey","attribution":"<b>&copy; Me</b>","vector_layers":[{"id":"earth"}]}"#;
    let archive = Pm { kind, zooms: [id.zoom; 2], metadata, tiles: vec![(id, tile)], leaves: false };
    let path = folder.path().join("a.pmtiles");
    std::fs::write(&path, archive.bytes()).unwrap();
    (BaseMap::open(&path).unwrap(), folder)
}

/// A red tile of a file that is gone once the figure is drawn.
fn red(id: TileId) -> (BaseMap, tempfile::TempDir) {
    written(2, id, png_of(256, 256, RED))
}

fn options(base: BaseMap, edges: [f64; 4]) -> FigureOptions {
    FigureOptions { base, bbox: Some(bounds(edges)), ..sized(900, 700) }
}

/// The colour of a painted base map at a longitude and a latitude.
fn colour((picture, frame): &(Pixmap, Frame), lon: f64, lat: f64) -> [u8; 3] {
    let [x, y] = frame.point(Position { lon, lat });
    let pixel = picture.pixel(x as u32, y as u32).unwrap();
    [pixel.red(), pixel.green(), pixel.blue()]
}

#[test]
fn a_tile_lies_where_it_belongs_and_the_map_that_ships_beside_it() {
    let (base, _folder) = red(NORTH_EAST);
    let map = painted(&options(base, AFGHANISTAN));
    // Three of the tile's pixels within its edges, where enlarging does not blur them, and as far beyond.
    for (lon, lat) in [(67.65, 36.0), (74.0, 36.0), (70.0, 32.1)] {
        assert_eq!(colour(&map, lon, lat), RED, "{lon} {lat}");
    }
    for (lon, lat) in [(67.35, 36.0), (62.0, 34.0), (70.0, 31.8)] {
        assert_ne!(colour(&map, lon, lat), RED, "{lon} {lat}");
    }
    let style = Theme::Light.basemap();
    let [red, green, blue] = colour(&map, 62.0, 36.5);
    let land = [style.land, style.focus_land].map(|land| [land.red, land.green, land.blue]);
    assert!(land.contains(&[red, green, blue]), "Turkmenistan's desert is {red} {green} {blue}");
}

#[test]
fn pictures_that_came_as_jpeg_stay_so_and_others_lose_nothing() {
    let mut jpeg = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_pixel(256, 256, image::Rgb([30, 200, 90]));
    picture.write_to(&mut jpeg, image::ImageFormat::Jpeg).unwrap();
    let (base, _folder) = written(3, QUARTER, jpeg.into_inner());
    let map = painted(&options(base.clone(), AFGHANISTAN));
    let near = |seen: u8, meant: u8| seen.abs_diff(meant) <= 3;
    let [r, g, b] = colour(&map, 66.0, 34.0);
    assert!(near(r, 30) && near(g, 200) && near(b, 90), "{r} {g} {b}");
    let told = |base: BaseMap| {
        svg(&figure(sample::corpus(), Query::default(), &options(base, AFGHANISTAN)), Letters::Text)
    };
    assert!(told(base).contains("href=\"data:image/jpeg;base64,/9j/"));
    let (base, _folder) = red(QUARTER);
    assert!(told(base).contains("href=\"data:image/png;base64,iVBORw0KGgo"));
}

#[test]
fn the_small_print_says_whose_map_it_is_and_names_on_pictures_are_left_to_these() {
    let (base, _folder) = red(QUARTER);
    let own = figure(sample::corpus(), Query::default(), &options(base, AFGHANISTAN));
    let plain = figure(sample::corpus(), Query::default(), &options(BaseMap::Bundled, AFGHANISTAN));
    assert!(texts(&own, "sources").concat().contains("© Me · Natural Earth"));
    assert!(!texts(&plain, "sources").concat().contains("© Me"));
    assert!(texts(&own, "base-map-names").is_empty());
    assert!(!texts(&plain, "base-map-names").is_empty());
}

#[test]
fn for_print_without_colour_pictures_are_grey_and_else_as_they_are() {
    let (base, _folder) = red(QUARTER);
    for &(_, theme) in Theme::ALL.iter() {
        let map = painted(&FigureOptions { theme, ..options(base.clone(), AFGHANISTAN) });
        let [r, g, b] = colour(&map, 66.0, 34.0);
        match theme {
            Theme::Grey => assert!(r == g && g == b && r > 100 && r < 230, "{r} {g} {b}"),
            Theme::Light | Theme::Dark => assert_eq!([r, g, b], RED),
        }
    }
}

#[test]
fn a_pdf_holds_the_picture_where_there_is_one() {
    let (base, _folder) = red(QUARTER);
    let drawn = figure(sample::corpus(), Query::default(), &options(base, AFGHANISTAN));
    let written = pdf(&[drawn]).unwrap();
    let holds = |needle: &[u8]| written.windows(needle.len()).any(|at| at == needle);
    assert!(holds(b"/Subtype/Image") || holds(b"/Subtype /Image"));
    let plain = figure(sample::corpus(), Query::default(), &options(BaseMap::Bundled, AFGHANISTAN));
    let written = pdf(&[plain]).unwrap();
    let holds = |needle: &[u8]| written.windows(needle.len()).any(|at| at == needle);
    assert!(!holds(b"/Subtype/Image") && !holds(b"/Subtype /Image"));
}

#[test]
fn panels_share_one_picture_and_each_shows_it() {
    let (base, _folder) = red(QUARTER);
    let view = ViewModel::new(Arc::new(sample::corpus()), Query::default());
    let archive = Archive::bundled().unwrap();
    let drawn =
        multiples(&view, Step::Week, &archive, &options(base, AFGHANISTAN), &Words::english()).unwrap();
    let written = svg(&drawn, Letters::Text);
    let panels = drawn.layers.iter().filter(|layer| layer.name.starts_with("panel-")).count();
    assert!(panels > 1, "{panels}");
    assert_eq!((written.matches("<image ").count(), written.matches("<use ").count()), (1, panels - 1));
    let picture = Picture::of(&drawn, 1.0).unwrap();
    for layer in drawn.layers.iter().filter(|layer| layer.name.starts_with("panel-")) {
        let clip = layer.items.iter().find_map(|item| match item {
            Item::Group(group) if group.name.ends_with("base-map") => group.clip,
            _ => None,
        });
        let [left, top, width, _] = clip.unwrap();
        for x in [left + 4.0, left + width - 4.0] {
            let at = ((top as usize + 4) * picture.width as usize + x as usize) * 3;
            assert_eq!(picture.rgb[at..at + 3], RED, "{}", layer.name);
        }
    }
}

#[test]
fn the_frames_of_a_film_are_what_is_drawn_of_each_alone() {
    let (base, _folder) = red(NORTH_EAST);
    let view = ViewModel::new(Arc::new(sample::corpus()), Query::default());
    let (archive, words) = (Archive::bundled().unwrap(), Words::english());
    for base in [BaseMap::Bundled, base] {
        let options = FigureOptions {
            size: FigureSize::new(480, 360, 1.5).unwrap(),
            locator: true,
            ..options(base, AFGHANISTAN)
        };
        let film = Film::of(&view, Step::Week, &archive, &options, &words).unwrap();
        let mut alone = 0;
        film.pictures(1, |picture| {
            let figure = film.frame(alone)?.unwrap();
            assert!(picture == Picture::of(&figure, 1.5)?, "frame {alone}");
            alone += 1;
            Ok(())
        })
        .unwrap();
        assert!(alone == film.len() && alone > 1);
    }
}

#[test]
fn vectors_of_a_file_are_drawn_in_our_style_over_the_map_that_ships() {
    let land = TileShape {
        kind: 3,
        points: &[[0, 0], [4096, 0], [4096, 4096], [0, 4096]],
        texts: &[],
        numbers: &[],
    };
    // All the south-western quarter of the world is said to be land.
    let (base, _folder) = written(1, TileId { zoom: 1, x: 0, y: 1 }, vectors(&[("earth", &[land])]));
    let style = Theme::Light.basemap();
    let map = painted(&options(base, [-150.0, -40.0, -90.0, 40.0]));
    let is = |lon, lat| {
        let [red, green, blue] = colour(&map, lon, lat);
        crate::basemap::Color { red, green, blue }
    };
    assert_eq!(is(-125.0, -20.0), style.land, "what the file says is land");
    assert_eq!(is(-135.0, 20.0), style.water, "where the file has nothing the sea is the sea");
}

#[test]
fn a_file_that_is_no_base_map_is_told_by_its_name_with_a_way_out() {
    let error = ExportError::from(BaseMap::open(Path::new("no/such.pmtiles")).unwrap_err());
    assert!(error.to_string().contains("no/such.pmtiles"), "{error}");
    assert!(!error.hint().to_string().is_empty());
}
