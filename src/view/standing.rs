//! What a date stands on: the words that say it, and the other date that these words hang on.

use std::ops::Range;

use crate::corpus::{Clock, Corpus};
use crate::model::{Anchor, Basis, DateRange, Document, Mention, Publication, PublicationBasis, Span, Timex};

/// A date and what it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The days.
    pub range: DateRange,
    /// What says so.
    pub ground: Ground,
}

/// What says a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The text, which says the date itself or by way of another one.
    Text {
        /// The words, where they are known: "mardi".
        words: Option<String>,
        /// What else these words hang on.
        hangs_on: HangsOn,
        /// Whether the words stand in an earlier sentence.
        carried: bool,
    },
    /// The document's publication.
    Publication {
        /// How that is known.
        basis: PublicationBasis,
        /// The words that say it, where there are any: "date 2021-07".
        words: Option<String>,
    },
}

/// On what besides its own words the meaning of a temporal expression hangs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HangsOn {
    /// On nothing.
    Nothing,
    /// On the date of publication.
    Publication,
    /// On a date that these earlier words name.
    Words(String),
    /// On another date that is not told.
    Other,
}

/// What a temporal expression in a shown text means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimexMark {
    /// Bytes of the shown text, on character boundaries.
    pub range: Range<usize>,
    /// The days it means, where they can be told.
    pub date: Option<DateRange>,
    /// What that hangs on.
    pub hangs_on: HangsOn,
}

impl Standing {
    /// The date of a mention of `document` by `clock`; `None` where it has none.
    pub(super) fn of_mention(document: &Document, mention: &Mention, clock: Clock) -> Option<Self> {
        if clock == Clock::Published {
            return document.publication.as_ref().map(Self::of_publication);
        }
        let date = mention.date.as_ref()?;
        let ground = match date.basis {
            Basis::Decision => Ground::Publication { basis: PublicationBasis::Decision, words: None },
            Basis::Publication => match document.publication.as_ref() {
                Some(known) => Ground::of_publication(known),
                None => Ground::of_words(document, date.words, HangsOn::Publication, false),
            },
            Basis::Expression => Ground::of_words(document, date.words, HangsOn::Nothing, date.carried),
            Basis::Relative => {
                let timex = date.words.and_then(|words| timex_at(document, words));
                let hangs_on = timex.map_or(HangsOn::Other, |timex| HangsOn::of(document, timex));
                // Without an anchor of its own the expression must hang on something all the same.
                let hangs_on = if hangs_on == HangsOn::Nothing { HangsOn::Other } else { hangs_on };
                Ground::of_words(document, date.words, hangs_on, date.carried)
            }
        };
        Some(Self { range: date.range(), ground })
    }

    /// A document's publication.
    #[must_use]
    pub fn of_publication(publication: &Publication) -> Self {
        Self { range: publication.date.range(), ground: Ground::of_publication(publication) }
    }
}

impl Ground {
    fn of_publication(publication: &Publication) -> Self {
        Self::Publication { basis: publication.basis, words: publication.words.clone() }
    }

    fn of_words(document: &Document, words: Option<Span>, hangs_on: HangsOn, carried: bool) -> Self {
        Self::Text { words: words.map(|words| said(document, words)), hangs_on, carried }
    }
}

impl HangsOn {
    fn of(document: &Document, timex: &Timex) -> Self {
        match timex.anchor {
            Anchor::None => Self::Nothing,
            Anchor::Publication => Self::Publication,
            Anchor::Thread(before) => document
                .timexes
                .get(before as usize)
                .map_or(Self::Other, |before| Self::Words(said(document, before.span))),
        }
    }
}

/// Words of a document on one line.
pub(super) fn said(document: &Document, words: Span) -> String {
    document.slice(words).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn timex_at(document: &Document, words: Span) -> Option<&Timex> {
    let at = document.timexes.partition_point(|timex| timex.span.start < words.start);
    document.timexes.get(at).filter(|timex| timex.span == words)
}

/// The temporal expressions `within` a stretch of a document, in order; ranges count from its begin.
pub(super) fn timexes(corpus: &Corpus, document: u32, within: Span) -> Vec<TimexMark> {
    let Some(document) = corpus.documents().get(document as usize) else { return Vec::new() };
    let from = document.timexes.partition_point(|timex| timex.span.start < within.start);
    let here = document.timexes[from..].iter().take_while(|timex| timex.span.start < within.end);
    here.filter_map(|timex| {
        Some(TimexMark {
            range: inside(timex.span, within)?,
            date: timex.range(),
            hangs_on: HangsOn::of(document, timex),
        })
    })
    .collect()
}

/// Where `span` stands in the text of `within`, where it is all there.
pub(super) fn inside(span: Span, within: Span) -> Option<Range<usize>> {
    let at = |byte: u32| (byte - within.start) as usize;
    within.contains(span).then(|| at(span.start)..at(span.end))
}
