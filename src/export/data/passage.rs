//! The passage of a mention: its paragraph, or of a long one the words around the name.
//!
//! Each record holds its passage, so that without a bound a list of names in one paragraph would be written as often as it has names.
//! The rest is told by document and offsets.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::{Document, Span};

/// A paragraph of so many bytes stands whole, and of a longer one about as much: of 100 paragraphs of news 99 have less.
const LONGEST: usize = 600;
/// So much of that may be left out, lest a word be cut.
const LONGEST_WORD: usize = 60;
const ELLIPSIS: char = '…';

/// The passage of what stands at `name` in a paragraph of a document; the name alone where it stands in none, as in a title.
#[must_use]
pub fn passage(source: &Document, paragraph: u32, name: Span) -> Cow<'_, str> {
    let paragraph = source.paragraphs.get(paragraph as usize).map(|paragraph| paragraph.span);
    let around = paragraph.filter(|paragraph| paragraph.contains(name)).unwrap_or(name);
    if around.range().len() <= LONGEST {
        return Cow::Borrowed(source.slice(around));
    }
    let cut = window(&source.text, around.range(), name.range());
    let ellipsis = |left_out: bool| if left_out { ELLIPSIS.to_string() } else { String::new() };
    let [before, after] = [cut.start > around.start as usize, cut.end < around.end as usize];
    let text = source.text.get(cut).unwrap_or_default();
    Cow::Owned(format!("{}{text}{}", ellipsis(before), ellipsis(after)))
}

/// The bytes of `paragraph` to show around `name`, which stands in their middle unless an end of the paragraph is near.
fn window(text: &str, paragraph: Range<usize>, name: Range<usize>) -> Range<usize> {
    let room = LONGEST.saturating_sub(name.len());
    let (before, after) = (name.start - paragraph.start, paragraph.end - name.end);
    let left = (room / 2).max(room.saturating_sub(after)).min(before);
    let right = (room - left).min(after);
    let (mut start, mut end) =
        (text.ceil_char_boundary(name.start - left), text.floor_char_boundary(name.end + right));
    if start > paragraph.start {
        let word = &text[start..text.floor_char_boundary((start + LONGEST_WORD).min(name.start)).max(start)];
        start += word
            .find(char::is_whitespace)
            .map_or(0, |at| at + word[at..].len() - word[at..].trim_start().len());
    }
    if end < paragraph.end {
        let from = text.ceil_char_boundary(end.saturating_sub(LONGEST_WORD).max(name.end)).min(end);
        let word = &text[from..end];
        end = word.rfind(char::is_whitespace).map_or(end, |at| from + word[..at].trim_end().len());
    }
    start..end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::corpus::sample;

    fn of(text: &str, name: &str, nth: usize) -> String {
        let document = sample::document("a.txt", &[text], None);
        let (start, _) = document.text.match_indices(name).nth(nth).unwrap();
        passage(&document, 0, Span::new(start, start + name.len())).into_owned()
    }

    #[test]
    fn a_paragraph_of_news_stands_whole_and_a_long_one_is_cut_between_words() {
        let short = "À Kaboul, les écoles ont rouvert.";
        assert_eq!(of(short, "Kaboul", 0), short);
        let sentence = "Une phrase assez courte. ";
        let long = format!("{}Kandahar est tombée. {}", sentence.repeat(40), sentence.repeat(40));
        let cut = of(&long, "Kandahar", 0);
        assert!(cut.len() <= LONGEST + 6 && cut.len() > LONGEST - 2 * LONGEST_WORD, "{}", cut.len());
        let inner = cut.strip_prefix('…').and_then(|cut| cut.strip_suffix('…')).unwrap();
        assert!(inner.split(' ').all(|word| long.split(' ').any(|own| own == word)), "{inner}");
        // What is not left out at one end is room for the other.
        let start = of(&format!("Kandahar est tombée. {}", sentence.repeat(60)), "Kandahar", 0);
        assert!(start.starts_with("Kandahar est") && start.len() > LONGEST - LONGEST_WORD, "{start}");
    }

    #[test]
    fn a_name_in_no_paragraph_stands_alone() {
        let mut document = sample::document("a.txt", &["Kaboul, le soir"], None);
        document.paragraphs.clear();
        assert_eq!(passage(&document, 0, Span::new(0, 6)), "Kaboul");
    }

    proptest! {
        #[test]
        fn a_passage_is_a_part_of_its_paragraph_with_the_name_in_it_and_never_much_longer(
            before in "[ aé漢\n.]{0,900}", name in "[xÉ漢 ]{1,30}", after in "[ bè字\n.]{0,900}",
        ) {
            let text = format!("{before}{name}{after}");
            let document = sample::document("a.txt", &[&text], None);
            let span = Span::new(before.len(), before.len() + name.len());
            let said = passage(&document, 0, span);
            let inner = said.trim_start_matches(ELLIPSIS).trim_end_matches(ELLIPSIS);
            prop_assert!(text.contains(inner) && inner.contains(&name));
            prop_assert!(said.len() <= LONGEST + 2 * ELLIPSIS.len_utf8());
            prop_assert_eq!(said == text, text.len() <= LONGEST);
        }
    }
}
