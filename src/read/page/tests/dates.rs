//! Which of the dates of a page is that of its publication.

use super::*;

/// The date of a page with the words that give it, and what is warned of.
fn published(source: &str) -> (Option<String>, Vec<String>) {
    let (document, warnings) = read(&format!("{source}<p>Kaboul"));
    let publication = document.unwrap().publication;
    (publication.map(|found| format!("{} by {}", found.date, found.words.unwrap_or_default())), warnings)
}

/// Every source of a date, the most trusted first.
const SOURCES: &[(&str, &str)] = &[
    (
        r#"<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2001-01-01T08:00+02:00"}</script>"#,
        "2001-01-01 by datePublished: 2001-01-01T08:00+02:00",
    ),
    (
        "<meta property='article:published_time' content='2002-01-01T23:59:00-08:00'>",
        "2002-01-01 by article:published_time: 2002-01-01T23:59:00-08:00",
    ),
    ("<meta itemprop=datePublished content=2003-01-01>", "2003-01-01 by datePublished: 2003-01-01"),
    ("<meta name=og:published_time content=2004-01-01>", "2004-01-01 by og:published_time: 2004-01-01"),
    ("<meta name=article.published content=20050101>", "2005-01-01 by article.published: 20050101"),
    ("<meta name=parsely-pub-date content=2006/01/01>", "2006-01-01 by parsely-pub-date: 2006/01/01"),
    (
        "<meta name=sailthru.date content='Mon, 01 Jan 2007 10:00:00 GMT'>",
        "2007-01-01 by sailthru.date: Mon, 01 Jan 2007 10:00:00 GMT",
    ),
    (
        "<meta name=cXenseParse:recs:publishtime content=2008-01-01>",
        "2008-01-01 by cXenseParse:recs:publishtime: 2008-01-01",
    ),
    ("<META NAME=Publish-Date CONTENT=2009-01-01>", "2009-01-01 by Publish-Date: 2009-01-01"),
    ("<meta name=pubdate content=2010-01-01>", "2010-01-01 by pubdate: 2010-01-01"),
    ("<meta name=DC.date.issued content=2011-01>", "2011-01 by DC.date.issued: 2011-01"),
    ("<meta name=dcterms.issued content=2012>", "2012 by dcterms.issued: 2012"),
    ("<meta name=DC.date content=2013-01-01>", "2013-01-01 by DC.date: 2013-01-01"),
    ("<meta name=dcterms.created content=2014-01-01>", "2014-01-01 by dcterms.created: 2014-01-01"),
    ("<meta name=date content=2015-01-01>", "2015-01-01 by date: 2015-01-01"),
    ("<time datetime=2016-01-01 pubdate>x</time>", "2016-01-01 by pubdate: 2016-01-01"),
    (
        "<article><p>Kaboul<header><time datetime=2017-01-01>x</time></header><time datetime=2000>x</time></article>",
        "2017-01-01 by time: 2017-01-01",
    ),
];

#[test]
fn each_source_gives_the_date_and_the_more_trusted_before_the_less() {
    for (at, (source, expected)) in SOURCES.iter().enumerate() {
        // Alone, and behind all that are trusted less.
        let less: String = SOURCES[at + 1..].iter().rev().map(|(source, _)| *source).collect();
        for page in [(*source).to_owned(), less + source] {
            assert_eq!(published(&page), (Some((*expected).to_owned()), Vec::new()), "{page}");
        }
    }
}

#[test]
fn a_time_counts_where_it_is_marked_or_of_the_articles_header() {
    for (source, expected) in [
        (
            "<time itemprop='x datePublished' datetime=2021-07-13>",
            Some("2021-07-13 by datePublished: 2021-07-13"),
        ),
        // The day of what is told, for all that is known.
        ("<article>La fête du <time datetime='2005-05-05'>x</time> à Kaboul</article>", None),
        (
            "<article><header><time datetime='2021-07-13 10:00'>x</time></header>Kaboul</article>",
            Some("2021-07-13 by time: 2021-07-13 10:00"),
        ),
        ("<main>Kaboul <time datetime=2021>x</time> <time datetime=2022>y</time></main>", None),
        ("<main>Kaboul <time>2021</time></main>", None),
        (
            "<main><header><time datetime=PT5M>x</time><time datetime=2021>x</time></header>Kaboul</main>",
            Some("2021 by time: 2021"),
        ),
        // Neither of an article nor marked.
        ("<div>Kaboul <time datetime=2021>x</time></div>", None),
        ("<article>Kaboul</article><time datetime=2021>x</time>", None),
        // Of other articles.
        ("<article>Kaboul <aside><time datetime=2021 pubdate>x</time></aside></article>", None),
        ("<nav itemscope><meta itemprop=datePublished content=2021></nav>", None),
    ] {
        assert_eq!(published(source), (expected.map(str::to_owned), Vec::new()), "{source}");
    }
}

#[test]
fn the_day_of_a_change_is_no_publication() {
    for source in [
        "<meta property=article:modified_time content=2021-07-13>",
        "<meta name=last-modified content=2021-07-13>",
        "<meta itemprop=dateModified content=2021-07-13>",
        "<meta http-equiv=date content=2021-07-13>",
        "<meta name=description content=2021-07-13>",
        "<main>Kaboul <time itemprop=dateModified datetime=2021-07-13>x</time></main>",
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"dateModified\":\"2021-07-13\"}</script>",
        "<script>{\"@type\":\"NewsArticle\",\"datePublished\":\"2021-07-13\"}</script>",
    ] {
        assert_eq!(published(source), (None, Vec::new()), "{source}");
    }
}

#[test]
fn a_value_that_is_no_date_is_told_and_the_next_source_is_tried() {
    let source =
        "<meta name=pubdate content=2021-07-13>\n<meta property=article:published_time content=' soon '>";
    let told = "a.html:2:1: “soon” in article:published_time is not a date";
    assert_eq!(
        published(source),
        (Some("2021-07-13 by pubdate: 2021-07-13".to_owned()), vec![told.to_owned()])
    );
    let json = r#"<script type="application/ld+json">{"@type":"Report","datePublished":"{{date}}"}</script>"#;
    let told = "a.html:1:1: “{{date}}” in datePublished is not a date";
    assert_eq!(published(json), (None, vec![told.to_owned()]));
}

#[test]
fn broken_json_ld_is_told_where_it_may_have_given_the_date() {
    let meta = "<meta name=date content=2021-07-13>";
    for (json, is_told) in [
        (r#"{"@type":"Article","datePublished":"2021-07-12",}"#.to_owned(), true),
        (format!("{}\"datePublished\"", "[".repeat(5_000_000)), true),
        ("{".to_owned(), false),
    ] {
        let source = format!("\n<script type='application/ld+json'>{json}</script>{meta}");
        let (date, warnings) = published(&source);
        assert_eq!(date.as_deref(), Some("2021-07-13 by date: 2021-07-13"));
        assert_eq!(warnings.len(), usize::from(is_told));
        assert!(
            !is_told
                || warnings[0].starts_with("a.html:2:1: its JSON-LD, which has a datePublished, is broken: ")
        );
    }
}

#[test]
fn a_list_of_articles_of_different_days_has_no_day_of_its_own() {
    let article = |day: &str| format!(r#"{{"@type":"NewsArticle","datePublished":"{day}"}}"#);
    let page = |nodes: &[String]| format!("<script type=application/ld+json>[{}]</script>", nodes.join(","));
    let (date, warnings) = published(&page(&[article("2021-07-12"), article("2021-07-13")]));
    assert_eq!(date, None);
    assert_eq!(warnings, ["a.html:1:1: its JSON-LD tells of articles of different days"]);
    let (date, warnings) = published(&page(&[article("2021-07-13T08:00Z"), article("2021-07-13")]));
    assert_eq!(
        (date.as_deref(), warnings.len()),
        (Some("2021-07-13 by datePublished: 2021-07-13T08:00Z"), 0)
    );
}
