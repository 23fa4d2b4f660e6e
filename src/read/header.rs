//! What stands at the head of a text: a date header, and the title.

use super::text::is_blank;
use crate::model::{Edtf, EdtfError};

/// Longest title, in characters.
const TITLE_LENGTH: usize = 90;

/// Longest word, in bytes, that may be meant as a date: more than an interval of two times of day with their zones has.
const LONGEST_DATE: usize = 64;

/// Shortest first sentence that is a title of its own: "M." is not.
const SHORTEST_SENTENCE: usize = 25;

/// The date header of a text, where it has one.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Header {
    /// The date it gives.
    pub date: Option<Edtf>,
    /// The byte where the text proper begins.
    pub end: usize,
    /// The byte of what looks like a date there and is none, and why.
    pub fault: Option<(usize, EdtfError)>,
}

/// Finds the form ` date 2021-07 ` at the very start of a text: the word `date` in lower case, an EDTF date, white
/// space or the text's end. Anything else, a comma after the date for one, is an ordinary sentence.
pub(super) fn of(text: &str) -> Header {
    let trimmed = text.trim_start_matches(is_blank);
    let Some(rest) = trimmed.strip_prefix("date") else { return Header::default() };
    let token_start = rest.trim_start_matches([' ', '\t', '\u{A0}']);
    if token_start.len() == rest.len() {
        return Header::default();
    }
    let at = text.len() - token_start.len();
    let token = token_start.split(char::is_whitespace).next().unwrap_or_default();
    match Edtf::parse(token) {
        Ok(date) => Header { date: Some(date), end: at + token.len(), fault: None },
        Err(error) if looks_like_a_date(token) => Header { fault: Some((at, error)), ..Header::default() },
        Err(_) => Header::default(),
    }
}

/// Two numbers with a hyphen or stroke between, and nothing that a word would have.
fn looks_like_a_date(token: &str) -> bool {
    token.len() <= LONGEST_DATE
        && token.starts_with(|c: char| c.is_ascii_digit())
        && token.contains(['-', '/'])
        && token.chars().all(|c| c.is_ascii_digit() || "XT-/.:?~%".contains(c))
}

/// The title that a text's first paragraph makes: its first line; where that is long its first sentence, or as many
/// words as fit and an ellipsis.
pub(super) fn title(paragraph: &str) -> String {
    // So many words are longer than a title, be they of one letter each.
    let words: Vec<_> = paragraph.split_whitespace().take(TITLE_LENGTH / 2 + 2).collect();
    let line = words.join(" ");
    if line.chars().count() <= TITLE_LENGTH {
        return line;
    }
    if let Some(sentence) = first_sentence(&line) {
        return sentence.to_owned();
    }
    let fits = line.char_indices().nth(TITLE_LENGTH).map_or(line.len(), |(byte, _)| byte);
    let cut = line[..fits]
        .rfind(' ')
        .unwrap_or_else(|| line[..fits].char_indices().last().map_or(0, |(byte, _)| byte));
    format!("{}…", line[..cut].trim_end_matches(|c: char| !c.is_alphanumeric() && !"»”\"')".contains(c)))
}

fn first_sentence(line: &str) -> Option<&str> {
    let (end, mark) = line.match_indices(['.', '!', '?', '…']).find(|(byte, mark)| {
        let after = line[byte + mark.len()..].chars().next();
        after.is_none_or(char::is_whitespace) && line[..*byte].chars().count() >= SHORTEST_SENTENCE
    })?;
    let sentence = line.get(..end + mark.len())?;
    (sentence.chars().count() <= TITLE_LENGTH).then(|| sentence.strip_suffix('.').unwrap_or(sentence))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date_of(text: &str) -> Option<String> {
        of(text).date.map(|date| date.to_string())
    }

    #[test]
    fn a_header_gives_the_date_and_is_no_part_of_the_text() {
        for (text, date, rest) in [
            (" date 2021-07 LES talibans", "2021-07", " LES talibans"),
            ("date 2021-07-13\nLes talibans", "2021-07-13", "\nLes talibans"),
            ("\u{FEFF} date 2021-07-01/2021-07-15 Les", "2021-07-01/2021-07-15", " Les"),
            ("\r\n date\u{A0}2021~\r\nLes", "2021~", "\r\nLes"),
            (" date 2021", "2021", ""),
        ] {
            let header = of(text);
            assert_eq!(header.date.map(|date| date.to_string()).as_deref(), Some(date), "{text:?}");
            assert_eq!(&text[header.end..], rest);
        }
    }

    #[test]
    fn an_ordinary_sentence_is_no_header() {
        for text in [
            "La date 2021-07 est fixée",
            "date limite : juillet",
            "Date 2021-07 LES",
            "dates 2021-07",
            "date2021-07 Les",
            "date 2021-07, les talibans",
            "date 2021. Les talibans",
            "date 13 juillet",
            "date",
            "",
        ] {
            assert_eq!(of(text), Header::default(), "{text:?}");
        }
    }

    #[test]
    fn a_date_that_is_none_is_told_and_left_in_the_text() {
        let header = of(" date 2021-13 Les talibans");
        assert_eq!((header.date, header.end), (None, 0));
        assert_eq!(header.fault.map(|(at, error)| (at, error.at)), Some((6, 6)));
        assert_eq!(date_of(" date 2021-02-30 Les"), None);
        let endless = format!(" date {}", "2021-".repeat(1000));
        assert_eq!(of(&endless), Header::default());
    }

    #[test]
    fn a_title_is_a_line_a_sentence_or_as_many_words_as_fit() {
        let long = "Les talibans ont lancé mercredi un assaut contre une capitale provinciale en Afghanistan, le premier";
        for (paragraph, expected) in [
            ("Les talibans  attaquent\nune ville", "Les talibans attaquent une ville"),
            (
                long,
                "Les talibans ont lancé mercredi un assaut contre une capitale provinciale en Afghanistan…",
            ),
            (
                "M. Biden a retiré ses troupes du pays. Les talibans avancent depuis dans tout le nord et dans l’ouest.",
                "M. Biden a retiré ses troupes du pays",
            ),
        ] {
            assert_eq!(title(paragraph), expected);
        }
        let no_space = title(&"a".repeat(200));
        assert!(no_space.ends_with('…') && no_space.chars().count() <= TITLE_LENGTH, "{no_space}");
    }
}
