//! The colours of a figure: by day, by night, and for print without colour.

use crate::basemap::{Color, Style};
use crate::view::{LAYERS, ThemeColour};

/// Which colours a figure has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// For paper and light pages.
    #[default]
    Light,
    /// For dark pages and screens.
    Dark,
    /// For print without colour.
    Grey,
}

impl Theme {
    /// Every theme with its name on the command line.
    pub const ALL: &[(&str, Self)] = &[("light", Self::Light), ("dark", Self::Dark), ("print", Self::Grey)];

    /// How the base map looks.
    #[must_use]
    pub fn basemap(self) -> Style {
        match self {
            Self::Light => Style::light(),
            Self::Dark => Style::dark(),
            Self::Grey => Style::grey(),
        }
    }

    /// The colours of everything else.
    #[must_use]
    pub fn palette(self) -> Palette {
        match self {
            Self::Light => Palette::LIGHT,
            Self::Dark => Palette::DARK,
            Self::Grey => Palette::GREY,
        }
    }
}

/// Colours by what they are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The page.
    pub page: Color,
    /// Lines around and between.
    pub line: Color,
    /// Text.
    pub text: Color,
    /// Text of second rank; at least 4.5:1 on the page.
    pub weak: Color,
    /// What the corpus says.
    pub accent: Color,
    /// Text on the accent.
    pub on_accent: Color,
    /// Names of areas that the corpus mentions: the accent, strong enough to be read on its own tint.
    pub area_label: Color,
    /// Themes, the most frequent first, as the window has them: after Okabe and Ito, for all who tell colours apart in their own
    /// way. The last is for the others.
    pub categories: [Color; LAYERS + 1],
    /// What has no theme, beside those.
    pub themeless: Color,
}

impl Palette {
    /// What a colour of themes looks like.
    #[must_use]
    pub fn theme(&self, colour: ThemeColour) -> Color {
        let [own @ .., others] = self.categories;
        match colour {
            ThemeColour::Own(number) => own.get(number).copied().unwrap_or(others),
            ThemeColour::Others => others,
            ThemeColour::None => self.themeless,
        }
    }

    const LIGHT: Self = Self {
        page: Color::new(0x00FF_FFFF),
        line: Color::new(0x00D9_D6CE),
        text: Color::new(0x001F_2328),
        weak: Color::new(0x006B_7075),
        accent: Color::new(0x00C2_410C),
        on_accent: Color::new(0x00FF_FFFF),
        area_label: Color::new(0x009A_3412),
        categories: [
            Color::new(0x0000_72B2),
            Color::new(0x00D5_5E00),
            Color::new(0x0000_9E73),
            Color::new(0x00C0_6A99),
            Color::new(0x005F_666D),
        ],
        themeless: Color::new(0x0098_938A),
    };

    const DARK: Self = Self {
        page: Color::new(0x0015_171A),
        line: Color::new(0x0034_3940),
        text: Color::new(0x00E8_E8E5),
        weak: Color::new(0x009B_A1A8),
        accent: Color::new(0x00F0_8A4B),
        on_accent: Color::new(0x0015_171A),
        area_label: Color::new(0x00F4_A673),
        categories: [
            Color::new(0x0056_B4E9),
            Color::new(0x00E6_9F00),
            Color::new(0x0000_9E73),
            Color::new(0x00CC_79A7),
            Color::new(0x00B4_BAC0),
        ],
        themeless: Color::new(0x0070_767D),
    };

    const GREY: Self = Self {
        page: Color::new(0x00FF_FFFF),
        line: Color::new(0x00D0_D0D0),
        text: Color::new(0x001A_1A1A),
        weak: Color::new(0x0066_6666),
        accent: Color::new(0x002E_2E2E),
        on_accent: Color::new(0x00FF_FFFF),
        area_label: Color::new(0x0030_3030),
        categories: [
            Color::new(0x0016_1616),
            Color::new(0x005C_5C5C),
            Color::new(0x008A_8A8A),
            Color::new(0x00B4_B4B4),
            Color::new(0x003A_3A3A),
        ],
        themeless: Color::new(0x00D6_D6D6),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast of two colours by the formula of WCAG 2.2.
    fn contrast(a: Color, b: Color) -> f64 {
        let linear = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let luminance =
            |c: Color| 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_text_can_be_read_on_what_it_stands_on() {
        for (name, theme) in Theme::ALL {
            let (palette, map) = (theme.palette(), theme.basemap());
            for (text, ground) in [
                (palette.text, palette.page),
                (palette.weak, palette.page),
                (palette.on_accent, palette.accent),
                (palette.text, map.land),
                (palette.area_label, map.focus_land),
            ] {
                assert!(contrast(text, ground) >= 4.5, "{name}: {} on {}", text.hex(), ground.hex());
            }
        }
    }
}
