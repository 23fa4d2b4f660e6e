//! The front matter of a text: fields in YAML between two lines of dashes at its very start.

use saphyr_parser::{Event, Marker, Parser};

use super::metadata::Claim;
use super::warning;
use crate::model::{Message, Warning};

/// The keys that give the day of publication, in order of trust, written as [`plain`] makes them: how a key is written
/// differs from program to program (`publishedAt`, `published_at`). When a text was made or changed is none of them.
const DATES: &[&str] =
    &["datepublished", "publishedat", "published", "publicationdate", "publishdate", "pubdate", "date"];

/// Bytes of the longest front matter.
const LONGEST: usize = 64 * 1024;

/// How deep lists and tables in it may nest. They are read over, and reading takes time with the square of the depth.
const DEEPEST: usize = 50;

/// What a front matter says.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    pub title: Option<String>,
    /// What it says of the day of publication, the most trusted first.
    pub claims: Vec<Claim>,
    /// The byte at which the text proper begins; 0 where there is no front matter.
    pub end: usize,
}

/// The front matter of `text`: a first line of three dashes alone, a line of a key in small letters (or one of those that
/// are read) with a colon behind it, and later another line of three dashes, or of three dots.
///
/// What is no YAML is warned of. It is left out of the text all the same, with what stands before the fault understood;
/// but where it has a blank line it may be prose, and stays in the text.
pub(super) fn of(text: &str, file: &str, warnings: &mut Vec<Warning>) -> FrontMatter {
    let Some((start, key)) = opening(text) else { return FrontMatter::default() };
    let Some((block, end)) = closing(text, start) else {
        if is_read(key) {
            let message = Message::new("read-front-matter-unended");
            warnings.push(warning(file, Some((1, 1)), message, "read-front-matter-unended-hint"));
        }
        return FrontMatter::default();
    };
    let mut fields = Fields::default();
    let read = fields.read(block);
    let is_prose = read.is_err() && block.lines().any(|line| line.trim().is_empty());
    if let Err((at, fault)) = read {
        let hint =
            if is_prose { "read-front-matter-broken-text-hint" } else { "read-front-matter-broken-hint" };
        // Its first line is the text's second; columns are counted from nought.
        let at = at.map(|at| (at.line() + 1, at.col() + 1));
        let message = Message::new("read-front-matter-broken").with("fault", fault);
        warnings.push(warning(file, at, message, hint));
    }
    fields.claims.sort_by_key(|(rank, ..)| *rank);
    let at_byte = |claim: Claim| {
        let before = block.char_indices().nth(claim.at).map_or(block.len(), |(byte, _)| byte);
        Claim { at: start + before, ..claim }
    };
    FrontMatter {
        title: fields.title.map(|(_, title)| title),
        claims: fields.claims.into_iter().map(|(.., claim)| at_byte(claim)).collect(),
        end: if is_prose { 0 } else { end },
    }
}

/// Where the fields begin, and the first key; `None` where `text` does not begin as a front matter does.
fn opening(text: &str) -> Option<(usize, &str)> {
    let unmarked = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let (dashes, rest) = unmarked.split_once('\n')?;
    let is_field = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
    let (key, value) = rest.lines().find(is_field)?.split_once(':')?;
    let is_name = key.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c));
    let is_key = is_name && (key.starts_with(|c: char| c.is_ascii_lowercase()) || is_read(key));
    let is_value = value.is_empty() || value.starts_with(char::is_whitespace);
    (dashes.trim_end() == "---" && is_key && is_value).then_some((text.len() - rest.len(), key))
}

/// The fields, and where the text behind them begins.
fn closing(text: &str, start: usize) -> Option<(&str, usize)> {
    let mut at = start;
    for line in text.get(start..)?.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((text.get(start..at)?, at + line.len()));
        }
        at += line.len();
        if at - start > LONGEST {
            return None;
        }
    }
    None
}

/// A key in small letters, without the marks between its words.
fn plain(key: &str) -> String {
    key.chars().filter(|c| !"-_".contains(*c)).map(|c| c.to_ascii_lowercase()).collect()
}

fn is_read(key: &str) -> bool {
    let key = plain(key);
    key == "title" || DATES.contains(&key.as_str())
}

/// What was read of the fields so far.
#[derive(Default)]
struct Fields {
    /// With its line.
    title: Option<(usize, String)>,
    /// Each with its rank among [`DATES`], its line, and the character at which it stands.
    claims: Vec<(usize, usize, Claim)>,
    /// The key whose value is next.
    key: Option<String>,
}

type Broken = (Option<Marker>, Message);

impl Fields {
    /// Reads the fields of the outermost table up to a fault, and none of its line.
    fn read(&mut self, block: &str) -> Result<(), Broken> {
        let read = self.read_events(block);
        if let Err((Some(at), _)) = &read {
            self.title.take_if(|(line, _)| *line == at.line());
            self.claims.retain(|(_, line, _)| *line != at.line());
        }
        read
    }

    fn read_events(&mut self, block: &str) -> Result<(), Broken> {
        let mut depth = 0_usize;
        for event in Parser::new_from_str(block) {
            let (event, span) =
                event.map_err(|error| (Some(*error.marker()), Message::quoted(error.info())))?;
            match event {
                Event::DocumentEnd | Event::StreamEnd => return Ok(()),
                Event::MappingStart(..) | Event::SequenceStart(..) => {
                    depth += 1;
                    if depth > DEEPEST {
                        return Err((Some(span.start), Message::new("read-front-matter-deep")));
                    }
                }
                Event::MappingEnd | Event::SequenceEnd => {
                    depth = depth.saturating_sub(1);
                    if depth == 1 {
                        self.next("[…]", false, span.start);
                    }
                }
                Event::Scalar(value, ..) if depth == 1 => self.next(&value, true, span.start),
                Event::Alias(_) if depth == 1 => self.next("*", false, span.start),
                Event::Scalar(..) if depth == 0 => {
                    return Err((Some(span.start), Message::new("read-front-matter-no-keys")));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Takes a key, or the value of the last key.
    fn next(&mut self, value: &str, is_scalar: bool, at: Marker) {
        let Some(key) = self.key.take() else {
            self.key = Some(value.to_owned());
            return;
        };
        let plain = plain(&key);
        // Some programs say with `published` whether, not when.
        let says_nothing =
            matches!(value.to_ascii_lowercase().as_str(), "" | "~" | "null" | "true" | "false");
        if plain == "title" && is_scalar && self.title.is_none() && !says_nothing {
            self.title = Some((at.line(), value.to_owned()));
        }
        if let Some(rank) = DATES.iter().position(|known| *known == plain).filter(|_| !says_nothing) {
            self.claims.push((
                rank,
                at.line(),
                Claim { field: key, value: value.to_owned(), at: at.index() },
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Title, fields with their values, what is left of the text, and what is warned of.
    fn read(text: &str) -> (Option<String>, Vec<String>, &str, Vec<String>) {
        let mut warnings = Vec::new();
        let front = of(text, "a.md", &mut warnings);
        let claims = front.claims.iter().map(|claim| format!("{}={}", claim.field, claim.value)).collect();
        (front.title, claims, &text[front.end..], warnings.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn fields_give_title_and_date_and_are_no_part_of_the_text() {
        for (text, title, claims) in [
            ("---\ntitle: Kaboul\ndate: 2021-07-13\n---\nX", "Kaboul", &["date=2021-07-13"][..]),
            (
                "\u{FEFF}---\r\ndate: 2021-07-13 10:00\r\ntitle: \"A: b\"\r\n---\r\nX",
                "A: b",
                &["date=2021-07-13 10:00"],
            ),
            ("---\n# a comment\nTitle: |\n  Two\n  lines\n...\nX", "Two\nlines\n", &[]),
            (
                "---\ntags: [date, {date: 2020}]\ntitle: T\ndate: 2021\npublishedAt: '2022'\nauthor:\n  date: 2019\n---\nX",
                "T",
                &["publishedAt=2022", "date=2021"],
            ),
            (
                "---\ntitle: T\npublished: true\nmodified: 2021\nupdated: 2021\ncreated: 2021\n---\nX",
                "T",
                &[],
            ),
            (
                "---\ntitle: T\npublication_date: 2021\nDate:\npub-date: ~\n---\nX",
                "T",
                &["publication_date=2021"],
            ),
            ("---\ntitle: T\ndate: [2021]\n---\nX", "T", &["date=[…]"]),
            ("---\ntitle: T\na: &x 2021\ndate: *x\n---\nX", "T", &["date=*"]),
        ] {
            let (found, found_claims, rest, warnings) = read(text);
            assert_eq!((found.as_deref(), rest), (Some(title), "X"), "{text:?} {warnings:?}");
            assert_eq!(found_claims, claims, "{text:?}");
            assert_eq!(warnings, [""; 0], "{text:?}");
        }
    }

    #[test]
    fn a_text_that_begins_with_dashes_is_no_front_matter() {
        for text in [
            "---\nLes talibans sont entrés à Kaboul.\n---\nX",
            "---\nKaboul: les talibans sont entrés.\n---\nX",
            "---\n\n---\nX",
            "---\nlisez http://a.b\n---\n",
            "---\nhttp://a.b\n---\n",
            "--\ntitle: T\n--\nX",
            "----\ntitle: T\n----\nX",
            "---- \ntitle: T\n---\nX",
            " ---\ntitle: T\n---\nX",
            "X\n---\ntitle: T\n---\nX",
            "---",
            "---\n",
            "",
        ] {
            assert_eq!(read(text), (None, Vec::new(), text, Vec::new()), "{text:?}");
        }
    }

    #[test]
    fn a_broken_one_is_told_with_its_line_and_what_stands_before_holds() {
        let (title, claims, rest, warnings) =
            read("---\ndate: 2021\ntitle: Kaboul: la chute\nauthor: x\n---\nX");
        assert_eq!((title, claims, rest), (None, vec!["date=2021".to_owned()], "X"));
        assert!(warnings[0].starts_with("a.md:3:") && warnings[0].contains("is broken"), "{warnings:?}");

        // What may be prose is not lost.
        let prose = "---\ntitle: T\n\nLes talibans sont entrés.\n\n---\nX";
        let (_, _, rest, warnings) = read(prose);
        assert_eq!((rest, warnings.len()), (prose, 1), "{warnings:?}");

        let open = "---\ntitle: T\n\nLes talibans.";
        assert_eq!(
            read(open),
            (
                None,
                Vec::new(),
                open,
                vec!["a.md:1:1: begins with a front matter that does not end".to_owned()]
            )
        );
        let no_field_of_ours = "---\nparis: ville\n";
        assert_eq!(read(no_field_of_ours).3, [""; 0]);
    }

    #[test]
    fn deep_and_long_ones_take_no_time() {
        let start = std::time::Instant::now();
        for inner in [
            "[".repeat(60_000),
            "- ".repeat(30_000),
            "{a: ".repeat(15_000),
            "? ".repeat(30_000),
            "\"x".repeat(30_000),
        ] {
            let text = format!("---\ntitle: T\ndate: {inner}\n---\nX");
            assert_eq!(read(&text).3.len(), 1);
            let text = format!("---\ntitle: T\nx:\n {inner}\n---\nX");
            assert_eq!(read(&text).3.len(), 1);
        }
        let endless = format!("---\ntitle: T\n{}", "a: b\n".repeat(1_000_000));
        assert_eq!(read(&endless).2.len(), endless.len());
        assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    }
}
