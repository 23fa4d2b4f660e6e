//! Files that are no texts, folders that are none, outputs that cannot be written: each is told by name with a way
//! out, the rest goes on, and nothing of the user's is changed.

#[cfg(test)]
mod common;

use std::fs;
use std::process::Stdio;

use common::{Folder, dateline, dateline_with_input, ended, program};

#[test]
fn a_folder_without_texts_is_an_error() {
    let folder = Folder::new().file("photo.jpg", b"\xFF\xD8\xFF\0").file("notes/table.ods", "x");
    let run = folder.extract(&[]);
    let named = format!("error: no text could be read from {}", folder.root().display());
    run.says(
        1,
        &[
            &named,
            "hint: ",
            ".html",
            "notes/table.ods: is no .txt, .md or .html file; it and another were left out",
        ],
    );
    assert_eq!(run.stdout, "");
}

#[test]
fn an_empty_folder_is_an_error() {
    Folder::new().extract(&[]).says(1, &["error: no text could be read", "hint: "]);
}

#[test]
fn a_path_that_does_not_exist_is_an_error() {
    // Without a subcommand a word is a path to open; no window opens for it.
    for arguments in [&["extract", "no/such/folder"][..], &["open", "no/such/folder"], &["no/such/folder"]] {
        dateline(arguments).says(1, &["error: no/such/folder does not exist", "hint: "]);
    }
}

#[test]
fn a_path_that_does_not_exist_does_not_keep_the_others_from_being_read() {
    let folder = Folder::with_text();
    let run = dateline(["extract".as_ref(), "no/such/folder".as_ref(), folder.root().as_os_str()]);
    run.says(0, &["warning: no/such/folder: does not exist", "hint: "]);
    run.the_rest_went_on();
    dateline(["extract", "no/such", "nor/this"])
        .says(1, &["no/such: does not exist", "nor/this: does not exist"]);
}

#[test]
fn a_file_that_is_no_text_is_left_out() {
    // The first bytes of a PNG file, and bytes that are neither text nor zero.
    for bytes in [&b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"[..], b"\x01\x02\xFE\xFF\x03 text"] {
        let run = Folder::with_text().file("picture.txt", bytes).extract(&[]);
        run.says(0, &["warning: picture.txt: is not a text", "hint: "]);
        run.the_rest_went_on();
    }
}

#[test]
fn an_empty_file_is_left_out() {
    for content in ["", " \n\t\r\n", "\u{FEFF}"] {
        let run = Folder::with_text().file("empty.txt", content).extract(&[]);
        run.says(0, &["warning: empty.txt: is empty", "hint: "]);
        run.the_rest_went_on();
    }
    let run = Folder::with_text().file("header.txt", " date 2021-07 \n").extract(&[]);
    run.says(0, &["warning: header.txt: holds no text"]);
    run.the_rest_went_on();
}

#[test]
fn invalid_utf_8_is_told_with_byte_line_and_column() {
    let run = Folder::with_text().file("latin.txt", b"Kaboul\nH\xE9rat est tomb\xE9e").extract(&[]);
    run.says(0, &["warning: latin.txt:2:2: is not in UTF-8: byte 8 ", "hint: convert it to UTF-8"]);
    run.the_rest_went_on();
}

#[test]
fn utf_16_is_told_by_its_name() {
    let bytes: Vec<u8> = "\u{FEFF}Kaboul".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let run = Folder::with_text().file("wide.txt", bytes).extract(&[]);
    run.says(0, &["warning: wide.txt: is in UTF-16", "hint: convert it to UTF-8"]);
    run.the_rest_went_on();
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_text_but_counted_in_offsets() {
    let run = Folder::new().file("marked.txt", "\u{FEFF}Kaboul est tombée, en Afghanistan.").extract(&[]);
    let first = &run.lines()[0];
    assert_eq!((first["text"].as_str(), first["start"].as_u64()), (Some("Kaboul"), Some(3)));
}

#[test]
fn a_file_too_large_is_not_read() {
    let folder = Folder::with_text().file("large.txt", "Kaboul ".repeat(2000));
    // Sparse: it takes no room on the disk.
    let file = fs::File::options().write(true).open(folder.path("large.txt")).unwrap();
    file.set_len(5 << 30).unwrap();
    let run = folder.extract(&[]);
    run.says(0, &["warning: large.txt: is larger than 256 MiB", "hint: split it"]);
    run.the_rest_went_on();
}

#[test]
fn one_line_of_megabytes_is_read() {
    let line = format!("{}Kaboul, en Afghanistan.", "Les talibans avancent encore. ".repeat(100_000));
    let run = Folder::new().file("long.txt", &line).extract(&[]);
    run.the_rest_went_on();
    assert_eq!(run.lines()[0]["start"].as_u64(), Some(3_000_000));
}

#[test]
fn a_broken_file_of_decisions_is_told_with_line_and_column_and_left_as_it_is() {
    let broken = "version = 1\n[documents.\"good.txt\"]\npublished = \"2021-08-13\nnote = \"é\"\n";
    let folder = Folder::with_text().file("dateline.toml", broken);
    let run = folder.extract(&[]);
    run.says(0, &["warning: dateline.toml:3:", "hint: "]);
    run.the_rest_went_on();
    assert_eq!(run.lines()[0]["date"]["edtf"], "2021-07", "a broken file holds nothing");
    assert_eq!(fs::read_to_string(folder.path("dateline.toml")).unwrap(), broken);
}

#[test]
fn a_fault_in_one_decision_leaves_the_others_in_force() {
    let text = "version = 1\n[documents.\"good.txt\"]\npublished = \"2021-07-15\"\n\
                [documents.\"gone.txt\"]\npublished = \"2021-13\"\ncolour = 1\n\
                [[mentions]]\nquote = \"Kaboul\"\nplace = \"geonames:nowhere\"\n";
    let folder = Folder::with_text().file("dateline.toml", text);
    let run = folder.extract(&[]);
    run.says(
        0,
        &[
            "dateline.toml:5:13: “2021-13” is not a date",
            "dateline.toml:6:1: the key `colour` is not known",
            "dateline.toml:4:12: there is no document “gone.txt”",
            "dateline.toml:7:1: no place has the identifier geonames:nowhere",
        ],
    );
    run.the_rest_went_on();
    assert_eq!(run.lines()[0]["date"]["edtf"], "2021-07-15");
    assert_eq!(fs::read_to_string(folder.path("dateline.toml")).unwrap(), text);
}

#[test]
fn an_own_place_of_two_files_is_told_and_the_first_holds() {
    let place = |lat: u8| {
        format!(
            "version = 1\n[[places]]\nname = \"Poste 7\"\nkind = \"border-post\"\nlat = {lat}\nlon = 66\n"
        )
    };
    let folder = Folder::new()
        .file("dateline.toml", place(31) + "[[mentions]]\nquote = \"Poste 7\"\nplace = \"user:poste-7\"\n")
        .file("a/dateline.toml", place(32))
        .file("a/x.txt", "À Poste 7, rien de neuf.");
    let run = folder.extract(&[]);
    run.says(
        0,
        &["warning: a/dateline.toml: “Poste 7” is already a place of another dateline.toml", "hint: "],
    );
    assert_eq!(run.lines()[0]["place"]["lat"], 31.0);
}

#[test]
fn a_file_of_decisions_that_is_named_among_the_texts_is_no_text() {
    // As a shell writes `folder/*` out, the decisions before the texts.
    let folder = Folder::new()
        .file("dateline.toml", "version = 1\n[documents.\"text.txt\"]\npublished = \"2021-08-13\"\n")
        .file("text.txt", "À Kaboul, en Afghanistan.");
    let paths = ["dateline.toml", "text.txt"].map(|name| folder.path(name).into_os_string());
    let run = dateline([std::ffi::OsString::from("extract")].into_iter().chain(paths));
    run.the_rest_went_on();
    assert_eq!(run.stderr, "");
    assert_eq!(run.lines()[0]["date"]["edtf"], "2021-08-13");
    dateline(["extract".as_ref(), folder.path("dateline.toml").as_os_str()])
        .says(1, &["error: no text could be read from ", "hint: "]);
}

#[test]
fn decisions_that_are_not_utf_8_are_told_and_the_texts_open() {
    let run = Folder::with_text().file("dateline.toml", b"version = 1\nnote = \"\xE9\"").extract(&[]);
    run.says(0, &["warning: dateline.toml:2:9: is not in UTF-8"]);
    run.the_rest_went_on();
}

#[test]
fn wrong_usage_says_what_is_available() {
    let folder = Folder::with_text();
    folder.extract(&["--format", "shapefile"]).says(2, &["error: ", "possible values: jsonl"]);
    folder
        .extract(&["--what", "rumours"])
        .says(2, &["error: ", "possible values: mentions, expressions, documents"]);
    folder.extract(&["--no-such-option"]).says(2, &["error: ", "--no-such-option"]);
    dateline(["extract"]).says(2, &["error: ", "PATH"]);
}

#[cfg(not(feature = "gui"))]
#[test]
fn a_program_without_its_window_says_what_it_can_do() {
    for arguments in [&["open"][..], &["open", "seeds"], &["seeds"], &[]] {
        dateline(arguments)
            .says(1, &["error: this program was built without its window", "hint: use `dateline extract`"]);
    }
}

#[test]
fn help_and_version_are_no_errors() {
    for argument in ["--help", "--version"] {
        let run = dateline([argument]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""));
        assert!(run.stdout.contains("dateline"), "{}", run.stdout);
    }
}

#[test]
fn an_output_that_cannot_be_written_is_an_error() {
    let folder = Folder::with_text();
    let at = |name: &str| folder.path(name).display().to_string();
    folder.extract(&["-o", &at("no/such/out.jsonl")]).says(1, &["out.jsonl cannot be written", "hint: "]);
    folder.extract(&["-o", &at("")]).says(1, &["cannot be written: it is a folder", "hint: "]);
    // Neither the texts nor the decisions are written over.
    folder.extract(&["-o", &at("good.txt")]).says(2, &["good.txt is one of the texts", "hint: "]);
    folder.extract(&["-o", &at("dateline.toml")]).says(2, &["dateline.toml holds decisions", "hint: "]);
    for (own, holds) in [("dateline.themes.toml", "themes"), ("dateline.views.toml", "bookmarks")] {
        folder.extract(&["-o", &at(own)]).says(2, &[&format!("{own} holds {holds}"), "hint: "]);
    }
    folder.extract(&["-o", "-"]).the_rest_went_on();
}

#[test]
fn a_file_that_was_there_stays_whole_where_nothing_could_be_read() {
    let folder = Folder::new().file("out.jsonl", "before");
    let out = folder.path("out.jsonl").display().to_string();
    folder.extract(&["-o", &out]).says(1, &["no text could be read"]);
    assert_eq!(fs::read_to_string(&out).unwrap(), "before");

    let folder = folder.file("a.txt", "À Kaboul, en Afghanistan.");
    let run = folder.extract(&["-o", &out]);
    assert_eq!((run.status, run.stdout.as_str()), (0, ""));
    let names: Vec<_> =
        fs::read_dir(folder.root()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "something was left behind: {names:?}");
    assert_eq!(fs::read_to_string(&out).unwrap().lines().count(), 2);
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let text = "Kaboul, Herat, Kandahar, Afghanistan, Pakistan. ".repeat(5000);
    let folder = Folder::new().file("long.txt", text);
    for format in ["jsonl", "csv", "geojson", "gpkg", "kml", "kmz", "parquet", "annotations"] {
        let mut command = program();
        let mut child = command.arg("extract").arg(folder.root()).args(["--format", format]).spawn().unwrap();
        drop(child.stdout.take());
        let run = ended(child);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{format}");
    }
}

#[test]
fn the_standard_input_is_read_where_a_hyphen_stands() {
    let run = dateline_with_input(["extract", "-"], " date 2021-07 À Kaboul, en Afghanistan.".as_bytes());
    run.the_rest_went_on();
    assert_eq!(run.lines()[0]["document"], "-");
    dateline_with_input(["extract", "-"], b"")
        .says(1, &["warning: -: is empty", "error: no text could be read"]);
}

#[test]
fn two_folders_are_read_together_each_with_its_decisions() {
    let folder = Folder::new()
        .file("one/a.txt", "À Kaboul, en Afghanistan.")
        .file("one/dateline.toml", "version = 1\n[documents.\"a.txt\"]\npublished = \"2021-07\"\n")
        .file("two/a.txt", "À Kaboul, en Afghanistan.")
        .file("three/a.txt", "À Paris.");
    let paths = [folder.path("two"), folder.path("one"), folder.path("two/a.txt")];
    let run = dateline(
        [std::ffi::OsStr::new("extract")].into_iter().chain(paths.iter().map(|path| path.as_os_str())),
    );
    let dated: Vec<_> =
        run.lines().iter().map(|line| (line["document"].clone(), line["date"]["edtf"].clone())).collect();
    let two = ("two/a.txt".into(), serde_json::Value::Null);
    let one = ("one/a.txt".into(), "2021-07".into());
    assert_eq!(dated, [two.clone(), two, one.clone(), one]);
    assert_eq!(run.stderr, "");
}

#[cfg(unix)]
mod on_unix {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    use super::*;

    #[test]
    fn an_unreadable_file_is_left_out() {
        let folder = Folder::with_text().file("secret.txt", "Kaboul");
        let secret = folder.path("secret.txt");
        fs::set_permissions(&secret, fs::Permissions::from_mode(0o000)).unwrap();
        if fs::read(&secret).is_ok() {
            // Nothing is closed to root, but for the memory of a process where nothing is mapped.
            fs::remove_file(&secret).unwrap();
            symlink("/proc/self/mem", &secret).unwrap();
        }
        let run = folder.extract(&[]);
        run.says(0, &["warning: secret.txt: cannot be read: ", "hint: check that you may read it"]);
        run.the_rest_went_on();
    }

    #[test]
    fn a_link_to_nowhere_and_a_link_to_itself_are_left_out() {
        let folder = Folder::with_text();
        symlink("gone", folder.path("broken.txt")).unwrap();
        symlink("itself.txt", folder.path("itself.txt")).unwrap();
        let run = folder.extract(&[]);
        run.says(0, &["warning: broken.txt: does not exist", "warning: itself.txt: cannot be read"]);
        run.the_rest_went_on();
    }

    #[test]
    fn links_in_circles_end() {
        let folder = Folder::with_text().file("sub/deep/readme", "");
        symlink("../..", folder.path("sub/deep/up")).unwrap();
        let run = folder.extract(&[]);
        run.says(0, &["warning: sub/deep/up/: is a link to a folder that was already read", "hint: "]);
        run.the_rest_went_on();
    }

    #[test]
    fn a_pipe_and_a_device_are_left_out_without_waiting() {
        let folder = Folder::with_text();
        assert!(Command::new("mkfifo").arg(folder.path("pipe.txt")).status().unwrap().success());
        symlink("/dev/zero", folder.path("zero.txt")).unwrap();
        let run = folder.extract(&[]);
        run.says(
            0,
            &["pipe.txt: is neither a file nor a folder", "zero.txt: is neither a file nor a folder"],
        );
        run.the_rest_went_on();

        let zeros = Stdio::from(fs::File::open("/dev/zero").unwrap());
        let child = program().args(["extract", "-"]).stdin(zeros).spawn().unwrap();
        ended(child).says(1, &["warning: -: is not a text", "error: no text could be read"]);
    }

    #[test]
    fn a_name_cannot_command_the_terminal() {
        let folder = Folder::with_text();
        let name = std::ffi::OsStr::from_bytes(b"bad\x1B[2J\xFF.txt");
        fs::write(folder.root().join(name), "").unwrap();
        let run = folder.extract(&[]);
        run.says(0, &["warning: bad\\u{1b}[2J\u{FFFD}.txt: is empty"]);
        run.the_rest_went_on();
    }

    #[test]
    fn a_full_disk_is_an_error() {
        let folder = Folder::with_text();
        folder.extract(&["-o", "/dev/full"]).says(1, &["error: /dev/full cannot be written", "hint: "]);
        let full = Stdio::from(fs::File::options().write(true).open("/dev/full").unwrap());
        let child = program().arg("extract").arg(folder.root()).stdout(full).spawn().unwrap();
        ended(child).says(1, &["error: the standard output cannot be written", "hint: "]);
    }

    #[test]
    fn an_output_in_the_place_of_a_link_leaves_the_link() {
        let folder = Folder::with_text().file("real.jsonl", "");
        symlink("real.jsonl", folder.path("out.jsonl")).unwrap();
        let run = folder.extract(&["-o", &folder.path("out.jsonl").display().to_string()]);
        assert_eq!(run.status, 0);
        assert!(fs::symlink_metadata(folder.path("out.jsonl")).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(folder.path("real.jsonl")).unwrap().lines().count(), 2);

        let folder = folder.file("dateline.toml", "version = 1\n");
        symlink("dateline.toml", folder.path("link.jsonl")).unwrap();
        let link = folder.path("link.jsonl").display().to_string();
        folder.extract(&["-o", &link]).says(2, &["link.jsonl holds decisions", "hint: "]);
    }
}
