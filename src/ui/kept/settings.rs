//! How the window looks, from one run to the next: theme, language, size of text and window, panels, lists, timeline, map.

use std::collections::BTreeMap;
use std::path::PathBuf;

use eframe::egui;
use serde::{Deserialize, Serialize};

use super::store::VERSION;
use super::text::TextSize;
use crate::model::Language;
use crate::ui::command::Tab;
use crate::ui::playback::Speed;
use crate::ui::sizes::Sizes;
use crate::view::{Order, Stack};

/// What `settings.toml` says. What stands in it besides stays (`settings_text`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Of the file.
    pub version: u32,
    /// Light or dark.
    pub theme: Option<Theme>,
    /// The language that was chosen; none for the system's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Size of the text, in percent of the usual one.
    pub text_size: TextSize,
    /// Width and height of the window, in points of the usual size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window: Option<[f32; 2]>,
    /// Whether the window fills the screen.
    pub maximized: bool,
    /// The list in the sidebar.
    pub list: Tab,
    /// Which panels are shown.
    pub panels: ShownPanels,
    /// How wide and high they are.
    pub sizes: Sizes,
    /// How the lists are sorted, where not as at first.
    pub orders: BTreeMap<Tab, Order>,
    /// By what the bars of the timeline are told apart.
    pub bars: Stack,
    /// How fast it plays.
    pub speed: Speed,
    /// What the map shows besides signs.
    pub map: MapLayers,
    /// The base map.
    pub base_map: BaseMap,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            version: VERSION,
            theme: None,
            language: None,
            text_size: TextSize::default(),
            window: None,
            maximized: false,
            list: Tab::default(),
            panels: ShownPanels::default(),
            sizes: Sizes::default(),
            orders: BTreeMap::new(),
            bars: Stack::default(),
            speed: Speed::default(),
            map: MapLayers::default(),
            base_map: BaseMap::default(),
        }
    }
}

/// A theme by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// By day.
    Light,
    /// By night.
    Dark,
}

impl From<egui::Theme> for Theme {
    fn from(theme: egui::Theme) -> Self {
        match theme {
            egui::Theme::Light => Self::Light,
            egui::Theme::Dark => Self::Dark,
        }
    }
}

impl From<Theme> for egui::Theme {
    fn from(theme: Theme) -> Self {
        match theme {
            Theme::Light => Self::Light,
            Theme::Dark => Self::Dark,
        }
    }
}

/// Which panels the user wants to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ShownPanels {
    /// Places and documents.
    pub sidebar: bool,
    /// The passages.
    pub reader: bool,
    /// The timeline.
    pub timeline: bool,
}

impl Default for ShownPanels {
    fn default() -> Self {
        Self { sidebar: true, reader: true, timeline: true }
    }
}

/// What the map shows besides signs, or in their place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MapLayers {
    /// How much is said where, as warmth.
    pub heat: bool,
    /// Lines between places that a paragraph names together.
    pub lines: bool,
}

/// The base map: the one that ships, unless a file is named. A server is no part of it: the yes to that holds until the window is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BaseMap {
    /// Without colour.
    pub grey: bool,
    /// A file of the user's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<PathBuf>,
}

/// What the command line asked of one run: it goes before what is kept, and is not kept itself.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Wished {
    /// Light or dark.
    pub theme: Option<egui::Theme>,
    /// Size of the text.
    pub text: Option<TextSize>,
    /// Width and height of the window, in points of the usual size.
    pub size: Option<[f32; 2]>,
}

#[cfg(test)]
mod tests {
    use super::super::written::Written as _;
    use super::*;

    #[test]
    fn settings_come_back_as_they_were_with_what_a_later_version_adds() {
        let said = "theme = \"dark\"\nlanguage = \"fr\"\ntext_size = 150\nfont = \"Serif\"\n[panels]\nreader = false\n\
                    [orders]\nplaces = \"name\"\n";
        let mut settings: Settings = toml::from_str(said).unwrap();
        assert_eq!((settings.theme, settings.language), (Some(Theme::Dark), Some(Language::FRENCH)));
        assert_eq!(settings.panels, ShownPanels { sidebar: true, reader: false, timeline: true });
        assert_eq!(settings.orders, BTreeMap::from([(Tab::Places, Order::Name)]));
        assert!((settings.text_size.factor() - 1.5).abs() < 1e-6);
        (settings.bars, settings.speed, settings.map.heat) = (Stack::Kind, Speed::Half, true);
        settings.sizes.sidebar = 333.0;
        settings.orders.insert(Tab::Dates, Order::Mentions);
        let text = settings.onto(&Settings::default(), said).unwrap();
        assert!(text.contains("font = \"Serif\""), "{text}");
        assert_eq!(toml::from_str::<Settings>(&text).unwrap(), settings);
    }

    #[test]
    fn a_size_that_no_step_has_becomes_the_nearest_one() {
        for (said, percent) in [(0, 100), (100, 100), (140, 150), (9000, 200)] {
            let settings: Settings = toml::from_str(&format!("text_size = {said}")).unwrap();
            assert_eq!(settings.text_size.percent(), percent);
        }
    }
}
