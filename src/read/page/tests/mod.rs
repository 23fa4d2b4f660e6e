//! Pages made by hand, and what of them is text, title and date.

mod any_page;
mod dates;

use super::*;

/// A page's document, and what is warned of.
fn read(source: &str) -> (Option<Document>, Vec<String>) {
    let mut warnings = Vec::new();
    let document = document("a.html", source, false, &mut warnings);
    (document, warnings.iter().map(ToString::to_string).collect())
}

/// The paragraphs of a page, which are cut out of its text by their spans.
fn paragraphs(source: &str) -> Vec<String> {
    let Some(document) = read(source).0 else { return Vec::new() };
    document.paragraphs.iter().map(|paragraph| document.slice(paragraph.span).to_owned()).collect()
}

const PAGE: &str = r#"<!DOCTYPE html>
<html lang="fr"><head>
  <meta charset="utf-8">
  <title>La chute de Hérat | Un journal</title>
  <meta property="og:title" content="La chute de H&eacute;rat">
  <style>p { color: red }</style>
  <script>document.write("<p>Paris</p>")</script>
</head>
<body class="news">
  <header><a href="/">Un journal de Londres</a></header>
  <nav><ul><li>Monde<li>Berlin</ul></nav>
  <main>
    <article>
      <header><h1>La chute de Hérat</h1><p>Par notre <em>envoyée</em> spéciale, le 13&nbsp;juillet</p></header>
      <figure><img src="a.jpg" alt="Rome"><figcaption>Des combattants &agrave; Kandahar.</figcaption></figure>
      <p>Les talibans sont entrés
         à <a href="/herat">H&#233;rat</a> jeudi.
      <p>Kan&shy;da<wbr>har est tombée,<br>Ghazni aussi.
      <aside><p>Lisez aussi : Madrid</p></aside>
      <div hidden><p>Oslo</p></div>
      <p style="display: none">Lima</p>
      <ul><li>Un convoi<li>Deux avions</ul>
      <form><label>Votre ville</label> <input><button>Envoyer</button></form>
      <footer>Publié à Genève</footer>
    </article>
  </main>
  <footer>Tokyo</footer>
</body></html>"#;

#[test]
fn the_text_is_what_a_reader_sees_of_the_article_paragraph_by_paragraph() {
    let expected = [
        "La chute de Hérat",
        "Par notre envoyée spéciale, le 13\u{A0}juillet",
        "Des combattants à Kandahar.",
        "Les talibans sont entrés à Hérat jeudi.",
        "Kandahar est tombée,\nGhazni aussi.",
        "Un convoi",
        "Deux avions",
    ];
    assert_eq!(paragraphs(PAGE), expected);
    let (document, warnings) = read(PAGE);
    let document = document.unwrap();
    assert_eq!(&*document.text, expected.join("\n\n"));
    assert_eq!((document.title.as_str(), document.publication), ("La chute de Hérat", None));
    assert_eq!(warnings, [""; 0]);
}

#[test]
fn blocks_part_paragraphs_and_runs_of_text_do_not() {
    for (source, expected) in [
        ("a<b>b</b><i> c</i>", &["ab c"][..]),
        ("<div>a<div>b</div>c</div>", &["a", "b", "c"]),
        ("a<p>b</p>c", &["a", "b", "c"]),
        ("<td>a<td>b<tr><td>c", &["a", "b", "c"]),
        ("<table><tr><td>a</td><td>b</table>c", &["a", "b", "c"]),
        ("<dl><dt>a<dd>b<dt>c</dl>d", &["a", "b", "c", "d"]),
        ("a<br><br>b<br>c", &["a", "b\nc"]),
        ("a<br/><br />b</br>c", &["a", "b\nc"]),
        ("a<hr>b", &["a", "b"]),
        ("a</p>b", &["a", "b"]),
        ("<pre>a\n  b\n\nc</pre>d\ne", &["a\nb", "c", "d e"]),
        ("<p>\u{A0}</p><p> a&nbsp;</p>", &["a"]),
        ("<p>a&ndash;b&hellip; &amp; &lt;c&gt; &#x4B; &bogus;</p>", &["a–b… & <c> K &bogus;"]),
        ("a <!-- b --> c", &["a c"]),
        ("<p>\u{200F}a\u{200C}b</p>", &["\u{200F}a\u{200C}b"]),
    ] {
        assert_eq!(paragraphs(source), expected, "{source}");
    }
}

#[test]
fn what_is_hidden_is_left_out_up_to_its_end_and_no_further() {
    for (source, expected) in [
        ("<li hidden>x<li>a", &["a"][..]),
        ("<p hidden>x<p>a", &["a"]),
        ("<div hidden><div>x</div>x</div>a", &["a"]),
        ("<div hidden><p>x</div>a", &["a"]),
        ("<span style='VISIBILITY : hidden'>x</span>a", &["a"]),
        ("<div role=navigation>x</div>a", &["a"]),
        ("<svg><title>x</title><path/><text>x</text></svg>a", &["a"]),
        ("<svg>x<p>a", &["a"]),
        ("<noscript>x</noscript><template>x</template><iframe>x</iframe>a", &["a"]),
        ("<select><option>x<option>x</select><textarea>x</textarea>a", &["a"]),
        ("<ruby>東<rp>(</rp><rt>x</rt></ruby>", &["東"]),
        ("<blockquote>a<footer>b</footer></blockquote><footer>x</footer>", &["a", "b"]),
        // An end tag of a run of text does not reach out of its block.
        ("<span><div hidden>x</span>x</div>a", &["a"]),
        ("</div></span></body>a", &["a"]),
        ("<custom-menu hidden>x</custom-menu>a", &["a"]),
    ] {
        assert_eq!(paragraphs(source), expected, "{source}");
    }
}

#[test]
fn the_article_is_the_longest_one_unless_the_page_is_a_list() {
    let (long, short) = ("Les talibans avancent. ".repeat(20), "Une brève");
    let long = long.trim();
    for (source, expected) in [
        (format!("<p>x</p><article>{long}</article><article>{short}</article>"), vec![long]),
        (format!("<main><p>{long}</p><article>{short}</article></main>x"), vec![long, short]),
        (format!("<div>{short}</div><main role=x>{long}</main>"), vec![long]),
        (format!("<div>x</div><div role=main>{long}</div>"), vec![long]),
        (
            format!("<article>{short} 1</article><article>{short} 2</article><article>{short} 3</article>"),
            vec!["Une brève 1", "Une brève 2", "Une brève 3"],
        ),
        (format!("<article hidden>{long}</article><main></main><p>{short}"), vec![short]),
        // Comments and the like within it are a part of it.
        (format!("<article>{long}<article>{short}</article></article>"), vec![long, short]),
        // Some sites put all of a page into a form, or into nothing.
        (format!("<body><form><article>{long}</article></form>"), vec![long]),
        (format!("<form>{long}</form>"), vec![long]),
        (long.to_owned(), vec![long]),
    ] {
        assert_eq!(paragraphs(&source), expected, "{source}");
    }
}

#[test]
fn the_title_is_that_for_sharing_or_the_browsers_or_the_first_heading() {
    for (source, expected) in [
        ("<meta name=OG:title content='A'><title>B</title><h1>C</h1>d", "A"),
        ("<meta property=og:title content=' '><title> B\n &eacute; </title><h1>C</h1>d", "B é"),
        ("<svg><title>x</title></svg><header><h1>C <b>D</b></h1></header><p>d", "C D"),
        ("<h1></h1><p>d", "d"),
    ] {
        assert_eq!(read(source).0.unwrap().title, expected, "{source}");
    }
}

#[test]
fn a_page_without_text_is_no_document() {
    for source in [
        "",
        " ",
        "<!DOCTYPE html>",
        "<html><head><title>T</title></head><body></body></html>",
        "<frameset cols='50%,50%'><frame src=a><frame src=b><noframes>x</noframes></frameset>",
        "<script>document.write('x')</script>",
        "<script>document.write('x')",
        "<title>unclosed<p>x",
        "<!-- unclosed <p>x",
        "<p attribute='unclosed>x",
        "<img alt=x>",
        "&shy;&nbsp;",
    ] {
        assert!(read(source).0.is_none(), "{source}");
    }
}

#[test]
fn an_element_is_closed_by_a_stroke_in_xml_alone() {
    let source = "<title/><script src='x'/><div hidden='hidden'/><p>a</p>";
    let of =
        |xml| document("a.xhtml", source, xml, &mut Vec::new()).map(|document| document.text.to_string());
    assert_eq!((of(true), of(false)), (Some("a".to_owned()), None));
    let declared = format!("<?xml version='1.0'?>{source}");
    assert_eq!(paragraphs(&declared), ["a"]);
}
