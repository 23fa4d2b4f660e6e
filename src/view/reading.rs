//! The mentions of a selection in the order in which they are read: by date, undated last, then in the order of the texts.
//! Made once for a selection, a clock and filters. A step of the slider then asks only for what the window shows, whole blocks of
//! mentions that end before it being passed over.

use super::mask::PlaceMask;
use super::query::{Query, Restriction};
use crate::corpus::{Corpus, Days, Sort};

/// So many mentions are passed over, or counted, at once.
const BLOCK: usize = 256;

/// The mentions of some places, ready to be read through any window.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    mentions: Vec<Read>,
    blocks: Vec<Ends>,
    /// Whether the filters keep all these places.
    all_places: bool,
    /// The paragraphs that hold them, in the order of the texts.
    pub paragraphs: Vec<ReadParagraph>,
    /// How many documents hold them.
    pub documents: u32,
}

/// A mention as it is read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Read {
    /// Its number in the corpus.
    pub mention: u32,
    /// Where its paragraph stands among those of the reading.
    pub paragraph: u32,
    days: Days,
    sort: Sort,
    /// Whether the filters keep its place.
    kept: bool,
}

impl Read {
    fn is_shown(&self, restriction: Restriction) -> bool {
        self.kept && restriction.shows(self.days, self.sort)
    }
}

/// A paragraph that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ReadParagraph {
    pub document: u32,
    pub paragraph: u32,
    /// Length of its text.
    pub bytes: u32,
}

/// The soonest and the latest of the last days of a block.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Ends {
    soonest: i32,
    latest: i32,
}

impl Ends {
    fn of(block: &[Read]) -> Self {
        let lasts = || block.iter().map(|read| read.days.last);
        Self { soonest: lasts().min().unwrap_or(i32::MAX), latest: lasts().max().unwrap_or(i32::MIN) }
    }
}

impl Reading {
    /// The reading of the places with these numbers, none of them twice.
    #[allow(clippy::cast_possible_truncation)] // mentions and paragraphs are numbered in 32 bits
    pub fn of(corpus: &Corpus, query: &Query, places: &[u32]) -> Self {
        let mut numbers: Vec<u32> =
            places.iter().flat_map(|&place| corpus.mentions_of(place)).copied().collect();
        numbers.sort_unstable();
        let columns = corpus.columns();
        let (days, sorts) = (columns.days(query.clock), corpus.sorts(&query.filter.sieve));
        let mask = PlaceMask::of(corpus, &query.filter);
        let mut paragraphs: Vec<ReadParagraph> = Vec::new();
        let mut documents = 0;
        let mut mentions = Vec::with_capacity(numbers.len());
        for mention in numbers {
            let at = &corpus.mentions()[mention as usize];
            let last = paragraphs.last().map(|last| (last.document, last.paragraph));
            if last != Some((at.document, at.paragraph)) {
                documents += u32::from(last.is_none_or(|(document, _)| document != at.document));
                let source = corpus.documents().get(at.document as usize);
                let span = source.and_then(|source| source.paragraphs.get(at.paragraph as usize));
                let bytes = span.map_or(0, |paragraph| paragraph.span.range().len()) as u32;
                paragraphs.push(ReadParagraph { document: at.document, paragraph: at.paragraph, bytes });
            }
            let (days, sort) = (days[mention as usize], sorts.all()[mention as usize]);
            let kept = mask.keeps(columns.place()[mention as usize]);
            mentions.push(Read { mention, paragraph: paragraphs.len() as u32 - 1, days, sort, kept });
        }
        // What is undated starts after every day there is.
        mentions.sort_unstable_by_key(|read| (read.days.first, read.mention));
        let blocks = mentions.chunks(BLOCK).map(Ends::of).collect();
        let all_places = mentions.iter().all(|read| read.kept);
        Self { mentions, blocks, all_places, paragraphs, documents }
    }

    /// How many mentions there are.
    pub fn len(&self) -> usize {
        self.mentions.len()
    }

    /// The mentions that are shown, in the order in which they are read.
    pub fn shown(&self, restriction: Restriction) -> impl Iterator<Item = Read> {
        let blocks = self.begun(restriction).chunks(BLOCK).zip(&self.blocks);
        let near = blocks.filter(move |(_, ends)| ends.latest >= restriction.window.first);
        let dated = near.flat_map(|(block, _)| block);
        let undated = if restriction.undated { self.undated() } else { &[] };
        dated.chain(undated).copied().filter(move |read| read.is_shown(restriction))
    }

    /// How many of them are shown.
    pub fn count(&self, restriction: Restriction) -> usize {
        let all = restriction.keeps_all() && self.all_places;
        let shown = |read: &&Read| read.is_shown(restriction);
        let dated = self.begun(restriction).chunks(BLOCK).zip(&self.blocks).map(|(block, ends)| {
            if ends.latest < restriction.window.first {
                0
            } else if all && ends.soonest >= restriction.window.first {
                block.len()
            } else {
                block.iter().filter(shown).count()
            }
        });
        let undated = match (restriction.undated, all) {
            (false, _) => 0,
            (true, true) => self.undated().len(),
            (true, false) => self.undated().iter().filter(shown).count(),
        };
        dated.sum::<usize>() + undated
    }

    /// How many paragraphs hold no mention that the filters keep.
    pub fn filtered(&self, restriction: Restriction) -> usize {
        if restriction.keeps_all() && self.all_places {
            return 0;
        }
        let mut kept = vec![false; self.paragraphs.len()];
        for read in self.mentions.iter().filter(|read| read.kept && restriction.keeps(read.sort)) {
            kept[read.paragraph as usize] = true;
        }
        kept.into_iter().filter(|kept| !kept).count()
    }

    /// The dated mentions that begin by the end of the window.
    fn begun(&self, restriction: Restriction) -> &[Read] {
        let end = self.mentions.partition_point(|read| read.days.first <= restriction.window.last);
        &self.mentions[..end]
    }

    fn undated(&self) -> &[Read] {
        let start = self.mentions.partition_point(|read| read.days.first < Days::UNDATED.first);
        &self.mentions[start..]
    }
}

/// The mention after `current` in a list of them, or before it; at the end the list begins anew. From a mention that is
/// not in the list, and from none, one comes to the mention at `start`.
#[must_use]
pub fn beside(mentions: &[u32], current: Option<u32>, start: usize, forward: bool) -> Option<u32> {
    let at = current.and_then(|current| mentions.iter().position(|&mention| mention == current));
    let next = match (at, forward) {
        (Some(at), true) => at + 1,
        (Some(at), false) => at.checked_sub(1).unwrap_or(mentions.len() - 1),
        (None, true) => start,
        (None, false) => start.checked_sub(1).unwrap_or(mentions.len().saturating_sub(1)),
    };
    mentions.get(next).or(mentions.first()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;
    use crate::model::Edtf;

    #[test]
    fn what_is_passed_over_by_blocks_is_what_a_scan_finds() {
        let source = sample::told();
        let mentions = [source.mentions(); 200].concat();
        let corpus = Corpus::new("many", source.documents().to_vec(), mentions, sample::places(), Vec::new());
        let all: Vec<u32> = (0..6).collect();
        let reading = Reading::of(&corpus, &Query::default(), &all);
        assert_eq!(reading.len(), 1200);
        for (window, expected) in [
            (None, 1200),
            (Some("1996"), 200),
            (Some("2021-07-20"), 200),
            (Some("2021-07-21"), 400),
            (Some("2021-07"), 800),
            (Some("2022"), 0),
        ] {
            let window = window.map(|days| Edtf::parse(days).unwrap().range());
            let restriction = Restriction::of(&Query { window, ..Query::default() });
            assert_eq!(reading.count(restriction), expected, "{window:?}");
            assert_eq!(reading.shown(restriction).count(), expected, "{window:?}");
        }
    }

    #[test]
    fn the_next_mention_after_the_last_is_the_first() {
        for (current, start, forward, expected) in [
            (Some(3), 0, true, Some(9)),
            (Some(4), 0, true, Some(7)),
            (Some(7), 0, false, Some(4)),
            (None, 0, true, Some(7)),
            (None, 0, false, Some(4)),
            (Some(8), 1, true, Some(3)),
            (None, 3, false, Some(9)),
        ] {
            assert_eq!(beside(&[7, 3, 9, 4], current, start, forward), expected, "{current:?} from {start}");
        }
        assert_eq!(beside(&[], Some(1), 0, true), None);
        assert_eq!(beside(&[], None, 0, false), None);
    }
}
