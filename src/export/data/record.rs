//! A mention with its place, date and source, as every format of data tells it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::passage::passage;
use crate::corpus::{Corpus, NO_PLACE};
use crate::model::{
    Document, Edtf, Mention, MentionDate, Narration, Place, PlaceId, Position, Reason, Role, Span, Status,
};
use crate::view::{Query, ViewModel, shown};
use crate::words::Words;

/// The mentions to write, with the corpus they are of.
#[derive(Clone)]
pub struct Dataset<'a> {
    corpus: &'a Corpus,
    mentions: Vec<u32>,
    words: &'a Words,
    /// Of each place of the corpus, how far it reaches in kilometres: an outline is long, and the same few are named again
    /// and again.
    radii: Vec<f64>,
}

impl<'a> Dataset<'a> {
    /// Every mention of a corpus, toponyms without a place and rejected ones included. `words` tell the reasons.
    #[must_use]
    #[allow(clippy::cast_possible_truncation)] // mentions are numbered in 32 bits
    pub fn all(corpus: &'a Corpus, words: &'a Words) -> Self {
        Self::of_mentions(corpus, (0..corpus.mentions().len() as u32).collect(), words)
    }

    /// The mentions that a view shows, and no others: as many as it counts.
    #[must_use]
    pub fn of_view(view: &'a ViewModel, words: &'a Words) -> Self {
        Self::of_query(view.corpus(), view.query(), words)
    }

    /// The mentions that a view of `corpus` through `query` would show.
    #[must_use]
    pub fn of_query(corpus: &'a Corpus, query: &Query, words: &'a Words) -> Self {
        Self::of_mentions(corpus, shown(corpus, query), words)
    }

    /// The mentions of `corpus` with these numbers, in this order.
    #[must_use]
    pub fn of_mentions(corpus: &'a Corpus, mentions: Vec<u32>, words: &'a Words) -> Self {
        let radii = corpus.places().as_slice().iter().map(|place| rounded(place.radius_km(), 1)).collect();
        Self { corpus, mentions, words, radii }
    }

    /// The corpus that the mentions are of.
    #[must_use]
    pub fn corpus(&self) -> &'a Corpus {
        self.corpus
    }

    /// The words that tell reasons.
    #[must_use]
    pub fn words(&self) -> &'a Words {
        self.words
    }

    /// Numbers of the mentions in the corpus.
    #[must_use]
    pub fn mentions(&self) -> &[u32] {
        &self.mentions
    }

    /// Whether every mention of the corpus is written.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.mentions.len() == self.corpus.mentions().len()
    }

    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.mentions.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.mentions.is_empty()
    }

    /// The records, in the order of documents and text, each made when it is asked for.
    pub fn records(&self) -> impl Iterator<Item = Record<'a>> + '_ {
        self.mentions.iter().filter_map(|&number| self.record(number))
    }

    /// The record of the mention with this number; `None` where the corpus has none.
    pub(super) fn record(&self, number: u32) -> Option<Record<'a>> {
        Record::new(self, number as usize)
    }

    /// The mentions that have a place, each with the number of that in the corpus.
    pub(super) fn placed(&self) -> impl Iterator<Item = (&'a Mention, u32)> + '_ {
        let (mentions, places) = (self.corpus.mentions(), self.corpus.columns().place());
        let both = |&number: &u32| mentions.get(number as usize).zip(places.get(number as usize));
        let both = self.mentions.iter().filter_map(both);
        both.map(|(mention, place)| (mention, *place)).filter(|(_, place)| *place != NO_PLACE)
    }

    /// Where the places are that the records mean, one position a place.
    pub fn positions(&self) -> impl Iterator<Item = Position> + '_ {
        let numbers: BTreeSet<u32> = self.placed().map(|(_, place)| place).collect();
        numbers.into_iter().filter_map(|place| self.place(place)).map(|place| place.position)
    }

    /// The place with this number in the corpus.
    #[must_use]
    pub fn place(&self, number: u32) -> Option<RecordPlace<'a>> {
        let place = self.corpus.places().as_slice().get(number as usize)?;
        let admin1 = place.admin1.as_ref().and_then(|id| self.corpus.place(id));
        let Position { lon, lat } = place.position;
        Some(RecordPlace {
            place,
            number,
            admin1: admin1.map(|admin1| admin1.name.as_str()),
            position: Position { lon: rounded(lon, 5), lat: rounded(lat, 5) },
            radius_km: self.radii.get(number as usize).copied().unwrap_or_default(),
        })
    }
}

/// A mention as data.
#[derive(Clone, Debug)]
pub struct Record<'a> {
    /// The document that names the place.
    pub source: &'a Document,
    /// Index of the paragraph in the document, from 0.
    pub paragraph: u32,
    /// Where the toponym stands in the document's text: bytes of UTF-8.
    pub span: Span,
    /// The toponym as it stands there.
    pub quote: &'a str,
    /// What became of it.
    pub status: Status,
    /// How the text uses the name.
    pub role: Role,
    /// How the text tells what it tells.
    pub narration: Narration,
    /// Identifier of the theme, where it has one.
    pub theme: Option<&'a str>,
    /// How sure the resolution is, 0 to 1, in hundredths.
    pub confidence: f64,
    /// The rule that decided, in words.
    pub reason: String,
    /// Whether the user decided which place it is, or that it is none.
    pub decided_by_user: bool,
    /// The place meant, where known.
    pub place: Option<RecordPlace<'a>>,
    /// The date it speaks of.
    pub date: Option<&'a MentionDate>,
}

/// The place of a record.
#[derive(Clone, Debug)]
pub struct RecordPlace<'a> {
    /// The place.
    pub place: &'a Place,
    /// Its number in the corpus.
    pub number: u32,
    /// The name of its province, where it lies in one.
    pub admin1: Option<&'a str>,
    /// Where it is, in hundred-thousandths of a degree: a metre, finer than any gazetteer knows.
    pub position: Position,
    /// How far the place reaches from its point, in kilometres, in tenths.
    pub radius_km: f64,
}

impl<'a> Record<'a> {
    /// The mention with this number; `None` where the corpus has none.
    fn new(dataset: &Dataset<'a>, number: usize) -> Option<Self> {
        let corpus = dataset.corpus;
        let mention: &'a Mention = corpus.mentions().get(number)?;
        let source = corpus.documents().get(mention.document as usize)?;
        let theme = corpus.themes().of_mentions().get(number);
        let theme = theme.and_then(|theme| corpus.themes().themes().as_slice().get(usize::from(*theme)));
        let place = corpus.columns().place().get(number).copied().filter(|&place| place != NO_PLACE);
        Some(Self {
            source,
            paragraph: mention.paragraph,
            span: mention.span,
            quote: source.slice(mention.span),
            status: mention.status,
            role: mention.role,
            narration: mention.narration,
            theme: theme.map(|theme| theme.id.as_str()),
            confidence: rounded(mention.confidence.into(), 2),
            reason: dataset.words.reason(&mention.reason),
            decided_by_user: matches!(mention.reason, Reason::Decision | Reason::NotAPlace),
            place: place.and_then(|place| dataset.place(place)),
            date: mention.date.as_ref(),
        })
    }

    /// What tells the mention from all others of the corpus: `a/b.txt#1042-1050`.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}#{}-{}", self.source.path, self.span.start, self.span.end)
    }

    /// The paragraph around it, or the words around it in a long one.
    #[must_use]
    pub fn passage(&self) -> Cow<'a, str> {
        passage(self.source, self.paragraph, self.span)
    }

    /// When the document was published, where known.
    #[must_use]
    pub fn published(&self) -> Option<&'a Edtf> {
        self.source.publication.as_ref().map(|publication| &publication.date)
    }
}

impl RecordPlace<'_> {
    /// Whether the point is the place itself, or stands for an area that the text names as a whole.
    #[must_use]
    pub fn precision(&self) -> &'static str {
        if self.place.kind.is_area() { "area" } else { "point" }
    }
}

/// The address of a place in the linked data of the gazetteer that it comes from; `None` where that has none.
#[must_use]
pub fn uri(id: &PlaceId) -> Option<String> {
    let (of, number) = id.as_str().split_once(':')?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    match of {
        "geonames" if is_number => Some(format!("https://sws.geonames.org/{number}/")),
        "wof" if is_number => Some(format!("https://spelunker.whosonfirst.org/id/{number}/")),
        "http" | "https" => Some(id.as_str().to_owned()),
        _ => None,
    }
}

/// A number with so many decimals.
#[must_use]
pub fn rounded(number: f64, decimals: u8) -> f64 {
    let parts = 10f64.powi(decimals.into());
    (number * parts).round() / parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_of_a_public_gazetteer_has_its_address_there() {
        for (id, expected) in [
            ("geonames:1138336", Some("https://sws.geonames.org/1138336/")),
            ("wof:85632229", Some("https://spelunker.whosonfirst.org/id/85632229/")),
            ("https://whgazetteer.org/places/17", Some("https://whgazetteer.org/places/17")),
            ("supplement:bagram-air-base", None),
            ("geonames:1 x", None),
            ("Kandahar", None),
        ] {
            assert_eq!(uri(&PlaceId::new(id)).as_deref(), expected, "{id}");
        }
    }
}
