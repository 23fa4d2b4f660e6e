//! `dateline render` as its users call it: the bundled articles to figures, and what is asked for wrongly.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use resvg::usvg::roxmltree::Document;

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

#[cfg(test)]
fn render(to: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .arg("render")
        .arg(seeds())
        .args(arguments)
        .arg("-o")
        .arg(to)
        .output()
        .unwrap()
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
        title[1].starts_with("June to August 2021, narrated dates · ") && title[1].contains(" 0 undated"),
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
    assert!(texts(&svg, "title")[1].starts_with("July 2021, publication dates · "));
    let svg = drawn(&["--clock", "narrated", "--window", "2021-07"]);
    assert!(texts(&svg, "title")[1].starts_with("July 2021, narrated dates · "));
}

#[test]
fn a_figure_of_all_up_to_a_day_says_so_and_shows_what_lies_before() {
    let count = |arguments: &[&str]| {
        let said = texts(&drawn(arguments), "title")[1].clone();
        let counts = said.split(" · ").nth(1).unwrap_or_default().to_owned();
        (said, counts.split(' ').next().and_then(|number| number.parse::<u32>().ok()).unwrap())
    };
    let (_, august) = count(&["--window", "2021-08"]);
    let (said, all) = count(&["--window", "2021-08", "--mode", "cumulative"]);
    assert!(said.starts_with("until 31 August 2021, narrated dates · "), "{said}");
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
        ("map.pdf", &[]),
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
