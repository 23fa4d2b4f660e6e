//! How the window looks: every colour, size and type style, as tokens. No other file of `ui` spells a colour.

use std::sync::LazyLock;

use eframe::egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme, Ui,
    Vec2,
    style::{ScrollStyle, Selection, WidgetVisuals, Widgets},
};

/// Sizes in points. Distances are multiples of [`size::GRID`].
pub mod size {
    /// The step of the spacing grid.
    pub const GRID: f32 = 4.0;
    /// Radius of corners.
    pub const RADIUS: u8 = 6;
    /// Width of the lines between panels and rows.
    pub const HAIRLINE: f32 = 1.0;
    /// Height of the top bar.
    pub const TOPBAR: f32 = 44.0;
    /// Width of the sidebar at first.
    pub const SIDEBAR: f32 = 296.0;
    /// Width of the sidebar while it is folded into icons.
    pub const RAIL: f32 = 44.0;
    /// Width of the reader at first.
    pub const READER: f32 = 408.0;
    /// Height of the timeline at first.
    pub const TIMELINE: f32 = 196.0;
    /// Height of a row in a list.
    pub const ROW: f32 = 29.0;
    /// Height of a button in a bar.
    pub const BUTTON: f32 = 28.0;
    /// Distance of content from the edge of its panel.
    pub const MARGIN: f32 = 16.0;
    /// Below this window width the sidebar folds into a rail.
    pub const NARROW: f32 = 1280.0;
    /// Below this window width the reader lies over the map.
    pub const SLIM: f32 = 1000.0;

    /// Captions.
    pub const CAPTION: f32 = 11.0;
    /// Secondary text.
    pub const SECONDARY: f32 = 12.0;
    /// The text of the interface.
    pub const BODY: f32 = 13.0;
    /// The name of the program.
    pub const BRAND: f32 = 16.0;
    /// The title of a document or a dialog.
    pub const HEADING: f32 = 17.0;
    /// The title of what is shown.
    pub const TITLE: f32 = 20.0;
    /// Passages, because they are read.
    pub const PASSAGE: f32 = 15.0;
    /// Line height of passages.
    pub const PASSAGE_LINE: f32 = 23.0;
}

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tokens {
    /// Behind everything.
    pub background: Color32,
    /// Panels and floating things.
    pub panel: Color32,
    /// Hairlines.
    pub line: Color32,
    /// Text.
    pub text: Color32,
    /// Text of second rank.
    pub weak: Color32,
    /// Signs and marks; never text that must be read.
    pub faint: Color32,
    /// What the corpus says: markers, the window, dates.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// The accent as a background.
    pub soft: Color32,
    /// Behind words in the accent colour: what is chosen of several.
    pub chosen: Color32,
    /// The accent half way to its soft shade: bars beside names.
    pub muted: Color32,
    /// Links.
    pub link: Color32,
    /// Behind a toponym in a passage.
    pub highlight: Color32,
    /// Behind words that were looked for.
    pub hit: Color32,
    /// A row or a button under the pointer.
    pub hover: Color32,
    /// What went wrong.
    pub error: Color32,
    /// Seas and lakes, as the base map has them.
    pub water: Color32,
    /// Land, as the base map has it: rims of markers, halos of names.
    pub land: Color32,
    /// The shadow of floating things.
    pub shadow: Color32,
    /// Categories, the largest first: after Okabe and Ito, for all who tell colours apart in their own way. The last is for the others.
    pub categories: [Color32; 5],
    /// What belongs to no theme, beside those.
    pub themeless: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

impl Tokens {
    /// The colours by day.
    pub const LIGHT: Self = Self {
        background: rgb(0x00F7_F7F5),
        panel: rgb(0x00FF_FFFF),
        line: rgb(0x00E3_E2DD),
        text: rgb(0x001F_2328),
        weak: rgb(0x0064_696E),
        faint: rgb(0x009A_A0A6),
        accent: rgb(0x00C2_410C),
        on_accent: rgb(0x00FF_FFFF),
        soft: rgb(0x00FE_EEE4),
        chosen: rgb(0x00FD_EEE5),
        muted: rgb(0x00DB_B6A4),
        link: rgb(0x001D_5B8F),
        highlight: rgb(0x00FF_E8B8),
        hit: rgb(0x00D3_E5F6),
        hover: rgb(0x00F1_F0EC),
        error: rgb(0x00B4_2318),
        water: rgb(0x00D6_E4EC),
        land: rgb(0x00F6_F3EB),
        shadow: Color32::from_black_alpha(36),
        categories: [
            rgb(0x0000_72B2),
            rgb(0x00D5_5E00),
            rgb(0x0000_9E73),
            rgb(0x00C0_6A99),
            rgb(0x005F_666D),
        ],
        themeless: rgb(0x0098_938A),
    };

    /// The colours by night.
    pub const DARK: Self = Self {
        background: rgb(0x0015_171A),
        panel: rgb(0x001C_1F23),
        line: rgb(0x002C_3036),
        text: rgb(0x00E8_E8E5),
        weak: rgb(0x009B_A1A8),
        faint: rgb(0x006C_737B),
        accent: rgb(0x00F0_8A4B),
        on_accent: rgb(0x0015_171A),
        soft: rgb(0x003A_2519),
        chosen: rgb(0x003A_2519),
        muted: rgb(0x008F_5A3A),
        link: rgb(0x006F_B1E4),
        highlight: rgb(0x005A_4415),
        hit: rgb(0x001D_4059),
        hover: rgb(0x0025_292E),
        error: rgb(0x00F9_7066),
        water: rgb(0x0012_202A),
        land: rgb(0x0022_262A),
        shadow: Color32::from_black_alpha(120),
        categories: [
            rgb(0x0056_B4E9),
            rgb(0x00E6_9F00),
            rgb(0x0000_9E73),
            rgb(0x00CC_79A7),
            rgb(0x00B4_BAC0),
        ],
        themeless: rgb(0x0070_767D),
    };

    /// The colours of the theme that `ui` is drawn in.
    #[must_use]
    pub fn of(ui: &Ui) -> &'static Self {
        Self::for_theme(if ui.visuals().dark_mode { Theme::Dark } else { Theme::Light })
    }

    /// The colours of `theme`.
    #[must_use]
    pub fn for_theme(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &Self::LIGHT,
            Theme::Dark => &Self::DARK,
        }
    }
}

/// A face of the window's type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Inter 400, the text of the interface.
    Regular,
    /// Inter 500.
    Medium,
    /// Inter 600.
    SemiBold,
    /// Inter 700.
    Bold,
    /// Noto Serif 400, for passages.
    Serif,
    /// Noto Serif 700, for toponyms in passages.
    SerifBold,
}

static NAMED: LazyLock<[FontFamily; 5]> = LazyLock::new(|| {
    ["medium", "semibold", "bold", "serif", "serif-bold"].map(|name| FontFamily::Name(name.into()))
});

impl Face {
    /// Every face.
    pub const ALL: [Self; 6] =
        [Self::Regular, Self::Medium, Self::SemiBold, Self::Bold, Self::Serif, Self::SerifBold];

    /// The family that egui knows the face by.
    #[must_use]
    pub fn family(self) -> FontFamily {
        match self {
            Self::Regular => FontFamily::Proportional,
            Self::Medium => NAMED[0].clone(),
            Self::SemiBold => NAMED[1].clone(),
            Self::Bold => NAMED[2].clone(),
            Self::Serif => NAMED[3].clone(),
            Self::SerifBold => NAMED[4].clone(),
        }
    }

    /// The face at a size in points.
    #[must_use]
    pub fn at(self, size: f32) -> FontId {
        FontId { size, family: self.family() }
    }
}

/// Gives the context both themes and the type.
pub fn install(ctx: &Context) {
    for theme in [Theme::Light, Theme::Dark] {
        ctx.set_style_of(theme, style(theme));
    }
}

fn style(theme: Theme) -> Style {
    let tokens = Tokens::for_theme(theme);
    let mut style = theme.default_style();
    style.text_styles = [
        (TextStyle::Small, Face::Regular.at(size::CAPTION)),
        (TextStyle::Body, Face::Regular.at(size::BODY)),
        (TextStyle::Button, Face::Medium.at(size::BODY)),
        (TextStyle::Heading, Face::SemiBold.at(size::TITLE)),
        (TextStyle::Monospace, Face::Regular.at(size::SECONDARY)),
    ]
    .into();
    style.animation_time = 0.12;
    space(&mut style);
    colour(&mut style, tokens);
    style
}

fn space(style: &mut Style) {
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::splat(size::GRID * 2.0);
    spacing.button_padding = Vec2::new(10.0, 5.0);
    spacing.interact_size.y = size::BUTTON;
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(16);
    spacing.menu_width = 280.0;
    spacing.scroll = ScrollStyle { bar_width: 8.0, floating_width: 3.0, ..ScrollStyle::floating() };
    spacing.scroll.fade.strength = 0.0;
    style.interaction.tooltip_delay = 0.4;
    // Text that lies under a click belongs to the click; what is worth copying has a command for it.
    style.interaction.selectable_labels = false;
}

fn colour(style: &mut Style, tokens: &Tokens) {
    let hairline = Stroke::new(size::HAIRLINE, tokens.line);
    let visuals = &mut style.visuals;
    visuals.widgets = Widgets {
        noninteractive: widget(tokens.panel, hairline, tokens.text),
        inactive: widget(tokens.background, hairline, tokens.text),
        hovered: widget(tokens.hover, Stroke::new(1.0, tokens.faint), tokens.text),
        active: widget(tokens.soft, Stroke::new(1.0, tokens.accent), tokens.text),
        open: widget(tokens.hover, hairline, tokens.text),
    };
    visuals.selection = Selection { bg_fill: tokens.soft, stroke: Stroke::new(1.0, tokens.accent) };
    visuals.weak_text_color = Some(tokens.weak);
    visuals.hyperlink_color = tokens.link;
    visuals.faint_bg_color = tokens.hover;
    visuals.extreme_bg_color = tokens.background;
    visuals.code_bg_color = tokens.background;
    visuals.warn_fg_color = tokens.accent;
    visuals.error_fg_color = tokens.error;
    visuals.panel_fill = tokens.panel;
    visuals.window_fill = tokens.panel;
    visuals.window_stroke = hairline;
    visuals.window_corner_radius = CornerRadius::same(size::RADIUS + 2);
    visuals.menu_corner_radius = CornerRadius::same(size::RADIUS);
    visuals.window_shadow = Shadow { offset: [0, 8], blur: 28, spread: 0, color: tokens.shadow };
    visuals.popup_shadow = Shadow { offset: [0, 4], blur: 14, spread: 0, color: tokens.shadow };
}

fn widget(fill: Color32, stroke: Stroke, text: Color32) -> WidgetVisuals {
    WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: stroke,
        corner_radius: CornerRadius::same(size::RADIUS),
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basemap::Style;

    /// Relative luminance as WCAG 2.2 defines it.
    fn luminance(colour: Color32) -> f64 {
        let [red, green, blue] = [colour.r(), colour.g(), colour.b()].map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn water_and_land_have_the_colours_of_the_base_map() {
        for (tokens, style) in [(Tokens::LIGHT, Style::light()), (Tokens::DARK, Style::dark())] {
            for (token, colour) in [(tokens.water, style.water), (tokens.land, style.land)] {
                assert_eq!(token, Color32::from_rgb(colour.red, colour.green, colour.blue));
            }
        }
    }

    #[test]
    fn a_category_stands_out_from_the_panel_by_three_to_one() {
        for tokens in [Tokens::LIGHT, Tokens::DARK] {
            for (number, colour) in tokens.categories.iter().chain([&tokens.themeless]).enumerate() {
                let ratio = contrast(*colour, tokens.panel);
                assert!(ratio >= 3.0, "{number}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn text_that_must_be_read_has_a_contrast_of_at_least_four_and_a_half() {
        for tokens in [Tokens::LIGHT, Tokens::DARK] {
            for (what, text, behind) in [
                ("text", tokens.text, tokens.background),
                ("text on a selected row", tokens.text, tokens.soft),
                ("weak text", tokens.weak, tokens.panel),
                ("weak text in a field", tokens.weak, tokens.background),
                ("weak text on a selected row", tokens.weak, tokens.soft),
                ("weak text under the pointer", tokens.weak, tokens.hover),
                ("name of an area on the map", tokens.weak, tokens.land),
                ("name on the map", tokens.text, tokens.land),
                ("name over water", tokens.text, tokens.water),
                ("text under the pointer", tokens.text, tokens.hover),
                ("date on a selected row", tokens.accent, tokens.soft),
                ("date under the pointer", tokens.accent, tokens.hover),
                ("link under the pointer", tokens.link, tokens.hover),
                ("link on a toponym's paragraph", tokens.link, tokens.background),
                ("error on a selected row", tokens.error, tokens.soft),
                ("date", tokens.accent, tokens.panel),
                ("button", tokens.on_accent, tokens.accent),
                ("what is chosen", tokens.accent, tokens.chosen),
                ("link", tokens.link, tokens.panel),
                ("link on the strip of filters", tokens.link, tokens.soft),
                ("toponym", tokens.text, tokens.highlight),
                ("what was found", tokens.text, tokens.hit),
                ("error", tokens.error, tokens.panel),
            ] {
                let ratio = contrast(text, behind);
                assert!(ratio >= 4.5, "{what}: {ratio:.2}");
            }
        }
    }
}
