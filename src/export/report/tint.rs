//! Light drawings on dark pages: which colour of the light drawing is which of the dark one.

use std::collections::BTreeMap;

use super::super::figure::{Group, Item, Paint};
use crate::basemap::Color;

/// The dark colour of each light one, both as `#rrggbb`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tints(BTreeMap<String, String>);

impl Tints {
    /// Learns from the same layers in light and in dark, which differ by their colours alone.
    pub fn learn(&mut self, light: &[Group], dark: &[Group]) {
        for (light, dark) in light.iter().zip(dark) {
            self.items(&light.items, &dark.items);
        }
    }

    /// The rules of a style sheet that give every drawing of a page its dark colours.
    pub fn rules(&self) -> String {
        let pairs = self.0.iter().filter(|(light, dark)| light != dark);
        pairs
            .map(|(light, dark)| {
                format!("svg [fill=\"{light}\"]{{fill:{dark}}}svg [stroke=\"{light}\"]{{stroke:{dark}}}\n")
            })
            .collect()
    }

    fn items(&mut self, light: &[Item], dark: &[Item]) {
        for pair in light.iter().zip(dark) {
            match pair {
                (Item::Group(light), Item::Group(dark)) => self.items(&light.items, &dark.items),
                (Item::Shape(_, light), Item::Shape(_, dark)) => self.paint(light, dark),
                (Item::Text(light), Item::Text(dark)) => {
                    self.pair(light.style.color, dark.style.color);
                    if let (Some(light), Some(dark)) = (light.style.halo, dark.style.halo) {
                        self.pair(light, dark);
                    }
                }
                _ => {}
            }
        }
    }

    fn paint(&mut self, light: &Paint, dark: &Paint) {
        if let (Some((light, _)), Some((dark, _))) = (light.fill, dark.fill) {
            self.pair(light, dark);
        }
        if let (Some(light), Some(dark)) = (light.stroke, dark.stroke) {
            self.pair(light.color, dark.color);
        }
    }

    /// The first of several dark colours stays.
    fn pair(&mut self, light: Color, dark: Color) {
        self.0.entry(light.hex()).or_insert_with(|| dark.hex());
    }
}
