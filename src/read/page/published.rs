//! What a page says to machines of the day it was published, the most trusted first.
//!
//! When it was changed (`dateModified`, `article:modified_time`) is no publication and is never looked at.

use super::super::civil::date_of;
use super::super::metadata::Claim;
use super::content::Measure;
use super::json_ld;
use super::tree::{Element, Tree};
use crate::model::Message;

/// The fields of `<meta>` that give the day of publication, in lower case and in order of trust: that of the Open Graph and
/// schema.org's, those of news sites' own services, Dublin Core, and the plain `date`, which some use for other dates.
const FIELDS: &[&str] = &[
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "publish-date",
    "publish_date",
    "publishdate",
    "published_time",
    "publication_date",
    "publication-date",
    "originalpublicationdate",
    "citation_publication_date",
    "pubdate",
    "pub_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "date",
];

/// Something that is wrong with what a page says: the byte of its source, and what.
pub(super) type Fault = (usize, Message);

/// The fields of a page that give its publication.
pub(super) fn claims(
    tree: &Tree,
    measure: &Measure,
    article: Option<usize>,
    faults: &mut Vec<Fault>,
) -> Vec<Claim> {
    let mut claims = from_json_ld(tree, faults);
    claims.extend(from_meta(tree, measure));
    claims.extend(from_marked_times(tree, measure));
    claims.extend(article.and_then(|article| from_time_of(tree, measure, article)));
    claims
}

/// What the nodes of articles say. Where there are several, of different days, the page is a list and none is its own.
fn from_json_ld(tree: &Tree, faults: &mut Vec<Fault>) -> Vec<Claim> {
    let mut found = Vec::new();
    for script in tree.elements.iter().filter(|element| is_json_ld(element)) {
        let text = tree.raw(script);
        match json_ld::published(&text) {
            Ok(nodes) => found.extend(nodes.into_iter().map(|published| (published, script.at))),
            // Much JSON-LD tells of other things.
            Err(_) if !text.contains("datePublished") => {}
            Err(error) => {
                let message = Message::new("read-json-ld-broken").with("said", error.to_string());
                faults.push((script.at, message));
            }
        }
    }
    let outermost = found.iter().map(|(published, _)| published.depth).min();
    found.retain(|(published, _)| Some(published.depth) == outermost);
    let mut days: Vec<_> =
        found.iter().filter_map(|(published, at)| Some((date_of(&published.value)?, *at))).collect();
    days.dedup_by(|(a, _), (b, _)| a == b);
    if let [_, (_, at), ..] = days[..] {
        faults.push((at, Message::new("read-json-ld-many")));
        return Vec::new();
    }
    let claim = |(published, at): (json_ld::Published, usize)| claim("datePublished", &published.value, at);
    found.into_iter().map(claim).collect()
}

fn is_json_ld(element: &Element) -> bool {
    let is_type = |kind: &str| kind.trim().to_ascii_lowercase().starts_with("application/ld+json");
    &*element.name == "script" && element.attribute("type").is_some_and(is_type)
}

/// What `<meta>` say, and any element that a microdata `itemprop` marks as the date.
fn from_meta(tree: &Tree, measure: &Measure) -> Vec<Claim> {
    let mut ranked = Vec::new();
    for (at, element) in tree.elements.iter().enumerate() {
        let Some(content) = element.attribute("content") else { continue };
        let is_meta = &*element.name == "meta";
        let named =
            ["name", "property"].into_iter().filter(|_| is_meta).filter_map(|name| element.attribute(name));
        // A teaser beside the article is marked in the same way.
        let marked = element.attribute("itemprop").filter(|_| measure.shows(at));
        for field in named.chain(marked).flat_map(str::split_whitespace) {
            let lower = field.to_ascii_lowercase();
            if let Some(rank) = FIELDS.iter().position(|known| *known == lower) {
                ranked.push((rank, claim(field, content, element.at)));
            }
        }
    }
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, claim)| claim).collect()
}

/// What `<time pubdate>` and `<time itemprop="datePublished">` say.
fn from_marked_times(tree: &Tree, measure: &Measure) -> impl Iterator<Item = Claim> {
    let times = tree.elements.iter().enumerate().filter(|(at, time)| is_time(time) && measure.shows(*at));
    times.filter_map(|(_, time)| {
        let is_marked = has_word(time, "itemprop", "datepublished");
        let field = if is_marked { "datePublished" } else { time.attribute("pubdate").map(|_| "pubdate")? };
        Some(claim(field, time.attribute("datetime")?, time.at))
    })
}

/// What the first `<time>` with a date of the article's header says. Elsewhere in the article a time may be of anything.
fn from_time_of(tree: &Tree, measure: &Measure, article: usize) -> Option<Claim> {
    let within = |outer: &Element| {
        let range = outer.pieces.clone();
        tree.elements.iter().enumerate().filter(move |(_, element)| range.contains(&element.pieces.start))
    };
    // The other times are of day, or how long it takes to read.
    let is_date = |time: &Element| time.attribute("datetime").and_then(date_of).is_some();
    let article = tree.elements.get(article)?;
    let header = within(article).find(|(at, element)| &*element.name == "header" && measure.shows(*at));
    let mut times =
        within(header?.1).filter(|(at, time)| is_time(time) && measure.shows(*at) && is_date(time));
    let (_, time) = times.next()?;
    Some(claim("time", time.attribute("datetime")?, time.at))
}

/// Whether an element is a `<time>` and not marked as that of a change.
fn is_time(element: &Element) -> bool {
    let class = element.attribute("class").unwrap_or_default().to_ascii_lowercase();
    let is_change =
        has_word(element, "itemprop", "datemodified") || class.contains("updat") || class.contains("modif");
    &*element.name == "time" && !is_change
}

fn has_word(element: &Element, attribute: &str, word: &str) -> bool {
    let words = element.attribute(attribute).unwrap_or_default();
    words.split_whitespace().any(|own| own.eq_ignore_ascii_case(word))
}

fn claim(field: &str, value: &str, at: usize) -> Claim {
    Claim { field: field.to_owned(), value: value.to_owned(), at }
}
