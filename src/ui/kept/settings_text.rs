//! Settings in the words of their file: what changed is changed in the file, and comments and what is not known here stay.

use toml_edit::{DocumentMut, Item, Table, TableLike};

use super::settings::Settings;
use super::store::{Kept, broken};
use super::written::Written;
use crate::model::Message;

impl Written for Settings {
    const OF: Kept = Kept::Settings;

    fn onto(&self, before: &Self, file: &str) -> Result<String, Message> {
        let mut document: DocumentMut = file.parse().map_err(|error: toml_edit::TomlError| broken(&error))?;
        let table = |settings: &Self| toml_edit::ser::to_document(settings).map_err(|error| broken(&error));
        change(document.as_table_mut(), table(before)?.as_table(), table(self)?.as_table());
        Ok(document.to_string())
    }
}

/// Makes of `file`, which said `before`, what says `after`: what is the same in both stays as it stands there, if it does.
fn change(file: &mut dyn TableLike, before: &dyn TableLike, after: &dyn TableLike) {
    let nothing = Table::new();
    for (key, now) in after.iter() {
        let was = before.get(key);
        if let Some(now) = now.as_table_like() {
            let was = was.and_then(Item::as_table_like).unwrap_or(&nothing);
            if let Some(within) = file.entry(key).or_insert(Item::Table(Table::new())).as_table_like_mut() {
                change(within, was, now);
                continue;
            }
        }
        let is_same = was.is_some_and(|was| text(was) == text(now));
        if !(is_same && file.contains_key(key)) {
            put(file, key, now.clone());
        }
    }
    for (key, _) in before.iter().filter(|(key, _)| !after.contains_key(key)) {
        file.remove(key);
    }
}

fn text(item: &Item) -> String {
    item.to_string().trim().to_owned()
}

/// Gives a key another value; what stands around the one it had stays.
fn put(file: &mut dyn TableLike, key: &str, mut item: Item) {
    let around = file.get(key).and_then(Item::as_value).map(|value| value.decor().clone());
    if let (Some(around), Some(value)) = (around, item.as_value_mut()) {
        *value.decor_mut() = around;
    }
    match file.get_mut(key) {
        Some(held) => *held = item,
        None => drop(file.insert(key, item)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::settings::{ShownPanels, Theme};
    use super::*;
    use crate::model::Language;

    const BY_HAND: &str = "# For the large screen.\nversion = 1\ntheme = \"light\" # by day\nlanguage = \"fr\"\nfont = \"Serif\"\n\n\
                           [panels]\n# The map has the room.\nreader = false\nruler = true\n";

    #[test]
    fn comments_and_keys_that_are_not_known_here_stay_also_within_tables() {
        let before: Settings = toml::from_str(BY_HAND).unwrap();
        let panels = ShownPanels { timeline: false, ..before.panels };
        let after = Settings { theme: Some(Theme::Dark), language: None, panels, ..before.clone() };
        let text = after.onto(&before, BY_HAND).unwrap();
        for kept in [
            "# For the large screen.",
            "# by day",
            "font = \"Serif\"",
            "# The map has the room.",
            "ruler = true",
        ] {
            assert!(text.contains(kept), "{kept} in {text}");
        }
        assert!(!text.contains("language"), "{text}");
        assert_eq!(toml::from_str::<Settings>(&text).unwrap(), after);
    }

    #[test]
    fn what_is_not_changed_here_stays_as_another_window_has_it() {
        let before = Settings { language: Some(Language::ENGLISH), ..Settings::default() };
        let after = Settings { maximized: true, ..before.clone() };
        let theirs = Settings { theme: Some(Theme::Dark), language: None, ..before.clone() };
        let text = theirs.onto(&before, &before.onto(&Settings::default(), "").unwrap()).unwrap();
        let text = after.onto(&before, &text).unwrap();
        let both: Settings = toml::from_str(&text).unwrap();
        assert_eq!((both.theme, both.maximized), (Some(Theme::Dark), true));
    }

    #[test]
    fn a_file_that_cannot_be_understood_is_not_written_over() {
        let settings = Settings::default();
        assert!(settings.onto(&settings, "theme = = \"dark\"\n").is_err());
    }
}
