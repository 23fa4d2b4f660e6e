//! What a filter asks of a passage's words: some words, phrases in quotes, or a regular expression between slashes.

use regex::{Regex, RegexBuilder};

use super::bad_rule::BadRule;
use super::folded::{fold_into, folded, liken_into};

/// Memory that a regular expression may take, in bytes: a user's pattern is no programme.
const MOST_MEMORY: usize = 1 << 20;

/// What the words of a passage are compared with.
#[derive(Clone, Debug)]
pub struct TextRule(Rule);

#[derive(Clone, Debug)]
enum Rule {
    /// Each of these stands in it, as folded; words may be parts of longer ones.
    All(Vec<String>),
    /// This matches somewhere, whatever the case; the text made alike as [`liken_into`] does.
    Regex(Regex),
}

impl TextRule {
    /// Reads `text`: `/…/` is a regular expression, what stands in quotes a phrase, all else words, each of which must be there. `None`
    /// where nothing is asked for.
    ///
    /// # Errors
    /// Where the regular expression cannot be read, with what is wrong in it.
    pub fn parse(text: &str) -> Result<Option<Self>, BadRule> {
        let text = text.trim();
        if let Some(pattern) = text.strip_prefix('/').and_then(|rest| rest.strip_suffix('/')) {
            if pattern.is_empty() {
                return Ok(None);
            }
            // What is typed need not be written as it is printed: the expression is made alike as the texts are.
            let mut alike = String::new();
            liken_into(pattern, &mut alike);
            let built = RegexBuilder::new(&alike).case_insensitive(true).size_limit(MOST_MEMORY).build();
            return match built {
                Ok(regex) => Ok(Some(Self(Rule::Regex(regex)))),
                Err(_) => Err(BadRule::of(&alike)),
            };
        }
        let wanted = words(&folded(text));
        Ok((!wanted.is_empty()).then_some(Self(Rule::All(wanted))))
    }

    /// Whether a passage has what is asked for. `space` is written over: one for many passages spares the allocations.
    pub fn matches(&self, passage: &str, space: &mut String) -> bool {
        match &self.0 {
            Rule::All(wanted) => {
                fold_into(passage, space);
                wanted.iter().all(|words| space.contains(words.as_str()))
            }
            Rule::Regex(regex) => {
                liken_into(passage, space);
                regex.is_match(space)
            }
        }
    }
}

/// The words of a folded text, and its phrases in quotes.
fn words(text: &str) -> Vec<String> {
    // Every second piece stands between quotes; the last one may lack its end.
    let pieces = text.split('"').enumerate().flat_map(|(number, piece)| {
        let phrase = (number % 2 == 1).then_some(piece.trim());
        phrase.into_iter().chain((number % 2 == 0).then(|| piece.split_whitespace()).into_iter().flatten())
    });
    pieces.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_phrases_and_expressions_are_told_apart() {
        let passage = "La police d’Hérat s'est rendue mardi, sans un tir.";
        for (asked, matches) in [
            ("herat", true),
            ("HÉRAT police", true),
            ("hérat kaboul", false),
            ("\"s’est rendue\"", true),
            ("« s'est rendue » mardi", true),
            ("\"rendue s'est\"", false),
            ("\"sans un", true),
            ("/rendue? (lundi|mardi)/", true),
            ("/RENDUE/", true),
            ("/^police/", false),
            ("a.c", false),
        ] {
            let rule = TextRule::parse(asked).unwrap().unwrap();
            assert_eq!(rule.matches(passage, &mut String::new()), matches, "{asked}");
        }
    }

    #[test]
    fn an_expression_sees_a_text_as_it_is_read_and_not_as_it_is_typeset() {
        for (asked, passage, matches) in [
            ("/Lashkar Gah/", "Ils ont pris Lashkar\nGah.", true),
            ("/Lashkar Gah/", "Ils ont pris Lashkar\u{a0}\r\n  Gah.", true),
            ("/l'armée/", "Après l’armée, la police.", true),
            ("/l’armée/", "Après l'armée, la police.", true),
            ("/Hérat/", "He\u{301}rat tient.", true),
            ("/He\u{301}rat/", "Hérat tient.", true),
            ("/^.{5} tient/", "He\u{301}rat tient.", true),
            ("/herat/", "Hérat tient.", false),
            ("/évacués/", "Ils sont éva\u{ad}cués.", true),
            ("/\\p{L}+ tient/", "Hérat tient.", true),
            ("/\\p{Arabic}/", "قندهار", true),
            ("/\\p{Lu}\\w+/", "Hérat", true),
            ("/a\\sb/", "a\nb", true),
        ] {
            let rule = TextRule::parse(asked).unwrap().unwrap();
            assert_eq!(rule.matches(passage, &mut String::new()), matches, "{asked} in {passage:?}");
        }
    }

    #[test]
    fn words_are_found_in_ligatures() {
        let rule = TextRule::parse("offensive fighting").unwrap().unwrap();
        assert!(rule.matches("Fierce ﬁghting, an oﬀensive.", &mut String::new()));
    }

    #[test]
    fn nothing_asked_for_is_no_rule() {
        for asked in ["", "  ", "//", "\"\"", "« »"] {
            assert!(TextRule::parse(asked).unwrap().is_none(), "{asked}");
        }
    }

    #[test]
    fn a_bad_expression_says_what_is_wrong_and_a_huge_one_is_refused() {
        for (asked, said) in [
            ("/a (b/", "this bracket is not closed: “(b”"),
            ("/(a))/", "this bracket was not opened: “)”"),
            ("/[a-/", "this square bracket is not closed: “[a-”"),
            ("/[z-a]/", "this is no list of signs: “z-a]”"),
            ("/é|*/", "there is nothing before this that could be repeated: “*”"),
            ("/a{2,1}/", "this is no number of repetitions: “{2,1}”"),
            ("/a\\/", "this backslash stands before nothing: “\\”"),
            ("/\\y/", "this sign means nothing behind a backslash: “\\y”"),
            ("/(a)\\1/", "what was found before cannot be asked for again: “\\1”"),
            ("/(?=a)/", "looking ahead or back is not possible: “(?=a)”"),
            ("/(?i/", "this bracket is not closed: “(?i”"),
            ("/(?P<a/", "this bracket is not closed: “(?P<a”"),
            ("/\\p{Elvish}/", "this class of signs is not known: “\\p{Elvish}”"),
            ("/\\xzz/", "this is no sign by its number: “zz”"),
            ("/(?z)a/", "this option is not known: “z)a”"),
            ("/(?P<1>x)/", "this name of a group cannot be used: “1>x)”"),
            ("/(((a{1,999}){1,999}){1,999})/", "the expression is too large"),
        ] {
            assert_eq!(TextRule::parse(asked).unwrap_err().to_string(), said, "{asked}");
        }
    }
}
