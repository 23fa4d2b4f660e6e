//! Finding words in the texts of all documents, whatever their case and accents. What is asked for is taken as it is
//! written: no sign in it means anything but itself.

use std::ops::Range;

use super::standing::inside;
use crate::corpus::{Corpus, fold, fold_into, folded};
use crate::model::Span;

/// At most so many hits are listed. The rest is counted.
pub const MOST_HITS: usize = 1_000;
/// About so much of the text is shown around a hit, in bytes on each side.
const AROUND: usize = 90;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The hits listed, in the order of documents and text.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: usize,
    /// Documents with a hit.
    pub documents: usize,
}

/// Where something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Index of the document in the corpus.
    pub document: u32,
    /// Index of the paragraph in the document.
    pub paragraph: u32,
    /// Where it stands in the document's text.
    pub span: Span,
}

/// A hit with what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The text on one line, with an ellipsis where it goes on.
    pub text: String,
    /// Where the hit stands in it: bytes, on character boundaries.
    pub range: Range<usize>,
}

/// Finds `words` in the paragraphs of all documents; `None` where `stop` said so meanwhile.
#[must_use]
#[allow(clippy::cast_possible_truncation)] // documents and paragraphs are numbered in 32 bits
pub fn find(corpus: &Corpus, words: &str, stop: impl Fn() -> bool) -> Option<Found> {
    let mut found = Found::default();
    let needle = folded(words.trim());
    if needle.is_empty() {
        return Some(found);
    }
    let mut text = String::new();
    for (number, document) in (0u32..).zip(corpus.documents()) {
        let before = found.total;
        for (paragraph, at) in (0u32..).zip(&document.paragraphs) {
            if stop() {
                return None;
            }
            let source = document.slice(at.span);
            fold_into(source, &mut text);
            let hits: Vec<usize> = text.match_indices(&needle).map(|(start, _)| start).collect();
            let spans = unfolded(source, &hits, needle.len());
            found.total += spans.len();
            let room = MOST_HITS.saturating_sub(found.hits.len());
            found.hits.extend(spans.into_iter().take(room).map(|span| {
                let start = at.span.start as usize;
                let span = Span::new(start + span.start, start + span.end);
                Hit { document: number, paragraph, span }
            }));
        }
        found.documents += usize::from(found.total > before);
    }
    Some(found)
}

impl Hit {
    /// The hit with what stands around it.
    #[must_use]
    pub fn excerpt(self, corpus: &Corpus) -> Excerpt {
        let document = corpus.documents().get(self.document as usize);
        let Some((document, whole)) = document.and_then(|document| {
            Some((document, document.paragraphs.get(self.paragraph as usize)?.span.range()))
        }) else {
            return Excerpt { text: String::new(), range: 0..0 };
        };
        let (text, hit) = (&document.text, self.span.range());
        let from = text.ceil_char_boundary(hit.start.saturating_sub(AROUND).max(whole.start));
        let to = text.floor_char_boundary((hit.end + AROUND).min(whole.end));
        // It begins and ends with a word, where there is one on that side.
        let parts = (text.get(from..hit.start), text.get(hit.clone()), text.get(hit.end..to));
        let (Some(before), Some(found), Some(after)) = parts else {
            return Excerpt { text: String::new(), range: 0..0 };
        };
        let cut = if from > whole.start { before.find(char::is_whitespace).unwrap_or(0) } else { 0 };
        let before = &before[cut..];
        let after = if to < whole.end {
            &after[..after.rfind(char::is_whitespace).unwrap_or(after.len())]
        } else {
            after
        };
        let mut shown = String::new();
        if from > whole.start {
            shown.push_str("… ");
            shown.push_str(on_one_line(before).trim_start());
        } else {
            shown.push_str(&on_one_line(before));
        }
        let start = shown.len();
        shown.push_str(&on_one_line(found));
        let range = start..shown.len();
        shown.push_str(&on_one_line(after));
        if to < whole.end {
            shown.push_str(" …");
        }
        Excerpt { text: shown, range }
    }

    /// Where it stands in a part of its document, where it is all there.
    #[must_use]
    pub fn within(self, part: Span) -> Option<Range<usize>> {
        inside(self.span, part)
    }
}

/// Every white space as one space, byte for byte no longer than before.
fn on_one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect()
}

/// Where hits of a length stand in a text that begin at these bytes of it as it is compared, which rise. A hit in part of
/// what stands for one character is all of that, with the marks on it; others in the same character are no more of them.
fn unfolded(text: &str, starts: &[usize], length: usize) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::with_capacity(starts.len());
    let mut starts = starts.iter().copied().peekable();
    let (mut at, mut space, mut until) = (0, false, None);
    for (byte, c) in text.char_indices() {
        if starts.peek().is_none() && until.is_none() {
            break;
        }
        let before = at;
        fold(c, &mut space, |c| at += c.len_utf8());
        if at == before {
            continue;
        }
        if until.is_some_and(|until| before >= until) {
            if let Some(last) = spans.last_mut() {
                last.end = byte;
            }
            until = None;
        }
        while let Some(start) = starts.next_if(|start| *start < at) {
            if until.is_none() {
                spans.push(byte..text.len());
                until = Some(start + length);
            }
        }
    }
    // White space and marks behind a hit are no part of it.
    for span in &mut spans {
        let hit = &text[span.clone()];
        span.end = span.start + hit.trim_end().len();
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;

    fn corpus(paragraphs: &[&[&str]]) -> Corpus {
        let name = |number: usize| format!("{number}.txt");
        let documents =
            paragraphs.iter().enumerate().map(|(number, texts)| sample::document(&name(number), texts, None));
        Corpus::new("found", documents.collect(), Vec::new(), sample::places(), Vec::new())
    }

    /// What stands in the texts where these words are found.
    fn hits(text: &str, words: &str) -> Vec<String> {
        let corpus = corpus(&[&[text]]);
        let found = find(&corpus, words, || false).unwrap();
        assert_eq!(found.total, found.hits.len());
        found.hits.iter().map(|hit| corpus.documents()[0].slice(hit.span).to_owned()).collect()
    }

    #[test]
    fn words_are_found_whatever_their_case_accents_and_signs() {
        for (text, words, expected) in [
            ("La ville d’Hérat est tombée. HERAT !", "d'herat", vec!["d’Hérat"]),
            ("La ville d’Hérat est tombée. HERAT !", "hérat", vec!["Hérat", "HERAT"]),
            ("la pre\u{301}sidence, présidence", "PRESIDENCE", vec!["pre\u{301}sidence", "présidence"]),
            ("e\u{301}", "e", vec!["e\u{301}"]),
            ("le siège\nde la   police", "siege de la police", vec!["siège\nde la   police"]),
            ("Œuvre et cœur", "oe", vec!["Œ", "œ"]),
            ("قَنْدَهار وقندهار", "قندهار", vec!["قَنْدَهار", "قندهار"]),
            ("plus de 90 % (sic) [...] a.c abc a+", "a.c", vec!["a.c"]),
            ("plus de 90 % (sic) [...] a.c abc a+", "[...]", vec!["[...]"]),
            ("plus de 90 % (sic) \\d a+", "(sic) \\d a+", vec!["(sic) \\d a+"]),
            ("aaaa", "aa", vec!["aa", "aa"]),
            ("Straße", "strasse", vec!["Straße"]),
            ("Maß, aß", "s", vec!["ß", "ß"]),
            ("sßs las", "ss", vec!["sß"]),
            ("attend… et", ".", vec!["…"]),
            ("attend… et", "d...", vec!["d…"]),
            ("Kaboul", "Hérat", vec![]),
        ] {
            assert_eq!(hits(text, words), expected, "“{words}” in “{text}”");
        }
    }

    #[test]
    fn nothing_is_found_for_nothing_and_in_nothing() {
        assert_eq!(hits("Kaboul", ""), Vec::<String>::new());
        assert_eq!(hits("Kaboul", " \n"), Vec::<String>::new());
        let empty = corpus(&[&[""], &[]]);
        assert_eq!(find(&empty, "a", || false), Some(Found::default()));
        assert_eq!(find(&corpus(&[&["Kaboul"]]), "a", || true), None, "it was stopped");
    }

    #[test]
    fn of_too_many_hits_the_first_are_listed_and_all_are_counted() {
        let many = "Kaboul ".repeat(900);
        let corpus = corpus(&[&[&many, "rien"], &["rien"], &[&many]]);
        let found = find(&corpus, "kaboul", || false).unwrap();
        assert_eq!((found.total, found.documents, found.hits.len()), (1800, 2, MOST_HITS));
        assert_eq!(found.hits[999].document, 2);
    }

    #[test]
    fn a_paragraph_of_two_megabytes_is_searched_to_its_end() {
        let text = format!("{}Hérat{}", "à Kaboul ".repeat(200_000), " à Kandahar".repeat(10));
        let corpus = corpus(&[&[&text]]);
        let found = find(&corpus, "herat", || false).unwrap();
        let hit = found.hits[0];
        assert_eq!((found.total, corpus.documents()[0].slice(hit.span)), (1, "Hérat"));
        let excerpt = hit.excerpt(&corpus);
        assert_eq!(&excerpt.text[excerpt.range.clone()], "Hérat");
        assert!(excerpt.text.starts_with("… ") && excerpt.text.ends_with(" …"), "{}", excerpt.text);
        assert!(excerpt.text.len() < 250, "{}", excerpt.text);
    }
}
