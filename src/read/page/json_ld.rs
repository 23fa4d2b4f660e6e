//! The date of publication in a page's JSON-LD, as schema.org writes it.

use std::collections::VecDeque;

use serde_json::{Map, Value};

/// What other things than the page's article stand in: lists of teasers, what is quoted, what answers.
const OF_OTHERS: &[&str] = &[
    "about",
    "author",
    "citation",
    "comment",
    "hasPart",
    "image",
    "isBasedOn",
    "isPartOf",
    "itemListElement",
    "liveBlogUpdate",
    "mentions",
    "publisher",
    "relatedLink",
    "review",
    "significantLink",
    "subjectOf",
    "video",
];

/// A date that an article's node gives, as it is written there.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Published {
    pub value: String,
    /// In how many others its node stands. The page's own article stands in the fewest.
    pub depth: usize,
}

/// Every `datePublished` of an article in `text`, those in the fewest other nodes first. What is not of the page itself is not
/// searched.
///
/// # Errors
/// Where it is no JSON or nests more than 128 deep, beyond which `serde_json` does not go.
pub(super) fn published(text: &str) -> Result<Vec<Published>, serde_json::Error> {
    let mut found = Vec::new();
    let root: Value = serde_json::from_str(&mended(text))?;
    let mut coming = VecDeque::from([(&root, 0)]);
    while let Some((value, depth)) = coming.pop_front() {
        match value {
            Value::Array(items) => coming.extend(items.iter().map(|item| (item, depth))),
            Value::Object(node) => {
                if is_article(node) {
                    let values = node.get("datePublished").into_iter().filter_map(text_of);
                    found.extend(values.map(|value| Published { value: value.to_owned(), depth }));
                }
                let inner = node.iter().filter(|(key, _)| !OF_OTHERS.contains(&key.as_str()));
                // A graph is not something in a node, but its nodes are beside each other.
                coming.extend(inner.map(|(key, value)| (value, depth + usize::from(key != "@graph"))));
            }
            _ => {}
        }
    }
    found.sort_by_key(|published| published.depth);
    Ok(found)
}

/// The text without what pages often put around and into JSON: comment marks, and line ends within strings. As all
/// control characters become spaces, what is JSON stays the same.
fn mended(text: &str) -> String {
    let mut text = text.trim();
    for (before, behind) in
        [("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>"), ("/*<![CDATA[*/", "/*]]>*/")]
    {
        text = text.strip_prefix(before).unwrap_or(text);
        text = text.strip_suffix(behind).unwrap_or(text).trim();
    }
    text.trim_end_matches(';').chars().map(|c| if c < ' ' { ' ' } else { c }).collect()
}

/// Whether a node is an article, a posting or a report: `NewsArticle`, `["WebPage", "BlogPosting"]`, `schema:Report` …
fn is_article(node: &Map<String, Value>) -> bool {
    let is_one = |name: &Value| {
        let name = name.as_str().and_then(|name| name.rsplit(['/', ':', '#']).next()).unwrap_or_default();
        ["Article", "Posting", "Report"].iter().any(|kind| name.ends_with(kind))
    };
    match node.get("@type") {
        Some(Value::Array(names)) => names.iter().any(is_one),
        Some(name) => is_one(name),
        None => false,
    }
}

/// A value as text: itself, the first of several, or that of a typed value.
fn text_of(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Array(values) => values.first().and_then(Value::as_str),
        Value::Object(typed) => typed.get("@value").and_then(Value::as_str),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        published(text).unwrap().into_iter().map(|published| published.value).collect()
    }

    #[test]
    fn the_date_of_an_article_is_found_wherever_it_stands() {
        for (text, expected) in [
            (r#"{"@type":"NewsArticle","datePublished":"2021-07-13"}"#, &["2021-07-13"][..]),
            (
                r#"[{"@type":"WebSite"},{"@type":["WebPage","BlogPosting"],"datePublished":"2021"}]"#,
                &["2021"],
            ),
            (r#"{"@graph":[{"@type":"Person"},{"@type":"Report","datePublished":"2021"}]}"#, &["2021"]),
            (
                r#"{"@type":"WebPage","mainEntity":{"@type":"http://schema.org/Article","datePublished":"2021"}}"#,
                &["2021"],
            ),
            (r#"{"@type":"schema:LiveBlogPosting","datePublished":{"@value":"2021"}}"#, &["2021"]),
            (r#"{"@type":"Article","datePublished":["2021","2022"]}"#, &["2021"]),
            // The outer one first.
            (
                r#"{"a":{"@type":"Article","datePublished":"2020"},"@type":"Article","datePublished":"2021"}"#,
                &["2021", "2020"],
            ),
            // None of these is the page's publication.
            (r#"{"@type":"NewsArticle","dateModified":"2021-07-13","dateCreated":"2021"}"#, &[]),
            (r#"{"@type":"VideoObject","datePublished":"2021"}"#, &[]),
            (r#"{"datePublished":"2021"}"#, &[]),
            (r#"{"@type":"ItemList","itemListElement":[{"@type":"Article","datePublished":"2021"}]}"#, &[]),
            (r#"{"@type":"Article","datePublished":20210713}"#, &[]),
            ("[]", &[]),
            ("3", &[]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn marks_around_and_line_ends_within_do_not_break_it() {
        let article = "{\"@type\":\"Article\",\"description\":\"two\nlines\",\"datePublished\":\"2021\"}";
        for text in [
            article.to_owned(),
            format!("\n<!--\n{article}\n-->\n"),
            format!("//<![CDATA[\n{article};\n//]]>"),
            format!("/*<![CDATA[*/{article}/*]]>*/"),
        ] {
            assert_eq!(found(&text), ["2021"], "{text}");
        }
    }

    #[test]
    fn what_is_no_json_or_five_megabytes_deep_is_an_error() {
        for text in [
            "",
            "{",
            "{\"@type\":\"Article\",}",
            "Kaboul",
            &"[".repeat(5_000_000),
            &"{\"a\":".repeat(1_000_000),
        ] {
            assert!(published(text).is_err());
        }
        let deep = format!("{}{}", "[".repeat(2_500_000), "]".repeat(2_500_000));
        assert!(published(&deep).is_err());
    }
}
