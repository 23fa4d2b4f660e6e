//! Which documents tell where a corpus plays: all of them, or a sample of a large corpus, so that most documents are
//! looked at once.

use std::borrow::Cow;

use crate::model::Document;

/// Up to so many bytes of texts all tell; of more at most about as many, and at least half. Some two thousand articles: a
/// country's share is then off by about a hundredth.
const SAMPLE: u64 = 4 << 20;

/// Of a document of a sample no more bytes than this are looked at, so that a few long ones do not make up all of it.
const HEAD: usize = 64 << 10;

/// A rule that says of each number of a document whether it is in the sample. Hangs on nothing but the files' sizes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sample {
    /// Every document, as a whole.
    All,
    /// One of so many documents that follow one another, and of each its head.
    OneOf(u64),
}

impl Sample {
    /// The sample of a corpus whose files have these sizes in bytes.
    pub(super) fn of(sizes: &[u64]) -> Self {
        let sum = |most: u64| sizes.iter().fold(0_u64, |sum, &size| sum.saturating_add(size.min(most)));
        if sum(u64::MAX) <= SAMPLE {
            Self::All
        } else {
            Self::OneOf(sum(HEAD as u64).div_ceil(SAMPLE).max(1))
        }
    }

    /// Whether the document with this number is in it.
    ///
    /// Which one of each stretch it is looks like chance: every fiftieth might always be the same column of a paper.
    pub(super) fn has(self, number: usize) -> bool {
        match self {
            Self::All => true,
            Self::OneOf(count) => {
                let (stretch, at) = (number as u64 / count, number as u64 % count);
                scattered(stretch) % count == at
            }
        }
    }

    /// What is looked at of a document that is in it: the document itself, or its head.
    pub(super) fn part_of(self, document: &Document) -> Cow<'_, Document> {
        if self == Self::All || document.text.len() <= HEAD {
            return Cow::Borrowed(document);
        }
        let end = u32::try_from(document.text.floor_char_boundary(HEAD)).unwrap_or(u32::MAX);
        let mut head = document.clone();
        head.paragraphs.retain(|paragraph| paragraph.span.start < end);
        if let Some(last) = head.paragraphs.last_mut() {
            last.span.end = last.span.end.min(end);
        }
        Cow::Owned(head)
    }
}

/// A number that looks like chance: `SplitMix64` of Steele, Lea and Flood (2014).
fn scattered(number: u64) -> u64 {
    let mixed = number.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Paragraph, Span};

    const MEBIBYTE: u64 = 1 << 20;

    fn numbers(sizes: &[u64]) -> Vec<usize> {
        let sample = Sample::of(sizes);
        (0..sizes.len()).filter(|&number| sample.has(number)).collect()
    }

    #[test]
    fn of_a_small_corpus_every_document_tells_and_all_of_it() {
        for sizes in [vec![], vec![4 * MEBIBYTE], vec![1000; 4000]] {
            assert_eq!((Sample::of(&sizes), numbers(&sizes).len()), (Sample::All, sizes.len()));
        }
    }

    #[test]
    fn of_a_large_corpus_so_many_tell_that_they_are_about_as_long_as_a_small_one() {
        for (size, count) in [(2000, 2200), (2000, 100_000), (2000, 1_000_000), (50_000, 1000), (100, 50_000)]
        {
            let taken = numbers(&vec![size; count]).len() as u64 * size;
            assert!(
                (2 * MEBIBYTE..=4 * MEBIBYTE + size).contains(&taken),
                "{taken} bytes of {count} of {size}"
            );
        }
    }

    #[test]
    fn the_sample_is_spread_over_the_list_and_over_what_recurs_in_it() {
        // Four years of a paper, five articles a day: 2 in 100 of them tell.
        let taken = numbers(&vec![28_000; 5 * 1461]);
        for year in 0..4 {
            let own = taken.iter().filter(|&&number| number / (5 * 365) == year).count();
            assert!(own.abs_diff(taken.len() / 4) <= 2, "{own} of {} in year {year}", taken.len());
        }
        for period in [2, 5, 7, 35, 48, 49] {
            let rest: std::collections::BTreeSet<usize> =
                taken.iter().map(|number| number % period).collect();
            assert!(10 * rest.len() >= 9 * period, "of every {period} texts only {} ever tell", rest.len());
        }
    }

    #[test]
    fn of_few_long_documents_each_tells_with_its_head() {
        assert_eq!(numbers(&[20 * MEBIBYTE; 10]).len(), 10);
        assert_eq!(numbers(&[200 * MEBIBYTE]), [0]);
        assert_eq!(numbers(&[u64::MAX, u64::MAX]), [0, 1]);
    }

    #[test]
    fn a_head_ends_within_a_paragraph_on_a_whole_character() {
        let text = format!("Kaboul\n{}\nHérat", "é".repeat(HEAD));
        let second = Span::new(7, 7 + 2 * HEAD);
        let spans = [Span::new(0, 6), second, Span::new(8 + 2 * HEAD, text.len())];
        let document = Document {
            path: "a.txt".into(),
            title: "Kaboul".into(),
            text: Arc::from(text),
            paragraphs: spans.map(|span| Paragraph { span }).to_vec(),
            publication: None,
            language: None,
            ..Document::default()
        };
        let sample = Sample::of(&[5 * MEBIBYTE]);
        let head = sample.part_of(&document);
        let [first, cut] = &head.paragraphs[..] else { panic!("{:?}", head.paragraphs) };
        assert_eq!((head.slice(first.span), cut.span.start), ("Kaboul", 7));
        assert_eq!(head.slice(cut.span), "é".repeat((HEAD - 7) / 2));
        assert!(matches!(Sample::All.part_of(&document), Cow::Borrowed(_)));
    }
}
