//! Pages and texts with metadata beside plain texts: what is read of them, what dates them, and what is told where they are
//! broken.

#[cfg(test)]
mod common;

use common::Folder;

#[test]
fn pages_and_texts_in_markdown_are_read_beside_texts_with_the_dates_they_tell() {
    let page = |charset: &str, place: &str| {
        format!(
            "<meta charset={charset}><meta property=article:published_time content=2021-07-13T08:00+02:00>\
             <nav>Berlin</nav><article><p>À {place}, en <b>Afghanistan</b>.</article>"
        )
    };
    let latin: Vec<u8> = page("iso-8859-1", "Hérat").chars().map(|c| c as u8).collect();
    let wide: Vec<u8> =
        format!("\u{FEFF}{}", page("x", "Kaboul")).encode_utf16().flat_map(u16::to_be_bytes).collect();
    let folder = Folder::new()
        .file("a.html", page("utf-8", "Kaboul"))
        .file("b.htm", latin)
        .file("c.xhtml", wide)
        .file("d.md", "---\ntitle: À Paris\ndate: 2021-07-14\n---\n# À Kaboul\n\nEn Afghanistan.\n")
        .file("e.txt", "---\npublished: 14 Jul 2021\n---\n date 2020 À Kaboul.\n");
    let run = folder.extract(&[]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let found: Vec<String> = run
        .lines()
        .iter()
        .map(|line| {
            let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
            format!("{} {} {}", text(&line["document"]), text(&line["text"]), text(&line["date"]["edtf"]))
        })
        .collect();
    let expected = [
        "a.html Kaboul 2021-07-13",
        "a.html Afghanistan 2021-07-13",
        "b.htm Hérat 2021-07-13",
        "b.htm Afghanistan 2021-07-13",
        "c.xhtml Kaboul 2021-07-13",
        "c.xhtml Afghanistan 2021-07-13",
        "d.md Kaboul 2021-07-14",
        "d.md Afghanistan 2021-07-14",
        "e.txt Kaboul 2021-07-14",
    ];
    assert_eq!(found, expected);
    // In the text that was taken out of the page, and in the file.
    let starts: Vec<_> = run.lines().iter().map(|line| line["start"].as_u64().unwrap()).collect();
    assert_eq!(
        (starts[0], starts[6]),
        ("À ".len() as u64, "---\ntitle: À Paris\ndate: 2021-07-14\n---\n# À ".len() as u64)
    );
    folder
        .extract(&["-o", &folder.path("a.html").display().to_string()])
        .says(2, &["a.html is one of the texts"]);
}

#[test]
fn a_page_that_shows_nothing_or_is_in_no_encoding_is_left_out() {
    let run = Folder::with_text()
        .file("empty.html", " \n")
        .file("frames.html", "<frameset><frame src=a.html></frameset>")
        .file("latin.html", b"<p>Kaboul\nH\xE9rat")
        .file("nul.html", b"<p>Kaboul\0")
        .file("picture.htm", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR")
        .file("script.html", "<script>document.write('Kaboul')</script>")
        .extract(&[]);
    run.says(
        0,
        &[
            "warning: empty.html: is empty",
            "warning: frames.html: holds no text",
            "warning: latin.html:2:2: is not in UTF-8: byte 11 ",
            "hint: say in its head what it is in, for example <meta charset=",
            "warning: nul.html: is not a text",
            "warning: picture.htm: is not a text",
            "warning: script.html: holds no text",
            "hint: a script may put it there: save the page as the browser shows it",
        ],
    );
    run.the_rest_went_on();
}

#[test]
fn a_page_in_an_encoding_that_it_is_not_in_is_read_and_told() {
    let run = Folder::with_text()
        .file("a.html", b"<meta charset=utf-8>\n<p>\xE9")
        .file("b.html", "<meta charset=klingon><p>é")
        .extract(&[]);
    run.says(
        0,
        &[
            "warning: a.html:2:4: holds bytes that are no characters in UTF-8, which it says it is in",
            "warning: b.html: says that it is in “klingon”, which is no encoding of the web",
        ],
    );
    run.the_rest_went_on();
}

#[test]
fn metadata_that_are_broken_are_told_with_their_place_and_the_text_opens() {
    let run = Folder::new()
        .file(
            "a.html",
            "<p>À Kaboul.\n<meta property=article:published_time content=soon><meta name=date content=2021>",
        )
        .file("b.md", "---\ndate: 2020\ntitle: a: b\n---\nEn Afghanistan.")
        .extract(&[]);
    run.says(
        0,
        &[
            "warning: a.html:2:1: “soon” in article:published_time is not a date",
            "hint: it was passed over; write it as 2021-07-13, or date the document in dateline.toml",
            "warning: b.md:3:9: its front matter is broken: ",
            "hint: what follows in it was passed over",
        ],
    );
    run.the_rest_went_on();
    let dates: Vec<_> = run.lines().iter().map(|line| line["date"]["edtf"].clone()).collect();
    assert_eq!(dates, ["2021", "2020"]);
}
