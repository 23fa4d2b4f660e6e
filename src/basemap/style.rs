//! How the base map looks: quiet, so that what the corpus says stands out. Every colour and width of it is here.

/// A colour without transparency, sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
}

impl Color {
    /// From a number such as `0xF6F3EB`.
    pub const fn new(hex: u32) -> Color {
        let [_, red, green, blue] = hex.to_be_bytes();
        Color { red, green, blue }
    }

    /// As CSS and SVG write it: `#f6f3eb`.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

/// The colours of one look of the map, and which countries it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Style {
    /// Behind all tiles: painters fill the map with it first.
    pub water: Color,
    /// Land.
    pub land: Color,
    /// Land of the countries in `focus`.
    pub focus_land: Color,
    /// Lines between countries.
    pub country_border: Color,
    /// Lines between provinces.
    pub province_border: Color,
    /// Rivers; lakes have the colour of water.
    pub river: Color,
    /// Woods, parks and fields, where a map has them.
    pub green: Color,
    /// Built-up ground.
    pub built: Color,
    /// Buildings.
    pub building: Color,
    /// Roads and railways.
    pub road: Color,
    /// Names of countries.
    pub country_label: Color,
    /// Names of towns.
    pub city_label: Color,
    /// Two-letter codes (ISO 3166) of the countries the map is about.
    pub focus: Vec<String>,
}

impl Style {
    /// For light windows and colour print.
    pub fn light() -> Style {
        Style {
            water: Color::new(0xD6E4EC),
            land: Color::new(0xF6F3EB),
            focus_land: Color::new(0xEFEBE0),
            country_border: Color::new(0xB9B2A3),
            province_border: Color::new(0xD8D1C2),
            river: Color::new(0xD6E4EC),
            green: Color::new(0xE9EDDD),
            built: Color::new(0xEDE9DF),
            building: Color::new(0xE0DACC),
            road: Color::new(0xDDD5C5),
            country_label: Color::new(0x8A8F98),
            city_label: Color::new(0x7A7F85),
            focus: Vec::new(),
        }
    }

    /// For dark windows.
    pub fn dark() -> Style {
        Style {
            water: Color::new(0x12202A),
            land: Color::new(0x22262A),
            focus_land: Color::new(0x292D31),
            country_border: Color::new(0x5B5F63),
            province_border: Color::new(0x3A3F44),
            river: Color::new(0x182A36),
            green: Color::new(0x232B27),
            built: Color::new(0x2A2D30),
            building: Color::new(0x34383C),
            road: Color::new(0x3E4348),
            country_label: Color::new(0x80868C),
            city_label: Color::new(0x8B9198),
            focus: Vec::new(),
        }
    }

    /// For print without colour.
    pub fn grey() -> Style {
        Style {
            water: Color::new(0xE3E3E3),
            land: Color::new(0xFAFAFA),
            focus_land: Color::new(0xF0F0F0),
            country_border: Color::new(0xA6A6A6),
            province_border: Color::new(0xD2D2D2),
            river: Color::new(0xDADADA),
            green: Color::new(0xF1F1F1),
            built: Color::new(0xEFEFEF),
            building: Color::new(0xE0E0E0),
            road: Color::new(0xD6D6D6),
            country_label: Color::new(0x8C8C8C),
            city_label: Color::new(0x7A7A7A),
            focus: Vec::new(),
        }
    }

    /// As [`Self::grey`], for dark windows.
    pub fn dark_grey() -> Style {
        Style {
            water: Color::new(0x161616),
            land: Color::new(0x262626),
            focus_land: Color::new(0x2E2E2E),
            country_border: Color::new(0x606060),
            province_border: Color::new(0x404040),
            river: Color::new(0x1C1C1C),
            green: Color::new(0x2A2A2A),
            built: Color::new(0x2C2C2C),
            building: Color::new(0x383838),
            road: Color::new(0x434343),
            country_label: Color::new(0x868686),
            city_label: Color::new(0x919191),
            focus: Vec::new(),
        }
    }

    /// The same look, with these countries brought forward (two-letter codes).
    pub fn focused_on<I: IntoIterator<Item = S>, S: Into<String>>(mut self, countries: I) -> Style {
        self.focus = countries.into_iter().map(Into::into).collect();
        self
    }
}

/// Width of country borders at a zoom, logical pixels.
pub fn country_border_width(zoom: f32) -> f32 {
    between(zoom, (1.0, 0.6), (7.0, 1.4))
}

/// Width of province borders at a zoom, logical pixels.
pub fn province_border_width(zoom: f32) -> f32 {
    between(zoom, (4.0, 0.5), (8.0, 1.0))
}

/// Width of a river at a zoom, logical pixels. Levels 0 and 1 are the great rivers, 3 the small ones.
pub fn river_width(zoom: f32, level: i64) -> f32 {
    let full = between(zoom, (4.0, 0.7), (9.0, 2.0));
    match level {
        0 | 1 => full,
        2 => full * 0.75,
        _ => full * 0.55,
    }
}

/// Width of a road at a zoom, logical pixels. Level 0 are motorways, 1 main roads, 2 streets, 3 paths and rails.
pub fn road_width(zoom: f32, level: i64) -> f32 {
    match level {
        0 => between(zoom, (6.0, 0.8), (16.0, 6.0)),
        1 => between(zoom, (8.0, 0.6), (16.0, 4.5)),
        2 => between(zoom, (12.0, 0.4), (17.0, 3.5)),
        _ => between(zoom, (13.0, 0.3), (17.0, 1.0)),
    }
}

/// Size of a country's name, logical pixels; large countries come first in rank (0 to 1000).
pub fn country_label_size(zoom: f32, rank: i64) -> f32 {
    let by_rank = if rank < 400 {
        1.5
    } else if rank < 850 {
        0.5
    } else {
        0.0
    };
    between(zoom, (2.0, 10.0), (7.0, 13.0)) + by_rank
}

/// Size of a town's name, logical pixels.
pub fn city_label_size(zoom: f32, capital: bool) -> f32 {
    between(zoom, (3.0, 10.5), (8.0, 12.0)) + if capital { 0.5 } else { 0.0 }
}

/// A straight line through two points (zoom, value), level beyond them.
fn between(zoom: f32, (low, first): (f32, f32), (high, last): (f32, f32)) -> f32 {
    first + (last - first) * ((zoom - low) / (high - low)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_grow_with_the_zoom_and_stay_level_beyond() {
        assert_eq!(country_border_width(7.0), country_border_width(12.0));
        assert!(country_border_width(2.0) < country_border_width(6.0));
        assert!(river_width(6.0, 3) < river_width(6.0, 1));
    }

    #[test]
    fn both_grey_looks_are_without_colour() {
        for style in [Style::grey(), Style::dark_grey()] {
            let Style { water, land, focus_land, country_border, province_border, river, .. } = style;
            let Style { green, built, building, road, country_label, city_label, .. } = style;
            for Color { red, green, blue } in [
                water,
                land,
                focus_land,
                country_border,
                province_border,
                river,
                green,
                built,
                building,
                road,
                country_label,
                city_label,
            ] {
                assert!(red == green && green == blue);
            }
        }
    }

    #[test]
    fn colours_are_written_as_svg_reads_them() {
        assert_eq!(Style::light().water.hex(), "#d6e4ec");
        assert_eq!(Color::new(0x00000A).hex(), "#00000a");
    }
}
