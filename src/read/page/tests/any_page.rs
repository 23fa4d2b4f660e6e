//! Any markup may be a page: nothing panics, spans cut out of the text what they say, and time goes with length alone.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::super::super::text::is_blank;
use super::*;

/// What must hold of every page.
fn check(source: &str) -> Result<(), TestCaseError> {
    for xml in [false, true] {
        let Some(document) = document("a.html", source, xml, &mut Vec::new()) else { continue };
        let mut end = 0;
        for paragraph in &document.paragraphs {
            let range = paragraph.span.range();
            let between = document.text.get(end..range.start);
            prop_assert!(
                between.is_some_and(|between| between == if end == 0 { "" } else { "\n\n" }),
                "{between:?}"
            );
            let slice = document.slice(paragraph.span);
            prop_assert!(!slice.is_empty() && slice == slice.trim_matches(is_blank), "{slice:?}");
            end = range.end;
        }
        prop_assert_eq!(end, document.text.len());
        prop_assert!(!document.title.is_empty());
    }
    Ok(())
}

/// Pieces of markup that the rules look at.
const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<div hidden>",
    "<article>",
    "</article>",
    "<main>",
    "</main>",
    "<header>",
    "</header>",
    "<footer>",
    "<form>",
    "</form>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<li>",
    "<ul>",
    "</ul>",
    "<b>",
    "</b>",
    "<svg>",
    "</svg>",
    "<path/>",
    "<br>",
    "</br>",
    "<pre>",
    "</pre>",
    "<head>",
    "<body>",
    "</body>",
    "<html>",
    "<title>",
    "</title>",
    "<script>",
    "</script>",
    "<script type=application/ld+json>",
    "{\"@type\":\"Article\"}",
    "<meta name=date content=",
    "<meta charset=latin1>",
    "<time datetime=2021-07-13 pubdate>",
    "</time>",
    "<time datetime=x>",
    "<a href=x href=y hidden hidden>",
    "</a>",
    "<h1>",
    "</h1>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?xml ",
    "<!DOCTYPE",
    "\0",
    "&nbsp;",
    "&shy;",
    "&#0;",
    "&#x110000;",
    "&amp",
    "\n",
    " ",
    "\n\n",
    "é",
    "\u{301}",
    "Kaboul",
    "<",
    ">",
    "\"",
    "'",
    "/",
    "<x-y hidden/>",
    "</x-y>",
];

fn markup() -> impl Strategy<Value = String> {
    let known = prop::sample::select(PIECES);
    let any = prop_oneof![4 => known.prop_map(str::to_owned), 1 => "\\PC{0,5}"];
    prop::collection::vec(any, 0..50).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn markup_of_any_kind_is_read(source in markup()) {
        check(&source)?;
    }

    #[test]
    fn characters_of_any_kind_are_read(source in "[\\PC\n\r\t\u{0}<>&]{0,300}") {
        check(&source)?;
    }
}

/// Reads a page on a small stack, and says how long it took.
fn time(source: String) -> (usize, Duration) {
    let work = move || {
        let start = Instant::now();
        let text =
            document("a.html", &source, false, &mut Vec::new()).map_or(0, |document| document.text.len());
        (text, start.elapsed())
    };
    std::thread::Builder::new().stack_size(256 * 1024).spawn(work).unwrap().join().unwrap()
}

#[test]
fn elements_a_hundred_thousand_deep_take_time_with_their_number() {
    for open in [
        "<div>",
        "<b>",
        "<p><b>",
        "<p><div>",
        "<a id=x>",
        "<article>",
        "<form>",
        "<li>",
        "<ul><li>",
        "<table><tr><td>",
        "<svg>",
        "<x-y>",
        "<div></span>",
        "<b></div>",
        "<div></p>",
        "<time datetime=2021 pubdate>",
        "<header>",
        "<blockquote><footer>",
    ] {
        let page = |count: usize| format!("<main>a{}b", open.repeat(count));
        let (_, once) = time(page(10_000));
        let (_, ten_times) = time(page(100_000));
        // Ten times as long, with room for a machine that is at other work; the square would be a hundred times.
        let room = Duration::from_millis(300);
        assert!(ten_times < once * 40 + room, "{open}: {once:?}, then {ten_times:?}");
    }
}

#[test]
fn a_page_of_twenty_megabytes_is_read() {
    let paragraph = "<p class=x>Les talibans sont entr&eacute;s <a href=/kaboul>à Kaboul</a>.</p>\n";
    let count = 20_000_000 / paragraph.len();
    let (length, took) = time(format!("<article>{}", paragraph.repeat(count)));
    assert_eq!(length, count * "Les talibans sont entrés à Kaboul.".len() + (count - 1) * 2);
    assert!(took < Duration::from_secs(20), "{took:?}");
    for piece in [
        "<meta name=date content=x>",
        "<time datetime=x pubdate>",
        "<p a=b a=b a=b>",
        "&amp;",
        "<!-- -->",
        "<",
        "x\n",
    ] {
        let (_, took) = time(piece.repeat(4_000_000 / piece.len()));
        assert!(took < Duration::from_secs(20), "{piece}: {took:?}");
    }
    let attributes: String = (0..200_000).map(|number| format!(" a{number}=b")).collect();
    let (_, took) = time(format!("<p{attributes}>x"));
    assert!(took < Duration::from_secs(20), "{took:?}");
}
