//! Where a text's paragraphs are. Some files set them apart by blank lines and break the lines within; others write
//! each paragraph as one line. Which of the two is decided for each document by the rule in [`of`].

use super::text::is_blank;
use crate::model::{Paragraph, Span};

/// Longest line, in characters, that an editor or a mail program breaks at.
const WIDEST_WRAP: usize = 130;

/// From so many line ends on their lengths tell whether the lines were broken to fit; fewer may agree by chance.
const ENOUGH_LINE_ENDS: usize = 3;

/// A word of at most so many bytes at the end of a line hardly ends a sentence without a stop.
const SHORTEST: usize = 3;

/// A line that is not blank: where it stands without white space at its ends, how many characters it has, and
/// whether a blank line stands before it.
struct Line<'a> {
    span: Span,
    text: &'a str,
    length: usize,
    after_blank: bool,
}

/// The paragraphs of `text` from byte `from` on.
///
/// A line end is *soft* where the next line's first word would not have fitted: the line and that word are longer than
/// the text is wide (as wide as nine lines in ten). A text is *wrapped* where it is at most 130 characters wide and three
/// in five of its line ends, those before blank lines aside, are soft; or where a sentence plainly goes on at two in five,
/// as in the columns of a scanned newspaper, whose letters are set wide or narrow to fill the line. In a wrapped text blank
/// lines part the paragraphs, or, where it has none, the line ends that are not soft and at which no sentence goes on. In
/// every other text each line is one.
pub(super) fn of(text: &str, from: usize) -> Vec<Paragraph> {
    let lines = lines(text, from);
    let width = width(&lines);
    let wrapped = is_wrapped(&lines, width);
    let has_blanks = lines.iter().skip(1).any(|line| line.after_blank);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut previous: Option<&Line<'_>> = None;
    for line in &lines {
        let continues = wrapped
            && !line.after_blank
            && previous.is_some_and(|previous| {
                has_blanks || is_soft(previous, line, width) || runs_on(previous.text, line.text)
            });
        match paragraphs.last_mut().filter(|_| continues) {
            Some(paragraph) => paragraph.span.end = line.span.end,
            None => paragraphs.push(Paragraph { span: line.span }),
        }
        previous = Some(line);
    }
    paragraphs
}

fn lines(text: &str, from: usize) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let (mut start, mut after_blank) = (from, false);
    while let Some(rest) = text.get(start..).filter(|rest| !rest.is_empty()) {
        let length = line_length(rest);
        let (line, ending) = rest.split_at(length);
        let content = line.trim_matches(is_blank);
        if content.is_empty() {
            after_blank = true;
        } else {
            let at = start + (line.len() - line.trim_start_matches(is_blank).len());
            let span = Span::new(at, at + content.len());
            lines.push(Line { span, text: content, length: content.chars().count(), after_blank });
            after_blank = false;
        }
        start += length + line_end_length(ending);
    }
    lines
}

/// How many bytes there are before the line's end.
fn line_length(text: &str) -> usize {
    let mut from = 0;
    // Only what may begin a line end is looked at as a character.
    while let Some(at) = text.as_bytes().get(from..).and_then(|rest| rest.iter().position(may_end_line)) {
        from += at;
        if text.get(from..).is_some_and(|rest| rest.starts_with(is_line_end)) {
            return from;
        }
        from += 1;
    }
    text.len()
}

/// The first bytes in UTF-8 of the characters of [`is_line_end`].
fn may_end_line(byte: &u8) -> bool {
    matches!(byte, b'\n' | b'\r' | 0x0c | 0xc2 | 0xe2)
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn line_end_length(ending: &str) -> usize {
    if ending.starts_with("\r\n") { 2 } else { ending.chars().next().map_or(0, char::len_utf8) }
}

/// As wide as nine lines in ten, so that one long address does not count.
fn width(lines: &[Line<'_>]) -> usize {
    let mut lengths: Vec<usize> = lines.iter().map(|line| line.length).collect();
    lengths.sort_unstable();
    lengths.get((lengths.len() * 9).div_ceil(10).saturating_sub(1)).copied().unwrap_or(0)
}

fn is_soft(line: &Line<'_>, next: &Line<'_>, width: usize) -> bool {
    let word = next.text.split_whitespace().next().map_or(0, |word| word.chars().count());
    line.length + 1 + word > width
}

fn is_wrapped(lines: &[Line<'_>], width: usize) -> bool {
    let ends: Vec<_> = lines.iter().zip(lines.iter().skip(1)).filter(|(_, next)| !next.after_blank).collect();
    if ends.is_empty() || width > WIDEST_WRAP {
        return false;
    }
    if ends.len() < ENOUGH_LINE_ENDS {
        return ends.iter().all(|(line, next)| runs_on(line.text, next.text));
    }
    let soft = ends.iter().filter(|(line, next)| is_soft(line, next, width)).count();
    let within = ends.iter().filter(|(line, next)| runs_on(line.text, next.text)).count();
    soft * 5 >= ends.len() * 3 || within * 5 >= ends.len() * 2
}

/// Whether a sentence plainly goes on in the next line: it begins with a small letter, or this one ends with a short word in
/// small letters ("de", "the").
fn runs_on(line: &str, next: &str) -> bool {
    let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    let cut_short = last.len() <= SHORTEST && last.chars().all(char::is_lowercase);
    cut_short && !last.is_empty()
        || !line.ends_with(|c: char| ".!?…:;»”\"".contains(c)) && next.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str) -> Vec<&str> {
        of(text, 0).iter().map(|paragraph| &text[paragraph.span.range()]).collect()
    }

    const WRAPPED: &str = "\
The Taliban attacked the provincial capital of Badghis on
Wednesday, the first such assault since American troops
began their final withdrawal from the country.

Fighting broke out in the western city of Qala-i-Naw and
insurgents seized the police headquarters there.";

    #[test]
    fn blank_lines_part_the_paragraphs_of_a_wrapped_text() {
        assert_eq!(found(WRAPPED).len(), 2);
        assert!(found(WRAPPED)[1].ends_with("there."));
        assert_eq!(found(&WRAPPED.replace('\n', "\r\n")).len(), 2);
    }

    #[test]
    fn short_lines_part_the_paragraphs_of_a_wrapped_text_without_blank_lines() {
        assert_eq!(found(&WRAPPED.replace("\n\n", "\n")).len(), 2);
    }

    #[test]
    fn each_line_is_a_paragraph_where_lines_are_not_broken_to_fit() {
        let long =
            "Les ordres sont arrivés alors que les talibans prenaient le contrôle de la ville. ".repeat(4);
        for (text, expected) in [
            (format!("{long}\n{long}\nDrapeaux talibans à Kandahar\n{long}"), 4),
            (format!("Source : Alamy\n{long}\n\n{long}"), 3),
            (format!("{long}\n\n{long}\n \n{long}\n"), 3),
            ("Un titre\nUne phrase.".to_owned(), 2),
            // A narrow column of a scanned paper, its lines of uneven length.
            (
                "Les troupes ont quitté la\nville dans la nuit et le\ngouverneur s’est rendu au matin avec\n\
                 ses hommes, dit-on à Hérat.\nOn attend des nouvelles de\nKandahar"
                    .to_owned(),
                2,
            ),
            ("Kaboul\nHérat\nKandahar\nGhazni\nMazar-i-Sharif".to_owned(), 5),
            ("une phrase que l’on\na coupée".to_owned(), 1),
            ("Une\r\rDeux\rTrois".to_owned(), 3),
            ("Une\u{2029}Deux\u{0C}Trois".to_owned(), 3),
            ("\u{FEFF}  \n\t\n".to_owned(), 0),
        ] {
            assert_eq!(found(&text).len(), expected, "{text:?}");
        }
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_a_paragraph() {
        assert_eq!(found("\u{FEFF}Kaboul \n"), ["Kaboul"]);
    }

    proptest! {
        #[test]
        fn paragraphs_are_in_order_and_hold_all_but_white_space(text in "([a-zé.]{1,9}|[ \t]|\r\n|\n|\r|\u{FEFF}|\u{2028}){0,60}", skip in 0_usize..4) {
            let from = text.char_indices().nth(skip).map_or(0, |(byte, _)| byte);
            let paragraphs = of(&text, from);
            let mut end = from;
            for paragraph in &paragraphs {
                let range = paragraph.span.range();
                prop_assert!(text[end..range.start].chars().all(is_blank));
                let slice = &text[range.clone()];
                prop_assert!(!slice.is_empty() && slice == slice.trim_matches(is_blank));
                end = range.end;
            }
            prop_assert!(text[end..].chars().all(is_blank));
        }
    }
}
