//! Long paragraphs in parts: a text without blank lines is one paragraph, and may be as long as a book. A reader lays out
//! only the part in sight.

use crate::corpus::Corpus;
use crate::model::Span;

/// About how long a part is, in bytes. Paragraphs of news are shorter and stay whole.
const PART: usize = 4096;
/// How far beyond that a line or a word may go on.
const TAIL: usize = 256;

/// In how many parts a paragraph of so many bytes is read.
#[must_use]
#[allow(clippy::cast_possible_truncation)] // documents are below 4 GiB
pub fn parts(length: usize) -> u32 {
    (length / PART).max(1) as u32
}

/// Where a part of a paragraph stands in its document. Parts follow each other without a gap, and none begins within a
/// mention.
pub(super) fn part(corpus: &Corpus, document: u32, paragraph: u32, part: u32) -> Span {
    let source = corpus.documents().get(document as usize);
    let Some((source, whole)) = source.and_then(|source| {
        source.paragraphs.get(paragraph as usize).map(|paragraph| (source, paragraph.span.range()))
    }) else {
        return Span::new(0, 0);
    };
    let mentions = &corpus.mentions()[corpus.mentions_in_paragraph(document, paragraph)];
    let cut = |number: u32| {
        if number == 0 {
            return whole.start;
        }
        if number >= parts(whole.len()) {
            return whole.end;
        }
        let text = &source.text;
        let at = text.ceil_char_boundary(whole.start + number as usize * PART);
        let tail = &text[at..text.floor_char_boundary((at + TAIL).min(whole.end))];
        let gap = tail.find('\n').or_else(|| tail.find(char::is_whitespace));
        let at = gap.map_or(at, |gap| text.ceil_char_boundary(at + gap + 1));
        // Mentions do not overlap: at most the last before the cut reaches over it.
        let before = mentions.partition_point(|mention| (mention.span.start as usize) < at);
        let over = mentions[..before].last().map_or(at, |mention| mention.span.end as usize);
        over.max(at).min(whole.end)
    };
    let start = cut(part);
    Span::new(start, cut(part + 1).max(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;
    use crate::model::PlaceId;
    use crate::view::{Query, document, passages};

    /// One paragraph without a blank line, as long as it takes for many parts.
    fn corpus(lines: usize, line: &str) -> Corpus {
        let text = vec![line; lines].join("\n");
        let documents = vec![sample::document("long.txt", &[&text], None)];
        let named = line.matches("Kandahar").count() * lines;
        let mentions =
            (0..named).map(|nth| sample::mention(&documents, 0, "Kandahar", nth, "Kandahar")).collect();
        Corpus::new("long", documents, mentions, sample::places(), Vec::new())
    }

    #[test]
    fn the_parts_of_a_paragraph_are_its_text_and_hold_each_mention_once() {
        let unbroken = "é".repeat(600) + "Kandahar" + &"è".repeat(700);
        for (lines, line) in [(3, "À Kandahar"), (2000, "À Kandahar"), (20, unbroken.as_str())] {
            let corpus = corpus(lines, line);
            let kandahar = PlaceId::new("Kandahar");
            let found = passages(&corpus, &Query::default(), &kandahar).unwrap();
            let at = found.passages[0];
            let read: Vec<_> =
                (0..at.parts()).map(|part| found.read(&corpus, &Query::default(), at, part)).collect();
            let text: String = read.iter().map(|passage| passage.text.as_str()).collect();
            assert_eq!(text, at.text(&corpus));
            assert!(read.iter().all(|passage| passage.text.len() < 2 * PART + TAIL));
            let marked: Vec<_> = read
                .iter()
                .flat_map(|passage| passage.highlights.iter().map(|mark| &passage.text[mark.range.clone()]))
                .collect();
            assert_eq!(marked, vec!["Kandahar"; lines]);
            let whole = document(&corpus, &Query::default(), 0).unwrap();
            let shown: Vec<_> = whole.paragraphs.iter().map(|part| part.text.as_str()).collect();
            assert_eq!(shown.concat(), at.text(&corpus));
            assert!(whole.paragraphs.iter().all(|part| part.paragraph == 0));
        }
    }
}
