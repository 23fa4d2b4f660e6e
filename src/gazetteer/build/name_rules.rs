//! What nobody writes as a name, so that it is kept as a code: it can be looked up and never misfires in a text.

use std::borrow::Cow;

use crate::gazetteer::Rank;

/// The rank of a name of which no more is known than that a source lists it.
pub(super) fn rank_of_alternate(name: &str) -> Rank {
    if is_code(name) { Rank::Code } else { Rank::Alternate }
}

/// Airport codes and UN/LOCODEs, numbers, links, one or two Latin letters, and machine transliterations: GeoNames adds these in
/// lower case throughout ("kan da ha", "qndhar") for its own search.
fn is_code(name: &str) -> bool {
    if is_no_name(name) {
        return true;
    }
    let letters = name.chars().filter(|c| c.is_alphabetic());
    if !letters.clone().any(is_latin) {
        return false;
    }
    let short = letters.count();
    let all_capitals = (3..=5).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase());
    let numbered = short < 4 && name.contains(|c: char| c.is_numeric()) && !name.contains(char::is_lowercase);
    all_capitals || numbered || !name.contains(char::is_uppercase)
}

/// What is no name in any language: a link, a number, one or two Latin letters.
pub(super) fn is_no_name(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic());
    let count = letters.clone().count();
    let is_link = ["http:", "https:", "www."].iter().any(|mark| name.contains(mark));
    count == 0 || is_link || (count <= 2 && letters.clone().all(is_latin))
}

fn is_latin(letter: char) -> bool {
    letter < '\u{2b0}' || ('\u{1e00}'..='\u{1eff}').contains(&letter)
}

/// One line without space at its ends; identifiers and names are told in tables.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if text.contains(char::is_control) {
        Cow::Owned(
            text.split(char::is_control)
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" "),
        )
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_writes_as_a_name_is_a_code() {
        for code in
            ["KDH", "AFKDH", "qndhar", "kan da ha", "K2", "Å", "12", "https://en.wikipedia.org/wiki/Y", "A1"]
        {
            assert_eq!(rank_of_alternate(code), Rank::Code, "{code}");
        }
        for name in ["Kandahār", "قندهار", "Кандагар", "坎大哈", "Qandahār", "Bol", "New York", "京"]
        {
            assert_eq!(rank_of_alternate(name), Rank::Alternate, "{name}");
        }
    }

    #[test]
    fn a_name_is_one_line() {
        assert_eq!(clean(" Kabul\r\n City\u{0}"), "Kabul City");
        assert_eq!(clean("Kabul"), "Kabul");
    }
}
