//! From the text of a file of themes to themes.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::matcher::Builder;
use super::pattern::Pattern;
use super::{MOST_THEMES, Rule, Theme, ThemeError, Themes};
use crate::model::{Language, Lines, Message};

/// The version of the file's form.
const VERSION: &str = "1";

pub(super) fn parse(text: &str) -> Result<Themes, ThemeError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut parser = Parser { lines: Lines::new(text), themes: Themes::default(), builders: BTreeMap::new() };
    let root = DeTable::parse(text).map_err(|error| {
        let at = error.span().unwrap_or_default();
        let said = error.message().replace('\n', ", ");
        parser.fault(at, Message::new("themes-broken").with("said", said), Message::new("themes-broken-hint"))
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
    fn fault(&self, at: Range<usize>, message: Message, hint: Message) -> ThemeError {
        ThemeError { at: self.lines.at(at.start), message, hint }
    }

    /// The error of two messages without values.
    fn plain_fault(&self, at: Range<usize>, message: &'static str, hint: &'static str) -> ThemeError {
        self.fault(at, Message::new(message), Message::new(hint))
    }

    fn root(&mut self, root: &DeTable<'_>) -> Parsed<()> {
        self.only(root, &["version", "themes"])?;
        let version = root.get("version").map(|version| (version.span(), version.get_ref()));
        match version {
            Some((_, DeValue::Integer(version))) if version.as_str() == VERSION => {}
            Some((at, _)) => {
                let message = Message::new("themes-version").with("known", VERSION);
                return Err(self.fault(at, message, Message::new("themes-version-hint")));
            }
            None => return Err(self.plain_fault(0..0, "version-missing", "version-missing-hint")),
        }
        let Some(themes) = root.get("themes") else { return Ok(()) };
        let Some(list) = themes.get_ref().as_array() else {
            return Err(self.plain_fault(themes.span(), "themes-no-list", "themes-begin-hint"));
        };
        list.iter().try_for_each(|theme| self.theme(theme))
    }

    #[allow(clippy::cast_possible_truncation)] // there are at most 32
    fn theme(&mut self, entry: &Spanned<DeValue<'_>>) -> Parsed<()> {
        let Some(table) = entry.get_ref().as_table() else {
            return Err(self.plain_fault(entry.span(), "themes-no-table", "themes-begin-hint"));
        };
        self.only(table, &["id", "names", "words", "not"])?;
        let Some((id_at, id)) = table.get("id").and_then(string) else {
            return Err(self.plain_fault(entry.span(), "themes-no-id", "themes-no-id-hint"));
        };
        if id.is_empty() || !id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
            let message = Message::new("themes-bad-id").with("id", id);
            return Err(self.fault(id_at, message, Message::new("themes-bad-id-hint")));
        }
        if self.themes.number_of(&id).is_some() {
            let message = Message::new("themes-id-twice").with("id", id);
            return Err(self.fault(id_at, message, Message::new("themes-id-twice-hint")));
        }
        let number = self.themes.themes.len();
        if number == MOST_THEMES {
            let message = Message::new("themes-too-many").with("most", MOST_THEMES);
            return Err(self.fault(entry.span(), message, Message::new("themes-too-many-hint")));
        }
        let mut names = BTreeMap::new();
        for (language, value) in self.by_language(table, "names", &id)? {
            let Some((_, name)) = string(value) else {
                let message = Message::new("themes-name-no-text").with("id", id);
                return Err(self.fault(value.span(), message, Message::new("themes-name-no-text-hint")));
            };
            match unshowable(&name) {
                None => {
                    names.insert(language, name);
                }
                Some(why) => {
                    let message =
                        Message::new(why).with("id", id.as_str()).with("language", language.as_str());
                    let fault = self.fault(value.span(), message, Message::new("themes-name-hint"));
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
                let field = format!("{key}.{language}");
                let message =
                    Message::new("themes-words-no-list").with("id", id).with("field", field.as_str());
                let hint = Message::new("themes-words-no-list-hint").with("field", field);
                return Err(self.fault(list.span(), message, hint));
            };
            for item in items.iter() {
                let Some((at, written)) = string(item) else {
                    let field = format!("{key}.{language}");
                    let message = Message::new("themes-pattern-no-text").with("id", id).with("field", field);
                    return Err(self.fault(
                        item.span(),
                        message,
                        Message::new("themes-pattern-no-text-hint"),
                    ));
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
            let message = Message::new("themes-pattern")
                .with("id", id)
                .with("pattern", written.as_str())
                .with("fault", fault.message);
            self.fault(at.clone(), message, Message::new(fault.hint))
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
            let message = Message::new("themes-no-languages").with("id", id).with("key", key);
            let hint = Message::new("themes-no-languages-hint").with("key", key);
            return Err(self.fault(value.span(), message, hint));
        };
        let language = |(code, value): (&Spanned<_>, &'t Spanned<DeValue<'d>>)| {
            let written: &str = AsRef::<str>::as_ref(code.get_ref());
            let known = Language::new(written).filter(|known| known.as_str() == written);
            let fault = || {
                let message = Message::new("themes-no-language").with("id", id).with("language", written);
                self.fault(code.span(), message, Message::new("themes-no-language-hint"))
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
                let message = Message::new("themes-unknown-key").with("key", key.get_ref().as_ref());
                let hint = Message::new("themes-known").with("known", known.join(", "));
                Err(self.fault(key.span(), message, hint))
            }
        }
    }
}

/// The message of why a name cannot be shown, where it cannot.
fn unshowable(name: &str) -> Option<&'static str> {
    match name {
        name if name.trim().is_empty() => Some("themes-name-empty"),
        name if name.contains(char::is_control) => Some("themes-name-control"),
        _ => None,
    }
}

fn string(value: &Spanned<DeValue<'_>>) -> Option<(Range<usize>, String)> {
    value.get_ref().as_str().map(|text| (value.span(), text.to_owned()))
}
