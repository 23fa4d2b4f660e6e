//! What stands behind a sign: the sentences that name its places, each with its document and date.

use std::ops::Range;

use super::model::ViewModel;
use super::query::Restriction;
use super::standing::Standing;
use crate::model::{Mention, Span};

/// Bytes of the text that a quote has before and after the name, about.
const BEFORE: usize = 56;
const AFTER: usize = 72;

/// A passage that names a place: all its mentions there that the query shows and that have the same date.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceAt {
    /// Numbers of the mentions in the corpus, in the order of the text.
    pub mentions: Vec<u32>,
    /// Index of the document in the corpus.
    pub document: u32,
    /// The document's title.
    pub title: String,
    /// The date by the clock in use, and what it stands on; `None` where undated.
    pub date: Option<Standing>,
    /// How sure it is that this place is meant, 0 to 1; of several mentions the surest.
    pub confidence: f32,
    /// The words around the first of them.
    pub quote: Quote,
}

/// A few words of a text around a name. White space is single spaces, and what was left out at an end is an ellipsis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// Before the name.
    pub before: String,
    /// The name as it stands there.
    pub name: String,
    /// After it.
    pub after: String,
}

impl Quote {
    /// The words around `name`, within `paragraph`; byte offsets of `text`.
    fn of(text: &str, paragraph: Range<usize>, name: Range<usize>) -> Self {
        let start = paragraph.start.max(text.floor_char_boundary(name.start.saturating_sub(BEFORE)));
        let end = paragraph.end.min(text.ceil_char_boundary(name.end.saturating_add(AFTER)));
        let (mut before, mut after) =
            (text.get(start..name.start).unwrap_or_default(), text.get(name.end..end).unwrap_or_default());
        let mut cut = [start > paragraph.start, end < paragraph.end];
        // Cut where words end, and rather where a sentence does.
        if cut[0] {
            before = before.split_once(char::is_whitespace).map_or("", |(_, rest)| rest);
        }
        if cut[1] {
            after = after.rsplit_once(char::is_whitespace).map_or("", |(rest, _)| rest);
        }
        if let Some((_, rest)) = before.rsplit_once(". ") {
            (before, cut[0]) = (rest, false);
        }
        if let Some((rest, _)) = after.split_once(". ") {
            (after, cut[1]) = (&after[..=rest.len()], false);
        }
        let spaced = |text: &str| -> String {
            let ends = |at_end: bool| {
                let c = if at_end { text.chars().next_back() } else { text.chars().next() };
                if c.is_some_and(char::is_whitespace) { " " } else { "" }
            };
            let words: Vec<&str> = text.split_whitespace().collect();
            match words.is_empty() {
                true => ends(true).to_owned(),
                false => format!("{}{}{}", ends(false), words.join(" "), ends(true)),
            }
        };
        let ellipsis = |cut: bool| if cut { "…" } else { "" };
        Self {
            before: format!("{}{}", ellipsis(cut[0]), spaced(before).trim_start()),
            name: spaced(text.get(name).unwrap_or_default()),
            after: format!("{}{}", spaced(after).trim_end(), ellipsis(cut[1])),
        }
    }
}

/// What the query shows of the place of the marker with this index ([`ViewModel::all_markers`]), in the order of documents and text.
#[must_use]
pub fn sources(view: &ViewModel, marker: usize) -> Vec<SourceAt> {
    let corpus = view.corpus();
    let marker = view.all_markers().get(marker).filter(|marker| marker.visible > 0);
    let Some(place) = marker.and_then(|marker| corpus.places().index_of(&marker.place)) else {
        return Vec::new();
    };
    let query = view.query();
    let restriction = Restriction::of(query);
    let sorts = corpus.sorts(&query.filter.sieve);
    let dated = corpus.columns().days_of_place(query.clock, place).iter().zip(sorts.of_place(place));
    let shown = corpus.mentions_of(place).iter().zip(dated);
    let shown = shown.filter(|&(_, (&days, &sort))| restriction.shows(days, sort));
    let mut found: Vec<SourceAt> = Vec::new();
    for (&number, _) in shown {
        let Some(mention) = corpus.mentions().get(number as usize) else { continue };
        let Some(next) = source(view, number, mention) else { continue };
        match found.last_mut() {
            Some(last) if is_same(view, last, mention) && last.date == next.date => {
                last.mentions.push(number);
                last.confidence = last.confidence.max(next.confidence);
            }
            _ => found.push(next),
        }
    }
    found
}

fn is_same(view: &ViewModel, last: &SourceAt, mention: &Mention) -> bool {
    let first = last.mentions.first().and_then(|&number| view.corpus().mentions().get(number as usize));
    first.is_some_and(|first| (first.document, first.paragraph) == (mention.document, mention.paragraph))
}

fn source(view: &ViewModel, number: u32, mention: &Mention) -> Option<SourceAt> {
    let document = view.corpus().documents().get(mention.document as usize)?;
    let whole = Span::new(0, document.text.len());
    let paragraph = document.paragraphs.get(mention.paragraph as usize).map_or(whole, |found| found.span);
    // A name in a title or a header stands in no paragraph.
    let around = if paragraph.contains(mention.span) { paragraph } else { mention.span };
    Some(SourceAt {
        mentions: vec![number],
        document: mention.document,
        title: document.title.clone(),
        date: Standing::of_mention(document, mention, view.query().clock),
        confidence: mention.confidence,
        quote: Quote::of(&document.text, around.range(), mention.span.range()),
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::corpus::sample;
    use crate::view::Query;

    #[test]
    fn a_quote_is_cut_between_words_and_where_its_sentence_ends() {
        let text = "Un mot. Les talibans prenaient le contrôle de\n Kandahar, la deuxième plus grande ville du pays dans le bastion de l’insurrection, ne laissant que Kaboul.";
        let name = text.find("Kandahar").unwrap();
        let quote = Quote::of(text, 0..text.len(), name..name + 8);
        assert_eq!(
            (quote.before.as_str(), quote.name.as_str()),
            ("Les talibans prenaient le contrôle de ", "Kandahar")
        );
        assert_eq!(quote.after, ", la deuxième plus grande ville du pays dans le bastion de…");
        let alone = Quote::of("Kaboul", 0..6, 0..6);
        assert_eq!(alone, Quote { name: "Kaboul".to_owned(), ..Quote::default() });
        // Any byte of a letter of several may be where it is cut.
        for length in 0..120 {
            let text = format!("{}é Kaboul à{}", "é".repeat(length), "é".repeat(length));
            let name = text.find("Kaboul").unwrap();
            assert_eq!(Quote::of(&text, 0..text.len(), name..name + 6).name, "Kaboul");
        }
    }

    #[test]
    fn the_sources_of_all_places_hold_every_visible_mention_once() {
        let view = ViewModel::new(Arc::new(sample::told()), Query::default());
        let mut all: Vec<u32> = (0..view.all_markers().len())
            .flat_map(|marker| sources(&view, marker))
            .flat_map(|source| source.mentions)
            .collect();
        all.sort_unstable();
        assert_eq!(all.len(), view.counts().visible);
        all.dedup();
        assert_eq!(all.len(), view.counts().visible);
    }
}
