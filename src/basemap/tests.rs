//! The bundled base map against what any atlas says, and broken archives against the promise never to panic.

use proptest::prelude::*;

use super::*;

/// Longitude and latitude of points well inside land, and well out at sea or on a great lake, from a world atlas.
const LAND: [(&str, f64, f64); 12] = [
    ("Kabul", 69.17, 34.53),
    ("Paris", 2.35, 48.86),
    ("Moscow", 37.62, 55.75),
    ("Timbuktu", -3.01, 16.77),
    ("Brasília", -47.88, -15.79),
    ("Denver", -104.99, 39.74),
    ("Alice Springs", 133.88, -23.70),
    ("Lhasa", 91.11, 29.65),
    ("Anadyr highlands, west of 180°", 175.0, 67.0),
    ("Chukchi Peninsula, east of 180°", -178.0, 67.5),
    ("Viti Levu", 178.0, -17.8),
    ("the South Pole's plateau", 60.0, -80.0),
];
const WATER: [(&str, f64, f64); 12] = [
    ("middle of the Pacific", -150.0, 0.0),
    ("Bay of Biscay", -5.0, 45.0),
    ("Black Sea", 34.0, 43.5),
    ("Caspian Sea", 50.5, 42.0),
    ("Aral Sea", 58.6, 45.0),
    ("Lake Victoria", 33.0, -1.0),
    ("Lake Superior", -87.5, 47.7),
    ("Lake Baikal", 108.0, 53.5),
    ("Red Sea", 38.0, 20.0),
    ("Persian Gulf", 52.0, 26.8),
    ("Bering Sea on the date line", 179.99, 58.0),
    ("Fiji's Koro Sea", 179.6, -18.0),
];

fn bundled() -> Archive<'static> {
    Archive::bundled().expect("the bundled base map is sound")
}

/// Whether the instructions leave a point of the tile in the colour of land: the last fill that covers it wins.
fn is_land(instructions: &[Instruction], style: &Style, point: [f32; 2]) -> bool {
    let mut fills = instructions.iter().filter_map(|instruction| match instruction {
        Instruction::Fill { rings, color } if winding(rings, point) != 0 => Some(*color),
        _ => None,
    });
    fills.next_back().unwrap_or(style.water) == style.land
}

/// How often the rings wind around a point (the non-zero rule).
fn winding(rings: &[Vec<[f32; 2]>], [x, y]: [f32; 2]) -> i32 {
    let mut turns = 0;
    for ring in rings {
        for (from, to) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            let side = (to[0] - from[0]) * (y - from[1]) - (x - from[0]) * (to[1] - from[1]);
            match (from[1] <= y, to[1] <= y) {
                (true, false) if side > 0.0 => turns += 1,
                (false, true) if side < 0.0 => turns -= 1,
                _ => {}
            }
        }
    }
    turns
}

fn land_at(archive: &Archive<'_>, lon: f64, lat: f64, zoom: u8) -> bool {
    let style = Style::light();
    let world = World::from_lon_lat(lon, lat);
    let id = TileId::holding(world, zoom);
    let tile = archive.tile(id).expect("every tile reads");
    let (corner, side) = (id.corner(), id.side());
    let point = [((world.x - corner.x) / side) as f32, ((world.y - corner.y) / side) as f32];
    is_land(&paint_tile(&tile, &style, zoom.into(), id.window(*archive.zooms().end())), &style, point)
}

#[test]
fn land_is_land_and_water_is_water_at_every_scale() {
    let archive = bundled();
    for zoom in [3, 5, 7, 9] {
        for (name, lon, lat) in LAND {
            // Small islands come with the larger scales.
            assert!(
                land_at(&archive, lon, lat, zoom) || name == "Viti Levu" && zoom == 3,
                "{name} at zoom {zoom}"
            );
        }
        for (name, lon, lat) in WATER {
            assert!(!land_at(&archive, lon, lat, zoom), "{name} at zoom {zoom}");
        }
    }
}

#[test]
fn kabul_is_named_in_both_languages() {
    let (archive, id) = (bundled(), TileId::holding(World::from_lon_lat(69.17, 34.53), 6));
    let tile = archive.tile(id).expect("the tile reads");
    for (language, name) in [(Language::English, "Kabul"), (Language::French, "Kaboul")] {
        let labels = labels(&tile, id, &Style::light(), 6.0, language);
        let kabul = labels.iter().find(|label| label.text == name).expect(name);
        assert_eq!((kabul.class, kabul.country.as_str()), (Class::Capital, "AF"));
        assert!(
            (kabul.lon - 69.17).abs() < 0.02 && (kabul.lat - 34.53).abs() < 0.02,
            "{}, {}",
            kabul.lon,
            kabul.lat
        );
    }
}

#[test]
fn country_names_stand_in_their_countries() {
    let (archive, style) = (bundled(), Style::light());
    let labels =
        labels_in(&archive, &style, [-180.0, -85.0, 180.0, 85.0], 5.0, Language::French).expect("labels");
    for name in ["AFGHANISTAN", "PAKISTAN", "FRANCE", "ÉTATS-UNIS", "CHINE", "TADJIKISTAN"] {
        let label = labels.iter().find(|label| label.text == name).expect(name);
        let focused = Style::light().focused_on([label.country.clone()]);
        let id = TileId::holding(World::from_lon_lat(label.lon, label.lat), 5);
        let instructions = paint_tile(&archive.tile(id).expect("tile"), &focused, 5.0, Window::WHOLE);
        let tinted = instructions
            .iter()
            .any(|step| matches!(step, Instruction::Fill { color, .. } if *color == focused.focus_land));
        assert!(tinted && land_at(&archive, label.lon, label.lat, 5), "{name}");
    }
}

#[test]
fn open_sea_needs_no_paint() {
    let (archive, id) = (bundled(), TileId::holding(World::from_lon_lat(-150.0, 0.0), 6));
    let tile = archive.tile(id).expect("the tile reads");
    assert_eq!(tile, Tile::default());
    assert!(paint_tile(&tile, &Style::light(), 6.0, Window::WHOLE).is_empty());
}

#[test]
fn borders_run_on_from_tile_to_tile() {
    // The border of Afghanistan and Pakistan crosses the side between these two tiles.
    let (archive, style) = (bundled(), Style::light());
    let crossings = |x: u32, side: f32| -> Vec<f32> {
        let tile = archive.tile(TileId { zoom: 6, x, y: 26 }).expect("tile");
        let steps = paint_tile(&tile, &style, 6.0, Window::WHOLE);
        let lines = steps.iter().filter_map(|step| match step {
            Instruction::Stroke { lines, color, .. } if *color == style.country_border => Some(lines),
            _ => None,
        });
        let mut found = Vec::new();
        for pair in lines.flatten().flat_map(|line| line.windows(2)) {
            let (from, to) = (pair[0], pair[1]);
            if (from[0] < side) != (to[0] < side) {
                found.push(from[1] + (to[1] - from[1]) * (side - from[0]) / (to[0] - from[0]));
            }
        }
        found.sort_by(f32::total_cmp);
        found
    };
    let (west, east) = (crossings(43, 1.0), crossings(44, 0.0));
    assert!(!west.is_empty(), "a border crosses this side");
    assert_eq!(west.len(), east.len());
    for (a, b) in west.iter().zip(&east) {
        assert!((a - b).abs() < 2.0 / 4096.0, "{west:?} and {east:?}");
    }
}

#[test]
fn every_tile_of_the_archive_reads() {
    let archive = bundled();
    for zoom in archive.zooms() {
        for placed in cover([-180.0, -90.0, 180.0, 90.0], zoom) {
            if let Err(error) = archive.tile(placed.id) {
                panic!("{error}");
            }
        }
    }
}

#[test]
fn a_tile_shown_enlarged_holds_the_same_land() {
    let archive = bundled();
    for (name, lon, lat) in LAND.iter().chain(&WATER) {
        assert_eq!(land_at(&archive, *lon, *lat, 7), land_at(&archive, *lon, *lat, 12), "{name}");
    }
}

#[test]
fn broken_archives_are_named_errors() {
    let good = BYTES;
    let with = |at: usize, bytes: &[u8]| {
        let mut broken = good[..200_000].to_vec();
        broken[at..at + bytes.len()].copy_from_slice(bytes);
        broken
    };
    let huge = u64::MAX.to_le_bytes();
    let cases: [(&str, Vec<u8>, &str); 8] = [
        ("nothing", Vec::new(), "empty"),
        ("a picture", b"\x89PNG\r\n\x1a\n".to_vec(), "does not begin"),
        ("half a header", good[..60].to_vec(), "header"),
        ("version 2", with(7, &[2]), "version 2"),
        ("brotli tiles", with(98, &[3]), "compressions 2 and 3"),
        ("zooms upside down", with(100, &[9, 3]), "zooms 9 to 3"),
        ("a root longer than the file", with(16, &huge), "root directory"),
        ("data cut short", good[..200_000].to_vec(), "tile data"),
    ];
    for (name, bytes, says) in cases {
        let error = Archive::new(&bytes).expect_err(name);
        assert!(error.to_string().contains(says) && !error.hint().is_empty(), "{name}: {error}");
    }
}

#[test]
fn directories_that_lead_to_themselves_end() {
    // A root and a leaf that both name the leaf at 0: number +0, run 0, length, offset 0 (written as 1).
    let leaf = gzip(&[2, 0, 1, 0, 0, 40, 40, 1, 1]);
    let archive = archive_of(&leaf, &leaf);
    let error = Archive::new(&archive).expect_err("a cycle").to_string();
    assert!(error.contains("directory") || error.contains("leaf"), "{error}");
}

#[test]
fn a_directory_that_claims_too_many_entries_is_refused() {
    let root = gzip(&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]);
    let error = Archive::new(&archive_of(&root, &[])).expect_err("too many").to_string();
    assert!(error.contains("entries"), "{error}");
}

const BYTES: &[u8] = include_bytes!("../../assets/basemap.pmtiles");

/// An archive of a root directory and leaves, without tiles.
fn archive_of(root: &[u8], leaves: &[u8]) -> Vec<u8> {
    let (root_at, leaves_at) = (127u64, 127 + root.len() as u64);
    let mut bytes = b"PMTiles\x03".to_vec();
    for number in [root_at, root.len() as u64, 127, 0, leaves_at, leaves.len() as u64, 127, 0, 0, 0, 0] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend([1, 2, 2, 1, 0, 7]);
    bytes.resize(127, 0);
    bytes.extend(root.iter().chain(leaves));
    bytes
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).and_then(|()| packer.finish()).expect("memory can be written")
}

proptest! {
    #[test]
    fn no_header_and_no_directory_makes_the_reader_panic(
        root in prop::collection::vec(any::<u8>(), 0..60),
        leaves in prop::collection::vec(any::<u8>(), 0..60),
        change in 0usize..127, to in any::<u8>(),
    ) {
        let mut bytes = archive_of(&gzip(&root), &gzip(&leaves));
        bytes[change] = to;
        if let Ok(archive) = Archive::new(&bytes) {
            let _ = archive.tile(TileId { zoom: 3, x: 5, y: 2 });
        }
    }

    #[test]
    fn no_tile_makes_the_reader_panic(cut in 0usize..4000, change in 0usize..4000, to in any::<u8>()) {
        let mut bytes = bundled().bytes(TileId { zoom: 1, x: 1, y: 0 }).expect("the tile reads").unwrap_or_default();
        bytes.truncate(bytes.len().saturating_sub(cut));
        if let Some(byte) = bytes.get_mut(change) {
            *byte = to;
        }
        if let Ok(tile) = Tile::decode(&bytes) {
            let _ = paint_tile(&tile, &Style::light(), 1.0, Window::WHOLE);
        }
    }
}
