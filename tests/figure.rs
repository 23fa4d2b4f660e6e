//! `dateline render` as its users call it: the bundled articles to figures, and what is asked for wrongly.

#[cfg(test)]
mod common;

use std::path::Path;
use std::process::{Command, Output};

use common::made;
use resvg::usvg::roxmltree::Document;

#[cfg(test)]
fn render(to: &Path, arguments: &[&str]) -> Output {
    made("render", to, arguments)
}

/// The figure as SVG, drawn with these arguments.
#[cfg(test)]
fn drawn(arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("figure.svg");
    let output = render(&file, arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stdout.is_empty());
    std::fs::read_to_string(file).unwrap()
}

/// The texts of a layer.
#[cfg(test)]
fn texts(svg: &str, layer: &str) -> Vec<String> {
    let document = Document::parse(svg).unwrap();
    let group = document.descendants().find(|node| node.attribute("id") == Some(layer)).unwrap();
    let texts = group.descendants().filter(|node| node.has_tag_name("text"));
    texts.filter_map(|node| node.text()).map(str::to_owned).collect()
}

#[test]
fn the_figure_of_the_articles_names_their_places_window_and_sources() {
    let svg = drawn(&["--title", "Afghanistan, summer 2021", "--window", "2021-06-01/2021-08-31"]);
    let title = texts(&svg, "title");
    assert_eq!(title[0], "Afghanistan, summer 2021");
    assert!(
        title[1].starts_with("June to August 2021, narrated dates; ") && title[1].ends_with("; none undated"),
        "{title:?}"
    );
    let labels = texts(&svg, "labels");
    for name in ["Kaboul", "Kandahar", "Ghazni"] {
        assert!(labels.iter().any(|label| label == name), "{name} in {labels:?}");
    }
    assert!(texts(&svg, "sources").concat().contains("GeoNames CC BY 4.0"));
    assert!(texts(&svg, "sources").concat().contains("Natural Earth"));
}

#[test]
fn the_clock_of_publication_is_asked_for_by_name() {
    let svg = drawn(&["--clock", "published", "--window", "2021-07"]);
    assert!(texts(&svg, "title")[1].starts_with("July 2021, publication dates; "));
    let svg = drawn(&["--clock", "narrated", "--window", "2021-07"]);
    assert!(texts(&svg, "title")[1].starts_with("July 2021, narrated dates; "));
}

#[test]
fn a_figure_of_all_up_to_a_day_says_so_and_shows_what_lies_before() {
    let count = |arguments: &[&str]| {
        let said = texts(&drawn(arguments), "title")[1].clone();
        let counts = said.split("; ").nth(1).unwrap_or_default().to_owned();
        (said, counts.split(' ').next().and_then(|number| number.parse::<u32>().ok()).unwrap())
    };
    let (_, august) = count(&["--window", "2021-08"]);
    let (said, all) = count(&["--window", "2021-08", "--mode", "cumulative"]);
    assert!(said.starts_with("Until 31 August 2021, narrated dates; "), "{said}");
    assert!(august < all, "{august} of August and {all} up to its end");
    let (_, instant) = count(&["--window", "2021-08", "--mode", "instant"]);
    assert_eq!(instant, august);
}

#[test]
fn a_window_leaves_out_what_is_dated_outside() {
    let labels = |window| texts(&drawn(&["--window", window]), "labels");
    let names_qala = |labels: &[String]| labels.iter().any(|label| label.starts_with("Qala"));
    assert!(names_qala(&labels("2021-07")));
    assert!(!names_qala(&labels("2021-06")));
}

#[test]
fn the_layers_have_names_that_drawing_programs_show() {
    let svg = drawn(&[]);
    let document = Document::parse(&svg).unwrap();
    let layers: Vec<_> = document
        .root_element()
        .children()
        .filter(|node| node.has_tag_name("g"))
        .filter_map(|node| node.attribute("id"))
        .collect();
    let expected = [
        "page",
        "base-map",
        "areas",
        "base-map-names",
        "markers",
        "labels",
        "map-border",
        "title",
        "legend",
        "sources",
    ];
    assert_eq!(layers, expected);
}

#[test]
fn two_runs_write_the_same_bytes() {
    assert_eq!(drawn(&["--theme", "dark"]), drawn(&["--theme", "dark"]));
    let folder = tempfile::tempdir().unwrap();
    let pictures = ["a.png", "b.png"].map(|name| {
        let file = folder.path().join(name);
        assert!(render(&file, &["--size", "640x480"]).status.success());
        std::fs::read(file).unwrap()
    });
    assert!(pictures[0] == pictures[1]);
}

#[test]
fn a_picture_has_the_size_times_the_scale() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("map.png");
    assert!(render(&file, &["--size", "500x400", "--scale", "1.5"]).status.success());
    let bytes = std::fs::read(file).unwrap();
    // PNG: 8 bytes of signature, then IHDR with width and height at 16 and 20.
    let side = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    assert_eq!((&bytes[1..4], side(16), side(20)), (&b"PNG"[..], 750, 600));
}

#[test]
fn what_is_asked_for_wrongly_is_refused_with_a_hint_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    for (name, arguments) in [
        ("map.png", &["--window", "2021-13"][..]),
        ("map.png", &["--window", "July"]),
        ("map.png", &["--window", "2021-07-31/2021-07-01"]),
        ("map.png", &["--bbox", "60,29,75"]),
        ("map.png", &["--bbox", "60,39,75,29"]),
        ("map.png", &["--bbox", "60,29,nan,39"]),
        ("map.png", &["--size", "0x1000"]),
        ("map.png", &["--size", "100000x100000"]),
        ("map.png", &["--size", "wide"]),
        ("map.png", &["--scale", "100"]),
        ("map.png", &["--dpi", "9"]),
        ("map.png", &["--preset", "column", "--multiples", "day"]),
        ("map.gif", &["--multiples", "week"]),
        ("map.svg", &["--animate", "week"]),
        ("map.jpg", &[]),
        ("map", &[]),
    ] {
        let file = folder.path().join(name);
        let output = render(&file, arguments);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {told}");
        assert!(told.starts_with("error: ") && told.contains("\nhint: "), "{arguments:?}: {told}");
        assert!(!file.exists(), "{arguments:?}");
    }
}

#[test]
fn a_path_that_does_not_exist_is_told_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("map.svg");
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["render", "no/such/folder", "-o"])
        .arg(&file)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no/such/folder"));
    assert!(!file.exists());
}

/// How often these bytes stand there.
#[cfg(test)]
fn count(bytes: &[u8], needle: &[u8]) -> usize {
    bytes.windows(needle.len()).filter(|at| *at == needle).count()
}

/// The bytes of a figure, drawn with these arguments.
#[cfg(test)]
fn written(name: &str, arguments: &[&str]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    let output = render(&file, arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    std::fs::read(file).unwrap()
}

#[test]
fn a_pdf_has_its_fonts_a_title_tags_and_a_page_for_all_sources_and_the_same_bytes_each_time() {
    let arguments = ["--preset", "a4", "--sources", "page", "--title", "Summer", "--language", "fr"];
    let pdf = written("map.pdf", &arguments);
    assert!(pdf.starts_with(b"%PDF-1."));
    assert!(pdf == written("map.pdf", &arguments));
    assert!(count(&pdf, b"/FontFile2") >= 2, "fonts are embedded");
    assert_eq!(count(&pdf, b"/ToUnicode"), count(&pdf, b"/Type0"), "every font can be read as text");
    assert!(
        count(&pdf, b"/StructTreeRoot") > 0 && count(&pdf, b"/Lang(fr)") + count(&pdf, b"/Lang (fr)") > 0
    );
    assert!(count(&pdf, b"/Title") > 0 && count(&pdf, b"/CreationDate") == 0);
}

#[test]
fn a_picture_says_how_many_of_its_pixels_are_an_inch() {
    let png = written("map.png", &["--preset", "column", "--dpi", "300"]);
    let at = png.windows(4).position(|name| name == b"pHYs").unwrap();
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    // 300 to the inch are 11,811 to the metre.
    assert_eq!((number(at + 4), number(at + 8), png[at + 12]), (11_811, 11_811, 1));
    assert_eq!(number(16), (340.0f32 * 3.125).round() as u32);
}

#[test]
fn letters_as_outlines_leave_no_text_and_say_what_they_are() {
    let svg = String::from_utf8(written("map.svg", &["--outlines"])).unwrap();
    let document = Document::parse(&svg).unwrap();
    assert!(!document.descendants().any(|node| node.has_tag_name("text")));
    assert!(document.descendants().any(|node| node.attribute("aria-label") == Some("Kandahar")));
}

#[test]
fn sources_that_have_no_room_go_on_beside_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("map.svg");
    assert!(render(&file, &["--preset", "a4", "--sources", "below"]).status.success());
    let pages: Vec<String> = ["map.svg", "map-2.svg"]
        .iter()
        .map(|name| std::fs::read_to_string(folder.path().join(name)).unwrap())
        .collect();
    assert!(texts(&pages[0], "sources").iter().any(|said| said.starts_with("The list goes on: page 2 of ")));
    for page in &pages {
        assert!(texts(page, "source-list").len() > 20);
    }
}

#[test]
fn a_film_has_the_steps_of_the_timeline_in_every_format() {
    let small = ["--size", "400x320", "--animate", "month", "--mode", "cumulative"];
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("map.gif");
    let frames = folder.path().join("frames");
    std::fs::create_dir(&frames).unwrap();
    let arguments: Vec<&str> = small.iter().copied().chain(["--frames", frames.to_str().unwrap()]).collect();
    assert!(render(&file, &arguments).status.success());
    // May, June, July and August of the articles.
    let steps = std::fs::read_dir(&frames).unwrap().count();
    assert_eq!(steps, 4);
    let gif = std::fs::read(&file).unwrap();
    assert!(gif.starts_with(b"GIF89a") && gif == written("map.gif", &small));
    assert_eq!(count(&gif, &[0x21, 0xf9, 0x04]), steps, "a control block for each frame");
    let png = written("map.png", &small);
    assert_eq!((count(&png, b"acTL"), count(&png, b"fcTL")), (1, steps));
    let webp = written("map.webp", &small);
    assert!(webp.starts_with(b"RIFF") && count(&webp, b"ANMF") == steps);
}

/// A base map of one red tile for all the world.
#[cfg(test)]
fn red_world(path: &Path) {
    let mut tile = std::io::Cursor::new(Vec::new());
    let red = image::RgbImage::from_pixel(256, 256, image::Rgb([255, 0, 0]));
    red.write_to(&mut tile, image::ImageFormat::Png).unwrap();
    let table = rusqlite::Connection::open(path).unwrap();
    table
        .execute_batch(
            "CREATE TABLE metadata (name text, value text);
             INSERT INTO metadata VALUES ('attribution', '&copy; Red Survey');
             CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob);",
        )
        .unwrap();
    table.execute("INSERT INTO tiles VALUES (0, 0, 0, ?1)", [tile.into_inner()]).unwrap();
}

#[test]
fn a_base_map_of_ones_own_lies_below_the_signs_of_figures_films_and_reports() {
    let folder = tempfile::tempdir().unwrap();
    let base = folder.path().join("red.mbtiles");
    red_world(&base);
    let with = ["--base-map", base.to_str().unwrap()];
    let is_red = |pixel: &[u8]| pixel[0] > 240 && pixel[1] < 15 && pixel[2] < 15;
    let png = written("map.png", &with);
    let pixels = image::load_from_memory(&png).unwrap().into_rgb8();
    let red = pixels.pixels().filter(|pixel| is_red(&pixel.0)).count();
    assert!(red * 10 > (pixels.width() * pixels.height() * 4) as usize, "{red} pixels are red");
    assert!(png == written("map.png", &with));
    let svg = String::from_utf8(written("map.svg", &with)).unwrap();
    assert!(texts(&svg, "sources").concat().contains("© Red Survey · Natural Earth"));
    assert_eq!(svg.matches("<image ").count(), 1);
    let film = [&with[..], &["--size", "400x320", "--animate", "month"]].concat();
    for frame in frames_of(&written("map.gif", &film), "gif", [400, 320]) {
        assert!(frame.chunks_exact(3).filter(|pixel| is_red(pixel)).count() > 400 * 320 / 5);
    }
    let page = folder.path().join("report.html");
    assert!(made("report", &page, &with).status.success());
    let page = std::fs::read_to_string(page).unwrap();
    // In the figure; the map that can be moved is that which ships.
    assert_eq!(page.matches("data:image/png").count(), 1);
    assert!(page.contains("© Red Survey"));
}

#[test]
fn a_base_map_that_cannot_be_drawn_is_told_by_its_name_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let cut = folder.path().join("cut.pmtiles");
    std::fs::write(&cut, b"PMTiles\x03 and no more").unwrap();
    for (base, said) in [(cut.to_str().unwrap(), "cut.pmtiles"), ("no/such.mbtiles", "no/such.mbtiles")] {
        for name in ["map.png", "map.gif"] {
            let file = folder.path().join(name);
            let output = render(&file, &["--base-map", base]);
            let told = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(1), "{told}");
            assert!(
                told.starts_with("error: ") && told.contains(said) && told.contains("\nhint: "),
                "{told}"
            );
            assert!(!file.exists());
        }
    }
}

/// A picture of a film: red, green and blue of each pixel.
type Rgb = Vec<u8>;

/// The frames of a film, each as it is seen, by readers that are not ours.
#[cfg(test)]
fn frames_of(file: &[u8], ending: &str, [width, height]: [usize; 2]) -> Vec<Rgb> {
    let mut seen = vec![0; width * height * 3];
    let mut frames = Vec::new();
    let mut put = |[left, top, wide]: [usize; 3], pixels: &[u8], bytes: usize| {
        for (row, line) in pixels.chunks_exact(wide * bytes).enumerate() {
            for (column, pixel) in line.chunks_exact(bytes).enumerate() {
                let at = ((top + row) * width + left + column) * 3;
                seen[at..at + 3].copy_from_slice(&pixel[..3]);
            }
        }
        frames.push(seen.clone());
    };
    match ending {
        "png" => {
            let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
            for _ in 0..reader.info().animation_control().unwrap().num_frames {
                let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
                let read = reader.next_frame(&mut pixels).unwrap().buffer_size();
                let frame = *reader.info().frame_control().unwrap();
                let at = [frame.x_offset, frame.y_offset, frame.width].map(|side| side as usize);
                put(at, &pixels[..read], 3);
            }
        }
        "gif" => {
            let mut options = gif::DecodeOptions::new();
            options.set_color_output(gif::ColorOutput::RGBA);
            let mut reader = options.read_info(file).unwrap();
            while let Some(frame) = reader.read_next_frame().unwrap() {
                put([frame.left, frame.top, frame.width].map(usize::from), &frame.buffer, 4);
            }
        }
        _ => {
            let mut reader = image_webp::WebPDecoder::new(std::io::Cursor::new(file)).unwrap();
            for _ in 0..reader.num_frames() {
                let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
                reader.read_frame(&mut pixels).unwrap();
                put([0, 0, width], &pixels, pixels.len() / (width * height));
            }
        }
    }
    frames
}

#[test]
fn the_frames_of_a_film_are_seen_as_they_are_drawn_one_by_one() {
    let small = ["--size", "400x320", "--animate", "month"];
    let folder = tempfile::tempdir().unwrap();
    let arguments: Vec<&str> =
        small.iter().copied().chain(["--frames", folder.path().to_str().unwrap()]).collect();
    for ending in ["png", "webp", "gif"] {
        let film = written(&format!("map.{ending}"), &arguments);
        let mut paths: Vec<_> =
            std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        let frames = frames_of(&film, ending, [400, 320]);
        assert_eq!(frames.len(), paths.len(), "{ending}");
        assert!(frames.windows(2).all(|two| two[0] != two[1]), "something goes on in {ending}");
        for (frame, path) in frames.iter().zip(paths) {
            let file = std::io::BufReader::new(std::fs::File::open(&path).unwrap());
            let mut reader = png::Decoder::new(file).read_info().unwrap();
            let mut drawn = vec![0; reader.output_buffer_size().unwrap()];
            reader.next_frame(&mut drawn).unwrap();
            let off = frame.iter().zip(&drawn).map(|(a, b)| u64::from(a.abs_diff(*b))).sum::<u64>();
            // A GIF has 256 colours.
            let most = if ending == "gif" { drawn.len() as u64 * 2 } else { 0 };
            assert!(off <= most, "{ending} of {}: off by {off}", path.display());
        }
    }
}

#[test]
fn a_series_keeps_to_the_window_that_is_asked_for() {
    let window = ["--window", "2021-07-05/2021-08-04"];
    let svg = drawn(&[&window[..], &["--multiples", "month"]].concat());
    assert!(texts(&svg, "panel-1").iter().any(|said| said == "5 to 31 July 2021"));
    assert!(texts(&svg, "panel-2").iter().any(|said| said == "1 to 4 August 2021"));
    assert!(!svg.contains("panel-3"));
    let folder = tempfile::tempdir().unwrap();
    let frames = ["--animate", "month", "--frames", folder.path().to_str().unwrap()];
    written("map.gif", &[&window[..], &frames[..]].concat());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn panels_are_named_and_have_the_days_of_each_step() {
    let svg = drawn(&["--multiples", "month"]);
    for (panel, month) in [("panel-1", "May 2021"), ("panel-2", "June 2021"), ("panel-4", "August 2021")] {
        assert!(texts(&svg, panel).iter().any(|said| said == month), "{panel}");
    }
}
