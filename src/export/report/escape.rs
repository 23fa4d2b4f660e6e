//! Texts of others, made harmless for the file that they stand in. Whatever a document says stays text.

use std::fmt::Write;

use super::super::line::one_line;
use super::super::markup;

/// A text as HTML has it, in an element or between double quotes of an attribute. What HTML forbids is a space.
#[must_use]
pub fn html(text: &str) -> String {
    markup::escaped(text, |c| (!matches!(c, '\n' | '\t') && markup::is_unseen(c)).then_some(" "))
}

/// JSON as it may stand in a `<script>` of a page: nothing in it ends the element, opens a comment or ends a line.
#[must_use]
pub fn json(json: &str) -> String {
    json.chars().fold(String::with_capacity(json.len()), |mut out, c| {
        // These stand in strings only, where JSON takes them as numbers.
        if markup::is_unseen(c) {
            out.push(' ');
        } else if matches!(c, '<' | '>' | '&' | '\u{2028}' | '\u{2029}') {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
        out
    })
}

/// A text within a line of Markdown: signs that mean something there are told apart from those, and it stays on its line.
#[must_use]
pub fn markdown(text: &str) -> String {
    let line = one_line(text);
    line.char_indices().fold(String::with_capacity(line.len()), |mut out, (at, c)| {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Within a word it is no sign, as in names of files.
            '_' if is_within_word(&line, at) => out.push(c),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => {
                out.push('\\');
                out.push(c);
            }
            // Headings, lists and rules begin a line, and only there are they such. Addresses become links by themselves.
            '#' | '+' | '-' | '=' if at == 0 => {
                out.push('\\');
                out.push(c);
            }
            '.' | ')' if at > 0 && line[..at].bytes().all(|byte| byte.is_ascii_digit()) => {
                out.push('\\');
                out.push(c);
            }
            ':' if line[at..].starts_with("://") => out.push_str("&#58;"),
            '@' => out.push_str("&#64;"),
            '.' if is_after_www(&line[..at]) => out.push_str("&#46;"),
            c if markup::is_unseen(c) => out.push(' '),
            c => out.push(c),
        }
        out
    })
}

/// Whether an address may begin before the dot: programs make links of these without being told.
fn is_after_www(before: &str) -> bool {
    before
        .len()
        .checked_sub(3)
        .and_then(|from| before.get(from..))
        .is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

/// Whether letters or digits stand on both sides of the sign of one byte at `at`.
fn is_within_word(line: &str, at: usize) -> bool {
    let before = line.get(..at).and_then(|text| text.chars().next_back());
    let after = line.get(at + 1..).and_then(|text| text.chars().next());
    [before, after].into_iter().all(|c| c.is_some_and(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_opens_an_element_or_leaves_its_attribute() {
        let hostile = "</script><img src=x onerror=\"a()\"> & 'b' \u{202E}\u{0}";
        assert_eq!(
            html(hostile),
            "&lt;/script&gt;&lt;img src=x onerror=&quot;a()&quot;&gt; &amp; &#39;b&#39;   "
        );
    }

    #[test]
    fn json_in_a_page_says_the_same_and_ends_nothing() {
        let text = "</script><!-- & \u{2028}\u{2029} \" \\ é";
        let written = json(&serde_json::to_string(text).unwrap());
        assert!(!written.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{written}");
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
    }

    #[test]
    fn markdown_keeps_to_its_line_and_its_cell() {
        for (text, expected) in [
            ("a | b \\ c", "a \\| b \\\\ c"),
            ("<b>x</b>\n# y", "&lt;b&gt;x&lt;/b&gt; # y"),
            ("# y", "\\# y"),
            ("a_b.txt", "a_b.txt"),
            ("1. y", "1\\. y"),
            ("[a](javascript:b) *c* _d_ `e`", "\\[a\\](javascript:b) \\*c\\* \\_d\\_ \\`e\\`"),
            ("https://a.example", "https&#58;//a.example"),
            ("www.a.example", "www&#46;a.example"),
            ("- y - z", "\\- y - z"),
        ] {
            assert_eq!(markdown(text), expected);
        }
    }
}
