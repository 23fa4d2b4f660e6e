//! Holds the house to its plan: which room may import which, and what every file opens with.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room and the rooms of ours that it may import, as the table of `docs/ARCHITECTURE.md` says.
const ROOMS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("words", &["model"]),
    ("read", &["model"]),
    ("gazetteer", &["model"]),
    ("geoparse", &["model", "gazetteer"]),
    ("dating", &["model"]),
    ("decisions", &["model"]),
    ("themes", &["model"]),
    ("corpus", &["model", "themes"]),
    ("pipeline", &["model", "read", "gazetteer", "geoparse", "dating", "decisions", "themes", "corpus"]),
    ("basemap", &["model"]),
    ("view", &["model", "corpus", "themes"]),
    ("export", &["view", "corpus", "basemap", "model", "words"]),
    ("ui", &["view", "export", "basemap", "decisions", "pipeline", "corpus", "model", "words"]),
    (
        "cli",
        &[
            "model",
            "words",
            "read",
            "gazetteer",
            "geoparse",
            "dating",
            "decisions",
            "corpus",
            "pipeline",
            "basemap",
            "view",
            "export",
            "ui",
        ],
    ),
];

/// Crates that only the window may use, so that the core builds without a display.
const WINDOW_CRATES: &[&str] =
    &["egui", "eframe", "walkers", "rfd", "wgpu", "reqwest", "rustls", "http_cache_semantics", "notify"];

#[cfg(test)]
fn source_files(below: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(below).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            source_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The sources, each with its path below `src/` (with `/`) and its text.
#[cfg(test)]
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    source_files(&root, &mut files);
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
    files.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

/// The room that a file belongs to; `None` for `lib.rs` and `main.rs`.
fn room_of(file: &str) -> Option<&str> {
    match file.split_once('/') {
        Some((room, _)) => Some(room),
        None => file.strip_suffix(".rs").filter(|name| !["lib", "main"].contains(name)),
    }
}

/// Rooms named after `crate::` in the text of a file, or after as many `super::` as lead out of its room; also within
/// `crate::{a::…, b::…}`. Comments are left out.
fn rooms_imported(file: &str, text: &str) -> BTreeSet<String> {
    let code: String =
        text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let folders = file.strip_suffix("/mod.rs").unwrap_or(file).split('/').count();
    let root = "super::".repeat(folders);
    let mut rooms = BTreeSet::new();
    for prefix in ["crate::", root.as_str()] {
        for (at, _) in code.match_indices(prefix) {
            // `$crate::` and `crate::` alike; not the tail of a longer word such as `my_crate::`.
            if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let rest = &code[at + prefix.len()..];
            match rest.strip_prefix('{') {
                Some(group) => rooms.extend(first_names(group)),
                None => rooms.extend(leading_name(rest)),
            }
        }
    }
    rooms
}

fn leading_name(text: &str) -> Option<String> {
    let name: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

/// The first name of each item of a use group, whose opening brace was taken off.
fn first_names(group: &str) -> Vec<String> {
    let (mut depth, mut at_start, mut names) = (0, true, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => at_start = true,
            _ if at_start && !c.is_whitespace() => {
                at_start = false;
                names.extend(leading_name(&group[at..]));
            }
            _ => {}
        }
    }
    names
}

#[test]
fn every_room_imports_only_what_the_plan_allows() {
    let mut broken = Vec::new();
    for (file, text) in sources() {
        let Some(room) = room_of(&file) else { continue };
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            broken.push(format!("src/{file}: the room `{room}` is not in the plan"));
            continue;
        };
        for imported in rooms_imported(&file, &text) {
            let is_room = ROOMS.iter().any(|(name, _)| *name == imported);
            if is_room && imported != room && !allowed.contains(&imported.as_str()) {
                broken.push(format!("src/{file}: `{room}` may not import `{imported}`"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn only_jobs_of_the_window_run_the_pipeline() {
    for (file, text) in sources() {
        if file.starts_with("ui/") && rooms_imported(&file, &text).contains("pipeline") {
            assert!(file.starts_with("ui/jobs"), "src/{file} runs the pipeline in the drawing code");
        }
    }
}

#[test]
fn only_the_window_knows_egui_and_walkers() {
    for (file, text) in sources().iter().filter(|(file, _)| !file.starts_with("ui/")) {
        for name in WINDOW_CRATES {
            let used = text.contains(&format!("{name}::")) || text.contains(&format!("use {name}"));
            assert!(!used, "src/{file} uses {name}");
        }
    }
}

#[test]
fn every_file_opens_by_saying_what_it_is_for() {
    for (file, text) in sources() {
        assert!(text.starts_with("//! "), "src/{file} does not open with a `//!` line");
    }
}

#[test]
fn no_file_grows_beyond_400_lines_of_code_before_its_tests() {
    for (file, text) in sources() {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = code.lines().count();
        let is_table = file.contains("/lexicon/");
        assert!(lines <= 400 || is_table, "src/{file} has {lines} lines before its tests");
    }
}

#[test]
fn the_import_finder_sees_groups_nests_and_macros() {
    let text = "use crate::{model::{Day, Span}, read, view::Query}; // crate::ui\nlet x = crate::words::W; $crate::corpus::C; my_crate::cli::x";
    let found: Vec<String> = rooms_imported("ui/a.rs", text).into_iter().collect();
    assert_eq!(found, ["corpus", "model", "read", "view", "words"]);
    for (file, text, room) in [
        ("pipeline.rs", "use super::read;", Some("read")),
        ("view/mod.rs", "use super::model::A;", Some("model")),
        ("view/query.rs", "use super::super::{corpus::B};", Some("corpus")),
        ("view/query.rs", "use super::model::A;", None),
        ("ui/map/a.rs", "use super::super::view::B;", None),
    ] {
        assert_eq!(rooms_imported(file, text).first().map(String::as_str), room, "{file}");
    }
}

#[test]
fn every_room_of_the_plan_has_something_in_it() {
    let rooms: BTreeSet<String> =
        sources().iter().filter_map(|(file, _)| room_of(file).map(str::to_owned)).collect();
    let planned: BTreeSet<String> = ROOMS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(rooms, planned);
}
