//! From the text of a file of themes to themes.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::matcher::Builder;
use super::pattern::Pattern;
use super::{MOST_THEMES, Rule, Theme, ThemeError, Themes};
use crate::model::{Language, Lines};

/// The version of the file's form.
const VERSION: &str = "1";

pub(super) fn parse(text: &str) -> Result<Themes, ThemeError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut parser = Parser { lines: Lines::new(text), themes: Themes::default(), builders: BTreeMap::new() };
    let root = DeTable::parse(text).map_err(|error| {
        let at = error.span().unwrap_or_default();
        parser.fault(
            at,
            error.message().replace('\n', ", "),
            "mend this line; patterns stand in quotes, with commas between",
        )
    })?;
    parser.root(root.get_ref())?;
    let Parser { mut themes, builders, .. } = parser;
    themes.matchers = builders.into_iter().map(|(language, builder)| (language, builder.build())).collect();
    Ok(themes)
}

struct Parser<'a> {
    lines: Lines<'a>,
    themes: Themes,
    builders: BTreeMap<Language, Builder>,
}

type Parsed<T> = Result<T, ThemeError>;

impl Parser<'_> {
    fn fault(&self, at: Range<usize>, message: String, hint: impl Into<String>) -> ThemeError {
        ThemeError { at: self.lines.at(at.start), message, hint: hint.into() }
    }

    fn root(&mut self, root: &DeTable<'_>) -> Parsed<()> {
        self.only(root, &["version", "themes"])?;
        let version = root.get("version").map(|version| (version.span(), version.get_ref()));
        match version {
            Some((_, DeValue::Integer(version))) if version.as_str() == VERSION => {}
            Some((at, _)) => {
                let message = format!("the version is none that this program knows ({VERSION})");
                return Err(self.fault(at, message, "write version = 1, or use a newer Dateline"));
            }
            None => {
                return Err(self.fault(
                    0..0,
                    "the version is missing".to_owned(),
                    "begin the file with: version = 1",
                ));
            }
        }
        let Some(themes) = root.get("themes") else { return Ok(()) };
        let Some(list) = themes.get_ref().as_array() else {
            return Err(self.fault(
                themes.span(),
                "themes are not a list".to_owned(),
                "begin each theme with a line [[themes]]",
            ));
        };
        list.iter().try_for_each(|theme| self.theme(theme))
    }

    #[allow(clippy::cast_possible_truncation)] // there are at most 32
    fn theme(&mut self, entry: &Spanned<DeValue<'_>>) -> Parsed<()> {
        let Some(table) = entry.get_ref().as_table() else {
            return Err(self.fault(
                entry.span(),
                "a theme is not a table".to_owned(),
                "begin each theme with a line [[themes]]",
            ));
        };
        self.only(table, &["id", "names", "words", "not"])?;
        let Some((id_at, id)) = table.get("id").and_then(string) else {
            return Err(self.fault(
                entry.span(),
                "a theme has no id".to_owned(),
                "give it one: id = \"capture\"",
            ));
        };
        if id.is_empty() || !id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
            let message = format!("“{id}” cannot be a theme's id");
            return Err(self.fault(
                id_at,
                message,
                "use small letters a to z, digits and hyphens: air-strike",
            ));
        }
        if self.themes.number_of(&id).is_some() {
            let message = format!("there are two themes with the id “{id}”");
            return Err(self.fault(
                id_at,
                message,
                "give one of them another id, or put their words together",
            ));
        }
        let number = self.themes.themes.len();
        if number == MOST_THEMES {
            let message = format!("there are more than {MOST_THEMES} themes");
            return Err(self.fault(entry.span(), message, "put some of them together"));
        }
        let mut names = BTreeMap::new();
        for (language, value) in self.by_language(table, "names", &id)? {
            let Some((_, name)) = string(value) else {
                let message = format!("theme “{id}”: a name is no text");
                return Err(self.fault(value.span(), message, "put it in quotes: names.en = \"Capture\""));
            };
            match unshowable(&name) {
                None => {
                    names.insert(language, name);
                }
                Some(why) => {
                    let message = format!("theme “{id}”: names.{language} {why}");
                    let hint =
                        "give it some words on one line; until then another of its names or its id is shown";
                    let fault = self.fault(value.span(), message, hint);
                    self.themes.faults.push(fault);
                }
            }
        }
        self.themes.themes.push(Theme { id, names });
        self.patterns(table, number as u8, true)?;
        self.patterns(table, number as u8, false)
    }

    /// Reads what a theme is, or what it is not.
    fn patterns(&mut self, table: &DeTable<'_>, theme: u8, is: bool) -> Parsed<()> {
        let id = self.themes.themes.last().map_or_else(String::new, |theme| theme.id.clone());
        let key = if is { "words" } else { "not" };
        for (language, list) in self.by_language(table, key, &id)? {
            let Some(items) = list.get_ref().as_array() else {
                let message = format!("theme “{id}”: {key}.{language} is not a list");
                return Err(self.fault(
                    list.span(),
                    message,
                    format!("write {key}.{language} = [\"…\", \"…\"]"),
                ));
            };
            for item in items.iter() {
                let Some((at, written)) = string(item) else {
                    let message = format!("theme “{id}”: a pattern of {key}.{language} is no text");
                    return Err(self.fault(item.span(), message, "put each pattern in quotes"));
                };
                self.pattern((theme, &id), (language, is), at, written)?;
            }
        }
        Ok(())
    }

    #[allow(clippy::cast_possible_truncation)] // a file of 4 billion rules is not read
    fn pattern(
        &mut self,
        (theme, id): (u8, &str),
        (language, is): (Language, bool),
        at: Range<usize>,
        written: String,
    ) -> Parsed<()> {
        let pattern = Pattern::parse(&written).map_err(|fault| {
            self.fault(
                at.clone(),
                format!("theme “{id}”: the pattern “{written}” {}", fault.message),
                fault.hint,
            )
        })?;
        let number = is.then_some(self.themes.rules.len() as u32);
        if is {
            let line = self.lines.line(at.start);
            self.themes.rules.push(Rule { theme, written, line });
        }
        self.builders.entry(language).or_default().add(theme, number, pattern);
        Ok(())
    }

    /// The values below `key`, each for a language.
    fn by_language<'t, 'd>(
        &self,
        table: &'t DeTable<'d>,
        key: &str,
        id: &str,
    ) -> Parsed<Vec<(Language, &'t Spanned<DeValue<'d>>)>> {
        let Some(value) = table.get(key) else { return Ok(Vec::new()) };
        let Some(inner) = value.get_ref().as_table() else {
            let message = format!("theme “{id}”: {key} is not told by language");
            return Err(self.fault(value.span(), message, format!("write {key}.en = … and {key}.fr = …")));
        };
        let language = |(code, value): (&Spanned<_>, &'t Spanned<DeValue<'d>>)| {
            let written: &str = AsRef::<str>::as_ref(code.get_ref());
            let known = Language::new(written).filter(|known| known.as_str() == written);
            let fault = || {
                let message = format!("theme “{id}”: “{written}” is no language");
                self.fault(code.span(), message, "use two small letters: en, fr, es, ar (ISO 639-1)")
            };
            known.map(|known| (known, value)).ok_or_else(fault)
        };
        inner.iter().map(language).collect()
    }

    /// An error for a key that is none of these.
    fn only(&self, table: &DeTable<'_>, known: &[&str]) -> Parsed<()> {
        match table.iter().find(|(key, _)| !known.contains(&&**key.get_ref())) {
            None => Ok(()),
            Some((key, _)) => {
                let message = format!("the key “{}” is not known", key.get_ref());
                Err(self.fault(key.span(), message, format!("here may stand: {}", known.join(", "))))
            }
        }
    }
}

/// Why a name cannot be shown, where it cannot.
fn unshowable(name: &str) -> Option<&'static str> {
    match name {
        name if name.trim().is_empty() => Some("is empty"),
        name if name.contains(char::is_control) => Some("has a line break or another control character"),
        _ => None,
    }
}

fn string(value: &Spanned<DeValue<'_>>) -> Option<(Range<usize>, String)> {
    value.get_ref().as_str().map(|text| (value.span(), text.to_owned()))
}
