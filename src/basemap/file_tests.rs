//! Files of the user's against the formats' descriptions, and broken ones against the promise to say what is wrong.

use std::fs;
use std::path::PathBuf;

use super::sample::{Pm, Shape, mbtiles, png, vectors};
use super::*;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn written(folder: &tempfile::TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    path
}

/// Four tiles of a zoom, each of its own colour: red north-west, green north-east, blue south-west, white south-east.
const QUARTERS: [(u32, u32, [u8; 3]); 4] =
    [(0, 0, [255, 0, 0]), (1, 0, [0, 255, 0]), (0, 1, [0, 0, 255]), (1, 1, [255; 3])];

fn quarters(leaves: bool) -> Pm<'static> {
    let tile = |(x, y, colour)| (TileId { zoom: 1, x, y }, png(8, 8, colour));
    Pm {
        kind: 2,
        zooms: [1, 1],
        metadata: r#"{"name":"Quarters","attribution":"<a href='x'>&copy; Me</a>"}"#,
        tiles: QUARTERS.into_iter().map(tile).collect(),
        leaves,
    }
}

#[test]
fn pictures_come_out_of_a_pmtiles_file_as_they_went_in_also_by_way_of_leaves() {
    let folder = folder();
    for leaves in [false, true] {
        let file = TileFile::open(&written(&folder, "q.pmtiles", &quarters(leaves).bytes())).unwrap();
        assert_eq!((file.name().as_str(), file.attribution()), ("Quarters", "© Me"));
        assert_eq!((file.zooms(), file.content()), (1..=1, Content::Pictures));
        for (x, y, colour) in QUARTERS {
            let picture = file.picture(TileId { zoom: 1, x, y }).unwrap().expect("there is one");
            assert_eq!((picture.size, &picture.rgba[..3]), ([8, 8], &colour[..]));
        }
        assert_eq!(file.picture(TileId { zoom: 2, x: 0, y: 0 }), Ok(None));
    }
}

#[test]
fn three_zooms_beyond_the_last_a_tile_is_the_right_part_of_its_ancestor() {
    let folder = folder();
    let file = TileFile::open(&written(&folder, "q.pmtiles", &quarters(false).bytes())).unwrap();
    // Tile 13/16 from the west and 5/16 from the north lies in the north-eastern quarter: 5/8 across it and 5/8 down.
    let id = TileId { zoom: 4, x: 13, y: 5 };
    let source = file.source(id);
    assert_eq!(source, TileId { zoom: 1, x: 1, y: 0 });
    assert_eq!(file.picture(source).unwrap().unwrap().rgba[..3], [0, 255, 0]);
    assert_eq!(id.window(1), Window { scale: 8.0, offset: [5.0, 5.0] });
}

#[test]
fn rows_of_an_mbtiles_file_count_from_the_south() {
    let folder = folder();
    let path = folder.path().join("q.mbtiles");
    // As GDAL and tippecanoe write it: row 1 of zoom 1 is the north.
    let tiles: Vec<_> = QUARTERS.into_iter().map(|(x, y, colour)| (1, x, 1 - y, png(8, 8, colour))).collect();
    let about =
        [("name", "Quarters"), ("format", "png"), ("bounds", "-180,-85,180,85"), ("attribution", "Me")];
    mbtiles(&path, &about, &tiles);
    let file = TileFile::open(&path).unwrap();
    assert_eq!((file.zooms(), file.attribution()), (1..=1, "Me"));
    assert_eq!(file.bounds(), Some([-180.0, -85.0, 180.0, 85.0]));
    for (x, y, colour) in QUARTERS {
        assert_eq!(file.picture(TileId { zoom: 1, x, y }).unwrap().unwrap().rgba[..3], colour);
    }
}

/// A square in the middle of the tile.
const SQUARE: &[[i32; 2]] = &[[1024, 1024], [3072, 1024], [3072, 3072], [1024, 3072]];
const LINE: &[[i32; 2]] = &[[0, 2048], [4096, 2048]];

fn shape<'a>(kind: u8, points: &'a [[i32; 2]], texts: &'a [(&'a str, &'a str)]) -> Shape<'a> {
    Shape { kind, points, texts, numbers: &[] }
}

/// The same country of one lake, one motorway, one border and one capital in the layers of two makers.
fn protomaps() -> Vec<u8> {
    let kabul = Shape {
        kind: 1,
        points: &[[2048, 2048]],
        texts: &[
            ("kind", "locality"),
            ("capital", "yes"),
            ("name", "کابل"),
            ("name:en", "Kabul"),
            ("name:fr", "Kaboul"),
        ],
        numbers: &[("min_zoom", 3), ("population_rank", 13)],
    };
    vectors(&[
        ("earth", &[shape(3, &[[0, 0], [4096, 0], [4096, 4096], [0, 4096]], &[("kind", "earth")])]),
        ("water", &[shape(3, SQUARE, &[("kind", "lake")]), shape(2, LINE, &[("kind", "river")])]),
        ("roads", &[shape(2, LINE, &[("kind", "highway")])]),
        ("boundaries", &[shape(2, LINE, &[("kind", "country")])]),
        ("places", &[kabul]),
    ])
}

fn openmaptiles() -> Vec<u8> {
    let kabul = Shape {
        kind: 1,
        points: &[[2048, 2048]],
        texts: &[("class", "city"), ("name", "کابل"), ("name:en", "Kabul"), ("name:fr", "Kaboul")],
        numbers: &[("rank", 1), ("capital", 2)],
    };
    let border = Shape { kind: 2, points: LINE, texts: &[], numbers: &[("admin_level", 2)] };
    let at_sea = Shape { kind: 2, points: LINE, texts: &[], numbers: &[("admin_level", 2), ("maritime", 1)] };
    vectors(&[
        ("water", &[shape(3, SQUARE, &[("class", "lake")])]),
        ("waterway", &[shape(2, LINE, &[("class", "river")])]),
        ("transportation", &[shape(2, LINE, &[("class", "motorway")])]),
        ("boundary", &[border, at_sea]),
        ("place", &[kabul]),
    ])
}

#[test]
fn vector_tiles_of_two_makers_are_drawn_and_named_in_our_own_style() {
    let folder = folder();
    let id = TileId { zoom: 5, x: 22, y: 12 };
    let style = Style::light();
    for (name, tile) in [("p.pmtiles", protomaps()), ("o.pmtiles", openmaptiles())] {
        let archive = Pm { kind: 1, zooms: [5, 5], metadata: "{}", tiles: vec![(id, tile)], leaves: false };
        let file = TileFile::open(&written(&folder, name, &archive.bytes())).unwrap();
        assert_eq!(file.content(), Content::Vectors, "{name}");
        let tile = file.vectors(id).unwrap().expect("there is one");
        let steps = paint_tile(&tile, &style, 12.0, Window::WHOLE);
        let colours: Vec<(bool, Color)> = steps
            .iter()
            .map(|step| match step {
                Instruction::Fill { color, .. } => (true, *color),
                Instruction::Stroke { lines, color, .. } => {
                    assert_eq!(lines.len(), 1, "{name}: one line each");
                    (false, *color)
                }
            })
            .collect();
        let expected = [
            (true, style.water),
            (true, style.land),
            (false, style.river),
            (true, style.water),
            (false, style.road),
            (false, style.country_border),
        ];
        assert_eq!(colours, expected, "{name}");
        for (language, expected) in [(Language::English, "Kabul"), (Language::French, "Kaboul")] {
            let labels = labels(&tile, id, &style, 5.0, language);
            let said: Vec<_> = labels.iter().map(|label| (label.text.as_str(), label.class)).collect();
            assert_eq!(said, [(expected, Class::Capital)], "{name}");
        }
    }
}

#[test]
fn the_map_that_ships_can_be_opened_as_a_file() {
    let folder = folder();
    let bytes: &[u8] = include_bytes!("../../assets/basemap.pmtiles");
    let file = TileFile::open(&written(&folder, "b.pmtiles", bytes)).unwrap();
    let id = TileId::holding(World::from_lon_lat(69.17, 34.53), 6);
    let ours = Archive::bundled().unwrap().tile(id).unwrap();
    let theirs = file.vectors(id).unwrap().unwrap();
    assert_eq!(theirs.layers[1..], ours.layers[..]);
}

#[test]
fn a_file_that_is_no_base_map_is_an_error_that_names_it_what_is_wrong_and_a_way_out() {
    let folder = folder();
    let good = quarters(true).bytes();
    let with = |at: usize, value: u8| {
        let mut bytes = good.clone();
        bytes[at] = value;
        bytes
    };
    let strange = vectors(&[("parcels", &[shape(3, SQUARE, &[])])]);
    let id = TileId { zoom: 0, x: 0, y: 0 };
    let strange = Pm { kind: 1, zooms: [0, 0], metadata: "{}", tiles: vec![(id, strange)], leaves: false };
    let nothing = Pm { kind: 2, zooms: [0, 0], metadata: "{}", tiles: Vec::new(), leaves: false };
    let cases: [(&str, Vec<u8>, &str); 9] = [
        ("empty.pmtiles", Vec::new(), "it is empty"),
        ("text.pmtiles", b"Kabul, le 13 juillet".to_vec(), "neither PMTiles nor MBTiles"),
        ("short.pmtiles", good[..good.len() - 40].to_vec(), "cut short"),
        ("begin.pmtiles", good[..60].to_vec(), "header"),
        ("version.pmtiles", with(7, 2), "version 2"),
        ("brotli.pmtiles", with(97, 3), "brotli"),
        ("parcels.pmtiles", strange.bytes(), "parcels"),
        ("none.pmtiles", nothing.bytes(), "no tiles"),
        ("broken.mbtiles", [b"SQLite format 3\0".to_vec(), vec![7; 4000]].concat(), "MBTiles"),
    ];
    for (name, bytes, what) in cases {
        let error = TileFile::open(&written(&folder, name, &bytes)).expect_err(name);
        let said = error.to_string();
        assert!(said.contains(name) && said.contains(what) && !error.hint().to_string().is_empty(), "{said}");
    }
    let error = TileFile::open(&folder.path().join("gone.pmtiles")).expect_err("it is not there");
    assert!(error.to_string().contains("gone.pmtiles"));
    let other = folder.path().join("other.mbtiles");
    rusqlite::Connection::open(&other).unwrap().execute_batch("CREATE TABLE cats (name text)").unwrap();
    let said = TileFile::open(&other).expect_err("no tiles").to_string();
    assert!(said.contains("other.mbtiles") && said.contains("no such table"), "{said}");
}

#[test]
fn a_tile_that_is_broken_is_an_error_of_its_own() {
    let folder = folder();
    let mut archive = quarters(false);
    archive.tiles[3].1.truncate(40);
    let file = TileFile::open(&written(&folder, "q.pmtiles", &archive.bytes())).unwrap();
    assert!(file.picture(TileId { zoom: 1, x: 1, y: 1 }).unwrap_err().to_string().contains("broken picture"));
    assert!(file.picture(TileId { zoom: 1, x: 0, y: 0 }).unwrap().is_some());
}

proptest::proptest! {
    #[test]
    fn no_change_of_a_byte_makes_the_reader_panic(at in 0usize..500, to in proptest::prelude::any::<u8>()) {
        let folder = folder();
        let mut bytes = quarters(true).bytes();
        let at = at % bytes.len();
        bytes[at] = to;
        if let Ok(file) = TileFile::open(&written(&folder, "q.pmtiles", &bytes)) {
            let _ = file.picture(TileId { zoom: 1, x: 1, y: 0 });
            let _ = file.vectors(TileId { zoom: 1, x: 1, y: 0 });
        }
    }
}
