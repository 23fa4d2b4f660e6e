//! In which encoding a page is: by its byte order mark, else by what it says in its head, else UTF-8.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use html5gum::{StartTag, Token, Tokenizer, naive_next_state};

/// How many bytes of a page are searched for its encoding. The standard asks of authors that it stand in the first 1024;
/// scripts are often put before it.
const SEARCHED: usize = 64 * 1024;

/// What a page's bytes say of their encoding.
#[derive(Debug, PartialEq)]
pub(super) enum Declared {
    /// A byte order mark of so many bytes.
    Mark(&'static Encoding, usize),
    /// A name that is known.
    Name(&'static Encoding),
    /// A name that is not.
    Unknown(String),
    /// Nothing.
    Nothing,
}

/// What `bytes` say of their encoding.
pub(super) fn declared(bytes: &[u8]) -> Declared {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Declared::Mark(encoding, length);
    }
    let head = &bytes[..bytes.len().min(SEARCHED)];
    let Some(label) = of_xml(head).or_else(|| of_meta(head)) else { return Declared::Nothing };
    match Encoding::for_label_no_replacement(&label) {
        // As browsers do: bytes in which the name could be read are in no UTF-16, and who says so does not know better.
        Some(encoding) if !encoding.is_ascii_compatible() => Declared::Name(UTF_8),
        Some(encoding) if encoding.name() == "x-user-defined" => Declared::Name(WINDOWS_1252),
        Some(encoding) => Declared::Name(encoding),
        None => Declared::Unknown(String::from_utf8_lossy(&label).trim().chars().take(40).collect()),
    }
}

/// The encoding of an XML declaration, which stands at the very start: `<?xml version="1.0" encoding="ISO-8859-1"?>`.
fn of_xml(head: &[u8]) -> Option<Vec<u8>> {
    let end = head.strip_prefix(b"<?xml")?.iter().position(|byte| *byte == b'>')?;
    let declaration = String::from_utf8_lossy(&head[5..5 + end]).into_owned();
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next().map(|label| label.as_bytes().to_vec())
}

/// The encoding of the first `<meta>` that names one.
fn of_meta(head: &[u8]) -> Option<Vec<u8>> {
    let mut tokens = Tokenizer::new(head);
    while let Some(Ok(token)) = tokens.next() {
        let Token::StartTag(tag) = token else { continue };
        if let Some(state) = naive_next_state(&tag.name) {
            tokens.set_state(state);
        }
        if **tag.name == *b"body" {
            return None;
        }
        if **tag.name == *b"meta"
            && let Some(label) = of_tag(&tag)
        {
            return Some(label);
        }
    }
    None
}

fn of_tag(tag: &StartTag<()>) -> Option<Vec<u8>> {
    let value = |name: &str| tag.attributes.get(name.as_bytes()).map(|value| value.value.0.as_slice());
    if let Some(label) = value("charset") {
        return Some(label.to_vec());
    }
    let is_type = value("http-equiv").is_some_and(|name| name.eq_ignore_ascii_case(b"content-type"));
    let content = String::from_utf8_lossy(value("content").filter(|_| is_type)?).to_ascii_lowercase();
    let (_, label) = content.split_once("charset")?;
    let label = label.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    label.split(['"', '\'', ';', ' ']).next().map(|label| label.as_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use encoding_rs::{ISO_8859_2, UTF_16LE};

    use super::*;

    #[test]
    fn a_page_is_in_what_its_mark_or_its_head_says() {
        for (page, expected) in [
            (&b"\xEF\xBB\xBF<meta charset=windows-1252>"[..], Declared::Mark(UTF_8, 3)),
            (b"\xFF\xFE<\0", Declared::Mark(UTF_16LE, 2)),
            (b"<html><head><meta charset=\"windows-1252\">", Declared::Name(WINDOWS_1252)),
            // The encoding that the web means by this name.
            (b"<META CHARSET=ISO-8859-1>", Declared::Name(WINDOWS_1252)),
            (
                b"<meta http-equiv='Content-Type' content='text/html; Charset = iso-8859-2; x'>",
                Declared::Name(ISO_8859_2),
            ),
            (b"<?xml version=\"1.0\" encoding='iso-8859-2'?><html>", Declared::Name(ISO_8859_2)),
            (b"<?xml version=\"1.0\"?><meta charset=latin1>", Declared::Name(WINDOWS_1252)),
            (b"<meta charset=utf-16>", Declared::Name(UTF_8)),
            (b"<meta name=x content='charset=latin1'><meta charset=utf-8>", Declared::Name(UTF_8)),
            (b"<meta charset=klingon>", Declared::Unknown("klingon".to_owned())),
            (b"<!-- <meta charset=latin1> --><script>'<meta charset=latin1>'</script>", Declared::Nothing),
            (b"<body><meta charset=latin1>", Declared::Nothing),
            (b"<meta http-equiv=content-type content='text/html'>", Declared::Nothing),
            (b"<?xml encoding=", Declared::Nothing),
            (b"<?xml encoding=\xC3\xA9?>", Declared::Nothing),
            (b"<", Declared::Nothing),
            (b"", Declared::Nothing),
        ] {
            assert_eq!(declared(page), expected, "{}", String::from_utf8_lossy(page));
        }
    }

    #[test]
    fn an_encoding_behind_a_long_script_is_found() {
        let page = format!("<script>{}</script><meta charset=latin1>", "x<y;".repeat(5000));
        assert_eq!(declared(page.as_bytes()), Declared::Name(WINDOWS_1252));
    }
}
