//! What the colours of themes stand for, in words.

use crate::view::{self, LAYERS, ThemeColour, ViewModel};
use crate::words::Words;

/// The names of the themes that have colours, each with its own; the others and what has none last.
#[must_use]
pub fn themes_named(view: &ViewModel, words: &Words) -> Vec<(ThemeColour, String)> {
    let order = view::theme_order(view.corpus());
    let name = |theme: &u8| view::theme_name(view.corpus(), *theme, words.language());
    let named = order.iter().take(LAYERS).map(name).enumerate();
    let mut themes: Vec<_> = named.map(|(own, name)| (ThemeColour::Own(own), name)).collect();
    if order.len() > LAYERS {
        let others = [("count", (order.len() - LAYERS).into())];
        themes.push((ThemeColour::Others, words.with("theme-others", &others)));
    }
    themes.push((ThemeColour::None, words.get("theme-none")));
    themes
}
