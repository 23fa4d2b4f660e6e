//! A gazetteer of the user's own, from the dump to the mention, as the program is called.

#[cfg(test)]
mod common;

use std::path::{Path, PathBuf};

use common::{Folder, Run, dateline};

/// A dump written by hand.
fn dump(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/gazetteers").join(name)
}

/// Builds `own.bin` in a folder from dumps.
#[track_caller]
fn built(folder: &Folder, inputs: &[&str]) -> (PathBuf, Run) {
    let output = folder.path("own.bin");
    let mut arguments = vec![PathBuf::from("gazetteer"), "build".into(), "-o".into(), output.clone()];
    arguments.extend(inputs.iter().map(|name| dump(name)));
    let run = dateline(arguments);
    assert_eq!(run.status, 0, "{run:?}");
    (output, run)
}

fn told(arguments: &[&str], gazetteer: &Path, more: &[&str]) -> Run {
    let gazetteer = gazetteer.to_string_lossy();
    dateline(arguments.iter().chain(&["--gazetteer", &gazetteer]).chain(more))
}

#[test]
fn a_dump_is_built_searched_and_found_in_a_text() {
    let folder = Folder::new();
    let (own, run) = built(&folder, &["AF.txt", "alternateNamesV2.txt", "posts.csv"]);
    assert!(run.stdout.starts_with("places                 18\n"), "{}", run.stdout);
    assert!(run.stdout.contains(" 1 roads and railways (class R)\n"), "{}", run.stdout);
    run.says(0, &["posts.csv, line 1: columns that are not known were left out: remark"]);

    let alone = told(&["gazetteer", "search", "kandahar"], &own, &["--only-own", "--limit", "1"]);
    assert_eq!(
        alone.stdout,
        "geonames:1138336\tKandahār\tcity\tKandahar District, Kandahar, AF\t31.61332, 65.71013\t523300\n"
    );
    let both = told(&["gazetteer", "search", "kandahar"], &own, &["--limit", "9"]);
    assert_eq!(both.stdout.matches("geonames:1138336\t").count(), 1, "{}", both.stdout);
    assert!(
        both.stdout.contains("Maharashtra"),
        "the one in India is in the gazetteer that ships: {}",
        both.stdout
    );

    let folder = folder
        .file("texts/a.txt", " date 2021-07 Les combats ont atteint la base de Camp Zafar, à Kaboul.\n");
    let texts = folder.path("texts");
    let run = told(&["extract", texts.to_str().unwrap()], &own, &[]);
    let places: Vec<(String, String)> = run
        .lines()
        .iter()
        .filter(|line| line["status"] == "resolved")
        .map(|line| {
            (line["text"].as_str().unwrap().to_owned(), line["place"]["id"].as_str().unwrap().to_owned())
        })
        .collect();
    let expected = [("Camp Zafar", "posts:1"), ("Kaboul", "geonames:1138958")];
    assert_eq!(places, expected.map(|(text, id)| (text.to_owned(), id.to_owned())), "{run:?}");
    let line = &run.lines()[0];
    assert_eq!(line["place"]["admin1"], "Herat", "its province is in the gazetteer that ships");
    assert_eq!((&line["place"]["kind"], &line["place"]["country"]), (&"base".into(), &"AF".into()));

    let without = dateline(["extract", texts.to_str().unwrap()]);
    assert!(!without.stdout.contains("posts:1"), "{without:?}");
    let picture = folder.path("map.svg");
    let run = told(&["render", texts.to_str().unwrap(), "-o", picture.to_str().unwrap()], &own, &[]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(std::fs::read_to_string(picture).unwrap().contains("Camp Zafar"));
}

#[test]
fn info_tells_each_layer_and_all_together() {
    let folder = Folder::new();
    let (own, _) = built(&folder, &["wof"]);
    let run = told(&["gazetteer", "info"], &own, &[]);
    assert_eq!(run.stdout.matches("intact").count(), 2, "{}", run.stdout);
    assert!(run.stdout.contains("\ntogether  "), "{}", run.stdout);
    let alone = dateline(["gazetteer", "info", own.to_str().unwrap()]);
    assert!(alone.stdout.contains("places    4\n") && !alone.stdout.contains("together"), "{}", alone.stdout);
}

#[test]
fn what_cannot_be_built_or_opened_is_an_error_with_a_hint() {
    let folder = Folder::new().file("empty.csv", "").file("diary.md", "Dear diary").file("g.bin", "not one");
    let path = |name: &str| folder.path(name).to_str().unwrap().to_owned();
    let output = path("own.bin");
    for (arguments, status, parts) in [
        (vec!["build", "-o", &output], 2, vec!["<INPUT>"]),
        (vec!["build", &path("none"), "-o", &output], 1, vec!["error: cannot read", "none", "hint: "]),
        (
            vec!["build", &path("empty.csv"), "-o", &output],
            1,
            vec!["error: no place could be taken", "hint: "],
        ),
        (
            vec!["build", &path("diary.md"), "-o", &output],
            1,
            vec!["diary.md: the format cannot be told", "--format"],
        ),
        (vec!["build", "--format", "xml", &path("empty.csv"), "-o", &output], 2, vec!["linked-places"]),
        (vec!["build", &path("empty.csv"), "-o", &path("empty.csv")], 2, vec!["is one of the inputs"]),
        (vec!["search", "x", "--gazetteer", &path("g.bin")], 1, vec!["g.bin: this is no gazetteer file"]),
        (vec!["search", "x", "--only-own"], 2, vec!["--gazetteer"]),
    ] {
        dateline(["gazetteer"].iter().chain(&arguments)).says(status, &parts);
    }
    let four = ["--gazetteer"; 4].map(|flag| [flag.to_owned(), String::new()]);
    let (own, _) = built(&folder, &["AF.txt"]);
    let four = four.map(|[flag, _]| [flag, own.to_str().unwrap().to_owned()]).concat();
    let run = dateline(["gazetteer", "search", "kabul"].map(str::to_owned).into_iter().chain(four));
    run.says(1, &["error: 4 gazetteer files are given, and 3 at most", "hint: build one file"]);
}

#[test]
fn a_file_in_a_folder_that_is_built_from_is_not_written_over() {
    let table = "id\tname\tkind\n";
    let folder = Folder::new().file("rows/places.tsv", table).file("rows/deep/notes", "mine");
    let rows = folder.path("rows").to_str().unwrap().to_owned();
    for name in ["places.tsv", "deep/notes"] {
        let output = folder.path("rows").join(name).to_str().unwrap().to_owned();
        for arguments in [vec![&*rows], vec!["--rows", &rows], vec!["--format", "csv", &rows]] {
            let run = dateline(["gazetteer", "build", "-o", &output].iter().chain(&arguments));
            run.says(2, &[name, "is one of the inputs", "hint: "]);
        }
    }
    assert_eq!(std::fs::read_to_string(folder.path("rows/places.tsv")).unwrap(), table);
}

#[cfg(unix)]
#[test]
fn a_new_file_has_the_permissions_of_any_and_one_written_over_keeps_its_own() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new().file("any", "").file("old.bin", "");
    let mode = |name: &str| std::fs::metadata(folder.path(name)).unwrap().permissions().mode() & 0o777;
    std::fs::set_permissions(folder.path("old.bin"), PermissionsExt::from_mode(0o640)).unwrap();
    for name in ["own.bin", "old.bin"] {
        let output = folder.path(name);
        let run =
            dateline([Path::new("gazetteer"), Path::new("build"), &dump("AF.txt"), Path::new("-o"), &output]);
        assert_eq!(run.status, 0, "{run:?}");
    }
    assert_eq!((mode("own.bin"), mode("old.bin")), (mode("any"), 0o640));
}

#[test]
fn a_wrong_row_is_a_warning_and_the_rest_is_built() {
    let rows = std::fs::read_to_string(dump("AF.txt")).unwrap() + &"7\tcut off\n".repeat(9);
    let folder = Folder::new().file("AF.txt", rows);
    let output = folder.path("own.bin");
    let input = folder.path("AF.txt");
    let run = dateline(["gazetteer", "build", input.to_str().unwrap(), "-o", output.to_str().unwrap()]);
    run.says(
        0,
        &[
            "AF.txt, line 19: 2 columns in place of 19",
            "warning: 6 more rows are wrong in this way; all were left out",
            "hint: a row of a GeoNames dump is 19 columns",
        ],
    );
    assert!(run.stdout.contains("wrong rows              9\n"), "{}", run.stdout);
    let left: Vec<_> =
        std::fs::read_dir(folder.root()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "no temporary file is left: {left:?}");
}
