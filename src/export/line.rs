//! Texts of others on one line, and no longer than there is room for.

/// A text with single spaces for its white space.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text on one line, of at most so many letters and an ellipsis; cut between words where it has any.
#[must_use]
pub fn shortened(text: &str, longest: usize) -> String {
    let line = one_line(text);
    match line.char_indices().nth(longest) {
        None => line,
        Some((end, _)) => {
            let cut = line[..end].rsplit_once(' ').map_or(&line[..end], |(kept, _)| kept);
            format!("{}…", cut.trim_end_matches([',', ';', ':', '…']))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_words_and_where_it_has_none_between_letters() {
        for (text, longest, expected) in [
            (" Kandahar,\n la  ville ", 30, "Kandahar, la ville"),
            ("Kandahar, la ville", 18, "Kandahar, la ville"),
            ("Kandahar, la ville", 17, "Kandahar, la…"),
            ("Kandahar, la ville", 11, "Kandahar…"),
            ("Kandahar", 3, "Kan…"),
            ("éèê", 2, "éè…"),
            ("", 0, ""),
        ] {
            assert_eq!(shortened(text, longest), expected, "{text} {longest}");
        }
    }
}
