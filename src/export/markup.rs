//! Texts within XML and HTML.

/// A text as it may stand in an element or between quotes of an attribute. What `instead` gives for a character stands in its place: each
/// kind of file has its own characters that it may not hold.
#[must_use]
pub fn escaped(text: &str, instead: impl Fn(char) -> Option<&'static str>) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        match (instead(c), c) {
            (Some(instead), _) => out.push_str(instead),
            (None, '&') => out.push_str("&amp;"),
            (None, '<') => out.push_str("&lt;"),
            (None, '>') => out.push_str("&gt;"),
            (None, '"') => out.push_str("&quot;"),
            (None, '\'') => out.push_str("&#39;"),
            (None, c) => out.push(c),
        }
        out
    })
}

/// Whether XML 1.0 has the character at all, of those that are no surrogates.
#[must_use]
pub fn is_xml(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Signs that nothing shows: controls, marks that turn the direction of all that follows, and what is no character.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        || u32::from(c) & 0xFFFE == 0xFFFE
        || matches!(c, '\u{FDD0}'..='\u{FDEF}')
}
